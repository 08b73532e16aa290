//! What lies beside a file that is kept up to date: what was typed and not saved yet, the versions that go with it when it is
//! removed, and who may read all of this.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::Mode;
use rustix::io::Errno;

use super::{LockedFile, Neighbour, read_snapshot};
use crate::files::error::{FileAction, FileError, FileReason};
use crate::files::folder::{Links, SHARED};
use crate::files::lock::take_lock;
use crate::files::read::{ANSWERS_LIMIT, read_file};

/// Who may read what is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rights {
    /// Nobody but the owner.
    #[default]
    Private,
    /// Whoever the folder and the umask let: an administrator decided on them.
    OfFolder,
}

/// The rights on a lock in a folder with these rights: all who may make files there read and write it.
pub(in crate::files) fn lock_mode(folder: Mode) -> Mode {
    let others = [(Mode::WGRP, Mode::RGRP | Mode::WGRP), (Mode::WOTH, Mode::ROTH | Mode::WOTH)].into_iter();
    let others = others.filter(|(makes, _)| folder.contains(*makes)).map(|(_, locks)| locks);
    others.fold(Mode::RUSR | Mode::WUSR, |mode, more| mode | more)
}

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
        let lock = take_lock(&self.folder, name, holder, self.rights)?;
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

    /// Gives a new file the rights that the file has which it replaces, or lies beside: nobody gets more than they had.
    pub(super) fn keep_rights(&self, new: &File) -> Result<(), Errno> {
        match (self.rights, &self.snapshot) {
            (Rights::Private, _) => rustix::fs::fchmod(new, self.mode()),
            (Rights::OfFolder, Some(_)) => {
                // It was made with no more than these, less what the umask took; some disks know no rights.
                let _ = rustix::fs::fchmod(new, self.mode());
                Ok(())
            }
            // The umask has a say in what is new.
            (Rights::OfFolder, None) => Ok(()),
        }
    }

    /// With which rights a file is made: those of the file, where there is one. Private is also what the group may go on reading.
    pub(super) fn mode(&self) -> Mode {
        let old = self.snapshot.as_ref().and_then(|_| self.folder.open_file(&self.name, Links::Refuse).ok());
        let old =
            old.and_then(|file| file.metadata().ok()).map(|old| Mode::from_raw_mode(old.mode() & 0o777));
        let others = match (self.rights, old) {
            (Rights::Private, old) => old.map_or(Mode::empty(), |old| old & Mode::RGRP),
            (Rights::OfFolder, old) => old.unwrap_or(SHARED) & SHARED,
        };
        Mode::RUSR | Mode::WUSR | others
    }
}
