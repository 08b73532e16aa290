//! The tree as a graph: what is drawn, that nothing is missing, and that no text steers the program that draws it.

use std::collections::BTreeSet;

use stappenplan::engine::{self, Position, Skip};
use stappenplan::model::{Model, QuestionIx};
use stappenplan::report::{GraphFormat, graph};
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Content};

/// More steps than this of one tree show nothing new.
const MOST_STEPS: usize = 2_000;

fn drawn(model: &Model, format: GraphFormat) -> String {
    let lang = Lang::from_code(&model.graph.language).unwrap();
    graph(model, Messages::new(lang), format)
}

/// The nodes, and the ways as (from, whether it is skipped, to), as the text has them.
#[derive(Debug, Default, PartialEq)]
struct Parts {
    nodes: Vec<String>,
    ways: BTreeSet<(String, bool, String)>,
    edges: usize,
}

impl Parts {
    fn add(&mut self, from: &str, skips: bool, back: bool, to: &str) {
        self.ways.insert((from.to_owned(), skips, to.to_owned()));
        self.edges += 1;
        if back {
            self.ways.insert((to.to_owned(), skips, from.to_owned()));
            self.edges += 1;
        }
    }
}

#[track_caller]
fn mermaid(text: &str) -> Parts {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart TD"));
    let mut parts = Parts::default();
    for line in lines {
        let line = line.strip_prefix("    ").unwrap();
        let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap();
        let (id, rest) = line.split_at(end);
        match rest.strip_prefix(' ') {
            Some(arrow) => {
                let (skips, back) = (arrow.starts_with("-.->"), arrow.starts_with("<-->"));
                assert!(skips || back || arrow.starts_with("-->"), "{line}");
                parts.add(id, skips, back, arrow.split(' ').next_back().unwrap());
            }
            None => parts.nodes.push(id.to_owned()),
        }
    }
    parts
}

fn dot(text: &str) -> Parts {
    let mut parts = Parts::default();
    for line in text.lines().filter_map(|line| line.strip_prefix("    \"")) {
        let (id, rest) = line.split_once('"').unwrap();
        match rest.strip_prefix(" -> \"") {
            Some(rest) => {
                let (to, look) = rest.split_once('"').unwrap();
                let (skips, back) = (look.starts_with(" [style=dashed"), look.starts_with(" [dir=both"));
                parts.add(id, skips, back, to);
            }
            None => parts.nodes.push(id.to_owned()),
        }
    }
    parts
}

/// Both formats hold the same; every question and every end once; every way has its ends. Returns the parts.
#[track_caller]
fn whole(content: &Content, model: &Model) -> Parts {
    let text = drawn(model, GraphFormat::Mermaid);
    assert_eq!(text, drawn(model, GraphFormat::Mermaid));
    let parts = mermaid(&text);
    assert_eq!(parts, dot(&drawn(model, GraphFormat::Dot)), "{}", content.name);
    let questions = model.graph.questions.rows().iter().map(|question| format!("q_{}", question.id));
    let outcomes = model.graph.outcomes.rows().iter().map(|outcome| format!("u_{}", outcome.id));
    let groups = model.graph.groups.rows().iter().map(|group| format!("g_{}", group.id));
    let expected: Vec<String> =
        std::iter::once("start".to_owned()).chain(questions).chain(groups).chain(outcomes).collect();
    assert_eq!(parts.nodes, expected, "{}", content.name);
    assert_eq!(parts.edges, parts.ways.len(), "{}: equal ways are one", content.name);
    for (from, _, to) in &parts.ways {
        assert!(parts.nodes.contains(from) && parts.nodes.contains(to), "{}: {from} {to}", content.name);
    }
    parts
}

/// Whether there is a way from one node to another, by itself or through groups of questions.
fn is_way(parts: &Parts, from: &str, by: bool, to: &str, most: usize) -> bool {
    let is_drawn = |to: &str| parts.ways.contains(&(from.to_owned(), by, to.to_owned()));
    let mut groups = parts.nodes.iter().filter(|node| node.starts_with("g_"));
    is_drawn(to)
        || most > 0 && groups.any(|group| is_drawn(group) && is_way(parts, group, false, to, most - 1))
}

