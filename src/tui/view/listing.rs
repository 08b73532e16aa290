//! Rows to browse and choose from, with details of the highlighted one below them or, in a wide window, beside them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Clear, StatefulWidget, Widget};

use super::super::theme::Theme;
use super::app_rows::{AppRows, has_columns};
use super::areas::{self, REST};
use super::block_layout::{BlockLayout, cell, glossary, indented, styled, widest};
use super::scroll_list::{ListPosition, MARKER_INDENT, Motion, ScrollList, ScrollListState};
use super::{MEASURE, PaneState, WIDE, drawing};
use crate::session::{Action, Block, FoundRow, Listing, ListingRow};
use crate::text::{Glossary, pad, pad_left, width, wrap};

const GAP: usize = 2;
const DETAIL_WIDTH: usize = 44;
/// Between the rows and the details beside them.
const DETAIL_GAP: usize = 3;
/// In a shorter body there is no room for details.
const LOW: usize = 12;
/// Fewer lines than this of longer details say too little to be worth their place.
const FEWEST_DETAILS: usize = 3;
/// In wider rows the eye loses the line.
const WIDEST: usize = 100;
/// In less room than this the middle column goes below the first.
const NARROW: usize = 52;
/// The mark before a row that is chosen for comparison.
const CHOSEN: &str = "*";

/// Rows that are laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct ListPane {
    list: ScrollList,
    /// Which row of the listing each item is.
    shown: Vec<usize>,
    place: DetailPlace,
    /// The rows in view where details stand below them.
    height: usize,
    /// The rows in view where they do not.
    full: usize,
    /// What stands above the columns, while rows below it are in view and it is not.
    heads: Option<ColumnHeads>,
    /// The details of each item.
    details: Vec<Text<'static>>,
    /// The width of the bodies for which they are laid out the same, whatever the height; none where the height decides
    /// what is told of a row.
    fits: Option<u16>,
    theme: Theme,
}

/// The line above the columns of rows of apps.
#[derive(Debug, Clone)]
struct ColumnHeads {
    line: Line<'static>,
    /// Where it is among all lines, up to the end of the last of those rows.
    lines: Range<usize>,
}

/// Where the details of the highlighted row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DetailPlace {
    /// Nowhere: there are none, or there is no room for them.
    Nowhere,
    /// Beside the rows.
    Beside,
    /// Below the rows: how many lines those take, and the details.
    Below { list: usize, detail: usize },
}

/// The widths of the columns; zero means no column.
#[derive(Debug, Clone, Copy)]
struct RowColumns {
    number: usize,
    label: usize,
    words: usize,
    right: usize,
    /// The words are below the label.
    stacked: bool,
}

