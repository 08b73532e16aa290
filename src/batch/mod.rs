//! Unattended use: answers in, JSON or text out. Knows no file and no terminal; it writes where it is told to and
//! says how it ended as data.

mod answers;
mod apps;
mod compare;
mod json;
mod kept;
mod reach;
mod scenario;
mod walk;
mod walks;
mod why;

pub use answers::{Answers, Mistake, MistakeKind};
pub use apps::{app, apps, apps_table};
pub use compare::compare;
pub use kept::{Header, answers_text, read_ticks, ticks_text};
pub use reach::{ReachTarget, TargetKind, TargetError, ReachReport, reach, target};
pub use scenario::scenario;
pub use walk::{WalkReport, ending, walk};
pub use walks::{LinesWritten, MOST_WALKS, draw, list, replay_lines};
pub use why::{WhyReport, why};

use crate::model::Model;

/// What every answer rests on: the content, and the digests by which it is known for good.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'m> {
    /// The tree and the catalogue.
    pub model: &'m Model,
    /// The sha256 of the tree, in hexadecimal.
    pub tree_digest: &'m str,
    /// The sha256 of the catalogue, in hexadecimal.
    pub catalogue_digest: &'m str,
}

/// How a command ended. The order is that of how bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// As it should.
    Fine,
    /// Without an advice, or with something to look at.
    NoAdvice,
    /// The tree has a fault.
    Fault,
}
