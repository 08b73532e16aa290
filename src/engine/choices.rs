//! Every answer that a question allows: what `walks` lists and the analysis explores.

use std::collections::BTreeSet;

use super::choice::AnswerValue;
use crate::model::{
    AnswerIx, AnswerTest, Catalogue, ColumnCells, Condition, Effects, FactIx, Model, Operand, Question,
    QuestionIx, QuestionKind, Remaining, Route, RouteTarget, Test,
};
use crate::order;

/// All choices that a question allows: its answers in order, every allowed subset of a `many` (fewest first, then in
/// order), the lowest number of each range that behaves alike, and "don't know" last. `left` is how many apps are
/// left before the choice: a test may compare that with the answer. One at a time: the subsets of a long list would fill
/// the memory.
pub fn each_choice(model: &Model, question: QuestionIx, left: usize) -> Choices {
    let row = model.graph.questions.row(question);
    let (mut single, mut last) = (Vec::new(), Vec::new());
    let mut subsets = Subsets::default();
    match &row.kind {
        QuestionKind::Info => {}
        QuestionKind::One { answers } => {
            single.extend(answers.indexes().map(|answer| AnswerValue::Picks(vec![answer])));
        }
        QuestionKind::Many { answers, none, min, max, .. } => {
            let from: Vec<AnswerIx> = answers.indexes().filter(|answer| Some(*answer) != *none).collect();
            let least = if none.is_some() { 1.max(*min) } else { *min };
            subsets = Subsets::new(from, least, *max);
            last.extend(none.map(|none| AnswerValue::Picks(vec![none])));
        }
        QuestionKind::Number { .. } => {
            single.extend(number_ranges(model, question, left).into_iter().map(AnswerValue::Number));
        }
    }
    last.extend(row.unknown.as_ref().map(|_| AnswerValue::Unknown));
    Choices { single: single.into_iter(), subsets, last: last.into_iter() }
}

/// The choices of one question, in order.
#[derive(Debug, Clone)]
pub struct Choices {
    single: std::vec::IntoIter<AnswerValue>,
    subsets: Subsets,
    last: std::vec::IntoIter<AnswerValue>,
}

impl Choices {
    /// How many are still to come; the largest number there is, when there are more than that.
    pub fn count_left(&self) -> u64 {
        let given = self.single.len().saturating_add(self.last.len());
        self.subsets.count_left().saturating_add(given as u64)
    }
}

impl Iterator for Choices {
    type Item = AnswerValue;

    fn next(&mut self) -> Option<AnswerValue> {
        self.single
            .next()
            .or_else(|| self.subsets.next().map(AnswerValue::Picks))
            .or_else(|| self.last.next())
    }
}

/// All subsets of a list from one size to another, fewest first, then in the order of the list.
#[derive(Debug, Clone, Default)]
struct Subsets {
    from: Vec<AnswerIx>,
    most: usize,
    /// The places in the list of the subset that comes next, rising; absent: all were given.
    places: Option<Vec<usize>>,
}

impl Subsets {
    fn new(from: Vec<AnswerIx>, least: usize, most: usize) -> Self {
        let most = most.min(from.len());
        let places = (least <= most).then(|| (0..least).collect());
        Self { from, most, places }
    }

    /// The number of subsets that were not given yet, when none was.
    fn count_left(&self) -> u64 {
        let Some(places) = &self.places else { return 0 };
        let all = self.from.len() as u128;
        let mut of_size: u128 = 1;
        let mut total: u128 = 0;
        for size in 0..=self.most {
            if size >= places.len() {
                total = total.saturating_add(of_size);
            }
            // Exact as long as nothing overflows: a product of n consecutive numbers can be divided by n factorial.
            let (Some(product), next) = (of_size.checked_mul(all - size as u128), size as u128 + 1) else {
                return u64::MAX;
            };
            of_size = product / next;
        }
        // As the doc of `Choices::count_left` says: the largest number there is stands for all that are larger.
        u64::try_from(total).unwrap_or(u64::MAX)
    }
}

