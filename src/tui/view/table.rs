//! Things side by side: the names above the columns and the names of the rows stay in view, the rest scrolls both ways.
//!
//! ```text
//!  Kenmerk              Snel 3            Bak
//!  Resultaat            Aanbevolen        Eerst navragen
//!  Remmen (uw eis)      velgremmen        niet bekend
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::look::{BOLD, DIM, PLAIN};
use super::ask::MEASURE;
use super::blocks::{Setter, glossary, plain};
use super::sheet::{Motion, Place};
use crate::session::{ComparisonTable, TablePart};
use crate::text::{Indent, truncate, wrap, wrap_indented};

const GAP: usize = 2;
/// Narrower than this a column is hard to read: then fewer are in view.
const NARROWEST: usize = 16;
/// Wider than this the eye loses the row.
const WIDEST: usize = 40;
/// The column of names takes two parts of seven, within these bounds.
const NAMES: (usize, usize) = (14, 28);
/// The names above the columns take no more lines than this.
const HEAD_LINES: usize = 2;
/// Before a point where a cell holds several.
const BULLET: &str = "· ";

/// Where everything of a table stands.
#[derive(Debug, Clone)]
pub(in crate::tui) struct TablePane {
    area: Rect,
    /// The width of the column of names, and of each other column.
    names: usize,
    column: usize,
    /// How many columns are in view, of how many.
    shown: usize,
    columns: usize,
    head: Vec<Cells>,
    /// What scrolls, by the first column in view: a row is as high as the columns in view make it.
    sheets: Vec<Lines>,
}

/// What scrolls, in lines.
#[derive(Debug, Clone, Default)]
struct Lines {
    lines: Vec<Below>,
    /// Where each row, heading or text begins: the same ones whatever columns are in view.
    starts: Vec<usize>,
}

/// One line across all columns.
#[derive(Debug, Clone)]
struct Cells {
    name: String,
    cells: Vec<String>,
}

/// One line of what scrolls.
#[derive(Debug, Clone)]
enum Below {
    Cells(Cells),
    Text(Line<'static>),
}

impl TablePane {
    /// Lays a table out in a body.
    pub(super) fn new(table: &ComparisonTable, body: Rect) -> Self {
        let room = usize::from(body.width);
        let columns = table.columns.len().max(1);
        let rows = table.parts.iter().flat_map(|part| &part.rows);
        let labels = rows.map(|row| row.label.as_str()).chain([table.corner.as_str()]);
        let widest = labels.map(crate::text::width).max().unwrap_or(0);
        let names = widest.min((room * 2 / 7).clamp(NAMES.0, NAMES.1));
        let rest = room.saturating_sub(names);
        let shown = (rest / (NARROWEST + GAP)).clamp(1, columns);
        let column = (rest / shown).saturating_sub(GAP).clamp(1, WIDEST);
        let titles: Vec<Vec<String>> = table.columns.iter().map(|name| title(name, column)).collect();
        let head = across(&wrap(&table.corner, names.max(1)), &titles);
        let mut pane = Self { area: body, names, column, shown, columns, head, sheets: Vec::new() };
        pane.head.truncate(HEAD_LINES);
        pane.sheets = (0..=columns - shown).map(|first| pane.sheet(table, first)).collect();
        pane
    }

    /// What scrolls when this is the first column in view.
    fn sheet(&self, table: &ComparisonTable, first: usize) -> Lines {
        let glossary = glossary(&table.terms);
        let mut setter = Setter::new(&glossary);
        let mut sheet = Lines::default();
        for part in &table.parts {
            self.part(part, first, &mut setter, &mut sheet);
        }
        sheet
    }

    fn part(&self, part: &TablePart, first: usize, setter: &mut Setter<'_>, sheet: &mut Lines) {
        let measure = usize::from(self.area.width).min(MEASURE);
        if !sheet.lines.is_empty() {
            sheet.blank();
        }
        let heading = part.heading.iter().flat_map(|heading| plain(&wrap(heading, measure), BOLD));
        sheet.add(heading.chain(setter.blocks(&part.text, measure)).map(Below::Text));
        let mut tall = false;
        for (at, row) in part.rows.iter().enumerate() {
            let in_view = |column: usize| (first..first + self.shown).contains(&column);
            let cells = row.cells.iter().enumerate();
            let cells = cells.map(|(at, cell)| if in_view(at) { set(cell, self.column) } else { Vec::new() });
            let lines = across(&wrap(&row.label, self.names.max(1)), &cells.collect::<Vec<_>>());
            // A blank line keeps rows of several lines apart.
            let before = std::mem::replace(&mut tall, lines.len() > 1);
            if (before || tall) && (at > 0 || !part.text.is_empty()) {
                sheet.blank();
            }
            sheet.add(lines.into_iter().map(Below::Cells));
        }
    }

