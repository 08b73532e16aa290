//! What a command is given to walk with.

use std::collections::BTreeMap;

use crate::engine::AnswerValue;
use crate::model::{Model, QuestionIx};
use crate::session::{Reply, Resumed, Session};
use crate::text::Messages;

/// The answers, and what suppliers replied where they come from a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The answers.
    pub choices: BTreeMap<QuestionIx, AnswerValue>,
    /// The replies.
    pub replies: Vec<Reply>,
}

impl From<BTreeMap<QuestionIx, AnswerValue>> for Given {
    fn from(choices: BTreeMap<QuestionIx, AnswerValue>) -> Self {
        Self { choices, replies: Vec::new() }
    }
}

impl From<&BTreeMap<QuestionIx, AnswerValue>> for Given {
    fn from(choices: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        choices.clone().into()
    }
}

impl Given {
    /// The walk with them.
    pub(super) fn session(self, model: &Model, messages: Messages) -> Session<'_> {
        let mut session = Session::new(model, messages);
        session.take_up(Resumed { choices: self.choices, replies: self.replies, ..Resumed::default() });
        session
    }
}
