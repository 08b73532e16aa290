//! Things side by side, a row after the other.

use std::io;

use super::conversation::{Conversation, by_name};
use crate::report::table_lines;
use crate::session::{Action, ComparisonTable, ListingRow, Page, PageId, PendingAnswer};

impl Conversation<'_, '_> {
    /// Lays side by side what is named, by name or by the number of its row; without names the first of the advice.
    pub(super) fn compare(&mut self, page: &Page, what: &str) -> io::Result<()> {
        let Page::Listing(apps) = self.session.page(PageId::Apps, &PendingAnswer::default()) else {
            return Ok(());
        };
        let rows: Vec<&ListingRow> = apps.rows.iter().collect();
        let in_view: Vec<&ListingRow> = match page {
            Page::Listing(listing) => listing.rows.iter().filter(|row| row.action.is_some()).collect(),
            Page::Ask(_) | Page::Document(_) | Page::Table(_) => Vec::new(),
        };
        let mut chosen: Vec<PageId> = Vec::new();
        for name in names(what) {
            let numbered = name.parse().ok().and_then(|number: usize| in_view.get(number.checked_sub(1)?));
            match numbered.copied().or_else(|| by_name(&rows, name)).and_then(|row| row.action) {
                Some(Action::Open(page @ PageId::App(_))) => chosen.push(page),
                _ => return self.out.print(&self.messages.nothing_found(name)),
            }
        }
        match self.session.side_by_side(&chosen, None) {
            Some(side) => self.open(PageId::Compare(side)),
            None => self.out.print(self.messages.compare_needs_two()),
        }
    }

    pub(super) fn table(&mut self, table: &ComparisonTable) -> io::Result<()> {
        let lines = table_lines(table, self.out.width());
        self.out.lines(&lines)
    }
}

/// Names with commas between them; numbers also with blanks.
fn names(what: &str) -> Vec<&str> {
    let numbers = what.chars().all(|letter| letter.is_ascii_digit() || letter == ' ' || letter == ',');
    let parts = what.split(|letter: char| letter == ',' || letter == ';' || (numbers && letter == ' '));
    parts.map(str::trim).filter(|name| !name.is_empty()).collect()
}
