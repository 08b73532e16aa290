//! Whether a goal can be reached from a state when questions that are new are free, and whether it can be reached whatever
//! they tell of the person's situation.

use std::collections::BTreeMap;

use super::answer_change::ChangeSet;
use super::change_states::{BudgetSpent, ChangeStates, Fate};
use crate::analysis::space::{ClassIx, StateIx};
use crate::engine::AnswerValue;
use crate::model::QuestionIx;

/// What must hold of the answers to questions that are new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Some of them reach the goal.
    Some,
    /// Whatever they tell of the situation, some do that tell the same.
    EverySituation,
}

/// A step from a state.
#[derive(Debug, Clone, Copy)]
enum Continuation {
    /// By the answer that was given, or that the set of changes gives.
    Given,
    /// By a choice of this class.
    Class(ClassIx),
}

/// A state that is being decided: every group must have a step to a state from which the goal is reached.
struct Frame {
    at: StateIx,
    groups: Vec<Vec<Continuation>>,
    group: usize,
    place: usize,
}

impl ChangeStates<'_> {
    /// The answer that stands at a question: changed, or given; absent where the question is new.
    pub(super) fn standing(&self, set: &ChangeSet, question: QuestionIx) -> Option<AnswerValue> {
        set.given(question).or_else(|| self.choices.get(&question)).cloned()
    }

    /// Whether the goal is reached from a state with these changes and no others. `known` is what was decided before, of
    /// the same changes.
    pub(super) fn reaches(
        &mut self,
        from: StateIx,
        set: &ChangeSet,
        demand: Demand,
        known: &mut BTreeMap<StateIx, bool>,
    ) -> Result<bool, BudgetSpent> {
        let mut stack = vec![self.frame(from, set, demand)?];
        let mut last = None;
        while let Some(frame) = stack.last_mut() {
            let fate = self.fate(frame.at);
            match last.take() {
                Some(true) => (frame.group, frame.place) = (frame.group + 1, 0),
                Some(false) => frame.place += 1,
                None => {}
            }
            let decided = match (known.get(&frame.at), frame.groups.get(frame.group)) {
                (Some(known), _) => Some(*known),
                (None, None) => Some(fate == Fate::Works || !frame.groups.is_empty()),
                (None, Some(group)) if frame.place >= group.len() => Some(false),
                (None, Some(_)) => None,
            };
            if let Some(decided) = decided {
                known.insert(frame.at, decided);
                last = Some(decided);
                stack.pop();
                continue;
            }
            let edge = frame.groups.get(frame.group).and_then(|group| group.get(frame.place)).copied();
            let at = frame.at;
            match self.follow(at, edge, set)? {
                Some(next) => {
                    let frame = self.frame(next, set, demand)?;
                    stack.push(frame);
                }
                None => last = Some(false),
            }
        }
        Ok(last == Some(true))
    }

    fn follow(
        &mut self,
        at: StateIx,
        edge: Option<Continuation>,
        set: &ChangeSet,
    ) -> Result<Option<StateIx>, BudgetSpent> {
        let Fate::Goes(question) = self.fate(at) else { return Ok(None) };
        match edge {
            Some(Continuation::Class(class)) => self.after_class(at, class),
            Some(Continuation::Given) => match self.standing(set, question) {
                Some(given) => self.after(at, &given),
                None => Ok(None),
            },
            None => Ok(None),
        }
    }

    fn frame(&mut self, at: StateIx, set: &ChangeSet, demand: Demand) -> Result<Frame, BudgetSpent> {
        let mut groups = Vec::new();
        if let Fate::Goes(question) = self.fate(at) {
            if self.standing(set, question).is_some() {
                groups.push(vec![Continuation::Given]);
            } else {
                let free = self.free(at)?;
                let edges =
                    |classes: &Vec<ClassIx>| classes.iter().copied().map(Continuation::Class).collect();
                match demand {
                    Demand::Some => groups.push(edges(&free.lenient)),
                    Demand::EverySituation => groups.extend(free.by_situation.iter().map(edges)),
                }
            }
        }
        Ok(Frame { at, groups, group: 0, place: 0 })
    }
}
