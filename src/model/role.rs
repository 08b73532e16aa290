//! What suggestions to change an answer may do with it.

use serde::{Deserialize, Serialize};

use super::{AnswerIx, Question};

/// What suggestions may do with a question, or with one of its answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// It tells the situation of the person, which cannot be chosen otherwise (`given` in the tree).
    pub tells_situation: bool,
    /// Two apps may share the work along it.
    pub split: bool,
}

impl Question {
    /// The answers that tell of the situation by themselves, where the question does not as a whole.
    pub fn situation(&self) -> impl Iterator<Item = AnswerIx> + '_ {
        let answers = self.answers().into_iter().flat_map(|answers| answers.iter());
        answers
            .filter(|(_, answer)| !self.role.tells_situation && answer.role.tells_situation)
            .map(|(answer, _)| answer)
    }

    /// The role of an answer: its own, and that of the question. Without an answer (a number, "don't know", the empty
    /// choice) that of the question.
    pub fn role_of(&self, answer: Option<AnswerIx>) -> Role {
        let own = answer.and_then(|answer| self.answers()?.get(answer)).map(|answer| answer.role);
        let own = own.unwrap_or_default();
        Role {
            tells_situation: self.role.tells_situation || own.tells_situation,
            split: self.role.split || own.split,
        }
    }
}
