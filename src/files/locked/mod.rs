//! A file that is kept up to date while a person works: locked for the whole run, saved after every answer, always the
//! old or the new one.
//!
//! What is never replaced: a file of somebody else under a name that must be new. The system refuses it where the disk
//! can ([`Folder::rename_new`]), also when it came between looking and renaming. What is replaced after looking alone: the
//! file itself and its previous version. Before every save the file is compared with what was last read or written, and a
//! change by others is left as it is. But no system can compare and replace in one step, so a program that does not
//! ask for the lock, and writes in the moment between the two, loses what it wrote. Where the file was not there, its name
//! must be new, and nothing is lost.
//!
//! Beside `NAME` there may be, all ours:
//!
//! - `.NAME.stappenplan.lock`: the lock;
//! - `NAME.vorige`: the version before the last save;
//! - `.NAME.stappenplan.PID.N.tmp`: the next version while it is written;
//! - `NAME.conflict-TIME`: our version, when others changed the file;
//! - `NAME.beschadigd`: a version that could not be read;
//! - `NAME.beschadigd.getypt`: what was typed beside such a version, where that cannot be read either;
//! - `.NAME.stappenplan.typed`: what was typed since the last save, not settled on the disk.
//!
//! Where a file of somebody else has one of these names it stays as it is, and the next number is taken.

mod beside;
mod names;
mod rights;

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, MAX_FILES, MAX_TRIES, knows_no_links, read_all};
use super::lock::{remove_lock, take_lock};
use super::new::split;
use super::read::ANSWERS_LIMIT;
use beside::typed_name;
pub use beside::{save_copy, typed_beside};
use names::{Version, in_name, numbered, temporary_of};
pub use rights::Rights;
pub(super) use rights::share_lock;

/// The most names for a previous version that other files may hold: more than this cannot be chance.
const MAX_PREVIOUS: u32 = 9;

/// Tells whether these bytes are a file that this program wrote. This room knows no format, so the caller decides.
pub type IsOurs = fn(&[u8]) -> bool;

/// A file under lock. Dropping it frees the lock; so does the end of the program, whatever ends it.
pub struct LockedFile {
    folder: Folder,
    name: String,
    is_ours: IsOurs,
    rights: Rights,
    /// What the file held when we last read or wrote it; `None` when it was not there.
    snapshot: Option<Snapshot>,
    /// The last rename may not have reached the disk.
    dir_sync_pending: bool,
    /// We continue beside a file that others changed, and nobody knows yet.
    conflict_unreported: bool,
    /// Held as long as this is.
    lock: File,
}

struct Snapshot {
    stamp: FileStamp,
    bytes: Vec<u8>,
}

/// What changes when somebody else writes.
#[derive(PartialEq, Eq, Clone, Copy)]
struct FileStamp {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
}

/// What is under a name beside the file.
enum Neighbour {
    /// Nothing.
    Free,
    /// An earlier version of ours.
    Ours(Vec<u8>),
    /// Something of somebody else.
    NotOurs,
}

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The file is up to date.
    Done,
    /// Others changed the file since we read it. Theirs stays; ours is kept in this file from now on.
    Beside(PathBuf),
}

impl Drop for LockedFile {
    /// Where nothing was ever saved, nothing stays behind.
    fn drop(&mut self) {
        if self.snapshot.is_none() && self.folder.kind(&self.name).is_ok_and(|kind| kind.is_none()) {
            remove_lock(&self.folder, &self.name, &self.lock);
        }
    }
}

impl LockedFile {
    /// Takes the lock of a file that a person named, and reads it; `None` when it is not there yet. `holder` is one line
    /// about this run (who, since when) that others see; `rights` are those of what is made where only we may make files.
    ///
    /// # Errors
    /// `FileReason::NotOurs` when what is there is not ours: then nothing was touched, and no lock made either unless
    /// it was put there between looking and locking.
    /// `FileReason::InUse` when another program has it; otherwise when the folder is not there or not writable, or what
    /// is there is not a regular file of at most [`ANSWERS_LIMIT`] bytes.
    pub fn open(
        path: &Path,
        holder: &str,
        rights: Rights,
        is_ours: IsOurs,
    ) -> Result<(Self, Option<Vec<u8>>), FileError> {
        let (folder, name) = split(path, FileAction::Lock)?;
        let not_ours = || FileError::new(path, FileAction::Read, FileReason::NotOurs);
        let is_foreign =
            |snapshot: &Option<Snapshot>| snapshot.as_ref().is_some_and(|found| !is_ours(&found.bytes));
        let before = read_snapshot(&folder, &name);
        if is_foreign(&before.map_err(|reason| FileError::new(path, FileAction::Read, reason))?) {
            return Err(not_ours());
        }
        let file = Self::lock(folder, name, holder, rights, is_ours)?;
        // Between looking and locking it may have been swapped.
        if is_foreign(&file.snapshot) {
            return Err(not_ours());
        }
        file.remove_stale();
        Ok(file.with_bytes())
    }

