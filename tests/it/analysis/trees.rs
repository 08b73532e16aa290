//! Trees made by hand, at random but the same for the same seed.
#![expect(clippy::indexing_slicing, reason = "tests may panic")]

use std::collections::BTreeMap;
use std::sync::Arc;

use fastrand::Rng;
use stappenplan::engine::{precompute_pruning, precompute_turns};
use stappenplan::model::{
    Answer, App, AppSet, Catalogue, Column, ColumnCells, Condition, Effects, Fact, FactIx, FactKind,
    FactTest, Graph, GroupIx, GroupMember, Ix, Model, Operand, Outcome, OutcomeIx, OutcomeKind, Question,
    QuestionGroup, QuestionIx, QuestionKind, Remaining, Requirement, Role, Route, RouteIx, RouteTarget,
    Shows, Table, Test, ValueIx, Words,
};

use super::tree_parts::{
    FACTS, LABELS, OUTCOMES, QUESTIONS, a_number, below, catalogue, chance, fact_only, question, routes, text,
};

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
        ask: None,
        help: None,
        kind: FactKind::Flag,
    };
    let graph = Graph {
        rows: Vec::new(),
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
        advisers: Vec::new(),
        ask_all: Vec::new(),
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
    let mut model = Model::new(graph, catalogue(&mut rng));
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
    let mut columns: Table<FactIx, std::sync::Arc<Column>> = Table::default();
    let mut all = AppSet::with_capacity(apps);
    all.insert_range(..);
    for _ in 0..questions * answers {
        let mut yes = AppSet::with_capacity(apps);
        (0..apps).filter(|_| rng.usize(..10) > 2).for_each(|app| yes.insert(app));
        let mut no = all.clone();
        no.difference_with(&yes);
        columns.push(std::sync::Arc::new(Column {
            known: all.clone(),
            depends: BTreeMap::new(),
            cells: ColumnCells::Marks([yes, no].into_iter().collect()),
            details: BTreeMap::new(),
        }));
    }
    model.catalogue = Catalogue {
        apps: std::sync::Arc::new((0..apps).map(app).collect()),
        columns,
        offered: all,
        ..Catalogue::default()
    };
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
            made: None,
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
