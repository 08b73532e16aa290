//! The graph as a flowchart of Mermaid.
//!
//! A label there goes through a parser, a reader of Markdown and a browser. Whatever could mean something to one of
//! them is written as the number of its character, which only the last of them makes into that character.

use super::{Edge, EdgeKind, GraphDrawing, GraphNode, NodeShape};

/// The whole text.
pub(super) fn write(drawing: &GraphDrawing) -> String {
    let mut text = String::from("flowchart TD\n");
    for node in &drawing.nodes {
        text.push_str(&node_line(node));
    }
    for edge in &drawing.edges {
        text.push_str(&edge_line(edge));
    }
    text
}

fn node_line(node: &GraphNode) -> String {
    let (open, close) = match node.shape {
        NodeShape::Start => ("((", "))"),
        NodeShape::One => ("[", "]"),
        NodeShape::Many => ("[[", "]]"),
        NodeShape::Number => ("[/", "/]"),
        NodeShape::Page => (">", "]"),
        NodeShape::Group => ("[/", "\\]"),
        NodeShape::Advice => ("([", "])"),
        NodeShape::Blocked => ("{{", "}}"),
        NodeShape::Info => ("(", ")"),
    };
    format!("    {}{open}{}{close}\n", node.id, label(&node.lines))
}

fn edge_line(edge: &Edge) -> String {
    let arrow = match edge.kind {
        EdgeKind::Way => "-->",
        EdgeKind::Skips => "-.->",
        EdgeKind::ThereAndBack => "<-->",
    };
    let words = if edge.lines.is_empty() { String::new() } else { format!("|{}|", label(&edge.lines)) };
    format!("    {} {arrow}{words} {}\n", edge.from, edge.to)
}

fn label(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

/// Words that mean nothing but themselves.
fn escape(words: &str) -> String {
    // With these letters Mermaid marks its numbers while it reads, and would take those of a text for its own.
    let words = words.replace('ﬂ', "fl").replace("¶ß", "¶ss");
    let mut escaped = String::with_capacity(words.len());
    let mut before = ' ';
    for letter in words.chars() {
        let plain = match letter {
            ' ' | ',' | '?' | '!' | '(' => true,
            // Behind a number, or before a word, they begin a list.
            ')' => !before.is_ascii_digit(),
            '.' | '-' => before.is_alphabetic(),
            _ => letter.is_alphanumeric(),
        };
        if plain {
            escaped.push(letter);
        } else {
            escaped.push_str(&format!("#{};", u32::from(letter)));
        }
        before = letter;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_means_something_is_a_number() {
        for (words, written) in [
            ("Hoe ver, en hoe vaak?", "Hoe ver, en hoe vaak?"),
            ("een e-bike (nieuw)", "een e-bike (nieuw)"),
            ("a \"b\"", "a #34;b#34;"),
            ("1. x - y. 1) (z)", "1#46; x #45; y. 1#41; (z)"),
            ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
            ("<script>;#amp;", "#60;script#62;#59;#35;amp#59;"),
            ("ﬂ°°60¶ß Straße", "fl#176;#176;60#182;ss Straße"),
            ("`*_\\|[]", "#96;#42;#95;#92;#124;#91;#93;"),
        ] {
            assert_eq!(escape(words), written);
        }
    }
}
