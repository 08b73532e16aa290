//! Everything that may be answered to a question: what `walks` lists and the analysis goes through.

use std::collections::BTreeSet;

use super::choice::Given;
use crate::model::{
    AnswerIx, AnswerTest, Catalogue, Cells, Condition, Effects, FactIx, Kind, Model, Question, QuestionIx,
    Remaining, Route, Target, Term, Test,
};

/// All choices that a question allows: its answers in order, every allowed subset of a `many` (fewest first, then in
/// order), the lowest number of each range that behaves alike, and "weet ik niet" last. `left` is how many apps are
/// left before the choice: a test may compare that with the answer.
pub fn choices(model: &Model, question: QuestionIx, left: usize) -> Vec<Given> {
    let row = model.graph.questions.row(question);
    let mut all = match &row.kind {
        Kind::Info => Vec::new(),
        Kind::One { answers } => answers.indexes().map(|answer| Given::Picks(vec![answer])).collect(),
        Kind::Many { answers, none, min, max, .. } => {
            let pickable: Vec<AnswerIx> = answers.indexes().filter(|answer| Some(*answer) != *none).collect();
            let least = if none.is_some() { 1.max(*min) } else { *min };
            let mut sets = Vec::new();
            for size in least..=(*max).min(pickable.len()) {
                subsets(&pickable, size, &mut Vec::new(), &mut sets);
            }
            sets.extend(none.map(|none| Given::Picks(vec![none])));
            sets
        }
        Kind::Number { .. } => number_ranges(model, question, left).into_iter().map(Given::Number).collect(),
    };
    all.extend(row.unknown.as_ref().map(|_| Given::Unknown));
    all
}

/// All subsets of a size, in the order of the list.
fn subsets(from: &[AnswerIx], size: usize, chosen: &mut Vec<AnswerIx>, sets: &mut Vec<Given>) {
    if size == 0 {
        sets.push(Given::Picks(chosen.clone()));
        return;
    }
    let mut rest = from;
    while let [first, others @ ..] = rest {
        if rest.len() < size {
            return;
        }
        chosen.push(*first);
        subsets(others, size - 1, chosen, sets);
        chosen.pop();
        rest = others;
    }
}

/// The lowest number of each range: `min`, and each higher number at which a test that names `answer` in the
/// question's effects or routes changes for some app.
pub fn number_ranges(model: &Model, question: QuestionIx, left: usize) -> Vec<i64> {
    let question = model.graph.questions.row(question);
    let Kind::Number { min, max, .. } = question.kind else { return Vec::new() };
    let mut starts = BTreeSet::from([min]);
    let mut add = |start: i64| {
        if (min..=max).contains(&start) {
            starts.insert(start);
        }
    };
    conditions(model, question, &mut |condition| {
        condition.visit(&mut |part| match part {
            Condition::Answer(test) => answer_starts(test, &mut add),
            Condition::Remaining(over) => match **over {
                Remaining::AtLeast(Term::Answer) => add(i64::try_from(left).unwrap_or(max).saturating_add(1)),
                Remaining::AtMost(Term::Answer) => add(i64::try_from(left).unwrap_or(max)),
                _ => {}
            },
            Condition::Fact(test) if test.compares_with_answer() => {
                fact_starts(model, test.fact, &test.test, &mut add);
            }
            _ => {}
        });
    });
    starts.into_iter().collect()
}

fn answer_starts(test: &AnswerTest, add: &mut impl FnMut(i64)) {
    match test {
        AnswerTest::AtLeast(least) => add(*least),
        AnswerTest::AtMost(most) => add(most.saturating_add(1)),
        AnswerTest::Number(numbers) => {
            for number in numbers {
                add(*number);
                add(number.saturating_add(1));
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
    let Cells::Numbers(numbers) = &column.cells else { return };
    for app in Catalogue::apps_in(&column.known).filter(|app| is_offered(model, *app)) {
        let Some(value) = numbers.get(crate::model::Ix::at(app)).filter(|value| value.is_finite()) else {
            continue;
        };
        match test {
            // True up to the value.
            Test::AtLeast(Term::Answer) => add((value.floor() as i64).saturating_add(1)),
            // True from the value on.
            Test::AtMost(Term::Answer) => add(value.ceil() as i64),
            Test::Equal(_) if value.fract() == 0.0 => {
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
fn conditions<'m>(model: &'m Model, question: &'m Question, visit: &mut impl FnMut(&'m Condition)) {
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
        if let Target::Use(shared) = route.target {
            routes(model, &model.graph.routes.row(shared).routes, visit);
        }
    }
}
