//! Whether what comes out of each scenario is what it expects.

use std::collections::BTreeMap;

use super::Checker;
use super::cover::Covered;
use crate::engine::{AnswerValue, Position, RecordedWalk, Standing, replay, standings};
use crate::findings::{Finding, Rule};
use crate::lint::source_map::ScenarioSpans;
use crate::model::{AppIx, Catalogue, Ix, Model, QuestionIx, Scenario};
use crate::order;
use crate::source::Span;
use crate::text::{Day, Messages};

impl Checker<'_> {
    /// Walks all scenarios, reports those with another result than they expect, and says what they came by.
    pub(super) fn scenarios(&mut self) -> Covered {
        let mut covered = Covered::default();
        let mut models: BTreeMap<Day, Model> = BTreeMap::new();
        for (scenario, places) in self.model.graph.scenarios.iter().zip(&self.source_map.scenarios) {
            let model = match scenario.today {
                Some(day) => models.entry(day).or_insert_with(|| self.model.clone().on(day)),
                None => self.model,
            };
            let choices = choices(model, scenario);
            covered.walk(model, &choices);
            let state = replay(model, &choices);
            self.off_path(scenario, &state, places);
            self.expected(scenario, &WalkResult::of(model, &state), &state, places);
        }
        covered
    }

    /// Answers to questions that are not asked: all of a scenario at once, for they mostly have one cause.
    fn off_path(&mut self, scenario: &Scenario, state: &RecordedWalk, places: &ScenarioSpans) {
        let is_off_path = |id: &str| {
            let question = self.model.graph.questions.find(|question| question.id == *id);
            question.is_some_and(|question| state.walk.given(question).is_none())
        };
        let answers = scenario.answers.iter().zip(&places.answers);
        let off: Vec<(&str, Span)> =
            answers.filter(|((id, _), _)| is_off_path(id)).map(|((id, _), at)| (id.as_str(), *at)).collect();
        let Some((first, place)) = off.first() else { return };
        let stops = self.stops_at(state);
        let all = || Messages::listed(off.iter().map(|(id, _)| id));
        let message = match (&stops, off.len()) {
            // Whether the walk comes to them is not known before that answer.
            (Some(at), _) => self.messages.scenario_stops(&all(), at),
            (None, 1) => self.messages.scenario_off_path(first),
            (None, _) => self.messages.scenario_off_paths(&all()),
        };
        let finding = Finding::new(Rule::SCENARIO_OFF_PATH, *place, message)
            .related(places.name, self.messages.in_scenario())
            .witness(self.witness(&state.walk.path));
        let help = match &stops {
            Some(at) => self.messages.answer_it(at),
            None => self.messages.remove_given(),
        };
        self.out.push(finding.help(help));
    }

    /// The question at which a walk stops for want of an answer.
    fn stops_at(&self, state: &RecordedWalk) -> Option<String> {
        match state.walk.position {
            Position::At(question) => Some(self.question_id(question).to_owned()),
            Position::Done(_) | Position::Stuck(_) => None,
        }
    }

    /// Keys with another result than expected.
    fn expected(
        &mut self,
        scenario: &Scenario,
        found: &WalkResult,
        state: &RecordedWalk,
        places: &ScenarioSpans,
    ) {
        let expect = &scenario.expect;
        if let Some(expected) = &expect.outcome
            && *expected != found.outcome
        {
            let expected = match expected {
                Some(id) => self.messages.an_outcome(id),
                None => self.messages.no_outcome(),
            };
            let message = self.messages.scenario_outcome(&self.outcome_words(state), &expected);
            let help = self.stops_at(state).map(|at| self.messages.answer_it(&at));
            let help = help.unwrap_or_else(|| self.messages.tree_or_scenario());
            self.scenario_fails("outcome", message, help, state, places);
            if found.outcome.is_none() {
                // Of a walk that did not end the rest says nothing.
                return;
            }
        }
        let lists = [
            ("recommended", &expect.recommended, &found.recommended),
            ("conditional", &expect.conditional, &found.conditional),
            ("unproven", &expect.unproven, &found.unproven),
            ("dropped", &expect.dropped, &found.dropped),
            ("remaining", &expect.remaining, &found.remaining),
            ("labels", &expect.labels, &found.labels),
            ("open", &expect.open, &found.open),
        ];
        for (key, expected, came) in lists {
            if let Some(expected) = expected.as_ref().filter(|expected| *expected != came) {
                let differences = differences(self.messages, found, expected, came);
                let message = self.messages.scenario_list(&key, &differences);
                self.scenario_fails(key, message, self.messages.tree_or_scenario(), state, places);
            }
        }
    }

    fn outcome_words(&self, state: &RecordedWalk) -> String {
        match state.walk.position {
            Position::Done(outcome) => self.messages.an_outcome(&self.model.graph.outcomes.row(outcome).id),
            Position::At(question) => self.messages.no_outcome_at(&self.question_id(question)),
            Position::Stuck(_) => self.messages.no_outcome_fault(),
        }
    }

    fn scenario_fails(
        &mut self,
        key: &str,
        message: String,
        help: String,
        state: &RecordedWalk,
        places: &ScenarioSpans,
    ) {
        let finding = Finding::new(Rule::SCENARIO_FAILS, places.key(key), message)
            .related(places.name, self.messages.in_scenario())
            .witness(self.witness(&state.walk.path));
        self.out.push(finding.help(help));
    }
}

