//! Shortest walks to an outcome or an app.

use super::lost::{NeverRecommended, explained};
use super::scope::{AppScope, ExplorationLimits};
use super::space::{End, StateSpace};
use crate::engine::{Choice, Position};
use crate::model::{AppIx, Ix, Model, OutcomeIx, OutcomeKind, Shows};

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

/// Why an app is at no end that shows what is left: the requirements that drop it, and the outcomes at which it is left
/// unseen, because they show no list.
pub fn why_never(
    model: &Model,
    app: AppIx,
    limits: &ExplorationLimits,
) -> (NeverRecommended, Vec<OutcomeIx>) {
    let mut only = model.catalogue.no_apps();
    only.insert(app.at());
    let space = StateSpace::explore(model, &AppScope::Apps(only), limits);
    let mut unseen: Vec<OutcomeIx> = Vec::new();
    for end in space.ends().filter(|end| end.left.contains(app.at())) {
        if let Position::Done(outcome) = end.position
            && !unseen.contains(&outcome)
        {
            unseen.push(outcome);
        }
    }
    unseen.sort_unstable();
    (explained(model, app, limits), unseen)
}

fn reach(space: &StateSpace, wanted: impl Fn(&End) -> bool) -> Reach {
    match space.shortest(wanted) {
        Some(path) => Reach::By(path),
        None if space.exhausted() => Reach::Never,
        None => Reach::NotFound,
    }
}

impl End {
    /// The advice that it is, when that lists the apps that are left.
    pub fn advises(&self, model: &Model) -> Option<OutcomeIx> {
        let Position::Done(outcome) = self.position else { return None };
        let is_advice = model.graph.outcomes.row(outcome).kind == OutcomeKind::Advice;
        (is_advice && self.shows_apps(model)).then_some(outcome)
    }

    /// Whether it is an outcome that lists the apps that are left.
    pub fn shows_apps(&self, model: &Model) -> bool {
        match self.position {
            Position::Done(outcome) => model.graph.outcomes.row(outcome).shows == Shows::Remaining,
            Position::At(_) | Position::Stuck(_) => false,
        }
    }
}
