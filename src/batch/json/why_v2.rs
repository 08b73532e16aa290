//! `why --format json`, version 2: changes hold to the end of the walk. Version 1 had none of the keys of the format, the
//! day, where the walk is, the situation, what is set aside, what follows and what is left; its changes only held where the
//! walk was then.

use serde::Serialize;

use super::parts::{AppStandingJson, Keyed, ReasonJson, app_ids, outcome, question_id};
use crate::analysis::{Change, ChangeEnds, NewQuestion};
use crate::engine::{AnswerValue, Position};
use crate::model::{Model, QuestionIx};
use crate::session::AppWhy;

const FORMAT: u32 = 2;

/// Why an app has its standing, and what would change that.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyV2<'m> {
    format: u32,
    today: Option<String>,
    app: &'m str,
    outcome: Option<&'m str>,
    next: Option<&'m str>,
    standing: &'static str,
    reasons: Vec<ReasonJson<'m>>,
    changes: Vec<ChangeV2<'m>>,
    bound: usize,
    exhausted: bool,
}

/// A set of changed answers, and what comes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ChangeV2<'m> {
    set: Keyed<'m, Vec<String>>,
    returns: Vec<&'m str>,
    drops: Vec<&'m str>,
    open: Vec<&'m str>,
    given: bool,
    aside: Vec<&'m str>,
    then: Option<Vec<ThenV2<'m>>>,
    left: Option<LeftV2>,
}

/// The answers to a new question that occur where a change holds; of numbers the lowest of each range that behaves alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ThenV2<'m> {
    question: &'m str,
    answers: Vec<String>,
}

/// How many apps are left where a change holds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct LeftV2 {
    min: usize,
    max: usize,
}

impl<'m> WhyV2<'m> {
    /// What was found for a walk that is at this position.
    pub(in crate::batch) fn of(model: &'m Model, at: Position, why: &AppWhy) -> Self {
        let AppStandingJson { id, standing, reasons, .. } = AppStandingJson::of(model, (&why.advice).into());
        Self {
            format: FORMAT,
            today: model.today.map(|day| day.to_string()),
            app: id,
            outcome: outcome(model, at),
            next: match at {
                Position::At(question) => Some(question_id(model, question)),
                Position::Done(_) | Position::Stuck(_) => None,
            },
            standing,
            reasons,
            changes: why.found.changes().iter().map(|change| ChangeV2::of(model, change)).collect(),
            bound: why.found.bound(),
            exhausted: why.found.is_exhausted(),
        }
    }
}

impl<'m> ChangeV2<'m> {
    fn of(model: &'m Model, change: &Change) -> Self {
        let set = change.set.iter().map(|choice| {
            let question = model.graph.questions.row(choice.question);
            (question.id.as_str(), choice.given.words(question))
        });
        let ids = |questions: &[QuestionIx]| -> Vec<&'m str> {
            questions.iter().map(|question| question_id(model, *question)).collect()
        };
        let ends = change.ends.as_ref();
        let left = |ends: &ChangeEnds| LeftV2 { min: ends.least, max: change.at_most };
        Self {
            set: Keyed(set.collect()),
            returns: app_ids(model, &change.returns),
            drops: app_ids(model, &change.drops),
            open: ids(&change.new_questions),
            given: !change.spares_situation,
            aside: ids(&change.aside),
            then: ends.map(|ends| ends.then.iter().map(|new| ThenV2::of(model, new)).collect()),
            left: ends.map(left),
        }
    }
}

impl<'m> ThenV2<'m> {
    fn of(model: &'m Model, new: &NewQuestion) -> Self {
        let question = model.graph.questions.row(new.question);
        let mut answers = AnswerValue::Picks(new.answers.clone()).words(question);
        answers.extend(new.numbers.iter().map(ToString::to_string));
        Self { question: question.id.as_str(), answers }
    }
}
