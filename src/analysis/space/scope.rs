//! How much of the apps left is asked for, and how far an exploration may go.

use crate::model::AppSet;

/// What is asked of the apps that are left at the end of a walk. The less is asked, the fewer states there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppScope {
    /// Nothing: which ways there are, how many, and how long. Apps are looked at only where a way hangs on them.
    Ways,
    /// Which of these apps are left.
    Apps(AppSet),
    /// Exactly which apps are left.
    Ends,
    /// What every step drops, but not what is left: only for a tree in which nothing looks at that.
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

    /// Leaves only the apps that are asked for.
    pub(in crate::analysis) fn narrow(&self, apps: &mut AppSet) {
        match self {
            Self::Ways => apps.clear(),
            Self::Apps(wanted) => apps.intersect_with(wanted),
            Self::Ends | Self::Drops => {}
        }
    }
}

/// How far an exploration may go. When it stops here it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExplorationLimits {
    /// The most states.
    pub states: usize,
    /// The most steps between them.
    pub steps: usize,
    /// The most bytes for sets of apps that are left.
    pub bytes: usize,
    /// The most choices of one question that have to be told apart.
    pub choices: usize,
}

impl Default for ExplorationLimits {
    /// About half a second, and a hundred megabytes or two.
    fn default() -> Self {
        Self { states: 300_000, steps: 3_000_000, bytes: 64 << 20, choices: 1 << 16 }
    }
}
