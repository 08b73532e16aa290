//! The graph in the language of Graphviz.

use std::slice::from_ref;

use super::{Drawing, Edge, EdgeKind, Node, Shape};

/// The whole text.
pub(super) fn write(drawing: &Drawing, name: &str) -> String {
    let mut text = format!("digraph {} {{\n", quoted(&[name.to_owned()]));
    text.push_str("    charset=\"UTF-8\"\n    node [fontname=\"sans-serif\"]\n");
    text.push_str("    edge [fontname=\"sans-serif\" fontsize=10]\n");
    for node in &drawing.nodes {
        text.push_str(&node_line(node));
    }
    for edge in &drawing.edges {
        text.push_str(&edge_line(edge));
    }
    text.push_str("}\n");
    text
}

fn node_line(node: &Node) -> String {
    let look = match node.shape {
        Shape::Start => "shape=box style=filled fillcolor=grey90",
        Shape::One => "shape=box",
        Shape::Many => "shape=box peripheries=2",
        Shape::Number => "shape=parallelogram",
        Shape::Page => "shape=note",
        Shape::Group => "shape=trapezium",
        Shape::Advice => "shape=ellipse style=bold",
        Shape::Blocked => "shape=octagon",
        Shape::Info => "shape=ellipse",
    };
    format!("    {} [{look} label={}]\n", quoted(from_ref(&node.id)), quoted(&node.lines))
}

fn edge_line(edge: &Edge) -> String {
    let mut look = Vec::new();
    match edge.kind {
        EdgeKind::Way => {}
        EdgeKind::Skips => look.push("style=dashed".to_owned()),
        EdgeKind::ThereAndBack => look.push("dir=both".to_owned()),
    }
    if !edge.lines.is_empty() {
        look.push(format!("label={}", quoted(&edge.lines)));
    }
    let look = if look.is_empty() { String::new() } else { format!(" [{}]", look.join(" ")) };
    format!("    {} -> {}{look}\n", quoted(from_ref(&edge.from)), quoted(from_ref(&edge.to)))
}

/// Lines between quotes. Besides the quote and the backslash only the sign that begins an entity means something.
fn quoted(lines: &[String]) -> String {
    let escape = |line: &String| line.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    let lines: Vec<String> = lines.iter().map(escape).collect();
    format!("\"{}\"", lines.join("\\n"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_stays_between_its_quotes() {
        let lines = |line: &str| quoted(&[line.to_owned(), "b".to_owned()]);
        assert_eq!(lines(r#"zeg "ja" \N"#), r#""zeg \"ja\" \\N\nb""#);
        assert_eq!(lines("&lt; <b> \\"), r#""&amp;lt; <b> \\\nb""#);
    }
}
