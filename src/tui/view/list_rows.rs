//! Rows that have no columns of facts: a number, what each is, more about it, and a remark at the right.

use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use super::block_layout::{cell, widest};
use crate::session::{Action, ListingRow, Tick};
use crate::text::{pad, pad_left, width, wrap};

const GAP: usize = 2;
/// In less room than this the middle column goes below the first.
const NARROW: usize = 52;

/// The widths of the columns; zero means no column.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowColumns {
    number: usize,
    label: usize,
    words: usize,
    right: usize,
    /// The words are below the label.
    stacked: bool,
}

impl RowColumns {
    /// Columns of rows that have none of facts.
    pub(super) fn new(rows: &[&ListingRow], room: usize) -> Self {
        let widest = |of: &dyn Fn(&ListingRow) -> usize| widest(rows.iter().map(|row| of(row)));
        let number = widest(&|row| row.number.as_deref().map_or(0, width));
        let number = if number == 0 { 0 } else { number + GAP };
        let right = widest(&|row| width(&row.right)).min(room / 3);
        let right = if right == 0 { 0 } else { right + GAP };
        let rest = room.saturating_sub(number + right).max(8);
        let label =
            widest(&|row| if row.words.is_empty() { 0 } else { width(&row.label) + width(&tick(row)) });
        // A change of answers and its effect are two sentences, not two columns.
        let changes = rows.iter().any(|row| matches!(row.action, Some(Action::Take(..))));
        let stacked = label > 0 && (rest < NARROW || changes);
        // Long questions with short answers get the greater part, and the other way round.
        let all = |of: &dyn Fn(&ListingRow) -> usize| rows.iter().map(|row| of(row)).sum::<usize>();
        let (labels, words) = (all(&|row| width(&row.label)), all(&|row| width(&row.words)));
        let share = (rest * labels / (labels + words).max(1)).clamp(rest * 2 / 5, rest * 3 / 5);
        let label = if stacked { 0 } else { label.min(share) };
        let words = if label == 0 { rest } else { rest - label - GAP };
        debug_assert!(label + words <= rest, "the columns have room beside each other");
        Self { number, label, words, right, stacked }
    }

    /// The label and the words together.
    fn rest(self) -> usize {
        if self.label == 0 { self.words } else { self.label + GAP + self.words }
    }
}

/// What is before the label: a box, or the key that chooses the row at once.
fn tick(row: &ListingRow) -> String {
    match (row.ticked, row.shortcut) {
        (Some(Tick::Done), _) => "[x] ".to_owned(),
        (Some(Tick::Open), _) => "[ ] ".to_owned(),
        (Some(Tick::Settled), _) => "[-] ".to_owned(),
        (None, Some(key)) => format!("{key}  "),
        (None, None) => String::new(),
    }
}

/// The lines of a row without columns of facts, without the place of the marker.
pub(super) fn row_lines(row: &ListingRow, columns: RowColumns, theme: Theme) -> Vec<Line<'static>> {
    let has_words = !row.words.is_empty();
    let tick = tick(row);
    // A row without a remark at the right may use its room.
    let spare = if row.right.is_empty() { columns.right } else { 0 };
    let label_room = if has_words && columns.label > 0 { columns.label } else { columns.rest() + spare };
    let labels = wrap(&row.label, label_room.saturating_sub(tick.len()).max(4));
    let words = if has_words { wrap(&row.words, columns.words + spare) } else { Vec::new() };
    // A row without a number leaves its column blank.
    let number = row.number.as_deref().unwrap_or("");
    let rows = if columns.stacked { labels.len() } else { labels.len().max(words.len()) };
    // Beside the first of several lines of words it would read as a part of their sentence.
    let right_at = if columns.stacked { 0 } else { words.len().saturating_sub(1) };
    let mut lines: Vec<Line<'static>> = Vec::new();
    for at in 0..rows {
        let first = at == 0;
        let mark = if first { tick.clone() } else { " ".repeat(tick.len()) };
        let number = pad_left(if first { number } else { "" }, columns.number.saturating_sub(GAP));
        let number = if columns.number > 0 { format!("{number}  ") } else { String::new() };
        let middle = if has_words && columns.label > 0 {
            let label = pad(&format!("{mark}{}", cell(&labels, at)), columns.label);
            format!("{label}{}{}", " ".repeat(GAP), cell(&words, at))
        } else {
            format!("{mark}{}", cell(&labels, at))
        };
        let right = if at == right_at { row.right.as_str() } else { "" };
        lines.push(with_right(format!("{number}{middle}"), right, columns, theme));
    }
    if columns.stacked && has_words {
        let indent = " ".repeat(columns.number + tick.len().max(GAP));
        let below =
            wrap(&row.words, (columns.number + columns.rest() + spare).saturating_sub(indent.len()).max(4));
        let below = below.into_iter().map(|words| Span::styled(words, theme.aside()));
        lines.extend(below.map(|words| Line::from(vec![Span::raw(indent.clone()), words])));
    }
    if row.faint {
        let spans = lines.iter_mut().flat_map(|line| &mut line.spans);
        spans.for_each(|span| span.style = theme.faint().patch(span.style));
    }
    lines
}

/// A line with a remark against the right edge.
fn with_right(line: String, right: &str, columns: RowColumns, theme: Theme) -> Line<'static> {
    if right.is_empty() {
        return Line::raw(line);
    }
    let room = columns.number + columns.rest();
    let remark = Span::styled(pad_left(right, columns.right), theme.aside());
    Line::from(vec![Span::raw(pad(&line, room)), remark])
}
