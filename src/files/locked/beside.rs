//! What lies beside a file that is kept up to date: what was typed and not saved yet, the versions that go with it when it is removed.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::names::{in_name, numbered};
use super::{LockedFile, Neighbour, Rights, read_snapshot};
use crate::files::error::{FileAction, FileError, FileReason};
use crate::files::folder::MAX_TRIES;
use crate::files::lock::take_lock;
use crate::files::new::save_new_with;
use crate::files::read::{ANSWERS_LIMIT, read_file};

/// What was typed since the last save of a file.
pub(super) fn typed_name(name: &str) -> String {
    format!(".{name}.stappenplan.typed")
}

/// What is kept beside a file that is not locked by this run: see [`LockedFile::keep_typed`]. Nothing when there is none that
/// can be read.
#[must_use]
pub fn typed_beside(path: &Path) -> Option<Vec<u8>> {
    let name = typed_name(path.file_name()?.to_str()?);
    read_file(&path.with_file_name(name), ANSWERS_LIMIT).ok()
}

/// Writes what cannot be saved in a file in a copy beside it, under the next name of a copy after a conflict. Returns its path.
///
/// # Errors
/// When the disk refuses; then nothing is left behind.
pub fn save_copy(path: &Path, stamp: &str, rights: Rights, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let error = |why| FileError::new(path, FileAction::Save, why);
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| error(FileReason::BadName))?;
    for copy in numbered(format!("{name}.conflict-{}", in_name(stamp)), MAX_TRIES) {
        let copy = path.with_file_name(copy);
        match save_new_with(&copy, bytes, rights) {
            Err(FileError { why: FileReason::Exists, .. }) => {}
            done => return done.map(|()| copy),
        }
    }
    Err(error(FileReason::Exists))
}

impl LockedFile {
    /// What the person goes on from is not what was read now, but this: where that is something else, others changed the file,
    /// and the next save leaves it as it is.
    pub fn goes_on_from(&mut self, seen: Option<&[u8]>) {
        if self.snapshot.as_ref().map(|snapshot| snapshot.bytes.as_slice()) != seen {
            self.snapshot = None;
        }
    }

    /// As [`LockedFile::save`], but where others changed the file nothing is written anywhere.
    ///
    /// # Errors
    /// When they did, or the disk refuses. Then the file is what it was.
    pub fn save_in_place(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.fits(bytes)?;
        let changed = self.changed_by_others().map_err(|why| self.error(FileAction::Save, why))?;
        let saved = if changed { Err(FileReason::Changed) } else { self.replace(bytes) };
        saved.map_err(|why| self.error(FileAction::Save, why))
    }

    /// Whether it can be saved, as far as looking tells: a folder may keep what is in it for its owners alone.
    ///
    /// # Errors
    /// Why not.
    pub fn may_save(&self) -> Result<(), FileError> {
        self.folder.may_replace(&self.name).map_err(|errno| self.error(FileAction::Save, errno))
    }

    /// Whether its folder is there, maybe under another name.
    #[must_use]
    pub fn has_folder(&self) -> bool {
        self.folder.place_of(&self.name).is_some()
    }

    /// What it held when it was read or written last.
    #[must_use]
    pub fn seen(&self) -> Vec<u8> {
        self.snapshot.as_ref().map(|snapshot| snapshot.bytes.clone()).unwrap_or_default()
    }

    /// Gives a file that was set aside its name again, where nothing came in its place.
    ///
    /// # Errors
    /// When the disk refuses, or something has the name.
    pub fn take_from_aside(&mut self, aside: &Path) -> Result<(), FileError> {
        let name = aside.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let renamed = self.folder.rename_new(name, &self.name).and_then(|()| self.folder.sync());
        renamed.map_err(|errno| self.error(FileAction::Save, errno))?;
        self.snapshot =
            read_snapshot(&self.folder, &self.name).map_err(|why| self.error(FileAction::Read, why))?;
        Ok(())
    }

