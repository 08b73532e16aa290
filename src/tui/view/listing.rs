//! Rows to browse and choose from, with details of the highlighted one below them or, in a wide window, beside them.
//!
//! Of rows of apps only what is in view is put into words: the others are measured.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Clear, StatefulWidget, Widget};

use super::super::theme::Theme;
use super::app_rows::AppRows;
use super::block_layout::{BlockLayout, glossary, indented};
use super::detail_place::{DETAIL_GAP, DETAIL_WIDTH, DetailPlace, cut};
use super::folding::folded;
use super::scroll_list::{ListPosition, MARKER_INDENT, Motion, ScrollList, ScrollListState};
use super::shown_rows::{ColumnHeads, Details, Items, ShownRows};
use super::{MEASURE, PaneState, WIDE, cells, drawing};
use crate::session::{FoundRow, Listing};

/// The mark before a row that is chosen for comparison.
const CHOSEN: &str = "*";

/// Of each item, whether something is told of it.
#[derive(Debug, Clone)]
struct ToldItems(Vec<bool>);

/// Rows that are laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct ListPane {
    list: ScrollList,
    /// Which rows are shown.
    items: Items,
    /// How rows of apps are laid out that have columns.
    apps: Option<AppRows>,
    place: DetailPlace,
    /// What is told of the highlighted row.
    details: Details,
    /// What is told of a row that does nothing stands in it.
    tells_in_rows: bool,
    /// Of which items something is told, where that takes room of rows.
    told: Option<Box<ToldItems>>,
    /// The rows in view where details stand below them.
    height: usize,
    /// The rows in view where they do not.
    full: usize,
    /// What stands above the columns, while rows below it are in view and it is not.
    heads: Option<ColumnHeads>,
    /// The width of the bodies for which they are laid out the same, whatever the height; none where the height decides
    /// what is told of a row.
    fits: Option<u16>,
    theme: Theme,
}

impl ListPane {
    /// Lays out all rows or, while there is a search, those that it found.
    pub(super) fn new(listing: &Listing<'_>, found: Option<Vec<FoundRow>>, theme: Theme, body: Size) -> Self {
        let items = found.map_or(Items::All, Items::Found);
        let shown = ShownRows::new(listing, &items, theme);
        let columns = usize::from(body.width);
        let beside =
            columns.checked_sub(DETAIL_WIDTH + DETAIL_GAP).filter(|_| columns >= WIDE && shown.has_details());
        // Columns go before details beside them.
        let tells_all = |room: &usize| shown.app_rows(*room).is_none_or(|apps| !shown.has_untold(&apps));
        let beside = beside.filter(tells_all);
        let room = beside.unwrap_or(columns);
        let beside = beside.is_some();
        let glossary = glossary(&listing.terms);
        let items = folded(listing, items, theme, (room, usize::from(body.height)));
        let shown = ShownRows::new(listing, &items, theme);
        let apps = shown.app_rows(room);
        let (mut list, mut heads) = shown.list(apps.as_ref(), room, &glossary);
        if shown.is_out_of_view(&list, usize::from(body.height)) {
            let small = ShownRows::new(listing, &items, theme).in_small();
            (list, heads) = small.list(apps.as_ref(), room, &glossary);
        }
        debug_assert_eq!(list.items(), shown.len(), "every row that is shown is an item");
        // Where columns tell the most and the rows do not fit, rows are worth more than what is one key away.
        let is_brief = apps.is_some() && !beside && list.len() > usize::from(body.height);
        let width = if beside { DETAIL_WIDTH } else { room.min(MEASURE) };
        let details = Details { is_brief, width, height: 0 };
        // Where rows make room for each other, what is told of one is a key away.
        let tells_below = beside || listing.fold.is_none();
        let longest = if tells_below { shown.longest_details(apps.as_ref(), details, &glossary) } else { 0 };
        let mut place = DetailPlace::new(body, list.len(), longest, beside);
        let told = Details { height: place.heights(body).1, ..details };
        // What a row tells that does nothing is no key away.
        let tells_in_rows =
            tells_below && !beside && apps.is_none() && shown.has_more_to_tell(told, &glossary);
        let shown = shown.telling_in_rows(tells_in_rows);
        if tells_in_rows {
            (list, heads) = shown.list(apps.as_ref(), room, &glossary);
            let longest = shown.longest_details(apps.as_ref(), details, &glossary);
            place = DetailPlace::new(body, list.len(), longest, beside);
        }
        let (list_height, detail_height) = place.heights(body);
        // Of apps that have columns something is told of each.
        let takes_room = list_height < list.len() && detail_height > 0 && !beside && apps.is_none();
        let is_told = |item| !shown.detail_blocks(None, item, is_brief).is_empty();
        let told = takes_room.then(|| Box::new(ToldItems((0..list.items()).map(is_told).collect())));
        let fits =
            (longest == 0 && !shown.may_have_details() && listing.fold.is_none()).then_some(body.width);
        Self {
            list,
            apps,
            place,
            details: Details { height: detail_height, ..details },
            tells_in_rows,
            told,
            height: list_height,
            full: usize::from(body.height),
            heads,
            fits,
            theme,
            items,
        }
    }

