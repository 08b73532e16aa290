//! The routes as the author wrote them: where each leads, and from where walks come to it.

use std::collections::BTreeSet;

use super::cover::CoverableAnswer;
use crate::model::{Model, QuestionIx, Route, RouteIx, RouteTarget, RoutesIx, Table};

/// From where walks come to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// By the way of a question.
    Question(QuestionIx),
    /// By an answer's own way.
    Answer(CoverableAnswer),
    /// Out of a group of questions.
    Group,
}

/// One route as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct WrittenRoute {
    /// The id of the question, the group, the outcome or the list it leads to.
    pub(super) target: String,
    /// From where walks come to it; none where a shared list is used by nothing.
    pub(super) homes: Vec<Home>,
    /// Whether it comes after one that is always taken: that was reported when the tree was read.
    pub(super) is_cut_off: bool,
    /// Whether it has a condition.
    pub(super) is_guarded: bool,
}

impl WrittenRoute {
    fn describe(&mut self, model: &Model, route: &Route) {
        self.target = target(model, route);
        self.is_guarded = route.when.is_some();
    }
}

/// All routes of a tree.
pub(super) fn written(model: &Model) -> Table<RouteIx, WrittenRoute> {
    let mut table: Table<RouteIx, WrittenRoute> =
        (0..model.graph.route_count).map(|_| WrittenRoute::default()).collect();
    for (_, list) in model.graph.routes.iter() {
        list.routes.iter().for_each(|route| table.row_mut(route.ix).describe(model, route));
        cut_off(&list.routes, &mut table);
    }
    for group in model.graph.groups.rows() {
        visit(model, &group.way, Home::Group, &mut table, &mut BTreeSet::new());
    }
    for (ix, question) in model.graph.questions.iter() {
        let mut see = |routes: &[Route], home| visit(model, routes, home, &mut table, &mut BTreeSet::new());
        see(&question.way, Home::Question(ix));
        see(question.unknown.as_deref().unwrap_or_default(), Home::Answer(CoverableAnswer::Unknown(ix)));
        for (answer, row) in question.answers().into_iter().flat_map(Table::iter) {
            see(row.way.as_deref().unwrap_or_default(), Home::Answer(CoverableAnswer::Answer(ix, answer)));
        }
    }
    table
}

fn visit(
    model: &Model,
    routes: &[Route],
    home: Home,
    table: &mut Table<RouteIx, WrittenRoute>,
    seen: &mut BTreeSet<RoutesIx>,
) {
    cut_off(routes, table);
    for route in routes {
        let row = table.row_mut(route.ix);
        row.describe(model, route);
        if !row.homes.contains(&home) {
            row.homes.push(home);
        }
        if let RouteTarget::Use(list) = route.target
            && seen.insert(list)
        {
            visit(model, &model.graph.routes.row(list).routes, home, table, seen);
        }
    }
}

fn cut_off(routes: &[Route], table: &mut Table<RouteIx, WrittenRoute>) {
    let always = |route: &Route| route.when.is_none() && !matches!(route.target, RouteTarget::Use(_));
    for route in routes.iter().skip_while(|route| !always(route)).skip(1) {
        table.row_mut(route.ix).is_cut_off = true;
    }
}

fn target(model: &Model, route: &Route) -> String {
    match route.target {
        RouteTarget::Go(question) => model.graph.questions.row(question).id.clone(),
        RouteTarget::End(outcome) => model.graph.outcomes.row(outcome).id.clone(),
        RouteTarget::Use(list) => model.graph.routes.row(list).id.clone(),
        RouteTarget::Group(group) => model.graph.groups.row(group).id.clone(),
    }
}
