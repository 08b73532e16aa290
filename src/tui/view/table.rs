//! Things side by side: the names above the columns and the names of the rows stay in view, the rest scrolls both ways.
//!
//! ```text
//!  Kenmerk              Snel 3            Bak
//!  Resultaat            Aanbevolen        Eerst navragen
//!  Remmen (uw eis)      velgremmen        niet bekend
//! ```
//!
//! ratatui's `Table` scrolls by rows and cuts what does not fit; here cells wrap, long rows scroll line by line, and
//! texts are between the rows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::StatefulWidget;

use super::super::theme::Theme;
use super::areas::{self, REST};
use super::block_layout::{BlockLayout, cell, glossary, styled, widest};
use super::scroll_list::{ListPosition, Motion};
use super::{MEASURE, PaneState, drawing};
use crate::session::{ComparisonTable, TablePart};
use crate::text::{Indent, truncate, width, wrap, wrap_indented};

const GAP: usize = 2;
/// A narrower column is hard to read, so fewer are in view then.
const NARROWEST: usize = 16;
/// In wider columns the eye loses the row.
const WIDEST: usize = 40;
/// The column of names takes two parts of seven, within these bounds.
const NAMES: (usize, usize) = (14, 28);
/// The names above the columns take no more lines than this.
const HEAD_LINES: usize = 2;
/// Before a point where a cell holds several.
const BULLET: &str = "· ";

/// A table that is laid out. A position in it is the first column in view and the first line.
#[derive(Debug, Clone)]
pub(in crate::tui) struct TablePane {
    body: Size,
    /// The width of the column of names, and of each other column.
    names: usize,
    column: usize,
    /// How many columns are in view, of how many.
    shown: usize,
    columns: usize,
    head: Vec<TableLine>,
    /// What scrolls, by the first column in view: a row is as high as the columns in view make it. Never empty.
    bodies: Vec<TableBody>,
    theme: Theme,
}

/// What scrolls, in lines.
#[derive(Debug, Clone, Default)]
struct TableBody {
    lines: Vec<BodyLine>,
    /// Where each row, heading or text begins: the same ones whatever columns are in view.
    starts: Vec<usize>,
}

/// One line across all columns.
#[derive(Debug, Clone)]
struct TableLine {
    name: String,
    cells: Vec<String>,
}

/// One line of what scrolls.
#[derive(Debug, Clone)]
enum BodyLine {
    Cells(TableLine),
    Text(Line<'static>),
}

impl TablePane {
    /// Lays a table out in a body.
    pub(super) fn new(table: &ComparisonTable, theme: Theme, body: Size) -> Self {
        let room = usize::from(body.width);
        let columns = table.columns.len().max(1);
        let rows = table.parts.iter().flat_map(|part| &part.rows);
        let labels = rows.map(|row| row.label.as_str()).chain([table.corner.as_str()]);
        let names = widest(labels.map(width)).min((room * 2 / 7).clamp(NAMES.0, NAMES.1));
        let rest = room.saturating_sub(names);
        let shown = (rest / (NARROWEST + GAP)).clamp(1, columns);
        let column = (rest / shown).saturating_sub(GAP).clamp(1, WIDEST);
        let titles: Vec<Vec<String>> = table.columns.iter().map(|name| title(name, column)).collect();
        let mut head = across(&wrap(&table.corner, names.max(1)), &titles);
        head.truncate(HEAD_LINES);
        let mut pane = Self { body, names, column, shown, columns, head, bodies: Vec::new(), theme };
        pane.bodies = (0..=columns - shown).map(|first| pane.lay_out(table, first)).collect();
        debug_assert!(
            pane.bodies.windows(2).all(|pair| match pair {
                [one, other] => one.starts.len() == other.starts.len(),
                _ => true,
            }),
            "whatever columns are in view, the same rows stand below each other"
        );
        pane
    }

    /// What scrolls when this is the first column in view.
    fn lay_out(&self, table: &ComparisonTable, first: usize) -> TableBody {
        let glossary = glossary(&table.terms);
        let mut layout = BlockLayout::new(&glossary, self.theme);
        let mut body = TableBody::default();
        for part in &table.parts {
            self.lay_out_part(part, first, &mut layout, &mut body);
        }
        body
    }

    fn lay_out_part(
        &self,
        part: &TablePart,
        first: usize,
        layout: &mut BlockLayout<'_>,
        body: &mut TableBody,
    ) {
        let measure = usize::from(self.body.width).min(MEASURE);
        if !body.lines.is_empty() {
            body.blank();
        }
        let heading =
            part.heading.iter().flat_map(|heading| styled(wrap(heading, measure), self.theme.heading()));
        body.add(heading.chain(layout.blocks(&part.text, measure)).map(BodyLine::Text));
        let mut tall = false;
        for (at, row) in part.rows.iter().enumerate() {
            let in_view = |column: usize| (first..first + self.shown).contains(&column);
            let cells = row.cells.iter().enumerate();
            let cells =
                cells.map(|(at, cell)| if in_view(at) { cell_lines(cell, self.column) } else { Vec::new() });
            let lines = across(&wrap(&row.label, self.names.max(1)), &cells.collect::<Vec<_>>());
            // A blank line keeps rows of several lines apart.
            let before = std::mem::replace(&mut tall, lines.len() > 1);
            if (before || tall) && (at > 0 || !part.text.is_empty()) {
                body.blank();
            }
            body.add(lines.into_iter().map(BodyLine::Cells));
        }
    }

    fn height(&self) -> usize {
        usize::from(self.body.height).saturating_sub(self.head.len()).max(1)
    }

