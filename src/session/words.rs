//! Facts, choices and sources in the words of the person: what every page is made of.

use super::advice::{SourcePlace, places};
use super::page::Block;
use crate::engine::{AnswerValue, Choice, EffectRef};
use crate::model::{AnswerIx, AppIx, FactIx, FactKind, Model, QuestionIx, QuestionKind, Reference, Value};
use crate::text::{Messages, Noun, SafeText};

/// More names than this are counted: four of usual length, with what is said of them, are a sentence on two lines of a
/// small window. A longer row of names is not read, and each is on the page of all.
const MOST_NAMES: usize = 4;

/// Where the names serve as examples only, this many: they stand in the middle of a line with more behind them. One more
/// is named rather than called "1 other", which is no shorter.
const EXAMPLES: usize = 2;

/// Whether so many are named; more are counted.
pub(super) const fn are_few(count: usize) -> bool {
    count <= MOST_NAMES
}

/// What is said of some by their names, or, when they are too many, by their count; nothing of none.
pub(super) fn few_or_count(
    names: &[String],
    named: impl FnOnce(&[&str]) -> String,
    counted: impl FnOnce(usize) -> String,
) -> Option<String> {
    match names.len() {
        0 => None,
        count if are_few(count) => Some(named(&borrowed(names))),
        count => Some(counted(count)),
    }
}

/// Those that are named as examples, and the others, which are counted.
pub(super) fn examples_and_others<T>(all: &[T]) -> (&[T], &[T]) {
    all.split_at(if all.len() > EXAMPLES + 1 { EXAMPLES } else { all.len() })
}

/// A name and its value in two columns.
pub(super) fn pair(label: &str, value: String, mark: String) -> Block {
    Block::Pair { label: label.to_owned(), value, mark }
}

/// The same texts, borrowed.
pub(super) fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// What the things of the catalogue are called.
pub(super) fn noun(model: &Model) -> Noun<'_> {
    Noun { one: model.graph.words.app.as_str(), many: model.graph.words.apps.as_str() }
}

/// The value of a fact, as a person reads it.
pub(super) fn value(model: &Model, messages: Messages, fact: FactIx, app: AppIx) -> String {
    value_words(model, messages, fact, model.value(fact, app))
}

/// The same of any value that the fact can have.
pub(super) fn value_words(model: &Model, messages: Messages, fact: FactIx, value: Value<'_>) -> String {
    let row = model.graph.facts.row(fact);
    let label = |value| row.values().map_or("", |values| values.row(value).label.as_str());
    match value {
        Value::Unknown => messages.unknown().to_owned(),
        Value::Depends(on_what) => messages.depends(on_what.as_str()),
        Value::Choice(value) => label(value).to_owned(),
        Value::Set(values) if values.is_empty() => messages.empty_set().to_owned(),
        Value::Set(values) => values.into_iter().map(label).collect::<Vec<_>>().join(", "),
        Value::Flag(true) => messages.flag_yes().to_owned(),
        Value::Flag(false) => messages.flag_no().to_owned(),
        Value::Number(number) => messages.amount(number, unit(&row.kind)),
        Value::Unlimited => messages.amount(f64::INFINITY, unit(&row.kind)),
        Value::Apps(apps) => {
            let names: Vec<&str> =
                apps.iter().map(|app| model.catalogue.apps.row(*app).name.as_str()).collect();
            names.join(", ")
        }
        Value::Text(text) => text.one_line(),
    }
}

fn unit(kind: &FactKind) -> &str {
    match kind {
        FactKind::Number { unit } => unit.as_str(),
        _ => "",
    }
}

/// A choice, as a person reads it.
pub(super) fn given(model: &Model, messages: Messages, question: QuestionIx, given: &AnswerValue) -> String {
    let row = model.graph.questions.row(question);
    match given {
        AnswerValue::Unknown => messages.dont_know().to_owned(),
        AnswerValue::Number(number) => match &row.kind {
            QuestionKind::Number { unit, .. } if !unit.is_empty() => format!("{number} {unit}"),
            _ => number.to_string(),
        },
        AnswerValue::Picks(picks) if picks.is_empty() => messages.nothing_chosen().to_owned(),
        AnswerValue::Picks(picks) => {
            let answers = row.answers();
            let texts: Vec<String> =
                picks.iter().filter_map(|pick| Some(answers?.get(*pick)?.text.one_line())).collect();
            texts.join("; ")
        }
    }
}

/// The answer for which an effect counted: that answer, or the whole choice.
pub(super) fn answered(
    model: &Model,
    messages: Messages,
    path: &[Choice],
    effect: EffectRef,
    answer: Option<AnswerIx>,
) -> String {
    let whole = path.iter().find(|choice| choice.question == effect.question).map(|choice| &choice.given);
    match (answer, whole) {
        (Some(answer), _) => given(model, messages, effect.question, &AnswerValue::Picks(vec![answer])),
        (None, Some(whole)) => given(model, messages, effect.question, whole),
        (None, None) => String::new(),
    }
}

/// The same as an answers file has it.
pub(super) fn answer_ids(
    model: &Model,
    path: &[Choice],
    question: QuestionIx,
    answer: Option<AnswerIx>,
) -> Vec<String> {
    let row = model.graph.questions.row(question);
    let whole = path.iter().find(|choice| choice.question == question).map(|choice| &choice.given);
    match (answer, whole) {
        (Some(answer), _) => AnswerValue::Picks(vec![answer]).words(row),
        (None, Some(whole)) => whole.words(row),
        (None, None) => Vec::new(),
    }
}

/// A place in a source, such as "Fietsgids, tabel 2, 2026".
pub(super) fn reference(model: &Model, reference: &Reference) -> String {
    let source = model.graph.sources.row(reference.source);
    let parts = [Some(&source.title), reference.at.as_ref(), source.date.as_ref()];
    parts.into_iter().flatten().map(SafeText::one_line).collect::<Vec<_>>().join(", ")
}

/// All places on one line, behind "Bron:"; absent when there are none.
pub(super) fn references(model: &Model, messages: Messages, references: &[Reference]) -> Option<String> {
    named_sources(messages, &places(model, references))
}

/// The same of places that are in words already.
pub(super) fn named_sources(messages: Messages, places: &[SourcePlace]) -> Option<String> {
    let all: Vec<&str> = places.iter().map(|place| place.words.as_str()).collect();
    (!all.is_empty()).then(|| messages.source(&all.join("; ")))
}

/// Which facts count most for an app on this walk: those that its requirements test, each once, in order.
pub(super) fn tested_facts(model: &Model, state: &crate::engine::RecordedWalk) -> Vec<FactIx> {
    let mut facts = Vec::new();
    let effects = state.record.tested.iter().filter_map(|effect| effect.requirement(model));
    for fact in effects.flat_map(|requirement| requirement.require.facts()) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

/// Words behind what they belong to: a question has its own mark.
pub(super) fn labelled(messages: Messages, label: &str, words: &str) -> String {
    match label.ends_with('?') {
        true => format!("{label} {words}"),
        false => messages.glossary_entry(label, words),
    }
}
