//! What is wrong with a sheet, cell by cell.

use crate::text::{Messages, SafeText};

/// A cell that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// Its row, from 1, as spreadsheets count.
    pub row: usize,
    /// The head of its column; absent where the row as a whole is meant.
    pub column: Option<String>,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no column of ids.
    NoIds,
    /// Above the column stands what is no column.
    UnknownColumn,
    /// The head stands above two columns.
    TwiceColumn,
    /// Nothing stands above a column that says something.
    NoHead,
    /// The row says something and names no app.
    NoId,
    /// The app stands in two rows.
    TwiceApp,
    /// There is no app with this id.
    NewApp(String),
    /// A spreadsheet works it out.
    Formula,
    /// It is a day, where none can be.
    Day,
    /// It is none of the values.
    UnknownValue(String, Vec<String>),
    /// It names an app that is not there.
    UnknownApp(String),
    /// It is no number.
    NotANumber(String),
    /// It may be a thousand times as much.
    Thousands(String),
    /// It is neither yes nor no.
    NotAFlag(String),
    /// It is no date.
    NotADate(String),
    /// It names a source that is not there.
    UnknownSource(String),
    /// It says that the value depends, and not on what.
    DependsOnNothing,
    /// What cannot be left out is empty.
    Missing,
    /// It is written in the file in a way that only a person can change.
    ByHand,
}

impl CellProblem {
    /// Where it is and what is wrong, in one line.
    pub fn words(&self, messages: Messages) -> String {
        let shown = |typed: &str| SafeText::new(typed).one_line();
        let why = match &self.why {
            Why::NoIds => messages.sheet_no_ids().to_owned(),
            Why::UnknownColumn => messages.sheet_unknown_column().to_owned(),
            Why::TwiceColumn => messages.sheet_twice_column().to_owned(),
            Why::NoHead => messages.sheet_no_head().to_owned(),
            Why::NoId => messages.sheet_no_id().to_owned(),
            Why::TwiceApp => messages.sheet_twice_app().to_owned(),
            Why::NewApp(id) => messages.sheet_new_app(&shown(id)),
            Why::Formula => messages.sheet_formula().to_owned(),
            Why::Day => messages.sheet_day().to_owned(),
            Why::UnknownValue(typed, possible) => {
                messages.sheet_unknown_value(&shown(typed), &messages.lang().or(possible))
            }
            Why::UnknownApp(typed) => messages.sheet_unknown_app(&shown(typed)),
            Why::NotANumber(typed) => messages.sheet_no_number(&shown(typed)),
            Why::Thousands(typed) => messages.sheet_thousands(&shown(typed)),
            Why::NotAFlag(typed) => messages.sheet_no_flag(&shown(typed)),
            Why::NotADate(typed) => messages.sheet_no_date(&shown(typed)),
            Why::UnknownSource(typed) => messages.sheet_unknown_source(&shown(typed)),
            Why::DependsOnNothing => messages.sheet_depends_on_nothing().to_owned(),
            Why::Missing => messages.sheet_missing().to_owned(),
            Why::ByHand => messages.sheet_by_hand().to_owned(),
        };
        match &self.column {
            Some(column) => messages.sheet_cell(self.row, &shown(column), &why),
            None => messages.sheet_row(self.row, &why),
        }
    }
}
