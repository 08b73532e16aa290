//! What a command is given to walk with: answers, and what suppliers replied where they come from a dossier.

use std::collections::BTreeMap;

use crate::engine::AnswerValue;
use crate::model::{Model, QuestionIx};
use crate::record::given_from_words;
use crate::session::{FallenAnswer, Resumed, Session, with_replies};
use crate::text::Messages;

/// Lays other answers over those of a walk, as they are with its replies.
pub fn lay_over(
    given: &mut Resumed,
    model: &Model,
    messages: Messages,
    choices: BTreeMap<QuestionIx, AnswerValue>,
) {
    let replied = with_replies(model, &given.replies);
    for (question, choice) in choices {
        given.choices.remove(&question);
        given.fallen.remove(&question);
        let answers = choice.words(replied.graph.questions.row(question));
        match given_from_words(model, question, &answers) {
            Ok(choice) => drop(given.choices.insert(question, choice)),
            Err(_) => {
                let shown = Session::words_of_answer(replied, messages, question, &choice);
                given.fallen.insert(question, FallenAnswer { answers, shown });
            }
        }
    }
}

/// The walk with its answers and replies, and nothing else of it.
pub(super) fn walked(given: Resumed, model: &Model, messages: Messages) -> Session<'_> {
    let mut session = Session::new(model, messages);
    let Resumed { choices, fallen, replies, .. } = given;
    session.take_up(Resumed { choices, fallen, replies, ..Resumed::default() });
    session
}
