//! Where on the walks something was seen first, so that a shortest walk to it can be shown.

use super::indexes::StateIx;
use super::state_space::StateSpace;
use crate::engine::{AnswerValue, Choice};

/// A point on walks: a state, and the choice made there; nothing before the first choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct WitnessPoint(pub(in crate::analysis) Option<(StateIx, Choice)>);

impl WitnessPoint {
    /// A shortest walk to it, the choice included.
    pub(in crate::analysis) fn walk(&self, space: &StateSpace) -> Vec<Choice> {
        let Some((state, choice)) = &self.0 else { return Vec::new() };
        let mut path = space.path_to_state(*state);
        path.push(choice.clone());
        path
    }

    /// The same point with another answer.
    pub(in crate::analysis) fn with(&self, given: &AnswerValue) -> Self {
        let other = |(state, choice): &(StateIx, Choice)| {
            (*state, Choice { question: choice.question, given: given.clone() })
        };
        Self(self.0.as_ref().map(other))
    }
}
