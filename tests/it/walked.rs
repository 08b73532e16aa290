//! What the program says of a walk: `walk --format json`, `walks` and `apps --format json`, without what only names
//! the content.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use stappenplan::batch;
use stappenplan::engine::{AnswerValue, Choice};
use stappenplan::model::{Model, QuestionIx};
use stappenplan::record::Basis;
use stappenplan::text::{Lang, Messages};

/// What a program reads where this is written as JSON.
pub(crate) fn json(told: &impl Serialize) -> Json {
    serde_json::to_value(told).unwrap()
}

fn messages() -> Messages {
    Messages::new(Lang::Nl)
}

/// The walk with these choices; a fault of the tree is `"error": true`.
#[track_caller]
pub(crate) fn walk(model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> Json {
    let basis = Basis { model, tree_digest: "", catalogue_digest: "" };
    let mut walk = json(&batch::walk(basis, messages(), choices).json());
    let record = walk.as_object_mut().unwrap();
    for key in ["format", "tree", "catalogue"] {
        assert!(record.shift_remove(key).is_some(), "a walk says its {key}");
    }
    // The letters say in words what `ask` says in ids; only that is told by the oracle too.
    if let Some(letters) = record.shift_remove("letters") {
        let apps = record["apps"].as_array().unwrap();
        for question in
            letters.as_array().unwrap().iter().flat_map(|letter| letter["questions"].as_array().unwrap())
        {
            let of = |app: &&Json| app["id"] == question["app"] && app["standing"] == "unproven";
            let asked = apps.iter().find(of).map(|app| app["ask"].as_array().unwrap());
            assert!(asked.is_some_and(|asked| asked.contains(&question["fact"])), "{question}");
        }
    }
    without_words(walk)
}

/// At most so many lines of `walks`; nothing when there are more.
pub(crate) fn lines(model: &Model, limit: u64) -> Option<Vec<Json>> {
    let mut written = Vec::new();
    let lines = batch::list(model, messages(), limit, batch::LineDetail::Ends, &mut written).unwrap();
    (!lines.cut).then(|| parsed(&written))
}

/// The lines of `walks --replay` for these lines.
pub(crate) fn replayed(model: &Model, lines: &[Json]) -> Vec<Json> {
    let mut written = Vec::new();
    let mut earlier = lines.iter().map(|line| Ok(line.to_string()));
    batch::replay_lines(model, messages(), &mut earlier, &mut written).unwrap();
    parsed(&written)
}

fn parsed(written: &[u8]) -> Vec<Json> {
    let lines = std::str::from_utf8(written).unwrap().lines();
    lines.map(|line| without_words(serde_json::from_str(line).unwrap())).collect()
}

/// Of an error only that there is one.
fn without_words(mut json: Json) -> Json {
    if let Some(error) = json.get_mut("error") {
        *error = Json::Bool(true);
    }
    json
}

/// What `apps --format json` says.
pub(crate) fn apps(model: &Model) -> Json {
    json(&batch::apps(model))
}

/// A choice in the words of an answers file.
pub(crate) fn words(model: &Model, choice: &Choice) -> (String, Vec<String>) {
    let question = model.graph.questions.row(choice.question);
    (question.id.clone(), choice.given.words(question))
}
