//! Where a walk has been.

use super::walk::WalkState;
use crate::model::{Ix, Model, QuestionIx};

/// Which questions a walk has been at, for who takes many steps: to look through its whole path at each would take the
/// square of their number. What it does not know yet it looks up in the walk; at first that is all.
#[derive(Default)]
pub(super) struct Been {
    questions: Vec<bool>,
    /// How much of the path it knows.
    path: usize,
    /// How many of the pages that were shown it knows.
    shown: usize,
}

impl Been {
    /// Learns what the walk has been at since.
    pub(super) fn catch_up(&mut self, model: &Model, walk: &WalkState) {
        self.questions.resize(model.graph.questions.len(), false);
        let answered = walk.path.iter().skip(self.path).map(|choice| choice.question);
        for question in answered.chain(walk.shown.iter().skip(self.shown).copied()) {
            self.questions.get_mut(question.at()).into_iter().for_each(|been| *been = true);
        }
        (self.path, self.shown) = (walk.path.len(), walk.shown.len());
    }

    /// Whether the walk has been at a question.
    pub(super) fn at(&self, walk: &WalkState, question: QuestionIx) -> bool {
        self.questions.get(question.at()).is_some_and(|been| *been)
            || walk.path.iter().skip(self.path).any(|choice| choice.question == question)
            || walk.shown.iter().skip(self.shown).any(|shown| *shown == question)
    }
}
