//! The frame around every page: the top line, two rules and the keys.
//!
//! ```text
//!  title                                   place
//! ──────────────────────────────────────────────
//!  body
//! ──────────────────────────────── 12-24 van 61
//!  Enter kiezen   Backspace terug   ? hulp
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::super::theme::Theme;
use super::areas::{self, REST};
use super::drawing;
use crate::session::Head;
use crate::text::{truncate, width, wrap};

/// In a smaller window no page makes sense.
pub(in crate::tui) const SMALLEST: (u16, u16) = (40, 12);

/// Nobody reads more keys than this. The last one leads to all the others.
const MOST_KEYS: usize = 5;

/// The gap between keys; one less in a narrow window.
const GAP: usize = 3;
/// Below this width the keys matter more than what stands between them.
pub(in crate::tui) const NARROW: usize = 60;

/// With less room than this a title is left out.
const SHORTEST_TITLE: usize = 8;

/// One key in the footer: its name, and what it does here.
pub(in crate::tui) type Hint = (String, String);

/// The frame around a page: a widget for the whole window that leaves [`body`] untouched.
pub(in crate::tui) struct Chrome<'p> {
    /// The top line.
    pub(in crate::tui) head: &'p Head,
    /// Which lines are in view, when not all are.
    pub(in crate::tui) position: Option<String>,
    /// How many apps are left, when the page itself has no room for it.
    pub(in crate::tui) tally: Option<String>,
    /// A key that is named on the rule, so that it takes no other key's place.
    pub(in crate::tui) aside: Option<Hint>,
    /// The keys, most important first; the last one always stays.
    pub(in crate::tui) hints: &'p [Hint],
    /// A message shown in place of the keys, or above them.
    pub(in crate::tui) notice: Option<&'p str>,
    /// It stays whatever key is pressed, so the keys stay in view below it.
    pub(in crate::tui) is_standing: bool,
    /// How it looks.
    pub(in crate::tui) theme: Theme,
}

/// The parts of a window from top to bottom: top line, rule, body, rule, footer.
fn parts(area: Rect) -> [Rect; 5] {
    let [head, above, body, below, footer] = areas::rows(area, [1, 1, REST, 1, 1], 0);
    [inside(head), above, inside(body), below, inside(footer)]
}

/// One column stays free at either side.
fn inside(area: Rect) -> Rect {
    area.inner(Margin::new(1, 0))
}

/// Where the page itself goes.
pub(in crate::tui) fn body(area: Rect) -> Rect {
    let [_, _, body, _, _] = parts(area);
    body
}

/// The same with a line for a search field below the page, which is empty unless there is one, above the rows that a notice takes.
pub(in crate::tui) fn body_and_search(area: Rect, has_search: bool, notice_rows: usize) -> [Rect; 2] {
    let [page, search, _] = areas::rows(body(area), [REST, usize::from(has_search), notice_rows], 0);
    [page, search]
}

/// How many rows of the page a notice takes: one of a line stands in place of the keys or of the rule, a longer one above the
/// keys, also in place of the rule.
pub(in crate::tui) fn notice_rows(notice: &str, area: Rect) -> usize {
    notice_lines(notice, area).len().saturating_sub(1)
}

fn notice_lines(notice: &str, area: Rect) -> Vec<String> {
    wrap(notice, usize::from(inside(area).width))
}

impl Widget for &Chrome<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let [head, above, _, below, footer] = parts(area);
        self.head(head, buf);
        drawing::rule(self.theme.rule(), above, buf);
        drawing::rule(self.theme.rule(), below, buf);
        if let Some(position) = &self.position {
            let position = Line::from(format!(" {position} ")).right_aligned();
            drawing::line(&position, inside(below), buf);
        }
        if let Some(tally) = &self.tally {
            drawing::words(&format!(" {tally} "), Style::new(), below, buf);
        }
        self.aside(below, buf);
        if self.is_standing || self.notice_lines(area).len() != 1 {
            drawing::line(&self.footer(usize::from(footer.width)), footer, buf);
        }
    }
}

impl Chrome<'_> {
    /// The top line. Where the person is matters more than the title.
    fn head(&self, area: Rect, buf: &mut Buffer) {
        let columns = usize::from(area.width);
        let place = truncate(&self.head.place, columns);
        let gap = if place.is_empty() { 0 } else { 2 };
        let room = columns.saturating_sub(width(&place) + gap);
        if room >= SHORTEST_TITLE || place.is_empty() {
            drawing::words(&truncate(&self.head.title, room), self.theme.title(), area, buf);
        }
        drawing::line(&Line::from(place).right_aligned(), area, buf);
    }

    /// The key on the rule, between what else is there; left out where it does not fit.
    fn aside(&self, below: Rect, buf: &mut Buffer) {
        let Some((key, words)) = &self.aside else { return };
        let taken = |words: &Option<String>| words.as_ref().map_or(0, |words| width(words) + 3);
        let before = taken(&self.tally).max(1);
        let (used, needed) = (before + taken(&self.position), width(key) + width(words) + 3);
        if used + needed > usize::from(below.width) {
            return;
        }
        let [_, rest] = areas::columns(below, [before, REST], 0);
        let key = Span::styled(key.as_str(), self.theme.key());
        let aside = Line::from_iter([Span::raw(" "), key, Span::raw(format!(" {words} "))]);
        drawing::line(&aside, rest, buf);
    }

    /// The notice: one of a line in place of the keys, unless it stays; a longer one above them. Of a sentence in which the
    /// last words say what to do nothing may be left out, so that it takes as many lines of the page as it needs: see
    /// [`notice_rows`].
    pub(in crate::tui) fn draw_notice(&self, area: Rect, buf: &mut Buffer) {
        let lines = self.notice_lines(area);
        let keys = usize::from(self.is_standing || lines.len() > 1);
        let [_, rows, _] = areas::rows(area, [REST, lines.len(), keys], 0);
        Clear.render(rows, buf);
        for (row, line) in rows.rows().zip(lines) {
            Span::styled(line, self.theme.warning()).render(inside(row), buf);
        }
    }

    fn notice_lines(&self, area: Rect) -> Vec<String> {
        self.notice.map_or_else(Vec::new, |notice| notice_lines(notice, area))
    }

    /// The keys that fit; the last one is the way to all others.
    fn footer(&self, columns: usize) -> Line<'_> {
        let gap = if columns < NARROW { GAP - 1 } else { GAP };
        let size = |hint: &Hint| width(&hint.0) + 1 + width(&hint.1) + gap;
        let Some((last, others)) = self.hints.split_last() else { return Line::default() };
        let mut room = (columns + gap).saturating_sub(size(last));
        let fits = |hint: &&Hint| match room.checked_sub(size(hint)) {
            Some(rest) => {
                room = rest;
                true
            }
            None => false,
        };
        let shown = others.iter().take(MOST_KEYS - 1).take_while(fits).chain([last]);
        let spans = |(key, words): &Hint| {
            [
                Span::styled(key.clone(), self.theme.key()),
                Span::raw(format!(" {words}")),
                Span::raw(" ".repeat(gap)),
            ]
        };
        shown.flat_map(spans).collect()
    }
}