    fn height(&self) -> usize {
        usize::from(self.area.height).saturating_sub(self.head.len()).max(1)
    }

    fn lines(&self, place: Place) -> &[Below] {
        self.sheets.get(place.item).map(|sheet| sheet.lines.as_slice()).unwrap_or_default()
    }

    /// Another column comes first: what stood at the top still does.
    fn turned(&self, place: Place, item: usize) -> Place {
        let (Some(old), Some(new)) = (self.sheets.get(place.item), self.sheets.get(item)) else {
            return place;
        };
        let piece = old.starts.iter().rposition(|start| *start <= place.top).unwrap_or(0);
        let at = |sheet: &Lines, piece: usize| sheet.starts.get(piece).copied().unwrap_or(sheet.lines.len());
        let into = place.top.saturating_sub(at(old, piece));
        let most = at(new, piece + 1).saturating_sub(at(new, piece) + 1);
        Place { item, top: at(new, piece) + into.min(most) }
    }

    /// The nearest place that is possible: the first column in view, and the first line.
    pub(super) fn reveal(&self, place: Place) -> Place {
        let item = place.item.min(self.columns.saturating_sub(self.shown));
        let lines = self.lines(Place { item, top: 0 }).len();
        Place { item, top: place.top.min(lines.saturating_sub(self.height())) }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, place: Place, motion: Motion) -> Place {
        let page = self.height().saturating_sub(1).max(1);
        let Place { item, top } = place;
        self.reveal(match motion {
            Motion::Up => Place { item, top: top.saturating_sub(1) },
            Motion::Down => Place { item, top: top + 1 },
            Motion::PageUp => Place { item, top: top.saturating_sub(page) },
            Motion::PageDown => Place { item, top: top + page },
            Motion::First => Place::default(),
            Motion::Last => Place { item, top: usize::MAX },
            Motion::Left => self.turned(place, item.saturating_sub(1)),
            Motion::Right => self.turned(place, item + 1),
        })
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, place: Place) -> Option<(usize, usize, usize)> {
        let total = self.lines(place).len();
        (total > self.height()).then(|| (place.top + 1, (place.top + self.height()).min(total), total))
    }

    /// Which columns are in view, when not all are.
    pub(super) fn columns(&self, place: Place) -> Option<(usize, usize, usize)> {
        (self.columns > self.shown).then(|| (place.item + 1, place.item + self.shown, self.columns))
    }

    /// Draws the table; where the cursor of the terminal belongs: where reading begins.
    pub(super) fn draw(&self, place: Place, frame: &mut Buffer) -> Position {
        let mut y = self.area.y;
        for line in &self.head {
            self.cells(line, place, y, (DIM, BOLD), frame);
            y = y.saturating_add(1);
        }
        for (y, line) in (y..self.area.bottom()).zip(self.lines(place).iter().skip(place.top)) {
            match line {
                Below::Cells(cells) => self.cells(cells, place, y, (DIM, PLAIN), frame),
                Below::Text(line) => drop(frame.set_line(self.area.x, y, line, self.area.width)),
            }
        }
        Position { x: self.area.x, y: self.area.y }
    }

    /// One line across the columns in view.
    fn cells(&self, line: &Cells, place: Place, y: u16, styles: (Style, Style), frame: &mut Buffer) {
        frame.set_string(self.area.x, y, &line.name, styles.0);
        for (at, cell) in line.cells.iter().skip(place.item).take(self.shown).enumerate() {
            let x = self.names + GAP + at * (self.column + GAP);
            let x = self.area.x.saturating_add(u16::try_from(x).unwrap_or(u16::MAX));
            if x < self.area.right() {
                frame.set_string(x, y, cell, styles.1);
            }
        }
    }
}

impl Lines {
    fn add(&mut self, lines: impl Iterator<Item = Below>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.starts.push(start);
    }

    fn blank(&mut self) {
        self.lines.push(Below::Text(Line::default()));
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
fn set(cell: &[String], column: usize) -> Vec<String> {
    match cell {
        [] => Vec::new(),
        [only] => wrap(only, column),
        several => {
            several.iter().flat_map(|point| wrap_indented(point, column, &Indent::hanging(BULLET))).collect()
        }
    }
}

/// A name and cells of several lines each, line by line.
fn across(name: &[String], cells: &[Vec<String>]) -> Vec<Cells> {
    let height = cells.iter().map(Vec::len).chain([name.len()]).max().unwrap_or(0);
    let at = |lines: &[String], line: usize| lines.get(line).cloned().unwrap_or_default();
    (0..height)
        .map(|line| Cells { name: at(name, line), cells: cells.iter().map(|cell| at(cell, line)).collect() })
        .collect()
}
