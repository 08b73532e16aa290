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

impl RowLayout {
    /// A layout of rows in this room.
    pub fn new(rows: &[AppRow<'_>], words: &ColumnWords, room: usize) -> Self {
        let widest = |of: &dyn Fn(&AppRow<'_>) -> usize| rows.iter().map(of).max();
        // Without rows nothing is laid out.
        let names = widest(&|row| width(row.name)).unwrap_or(0).min(room * 2 / 5);
        let all = columns(rows);
        let wanted: usize = all.iter().map(|column| GAP + column.width).sum();
        // The same where there are no rows.
        let flags = widest(&|row| width(row.flags)).unwrap_or(0);
        let flags_fit = names + wanted + GAP + flags.max(width(&words.flags)) <= room;
        let facts = first_that_fit(all, room.saturating_sub(names));
        let is_unknown = |row: &AppRow<'_>| row.cells.iter().take(facts.len()).any(|cell| cell.is_unknown);
        let legend = rows.iter().any(is_unknown).then(|| words.unknown.clone());
        let flags = (flags > 0 && flags_fit).then(|| words.flags.clone());
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
        untold.map(|(_, cell)| pair(&upper_first(&cell.head), cell.value.clone(), String::new())).collect()
    }

    fn line(&self, words: impl Iterator<Item = String>) -> String {
        let cell = |(column, words): (&FactColumn, String)| {
            let of_width = if column.is_number { pad_left } else { pad };
            format!("{}{}", " ".repeat(GAP), of_width(&words, column.width))
        };
        self.facts.iter().zip(words).map(cell).collect()
    }
}

/// All columns, as wide as they ask for.
fn columns(rows: &[AppRow<'_>]) -> Vec<FactColumn> {
    let Some(first) = rows.first() else { return Vec::new() };
    debug_assert!(
        rows.iter().all(|row| row.cells.len() == first.cells.len()),
        "all rows have the same columns"
    );
    let column = |(at, cell): (usize, &RowCell)| {
        let cells = || rows.iter().filter_map(move |row| row.cells.get(at));
        let widest = cells().map(RowCell::wanted).max();
        FactColumn {
            width: widest.map_or(0, |widest| widest.max(width(&cell.head))),
            head: upper_first(&cell.head),
            is_number: cells().any(|cell| cell.is_number),
        }
    };
    first.cells.iter().enumerate().map(column).collect()
}

/// The columns from the left that have room together.
fn first_that_fit(all: Vec<FactColumn>, room: usize) -> Vec<FactColumn> {
    let mut left = room;
    let mut columns = Vec::new();
    for column in all {
        let Some(rest) = left.checked_sub(GAP + column.width) else { break };
        left = rest;
        columns.push(column);
    }
    columns
}