    /// As [`LockedFile::open`], for a file in a folder of this program under a name that only this program gives: what
    /// is there is ours, even when it is damaged.
    ///
    /// # Errors
    /// As [`LockedFile::open`], but never `FileReason::NotOurs` for the file itself.
    pub fn open_own(
        path: &Path,
        holder: &str,
        rights: Rights,
        is_ours: IsOurs,
    ) -> Result<(Self, Option<Vec<u8>>), FileError> {
        let (folder, name) = split(path, FileAction::Lock)?;
        let file = Self::lock(folder, name, holder, rights, is_ours)?;
        file.remove_stale();
        Ok(file.with_bytes())
    }

    fn lock(
        folder: Folder,
        name: String,
        holder: &str,
        rights: Rights,
        is_ours: IsOurs,
    ) -> Result<Self, FileError> {
        debug_assert!(!name.is_empty() && !name.contains('/'), "one name in the folder: {name:?}");
        let rights = rights.within(&folder);
        let lock = take_lock(&folder, &name, holder)?;
        let mut file = Self {
            folder,
            name,
            is_ours,
            rights,
            snapshot: None,
            dir_sync_pending: false,
            conflict_unreported: false,
            lock,
        };
        file.snapshot =
            read_snapshot(&file.folder, &file.name).map_err(|reason| file.error(FileAction::Read, reason))?;
        Ok(file)
    }

    fn with_bytes(self) -> (Self, Option<Vec<u8>>) {
        let bytes = self.snapshot.as_ref().map(|snapshot| snapshot.bytes.clone());
        (self, bytes)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path_of(&self.name)
    }

    /// Where the file is now, also where somebody gave its folder another name; nothing where it is not there any more.
    #[must_use]
    pub fn place(&self) -> Option<PathBuf> {
        let is_there = self.folder.kind(&self.name).is_ok_and(|kind| kind.is_some());
        is_there.then(|| self.folder.place_of(&self.name)).flatten()
    }

