//! Shortest walks to an outcome or an app, and the figures that `check` reports.

use super::count::Count;
use super::scope::{Limits, Scope};
use super::space::{End, Space};
use crate::engine::{Choice, Position};
use crate::model::{AppIx, Ix, Model, OutcomeIx, Shows};

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
pub fn reach_outcome(model: &Model, outcome: OutcomeIx, limits: &Limits) -> Reach {
    let space = Space::explore(model, &Scope::Ways, limits);
    reach(&space, |end| end.position == Position::Done(outcome))
}

/// The shortest walk at the end of which an app is left, with an outcome that shows what is left.
pub fn reach_app(model: &Model, app: AppIx, limits: &Limits) -> Reach {
    let mut only = model.catalogue.no_apps();
    only.insert(app.at());
    let space = Space::explore(model, &Scope::Apps(only), limits);
    reach(&space, |end| end.shows_apps(model) && end.left.contains(app.at()))
}

fn reach(space: &Space, wanted: impl Fn(&End) -> bool) -> Reach {
    match space.shortest(wanted) {
        Some(path) => Reach::By(path),
        None if space.exhausted() => Reach::Never,
        None => Reach::NotFound,
    }
}

impl End {
    /// Whether it is an outcome that lists the apps that are left.
    pub fn shows_apps(&self, model: &Model) -> bool {
        match self.position {
            Position::Done(outcome) => model.graph.outcomes.row(outcome).shows == Shows::Remaining,
            Position::At(_) | Position::Stuck(_) => false,
        }
    }
}

/// Figures about all walks of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// How many states there are: places in the tree with what is left there; those found, when not all were.
    pub states: usize,
    /// How many walks; absent when that could not be counted within the limits.
    pub walks: Option<Count>,
    /// The most choices on one walk; absent like `walks`.
    pub longest: Option<usize>,
    /// Whether all states were found.
    pub exhaustive: bool,
}

/// The figures of a tree, given its states to the very [`Scope::Ends`]. Where those are too many, walks are still
/// counted over the ways alone.
pub fn statistics(model: &Model, ends: &Space, limits: &Limits) -> Statistics {
    let (walks, longest) = match ends.exhausted() {
        true => (ends.walks(), ends.longest()),
        false => {
            let ways = Space::explore(model, &Scope::Ways, limits);
            (ways.walks(), ways.longest())
        }
    };
    Statistics { states: ends.states(), walks, longest, exhaustive: ends.exhausted() }
}
