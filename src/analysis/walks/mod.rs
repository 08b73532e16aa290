//! Walks themselves: listed one by one, counted without listing, drawn at random, and short ones to a given place.

mod covering_walks;
mod listing;
mod reach;
mod sample;
mod totals;

pub use covering_walks::CoveringWalks;
pub use listing::{Walk, walks};
pub use reach::{Reach, reach_app, reach_outcome};
pub use sample::sample;
