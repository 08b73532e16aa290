//! Lines, a part of which a window shows; some of them are items that can be highlighted.
//!
//! The highlighted item is in view, together with the heading above it. Going up from the first item, or down from the
//! last, reads on in the text around the items, and only then, or at the beginning or the end of all, may the
//! highlighted item leave the window.
//!
//! ratatui's `List` scrolls by items and knows no text between them, so this widget is our own.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::StatefulWidget;

use super::super::theme::Theme;
use super::drawing;

/// What an item begins with: the place of the marker, and the space behind it.
pub(super) const MARKER_INDENT: &str = "  ";

/// A heading is at most this far above its item.
const HEADING_REACH: usize = 3;

/// A move through a page.
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
#[derive(Debug, Clone, PartialEq)]
pub(in crate::tui) struct ScrollList {
    /// The lines that are there, each with its place, in order. Those of some items are made when they come into view.
    lines: Vec<(usize, Line<'static>)>,
    /// How many lines there are.
    len: usize,
    /// Whether the last line is blank.
    ends_blank: bool,
    /// The lines of each item: never empty, in order, and apart from each other.
    items: Vec<Range<usize>>,
    /// How the marker before the highlighted item looks.
    marker: Style,
}

/// Where a person is in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::tui) struct ListPosition {
    /// The highlighted item.
    pub(in crate::tui) item: usize,
    /// The first line in view.
    pub(in crate::tui) top: usize,
}

/// What a list is drawn from, and what drawing it finds out. Made for each frame.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct ScrollListState {
    /// Where a person is.
    pub(super) position: ListPosition,
    /// Whether the item there is marked.
    pub(super) is_marked: bool,
    /// Where the marker was drawn; nothing when the highlighted item is out of view.
    pub(super) cursor: Option<Position>,
}

impl ScrollListState {
    /// A state for the next frame.
    pub(super) fn new(position: ListPosition) -> Self {
        Self { position, is_marked: true, cursor: None }
    }
}

impl ScrollList {
    /// A list without lines.
    pub(super) fn new(theme: Theme) -> Self {
        Self { lines: Vec::new(), len: 0, ends_blank: true, items: Vec::new(), marker: theme.marker() }
    }

    /// Adds lines of text.
    pub(super) fn text(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        let from = self.len;
        let lines = lines.into_iter();
        self.lines.reserve(lines.size_hint().0);
        for line in lines {
            self.lines.push((self.len, line));
            self.len += 1;
        }
        if let Some((_, last)) = self.lines.last().filter(|_| self.len > from) {
            self.ends_blank = last.width() == 0;
        }
    }

    /// Adds so many lines of text, which another draws when they come into view.
    pub(super) fn text_of_height(&mut self, height: usize) {
        self.len += height;
        self.ends_blank = false;
    }

    /// Adds an item: lines that begin with [`MARKER_INDENT`].
    pub(super) fn item(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        let start = self.len;
        self.text(lines);
        debug_assert!(start < self.len, "an item has a line to put the marker on");
        self.items.push(start..self.len);
    }

    /// Adds an item of so many lines, which are made when they come into view.
    pub(super) fn item_of_height(&mut self, height: usize) {
        debug_assert!(height > 0, "an item has a line to put the marker on");
        self.items.push(self.len..self.len + height);
        self.len += height;
        self.ends_blank = false;
    }

    /// Adds a blank line, unless it would be the first or a second one.
    pub(super) fn blank(&mut self) {
        if !self.ends_blank {
            self.text([Line::default()]);
        }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// A line that is there.
    fn line(&self, at: usize) -> Option<&Line<'static>> {
        let place = self.lines.binary_search_by_key(&at, |(place, _)| *place).ok()?;
        self.lines.get(place).map(|(_, line)| line)
    }

