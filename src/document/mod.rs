//! What is put on paper or into a spreadsheet, as data. Knows no tree, no advice and no file: `report` says what stands in it.

mod model;

pub use model::{Cell, Column, Document, Part, Sheet, Span, Table, Value, Workbook};
