//! Who looks on while the state space is explored: every state is shown once, with all that can still matter of the
//! walks that come to it, and every way that is sought from there.

use super::indexes::StateIx;
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteObserver, WalkState, routes_after};
use crate::model::{Model, Route};

/// Who looks on.
pub(in crate::analysis) trait StateObserver: RouteObserver {
    /// Whether the ways are wanted; else they are sought without telling.
    const WANTS_ROUTES: bool;
    /// A state with a question in view, before any choice is made there. What no way and no requirement can ask for
    /// any more is left out of the walk; the apps left are those of one of the walks, unless they matter.
    fn on_state(&mut self, state: StateIx, walk: &WalkState);
    /// The ways that are told next are sought after this choice, in the state shown last. Answers that behave alike are
    /// chosen once: `alike` are the others.
    fn on_choice(&mut self, choice: &Choice, alike: &[AnswerValue]);
}

/// Nobody.
pub(in crate::analysis) struct NoObserver;

impl RouteObserver for NoObserver {
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl StateObserver for NoObserver {
    const WANTS_ROUTES: bool = false;

    fn on_state(&mut self, _: StateIx, _: &WalkState) {}
    fn on_choice(&mut self, _: &Choice, _: &[AnswerValue]) {}
}

/// A way of another answer that behaves like the one that is chosen, written elsewhere: its routes lead alike, one by
/// one.
#[derive(Debug)]
pub(in crate::analysis) struct EquivalentRoutes<'m> {
    pub(in crate::analysis) given: AnswerValue,
    pub(in crate::analysis) way: &'m [Route],
}

/// The ways of other answers than the one that is chosen, each once.
pub(in crate::analysis) fn equivalent_routes<'m>(
    model: &'m Model,
    choice: &Choice,
    alike: &[AnswerValue],
) -> Vec<EquivalentRoutes<'m>> {
    let question = model.graph.questions.row(choice.question);
    let mut ways = vec![routes_after(question, Some(&choice.given))];
    let mut equivalent_routes = Vec::new();
    for given in alike {
        let way = routes_after(question, Some(given));
        if !ways.iter().any(|known| std::ptr::eq(*known, way)) {
            ways.push(way);
            equivalent_routes.push(EquivalentRoutes { given: given.clone(), way });
        }
    }
    equivalent_routes
}
