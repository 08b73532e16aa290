//! A finished walk as something to keep: as plain lines, and as Markdown. Everything comes from the pages of the
//! session, so a report says what the screen says. Knows neither where it goes nor what day it is.

mod advice;
mod graph;
mod lines;
mod markdown;
mod table;

pub use advice::{Verbosity, advice, dropped_rows};
pub use graph::{GraphFormat, graph};
pub use lines::{document_lines, listing_lines, row_line, text_lines};
pub use markdown::markdown;
pub use table::table_lines;
