//! Rows of apps in columns: the name, the facts that the tree names, and what to watch. Where there is not room for all,
//! facts go from the right; the name never does, and what to watch then stands below.

use super::page::{Block, ColumnWords};
use super::row_cells::RowCell;
use super::words::pair;
use crate::text::{pad, pad_left, upper_first, width};

/// Between two columns.
const GAP: usize = 2;

/// A row of an app, to be laid out.
#[derive(Debug, Clone, Copy)]
pub struct AppRow<'r> {
    /// Its name.
    pub name: &'r str,
    /// Its facts.
    pub cells: &'r [RowCell],
    /// What to watch.
    pub flags: &'r str,
}

/// How wide everything is in rows that stand below each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLayout {
    names: usize,
    facts: Vec<FactColumn>,
    /// The column of flags; nothing where they stand below, or there are none.
    flags: Option<String>,
    /// What the sign for an unknown value means, where that sign is in view.
    legend: Option<String>,
    room: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct FactColumn {
    head: String,
    width: usize,
    is_number: bool,
}

/// How wide rows are of which a layout is made.
#[derive(Debug, Clone, Default)]
pub struct RowSizes {
    /// The widest name; without rows nothing is laid out.
    names: usize,
    /// The widest flags.
    flags: usize,
    columns: Vec<ColumnSize>,
}

/// How wide a column has to be.
#[derive(Debug, Clone)]
struct ColumnSize {
    head: String,
    wanted: usize,
    is_number: bool,
    is_unknown: bool,
}

/// How wide a cell is. No window has as many columns as fit in these numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellSize {
    wanted: u16,
    value: u16,
    is_number: bool,
    is_unknown: bool,
}

impl CellSize {
    pub(super) fn new(cell: &RowCell) -> Self {
        Self {
            wanted: small(cell.wanted()),
            value: small(width(&cell.value)),
            is_number: cell.is_number,
            is_unknown: cell.is_unknown,
        }
    }
}

/// So many columns, or more than any window has.
pub(super) fn small(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

impl RowSizes {
    /// Makes room for a row.
    pub fn add_row(&mut self, row: AppRow<'_>) {
        let heads = || row.cells.iter().map(|cell| cell.head.clone()).collect();
        self.add(width(row.name), width(row.flags), row.cells.iter().map(CellSize::new), heads);
    }

    /// Makes room for something as wide in the column of names.
    pub fn make_room_for_name(&mut self, columns: usize) {
        self.names = self.names.max(columns);
    }

    /// Makes room for a row of which these are the sizes, under these heads.
    pub(super) fn add(
        &mut self,
        name: usize,
        flags: usize,
        cells: impl ExactSizeIterator<Item = CellSize>,
        heads: impl FnOnce() -> Vec<String>,
    ) {
        self.names = self.names.max(name);
        self.flags = self.flags.max(flags);
        if self.columns.is_empty() {
            self.columns = heads().into_iter().map(ColumnSize::new).collect();
        }
        debug_assert_eq!(cells.len(), self.columns.len(), "all rows have the same columns");
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.wanted = column.wanted.max(usize::from(cell.wanted));
            column.is_number |= cell.is_number;
            column.is_unknown |= cell.is_unknown;
        }
    }
}

impl ColumnSize {
    fn new(head: String) -> Self {
        Self { head, wanted: 0, is_number: false, is_unknown: false }
    }

    /// The column, as wide as it asks for.
    fn column(&self) -> FactColumn {
        FactColumn {
            width: self.wanted.max(width(&self.head)),
            head: upper_first(&self.head),
            is_number: self.is_number,
        }
    }
}

