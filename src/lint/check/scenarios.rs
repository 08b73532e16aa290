//! Whether what comes out of each scenario is what it expects.

use std::collections::BTreeMap;

use super::Checker;
use super::cover::Covered;
use super::walk_result::{Mismatch, WalkResult};
use crate::engine::{AnswerValue, Position, RecordedWalk, replay};
use crate::findings::{Cause, Finding, Rule};
use crate::lint::source_map::ScenarioSpans;
use crate::model::{Model, QuestionIx, Scenario};
use crate::order;
use crate::text::{Day, Messages};

/// What failed in scenarios so far.
#[derive(Default)]
struct Failed {
    /// By what differs, the first that does.
    alike: BTreeMap<Vec<String>, Cause>,
    /// By question the scenarios that stop there for want of an answer, each with its findings.
    stopped: BTreeMap<QuestionIx, Vec<Vec<Finding>>>,
}

/// The model on the day of each scenario.
pub(super) struct DatedModels<'m> {
    model: &'m Model,
    by_day: BTreeMap<Day, Model>,
}

impl<'m> DatedModels<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, by_day: BTreeMap::new() }
    }

    pub(super) fn of(&mut self, scenario: &Scenario) -> &Model {
        match scenario.today {
            Some(day) => self.by_day.entry(day).or_insert_with(|| self.model.clone().on(day)),
            None => self.model,
        }
    }
}

impl Checker<'_> {
    /// Walks all scenarios, reports those with another result than they expect, and says what they came by.
    pub(super) fn scenarios(&mut self) -> Covered {
        let mut covered = Covered::default();
        let mut failed = Failed::default();
        let mut models = DatedModels::new(self.model);
        for (scenario, places) in self.model.graph.scenarios.iter().zip(&self.source_map.scenarios) {
            let model = models.of(scenario);
            let choices = choices(model, scenario);
            covered.walk(model, &choices);
            let state = replay(model, &choices);
            let result = WalkResult::of(model, &state);
            let mismatches = result.mismatches(&scenario.expect);
            let fails = mismatches.iter().map(|one| self.failing(one, &result, &state, places));
            let mut findings: Vec<Finding> = fails.collect();
            let off_path = off_path(self.model, scenario, &state);
            findings.extend(self.off_path(&off_path, &state, places));
            self.told(&mut failed, findings, &Outcome { scenario, state: &state, mismatches, off_path });
        }
        for (question, scenarios) in failed.stopped {
            self.unanswered(question, scenarios);
        }
        covered
    }

    /// Reports what failed in a scenario: at one finding, which others follow from where they have the same cause.
    fn told(&mut self, failed: &mut Failed, mut findings: Vec<Finding>, outcome: &Outcome<'_>) {
        let Some(first) = findings.first().map(Finding::as_cause) else { return };
        let mut cause = self.cause_of(outcome);
        if cause.is_none()
            && let Some(question) = stops_at(outcome.scenario, outcome.state, &outcome.off_path)
        {
            return failed.stopped.entry(question).or_default().push(findings);
        }
        if cause.is_none() {
            let known = failed.alike.entry(outcome.difference()).or_insert(first);
            cause = Some(*known);
        }
        follow(&mut findings, cause);
        findings.into_iter().for_each(|finding| self.out.push(finding));
    }

    /// A finding that is certain to make a scenario fail: a fault that its walk meets, a label that it sets and that nothing
    /// names, a question that it answers and that no walk asks.
    fn cause_of(&self, outcome: &Outcome<'_>) -> Option<Cause> {
        if let Position::Stuck(fault) = outcome.state.walk.position {
            let known = self.faults.iter().find(|(known, _)| *known == fault);
            return known.map(|(_, cause)| *cause);
        }
        let labels = outcome.mismatches.iter().filter(|one| one.key == "labels").flat_map(Mismatch::extra);
        let unnamed = labels.filter_map(|label| self.source_map.labels.get(label)).next();
        let unmet = || outcome.off_path.iter().find_map(|(question, _)| self.unmet_cause(*question));
        unnamed.copied().or_else(unmet)
    }

    /// Why no walk asks a question, if none does.
    pub(super) fn unmet_cause(&self, question: QuestionIx) -> Option<Cause> {
        self.unmet.iter().find(|(known, _)| *known == question).map(|(_, cause)| *cause)
    }

    /// Scenarios that stop at one question, told at that question where they are several.
    fn unanswered(&mut self, question: QuestionIx, mut scenarios: Vec<Vec<Finding>>) {
        if let [only] = scenarios.as_mut_slice() {
            let first = only.first().map(Finding::as_cause);
            follow(only, first);
        } else {
            let id = self.question_id(question).to_owned();
            let message = self.messages.unanswered_question(&scenarios.len(), &id);
            let help = match super::accept::stub_entry(self.model, question) {
                Some(stub) => self.messages.add_stub(&stub),
                None => self.messages.answer_it(&id),
            };
            let finding =
                Finding::new(Rule::UNANSWERED_QUESTION, self.source_map.question(question), message)
                    .about([id.as_str()])
                    .help(help);
            let cause = Some(finding.as_cause());
            scenarios.iter_mut().for_each(|findings| follow(findings, cause));
            self.out.push(finding);
        }
        scenarios.into_iter().flatten().for_each(|finding| self.out.push(finding));
    }

    /// Answers to questions that are not asked: all of a scenario at once, for they mostly have one cause.
    fn off_path(
        &self,
        off: &[(QuestionIx, usize)],
        state: &RecordedWalk,
        places: &ScenarioSpans,
    ) -> Option<Finding> {
        let (first, at) = off.first()?;
        let place = places.answers.get(*at).copied().unwrap_or(places.name);
        let stops = self.stops_at(state);
        let all = || Messages::listed(off.iter().map(|(question, _)| self.question_id(*question)));
        let message = match (&stops, off.len()) {
            // Whether the walk comes to them is not known before that answer.
            (Some(at), _) => self.messages.scenario_stops(&all(), at),
            (None, 1) => self.messages.scenario_off_path(&self.question_id(*first)),
            (None, _) => self.messages.scenario_off_paths(&all()),
        };
        let finding = Finding::new(Rule::SCENARIO_OFF_PATH, place, message)
            .related(places.name, self.messages.in_scenario())
            .witness(self.witness(&state.walk.path));
        let help = match &stops {
            Some(at) => self.messages.answer_it(at),
            None => self.messages.remove_given(),
        };
        Some(finding.help(help))
    }

    /// The question at which a walk stops for want of an answer.
    fn stops_at(&self, state: &RecordedWalk) -> Option<String> {
        match state.walk.position {
            Position::At(question) => Some(self.question_id(question).to_owned()),
            Position::Done(_) | Position::Stuck(_) => None,
        }
    }

    /// A key with another result than expected.
    fn failing(
        &self,
        mismatch: &Mismatch,
        result: &WalkResult,
        state: &RecordedWalk,
        places: &ScenarioSpans,
    ) -> Finding {
        let (message, help) = if mismatch.key == "outcome" {
            let expected = match mismatch.expected.first() {
                Some(id) => self.messages.an_outcome(id),
                None => self.messages.no_outcome(),
            };
            let help = self.stops_at(state).map(|at| self.messages.answer_it(&at));
            (self.messages.scenario_outcome(&self.outcome_words(state), &expected), help)
        } else {
            let differences = differences(self.messages, result, mismatch);
            (self.messages.scenario_list(&mismatch.key, &differences), None)
        };
        Finding::new(Rule::SCENARIO_FAILS, places.key(mismatch.key), message)
            .related(places.name, self.messages.in_scenario())
            .help(help.unwrap_or_else(|| self.messages.tree_or_scenario()))
            .witness(self.witness(&state.walk.path))
    }

    fn outcome_words(&self, state: &RecordedWalk) -> String {
        match state.walk.position {
            Position::Done(outcome) => self.messages.an_outcome(&self.model.graph.outcomes.row(outcome).id),
            Position::At(question) => self.messages.no_outcome_at(&self.question_id(question)),
            Position::Stuck(_) => self.messages.no_outcome_fault(),
        }
    }
}

