//! The blocks of a page as Markdown.
//!
//! Texts of the tree are simple Markdown: they are read and written again, so that nothing else in them counts as
//! Markdown or HTML. All other words are escaped as they are.

use crate::document::{MarkdownWriter, flat_markdown, markdown_lines, markdown_words};
use crate::session::Block;

/// Writes blocks whole and in order; a heading among them has this level.
pub(super) fn write_blocks<'b>(
    out: &mut MarkdownWriter,
    blocks: impl IntoIterator<Item = &'b Block>,
    level: usize,
) {
    let mut in_item = false;
    for block in blocks {
        let item = matches!(block, Block::Item(_) | Block::Numbered(..) | Block::Pair { .. });
        match block {
            Block::Heading(title) => out.heading(level, title),
            Block::Text(text) => out.text(text.as_str()),
            Block::Item(text) => out.item("- ", &flat_markdown(text.as_str())),
            Block::Numbered(number, text) => out.item(&format!("{number}. "), &flat_markdown(text.as_str())),
            Block::Pair { label, value, mark } => {
                let mark = if mark.is_empty() { String::new() } else { format!(" {}", markdown_words(mark)) };
                out.item("- ", &format!("{}: {}{mark}", markdown_words(label), markdown_words(value)));
            }
            Block::Remark(words) if in_item => out.item("  - ", &markdown_lines(words, "    ")),
            Block::Remark(words) => out.line(&format!("*{}*", markdown_lines(words, ""))),
        }
        in_item = item || (in_item && matches!(block, Block::Remark(_)));
    }
}
