//! The way to the pages on which replies of suppliers are entered, and letters to them saved.

use super::app::TuiApp;
use super::history::PageKind;
use crate::session::{Action, Page, PageId};

impl TuiApp<'_, '_> {
    /// The page on which a reply about what is in view is entered: that of the app in view, or of the highlighted letter.
    pub(super) fn replies_in_view(&self) -> Option<PageId> {
        let PageKind::Session(in_view) = self.page_kind() else { return None };
        let page = match (&self.page, in_view) {
            (Page::Listing(_), PageId::Suppliers) => match self.action_seen() {
                Some(Action::Open(PageId::Letter(app))) => PageId::AppReplies(app),
                _ => PageId::Replies,
            },
            (_, PageId::Suppliers) => PageId::Replies,
            (_, PageId::App(app) | PageId::Why(app) | PageId::Letter(app)) => PageId::AppReplies(app),
            _ => return None,
        };
        Some(page).filter(|page| self.session.has_page(*page))
    }

    /// The page on which the letters in view are saved as files.
    pub(super) fn letter_files_in_view(&self) -> Option<PageId> {
        let PageKind::Session(in_view) = self.page_kind() else { return None };
        in_view.letter_files().filter(|page| self.session.has_page(*page))
    }

    /// Opens that page.
    pub(super) fn open_letter_files(&mut self) {
        if let Some(page) = self.letter_files_in_view() {
            self.open(PageKind::Session(page));
        }
    }

    /// Opens the page of the replies.
    pub(super) fn open_replies(&mut self) {
        if let Some(page) = self.replies_in_view() {
            self.open(PageKind::Session(page));
        }
    }
}
