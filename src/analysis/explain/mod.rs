//! About one walk: what other answers would change, which answers matter, and which open questions do.

mod counterfactual_search;
mod counterfactuals;
mod open_points;
mod other_ends;
mod sensitivity;

pub use counterfactuals::{Change, ChangeGoal, Counterfactuals, Destination, SearchBudget, counterfactuals};
pub use open_points::{HangsOnIt, OpenPoint, open_points};
pub use other_ends::Differences;
pub use sensitivity::{AnswerInfluence, Influence, answer_influences};
