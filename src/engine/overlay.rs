//! A model in which some facts have other values. It is exactly what reading a catalogue makes in which they were written:
//! answers that are made of apps, and what is known of groups before any walk, follow.

use std::collections::BTreeSet;

use super::choices::conditions;
use super::group_order::renew_pruning;
use super::standing::apps_for_answers;
use crate::model::{
    Answer, AnswerIx, AppSet, Catalogue, Condition, FactIx, Ix, KnownColumns, MadeAnswers, Model,
    MovedAnswers, OverlaidValue, Question, QuestionGroup, QuestionIx, QuestionKind, Table,
};
use crate::order;

/// The model with these values over those of its catalogue, made only once. Each is of a kind that its fact can have, and
/// of an app and a fact at most one is there.
pub fn overlaid<'m>(base: &'m Model, values: &[OverlaidValue]) -> &'m Model {
    match values {
        [] => base,
        values => base.overlays.find_or_make(values, |known| overlay(base, values, known)),
    }
}

fn overlay(base: &Model, values: &[OverlaidValue], known: &KnownColumns<'_>) -> Model {
    let mut model = base.clone();
    model.write_values(values, known);
    derive_again(&mut model, &order::set(values.iter().map(|value| value.fact)));
    model
}

/// A model in which a value was written over that of this fact, with all that is derived of it.
pub(super) fn derived_again(written: &Model, fact: FactIx) -> Model {
    let mut model = written.clone();
    derive_again(&mut model, &order::set([fact]));
    model
}

/// Whether anything is derived of a fact before any walk.
pub(super) fn is_derived_of(model: &Model, fact: FactIx) -> bool {
    let facts = order::set([fact]);
    let makes = |question: &Question| question.made.as_ref().is_some_and(|made| is_of(&made.of, &facts));
    model.graph.questions.rows().iter().any(makes) || is_tested_in_groups(model, &facts)
}

/// The same, where a value was written over that of the fact: whether what was derived before may be another now.
pub(super) fn is_derived_otherwise(model: &Model, fact: FactIx) -> bool {
    let facts = order::set([fact]);
    let is_remade = |question: &Question| {
        let made = question.made.as_ref().filter(|made| is_of(&made.of, &facts));
        made.is_some_and(|made| !has_answers_of(model, question, &apps_for_answers(model, &made.of)))
    };
    model.graph.questions.rows().iter().any(is_remade) || is_tested_in_groups(model, &facts)
}

fn is_tested_in_groups(model: &Model, facts: &BTreeSet<FactIx>) -> bool {
    let members = model.graph.groups.rows().iter().flat_map(QuestionGroup::questions);
    members.into_iter().any(|question| tests_any(model, question, facts))
}

/// Whether the answers of a question that are made are made of just these apps.
fn has_answers_of(model: &Model, question: &Question, apps: &AppSet) -> bool {
    let were_made = question.answer_rows().iter().filter(|answer| answer.generated).map(|answer| &answer.id);
    were_made.eq(Catalogue::apps_in(apps).map(|app| &model.catalogue.apps.row(app).id))
}

/// Makes again what is derived of these facts before any walk.
fn derive_again(model: &mut Model, facts: &BTreeSet<FactIx>) {
    let moved = remake_answers(model, facts);
    model.renumber_answers(&moved);
    let is_touched = |model: &Model, question: QuestionIx| {
        moved.contains_key(&question) || tests_any(model, question, facts)
    };
    renew_pruning(model, is_touched);
}

/// Makes answers of apps again where one of these facts is tested for it. Gives what moved.
fn remake_answers(model: &mut Model, facts: &BTreeSet<FactIx>) -> MovedAnswers {
    let mut moved = MovedAnswers::new();
    for question in model.graph.questions.indexes() {
        let row = model.graph.questions.row(question);
        let Some(made) = row.made.clone().filter(|made| is_of(&made.of, facts)) else { continue };
        let apps = apps_for_answers(model, &made.of);
        if has_answers_of(model, row, &apps) {
            continue;
        }
        let apps = Catalogue::apps_in(&apps).map(|app| model.catalogue.apps.row(app));
        let old = row.answer_rows();
        let written = old.iter().filter(|answer| !answer.generated).cloned();
        let answers: Table<AnswerIx, Answer> = apps.map(Answer::made_of).chain(written).collect();
        let now = old.iter().map(|old| answers.find(|answer| answer.id == old.id)).collect();
        let kind = with_answers(row, answers, &made);
        moved.insert(question, now);
        model.graph.questions.row_mut(question).kind = kind;
    }
    moved
}

/// The kind of a question with other answers.
fn with_answers(question: &Question, answers: Table<AnswerIx, Answer>, made: &MadeAnswers) -> QuestionKind {
    let QuestionKind::Many { none, combine, .. } = question.kind else {
        return QuestionKind::One { answers };
    };
    let count = answers.len() - usize::from(none.is_some());
    // The one that excludes all others is the last.
    let none = none.map(|_| AnswerIx::new(count));
    QuestionKind::Many { answers, none, min: made.min.min(count), max: made.max.min(count), combine }
}

fn is_of(condition: &Condition, facts: &BTreeSet<FactIx>) -> bool {
    let mut found = false;
    condition.visit(&mut |part| {
        found |= matches!(part, Condition::Fact(test) if facts.contains(&test.fact));
    });
    found
}

/// Whether what the answers to a question do, or which of its numbers behave alike, can hang on one of these facts.
fn tests_any(model: &Model, question: QuestionIx, facts: &BTreeSet<FactIx>) -> bool {
    let question = model.graph.questions.row(question);
    let mut found = false;
    let mut see = |condition: &Condition| found |= is_of(condition, facts);
    conditions(model, question, &mut see);
    for answer in question.answer_rows() {
        for requirement in &answer.effects.keep {
            see(&requirement.require);
            requirement.when.iter().for_each(&mut see);
        }
    }
    found
}
