//! Which routes are taken on some walk, which never, and which match together.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::look::{Look, Twin, twins};
use super::space::StateSpace;
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteMatch, RouteObserver, WalkState};
use crate::model::{Ix, Model, Route, RouteIx, RouteTarget, Table};

/// A place on walks: a state, and the choice that is made there; nothing before the first choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot(pub(super) Option<(u32, Choice)>);

impl Spot {
    /// A shortest walk to it, the choice included.
    pub(super) fn walk(&self, space: &StateSpace) -> Vec<Choice> {
        let Some((state, choice)) = &self.0 else { return Vec::new() };
        let mut path = space.path_to_state(*state);
        path.push(choice.clone());
        path
    }

    /// The same place with another answer.
    pub(super) fn with(&self, given: &AnswerValue) -> Self {
        let other = |(state, choice): &(u32, Choice)| {
            (*state, Choice { question: choice.question, given: given.clone() })
        };
        Self(self.0.as_ref().map(other))
    }
}

/// Two routes that match in one state and lead elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The one that is taken.
    pub taken: RouteIx,
    /// The one that matches too.
    pub other: RouteIx,
    /// A shortest walk after which both match.
    pub walk: Vec<Choice>,
}

/// Looks on which routes are taken.
pub(super) struct Taken<'m> {
    model: &'m Model,
    state: u32,
    spot: Spot,
    /// The ways of other answers that behave like the one that is chosen, until its own way is sought.
    twins: Vec<Twin<'m>>,
    taken: FixedBitSet,
    /// Where a route was passed over first.
    passed: Table<RouteIx, Option<Spot>>,
    together: BTreeMap<(RouteIx, RouteIx), Spot>,
}

impl<'m> Taken<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let count = model.graph.route_count;
        Self {
            model,
            state: 0,
            spot: Spot(None),
            twins: Vec::new(),
            taken: FixedBitSet::with_capacity(count),
            passed: (0..count).map(|_| None).collect(),
            together: BTreeMap::new(),
        }
    }

    /// The routes that were looked at and never taken, each with a shortest walk that passes it over.
    pub(super) fn untaken(&self, space: &StateSpace) -> Vec<(RouteIx, Vec<Choice>)> {
        let untaken = self.passed.iter().filter(|(route, _)| !self.taken.contains(route.at()));
        untaken.filter_map(|(route, spot)| Some((route, spot.as_ref()?.walk(space)))).collect()
    }

    /// The routes that are taken.
    pub(super) fn taken(&self) -> Vec<RouteIx> {
        self.taken.ones().map(RouteIx::new).collect()
    }

    /// The routes that match together with one that is taken.
    pub(super) fn overlaps(&self, space: &StateSpace) -> Vec<Overlap> {
        let overlap = |(&(taken, other), spot): (&_, &Spot)| Overlap { taken, other, walk: spot.walk(space) };
        self.together.iter().map(overlap).collect()
    }

    /// The same of another answer with a way that leads alike.
    fn share(&mut self, routes: &[Route], twin: &Twin<'_>, matching: &[RouteMatch]) {
        for (one, other) in routes.iter().zip(twin.way) {
            if matching.first().is_some_and(|first| first.trail.contains(&one.ix)) {
                self.taken.insert(other.ix.at());
            } else if self.passed.row(other.ix).is_none() {
                *self.passed.row_mut(other.ix) = Some(self.spot.with(&twin.given));
            }
        }
    }

    fn passed_over(&mut self, routes: &[Route], matching: &[RouteMatch]) {
        let on_trail = |ix: RouteIx| matching.first().is_some_and(|first| first.trail.contains(&ix));
        for route in routes {
            if !on_trail(route.ix) && self.passed.row(route.ix).is_none() {
                *self.passed.row_mut(route.ix) = Some(self.spot.clone());
            }
            let is_open =
                route.when.is_none() || matching.iter().any(|found| found.trail.contains(&route.ix));
            if let RouteTarget::Use(list) = route.target
                && is_open
            {
                self.passed_over(&self.model.graph.routes.row(list).routes, matching);
            }
        }
    }
}

impl RouteObserver for Taken<'_> {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        self.passed_over(sought.routes, &sought.matching);
        // The first way after a choice is its own; later ones are those of pages and skipped questions.
        for twin in std::mem::take(&mut self.twins) {
            self.share(sought.routes, &twin, &sought.matching);
        }
        let Some((first, others)) = sought.matching.split_first() else { return };
        first.trail.iter().for_each(|route| self.taken.insert(route.at()));
        let Some(taken) = first.trail.last().copied().filter(|_| first.is_guarded) else { return };
        for other in others.iter().filter(|other| other.is_guarded && other.target != first.target) {
            if let Some(leaf) = other.trail.last().copied().filter(|leaf| *leaf != taken) {
                self.together.entry((taken, leaf)).or_insert_with(|| self.spot.clone());
            }
        }
    }
}

impl Look for Taken<'_> {
    const WAYS: bool = true;

    fn state(&mut self, state: u32, _: &WalkState) {
        self.state = state;
    }

    fn choosing(&mut self, choice: &Choice, alike: &[AnswerValue]) {
        self.twins = twins(self.model, choice, alike);
        self.spot = Spot(Some((self.state, choice.clone())));
    }
}
