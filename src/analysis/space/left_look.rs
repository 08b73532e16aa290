//! What a step looks at of the apps that are left: if nothing, or only how many, it need not be taken again for each set
//! of them (`docs/analysis.md`, "Steps that are known").

use super::relevance::{ConditionTests, QuestionDeps};
use crate::analysis::flow::{Components, Successors};
use crate::model::{Model, Operand, QuestionIx, QuestionKind, Table};
use crate::order;

/// What decides where a step leads and what it drops, besides the past and the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum LeftLook {
    /// Nothing of what is left.
    Nothing,
    /// Where it leads depends on how many apps are left after the choice. What it drops depends on nothing.
    HowMany,
    /// It may look at all of it.
    Which,
}

/// How many apps are left, as far as a step that looks at how many there are ([`LeftLook::HowMany`]) can tell: between two
/// numbers that it compares them with, all are the same.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct LeftCounts {
    /// The numbers from which on a comparison turns out otherwise, in order; nothing where one is with the answer given.
    turns: Option<Vec<usize>>,
}

impl LeftCounts {
    /// For all steps of a tree.
    pub(super) fn of_steps(own: &[QuestionDeps]) -> Self {
        let tests = own.iter().flat_map(|deps| [&deps.routes, &deps.ask_when]);
        let turn = |(is_least, count): &(bool, Operand<i64>)| match count {
            Operand::Fixed(count) => {
                let turn = if *is_least { *count } else { count.saturating_add(1) };
                // What holds of any number, or of none, does not turn.
                Some(usize::try_from(turn).unwrap_or(0))
            }
            Operand::Answer => None,
        };
        let turns: Option<Vec<usize>> = tests.flat_map(|tests| &tests.counts).map(turn).collect();
        let turns = turns.map(|mut turns| {
            order::sort(&mut turns);
            turns.dedup();
            turns
        });
        Self { turns }
    }

    /// The same for all numbers of apps that are the same, of the words of a set: no more of those are looked at than it
    /// takes.
    pub(in crate::analysis) fn of(&self, words: impl Iterator<Item = usize>) -> usize {
        let most = self.turns.as_ref().map_or(usize::MAX, |turns| turns.last().copied().unwrap_or(0));
        let mut count = 0;
        for word in words {
            if count >= most {
                break;
            }
            count += word.count_ones() as usize;
        }
        self.turns.as_ref().map_or(count, |turns| turns.partition_point(|turn| *turn <= count))
    }
}

/// What happens from the arrival at a question until one is in view.
#[derive(Debug, Clone, Copy)]
struct Arrival {
    look: LeftLook,
    /// Whether a page may be shown that drops apps: then it matters when the look is taken.
    drops: bool,
}

impl Arrival {
    const NOTHING: Self = Self { look: LeftLook::Nothing, drops: false };

    fn and(self, other: Self) -> Self {
        Self { look: self.look.max(other.look), drops: self.drops || other.drops }
    }
}

/// For each question, what a step from there looks at.
pub(super) fn looks_at_left(
    model: &Model,
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    own: &Table<QuestionIx, QuestionDeps>,
) -> Table<QuestionIx, LeftLook> {
    let arrivals = arrivals(model, successors, components, own);
    let of_step = |(question, deps): (QuestionIx, &QuestionDeps)| {
        let next = successors.row(question).after_answer.questions.iter();
        let arrival = next.fold(Arrival::NOTHING, |so_far, next| so_far.and(*arrivals.row(*next)));
        let look = arrival.look.max(look(&deps.routes));
        match look {
            _ if deps.keep.remaining || deps.choices_by_left => LeftLook::Which,
            LeftLook::HowMany if arrival.drops => LeftLook::Which,
            look => look,
        }
    };
    own.iter().map(of_step).collect()
}

/// What happens on arrival at each question: from the ends back, as a question that is passed leads on to others.
fn arrivals(
    model: &Model,
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    own: &Table<QuestionIx, QuestionDeps>,
) -> Table<QuestionIx, Arrival> {
    let mut arrivals: Table<QuestionIx, Arrival> = own.rows().iter().map(|_| Arrival::NOTHING).collect();
    for members in components.members.rows() {
        let mut whole = Arrival::NOTHING;
        for member in members {
            let (deps, row) = (own.row(*member), model.graph.questions.row(*member));
            let is_page = matches!(row.kind, QuestionKind::Info);
            let is_passed = row.ask_when.is_some() || !successors.row(*member).is_asked;
            let here = Arrival {
                look: match (is_page && deps.keep.remaining, is_passed) {
                    (true, _) => LeftLook::Which,
                    (false, true) => look(&deps.ask_when).max(look(&deps.routes)),
                    (false, false) => LeftLook::Nothing,
                },
                drops: is_page && !row.effects.keep.is_empty(),
            };
            let onward = successors.row(*member).when_passed.questions.iter();
            whole = onward.fold(whole.and(here), |so_far, next| so_far.and(*arrivals.row(*next)));
        }
        // As in `relevance`: exact for a single question, and a round shares everything.
        members.iter().for_each(|member| *arrivals.row_mut(*member) = whole);
    }
    arrivals
}

fn look(tests: &ConditionTests) -> LeftLook {
    match (tests.which_left, tests.remaining) {
        (true, _) => LeftLook::Which,
        (false, true) => LeftLook::HowMany,
        (false, false) => LeftLook::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::LeftCounts;

    #[test]
    fn numbers_between_two_turns_are_the_same() {
        let of = |turns: Option<&[usize]>, words: &[usize]| {
            LeftCounts { turns: turns.map(<[usize]>::to_vec) }.of(words.iter().copied())
        };
        let full = usize::MAX;
        assert_eq!(
            [of(Some(&[1, 4]), &[0]), of(Some(&[1, 4]), &[0, 7]), of(Some(&[1, 4]), &[1, 14, full])],
            [0, 1, 2]
        );
        assert_eq!([of(Some(&[]), &[full]), of(None, &[7, 1])], [0, 4]);
    }
}
