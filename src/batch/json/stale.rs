//! The facts of an app that were checked too long ago, in `walk`.

use serde::Serialize;

use crate::model::{AppIx, Model};

/// The facts that were last checked on one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct StaleJson<'m> {
    checked: &'m str,
    facts: Vec<&'m str>,
}

/// Those of one app, by date, in the order in which the tree has the facts.
pub(super) fn stale(model: &Model, app: AppIx) -> Vec<StaleJson<'_>> {
    let mut told: Vec<StaleJson<'_>> = Vec::new();
    for stale in model.stale_facts(app) {
        let (checked, id) = (stale.date.as_str(), model.graph.facts.row(stale.fact).id.as_str());
        match told.iter_mut().find(|told| told.checked == checked) {
            Some(known) => known.facts.push(id),
            None => told.push(StaleJson { checked, facts: vec![id] }),
        }
    }
    told
}
