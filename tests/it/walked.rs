//! What the engine says of a walk, in the words of `walk --format json` and `walks`.

use serde_json::{Value as Json, json};
use stappenplan::engine::{self, Choice, EffectRef, Given, Judgement, Position, Reason, Standing, State};
use stappenplan::model::{AppIx, Attention, Catalogue, FactIx, Model, QuestionIx, Reference, Value};

use super::trees;

/// The walk, without `format`, `tree` and `catalogue`; a fault of the tree is `"error": true`.
pub(crate) fn walk(model: &Model, state: &State) -> Json {
    let core = &state.core;
    let question = |at: QuestionIx| model.graph.questions.row(at).id.as_str();
    let ranking = engine::ranking(model, state);
    let attention = engine::organisation_attention(model, state);
    let mut walk = json!({
        "outcome": outcome(model, core.position),
        "next": match core.position { Position::At(at) => Some(question(at)), _ => None },
        "path": path(model, &core.path),
        "skipped": core.skipped.iter().map(|at| question(*at)).collect::<Vec<_>>(),
        "labels": core.labels.iter().map(|label| model.graph.labels.row(*label)).collect::<Vec<_>>(),
        "apps": ranking.into_iter().map(|app| one_app(model, state, app)).collect::<Vec<_>>(),
        "attention": attention.into_iter().map(|(_, point)| shown(model, point)).collect::<Vec<_>>(),
        "open": core.open().map(question).collect::<Vec<_>>(),
    });
    mark_fault(core.position, &mut walk);
    walk
}

/// All lines of `walks`.
pub(crate) fn lines(model: &Model) -> Vec<Json> {
    let mut open = vec![engine::start_core(model)];
    let mut lines = Vec::new();
    while let Some(core) = open.pop() {
        let choices = trees::choices(model, core.position, core.left.count_ones(..));
        if choices.is_empty() {
            lines.push(line(model, &core));
        }
        open.extend(choices.iter().map(|choice| engine::step_core(model, &core, choice).unwrap()));
    }
    lines
}

/// One line of `walks`.
fn line(model: &Model, core: &engine::Core) -> Json {
    let left = Catalogue::apps_in(&core.left).map(|app| model.catalogue.apps.row(app).id.as_str());
    let mut line = json!({
        "path": path(model, &core.path),
        "outcome": outcome(model, core.position),
        "remaining": left.collect::<Vec<_>>(),
    });
    mark_fault(core.position, &mut line);
    line
}

/// What `apps --format json` says.
pub(crate) fn apps(model: &Model) -> Vec<Json> {
    let facts = |app: AppIx| -> Json {
        model.graph.facts.iter().map(|(at, fact)| (fact.id.clone(), value(model, at, app))).collect()
    };
    let apps = model.catalogue.apps.iter();
    apps.map(|(at, app)| {
        json!({
            "id": app.id,
            "name": app.name.as_str(),
            "supplier": app.supplier.as_ref().map(|supplier| supplier.as_str()),
            "facts": facts(at),
        })
    })
    .collect()
}

/// The choices in the words of an answers file.
pub(crate) fn words(model: &Model, choice: &Choice) -> (String, Vec<String>) {
    let question = model.graph.questions.row(choice.question);
    (question.id.clone(), choice.given.words(question))
}

fn mark_fault(position: Position, json: &mut Json) {
    if let (Position::Stuck(_), Some(map)) = (position, json.as_object_mut()) {
        map.insert("error".to_owned(), json!(true));
    }
}

fn outcome(model: &Model, position: Position) -> Option<&str> {
    match position {
        Position::Done(outcome) => Some(&model.graph.outcomes.row(outcome).id),
        Position::At(_) | Position::Stuck(_) => None,
    }
}

fn path(model: &Model, path: &[Choice]) -> Vec<Json> {
    let words = path.iter().map(|choice| words(model, choice));
    words.map(|(question, answers)| json!({ "question": question, "answers": answers })).collect()
}