    /// What is told of an item.
    fn detail(&self, listing: &Listing<'_>, item: usize) -> Text<'static> {
        let shown = ShownRows::new(listing, &self.items, self.theme).telling_in_rows(self.tells_in_rows);
        let blocks = shown.detail_blocks(self.apps.as_ref(), item, self.details.is_brief);
        let glossary = glossary(&listing.terms);
        cut(BlockLayout::new(&glossary, self.theme).blocks(&blocks, self.details.width), self.details.height)
    }

    /// The lines of an item that are made when they come into view.
    fn lines(&self, listing: &Listing<'_>, item: usize) -> Vec<Line<'static>> {
        let row = ShownRows::new(listing, &self.items, self.theme).row(item);
        debug_assert!(self.apps.is_some(), "only rows with columns are made later");
        let lines = self.apps.as_ref().zip(row).map(|(apps, row)| apps.lines(&row, self.theme));
        indented(lines.unwrap_or_default(), MARKER_INDENT)
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
        self.items.row(item).filter(|_| item < self.list.items())
    }

    /// Which item shows a row.
    pub(in crate::tui) fn item_of(&self, row: usize) -> Option<usize> {
        self.items.item_of(row).filter(|item| *item < self.list.items())
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

    /// Of a row that is out of view nothing is told: the lines above it then have all the room. So they have where there is
    /// nothing to tell. Below the last line there is nothing to fill that room with.
    fn height_at(&self, position: ListPosition) -> usize {
        if self.told.as_ref().is_some_and(|told| told.0.get(position.item) == Some(&false)) {
            return self.full.min(self.list.len().saturating_sub(position.top)).max(self.height);
        }
        let reaches_the_end = position.top + self.full > self.list.len();
        if reaches_the_end || self.list.sees(position, self.height) { self.height } else { self.full }
    }
}

/// Rows as they are drawn: how they are laid out, and which of them are chosen.
pub(super) struct ListView<'p> {
    /// How they are laid out.
    pub(super) pane: &'p ListPane,
    /// What they say: the page that the pane was made from.
    pub(super) listing: &'p Listing<'p>,
    /// The rows of the listing that are chosen to be compared.
    pub(super) chosen: &'p [usize],
}

impl StatefulWidget for ListView<'_> {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let pane = self.pane;
        let position = state.position.list;
        let below = matches!(pane.place, DetailPlace::Below { .. });
        let height = pane.height_at(position);
        let (list_area, detail_area) = match below && height > pane.height {
            true => (Rect { height: area.height.min(cells(height)), ..area }, Rect::ZERO),
            false => pane.place.areas(area),
        };
        let mut list = ScrollListState::new(position);
        pane.list.draw(list_area, buf, &mut list, |item| pane.lines(self.listing, item));
        if let Some(heads) = pane.heads.as_ref().filter(|_| pane.is_covered(position.top)) {
            let first = Rect { height: list_area.height.min(1), ..list_area };
            Clear.render(first, buf);
            drawing::line(&heads.line, first, buf);
            list.cursor = list.cursor.filter(|_| pane.sees(position));
        }
        // Of a row that is out of view nothing is told.
        if list.cursor.is_some() && !detail_area.is_empty() {
            drawing::lines(&pane.detail(self.listing, position.item).lines, detail_area, buf);
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
