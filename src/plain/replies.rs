//! What suppliers replied: the way to the page where it is entered, and taking a reply back.

use std::io;

use super::conversation::Conversation;
use crate::session::{Action, FormId, Page, PageId};

impl Conversation<'_, '_> {
    /// The page on which a reply about what is in view is entered, or that of all.
    pub(super) fn replies_in_view(&self) -> Option<PageId> {
        let page = match self.app_in_view() {
            Some(PageId::App(app)) => PageId::AppReplies(app),
            _ => PageId::Replies,
        };
        Some(page).filter(|page| self.session.has_page(*page))
    }

    /// Opens that page, or the one about an app that is named.
    pub(super) fn reply(&mut self, page: &Page, what: Option<&str>) -> io::Result<()> {
        let of_letter = match self.read_page {
            Some(PageId::Letter(app)) => Some(PageId::AppReplies(app)),
            _ => None,
        };
        let about = match what {
            None => of_letter.or_else(|| self.replies_in_view()),
            // The numbers that were read last are those of the questions in that letter.
            Some(number) if of_letter.is_some() && number.parse::<usize>().is_ok() => of_letter,
            Some(what) => match (row_of_replies(page, what), self.app_page(page, what)) {
                (Some(replies), _) => Some(replies),
                (None, Some(PageId::App(app))) => Some(PageId::AppReplies(app)),
                _ => None,
            },
        };
        match about.filter(|page| self.session.has_page(*page)) {
            Some(page) => self.open(page),
            None => match what {
                Some(what) => {
                    let told = format!("{} {}", self.no_app(page, what), self.messages.plain_reply_which());
                    self.out.print(&told)
                }
                None => self.out.print(self.messages.plain_reply_which()),
            },
        }
    }

    /// Takes a reply back, or lets it hold again, and tells what that did.
    pub(super) fn toggle_reply(&mut self, at: usize) -> io::Result<()> {
        self.session.toggle_reply(at);
        self.save()?;
        self.show_page(true)
    }
}

/// The page on which a reply about a row with this number is entered.
fn row_of_replies(page: &Page, number: &str) -> Option<PageId> {
    let Page::Listing(listing) = page else { return None };
    replies_of(super::naming::chosen_action(listing, number)?)
}

/// The page on which a reply about a letter, or about what a row asks, is entered.
pub(super) fn replies_of(action: Action) -> Option<PageId> {
    match action {
        Action::Open(PageId::Letter(app)) => Some(PageId::AppReplies(app)),
        Action::Open(page @ (PageId::AppReplies(_) | PageId::Form(FormId::Reply(..)))) => Some(page),
        _ => None,
    }
}
