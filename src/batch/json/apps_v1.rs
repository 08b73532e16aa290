//! `apps --format json` and `app --format json` of one app, version 1.

use serde::Serialize;

use super::parts::{AttentionJson, FactValueJson, Keyed, SourceJson, app_id, attention, references, value};
use crate::model::{AppIx, Catalogue, Ended, FactIx, Ix, Model, Successor, ValueDetail};

/// An app in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AppV1<'m> {
    id: &'m str,
    name: &'m str,
    supplier: Option<&'m str>,
    facts: Keyed<'m, FactValueJson<'m>>,
}

/// One app, with its notes, sources and dates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AppDetailsV1<'m> {
    #[serde(flatten)]
    short: AppV1<'m>,
    summary: Option<&'m str>,
    offered: bool,
    never: Option<NeverV1<'m>>,
    ended: Option<EndedV1<'m>>,
    details: Keyed<'m, FactDetailV1<'m>>,
    attention: Vec<AttentionJson>,
    sources: Vec<SourceJson>,
    checked: Option<&'m str>,
}

/// Why an app is dropped on every walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct NeverV1<'m> {
    because: &'m str,
    sources: Vec<SourceJson>,
}

/// That an app is no more, or will not be there any longer from some day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct EndedV1<'m> {
    on: &'m str,
    because: Option<&'m str>,
    successor: Option<&'m str>,
    sources: Vec<SourceJson>,
}

/// What is said of a single fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct FactDetailV1<'m> {
    note: Option<&'m str>,
    sources: Vec<SourceJson>,
    checked: Option<&'m str>,
}

/// All apps that are offered, by id.
pub fn apps_v1(model: &Model) -> Vec<AppV1<'_>> {
    Catalogue::apps_in(&model.catalogue.offered).map(|app| short(model, app)).collect()
}

/// One app, even one that is not offered; nothing when there is no such app.
pub fn app_v1<'m>(model: &'m Model, id: &str) -> Option<AppDetailsV1<'m>> {
    let app = model.catalogue.find(id)?;
    let row = model.catalogue.apps.row(app);
    Some(AppDetailsV1 {
        short: short(model, app),
        summary: row.summary.as_ref().map(|summary| summary.as_str()),
        offered: model.catalogue.offered.contains(app.at()),
        never: model.catalogue.never.get(&app).map(|never| NeverV1 {
            because: never.because.as_str(),
            sources: references(model, &never.sources),
        }),
        ended: model.catalogue.ended.get(&app).map(|ended| EndedV1::of(model, ended)),
        details: details(model, app),
        attention: row.attention.iter().map(|point| attention(model, point)).collect(),
        sources: references(model, &row.sources),
        checked: row.checked.as_ref().map(|date| date.as_str()),
    })
}

impl<'m> EndedV1<'m> {
    fn of(model: &'m Model, ended: &'m Ended) -> Self {
        Self {
            on: ended.date.as_str(),
            because: ended.because.as_ref().map(|because| because.as_str()),
            // An app of the catalogue by its id.
            successor: ended.successor.as_ref().map(|successor| match successor {
                Successor::App(app) => app_id(model, *app),
                Successor::Words(words) => words.as_str(),
            }),
            sources: references(model, &ended.sources),
        }
    }
}

fn short(model: &Model, app: AppIx) -> AppV1<'_> {
    let row = model.catalogue.apps.row(app);
    let facts = model.graph.facts.iter();
    AppV1 {
        id: &row.id,
        name: row.name.as_str(),
        supplier: row.supplier.as_ref().map(|supplier| supplier.as_str()),
        facts: Keyed(facts.map(|(fact, row)| (row.id.as_str(), value(model, fact, app))).collect()),
    }
}

/// Notes, sources and dates of the single facts that have any.
fn details(model: &Model, app: AppIx) -> Keyed<'_, FactDetailV1<'_>> {
    let facts = model.graph.facts.iter();
    let told = facts.filter_map(|(fact, row): (FactIx, _)| {
        let detail = model.catalogue.columns.get(fact)?.details.get(&app)?;
        Some((row.id.as_str(), FactDetailV1::of(model, detail)))
    });
    Keyed(told.collect())
}

impl<'m> FactDetailV1<'m> {
    fn of(model: &'m Model, detail: &'m ValueDetail) -> Self {
        Self {
            note: detail.note.as_ref().map(|note| note.as_str()),
            sources: references(model, &detail.sources),
            checked: detail.checked.as_ref().map(|date| date.as_str()),
        }
    }
}
