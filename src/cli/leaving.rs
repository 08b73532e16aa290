//! What is saved last, when a person leaves or a signal ends the program: where the dossier itself cannot be saved and its folder
//! can be written in, what was answered goes in a copy beside it.

use std::path::Path;

use super::environment;
use super::file_words::shown;
use super::host::{Slot, WalkHost};
use crate::files::{FileError, FileReason, may_write, save_copy};
use crate::record::timestamp;
use crate::session::{SaveState, Session};

/// Whether a copy beside a file can be written where the file itself cannot, as far as looking tells.
pub(super) fn fits_copy(error: &FileError) -> bool {
    let is_about_file = matches!(
        error.why,
        FileReason::InUse { .. }
            | FileReason::LockOf { .. }
            | FileReason::Forbidden
            | FileReason::WrongKind(_)
            | FileReason::NotOurs
            | FileReason::TooLarge { .. }
    );
    is_about_file && may_write(error.path.parent().unwrap_or(Path::new(""))).is_ok()
}

impl WalkHost<'_> {
    /// Saves all that there is when the person leaves.
    pub(super) fn save_at_end(&mut self, session: &Session<'_>) -> SaveState {
        let state = self.save_all(session);
        self.or_copied(session, state)
    }

    /// The same where the program has to end soon.
    pub(super) fn save_at_signal(&mut self, session: &Session<'_>) -> SaveState {
        let state = self.save_soon(session);
        self.or_copied(session, state)
    }

    /// What could not be saved is in a copy, where that can be written. Who has answered or typed nothing has nothing to copy.
    fn or_copied(&mut self, session: &Session<'_>, state: SaveState) -> SaveState {
        let (SaveState::Failed(unsaved) | SaveState::TypedFailed(unsaved)) = &state else { return state };
        let (true, Some(path), Slot::Open(saver)) = (self.may_copy, &self.path, &self.slot) else {
            return state;
        };
        if saver.is_running() || !session.has_something() || !self.autosave.differs(session) {
            return state;
        }
        let now = environment::now();
        let text = self.autosave.text(session, now);
        let copied = save_copy(path, &timestamp(now), self.folder.rights, text.as_bytes());
        let Ok(copy) = copied else { return state };
        let whole = environment::absolute(&copy).unwrap_or_else(|| copy.clone());
        let told = self.loaded.messages.left_in_copy(&unsaved.reason, &shown(&whole));
        self.path = Some(copy);
        self.state = SaveState::Beside(told.clone());
        SaveState::Beside(told)
    }
}