    /// Draws the lines in view; `lines_of` makes those of an item.
    pub(super) fn draw(
        &self,
        area: Rect,
        buf: &mut Buffer,
        state: &mut ScrollListState,
        lines_of: impl Fn(usize) -> Vec<Line<'static>>,
    ) {
        let position = state.position;
        debug_assert!(position.item < self.items.len().max(1), "the highlighted item exists");
        let mut made: Option<(usize, Vec<Line<'static>>)> = None;
        for (row, at) in area.rows().zip(position.top..self.len) {
            if let Some(line) = self.line(at) {
                drawing::line(line, row, buf);
                continue;
            }
            let item = self.items.partition_point(|lines| lines.end <= at);
            let start = self.line_of(item).unwrap_or(at);
            debug_assert!(start <= at, "a line that is not there is one of an item");
            if made.as_ref().is_none_or(|(of, _)| *of != item) {
                made = Some((item, lines_of(item)));
            }
            if let Some(line) = made.as_ref().and_then(|(_, lines)| lines.get(at.saturating_sub(start))) {
                drawing::line(line, row, buf);
            }
        }
        let start = self.line_of(position.item);
        let below = start.and_then(|start| start.checked_sub(position.top));
        let row = below.and_then(|below| area.rows().nth(below)).filter(|_| state.is_marked);
        if let Some(row) = row {
            drawing::words(">", self.marker, row, buf);
        }
        state.cursor = row.map(Rect::as_position);
    }

    /// The first line of an item.
    pub(super) fn line_of(&self, item: usize) -> Option<usize> {
        self.items.get(item).map(|lines| lines.start)
    }

    /// Behind the last line of an item.
    pub(super) fn end_of(&self, item: usize) -> Option<usize> {
        self.items.get(item).map(|lines| lines.end)
    }

    /// How many items there are.
    pub(super) fn items(&self) -> usize {
        self.items.len()
    }

    /// Whether a window of this many lines shows only a part.
    pub(super) fn scrolls(&self, height: usize) -> bool {
        self.len > height
    }

    /// The last line that can come first in view.
    fn last_top(&self, height: usize) -> usize {
        self.len.saturating_sub(height)
    }

    /// The lines that should be in view with an item.
    pub(super) fn around(&self, item: usize) -> Range<usize> {
        let Some(lines) = self.items.get(item) else { return 0..0 };
        let before = item.checked_sub(1).and_then(|before| self.items.get(before));
        // Above the first item there is only text.
        let above = before.map_or(0, |before| before.end);
        debug_assert!(above <= lines.start, "items stand in order");
        let start = if lines.start - above <= HEADING_REACH { above } else { lines.start };
        let last = item + 1 == self.items.len();
        let below = self.len - lines.end;
        let end = if last && below <= HEADING_REACH { self.len } else { lines.end };
        start..end
    }

    /// Whether the highlighted item is in view; true when there is none.
    pub(super) fn sees(&self, position: ListPosition, height: usize) -> bool {
        let Some(lines) = self.items.get(position.item) else { return true };
        (position.top..position.top + height).contains(&lines.start)
    }

    /// The position that is possible and shows the highlighted item, moving the window as little as it takes.
    pub(super) fn reveal(&self, position: ListPosition, height: usize) -> ListPosition {
        let item = position.item.min(self.items.len().saturating_sub(1));
        let mut top = position.top;
        if let Some(lines) = self.items.get(item) {
            let around = self.around(item);
            let fits = around.len() <= height;
            let (start, end) = if fits { (around.start, around.end) } else { (lines.start, lines.end) };
            top = top.max(end.saturating_sub(height)).min(start);
        }
        ListPosition { item, top: top.min(self.last_top(height)) }
    }

    /// The nearest position that is possible, whether or not the highlighted item is in view there.
    pub(super) fn clamped(&self, position: ListPosition, height: usize) -> ListPosition {
        let item = position.item.min(self.items.len().saturating_sub(1));
        ListPosition { item, top: position.top.min(self.last_top(height)) }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, position: ListPosition, motion: Motion, height: usize) -> ListPosition {
        if self.items.is_empty() {
            return ListPosition { item: 0, top: self.scrolled(position.top, motion, height) };
        }
        let last = self.items.len() - 1;
        let scrolled = ListPosition { top: self.scrolled(position.top, motion, height), ..position };
        let to = |item: usize| self.reveal(ListPosition { item: item.min(last), ..position }, height);
        let revealed = self.reveal(position, height);
        match motion {
            // The beginning and the end of all there is to read, so that there is nothing beyond.
            Motion::First => ListPosition::default(),
            Motion::Last => self.clamped(ListPosition { item: last, top: usize::MAX }, height),
            Motion::Left | Motion::Right => position,
            // Back to the items before moving among them.
            Motion::Down if revealed.top > position.top => {
                ListPosition { top: scrolled.top.min(revealed.top), ..position }
            }
            Motion::Up if revealed.top < position.top => {
                ListPosition { top: scrolled.top.max(revealed.top), ..position }
            }
            Motion::PageDown if revealed.top >= scrolled.top && revealed.top > position.top => scrolled,
            Motion::PageUp if revealed.top <= scrolled.top && revealed.top < position.top => scrolled,
            Motion::PageDown if revealed.top > position.top => {
                let item = self.items.partition_point(|lines| lines.start < scrolled.top).min(last);
                self.reveal(ListPosition { item, ..scrolled }, height)
            }
            Motion::PageUp if revealed.top < position.top => {
                let item = self.items.partition_point(|lines| lines.end <= scrolled.top + height);
                self.reveal(ListPosition { item: item.saturating_sub(1), ..scrolled }, height)
            }
            Motion::Up | Motion::PageUp if position.item == 0 => scrolled,
            Motion::Down | Motion::PageDown if position.item == last => scrolled,
            // What is higher than the window is read to its end first.
            Motion::Down if self.goes_on_below(position, height) => scrolled,
            Motion::Up => to(position.item - 1),
            Motion::Down => to(position.item + 1),
            // The window moves by a whole page, wherever in it the highlighted item is.
            Motion::PageUp | Motion::PageDown => {
                let item = self.item_from(position.item, height, motion == Motion::PageUp).min(last);
                self.reveal(ListPosition { item, ..scrolled }, height)
            }
        }
    }

    /// Whether the highlighted item has no room in a window of this height, and has lines below it.
    fn goes_on_below(&self, position: ListPosition, height: usize) -> bool {
        let lines = self.items.get(position.item);
        lines.is_some_and(|lines| lines.len() > height && lines.end > position.top + height)
    }

    /// The item about a window away.
    fn item_from(&self, item: usize, height: usize, up: bool) -> usize {
        let Some(lines) = self.items.get(item) else { return item };
        let step = height.saturating_sub(1).max(1);
        // The items are in order, so those before a line are counted by halving.
        if up {
            let goal = lines.start.saturating_sub(step);
            self.items.partition_point(|lines| lines.start < goal).min(item.saturating_sub(1))
        } else {
            let goal = lines.start + step;
            self.items.partition_point(|lines| lines.start <= goal).saturating_sub(1).max(item + 1)
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

    /// Which lines are in view, counted from one, when not all are.
    pub(super) fn window(&self, top: usize, height: usize) -> Option<(usize, usize, usize)> {
        let total = self.len;
        debug_assert!(top <= self.last_top(height), "no window begins behind the last page");
        self.scrolls(height).then(|| (top + 1, (top + height).min(total), total))
    }
}

impl StatefulWidget for &ScrollList {
    type State = ScrollListState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut ScrollListState) {
        self.draw(area, buf, state, |_| Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use ratatui::text::Line;

    use super::{ListPosition, Motion, ScrollList};
    use crate::tui::theme::Theme;

    /// Three lines of text, then four items of which the second has two lines and a heading, then two lines.
    fn list() -> ScrollList {
        let mut list = ScrollList::new(Theme::new(false, false));
        list.text(["t0", "t1", "t2"].map(Line::from));
        list.item(["  i0"].map(Line::from));
        list.blank();
        list.text(["kop"].map(Line::from));
        list.item(["  i1", "  i1"].map(Line::from));
        list.item(["  i2"].map(Line::from));
        list.item(["  i3"].map(Line::from));
        list.text(["na"].map(Line::from));
        list
    }

    #[track_caller]
    fn walk(height: usize, motions: &[Motion]) -> Vec<(usize, usize)> {
        let list = list();
        let mut position = list.reveal(ListPosition::default(), height);
        let mut seen = vec![(position.item, position.top)];
        for motion in motions {
            position = list.moved(position, *motion, height);
            seen.push((position.item, position.top));
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
        let mut list = ScrollList::new(Theme::new(false, false));
        list.text((0..10).map(|line| Line::from(line.to_string())));
        let tops = |motion| list.moved(ListPosition { item: 0, top: 4 }, motion, 4).top;
        let motions =
            [Motion::Up, Motion::Down, Motion::PageUp, Motion::PageDown, Motion::First, Motion::Last];
        assert_eq!(motions.map(tops), [3, 5, 1, 6, 0, 6]);
        assert_eq!(list.window(6, 4), Some((7, 10, 10)));
        assert_eq!(list.window(0, 10), None);
    }

    #[test]
    fn a_page_is_a_whole_window_less_a_line_wherever_the_item_is_in_it() {
        use Motion::{First, Last, PageDown, PageUp};
        for (above, below) in [(0, 0), (0, 1), (3, 3), (25, 30)] {
            let mut list = ScrollList::new(Theme::new(false, false));
            list.text((0..above).map(|line| Line::from(line.to_string())));
            (0..50).for_each(|line| list.item([Line::from(format!("  {line}"))]));
            list.text((0..below).map(|line| Line::from(line.to_string())));
            let (height, end): (usize, usize) = (20, 50 + above + below - 20);
            let tops = |motions: &[Motion]| {
                let mut position = ListPosition::default();
                let mut tops = Vec::new();
                for motion in motions {
                    position = list.moved(position, *motion, height);
                    tops.push(position.top);
                }
                tops
            };
            assert_eq!(
                tops(&[Last, PageUp, PageUp]),
                [end, end - 19, end.saturating_sub(38)],
                "{above} {below}"
            );
            assert_eq!(tops(&[First, PageDown]), [0, 19], "{above} {below}");
            // Up the list item by item, then down again: from the top line of the window, and from its last.
            let mut ups = vec![Last];
            ups.extend([Motion::Up; 25 + 30 + 3]);
            ups.push(PageUp);
            let moved = tops(&ups);
            let [.., before, after] = moved.as_slice() else { unreachable!("many moves") };
            assert_eq!(*after, before.saturating_sub(19), "{above} {below}");
        }
    }

    #[test]
    fn an_item_that_is_higher_than_the_window_is_read_to_its_end() {
        use Motion::{Down, Up};
        let mut list = ScrollList::new(Theme::new(false, false));
        list.item((0..7).map(|line| Line::from(format!("  {line}"))));
        list.item(["  next"].map(Line::from));
        let mut position = ListPosition::default();
        let mut seen = Vec::new();
        for motion in [Down, Down, Down, Down, Up, Up] {
            position = list.moved(position, motion, 4);
            seen.push((position.item, position.top));
        }
        assert_eq!(seen, [(0, 1), (0, 2), (0, 3), (1, 4), (0, 0), (0, 0)]);
    }

    #[test]
    fn pages_move_by_about_a_window() {
        let mut list = ScrollList::new(Theme::new(false, false));
        (0..30).for_each(|line| list.item([Line::from(format!("  {line}"))]));
        let start = ListPosition { item: 10, top: 8 };
        assert_eq!(list.moved(start, Motion::PageDown, 6), ListPosition { item: 15, top: 13 });
        assert_eq!(list.moved(start, Motion::PageUp, 6), ListPosition { item: 5, top: 3 });
    }
}
