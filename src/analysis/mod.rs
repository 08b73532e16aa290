//! All walks of a tree at once: how long they can be, how many there are, where they end. Pure functions over model and
//! engine. Knows no text for people, no file, and no person who walks.

#[cfg(test)]
mod fixture;
mod left;
mod ways;

pub use left::longest_left;
