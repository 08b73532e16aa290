//! `review --format json`, version 1.

use serde::Serialize;

/// What became of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewV1 {
    pub(in crate::batch) format: u32,
    /// The day for which it was looked at.
    pub(in crate::batch) today: Option<String>,
    /// The day for which the dossier was made.
    pub(in crate::batch) made: Option<String>,
    pub(in crate::batch) same_tree: bool,
    pub(in crate::batch) same_catalogue: bool,
    /// Whether the advice on what was chosen changed.
    pub(in crate::batch) changed: bool,
    pub(in crate::batch) outcome: FromTo,
    /// The question that has no answer, where the walk does not end.
    pub(in crate::batch) next: Option<String>,
    /// What was chosen, or else what stood first: the weightiest change first.
    pub(in crate::batch) choice: Vec<ReviewedChoice>,
    /// Other apps that stand otherwise, or are new in the list.
    pub(in crate::batch) others: Vec<ReviewedApp>,
    pub(in crate::batch) facts: Vec<ReviewedFact>,
    pub(in crate::batch) questions: Vec<ReviewedQuestion>,
    /// What stands first now, where the walk ends at an advice.
    pub(in crate::batch) first: Vec<String>,
    /// What else weighs on it, the weightiest first.
    pub(in crate::batch) notes: Vec<ReviewedNote>,
}

/// Something else that weighs on a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReviewedNote {
    pub(in crate::batch) kind: NoteKind,
    /// The day that it is about.
    pub(in crate::batch) day: Option<String>,
    /// The same as a sentence.
    pub(in crate::batch) words: String,
}

/// What that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::batch) enum NoteKind {
    /// The decision was superseded or withdrawn.
    Status,
    /// The day has come on which it was to be looked at again.
    LookAgain,
    /// A risk was accepted until a day that is past.
    Risk,
    /// The content says otherwise now than when a reply was entered that counts.
    Reply,
}

/// As it was, and as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct FromTo {
    pub(in crate::batch) from: Option<String>,
    pub(in crate::batch) to: Option<String>,
}

/// What became of an app that was chosen. The order is that of the weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::batch) enum ChoiceChange {
    /// It is not in the catalogue any more.
    Gone,
    /// It has ended.
    Ended,
    /// It drops.
    Dropped,
    /// The walk ends elsewhere, or not at all.
    Open,
    /// It stands otherwise.
    Standing,
    /// It is not first any more, or another stands before it, or shares the first place with it.
    Overtaken,
    /// Nothing changed.
    Same,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReviewedChoice {
    pub(in crate::batch) app: String,
    pub(in crate::batch) name: String,
    pub(in crate::batch) change: ChoiceChange,
    pub(in crate::batch) standing: FromTo,
    pub(in crate::batch) was_first: bool,
    pub(in crate::batch) is_first: bool,
    pub(in crate::batch) overtaken_by: Vec<String>,
    /// With which it shares the first place now, and did not.
    pub(in crate::batch) level_with: Vec<String>,
    pub(in crate::batch) reasons: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReviewedApp {
    pub(in crate::batch) app: String,
    pub(in crate::batch) name: String,
    pub(in crate::batch) standing: FromTo,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReviewedFact {
    pub(in crate::batch) app: String,
    pub(in crate::batch) name: String,
    pub(in crate::batch) fact: String,
    pub(in crate::batch) label: String,
    /// As the dossier has it.
    pub(in crate::batch) from: String,
    /// Null where the fact is not there any more.
    pub(in crate::batch) to: Option<String>,
    pub(in crate::batch) sources: Vec<String>,
    pub(in crate::batch) checked: Option<String>,
}

/// What is the matter with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::batch) enum QuestionChange {
    /// It is asked now, and the dossier has no answer to it.
    New,
    /// It is not in the tree any more.
    Gone,
    /// The answer fits no longer. Where it is the one at which the walk is, it has to be answered again.
    AnswerGone,
    /// The question is not asked any more on the walk: the answer does not count.
    AnswerUnused,
    /// It is asked in other words.
    Reworded,
    /// Its answer is in other words.
    AnswerReworded,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReviewedQuestion {
    pub(in crate::batch) question: String,
    pub(in crate::batch) change: QuestionChange,
    pub(in crate::batch) from: Option<String>,
    pub(in crate::batch) to: Option<String>,
}
