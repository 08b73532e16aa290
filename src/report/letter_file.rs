//! One letter to a supplier as a file of its own: as a document, and as plain lines to paste into a mail.

use super::lines::text_lines;
use crate::document::{Document, Part, Span};
use crate::session::{LetterPart, SupplierLetter};
use crate::text::{MarkdownBlock, Messages, RunStyle, lay_out, parse};

/// A mail breaks lines itself, as wide as its window is: no paragraph is broken before.
const UNBROKEN: usize = 1_000_000;

/// The letter as a document: all that it says, and whom it goes to.
pub fn letter_document(letter: &SupplierLetter, messages: Messages) -> Document {
    let mut parts = Vec::new();
    for part in letter.parts(messages) {
        match part {
            LetterPart::Heading(words) => parts.push(Part::Heading { level: 1, words: words.into() }),
            LetterPart::Paragraph(words) => markdown(&mut parts, words),
            LetterPart::Point(words) => spans(words.as_str()).for_each(|spans| item(&mut parts, spans)),
            LetterPart::Question { number, words, explained } => {
                // Lists of a document begin at 1 again, and what belongs to a question stands between them.
                let mark = Span::bold(format!("{number}. "));
                let mut marks = std::iter::once(mark);
                for spans in spans(words) {
                    let all = marks.next().into_iter().chain(spans);
                    parts.push(Part::Paragraph(all.map(|span| Span { is_bold: true, ..span }).collect()));
                }
                explained.iter().for_each(|words| item(&mut parts, vec![Span::plain(words.as_str())]));
            }
        }
    }
    Document { title: letter.title.as_str().into(), lang: messages.lang(), parts, ..Document::default() }
}

/// The same as lines: a paragraph is one line, and what belongs to a question stands below it.
pub fn letter_text(letter: &SupplierLetter, messages: Messages) -> String {
    let mut lines = vec![letter.title.clone()];
    for part in letter.parts(messages) {
        lines.extend((!matches!(part, LetterPart::Point(_))).then(String::new));
        // A heading brings a blank line of its own.
        lines.extend(text_lines(&part.blocks(), UNBROKEN).into_iter().skip_while(String::is_empty));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Paragraphs and lists of small Markdown.
fn markdown(parts: &mut Vec<Part>, text: &str) {
    for block in parse(text) {
        let told = block_spans(&block);
        match block {
            MarkdownBlock::Paragraph(_) => parts.push(Part::Paragraph(told)),
            MarkdownBlock::Item(_) => item(parts, told),
        }
    }
}

/// One point more: of the list that is there last, or of a new one.
fn item(parts: &mut Vec<Part>, spans: Vec<Span>) {
    match parts.last_mut() {
        Some(Part::List { items, .. }) => items.push(spans),
        _ => parts.push(Part::List { is_numbered: false, items: vec![spans] }),
    }
}

/// The words of each block of a text.
fn spans(text: &str) -> impl Iterator<Item = Vec<Span>> {
    parse(text).into_iter().map(|block| block_spans(&block))
}

fn block_spans(block: &MarkdownBlock) -> Vec<Span> {
    let runs = lay_out(std::slice::from_ref(block), UNBROKEN, "").into_iter().flatten();
    runs.map(|run| Span { is_bold: run.style == RunStyle::Bold, words: run.text.into() }).collect()
}
