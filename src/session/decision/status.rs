//! How far a decision is, and how it came there.

use crate::text::{Day, SafeText};

/// How far a decision is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// It is being made.
    #[default]
    Concept,
    /// Others are asked for their advice.
    ForAdvice,
    /// It is taken. From then on nothing of it changes: a new dossier supersedes it.
    Adopted,
    /// Another one took its place.
    Superseded,
    /// It holds no longer.
    Withdrawn,
}

impl Status {
    /// Every status, in the order in which a decision goes through them.
    pub const ALL: [Self; 5] =
        [Self::Concept, Self::ForAdvice, Self::Adopted, Self::Superseded, Self::Withdrawn];

    /// Whether the decision was taken.
    pub fn is_settled(self) -> bool {
        match self {
            Self::Concept | Self::ForAdvice => false,
            Self::Adopted | Self::Superseded | Self::Withdrawn => true,
        }
    }
}

/// A change of status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// The new status.
    pub status: Status,
    /// On which day.
    pub on: Day,
    /// Who decided it: a role or a name.
    pub by: SafeText,
    /// When to look at the decision again.
    pub look_again: Option<Day>,
}
