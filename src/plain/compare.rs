//! Things side by side, a row after the other.

use std::io;

use super::conversation::Conversation;
use crate::report::table_lines;
use crate::session::{ComparisonTable, Page, PageId};
use crate::text::{Lang, Messages, folded};

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

    /// Sorts those that are equal in the advice by a column that is named, or by their names again.
    pub(super) fn sort(&mut self, what: &str) -> io::Result<()> {
        if self.page_id() != PageId::Walk || !self.session.can_sort() {
            return self.out.print(self.messages.plain_sort_nothing());
        }
        let columns = self.session.sortable_columns();
        let sought = folded(what);
        let begins = |words: &str| folded(words).split_whitespace().any(|word| word.starts_with(&sought));
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut found =
                columns.iter().enumerate().filter(|(_, column)| !sought.is_empty() && fits(column));
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        // What several begin with means none of them.
        let named = only(&|column| folded(column) == sought).or_else(|| only(&begins));
        let by_name = Lang::ALL.iter().any(|lang| Messages::new(*lang).plain_sort_name() == sought);
        if named.is_none() && !by_name {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            return self.out.print(&self.messages.plain_sort_which(&columns));
        }
        self.session.sort(named.filter(|_| !by_name));
        // The page tells by what it is sorted.
        if self.session.sorted_by().is_none() {
            self.out.print(&self.session.sorted_in_words())?;
        }
        self.show()
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