impl RowColumns {
    fn new(rows: &[&ListingRow], room: usize) -> Self {
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

impl ListPane {
    /// Lays out all rows or, while there is a search, those that it found.
    pub(super) fn new(listing: &Listing, found: Option<&[FoundRow]>, theme: Theme, body: Size) -> Self {
        let sought = found.map(|found| found_rows(listing, found));
        let shown: Vec<usize> = match found {
            Some(found) => found.iter().map(|found| found.row).collect(),
            None => (0..listing.rows.len()).collect(),
        };
        let rows: Vec<&ListingRow> = sought.as_ref().unwrap_or(&listing.rows).iter().collect();
        let columns = usize::from(body.width);
        let has_details = rows.iter().any(|row| !row.detail.is_empty());
        let beside =
            columns.checked_sub(DETAIL_WIDTH + DETAIL_GAP).filter(|_| columns >= WIDE && has_details);
        let app_rows = |room: usize| AppRows::new(listing, &rows, room);
        // Columns go before details beside them.
        let tells_all = |room: &usize| app_rows(*room).is_none_or(|apps| apps.tells_all(&rows));
        let beside = beside.filter(tells_all);
        let room = beside.unwrap_or(columns);
        let beside = beside.is_some();
        let apps = app_rows(room);
        let glossary = glossary(&listing.terms);
        let list = ShownRows { listing, rows: &rows, apps: apps.as_ref(), theme };
        let (list, heads) = list.list(found.is_some(), room, &glossary);
        debug_assert_eq!(list.items(), shown.len(), "every row that is shown is an item");
        let detail_width = if beside { DETAIL_WIDTH } else { room.min(MEASURE) };
        // Where columns tell the most and the rows do not fit, rows are worth more than what is one key away.
        let is_brief = apps.is_some() && !beside && list.len() > usize::from(body.height);
        let detail = |row: &&ListingRow| {
            let untold = apps.as_ref().map_or_else(Vec::new, |apps| apps.untold(row));
            let detail = if is_brief { &[][..] } else { &row.detail };
            let blocks: Vec<Block> = untold.into_iter().chain(detail.iter().cloned()).collect();
            BlockLayout::new(&glossary, theme).blocks(&blocks, detail_width)
        };
        let details: Vec<Vec<Line<'static>>> = rows.iter().map(detail).collect();
        let longest = widest(details.iter().map(Vec::len));
        let place = DetailPlace::new(body, list.len(), longest, beside);
        let (list_height, detail_height) = place.heights(body);
        let details = details.into_iter().map(|detail| cut(detail, detail_height)).collect();
        let full = usize::from(body.height);
        let fits = (!has_details && longest == 0).then_some(body.width);
        Self { list, shown, place, height: list_height, full, heads, details, fits, theme }
    }

    /// Takes a body of another height, such as above a search field. False where the rows have to be laid out again.
    pub(super) fn resized(&mut self, body: Size) -> bool {
        let is_the_same = self.fits == Some(body.width);
        if is_the_same {
            debug_assert_eq!(self.place, DetailPlace::Nowhere, "of these rows nothing is told");
            self.full = usize::from(body.height);
            self.height = self.full;
        }
        is_the_same
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        self.list.items()
    }

    /// Which row an item is.
    pub(in crate::tui) fn row(&self, item: usize) -> Option<usize> {
        self.shown.get(item).copied()
    }

    /// Which item shows a row.
    pub(in crate::tui) fn item_of(&self, row: usize) -> Option<usize> {
        self.shown.iter().position(|shown| *shown == row)
    }

    /// The nearest position that is possible.
    pub(super) fn reveal(&self, position: ListPosition) -> ListPosition {
        self.uncovered(self.list.reveal(position, self.height))
    }

    /// Whether the heads of the columns are drawn over the first line of this window.
    fn is_covered(&self, top: usize) -> bool {
        self.heads.as_ref().is_some_and(|heads| heads.lines.contains(&top) && top > heads.lines.start)
    }

    /// The same position, with nothing of the highlighted item below those heads, nor the heading above it.
    fn uncovered(&self, position: ListPosition) -> ListPosition {
        let is_hidden =
            self.is_covered(position.top) && self.list.around(position.item).contains(&position.top);
        ListPosition { top: position.top - usize::from(is_hidden), ..position }
    }

    /// The nearest position that is possible, whether or not the highlighted row is in view there.
    pub(super) fn clamped(&self, position: ListPosition) -> ListPosition {
        self.list.clamped(position, self.height)
    }

    /// Whether the highlighted row is in view.
    pub(super) fn sees(&self, position: ListPosition) -> bool {
        let is_hidden =
            self.is_covered(position.top) && self.list.line_of(position.item) == Some(position.top);
        self.list.sees(position, self.height_at(position)) && !is_hidden
    }

    /// Where a move leads.
    pub(super) fn moved(&self, position: ListPosition, motion: Motion) -> ListPosition {
        let moved = self.list.moved(position, motion, self.height);
        // Who reads on in the text around the items moves the window alone.
        if moved.item == position.item { moved } else { self.uncovered(moved) }
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, position: ListPosition) -> Option<(usize, usize, usize)> {
        let (first, last, total) = self.list.window(position.top, self.height_at(position))?;
        Some((first + usize::from(self.is_covered(position.top)), last, total))
    }

    /// Of a row that is out of view nothing is told: the lines above it then have all the room. Below the last line there
    /// is nothing to fill that room with.
    fn height_at(&self, position: ListPosition) -> usize {
        let reaches_the_end = position.top + self.full > self.list.len();
        if reaches_the_end || self.list.sees(position, self.height) { self.height } else { self.full }
    }
}

/// Rows as they are drawn: how they are laid out, and which of them are chosen.
pub(super) struct ListView<'p> {
    /// How they are laid out.
    pub(super) pane: &'p ListPane,
    /// The rows of the listing that are chosen to be compared.
    pub(super) chosen: &'p [usize],
}

impl StatefulWidget for ListView<'_> {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let pane = self.pane;
        let position = state.position.list;
        let below = matches!(pane.place, DetailPlace::Below { .. });
        let (list_area, detail_area) = match below && pane.height_at(position) == pane.full {
            true => (area, Rect::ZERO),
            false => pane.place.areas(area),
        };
        let mut list = ScrollListState::new(position);
        pane.list.render(list_area, buf, &mut list);
        if let Some(heads) = pane.heads.as_ref().filter(|_| pane.is_covered(position.top)) {
            let first = Rect { height: list_area.height.min(1), ..list_area };
            Clear.render(first, buf);
            drawing::line(&heads.line, first, buf);
            list.cursor = list.cursor.filter(|_| pane.sees(position));
        }
        // Of a row that is out of view nothing is told.
        if list.cursor.is_some()
            && let Some(detail) = pane.details.get(position.item)
        {
            drawing::lines(&detail.lines, detail_area, buf);
        }
        for row in self.chosen {
            let line = pane.item_of(*row).and_then(|item| pane.list.line_of(item));
            let below = line.and_then(|line| line.checked_sub(position.top));
            let below = below.filter(|below| *below > 0 || !pane.is_covered(position.top));
            if let Some(place) = below.and_then(|below| list_area.rows().nth(below)) {
                // Behind the place of the marker.
                let place = Rect { x: place.x.saturating_add(1), width: place.width.min(1), ..place };
                Span::styled(CHOSEN, pane.theme.chosen()).render(place, buf);
            }
        }
        // Where the highlighted row is out of view, or there is none, reading begins at the first line.
        state.cursor = list.cursor.unwrap_or(list_area.as_position());
    }
}

