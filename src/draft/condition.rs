//! Conditions as written.

use super::fields::{self, Fields, Typed, Values};
use super::language::{ANSWER_TEST, CONDITION, NUMBER_TEST, REMAINING};
use crate::source::{Span, Spanned, YamlNode};

/// A condition and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionDraft<'s> {
    /// The key that says what is tested.
    pub span: Span,
    /// What is tested.
    pub test: TestDraft<'s>,
}

/// What is tested.
#[derive(Debug, Clone, PartialEq)]
pub enum TestDraft<'s> {
    /// A fact of the app.
    Fact {
        /// How.
        word: FactWord,
        /// The fact.
        fact: Typed<'s>,
        /// With what.
        values: Values<'s>,
    },
    /// Whether a fact has a value.
    Known(Typed<'s>),
    /// Which app it is.
    App(Values<'s>),
    /// A label on the walk.
    Label(Values<'s>),
    /// An earlier answer.
    Chose {
        /// The question.
        question: Typed<'s>,
        /// The answers that count.
        answers: Values<'s>,
    },
    /// An earlier number.
    Number {
        /// The question.
        question: Typed<'s>,
        /// What must hold for it.
        test: NumberDraft,
    },
    /// The answer being given is one of these.
    AnswerIs(Values<'s>),
    /// The number being given is this or more.
    AnswerAtLeast(Spanned<i64>),
    /// The number being given is this or less.
    AnswerAtMost(Spanned<i64>),
    /// A condition over the apps that are left.
    Over(Quantifier, Box<ConditionDraft<'s>>),
    /// At least this many are left.
    LeftAtLeast(Spanned<crate::source::Scalar<'s>>),
    /// At most this many are left.
    LeftAtMost(Spanned<crate::source::Scalar<'s>>),
    /// All of them.
    All(Vec<ConditionDraft<'s>>),
    /// One of them.
    Any(Vec<ConditionDraft<'s>>),
    /// Not this.
    Not(Box<ConditionDraft<'s>>),
}

/// How a fact is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactWord {
    /// Equals one of the values.
    Is,
    /// Contains the value.
    Has,
    /// Contains one of the values.
    HasAny,
    /// Contains all values.
    HasAll,
    /// Is this or more.
    AtLeast,
    /// Is this or less.
    AtMost,
}

impl FactWord {
    /// As it is typed.
    pub const fn typed(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::Has => "has",
            Self::HasAny => "has_any",
            Self::HasAll => "has_all",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

/// What must hold for an earlier number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberDraft {
    /// This or more.
    AtLeast(i64),
    /// This or less.
    AtMost(i64),
}

/// Of how many of the apps left something must be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// True of every one.
    All,
    /// True of one.
    Some,
    /// False of every one.
    None,
}

/// The condition a node holds; nothing if its shape is wrong.
pub(super) fn condition<'s>(node: &YamlNode<'s>) -> Option<ConditionDraft<'s>> {
    let fields = Fields::of(node, &CONDITION);
    let (key, value) = fields.first(&[
        "is",
        "has",
        "has_any",
        "has_all",
        "at_least",
        "at_most",
        "known",
        "app",
        "label",
        "chose",
        "number",
        "answer",
        "remaining",
        "all",
        "any",
        "not",
    ])?;
    let parts = |node: &YamlNode<'s>| node.list().unwrap_or_default().iter().filter_map(condition).collect();
    let test = match key.value {
        "is" => fact(FactWord::Is, value)?,
        "has" => fact(FactWord::Has, value)?,
        "has_any" => fact(FactWord::HasAny, value)?,
        "has_all" => fact(FactWord::HasAll, value)?,
        "at_least" => fact(FactWord::AtLeast, value)?,
        "at_most" => fact(FactWord::AtMost, value)?,
        "known" => TestDraft::Known(fields::typed(value)?),
        "app" => TestDraft::App(fields::values(value)?),
        "label" => TestDraft::Label(fields::values(value)?),
        "chose" => {
            let (question, answers) = pair(value)?;
            TestDraft::Chose { question, answers }
        }
        "number" => number(value)?,
        "answer" => answer(value)?,
        "remaining" => remaining(value)?,
        "all" => TestDraft::All(parts(value)),
        "any" => TestDraft::Any(parts(value)),
        _ => TestDraft::Not(Box::new(condition(value)?)),
    };
    Some(ConditionDraft { span: key.span, test })
}

fn fact<'s>(word: FactWord, node: &YamlNode<'s>) -> Option<TestDraft<'s>> {
    let (fact, values) = pair(node)?;
    Some(TestDraft::Fact { word, fact, values })
}

fn pair<'s>(node: &YamlNode<'s>) -> Option<(Typed<'s>, Values<'s>)> {
    match node.map()? {
        [entry] => Some((entry.key.clone(), fields::values(&entry.value)?)),
        _ => None,
    }
}

fn number<'s>(node: &YamlNode<'s>) -> Option<TestDraft<'s>> {
    let [entry] = node.map()? else { return None };
    let [_] = entry.value.map()? else { return None };
    let (key, value) = Fields::of(&entry.value, &NUMBER_TEST).first(&["at_least", "at_most"])?;
    let bound = value.scalar()?.whole()?;
    let test = match key.value {
        "at_least" => NumberDraft::AtLeast(bound),
        _ => NumberDraft::AtMost(bound),
    };
    Some(TestDraft::Number { question: entry.key.clone(), test })
}

fn answer<'s>(node: &YamlNode<'s>) -> Option<TestDraft<'s>> {
    let [_] = node.map()? else { return None };
    let (key, value) = Fields::of(node, &ANSWER_TEST).first(&["is", "at_least", "at_most"])?;
    let whole = || Some(Spanned::new(value.scalar()?.whole()?, value.span));
    match key.value {
        "is" => fields::values(value).map(TestDraft::AnswerIs),
        "at_least" => whole().map(TestDraft::AnswerAtLeast),
        _ => whole().map(TestDraft::AnswerAtMost),
    }
}

fn remaining<'s>(node: &YamlNode<'s>) -> Option<TestDraft<'s>> {
    let [_] = node.map()? else { return None };
    let (key, value) = Fields::of(node, &REMAINING).first(&["all", "some", "none", "at_least", "at_most"])?;
    let over = |quantifier| Some(TestDraft::Over(quantifier, Box::new(condition(value)?)));
    match key.value {
        "all" => over(Quantifier::All),
        "some" => over(Quantifier::Some),
        "none" => over(Quantifier::None),
        "at_least" => fields::value(value).map(TestDraft::LeftAtLeast),
        _ => fields::value(value).map(TestDraft::LeftAtMost),
    }
}
