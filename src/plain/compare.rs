//! Things side by side, a row after the other.

use std::io;

use super::conversation::Conversation;
use crate::report::table_lines;
use crate::session::{ComparisonTable, Page, PageId};

impl Conversation<'_, '_> {
    /// Lays side by side what is named, by name or by the number of its row.
    pub(super) fn compare(&mut self, page: &Page, what: &str) -> io::Result<()> {
        let mut chosen: Vec<PageId> = Vec::new();
        for name in names(what) {
            match self.app_page(page, name) {
                Some(app) => chosen.push(app),
                None => {
                    let nothing = self.messages.plain_no_one_name(name);
                    let told = format!("{nothing} {}", self.messages.compare_needs_two());
                    return self.out.print(&told);
                }
            }
        }
        // Of fewer than two the session would choose others itself.
        let side = (chosen.len() > 1).then(|| self.session.side_by_side(&chosen, None)).flatten();
        match side {
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
    let numbers = what.chars().all(|letter| letter.is_ascii_digit() || " ,.".contains(letter));
    let parts = what.split(|letter: char| letter == ',' || letter == ';' || (numbers && letter == ' '));
    parts.map(str::trim).filter(|name| !name.is_empty()).collect()
}
