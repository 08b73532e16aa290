//! The report of a dossier: what a board needs to decide, in two pages, and what that rests on. It is made of the dossier
//! alone, so it says what was shown then, whatever became of the content since.

mod adr;
mod appendices;
mod asked;
mod document;
mod listed;
mod make;
mod model;
mod open;
mod paper;
mod words;
mod workbook;

pub use adr::adr;
pub use document::{report_document, report_sentences};
pub use model::Report;
pub use paper::Sentence;
pub use workbook::{report_sheet, report_workbook};
