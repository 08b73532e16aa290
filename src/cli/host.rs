//! The world around the front ends: answers are saved by [`crate::record`], the advice becomes a file.

use std::path::{Path, PathBuf};

use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::{file_reason, shown};
use super::load::LoadedContent;
use super::walk_storage::DiskStorage;
use crate::files::save_beside;
use crate::record::{Autosave, PreviousWalk};
use crate::report::markdown;
use crate::session::{Host, Session};

/// Saves one walk and its advice.
pub(super) struct WalkHost<'l> {
    loaded: &'l LoadedContent,
    autosave: Autosave<'l, DiskStorage>,
    /// Why the last save failed, if it did: part of a sentence.
    unsaved: Option<String>,
}

impl<'l> WalkHost<'l> {
    /// Opens the file of a walk: the one that a person named, or the one of this tree.
    pub(super) fn open(
        loaded: &'l LoadedContent,
        file: Option<&Path>,
    ) -> Result<(Self, PreviousWalk), Failure> {
        let storage = DiskStorage::new(loaded, file);
        let (user, now) = (environment::user_at_host(), environment::now());
        let opened = Autosave::open(loaded.basis(), loaded.messages, storage, &user, now);
        let (autosave, previous) = opened.map_err(|sentence| Failure::new(Exit::Content, sentence))?;
        Ok((Self { loaded, autosave, unsaved: None }, previous))
    }

    /// Where the answers are saved, if they are.
    pub(super) fn path(&self) -> Option<String> {
        self.autosave.path()
    }

    /// Where the answers are, if they are in a file.
    pub(super) fn answers_in(&self) -> Option<String> {
        self.autosave.answers_in()
    }

    /// Why the last answers are not saved, if they are not.
    pub(super) fn unsaved(&self) -> Option<&str> {
        self.unsaved.as_deref()
    }

    /// Where the answers went when others had changed the file.
    pub(super) fn conflict_copy(&self) -> Option<&str> {
        self.autosave.conflict_copy()
    }
}

impl Host for WalkHost<'_> {
    fn save(&mut self, session: &Session<'_>) -> Result<(), String> {
        let saved = self.autosave.save(session, environment::now());
        self.unsaved = saved.as_ref().err().cloned();
        saved
    }

    fn is_saving(&self) -> bool {
        self.unsaved.is_none() && !self.autosave.is_closed()
    }

    fn export(&mut self, session: &Session<'_>) -> Result<String, String> {
        let messages = self.loaded.messages;
        // Content that is walked has a day.
        let day = self.loaded.model.today.map(|today| messages.lang().day(today.date()));
        let text = markdown(session, day.as_deref());
        let saved = save_beside(environment::current_dir(), messages.export_name(), "md", text.as_bytes());
        // Whoever reads it need not know in which folder the program was started. Where that folder is gone the name is all.
        let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        saved.map(|path| shown(&whole(path))).map_err(|error| file_reason(&error.why, messages))
    }
}
