//! Two to five apps side by side, as data.

use serde_json::{Map, Value as Json, json};

use super::json;
use crate::engine::{app_attention, compare as side_by_side, start};
use crate::model::{AppIx, FactIx, Model};

/// The facts in which apps differ, with what is told of each; those that are the same; those that are known of none.
pub fn compare(model: &Model, apps: &[AppIx]) -> Json {
    let state = start(model);
    let comparison = side_by_side(model, &state, apps);
    let by_app = |told: &dyn Fn(AppIx) -> Option<Json>| -> Json {
        let told = apps.iter().filter_map(|app| Some((json::app_id(model, *app).to_owned(), told(*app)?)));
        Json::Object(told.collect::<Map<String, Json>>())
    };
    let note = |fact: FactIx, app: AppIx| {
        let detail = model.catalogue.columns.get(fact)?.details.get(&app)?;
        detail.note.as_ref().map(|note| json!(note.as_str()))
    };
    let id = |fact: &FactIx| model.graph.facts.row(*fact).id.as_str();
    let differ = comparison.differ.iter().map(|fact| {
        json!({
            "fact": id(fact),
            "values": by_app(&|app| Some(json::value(model, *fact, app))),
            "notes": by_app(&|app| note(*fact, app)),
        })
    });
    let first = apps.first();
    let same = comparison.same.iter().map(|fact| {
        json!({
            "fact": id(fact),
            "value": first.map(|app| json::value(model, *fact, *app)),
            "note": first.and_then(|app| note(*fact, *app)),
        })
    });
    let points = |app: AppIx| {
        let points = app_attention(model, &state, app);
        Some(points.into_iter().map(|point| json::attention(model, point)).collect())
    };
    json!({
        "apps": apps.iter().map(|app| json!(json::app_id(model, *app))).collect::<Json>(),
        "differ": differ.collect::<Json>(),
        "same": same.collect::<Json>(),
        "unknown": comparison.unknown.iter().map(|fact| json!(id(fact))).collect::<Json>(),
        "attention": by_app(&points),
    })
}
