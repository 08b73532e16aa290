//! About one walk: what other answers would change, which answers matter, and which open questions do.

mod agreement;
mod answer_change;
mod change_lines;
mod change_states;
mod clashes;
mod completions;
mod counterfactual_search;
mod counterfactuals;
mod deciding;
mod later_standings;
mod open_points;
mod other_ends;
mod pairs;
mod sensitivity;
mod walk_end;
mod would_change;

pub use agreement::{Agreements, DifferingAnswer, TwoPeople, agreements};
pub use change_lines::{ChangeLine, ChangeLines};
pub use clashes::{Clash, ClashBudget, Clashes, Lack, clashes};
pub use counterfactuals::{
    Change, ChangeEnds, ChangeGoal, Counterfactuals, NewQuestion, SearchBudget, counterfactuals,
};
pub use later_standings::{LaterStandings, StandingSearch};
pub use open_points::{HangsOnIt, OpenPoint, open_points};
pub use other_ends::Differences;
pub use pairs::{PairSide, Pairing, pairs};
pub use sensitivity::{AnswerInfluence, Influence, answer_influences};
pub use walk_end::{LeftApp, WalkEnd};
pub use would_change::{AdviceEffect, FactChange, FactChanges, fact_changes};
