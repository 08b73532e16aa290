//! Trees made by hand, at random but the same for the same seed.
#![expect(clippy::indexing_slicing, reason = "tests may panic")]

use std::collections::BTreeMap;
use std::sync::Arc;

use fastrand::Rng;
use stappenplan::engine::{precompute_pruning, precompute_turns};
use stappenplan::model::{
    Answer, AnswerIx, AnswerTest, App, AppSet, Catalogue, Column, ColumnCells, Combine, Condition,
    DerivedLabel, Effects, Fact, FactIx, FactKind, FactTest, Graph, GroupIx, GroupMember, Ix, LabelIx, Model,
    NumberTest, Operand, Outcome, OutcomeIx, OutcomeKind, Pick, Question, QuestionGroup, QuestionIx,
    QuestionKind, Remaining, Requirement, Role, Route, RouteIx, RouteTarget, Shows, Table, Test, ValueIx,
    Words,
};
use stappenplan::text::SafeText;

const QUESTIONS: usize = 6;
const LABELS: usize = 3;
const FACTS: usize = 3;
pub(crate) const APPS: usize = 5;
const OUTCOMES: usize = 3;

fn text(words: &str) -> SafeText {
    SafeText::new(words)
}

fn below(rng: &mut Rng, bound: usize) -> usize {
    rng.usize(..bound)
}

fn chance(rng: &mut Rng, percent: usize) -> bool {
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

fn fact_only(rng: &mut Rng) -> Condition {
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

fn routes(rng: &mut Rng, own: usize, answers: Option<usize>) -> Vec<Route> {
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
    Role { given: aside.u8(..4) == 0, split: aside.u8(..4) == 0 }
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

fn a_number() -> QuestionKind {
    QuestionKind::Number { unit: text(""), min: 0, max: 5, turns: Vec::new() }
}

fn question(rng: &mut Rng, own: usize) -> Question {
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
        unknown: (!is_page && chance(rng, 20)).then(|| match chance(rng, 50) {
            true => routes(rng, own, tested),
            false => Vec::new(),
        }),
        ask_when: chance(rng, 20).then(|| condition(rng, false, None, 1)),
        effects: effects(rng, tested, 1, steered),
        way: routes(rng, own, tested),
    }
}

fn catalogue(rng: &mut Rng) -> Catalogue {
    let app = |at: usize| App {
        id: format!("p{at}"),
        name: text("x"),
        supplier: None,
        summary: None,
        attention: Vec::new(),
        sources: Vec::new(),
        checked: None,
    };
    let mut columns: Table<FactIx, Column> = Table::default();
    for _ in 0..FACTS {
        let mut sets = vec![AppSet::with_capacity(APPS); 3];
        for at in 0..APPS {
            // Yes, no, or not known.
            sets[below(rng, 3)].insert(at);
        }
        let mut known = sets[0].clone();
        known.union_with(&sets[1]);
        columns.push(Column {
            known,
            depends: BTreeMap::new(),
            cells: ColumnCells::Marks(sets.into_iter().take(2).collect()),
            details: BTreeMap::new(),
        });
    }
    let mut offered = AppSet::with_capacity(APPS);
    offered.insert_range(..);
    Catalogue { apps: (0..APPS).map(app).collect(), columns, offered, ..Catalogue::default() }
}

/// A small tree of every kind of question, with rounds and dead ends.
pub(crate) fn model(seed: u64) -> Model {
    let mut rng = Rng::with_seed(seed);
    let outcome = |at: usize| Outcome {
        id: format!("o{at}"),
        kind: OutcomeKind::Advice,
        title: text("x"),
        body: None,
        sources: Vec::new(),
        shows: Shows::Remaining,
        plan: None,
        attention: Vec::new(),
    };
    let fact = |at: usize| Fact {
        id: format!("f{at}"),
        label: text("x"),
        group: None,
        help: None,
        kind: FactKind::Flag,
    };
    let graph = Graph {
        id: "tree".to_owned(),
        title: text("x"),
        edition: text("1"),
        language: "nl".to_owned(),
        stale_after: None,
        words: Words { app: text("app"), apps: text("apps") },
        intro: None,
        notice: None,
        start: QuestionIx::new(0),
        sources: Table::default(),
        glossary: Vec::new(),
        phases: Table::default(),
        facts: (0..FACTS).map(fact).collect(),
        standing: Vec::new(),
        questions: (0..QUESTIONS).map(|own| question(&mut rng, own)).collect(),
        groups: Table::default(),
        outcomes: (0..OUTCOMES).map(outcome).collect(),
        labels: (0..LABELS).map(|at| format!("l{at}")).collect(),
        derived: Table::default(),
        routes: Table::default(),
        route_count: 0,
        attention: Vec::new(),
        plans: Table::default(),
        scenarios: Vec::new(),
    };
    let mut model = Model { graph, catalogue: catalogue(&mut rng), today: None };
    test_numbers(&mut model, seed);
    if seed.is_multiple_of(3) {
        free_in_order(&mut model, seed);
    }
    numbered(model)
}

/// Lets tests of a number be of questions that ask for one, where there are any, and finds the ranges.
fn test_numbers(model: &mut Model, seed: u64) {
    let mut rng = Rng::with_seed(seed ^ 0x00AB_1DE5);
    let rows = model.graph.questions.iter();
    let numbers = rows.filter(|(_, question)| matches!(question.kind, QuestionKind::Number { .. }));
    let numbers: Vec<QuestionIx> = numbers.map(|(at, _)| at).collect();
    if !numbers.is_empty() {
        each_condition(model, &mut |part| {
            if let Condition::Number { question, .. } = part {
                *question = numbers[below(&mut rng, numbers.len())];
            }
        });
    }
    precompute_turns(model);
}

/// Every part of every condition of the questions, innermost last.
fn each_condition(model: &mut Model, change: &mut impl FnMut(&mut Condition)) {
    for at in model.graph.questions.indexes() {
        let question = model.graph.questions.row_mut(at);
        let mut all: Vec<&mut Condition> = question.ask_when.iter_mut().collect();
        let mut ways = vec![&mut question.way];
        ways.extend(&mut question.unknown);
        let mut effects = vec![&mut question.effects];
        if let QuestionKind::One { answers } | QuestionKind::Many { answers, .. } = &mut question.kind {
            for answer in answers.rows_mut() {
                ways.extend(&mut answer.way);
                effects.push(&mut answer.effects);
            }
        }
        all.extend(ways.into_iter().flatten().filter_map(|route| route.when.as_mut()));
        for requirement in effects.into_iter().flat_map(|effects| &mut effects.keep) {
            all.push(&mut requirement.require);
            all.extend(&mut requirement.when);
        }
        all.into_iter().for_each(|condition| each_part(condition, change));
    }
    let of_groups = model.graph.groups.rows_mut().iter_mut().flat_map(|group| &mut group.way);
    of_groups.filter_map(|route| route.when.as_mut()).for_each(|condition| each_part(condition, change));
}

fn each_part(condition: &mut Condition, change: &mut impl FnMut(&mut Condition)) {
    change(condition);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter_mut().for_each(|part| each_part(part, change));
        }
        Condition::Not(part) => each_part(part, change),
        Condition::Derived(label) => each_part(&mut Arc::make_mut(label).when, change),
        _ => {}
    }
}

