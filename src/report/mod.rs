//! A finished walk as something to keep: as plain lines, and as a report. Everything comes from the advice of
//! the session, as the pages do, so a report says what the screen says. Knows neither where it goes nor what day it is.

mod app_table;
mod graph;
mod letter_file;
mod lines;
mod memo;
mod plain_text;
mod replies;
mod report_v1;
mod table;

pub use graph::{GraphFormat, graph};
pub use letter_file::{letter_document, letter_text};
pub use lines::{document_lines, listing_lines, row_line, spoken_app, spoken_line, text_lines};
pub use memo::{Report, Sentence, adr, report_document, report_sentences, report_sheet, report_workbook};
pub use plain_text::{Verbosity, advice, advice_in_short};
pub use replies::replies_text;
pub use report_v1::ReportV1;
pub use table::table_lines;
