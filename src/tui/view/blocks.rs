//! Blocks of text as lines of a width.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::look::{BOLD, DIM, PLAIN, TERM};
use crate::session::{Block, ExplainedTerm};
use crate::text::{
    Glossary, Indent, Run, RunStyle, SafeText, TermMarker, lay_out, parse, wrap, wrap_indented,
};
use crate::text::{pad, width};

/// Sets text in lines, and marks the words that are explained, each once on the page.
pub(super) struct Setter<'g> {
    marker: TermMarker<'g, usize>,
}

/// The glossary of a page, for a [`Setter`].
pub(super) fn glossary(terms: &[ExplainedTerm]) -> Glossary<usize> {
    let spellings: Vec<[SafeText; 1]> = terms.iter().map(|term| [SafeText::new(&term.term)]).collect();
    Glossary::new(spellings.iter().enumerate().map(|(at, spelling)| (at, &spelling[..])))
}

impl<'g> Setter<'g> {
    /// A setter for a page on which nothing has been set yet.
    pub(super) fn new(glossary: &'g Glossary<usize>) -> Self {
        Self { marker: TermMarker::new(glossary) }
    }

    /// A text in small Markdown.
    pub(super) fn text(&mut self, text: &SafeText, columns: usize) -> Vec<Line<'static>> {
        self.styled(text, columns, PLAIN)
    }

    /// The same on a ground of another style.
    pub(super) fn styled(&mut self, text: &SafeText, columns: usize, style: Style) -> Vec<Line<'static>> {
        let blocks = self.marker.mark(parse(text.as_str()));
        lay_out(&blocks, columns, BULLET).into_iter().map(|line| spans(line, style)).collect()
    }

    /// A text behind a first word, such as a bullet, under which nothing else stands.
    fn hung(&mut self, first: &str, text: &SafeText, columns: usize) -> Vec<Line<'static>> {
        let indent = width(first);
        let lines = self.text(text, columns.saturating_sub(indent).max(1));
        indented(lines, first)
    }

    /// All blocks below each other, with blank lines where a part or paragraph begins.
    pub(super) fn blocks(&mut self, blocks: &[Block], columns: usize) -> Vec<Line<'static>> {
        let mut lines: Vec<Line<'static>> = Vec::new();
        let mut before: Option<&Block> = None;
        let mut indent = 0;
        let names = label_width(blocks, columns);
        for block in blocks {
            // A remark stands under the words of what it belongs to.
            indent = match (block, before) {
                (Block::Remark(_), Some(Block::Remark(_))) => indent,
                (Block::Remark(_), Some(Block::Item(_))) => BULLET.chars().count(),
                (Block::Remark(_), Some(Block::Numbered(number, _))) => number_mark(*number).len(),
                _ => 0,
            };
            if before.is_some_and(|before| is_apart(before, block)) {
                lines.push(Line::default());
            }
            lines.extend(self.block(block, indent, columns, names));
            before = Some(block);
        }
        lines
    }

    fn block(&mut self, block: &Block, indent: usize, columns: usize, names: usize) -> Vec<Line<'static>> {
        match block {
            Block::Heading(words) => plain(&wrap(words, columns), BOLD),
            Block::Text(text) => self.text(text, columns),
            Block::Item(text) => self.hung(BULLET, text, columns),
            Block::Numbered(number, text) => self.hung(&number_mark(*number), text, columns),
            Block::Pair { label, value, mark } => pair(label, value, mark, columns, names),
            Block::Remark(words) => {
                let indent = " ".repeat(indent);
                plain(&wrap_indented(words, columns, &Indent::new(indent.clone(), indent)), DIM)
            }
        }
    }
}

/// What stands before a point of a list.
const BULLET: &str = "· ";

fn number_mark(number: usize) -> String {
    format!("{number}. ")
}

/// Whether a blank line stands between two blocks.
fn is_apart(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (_, Block::Heading(_)) => true,
        (Block::Heading(_), _) | (_, Block::Remark(_)) => false,
        (Block::Text(_), Block::Item(_) | Block::Numbered(..)) => false,
        (Block::Pair { .. }, Block::Pair { .. }) => false,
        (Block::Item(_) | Block::Remark(_), Block::Item(_)) => false,
        (Block::Numbered(..) | Block::Remark(_), Block::Numbered(..)) => false,
        _ => true,
    }
}

