//! How far a decision is, and how it came there.

use crate::session::succession::DossierRef;
use crate::text::{Day, SafeText};

/// How far a decision is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// It is being made.
    #[default]
    Concept,
    /// Others are asked for their advice.
    ForAdvice,
    /// It is taken. From then on nothing of it changes: a copy of the dossier is a draft of its own.
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

    /// The word that stands for it in files and for other programs.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::ForAdvice => "for_advice",
            Self::Adopted => "adopted",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The status that such a word stands for.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Whether nothing of the decision, nor of the answers, changes any more once it has this status.
    pub fn is_settled(self) -> bool {
        match self {
            Self::Concept | Self::ForAdvice => false,
            Self::Adopted | Self::Superseded | Self::Withdrawn => true,
        }
    }

    /// Whether it can become no other status any more.
    pub(super) fn is_last(self) -> bool {
        matches!(self, Self::Superseded | Self::Withdrawn)
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
    /// The dossier that took its place; without a name where none is known.
    pub successor: DossierRef,
}
