//! Unattended use: answers in, JSON or text out. Knows no file and no terminal; it writes where the caller says and
//! says how it ended as data.

mod apps_table;
mod compared;
mod compared_text;
mod earlier_walk;
mod given;
mod json;
mod merged;
mod reach;
mod replay_summary;
mod replay_text;
mod replies;
mod review;
mod review_facts;
mod review_notes;
mod review_questions;
mod review_text;
mod scenario;
mod text_parts;
mod two_dossiers;
mod walk;
mod walks;
mod why;

pub use apps_table::apps_table;
pub use compared::{Compared, compared};
pub use given::lay_over;
pub use json::{
    AppDetailsV1, AppV1, CompareV1, ComparedV1, MergedV1, ReachV1, ReplayV1, ReviewV1, WalkLineV1, WalkV1,
    WhyV2, app_v1 as app, apps_v1 as apps, compare_v1 as compare,
};
pub use merged::{Merged, MergedDossiers, merged, replies_of_both};
pub use reach::{ReachReport, ReachTarget, TargetError, TargetKind, reach, target};
pub use replay_summary::{ReplaySummary, replay_summary};
pub use replies::replies_yaml;
pub use review::{Reviewed, review};
pub use scenario::scenario;
pub use two_dossiers::{Choices, FittedDossier};
pub use walk::{WalkReport, ending, walk};
pub use walks::{LineDetail, LinesWritten, MOST_WALKS, cover, draw, list, replay_lines};
pub use why::{WhyReport, why};

use crate::record::Basis;

/// How a command ended. Ordered by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// As it should.
    Fine,
    /// Without an advice, or with something to look at.
    NoAdvice,
    /// The tree has a fault.
    Fault,
}
