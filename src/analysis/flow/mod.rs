//! The bare graph: where questions may lead whatever the conditions say, and what follows from that for every walk.

mod bounds;
mod components;
#[cfg(test)]
mod fixture;
mod flow_graph;

pub use bounds::{max_remaining_questions, remaining_question_bounds};
pub(in crate::analysis) use components::{Components, strongly_connected};
pub use flow_graph::questions_ahead;
pub(in crate::analysis) use flow_graph::{Successors, next_questions, successors};
