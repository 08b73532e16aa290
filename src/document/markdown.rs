//! A document as Markdown.

use super::laid_out::words;
use super::markdown_writer::{MarkdownWriter, markdown_lines, markdown_words};
use super::{Cell, Document, Part, Span, Table};

/// So wide is the line for a signature.
const SIGNATURE: usize = 12;

/// The whole document. Its title is the only heading of the first level.
pub(super) fn markdown(document: &Document) -> String {
    let mut out = MarkdownWriter::default();
    out.heading(1, document.title.as_str());
    document.parts.iter().for_each(|part| write_part(part, &mut out));
    out.text_so_far()
}

fn write_part(part: &Part, out: &mut MarkdownWriter) {
    match part {
        Part::Heading { level, words } => out.heading(usize::from(*level) + 1, words.as_str()),
        Part::Paragraph(spans) => out.line(&spans_in_lines(spans, "")),
        Part::Command(spans) => out.line(&code(spans)),
        Part::Notice(spans) => out.quote(&spans_in_lines(spans, "> ")),
        Part::List { is_numbered, items } => {
            let item = |(at, item): (usize, &Vec<Span>)| {
                let mark = if *is_numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                let words = spans_in_lines(item, &" ".repeat(mark.len()));
                (mark, words)
            };
            out.list(items.iter().enumerate().map(item));
        }
        Part::Table(table) => write_table(table, out),
        Part::Signatures(all) => {
            let line = markdown_words(&"_".repeat(SIGNATURE));
            all.iter().for_each(|words| out.line(&format!("{line} {}", markdown_words(words.as_str()))));
        }
        Part::NewPage => {}
    }
}

fn write_table(table: &Table, out: &mut MarkdownWriter) {
    if !table.caption.is_empty() {
        out.line(&markdown_words(table.caption.as_str()));
    }
    let heads: Vec<String> = table.heads.iter().map(|head| markdown_words(head.as_str())).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(cell_words).collect()).collect();
    out.table(&heads, &rows);
}

/// A cell stands on one line.
fn cell_words(cell: &Cell) -> String {
    let words = |span: &Span| styled(&span.words.one_line(), span.is_bold, markdown_words);
    cell.spans.iter().map(words).collect::<String>().trim().to_owned()
}

fn spans_in_lines(spans: &[Span], indent: &str) -> String {
    let words =
        |span: &Span| styled(span.words.as_str(), span.is_bold, |words| markdown_lines(words, indent));
    spans.iter().map(words).collect()
}

/// What is typed, as it is typed: in a span of code nothing is a mark, and nothing has to be escaped.
fn code(spans: &[Span]) -> String {
    let words = words(spans);
    let longest = words.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_at_fence = words.starts_with(['`', ' ']) || words.ends_with(['`', ' ']);
    let blank = if is_at_fence { " " } else { "" };
    format!("{fence}{blank}{}{blank}{fence}", words.replace('\n', " "))
}

/// Marks hold only next to a letter: blanks at the ends stay outside.
fn styled(words: &str, is_bold: bool, written: impl Fn(&str) -> String) -> String {
    let inner = words.trim();
    let blank = |is_blank: bool| if is_blank { " " } else { "" };
    let (before, after) = (
        blank(words.starts_with(char::is_whitespace)),
        blank(!inner.is_empty() && words.ends_with(char::is_whitespace)),
    );
    let mark = if is_bold && !inner.is_empty() { "**" } else { "" };
    format!("{before}{mark}{}{mark}{after}", written(inner))
}

#[cfg(test)]
mod tests {
    use super::markdown;
    use crate::document::{Cell, Document, Part, Span, Table};

    #[test]
    fn every_part_is_markdown_and_words_mean_nothing_in_it() {
        let document = Document {
            title: "Een *fiets*".into(),
            parts: vec![
                Part::Notice(vec![Span::plain("Let op:\n- dit is "), Span::bold("een concept")]),
                Part::Heading { level: 1, words: "Kop".into() },
                Part::Paragraph(vec![Span::bold("Keuze: "), Span::plain("Snel 3\n1. en meer")]),
                Part::List {
                    is_numbered: true,
                    items: vec![vec![Span::plain("a\nb")], vec![Span::plain("c")]],
                },
                Part::NewPage,
                Part::Table(Table {
                    caption: "Wat er is.".into(),
                    heads: vec!["a|b".into(), "c".into()],
                    rows: vec![vec![Cell::words("x | y\nz"), Cell::default()]],
                }),
                Part::Signatures(vec!["de directie".into()]),
            ],
            ..Document::default()
        };
        let expected = "# Een \\*fiets\\*\n\n> Let op:\\\n> \\- dit is **een concept**\n\n## Kop\n\n**Keuze:** Snel 3\\\n1\\. en \
                        meer\n\n1. a\\\n   b\n2. c\n\nWat er is.\n\n| a\\|b | c |\n| --- | --- |\n| x \\| y z |  |\n\n\
                        \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ de directie\n";
        assert_eq!(markdown(&document), expected);
    }
}
