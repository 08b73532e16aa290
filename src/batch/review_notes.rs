//! What else weighs on a dossier that is looked at again: its decision does not hold any more, a day that it names has come,
//! or the content says otherwise than a reply that it counts.

use super::json::{NoteKind, ReviewedNote};
use crate::record::Dossier;
use crate::session::{Session, Status, TaskState};
use crate::text::{Day, Messages};

/// All of it, the weightiest first.
pub(super) fn notes(session: &Session<'_>, dossier: &Dossier) -> Vec<ReviewedNote> {
    let today = session.model().today;
    let mut notes = status(dossier, session.messages());
    notes.extend(look_again(dossier, today, session.messages()));
    notes.extend(risks(dossier, today, session.messages()));
    let replies = session.told_outdated_replies().into_iter();
    notes.extend(replies.map(|words| ReviewedNote { kind: NoteKind::Reply, day: None, words }));
    notes
}

/// That the decision does not hold any more.
fn status(dossier: &Dossier, messages: Messages) -> Vec<ReviewedNote> {
    let Some(last) = dossier.decision.history.last() else { return Vec::new() };
    let day = messages.lang().on_date(&last.on.to_string());
    let words = match last.status {
        Status::Superseded => messages.review_superseded(&day, &last.successor.name.one_line()),
        Status::Withdrawn => messages.review_withdrawn(&day),
        Status::Concept | Status::ForAdvice | Status::Adopted => return Vec::new(),
    };
    vec![ReviewedNote { kind: NoteKind::Status, day: Some(last.on.to_string()), words }]
}

/// That the day has come on which a decision that holds was to be looked at again.
fn look_again(dossier: &Dossier, today: Option<Day>, messages: Messages) -> Option<ReviewedNote> {
    let last = dossier.decision.history.last().filter(|last| last.status == Status::Adopted)?;
    let day = last.look_again.filter(|day| today.is_some_and(|today| *day <= today))?;
    let words = messages.review_look_again(&messages.lang().date(&day.to_string()));
    Some(ReviewedNote { kind: NoteKind::LookAgain, day: Some(day.to_string()), words })
}

/// The risks that were accepted until a day that is past.
fn risks(dossier: &Dossier, today: Option<Day>, messages: Messages) -> Vec<ReviewedNote> {
    let accepted = dossier.decision.tasks.values().filter_map(|task| match &task.state {
        TaskState::Accepted { until: Some(until), .. } => Some((task, *until)),
        TaskState::Accepted { until: None, .. }
        | TaskState::Open
        | TaskState::Done
        | TaskState::NotNeeded => None,
    });
    let past = accepted.filter(|(_, until)| today.is_some_and(|today| *until < today));
    past.map(|(task, until)| ReviewedNote {
        kind: NoteKind::Risk,
        day: Some(until.to_string()),
        words: messages.review_risk_past(&messages.lang().date(&until.to_string()), &task.shown.one_line()),
    })
    .collect()
}
