//! Ways on: routes, and lists of them shared by name.
//!
//! A shared list that tests the answer means something else for every question: it gets a copy for each.

use std::collections::BTreeMap;

use super::conditions::{AnswerScope, ConditionScope};
use super::lowering::Lowering;
use super::reporter::Sentence;
use crate::draft::{ConditionDraft, Named, RouteDraft, TargetDraft, TestDraft, Typed, WayDraft, shown};
use crate::findings::{Finding, Rule};
use crate::model::{Ix, QuestionIx, Route, RouteTarget, RoutesIx, SharedRoutes, Table};
use crate::order;
use crate::text::Messages;

/// The shared lists.
#[derive(Debug)]
pub(super) struct SharedLists<'d, 's> {
    drafts: &'d [Named<'s, Vec<RouteDraft<'s>>>],
    /// By list: whether it tests the answer, itself or through another.
    personal: Vec<bool>,
    /// Copies by list and question.
    copies: BTreeMap<(RoutesIx, QuestionIx), RoutesIx>,
    /// Lists, then copies.
    pub lowered: Table<RoutesIx, SharedRoutes>,
}

impl<'d, 's> SharedLists<'d, 's> {
    /// The lists of a tree, not lowered yet.
    pub(super) fn new(drafts: &'d [Named<'s, Vec<RouteDraft<'s>>>]) -> Self {
        let empty =
            |named: &Named<'_, _>| SharedRoutes { id: named.id.value.to_string(), routes: Vec::new() };
        let lowered = drafts.iter().map(empty).collect();
        Self { drafts, personal: personal(drafts), copies: BTreeMap::new(), lowered }
    }
}

/// For every list whether it tests the answer, itself or through another.
fn personal(drafts: &[Named<'_, Vec<RouteDraft<'_>>>]) -> Vec<bool> {
    let at: BTreeMap<&str, usize> =
        order::map(drafts.iter().enumerate().map(|(at, it)| (it.id.value.as_ref(), at)));
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    let mut personal = vec![false; drafts.len()];
    let mut found = Vec::new();
    for (user, named) in drafts.iter().enumerate() {
        for route in &named.it {
            if let Some(TargetDraft::Use(name)) = &route.target
                && let Some(used) = at.get(name.value.as_ref()).and_then(|used| users.get_mut(*used))
            {
                used.push(user);
            }
        }
        if named.it.iter().filter_map(|route| route.when.as_ref()).any(tests_answer) {
            found.push(user);
        }
    }
    while let Some(list) = found.pop() {
        if let Some(mark) = personal.get_mut(list).filter(|mark| !**mark) {
            *mark = true;
            found.extend(users.get(list).into_iter().flatten());
        }
    }
    personal
}

fn tests_answer(condition: &ConditionDraft<'_>) -> bool {
    match &condition.test {
        TestDraft::AnswerIs(_) | TestDraft::AnswerAtLeast(_) | TestDraft::AnswerAtMost(_) => true,
        TestDraft::All(parts) | TestDraft::Any(parts) => parts.iter().any(tests_answer),
        TestDraft::Not(part) | TestDraft::Over(_, part) => tests_answer(part),
        _ => false,
    }
}

impl Lowering {
    /// The lists that mean the same for every question. Call this before any way is lowered.
    pub(super) fn shared_routes(&mut self, shared: &mut SharedLists<'_, '_>) {
        self.cycles(shared);
        for (at, named) in shared.drafts.iter().enumerate() {
            if shared.personal.get(at) == Some(&false) {
                let routes = self.routes(&named.it, AnswerScope::Nobody, shared);
                shared.lowered.row_mut(RoutesIx::new(at)).routes = routes;
            }
        }
    }

    /// Lists that test the answer and that no question uses: what is wrong in them, and what they ask of the past. Call
    /// this last.
    pub(super) fn unused_personal_routes(&mut self, shared: &mut SharedLists<'_, '_>) {
        for (at, named) in shared.drafts.iter().enumerate() {
            let list = RoutesIx::new(at);
            let copied = shared.copies.keys().any(|(original, _)| *original == list);
            if shared.personal.get(at) == Some(&true) && !copied {
                let routes = self.routes(&named.it, AnswerScope::Whichever, shared);
                shared.lowered.row_mut(list).routes = routes;
            }
        }
    }

