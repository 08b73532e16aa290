//! Which routes some walk takes, which none does, and which match together.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use crate::analysis::space::{
    EquivalentRoutes, PlaceIx, StateIx, StateObserver, StateSpace, WitnessPoint, equivalent_routes,
};
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteMatch, RouteObserver, WalkState};
use crate::model::{Ix, Model, Route, RouteIx, RouteTarget, Table};

/// Two routes that match in the same state and lead to different targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The one that is taken.
    pub taken: RouteIx,
    /// The one that matches too.
    pub other: RouteIx,
    /// A shortest walk after which both match.
    pub walk: Vec<Choice>,
}

/// Observes which routes are taken.
pub(in crate::analysis) struct RouteCoverage<'m> {
    model: &'m Model,
    state: StateIx,
    point: WitnessPoint,
    /// The routes of other answers that behave like the chosen one, until its own routes are looked up.
    equivalent_routes: Vec<EquivalentRoutes<'m>>,
    taken: FixedBitSet,
    /// Where a route was passed over first.
    passed: Table<RouteIx, Option<WitnessPoint>>,
    together: BTreeMap<(RouteIx, RouteIx), WitnessPoint>,
}

impl<'m> RouteCoverage<'m> {
    pub(in crate::analysis) fn new(model: &'m Model) -> Self {
        let count = model.graph.route_count;
        Self {
            model,
            state: StateSpace::start(),
            point: WitnessPoint(None),
            equivalent_routes: Vec::new(),
            taken: FixedBitSet::with_capacity(count),
            passed: (0..count).map(|_| None).collect(),
            together: BTreeMap::new(),
        }
    }

    /// The routes that were looked through and never taken, each with a shortest walk that passes it over.
    pub(in crate::analysis) fn untaken(&self, space: &StateSpace) -> Vec<(RouteIx, Vec<Choice>)> {
        let untaken = self.passed.iter().filter(|(route, _)| !self.taken.contains(route.at()));
        untaken.filter_map(|(route, point)| Some((route, point.as_ref()?.walk(space)))).collect()
    }

    /// The routes that are taken.
    pub(in crate::analysis) fn taken(&self) -> Vec<RouteIx> {
        self.taken.ones().map(RouteIx::new).collect()
    }

    /// The routes that match together with one that is taken.
    pub(in crate::analysis) fn overlaps(&self, space: &StateSpace) -> Vec<Overlap> {
        let overlap =
            |(&(taken, other), point): (&_, &WitnessPoint)| Overlap { taken, other, walk: point.walk(space) };
        self.together.iter().map(overlap).collect()
    }

    /// Records the same for the routes of another answer that lead to the same.
    fn share(&mut self, routes: &[Route], equivalent: &EquivalentRoutes<'_>, matching: &[RouteMatch]) {
        for (one, other) in routes.iter().zip(equivalent.routes) {
            if matching.first().is_some_and(|first| first.trail.contains(&one.ix)) {
                self.taken.insert(other.ix.at());
            } else if self.passed.row(other.ix).is_none() {
                *self.passed.row_mut(other.ix) = Some(self.point.with(&equivalent.given));
            }
        }
    }

    fn passed_over(&mut self, routes: &[Route], matching: &[RouteMatch]) {
        let on_trail = |ix: RouteIx| matching.first().is_some_and(|first| first.trail.contains(&ix));
        for route in routes {
            if !on_trail(route.ix) && self.passed.row(route.ix).is_none() {
                *self.passed.row_mut(route.ix) = Some(self.point.clone());
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

impl RouteObserver for RouteCoverage<'_> {
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>) {
        self.passed_over(lookup.routes, &lookup.matching);
        // The first lookup after a choice is its own; later ones are those of pages and skipped questions.
        for equivalent in std::mem::take(&mut self.equivalent_routes) {
            self.share(lookup.routes, &equivalent, &lookup.matching);
        }
        let Some((first, others)) = lookup.matching.split_first() else { return };
        first.trail.iter().for_each(|route| self.taken.insert(route.at()));
        let Some(taken) = first.trail.last().copied().filter(|_| first.is_guarded) else { return };
        for other in others.iter().filter(|other| other.is_guarded && other.target != first.target) {
            if let Some(leaf) = other.trail.last().copied().filter(|leaf| *leaf != taken) {
                self.together.entry((taken, leaf)).or_insert_with(|| self.point.clone());
            }
        }
    }
}

impl StateObserver for RouteCoverage<'_> {
    const WANTS_ROUTES: bool = true;

    fn on_state(&mut self, state: StateIx, _: &WalkState, _: Option<PlaceIx>) {
        self.state = state;
    }

    fn on_choice(&mut self, choice: &Choice, alike: &[AnswerValue]) {
        self.equivalent_routes = equivalent_routes(self.model, choice, alike);
        self.point = WitnessPoint(Some((self.state, choice.clone())));
    }
}
