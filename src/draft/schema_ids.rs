//! What the schemas of one tree know besides the language: its facts with their values, which they hold to, and its other
//! ids, which they only offer: who writes a question and the way to it makes no mistake in between.

use serde_json::{Map, Value, json};

use super::known_ids::{KnownFact, KnownIds, KnownKind};
use super::language::{COLUMN, FACT_VALUE, KeySpec, RecordSpec, UNKNOWN, ValueSpec};
use super::schema::{SchemaDefs, scalar};

/// The word for the answer being given, in place of a value.
const ANSWER: &str = "answer";

/// More than any number.
const UNLIMITED: &str = "unlimited";

impl SchemaDefs<'_> {
    /// What the value of a key may be in this tree, where that says more than the language.
    pub(super) fn known_value(
        &mut self,
        known: &KnownIds,
        record: &RecordSpec,
        key: &KeySpec,
    ) -> Option<Value> {
        let facts: Vec<&str> = known.facts.iter().map(|fact| fact.id.as_str()).collect();
        let fact = if facts.is_empty() { None } else { Some(json!({ "enum": facts })) };
        match (record.name, key.name) {
            ("app", "facts") => Some(self.facts_of_app(known)),
            ("condition", "is" | "has" | "has_any" | "has_all" | "at_least" | "at_most") => {
                Some(test(known, key.name))
            }
            ("condition", "known") | (_, "fact") => fact,
            ("tree", "rows") => {
                let column = self.record(&COLUMN);
                let item = json!({ "if": { "type": "object" }, "then": column, "else": fact? });
                Some(json!({ "type": "array", "items": item }))
            }
            ("group", "questions") => {
                let question = self.offered(&known.questions)?;
                Some(json!({ "type": "array", "items": question }))
            }
            ("expectation", "outcome") => {
                let outcome = self.offered(&known.outcomes)?;
                Some(json!({ "anyOf": [outcome, { "type": "null" }] }))
            }
            _ if !matches!(key.kind, ValueSpec::Id) => None,
            (_, "go") => {
                let all: Vec<String> = known.questions.iter().chain(&known.groups).cloned().collect();
                self.offered(&all)
            }
            ("tree", "start") => self.offered(&known.questions),
            (_, "end") => self.offered(&known.outcomes),
            (_, "use") => self.offered(&known.routes),
            ("reference", "in") => self.offered(&known.sources),
            (_, "phase") => self.offered(&known.phases),
            (_, "plan") => self.offered(&known.plans),
            _ => None,
        }
    }

    /// One of these ids, which an editor offers, or another one.
    pub(super) fn offered(&mut self, ids: &[String]) -> Option<Value> {
        (!ids.is_empty()).then(|| json!({ "anyOf": [{ "enum": ids }, self.id()] }))
    }

    /// The facts of an app.
    fn facts_of_app(&mut self, known: &KnownIds) -> Value {
        let mut properties = Map::new();
        for fact in &known.facts {
            let value = fact_value(fact);
            let record = self.record(&FACT_VALUE);
            let of_value = json!({ "type": "object", "properties": { "value": value } });
            // Not by `if`: of what depends on the value that is being typed, editors complete nothing.
            let in_full = json!({ "type": "object", "allOf": [record, of_value] });
            let property = json!({ "description": fact.doc, "anyOf": [value, in_full] });
            properties.insert(fact.id.clone(), property);
        }
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}

/// What a fact of an app may be.
fn fact_value(fact: &KnownFact) -> Value {
    let with =
        |values: &[String]| -> Vec<String> { values.iter().cloned().chain([UNKNOWN.to_owned()]).collect() };
    match &fact.kind {
        KnownKind::Choice(values) => json!({ "enum": with(values) }),
        KnownKind::Set(values) if !values.is_empty() => json!({
            "anyOf": [{ "type": "array", "items": { "enum": values } }, { "enum": with(values) }],
        }),
        KnownKind::Number => number(&[UNLIMITED, UNKNOWN]),
        KnownKind::Flag => json!({ "enum": [true, false, UNKNOWN] }),
        KnownKind::Set(_) | KnownKind::Apps | KnownKind::Other => values_of(&scalar()),
    }
}

/// A test of one fact.
fn test(known: &KnownIds, key: &str) -> Value {
    let tested = known.facts.iter().filter_map(|fact| {
        let value = tested_value(&fact.kind, key)?;
        let is_list = matches!(key, "is" | "has_any" | "has_all");
        let mut value = if is_list { values_of(&value) } else { value };
        if let Value::Object(fields) = &mut value {
            fields.insert("description".to_owned(), json!(fact.doc));
        }
        Some((fact.id.clone(), value))
    });
    let properties: Map<String, Value> = tested.collect();
    json!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// One value in a test of a fact; nothing when there is no such test of it.
fn tested_value(kind: &KnownKind, key: &str) -> Option<Value> {
    let or_answer = |values: &[String]| -> Value {
        json!({ "enum": values.iter().map(String::as_str).chain([ANSWER]).collect::<Vec<_>>() })
    };
    match (kind, key) {
        (KnownKind::Choice(values), "is") | (KnownKind::Set(values), "has" | "has_any" | "has_all") => {
            Some(or_answer(values))
        }
        (KnownKind::Flag, "is") => Some(json!({ "enum": [true, false, ANSWER] })),
        (KnownKind::Number, "is" | "at_least" | "at_most") => Some(number(&[UNLIMITED, ANSWER])),
        (KnownKind::Apps, "has" | "has_any" | "has_all") => Some(scalar()),
        _ => None,
    }
}

/// A number, also one between quotes, or one of these words.
fn number(words: &[&str]) -> Value {
    json!({ "anyOf": [{ "type": "number" }, { "enum": words }, { "type": "string", "pattern": "^[+-]?[0-9.]+$" }] })
}

/// One of these, or a list of them.
fn values_of(value: &Value) -> Value {
    json!({ "anyOf": [value, { "type": "array", "items": value }] })
}
