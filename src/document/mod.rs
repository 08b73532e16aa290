//! What is put on paper or into a spreadsheet, as data. Knows no tree, no advice and no file: `report` says what stands in it.

mod format;
mod markdown;
mod markdown_writer;
mod model;
mod text;

pub use format::{DocumentFormat, render};
pub use markdown_writer::{MarkdownWriter, flat_markdown, markdown_lines, markdown_words};
pub use model::{Cell, Column, Document, Part, Sheet, Span, Table, Value, Workbook};
