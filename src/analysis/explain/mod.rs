//! About one walk: what other answers would change, which answers matter, and which open questions do.

mod clashes;
mod counterfactual_search;
mod counterfactuals;
mod open_points;
mod other_ends;
mod pairs;
mod sensitivity;

pub use clashes::{Clash, ClashBudget, Clashes, Lack, clashes};
pub use counterfactuals::{Change, ChangeGoal, Counterfactuals, Destination, SearchBudget, counterfactuals};
pub use open_points::{HangsOnIt, OpenPoint, open_points};
pub use other_ends::Differences;
pub use pairs::{PairSide, Pairing, pairs};
pub use sensitivity::{AnswerInfluence, Influence, answer_influences};
