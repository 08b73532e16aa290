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

/// The tree as a graph. The fixed words in it are those of `messages`.
pub fn graph(model: &Model, messages: Messages, format: GraphFormat) -> String {
    let drawing = GraphDrawing::new(model, messages);
    match format {
        GraphFormat::Mermaid => mermaid::write(&drawing),
        GraphFormat::Dot => dot::write(&drawing, &model.graph.id),
    }
}

/// The columns of a line in a node (as wide as Mermaid makes one by itself), and of a line beside an edge.
const NODE_WIDTH: usize = 27;
const EDGE_WIDTH: usize = 30;
/// A longer text is cut off: nobody reads it in a drawing.
const LONGEST: usize = 180;

/// What is drawn, in order.
struct GraphDrawing {
    nodes: Vec<GraphNode>,
    edges: Vec<Edge>,
}

struct GraphNode {
    /// Letters of the alphabet, digits and `_` only.
    id: String,
    shape: NodeShape,
    lines: Vec<String>,
}

#[derive(Clone, Copy)]
enum NodeShape {
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
    /// A person takes it.
    Way,
    /// A question that is skipped is passed by it.
    Skips,
    /// To a question of a group, and back to the group.
    ThereAndBack,
}

/// All ways of one kind from one node to another.
struct Edge {
    from: String,
    to: String,
    kind: EdgeKind,
    /// Who takes it and when; empty when everybody always does.
    lines: Vec<String>,
}

/// The node before the first question. The ids of all others hold a `_` after their first letter.
const START: &str = "start";

impl GraphDrawing {
    fn new(model: &Model, messages: Messages) -> Self {
        let graph = &model.graph;
        let mut lines = vec![messages.graph_start().to_owned()];
        lines.extend(shown(&graph.title));
        let mut nodes = vec![GraphNode { id: START.to_owned(), shape: NodeShape::Start, lines }];
        let mut edges = vec![Edge {
            from: START.to_owned(),
            to: node_id(graph, RouteTarget::Go(graph.start)),
            kind: EdgeKind::Way,
            lines: Vec::new(),
        }];
        for (ix, question) in graph.questions.iter() {
            let id = node_id(graph, RouteTarget::Go(ix));
            edges.extend(ways::edges(model, ix, messages));
            let mut node = GraphNode { id, ..of_question(question) };
            if let Some(asked) = ways::asked_when(model, ix) {
                node.lines.extend(wrap(&messages.graph_asked_when(&asked), NODE_WIDTH));
            }
            nodes.push(node);
        }
        for (ix, group) in graph.groups.iter() {
            let mut lines = wrap(messages.graph_group(), NODE_WIDTH);
            lines.push(format!("({})", group.id));
            nodes.push(GraphNode {
                id: node_id(graph, RouteTarget::Group(ix)),
                shape: NodeShape::Group,
                lines,
            });
            edges.extend(ways::edges_of_group(model, ix, messages));
        }
        for (ix, outcome) in graph.outcomes.iter() {
            nodes.push(GraphNode { id: node_id(graph, RouteTarget::End(ix)), ..of_outcome(outcome) });
        }
        Self { nodes, edges }
    }
}

/// An id that no graph language takes for a keyword, as it would `end` or `node`.
fn node_id(graph: &Graph, target: RouteTarget) -> String {
    match target {
        RouteTarget::Go(question) => format!("q_{}", graph.questions.row(question).id),
        RouteTarget::End(outcome) => format!("u_{}", graph.outcomes.row(outcome).id),
        RouteTarget::Group(group) => format!("g_{}", graph.groups.row(group).id),
        RouteTarget::Use(list) => format!("r_{}", graph.routes.row(list).id),
    }
}

fn of_question(question: &Question) -> GraphNode {
    let shape = match question.kind {
        QuestionKind::One { .. } => NodeShape::One,
        QuestionKind::Many { .. } => NodeShape::Many,
        QuestionKind::Number { .. } => NodeShape::Number,
        QuestionKind::Info => NodeShape::Page,
    };
    GraphNode { id: String::new(), shape, lines: with_id(&question.ask, &question.id) }
}

fn of_outcome(outcome: &Outcome) -> GraphNode {
    let shape = match outcome.kind {
        OutcomeKind::Advice => NodeShape::Advice,
        OutcomeKind::Blocked => NodeShape::Blocked,
        OutcomeKind::Info => NodeShape::Info,
    };
    GraphNode { id: String::new(), shape, lines: with_id(&outcome.title, &outcome.id) }
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
