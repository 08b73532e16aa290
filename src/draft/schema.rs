//! The language as JSON Schema, so that editors complete keys and show what each is for.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::known_ids::KnownIds;
use super::language::{
    APP, CATALOGUE_LIST, FROM, GENERATED, OneOf, RecordSpec, SHARED_TEXT, TREE, UNKNOWN, ValueSpec,
};
use super::scalar::RESERVED;

/// What an id looks like.
const ID: &str = "^(?=.*[a-z_])[a-z0-9_]{1,64}$";
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// The schema of a tree file: of any, or of one that defines these ids.
pub fn tree_schema(known: Option<&KnownIds>) -> Value {
    let mut shared = SchemaDefs { made: BTreeMap::new(), known };
    let tree = shared.record(&TREE);
    shared.schema("A decision tree", tree)
}

/// The schema of a catalogue file, one app or a list of them: of any tree, or of one that defines these ids.
pub fn app_schema(known: Option<&KnownIds>) -> Value {
    let mut shared = SchemaDefs { made: BTreeMap::new(), known };
    let (app, list) = (shared.record(&APP), shared.record(&CATALOGUE_LIST));
    // By the one key that tells them apart, so that a mistake is reported for the one that is meant.
    let with_id = json!({ "type": "object", "required": ["id"] });
    let with_ids = json!({
        "type": "object",
        "properties": { "apps": { "type": "array", "items": with_id } },
    });
    let either = json!({
        "if": { "type": "object", "required": ["apps"] },
        "then": { "allOf": [list, with_ids] },
        "else": app,
    });
    shared.schema("An app of the catalogue, or several", either)
}

/// What is defined once, however many refer to it.
pub(super) struct SchemaDefs<'k> {
    made: BTreeMap<String, Value>,
    known: Option<&'k KnownIds>,
}

