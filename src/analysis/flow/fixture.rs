//! Small models by hand, for the tests of this room.

use std::collections::BTreeMap;

use crate::model::{
    Answer, Catalogue, Effects, Graph, Ix, Model, Outcome, OutcomeIx, OutcomeKind, Question, QuestionIx,
    QuestionKind, Role, Route, RouteIx, RouteTarget, Shows, Table, Words,
};
use crate::text::SafeText;

/// A tree in the making: ways are names of questions, or an outcome (a name that starts with `end`).
#[derive(Default)]
pub(in crate::analysis) struct ModelBuilder {
    questions: Vec<(String, AnswerShape, String)>,
}

/// How a question is answered: the ways of its answers (empty: the question's), or nothing for a page.
pub(in crate::analysis) struct AnswerShape(Option<Vec<String>>);

pub(in crate::analysis) fn one(answers: usize) -> AnswerShape {
    AnswerShape(Some(vec![String::new(); answers]))
}

pub(in crate::analysis) fn own_way(ways: &[&str]) -> AnswerShape {
    AnswerShape(Some(ways.iter().map(|way| (*way).to_owned()).collect()))
}

pub(in crate::analysis) fn info() -> AnswerShape {
    AnswerShape(None)
}

pub(in crate::analysis) fn go(to: &str) -> &str {
    to
}

impl ModelBuilder {
    pub(in crate::analysis) fn question(mut self, id: &str, shape: AnswerShape, way: &str) -> Self {
        self.questions.push((id.to_owned(), shape, way.to_owned()));
        self
    }

    pub(in crate::analysis) fn build(self) -> Model {
        let places: BTreeMap<String, usize> =
            self.questions.iter().enumerate().map(|(at, (id, _, _))| (id.clone(), at)).collect();
        let way = |to: &str| match places.get(to) {
            _ if to.is_empty() => Vec::new(),
            Some(at) => {
                vec![Route { ix: RouteIx::new(0), when: None, target: RouteTarget::Go(QuestionIx::new(*at)) }]
            }
            None => {
                vec![Route { ix: RouteIx::new(0), when: None, target: RouteTarget::End(OutcomeIx::new(0)) }]
            }
        };
        let questions = self.questions.iter().map(|(id, shape, to)| Question {
            id: id.clone(),
            phase: None,
            ask: text(id),
            help: None,
            sources: Vec::new(),
            owner: None,
            note: None,
            role: Role::default(),
            kind: match &shape.0 {
                None => QuestionKind::Info,
                Some(ways) => QuestionKind::One {
                    answers: ways
                        .iter()
                        .enumerate()
                        .map(|(at, to)| answer(at, Some(way(to)).filter(|way| !way.is_empty())))
                        .collect(),
                },
            },
            made: None,
            unknown: None,
            ask_when: None,
            effects: Effects::default(),
            way: way(to),
            group: None,
        });
        Model::new(graph(questions.collect()), Catalogue::default())
    }
}

fn answer(at: usize, way: Option<Vec<Route>>) -> Answer {
    Answer {
        id: format!("a{at}"),
        text: text("x"),
        help: None,
        sources: Vec::new(),
        note: None,
        role: Role::default(),
        effects: Effects::default(),
        way,
        generated: false,
    }
}

fn text(words: &str) -> SafeText {
    SafeText::new(words)
}

fn graph(questions: Table<QuestionIx, Question>) -> Graph {
    let end = Outcome {
        id: "end".to_owned(),
        kind: OutcomeKind::Advice,
        title: text("end"),
        body: None,
        sources: Vec::new(),
        shows: Shows::Nothing,
        plan: None,
        attention: Vec::new(),
    };
    Graph {
        rows: Vec::new(),
        id: "tree".to_owned(),
        title: text("tree"),
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
        facts: Table::default(),
        advisers: Vec::new(),
        ask_all: Vec::new(),
        standing: Vec::new(),
        questions,
        groups: Table::default(),
        outcomes: [end].into_iter().collect(),
        labels: Table::default(),
        derived: Table::default(),
        routes: Table::default(),
        route_count: 0,
        attention: Vec::new(),
        plans: Table::default(),
        scenarios: Vec::new(),
    }
}
