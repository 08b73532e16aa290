//! The part of the news that is about the answers themselves: which of them were taken back or left their question open,
//! and which questions were skipped. Those that wait or do not count are in `news.rs`.

use std::collections::BTreeSet;

use stappenplan::engine::{self, AnswerValue, Position, Skip, SkipReason};
use stappenplan::model::{Model, QuestionIx};
use stappenplan::session::Session;

use super::pattern::Claim;
use super::{Ledger, Moved};

/// What must have been seen.
pub(super) const SEEN: &[&str] =
    &["left open", "a change was undone", "an answer was withdrawn", "so many were skipped"];

/// Holds one sentence against what replaying shows. A sentence that is held against nothing ends the test.
pub(super) fn check(moved: &Moved<'_, '_>, claim: &Claim, news: &str, ledger: &mut Ledger) {
    let number = claim.numbers.first().copied().unwrap_or(0);
    let text = claim.texts.first().map_or("", String::as_str);
    let told = || news.to_owned();
    match claim.kind {
        "unknown" => ledger.note("left open", is_left_open(moved), told),
        "undone" => ledger.note("a change was undone", is_undone(moved, text), told),
        "withdrawn" => ledger.note("an answer was withdrawn", is_withdrawn(moved, number, text), told),
        "skipped several" => {
            let skips = skipped(moved);
            ledger.note("so many were skipped", number == skips.len(), || format!("{news} ({skips:?})"));
        }
        kind => unreachable!("{kind} is not held against anything"),
    }
}

/// Whether there is nothing to choose from at a question that was skipped for that.
pub(super) fn has_no_choice(moved: &Moved<'_, '_>, question: QuestionIx) -> bool {
    let left = moved.after.state().walk.left.count_ones(..);
    let answers = engine::each_choice(moved.after.model(), question, left).collect::<Vec<_>>();
    answers.iter().all(|given| *given == AnswerValue::Unknown)
}

fn ask(session: &Session<'_>, question: QuestionIx) -> String {
    session.model().graph.questions.row(question).ask.one_line()
}

/// Whether "don't know" was the answer that was given, and its question is open by it.
fn is_left_open(moved: &Moved<'_, '_>) -> bool {
    let Some(question) = moved.before.question() else { return false };
    let whole = engine::replay(moved.after.model(), moved.after.choices()).walk;
    whole.given(question) == Some(&AnswerValue::Unknown) && whole.open().any(|open| open == question)
}

/// Whether the answers that a move changed are those that are told, each with what it is now.
fn is_undone(moved: &Moved<'_, '_>, text: &str) -> bool {
    let (before, after) = (moved.before.choices(), moved.after.choices());
    if text == "uw eerdere antwoorden zijn er weer" {
        return before.iter().all(|(question, given)| after.get(question) == Some(given))
            && after.len() > before.len();
    }
    let turned: Vec<QuestionIx> = before
        .keys()
        .chain(after.keys().filter(|question| !before.contains_key(question)))
        .filter(|question| before.get(question) != after.get(question))
        .copied()
        .collect();
    let part = |question: &QuestionIx| {
        let name = name(moved.after, *question);
        match after.get(question) {
            Some(given) => format!("{name} is weer “{}”", words(moved.after.model(), *question, given)),
            None => format!("{name} is weer open"),
        }
    };
    let parts: Vec<String> = turned.iter().map(part).collect();
    // In whichever order they are told.
    let length = parts.iter().map(String::len).sum::<usize>() + "; ".len() * parts.len().saturating_sub(1);
    !parts.is_empty() && text.len() == length && parts.iter().all(|part| text.contains(part.as_str()))
}

/// Whether an answer is gone, of the question with this number or these words.
fn is_withdrawn(moved: &Moved<'_, '_>, number: usize, text: &str) -> bool {
    let gone = moved.before.choices().keys().filter(|question| !moved.after.choices().contains_key(question));
    let gone: Vec<QuestionIx> = gone.copied().collect();
    let [question] = gone.as_slice() else { return false };
    let name = name(moved.after, *question);
    name == format!("vraag {number}") || text == ask(moved.after, *question)
}

/// A question as it is named on the walk as a whole: by its number, or by its words.
fn name(session: &Session<'_>, question: QuestionIx) -> String {
    let whole = engine::replay(session.model(), session.choices()).walk;
    let asked = whole.path.iter().map(|choice| choice.question);
    let next = match whole.position {
        Position::At(next) => Some(next),
        Position::Done(_) | Position::Stuck(_) => None,
    };
    match asked.chain(next).position(|asked| asked == question) {
        Some(at) => format!("vraag {}", at + 1),
        None => format!("“{}”", ask(session, question)),
    }
}

/// An answer in words.
fn words(model: &Model, question: QuestionIx, given: &AnswerValue) -> String {
    let row = model.graph.questions.row(question);
    match given {
        AnswerValue::Unknown => "Weet ik niet".to_owned(),
        AnswerValue::Number(number) => match &row.kind {
            stappenplan::model::QuestionKind::Number { unit, .. } => {
                format!("{number} {}", unit.as_str()).trim_end().to_owned()
            }
            _ => unreachable!("a number is given to a question that asks for one"),
        },
        AnswerValue::Picks(picks) if picks.is_empty() => "Niets gekozen".to_owned(),
        AnswerValue::Picks(picks) => {
            let texts = picks.iter().map(|pick| row.answers().unwrap().row(*pick).text.one_line());
            texts.collect::<Vec<_>>().join("; ")
        }
    }
}

/// The questions skipped since the page before, where a person can wonder: those that had an answer, and those that hang
/// on what is left. Of a change only those that were asked before it. In a round one may be skipped that was before.
fn skipped(moved: &Moved<'_, '_>) -> BTreeSet<QuestionIx> {
    let model = moved.after.model();
    let before = moved.before.state().walk.skipped.len();
    let was_answered = moved.before.question().is_some_and(|question| {
        let old = moved.before.choices().get(&question);
        old.is_some() && old != moved.after.choices().get(&question)
    });
    let whole = engine::replay(model, moved.before.choices()).walk.skipped;
    let is_new = |skip: &&Skip| !(was_answered && whole.contains(skip));
    let wonders = |skip: &&Skip| {
        let by_left = matches!(skip.reason, SkipReason::NotForLeft | SkipReason::NoDifference);
        by_left || moved.after.choices().contains_key(&skip.question)
    };
    let skipped = moved.after.state().walk.skipped.iter().skip(before).filter(is_new).filter(wonders);
    skipped.map(|skip| skip.question).collect()
}
