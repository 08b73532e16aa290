//! Saving as the screen tells it, and what is done with dossiers.

use super::app::TuiApp;
use super::history::PageKind;
use crate::session::{DossierAction, DossierDone, PageId, SaveState, Session};

impl<'m> TuiApp<'_, 'm> {
    /// The walk, for who puts another one in its place.
    pub(super) fn session_to_change(&mut self) -> &mut Session<'m> {
        self.session
    }

    /// Tells what became of saving: as long as something is not saved, that stays in view.
    pub(super) fn saved(&mut self, state: SaveState) {
        let changed = self.saving != state;
        if let (SaveState::Beside(told), true) = (&state, changed) {
            self.notice = Some(told.clone());
        }
        self.saving = state;
        if changed && self.page_kind() == PageKind::Quit {
            // It tells what is saved.
            self.rebuild_page();
        }
        if self.unsaved_notice().is_some() {
            // What was confirmed is not recorded: that it is not saved is in view instead.
            self.notice = None;
        }
    }

    /// The same where nobody did anything: what else is told stays, unless there is something new.
    pub(super) fn looked_at_saving(&mut self, state: SaveState) {
        if self.saving != state {
            self.saved(state);
        }
    }

    /// Why something is not saved, while it is not.
    pub(super) fn unsaved_notice(&self) -> Option<String> {
        match &self.saving {
            SaveState::Saved | SaveState::Beside(_) => None,
            SaveState::Pending => Some(self.messages.not_saved_yet().to_owned()),
            SaveState::Failed(unsaved) | SaveState::TypedFailed(unsaved) | SaveState::Off(unsaved) => {
                Some(unsaved.notice(self.messages))
            }
        }
    }

    /// Whether anything is told that is so until somebody else leaves.
    pub(super) fn tells_of_others(&self) -> bool {
        self.session.dossiers().tells_of_others()
    }

    /// Whether the person is asked whether to leave, by words that do not know yet of what is ticked or typed.
    pub(super) fn is_asked_too_early(&self) -> bool {
        let says_saved = matches!(self.saving, SaveState::Saved | SaveState::Beside(_));
        self.page_kind() == PageKind::Quit && says_saved && self.has_typed()
    }

    /// Whether something is ticked or typed that is not kept anywhere.
    pub(super) fn has_typed(&self) -> bool {
        self.session.typed() != self.kept
    }

    /// What is ticked or typed is kept.
    pub(super) fn typed_is_kept(&mut self) {
        self.kept = self.session.typed();
    }

    /// Shows what is in view after something was done with dossiers.
    pub(super) fn dossier_done(&mut self, action: DossierAction, done: Result<DossierDone, String>) {
        match done {
            Err(sentence) => {
                self.notice = Some(sentence);
                self.rebuild_page();
            }
            Ok(DossierDone::TakenUp) => {
                self.chosen.clear();
                self.typed_is_kept();
                self.history.go_back_to_first();
                self.enter_page();
                if action == DossierAction::New {
                    self.open(PageKind::Session(PageId::Walk));
                }
            }
            Ok(DossierDone::Noted(sentence)) => {
                self.notice = Some(sentence);
                self.rebuild_page();
            }
            Ok(DossierDone::Choose(page)) => self.show_afresh(page),
            Ok(DossierDone::Listed) => self.show_afresh(PageId::Dossiers),
            Ok(DossierDone::Told(sentence)) => {
                self.show_afresh(PageId::Dossiers);
                self.notice = Some(sentence);
            }
        }
    }

    /// Shows a page of which the rows may be others than before.
    fn show_afresh(&mut self, page: PageId) {
        self.open(PageKind::Session(page));
        self.enter_page();
    }
}
