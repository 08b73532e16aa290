//! What an exploration is to find out, and how far it may go.

use crate::model::AppSet;

/// What the caller wants to know of the apps left at the end of a walk. The less that is, the fewer states there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppScope {
    /// Nothing: only which routes walks take, how many walks there are, and how long. Apps count only where a route depends
    /// on them.
    Ways,
    /// Which of these apps are left.
    Apps(AppSet),
    /// Exactly which apps are left.
    Ends,
    /// What every step drops, but not what is left: only for a tree in which nothing tests what remains.
    Drops,
}

impl AppScope {
    /// Whether it matters which apps are left at the end.
    pub(in crate::analysis) fn asks_for_apps(&self) -> bool {
        match self {
            Self::Ways => false,
            Self::Apps(apps) => !apps.is_clear(),
            Self::Ends | Self::Drops => true,
        }
    }

    /// Keeps only the apps that are asked for.
    pub(in crate::analysis) fn narrow(&self, apps: &mut AppSet) {
        match self {
            Self::Ways => apps.clear(),
            Self::Apps(wanted) => apps.intersect_with(wanted),
            Self::Ends | Self::Drops => {}
        }
    }
}

/// How far an exploration may go. If that is not enough, the space says so (`docs/analysis.md`, "Limits, and what may be
/// said when they are reached").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExplorationLimits {
    /// The most states.
    pub states: usize,
    /// The most steps between them.
    pub steps: usize,
    /// The most bytes for sets of apps that are left.
    pub bytes: usize,
    /// The most choices of one question that have to be distinguished.
    pub choices: usize,
}

impl Default for ExplorationLimits {
    /// About half a second, and a hundred megabytes or two.
    fn default() -> Self {
        Self { states: 300_000, steps: 3_000_000, bytes: 64 << 20, choices: 1 << 16 }
    }
}
