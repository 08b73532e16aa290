//! Short walks that come by a given place: a question, a route, and from there on to an outcome.

use super::look::{Look, Twin, twins};
use super::scope::{AppScope, ExplorationLimits};
use super::space::StateSpace;
use super::taken::Spot;
use crate::engine::{
    AnswerValue, Choice, Position, RouteLookup, RouteObserver, WalkState, start_walk, step_walk,
};
use crate::model::{Model, QuestionIx, RouteIx, Table};

/// Short walks to everywhere, from one look at all ways.
#[derive(Debug)]
pub struct CoveringWalks<'m> {
    model: &'m Model,
    limits: ExplorationLimits,
    space: StateSpace,
    look: Seen<'m>,
}

/// Where every question was asked first, and every route taken first.
#[derive(Debug)]
struct Seen<'m> {
    model: &'m Model,
    state: u32,
    spot: Spot,
    /// The ways of other answers that behave like the one that is chosen, until its own way is sought.
    twins: Vec<Twin<'m>>,
    asked: Table<QuestionIx, Option<u32>>,
    taken: Table<RouteIx, Option<Spot>>,
}

impl<'m> CoveringWalks<'m> {
    /// Looks at all ways of a tree, as far as the limits allow.
    pub fn new(model: &'m Model, limits: &ExplorationLimits) -> Self {
        let mut look = Seen {
            model,
            state: 0,
            spot: Spot(None),
            twins: Vec::new(),
            asked: model.graph.questions.indexes().map(|_| None).collect(),
            taken: (0..model.graph.route_count).map(|_| None).collect(),
        };
        let space = StateSpace::explore_with(model, &AppScope::Ways, limits, &mut look);
        Self { model, limits: *limits, space, look }
    }

    /// Whether all ways were looked at.
    pub fn exhausted(&self) -> bool {
        self.space.exhausted()
    }

    /// A shortest walk at the end of which a question is in view.
    pub fn to_question(&self, question: QuestionIx) -> Option<Vec<Choice>> {
        self.look.asked.get(question).copied().flatten().map(|state| self.space.path_to_state(state))
    }

    /// A shortest walk with whose last choice a route is taken.
    pub fn by_route(&self, route: RouteIx) -> Option<Vec<Choice>> {
        self.look.taken.get(route)?.as_ref().map(|spot| spot.walk(&self.space))
    }

    /// The walk with a shortest way on to an outcome; nothing when its choices do not go, or lead to none.
    pub fn to_outcome(&self, mut walk: Vec<Choice>) -> Option<Vec<Choice>> {
        let mut core = start_walk(self.model);
        for choice in &walk {
            core = step_walk(self.model, &core, choice).ok()?;
        }
        let rest = StateSpace::explore_from(self.model, core, &AppScope::Ways, &self.limits);
        walk.extend(rest.shortest(|end| matches!(end.position, Position::Done(_)))?);
        Some(walk)
    }
}

impl Seen<'_> {
    fn took(&mut self, route: RouteIx, spot: &Spot) {
        let first = self.taken.row_mut(route);
        if first.is_none() {
            *first = Some(spot.clone());
        }
    }
}

impl RouteObserver for Seen<'_> {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        let trail = sought.matching.first().map(|taken| taken.trail.as_slice()).unwrap_or_default();
        let spot = self.spot.clone();
        trail.iter().for_each(|route| self.took(*route, &spot));
        // The first way after a choice is its own; later ones are those of pages and skipped questions.
        for twin in std::mem::take(&mut self.twins) {
            let pairs = sought.routes.iter().zip(twin.way).filter(|(one, _)| trail.contains(&one.ix));
            pairs.for_each(|(_, other)| self.took(other.ix, &spot.with(&twin.given)));
        }
    }
}

impl Look for Seen<'_> {
    const WAYS: bool = true;

    fn state(&mut self, state: u32, core: &WalkState) {
        self.state = state;
        if let Position::At(question) = core.position {
            self.asked.row_mut(question).get_or_insert(state);
        }
    }

    fn choosing(&mut self, choice: &Choice, alike: &[AnswerValue]) {
        self.twins = twins(self.model, choice, alike);
        self.spot = Spot(Some((self.state, choice.clone())));
    }
}