impl Iterator for Subsets {
    type Item = Vec<AnswerIx>;

    fn next(&mut self) -> Option<Vec<AnswerIx>> {
        let mut places = self.places.take()?;
        let picks = places.iter().filter_map(|place| self.from.get(*place).copied()).collect();
        let size = places.len();
        // The last place that can still move on moves, and those after it follow close behind.
        let movable = (0..size)
            .rev()
            .find(|at| places.get(*at).is_some_and(|place| place + (size - at) < self.from.len()));
        self.places = match movable {
            Some(at) => {
                let next = places.get(at).map_or(0, |place| place + 1);
                places.truncate(at);
                places.extend(next..next + (size - at));
                Some(places)
            }
            None => (size < self.most).then(|| (0..=size).collect()),
        };
        Some(picks)
    }
}

/// The lowest number of each range: `min`, and each higher number at which a test that names `answer` in the
/// question's effects or routes changes for some app, or a later test of the number changes.
pub fn number_ranges(model: &Model, question: QuestionIx, left: usize) -> Vec<i64> {
    let question = model.graph.questions.row(question);
    let QuestionKind::Number { min, max, ref turns, .. } = question.kind else { return Vec::new() };
    debug_assert!(min <= max, "a number can be given");
    // More apps than any number that may be given behave like the highest one.
    let left = i64::try_from(left).unwrap_or(max);
    let mut starts = order::set([min]);
    let mut add = |start: i64| {
        if (min..=max).contains(&start) {
            starts.insert(start);
        }
    };
    turns.iter().copied().for_each(&mut add);
    conditions(model, question, &mut |condition| {
        condition.visit(&mut |part| match part {
            Condition::Answer(test) => answer_starts(test, &mut add),
            Condition::Remaining(over) => match **over {
                Remaining::AtLeast(Operand::Answer) => add(left.saturating_add(1)),
                Remaining::AtMost(Operand::Answer) => add(left),
                _ => {}
            },
            Condition::Fact(test) if test.compares_with_answer() => {
                fact_starts(model, test.fact, &test.test, &mut add);
            }
            _ => {}
        });
    });
    debug_assert_eq!(starts.first(), Some(&min), "the first range starts with the lowest number");
    starts.into_iter().collect()
}

/// Finds where later tests of numbers change, wherever they stand. Call it once, when the rest of the model is complete,
/// and before [`super::precompute_pruning`], which asks for the ranges.
pub fn precompute_turns(model: &mut Model) {
    let mut found: BTreeSet<(QuestionIx, i64)> = BTreeSet::new();
    model.conditions(&mut |condition| {
        condition.visit(&mut |part| {
            if let Condition::Number { question, test } = part {
                found.extend(test.turns_at().map(|turn| (*question, turn)));
            }
        });
    });
    for question in model.graph.questions.rows_mut() {
        if let QuestionKind::Number { turns, .. } = &mut question.kind {
            turns.clear();
        }
    }
    for (question, turn) in found {
        if let QuestionKind::Number { turns, .. } = &mut model.graph.questions.row_mut(question).kind {
            turns.push(turn);
        }
    }
}