/// The width of the column of names.
fn label_width(blocks: &[Block], columns: usize) -> usize {
    let names = blocks.iter().filter_map(|block| match block {
        Block::Pair { label, .. } => Some(width(label)),
        _ => None,
    });
    names.max().unwrap_or(0).min(columns * 2 / 5).min(28)
}

fn pair(label: &str, value: &str, mark: &str, columns: usize, names: usize) -> Vec<Line<'static>> {
    let gap = 2;
    let marks = if mark.is_empty() { 0 } else { width(mark) + gap };
    let room = columns.saturating_sub(names + gap + marks).max(1);
    let (names_lines, values) = (wrap(label, names.max(1)), wrap(value, room));
    let rows = names_lines.len().max(values.len());
    let cell = |lines: &[String], row: usize| lines.get(row).cloned().unwrap_or_default();
    (0..rows)
        .map(|row| {
            let name = pad(&cell(&names_lines, row), names + gap);
            let mut spans = vec![Span::styled(name, DIM)];
            let words = cell(&values, row);
            if row == 0 && marks > 0 {
                spans.push(Span::raw(pad(&words, room + gap)));
                spans.push(Span::styled(mark.to_owned(), DIM));
            } else {
                spans.push(Span::raw(words));
            }
            Line::from(spans)
        })
        .collect()
}

/// Lines of one style.
pub(super) fn plain(lines: &[String], style: Style) -> Vec<Line<'static>> {
    lines.iter().map(|line| Line::styled(line.clone(), style)).collect()
}

/// Lines behind a first word; the others behind as many spaces.
pub(super) fn indented(lines: Vec<Line<'static>>, first: &str) -> Vec<Line<'static>> {
    let rest = " ".repeat(width(first));
    let put = |(at, line): (usize, Line<'static>)| {
        let before = if at == 0 { first.to_owned() } else { rest.clone() };
        let mut spans = vec![Span::raw(before)];
        spans.extend(
            line.spans.into_iter().map(|span| Span::styled(span.content, line.style.patch(span.style))),
        );
        Line::from(spans)
    };
    lines.into_iter().enumerate().map(put).collect()
}

fn spans(line: Vec<Run>, ground: Style) -> Line<'static> {
    let style = |style: &RunStyle| match style {
        RunStyle::Plain | RunStyle::Italic | RunStyle::Link { .. } => ground,
        RunStyle::Bold => ground.patch(BOLD),
        RunStyle::Term => ground.patch(TERM),
    };
    Line::from(line.into_iter().map(|run| Span::styled(run.text, style(&run.style))).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{Setter, glossary};
    use crate::session::{Block, ExplainedTerm};
    use crate::text::SafeText;

    fn set(blocks: &[Block], columns: usize) -> Vec<String> {
        let terms = [ExplainedTerm { term: "gids".into(), text: SafeText::new("Een boek.") }];
        let glossary = glossary(&terms);
        let mut setter = Setter::new(&glossary);
        setter.blocks(blocks, columns).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn blocks_stand_together_or_apart() {
        let pair = |label: &str, value: &str| Block::Pair {
            label: label.into(),
            value: value.into(),
            mark: "[1]".into(),
        };
        let blocks = [
            Block::Text("Een gids.".into()),
            Block::Heading("Let op".into()),
            Block::Item("Vraag de **prijs** na.".into()),
            Block::Remark("Bron: gids".into()),
            Block::Item("Kort.".into()),
            Block::Heading("Kenmerken".into()),
            pair("Prijs", "ongeveer 9 euro"),
            pair("Gewicht", "licht"),
        ];
        let shown = "Een gids.||Let op|· Vraag de prijs na.|  Bron: gids|· Kort.||Kenmerken|\
                     Prijs    ongeveer  [1]|         9 euro|Gewicht  licht     [1]";
        assert_eq!(set(&blocks, 22).join("|"), shown);
    }
}
