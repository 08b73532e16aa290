//! `compare --format json` and `merge --format json`, version 1.

use serde::Serialize;

use super::FromTo;

/// Two dossiers beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedV1 {
    pub(in crate::batch) format: u32,
    /// The day for which both were walked.
    pub(in crate::batch) today: Option<String>,
    pub(in crate::batch) a: WalkedDossier,
    pub(in crate::batch) b: WalkedDossier,
    /// Whether both come to the same advice: the same end, standings and order.
    pub(in crate::batch) same_advice: bool,
    /// What both answered, and differently.
    pub(in crate::batch) questions: Vec<ComparedQuestion>,
    /// What only one of them answered.
    pub(in crate::batch) only_one: Vec<OneSided>,
    /// The apps that stand differently.
    pub(in crate::batch) apps: Vec<ComparedApp>,
    /// The replies of suppliers that only one of them has, or that say something else.
    pub(in crate::batch) replies: Vec<ComparedReply>,
}

/// What the answers of a dossier come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct WalkedDossier {
    pub(in crate::batch) name: String,
    /// Null where the walk does not end.
    pub(in crate::batch) outcome: Option<String>,
    /// The question that has no answer, where the walk does not end.
    pub(in crate::batch) next: Option<String>,
    /// What stands first: several where only the name parts them.
    pub(in crate::batch) first: Vec<String>,
    /// What was chosen.
    pub(in crate::batch) chosen: Vec<String>,
}

/// A question with the answers of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ComparedQuestion {
    pub(in crate::batch) question: String,
    pub(in crate::batch) ask: String,
    pub(in crate::batch) a: ComparedAnswer,
    pub(in crate::batch) b: ComparedAnswer,
    /// What becomes of the walk of A with this one answer of B.
    pub(in crate::batch) in_a: AnswerEffect,
    /// What becomes of the walk of B with this one answer of A.
    pub(in crate::batch) in_b: AnswerEffect,
}

/// An answer as a file of answers has it, and as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ComparedAnswer {
    pub(in crate::batch) answers: Vec<String>,
    pub(in crate::batch) shown: String,
}

/// What an answer changes; each of them null or empty where it stays the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct AnswerEffect {
    pub(in crate::batch) outcome: Option<FromTo>,
    pub(in crate::batch) next: Option<FromTo>,
    pub(in crate::batch) standings: Vec<ComparedApp>,
    /// What stands first after it.
    pub(in crate::batch) first: Option<Vec<String>>,
    /// Whether the order of what is left is another one.
    pub(in crate::batch) order: bool,
}

/// An app that stands differently: `from` without, `to` with the other answer; of two dossiers `from` in A, `to` in B.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ComparedApp {
    pub(in crate::batch) app: String,
    pub(in crate::batch) name: String,
    pub(in crate::batch) standing: FromTo,
}

/// A question that only one of them answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct OneSided {
    pub(in crate::batch) question: String,
    pub(in crate::batch) ask: String,
    /// `a` or `b`.
    pub(in crate::batch) by: &'static str,
    pub(in crate::batch) answer: ComparedAnswer,
}

/// What suppliers replied, as far as it differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ComparedReply {
    pub(in crate::batch) app: String,
    pub(in crate::batch) name: String,
    /// The fact, or the question of the letter.
    pub(in crate::batch) about: String,
    /// Null where A has none.
    pub(in crate::batch) a: Option<String>,
    /// Null where B has none.
    pub(in crate::batch) b: Option<String>,
    /// What counts where both are taken together: the reply of the latest day.
    pub(in crate::batch) together: Option<String>,
    /// Both have one, of the same day: which of them is right nobody can tell.
    pub(in crate::batch) same_day: bool,
}

/// What two people have to agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergedV1 {
    pub(in crate::batch) format: u32,
    /// The day for which it was worked out.
    pub(in crate::batch) today: Option<String>,
    pub(in crate::batch) a: String,
    pub(in crate::batch) b: String,
    /// How many questions both answered, and differently.
    pub(in crate::batch) differing: usize,
    /// The questions on which they agreed: `--answer`.
    pub(in crate::batch) agreed: Vec<String>,
    /// Those that differ still.
    pub(in crate::batch) questions: Vec<MergedQuestion>,
    /// The smallest sets of questions that are enough to agree on. One empty set where nothing more has to be agreed on.
    pub(in crate::batch) enough: Vec<Vec<String>>,
    /// There are more sets of that size.
    pub(in crate::batch) more: bool,
    /// False where the search was given up: then the one set is all in which they differ.
    pub(in crate::batch) smallest: bool,
    /// The replies of suppliers that only one of them has, or that say something else.
    pub(in crate::batch) replies: Vec<ComparedReply>,
    /// The advice, where nothing more has to be agreed on.
    pub(in crate::batch) advice: Option<WalkedDossier>,
}

/// A question that both answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct MergedQuestion {
    pub(in crate::batch) question: String,
    pub(in crate::batch) ask: String,
    pub(in crate::batch) a: ComparedAnswer,
    pub(in crate::batch) b: ComparedAnswer,
}
