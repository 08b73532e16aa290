//! What several formats make of a document in the same way.

use super::column_widths::column_widths;
use super::{Cell, Document, Part, Span, Table, Value};

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

/// Letters of a table in a line of a page of A4, as many as there are on average. Between two columns two are left empty.
const LETTERS: usize = 104;
const BETWEEN: usize = 2;

/// What is longer is a sentence to read, not a name.
const LONGEST_NAME: usize = 40;

/// The widths of the columns of a table, which together make up the whole. No column is without any.
pub(super) fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let count = table.heads.len();
    let room = LETTERS.saturating_sub(BETWEEN * count);
    let letters = column_widths(table, room).unwrap_or_else(|| vec![1; count]);
    let shares: Vec<u32> = letters.iter().map(|width| u32::try_from(width + BETWEEN).unwrap_or(1)).collect();
    let (mut left, mut shares_left) = (whole, shares.iter().sum::<u32>());
    let width = |share: &u32| {
        let width = (left * share).checked_div(shares_left).unwrap_or_default();
        left -= width;
        shares_left -= share;
        width
    };
    shares.iter().map(width).collect()
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

/// Whether the first cells of the rows are names, so that they stand out. Whole sentences that do are hard to read.
pub(super) fn has_names(table: &Table) -> bool {
    let first = table.rows.iter().filter_map(|row| row.first());
    first.map(|cell| words(&cell.spans).chars().count()).all(|letters| letters <= LONGEST_NAME)
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: &Cell) -> bool {
    cell.spans.iter().all(|span| span.words.is_empty())
}

/// The words of spans, without their style.
pub(super) fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.words.as_str()).collect()
}
