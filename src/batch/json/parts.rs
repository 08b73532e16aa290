//! What the JSON of several commands is made of.

use serde::{Serialize, Serializer};

use super::stale::{StaleJson, stale};
use crate::engine::{Choice, Fault, Position};
use crate::model::{
    AppIx, Attention, Catalogue, FactIx, Model, QuestionIx, Reference, Since, Value, ValueIx,
};
use crate::session::{AppVerdict, AttentionPoint, ReasonOrigin, SourcePlace, VerdictReason};
use crate::text::{Messages, SafeText};

/// Integers beyond this are no longer exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// In place of a date that nobody knows.
const UNKNOWN_DATE: &str = "unknown";

/// Values by key, in the order in which they appear.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Keyed<'m, V>(pub(super) Vec<(&'m str, V)>);

impl<V: Serialize> Serialize for Keyed<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        debug_assert!(
            self.0.iter().enumerate().all(|(at, (key, _))| !self.0.iter().take(at).any(|(k, _)| k == key)),
            "each key once"
        );
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The value of a fact: null when it is unknown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum FactValueJson<'m> {
    /// Nobody knows.
    Unknown,
    /// It depends.
    Depends {
        /// On what.
        depends: &'m str,
    },
    /// The id of a value, a text, or `unlimited`.
    Word(&'m str),
    /// Yes or no.
    Flag(bool),
    /// A number that is whole.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// The ids of values or apps.
    Ids(Vec<&'m str>),
}

/// The value of a fact of an app.
pub(super) fn value(model: &Model, fact: FactIx, app: AppIx) -> FactValueJson<'_> {
    match model.value(fact, app) {
        Value::Unknown => FactValueJson::Unknown,
        Value::Depends(on_what) => FactValueJson::Depends { depends: on_what.as_str() },
        Value::Choice(value) => {
            value_id(model, fact, value).map_or(FactValueJson::Unknown, FactValueJson::Word)
        }
        Value::Set(values) => {
            FactValueJson::Ids(values.into_iter().filter_map(|value| value_id(model, fact, value)).collect())
        }
        Value::Flag(holds) => FactValueJson::Flag(holds),
        Value::Number(number) => self::number(number),
        Value::Unlimited => FactValueJson::Word("unlimited"),
        Value::Apps(apps) => FactValueJson::Ids(apps.iter().map(|app| app_id(model, *app)).collect()),
        Value::Text(text) => FactValueJson::Word(text.as_str()),
    }
}

fn value_id(model: &Model, fact: FactIx, value: ValueIx) -> Option<&str> {
    let row = model.graph.facts.row(fact).values().and_then(|values| values.get(value));
    debug_assert!(row.is_some(), "the catalogue holds only values that the fact has");
    row.map(|row| row.id.as_str())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "INVARIANT: whole and within what a double holds exactly"
)]
fn number(number: f64) -> FactValueJson<'static> {
    debug_assert!(number.is_finite(), "what has no end is `Unlimited`");
    if number.fract() == 0.0 && number.abs() < EXACT {
        return FactValueJson::Whole(number as i64);
    }
    FactValueJson::Number(number)
}

/// The id of an app.
pub(in crate::batch) fn app_id(model: &Model, app: AppIx) -> &str {
    &model.catalogue.apps.row(app).id
}

/// The ids of the apps in a set, in their order.
pub(super) fn app_ids<'m>(model: &'m Model, apps: &[AppIx]) -> Vec<&'m str> {
    apps.iter().map(|app| app_id(model, *app)).collect()
}

/// The ids of the apps that are left.
pub(super) fn remaining<'m>(model: &'m Model, left: &crate::model::AppSet) -> Vec<&'m str> {
    Catalogue::apps_in(left).map(|app| app_id(model, app)).collect()
}

/// The id of a question.
pub(in crate::batch) fn question_id(model: &Model, question: QuestionIx) -> &str {
    &model.graph.questions.row(question).id
}

/// A question and what was answered to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct StepJson<'m> {
    pub(super) question: &'m str,
    pub(super) answers: Vec<String>,
}

/// The choices of a walk.
pub(super) fn path<'m>(model: &'m Model, path: &[Choice]) -> Vec<StepJson<'m>> {
    let step = |choice: &Choice| {
        let question = model.graph.questions.row(choice.question);
        StepJson { question: question.id.as_str(), answers: choice.given.words(question) }
    };
    path.iter().map(step).collect()
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct SourceJson {
    #[serde(rename = "in")]
    source: String,
    at: Option<String>,
}

/// Places in sources, as the tree names them.
pub(super) fn references(model: &Model, places: &[Reference]) -> Vec<SourceJson> {
    let place = |place: &Reference| SourceJson {
        source: model.graph.sources.row(place.source).id.clone(),
        at: place.at.as_ref().map(|at| at.as_str().to_owned()),
    };
    places.iter().map(place).collect()
}

fn sources(places: &[SourcePlace]) -> Vec<SourceJson> {
    let place = |place: &SourcePlace| SourceJson { source: place.id.clone(), at: place.at.clone() };
    places.iter().map(place).collect()
}

