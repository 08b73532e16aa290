//! Things to do after a decision, and how far they are.

use super::selection::Selection;
use crate::text::{Day, SafeText};

/// Something to do: a step of a plan, or an attention point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskId {
    /// A step of a plan, by the ids of both.
    Step {
        /// The plan.
        plan: String,
        /// The step.
        step: String,
    },
    /// An attention point, by its id; without one by its words.
    Point(String),
}

/// What is known of something to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Task {
    /// What has to be done, as it was shown last; empty when nobody knows.
    pub shown: SafeText,
    /// How far it is.
    pub state: TaskState,
    /// Who does it.
    pub owner: SafeText,
    /// When it has to be done.
    pub due: Option<Day>,
    /// A remark.
    pub remark: SafeText,
    /// What was chosen when it got its state; nothing of one that is still to do.
    pub about: Selection,
}

impl Task {
    /// Whether anything is known of it besides its words.
    pub fn is_touched(&self) -> bool {
        *self != Self { shown: self.shown.clone(), ..Self::default() }
    }
}

/// How far something to do is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TaskState {
    /// Still to do.
    #[default]
    Open,
    /// Done.
    Done,
    /// Not needed here.
    NotNeeded,
    /// Not done, and the risk of that is accepted.
    Accepted {
        /// Why.
        why: SafeText,
        /// By whom.
        by: SafeText,
        /// Until when.
        until: Option<Day>,
    },
}
