//! Who looks on while the state space is explored: every state is shown once, with all that can still matter of the
//! walks that come to it, and every way that is sought from there.

use super::classes::way_of;
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteObserver, WalkState};
use crate::model::{Model, Route};

/// Who looks on.
pub(super) trait Look: RouteObserver {
    /// Whether the ways are wanted; else they are sought without telling.
    const WAYS: bool;
    /// A state with a question in view, before any choice is made there. What no way and no requirement can ask for
    /// any more is left out of the walk; the apps left are those of one of the walks, unless they matter.
    fn state(&mut self, state: u32, core: &WalkState);
    /// The ways that are told next are sought after this choice, in the state shown last. Answers that behave alike are
    /// chosen once: `alike` are the others.
    fn choosing(&mut self, choice: &Choice, alike: &[AnswerValue]);
}

/// Nobody.
pub(super) struct Nobody;

impl RouteObserver for Nobody {
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl Look for Nobody {
    const WAYS: bool = false;

    fn state(&mut self, _: u32, _: &WalkState) {}
    fn choosing(&mut self, _: &Choice, _: &[AnswerValue]) {}
}

/// A way of another answer that behaves like the one that is chosen, written elsewhere: its routes lead alike, one by
/// one.
#[derive(Debug)]
pub(super) struct Twin<'m> {
    pub(super) given: AnswerValue,
    pub(super) way: &'m [Route],
}

/// The ways of other answers than the one that is chosen, each once.
pub(super) fn twins<'m>(model: &'m Model, choice: &Choice, alike: &[AnswerValue]) -> Vec<Twin<'m>> {
    let question = model.graph.questions.row(choice.question);
    let mut ways = vec![way_of(question, &choice.given)];
    let mut twins = Vec::new();
    for given in alike {
        let way = way_of(question, given);
        if !ways.iter().any(|known| std::ptr::eq(*known, way)) {
            ways.push(way);
            twins.push(Twin { given: given.clone(), way });
        }
    }
    twins
}
