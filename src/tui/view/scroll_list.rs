//! A sheet of lines of which a window shows a part; some lines are items that can be highlighted.
//!
//! The highlighted item is in view, with the heading above it. Only who goes up from the first item, or down from the
//! last, reads on in the text around the items and may leave them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::super::theme::Theme;

/// A heading is at most this far above its item.
const HEADING_REACH: usize = 3;

/// A move through a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Motion {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// Only through columns.
    Left,
    /// Only through columns.
    Right,
}

/// Lines, and which of them belong to items.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::tui) struct Sheet {
    lines: Vec<Line<'static>>,
    items: Vec<Range<usize>>,
}

/// Where one is on a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::tui) struct Place {
    /// The highlighted item.
    pub(in crate::tui) item: usize,
    /// The first line in view.
    pub(in crate::tui) top: usize,
}

impl Sheet {
    /// Adds lines of text.
    pub(super) fn text(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// Adds an item: lines that begin with two columns for the marker.
    pub(super) fn item(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.items.push(start..self.lines.len());
    }

    /// Adds a blank line, unless it would be the first or a second one.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|last| last.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The first line of an item.
    pub(super) fn line_of(&self, item: usize) -> Option<usize> {
        self.items.get(item).map(|lines| lines.start)
    }

    /// How many items there are.
    pub(super) fn items(&self) -> usize {
        self.items.len()
    }

    /// Whether a window of so many lines shows only a part.
    pub(super) fn scrolls(&self, height: usize) -> bool {
        self.lines.len() > height
    }

    fn last_top(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height)
    }

    /// The lines that should be in view with an item.
    fn around(&self, item: usize) -> Range<usize> {
        let Some(lines) = self.items.get(item) else { return 0..0 };
        let above =
            item.checked_sub(1).and_then(|before| self.items.get(before)).map_or(0, |before| before.end);
        let start = if lines.start - above <= HEADING_REACH { above } else { lines.start };
        let last = item + 1 == self.items.len();
        let below = self.lines.len() - lines.end;
        let end = if last && below <= HEADING_REACH { self.lines.len() } else { lines.end };
        start..end
    }

    /// Whether the highlighted item is in view; true when there is none.
    pub(super) fn sees(&self, place: Place, height: usize) -> bool {
        let Some(lines) = self.items.get(place.item) else { return true };
        (place.top..place.top + height).contains(&lines.start)
    }

    /// The place that is possible and shows the highlighted item, moving the window as little as it takes.
    pub(super) fn reveal(&self, place: Place, height: usize) -> Place {
        let item = place.item.min(self.items.len().saturating_sub(1));
        let mut top = place.top;
        if let Some(lines) = self.items.get(item) {
            let around = self.around(item);
            let fits = around.len() <= height;
            let (start, end) = if fits { (around.start, around.end) } else { (lines.start, lines.end) };
            top = top.max(end.saturating_sub(height)).min(start);
        }
        Place { item, top: top.min(self.last_top(height)) }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, place: Place, motion: Motion, height: usize) -> Place {
        if self.items.is_empty() {
            return Place { item: 0, top: self.scrolled(place.top, motion, height) };
        }
        let last = self.items.len() - 1;
        let scrolled = Place { top: self.scrolled(place.top, motion, height), ..place };
        let to = |item: usize| self.reveal(Place { item: item.min(last), ..place }, height);
        let revealed = self.reveal(place, height);
        match motion {
            Motion::First => self.reveal(Place::default(), height),
            Motion::Last => self.reveal(Place { item: last, top: usize::MAX }, height),
            Motion::Left | Motion::Right => place,
            // Back to the items before moving among them.
            Motion::Down | Motion::PageDown if revealed.top > place.top => {
                Place { top: scrolled.top.min(revealed.top), ..place }
            }
            Motion::Up | Motion::PageUp if revealed.top < place.top => {
                Place { top: scrolled.top.max(revealed.top), ..place }
            }
            Motion::Up | Motion::PageUp if place.item == 0 => scrolled,
            Motion::Down | Motion::PageDown if place.item == last => scrolled,
            Motion::Up => to(place.item - 1),
            Motion::Down => to(place.item + 1),
            Motion::PageUp => to(self.item_from(place.item, height, true)),
            Motion::PageDown => to(self.item_from(place.item, height, false)),
        }
    }

    /// The item about a window away.
    fn item_from(&self, item: usize, height: usize, up: bool) -> usize {
        let start = self.items.get(item).map_or(0, |lines| lines.start);
        let step = height.saturating_sub(1).max(1);
        if up {
            let goal = start.saturating_sub(step);
            self.items.iter().position(|lines| lines.start >= goal).unwrap_or(0).min(item.saturating_sub(1))
        } else {
            let goal = start + step;
            let found = self.items.iter().rposition(|lines| lines.start <= goal).unwrap_or(item);
            found.max(item + 1)
        }
    }

