//! Things side by side as lines of plain text: a row after the other, and in each row all columns by name.

use crate::session::{ComparisonTable, TableRow};
use crate::text::{Indent, wrap, wrap_indented};

use super::lines::text_lines;

/// Before a point of a list.
const BULLET: &str = "- ";
const INDENT: &str = "  ";

/// A table, with its title: "Remmen: Snel 3: velgremmen; Bak: niet bekend".
pub fn table_lines(table: &ComparisonTable, width: usize) -> Vec<String> {
    let title = match table.head.place.as_str() {
        "" => table.head.title.clone(),
        place => format!("{} ({place})", table.head.title),
    };
    let mut lines = wrap(&title, width);
    lines.extend(wrap(&table.columns.join(", "), width));
    for part in &table.parts {
        lines.push(String::new());
        lines.extend(part.heading.iter().flat_map(|heading| wrap(heading, width)));
        lines.extend(text_lines(&part.text, width));
        lines.extend(part.rows.iter().flat_map(|row| row_lines(table, row, width)));
    }
    lines
}

fn row_lines(table: &ComparisonTable, row: &TableRow, width: usize) -> Vec<String> {
    if row.cells.iter().any(|cell| cell.len() > 1) {
        return points(table, row, width);
    }
    let told = table.columns.iter().zip(&row.cells).filter_map(|(name, cell)| {
        let words = cell.first()?;
        Some(format!("{name}: {}", words.trim_end_matches('.')))
    });
    let told = format!("{}: {}", row.label, told.collect::<Vec<_>>().join("; "));
    wrap_indented(&told, width, &Indent::new("", INDENT))
}

/// A row in which there is much to say: a list by column.
fn points(table: &ComparisonTable, row: &TableRow, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, cell) in table.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
        lines.extend(wrap_indented(&format!("{}: {name}", row.label), width, &Indent::new("", INDENT)));
        for point in cell {
            lines.extend(wrap_indented(point, width, &Indent::hanging(BULLET)));
        }
    }
    lines
}
