//! The tree language as data: every record with its keys. The reader, "did you mean", the JSON Schema and the
//! authors' reference all come from here; nothing else in the program lists keys.

mod app;
mod condition;
mod question;
mod tree;

pub use app::{APP, CATALOGUE_LIST};
pub(super) use app::{ENDED, FACT_VALUE, NEVER};
pub(super) use condition::{ANSWER_TEST, CONDITION, NUMBER_TEST, REMAINING};
pub(super) use question::{
    ANSWER, ATTENTION, FROM, MANY, MANY_ANSWER, QUESTION, QUESTION_NUMBER, REQUIREMENT, ROUTE, WAY,
};
pub use tree::TREE;
pub(super) use tree::{
    COLUMN, COMMON_QUESTION, EXPECT, FACT, FACT_NUMBER, GLOSSARY_ENTRY, GROUP, OUTCOME, PLAN, REFERENCE,
    SCENARIO, SOURCE, STANDING_RULE, STEP, WORDS,
};

/// The key among the ids of answers that generates answers; its value is a [`FROM`].
pub(super) const GENERATED: &str = "from";

/// What is written in place of a value that nobody knows.
pub const UNKNOWN: &str = "unknown";

/// The one key of a map that stands for a shared text: `{ text: name }`.
pub(super) const SHARED_TEXT: &str = "text";

/// A map with fixed keys.
#[derive(Debug)]
pub struct RecordSpec {
    /// What it is called in the reference.
    pub name: &'static str,
    /// What it is, in a sentence or two.
    pub doc: &'static str,
    /// Its keys, in the order of the reference.
    pub keys: &'static [KeySpec],
    /// Keys that exclude each other.
    pub choices: &'static [OneOf],
}

/// A key of a record.
#[derive(Debug)]
pub struct KeySpec {
    /// As it is typed.
    pub name: &'static str,
    /// What its value may be.
    pub kind: ValueSpec,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for, in a sentence or two: editors show it, and so does the reference. Between backticks what is
    /// typed.
    pub doc: &'static str,
}

/// Keys of which at most one may be given.
#[derive(Debug)]
pub struct OneOf {
    /// The keys.
    pub keys: &'static [&'static str],
    /// Whether one must.
    pub required: bool,
}

/// What the value of a key may be.
#[derive(Debug)]
pub enum ValueSpec {
    /// Words for a person: a scalar, or `{ text: name }`.
    Text,
    /// Characters as typed.
    Typed,
    /// A new id.
    NewId,
    /// An id of something that is defined elsewhere.
    Id,
    /// A year, a month or a day.
    Date,
    /// The same, or `unknown`.
    DateOrUnknown,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A single value; what it may be depends on a fact or a question.
    Value,
    /// A single value, or a list of them.
    Values,
    /// A single value, a list, or nothing: what is answered to a question.
    Given,
    /// An id, or `null`.
    IdOrNull,
    /// A list.
    List(&'static ValueSpec),
    /// A map from new ids.
    Map(&'static ValueSpec),
    /// The same, where the key `from` generates answers.
    Answers(&'static ValueSpec),
    /// A map from ids that are defined elsewhere.
    MapOf(&'static ValueSpec),
    /// A map from exactly one id that is defined elsewhere.
    PairOf(&'static ValueSpec),
    /// A record.
    Record(&'static RecordSpec),
    /// An id of something that is defined elsewhere, or a record.
    IdOr(&'static RecordSpec),
    /// A record, or a plain value or list of values.
    ValuesOr(&'static RecordSpec),
    /// `{}`.
    Empty,
}

impl RecordSpec {
    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&'static KeySpec> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Some records and all that they refer to, each once, in the order in which a reader meets them.
pub(super) fn records(roots: &[&'static RecordSpec]) -> Vec<&'static RecordSpec> {
    let mut found: Vec<&'static RecordSpec> = Vec::new();
    let mut open: Vec<&'static RecordSpec> = roots.iter().rev().copied().collect();
    while let Some(record) = open.pop() {
        if found.iter().any(|known| std::ptr::eq(*known, record)) {
            continue;
        }
        found.push(record);
        let mut next: Vec<&'static RecordSpec> =
            record.keys.iter().flat_map(|key| key.kind.records()).collect();
        next.reverse();
        open.extend(next);
    }
    found
}

impl ValueSpec {
    /// The records that it refers to.
    fn records(&'static self) -> Vec<&'static RecordSpec> {
        match self {
            Self::Record(record) | Self::IdOr(record) | Self::ValuesOr(record) => vec![record],
            Self::Answers(item) => item.records().into_iter().chain([&FROM]).collect(),
            Self::List(item) | Self::Map(item) | Self::MapOf(item) | Self::PairOf(item) => item.records(),
            _ => Vec::new(),
        }
    }
}

/// A key that must be there.
const fn must(name: &'static str, kind: ValueSpec, doc: &'static str) -> KeySpec {
    KeySpec { name, kind, required: true, doc }
}

/// A key that may be left out.
const fn may(name: &'static str, kind: ValueSpec, doc: &'static str) -> KeySpec {
    KeySpec { name, kind, required: false, doc }
}

/// Exactly one of these keys.
const fn exactly_one(keys: &'static [&'static str]) -> OneOf {
    OneOf { keys, required: true }
}

/// At most one of these keys.
const fn at_most_one(keys: &'static [&'static str]) -> OneOf {
    OneOf { keys, required: false }
}
