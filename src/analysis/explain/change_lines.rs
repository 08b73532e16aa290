//! Which of the changes that were found are told to a person, and in which order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::counterfactuals::{Change, Counterfactuals};
use crate::model::QuestionIx;
use crate::order;

/// More lines than this help nobody.
const LINES: usize = 5;
/// Somebody who has to change more answers than this is told so, and no more.
const MOST_CHANGES: usize = 3;

/// The changes that are told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLines {
    /// A line for each set of questions, the best first.
    pub lines: Vec<ChangeLine>,
    /// How many more sets of questions there are that could have a line.
    pub more: usize,
    /// No change of at most three answers holds. These do, and are more.
    pub beyond: Option<Change>,
}

/// Changes of the answers to the same questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// The best.
    pub change: Change,
    /// The others, the best first.
    pub also: Vec<Change>,
}

impl Counterfactuals {
    /// The changes that are told to a person: those that spare the situation; where there is none, those that touch the situation least. A
    /// line for each set of questions, none that includes another.
    pub fn lines(&self) -> ChangeLines {
        let few: Vec<&Change> =
            self.changes().iter().filter(|change| change.set.len() <= MOST_CHANGES).collect();
        let some_spare = few.iter().any(|change| change.spares_situation);
        let least = few.iter().map(|change| change.touches).min();
        let fits = |change: &&Change| match some_spare {
            true => change.spares_situation,
            false => Some(change.touches) == least,
        };
        let mut by_questions: BTreeMap<BTreeSet<QuestionIx>, Vec<&Change>> = BTreeMap::new();
        for change in few.iter().copied().filter(fits) {
            let questions = order::set(change.set.iter().map(|choice| choice.question));
            by_questions.entry(questions).or_default().push(change);
        }
        let is_smallest = |questions: &BTreeSet<QuestionIx>| {
            !by_questions.keys().any(|other| other.len() < questions.len() && other.is_subset(questions))
        };
        let mut lines: Vec<ChangeLine> = by_questions
            .iter()
            .filter(|(questions, _)| is_smallest(questions))
            .filter_map(|(_, changes)| ChangeLine::of(changes))
            .collect();
        // The changes stand in the order of the walk, so that equal ones are told in that order.
        let place = |line: &ChangeLine| {
            self.changes().iter().position(|change| *change == line.change).unwrap_or(usize::MAX)
        };
        order::by_cached_key(&mut lines, |line| (line.change.rank(), place(line)));
        let more = lines.len().saturating_sub(LINES);
        lines.truncate(LINES);
        let beyond = self.changes().iter().min_by_key(|change| (change.set.len(), change.touches));
        let beyond = beyond.filter(|_| lines.is_empty()).cloned();
        ChangeLines { lines, more, beyond }
    }
}

impl ChangeLine {
    fn of(changes: &[&Change]) -> Option<Self> {
        let mut ranked = changes.to_vec();
        order::by_key(&mut ranked, |change| {
            (!change.drops.is_empty(), change.judged_otherwise(), change.distance)
        });
        let mut ranked = ranked.into_iter().cloned();
        Some(Self { change: ranked.next()?, also: ranked.collect() })
    }
}

impl Change {
    /// How many apps may be judged otherwise than now.
    fn judged_otherwise(&self) -> usize {
        self.returns.len() + self.drops.len()
    }

    /// The best first: the fewest answers changed or no longer asked, the fewest new questions, the fewest apps judged
    /// otherwise, the most left.
    fn rank(&self) -> (usize, usize, usize, Reverse<usize>) {
        // Without an end there is at least the first of the new questions, and nobody knows how many more.
        let new = self.ends.as_ref().map_or(usize::MAX, |ends| ends.most_new);
        (self.set.len() + self.aside.len(), new, self.judged_otherwise(), Reverse(self.at_most))
    }
}
