//! All walks of a tree at once: how long they can be, how many there are, where they end. Pure functions over model and
//! engine. Knows no text for people, no file, and no person who walks.

mod changes;
mod classes;
mod count;
#[cfg(test)]
mod fixture;
mod intern;
mod later;
mod left;
mod reach;
mod sample;
mod scope;
mod space;
mod subsets;
mod totals;
mod walks;
mod ways;

pub use changes::{WayBack, ways_back};
pub use count::Count;
pub use left::longest_left;
pub use reach::{Reach, Statistics, reach_app, reach_outcome, statistics};
pub use sample::sample;
pub use scope::{Limits, Scope};
pub use space::{End, Space};
pub use walks::{Walk, walks};
pub use ways::next_questions;
