//! Facts of apps in the columns of a list: the author says which. What stands in a cell is short; in sentences the same
//! facts are told in full.

use super::cell_sizes::CellSizes;
use super::decision::ReplyOn;
use super::page::ColumnWords;
use super::walk::Session;
use super::words;
use crate::model::{AppIx, FactKind, Model, RowColumn, Value};
use crate::text::{Messages, width};

/// What stands in a cell where nothing is known.
const UNKNOWN: &str = "?";

/// A fact of an app in its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCell {
    /// What stands above the column.
    pub head: String,
    /// What it is called where it is told by itself: the head of its column, which may tell a year, or of what a supplier
    /// replied the fact itself.
    pub(super) name: String,
    /// The value, as a person reads it.
    pub value: String,
    /// What stands for it where there is no room, or where it is not a value.
    short: Option<String>,
    /// The most characters of a value in this column.
    pub(super) most: usize,
    /// Numbers stand against the right edge.
    pub(super) is_number: bool,
    /// Nothing is known.
    pub(super) is_unknown: bool,
}

/// The facts of an app that stand in its row; none where the tree names none.
pub fn row_cells(model: &Model, messages: Messages, app: AppIx) -> Vec<RowCell> {
    model.graph.rows.iter().map(|column| row_cell(model, messages, column, app)).collect()
}

/// One of these.
pub(super) fn row_cell(model: &Model, messages: Messages, column: &RowColumn, app: AppIx) -> RowCell {
    let value = model.value(column.fact, app);
    let short = match value {
        Value::Unknown => Some(UNKNOWN.to_owned()),
        Value::Depends(_) => Some(messages.depends_in_short().to_owned()),
        _ => None,
    };
    RowCell {
        head: column.label.one_line(),
        name: column.label.one_line(),
        value: value_below(model, messages, column, app),
        short,
        most: column.width,
        is_number: matches!(value, Value::Number(_) | Value::Unlimited),
        is_unknown: value == Value::Unknown,
    }
}

/// A value below the head of its column: a unit that stands in the head is not said again.
fn value_below(model: &Model, messages: Messages, column: &RowColumn, app: AppIx) -> String {
    let unit = match &model.graph.facts.row(column.fact).kind {
        FactKind::Number { unit } if !unit.is_empty() => unit.one_line().to_lowercase(),
        _ => return words::value(model, messages, column.fact, app),
    };
    let head = column.label.one_line().to_lowercase();
    let is_in_head = head.split_whitespace().any(|word| word == unit);
    match model.value(column.fact, app) {
        Value::Number(number) if is_in_head => messages.amount(number, ""),
        Value::Unlimited if is_in_head => messages.amount(f64::INFINITY, ""),
        _ => words::value(model, messages, column.fact, app),
    }
}

impl Session<'_> {
    /// The facts of an app that stand in its row. What a supplier replied is marked, with its year: the head of its column may
    /// tell another one.
    pub fn row_cells(&self, app: AppIx) -> Vec<RowCell> {
        self.row_cells_in(self.messages, app)
    }

    /// The same in the words of another language of the program.
    pub(super) fn row_cells_in(&self, messages: Messages, app: AppIx) -> Vec<RowCell> {
        let mut cells = row_cells(self.model, messages, app);
        for (cell, column) in cells.iter_mut().zip(&self.model.graph.rows) {
            if let Some(reply) = self.reply_over(column.fact, app) {
                let year = reply.day.date().year();
                cell.value = messages.replied_in_short(cell.value.trim_end_matches('.'), year);
                cell.short = None;
                cell.name = self.label(column.fact);
            }
        }
        cells
    }

    /// How wide those of all apps are.
    pub(super) fn cell_sizes(&self) -> &CellSizes {
        self.cell_sizes.get_or_init(|| {
            let mut sizes = CellSizes::new(self.model, self.messages);
            let replied = self.replies.iter().filter_map(|reply| match &reply.on {
                ReplyOn::Fact { app, .. } => self.model.catalogue.find(app),
                ReplyOn::Common { .. } => None,
            });
            replied.for_each(|app| sizes.measure(app, &self.row_cells(app)));
            sizes
        })
    }

    /// Whether rows of apps have columns.
    pub(super) fn has_columns(&self) -> bool {
        !self.model.graph.rows.is_empty()
    }

    /// The words around those columns; nothing where rows have none.
    pub fn column_words(&self) -> Option<ColumnWords> {
        self.has_columns().then(|| ColumnWords {
            unknown: self.messages.unknown_sign(UNKNOWN),
            flags: self.messages.flags().to_owned(),
        })
    }
}

impl RowCell {
    /// What stands in the column when that is so wide.
    pub(super) fn shown(&self, columns: usize) -> String {
        match &self.short {
            Some(short) if self.is_unknown || width(&self.value) > columns => short.clone(),
            Some(_) | None => self.value.clone(),
        }
    }

    /// The room that it asks for: what depends on something never widens a column.
    pub(super) fn wanted(&self) -> usize {
        width(self.short.as_ref().unwrap_or(&self.value)).min(self.most)
    }

    /// Such as `Gewicht: 14 kg`.
    pub fn told(&self) -> String {
        format!("{}: {}", self.name, self.value.trim_end_matches('.'))
    }
}

/// All of them in one sentence: in line mode there are no columns.
pub fn told_cells(cells: &[RowCell]) -> String {
    cells.iter().map(RowCell::told).collect::<Vec<_>>().join("; ")
}
