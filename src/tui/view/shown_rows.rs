//! The rows of a list that are shown, to be laid out. Those of apps with columns are measured; the others are made.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use ratatui::text::Line;

use super::super::theme::Theme;
use super::MEASURE;
use super::app_rows::{AppRows, app_row, has_columns};
use super::block_layout::{BlockLayout, indented, styled, widest};
use super::list_rows::{RowColumns, row_lines};
use super::scroll_list::{MARKER_INDENT, ScrollList};
use crate::session::{Block, FoundRow, ListedApps, Listing, ListingRow, RowSizes};
use crate::text::{Glossary, width, wrap};

/// In wider rows the eye loses the line.
const WIDEST: usize = 100;
/// Before what is told of a row below it.
const IN_ROW: &str = "  ";

/// How details are laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Details {
    /// Only what has no room in the row is told.
    pub(super) is_brief: bool,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The line above the columns of rows of apps.
#[derive(Debug, Clone)]
pub(super) struct ColumnHeads {
    pub(super) line: Line<'static>,
    /// Where it is among all lines, up to the end of the last of those rows.
    pub(super) lines: Range<usize>,
}

/// The rows of a listing that are shown, to be laid out.
pub(super) struct ShownRows<'p> {
    listing: &'p Listing<'p>,
    items: &'p Items,
    theme: Theme,
    is_small: bool,
    /// What is told of a row that does nothing stands in it: it can be read nowhere else.
    tells_in_rows: bool,
}

/// Which rows of a listing are shown.
#[derive(Debug, Clone)]
pub(super) enum Items {
    /// All of them.
    All,
    /// Those that a search found.
    Found(Vec<FoundRow>),
    /// Some of each group of apps, with rows that stand for the others.
    Folded(Vec<FoldedItem>),
}

/// A row of a list that is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FoldedItem {
    /// Which row.
    pub(super) row: usize,
    /// Where it stands for some of a group that is shown in part: for how many.
    pub(super) hidden: Option<usize>,
}

impl Items {
    /// How many there are.
    pub(super) fn len(&self, listing: &Listing<'_>) -> usize {
        match self {
            Self::All => listing.rows.len(),
            Self::Found(found) => found.len(),
            Self::Folded(folded) => folded.len(),
        }
    }

    /// Which row of the listing an item is.
    pub(super) fn row(&self, item: usize) -> Option<usize> {
        match self {
            Self::All => Some(item),
            Self::Found(found) => found.get(item).map(|found| found.row),
            Self::Folded(folded) => folded.get(item).map(|folded| folded.row),
        }
    }

    /// Which item shows a row.
    pub(super) fn item_of(&self, row: usize) -> Option<usize> {
        match self {
            Self::All => Some(row),
            Self::Found(found) => found.iter().position(|found| found.row == row),
            Self::Folded(folded) => folded.iter().position(|folded| folded.row == row),
        }
    }

    /// What a search found of an item.
    fn found(&self, item: usize) -> Option<&FoundRow> {
        match self {
            Self::Found(found) => found.get(item),
            Self::All | Self::Folded(_) => None,
        }
    }
}

impl<'p> ShownRows<'p> {
    pub(super) fn new(listing: &'p Listing<'_>, items: &'p Items, theme: Theme) -> Self {
        Self { listing, items, theme, is_small: false, tells_in_rows: false }
    }

    /// The same below the text for a window in which no row that folds has room on the first screen.
    pub(super) fn in_small(self) -> Self {
        Self { is_small: !self.listing.before_small.is_empty(), ..self }
    }

    /// The same with what is told of each row that does nothing in that row.
    pub(super) fn telling_in_rows(self, tells_in_rows: bool) -> Self {
        Self { tells_in_rows, ..self }
    }

    /// Whether more is told of some row that does nothing than there are lines for it.
    pub(super) fn has_more_to_tell(&self, details: Details, glossary: &Glossary<usize>) -> bool {
        self.listing.rows.made_at_once().any(|(_, row)| {
            row.action.is_none()
                && self.detail_lines(&row.detail, details.width, glossary).len() > details.height
        })
    }