impl RowLayout {
    /// A layout of rows in this room.
    pub fn new(rows: &[AppRow<'_>], words: &ColumnWords, room: usize) -> Self {
        let mut sizes = RowSizes::default();
        rows.iter().for_each(|row| sizes.add_row(*row));
        Self::of_sizes(&sizes, words, room)
    }

    /// A layout of rows that are so wide.
    pub fn of_sizes(sizes: &RowSizes, words: &ColumnWords, room: usize) -> Self {
        let names = sizes.names.min(room * 2 / 5);
        let all = || sizes.columns.iter().map(ColumnSize::column);
        let wanted: usize = all().map(|column| GAP + column.width).sum();
        let flags_fit = names + wanted + GAP + sizes.flags.max(width(&words.flags)) <= room;
        let facts = first_that_fit(all(), room.saturating_sub(names));
        let is_unknown = sizes.columns.iter().take(facts.len()).any(|column| column.is_unknown);
        let legend = is_unknown.then(|| words.unknown.clone());
        let flags = (sizes.flags > 0 && flags_fit).then(|| words.flags.clone());
        Self { names, facts, flags, legend, room }
    }

    /// The column of names.
    pub fn names(&self) -> usize {
        self.names
    }

    /// What stands above the columns behind that of the names, with what the sign for an unknown value means where there
    /// is room for it.
    pub fn heads(&self) -> String {
        let heads = self.heads_alone();
        match self.legend.as_ref().filter(|_| self.has_room_for_legend()) {
            Some(legend) => format!("{heads}{}{legend}", " ".repeat(GAP)),
            None => heads.trim_end().to_owned(),
        }
    }

    /// What that sign means, where it has to stand on a line of its own.
    pub fn legend(&self) -> Option<&str> {
        self.legend.as_deref().filter(|_| !self.has_room_for_legend())
    }

    fn has_room_for_legend(&self) -> bool {
        let legend = self.legend.as_ref().map_or(0, |legend| GAP + width(legend));
        self.names + width(&self.heads_alone()) + legend <= self.room
    }

    fn heads_alone(&self) -> String {
        let flags = self.flags.as_ref().map(|head| format!("{}{head}", " ".repeat(GAP)));
        // Without a column of flags there is no head for it.
        self.line(self.facts.iter().map(|column| column.head.clone())) + &flags.unwrap_or_default()
    }

    /// What stands behind the name in a row.
    pub fn cells(&self, row: AppRow<'_>) -> String {
        let facts =
            self.line(self.facts.iter().zip(row.cells).map(|(column, cell)| cell.shown(column.width)));
        let flags = if self.flags.is_some() { row.flags } else { "" };
        format!("{facts}{}{flags}", " ".repeat(GAP)).trim_end().to_owned()
    }

    /// What stands below: what to watch where it has no column, and what else is said in short.
    pub fn below(&self, flags: &str, words: &str) -> String {
        let flags = if self.flags.is_some() { "" } else { flags };
        [flags, words].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The facts that have no room, or not in whole.
    pub fn untold(&self, cells: &[RowCell]) -> Vec<Block> {
        let is_untold = |(at, cell): &(usize, &RowCell)| match self.facts.get(*at) {
            Some(column) => !cell.is_unknown && width(&cell.value) > column.width,
            None => true,
        };
        let untold = cells.iter().enumerate().filter(is_untold);
        untold.map(|(_, cell)| pair(&upper_first(&cell.name), cell.value.clone(), String::new())).collect()
    }

    /// Whether there are any.
    pub(super) fn has_untold(&self, cells: impl Iterator<Item = CellSize>) -> bool {
        let is_untold = |(at, cell): (usize, CellSize)| {
            self.facts.get(at).is_none_or(|column| !cell.is_unknown && usize::from(cell.value) > column.width)
        };
        cells.enumerate().any(is_untold)
    }

    fn line(&self, words: impl Iterator<Item = String>) -> String {
        let cell = |(column, words): (&FactColumn, String)| {
            let of_width = if column.is_number { pad_left } else { pad };
            format!("{}{}", " ".repeat(GAP), of_width(&words, column.width))
        };
        self.facts.iter().zip(words).map(cell).collect()
    }
}

/// The columns from the left that have room together.
fn first_that_fit(all: impl Iterator<Item = FactColumn>, room: usize) -> Vec<FactColumn> {
    let mut left = room;
    let mut columns = Vec::new();
    for column in all {
        let Some(rest) = left.checked_sub(GAP + column.width) else { break };
        left = rest;
        columns.push(column);
    }
    columns
}
