//! Which answers of a walk matter: what would come of it if only this one were another.

use super::changes::Budget;
use super::classes::Tables;
use super::later::Later;
use super::scope::{AppScope, ExplorationLimits};
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, WalkState, continue_walk, each_choice, start_walk, step_walk,
};
use crate::model::{AppSet, Model, QuestionIx};

/// What an answer of a walk decides, with all the others as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Influence {
    /// Another answer leads to another set of apps that are left, or to another end.
    Decides,
    /// No other answer does, as far as the walk goes; but some lead to a question that has no answer yet.
    Opens,
    /// With any other answer the same comes out.
    Nothing,
    /// There are too many answers to look at them all, and those that were looked at change nothing.
    Unsure,
}

/// An answer of a walk, and what it decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerInfluence {
    /// The answer that was given.
    pub choice: Choice,
    /// What it decides.
    pub influence: Influence,
    /// The apps that dropped by this choice and by no other.
    pub alone: AppSet,
}

/// What each answer of a walk decides, in the order of the walk. `answer` gives the answers to all questions, those off
/// the path too.
pub fn answer_influences<'c>(
    model: &Model,
    walk: &RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
    effort: &Budget,
) -> Vec<AnswerInfluence> {
    let (later, mut tables) = (Later::new(model, true), Tables::default());
    let mut core = start_walk(model);
    let mut swayed = Vec::new();
    for choice in &walk.walk.path {
        let Ok(next) = step_walk(model, &core, choice) else { break };
        let (others, is_all) = others(model, &later, &mut tables, &core, choice, effort);
        let comes = |other: AnswerValue| {
            let mut after = core.clone();
            continue_walk(model, &mut after, |question| match question == choice.question {
                true => Some(&other),
                false => answer(question),
            });
            compare(&walk.walk, &after)
        };
        let mut sway = if is_all { Influence::Nothing } else { Influence::Unsure };
        for other in others {
            match comes(other) {
                Influence::Decides => {
                    sway = Influence::Decides;
                    break;
                }
                Influence::Opens => sway = Influence::Opens,
                Influence::Nothing | Influence::Unsure => {}
            }
        }
        swayed.push(AnswerInfluence {
            choice: choice.clone(),
            influence: sway,
            alone: alone(model, walk, choice.question),
        });
        core = next;
    }
    swayed
}

/// One of each class of other choices, and whether that is all; of too many to sort the first ones.
fn others(
    model: &Model,
    later: &Later,
    tables: &mut Tables,
    core: &WalkState,
    choice: &Choice,
    effort: &Budget,
) -> (Vec<AnswerValue>, bool) {
    let limits = ExplorationLimits { choices: effort.choices, ..ExplorationLimits::default() };
    let table = tables.number(model, later, &AppScope::Ends, core, choice.question, &limits);
    match table.and_then(|table| tables.get(table)) {
        Some(classes) => (classes.list.iter().map(|class| class.first.clone()).collect(), true),
        None => {
            let all = each_choice(model, choice.question, core.left.count_ones(..));
            (all.take(effort.choices).collect(), false)
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
fn alone(model: &Model, walk: &RecordedWalk, question: QuestionIx) -> AppSet {
    let mut here = model.catalogue.no_apps();
    let mut elsewhere = model.catalogue.no_apps();
    for judgement in &walk.record.judgements {
        match judgement.effect.question == question {
            true => here.union_with(&judgement.no),
            false => elsewhere.union_with(&judgement.no),
        }
    }
    here.difference_with(&elsewhere);
    here.intersect_with(&model.catalogue.candidates());
    here
}
