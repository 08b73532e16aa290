//! The parts of the trees that are drawn at random: conditions, effects, ways, questions and a catalogue.

use std::collections::BTreeMap;
use std::sync::Arc;

use fastrand::Rng;
use stappenplan::model::{
    Answer, AnswerIx, AnswerTest, App, AppSet, Catalogue, Column, ColumnCells, Combine, Condition,
    DerivedLabel, Effects, FactIx, FactTest, Ix, LabelIx, NumberTest, Operand, OutcomeIx, Pick, Question,
    QuestionIx, QuestionKind, Remaining, Requirement, Role, Route, RouteIx, RouteTarget, Table, Test,
    ValueIx,
};
use stappenplan::text::SafeText;

pub(super) const QUESTIONS: usize = 6;
pub(super) const LABELS: usize = 3;
pub(super) const FACTS: usize = 3;
pub(super) const APPS: usize = 5;
pub(super) const OUTCOMES: usize = 3;

pub(super) fn text(words: &str) -> SafeText {
    SafeText::new(words)
}

pub(super) fn below(rng: &mut Rng, bound: usize) -> usize {
    rng.usize(..bound)
}

pub(super) fn chance(rng: &mut Rng, percent: usize) -> bool {
    below(rng, 100) < percent
}

/// A test of the walk; `facts` says whether it may also look at the app.
fn condition(rng: &mut Rng, facts: bool, answer: Option<usize>, depth: usize) -> Condition {
    match below(rng, if depth == 0 { 9 } else { 12 }) {
        0..=2 if facts => Condition::Fact(FactTest {
            fact: FactIx::new(below(rng, FACTS)),
            test: Test::AnyOf(vec![Operand::Fixed(ValueIx::new(below(rng, 2)))]),
        }),
        0 | 1 => Condition::Label(vec![LabelIx::new(below(rng, LABELS))]),
        2 => Condition::Label((0..2).map(|_| LabelIx::new(below(rng, LABELS))).collect()),
        3 | 4 => Condition::Chose {
            question: QuestionIx::new(below(rng, QUESTIONS)),
            picks: vec![if chance(rng, 80) {
                Pick::Answer(AnswerIx::new(below(rng, 2)))
            } else {
                Pick::Unknown
            }],
        },
        5 if answer.is_some() => Condition::Answer(match chance(rng, 50) {
            true => AnswerTest::Is(vec![AnswerIx::new(below(rng, answer.unwrap_or(1)))]),
            false => AnswerTest::AtLeast(i64::try_from(below(rng, 4)).unwrap()),
        }),
        5..=7 => Condition::Remaining(Box::new(match below(rng, 5) {
            0 => Remaining::AtLeast(Operand::Fixed(i64::try_from(below(rng, APPS)).unwrap())),
            1 => Remaining::AtMost(Operand::Fixed(i64::try_from(below(rng, APPS)).unwrap())),
            2 => Remaining::All(fact_only(rng)),
            3 => Remaining::Some(fact_only(rng)),
            _ => Remaining::None(fact_only(rng)),
        })),
        8 => Condition::Number {
            // One that asks for a number is found when the whole tree is there.
            question: QuestionIx::new(below(rng, QUESTIONS)),
            test: match (chance(rng, 50), i64::try_from(below(rng, 6)).unwrap()) {
                (true, bound) => NumberTest::AtLeast(bound),
                (false, bound) => NumberTest::AtMost(bound),
            },
        },
        9 => Condition::Derived(Arc::new(DerivedLabel {
            id: "d".to_owned(),
            when: condition(rng, false, None, depth - 1),
        })),
        10 => Condition::Not(Box::new(condition(rng, facts, answer, depth - 1))),
        _ => {
            let parts = (0..2).map(|_| condition(rng, facts, answer, depth - 1)).collect();
            if chance(rng, 50) { Condition::All(parts) } else { Condition::Any(parts) }
        }
    }
}

pub(super) fn fact_only(rng: &mut Rng) -> Condition {
    let fact = FactIx::new(below(rng, FACTS));
    Condition::Fact(FactTest { fact, test: Test::AnyOf(vec![Operand::Fixed(ValueIx::new(below(rng, 2)))]) })
}

fn effects(rng: &mut Rng, answers: Option<usize>, most: usize, steered: bool) -> Effects {
    let keep = (0..below(rng, most + 1)).map(|_| Requirement {
        require: if steered { condition(rng, true, answers, 1) } else { fact_only(rng) },
        because: text("x"),
        unsure: None,
        when: (steered && chance(rng, 30)).then(|| condition(rng, false, answers, 1)),
        sources: Vec::new(),
    });
    let keep = keep.collect();
    let labels = if chance(rng, 40) { vec![LabelIx::new(below(rng, LABELS))] } else { Vec::new() };
    Effects { keep, labels, ..Effects::default() }
}