    fn scrolled(&self, top: usize, motion: Motion, height: usize) -> usize {
        let page = height.saturating_sub(1).max(1);
        let wanted = match motion {
            Motion::Up => top.saturating_sub(1),
            Motion::Down => top + 1,
            Motion::PageUp => top.saturating_sub(page),
            Motion::PageDown => top + page,
            Motion::First => 0,
            Motion::Last => usize::MAX,
            Motion::Left | Motion::Right => top,
        };
        wanted.min(self.last_top(height))
    }

    /// Shows the part of the sheet that is in view; where the cursor of the terminal belongs.
    pub(super) fn draw(&self, place: Place, look: Theme, area: Rect, frame: &mut Buffer) -> Option<Position> {
        for (y, line) in (area.y..area.bottom()).zip(self.lines.iter().skip(place.top)) {
            frame.set_line(area.x, y, line, area.width);
        }
        let lines = self.items.get(place.item)?;
        let from_top = u16::try_from(lines.start.checked_sub(place.top)?).ok()?;
        let at = Position { x: area.x, y: area.y.checked_add(from_top).filter(|y| *y < area.bottom())? };
        frame.set_string(at.x, at.y, ">", look.marker());
        Some(at)
    }

    /// Which lines are in view, counted from one, when not all are.
    pub(super) fn window(&self, top: usize, height: usize) -> Option<(usize, usize, usize)> {
        let total = self.lines.len();
        self.scrolls(height).then(|| (top + 1, (top + height).min(total), total))
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::{Motion, Place, Sheet};

    /// Three lines of text, then four items of which the second has two lines and a heading, then two lines.
    fn sheet() -> Sheet {
        let mut sheet = Sheet::default();
        sheet.text(["t0", "t1", "t2"].map(Line::from));
        sheet.item(["  i0"].map(Line::from));
        sheet.blank();
        sheet.text(["kop"].map(Line::from));
        sheet.item(["  i1", "  i1"].map(Line::from));
        sheet.item(["  i2"].map(Line::from));
        sheet.item(["  i3"].map(Line::from));
        sheet.text(["na"].map(Line::from));
        sheet
    }

    fn walk(height: usize, motions: &[Motion]) -> Vec<(usize, usize)> {
        let sheet = sheet();
        let mut place = sheet.reveal(Place::default(), height);
        let mut seen = vec![(place.item, place.top)];
        for motion in motions {
            place = sheet.moved(place, *motion, height);
            seen.push((place.item, place.top));
        }
        seen
    }

    #[test]
    fn the_highlighted_item_is_in_view_with_its_heading() {
        use Motion::{Down, Last, Up};
        assert_eq!(walk(20, &[Down, Down, Down, Down]), [(0, 0), (1, 0), (2, 0), (3, 0), (3, 0)]);
        assert_eq!(walk(5, &[Down, Down, Down, Up, Up]), [(0, 0), (1, 3), (2, 4), (3, 6), (2, 6), (1, 4)]);
        assert_eq!(walk(5, &[Last]), [(0, 0), (3, 6)]);
    }

    #[test]
    fn from_the_first_item_one_reads_the_text_above() {
        use Motion::{Down, Up};
        assert_eq!(
            walk(2, &[Up, Up, Up, Down, Down, Down]),
            [(0, 2), (0, 1), (0, 0), (0, 0), (0, 1), (0, 2), (1, 6)]
        );
    }

    #[test]
    fn a_text_without_items_scrolls() {
        let mut sheet = Sheet::default();
        sheet.text((0..10).map(|line| Line::from(line.to_string())));
        let tops = |motion| sheet.moved(Place { item: 0, top: 4 }, motion, 4).top;
        let motions =
            [Motion::Up, Motion::Down, Motion::PageUp, Motion::PageDown, Motion::First, Motion::Last];
        assert_eq!(motions.map(tops), [3, 5, 1, 6, 0, 6]);
        assert_eq!(sheet.window(6, 4), Some((7, 10, 10)));
        assert_eq!(sheet.window(0, 10), None);
    }

    #[test]
    fn pages_move_by_about_a_window() {
        let mut sheet = Sheet::default();
        (0..30).for_each(|line| sheet.item([Line::from(format!("  {line}"))]));
        let start = Place { item: 10, top: 8 };
        assert_eq!(sheet.moved(start, Motion::PageDown, 6), Place { item: 15, top: 10 });
        assert_eq!(sheet.moved(start, Motion::PageUp, 6), Place { item: 5, top: 5 });
    }
}
