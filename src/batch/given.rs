//! What a command is given to walk with.

use std::collections::BTreeMap;

use crate::engine::AnswerValue;
use crate::model::{Model, QuestionIx};
use crate::record::given_from_words;
use crate::session::{FallenAnswer, Reply, Resumed, Session, with_replies};
use crate::text::Messages;

/// The answers, and what suppliers replied where they come from a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The answers, as the catalogue alone has them.
    pub choices: BTreeMap<QuestionIx, AnswerValue>,
    /// Answers that the catalogue alone does not have.
    pub fallen: BTreeMap<QuestionIx, FallenAnswer>,
    /// The replies.
    pub replies: Vec<Reply>,
}

impl From<BTreeMap<QuestionIx, AnswerValue>> for Given {
    fn from(choices: BTreeMap<QuestionIx, AnswerValue>) -> Self {
        Self { choices, ..Self::default() }
    }
}

impl From<&BTreeMap<QuestionIx, AnswerValue>> for Given {
    fn from(choices: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        choices.clone().into()
    }
}

impl From<Resumed> for Given {
    fn from(resumed: Resumed) -> Self {
        Self { choices: resumed.choices, fallen: resumed.fallen, replies: resumed.replies }
    }
}

impl Given {
    /// Lays other answers over these, as they are with the replies.
    pub fn lay(&mut self, model: &Model, messages: Messages, choices: BTreeMap<QuestionIx, AnswerValue>) {
        let replied = with_replies(model, &self.replies);
        for (question, given) in choices {
            self.choices.remove(&question);
            self.fallen.remove(&question);
            let answers = given.words(replied.graph.questions.row(question));
            match given_from_words(model, question, &answers) {
                Ok(given) => drop(self.choices.insert(question, given)),
                Err(_) => {
                    let shown = Session::words_of_answer(replied, messages, question, &given);
                    self.fallen.insert(question, FallenAnswer { answers, shown });
                }
            }
        }
    }

    /// Whether there is an answer to it.
    pub fn answers(&self, question: QuestionIx) -> bool {
        self.choices.contains_key(&question) || self.fallen.contains_key(&question)
    }

    /// The walk with them.
    pub(super) fn session(self, model: &Model, messages: Messages) -> Session<'_> {
        let mut session = Session::new(model, messages);
        let Self { choices, fallen, replies } = self;
        session.take_up(Resumed { choices, fallen, replies, ..Resumed::default() });
        session
    }
}
