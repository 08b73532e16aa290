//! Rows of apps that make room: where not all of them fit, some of each group are shown and one row stands for the others.

use std::ops::Range;

use crate::text::Messages;

/// How the rows of apps of a list may be folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// The rows of each group.
    pub groups: Vec<Range<usize>>,
    /// How many of the rows behind those of apps should be in view with them.
    pub pinned: usize,
    messages: Messages,
}

impl Fold {
    pub(super) fn new(groups: Vec<Range<usize>>, pinned: usize, messages: Messages) -> Self {
        debug_assert!(
            groups.is_sorted_by(|one, next| one.end == next.start),
            "the groups follow on each other without a gap"
        );
        Self { groups, pinned, messages }
    }

    /// Those rows.
    pub fn pinned_rows(&self) -> Range<usize> {
        let start = self.groups.last().map_or(0, |group| group.end);
        start..start + self.pinned
    }

    /// In place of so many rows of a group.
    pub fn more(&self, hidden: usize) -> String {
        debug_assert!(hidden > 0, "a row stands for others");
        self.messages.rows_more(hidden)
    }
}
