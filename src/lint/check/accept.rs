//! What scenarios would say if what comes out of them now were right: the answers that they lack, and what they expect.

use std::collections::BTreeMap;

use super::cover::items;
use super::scenarios::{DatedModels, choices, off_path, stops_at};
use super::stubs::given;
use super::walk_result::{Mismatch, WalkResult};
use crate::engine::{AnswerValue, Position, replay};
use crate::lint::SourceMap;
use crate::model::{Model, QuestionIx, QuestionKind, Scenario};
use crate::source::{
    Entry, Sources, Span, TextEdit, YamlNode, insert_entry, list_edit, value_edit, without_entries,
};

/// So many scenarios tell which answer fits all.
const TRIED: usize = 200;

/// A scenario that fails, and what would change in it.
#[derive(Debug)]
pub struct AcceptedScenario {
    /// Its name.
    pub name: String,
    /// Where that is written.
    pub place: Span,
    /// What would change, key by key.
    pub changes: Vec<AcceptedKey>,
}

/// What would change under a key of a scenario.
#[derive(Debug)]
pub struct AcceptedKey {
    /// The key; of an answer the question.
    pub key: String,
    /// What goes.
    pub removed: Vec<String>,
    /// What comes.
    pub added: Vec<String>,
    /// How; nothing where it is written in a way that only a person can change.
    pub edits: Option<Vec<TextEdit>>,
}

type Choices = BTreeMap<QuestionIx, AnswerValue>;

/// The answers with which the scenarios come to an end again: one for each question, the same in all.
struct Completed {
    /// By scenario.
    choices: Vec<Choices>,
    /// What comes in.
    stubs: Choices,
}

/// All scenarios that fail, with what would change in each. `root` is the tree as it is written.
pub fn accept(
    model: &Model,
    source_map: &SourceMap,
    sources: &Sources,
    root: &YamlNode<'_>,
) -> Vec<AcceptedScenario> {
    let Completed { choices: completed, .. } = completed(model);
    let mut models = DatedModels::new(model);
    let nodes = root.get("scenarios").and_then(YamlNode::list).unwrap_or_default();
    let scenarios = model.graph.scenarios.iter().zip(&completed).zip(nodes).zip(&source_map.scenarios);
    let accepted = scenarios.filter_map(|(((scenario, choices), node), places)| {
        let dated = models.of(scenario);
        let written = Written { model: dated, scenario, node, text: sources.text(node.span.file) };
        let changes = written.changes(choices)?;
        let name = scenario.name.one_line();
        (!changes.is_empty()).then_some(AcceptedScenario { name, place: places.name, changes })
    });
    accepted.collect()
}

/// The line that answers a question in all scenarios that stop there, if an answer can be given.
pub(super) fn stub_entry(model: &Model, question: QuestionIx) -> Option<String> {
    completed(model).stubs.get(&question).map(|given| answer_entry(model, question, given))
}

fn answer_entry(model: &Model, question: QuestionIx, given: &AnswerValue) -> String {
    let row = model.graph.questions.row(question);
    let words = given.words(row);
    let none = match &row.kind {
        QuestionKind::Many { answers, none, .. } => none.and_then(|none| answers.get(none)),
        _ => None,
    };
    let is_list = matches!((&row.kind, given), (QuestionKind::Many { .. }, AnswerValue::Picks(_)))
        && !(words.len() == 1 && none.is_some_and(|none| words.contains(&none.id)));
    let words = words.join(", ");
    if is_list { format!("{}: [{words}]", row.id) } else { format!("{}: {words}", row.id) }
}

/// Where a scenario stops for want of an answer, and how many of its answers do not count.
fn stop(model: &Model, scenario: &Scenario, choices: &Choices) -> (Option<QuestionIx>, usize) {
    let state = replay(model, choices);
    let off_path = off_path(model, scenario, &state);
    (stops_at(scenario, &state, &off_path), off_path.len())
}

fn completed(model: &Model) -> Completed {
    let mut models = DatedModels::new(model);
    let scenarios = &model.graph.scenarios;
    let mut all: Vec<Choices> =
        scenarios.iter().map(|scenario| choices(models.of(scenario), scenario)).collect();
    let mut stubs = Choices::new();
    let stop_of = |(scenario, choices)| stop(models.of(scenario), scenario, choices);
    let mut stops: Vec<(Option<QuestionIx>, usize)> = scenarios.iter().zip(&all).map(stop_of).collect();
    while let Some(question) = stops.iter().filter_map(|(stop, _)| *stop).min() {
        let stopped = scenarios.iter().zip(&all).zip(&stops).filter(|(_, (stop, _))| *stop == Some(question));
        let tried: Vec<(&Scenario, &Choices)> = stopped.map(|(one, _)| one).take(TRIED).collect();
        let known = stubs.get(&question).cloned();
        let stub = known.or_else(|| fitting(&mut models, question, &tried));
        for ((scenario, choices), (stop, off)) in scenarios.iter().zip(&mut all).zip(&mut stops) {
            if *stop != Some(question) {
                continue;
            }
            *stop = None;
            let Some(stub) = &stub else { continue };
            choices.insert(question, stub.clone());
            let (next, next_off) = self::stop(models.of(scenario), scenario, choices);
            // What only leads further away from what the scenario answers was not wanted.
            if matches!(scenario.expect.outcome, Some(Some(_))) || next_off < *off {
                (*stop, *off) = (next.filter(|next| *next != question), next_off);
            } else {
                choices.remove(&question);
            }
        }
        stubs.extend(stub.map(|stub| (question, stub)));
    }
    Completed { choices: all, stubs }
}

