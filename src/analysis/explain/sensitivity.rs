//! Which answers of a walk matter: what would happen if only this one were different (`docs/analysis.md`, "Influence and
//! open points").

use super::counterfactuals::SearchBudget;
use crate::analysis::space::{AppScope, ClassTables, ExplorationLimits, Relevance};
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, WalkState, continue_walk, each_choice, start_walk, step_walk,
};
use crate::model::{AppSet, Model, QuestionIx};

/// What an answer of a walk decides, all others unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Influence {
    /// Another answer leads to another set of apps that are left, or to another end.
    Decides,
    /// No other answer does, as far as the walk goes; but some lead to a question that has no answer yet.
    Opens,
    /// Every other answer gives the same result.
    Nothing,
    /// There are too many answers to try them all, and those that were tried change nothing.
    Unsure,
}

/// An answer of a walk, and what it decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerInfluence {
    /// The answer that was given.
    pub choice: Choice,
    /// What it decides.
    pub influence: Influence,
    /// The apps that this choice dropped and no other did.
    pub alone: AppSet,
}

/// What each answer of a walk decides, in the order of the walk. `answer` gives the answers to all questions, those off
/// the path too.
pub fn answer_influences<'c>(
    model: &Model,
    recorded: &RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
    budget: &SearchBudget,
) -> Vec<AnswerInfluence> {
    let (relevance, mut tables) = (Relevance::new(model, true), ClassTables::default());
    let mut core = start_walk(model);
    let mut influences = Vec::new();
    for choice in &recorded.walk.path {
        let Ok(next) = step_walk(model, &core, choice) else { break };
        let (others, is_all) = others(model, &relevance, &mut tables, &core, choice, budget);
        let comes = |other: AnswerValue| {
            let mut after = core.clone();
            continue_walk(model, &mut after, |question| match question == choice.question {
                true => Some(&other),
                false => answer(question),
            });
            compare(&recorded.walk, &after)
        };
        let mut influence = if is_all { Influence::Nothing } else { Influence::Unsure };
        for other in others {
            match comes(other) {
                Influence::Decides => {
                    influence = Influence::Decides;
                    break;
                }
                Influence::Opens => influence = Influence::Opens,
                Influence::Nothing | Influence::Unsure => {}
            }
        }
        influences.push(AnswerInfluence {
            choice: choice.clone(),
            influence,
            alone: alone(model, recorded, choice.question),
        });
        core = next;
    }
    influences
}

/// One choice of each other class, and whether that is all; if there are too many to classify, the first ones.
fn others(
    model: &Model,
    relevance: &Relevance,
    tables: &mut ClassTables,
    core: &WalkState,
    choice: &Choice,
    budget: &SearchBudget,
) -> (Vec<AnswerValue>, bool) {
    let limits = ExplorationLimits { choices: budget.choices, ..ExplorationLimits::default() };
    let table = tables.table_for(model, relevance, &AppScope::Ends, core, choice.question, &limits);
    match table.map(|table| tables.get(table)) {
        Some(classes) => (classes.list.rows().iter().map(|class| class.first.clone()).collect(), true),
        None => {
            let all = each_choice(model, choice.question, core.left.count_ones(..));
            (all.take(budget.choices).collect(), false)
        }
    }
}

fn compare(before: &WalkState, after: &WalkState) -> Influence {
    match after.position {
        position if position == before.position => match after.left == before.left {
            true => Influence::Nothing,
            false => Influence::Decides,
        },
        Position::At(_) => Influence::Opens,
        Position::Done(_) | Position::Stuck(_) => Influence::Decides,
    }
}

/// The apps that requirements of this question drop, and those of no other.
fn alone(model: &Model, recorded: &RecordedWalk, question: QuestionIx) -> AppSet {
    let mut here = model.catalogue.no_apps();
    let mut elsewhere = model.catalogue.no_apps();
    for judgement in &recorded.record.judgements {
        match judgement.effect.question == question {
            true => here.union_with(&judgement.no),
            false => elsewhere.union_with(&judgement.no),
        }
    }
    here.difference_with(&elsewhere);
    here.intersect_with(&model.catalogue.candidates());
    here
}
