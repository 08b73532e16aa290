//! What is named by a number in view or by words: the row, the app, and why it has its standing.

use std::io;

use super::ask::row_number;
use super::conversation::Conversation;
use crate::session::{Action, Listing, ListingRow, Page, PageId, PendingAnswer};
use crate::text::folded;

impl Conversation<'_, '_> {
    /// Why the apps dropped that did.
    pub(super) fn why_dropped(&mut self) -> io::Result<()> {
        let (dropped, ended) = (self.session.dropped_rows(), self.session.ended_rows());
        if dropped.is_empty() && ended.is_empty() {
            return self.out.print(self.messages.nothing_dropped());
        }
        self.reading = true;
        for (title, rows) in
            [(self.messages.dropped_and_why(), &dropped), (self.messages.title_ended(), &ended)]
        {
            if !rows.is_empty() {
                self.out.blank()?;
                self.out.print(title)?;
            }
            rows.iter().try_for_each(|row| self.row(row, None))?;
        }
        Ok(())
    }

    /// Why one app has its standing, by name or by the number of its row.
    pub(super) fn why(&mut self, page: &Page, what: &str) -> io::Result<()> {
        if let Page::Listing(listing) = page
            && let Some(Action::Open(page @ PageId::OffPath(_))) = chosen_action(listing, what)
        {
            return self.open(page);
        }
        match self.app_page(page, what) {
            Some(PageId::App(app)) => self.open(PageId::Why(app)),
            _ => {
                let (no_one, which) = (self.no_app(page, what), self.messages.plain_why_which());
                self.out.print(&format!("{no_one} {which}"))
            }
        }
    }

    /// Why what is typed behind a word means no app.
    pub(super) fn no_app(&self, page: &Page, what: &str) -> String {
        let count = match page {
            Page::Listing(listing) => listing.rows.iter().filter(|row| row.action.is_some()).count(),
            Page::Ask(_) | Page::Document(_) | Page::Table(_) | Page::Form(_) => 0,
        };
        match row_number(what) {
            Some(number) if (1..=count).contains(&number) => {
                let noun = self.session.noun().unwrap_or(self.messages.default_noun());
                self.messages.plain_no_app_in_row(number, noun.one)
            }
            Some(_) if count > 0 => self.messages.plain_no_such_row(count),
            _ => self.messages.plain_no_one_name(what),
        }
    }

    /// The page of the app that is meant by the number of its row in view, or by its name.
    pub(super) fn app_page(&self, page: &Page, what: &str) -> Option<PageId> {
        let Page::Listing(apps) = self.session.page(PageId::Apps, &PendingAnswer::default()) else {
            return None;
        };
        let rows: Vec<&ListingRow> = apps.rows.iter().collect();
        let in_view: Vec<&ListingRow> = match page {
            Page::Listing(listing) => listing.rows.iter().filter(|row| row.action.is_some()).collect(),
            Page::Ask(_) | Page::Document(_) | Page::Table(_) | Page::Form(_) => Vec::new(),
        };
        let numbered = row_number(what).and_then(|number| in_view.get(number.checked_sub(1)?));
        match numbered.copied().or_else(|| by_name(&rows, what))?.action? {
            Action::Open(app @ PageId::App(_)) => Some(app),
            _ => None,
        }
    }
}

/// What choosing the row with this number does; only rows that can be chosen have one.
pub(super) fn chosen_action(listing: &Listing, number: &str) -> Option<Action> {
    let mut actions = listing.rows.iter().filter_map(|row| row.action);
    actions.nth(row_number(number)?.checked_sub(1)?)
}

/// The row with this name, or the only one whose name begins with it, or holds it; one letter is no part of a name.
pub(super) fn by_name<'r>(rows: &[&'r ListingRow], typed: &str) -> Option<&'r ListingRow> {
    let sought = folded(typed);
    if sought.is_empty() {
        return None;
    }
    let only = |fits: &dyn Fn(&ListingRow) -> bool| {
        let mut found = rows.iter().filter(|row| fits(row));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let whole = only(&|row| row.label == typed).or_else(|| only(&|row| folded(&row.label) == sought));
    // One letter is a key of the full screen, or a slip: no part of a name.
    if whole.is_some() || sought.chars().nth(1).is_none() {
        return whole;
    }
    only(&|row| folded(&row.label).starts_with(&sought))
        .or_else(|| only(&|row| folded(&row.label).contains(&sought)))
}

/// The page that tells why, of the app that a page is about; nothing of other pages.
pub(super) fn why_of(page: PageId) -> Option<PageId> {
    match page {
        PageId::App(app) | PageId::Why(app) => Some(PageId::Why(app)),
        _ => None,
    }
}
