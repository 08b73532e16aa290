//! What is wrong with the routes: no way on, ways back, routes that are never taken, routes that match together.

use super::Checker;
use super::routes::WrittenRoute;
use crate::analysis::Survey;
use crate::engine::{Choice, Fault, RouteLookup, RouteObserver, start_observed, step_observed};
use crate::findings::{Finding, Rule};
use crate::model::{Model, QuestionIx, QuestionKind, Route, RouteIx, RouteTarget, Table};

impl Checker<'_> {
    /// Reports what is wrong with the routes.
    pub(super) fn ways(&mut self, survey: &Survey, routes: &Table<RouteIx, WrittenRoute>) {
        for (fault, walk) in &survey.faults {
            self.fault(*fault, walk);
        }
        let untaken = survey.untaken_routes.iter().filter(|(route, _)| !routes.row(*route).is_cut_off);
        for (route, walk) in untaken {
            // A walk on which it matches, and an earlier one is taken, says more than one that passes it over.
            let message = self.messages.route_never_taken(&routes.row(*route).target);
            let finding = Finding::new(Rule::ROUTE_NEVER_TAKEN, self.source_map.route(*route), message);
            let also = survey.overlaps.iter().find(|overlap| overlap.other == *route);
            let (taken, walk, help) = match also {
                Some(overlap) => (Some(overlap.taken), &overlap.walk, self.messages.put_route_higher()),
                None => {
                    let help = match routes.row(*route).is_guarded {
                        true => self.messages.look_at_route(),
                        false => self.messages.look_before_route(),
                    };
                    (taken_instead(self.model, *route, walk), walk, help)
                }
            };
            let mut finding = finding.help(help).witness(self.witness(walk));
            if let Some(taken) = taken {
                finding = finding.related(self.source_map.route(taken), self.messages.taken_instead());
            }
            self.out.push(finding);
        }
        // For a route that is never taken, what is taken instead was reported already.
        let is_untaken = |route| survey.untaken_routes.iter().any(|(untaken, _)| *untaken == route);
        for overlap in survey.overlaps.iter().filter(|overlap| !is_untaken(overlap.other)) {
            let (taken, other) = (routes.row(overlap.taken), routes.row(overlap.other));
            let message = self.messages.overlapping_routes(&other.target, &taken.target);
            let place = self.source_map.route(overlap.other);
            let finding = Finding::new(Rule::OVERLAPPING_ROUTES, place, message)
                .related(self.source_map.route(overlap.taken), self.messages.comes_first())
                .help(self.messages.mean_the_order())
                .witness(self.witness(&overlap.walk));
            self.out.push(finding);
        }
    }

    /// A fault that a walk meets, at the last route that it took.
    fn fault(&mut self, fault: Fault, walk: &[Choice]) {
        let here = |question| self.source_map.question(question);
        let mut last = Last::default();
        watched(self.model, walk, &mut last);
        let last = last.0.map(|route| self.source_map.route(route));
        let finding = match fault {
            Fault::NoWay(question) => {
                let message = self.messages.no_route_matches(&self.question_id(question));
                Finding::new(Rule::NO_ROUTE_MATCHES, here(question), message)
                    .help(self.messages.add_last_route())
            }
            Fault::Again(question) => {
                let id = self.question_id(question);
                let message = if self.is_page(question) {
                    self.messages.way_back_to_page(&id)
                } else {
                    self.messages.way_back(&id)
                };
                Finding::new(Rule::WAY_BACK, last.unwrap_or(here(question)), message)
                    .related(here(question), self.messages.comes_back_here())
                    .help(self.messages.ask_once())
            }
            Fault::Circle(question) => {
                let message = self.messages.skip_circle(&self.question_id(question));
                Finding::new(Rule::SKIP_CIRCLE, last.unwrap_or(here(question)), message)
                    .related(here(question), self.messages.comes_back_here())
                    .help(self.messages.break_circle())
            }
            Fault::NoWayOut(group) => {
                let message = self.messages.no_way_out(&self.group_id(group));
                Finding::new(Rule::NO_ROUTE_MATCHES, self.source_map.group(group), message)
                    .help(self.messages.add_last_route())
            }
            Fault::Round(group) => {
                let here = self.source_map.group(group);
                Finding::new(
                    Rule::SKIP_CIRCLE,
                    last.unwrap_or(here),
                    self.messages.group_circle(&self.group_id(group)),
                )
                .related(here, self.messages.comes_back_here())
                .help(self.messages.lead_out_of_group())
            }
        };
        let finding = finding.witness(self.witness(walk));
        self.faults.push((fault, finding.as_cause()));
        self.out.push(finding);
    }

    pub(super) fn is_page(&self, question: QuestionIx) -> bool {
        matches!(self.model.graph.questions.row(question).kind, QuestionKind::Info)
    }
}

/// The last route that a walk takes.
#[derive(Default)]
struct Last(Option<RouteIx>);

impl RouteObserver for Last {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        self.0 = last_of(sought);
    }
}

/// The route that is taken where a walk passes one over.
fn taken_instead(model: &Model, route: RouteIx, walk: &[Choice]) -> Option<RouteIx> {
    let mut instead = Instead { model, route, taken: None };
    watched(model, walk, &mut instead);
    instead.taken
}

/// The route that is taken where a walk passes one over, the last time that it does.
struct Instead<'m> {
    model: &'m Model,
    route: RouteIx,
    taken: Option<RouteIx>,
}

impl RouteObserver for Instead<'_> {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        if holds(self.model, sought.routes, self.route) {
            self.taken = last_of(sought);
        }
    }
}

fn last_of(sought: &RouteLookup<'_>) -> Option<RouteIx> {
    sought.matching.first()?.trail.last().copied()
}

/// Whether a route is among these, or in a shared list that they use.
fn holds(model: &Model, routes: &[Route], route: RouteIx) -> bool {
    routes.iter().any(|one| match one.target {
        RouteTarget::Use(list) => {
            one.ix == route || holds(model, &model.graph.routes.row(list).routes, route)
        }
        RouteTarget::Go(_) | RouteTarget::End(_) | RouteTarget::Group(_) => one.ix == route,
    })
}

/// Walks with these choices, with somebody looking on.
fn watched(model: &Model, walk: &[Choice], watch: &mut impl RouteObserver) {
    let mut core = start_observed(model, watch);
    for choice in walk {
        let Ok(next) = step_observed(model, &core, choice, None, watch) else { return };
        core = next;
    }
}
