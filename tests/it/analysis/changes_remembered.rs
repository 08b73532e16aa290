//! The same for a large tree: whether a set of changed answers holds, remembered for walks that are alike.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::engine::{AnswerValue, Choice, Position, WalkState, start_walk, step_walk};
use stappenplan::model::{AppSet, Condition, Ix, QuestionIx};

use super::changes_one_by_one::{Wanted, all_answers, is_advice, is_left};

/// What a walk may still depend on, without a word from the program: where it is, what is left, the labels, the answers
/// that conditions ask for, and where it has been.
type Past = (Option<QuestionIx>, AppSet, BTreeSet<usize>, Vec<Choice>, BTreeSet<QuestionIx>);

/// Whether the goal is reached from a state, remembered.
pub(super) struct Memo<'a> {
    wanted: Wanted<'a>,
    changeable: BTreeSet<QuestionIx>,
    /// The questions that a condition asks the answer of.
    asked_for: BTreeSet<QuestionIx>,
    kept: BTreeMap<Past, bool>,
    all: BTreeMap<QuestionIx, Vec<AnswerValue>>,
}

impl<'a> Memo<'a> {
    pub(super) fn new(wanted: Wanted<'a>) -> Self {
        let mut asked_for = BTreeSet::new();
        wanted.model.conditions(&mut |condition| {
            condition.visit(&mut |part| {
                if let Condition::Chose { question, .. } = part {
                    asked_for.insert(*question);
                }
            });
        });
        let all = wanted.model.graph.questions.indexes();
        let all = all.map(|question| (question, all_answers(wanted.model, question))).collect();
        Self { wanted, changeable: wanted.changeable(), asked_for, kept: BTreeMap::new(), all }
    }

    fn past(&self, walk: &WalkState) -> Past {
        let chosen = walk.path.iter().filter(|choice| self.asked_for.contains(&choice.question));
        let at = match walk.position {
            Position::At(question) => Some(question),
            Position::Done(_) | Position::Stuck(_) => None,
        };
        (
            at,
            walk.left.clone(),
            walk.labels.iter().map(|label| label.at()).collect(),
            chosen.cloned().collect(),
            walk.path.iter().map(|choice| choice.question).collect(),
        )
    }

    /// Whether the goal is reached from here with these changes and no others.
    fn reaches(&self, walk: &WalkState, set: &BTreeSet<Choice>, known: &mut BTreeMap<Past, bool>) -> bool {
        let Wanted { model, given, goal } = self.wanted;
        let question = match walk.position {
            _ if !is_left(model, goal, &walk.left) => return false,
            Position::At(question) => question,
            Position::Done(end) => return is_advice(model, end),
            Position::Stuck(_) => return false,
        };
        let past = self.past(walk);
        if let Some(known) = known.get(&past) {
            return *known;
        }
        let step = |answer: &AnswerValue| {
            step_walk(model, walk, &Choice { question, given: answer.clone() }).unwrap()
        };
        let fixed = set.iter().find(|choice| choice.question == question).map(|choice| &choice.given);
        let reached = match fixed.or_else(|| given.get(&question)) {
            Some(fixed) => self.reaches(&step(fixed), set, known),
            None => self.all[&question].iter().any(|answer| self.reaches(&step(answer), set, known)),
        };
        known.insert(past, reached);
        reached
    }

    pub(super) fn holds(&self, set: &BTreeSet<Choice>) -> bool {
        self.reaches(&start_walk(self.wanted.model), set, &mut BTreeMap::new())
    }

    /// Every set of at most so many changes that holds, and of which the last is needed where it is made.
    pub(super) fn sets(&mut self, most: usize) -> BTreeSet<BTreeSet<Choice>> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut kept = std::mem::take(&mut self.kept);
        let mut stack = vec![(start_walk(self.wanted.model), BTreeSet::<Choice>::new())];
        while let Some((walk, set)) = stack.pop() {
            let Wanted { model, given, goal } = self.wanted;
            let Position::At(question) = walk.position else { continue };
            if !is_left(model, goal, &walk.left) || !seen.insert((self.past(&walk), set.clone())) {
                continue;
            }
            let step = |answer: &AnswerValue| {
                step_walk(model, &walk, &Choice { question, given: answer.clone() }).unwrap()
            };
            let old = given.get(&question);
            match old {
                Some(old) => stack.push((step(old), set.clone())),
                None => stack.extend(self.all[&question].iter().map(|answer| (step(answer), set.clone()))),
            }
            if set.len() == most || !self.changeable.contains(&question) {
                continue;
            }
            for answer in self.all[&question].iter().filter(|answer| Some(*answer) != old) {
                let after = step(answer);
                let mut with = set.clone();
                with.insert(Choice { question, given: answer.clone() });
                if self.reaches(&after, &BTreeSet::new(), &mut kept) {
                    found.insert(with);
                } else {
                    stack.push((after, with));
                }
            }
        }
        self.kept = kept;
        found
    }

    /// The sets that are smaller by one question, one tick, or as little as can be of a number.
    pub(super) fn one_step_smaller(&self, set: &BTreeSet<Choice>) -> Vec<BTreeSet<Choice>> {
        let mut smaller = Vec::new();
        for choice in set {
            let mut rest = set.clone();
            rest.remove(choice);
            for answer in &self.all[&choice.question] {
                let other = Choice { question: choice.question, given: answer.clone() };
                if other != *choice
                    && self.wanted.given[&choice.question] != *answer
                    && self.wanted.is_no_larger(&other, choice)
                {
                    smaller.push(rest.iter().cloned().chain([other]).collect());
                }
            }
            smaller.push(rest);
        }
        smaller
    }
}