/// Something to watch or to arrange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct AttentionJson {
    text: String,
    #[serde(rename = "for")]
    for_whom: Option<String>,
    sources: Vec<SourceJson>,
    #[serde(flatten)]
    more: MoreOfPoint,
}

/// What only some points have: absent where the tree does not say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MoreOfPoint {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
    /// True, or absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<bool>,
    /// A date, or `unknown`; then `seen` is the date on which it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
}

impl MoreOfPoint {
    fn new(id: Option<&String>, flag: Option<String>, is_first: bool, since: Option<&Since>) -> Self {
        let date = |since: &Since| since.date.as_str().to_owned();
        let (since, seen) = match since {
            Some(since) if since.is_known => (Some(date(since)), None),
            Some(since) => (Some(UNKNOWN_DATE.to_owned()), Some(date(since))),
            None => (None, None),
        };
        Self { id: id.cloned(), flag, first: is_first.then_some(true), since, seen }
    }
}

/// A point, as the tree has it.
pub(super) fn attention(model: &Model, point: &Attention) -> AttentionJson {
    AttentionJson {
        text: point.text.as_str().to_owned(),
        for_whom: point.for_whom.as_ref().map(|whom| whom.as_str().to_owned()),
        sources: references(model, &point.sources),
        more: MoreOfPoint::new(
            point.id.as_ref(),
            point.flag.as_ref().map(|flag| flag.one_line()),
            point.first,
            point.since.as_ref(),
        ),
    }
}

impl AttentionJson {
    /// A point, as the advice has it.
    pub(super) fn of(point: &AttentionPoint) -> Self {
        Self {
            text: point.text.as_str().to_owned(),
            for_whom: point.for_whom.as_ref().map(|whom| whom.as_str().to_owned()),
            sources: sources(&point.sources),
            more: MoreOfPoint::new(
                point.id.as_ref(),
                point.flag.clone(),
                point.first,
                point.happened.as_ref(),
            ),
        }
    }
}

/// The standing of one app, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct AppStandingJson<'m> {
    pub(super) id: &'m str,
    pub(super) standing: &'static str,
    pub(super) reasons: Vec<ReasonJson<'m>>,
    pub(super) ask: Vec<&'m str>,
    pub(super) attention: Vec<AttentionJson>,
    pub(super) stale: Vec<StaleJson<'m>>,
}

/// Why an app has its standing. The question is null for what is not a requirement of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ReasonJson<'m> {
    question: Option<&'m str>,
    answers: Vec<String>,
    facts: Vec<FactJson<'m>>,
    text: SafeText,
}

/// A fact that a reason turns on.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct FactJson<'m> {
    id: &'m str,
    value: FactValueJson<'m>,
}

impl<'m> AppStandingJson<'m> {
    /// The standing of an app, as the advice has it.
    pub(super) fn of(model: &'m Model, told: AppVerdict) -> Self {
        Self {
            id: app_id(model, told.app),
            standing: told.standing.id(),
            reasons: told.reasons.into_iter().map(|reason| ReasonJson::of(model, told.app, reason)).collect(),
            ask: told.ask.iter().map(|asked| model.graph.facts.row(*asked).id.as_str()).collect(),
            attention: told.points.iter().map(AttentionJson::of).collect(),
            stale: stale(model, told.app),
        }
    }
}

impl<'m> ReasonJson<'m> {
    fn of(model: &'m Model, app: AppIx, reason: VerdictReason) -> Self {
        let (question, answers) = match reason.origin {
            ReasonOrigin::Never | ReasonOrigin::Ended | ReasonOrigin::Rule => (None, Vec::new()),
            ReasonOrigin::Requirement { question, answers } => (Some(question_id(model, question)), answers),
        };
        let fact = |fact: FactIx| FactJson {
            id: model.graph.facts.row(fact).id.as_str(),
            value: value(model, fact, app),
        };
        Self { question, answers, facts: reason.facts.into_iter().map(fact).collect(), text: reason.text }
    }
}

/// The id of the outcome, if the walk ended.
pub(super) fn outcome(model: &Model, position: Position) -> Option<&str> {
    match position {
        Position::Done(outcome) => Some(model.graph.outcomes.row(outcome).id.as_str()),
        Position::At(_) | Position::Stuck(_) => None,
    }
}

/// A fault of the tree, in words.
pub(in crate::batch) fn fault(model: &Model, messages: Messages, fault: Fault) -> String {
    match fault {
        Fault::NoWay(question) => messages.tree_fault(question_id(model, question)),
        Fault::Again(question) => messages.fault_again(question_id(model, question)),
        Fault::Circle(question) => messages.fault_circle(question_id(model, question)),
        Fault::NoWayOut(group) => messages.fault_group_no_way(&model.graph.groups.row(group).id),
        Fault::Round(group) => messages.fault_group_circle(&model.graph.groups.row(group).id),
    }
}

/// The same where the walk is at one.
pub(super) fn fault_at(model: &Model, messages: Messages, position: Position) -> Option<String> {
    match position {
        Position::Stuck(met) => Some(fault(model, messages, met)),
        Position::At(_) | Position::Done(_) => None,
    }
}