/// Of the answers to a question the one with which the fewest expectations change; of equal ones the first.
fn fitting(
    models: &mut DatedModels<'_>,
    question: QuestionIx,
    scenarios: &[(&Scenario, &Choices)],
) -> Option<AnswerValue> {
    let (first, _) = scenarios.first()?;
    let model = models.of(first);
    let answers = items(model).into_iter().filter(|item| item.question() == question);
    let answers: Vec<AnswerValue> = answers.filter_map(|item| given(model, item)).collect();
    answers.into_iter().min_by_key(|given| {
        let changed = scenarios.iter().map(|(scenario, choices)| {
            let model = models.of(scenario);
            let mut choices = (*choices).clone();
            choices.insert(question, given.clone());
            let state = replay(model, &choices);
            let is_fault = matches!(state.walk.position, Position::Stuck(_));
            let changed = WalkResult::of(model, &state).mismatches(&scenario.expect);
            changed.len() + if is_fault { 100 } else { 0 }
        });
        changed.sum::<usize>()
    })
}

/// A scenario and how it is written.
struct Written<'s> {
    model: &'s Model,
    scenario: &'s Scenario,
    node: &'s YamlNode<'s>,
    text: &'s str,
}

impl<'s> Written<'s> {
    fn entry(&self, of: &'s YamlNode<'s>, key: &str) -> Option<&'s Entry<'s>> {
        of.map()?.iter().find(|entry| entry.key.value == key)
    }

    /// What would change; nothing where the walk meets a fault, or still comes to no end.
    fn changes(&self, choices: &Choices) -> Option<Vec<AcceptedKey>> {
        let state = replay(self.model, choices);
        let is_open = stops_at(self.scenario, &state, &[]).is_some();
        if is_open || matches!(state.walk.position, Position::Stuck(_)) {
            return None;
        }
        let mut changes = Vec::new();
        let answers = self.entry(self.node, "answers");
        for (at, choice) in state.walk.path.iter().enumerate() {
            let question = self.model.graph.questions.row(choice.question);
            if self.scenario.answers.iter().any(|(id, _)| *id == question.id) {
                continue;
            }
            let entry = answer_entry(self.model, choice.question, &choice.given);
            let ids: Vec<&str> = state
                .walk
                .path
                .iter()
                .take(at)
                .map(|before| self.model.graph.questions.row(before.question).id.as_str())
                .collect();
            let edit = answers.and_then(|answers| {
                let written = answers.value.map()?;
                let place = |id: &&str| written.iter().position(|entry| entry.key.value == **id);
                insert_entry(self.text, answers, ids.iter().rev().find_map(place), &entry)
            });
            let added = choice.given.words(question);
            let edits = edit.map(|edit| vec![edit]);
            changes.push(AcceptedKey { key: question.id.clone(), removed: Vec::new(), added, edits });
        }
        if matches!(state.walk.position, Position::Done(_)) {
            changes.extend(self.without_off_path(&off_path(self.model, self.scenario, &state), answers));
        }
        let expect = self.entry(self.node, "expect");
        let mismatches = WalkResult::of(self.model, &state).mismatches(&self.scenario.expect);
        changes.extend(mismatches.into_iter().map(|mismatch| self.expected(&mismatch, expect)));
        Some(changes)
    }

    /// The answers to questions that are not asked any more.
    fn without_off_path(
        &self,
        off: &[(QuestionIx, usize)],
        answers: Option<&Entry<'_>>,
    ) -> Option<AcceptedKey> {
        if off.is_empty() {
            return None;
        }
        let gone: Vec<usize> = off.iter().map(|(_, at)| *at).collect();
        let removed = off.iter().map(|(question, _)| self.model.graph.questions.row(*question).id.clone());
        let edits = answers.and_then(|answers| without_entries(self.text, answers, &gone));
        Some(AcceptedKey { key: "answers".to_owned(), removed: removed.collect(), added: Vec::new(), edits })
    }

    fn expected(&self, mismatch: &Mismatch, expect: Option<&'s Entry<'s>>) -> AcceptedKey {
        let edit = expect.and_then(|expect| self.entry(&expect.value, mismatch.key)).and_then(|entry| {
            if mismatch.key == "outcome" {
                value_edit(self.text, entry, mismatch.came.first().map_or("null", String::as_str))
            } else {
                list_edit(self.text, entry, &mismatch.came)
            }
        });
        AcceptedKey {
            key: mismatch.key.to_owned(),
            removed: mismatch.missing().cloned().collect(),
            added: mismatch.extra().cloned().collect(),
            edits: edit.map(|edit| vec![edit]),
        }
    }
}