impl DetailPlace {
    /// Rows stay where they are whichever is highlighted, so the longest details decide.
    fn new(body: Size, lines: usize, detail: usize, beside: bool) -> Self {
        let height = usize::from(body.height);
        if detail == 0 || (!beside && height < LOW) {
            return Self::Nowhere;
        }
        if beside {
            return Self::Beside;
        }
        let beneath = height.saturating_sub(lines + 1);
        let detail = match lines <= height {
            // Rows that fit are all in view: what is told of one of them does not push others out.
            true if beneath < detail.min(FEWEST_DETAILS) => return Self::Nowhere,
            true => detail.min(beneath),
            false => detail.min(height / 3),
        };
        Self::Below { list: lines.min(height.saturating_sub(detail + 1)), detail }
    }

    /// The lines of the rows and of the details.
    fn heights(self, body: Size) -> (usize, usize) {
        match self {
            Self::Nowhere => (usize::from(body.height), 0),
            Self::Beside => (usize::from(body.height), usize::from(body.height)),
            Self::Below { list, detail } => (list, detail),
        }
    }

    /// The cells of the rows and of the details.
    fn areas(self, area: Rect) -> (Rect, Rect) {
        let [list, detail] = match self {
            Self::Nowhere => return (area, Rect::ZERO),
            Self::Beside => areas::columns(area, [REST, DETAIL_WIDTH], DETAIL_GAP),
            Self::Below { list, detail } => areas::rows(area, [list, detail], 1),
        };
        (list, detail)
    }
}