/// The choices of a scenario. What may not be answered was an error of reading.
pub(super) fn choices(model: &Model, scenario: &Scenario) -> BTreeMap<QuestionIx, AnswerValue> {
    let choice = |(id, words): &(String, Vec<String>)| {
        let question = model.graph.questions.find(|question| question.id == *id)?;
        Some((question, AnswerValue::from_words(model.graph.questions.row(question), words).ok()?))
    };
    order::map(scenario.answers.iter().filter_map(choice))
}

/// What came of a walk, in the words of an expectation; lists are sorted.
#[derive(Debug, Default)]
struct WalkResult {
    outcome: Option<String>,
    recommended: Vec<String>,
    conditional: Vec<String>,
    unproven: Vec<String>,
    dropped: Vec<String>,
    remaining: Vec<String>,
    labels: Vec<String>,
    open: Vec<String>,
}

impl WalkResult {
    fn of(model: &Model, state: &RecordedWalk) -> Self {
        let graph = &model.graph;
        let mut found = Self::default();
        if let Position::Done(outcome) = state.walk.position {
            found.outcome = Some(graph.outcomes.row(outcome).id.clone());
        }
        let standings = standings(model, state);
        // Apps are in the order of their ids, so these lists are sorted too.
        for app in Catalogue::apps_in(&model.catalogue.offered) {
            let id = || model.catalogue.apps.row(app).id.clone();
            let list = match standing(&standings, app) {
                Standing::Recommended => &mut found.recommended,
                Standing::Conditional => &mut found.conditional,
                Standing::Unproven => &mut found.unproven,
                Standing::Dropped => &mut found.dropped,
            };
            list.push(id());
            if standing(&standings, app) != Standing::Dropped {
                found.remaining.push(id());
            }
        }
        found.labels = state.walk.labels.iter().map(|label| graph.labels.row(*label).clone()).collect();
        order::sort(&mut found.labels);
        found.open = state.walk.open().map(|question| graph.questions.row(question).id.clone()).collect();
        order::sort(&mut found.open);
        found
    }

    /// The standing of an app, as the key of an expectation.
    fn standing(&self, id: &str) -> Option<&'static str> {
        let lists = [
            ("recommended", &self.recommended),
            ("conditional", &self.conditional),
            ("unproven", &self.unproven),
            ("dropped", &self.dropped),
        ];
        lists.into_iter().find(|(_, list)| list.iter().any(|known| known == id)).map(|(key, _)| key)
    }
}

fn standing(standings: &[Standing], app: AppIx) -> Standing {
    debug_assert!(app.at() < standings.len(), "every app stands somewhere");
    // An app without a standing is not left.
    standings.get(app.at()).copied().unwrap_or(Standing::Dropped)
}

/// What is missing and what is too many; of an app that is missing also its standing.
fn differences(messages: Messages, found: &WalkResult, expected: &[String], came: &[String]) -> String {
    let missing: Vec<String> = expected
        .iter()
        .filter(|id| !came.contains(id))
        .map(|id| match found.standing(id) {
            Some(standing) => messages.stands_as(id, &standing),
            None => format!("`{id}`"),
        })
        .collect();
    let extra: Vec<&String> = came.iter().filter(|id| !expected.contains(id)).collect();
    let mut words = Vec::new();
    if !missing.is_empty() {
        words.push(messages.are_missing(&missing.join(", ")));
    }
    if !extra.is_empty() {
        words.push(messages.are_extra(&Messages::listed(extra)));
    }
    words.join("; ")
}
