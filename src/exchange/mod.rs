//! The catalogue as a sheet, one row an app: what stands in each cell, and what an edited sheet changes in the files. Knows no
//! file system, and not how the file of a spreadsheet looks.

mod changes;
mod column;
mod edits;
mod guard;
mod meaning;
mod problem;
mod written;

pub use changes::{AppChange, ChangedCell, SheetCell, changes};
pub use column::{Column, columns};
pub use guard::guarded;
pub use problem::{CellProblem, Why};
pub use written::{WrittenApp, WrittenCatalogue};
