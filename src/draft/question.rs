//! Questions and answers as written.

use super::condition::{self, ConditionDraft};
use super::fields::{self, Fields, Named, TextDraft, Typed};
use super::language::{ANSWER, FROM, GENERATED, MANY, QUESTION, QUESTION_NUMBER, WAY};
use super::parts::{self, EffectsDraft, ReferenceDraft, WayDraft};
use crate::source::{Span, Spanned, YamlNode};

/// A question, or a page of information.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionDraft<'s> {
    /// What is asked.
    pub ask: Option<TextDraft<'s>>,
    /// Short help.
    pub help: Option<TextDraft<'s>>,
    /// The part of the walk.
    pub phase: Option<Typed<'s>>,
    /// Where the texts come from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// Who can answer it.
    pub owner: Option<TextDraft<'s>>,
    /// Shown after choosing.
    pub note: Option<TextDraft<'s>>,
    /// What suggestions may do with it.
    pub role: RoleDraft,
    /// How it is answered.
    pub kind: Option<KindDraft<'s>>,
    /// Skipped when this is false.
    pub ask_when: Option<ConditionDraft<'s>>,
    /// What any choice does.
    pub effects: EffectsDraft<'s>,
    /// Whether "don't know" is offered, and its way.
    pub unknown: Option<Spanned<Option<WayDraft<'s>>>>,
    /// The way for every answer without its own.
    pub way: Option<WayDraft<'s>>,
}

/// What suggestions may do with a question, or with one of its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleDraft {
    /// It tells the situation, not a wish.
    pub given: bool,
    /// Two apps may share the work along it.
    pub split: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum KindDraft<'s> {
    /// Exactly one answer.
    One(AnswersDraft<'s>),
    /// Several answers.
    Many {
        /// The answers.
        answers: AnswersDraft<'s>,
        /// The fewest.
        min: Option<Spanned<i64>>,
        /// The most.
        max: Option<Spanned<i64>>,
        /// The answer that excludes all others.
        none: Option<Box<Spanned<AnswerDraft<'s>>>>,
        /// Whether one chosen answer's requirements are enough.
        any: bool,
    },
    /// A whole number.
    Number {
        /// Its unit.
        unit: Option<TextDraft<'s>>,
        /// The lowest.
        min: Option<Spanned<i64>>,
        /// The highest.
        max: Option<Spanned<i64>>,
    },
    /// A page without a choice.
    Info,
}

/// The answers of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersDraft<'s> {
    /// The key that they are under.
    pub span: Span,
    /// How some are generated.
    pub from: Option<Spanned<FromDraft<'s>>>,
    /// Whether they are a map at all.
    pub sound: bool,
    /// Those that are written.
    pub written: Vec<Named<'s, AnswerDraft<'s>>>,
}

/// How answers are generated.
#[derive(Debug, Clone, PartialEq)]
pub enum FromDraft<'s> {
    /// From the apps for which this is true.
    Apps(Option<ConditionDraft<'s>>),
    /// From the values of a fact.
    Values(Option<Typed<'s>>),
    /// The shape is wrong.
    Broken,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerDraft<'s> {
    /// What it says.
    pub text: Option<TextDraft<'s>>,
    /// Short help.
    pub help: Option<TextDraft<'s>>,
    /// Where the texts come from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// Shown after choosing.
    pub note: Option<TextDraft<'s>>,
    /// What suggestions may do with it.
    pub role: RoleDraft,
    /// What choosing it does.
    pub effects: EffectsDraft<'s>,
    /// Its own way.
    pub way: Option<WayDraft<'s>>,
}

pub(super) fn question<'s>(node: &YamlNode<'s>) -> Option<QuestionDraft<'s>> {
    let fields = Fields::of(node, &QUESTION);
    let unknown = fields.get("unknown").zip(fields.key_span("unknown"));
    Some(QuestionDraft {
        ask: fields.text("ask"),
        help: fields.text("help"),
        phase: fields.typed("phase"),
        sources: parts::references(fields),
        owner: fields.text("owner"),
        note: fields.text("note"),
        role: role(fields),
        kind: kind(fields),
        ask_when: fields.get("ask_when").and_then(condition::condition),
        effects: parts::effects(fields),
        unknown: unknown.map(|(node, span)| Spanned::new(parts::way(Fields::of(node, &WAY)), span)),
        way: parts::way(fields),
    })
}

fn role(fields: Fields<'_, '_>) -> RoleDraft {
    let is = |key| fields.flag(key).unwrap_or(false);
    RoleDraft { given: is("given"), split: is("split") }
}

fn kind<'s>(fields: Fields<'_, 's>) -> Option<KindDraft<'s>> {
    let (key, node) = fields.first(&["one", "many", "number", "info"])?;
    Some(match key.value {
        "one" => KindDraft::One(answers(node, key.span)),
        "many" => {
            let fields = Fields::of(node, &MANY);
            let none = fields.get("none").zip(fields.key_span("none"));
            let list = fields.get("answers").zip(fields.key_span("answers"));
            KindDraft::Many {
                answers: list.map_or_else(
                    || answers(node, key.span).without_any(),
                    |(node, span)| answers(node, span),
                ),
                min: fields.whole("min"),
                max: fields.whole("max"),
                none: none.and_then(|(node, span)| Some(Box::new(Spanned::new(answer(node)?, span)))),
                any: fields.typed("combine").is_some_and(|word| word.value == "any"),
            }
        }
        "number" => {
            let fields = Fields::of(node, &QUESTION_NUMBER);
            KindDraft::Number {
                unit: fields.text("unit"),
                min: fields.whole("min"),
                max: fields.whole("max"),
            }
        }
        _ => KindDraft::Info,
    })
}

impl AnswersDraft<'_> {
    fn without_any(self) -> Self {
        Self { from: None, sound: false, written: Vec::new(), ..self }
    }
}

fn answers<'s>(node: &YamlNode<'s>, span: Span) -> AnswersDraft<'s> {
    let entries = node.map().unwrap_or_default();
    let from = entries.iter().find(|entry| entry.key.value == GENERATED);
    let from = from.map(|entry| Spanned::new(generated(&entry.value), entry.key.span));
    let mut written = fields::named(node, answer);
    written.retain(|named| named.id.value != GENERATED);
    AnswersDraft { span, from, sound: node.map().is_some(), written }
}

fn generated<'s>(node: &YamlNode<'s>) -> FromDraft<'s> {
    match Fields::of(node, &FROM).first(&["apps", "values"]) {
        Some((key, node)) if key.value == "apps" => FromDraft::Apps(condition::condition(node)),
        Some((_, node)) => FromDraft::Values(fields::typed(node)),
        None => FromDraft::Broken,
    }
}

/// An answer of any question. One of a `many` should have no way of its own: that was reported, and what it says is
/// looked at all the same.
fn answer<'s>(node: &YamlNode<'s>) -> Option<AnswerDraft<'s>> {
    let fields = Fields::of(node, &ANSWER);
    Some(AnswerDraft {
        text: fields.text("text"),
        help: fields.text("help"),
        sources: parts::references(fields),
        note: fields.text("note"),
        role: role(fields),
        effects: parts::effects(fields),
        way: parts::way(fields),
    })
}
