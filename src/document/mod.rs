//! What is put on paper or into a spreadsheet, as data, and each format that it is written in. Knows no tree, no advice
//! and no file: `report` says what stands in it.

mod attached;
mod cells;
mod column_widths;
mod csv;
mod docx;
mod error;
mod format;
mod html;
mod laid_out;
mod markdown;
mod markdown_writer;
mod markup;
mod model;
mod odt;
mod office;
mod package;
mod sheet_names;
mod text;
mod xlsx;
mod xml;

pub use attached::attached;
pub use cells::{ReadCell, read_cells};
pub use csv::{csv, disarmed};
pub use docx::{docx, docx_in};
pub use error::DocumentError;
pub use format::{DocumentFormat, render};
pub use html::html;
pub use markdown_writer::{MarkdownWriter, flat_markdown, markdown_lines, markdown_words};
pub use model::{Attachment, Cell, Document, Part, Sheet, Span, Table, Value, Workbook};
pub use odt::{odt, odt_in};
pub use xlsx::xlsx;
