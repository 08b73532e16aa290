//! The pieces that the JSON of several commands is made of.

use serde_json::{Map, Number, Value as Json, json};

use crate::analysis::Walk;
use crate::engine::{Choice, Fault, Position};
use crate::model::{AppIx, Attention, Catalogue, FactIx, Model, QuestionIx, Reference, Value};
use crate::text::Messages;

/// Integers beyond this are no longer exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value of a fact: null when it is unknown.
pub(super) fn value(model: &Model, fact: FactIx, app: AppIx) -> Json {
    let id = |value| {
        let values = model.graph.facts.row(fact).values();
        values.and_then(|values| values.get(value)).map_or(Json::Null, |value| json!(value.id))
    };
    match model.value(fact, app) {
        Value::Unknown => Json::Null,
        Value::Depends(on_what) => json!({ "depends": on_what.as_str() }),
        Value::Choice(value) => id(value),
        Value::Set(values) => values.into_iter().map(id).collect(),
        Value::Flag(holds) => json!(holds),
        Value::Number(number) => self::number(number),
        Value::Unlimited => json!("unlimited"),
        Value::Apps(apps) => apps.iter().map(|app| json!(app_id(model, *app))).collect(),
        Value::Text(text) => json!(text.as_str()),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "INVARIANT: whole and within what a double holds exactly"
)]
fn number(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < EXACT {
        return json!(number as i64);
    }
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}

pub(super) fn app_id(model: &Model, app: AppIx) -> &str {
    &model.catalogue.apps.row(app).id
}

pub(super) fn question_id(model: &Model, question: QuestionIx) -> &str {
    &model.graph.questions.row(question).id
}

/// The ids of the questions.
pub(super) fn question_ids(model: &Model, questions: impl IntoIterator<Item = QuestionIx>) -> Json {
    questions.into_iter().map(|question| json!(question_id(model, question))).collect()
}

/// The choices of a walk.
pub(super) fn path(model: &Model, path: &[Choice]) -> Json {
    let choice = |choice: &Choice| {
        let question = model.graph.questions.row(choice.question);
        json!({ "question": question.id, "answers": choice.given.words(question) })
    };
    path.iter().map(choice).collect()
}

pub(super) fn references(model: &Model, places: &[Reference]) -> Json {
    let place = |place: &Reference| {
        let at = place.at.as_ref().map(|at| at.as_str());
        json!({ "in": model.graph.sources.row(place.source).id, "at": at })
    };
    places.iter().map(place).collect()
}

pub(super) fn attention(model: &Model, point: &Attention) -> Json {
    json!({
        "text": point.text.as_str(),
        "for": point.for_whom.as_ref().map(|whom| whom.as_str()),
        "sources": references(model, &point.sources),
    })
}

/// The id of the outcome, if the walk ended.
pub(super) fn outcome(model: &Model, position: Position) -> Json {
    match position {
        Position::Done(outcome) => json!(model.graph.outcomes.row(outcome).id),
        Position::At(_) | Position::Stuck(_) => Json::Null,
    }
}

/// A fault of the tree, in words.
pub(super) fn fault(model: &Model, messages: Messages, fault: Fault) -> String {
    match fault {
        Fault::NoWay(question) => messages.tree_fault(question_id(model, question)),
        Fault::Again(question) => messages.fault_again(question_id(model, question)),
        Fault::Circle(question) => messages.fault_circle(question_id(model, question)),
        Fault::NoWayOut(group) => messages.fault_group_no_way(&model.graph.groups.row(group).id),
        Fault::Round(group) => messages.fault_group_circle(&model.graph.groups.row(group).id),
    }
}

/// One line of `walks`: the walk as it came out.
pub(super) fn line(model: &Model, messages: Messages, walk: &Walk) -> Map<String, Json> {
    let remaining: Json = Catalogue::apps_in(&walk.left).map(|app| json!(app_id(model, app))).collect();
    let mut line = Map::new();
    line.insert("path".to_owned(), path(model, &walk.path));
    line.insert("outcome".to_owned(), outcome(model, walk.end));
    line.insert("remaining".to_owned(), remaining);
    if let Position::Stuck(stuck) = walk.end {
        line.insert("error".to_owned(), json!(fault(model, messages, stuck)));
    }
    line
}
