//! Walks themselves: listed one by one, counted without listing, drawn at random, short ones to a given place, and few that
//! take everything.

mod covering_set;
mod covering_walks;
mod listing;
mod reach;
mod sample;
mod totals;
mod walk_parts;

pub use covering_set::covering;
pub use covering_walks::CoveringWalks;
pub use listing::{Walk, walks};
pub use reach::{Reach, reach_app, reach_outcome};
pub use sample::sample;
pub use walk_parts::{WalkPart, walk_parts};
