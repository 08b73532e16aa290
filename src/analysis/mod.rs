//! All walks of a tree at once: how long they can be, how many there are, where they end. Pure functions over model and
//! engine. Knows no text for people, no file, and no person who walks.

mod alike;
mod changes;
mod classes;
mod count;
#[cfg(test)]
mod fixture;
mod free;
mod intern;
mod later;
mod left;
mod look;
mod lost;
mod merge;
mod open;
mod reach;
mod sample;
mod scope;
mod search;
mod space;
mod subsets;
mod survey;
mod sway;
mod taken;
mod totals;
mod tours;
mod walks;
mod ways;

pub use alike::{DeadEndAnswer, EquivalentAnswers};
pub use changes::{Budget, Change, ChangeGoal, Counterfactuals, Destination, counterfactuals};
pub use count::Count;
pub use left::{max_remaining_questions, remaining_question_bounds};
pub use lost::NeverRecommended;
pub use open::{OpenPoint, open_points};
pub use reach::{Reach, reach_app, reach_outcome, why_never};
pub use sample::sample;
pub use scope::{AppScope, ExplorationLimits};
pub use space::{End, StateSpace};
pub use survey::{Extent, Statistics, Survey, Unproved, survey};
pub use sway::{AnswerInfluence, Influence, answer_influences};
pub use taken::Overlap;
pub use tours::CoveringWalks;
pub use walks::{Walk, walks};
pub use ways::next_questions;
