//! One walk with given answers, as data: where it ends, the standing of every app and why.

use std::collections::BTreeMap;

use super::json::{WalkV1, fault, question_id};
use super::{Basis, Ending};
use crate::engine::{AnswerValue, Position};
use crate::model::{Model, OutcomeKind, QuestionIx};
use crate::session::Session;
use crate::text::Messages;

/// What came of a walk.
#[derive(Debug, Clone)]
pub struct WalkReport<'m> {
    /// The whole of it.
    pub json: WalkV1<'m>,
    /// How it ended.
    pub ending: Ending,
    /// The ids of the questions that were answered but not asked.
    pub ignored: Vec<String>,
    /// Why there is no outcome, and what to do about it, in words.
    pub problem: Option<String>,
}

/// Walks with these choices for as long as they go.
pub fn walk<'m>(
    basis: Basis<'m>,
    messages: Messages,
    choices: &BTreeMap<QuestionIx, AnswerValue>,
) -> WalkReport<'m> {
    let model = basis.model;
    let session = Session::resume(model, messages, choices.clone(), Default::default());
    debug_assert_eq!(session.choices(), choices, "answers that are not allowed were refused before");
    let core = &session.whole().walk;
    let off_path = choices.keys().filter(|question| core.given(**question).is_none());
    let problem = match core.position {
        Position::At(question) => Some(messages.ran_out(question_id(model, question))),
        Position::Stuck(met) => {
            Some(format!("{} {}", fault(model, messages, met), messages.tree_fault_help()))
        }
        Position::Done(_) => None,
    };
    WalkReport {
        json: WalkV1::of(basis, &session),
        ending: ending(model, core.position),
        ignored: off_path.map(|question| question_id(model, *question).to_owned()).collect(),
        problem,
    }
}

/// How a walk ended that is here.
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
