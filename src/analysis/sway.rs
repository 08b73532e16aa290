//! Which answers of a walk matter: what would come of it if only this one were another.

use super::changes::Effort;
use super::classes::Tables;
use super::later::Later;
use super::scope::{Limits, Scope};
use crate::engine::{Choice, Core, Given, Position, State, each_choice, follow_core, start_core, step_core};
use crate::model::{AppSet, Model, QuestionIx};

/// What an answer of a walk decides, with all the others as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sway {
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
pub struct Swayed {
    /// The answer that was given.
    pub choice: Choice,
    /// What it decides.
    pub sway: Sway,
    /// The apps that dropped by this choice and by no other.
    pub alone: AppSet,
}

/// What each answer of a walk decides, in the order of the walk. `answer` gives the answers to all questions, those off
/// the path too.
pub fn sways<'c>(
    model: &Model,
    walk: &State,
    answer: impl Fn(QuestionIx) -> Option<&'c Given> + Copy,
    effort: &Effort,
) -> Vec<Swayed> {
    let (later, mut tables) = (Later::new(model, true), Tables::default());
    let mut core = start_core(model);
    let mut swayed = Vec::new();
    for choice in &walk.core.path {
        let Ok(next) = step_core(model, &core, choice) else { break };
        let (others, is_all) = others(model, &later, &mut tables, &core, choice, effort);
        let comes = |other: Given| {
            let mut after = core.clone();
            follow_core(model, &mut after, |question| match question == choice.question {
                true => Some(&other),
                false => answer(question),
            });
            compare(&walk.core, &after)
        };
        let mut sway = if is_all { Sway::Nothing } else { Sway::Unsure };
        for other in others {
            match comes(other) {
                Sway::Decides => {
                    sway = Sway::Decides;
                    break;
                }
                Sway::Opens => sway = Sway::Opens,
                Sway::Nothing | Sway::Unsure => {}
            }
        }
        swayed.push(Swayed { choice: choice.clone(), sway, alone: alone(model, walk, choice.question) });
        core = next;
    }
    swayed
}

/// One of each class of other choices, and whether that is all; of too many to sort the first ones.
fn others(
    model: &Model,
    later: &Later,
    tables: &mut Tables,
    core: &Core,
    choice: &Choice,
    effort: &Effort,
) -> (Vec<Given>, bool) {
    let limits = Limits { choices: effort.choices, ..Limits::default() };
    let table = tables.number(model, later, &Scope::Ends, core, choice.question, &limits);
    match table.and_then(|table| tables.get(table)) {
        Some(classes) => (classes.list.iter().map(|class| class.first.clone()).collect(), true),
        None => {
            let all = each_choice(model, choice.question, core.left.count_ones(..));
            (all.take(effort.choices).collect(), false)
        }
    }
}

fn compare(before: &Core, after: &Core) -> Sway {
    match after.position {
        position if position == before.position => match after.left == before.left {
            true => Sway::Nothing,
            false => Sway::Decides,
        },
        Position::At(_) => Sway::Opens,
        Position::Done(_) | Position::Stuck(_) => Sway::Decides,
    }
}

/// The apps that requirements of this question drop, and those of no other.
fn alone(model: &Model, walk: &State, question: QuestionIx) -> AppSet {
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
