//! What suppliers replied: the way to the page where it is entered, and taking a reply back.

use std::io;

use super::conversation::Conversation;
use crate::session::{Page, PageId};

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
        let about = match what {
            None => self.replies_in_view(),
            Some(what) => match self.app_page(page, what) {
                Some(PageId::App(app)) => Some(PageId::AppReplies(app)),
                _ => None,
            },
        };
        match about.filter(|page| self.session.has_page(*page)) {
            Some(page) => self.open(page),
            None => self.out.print(self.messages.plain_reply_which()),
        }
    }

    /// Takes a reply back, or lets it hold again, and tells what that did.
    pub(super) fn toggle_reply(&mut self, at: usize) -> io::Result<()> {
        self.session.toggle_reply(at);
        self.save()?;
        self.show_page(true)
    }
}
