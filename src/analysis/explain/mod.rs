//! About one walk: what other answers would change, which answers matter, and which open questions do.

mod counterfactual_search;
mod counterfactuals;
mod open_points;
mod sensitivity;

pub use counterfactuals::{Budget, Change, ChangeGoal, Counterfactuals, Destination, counterfactuals};
pub use open_points::{OpenPoint, open_points};
pub use sensitivity::{AnswerInfluence, Influence, answer_influences};
