//! The graph in the language of Graphviz.

use std::slice::from_ref;

use super::{Edge, EdgeKind, GraphDrawing, GraphNode, NodeShape};

/// The whole text.
pub(super) fn write(drawing: &GraphDrawing, name: &str) -> String {
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

fn node_line(node: &GraphNode) -> String {
    let attributes = match node.shape {
        NodeShape::Start => "shape=box style=filled fillcolor=grey90",
        NodeShape::One => "shape=box",
        NodeShape::Many => "shape=box peripheries=2",
        NodeShape::Number => "shape=parallelogram",
        NodeShape::Page => "shape=note",
        NodeShape::Group => "shape=trapezium",
        NodeShape::Advice => "shape=ellipse style=bold",
        NodeShape::Blocked => "shape=octagon",
        NodeShape::Info => "shape=ellipse",
    };
    format!("    {} [{attributes} label={}]\n", quoted(from_ref(&node.id)), quoted(&node.lines))
}

fn edge_line(edge: &Edge) -> String {
    let mut attributes = Vec::new();
    match edge.kind {
        EdgeKind::Way => {}
        EdgeKind::Skips => attributes.push("style=dashed".to_owned()),
        EdgeKind::ThereAndBack => attributes.push("dir=both".to_owned()),
    }
    if !edge.lines.is_empty() {
        attributes.push(format!("label={}", quoted(&edge.lines)));
    }
    let attributes =
        if attributes.is_empty() { String::new() } else { format!(" [{}]", attributes.join(" ")) };
    format!("    {} -> {}{attributes}\n", quoted(from_ref(&edge.from)), quoted(from_ref(&edge.to)))
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