/// What came of a scenario.
struct Outcome<'s> {
    scenario: &'s Scenario,
    state: &'s RecordedWalk,
    mismatches: Vec<Mismatch>,
    off_path: Vec<(QuestionIx, usize)>,
}

impl Outcome<'_> {
    /// All ids that differ from what is expected: scenarios in which it is the same fail alike.
    fn difference(&self) -> Vec<String> {
        let ids = self.mismatches.iter().flat_map(|one| one.missing().chain(one.extra()).cloned());
        let off_path = self.off_path.iter().map(|(question, _)| format!("{question:?}"));
        order::set(ids.chain(off_path)).into_iter().collect()
    }
}

/// The question for want of whose answer a scenario stops: it should come to an end, or answers more.
pub(super) fn stops_at(
    scenario: &Scenario,
    state: &RecordedWalk,
    off_path: &[(QuestionIx, usize)],
) -> Option<QuestionIx> {
    let goes_on = matches!(scenario.expect.outcome, Some(Some(_))) || !off_path.is_empty();
    match state.walk.position {
        Position::At(question) if goes_on => Some(question),
        _ => None,
    }
}

/// Lets findings follow from another. That itself follows from none.
fn follow(findings: &mut [Finding], cause: Option<Cause>) {
    for finding in findings {
        finding.follows = cause.filter(|cause| *cause != finding.as_cause());
    }
}

/// The questions that a scenario answers and that are not on its path, each with its place among the answers.
pub(super) fn off_path(model: &Model, scenario: &Scenario, state: &RecordedWalk) -> Vec<(QuestionIx, usize)> {
    let question = |(at, (id, _)): (usize, &(String, Vec<String>))| {
        let question = model.graph.questions.find(|question| question.id == *id)?;
        state.walk.given(question).is_none().then_some((question, at))
    };
    scenario.answers.iter().enumerate().filter_map(question).collect()
}

/// The choices of a scenario. What may not be answered was an error of reading.
pub(super) fn choices(model: &Model, scenario: &Scenario) -> BTreeMap<QuestionIx, AnswerValue> {
    let choice = |(id, words): &(String, Vec<String>)| {
        let question = model.graph.questions.find(|question| question.id == *id)?;
        Some((question, AnswerValue::from_words(model.graph.questions.row(question), words).ok()?))
    };
    order::map(scenario.answers.iter().filter_map(choice))
}

/// What is missing and what is too many; of an app that is missing also its standing.
fn differences(messages: Messages, found: &WalkResult, mismatch: &Mismatch) -> String {
    let missing: Vec<String> = mismatch
        .missing()
        .map(|id| match found.standing(id) {
            Some(standing) => messages.stands_as(id, &standing),
            None => format!("`{id}`"),
        })
        .collect();
    let extra: Vec<&String> = mismatch.extra().collect();
    let mut words = Vec::new();
    if !missing.is_empty() {
        words.push(messages.are_missing(&missing.join(", ")));
    }
    if !extra.is_empty() {
        words.push(messages.are_extra(&Messages::listed(extra)));
    }
    words.join("; ")
}
