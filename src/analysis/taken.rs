//! Which routes are taken on some walk, which never, and which match together.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::look::Look;
use super::space::Space;
use crate::engine::{Choice, Core, Match, Sought, Watch};
use crate::model::{Ix, Model, Question, Route, RouteIx, Table, Target};

/// A place on walks: a state, and the choice that is made there; nothing before the first choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot(pub(super) Option<(u32, Choice)>);

impl Spot {
    /// A shortest walk to it, the choice included.
    pub(super) fn walk(&self, space: &Space) -> Vec<Choice> {
        let Some((state, choice)) = &self.0 else { return Vec::new() };
        let mut path = space.path_to_state(*state);
        path.push(choice.clone());
        path
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
            taken: FixedBitSet::with_capacity(count),
            passed: (0..count).map(|_| None).collect(),
            together: BTreeMap::new(),
        }
    }

    /// The routes that were looked at and never taken, each with a shortest walk that passes it over.
    pub(super) fn untaken(&mut self, space: &Space) -> Vec<(RouteIx, Vec<Choice>)> {
        let model = self.model;
        model.graph.questions.rows().iter().for_each(|question| self.share(question));
        let untaken = self.passed.iter().filter(|(route, _)| !self.taken.contains(route.at()));
        untaken.filter_map(|(route, spot)| Some((route, spot.as_ref()?.walk(space)))).collect()
    }

    /// The routes that are taken; of answers with ways that always lead alike only after [`Taken::untaken`].
    pub(super) fn taken(&self) -> Vec<RouteIx> {
        self.taken.ones().map(RouteIx::new).collect()
    }

    /// The routes that match together with one that is taken.
    pub(super) fn overlaps(&self, space: &Space) -> Vec<Overlap> {
        let overlap = |(&(taken, other), spot): (&_, &Spot)| Overlap { taken, other, walk: spot.walk(space) };
        self.together.iter().map(overlap).collect()
    }

    /// Answers with ways that always lead alike are looked at once: what is known of one holds for all.
    fn share(&mut self, question: &Question) {
        let answers = question.answers().map(Table::rows).unwrap_or_default();
        let own = answers.iter().filter_map(|answer| answer.way.as_deref());
        let ways: Vec<&[Route]> =
            own.chain(question.unknown.as_deref()).chain([question.way.as_slice()]).collect();
        for (at, way) in ways.iter().enumerate() {
            for other in ways.iter().skip(at + 1).filter(|other| *other == way) {
                for (one, two) in way.iter().zip(other.iter()) {
                    self.share_route(one.ix, two.ix);
                    self.share_route(two.ix, one.ix);
                }
            }
        }
    }

    fn share_route(&mut self, from: RouteIx, to: RouteIx) {
        if self.taken.contains(from.at()) {
            self.taken.insert(to.at());
        }
        if self.passed.row(to).is_none() {
            *self.passed.row_mut(to) = self.passed.row(from).clone();
        }
    }

    fn passed_over(&mut self, routes: &[Route], matching: &[Match]) {
        let on_trail = |ix: RouteIx| matching.first().is_some_and(|first| first.trail.contains(&ix));
        for route in routes {
            if !on_trail(route.ix) && self.passed.row(route.ix).is_none() {
                *self.passed.row_mut(route.ix) = Some(self.spot.clone());
            }
            let is_open =
                route.when.is_none() || matching.iter().any(|found| found.trail.contains(&route.ix));
            if let Target::Use(list) = route.target
                && is_open
            {
                self.passed_over(&self.model.graph.routes.row(list).routes, matching);
            }
        }
    }
}

impl Watch for Taken<'_> {
    fn way(&mut self, sought: &Sought<'_>) {
        self.passed_over(sought.routes, &sought.matching);
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

    fn state(&mut self, state: u32, _: &Core) {
        self.state = state;
    }

    fn choosing(&mut self, choice: &Choice) {
        self.spot = Spot(Some((self.state, choice.clone())));
    }
}
