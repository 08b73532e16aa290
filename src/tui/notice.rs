//! The notice below the page: a longer one takes rows of the page, which is laid out in what is left of them.

use std::borrow::Cow;

use super::app::TuiApp;
use super::view::{Pane, notice_rows};

impl TuiApp<'_, '_> {
    /// What is told below the page: what the last key did, or else that something is not saved.
    pub(super) fn notice_in_view(&self) -> Option<Cow<'_, str>> {
        let told = self.notice.as_deref().map(Cow::Borrowed);
        told.or_else(|| self.unsaved_notice().map(Cow::Owned))
    }

    /// A key was pressed: what the one before did is no news any more.
    pub(super) fn take_notice_away(&mut self) {
        self.notice = None;
        self.make_room_for_notice();
    }

    /// Lays the page out in the rows that the notice leaves, once before each frame. What is highlighted and was in view stays so.
    pub(super) fn make_room_for_notice(&mut self) {
        let rows = self.notice_in_view().map_or(0, |notice| notice_rows(&notice, self.area));
        if rows == self.notice_rows {
            return;
        }
        let is_seen = matches!(self.pane, Pane::List(_)) && self.pane.sees(self.position());
        self.notice_rows = rows;
        if self.fits() {
            self.fit();
        }
        if is_seen {
            self.move_to(self.pane.reveal(self.position()));
        }
    }
}
