//! The catalogue, and one app of it, as data; and the catalogue as a table to read.

use serde_json::{Map, Value as Json, json};

use super::json;
use crate::model::{AppIx, Catalogue, FactIx, Ix, Model};
use crate::text::{pad, width};

/// All apps that are offered, by id.
pub fn apps(model: &Model) -> Json {
    Catalogue::apps_in(&model.catalogue.offered).map(|app| Json::Object(short(model, app))).collect()
}

/// One app, also one that is not offered, with its notes, sources and dates; nothing when there is no such app.
pub fn app(model: &Model, id: &str) -> Option<Json> {
    let app = *model.catalogue.by_id.get(id)?;
    let row = model.catalogue.apps.row(app);
    let mut json = short(model, app);
    let mut put = |key: &str, value: Json| drop(json.insert(key.to_owned(), value));
    put("summary", json!(row.summary.as_ref().map(|summary| summary.as_str())));
    put("offered", json!(model.catalogue.offered.contains(app.at())));
    put(
        "never",
        model.catalogue.never.get(&app).map_or(Json::Null, |never| {
            json!({ "because": never.because.as_str(), "sources": json::references(model, &never.sources) })
        }),
    );
    put("details", details(model, app));
    put("attention", row.attention.iter().map(|point| json::attention(model, point)).collect());
    put("sources", json::references(model, &row.sources));
    put("checked", json!(row.checked.as_ref().map(|date| date.as_str())));
    Some(Json::Object(json))
}

fn short(model: &Model, app: AppIx) -> Map<String, Json> {
    let row = model.catalogue.apps.row(app);
    let facts = model.graph.facts.iter();
    let facts: Map<String, Json> =
        facts.map(|(fact, row)| (row.id.clone(), json::value(model, fact, app))).collect();
    let mut json = Map::new();
    json.insert("id".to_owned(), json!(row.id));
    json.insert("name".to_owned(), json!(row.name.as_str()));
    json.insert("supplier".to_owned(), json!(row.supplier.as_ref().map(|supplier| supplier.as_str())));
    json.insert("facts".to_owned(), Json::Object(facts));
    json
}

/// Notes, sources and dates of the single facts that have any.
fn details(model: &Model, app: AppIx) -> Json {
    let detail = |(fact, row): (FactIx, &crate::model::Fact)| {
        let detail = model.catalogue.columns.get(fact)?.details.get(&app)?;
        let told = json!({
            "note": detail.note.as_ref().map(|note| note.as_str()),
            "sources": json::references(model, &detail.sources),
            "checked": detail.checked.as_ref().map(|date| date.as_str()),
        });
        Some((row.id.clone(), told))
    };
    Json::Object(model.graph.facts.iter().filter_map(detail).collect())
}

/// All apps that are offered, by name: id, name and supplier in columns, a line each.
pub fn apps_table(model: &Model) -> String {
    let mut rows: Vec<(String, String, String)> = Catalogue::apps_in(&model.catalogue.offered)
        .map(|app| {
            let row = model.catalogue.apps.row(app);
            let supplier = row.supplier.as_ref().map(|supplier| supplier.one_line());
            (row.name.one_line(), row.id.clone(), supplier.unwrap_or_default())
        })
        .collect();
    rows.sort_by_cached_key(|(name, id, _)| (name.to_lowercase(), id.clone()));
    let widest = |column: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| width(column(row))).max().unwrap_or(0)
    };
    let (ids, names) = (widest(|row| &row.1), widest(|row| &row.0));
    let mut table = String::new();
    for (name, id, supplier) in &rows {
        let line = format!("{}  {}  {supplier}", pad(id, ids), pad(name, names));
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}
