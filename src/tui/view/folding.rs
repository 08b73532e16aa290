//! Which rows of apps are shown where not all of them fit: as many of each group as leave room for what belongs with them on
//! the first screen. One row stands for those of a group that are left out.

use super::super::theme::Theme;
use super::block_layout::glossary;
use super::shown_rows::{FoldedItem, Items, ShownRows};
use crate::session::{Fold, Listing};

/// So many rows of the first group come before any of the next one.
const FIRST_ROWS: usize = 3;

/// The items of a list in so many columns and lines: all rows where they fit or nothing folds.
pub(super) fn folded(
    listing: &Listing<'_>,
    items: Items,
    theme: Theme,
    (room, height): (usize, usize),
) -> Items {
    let Some(fold) = listing.fold.as_ref().filter(|_| matches!(items, Items::All)) else { return items };
    let first_screen = FirstScreen { listing, fold, theme, room, height };
    let apps: usize = fold.groups.iter().map(ExactSizeIterator::len).sum();
    // More rows than lines never fit, and of a large catalogue they are not all measured to find out.
    if apps <= height && first_screen.fits(&items) {
        return items;
    }
    first_screen.fold()
}

/// What has to stand on the first screen.
struct FirstScreen<'p> {
    listing: &'p Listing<'p>,
    fold: &'p Fold,
    theme: Theme,
    room: usize,
    height: usize,
}

impl FirstScreen<'_> {
    /// Whether all rows of apps, and those that belong with them, end on the first screen.
    fn fits(&self, items: &Items) -> bool {
        let last = self.fold.groups.last().map_or(0, |group| group.end) + self.fold.pinned;
        let Some(item) =
            last.checked_sub(1).and_then(|row| items.item_of(row)).or_else(|| self.last_more(items))
        else {
            return true;
        };
        let shown = ShownRows::new(self.listing, items, self.theme);
        let apps = shown.app_rows(self.room);
        let (list, _) = shown.list(apps.as_ref(), self.room, &glossary(&self.listing.terms));
        list.end_of(item).is_none_or(|end| end <= self.height)
    }

    /// The item that stands for the end of the last group, where nothing belongs with the apps.
    fn last_more(&self, items: &Items) -> Option<usize> {
        items.item_of(self.listing.rows.more_of(self.fold.groups.len().checked_sub(1)?))
    }

    /// As many rows as fit; of the first group at least one.
    fn fold(&self) -> Items {
        let sizes: Vec<usize> = self.fold.groups.iter().map(ExactSizeIterator::len).collect();
        let mut shown: Vec<usize> = sizes.iter().enumerate().map(|(at, _)| usize::from(at == 0)).collect();
        // First some of the first group, then one of each, then what there is still room for.
        let rounds =
            [(0..1, FIRST_ROWS), (1..sizes.len(), 1), (0..1, usize::MAX), (1..sizes.len(), usize::MAX)];
        for (groups, most) in rounds {
            for group in groups {
                self.fill(&mut shown, group, sizes.get(group).map_or(0, |size| most.min(*size)));
            }
        }
        self.items(&shown)
    }

    /// Shows more rows of a group, up to so many, while they fit.
    fn fill(&self, shown: &mut [usize], group: usize, most: usize) {
        while let Some(count) = shown.get(group).copied().filter(|count| *count < most) {
            let mut more = shown.to_vec();
            more.iter_mut().skip(group).take(1).for_each(|rows| *rows = count + 1);
            if !self.fits(&self.items(&more)) {
                return;
            }
            shown.copy_from_slice(&more);
        }
    }

    /// The items where so many rows of each group are shown.
    fn items(&self, shown: &[usize]) -> Items {
        let row = |row| FoldedItem { row, hidden: None };
        let mut items: Vec<FoldedItem> =
            (0..self.fold.groups.first().map_or(0, |group| group.start)).map(row).collect();
        for (at, (group, shown)) in self.fold.groups.iter().zip(shown).enumerate() {
            // A row that stands for one other needs as much room as that one.
            let shown = if *shown > 0 && group.len() == shown + 1 { group.len() } else { *shown };
            items.extend(group.clone().take(shown).map(row));
            let hidden = group.len() - shown;
            let more =
                FoldedItem { row: self.listing.rows.more_of(at), hidden: (shown > 0).then_some(hidden) };
            items.extend((hidden > 0).then_some(more));
        }
        let rest = self.fold.groups.last().map_or(0, |group| group.end);
        items.extend((rest..self.listing.rows.len()).map(row));
        Items::Folded(items)
    }
}
