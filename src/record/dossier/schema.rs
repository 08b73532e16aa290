//! The JSON Schema of a dossier: what other programs may rely on.

use serde_json::{Map, Value, json};

use crate::session::Status;

/// The schema of a dossier. Its last line is the digest of all bytes before it, which no schema can tell.
pub fn dossier_schema() -> Value {
    let statuses: Vec<&str> = Status::ALL.into_iter().map(Status::id).collect();
    let status = json!({ "enum": statuses });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier",
        "type": "object",
        "required": ["stappenplan", "format", "save", "name", "tree", "saved", "sha256"],
        "properties": {
            "stappenplan": { "const": "dossier" },
            "format": { "type": "integer" },
            "save": described("integer", "One more than the highest in its folder when it was saved: the newest has the highest."),
            "name": { "type": "string" },
            "tree": described("string", "The id of the tree."),
            "status": status.clone(),
            "question": described("integer", "The number of the question at which the walk is."),
            "outcome": described("string", "The title of the outcome at which the walk is."),
            "saved": described("string", "When it was saved: RFC 3339, in UTC."),
            "archived": { "type": "boolean" },
            "variant_of": described("string", "The name of the dossier of which it is a copy."),
            "supersedes": described("string", "The name of the dossier of which it takes the place once it is adopted."),
            "supersedes_sha256": described("string", "The digest in the last line of that one when this one was made of it."),
            "formerly": described("string", "The names that its file had before, with a comma and a blank between them."),
            "made": record(&[
                ("title", "string"), ("edition", "string"), ("tree_sha256", "string"), ("catalogue_sha256", "string"),
                ("program", "string"), ("day", "string"), ("by", "string"),
            ]),
            "choices": list(choice()),
            "set_aside": list(choice()),
            "unconfirmed": list(with(record(&[("question", "string"), ("marked", "string"), ("typed", "string")]), &[
                ("ticks", words()), ("made_way", words()),
            ])),
            "typed": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": { "type": "string" } } },
            "replies": list(with(record(&[
                ("app", "string"), ("fact", "string"), ("question", "string"), ("choice", "string"), ("flag", "boolean"),
                ("number", "string"), ("unlimited", "boolean"), ("depends", "string"), ("text", "string"),
                ("rests_on", "string"), ("day", "string"), ("by", "string"), ("taken_back", "boolean"),
            ]), &[("set", words())])),
            "decision": decision(&status),
            "advice": advice(),
            "sha256": described("string", "The digest of all bytes before this line."),
        }
    })
}

fn choice() -> Value {
    with(record(&[("question", "string"), ("ask", "string"), ("shown", "string")]), &[("answers", words())])
}

fn decision(status: &Value) -> Value {
    let app = record(&[("app", "string"), ("name", "string"), ("use_for", "string")]);
    let task = with(
        record(&[
            ("point", "string"),
            ("plan", "string"),
            ("step", "string"),
            ("shown", "string"),
            ("why", "string"),
            ("by", "string"),
            ("until", "string"),
            ("owner", "string"),
            ("due", "string"),
            ("remark", "string"),
        ]),
        &[("state", json!({ "enum": ["open", "done", "not_needed", "accepted"] }))],
    );
    let opinion = record(&[
        ("text", "string"),
        ("by", "string"),
        ("on", "string"),
        ("followed", "boolean"),
        ("why_not", "string"),
    ]);
    let change = with(
        record(&[("on", "string"), ("by", "string"), ("look_again", "string"), ("successor", "string")]),
        &[("status", status.clone())],
    );
    with(
        record(&[("motivation", "string")]),
        &[
            ("selection", json!({ "oneOf": [{ "const": "no_app" }, list(app)] })),
            (
                "remarks",
                list(record(&[
                    ("question", "string"),
                    ("app", "string"),
                    ("about", "string"),
                    ("remark", "string"),
                ])),
            ),
            ("tasks", list(task)),
            ("opinions", json!({ "type": "object", "additionalProperties": opinion })),
            ("history", list(change)),
        ],
    )
}

fn advice() -> Value {
    let left = with(
        record(&[("app", "string"), ("name", "string"), ("standing", "string")]),
        &[("reasons", words()), ("ask", words()), ("points", list(point())), ("cells", words())],
    );
    let dropped = with(
        record(&[("app", "string"), ("name", "string")]),
        &[("reasons", list(json!({ "type": "integer" })))],
    );
    let fact = with(
        record(&[
            ("app", "string"),
            ("fact", "string"),
            ("label", "string"),
            ("value", "string"),
            ("unknown", "boolean"),
            ("checked", "string"),
        ]),
        &[("sources", words())],
    );
    with(
        record(&[("outcome", "string"), ("title", "string"), ("more_dropped", "integer")]),
        &[
            ("first", with(record(&[("title", "string")]), &[("apps", words()), ("why", words())])),
            ("columns", words()),
            ("points", list(point())),
            ("left", list(left)),
            ("dropped", list(dropped)),
            ("texts", words()),
            ("facts", list(fact)),
            ("sources", list(record(&[("id", "string"), ("title", "string")]))),
        ],
    )
}

fn point() -> Value {
    with(
        record(&[("id", "string"), ("text", "string"), ("flag", "string"), ("for", "string")]),
        &[("sources", words())],
    )
}

fn described(kind: &str, description: &str) -> Value {
    json!({ "type": kind, "description": description })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn words() -> Value {
    list(json!({ "type": "string" }))
}

/// A map with these keys.
fn record(keys: &[(&str, &str)]) -> Value {
    let keys: Map<String, Value> =
        keys.iter().map(|(key, kind)| ((*key).to_owned(), json!({ "type": kind }))).collect();
    json!({ "type": "object", "properties": keys })
}

/// The same with more of them.
fn with(mut record: Value, more: &[(&str, Value)]) -> Value {
    if let Some(keys) = record.get_mut("properties").and_then(Value::as_object_mut) {
        keys.extend(more.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone())));
    }
    record
}
