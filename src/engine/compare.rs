//! Apps side by side: in which facts they differ, and which of those the answers of the walk tested.

use super::walk::RecordedWalk;
use crate::model::{AppIx, FactIx, Model, Value};

/// The facts of the tree, parted by whether some apps differ in them. Each part begins with the facts that the answers
/// tested, requirements before wishes, in the order of the walk; the others follow in the order of the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// At least two apps have another value, or another note with it. Unknown is a value here: it is shown as such.
    pub differ: Vec<FactIx>,
    /// All have the same, and it is known, or known to depend on the same.
    pub same: Vec<FactIx>,
    /// It is unknown of all.
    pub unknown: Vec<FactIx>,
    /// The facts that an answer on the walk tested, by a requirement or a wish.
    pub tested: Vec<FactIx>,
}

/// Lays apps side by side.
pub fn compare(model: &Model, state: &RecordedWalk, apps: &[AppIx]) -> Comparison {
    let mut comparison = Comparison { tested: tested(model, state), ..Comparison::default() };
    let others = model.graph.facts.indexes().filter(|fact| !comparison.tested.contains(fact));
    let all: Vec<FactIx> = comparison.tested.iter().copied().chain(others).collect();
    for fact in all {
        let mut told = apps.iter().map(|app| told(model, fact, *app));
        let first = told.next();
        match &first {
            Some(first) if told.any(|other| other != *first) => comparison.differ.push(fact),
            Some((Value::Unknown, _)) | None => comparison.unknown.push(fact),
            Some(_) => comparison.same.push(fact),
        }
    }
    comparison
}

/// All that is shown of a fact of an app.
fn told(model: &Model, fact: FactIx, app: AppIx) -> (Value<'_>, Option<&str>) {
    let detail = model.catalogue.columns.get(fact).and_then(|column| column.details.get(&app));
    (model.value(fact, app), detail.and_then(|detail| detail.note.as_ref()).map(|note| note.as_str()))
}

/// The facts that the walk tested, each once: those of requirements first, then those of wishes, in the order of the walk.
fn tested(model: &Model, state: &RecordedWalk) -> Vec<FactIx> {
    let requirements = state.record.tested.iter().filter_map(|effect| effect.requirement(model));
    let wishes = state.record.wishes.iter().filter_map(|wish| wish.effect.wish(model));
    let mut facts: Vec<FactIx> = Vec::new();
    for fact in requirements.chain(wishes).flat_map(|requirement| requirement.require.facts()) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}
