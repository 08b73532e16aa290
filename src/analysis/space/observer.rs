//! Observers of an exploration: they see every state once, with everything that can still matter of the walks that lead
//! to it, and every lookup of routes from there.

use super::indexes::{PlaceIx, StateIx};
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteObserver, WalkState, routes_after};
use crate::model::{Model, Route};

/// Sees the states of an exploration.
pub(in crate::analysis) trait StateObserver: RouteObserver {
    /// Whether it wants to see the lookups of routes too; not to show them is faster.
    const WANTS_ROUTES: bool;
    /// A state with a question in view, before any choice is made there. The walk is projected: what no test can name any
    /// more is missing. Where the apps left do not matter, they are those of one of the merged walks.
    ///
    /// With a place, nothing that a choice there does to routes or apps depends on what is left; and of all states at one
    /// place the walk is the same, but for what is left.
    fn on_state(&mut self, state: StateIx, walk: &WalkState, place: Option<PlaceIx>);
    /// The lookups that follow come after this choice, in the state shown last. Of answers that behave alike one is
    /// chosen: `alike` are the others.
    fn on_choice(&mut self, choice: &Choice, alike: &[AnswerValue]);
}

/// An observer that wants nothing.
pub(in crate::analysis) struct NoObserver;

impl RouteObserver for NoObserver {
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl StateObserver for NoObserver {
    const WANTS_ROUTES: bool = false;

    fn on_state(&mut self, _: StateIx, _: &WalkState, _: Option<PlaceIx>) {}
    fn on_choice(&mut self, _: &Choice, _: &[AnswerValue]) {}
}

/// The routes of another answer that behaves like the chosen one, written elsewhere: one by one they lead to the same.
#[derive(Debug)]
pub(in crate::analysis) struct EquivalentRoutes<'m> {
    pub(in crate::analysis) given: AnswerValue,
    pub(in crate::analysis) routes: &'m [Route],
}

/// The routes of the other answers, each list once.
pub(in crate::analysis) fn equivalent_routes<'m>(
    model: &'m Model,
    choice: &Choice,
    alike: &[AnswerValue],
) -> Vec<EquivalentRoutes<'m>> {
    let question = model.graph.questions.row(choice.question);
    let mut known_lists = vec![routes_after(question, Some(&choice.given))];
    let mut equivalent_routes = Vec::new();
    for given in alike {
        let routes = routes_after(question, Some(given));
        if !known_lists.iter().any(|known| std::ptr::eq(*known, routes)) {
            known_lists.push(routes);
            equivalent_routes.push(EquivalentRoutes { given: given.clone(), routes });
        }
    }
    equivalent_routes
}
