//! What is put on paper or into a spreadsheet, as data, and each format that it is written in. Knows no tree, no advice
//! and no file: `report` says what stands in it.

mod attached;
mod csv;
mod docx;
mod error;
mod html;
mod laid_out;
mod markup;
mod model;
mod odt;
mod office;
mod package;
mod sheet_names;
mod xlsx;
mod xml;

pub use attached::attached;
pub use csv::csv;
pub use docx::{docx, docx_in};
pub use error::DocumentError;
pub use html::html;
pub use model::{Attachment, Cell, Column, Document, Part, Sheet, Span, Table, Value, Workbook};
pub use odt::{odt, odt_in};
pub use xlsx::xlsx;
