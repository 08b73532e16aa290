//! Blocks of text as lines of a width.
//!
//! ratatui's `Paragraph` wraps too, but knows no hanging indents, no columns of names and no words that are marked once
//! a page; it would also wrap again for every frame. So text is laid out here, once, into ratatui's lines.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use crate::session::{Block, ExplainedTerm};
use crate::text::{
    Glossary, Indent, Run, RunStyle, SafeText, TermMarker, lay_out, parse, wrap, wrap_indented,
};
use crate::text::{pad, width};

/// Between a name, its value and its mark.
const GAP: usize = 2;
/// The column of names is no wider than this, and than two fifths of the line.
const WIDEST_NAMES: usize = 28;
/// What is before a point of a list.
const BULLET: &str = "· ";

/// Lays blocks out as lines, and marks the words that are explained, each once on the page.
pub(super) struct BlockLayout<'g> {
    marker: TermMarker<'g, usize>,
    theme: Theme,
}

/// The glossary of a page, for a [`BlockLayout`].
pub(super) fn glossary(terms: &[ExplainedTerm]) -> Glossary<usize> {
    let spellings: Vec<[SafeText; 1]> = terms.iter().map(|term| [SafeText::new(&term.term)]).collect();
    Glossary::new(spellings.iter().enumerate().map(|(at, spelling)| (at, &spelling[..])))
}

impl<'g> BlockLayout<'g> {
    /// A layout of a page on which no word is marked yet.
    pub(super) fn new(glossary: &'g Glossary<usize>, theme: Theme) -> Self {
        Self { marker: TermMarker::new(glossary), theme }
    }

    /// A text in simple Markdown.
    pub(super) fn text(&mut self, text: &SafeText, columns: usize) -> Vec<Line<'static>> {
        let blocks = self.marker.mark(parse(text.as_str()));
        lay_out(&blocks, columns, BULLET).into_iter().map(|line| self.line(line)).collect()
    }

    fn line(&self, runs: Vec<Run>) -> Line<'static> {
        let style = |style: &RunStyle| match style {
            RunStyle::Plain | RunStyle::Italic | RunStyle::Link { .. } => self.theme.text(),
            RunStyle::Bold => self.theme.strong(),
            RunStyle::Term => self.theme.term(),
        };
        runs.into_iter().map(|run| Span::styled(run.text, style(&run.style))).collect()
    }

    /// A text behind a first word, such as a bullet, under which nothing else is written.
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
        let names = names_width(blocks, columns);
        let mut again = Again::default();
        for block in blocks {
            indent = indent_of(block, before, indent);
            if before.is_some_and(|before| is_apart(before, block)) {
                lines.push(Line::default());
            }
            lines.extend(again.lines(block, indent, || self.block(block, indent, columns, names)));
            before = Some(block);
        }
        lines
    }

    /// The lines of one block; `names` is the width of the column of names.
    pub(super) fn block(
        &mut self,
        block: &Block,
        indent: usize,
        columns: usize,
        names: usize,
    ) -> Vec<Line<'static>> {
        match block {
            Block::Heading(words) => styled(wrap(words, columns), self.theme.heading()),
            Block::Text(text) => self.text(text, columns),
            Block::Item(text) => self.hung(BULLET, text, columns),
            Block::Numbered(number, text) => self.hung(&number_mark(*number), text, columns),
            Block::Pair { label, value, mark } => pair(label, value, mark, (columns, names), self.theme),
            Block::Remark(words) => {
                let lines = wrap_indented(words, columns, &Indent::of_note(&" ".repeat(indent), words));
                styled(lines, self.theme.remark())
            }
        }
    }
}

/// Texts that are on the page more than once: letters to many suppliers say the same of each. The second time no word of
/// them is marked anew, so from then on their lines are the same.
#[derive(Default)]
struct Again<'b> {
    /// By kind, indent and words; without lines, when they were there once.
    known: BTreeMap<(bool, usize, &'b str), Option<Vec<Line<'static>>>>,
}

