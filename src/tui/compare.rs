//! Choosing what is laid side by side.

use ratatui::buffer::Buffer;

use super::app::App;
use super::look::BOLD;
use super::pages::Sheet;
use super::view::Pane;
use crate::session::{Action, ListingRow, Page, PageId, SideBySide};

/// Before the name of what is chosen.
const MARK: &str = "*";

/// In a narrower window what is in view matters more than how to choose.
const WIDE: u16 = 76;

impl App<'_, '_> {
    /// The page of the app that is highlighted, or in view.
    fn app_in_view(&self) -> Option<PageId> {
        match (self.highlighted(), self.view().sheet) {
            (Some(row), Sheet::Screen(_)) => app_of(row),
            (None, Sheet::Screen(screen @ PageId::App(_))) => Some(screen),
            _ => None,
        }
    }

    fn highlighted(&self) -> Option<&ListingRow> {
        match (&self.page, &self.pane) {
            (Page::Listing(listing), Pane::List(pane)) => listing.rows.get(pane.row(self.item())?),
            _ => None,
        }
    }

    /// Whether what is highlighted can be chosen to be compared.
    pub(super) fn can_mark(&self) -> bool {
        matches!(self.page, Page::Listing(_)) && self.app_in_view().is_some()
    }

    /// Whether apps can be laid side by side from here: there is a list of them, or one of them in view.
    pub(super) fn can_compare(&self) -> bool {
        let lists = match self.view().sheet {
            Sheet::Screen(PageId::Walk) => {
                matches!(&self.page, Page::Listing(listing) if lists_apps(&listing.rows))
            }
            Sheet::Screen(PageId::Apps | PageId::App(_)) => true,
            _ => false,
        };
        lists && self.session.can_compare()
    }

    /// What would be laid side by side now.
    fn to_compare(&self) -> Option<SideBySide> {
        let in_view = self.app_in_view();
        // Who looks at one app means that one, whatever is chosen elsewhere.
        if let (Some(PageId::App(_)), Page::Document(_)) = (in_view, &self.page) {
            let others = self.chosen.iter().copied().filter(|chosen| Some(*chosen) != in_view);
            let all: Vec<PageId> = in_view.into_iter().chain(others).take(SideBySide::MOST).collect();
            return self.session.side_by_side(&all, in_view);
        }
        self.session.side_by_side(&self.chosen, in_view)
    }

    /// Lays apps side by side.
    pub(super) fn compare(&mut self) {
        if let Some(side) = self.to_compare() {
            self.open(Sheet::Screen(PageId::Compare(side)));
        }
    }

    /// Chooses what is highlighted, or no longer.
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

    /// How many are chosen; where things stand side by side, how to choose them.
    pub(super) fn tally_of_chosen(&self) -> Option<String> {
        match (&self.page, self.view().sheet) {
            (Page::Table(_), _) if self.area.width >= WIDE && self.chosen.is_empty() => {
                Some(self.messages.compare_help().to_owned())
            }
            (Page::Listing(listing), Sheet::Screen(_)) if lists_apps(&listing.rows) => {
                (!self.chosen.is_empty()).then(|| self.messages.compare_count(self.chosen.len()))
            }
            _ => None,
        }
    }

    /// Shows which apps are chosen.
    pub(super) fn draw_marks(&self, frame: &mut Buffer) {
        let (Page::Listing(listing), Pane::List(pane)) = (&self.page, &self.pane) else { return };
        for (row, listed) in listing.rows.iter().enumerate() {
            if app_of(listed).is_some_and(|app| self.chosen.contains(&app))
                && let Some(at) = pane.place_of(row, self.view().spot.place)
            {
                frame.set_string(at.x + 1, at.y, MARK, BOLD);
            }
        }
    }
}

/// The page of the app that a row leads to.
fn app_of(row: &ListingRow) -> Option<PageId> {
    match row.action {
        Some(Action::Open(screen @ PageId::App(_))) => Some(screen),
        _ => None,
    }
}

fn lists_apps(rows: &[ListingRow]) -> bool {
    rows.iter().any(|row| app_of(row).is_some())
}
