//! `app --format json` of several apps, version 1.

use serde::Serialize;

use super::parts::{AttentionJson, FactValueJson, Keyed, app_id, app_ids, attention, value};
use crate::engine::{app_attention, compare, start};
use crate::model::{AppIx, FactIx, Model};

/// The facts in which apps differ, with what is said of each; those that are the same; those that are unknown for all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompareV1<'m> {
    apps: Vec<&'m str>,
    differ: Vec<DifferenceV1<'m>>,
    same: Vec<SameV1<'m>>,
    unknown: Vec<&'m str>,
    attention: Keyed<'m, Vec<AttentionJson>>,
}

/// A fact in which apps differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct DifferenceV1<'m> {
    fact: &'m str,
    values: Keyed<'m, FactValueJson<'m>>,
    notes: Keyed<'m, &'m str>,
}

/// A fact that is the same in all apps.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct SameV1<'m> {
    fact: &'m str,
    value: Option<FactValueJson<'m>>,
    note: Option<&'m str>,
}

/// Apps side by side.
pub fn compare_v1<'m>(model: &'m Model, apps: &[AppIx]) -> CompareV1<'m> {
    debug_assert!(apps.len() > 1, "one app is compared with nothing");
    let state = start(model);
    let comparison = compare(model, &state, apps);
    let id = |fact: &FactIx| model.graph.facts.row(*fact).id.as_str();
    let first = apps.first();
    let differ = comparison.differ.iter().map(|fact| DifferenceV1 {
        fact: id(fact),
        values: by_app(model, apps, |app| Some(value(model, *fact, app))),
        notes: by_app(model, apps, |app| note(model, *fact, app)),
    });
    let same = comparison.same.iter().map(|fact| SameV1 {
        fact: id(fact),
        value: first.map(|app| value(model, *fact, *app)),
        note: first.and_then(|app| note(model, *fact, *app)),
    });
    let points = |app: AppIx| {
        let points = app_attention(model, &state, app);
        Some(points.into_iter().map(|point| attention(model, point)).collect())
    };
    CompareV1 {
        apps: app_ids(model, apps),
        differ: differ.collect(),
        same: same.collect(),
        unknown: comparison.unknown.iter().map(id).collect(),
        attention: by_app(model, apps, points),
    }
}

fn by_app<'m, V>(model: &'m Model, apps: &[AppIx], told: impl Fn(AppIx) -> Option<V>) -> Keyed<'m, V> {
    Keyed(apps.iter().filter_map(|app| Some((app_id(model, *app), told(*app)?))).collect())
}

fn note(model: &Model, fact: FactIx, app: AppIx) -> Option<&str> {
    let detail = model.catalogue.columns.get(fact)?.details.get(&app)?;
    detail.note.as_ref().map(|note| note.as_str())
}