impl<'b> Again<'b> {
    fn lines(
        &mut self,
        block: &'b Block,
        indent: usize,
        lay_out: impl FnOnce() -> Vec<Line<'static>>,
    ) -> Vec<Line<'static>> {
        let (is_remark, words) = match block {
            Block::Text(text) => (false, text.as_str()),
            Block::Remark(words) => (true, words.as_str()),
            _ => return lay_out(),
        };
        match self.known.entry((is_remark, indent, words)) {
            Entry::Vacant(first) => {
                first.insert(None);
                lay_out()
            }
            Entry::Occupied(mut known) => known.get_mut().get_or_insert_with(lay_out).clone(),
        }
    }
}

/// How far a block is indented, behind the one before it that was so far: a remark is under the words of what it belongs to.
pub(super) fn indent_of(block: &Block, before: Option<&Block>, indent: usize) -> usize {
    match (block, before) {
        (Block::Remark(_), Some(Block::Remark(_))) => indent,
        (Block::Remark(_), Some(Block::Item(_))) => width(BULLET),
        (Block::Remark(_), Some(Block::Numbered(number, _))) => width(&number_mark(*number)),
        _ => 0,
    }
}

pub(super) fn number_mark(number: usize) -> String {
    format!("{number}. ")
}

/// Whether a blank line comes between two blocks.
pub(super) fn is_apart(before: &Block, block: &Block) -> bool {
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
pub(super) fn names_width(blocks: &[Block], columns: usize) -> usize {
    let names = blocks.iter().filter_map(|block| match block {
        Block::Pair { label, .. } => Some(width(label)),
        _ => None,
    });
    widest(names).min(columns * 2 / 5).min(WIDEST_NAMES)
}

/// A name and its value, in `columns`, of which the name takes `names`, and a mark behind the first line.
fn pair(
    label: &str,
    value: &str,
    mark: &str,
    (columns, names): (usize, usize),
    theme: Theme,
) -> Vec<Line<'static>> {
    let marks = if mark.is_empty() { 0 } else { width(mark) + GAP };
    let room = columns.saturating_sub(names + GAP + marks).max(1);
    let (labels, values) = (wrap(label, names.max(1)), wrap(value, room));
    (0..labels.len().max(values.len()))
        .map(|row| {
            let name = pad(cell(&labels, row), names + GAP);
            let words = cell(&values, row);
            let mut line = Line::from(Span::styled(name, theme.label()));
            if row == 0 && marks > 0 {
                line.push_span(pad(words, room + GAP));
                line.push_span(Span::styled(mark.to_owned(), theme.label()));
            } else {
                line.push_span(words.to_owned());
            }
            line
        })
        .collect()
}

/// A line of a cell; blank below its last one, where a cell beside it is higher.
pub(super) fn cell(lines: &[String], row: usize) -> &str {
    lines.get(row).map_or("", String::as_str)
}

/// The largest of some widths or heights; nothing takes no room.
pub(super) fn widest(widths: impl IntoIterator<Item = usize>) -> usize {
    widths.into_iter().fold(0, usize::max)
}

/// Lines of one style. The style is that of the words: the rest of the row keeps its own.
pub(super) fn styled(lines: Vec<String>, style: Style) -> Vec<Line<'static>> {
    lines.into_iter().map(|line| Line::from(Span::styled(line, style))).collect()
}

/// Lines behind a first word; the others behind as many spaces.
pub(super) fn indented(lines: Vec<Line<'static>>, first: &str) -> Vec<Line<'static>> {
    let rest = " ".repeat(width(first));
    let put = |(at, mut line): (usize, Line<'static>)| {
        debug_assert_eq!(line.style, Style::new(), "a line is styled by its words");
        let before = if at == 0 { first.to_owned() } else { rest.clone() };
        line.spans.insert(0, Span::raw(before));
        line
    };
    lines.into_iter().enumerate().map(put).collect()
}

#[cfg(test)]
mod tests {
    use super::{BlockLayout, glossary};
    use crate::session::{Block, ExplainedTerm};
    use crate::text::SafeText;
    use crate::tui::theme::Theme;

    #[track_caller]
    fn laid_out(blocks: &[Block], columns: usize) -> Vec<String> {
        let terms = [ExplainedTerm { term: "gids".into(), text: SafeText::new("Een boek.") }];
        let glossary = glossary(&terms);
        let mut layout = BlockLayout::new(&glossary, Theme::new(false, false));
        layout.blocks(blocks, columns).iter().map(ToString::to_string).collect()
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
        assert_eq!(laid_out(&blocks, 22).join("|"), shown);
    }
}
