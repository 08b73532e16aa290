//! Conditions: a closed set of tests over facts, labels, choices and what remains. No strings left: all resolved.

use std::cell::Cell;
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::{AnswerIx, AppIx, FactIx, LabelIx, QuestionIx, ValueIx};

/// How deep conditions may stand in each other when they are read from bytes: deeper than any that `lint` makes, and not
/// so deep that the stack ends.
const MOST_LEVELS: usize = 1000;

/// Reads what stands in another condition.
fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    thread_local! {
        /// In how many conditions that what is read now stands. `serde` has no place to hand that down.
        static LEVEL: Cell<usize> = const { Cell::new(0) };
    }
    let level = LEVEL.get();
    if level >= MOST_LEVELS {
        return Err(D::Error::custom("conditions stand too deep in each other"));
    }
    LEVEL.set(level + 1);
    let read = T::deserialize(from);
    LEVEL.set(level);
    read
}

/// A test that is true, false or unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// True when all are; false when one is false.
    #[serde(deserialize_with = "nested")]
    All(Vec<Condition>),
    /// True when one is; false when all are false.
    #[serde(deserialize_with = "nested")]
    Any(Vec<Condition>),
    /// The opposite; unknown stays unknown.
    #[serde(deserialize_with = "nested")]
    Not(Box<Condition>),
    /// A fact of the app, or the app itself.
    Fact(FactTest),
    /// The app is one of these.
    App(Vec<Operand<AppIx>>),
    /// One of these labels is set on this walk.
    Label(Vec<LabelIx>),
    /// On this walk the question was answered with one of these.
    Chose {
        /// The question that was answered.
        question: QuestionIx,
        /// The answers that count.
        picks: Vec<Pick>,
    },
    /// The number that was given to a question on this walk; unknown when none was.
    Number {
        /// The question that asks for it.
        question: QuestionIx,
        /// What must hold for it.
        test: NumberTest,
    },
    /// A label that holds whenever its condition is true; false when that is unknown.
    #[serde(deserialize_with = "nested")]
    Derived(Arc<DerivedLabel>),
    /// The answer being given.
    Answer(AnswerTest),
    /// The apps that are left.
    #[serde(deserialize_with = "nested")]
    Remaining(Box<Remaining>),
}

/// A label that nothing sets: it holds on whatever state shows its condition to be true. A test of it has that condition
/// with it, so that it is judged on the state that the test sees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DerivedLabel {
    /// Its name.
    pub id: String,
    /// When it holds: over labels, choices, numbers and what remains.
    pub when: Condition,
}

/// A test of an earlier number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberTest {
    /// This or more.
    AtLeast(i64),
    /// This or less.
    AtMost(i64),
}

/// A test of one fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactTest {
    /// The fact that is looked at.
    pub fact: FactIx,
    /// What must hold for it.
    pub test: Test,
}

/// What must hold for a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// A choice or a flag is one of these; a set contains one of these.
    AnyOf(Vec<Operand<ValueIx>>),
    /// A set contains all of these.
    AllOf(Vec<Operand<ValueIx>>),
    /// A number is one of these.
    Equal(Vec<Operand<f64>>),
    /// A number is this or more.
    AtLeast(Operand<f64>),
    /// A number is this or less.
    AtMost(Operand<f64>),
    /// A set of apps contains one of these.
    AnyApp(Vec<Operand<AppIx>>),
    /// A set of apps contains all of these.
    AllApps(Vec<Operand<AppIx>>),
    /// The fact has a value.
    Known,
}

/// A value in a condition: written there, or the answer being given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operand<T> {
    /// Written in the tree.
    Fixed(T),
    /// The answer being given.
    Answer,
}

/// An answer that a condition asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// One of the question's answers.
    Answer(AnswerIx),
    /// "Don't know".
    Unknown,
}

/// A test of the answer being given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AnswerTest {
    /// A number of this or more.
    AtLeast(i64),
    /// A number of this or less.
    AtMost(i64),
    /// One of these numbers.
    Number(Vec<i64>),
    /// One of these answers (of a `many`: one of them is among the chosen).
    Is(Vec<AnswerIx>),
}

/// A test over the apps that are left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Remaining {
    /// True of every app left.
    All(Condition),
    /// True of at least one.
    Some(Condition),
    /// False of every one.
    None(Condition),
    /// At least this many are left.
    AtLeast(Operand<i64>),
    /// At most this many are left.
    AtMost(Operand<i64>),
}

impl AnswerTest {
    /// Whether it is true of these chosen answers; nothing when it tests a number.
    pub fn of_answers(&self, chosen: &[AnswerIx]) -> Option<bool> {
        match self {
            Self::Is(answers) => Some(answers.iter().any(|answer| chosen.contains(answer))),
            Self::AtLeast(_) | Self::AtMost(_) | Self::Number(_) => None,
        }
    }

