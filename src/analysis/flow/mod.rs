//! The bare graph: where questions may lead whatever the conditions say, and what follows from that for every walk.

mod bounds;
#[cfg(test)]
mod fixture;
mod flow_graph;

pub use bounds::{max_remaining_questions, remaining_question_bounds};
pub use flow_graph::next_questions;
pub(in crate::analysis) use flow_graph::{Components, Successors, strongly_connected, successors};
