//! Shortest walks to an outcome or an app.

use crate::analysis::space::{AppScope, End, ExplorationLimits, StateSpace};
use crate::engine::{Choice, Position};
use crate::model::{AppIx, Ix, Model, OutcomeIx};

/// Whether something can come out of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// By these choices: a shortest walk, and of those the first in the order of choices.
    By(Vec<Choice>),
    /// By no walk.
    Never,
    /// None was found within the limits.
    NotFound,
}

/// The shortest walk that ends with an outcome.
pub fn reach_outcome(model: &Model, outcome: OutcomeIx, limits: &ExplorationLimits) -> Reach {
    let space = StateSpace::explore(model, &AppScope::Ways, limits);
    reach(&space, |end| end.position == Position::Done(outcome))
}

/// The shortest walk at the end of which an app is left, with an outcome that shows what is left.
pub fn reach_app(model: &Model, app: AppIx, limits: &ExplorationLimits) -> Reach {
    let mut only = model.catalogue.no_apps();
    only.insert(app.at());
    let space = StateSpace::explore(model, &AppScope::Apps(only), limits);
    reach(&space, |end| end.shows_apps(model) && end.left.contains(app.at()))
}

fn reach(space: &StateSpace, wanted: impl Fn(&End) -> bool) -> Reach {
    match space.shortest(wanted) {
        Some(path) => Reach::By(path),
        None if space.exhausted() => Reach::Never,
        None => Reach::NotFound,
    }
}