    /// Whether it is true of this number; nothing when it tests answers.
    pub fn of_number(&self, number: i64) -> Option<bool> {
        match self {
            Self::AtLeast(least) => Some(number >= *least),
            Self::AtMost(most) => Some(number <= *most),
            Self::Number(numbers) => Some(numbers.contains(&number)),
            Self::Is(_) => None,
        }
    }
}

impl NumberTest {
    /// Whether it is true of this number.
    pub fn holds(self, number: i64) -> bool {
        match self {
            Self::AtLeast(least) => number >= least,
            Self::AtMost(most) => number <= most,
        }
    }

    /// The test that is true of just the other numbers; nothing when there are none.
    pub fn opposite(self) -> Option<Self> {
        match self {
            Self::AtLeast(least) => least.checked_sub(1).map(Self::AtMost),
            Self::AtMost(most) => most.checked_add(1).map(Self::AtLeast),
        }
    }

    /// The lowest number of the higher ones, where the verdict changes; nothing when there are none.
    pub fn turns_at(self) -> Option<i64> {
        match self {
            Self::AtLeast(least) => Some(least),
            Self::AtMost(most) => most.checked_add(1),
        }
    }
}

impl Pick {
    /// Whether it is among these chosen answers. "Don't know" is not in the list.
    pub fn is_among(self, chosen: &[AnswerIx]) -> bool {
        match self {
            Self::Answer(answer) => chosen.contains(&answer),
            Self::Unknown => false,
        }
    }
}

impl Condition {
    /// Calls `visit` on this condition and on every part of it, the insides of `remaining` and of derived labels too. Not
    /// generic: twenty callers would each bring one of their own.
    pub fn visit<'c>(&'c self, visit: &mut dyn FnMut(&'c Condition)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit(visit);
                }
            }
            Self::Not(part) => part.visit(visit),
            Self::Derived(label) => label.when.visit(visit),
            Self::Remaining(over) => match &**over {
                Remaining::All(part) | Remaining::Some(part) | Remaining::None(part) => part.visit(visit),
                Remaining::AtLeast(_) | Remaining::AtMost(_) => {}
            },
            Self::Fact(_)
            | Self::App(_)
            | Self::Label(_)
            | Self::Chose { .. }
            | Self::Number { .. }
            | Self::Answer(_) => {}
        }
    }

    /// The same, to change the parts. What is changed in a derived label holds for this condition alone.
    pub(super) fn visit_mut(&mut self, visit: &mut impl FnMut(&mut Condition)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(|part| part.visit_mut(visit)),
            Self::Not(part) => part.visit_mut(visit),
            Self::Derived(label) => Arc::make_mut(label).when.visit_mut(visit),
            Self::Remaining(over) => match &mut **over {
                Remaining::All(part) | Remaining::Some(part) | Remaining::None(part) => part.visit_mut(visit),
                Remaining::AtLeast(_) | Remaining::AtMost(_) => {}
            },
            Self::Fact(_)
            | Self::App(_)
            | Self::Label(_)
            | Self::Chose { .. }
            | Self::Number { .. }
            | Self::Answer(_) => {}
        }
    }

    /// The facts that are tested of the app itself, each once, in order of appearance (not inside `remaining`).
    pub fn facts(&self) -> Vec<FactIx> {
        let mut found = Vec::new();
        self.collect_facts(&mut found);
        found
    }

    fn collect_facts(&self, found: &mut Vec<FactIx>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect_facts(found)),
            Self::Not(part) => part.collect_facts(found),
            Self::Fact(test) if !found.contains(&test.fact) => found.push(test.fact),
            _ => {}
        }
    }

    /// Whether the word `answer` is used in place of a value (`answer: { … }` tests do not count).
    pub fn compares_with_answer(&self) -> bool {
        let mut found = false;
        self.visit(&mut |part| {
            found |= match part {
                Self::App(apps) => apps.contains(&Operand::Answer),
                Self::Fact(test) => test.compares_with_answer(),
                Self::Remaining(over) => {
                    matches!(**over, Remaining::AtLeast(Operand::Answer) | Remaining::AtMost(Operand::Answer))
                }
                _ => false,
            };
        });
        found
    }
}

impl FactTest {
    /// Whether the fact is compared with the answer being given.
    pub fn compares_with_answer(&self) -> bool {
        match &self.test {
            Test::AnyOf(values) | Test::AllOf(values) => values.contains(&Operand::Answer),
            Test::Equal(values) => values.contains(&Operand::Answer),
            Test::AtLeast(value) | Test::AtMost(value) => *value == Operand::Answer,
            Test::AnyApp(apps) | Test::AllApps(apps) => apps.contains(&Operand::Answer),
            Test::Known => false,
        }
    }
}
