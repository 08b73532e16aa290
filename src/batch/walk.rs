//! One walk with given answers, as data: where it ends, how every app stands and why.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::{Basis, Ending, json};
use crate::engine::{
    AnswerValue, Judgement, Position, Reason, RecordedWalk, Standing, app_attention, organisation_attention,
    ranking, reasons, replay, standings, unknown_facts,
};
use crate::model::{AppIx, FactIx, Ix, Model, OutcomeKind, QuestionIx};
use crate::text::Messages;

/// The version of the JSON of `walk`.
const FORMAT: u32 = 1;

/// What came of a walk.
#[derive(Debug, Clone)]
pub struct Walked {
    /// The whole of it.
    pub json: Json,
    /// How it ended.
    pub ending: Ending,
    /// The ids of the questions that were answered but not asked.
    pub ignored: Vec<String>,
    /// Why there is no outcome, and what to do about it, in words.
    pub problem: Option<String>,
}

/// Walks with these choices for as long as they go.
pub fn walk(basis: Basis<'_>, messages: Messages, choices: &BTreeMap<QuestionIx, AnswerValue>) -> Walked {
    let model = basis.model;
    let state = replay(model, choices);
    let off_path = choices.keys().filter(|question| state.walk.given(**question).is_none());
    let ignored = off_path.map(|question| json::question_id(model, *question).to_owned()).collect();
    let problem = match state.walk.position {
        Position::At(question) => Some(messages.ran_out(json::question_id(model, question))),
        Position::Stuck(fault) => {
            Some(format!("{} {}", json::fault(model, messages, fault), messages.tree_fault_help()))
        }
        Position::Done(_) => None,
    };
    let ending = ending(model, state.walk.position);
    Walked { json: walk_json(basis, messages, &state), ending, ignored, problem }
}

/// How a walk ended that stands here.
pub fn ending(model: &Model, position: Position) -> Ending {
    match position {
        Position::Done(outcome) => match model.graph.outcomes.row(outcome).kind {
            OutcomeKind::Advice | OutcomeKind::Info => Ending::Fine,
            OutcomeKind::Blocked => Ending::NoAdvice,
        },
        Position::At(_) => Ending::NoAdvice,
        Position::Stuck(_) => Ending::Fault,
    }
}

fn walk_json(basis: Basis<'_>, messages: Messages, state: &RecordedWalk) -> Json {
    let model = basis.model;
    let core = &state.walk;
    let mut walk = Map::new();
    let mut put = |key: &str, value: Json| drop(walk.insert(key.to_owned(), value));
    put("format", json!(FORMAT));
    let graph = &model.graph;
    put("tree", json!({ "id": graph.id, "edition": graph.edition.as_str(), "sha256": basis.tree_digest }));
    put("catalogue", json!({ "sha256": basis.catalogue_digest }));
    put("outcome", json::outcome(model, core.position));
    put(
        "next",
        match core.position {
            Position::At(question) => json!(json::question_id(model, question)),
            Position::Done(_) | Position::Stuck(_) => Json::Null,
        },
    );
    if let Position::Stuck(fault) = core.position {
        put("error", json!(json::fault(model, messages, fault)));
    }
    put("path", json::path(model, &core.path));
    put("skipped", json::question_ids(model, core.skipped.iter().map(|skip| skip.question)));
    put("labels", core.labels.iter().map(|label| json!(graph.labels.row(*label))).collect());
    let standings = standings(model, state);
    let stands = |app: AppIx| standings.get(app.at()).copied().unwrap_or(Standing::Dropped);
    put(
        "apps",
        ranking(model, state).into_iter().map(|app| app_json(model, state, app, stands(app))).collect(),
    );
    let points = organisation_attention(model, state);
    put("attention", points.into_iter().map(|(_, point)| json::attention(model, point)).collect());
    put("open", json::question_ids(model, core.open()));
    Json::Object(walk)
}

/// The standing, as scripts know it.
fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Recommended => "recommended",
        Standing::Conditional => "conditional",
        Standing::Unproven => "unproven",
        Standing::Dropped => "dropped",
    }
}

/// How one app stands on a walk, and why.
pub(super) fn app_json(model: &Model, state: &RecordedWalk, app: AppIx, standing: Standing) -> Json {
    let reasons = reasons(model, state, app).into_iter().map(|reason| reason_json(model, state, app, reason));
    let ask = if standing == Standing::Unproven { unknown_facts(state, app) } else { Vec::new() };
    let attention = app_attention(model, state, app);
    json!({
        "id": json::app_id(model, app),
        "standing": standing_word(standing),
        "reasons": reasons.collect::<Json>(),
        "ask": ask.into_iter().map(|fact| json!(model.graph.facts.row(fact).id)).collect::<Json>(),
        "attention": attention.into_iter().map(|point| json::attention(model, point)).collect::<Json>(),
    })
}

fn reason_json(model: &Model, state: &RecordedWalk, app: AppIx, reason: Reason<'_>) -> Json {
    let facts = |facts: Vec<FactIx>| -> Json {
        let fact = |fact: FactIx| json!({ "id": model.graph.facts.row(fact).id, "value": json::value(model, fact, app) });
        facts.into_iter().map(fact).collect()
    };
    let unasked =
        |told: Json, text: &str| json!({ "question": null, "answers": [], "facts": told, "text": text });
    match reason {
        Reason::Never => {
            let because = model.catalogue.never.get(&app).map_or("", |never| never.because.as_str());
            unasked(json!([]), because)
        }
        Reason::Rule(at) => {
            let rule = model.graph.standing.get(at);
            let told = facts(rule.map(|rule| rule.when.facts()).unwrap_or_default());
            unasked(told, rule.map_or("", |rule| rule.because.as_str()))
        }
        Reason::Requirement(judgement) => {
            let requirement = judgement.effect.requirement(model);
            json!({
                "question": json::question_id(model, judgement.effect.question),
                "answers": answers(model, state, judgement),
                "facts": facts(requirement.map(|effect| effect.require.facts()).unwrap_or_default()),
                "text": requirement.map_or("", |effect| effect.because.as_str()),
            })
        }
    }
}

/// The answer whose effect a reason is; of a question's own effect the whole choice.
fn answers(model: &Model, state: &RecordedWalk, judgement: &Judgement) -> Vec<String> {
    let question = model.graph.questions.row(judgement.effect.question);
    match (judgement.answer, state.walk.given(judgement.effect.question)) {
        (Some(answer), _) => AnswerValue::Picks(vec![answer]).words(question),
        (None, Some(given)) => given.words(question),
        (None, None) => Vec::new(),
    }
}
