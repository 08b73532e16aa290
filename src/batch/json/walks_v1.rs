//! A line of `walks`, version 1.

use serde::Serialize;

use super::parts::{StepJson, app_id, fault_at, outcome, path, remaining};
use crate::analysis::Walk;
use crate::engine::{RecordedWalk, Standing, placings};
use crate::model::Model;
use crate::text::Messages;

/// One walk as it came out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WalkLineV1<'m> {
    path: Vec<StepJson<'m>>,
    outcome: Option<&'m str>,
    remaining: Vec<&'m str>,
    /// Only where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    standings: Option<StandingsV1<'m>>,
    /// Only where something is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The apps that are left, by standing, in the order of the advice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct StandingsV1<'m> {
    recommended: Vec<&'m str>,
    conditional: Vec<&'m str>,
    unproven: Vec<&'m str>,
}

impl<'m> StandingsV1<'m> {
    /// As a walk has them where it is.
    fn of(model: &'m Model, walk: &RecordedWalk) -> Self {
        let mut standings = Self::default();
        for placing in placings(model, walk) {
            let list = match placing.standing {
                Standing::Recommended => &mut standings.recommended,
                Standing::Conditional => &mut standings.conditional,
                Standing::Unproven => &mut standings.unproven,
                Standing::Dropped => continue,
            };
            list.push(app_id(model, placing.app));
        }
        standings
    }
}

impl<'m> WalkLineV1<'m> {
    /// A walk; with a fault of the tree, if it met one.
    pub(in crate::batch) fn of(model: &'m Model, messages: Messages, walk: &Walk) -> Self {
        Self {
            path: path(model, &walk.path),
            outcome: outcome(model, walk.end),
            remaining: remaining(model, &walk.left),
            standings: None,
            error: fault_at(model, messages, walk.end),
        }
    }

    /// Adds the standings and the order of what is left.
    pub(in crate::batch) fn add_standings(&mut self, model: &'m Model, walk: &RecordedWalk) {
        self.standings = Some(StandingsV1::of(model, walk));
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
