//! Choosing apps to compare, and comparing them.

use super::app::TuiApp;
use super::history::PageKind;
use super::view::Pane;
use crate::session::{Action, ListingRow, Page, PageId, Rows, SideBySide};

/// In a narrower window there is no room to explain how to choose.
const WIDE: u16 = 76;

impl TuiApp<'_, '_> {
    /// Sorts those that are equal by the next column, and stays on the row.
    pub(super) fn sort(&mut self) {
        let row = self.action_in_view();
        self.session.sort_by_next();
        self.rebuild_page();
        self.point_at(row);
        // Above the rows it is told as long as they are sorted.
        if self.session.sorted_by().is_none() || self.position().list.top > 0 {
            self.notice = Some(self.session.sorted_in_words());
        }
    }

    /// The page of the highlighted app, or of the one in view.
    fn app_in_view(&self) -> Option<PageId> {
        match (self.highlighted(), self.page_kind()) {
            (Some(row), PageKind::Session(_)) => app_of(row),
            (None, PageKind::Session(page @ PageId::App(_))) => Some(page),
            _ => None,
        }
    }

    /// The highlighted row, where it is in view.
    fn highlighted(&self) -> Option<&ListingRow> {
        match (&self.page, &self.pane) {
            (Page::Listing(listing), Pane::List(pane)) if self.pane.sees(self.position()) => {
                listing.rows.get(pane.row(self.item())?)
            }
            _ => None,
        }
    }

    /// Whether an app is highlighted that can be chosen for comparison.
    pub(super) fn can_mark(&self) -> bool {
        matches!(self.page, Page::Listing(_)) && self.app_in_view().is_some()
    }

    /// Whether apps can be compared from here: a list of apps, or one app, is in view.
    pub(super) fn can_compare(&self) -> bool {
        let lists = match self.page_kind() {
            PageKind::Session(PageId::Walk) => {
                matches!(&self.page, Page::Listing(listing) if lists_apps(&listing.rows))
            }
            PageKind::Session(PageId::Apps | PageId::App(_)) => true,
            _ => false,
        };
        lists && self.session.can_compare()
    }

    /// The apps that would be compared now.
    fn to_compare(&self) -> Option<SideBySide> {
        let in_view = self.app_in_view();
        // On the page of one app that app is compared, whatever was chosen elsewhere.
        if let (Some(PageId::App(_)), Page::Document(_)) = (in_view, &self.page) {
            let others = self.chosen.iter().copied().filter(|chosen| Some(*chosen) != in_view);
            let all: Vec<PageId> = in_view.into_iter().chain(others).take(SideBySide::MOST).collect();
            return self.session.side_by_side(&all, in_view);
        }
        self.session.side_by_side(&self.chosen, in_view)
    }

    /// Opens the comparison.
    pub(super) fn compare(&mut self) {
        let Some(side) = self.to_compare() else { return };
        self.open(PageKind::Session(PageId::Compare(side)));
        self.notice = self.filled_up(&side);
    }

    /// That others were added to the only one that was chosen, and why.
    fn filled_up(&self, side: &SideBySide) -> Option<String> {
        let [PageId::App(chosen)] = self.chosen.as_slice() else { return None };
        let Page::Table(table) = &self.page else { return None };
        let named = side.apps().iter().zip(&table.columns);
        let (only, added): (Vec<_>, Vec<_>) = named.partition(|(app, _)| *app == chosen);
        let added: Vec<&str> = added.into_iter().map(|(_, name)| name.as_str()).collect();
        let (_, only) = only.first()?;
        Some(self.messages.compare_filled_up(only, &added))
    }

    /// Chooses the highlighted app for comparison, or undoes that choice.
    pub(super) fn mark(&mut self) {
        let Some(row) = self.highlighted() else { return };
        let (Some(app), name) = (app_of(row), row.label.clone()) else { return };
        let most = SideBySide::MOST;
        self.notice = Some(match self.chosen.iter().position(|known| *known == app) {
            Some(at) => {
                self.chosen.remove(at);
                self.messages.compare_unmarked(&name, self.chosen.len())
            }
            None if self.chosen.len() == most => self.messages.compare_full(most),
            None => {
                self.chosen.push(app);
                self.messages.compare_marked(&name, self.chosen.len(), most)
            }
        });
    }

    /// How many apps are chosen or, on a comparison without any, how to choose them.
    pub(super) fn tally_of_chosen(&self) -> Option<String> {
        match (&self.page, self.page_kind()) {
            (Page::Table(_), _) if self.area.width >= WIDE && self.chosen.is_empty() => {
                Some(self.messages.compare_help().to_owned())
            }
            (Page::Listing(listing), PageKind::Session(_)) if lists_apps(&listing.rows) => {
                (!self.chosen.is_empty()).then(|| self.messages.compare_count(self.chosen.len()))
            }
            _ => None,
        }
    }

    /// Which rows of the page in view are chosen.
    pub(super) fn chosen_rows(&self) -> Vec<usize> {
        let Page::Listing(listing) = &self.page else { return Vec::new() };
        if self.chosen.is_empty() {
            return Vec::new();
        }
        let apps = listing.rows.apps();
        apps.filter(|(_, app)| self.chosen.contains(&PageId::App(*app))).map(|(at, _)| at).collect()
    }
}

/// The page of the app that a row leads to.
fn app_of(row: &ListingRow) -> Option<PageId> {
    match row.action {
        Some(Action::Open(page @ PageId::App(_))) => Some(page),
        _ => None,
    }
}

fn lists_apps(rows: &Rows<'_>) -> bool {
    rows.apps().next().is_some()
}