fn answer_starts(test: &AnswerTest, add: &mut impl FnMut(i64)) {
    match test {
        AnswerTest::AtLeast(least) => add(*least),
        AnswerTest::AtMost(most) => add(most.saturating_add(1)),
        AnswerTest::Number(numbers) => {
            // Of numbers in a row the first makes it true, and the one after the last makes it false again.
            for number in numbers {
                if !numbers.contains(&number.saturating_sub(1)) {
                    add(*number);
                }
                if !numbers.contains(&number.saturating_add(1)) {
                    add(number.saturating_add(1));
                }
            }
        }
        AnswerTest::Is(_) => {}
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "saturating casts: far beyond any `max` they are not added"
)]
fn fact_starts(model: &Model, fact: FactIx, test: &Test, add: &mut impl FnMut(i64)) {
    let column = model.catalogue.columns.row(fact);
    let ColumnCells::Numbers(numbers) = &column.cells else { return };
    for app in Catalogue::apps_in(&column.known).filter(|app| is_offered(model, *app)) {
        let Some(value) = numbers.get(crate::model::Ix::at(app)).filter(|value| value.is_finite()) else {
            continue;
        };
        match test {
            // True up to the value.
            Test::AtLeast(Operand::Answer) => add((value.floor() as i64).saturating_add(1)),
            // True from the value on.
            Test::AtMost(Operand::Answer) => add(value.ceil() as i64),
            // Of a value that is written there too it is true whatever the answer.
            Test::Equal(terms) if value.fract() == 0.0 && !terms.contains(&Operand::Fixed(*value)) => {
                add(*value as i64);
                add((*value as i64).saturating_add(1));
            }
            _ => {}
        }
    }
}

fn is_offered(model: &Model, app: crate::model::AppIx) -> bool {
    model.catalogue.offered.contains(crate::model::Ix::at(app))
}

/// All conditions of a question's effects and routes.
pub(super) fn conditions<'m>(
    model: &'m Model,
    question: &'m Question,
    visit: &mut impl FnMut(&'m Condition),
) {
    let Effects { keep, prefer, attention, .. } = &question.effects;
    for effect in keep.iter().chain(prefer) {
        visit(&effect.require);
        effect.when.iter().for_each(&mut *visit);
    }
    attention.iter().filter_map(|point| point.when.as_ref()).for_each(&mut *visit);
    routes(model, &question.way, visit);
}

fn routes<'m>(model: &'m Model, list: &'m [Route], visit: &mut impl FnMut(&'m Condition)) {
    for route in list {
        route.when.iter().for_each(&mut *visit);
        if let RouteTarget::Use(shared) = route.target {
            routes(model, &model.graph.routes.row(shared).routes, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Subsets, answer_starts, order};
    use crate::model::{AnswerIx, AnswerTest, Ix};

    #[test]
    fn a_range_starts_where_a_test_of_the_answer_changes() {
        for (test, expected) in [
            (AnswerTest::AtLeast(3), vec![3]),
            (AnswerTest::AtMost(3), vec![4]),
            (AnswerTest::Number(vec![3]), vec![3, 4]),
            // Numbers in a row make one range.
            (AnswerTest::Number(vec![7, 4, 3, 5]), vec![7, 8, 3, 6]),
        ] {
            let mut starts = Vec::new();
            answer_starts(&test, &mut |start| starts.push(start));
            order::by_key(&mut starts, |start| expected.iter().position(|known| known == start));
            assert_eq!(starts, expected, "{test:?}");
        }
    }

    fn of(from: usize, least: usize, most: usize) -> Subsets {
        Subsets::new((0..from).map(AnswerIx::new).collect(), least, most)
    }

    #[test]
    fn subsets_come_fewest_first_then_in_order() {
        let sets: Vec<Vec<usize>> =
            of(3, 0, 2).map(|set| set.into_iter().map(AnswerIx::at).collect()).collect();
        assert_eq!(sets, [vec![], vec![0], vec![1], vec![2], vec![0, 1], vec![0, 2], vec![1, 2]]);
    }

    #[test]
    fn subsets_are_counted_without_making_them() {
        for from in 0..7 {
            for least in 0..=from {
                for most in least..=from + 1 {
                    let sets = of(from, least, most);
                    assert_eq!(sets.count_left(), sets.count() as u64, "{from} {least} {most}");
                }
            }
        }
        assert_eq!(of(0, 1, 3).count_left(), 0);
        assert_eq!(of(40, 0, 40).count_left(), 1 << 40);
        assert_eq!(of(400, 1, 400).count_left(), u64::MAX);
    }
}
