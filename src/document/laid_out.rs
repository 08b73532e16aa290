//! What every format with pages makes of a document in the same way.

use super::{Cell, Column, Document, Part, Span, Table, Value};

/// The parts of a document, each with whether it begins on a new page.
pub(super) fn parts(document: &Document) -> impl Iterator<Item = (bool, &Part)> {
    let mut is_on_new_page = false;
    document.parts.iter().filter_map(move |part| match part {
        Part::NewPage => {
            is_on_new_page = true;
            None
        }
        part => Some((std::mem::take(&mut is_on_new_page), part)),
    })
}

/// The level of a heading below the title, of so many that there are.
pub(super) fn level(level: u8, most: u8) -> u8 {
    level.clamp(1, most)
}

/// The widths of the columns of a table, which together make up the whole. No column is without any.
pub(super) fn widths(columns: &[Column], whole: u32) -> Vec<u32> {
    let shares: u32 = columns.iter().map(share).sum();
    let mut left = whole;
    let mut shares_left = shares;
    let width = |column: &Column| {
        let width = (left * share(column)).checked_div(shares_left).unwrap_or_default();
        left -= width;
        shares_left -= share(column);
        width
    };
    columns.iter().map(width).collect()
}

fn share(column: &Column) -> u32 {
    u32::from(column.share.max(1))
}

/// Whether a cell is a number, so that it stands to the right.
pub(super) fn is_number(cell: &Cell) -> bool {
    matches!(cell.value, Some(Value::Number(_)))
}

/// Whether all that a column says is numbers, so that its head stands to the right too.
pub(super) fn is_of_numbers(table: &Table, column: usize) -> bool {
    let mut told =
        table.rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_empty(cell)).peekable();
    told.peek().is_some() && told.all(is_number)
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: &Cell) -> bool {
    cell.spans.iter().all(|span| span.words.is_empty())
}

/// The words of spans, without their style.
pub(super) fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.words.as_str()).collect()
}
