//! As much of the advice as the short text tells, and whether there is more: the rest takes longer to make than the answer
//! to that.

use super::apps::StandingGroup;
use super::outcome::WalkEnd;
use crate::engine::Standing;
use crate::model::Ix;
use crate::session::walk::Session;

/// The end of a walk in short.
#[derive(Debug, Clone)]
pub struct AdviceInShort {
    /// The title of the tree.
    pub title: String,
    /// Where the walk is.
    pub end: WalkEnd,
    /// The apps that are left, by standing; without the reasons for it.
    pub left: Vec<StandingGroup>,
    /// Whether the whole advice has parts that are not told in short: apps that dropped, what to arrange, what to ask
    /// suppliers, what is open.
    pub has_more_parts: bool,
}

impl Session<'_> {
    /// The end of the walk in short.
    pub fn advice_in_short(&self) -> AdviceInShort {
        AdviceInShort {
            title: self.model.graph.title.one_line(),
            end: self.walk_end(),
            left: self.groups_made(|standing| standing != Standing::Dropped, Self::told_row),
            has_more_parts: self.tells_of_dropped()
                || !self.organisation().after_first().is_empty()
                || self.has_letters()
                || self.whole.walk.open().next().is_some(),
        }
    }

    /// Whether an app is told that dropped: before the first answer only those that have ended.
    fn tells_of_dropped(&self) -> bool {
        let is_begun = self.is_begun();
        let mut dropped = self.model.catalogue.offered.difference(&self.state.walk.left);
        dropped.any(|at| is_begun || self.has_ended(Ix::new(at)))
    }
}
