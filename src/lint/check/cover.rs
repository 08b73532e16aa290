//! Which answers and which routes the scenarios of a tree come by.

use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use super::routes::{Home, WrittenRoute};
use crate::analysis::{Extent, Survey};
use crate::engine::{
    AnswerValue, Choice, Position, RouteLookup, RouteObserver, WalkState, start_observed, step_observed,
};
use crate::findings::{Cause, Finding, Rule};
use crate::model::{AnswerIx, Ix, Model, QuestionIx, QuestionKind, RouteIx, Table};

/// How much of a tree its scenarios cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// How many scenarios there are.
    pub scenarios: usize,
    /// The answers that a scenario gives: "don't know" is one, all that `from` makes are one, a number is one.
    pub answers: Share,
    /// The routes that a scenario takes.
    pub routes: Share,
}

/// A part of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub covered: usize,
    /// Of how many.
    pub all: usize,
}

impl Share {
    /// In hundredths, rounded down: only all of them are 100.
    pub fn percent(self) -> usize {
        (self.covered * 100).checked_div(self.all).unwrap_or(100)
    }
}

/// An answer that a scenario can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CoverableAnswer {
    /// One that is written.
    Answer(QuestionIx, AnswerIx),
    /// Any of those that `from` makes.
    Generated(QuestionIx),
    /// Any number.
    Number(QuestionIx),
    /// "Don't know".
    Unknown(QuestionIx),
}

impl CoverableAnswer {
    pub(super) fn question(self) -> QuestionIx {
        match self {
            Self::Answer(question, _)
            | Self::Generated(question)
            | Self::Number(question)
            | Self::Unknown(question) => question,
        }
    }
}

/// What walks came by.
#[derive(Debug, Clone, Default)]
pub(super) struct Covered {
    pub(super) answers: BTreeSet<CoverableAnswer>,
    pub(super) routes: BTreeSet<RouteIx>,
}

impl RouteObserver for Covered {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        if let Some(taken) = sought.matching.first() {
            self.routes.extend(&taken.trail);
        }
    }
}

impl Covered {
    /// Walks with these choices for as long as they go, remembers what it comes by, and says where it is then.
    pub(super) fn walk(&mut self, model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> WalkState {
        let mut core = start_observed(model, self);
        for _ in model.graph.questions.indexes() {
            let Position::At(question) = core.position else { break };
            let Some(given) = choices.get(&question) else { break };
            let choice = Choice { question, given: given.clone() };
            let Ok(next) = step_observed(model, &core, &choice, None, self) else { break };
            self.answers.extend(items_of(model, &choice));
            core = next;
        }
        core
    }
}

/// All answers of a tree that can be covered, in its order.
pub(super) fn items(model: &Model) -> Vec<CoverableAnswer> {
    let mut items = Vec::new();
    for (question, row) in model.graph.questions.iter() {
        match &row.kind {
            QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => {
                if answers.rows().iter().any(|answer| answer.generated) {
                    items.push(CoverableAnswer::Generated(question));
                }
                let written = answers.iter().filter(|(_, answer)| !answer.generated);
                items.extend(written.map(|(answer, _)| CoverableAnswer::Answer(question, answer)));
            }
            QuestionKind::Number { .. } => items.push(CoverableAnswer::Number(question)),
            QuestionKind::Info => {}
        }
        items.extend(row.unknown.as_ref().map(|_| CoverableAnswer::Unknown(question)));
    }
    items
}

/// The answers that a choice gives.
fn items_of(model: &Model, choice: &Choice) -> Vec<CoverableAnswer> {
    let question = choice.question;
    match &choice.given {
        AnswerValue::Unknown => vec![CoverableAnswer::Unknown(question)],
        AnswerValue::Number(_) => vec![CoverableAnswer::Number(question)],
        AnswerValue::Picks(picks) => {
            let answers = model.graph.questions.row(question).answers();
            let generated = |answer| answers.and_then(|all| all.get(answer)).is_some_and(|it| it.generated);
            let item = |answer: &AnswerIx| match generated(*answer) {
                true => CoverableAnswer::Generated(question),
                false => CoverableAnswer::Answer(question, *answer),
            };
            picks.iter().map(item).collect()
        }
    }
}

impl Checker<'_> {
    /// Reports what no scenario covers.
    pub(super) fn coverage(
        &mut self,
        covered: &Covered,
        survey: &Survey,
        routes: &Table<RouteIx, WrittenRoute>,
    ) -> Coverage {
        let items = items(self.model);
        let scenarios = self.model.graph.scenarios.len();
        let share = |covered: usize, all: usize| Share { covered, all };
        let coverage = Coverage {
            scenarios,
            answers: share(covered.answers.len(), items.len()),
            routes: share(covered.routes.len(), self.model.graph.route_count),
        };
        if scenarios == 0 {
            // One word is enough: everything is uncovered.
            let help = self.messages.begin_with_stubs();
            self.report(Rule::NO_SCENARIOS, self.source_map.tree, self.messages.no_scenarios(), help);
            return coverage;
        }
        // What no walk can do was reported already.
        let all = survey.extent == Extent::Part;
        let missing = items.iter().filter(|item| !covered.answers.contains(item));
        // Of one question the first stands for all: what covers it is mostly one walk with another answer.
        let mut first: BTreeMap<QuestionIx, Cause> = BTreeMap::new();
        let missing = missing.filter(|item| all || survey.asked.contains(&item.question()));
        let found: Vec<_> = missing.map(|item| (item.question(), self.uncovered_answer(*item))).collect();
        for (question, finding) in &found {
            let own = finding.as_cause();
            let known = first.entry(*question).or_insert(own);
            *known = own.min(*known);
        }
        for (question, mut finding) in found {
            finding.follows = first.get(&question).copied().filter(|cause| *cause != finding.as_cause());
            self.out.push(finding);
        }
        let missing = routes.iter().filter(|(route, _)| !covered.routes.contains(route));
        for (route, row) in missing.filter(|(route, _)| all || survey.taken_routes.contains(route)) {
            self.uncovered_route(route, row, covered);
        }
        coverage
    }

    fn uncovered_answer(&self, item: CoverableAnswer) -> Finding {
        let question = item.question();
        let id = self.question_id(question).to_owned();
        let (place, message) = match item {
            CoverableAnswer::Answer(_, answer) => {
                let word = self.answer_id(question, answer);
                (self.source_map.answer(question, answer), self.messages.uncovered_answer(&word, &id))
            }
            CoverableAnswer::Unknown(_) => {
                (self.source_map.unknown(question), self.messages.uncovered_answer(&"unknown", &id))
            }
            CoverableAnswer::Generated(_) => {
                (self.source_map.answer(question, AnswerIx::new(0)), self.messages.uncovered_generated(&id))
            }
            CoverableAnswer::Number(_) => {
                (self.source_map.question(question), self.messages.uncovered_number(&id))
            }
        };
        Finding::new(Rule::UNCOVERED_ANSWER, place, message).help(self.messages.write_stubs())
    }

    fn uncovered_route(&mut self, route: RouteIx, row: &WrittenRoute, covered: &Covered) {
        // Of an answer that is not covered the own way cannot be either: one word is enough.
        let is_told = |home: &Home| match home {
            Home::Question(_) | Home::Group => false,
            Home::Answer(item) => !covered.answers.contains(item),
        };
        if row.homes.iter().all(is_told) {
            return;
        }
        let message = self.messages.uncovered_route(&row.target);
        let place = self.source_map.route(route);
        self.report(Rule::UNCOVERED_ROUTE, place, message, self.messages.write_stubs());
    }
}