fn target(rng: &mut Rng, own: usize) -> RouteTarget {
    // Mostly onward; sometimes back, or to itself.
    let onward = own + 1 + below(rng, 2);
    match below(rng, 10) {
        0 => RouteTarget::Go(QuestionIx::new(below(rng, QUESTIONS))),
        _ if onward < QUESTIONS => RouteTarget::Go(QuestionIx::new(onward)),
        _ => RouteTarget::End(OutcomeIx::new(below(rng, OUTCOMES))),
    }
}

pub(super) fn routes(rng: &mut Rng, own: usize, answers: Option<usize>) -> Vec<Route> {
    let mut list: Vec<Route> = (0..below(rng, 3))
        .map(|_| Route {
            ix: RouteIx::new(0),
            when: Some(condition(rng, false, answers, 2)),
            target: target(rng, own),
        })
        .collect();
    if chance(rng, 95) {
        list.push(Route { ix: RouteIx::new(0), when: None, target: target(rng, own) });
    }
    list
}

/// Without a draw: the models of a seed stay what they are.
fn role(rng: &Rng) -> Role {
    let mut aside = rng.clone();
    Role { tells_situation: aside.u8(..4) == 0, split: aside.u8(..4) == 0 }
}

fn answers(rng: &mut Rng, own: usize, number: usize, one: bool, steered: bool) -> Table<AnswerIx, Answer> {
    let make = |at: usize| Answer {
        id: format!("a{at}"),
        text: text("x"),
        help: None,
        sources: Vec::new(),
        note: None,
        role: role(rng),
        effects: effects(rng, Some(number), 1, steered),
        way: (one && chance(rng, 25)).then(|| routes(rng, own, Some(number))),
        generated: false,
    };
    (0..number).map(make).collect()
}

pub(super) fn a_number() -> QuestionKind {
    QuestionKind::Number { unit: text(""), min: 0, max: 5, turns: Vec::new() }
}

pub(super) fn question(rng: &mut Rng, own: usize) -> Question {
    let steered = chance(rng, 50);
    let number = 1 + below(rng, 3);
    let (kind, tested) = match below(rng, 11) {
        0 => (QuestionKind::Info, None),
        1 | 10 => (a_number(), Some(1)),
        2..=4 => {
            let number = number + 1;
            let answers = answers(rng, own, number, false, steered);
            let combine = if chance(rng, 50) { Combine::All } else { Combine::Any };
            let none = chance(rng, 30).then(|| AnswerIx::new(number - 1));
            let min = below(rng, 3).min(number - usize::from(none.is_some()));
            let max = if chance(rng, 60) { number } else { min.max(1) + below(rng, 2) };
            (QuestionKind::Many { answers, none, min, max, combine }, Some(number))
        }
        _ => (QuestionKind::One { answers: answers(rng, own, number, true, steered) }, Some(number)),
    };
    let is_page = matches!(kind, QuestionKind::Info);
    Question {
        id: format!("q{own}"),
        phase: None,
        ask: text("x"),
        help: None,
        sources: Vec::new(),
        owner: None,
        note: None,
        role: role(rng),
        kind,
        group: None,
        made: None,
        unknown: (!is_page && chance(rng, 20)).then(|| match chance(rng, 50) {
            true => routes(rng, own, tested),
            false => Vec::new(),
        }),
        ask_when: chance(rng, 20).then(|| condition(rng, false, None, 1)),
        effects: effects(rng, tested, 1, steered),
        way: routes(rng, own, tested),
    }
}

pub(super) fn catalogue(rng: &mut Rng) -> Catalogue {
    let app = |at: usize| App {
        id: format!("p{at}"),
        name: text("x"),
        supplier: None,
        summary: None,
        attention: Vec::new(),
        sources: Vec::new(),
        checked: None,
    };
    let mut columns: Table<FactIx, std::sync::Arc<Column>> = Table::default();
    for _ in 0..FACTS {
        let mut sets = vec![AppSet::with_capacity(APPS); 3];
        for at in 0..APPS {
            // Yes, no, or not known.
            sets[below(rng, 3)].insert(at);
        }
        let mut known = sets[0].clone();
        known.union_with(&sets[1]);
        columns.push(std::sync::Arc::new(Column {
            known,
            depends: BTreeMap::new(),
            cells: ColumnCells::Marks(sets.into_iter().take(2).collect()),
            details: BTreeMap::new(),
        }));
    }
    let mut offered = AppSet::with_capacity(APPS);
    offered.insert_range(..);
    Catalogue {
        apps: std::sync::Arc::new((0..APPS).map(app).collect()),
        columns,
        offered,
        ..Catalogue::default()
    }
}