/// Makes some of the questions free in order: every way to one of them leads to their group.
fn free_in_order(model: &mut Model, seed: u64) {
    let mut rng = Rng::with_seed(seed ^ 0x9E37_79B9);
    let first = 1 + below(&mut rng, 2);
    let mut members: Vec<QuestionIx> = (first..QUESTIONS)
        .map(QuestionIx::new)
        .filter(|at| !matches!(model.graph.questions.row(*at).kind, QuestionKind::Info))
        .take(2 + below(&mut rng, 3))
        .collect();
    rng.shuffle(&mut members);
    let last = members.iter().map(|at| at.at()).max().unwrap_or(0);
    let mut way = routes(&mut rng, last, None);
    for at in model.graph.questions.indexes() {
        let question = model.graph.questions.row_mut(at);
        if members.contains(&at) {
            question.group = Some(GroupIx::new(0));
            question.way.clear();
            question.unknown.iter_mut().for_each(Vec::clear);
            if chance(&mut rng, 60) {
                question.effects.labels.clear();
            }
        }
        if let QuestionKind::One { answers } = &mut question.kind {
            for answer in answers.rows_mut() {
                answer.way = answer.way.take().filter(|_| !members.contains(&at));
            }
        }
        let of_answers = match &mut question.kind {
            QuestionKind::One { answers } => {
                answers.rows_mut().iter_mut().filter_map(|it| it.way.as_mut()).collect()
            }
            _ => Vec::new(),
        };
        let ways = of_answers.into_iter().chain(&mut question.unknown).chain([&mut question.way]);
        ways.for_each(|way| to_group(way, &members));
    }
    to_group(&mut way, &members);
    model.graph.groups = [QuestionGroup {
        id: "g".to_owned(),
        members: members.into_iter().map(GroupMember::new).collect(),
        way,
    }]
    .into_iter()
    .collect();
    precompute_pruning(model);
}

fn to_group(way: &mut [Route], members: &[QuestionIx]) {
    for route in way {
        if matches!(route.target, RouteTarget::Go(question) if members.contains(&question)) {
            route.target = RouteTarget::Group(GroupIx::new(0));
        }
    }
}

