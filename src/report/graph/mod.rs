//! The tree as a graph, to be drawn by Mermaid or Graphviz: questions, pages and ends, with every way between them.
//! What no answer can ever take is left out; whether a walk gets there at all is not asked here.

mod dot;
mod guard;
mod mermaid;
mod ways;

use crate::model::{Graph, Model, Outcome, OutcomeKind, Question, QuestionKind, RouteTarget};
use crate::text::{Messages, SafeText, parse, to_plain, truncate, wrap};

/// In which language the graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// A flowchart, as forges and wikis draw it in a Markdown file.
    Mermaid,
    /// The language of Graphviz.
    Dot,
}

/// The tree as a graph. The fixed words in it are those of `say`.
pub fn graph(model: &Model, messages: Messages, format: GraphFormat) -> String {
    let drawing = Drawing::new(model, messages);
    match format {
        GraphFormat::Mermaid => mermaid::write(&drawing),
        GraphFormat::Dot => dot::write(&drawing, &model.graph.id),
    }
}

/// The columns of a line in a node, as wide as Mermaid makes one by itself; and of one beside a way.
const NODE_WIDTH: usize = 27;
const EDGE_WIDTH: usize = 30;
/// A longer text ends in dots: a drawing is no place to read it.
const LONGEST: usize = 180;

/// What is drawn, in order.
struct Drawing {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

struct Node {
    /// Letters of the alphabet, digits and `_` only.
    id: String,
    shape: Shape,
    lines: Vec<String>,
}

#[derive(Clone, Copy)]
enum Shape {
    Start,
    One,
    Many,
    Number,
    Page,
    Group,
    Advice,
    Blocked,
    Info,
}

#[derive(Clone, Copy, PartialEq)]
enum EdgeKind {
    /// It is gone.
    Way,
    /// It passes by a question that is skipped.
    Skips,
    /// It is gone and come back: to a question of a group.
    ThereAndBack,
}

/// All ways of one kind from one node to another.
struct Edge {
    from: String,
    to: String,
    kind: EdgeKind,
    /// Who takes it and when; nothing when everybody always does.
    lines: Vec<String>,
}

/// The node before the first question. The ids of all others hold a `_` after their first letter.
const START: &str = "start";

impl Drawing {
    fn new(model: &Model, messages: Messages) -> Self {
        let graph = &model.graph;
        let mut lines = vec![messages.graph_start().to_owned()];
        lines.extend(shown(&graph.title));
        let mut nodes = vec![Node { id: START.to_owned(), shape: Shape::Start, lines }];
        let mut edges = vec![Edge {
            from: START.to_owned(),
            to: node_id(graph, RouteTarget::Go(graph.start)),
            kind: EdgeKind::Way,
            lines: Vec::new(),
        }];
        for (ix, question) in graph.questions.iter() {
            let id = node_id(graph, RouteTarget::Go(ix));
            edges.extend(ways::edges(model, ix, messages));
            let mut node = Node { id, ..of_question(question) };
            if let Some(asked) = ways::asked_when(model, ix) {
                node.lines.extend(wrap(&messages.graph_asked_when(&asked), NODE_WIDTH));
            }
            nodes.push(node);
        }
        for (ix, group) in graph.groups.iter() {
            let mut lines = wrap(messages.graph_group(), NODE_WIDTH);
            lines.push(format!("({})", group.id));
            nodes.push(Node { id: node_id(graph, RouteTarget::Group(ix)), shape: Shape::Group, lines });
            edges.extend(ways::edges_of_group(model, ix, messages));
        }
        for (ix, outcome) in graph.outcomes.iter() {
            nodes.push(Node { id: node_id(graph, RouteTarget::End(ix)), ..of_outcome(outcome) });
        }
        Self { nodes, edges }
    }
}

/// An id that means nothing in any language for graphs, as `end` or `node` would.
fn node_id(graph: &Graph, target: RouteTarget) -> String {
    match target {
        RouteTarget::Go(question) => format!("q_{}", graph.questions.row(question).id),
        RouteTarget::End(outcome) => format!("u_{}", graph.outcomes.row(outcome).id),
        RouteTarget::Group(group) => format!("g_{}", graph.groups.row(group).id),
        RouteTarget::Use(list) => format!("r_{}", graph.routes.row(list).id),
    }
}

fn of_question(question: &Question) -> Node {
    let shape = match question.kind {
        QuestionKind::One { .. } => Shape::One,
        QuestionKind::Many { .. } => Shape::Many,
        QuestionKind::Number { .. } => Shape::Number,
        QuestionKind::Info => Shape::Page,
    };
    Node { id: String::new(), shape, lines: with_id(&question.ask, &question.id) }
}

fn of_outcome(outcome: &Outcome) -> Node {
    let shape = match outcome.kind {
        OutcomeKind::Advice => Shape::Advice,
        OutcomeKind::Blocked => Shape::Blocked,
        OutcomeKind::Info => Shape::Info,
    };
    Node { id: String::new(), shape, lines: with_id(&outcome.title, &outcome.id) }
}

/// A text, and below it the id: by that the conditions beside the ways name it.
fn with_id(text: &SafeText, id: &str) -> Vec<String> {
    let mut lines = shown(text);
    lines.push(format!("({id})"));
    lines
}

/// A text of the tree as a few lines.
fn shown(text: &SafeText) -> Vec<String> {
    let short = short(text, LONGEST);
    if short.is_empty() { Vec::new() } else { wrap(&short, NODE_WIDTH) }
}

/// A text of the tree without its markup, on one line.
fn short(text: &SafeText, columns: usize) -> String {
    let plain = to_plain(&parse(text.as_str()));
    let words: Vec<&str> = plain.split_whitespace().collect();
    truncate(&words.join(" "), columns).into_owned()
}