fn one_app(model: &Model, state: &State, app: AppIx) -> Json {
    let standing = engine::standing(model, state, app);
    let ids = |facts: Vec<FactIx>| -> Vec<Json> {
        facts.into_iter().map(|fact| json!(model.graph.facts.row(fact).id)).collect()
    };
    let unproven = standing == Standing::Unproven;
    let reasons = engine::reasons(model, state, app);
    let attention = engine::app_attention(model, state, app);
    json!({
        "id": model.catalogue.apps.row(app).id,
        "standing": match standing {
            Standing::Recommended => "recommended",
            Standing::Conditional => "conditional",
            Standing::Unproven => "unproven",
            Standing::Dropped => "dropped",
        },
        "reasons": reasons.into_iter().map(|it| reason(model, state, app, it)).collect::<Vec<_>>(),
        "ask": if unproven { ids(engine::asks(state, app)) } else { Vec::new() },
        "attention": attention.into_iter().map(|point| shown(model, point)).collect::<Vec<_>>(),
    })
}

fn reason(model: &Model, state: &State, app: AppIx, reason: Reason<'_>) -> Json {
    let values = |facts: Vec<FactIx>| -> Vec<Json> {
        let of_app = |fact| json!({ "id": model.graph.facts.row(fact).id, "value": value(model, fact, app) });
        facts.into_iter().map(of_app).collect()
    };
    let unbound = |facts: Vec<Json>, text: &str| json!({ "question": null, "answers": [], "facts": facts, "text": text });
    match reason {
        Reason::Never => unbound(Vec::new(), model.catalogue.never[&app].because.as_str()),
        Reason::Rule(at) => {
            let rule = &model.graph.standing[at];
            unbound(values(rule.when.facts()), rule.because.as_str())
        }
        Reason::Requirement(judgement) => {
            let requirement = judgement.effect.requirement(model).unwrap();
            json!({
                "question": model.graph.questions.row(judgement.effect.question).id,
                "answers": answers(model, state, judgement),
                "facts": values(requirement.require.facts()),
                "text": requirement.because.as_str(),
            })
        }
    }
}

/// The answer whose effect it is; of a question's own effect the whole choice.
fn answers(model: &Model, state: &State, judgement: &Judgement) -> Vec<String> {
    let EffectRef { question, .. } = judgement.effect;
    let given = match judgement.answer {
        Some(answer) => Some(Given::Picks(vec![answer])),
        None => state.core.given(question).cloned(),
    };
    given.map(|given| given.words(model.graph.questions.row(question))).unwrap_or_default()
}

fn value(model: &Model, fact: FactIx, app: AppIx) -> Json {
    let id = |at| model.graph.facts.row(fact).values().unwrap().row(at).id.as_str();
    match model.value(fact, app) {
        Value::Unknown => Json::Null,
        Value::Depends(on) => json!({ "depends": on.as_str() }),
        Value::Choice(at) => json!(id(at)),
        Value::Set(values) => json!(values.into_iter().map(id).collect::<Vec<_>>()),
        Value::Flag(flag) => json!(flag),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => json!(number as i64),
        Value::Number(number) => json!(number),
        Value::Unlimited => json!("unlimited"),
        Value::Apps(apps) => {
            json!(apps.iter().map(|app| &model.catalogue.apps.row(*app).id).collect::<Vec<_>>())
        }
        Value::Text(text) => json!(text.as_str()),
    }
}

fn shown(model: &Model, point: &Attention) -> Json {
    let source = |it: &Reference| json!({ "in": model.graph.sources.row(it.source).id, "at": it.at.as_ref().map(|at| at.as_str()) });
    json!({
        "text": point.text.as_str(),
        "for": point.for_whom.as_ref().map(|whom| whom.as_str()),
        "sources": point.sources.iter().map(source).collect::<Vec<_>>(),
    })
}
