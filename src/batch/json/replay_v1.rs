//! `walks --replay --summary --format json`, version 1.

use serde::Serialize;

/// What became of the walks of a file, by what changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReplayV1 {
    pub(in crate::batch) format: u8,
    /// The lines that were read.
    pub(in crate::batch) lines: usize,
    /// The walks that were made of them: one with each answer to a question that a line has no answer to.
    pub(in crate::batch) walks: usize,
    /// The lines of which not all walks were made.
    pub(in crate::batch) cut: usize,
    /// The lines without standings: of those neither standings nor order were compared.
    pub(in crate::batch) without_standings: usize,
    pub(in crate::batch) groups: Vec<ReplayGroupV1>,
}

/// Walks that changed in the same way. A walk may be in several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct ReplayGroupV1 {
    pub(in crate::batch) change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::batch) question: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::batch) answer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::batch) app: Option<String>,
    /// Of an outcome that moved, absent where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::batch) from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::batch) to: Option<String>,
    pub(in crate::batch) lines: usize,
    pub(in crate::batch) walks: usize,
    /// Some of the walks, the shortest, each as `walk --answer` takes its answers.
    pub(in crate::batch) examples: Vec<Vec<String>>,
}