impl SchemaDefs<'_> {
    fn schema(self, title: &str, root: Value) -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!(title));
        if let Value::Object(root) = root {
            schema.extend(root);
        }
        schema.insert("$defs".to_owned(), json!(self.made));
        Value::Object(schema)
    }

    /// A reference to something that is made when it is not there yet.
    fn reference(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let name = name.replace(' ', "_");
        if !self.made.contains_key(&name) {
            // Known before it is made: a condition holds conditions.
            self.made.insert(name.clone(), Value::Null);
            let made = make(self);
            self.made.insert(name.clone(), made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    pub(super) fn record(&mut self, record: &'static RecordSpec) -> Value {
        self.reference(record.name, |shared| shared.object(record))
    }

    fn object(&mut self, record: &'static RecordSpec) -> Value {
        let mut properties = Map::new();
        for key in record.keys {
            let known = self.known.and_then(|known| self.known_value(known, record, key));
            let mut value = known.unwrap_or_else(|| self.kind(&key.kind));
            if let Value::Object(fields) = &mut value {
                fields.insert("description".to_owned(), json!(key.doc));
            }
            properties.insert(key.name.to_owned(), value);
        }
        let required: Vec<_> = record.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        let mut object = Map::new();
        object.insert("type".to_owned(), json!("object"));
        object.insert("description".to_owned(), json!(record.doc));
        object.insert("properties".to_owned(), json!(properties));
        object.insert("additionalProperties".to_owned(), json!(false));
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        match record.choices {
            // Said in this way an editor says it in plain words too.
            [choice] if choice.required && choice.keys.len() == record.keys.len() => {
                object.insert("minProperties".to_owned(), json!(1));
                object.insert("maxProperties".to_owned(), json!(1));
            }
            [] => {}
            choices => {
                let rules: Vec<Value> = choices.iter().map(only_one).collect();
                object.insert("allOf".to_owned(), json!(rules));
            }
        }
        Value::Object(object)
    }

    fn date(&mut self) -> Value {
        self.reference("date", |_| {
            let year = json!({ "type": "integer", "minimum": 0, "maximum": 9999 });
            json!({ "description": "A year, a month or a day: `2026`, `2026-01`, `2026-01-31`.",
                "anyOf": [{ "type": "string", "pattern": DATE }, year] })
        })
    }

    fn kind(&mut self, of: &'static ValueSpec) -> Value {
        match of {
            ValueSpec::Text => self.text(),
            ValueSpec::Typed | ValueSpec::Value => scalar(),
            ValueSpec::NewId => self.new_id(),
            ValueSpec::Id => self.id(),
            ValueSpec::Date => self.date(),
            ValueSpec::DateOrUnknown => json!({ "anyOf": [self.date(), { "const": UNKNOWN }] }),
            ValueSpec::Whole => json!({ "type": "integer" }),
            ValueSpec::Flag => json!({ "type": "boolean" }),
            ValueSpec::Word(words) => json!({ "enum": words }),
            ValueSpec::Values => self.values(),
            ValueSpec::Given => json!({ "anyOf": [self.values(), { "type": "null" }] }),
            ValueSpec::IdOrNull => json!({ "anyOf": [self.id(), { "type": "null" }] }),
            ValueSpec::List(item) => json!({ "type": "array", "items": self.kind(item) }),
            ValueSpec::Map(item) => json!({
                "type": "object",
                "propertyNames": self.new_id(),
                "additionalProperties": self.kind(item),
            }),
            ValueSpec::Answers(item) => json!({
                "type": "object",
                "properties": { GENERATED: self.record(&FROM) },
                "propertyNames": { "anyOf": [{ "const": GENERATED }, self.new_id()] },
                "additionalProperties": self.kind(item),
            }),
            ValueSpec::MapOf(item) => json!({ "type": "object", "additionalProperties": self.kind(item) }),
            ValueSpec::PairOf(item) => json!({
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": self.kind(item),
            }),
            ValueSpec::Record(record) => self.record(record),
            ValueSpec::IdOr(record) => {
                let record = self.record(record);
                json!({ "if": { "type": "object" }, "then": record, "else": self.id() })
            }
            ValueSpec::ValuesOr(record) => {
                let record = self.record(record);
                // A map can only be the record: mistakes in it are reported as such.
                json!({ "if": { "type": "object" }, "then": record, "else": self.values() })
            }
            ValueSpec::Empty => json!({ "type": "object", "maxProperties": 0 }),
        }
    }

    fn text(&mut self) -> Value {
        self.reference("text", |shared| {
            let name = json!({
                "type": "object",
                "properties": { SHARED_TEXT: shared.shared_text() },
                "required": [SHARED_TEXT],
                "additionalProperties": false,
            });
            json!({
                "description": "Words for a person, or the name of a shared text: `{ text: name }`.",
                "if": { "type": "object" },
                "then": name,
                "else": scalar(),
            })
        })
    }

    fn new_id(&mut self) -> Value {
        let reserved: Vec<&str> = RESERVED.into_iter().chain(["null"]).collect();
        self.reference("new id", |_| {
            json!({
                "description": "An id: small letters, digits and `_`, at most 64, not digits alone.",
                "type": "string",
                "pattern": ID,
                "not": { "enum": reserved },
            })
        })
    }

    /// The name of a shared text.
    fn shared_text(&mut self) -> Value {
        let known = self.known.and_then(|known| self.offered(&known.texts));
        known.unwrap_or_else(|| self.id())
    }

    pub(super) fn id(&mut self) -> Value {
        self.reference(
            "id",
            |_| json!({ "description": "An id of something in the tree.", "type": "string", "pattern": ID }),
        )
    }

    fn values(&mut self) -> Value {
        self.reference("values", |_| json!({ "anyOf": [scalar(), { "type": "array", "items": scalar() }] }))
    }
}

/// Anything that is typed in one piece: the characters count, even where YAML reads them as a number or a truth value.
pub(super) fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn only_one(choice: &OneOf) -> Value {
    let has = |key: &&str| json!({ "required": [key] });
    let mut ways: Vec<Value> = choice.keys.iter().map(has).collect();
    if !choice.required {
        ways.push(json!({ "not": { "anyOf": choice.keys.iter().map(has).collect::<Vec<_>>() } }));
    }
    json!({ "oneOf": ways })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::{APP, CATALOGUE_LIST, TREE, app_schema, tree_schema};
    use crate::draft::language::records;

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
        for schema in [tree_schema(None), app_schema(None)] {
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
    fn every_definition_has_a_name_of_its_own() {
        let all = records(&[&TREE, &APP, &CATALOGUE_LIST]);
        let mut names: BTreeSet<String> = all.iter().map(|record| record.name.replace(' ', "_")).collect();
        assert_eq!(names.len(), all.len());
        let mut defined = BTreeSet::new();
        for schema in [tree_schema(None), app_schema(None)] {
            defined.extend(schema["$defs"].as_object().unwrap().keys().cloned());
        }
        for kind in ["text", "id", "new_id", "date", "values"] {
            assert!(names.insert(kind.to_owned()), "{kind} is a record too");
        }
        assert_eq!(defined, names);
    }
}
