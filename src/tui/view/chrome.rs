//! What stands around every page: the top line, two rules, the keys.
//!
//! ```text
//!  title                                   place
//! ──────────────────────────────────────────────
//!  body
//! ──────────────────────────────── 12-24 van 61
//!  Enter kiezen   Backspace terug   ? hulp
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::theme::{BOLD, DIM, Theme, PLAIN};
use crate::session::Head;
use crate::text::{truncate, width, wrap};

/// Smaller than this no page makes sense.
pub(in crate::tui) const SMALLEST: (u16, u16) = (40, 12);

/// More keys than these nobody reads: the last one leads to all others.
const MOST_KEYS: usize = 5;

/// Between keys; narrower in a narrow window.
const GAP: usize = 3;
const NARROW: usize = 60;

/// One key in the footer: its name, and what it does here.
pub(in crate::tui) type Hint = (String, String);

/// What stands around a page.
pub(in crate::tui) struct Frame<'p> {
    /// The top line.
    pub(in crate::tui) head: &'p Head,
    /// Which lines are in view, when not all are.
    pub(in crate::tui) position: Option<String>,
    /// How many apps are left, when the page itself has no room for it.
    pub(in crate::tui) tally: Option<String>,
    /// The keys, most important first; the last one always stays.
    pub(in crate::tui) hints: &'p [Hint],
    /// What has to be told, in place of the keys.
    pub(in crate::tui) notice: Option<&'p str>,
}

/// Where the page itself goes.
pub(in crate::tui) fn body(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 2,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(4),
    }
}

impl Frame<'_> {
    /// Draws all but the page itself.
    pub(in crate::tui) fn draw(&self, look: Theme, area: Rect, frame: &mut Buffer) {
        let columns = usize::from(area.width.saturating_sub(2));
        self.head(columns, area, frame);
        let rule = "─".repeat(usize::from(area.width));
        frame.set_string(area.x, area.y + 1, &rule, DIM);
        let bottom = area.bottom();
        frame.set_string(area.x, bottom.saturating_sub(2), &rule, DIM);
        if let Some(position) = &self.position {
            let shown = format!(" {position} ");
            let x = area.right().saturating_sub(cells(&shown) + 1);
            frame.set_string(x, bottom.saturating_sub(2), shown, PLAIN);
        }
        if let Some(tally) = &self.tally {
            frame.set_string(area.x, bottom.saturating_sub(2), format!(" {tally} "), PLAIN);
        }
        match self.notice {
            Some(notice) => notice_lines(notice, columns, look, area, frame),
            None => footer(self.hints, columns, area, frame),
        }
    }

    /// Where one is matters more than what this is.
    fn head(&self, columns: usize, area: Rect, frame: &mut Buffer) {
        let place = truncate(&self.head.place, columns);
        let room = columns.saturating_sub(width(&place) + usize::from(!place.is_empty()) * 2);
        if room >= 8 || place.is_empty() {
            frame.set_string(area.x + 1, area.y, truncate(&self.head.title, room), BOLD);
        }
        frame.set_string(area.right().saturating_sub(1 + cells(&place)), area.y, place, PLAIN);
    }
}

fn notice_lines(notice: &str, columns: usize, look: Theme, area: Rect, frame: &mut Buffer) {
    // A long one takes the place of the rule as well.
    let lines = wrap(notice, columns);
    let rows = lines.len().min(2);
    let blank = " ".repeat(usize::from(area.width));
    for (back, line) in (1u16..).zip(lines.iter().take(rows).rev()) {
        let y = area.bottom().saturating_sub(back);
        frame.set_string(area.x, y, &blank, PLAIN);
        frame.set_string(area.x + 1, y, line, look.warning());
    }
}

/// The keys that fit; the last one is the way to all others.
fn footer(hints: &[Hint], columns: usize, area: Rect, frame: &mut Buffer) {
    let Some((last, others)) = hints.split_last() else { return };
    let gap = if columns < NARROW { GAP - 1 } else { GAP };
    let size = |hint: &Hint| width(&hint.0) + 1 + width(&hint.1) + gap;
    let mut room = (columns + gap).saturating_sub(size(last));
    let mut shown: Vec<&Hint> = Vec::new();
    for hint in others.iter().take(MOST_KEYS - 1) {
        if size(hint) > room {
            break;
        }
        room -= size(hint);
        shown.push(hint);
    }
    shown.push(last);
    let (mut x, y) = (area.x + 1, area.bottom().saturating_sub(1));
    for (key, words) in shown {
        x = put(frame, (x, y), key, BOLD) + 1;
        x = put(frame, (x, y), words, PLAIN) + u16::try_from(gap).unwrap_or(0);
    }
}

/// A text's columns as a coordinate.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Writes a text and tells the column behind it.
fn put(frame: &mut Buffer, at: (u16, u16), text: &str, style: Style) -> u16 {
    if at.0 < frame.area.right() && at.1 < frame.area.bottom() {
        frame.set_string(at.0, at.1, text, style);
    }
    at.0.saturating_add(cells(text))
}
