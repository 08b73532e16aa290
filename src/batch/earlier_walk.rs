//! A line that `walks` wrote earlier, read against the content of now.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::engine::{AnswerValue, Standing};
use crate::model::{Model, QuestionIx};
use crate::record::{MistakeKind, given_from_words};
use crate::text::SafeText;

/// What a line says of a walk.
#[derive(Debug, Default)]
pub(super) struct EarlierWalk {
    /// Its answers that can still be given.
    pub(super) choices: BTreeMap<QuestionIx, AnswerValue>,
    /// What of it is no answer any more, in order.
    pub(super) gone: Vec<GoneStep>,
    /// The id of its outcome.
    pub(super) outcome: Option<String>,
    /// The ids of the apps that were left.
    pub(super) remaining: Vec<String>,
    /// The same with their standings, in order; absent where the line does not say them.
    pub(super) standings: Option<Vec<(String, Standing)>>,
}

/// A step that cannot be taken any more. Ids are as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum GoneStep {
    /// It is no step at all.
    NoStep,
    /// There is no such question.
    Question(String),
    /// There is no such answer (one of them, as it was written), or it may not be given so.
    Answer(QuestionIx, Option<String>),
}

impl EarlierWalk {
    /// Nothing when the line is no walk.
    pub(super) fn read(model: &Model, line: &str) -> Option<Self> {
        let line: Json = serde_json::from_str(line).ok()?;
        let steps = line.get("path")?.as_array()?;
        let mut read = Self {
            outcome: line.get("outcome").and_then(Json::as_str).map(str::to_owned),
            remaining: line.get("remaining").map(ids).unwrap_or_default(),
            standings: line.get("standings").map(standings),
            ..Self::default()
        };
        for step in steps {
            match choice(model, step) {
                Ok((question, given)) => drop(read.choices.insert(question, given)),
                Err(gone) => read.gone.push(gone),
            }
        }
        Some(read)
    }
}

fn ids(list: &Json) -> Vec<String> {
    let ids = list.as_array().into_iter().flatten();
    ids.filter_map(Json::as_str).map(str::to_owned).collect()
}

fn standings(lists: &Json) -> Vec<(String, Standing)> {
    let all = [Standing::Recommended, Standing::Conditional, Standing::Unproven];
    let listed = |standing: Standing| lists.get(standing.id()).map(ids).unwrap_or_default();
    all.into_iter()
        .flat_map(|standing| listed(standing).into_iter().map(move |app| (app, standing)))
        .collect()
}

/// One step of an earlier walk.
fn choice(model: &Model, step: &Json) -> Result<(QuestionIx, AnswerValue), GoneStep> {
    let id = step.get("question").and_then(Json::as_str).ok_or(GoneStep::NoStep)?;
    let words = ids(step.get("answers").filter(|words| words.is_array()).ok_or(GoneStep::NoStep)?);
    let shown = |word: &str| SafeText::new(word).one_line();
    let found = model.graph.questions.find(|question| question.id == id);
    let question = found.ok_or_else(|| GoneStep::Question(shown(id)))?;
    let given = given_from_words(model, question, &words).map_err(|mistake| {
        let answer = match mistake {
            MistakeKind::NoSuchAnswer { answer, .. } => Some(shown(&answer)),
            _ => None,
        };
        GoneStep::Answer(question, answer)
    })?;
    Ok((question, given))
}
