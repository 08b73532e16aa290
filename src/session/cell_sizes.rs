//! How wide the names and the cells of all apps are: a layout of many rows needs no more of them. Apps share most of their
//! values, and what they share is put into words once.

use super::row_cells::{RowCell, row_cell};
use super::row_layout::{CellSize, RowLayout, RowSizes, small};
use super::shared_values::of_each_value;
use crate::model::{App, AppIx, Ix, Model, RowColumn};
use crate::text::{Messages, width};

/// How wide everything is in the rows of all apps, by the place of the app in the catalogue.
#[derive(Debug, Clone)]
pub(super) struct CellSizes {
    names: Vec<u16>,
    columns: Vec<SizedColumn>,
}

#[derive(Debug, Clone)]
struct SizedColumn {
    head: String,
    cells: Vec<CellSize>,
}

impl CellSizes {
    pub(super) fn new(model: &Model, messages: Messages) -> Self {
        let name = |app: &App| match app.name.is_one_line() {
            true => small(width(app.name.as_str())),
            false => small(width(&app.name.one_line())),
        };
        let columns = model.graph.rows.iter().map(|column| SizedColumn::new(model, messages, column));
        Self { names: model.catalogue.apps.rows().iter().map(name).collect(), columns: columns.collect() }
    }

    /// Takes the cells of one app as they are.
    pub(super) fn measure(&mut self, app: AppIx, cells: &[RowCell]) {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            if let Some(size) = column.cells.get_mut(app.at()) {
                *size = CellSize::new(cell);
            }
        }
    }

    /// The columns of the name of an app.
    pub(super) fn name(&self, app: AppIx) -> usize {
        self.names.get(app.at()).map_or(0, |columns| usize::from(*columns))
    }

    /// Makes a layout wide enough for an app with these flags.
    pub(super) fn add_to(&self, app: AppIx, flags: &str, sizes: &mut RowSizes) {
        let cells = self.columns.iter().map(|column| column.cell(app));
        sizes.add(self.name(app), width(flags), cells, || {
            self.columns.iter().map(|column| column.head.clone()).collect()
        });
    }

    /// Whether a fact of an app has no room in a layout, or not in whole.
    pub(super) fn has_untold(&self, app: AppIx, layout: &RowLayout) -> bool {
        layout.has_untold(self.columns.iter().map(|column| column.cell(app)))
    }
}

impl SizedColumn {
    fn cell(&self, app: AppIx) -> CellSize {
        let cell = self.cells.get(app.at());
        debug_assert!(cell.is_some(), "every app of the catalogue has a cell");
        cell.copied().unwrap_or_default()
    }

    fn new(model: &Model, messages: Messages, column: &RowColumn) -> Self {
        let sized = |app: AppIx| CellSize::new(&row_cell(model, messages, column, app));
        Self { head: column.label.one_line(), cells: of_each_value(model, column.fact, sized) }
    }
}