    fn detail_lines(
        &self,
        blocks: &[Block],
        columns: usize,
        glossary: &Glossary<usize>,
    ) -> Vec<Line<'static>> {
        BlockLayout::new(glossary, self.theme).blocks(blocks, columns)
    }

    /// Whether the first row that folds is below the first screen.
    pub(super) fn is_out_of_view(&self, list: &ScrollList, height: usize) -> bool {
        let first = self.listing.fold.as_ref().and_then(|fold| fold.groups.first());
        let item = first.and_then(|group| self.items.item_of(group.start));
        item.and_then(|item| list.line_of(item)).is_some_and(|line| line >= height)
    }

    pub(super) fn len(&self) -> usize {
        self.items.len(self.listing)
    }

    /// Which row of the listing an item is.
    fn at(&self, item: usize) -> Option<usize> {
        self.items.row(item)
    }

    /// The rows that are only measured, where this item is one of them.
    fn measured(&self, item: usize) -> Option<(&'p ListedApps<'p>, usize)> {
        let at = self.at(item)?;
        let listed = self.listing.rows.listed()?;
        (listed.has_columns() && listed.range().contains(&at)).then_some((listed, at))
    }

    /// A row as it is shown: the words of one that was found say where.
    pub(super) fn row(&self, item: usize) -> Option<Cow<'p, ListingRow>> {
        let row = self.listing.rows.get(self.at(item)?)?;
        Some(match self.items {
            Items::Found(found) => {
                let found = found.get(item)?;
                Cow::Owned(ListingRow {
                    // It is told once above all rows that have it.
                    heading: found.heading.as_deref().map(str::to_owned),
                    words: found.words.to_string(),
                    ..row.clone()
                })
            }
            Items::Folded(folded) => match (folded.get(item)?.hidden, &self.listing.fold) {
                (Some(hidden), Some(fold)) => {
                    Cow::Owned(ListingRow { label: fold.more(hidden), words: String::new(), ..row.clone() })
                }
                _ => Cow::Borrowed(row),
            },
            Items::All => Cow::Borrowed(row),
        })
    }

    /// What stands above an item, and what is said in it in short.
    fn heading(&self, item: usize) -> Option<&'p str> {
        match (self.items, self.measured(item)) {
            (Items::Found(found), _) => found.get(item)?.heading.as_deref(),
            (_, Some((listed, at))) => listed.heading(at),
            (_, None) => self.listing.rows.get(self.at(item)?)?.heading.as_deref(),
        }
    }

    fn is_folded(&self) -> bool {
        matches!(self.items, Items::Folded(_))
    }

    /// A layout of the rows that have columns in this room; nothing where none has.
    pub(super) fn app_rows(&self, room: usize) -> Option<AppRows> {
        let mut sizes = RowSizes::default();
        let mut has_some = false;
        for item in 0..self.len() {
            match self.measured(item) {
                Some((listed, at)) => listed.add_sizes(at, &mut sizes),
                None => match self.row(item).filter(|row| has_columns(row)) {
                    Some(row) => sizes.add_row(app_row(&row)),
                    None => continue,
                },
            }
            has_some = true;
        }
        let words = self.listing.columns.as_ref()?;
        // Where lines are dear the title of the first group stands beside the heads of the columns.
        if self.listing.fold.is_some()
            && let Some(title) = (0..self.len()).find_map(|item| self.heading(item))
        {
            sizes.make_room_for_name(width(title).saturating_sub(width(MARKER_INDENT)));
        }
        has_some.then(|| AppRows::new(&sizes, words, room))
    }

    /// Whether a fact of some row has no room, or not in whole.
    pub(super) fn has_untold(&self, apps: &AppRows) -> bool {
        (0..self.len()).any(|item| self.is_untold(apps, item))
    }

    fn is_untold(&self, apps: &AppRows, item: usize) -> bool {
        match self.measured(item) {
            Some((listed, at)) => listed.has_untold(at, apps.layout()),
            None => self.row(item).is_some_and(|row| has_columns(&row) && !apps.untold(&row).is_empty()),
        }
    }

    /// Whether anything is told of some row besides.
    pub(super) fn has_details(&self) -> bool {
        self.may_have_details()
            && (0..self.len()).any(|item| self.row(item).is_some_and(|row| !row.detail.is_empty()))
    }

    /// The same without making rows of apps to find out.
    pub(super) fn may_have_details(&self) -> bool {
        let listed = self.listing.rows.listed();
        listed.is_some_and(ListedApps::may_have_details)
            || self.listing.rows.made_at_once().any(|(_, row)| !row.detail.is_empty())
    }

    /// What is told of an item besides.
    pub(super) fn detail_blocks(&self, apps: Option<&AppRows>, item: usize, is_brief: bool) -> Vec<Block> {
        let Some(row) = self.row(item) else { return Vec::new() };
        let untold = apps.map_or_else(Vec::new, |apps| apps.untold(&row));
        let is_in_row = self.tells_in_rows && row.action.is_none();
        let detail = if is_brief || is_in_row { &[][..] } else { &row.detail };
        untold.into_iter().chain(detail.iter().cloned()).collect()
    }

    /// The lines of the longest details.
    pub(super) fn longest_details(
        &self,
        apps: Option<&AppRows>,
        details: Details,
        glossary: &Glossary<usize>,
    ) -> usize {
        let has_some = !details.is_brief && self.may_have_details();
        let told = (0..self.len()).filter(|item| {
            // Without columns nothing has too little room in them.
            has_some || apps.is_some_and(|apps| self.is_untold(apps, *item))
        });
        widest(told.map(|item| {
            let blocks = self.detail_blocks(apps, item, details.is_brief);
            self.detail_lines(&blocks, details.width, glossary).len()
        }))
    }

    pub(super) fn list(
        &self,
        apps: Option<&AppRows>,
        room: usize,
        glossary: &Glossary<usize>,
    ) -> (ScrollList, Option<ColumnHeads>) {
        let Self { listing, items, theme, is_small, .. } = *self;
        let before = if is_small { &listing.before_small } else { &listing.before };
        let is_search = matches!(items, Items::Found(_));
        let mut layout = BlockLayout::new(glossary, theme);
        let mut list = ScrollList::new(theme);
        let measure = room.min(MEASURE);
        // While searching only the rows matter.
        if !is_search {
            if let Some(news) = &listing.news {
                list.text(styled(wrap(news, room), theme.text()));
                if !self.is_folded() {
                    list.blank();
                }
            }
            list.text(layout.blocks(before, measure));
            // What is folded needs the line.
            if !self.is_folded() {
                list.blank();
            }
        }
        let heads = self.rows(&mut list, apps, room, glossary);
        if !is_search && !listing.after.is_empty() {
            list.blank();
            list.text(layout.blocks(&listing.after, measure));
        }
        (list, heads)
    }

    /// Adds all rows, with the headings above them.
    fn rows(
        &self,
        list: &mut ScrollList,
        apps: Option<&AppRows>,
        room: usize,
        glossary: &Glossary<usize>,
    ) -> Option<ColumnHeads> {
        let theme = self.theme;
        let (with_apps, columns) = (self.row_columns(room, true), self.row_columns(room, false));
        let mut heights = RowHeights::default();
        let mut group = None;
        let mut heads: Option<ColumnHeads> = None;
        for item in 0..self.len() {
            let measured = self.measured(item);
            let row = if measured.is_some() { None } else { self.row(item) };
            let title = self.heading(item).filter(|words| group != Some(*words));
            group = title.or(group);
            let apps = apps.filter(|_| row.as_ref().is_none_or(|row| has_columns(row)));
            // The heads stand above the first app; without a title only the columns have one.
            let headed = apps.filter(|_| heads.is_none()).map(|apps| apps.heads(title.unwrap_or(""), theme));
            let above = headed.or_else(|| Some(styled(wrap(title?, room.min(MEASURE)), theme.heading())));
            if let Some(above) = above {
                if !(self.is_folded()
                    && (measured.is_some() || self.row(item).is_some_and(|row| has_columns(&row))))
                {
                    list.blank();
                }
                // Over the rows of another group they stand without the title of the first.
                let line = apps.filter(|_| heads.is_none()).and_then(|apps| apps.heads("", theme).pop());
                list.text(above);
                let start = list.len().saturating_sub(1);
                heads = heads.or(line.map(|line| ColumnHeads { line, lines: start..start }));
            }
            match (measured, row, apps) {
                (Some((listed, at)), _, Some(apps)) => {
                    let found = self.items.found(item).map(|found| &found.words);
                    let words = found.unwrap_or_else(|| listed.words_of(at));
                    list.item_of_height(heights.of(apps, (listed, at), words));
                }
                (_, Some(row), Some(apps)) => list.item(indented(apps.lines(&row, theme), MARKER_INDENT)),
                (_, row, None) => {
                    let columns = if self.is_with_apps(item) { with_apps } else { columns };
                    let lines = row.map(|row| {
                        let mut lines = row_lines(&row, columns, theme);
                        lines.extend(self.told_in_row(&row, room, glossary));
                        lines
                    });
                    list.item(indented(lines.unwrap_or_default(), MARKER_INDENT));
                }
                (None, None, Some(_)) => debug_assert!(false, "an item is a row"),
            }
            if let Some(heads) = heads.as_mut().filter(|_| apps.is_some()) {
                heads.lines.end = list.len();
            }
        }
        heads
    }

    /// What is told of a row below it, where it stands nowhere else.
    fn told_in_row(&self, row: &ListingRow, room: usize, glossary: &Glossary<usize>) -> Vec<Line<'static>> {
        if !self.tells_in_rows || row.action.is_some() {
            return Vec::new();
        }
        let columns = room.min(MEASURE).saturating_sub(width(MARKER_INDENT) + width(IN_ROW));
        indented(self.detail_lines(&row.detail, columns, glossary), IN_ROW)
    }

    /// Whether an item belongs on the first screen with the apps: those rows have columns of their own.
    fn is_with_apps(&self, item: usize) -> bool {
        let Some((fold, at)) = self.listing.fold.as_ref().zip(self.at(item)) else { return false };
        let pinned = fold.pinned_rows();
        pinned.contains(&at) || at >= self.listing.rows.len()
    }

    /// The columns of the rows that have none of facts: of those that belong with the apps, or of the others.
    fn row_columns(&self, room: usize, with_apps: bool) -> RowColumns {
        let others = (0..self.len()).filter(|item| self.measured(*item).is_none());
        let others = others.filter(|item| self.is_with_apps(*item) == with_apps);
        let others: Vec<Cow<'p, ListingRow>> = others.filter_map(|item| self.row(item)).collect();
        let others: Vec<&ListingRow> =
            others.iter().map(|row| &**row).filter(|row| !has_columns(row)).collect();
        RowColumns::new(&others, room.min(WIDEST).saturating_sub(width(MARKER_INDENT)))
    }
}

/// How many lines rows with columns take. Many say the same in short, and that is wrapped once.
#[derive(Default)]
struct RowHeights {
    /// By the text, wherever it is: the lines below the name.
    below: BTreeMap<*const u8, usize>,
    last: Option<(*const u8, usize)>,
}

impl RowHeights {
    fn of(&mut self, apps: &AppRows, (listed, at): (&ListedApps<'_>, usize), words: &Rc<str>) -> usize {
        let name = match listed.name_width(at) <= apps.layout().names() {
            true => 1,
            false => apps.name_height(&listed.name(at)),
        };
        let flags = listed.flags(at);
        if !flags.is_empty() {
            return name + apps.height_below(flags, words);
        }
        let text = words.as_ptr();
        if let Some((_, below)) = self.last.filter(|(last, _)| *last == text) {
            return name + below;
        }
        let below = *self.below.entry(text).or_insert_with(|| apps.height_below(flags, words));
        self.last = Some((text, below));
        name + below
    }
}
