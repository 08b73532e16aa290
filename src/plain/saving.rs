//! Saving, and what is done with dossiers, told line by line.

use std::io;

use super::conversation::Conversation;
use crate::session::{DossierAction, DossierDone, PageId, SaveState};

impl Conversation<'_, '_> {
    /// Saves; tells once when that fails, or lasts.
    pub(super) fn save(&mut self) -> io::Result<()> {
        let state = self.host.save(self.session);
        let was_saved = std::mem::replace(&mut self.saved, is_saved(&state));
        match state {
            SaveState::Failed(reason) if was_saved => self.out.print(&self.messages.not_saved(&reason)),
            SaveState::Pending if was_saved => self.out.print(self.messages.not_saved_yet()),
            SaveState::Beside(told) => self.out.print(&told),
            SaveState::Saved if !was_saved => self.out.print(self.messages.saved_now()),
            SaveState::Saved | SaveState::Pending | SaveState::Failed(_) => Ok(()),
        }
    }

    /// Tells that what lasted is done, or failed.
    pub(super) fn look_at_saving(&mut self) -> io::Result<()> {
        if self.saved {
            return Ok(());
        }
        let state = self.host.save_state();
        self.saved = is_saved(&state);
        match state {
            SaveState::Saved => self.out.print(self.messages.saved_now()),
            SaveState::Beside(told) => self.out.print(&told),
            SaveState::Pending | SaveState::Failed(_) => Ok(()),
        }
    }

    /// Tells what came of saving what was taken up, where that is not all well.
    fn tell_of_saving(&mut self) -> io::Result<()> {
        let state = self.host.save_state();
        self.saved = is_saved(&state);
        match state {
            SaveState::Failed(reason) => self.out.print(&self.messages.not_saved(&reason)),
            SaveState::Pending => self.out.print(self.messages.not_saved_yet()),
            SaveState::Saved | SaveState::Beside(_) => Ok(()),
        }
    }

    /// Does something with dossiers, and shows what is in view then.
    pub(super) fn dossier(&mut self, action: DossierAction) -> io::Result<()> {
        match self.host.dossier(action, self.session) {
            Err(sentence) => self.out.print(&sentence),
            Ok(DossierDone::TakenUp) => {
                (self.saved, self.changing, self.sought) = (true, None, None);
                self.tell_of_saving()?;
                self.pages.clear();
                if action != DossierAction::New {
                    self.pages.push(PageId::Start);
                }
                self.show()
            }
            Ok(DossierDone::Noted(sentence)) => {
                self.tell_of_saving()?;
                self.out.print(&sentence)
            }
            Ok(DossierDone::Choose(at)) => self.open(PageId::Dossier(at)),
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
