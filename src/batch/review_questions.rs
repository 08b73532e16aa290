//! What is otherwise now of the questions of a dossier and their answers.

use super::json::{QuestionChange, ReviewedQuestion, question_id};
use super::review::line;
use crate::engine::Position;
use crate::model::{Model, QuestionIx};
use crate::order;
use crate::record::{Dossier, RecordedChoice, given_from_words};
use crate::session::Session;
use crate::text::Messages;

/// The questions and answers that are otherwise now; first the one at which the walk is.
pub(super) fn questions(
    session: &Session<'_>,
    dossier: &Dossier,
    next: Option<QuestionIx>,
) -> Vec<ReviewedQuestion> {
    let model = session.model();
    let id = next.map(|question| question_id(model, question));
    let is_next = |question: &str| id == Some(question);
    // What was set aside before fitted no longer then.
    let told = dossier
        .choices
        .iter()
        .flat_map(|choice| changed_question(model, session.messages(), choice, is_next(&choice.question)));
    let mut told: Vec<ReviewedQuestion> = told.collect();
    let is_known = id.is_some_and(|id| dossier.choices.iter().any(|choice| choice.question == id));
    told.extend(next.filter(|_| !is_known).map(|question| ReviewedQuestion {
        question: question_id(model, question).to_owned(),
        change: QuestionChange::New,
        from: None,
        to: Some(model.graph.questions.row(question).ask.one_line()),
    }));
    told.extend(unused(session, dossier));
    order::by_key(&mut told, |told| !is_next(&told.question));
    told
}

/// The answers that counted when the dossier was saved, and to which the walk does not come now that it has ended.
fn unused(session: &Session<'_>, dossier: &Dossier) -> Vec<ReviewedQuestion> {
    let (model, walk) = (session.model(), &session.whole().walk);
    if !matches!(walk.position, Position::Done(_)) {
        return Vec::new();
    }
    let on_path = |question: QuestionIx| walk.path.iter().any(|choice| choice.question == question);
    let counted = dossier.choices.iter().filter(|choice| choice.number.is_some());
    let unused = counted.filter_map(|choice| {
        let question = model.graph.questions.find(|question| question.id == choice.question)?;
        (!on_path(question)).then(|| ReviewedQuestion {
            question: line(&choice.question),
            change: QuestionChange::AnswerUnused,
            from: Some(shown(choice)),
            to: Some(model.graph.questions.row(question).ask.one_line()),
        })
    });
    unused.collect()
}

/// An answer as it was read.
fn shown(choice: &RecordedChoice) -> String {
    match choice.shown.is_empty() {
        true => line(&choice.answers.join(", ")),
        false => choice.shown.one_line(),
    }
}

/// What changed about a question that had an answer. Where the walk is at it, that answer fits no longer.
fn changed_question(
    model: &Model,
    messages: Messages,
    choice: &RecordedChoice,
    is_next: bool,
) -> Vec<ReviewedQuestion> {
    let told = |change: QuestionChange, from: String, to: Option<String>| ReviewedQuestion {
        question: line(&choice.question),
        change,
        from: Some(from),
        to,
    };
    let shown = shown(choice);
    let was_asked = match choice.ask.is_empty() {
        true => line(&choice.question),
        false => choice.ask.one_line(),
    };
    let Some(question) = model.graph.questions.find(|question| question.id == choice.question) else {
        return vec![told(QuestionChange::Gone, was_asked, Some(shown))];
    };
    let ask = model.graph.questions.row(question).ask.one_line();
    let mut changes = Vec::new();
    if !choice.ask.is_empty() && was_asked != ask {
        changes.push(told(QuestionChange::Reworded, was_asked, Some(ask.clone())));
    }
    match given_from_words(model, question, &choice.answers) {
        Ok(given) if !is_next => {
            let now = Session::words_of_answer(model, messages, question, &given);
            if !given.chosen().is_empty() && !choice.shown.is_empty() && shown != now {
                changes.push(told(QuestionChange::AnswerReworded, shown, Some(now)));
            }
        }
        Ok(_) | Err(_) => changes.push(told(QuestionChange::AnswerGone, shown, Some(ask))),
    }
    changes
}
