//! One changed answer, and sets of them: which of two is smaller (`docs/analysis.md`, "Counterfactuals").

use std::rc::Rc;

use crate::analysis::space::{AnswerClass, AnswerClasses, LeastDifferences};
use crate::engine::{AnswerValue, Choice};
use crate::model::{AnswerIx, Ix, Model, Question, QuestionIx, QuestionKind};
use crate::order;

/// Another answer to a question that has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct AnswerChange {
    pub(in crate::analysis) choice: Choice,
    extent: ChangeExtent,
}

/// How much an answer differs from the one given.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ChangeExtent {
    /// Another answer: neither nearer nor farther than others.
    Whole,
    /// These ticks come or go (`none` is no tick).
    Ticks(Vec<AnswerIx>),
    /// A number that is lower, by so much.
    Below(u64),
    /// A number that is higher, by so much.
    Above(u64),
}

impl AnswerChange {
    /// From the answer given to another one.
    fn new(row: &Question, old: &AnswerValue, choice: Choice) -> Self {
        let extent = match (&row.kind, old, &choice.given) {
            (QuestionKind::Many { .. }, _, new) => ChangeExtent::Ticks(ticks_changed(row, old, new)),
            (_, AnswerValue::Number(old), AnswerValue::Number(new)) if new < old => {
                ChangeExtent::Below(old.abs_diff(*new))
            }
            (_, AnswerValue::Number(old), AnswerValue::Number(new)) => {
                ChangeExtent::Above(old.abs_diff(*new))
            }
            // Where no number was given the lowest is the nearest.
            (QuestionKind::Number { min, .. }, _, AnswerValue::Number(new)) => {
                ChangeExtent::Above(min.abs_diff(*new).saturating_add(1))
            }
            _ => ChangeExtent::Whole,
        };
        Self { choice, extent }
    }

    /// How far it is from the answer given.
    pub(super) fn distance(&self) -> u64 {
        match &self.extent {
            ChangeExtent::Whole => 1,
            ChangeExtent::Ticks(ticks) => ticks.len() as u64,
            ChangeExtent::Below(by) | ChangeExtent::Above(by) => *by,
        }
    }

    /// Whether it is the same change, or a smaller one: fewer ticks, a nearer number on the same side.
    fn is_within(&self, other: &Self) -> bool {
        self.choice.question == other.choice.question
            && match (&self.extent, &other.extent) {
                (ChangeExtent::Ticks(some), ChangeExtent::Ticks(all)) if some.len() < all.len() => {
                    some.iter().all(|tick| all.contains(tick))
                }
                (ChangeExtent::Below(near), ChangeExtent::Below(far))
                | (ChangeExtent::Above(near), ChangeExtent::Above(far)) => near <= far,
                _ => self.choice == other.choice,
            }
    }
}

/// The ticks that come or go; `none` is no tick.
fn ticks_changed(row: &Question, old: &AnswerValue, new: &AnswerValue) -> Vec<AnswerIx> {
    let none = row.none();
    let differs = |(one, other): (&AnswerValue, &AnswerValue)| -> Vec<AnswerIx> {
        let gone = one.chosen().iter().filter(|tick| !other.chosen().contains(tick));
        gone.copied().filter(|tick| Some(*tick) != none).collect()
    };
    let mut ticks = differs((old, new));
    ticks.extend(differs((new, old)));
    order::sort(&mut ticks);
    ticks
}

/// How much of the situation a change touches: the ticks that tell of it and come or go. To leave a single answer is not to
/// say that it was not so; to propose one is.
pub(super) fn touches(row: &Question, old: &AnswerValue, new: &AnswerValue) -> usize {
    if row.role.tells_situation {
        return 1;
    }
    if let QuestionKind::One { .. } = row.kind {
        return new.chosen().iter().filter(|answer| row.role_of(Some(**answer)).tells_situation).count();
    }
    let changed = [(old, new), (new, old)]
        .into_iter()
        .flat_map(|(one, other)| one.chosen().iter().filter(|answer| !other.chosen().contains(answer)));
    changed.filter(|answer| row.role_of(Some(**answer)).tells_situation).count()
}

