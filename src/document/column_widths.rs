//! How wide the columns of a table are, in letters: no word is broken for the sake of a table, and of what room is left a
//! column gets what makes the table lower.

use super::laid_out::words;
use super::{Cell, Table};
use crate::text::{SafeText, width};

/// No column gets fewer letters, if it has as many.
const NARROWEST: usize = 6;
/// What is no longer than this, such as a day, stays on one line where others leave room for it.
const SHORT: usize = 17;
/// So many rows are measured; of a longer table the rows are taken evenly.
const MOST_MEASURED: usize = 300;

/// The widths of the columns; nothing where they cannot stand beside each other in so many letters.
pub(super) fn column_widths(table: &Table, room: usize) -> Option<Vec<usize>> {
    let columns: Vec<MeasuredColumn> =
        (0..table.heads.len()).map(|at| MeasuredColumn::of(table, at)).collect();
    if columns.iter().map(|column| column.wanted).sum::<usize>() <= room {
        return Some(columns.iter().map(|column| column.wanted).collect());
    }
    let whole = |column: &MeasuredColumn| if column.wanted <= SHORT { column.wanted } else { column.least };
    let mut widths: Vec<usize> = columns.iter().map(whole).collect();
    if widths.iter().sum::<usize>() > room * 3 / 4 {
        widths = columns.iter().map(|column| column.least).collect();
    }
    let mut left = room.checked_sub(widths.iter().sum())?;
    while let Some((at, more)) = best_step(&columns, &widths, left) {
        let Some(width) = widths.get_mut(at) else { break };
        *width += more;
        left -= more;
    }
    // What makes nothing lower goes to who is furthest from what it wants.
    while left > 0 {
        let short = columns.iter().zip(&widths).map(|(column, width)| column.wanted.saturating_sub(*width));
        let Some((at, _)) = short.enumerate().filter(|(_, short)| *short > 0).max_by_key(|(_, short)| *short)
        else {
            break;
        };
        let Some(width) = widths.get_mut(at) else { break };
        *width += 1;
        left -= 1;
    }
    Some(widths)
}

/// Which column to widen, and by how much, so that each letter saves the most: lines of the table, then lines of its cells.
fn best_step(columns: &[MeasuredColumn], widths: &[usize], left: usize) -> Option<(usize, usize)> {
    let lines: Vec<Vec<usize>> =
        columns.iter().zip(widths).map(|(column, width)| column.lines(*width)).collect();
    let tallest_other = |at: usize, row: usize| {
        let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
        others.filter_map(|(_, lines)| lines.get(row).copied()).max().unwrap_or_default()
    };
    let mut best: Option<((usize, usize), usize, usize)> = None;
    for (at, ((column, width), now)) in columns.iter().zip(widths).zip(&lines).enumerate() {
        let others: Vec<usize> = (0..now.len()).map(|row| tallest_other(at, row)).collect();
        let height = |lines: &[usize]| -> usize {
            lines.iter().zip(&others).map(|(own, others)| (*own).max(*others)).sum()
        };
        let (height_now, lines_now) = (height(now), now.iter().sum::<usize>());
        for more in 1..=left.min(column.wanted.saturating_sub(*width)) {
            let then = column.lines(width + more);
            let saved =
                (height_now.saturating_sub(height(&then)), lines_now.saturating_sub(then.iter().sum()));
            // Compared as fractions: what is saved by each letter.
            let is_better = best
                .is_none_or(|(best, _, by)| (saved.0 * by, saved.1 * by) > (best.0 * more, best.1 * more));
            if saved > (0, 0) && is_better {
                best = Some((saved, at, more));
            }
        }
    }
    best.map(|(_, at, more)| (at, more))
}

/// What stands in a column, as far as it matters to its width.
struct MeasuredColumn {
    /// The longest word, or a little more where the column has it.
    least: usize,
    /// The longest line.
    wanted: usize,
    /// The widths of the words in each measured row, line by line.
    cells: Vec<Vec<Vec<usize>>>,
}

impl MeasuredColumn {
    fn of(table: &Table, at: usize) -> Self {
        let head = table.heads.get(at).map(SafeText::one_line).unwrap_or_default();
        let said = |row: &Vec<Cell>| row.get(at).map(|cell| words(&cell.spans)).unwrap_or_default();
        let cells: Vec<String> = std::iter::once(head).chain(table.rows.iter().map(said)).collect();
        let widest_line = cells.iter().flat_map(|words| words.lines()).map(width).max();
        let widest_word = cells.iter().flat_map(|words| words.split_whitespace()).map(width).max();
        let wanted = widest_line.unwrap_or_default();
        let least = widest_word.unwrap_or_default().max(NARROWEST).min(wanted);
        let every = cells.len().div_ceil(MOST_MEASURED).max(1);
        let cells = cells.iter().step_by(every).map(|words| measured(words)).collect();
        Self { least, wanted, cells }
    }

    /// How many lines each measured row takes at a width.
    fn lines(&self, width: usize) -> Vec<usize> {
        let of_line = |words: &Vec<usize>| {
            let (mut lines, mut used) = (1, 0);
            for word in words {
                let with = if used == 0 { *word } else { used + 1 + word };
                if used > 0 && with > width {
                    lines += 1;
                    used = *word;
                } else {
                    used = with;
                }
            }
            lines
        };
        self.cells.iter().map(|lines| lines.iter().map(of_line).sum()).collect()
    }
}

fn measured(words: &str) -> Vec<Vec<usize>> {
    words.lines().map(|line| line.split_whitespace().map(width).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::column_widths;
    use crate::document::{Cell, Table};

    fn widths(heads: &[&str], rows: &[&[&str]], room: usize) -> Option<Vec<usize>> {
        let row = |row: &&[&str]| row.iter().map(|words| Cell::words(*words)).collect();
        let table = Table {
            heads: heads.iter().map(|head| (*head).into()).collect(),
            rows: rows.iter().map(row).collect(),
            ..Table::default()
        };
        column_widths(&table, room)
    }

    #[test]
    fn what_fits_gets_what_it_wants() {
        assert_eq!(widths(&["a", "bb"], &[&["een fiets", "x"]], 11), Some(vec![9, 2]));
    }

    #[test]
    fn a_long_text_gets_what_a_short_one_does_not_need() {
        let long =
            "Sluit een overeenkomst met wie de fiets levert, en leg vast wat er gebeurt als hij stuk gaat.";
        let told = widths(&["Wat", "Wie"], &[&[long, "Jan"], &["Fiets", "de fietsenmaker"]], 60);
        assert_eq!(told, Some(vec![45, 15]));
    }

    #[test]
    fn what_makes_nothing_lower_is_shared() {
        let (one, two) = ("een twee drie", "vier vijf zes zeven acht");
        let told = widths(&["a", "b"], &[&[one, two]], 30).unwrap();
        assert_eq!(told.iter().sum::<usize>(), 30);
        assert!(told[1] > told[0], "{told:?}");
    }

    #[test]
    fn where_words_do_not_fit_beside_each_other_there_are_no_columns() {
        assert_eq!(widths(&["a", "b"], &[&["bromfietsverzekering", "bromfietsverzekering"]], 39), None);
    }
}
