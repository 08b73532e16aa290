//! A line of `walks`, version 1.

use serde::Serialize;

use super::parts::{StepJson, fault_at, outcome, path, remaining};
use crate::analysis::Walk;
use crate::model::Model;
use crate::text::Messages;

/// One walk as it came out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WalkLineV1<'m> {
    path: Vec<StepJson<'m>>,
    outcome: Option<&'m str>,
    remaining: Vec<&'m str>,
    /// Only where something is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl<'m> WalkLineV1<'m> {
    /// A walk; with a fault of the tree, if it met one.
    pub(in crate::batch) fn of(model: &'m Model, messages: Messages, walk: &Walk) -> Self {
        Self {
            path: path(model, &walk.path),
            outcome: outcome(model, walk.end),
            remaining: remaining(model, &walk.left),
            error: fault_at(model, messages, walk.end),
        }
    }

    /// What cannot be read as a walk.
    pub(in crate::batch) fn no_walk(error: &str) -> Self {
        Self { error: Some(error.to_owned()), ..Self::default() }
    }

    /// Adds what is wrong behind what was.
    pub(in crate::batch) fn add_errors(&mut self, errors: Vec<String>) {
        if !errors.is_empty() {
            let all: Vec<String> = self.error.take().into_iter().chain(errors).collect();
            self.error = Some(all.join(" "));
        }
    }
}