/// Whether a graph leads from one node to another past exactly these: skipped questions, and pages that are shown.
fn leads(parts: &Parts, from: &str, by: bool, past: &[(String, bool)], to: &str) -> bool {
    let way = |to: &str| is_way(parts, from, by, to, parts.nodes.len());
    if past.is_empty() {
        return way(to);
    }
    past.iter().enumerate().any(|(at, (next, skipped))| {
        let mut rest = past.to_vec();
        rest.remove(at);
        way(next) && leads(parts, next, *skipped, &rest, to)
    })
}

fn node(model: &Model, question: QuestionIx) -> String {
    format!("q_{}", model.graph.questions.row(question).id)
}

/// Every step that can be taken is drawn; returns how many were looked at.
#[track_caller]
fn steps_are_drawn(content: &Content, model: &Model, parts: &Parts) -> usize {
    let begin = engine::start_walk(model);
    let mut steps = 0;
    // All steps from this place to the next: past what is skipped or shown between them.
    let mut check = |from: &str, skipped: &[Skip], shown: &[QuestionIx], position: Position| {
        // A question that is free in order is not passed by: the way is that of its group.
        let alone = |skip: &&Skip| model.graph.questions.row(skip.question).group.is_none();
        let skipped = skipped.iter().filter(alone).map(|skip| (node(model, skip.question), true));
        let past: Vec<_> = skipped.chain(shown.iter().map(|page| (node(model, *page), false))).collect();
        let to = match position {
            Position::At(question) => node(model, question),
            Position::Done(outcome) => format!("u_{}", model.graph.outcomes.row(outcome).id),
            // Where it is differs by fault; what leads there is drawn when another walk goes on.
            Position::Stuck(_) => return,
        };
        assert!(leads(parts, from, false, &past, &to), "{}: {from} {past:?} {to}", content.name);
        steps += 1;
    };
    check("start", &begin.skipped, &begin.shown, begin.position);
    let mut open = vec![begin];
    let mut looked = 0;
    while let Some(core) = open.pop().filter(|_| looked < MOST_STEPS) {
        for choice in trees::choices(model, core.position, core.left.count_ones(..)) {
            let next = engine::step_walk(model, &core, &choice).unwrap();
            let (skipped, shown) = (&next.skipped[core.skipped.len()..], &next.shown[core.shown.len()..]);
            check(&node(model, choice.question), skipped, shown, next.position);
            looked += 1;
            open.push(next);
        }
    }
    steps
}

#[test]
fn every_question_end_and_step_is_drawn() {
    let folders = trees::entries(&trees::folder("constructs"));
    let folders = folders.iter().filter(|folder| folder.is_dir()).map(|folder| Content::of_folder(folder));
    let others = ["second", "second/english", "graph/hostile", "graph/asked"]
        .map(|name| Content::of_folder(&trees::folder(name)));
    let mut steps = 0;
    for content in folders.chain(others).chain([Content::embedded()]).chain(trees::generated(0..300)) {
        let model = content.model();
        let parts = whole(&content, &model);
        steps += steps_are_drawn(&content, &model, &parts);
    }
    assert!(steps > 10_000, "{steps}");
}

#[test]
fn what_is_drawn() {
    for (name, folder) in [
        ("answers", "constructs/answer_unknown_in_routes"),
        ("shared_routes", "constructs/routes_use"),
        ("second", "second"),
        ("hostile", "graph/hostile"),
        ("asked", "graph/asked"),
        ("group", "constructs/fault_group"),
    ] {
        let model = Content::of_folder(&trees::folder(folder)).model();
        insta::assert_snapshot!(format!("mermaid_{name}"), drawn(&model, GraphFormat::Mermaid));
        insta::assert_snapshot!(format!("dot_{name}"), drawn(&model, GraphFormat::Dot));
    }
}

/// A label of Mermaid holds nothing that its parser, Markdown or HTML could take for more than a letter.
#[test]
fn no_text_steers_who_draws() {
    let model = Content::of_folder(&trees::folder("graph/hostile")).model();
    let text = drawn(&model, GraphFormat::Mermaid);
    let labels: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    assert!(labels.len() > 10);
    for label in labels {
        let bare = label.replace("<br/>", " ");
        let meant = bare.chars().filter(|c| !c.is_alphanumeric() && !" ,?!().-#;°".contains(*c));
        assert_eq!(meant.collect::<String>(), "", "{label}");
        for (at, _) in bare.match_indices('#') {
            let number: String = bare[at + 1..].chars().take_while(char::is_ascii_digit).collect();
            assert!(!number.is_empty() && bare[at + 1 + number.len()..].starts_with(';'), "{label}");
        }
    }
}