/// The answers of a class by which a choice can be changed: of a `many` those with the fewest ticks that come or go, of a
/// number the nearest on either side. "Don't know" is never one.
pub(super) fn changes_of_class(
    model: &Model,
    table: &AnswerClasses,
    class: &AnswerClass,
    old: &AnswerValue,
    least: &LeastDifferences,
) -> Vec<AnswerChange> {
    let question = table.question;
    let row = model.graph.questions.row(question);
    let change = |given: AnswerValue| AnswerChange::new(row, old, Choice { question, given });
    let all: Vec<AnswerChange> = match row.kind {
        QuestionKind::One { .. } => table.single(class).cloned().map(change).collect(),
        QuestionKind::Many { .. } => {
            let subsets = table.least_different(class, old.chosen(), least);
            table.single(class).cloned().chain(subsets).map(change).collect()
        }
        QuestionKind::Number { max, .. } => {
            let starts = table.single(class).filter_map(number);
            starts.flat_map(|start| nearest_of_range(table, start, max, old)).map(change).collect()
        }
        QuestionKind::Info => Vec::new(),
    };
    let is_other =
        |change: &&AnswerChange| change.choice.given != *old && change.choice.given != AnswerValue::Unknown;
    let others: Vec<&AnswerChange> = all.iter().filter(is_other).collect();
    let is_least =
        |change: &&AnswerChange| !others.iter().any(|other| *other != *change && other.is_within(change));
    others.iter().copied().filter(is_least).cloned().collect()
}

fn number(given: &AnswerValue) -> Option<i64> {
    match given {
        AnswerValue::Number(number) => Some(*number),
        AnswerValue::Picks(_) | AnswerValue::Unknown => None,
    }
}

/// The number nearest to the one given in the range that starts here; none when that number is in it.
fn nearest_of_range(table: &AnswerClasses, start: i64, max: i64, old: &AnswerValue) -> Option<AnswerValue> {
    let starts = table.given().iter().filter_map(number);
    let end = starts.filter(|other| *other > start).min().map_or(max, |next| next - 1);
    match number(old) {
        Some(old) if old > end => Some(AnswerValue::Number(end)),
        Some(old) if old >= start => None,
        Some(_) | None => Some(AnswerValue::Number(start)),
    }
}

/// Changes made on one walk, by question.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct ChangeSet {
    pub(in crate::analysis) list: Rc<[Rc<AnswerChange>]>,
    /// A bit for every question, to rule out most comparisons early; several questions may share one.
    bits: u64,
}

impl ChangeSet {
    /// No change.
    pub(super) fn none() -> Self {
        Self { list: [].into(), bits: 0 }
    }

    pub(super) fn with(&self, change: Rc<AnswerChange>) -> Self {
        let bit = 1 << (change.choice.question.at() % 64);
        let at = self.list.partition_point(|other| other.choice.question < change.choice.question);
        let (before, after) = self.list.split_at(at);
        let list: Rc<[Rc<AnswerChange>]> = before.iter().chain([&change]).chain(after).cloned().collect();
        debug_assert!(
            list.is_sorted_by(|one, other| one.choice.question < other.choice.question),
            "the changes of a set stand in order, one a question"
        );
        Self { list, bits: self.bits | bit }
    }

    /// Whether it is the same set, or a smaller one: every change of it is in the other, as it is or farther.
    pub(super) fn is_within(&self, whole: &Self) -> bool {
        if self.bits & !whole.bits != 0 || self.list.len() > whole.list.len() {
            return false;
        }
        let mut rest = whole.list.iter();
        self.list.iter().all(|change| rest.any(|other| change.is_within(other)))
    }

    /// Whether there can be a smaller set of as many changes: with fewer ticks, or a nearer number.
    pub(super) fn has_smaller(&self) -> bool {
        self.list.iter().any(|change| change.extent != ChangeExtent::Whole)
    }

    /// The new answer to a question, if this set changes it.
    pub(super) fn given(&self, question: QuestionIx) -> Option<&AnswerValue> {
        let found = self.list.iter().find(|change| change.choice.question == question);
        found.map(|change| &change.choice.given)
    }
}
