//! One walk with given answers, as data: where it ends, the standing of every app and why.

use super::given::walked;
use super::json::{WalkV1, fault, question_id};
use super::{Basis, Ending};
use crate::analysis::questions_ahead;
use crate::engine::Position;
use crate::model::{Model, OutcomeKind};
use crate::order;
use crate::session::{Resumed, Session};
use crate::text::Messages;

/// What came of a walk.
#[derive(Debug, Clone)]
pub struct WalkReport<'m> {
    basis: Basis<'m>,
    /// The walk itself.
    pub session: Session<'m>,
    /// How it ended.
    pub ending: Ending,
    /// Of each answer that was not used, why not, in words.
    pub ignored: Vec<String>,
    /// Why there is no outcome, and what to do about it, in words.
    pub problem: Option<String>,
}

impl<'m> WalkReport<'m> {
    /// The whole of it.
    pub fn json(&self) -> WalkV1<'_> {
        WalkV1::of(self.basis, &self.session)
    }
}

/// Walks with these answers for as long as they go.
pub fn walk<'m>(basis: Basis<'m>, messages: Messages, given: impl Into<Resumed>) -> WalkReport<'m> {
    let session = walked(given.into(), basis.model, messages);
    // Replies stand over its facts.
    let model = session.model();
    let core = &session.whole().walk;
    let problem = match core.position {
        Position::At(question) => Some(messages.ran_out(question_id(model, question))),
        Position::Stuck(met) => {
            Some(format!("{} {}", fault(model, messages, met), messages.tree_fault_help()))
        }
        Position::Done(_) => None,
    };
    let ending = ending(model, core.position);
    let ignored = unused(&session);
    WalkReport { basis, session, ending, ignored, problem }
}

/// Of each question that was answered but not asked, why its answer was not used: where the walk stops for want of an
/// answer, those that may still follow are only not used yet. One of a dossier may be none with its replies.
pub(super) fn unused(session: &Session<'_>) -> Vec<String> {
    let (model, messages, core) = (session.model(), session.messages(), &session.whole().walk);
    let stop = match core.position {
        Position::At(question) => Some(question),
        Position::Done(_) | Position::Stuck(_) => None,
    };
    let follow = stop.map(|stop| questions_ahead(model, stop)).unwrap_or_default();
    let used = order::set(core.path.iter().map(|choice| choice.question));
    let unused = session.choices().keys().copied().filter(|question| !used.contains(question));
    let why = unused.map(|question| {
        let id = question_id(model, question);
        match stop.filter(|_| follow.contains(&question)) {
            Some(stop) => messages.answer_not_yet_used(id, question_id(model, stop)),
            None => messages.answer_ignored(id),
        }
    });
    let fallen = session.fallen().map(|(question, _)| messages.answer_fallen(question_id(model, question)));
    why.chain(fallen).collect()
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