/// With every route numbered.
fn numbered(mut model: Model) -> Model {
    let mut count = 0;
    let mut number = |routes: &mut Vec<Route>| {
        for route in routes {
            route.ix = RouteIx::new(count);
            count += 1;
        }
    };
    model.graph.groups.rows_mut().iter_mut().for_each(|group| number(&mut group.way));
    for at in model.graph.questions.indexes() {
        let question = model.graph.questions.row_mut(at);
        number(&mut question.way);
        question.unknown.iter_mut().for_each(&mut number);
        if let QuestionKind::One { answers } = &mut question.kind {
            for answer in answers.indexes() {
                answers.row_mut(answer).way.iter_mut().for_each(&mut number);
            }
        }
    }
    model.graph.route_count = count;
    model
}

/// The same tree, in which nothing looks at more of what is left than whether there is anything.
pub(crate) fn looking_at_nothing_else(mut model: Model) -> Model {
    each_condition(&mut model, &mut |part| {
        if let Condition::Remaining(over) = part {
            **over = match **over {
                Remaining::AtMost(_) | Remaining::None(_) => Remaining::AtMost(Operand::Fixed(0)),
                _ => Remaining::AtLeast(Operand::Fixed(1)),
            };
        }
    });
    precompute_pruning(&mut model);
    model
}

/// The same tree, in which two questions ask for a number, and what that drops depends on how it compares with how many
/// apps are left: so the ranges that behave alike depend on that too.
pub(crate) fn counting_with_the_answer(mut model: Model, seed: u64) -> Model {
    let mut rng = Rng::with_seed(seed ^ 0x5EED);
    for at in [1, 3].map(QuestionIx::new) {
        let question = model.graph.questions.row_mut(at);
        question.kind = a_number();
        let over = if chance(&mut rng, 50) {
            Remaining::AtLeast(Operand::Answer)
        } else {
            Remaining::AtMost(Operand::Answer)
        };
        question.effects.keep.push(Requirement {
            require: fact_only(&mut rng),
            because: text("x"),
            unsure: None,
            when: Some(Condition::Remaining(Box::new(over))),
            sources: Vec::new(),
        });
    }
    precompute_turns(&mut model);
    precompute_pruning(&mut model);
    model
}

/// A chain of questions, each of whose answers asks for a flag that seven in ten apps have.
pub(crate) fn layered(questions: usize, answers: usize, apps: usize, seed: u64) -> Model {
    let mut rng = Rng::with_seed(seed);
    let mut model = model(0);
    let app = |at: usize| App { id: format!("p{at}"), ..model.catalogue.apps.rows()[0].clone() };
    let mut columns: Table<FactIx, Column> = Table::default();
    let mut all = AppSet::with_capacity(apps);
    all.insert_range(..);
    for _ in 0..questions * answers {
        let mut yes = AppSet::with_capacity(apps);
        (0..apps).filter(|_| rng.usize(..10) > 2).for_each(|app| yes.insert(app));
        let mut no = all.clone();
        no.difference_with(&yes);
        columns.push(Column {
            known: all.clone(),
            depends: BTreeMap::new(),
            cells: ColumnCells::Marks([yes, no].into_iter().collect()),
            details: BTreeMap::new(),
        });
    }
    model.catalogue =
        Catalogue { apps: (0..apps).map(app).collect(), columns, offered: all, ..Catalogue::default() };
    let ask = |own: usize| {
        let require = |at: usize| Requirement {
            require: Condition::Fact(FactTest {
                fact: FactIx::new(own * answers + at),
                test: Test::AnyOf(vec![Operand::Fixed(ValueIx::new(0))]),
            }),
            because: text("x"),
            unsure: None,
            when: None,
            sources: Vec::new(),
        };
        let answer = |at: usize| Answer {
            id: format!("a{at}"),
            text: text("x"),
            help: None,
            sources: Vec::new(),
            note: None,
            role: Role::default(),
            effects: Effects { keep: vec![require(at)], ..Effects::default() },
            way: None,
            generated: false,
        };
        let target = match own + 1 < questions {
            true => RouteTarget::Go(QuestionIx::new(own + 1)),
            false => RouteTarget::End(OutcomeIx::new(0)),
        };
        Question {
            kind: QuestionKind::One { answers: (0..answers).map(answer).collect() },
            ask_when: None,
            unknown: None,
            effects: Effects::default(),
            way: vec![Route { ix: RouteIx::new(0), when: None, target }],
            ..model.graph.questions.rows()[0].clone()
        }
    };
    model.graph.questions = (0..questions).map(ask).collect();
    model.graph.groups = Table::default();
    numbered(model)
}
