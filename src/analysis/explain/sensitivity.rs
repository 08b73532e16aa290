//! Which answers of a walk matter: what would happen if only this one were different (`docs/analysis.md`, "Influence and
//! open points").

use std::ops::ControlFlow;

use super::counterfactuals::SearchBudget;
use super::other_ends::{Differences, EndVisitor, OtherEnds, ReachedEnd};
use crate::analysis::space::{AppScope, ClassTables, ExplorationLimits, Relevance};
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, WalkState, continue_walk, each_choice, start, step,
};
use crate::model::{AppSet, Model, QuestionIx};

/// What an answer of a walk decides, over every other answer to its question and all ends that those lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Influence {
    /// One of them leads to another outcome, leaves other apps, or gives an app another standing.
    Decides,
    /// None of them does, but these differ at some.
    Differs(Differences),
    /// All of them are the same as the end that was reached.
    Nothing,
    /// There are too many to try them all. The result was the same at those that were tried; these differ.
    Unsure(Differences),
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

/// The most steps that are taken to ends: for all answers together, and for one of them, so that the first answers do not
/// take the share of the last. Beyond it is said of an answer that not everything was tried. On the shipped tree the tests
/// saw 965 and 635 at most.
const STEPS: usize = 6_000;
const STEPS_EACH: usize = 1_500;
/// A question with more choices than this, all ticks of ten boxes, is not tried out, and that is said of its answer: nothing
/// near as many could be walked with the steps above.
const CHOICES: u64 = 1_024;

/// What each answer of a walk decides, in the order of the walk; nothing while the walk is not at an end. `answer` gives
/// the answers to all questions, those off the path too.
pub fn answer_influences<'c>(
    model: &Model,
    recorded: &RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
    budget: &SearchBudget,
) -> Vec<AnswerInfluence> {
    if matches!(recorded.walk.position, Position::At(_)) {
        return Vec::new();
    }
    let mut quick =
        QuickLook { model, relevance: Relevance::new(model, true), tables: ClassTables::default() };
    let reached = ReachedEnd::new(model, recorded);
    let mut steps = STEPS;
    let mut before = start(model);
    let mut influences = Vec::new();
    for choice in &recorded.walk.path {
        let Ok(next) = step(model, &before, choice) else {
            debug_assert!(false, "a walk takes its own choices again");
            // Nothing can be said of the answers behind it.
            break;
        };
        let influence = match quick.decides(&recorded.walk, &before.walk, choice, answer, budget) {
            true => Influence::Decides,
            false => {
                let share = steps.min(STEPS_EACH);
                let mut ends = OtherEnds { model, answer, steps: share };
                let influence = influence(&reached, &before, choice, &mut ends);
                steps -= share - ends.steps;
                influence
            }
        };
        let alone = alone(model, recorded, choice.question);
        influences.push(AnswerInfluence { choice: choice.clone(), influence, alone });
        before = next;
    }
    influences
}

/// Goes to every end, for as long as none shows another result and there are steps left.
fn influence<'c, A: Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy>(
    reached: &ReachedEnd<'_>,
    before: &RecordedWalk,
    choice: &Choice,
    ends: &mut OtherEnds<'_, A>,
) -> Influence {
    let mut seen = Deciding { reached, question: choice.question, found: Differences::default() };
    let all = each_choice(ends.model, choice.question, before.walk.left.count_ones(..));
    let mut is_all = all.count_left() <= CHOICES;
    for given in all.filter(|given| *given != choice.given) {
        if ends.steps == 0 || !is_all {
            is_all = false;
            break;
        }
        match ends.visit(before, &Choice { question: choice.question, given }, &mut seen) {
            ControlFlow::Break(()) => return Influence::Decides,
            ControlFlow::Continue(all) => is_all &= all,
        }
    }
    match is_all {
        false => Influence::Unsure(seen.found),
        true if seen.found.is_none() => Influence::Nothing,
        true => Influence::Differs(seen.found),
    }
}

/// What was seen of the ends so far; stops at another result.
struct Deciding<'r, 'm> {
    reached: &'r ReachedEnd<'m>,
    question: QuestionIx,
    found: Differences,
}

impl EndVisitor for Deciding<'_, '_> {
    fn on_way(&mut self, state: &RecordedWalk) -> ControlFlow<()> {
        // What dropped never comes back on the same walk.
        stop_if(!self.reached.left.is_subset(&state.walk.left))
    }

    fn on_end(&mut self, state: &RecordedWalk) -> ControlFlow<()> {
        stop_if(!self.reached.is_same_result(state))?;
        self.reached.note_differences(state, self.question, &mut self.found);
        ControlFlow::Continue(())
    }
}

fn stop_if(is_seen: bool) -> ControlFlow<()> {
    if is_seen { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// Looks first at one choice of each class, without reasons: that shows most answers that decide, and costs little.
struct QuickLook<'m> {
    model: &'m Model,
    relevance: Relevance,
    tables: ClassTables,
}

impl QuickLook<'_> {
    fn decides<'c>(
        &mut self,
        reached: &WalkState,
        before: &WalkState,
        choice: &Choice,
        answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue>,
        budget: &SearchBudget,
    ) -> bool {
        let others = self.others(before, choice, budget);
        others.into_iter().any(|other| {
            let mut after = before.clone();
            continue_walk(self.model, &mut after, |question| match question == choice.question {
                true => Some(&other),
                false => answer(question),
            });
            match after.position {
                Position::At(_) => !reached.left.is_subset(&after.left),
                position => position != reached.position || after.left != reached.left,
            }
        })
    }

    /// One choice of each class; if there are too many to classify, the first ones.
    fn others(&mut self, before: &WalkState, choice: &Choice, budget: &SearchBudget) -> Vec<AnswerValue> {
        let Self { model, relevance, tables } = self;
        let limits = ExplorationLimits { choices: budget.choices, ..ExplorationLimits::default() };
        let table =
            tables.table_for(model, relevance, &AppScope::Ends, &before.left, choice.question, &limits);
        match table.map(|table| tables.get(table)) {
            Some(classes) => classes.list.rows().iter().map(|class| class.first.clone()).collect(),
            None => {
                each_choice(model, choice.question, before.left.count_ones(..)).take(budget.choices).collect()
            }
        }
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