    /// Reports lists that come back to themselves, once each.
    fn cycles(&mut self, shared: &SharedLists<'_, '_>) {
        #[derive(Clone, Copy, PartialEq)]
        enum VisitState {
            Not,
            Open,
            Done,
        }
        let mut seen = vec![VisitState::Not; shared.drafts.len()];
        for start in 0..shared.drafts.len() {
            // A stack of lists with the route that is looked at next, so that depth costs no recursion.
            let mut open =
                if seen.get(start) == Some(&VisitState::Not) { vec![(start, 0)] } else { Vec::new() };
            while let Some((list, next)) = open.last_mut() {
                let Some(mark) = seen.get_mut(*list) else { break };
                *mark = VisitState::Open;
                let route = shared.drafts.get(*list).and_then(|named| named.it.get(*next));
                let Some(route) = route else {
                    *mark = VisitState::Done;
                    open.pop();
                    continue;
                };
                *next += 1;
                let Some(TargetDraft::Use(name)) = &route.target else { continue };
                let Some(used) = self.symbols.routes.get(&name.value).map(Ix::at) else { continue };
                match seen.get(used) {
                    Some(VisitState::Not) => open.push((used, 0)),
                    Some(VisitState::Open) => {
                        let message = self.reporter.messages.routes_cycle(&name.value);
                        self.reporter.report(Rule::ROUTES_CYCLE, name.span, message);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The way of a question or an answer.
    pub(super) fn way(
        &mut self,
        way: &WayDraft<'_>,
        given: AnswerScope,
        shared: &mut SharedLists<'_, '_>,
    ) -> Vec<Route> {
        if way.routes.is_empty() {
            self.reporter.report(Rule::NO_WAY, way.span, self.reporter.messages.empty_routes());
        }
        self.routes(&way.routes, given, shared)
    }

    fn routes(
        &mut self,
        drafts: &[RouteDraft<'_>],
        given: AnswerScope,
        shared: &mut SharedLists<'_, '_>,
    ) -> Vec<Route> {
        let mut always: Option<&RouteDraft<'_>> = None;
        let mut routes = Vec::new();
        for draft in drafts {
            if let Some(taken) = always {
                let messages = self.reporter.messages;
                let (message, why) = (messages.unreachable_route(), messages.always_taken());
                self.reporter.relate(Rule::UNREACHABLE_ROUTE, draft.span, message, taken.span, why);
                always = None;
            }
            let when = self.condition_if(draft.when.as_ref(), ConditionScope::route(given));
            if draft.when.is_none() && matches!(draft.target, Some(TargetDraft::Go(_) | TargetDraft::End(_)))
            {
                always = Some(draft);
            }
            if let Some(target) = draft.target.as_ref().and_then(|target| self.target(target, given, shared))
            {
                routes.push(Route { ix: self.symbols.route(draft.span), when, target });
            }
        }
        routes
    }

    fn target(
        &mut self,
        target: &TargetDraft<'_>,
        given: AnswerScope,
        shared: &mut SharedLists<'_, '_>,
    ) -> Option<RouteTarget> {
        match target {
            TargetDraft::Go(id) => self.go(id),
            TargetDraft::End(id) => self.end(id).map(RouteTarget::End),
            TargetDraft::Use(id) => {
                let list = self.reporter.find(
                    &mut self.symbols.routes,
                    id,
                    Rule::UNKNOWN_ROUTES,
                    Messages::unknown_routes,
                )?;
                Some(RouteTarget::Use(self.list_for(list, given, shared)))
            }
        }
    }

    /// A list as it means for a question.
    fn list_for(&mut self, list: RoutesIx, given: AnswerScope, shared: &mut SharedLists<'_, '_>) -> RoutesIx {
        if shared.personal.get(list.at()) != Some(&true) {
            return list;
        }
        let AnswerScope::To(question, _) = given else {
            // Out of a group nobody answers: what the list tests of the answer is reported there.
            if let Some(named) = shared.drafts.get(list.at()).filter(|_| given == AnswerScope::Nobody) {
                self.routes(&named.it, given, shared);
            }
            return list;
        };
        if let Some(copy) = shared.copies.get(&(list, question)) {
            return *copy;
        }
        let Some(named) = shared.drafts.get(list.at()) else { return list };
        let copy = shared.lowered.push(SharedRoutes { id: named.id.value.to_string(), routes: Vec::new() });
        // Known before it is lowered: a list that comes back to itself must not be copied for ever.
        shared.copies.insert((list, question), copy);
        let routes = self.routes(&named.it, AnswerScope::To(question, None), shared);
        shared.lowered.row_mut(copy).routes = routes;
        copy
    }

    fn go(&mut self, id: &Typed<'_>) -> Option<RouteTarget> {
        if let (Some(group), None) =
            (self.symbols.groups.get(&id.value), self.symbols.questions.get(&id.value))
        {
            self.symbols.groups.mark(group);
            return Some(RouteTarget::Group(group));
        }
        if self.symbols.questions.get(&id.value).is_none() && self.symbols.outcomes.get(&id.value).is_some() {
            self.other_place(
                id,
                Rule::UNKNOWN_QUESTION,
                Messages::finding_unknown_question,
                Messages::is_an_outcome,
            );
            return None;
        }
        let Some(question) = self.symbols.questions.get(&id.value) else {
            let places = self.symbols.questions.ids().chain(self.symbols.groups.ids());
            let message = self.reporter.messages.finding_unknown_question(&shown(&id.value));
            let finding = Finding::new(Rule::UNKNOWN_QUESTION, id.span, message);
            self.reporter.missing(finding.about([id.value.as_ref()]), places.collect());
            return None;
        };
        self.symbols.questions.mark(question);
        self.may_lead_to(question, id, Messages::lead_to_group).then_some(RouteTarget::Go(question))
    }

    fn end(&mut self, id: &Typed<'_>) -> Option<crate::model::OutcomeIx> {
        if self.symbols.outcomes.get(&id.value).is_none() && self.symbols.questions.get(&id.value).is_some() {
            self.other_place(
                id,
                Rule::UNKNOWN_OUTCOME,
                Messages::finding_unknown_outcome,
                Messages::is_a_question,
            );
            return None;
        }
        self.reporter.find(
            &mut self.symbols.outcomes,
            id,
            Rule::UNKNOWN_OUTCOME,
            Messages::finding_unknown_outcome,
        )
    }
    /// Reports an outcome where a question is asked for, or the other way round, and what the id is.
    fn other_place(&mut self, id: &Typed<'_>, rule: Rule, sentence: Sentence, what_it_is: Sentence) {
        let messages = self.reporter.messages;
        let help = what_it_is(messages, &id.value);
        self.reporter.advise(rule, id.span, sentence(messages, &id.value), help);
    }
}