    /// The last column that can come first.
    fn last_first(&self) -> usize {
        self.columns - self.shown
    }

    fn lines(&self, first: usize) -> &[BodyLine] {
        debug_assert!(first < self.bodies.len(), "a table is laid out for every column that can come first");
        self.bodies.get(first).map_or(&[], |body| &body.lines)
    }

    /// Another column comes first; the row at the top stays there.
    fn turned(&self, position: ListPosition, item: usize) -> ListPosition {
        let (Some(old), Some(new)) = (self.bodies.get(position.item), self.bodies.get(item)) else {
            return position;
        };
        // The first part begins at the first line, so none is above the top.
        let at = old.starts.partition_point(|start| *start <= position.top).saturating_sub(1);
        let into = position.top.saturating_sub(old.start(at));
        let most = new.start(at + 1).saturating_sub(new.start(at) + 1);
        ListPosition { item, top: new.start(at) + into.min(most) }
    }

    /// The nearest position that is possible.
    pub(super) fn reveal(&self, position: ListPosition) -> ListPosition {
        let item = position.item.min(self.last_first());
        let last = self.lines(item).len().saturating_sub(self.height());
        ListPosition { item, top: position.top.min(last) }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, position: ListPosition, motion: Motion) -> ListPosition {
        let page = self.height().saturating_sub(1).max(1);
        let ListPosition { item, top } = position;
        self.reveal(match motion {
            Motion::Up => ListPosition { item, top: top.saturating_sub(1) },
            Motion::Down => ListPosition { item, top: top + 1 },
            Motion::PageUp => ListPosition { item, top: top.saturating_sub(page) },
            Motion::PageDown => ListPosition { item, top: top + page },
            Motion::First => ListPosition::default(),
            Motion::Last => ListPosition { item, top: usize::MAX },
            Motion::Left => self.turned(position, item.saturating_sub(1)),
            Motion::Right => self.turned(position, item + 1),
        })
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, position: ListPosition) -> Option<(usize, usize, usize)> {
        let total = self.lines(position.item).len();
        let last = (position.top + self.height()).min(total);
        (total > self.height()).then_some((position.top + 1, last, total))
    }

    /// Which columns are in view, when not all are.
    pub(super) fn columns(&self, position: ListPosition) -> Option<(usize, usize, usize)> {
        (self.columns > self.shown).then(|| (position.item + 1, position.item + self.shown, self.columns))
    }

    /// The cells of the names and of each column in view, from top to bottom.
    fn column_areas(&self, area: Rect) -> Vec<Rect> {
        let [names, mut rest] = areas::columns(area, [self.names, REST], GAP);
        let mut columns = vec![names];
        for _ in 0..self.shown {
            let [column, others] = areas::columns(rest, [self.column, REST], GAP);
            columns.push(column);
            rest = others;
        }
        columns
    }
}

impl StatefulWidget for &TablePane {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let first = state.position.list.item;
        let columns = self.column_areas(area);
        let (label, name) = (self.theme.label(), self.theme.column_name());
        let mut rows = area.rows();
        for (line, row) in self.head.iter().zip(&mut rows) {
            line.render(first, &columns, row, (label, name), buf);
        }
        for (line, row) in self.lines(first).iter().skip(state.position.list.top).zip(rows) {
            match line {
                BodyLine::Cells(cells) => cells.render(first, &columns, row, (label, self.theme.text()), buf),
                BodyLine::Text(line) => drawing::line(line, row, buf),
            }
        }
        // The cursor of the terminal belongs where reading begins.
        state.cursor = area.as_position();
    }
}

impl TableLine {
    /// Draws the name and the cells from the first column in view, each in its own style.
    fn render(
        &self,
        first: usize,
        columns: &[Rect],
        row: Rect,
        (label, cell): (Style, Style),
        buf: &mut Buffer,
    ) {
        let cells = self.cells.iter().skip(first).map(|text| (text, cell));
        let texts = std::iter::once((&self.name, label)).chain(cells);
        for (column, (text, style)) in columns.iter().zip(texts) {
            drawing::words(text, style, column.intersection(row), buf);
        }
    }
}

impl TableBody {
    fn add(&mut self, lines: impl Iterator<Item = BodyLine>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.starts.push(start);
    }

    fn blank(&mut self) {
        self.lines.push(BodyLine::Text(Line::default()));
    }

    /// Where a row, heading or text begins; the end, behind the last one.
    fn start(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(self.lines.len())
    }
}

/// The name of a column, cut where it takes too many lines.
fn title(name: &str, column: usize) -> Vec<String> {
    let mut lines = wrap(name, column);
    if lines.len() > HEAD_LINES {
        let rest = lines.split_off(HEAD_LINES - 1).join(" ");
        lines.push(truncate(&rest, column).into_owned());
    }
    lines
}

/// What a cell holds, in lines.
fn cell_lines(cell: &[String], column: usize) -> Vec<String> {
    match cell {
        [] => Vec::new(),
        [only] => wrap(only, column),
        several => {
            several.iter().flat_map(|point| wrap_indented(point, column, &Indent::hanging(BULLET))).collect()
        }
    }
}

/// A name and cells of several lines each, line by line.
fn across(name: &[String], cells: &[Vec<String>]) -> Vec<TableLine> {
    let height = widest(cells.iter().map(Vec::len).chain([name.len()]));
    let line = |at: usize| TableLine {
        name: cell(name, at).to_owned(),
        cells: cells.iter().map(|lines| cell(lines, at).to_owned()).collect(),
    };
    (0..height).map(line).collect()
}
