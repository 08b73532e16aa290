//! A dossier that can be read and not locked: it goes on, and is saved once that can be, or never.

use std::path::Path;

use super::dossier_folder::{DossierFolder, file_sentence_part};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::{file_reason, shown};
use super::host::Slot;
use super::load::LoadedContent;
use super::opened::{NotOpened, Opened};
use crate::files::{FileAction, FileError, FileReason, Rights};
use crate::text::Messages;

impl<'l> Opened<'l> {
    /// A dossier to go on with, or one that can be read and in which nothing can be saved now.
    pub(super) fn dossier_or_unsaved(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        path: &Path,
        rights: Rights,
        last_save: u64,
    ) -> Result<Self, NotOpened> {
        match Self::dossier(loaded, path, rights, last_save) {
            Err(NotOpened::Refused(_)) if folder.path.is_err() => {
                Self::unwritable(loaded, folder, path, last_save)
            }
            Err(NotOpened::Refused(error)) if error.doing != FileAction::Read => {
                Self::unlocked(loaded, path, rights, last_save, &error)
            }
            opened => opened,
        }
    }

    /// A dossier that cannot be locked: it goes on, and is saved once that can be, or never.
    fn unlocked(
        loaded: &'l LoadedContent,
        path: &Path,
        rights: Rights,
        last_save: u64,
        error: &FileError,
    ) -> Result<Self, NotOpened> {
        let messages = loaded.messages;
        let mut opened = Self::looked_at(loaded, path, rights, last_save)?;
        let reason = why_not_locked(error, messages);
        let told = if passes(&error.why) {
            messages.cannot_save_now(&reason)
        } else {
            let told = messages.cannot_save(&reason);
            opened.slot = Slot::Closed(reason);
            told
        };
        opened.previous.resumed.remarks.insert(0, told.into());
        Ok(opened)
    }

    /// A dossier in a folder in which nothing can be saved: it goes on unsaved.
    pub(super) fn unwritable(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        path: &Path,
        last_save: u64,
    ) -> Result<Self, NotOpened> {
        let mut opened = Self::looked_at(loaded, path, folder.rights, last_save)?;
        if let Err(reason) = &folder.path {
            opened.slot = Slot::Closed(reason.clone());
        }
        Ok(opened)
    }

    /// A file that is there and cannot be locked: where it can be read the walk goes on from it, and is not saved.
    pub(super) fn unsaved(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        path: &Path,
        error: NotOpened,
        last_save: u64,
    ) -> Result<Self, Failure> {
        let messages = loaded.messages;
        let refuse = |error: &NotOpened| Failure::new(Exit::Content, error.sentence(loaded, path));
        let error = match error {
            NotOpened::Refused(error)
                if matches!(error.doing, FileAction::Lock | FileAction::Save)
                    && !matches!(error.why, FileReason::BadName | FileReason::Missing) =>
            {
                error
            }
            error => return Err(refuse(&error)),
        };
        match Self::unlocked(loaded, path, Rights::Private, last_save, &error) {
            Err(NotOpened::Refused(FileError { why: FileReason::Missing, .. })) => {
                let mut opened = Self::nameless(loaded, folder, path, last_save)?;
                let reason = why_not_locked(&error, messages);
                opened.previous.resumed.remarks.insert(0, messages.cannot_save(&reason).into());
                opened.slot = Slot::Closed(reason);
                Ok(opened)
            }
            opened => opened.map_err(|error| refuse(&error)),
        }
    }
}

/// Why a file cannot be locked: part of a sentence.
fn why_not_locked(error: &FileError, messages: Messages) -> String {
    match &error.why {
        FileReason::NotOurs => messages.not_ours_in_the_way(&shown(&error.path)),
        FileReason::LockOf { .. } => file_sentence_part(error, messages),
        // It is about the whole disk, and not about a file that nobody knows.
        why if passes(why) => file_reason(why, messages),
        _ => file_sentence_part(error, messages),
    }
}

/// Whether it may be otherwise in a while, without anybody doing something with the file.
fn passes(why: &FileReason) -> bool {
    matches!(
        why,
        FileReason::Full
            | FileReason::Quota
            | FileReason::FileLimit
            | FileReason::TooManyOpen
            | FileReason::LockOf { .. }
            | FileReason::Other(_)
    )
}
