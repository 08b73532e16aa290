//! Saving, and what is done with dossiers, told line by line.

use std::io;

use super::conversation::Conversation;
use crate::session::{DossierAction, DossierDone, PageId, SaveState};

impl Conversation<'_, '_> {
    /// Saves; tells once when that fails, or lasts.
    pub(super) fn save(&mut self) -> io::Result<()> {
        let state = self.host.save(self.session);
        self.tell_of_saving(state)
    }

    /// Tries again what failed, and tells what became of it, and of what lasted.
    pub(super) fn look_at_saving(&mut self) -> io::Result<()> {
        let state = self.host.try_again(self.session);
        if self.session.dossiers().tells_of_others() {
            // The pages that follow tell what is so by then.
            self.host.look_at_others(self.session);
        }
        self.tell_of_saving(state)
    }

    /// Tells what became of saving, where that is something else than what was told before.
    fn tell_of_saving(&mut self, state: SaveState) -> io::Result<()> {
        let before = std::mem::replace(&mut self.saving, state.clone());
        let was_saved = is_saved(&before);
        match state {
            SaveState::Failed(reason) | SaveState::Off(reason)
                if !matches!(before, SaveState::Failed(_) | SaveState::Off(_)) =>
            {
                self.out.print(&self.messages.not_saved(&reason))
            }
            SaveState::TypedFailed(reason) if was_saved => {
                self.out.print(&self.messages.typed_not_kept(&reason))
            }
            SaveState::Pending if was_saved => self.out.print(self.messages.not_saved_yet()),
            SaveState::Beside(told) if !matches!(before, SaveState::Beside(_)) => self.out.print(&told),
            // Where saving is off nothing is saved, also when there is nothing left to save.
            SaveState::Saved if !was_saved && !matches!(before, SaveState::Off(_)) => {
                self.out.print(self.messages.saved_now())
            }
            _ => Ok(()),
        }
    }

    /// Whether all is saved, as far as is known.
    pub(super) fn is_saved(&self) -> bool {
        is_saved(&self.saving)
    }

    /// Does something with dossiers, and shows what is in view then.
    pub(super) fn dossier(&mut self, action: DossierAction) -> io::Result<()> {
        match self.host.dossier(action, self.session) {
            Err(sentence) => self.out.print(&sentence),
            Ok(DossierDone::TakenUp) => {
                (self.changing, self.sought) = (None, None);
                self.saving = SaveState::Saved;
                let state = self.host.save_state();
                self.tell_of_saving(state)?;
                self.pages.clear();
                if action != DossierAction::New {
                    self.pages.push(PageId::Start);
                }
                self.show()
            }
            Ok(DossierDone::Noted(sentence)) => {
                let state = self.host.save_state();
                self.tell_of_saving(state)?;
                self.out.print(&sentence)
            }
            Ok(DossierDone::Choose(page)) => self.open(page),
            Ok(DossierDone::Listed) => self.open(PageId::Dossiers),
            Ok(DossierDone::Told(sentence)) => {
                self.out.print(&sentence)?;
                self.open(PageId::Dossiers)
            }
        }
    }
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Saved | SaveState::Beside(_))
}
