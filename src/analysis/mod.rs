//! All walks of a tree at once: how long they can be, how many there are, where they end. Pure functions over model and
//! engine. Knows no text for people, no file, and no person who walks.

mod changes;
#[cfg(test)]
mod fixture;
mod left;
mod ways;

pub use changes::{WayBack, ways_back};
pub use left::longest_left;
pub use ways::next_questions;
