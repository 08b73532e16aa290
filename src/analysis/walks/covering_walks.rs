//! Short walks through a given place, a question or a route, and from there on to an outcome.

use crate::analysis::space::{
    AppScope, EquivalentRoutes, ExplorationLimits, PlaceIx, StateIx, StateObserver, StateSpace, WitnessPoint,
    equivalent_routes,
};

use crate::engine::{
    AnswerValue, Choice, Position, RouteLookup, RouteObserver, WalkState, start_walk, step_walk,
};
use crate::model::{Model, QuestionIx, RouteIx, Table};

/// Short walks to everywhere, from one exploration.
#[derive(Debug)]
pub struct CoveringWalks<'m> {
    model: &'m Model,
    limits: ExplorationLimits,
    space: StateSpace,
    observer: FirstVisits<'m>,
}

/// Where every question was asked first, and every route taken first.
#[derive(Debug)]
struct FirstVisits<'m> {
    model: &'m Model,
    state: StateIx,
    point: WitnessPoint,
    /// The routes of other answers that behave like the chosen one, until its own routes are looked up.
    equivalent_routes: Vec<EquivalentRoutes<'m>>,
    asked: Table<QuestionIx, Option<StateIx>>,
    taken: Table<RouteIx, Option<WitnessPoint>>,
}

impl<'m> CoveringWalks<'m> {
    /// Explores a tree, as far as the limits allow.
    pub fn new(model: &'m Model, limits: &ExplorationLimits) -> Self {
        let mut observer = FirstVisits {
            model,
            state: StateSpace::start(),
            point: WitnessPoint(None),
            equivalent_routes: Vec::new(),
            asked: model.graph.questions.indexes().map(|_| None).collect(),
            taken: (0..model.graph.route_count).map(|_| None).collect(),
        };
        let space = StateSpace::explore_with(model, &AppScope::Ways, limits, &mut observer);
        Self { model, limits: *limits, space, observer }
    }

    /// Whether the whole tree was explored.
    pub fn exhausted(&self) -> bool {
        self.space.exhausted()
    }

    /// A shortest walk at the end of which a question is in view.
    pub fn to_question(&self, question: QuestionIx) -> Option<Vec<Choice>> {
        self.observer.asked.row(question).map(|state| self.space.path_to_state(state))
    }

    /// A shortest walk with whose last choice a route is taken.
    pub fn by_route(&self, route: RouteIx) -> Option<Vec<Choice>> {
        self.observer.taken.get(route)?.as_ref().map(|point| point.walk(&self.space))
    }

    /// The walk, extended by a shortest way to an outcome; nothing if its choices are not allowed, or lead to none.
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

impl FirstVisits<'_> {
    fn took(&mut self, route: RouteIx, point: &WitnessPoint) {
        let first = self.taken.row_mut(route);
        if first.is_none() {
            *first = Some(point.clone());
        }
    }
}

impl RouteObserver for FirstVisits<'_> {
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>) {
        // Where no route matches, none is taken.
        let trail = lookup.matching.first().map(|taken| taken.trail.as_slice()).unwrap_or_default();
        let point = self.point.clone();
        trail.iter().for_each(|route| self.took(*route, &point));
        // The first lookup after a choice is its own; later ones are those of pages and skipped questions.
        for equivalent in std::mem::take(&mut self.equivalent_routes) {
            let pairs =
                lookup.routes.iter().zip(equivalent.routes).filter(|(one, _)| trail.contains(&one.ix));
            pairs.for_each(|(_, other)| self.took(other.ix, &point.with(&equivalent.given)));
        }
    }
}

impl StateObserver for FirstVisits<'_> {
    const WANTS_ROUTES: bool = true;

    fn on_state(&mut self, state: StateIx, core: &WalkState, _: Option<PlaceIx>) {
        self.state = state;
        if let Position::At(question) = core.position {
            self.asked.row_mut(question).get_or_insert(state);
        }
    }

    fn on_choice(&mut self, choice: &Choice, alike: &[AnswerValue]) {
        self.equivalent_routes = equivalent_routes(self.model, choice, alike);
        self.point = WitnessPoint(Some((self.state, choice.clone())));
    }
}