/// The lines that fit; where there are more, the last one says so.
fn cut(mut lines: Vec<Line<'static>>, height: usize) -> Text<'static> {
    if lines.len() > height {
        lines.truncate(height.saturating_sub(1));
        lines.push(Line::raw("…"));
    }
    lines.into()
}

/// The rows of a listing that are shown, to be laid out.
struct ShownRows<'p> {
    listing: &'p Listing,
    /// The rows that are shown.
    rows: &'p [&'p ListingRow],
    /// How those of apps are laid out that have columns.
    apps: Option<&'p AppRows>,
    theme: Theme,
}

impl ShownRows<'_> {
    fn list(
        &self,
        is_search: bool,
        room: usize,
        glossary: &Glossary<usize>,
    ) -> (ScrollList, Option<ColumnHeads>) {
        let Self { listing, theme, .. } = *self;
        let mut layout = BlockLayout::new(glossary, theme);
        let mut list = ScrollList::new(theme);
        let measure = room.min(MEASURE);
        // While searching only the rows matter.
        if !is_search {
            if let Some(news) = &listing.news {
                list.text(styled(wrap(news, room), theme.text()));
                list.blank();
            }
            list.text(layout.blocks(&listing.before, measure));
            list.blank();
        }
        let heads = self.rows(&mut list, room);
        if !is_search && !listing.after.is_empty() {
            list.blank();
            list.text(layout.blocks(&listing.after, measure));
        }
        (list, heads)
    }

    /// Adds all rows, with the headings above them.
    fn rows(&self, list: &mut ScrollList, room: usize) -> Option<ColumnHeads> {
        let Self { rows, apps, theme, .. } = *self;
        let others: Vec<&ListingRow> = rows.iter().copied().filter(|row| !has_columns(row)).collect();
        let columns = RowColumns::new(&others, room.min(WIDEST).saturating_sub(width(MARKER_INDENT)));
        let mut group = None;
        let mut heads: Option<ColumnHeads> = None;
        for row in rows {
            let title = row.heading.as_deref().filter(|words| group != Some(*words));
            group = title.or(group);
            let apps = apps.filter(|_| has_columns(row));
            // The heads stand above the first app; without a title only the columns have one.
            let headed = apps.filter(|_| heads.is_none()).map(|apps| apps.heads(title.unwrap_or(""), theme));
            let above = headed.or_else(|| Some(styled(wrap(title?, room.min(MEASURE)), theme.heading())));
            if let Some(above) = above {
                list.blank();
                // Over the rows of another group they stand without the title of the first.
                let line = apps.filter(|_| heads.is_none()).and_then(|apps| apps.heads("", theme).pop());
                list.text(above);
                let start = list.len().saturating_sub(1);
                heads = heads.or(line.map(|line| ColumnHeads { line, lines: start..start }));
            }
            let lines = match apps {
                Some(apps) => apps.lines(row, theme),
                None => row_lines(row, columns, theme),
            };
            list.item(indented(lines, MARKER_INDENT));
            if let Some(heads) = heads.as_mut().filter(|_| apps.is_some()) {
                heads.lines.end = list.len();
            }
        }
        heads
    }
}

/// The rows that a search found, as they are shown.
fn found_rows(listing: &Listing, found: &[FoundRow]) -> Vec<ListingRow> {
    let rows = found.iter().filter_map(|found| {
        let row = listing.rows.get(found.row)?.clone();
        // It is told once above all rows that have it.
        Some(ListingRow { heading: found.heading.clone(), words: found.words.clone(), ..row })
    });
    rows.collect()
}

/// What is before the label: a box, or the key that chooses the row at once.
fn tick(row: &ListingRow) -> String {
    match (row.ticked, row.shortcut) {
        (Some(true), _) => "[x] ".to_owned(),
        (Some(false), _) => "[ ] ".to_owned(),
        (None, Some(key)) => format!("{key}  "),
        (None, None) => String::new(),
    }
}

fn row_lines(row: &ListingRow, columns: RowColumns, theme: Theme) -> Vec<Line<'static>> {
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
        let right = if first { row.right.as_str() } else { "" };
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