    /// Keeps what is typed and not saved yet beside the file: quickly, and not settled on the disk. A save does away with it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_typed(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        if matches!(self.neighbour(&typed_name(&self.name)), Ok(Neighbour::NotOurs)) {
            return Err(self.error(FileAction::Save, FileReason::NotOurs));
        }
        let new = |name: &str| self.folder.create_new(name, self.mode());
        let written = self.folder.under_temporary_name(&self.name, new).map_err(FileReason::from);
        let written = written.and_then(|(temporary, mut file)| {
            let done = self.keep_rights(&file).map_err(FileReason::from);
            let done = done.and_then(|()| Ok(file.write_all(bytes)?));
            let done = done.and_then(|()| Ok(self.folder.rename(&temporary, &typed_name(&self.name))?));
            done.inspect_err(|_| {
                // The error that is reported is the first one.
                let _ = self.folder.remove(&temporary);
            })
        });
        written.map_err(|why| self.error(FileAction::Save, why))
    }

    /// Gives what was typed a name beside a file that was set aside: `NAME.beschadigd.getypt`. Returns where it is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_typed_aside(&mut self) -> Result<Option<PathBuf>, FileError> {
        let typed = typed_name(&self.name);
        let kind = self.folder.kind(&typed).map_err(|errno| self.error(FileAction::Save, errno))?;
        if kind.is_none() {
            return Ok(None);
        }
        let aside =
            self.under_new_name("beschadigd.getypt", |aside| self.folder.rename_new(&typed, aside))?;
        Ok(Some(self.folder.path_of(&aside)))
    }

    /// What [`LockedFile::keep_typed`] kept; nothing when there is none that can be read.
    #[must_use]
    pub fn typed(&self) -> Option<Vec<u8>> {
        let bytes = self.read_beside(&typed_name(&self.name)).ok()?;
        (self.is_ours)(&bytes).then_some(bytes)
    }

    /// Gives the file another name in its folder, and the versions of it that are ours and what was typed with it. Nothing that
    /// has that name is replaced. The lock of the new name is held from then on.
    ///
    /// # Errors
    /// When something has the name, somebody else has locked it, or the disk refuses: then the file has its old name.
    pub fn rename(&mut self, name: &str, holder: &str) -> Result<(), FileError> {
        let lock = take_lock(&self.folder, name, holder)?;
        let error = |errno| FileError::new(&self.folder.path_of(name), FileAction::Save, errno);
        self.folder.rename_new(&self.name, name).map_err(error)?;
        let before: Vec<String> = self.previous_names().chain([typed_name(&self.name)]).collect();
        self.name = name.to_owned();
        // Both are held until all has its new name.
        let _old = std::mem::replace(&mut self.lock, lock);
        let after: Vec<String> = self.previous_names().chain([typed_name(&self.name)]).collect();
        for (from, to) in before.iter().zip(&after) {
            if let Ok(Neighbour::Ours(_)) = self.neighbour(from) {
                // One that stays behind is known as older, and does no harm.
                let _ = self.folder.rename_new(from, to);
            }
        }
        // Where this is not settled, the next save tries again.
        self.dir_sync_pending = self.folder.sync().is_err();
        Ok(())
    }

    /// Removes the file, the versions of it that are ours, and what was typed: what the person asked for.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(self) -> Result<(), FileError> {
        let error = |errno| self.error(FileAction::Save, errno);
        if self.snapshot.as_ref().is_some_and(|snapshot| (self.is_ours)(&snapshot.bytes)) {
            self.folder.remove(&self.name).map_err(error)?;
        }
        for name in self.previous_names().chain([typed_name(&self.name)]) {
            if let Ok(Neighbour::Ours(_)) = self.neighbour(&name) {
                self.folder.remove(&name).map_err(error)?;
            }
        }
        self.folder.sync().map_err(error)
    }
}
