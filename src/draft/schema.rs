//! The language as JSON Schema, so that editors complete keys and show what each is for.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::RESERVED;
use super::language::{APP, CATALOGUE_LIST, FROM, Kind, Record, TREE};

/// What an id looks like.
const ID: &str = "^(?=.*[a-z_])[a-z0-9_]{1,64}$";
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

/// The schema of a tree file.
pub fn tree_schema() -> Value {
    schema("A decision tree", &[&TREE])
}

/// The schema of a catalogue file: one app, or a list of them.
pub fn app_schema() -> Value {
    schema("An app of the catalogue", &[&APP, &CATALOGUE_LIST])
}

fn schema(title: &str, roots: &[&'static Record]) -> Value {
    let mut definitions = BTreeMap::new();
    let mut refs: Vec<Value> = roots.iter().map(|record| reference(record, &mut definitions)).collect();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(title));
    match refs.pop() {
        Some(Value::Object(only)) if refs.is_empty() => schema.extend(only),
        last => _ = schema.insert("anyOf".to_owned(), refs.into_iter().chain(last).collect()),
    }
    schema.insert("$defs".to_owned(), json!(definitions));
    Value::Object(schema)
}

/// A reference to a record, which is defined once, however many refer to it.
fn reference(record: &'static Record, definitions: &mut BTreeMap<String, Value>) -> Value {
    let name = record.name.replace(' ', "_");
    if !definitions.contains_key(&name) {
        // Known before it is made: a condition holds conditions.
        definitions.insert(name.clone(), Value::Null);
        let made = object(record, definitions);
        definitions.insert(name.clone(), made);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn object(record: &'static Record, definitions: &mut BTreeMap<String, Value>) -> Value {
    let mut properties = Map::new();
    for key in record.keys {
        let mut value = kind(&key.kind, definitions);
        if let Value::Object(fields) = &mut value {
            fields.insert("description".to_owned(), json!(key.doc));
        }
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<_> = record.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let rules: Vec<Value> =
        record.choices.iter().map(|choice| only_one(choice.keys, choice.required)).collect();
    let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let Value::Object(fields) = &mut object {
        if !required.is_empty() {
            fields.insert("required".to_owned(), json!(required));
        }
        if !rules.is_empty() {
            fields.insert("allOf".to_owned(), json!(rules));
        }
    }
    object
}

fn only_one(keys: &[&str], required: bool) -> Value {
    let has = |key: &&str| json!({ "required": [key] });
    let mut ways: Vec<Value> = keys.iter().map(has).collect();
    if !required {
        ways.push(json!({ "not": { "anyOf": keys.iter().map(has).collect::<Vec<_>>() } }));
    }
    json!({ "oneOf": ways })
}

fn kind(of: &'static Kind, definitions: &mut BTreeMap<String, Value>) -> Value {
    let scalar = json!({ "type": ["string", "number", "boolean"] });
    let values = json!({ "anyOf": [scalar, { "type": "array", "items": scalar }] });
    let shared = json!({
        "type": "object",
        "properties": { "text": scalar },
        "required": ["text"],
        "additionalProperties": false,
    });
    match of {
        Kind::Text => json!({ "anyOf": [scalar, shared] }),
        Kind::Typed | Kind::Value | Kind::Id => scalar,
        Kind::NewId => json!({ "type": "string", "pattern": ID, "not": { "enum": RESERVED } }),
        Kind::Date => json!({ "anyOf": [{ "type": "string", "pattern": DATE }, { "type": "integer" }] }),
        Kind::Whole => json!({ "type": "integer" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Values => values,
        Kind::Given => json!({ "anyOf": [values, { "type": "null" }] }),
        Kind::IdOrNull => json!({ "anyOf": [scalar, { "type": "null" }] }),
        Kind::List(item) => json!({ "type": "array", "items": kind(item, definitions) }),
        Kind::Map(item) => {
            let names = json!({ "pattern": ID, "not": { "enum": RESERVED } });
            json!({ "type": "object", "propertyNames": names, "additionalProperties": kind(item, definitions) })
        }
        Kind::Answers(item) => {
            let written: Vec<_> = RESERVED.iter().filter(|word| **word != "from").collect();
            json!({
                "type": "object",
                "properties": { "from": reference(&FROM, definitions) },
                "propertyNames": { "pattern": ID, "not": { "enum": written } },
                "additionalProperties": kind(item, definitions),
            })
        }
        Kind::MapOf(item) => json!({ "type": "object", "additionalProperties": kind(item, definitions) }),
        Kind::PairOf(item) => json!({
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": kind(item, definitions),
        }),
        Kind::Record(record) => reference(record, definitions),
        Kind::ValuesOr(record) => json!({ "anyOf": [values, reference(record, definitions)] }),
        Kind::Empty => json!({ "type": "object", "maxProperties": 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::{app_schema, tree_schema};
    use serde_json::Value;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(target)) = fields.get("$ref") {
                    found.push(target.clone());
                }
                fields.values().for_each(|field| references(field, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_to_a_definition() {
        for schema in [tree_schema(), app_schema()] {
            let mut found = Vec::new();
            references(&schema, &mut found);
            assert!(found.len() > 3);
            for target in found {
                let definition = schema.pointer(target.trim_start_matches('#'));
                assert!(definition.is_some_and(Value::is_object), "{target}");
            }
        }
    }

    #[test]
    fn records_have_names_of_their_own() {
        let schema = tree_schema();
        // Two records of one name would be one definition: these are near to each other.
        for name in
            ["answer", "answer_of_a_many", "none", "many", "number_fact", "number_question", "way", "route"]
        {
            assert!(schema.pointer(&format!("/$defs/{name}/properties")).is_some(), "{name}");
        }
    }
}
