//! Observers of a walk: they see every lookup of routes, which of them match, and which is taken.

use super::evaluate::EvalContext;
use super::record::{Judgement, Recorder, Wish};
use crate::model::{Model, Route, RouteIx, RouteTarget};

/// Sees which routes a walk takes.
pub trait RouteObserver {
    /// Routes were looked up.
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>);
}

/// A lookup of routes: after a choice, after an information page, past a skipped question, or out of a group.
#[derive(Debug)]
pub struct RouteLookup<'m> {
    /// The routes that were looked through.
    pub routes: &'m [Route],
    /// Those that match, in order; the first is taken. If there is none, the walk is stuck.
    pub matching: Vec<RouteMatch>,
}

/// A route that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteMatch {
    /// The routes that lead to shared lists, from the outside in, and then the route itself.
    pub trail: Vec<RouteIx>,
    /// A question, a group or an outcome.
    pub target: RouteTarget,
    /// Whether any of the trail has a condition.
    pub is_guarded: bool,
}

/// All routes that match, shared lists expanded.
pub(super) fn matching(model: &Model, context: &EvalContext<'_>, routes: &[Route]) -> Vec<RouteMatch> {
    let mut found = Vec::new();
    for route in routes.iter().filter(|route| context.holds(route.when.as_ref())) {
        let is_guarded = route.when.is_some();
        let RouteTarget::Use(list) = route.target else {
            found.push(RouteMatch { trail: vec![route.ix], target: route.target, is_guarded });
            continue;
        };
        // Lists that use each other in a circle are refused before a model exists.
        for mut inner in matching(model, context, &model.graph.routes.row(list).routes) {
            inner.trail.insert(0, route.ix);
            inner.is_guarded |= is_guarded;
            found.push(inner);
        }
    }
    found
}

/// Records nothing, and reports lookups of routes.
pub(super) struct ObservingRecorder<'w, W>(pub(super) &'w mut W);

impl<W: RouteObserver> Recorder for ObservingRecorder<'_, W> {
    const WANTS_DETAILS: bool = false;
    const WANTS_ROUTES: bool = true;

    fn judgement(&mut self, _: Judgement) {}
    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: super::EffectRef) {}
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>) {
        self.0.on_lookup(lookup);
    }
}
