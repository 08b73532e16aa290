//! What came of the walk of a scenario, and where that is not what was expected.

use crate::engine::{Position, RecordedWalk, Standing, standings};
use crate::model::{AppIx, Catalogue, Expectation, Ix, Model};
use crate::order;

/// What came of a walk, in the words of an expectation; lists are sorted.
#[derive(Debug, Default)]
pub(super) struct WalkResult {
    pub(super) outcome: Option<String>,
    recommended: Vec<String>,
    conditional: Vec<String>,
    unproven: Vec<String>,
    dropped: Vec<String>,
    remaining: Vec<String>,
    labels: Vec<String>,
    open: Vec<String>,
}

impl WalkResult {
    pub(super) fn of(model: &Model, state: &RecordedWalk) -> Self {
        let graph = &model.graph;
        let mut found = Self::default();
        if let Position::Done(outcome) = state.walk.position {
            found.outcome = Some(graph.outcomes.row(outcome).id.clone());
        }
        let standings = standings(model, state);
        // Apps are in the order of their ids, so these lists are sorted too.
        for app in Catalogue::apps_in(&model.catalogue.offered) {
            let id = || model.catalogue.apps.row(app).id.clone();
            let list = match standing(&standings, app) {
                Standing::Recommended => &mut found.recommended,
                Standing::Conditional => &mut found.conditional,
                Standing::Unproven => &mut found.unproven,
                Standing::Dropped => &mut found.dropped,
            };
            list.push(id());
            if standing(&standings, app) != Standing::Dropped {
                found.remaining.push(id());
            }
        }
        found.labels = state.walk.labels.iter().map(|label| graph.labels.row(*label).clone()).collect();
        order::sort(&mut found.labels);
        found.open = state.walk.open().map(|question| graph.questions.row(question).id.clone()).collect();
        order::sort(&mut found.open);
        found
    }

    /// The keys that have another result than expected, each with what came. An outcome is a list of one, or of none. Where a
    /// walk did not end, and should have, the rest says nothing.
    pub(super) fn mismatches(&self, expect: &Expectation) -> Vec<Mismatch> {
        let mut all = Vec::new();
        let list = |id: &Option<String>| id.iter().cloned().collect::<Vec<String>>();
        if let Some(expected) = &expect.outcome
            && *expected != self.outcome
        {
            all.push(Mismatch { key: "outcome", expected: list(expected), came: list(&self.outcome) });
            if self.outcome.is_none() {
                return all;
            }
        }
        let lists = [
            ("recommended", &expect.recommended, &self.recommended),
            ("conditional", &expect.conditional, &self.conditional),
            ("unproven", &expect.unproven, &self.unproven),
            ("dropped", &expect.dropped, &self.dropped),
            ("remaining", &expect.remaining, &self.remaining),
            ("labels", &expect.labels, &self.labels),
            ("open", &expect.open, &self.open),
        ];
        for (key, expected, came) in lists {
            if let Some(expected) = expected.as_ref().filter(|expected| *expected != came) {
                all.push(Mismatch { key, expected: expected.clone(), came: came.clone() });
            }
        }
        all
    }

    /// The standing of an app, as the key of an expectation.
    pub(super) fn standing(&self, id: &str) -> Option<&'static str> {
        let lists = [
            ("recommended", &self.recommended),
            ("conditional", &self.conditional),
            ("unproven", &self.unproven),
            ("dropped", &self.dropped),
        ];
        lists.into_iter().find(|(_, list)| list.iter().any(|known| known == id)).map(|(key, _)| key)
    }
}

fn standing(standings: &[Standing], app: AppIx) -> Standing {
    debug_assert!(app.at() < standings.len(), "every app stands somewhere");
    // An app without a standing is not left.
    standings.get(app.at()).copied().unwrap_or(Standing::Dropped)
}

/// A key of an expectation with another result than expected.
#[derive(Debug, Clone)]
pub(super) struct Mismatch {
    /// The key.
    pub(super) key: &'static str,
    /// The ids that are expected, sorted.
    pub(super) expected: Vec<String>,
    /// The ids that came, sorted.
    pub(super) came: Vec<String>,
}

impl Mismatch {
    /// The ids that came and are not expected.
    pub(super) fn extra(&self) -> impl Iterator<Item = &String> {
        self.came.iter().filter(|id| !self.expected.contains(id))
    }

    /// The ids that are expected and did not come.
    pub(super) fn missing(&self) -> impl Iterator<Item = &String> {
        self.expected.iter().filter(|id| !self.came.contains(id))
    }
}