    /// Whether there is a file, as far as this run knows.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.snapshot.is_some()
    }

    /// The version before the last save, for when the file itself is damaged.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn previous(&self) -> Result<Option<Vec<u8>>, FileError> {
        for name in self.previous_names() {
            let error = |reason| FileError::new(&self.folder.path_of(&name), FileAction::Read, reason);
            if let Neighbour::Ours(bytes) = self.neighbour(&name).map_err(error)? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }

    /// Gives a damaged file the name `NAME.beschadigd` (or `-2`, …), so that the next save starts a new one. Returns
    /// where it is now; `None` when there is nothing.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_aside(&mut self) -> Result<Option<PathBuf>, FileError> {
        if self.folder.kind(&self.name).map_err(|errno| self.error(FileAction::Save, errno))?.is_none() {
            return Ok(None);
        }
        let aside = self.under_new_name("beschadigd", |aside| self.folder.rename_new(&self.name, aside))?;
        self.folder.sync().map_err(|errno| self.error(FileAction::Save, errno))?;
        self.snapshot = None;
        Ok(Some(self.folder.path_of(&aside)))
    }

    /// Saves: on return the bytes are on the disk, and the version before them is `NAME.vorige`. `stamp` is the time
    /// as it may appear in a file name; it is used when others changed the file.
    ///
    /// # Errors
    /// When the disk refuses. Then the file is what it was, and saving may be tried again.
    pub fn save(&mut self, bytes: &[u8], stamp: &str) -> Result<Saved, FileError> {
        self.fits(bytes)?;
        if self.changed_by_others().map_err(|why| self.error(FileAction::Save, why))? {
            self.switch_to_conflict_copy(stamp)?;
        }
        let same = self.snapshot.as_ref().is_some_and(|snapshot| snapshot.bytes == bytes);
        if !same || self.dir_sync_pending {
            let mut replaced = self.replace(bytes);
            // A name that must be new and is not: somebody else took it after we looked.
            if matches!(replaced, Err(FileReason::Exists))
                && self.changed_by_others().is_ok_and(|changed| changed)
            {
                self.switch_to_conflict_copy(stamp)?;
                replaced = self.replace(bytes);
            }
            replaced.map_err(|why| self.error(FileAction::Save, why))?;
        }
        if std::mem::take(&mut self.conflict_unreported) {
            return Ok(Saved::Beside(self.path()));
        }
        Ok(Saved::Done)
    }

    fn fits(&self, bytes: &[u8]) -> Result<(), FileError> {
        let is_too_large = u64::try_from(bytes.len()).is_ok_and(|size| size > ANSWERS_LIMIT);
        let error = || self.error(FileAction::Save, FileReason::TooLarge { limit: ANSWERS_LIMIT });
        if is_too_large { Err(error()) } else { Ok(()) }
    }

    /// Leaves their file, and continues under a name of our own. It stays ours when the save that follows fails, and is
    /// given by the first that succeeds.
    fn switch_to_conflict_copy(&mut self, stamp: &str) -> Result<(), FileError> {
        let copy = self.free_name(&format!("conflict-{}", in_name(stamp)))?;
        debug_assert_ne!(copy, self.name, "theirs is left");
        self.name = copy;
        self.snapshot = None;
        self.conflict_unreported = true;
        Ok(())
    }

    fn error(&self, doing: FileAction, why: impl Into<FileReason>) -> FileError {
        FileError::new(&self.path(), doing, why)
    }

    /// The names that the previous version may have, in the order in which they are taken.
    fn previous_names(&self) -> impl Iterator<Item = String> {
        numbered(format!("{}.vorige", self.name), MAX_PREVIOUS)
    }

    /// Gives the file called `second` the first name of a previous version that is free, or that holds an earlier one.
    fn name_previous(&self, second: &str) -> Result<(), FileReason> {
        for name in self.previous_names() {
            match self.neighbour(&name)? {
                Neighbour::NotOurs => {}
                Neighbour::Ours(_) => match self.folder.rename(second, &name) {
                    // Of somebody else, in a folder that keeps it for them.
                    Err(Errno::PERM | Errno::ACCESS) => {}
                    done => return Ok(done?),
                },
                Neighbour::Free => match self.folder.rename_new(second, &name) {
                    Err(Errno::EXIST) => {}
                    done => return Ok(done?),
                },
            }
        }
        Err(FileReason::Exists)
    }

    /// What is under a name beside the file. A fault of the disk is none of these: it passes, and a caller that takes the
    /// file for one of somebody else would keep a version that is older than the one before.
    fn neighbour(&self, name: &str) -> Result<Neighbour, FileReason> {
        let read = match self.read_beside(name) {
            // Where we have no right to read we have none the second time.
            Err(FileReason::Forbidden) => self.read_beside(name),
            read => read,
        };
        match read {
            Ok(bytes) if (self.is_ours)(&bytes) => Ok(Neighbour::Ours(bytes)),
            Ok(_) | Err(FileReason::WrongKind(_) | FileReason::TooLarge { .. } | FileReason::Forbidden) => {
                Ok(Neighbour::NotOurs)
            }
            Err(FileReason::Missing) => Ok(Neighbour::Free),
            Err(reason) => Err(reason),
        }
    }

    fn read_beside(&self, name: &str) -> Result<Vec<u8>, FileReason> {
        self.folder.open_file(name, Links::Refuse).and_then(|file| read_all(&file, ANSWERS_LIMIT))
    }

    /// Makes something under the name `NAME.what`, or `NAME.what-2`, … : the first that is free. Returns the name.
    fn under_new_name(
        &self,
        what: &str,
        make: impl Fn(&str) -> Result<(), Errno>,
    ) -> Result<String, FileError> {
        for name in numbered(format!("{}.{what}", self.name), MAX_TRIES) {
            match make(&name) {
                Ok(()) => return Ok(name),
                Err(Errno::EXIST) => {}
                Err(errno) => return Err(self.error(FileAction::Save, errno)),
            }
        }
        Err(self.error(FileAction::Save, FileReason::Exists))
    }

    /// `NAME.what`, or `NAME.what-2`, … : the first that is free, as far as looking tells.
    fn free_name(&self, what: &str) -> Result<String, FileError> {
        for name in numbered(format!("{}.{what}", self.name), MAX_TRIES) {
            if self.folder.kind(&name).map_err(|errno| self.error(FileAction::Save, errno))?.is_none() {
                return Ok(name);
            }
        }
        Err(self.error(FileAction::Save, FileReason::Exists))
    }

    /// Whether the file holds something that we have not read. One that is gone, or was only touched, has not.
    fn changed_by_others(&mut self) -> Result<bool, FileReason> {
        let file = match self.folder.open_file(&self.name, Links::Refuse) {
            Ok(file) => file,
            Err(FileReason::Missing) => {
                self.snapshot = None;
                return Ok(false);
            }
            Err(why) => return Err(why),
        };
        let Some(snapshot) = &mut self.snapshot else { return Ok(true) };
        let now = stamp(&file)?;
        if now == snapshot.stamp {
            return Ok(false);
        }
        match read_all(&file, ANSWERS_LIMIT) {
            Ok(bytes) if bytes == snapshot.bytes => {
                snapshot.stamp = now;
                Ok(false)
            }
            Ok(_) | Err(FileReason::TooLarge { .. }) => Ok(true),
            Err(why) => Err(why),
        }
    }

    /// Puts a new file in the place of the old one.
    fn replace(&mut self, bytes: &[u8]) -> Result<(), FileReason> {
        debug_assert!((self.is_ours)(bytes), "what is saved is known as ours when it is opened again");
        // A second name of it could not be taken away again either.
        self.folder.may_replace(&self.name)?;
        let new = |name: &str| self.folder.create_new(name, self.mode());
        let (temporary, mut file) = self.folder.under_temporary_name(&self.name, new)?;
        // All that can fail comes before the rename: after it we must know the new file as ours.
        let done = self.fill(&mut file, bytes).and_then(|stamp| {
            self.keep_previous(bytes)?;
            match self.snapshot {
                Some(_) => self.folder.rename(&temporary, &self.name)?,
                None => self.folder.rename_new(&temporary, &self.name)?,
            }
            Ok(stamp)
        });
        match done {
            Ok(stamp) => self.snapshot = Some(Snapshot { stamp, bytes: bytes.to_vec() }),
            Err(reason) => {
                // The error that is reported is the first one; what stays behind is removed at the next start.
                let _ = self.folder.remove(&temporary);
                return Err(reason);
            }
        }
        self.dir_sync_pending = true;
        self.folder.sync()?;
        self.dir_sync_pending = false;
        // It is older than what is saved now; a version that stays behind is known as older.
        if self.typed().is_some() {
            let _ = self.folder.remove(&typed_name(&self.name));
        }
        Ok(())
    }

    fn fill(&self, file: &mut File, bytes: &[u8]) -> Result<FileStamp, FileReason> {
        self.keep_rights(file)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        let stamp = stamp(file)?;
        debug_assert_eq!(u64::try_from(bytes.len()), Ok(stamp.size), "all was written");
        Ok(stamp)
    }

    /// The old file gets a second name before it loses the first, so that at no moment it has none.
    fn keep_previous(&self, new: &[u8]) -> Result<(), FileReason> {
        let Some(old) = self.snapshot.as_ref().filter(|snapshot| snapshot.bytes != new) else {
            return Ok(());
        };
        // A damaged file is put aside, and is nobody's previous version.
        if !(self.is_ours)(&old.bytes) {
            return Ok(());
        }
        let second =
            match self.folder.under_temporary_name(&self.name, |name| self.folder.link(&self.name, name)) {
                Ok((second, ())) => second,
                Err(Errno::NOENT) => return Ok(()),
                Err(errno) if knows_no_links(errno) => self.copy(&old.bytes)?,
                Err(errno) => return Err(errno.into()),
            };
        let named = self.name_previous(&second);
        // When both are names of one file the rename leaves both.
        let _ = self.folder.remove(&second);
        named
    }

    fn copy(&self, bytes: &[u8]) -> Result<String, FileReason> {
        let new = |name: &str| self.folder.create_new(name, self.mode());
        let (name, mut file) = self.folder.under_temporary_name(&self.name, new)?;
        let written = self.keep_rights(&file).map_err(std::io::Error::from);
        match written.and_then(|()| file.write_all(bytes)).and_then(|()| file.sync_all()) {
            Ok(()) => Ok(name),
            Err(failed) => {
                // The error that is reported is the first one; what stays behind is removed at the next start.
                let _ = self.folder.remove(&name);
                Err(failed.into())
            }
        }
    }

    /// Removes what an earlier run left half-way: we hold the lock, so nobody is writing it. A file with such a name
    /// that holds something else is not ours.
    fn remove_stale(&self) {
        // Where the folder cannot be listed, or holds more, what is left half-way stays: it does no harm.
        for name in self.folder.names(MAX_FILES).unwrap_or_default() {
            let Some(version) = temporary_of(&self.name, &name) else { continue };
            let is_stale =
                |bytes: Vec<u8>| (self.is_ours)(&bytes) || (bytes.is_empty() && version == Version::This);
            if self.read_beside(&name).is_ok_and(is_stale) {
                let _ = self.folder.remove(&name);
            }
        }
    }
}

/// A file as it is now; `None` when it is not there.
fn read_snapshot(folder: &Folder, name: &str) -> Result<Option<Snapshot>, FileReason> {
    let file = match folder.open_file(name, Links::Refuse) {
        Ok(file) => file,
        Err(FileReason::Missing) => return Ok(None),
        Err(reason) => return Err(reason),
    };
    let stamp = stamp(&file)?;
    Ok(Some(Snapshot { stamp, bytes: read_all(&file, ANSWERS_LIMIT)? }))
}

fn stamp(file: &File) -> Result<FileStamp, FileReason> {
    let metadata = file.metadata()?;
    Ok(FileStamp {
        device: metadata.dev(),
        inode: metadata.ino(),
        size: metadata.size(),
        changed: (metadata.mtime(), metadata.mtime_nsec()),
    })
}
