//! On which of the questions that two people answered differently they have to agree (`docs/analysis.md`, "Agreeing").

use std::collections::BTreeMap;

use super::walk_end::WalkEnd;
use crate::engine::AnswerValue;
use crate::model::{Model, QuestionIx};
use crate::order;

/// The most walks that are made to find a set.
const MOST_WALKS: usize = 50_000;

/// The most sets that are told.
const MOST_SETS: usize = 20;

/// The most differing questions of which smaller sets are looked for: as many as the bits of [`Taken`].
const MOST_DIFFERING: usize = 128;

/// Of which differing questions the answer of the second person is taken, a bit each; of the others that of the first.
type Taken = u128;

/// A question that two people answered differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferingAnswer {
    /// Which.
    pub question: QuestionIx,
    /// What the first answered.
    pub first: AnswerValue,
    /// What the second answered.
    pub second: AnswerValue,
}

/// The answers of two people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TwoPeople {
    /// What both answered alike, and what only one was asked: it counts for both.
    pub shared: BTreeMap<QuestionIx, AnswerValue>,
    /// Where they differ, in the order of the tree.
    pub differing: Vec<DifferingAnswer>,
}

/// What two people have to agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreements {
    /// The smallest sets of questions, each of which is enough, in the order of the tree. An empty set where nothing of what
    /// they differ in matters.
    pub sets: Vec<Vec<QuestionIx>>,
    /// There are more of that size than are told.
    pub are_more: bool,
    /// No smaller set is enough. False where the search was given up: then the one set is all in which they differ.
    pub is_smallest: bool,
}

impl TwoPeople {
    /// Two people with these answers.
    pub fn of(first: &BTreeMap<QuestionIx, AnswerValue>, second: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        let mut two = Self::default();
        for (question, given) in first {
            match second.get(question).filter(|other| *other != given) {
                Some(other) => two.differing.push(DifferingAnswer {
                    question: *question,
                    first: given.clone(),
                    second: other.clone(),
                }),
                None => drop(two.shared.insert(*question, given.clone())),
            }
        }
        let of_second = second.iter().filter(|(question, _)| !first.contains_key(question));
        two.shared.extend(of_second.map(|(question, given)| (*question, given.clone())));
        two
    }

    /// The answers of the first person, with those that only the second was asked.
    pub fn with_first(&self) -> BTreeMap<QuestionIx, AnswerValue> {
        self.with(|_| false)
    }

    fn with(&self, is_second: impl Fn(usize) -> bool) -> BTreeMap<QuestionIx, AnswerValue> {
        let differing = self.differing.iter().enumerate().map(|(at, differing)| {
            let given = if is_second(at) { &differing.second } else { &differing.first };
            (differing.question, given.clone())
        });
        order::map(self.shared.iter().map(|(question, given)| (*question, given.clone())).chain(differing))
    }
}

/// The smallest sets of questions on which two people have to agree. A set is enough when, however each of its questions is
/// settled (by the answer of the one or of the other), the other questions may be answered as the one did or as the other did:
/// the walk ends alike, with the same standings and the same order.
pub fn agreements(model: &Model, two: &TwoPeople) -> Agreements {
    let all: Vec<QuestionIx> = two.differing.iter().map(|differing| differing.question).collect();
    let given_up = || Agreements { sets: vec![all.clone()], are_more: false, is_smallest: false };
    if all.len() > MOST_DIFFERING {
        return given_up();
    }
    let mut ends = Ends { model, two, known: BTreeMap::new(), kinds: Vec::new() };
    for size in 0..=all.len() {
        let mut sets: Vec<Taken> = Vec::new();
        let mut next = first_of(size);
        while let Some(set) = next {
            match ends.is_enough(set) {
                Some(true) => sets.push(set),
                Some(false) => {}
                None => return given_up(),
            }
            if sets.len() > MOST_SETS {
                break;
            }
            next = next_of(set, all.len());
        }
        if !sets.is_empty() {
            let are_more = sets.len() > MOST_SETS;
            let questions = |set: &Taken| of_set(*set, &all);
            let mut sets: Vec<Vec<QuestionIx>> = sets.iter().take(MOST_SETS).map(questions).collect();
            order::sort(&mut sets);
            return Agreements { sets, are_more, is_smallest: true };
        }
    }
    given_up()
}

/// How the walks end that were made.
struct Ends<'m> {
    model: &'m Model,
    two: &'m TwoPeople,
    /// For each walk the place of its end in `kinds`.
    known: BTreeMap<Taken, usize>,
    kinds: Vec<WalkEnd>,
}

impl Ends<'_> {
    /// Whether a set is enough; nothing when that takes too many walks.
    fn is_enough(&mut self, set: Taken) -> Option<bool> {
        let rest = all_of(self.two.differing.len()) & !set;
        let mut settled = set;
        loop {
            if self.end(settled)? != self.end(settled | rest)? {
                return Some(false);
            }
            if settled == 0 {
                return Some(true);
            }
            // The next smaller part of the set.
            settled = (settled - 1) & set;
        }
    }

    fn end(&mut self, taken: Taken) -> Option<usize> {
        if let Some(known) = self.known.get(&taken) {
            return Some(*known);
        }
        if self.known.len() == MOST_WALKS {
            return None;
        }
        let end = WalkEnd::of(self.model, &self.two.with(|at| (taken >> at) & 1 == 1));
        let kind = self.kinds.iter().position(|other| *other == end).unwrap_or_else(|| {
            self.kinds.push(end);
            self.kinds.len() - 1
        });
        self.known.insert(taken, kind);
        Some(kind)
    }
}

fn all_of(count: usize) -> Taken {
    let shift = MOST_DIFFERING.saturating_sub(count);
    u32::try_from(shift).ok().and_then(|shift| Taken::MAX.checked_shr(shift)).unwrap_or(0)
}

fn of_set(set: Taken, all: &[QuestionIx]) -> Vec<QuestionIx> {
    all.iter().enumerate().filter(|(at, _)| (set >> at) & 1 == 1).map(|(_, question)| *question).collect()
}

/// The first set of a size.
fn first_of(size: usize) -> Option<Taken> {
    Some(all_of(size))
}

/// The set of the same size that follows: of all numbers with as many bits the next larger one.
fn next_of(set: Taken, among: usize) -> Option<Taken> {
    let lowest = set & set.wrapping_neg();
    let carried = set.checked_add(lowest).filter(|_| set != 0)?;
    let next = carried | (((set ^ carried) >> 2) / lowest);
    (next <= all_of(among)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::{Taken, all_of, first_of, next_of};

    #[test]
    fn every_set_of_a_size_comes_once() {
        for among in 0..=9_usize {
            for size in 0..=among {
                let mut sets: Vec<Taken> = Vec::new();
                let mut next = first_of(size);
                while let Some(set) = next {
                    sets.push(set);
                    next = next_of(set, among);
                }
                let of_size = |set: &Taken| set.count_ones() as usize == size;
                let all: Vec<Taken> = (0..=all_of(among)).filter(of_size).collect();
                assert_eq!(sets, all, "{size} of {among}");
            }
        }
        assert_eq!((all_of(0), all_of(1), all_of(128)), (0, 1, Taken::MAX));
        assert_eq!(next_of(all_of(128), 128), None);
    }
}
