//! A file that is kept up to date while a person works: locked for the whole run, saved after every answer, always the
//! old or the new one. Changes by others are seen and never overwritten.

use std::fs::{DirBuilder, File, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::Mode;
use rustix::io::Errno;

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, read_all};
use super::new::{is_plain, split};
use super::read::ANSWERS_LIMIT;

/// Bytes that are read of what a holder wrote about itself.
const HOLDER_LIMIT: u64 = 256;
const MAX_TRIES: u32 = 1000;

/// A file under lock. Dropping it frees the lock; so does the end of the program, whatever ends it.
pub struct LockedFile {
    folder: Folder,
    name: String,
    /// What the file held when we last read or wrote it; `None` when it was not there.
    snapshot: Option<Snapshot>,
    /// The last rename may not have reached the disk.
    dir_sync_pending: bool,
    /// We go on beside a file that others changed, and nobody knows yet.
    conflict_unreported: bool,
    _lock: File,
}

struct Snapshot {
    mark: FileStamp,
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

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The file is up to date.
    Done,
    /// Others changed the file since we read it. Theirs stands; ours is kept in this file from now on.
    Beside(PathBuf),
}

/// Makes a folder, and those above it, that only its owner may enter. One that is there is left as it is.
///
/// # Errors
/// When the disk refuses, or a file stands in the way.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| FileError::new(path, FileAction::MakeFolder, error))
}

/// The name under which the choices of one walk through one tree are kept: it tells the tree, and trees that differ
/// never share it. `digest` is the tree's SHA-256 in hexadecimal.
#[must_use]
pub fn state_name(tree_id: &str, digest: &str) -> String {
    let clean = |text: &str, most: usize| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(most).collect()
    };
    format!("{}-{}.yaml", clean(tree_id, 64), clean(digest, 16))
}

/// The kept files in a folder by name: no locks, previous or conflicting ones. A folder that is not there holds none.
///
/// # Errors
/// When the folder cannot be read.
pub fn saved_walks(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    const MAX_FILES: usize = 100_000;
    let open = match Folder::open(folder, FileAction::List) {
        Ok(open) => open,
        Err(FileError { why: FileReason::Missing, .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = open.names(MAX_FILES)?;
    names.retain(|name| name.strip_suffix(".yaml").is_some_and(is_plain));
    names.sort_unstable();
    Ok(names.iter().map(|name| open.path_of(name)).collect())
}

impl LockedFile {
    /// Takes the lock of a file and reads it; `None` when it is not there yet. `holder` is one line about this run
    /// (who, since when) that others are told.
    ///
    /// # Errors
    /// `FileReason::InUse` when another program has it; otherwise when the folder is not there or not writable, or what
    /// stands there is no regular file of at most [`ANSWERS_LIMIT`] bytes.
    pub fn open(path: &Path, holder: &str) -> Result<(Self, Option<Vec<u8>>), FileError> {
        let (folder, name) = split(path, FileAction::Lock)?;
        let lock = take_lock(&folder, &format!("{name}.lock"), holder)?;
        let mut kept = Self { folder, name, snapshot: None, dir_sync_pending: false, conflict_unreported: false, _lock: lock };
        kept.remove_stale();
        kept.snapshot = kept.read_snapshot().map_err(|why| kept.error(FileAction::Read, why))?;
        let bytes = kept.snapshot.as_ref().map(|snapshot| snapshot.bytes.clone());
        Ok((kept, bytes))
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path_of(&self.name)
    }

    /// The version before the last save, for when the file itself is damaged.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn previous(&self) -> Result<Option<Vec<u8>>, FileError> {
        let name = self.previous_name();
        let read = self.folder.open_file(&name, Links::Refuse);
        match read.and_then(|file| read_all(&file, ANSWERS_LIMIT)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(FileReason::Missing) => Ok(None),
            Err(why) => Err(FileError::new(&self.folder.path_of(&name), FileAction::Read, why)),
        }
    }

    /// Puts a damaged file aside as `NAME.beschadigd` (or `-2`, …), so that the next save starts a new one. Returns
    /// where it is now; `None` when there is nothing.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_aside(&mut self) -> Result<Option<PathBuf>, FileError> {
        if self.folder.kind(&self.name).map_err(|errno| self.error(FileAction::Save, errno))?.is_none() {
            return Ok(None);
        }
        let aside = self.free_name("beschadigd")?;
        self.folder.rename(&self.name, &aside).map_err(|errno| self.error(FileAction::Save, errno))?;
        self.folder.sync().map_err(|errno| self.error(FileAction::Save, errno))?;
        self.snapshot = None;
        Ok(Some(self.folder.path_of(&aside)))
    }

    /// Saves: on return the bytes are on the disk, and the version before them is `NAME.vorige`. `stamp` is the time
    /// as it may stand in a file name; it is used when others changed the file.
    ///
    /// # Errors
    /// When the disk refuses. Then the file is what it was, and saving may be tried again.
    pub fn save(&mut self, bytes: &[u8], stamp: &str) -> Result<Saved, FileError> {
        if u64::try_from(bytes.len()).is_ok_and(|size| size > ANSWERS_LIMIT) {
            return Err(self.error(FileAction::Save, FileReason::TooLarge { limit: ANSWERS_LIMIT }));
        }
        if self.changed_by_others().map_err(|why| self.error(FileAction::Save, why))? {
            self.switch_to_conflict_copy(stamp)?;
        }
        let same = self.snapshot.as_ref().is_some_and(|snapshot| snapshot.bytes == bytes);
        if !same || self.dir_sync_pending {
            self.replace(bytes).map_err(|why| self.error(FileAction::Save, why))?;
        }
        if std::mem::take(&mut self.conflict_unreported) {
            return Ok(Saved::Beside(self.path()));
        }
        Ok(Saved::Done)
    }

    /// Leaves their file, and goes on under a name of our own. It stays ours when the save that follows fails, and is
    /// told by the first that succeeds.
    fn switch_to_conflict_copy(&mut self, stamp: &str) -> Result<(), FileError> {
        let stamp: String = stamp.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self.name = self.free_name(&format!("conflict-{stamp}"))?;
        self.snapshot = None;
        self.conflict_unreported = true;
        Ok(())
    }

    fn error(&self, doing: FileAction, why: impl Into<FileReason>) -> FileError {
        FileError::new(&self.path(), doing, why)
    }

    fn previous_name(&self) -> String {
        format!("{}.vorige", self.name)
    }

    /// `NAME.what`, or `NAME.what-2`, … : the first that is free.
    fn free_name(&self, what: &str) -> Result<String, FileError> {
        let first = format!("{}.{what}", self.name);
        let numbered = (2..=MAX_TRIES).map(|number| format!("{first}-{number}"));
        for name in std::iter::once(first.clone()).chain(numbered) {
            if self.folder.kind(&name).map_err(|errno| self.error(FileAction::Save, errno))?.is_none() {
                return Ok(name);
            }
        }
        Err(self.error(FileAction::Save, FileReason::Exists))
    }

    /// The file as it is now.
    fn read_snapshot(&self) -> Result<Option<Snapshot>, FileReason> {
        let file = match self.folder.open_file(&self.name, Links::Refuse) {
            Ok(file) => file,
            Err(FileReason::Missing) => return Ok(None),
            Err(why) => return Err(why),
        };
        let mark = mark(&file)?;
        Ok(Some(Snapshot { mark, bytes: read_all(&file, ANSWERS_LIMIT)? }))
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
        let now = mark(&file)?;
        if now == snapshot.mark {
            return Ok(false);
        }
        match read_all(&file, ANSWERS_LIMIT) {
            Ok(bytes) if bytes == snapshot.bytes => {
                snapshot.mark = now;
                Ok(false)
            }
            Ok(_) | Err(FileReason::TooLarge { .. }) => Ok(true),
            Err(why) => Err(why),
        }
    }

    /// Puts a new file in the place of the old one.
    fn replace(&mut self, bytes: &[u8]) -> Result<(), FileReason> {
        let (temporary, mut file) = self.create_temporary()?;
        // All that can fail comes before the rename: after it we must know the new file as ours.
        let done = self.fill(&mut file, bytes).and_then(|mark| {
            self.keep_previous(bytes)?;
            self.folder.rename(&temporary, &self.name)?;
            Ok(mark)
        });
        match done {
            Ok(mark) => self.snapshot = Some(Snapshot { mark, bytes: bytes.to_vec() }),
            Err(why) => {
                // The error that is told is the first one; what stays behind is removed at the next start.
                let _ = self.folder.remove(&temporary);
                return Err(why);
            }
        }
        self.dir_sync_pending = true;
        self.folder.sync()?;
        self.dir_sync_pending = false;
        Ok(())
    }

    fn fill(&self, file: &mut File, bytes: &[u8]) -> Result<FileStamp, FileReason> {
        // The group keeps the right to read if it had it; nobody gets more than they had.
        let group = self.snapshot.as_ref().map_or(Mode::empty(), |_| self.group_right());
        rustix::fs::fchmod(&*file, Mode::RUSR | Mode::WUSR | group)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        mark(file)
    }

    fn group_right(&self) -> Mode {
        let file = self.folder.open_file(&self.name, Links::Refuse);
        let mode = file.ok().and_then(|file| file.metadata().ok()).map_or(0, |metadata| metadata.mode());
        if mode & 0o040 == 0 { Mode::empty() } else { Mode::RGRP }
    }

    /// Names hold the process and a number, and a name that is taken is never opened: nobody can lay one ready.
    fn create_temporary(&self) -> Result<(String, File), FileReason> {
        let mut errno = Errno::EXIST;
        for number in 0..MAX_TRIES {
            let name = self.temporary_name(number);
            match self.folder.create_new(&name, Mode::RUSR | Mode::WUSR) {
                Ok(file) => return Ok((name, file)),
                Err(Errno::EXIST) => {}
                Err(other) => {
                    errno = other;
                    break;
                }
            }
        }
        Err(errno.into())
    }

    fn temporary_name(&self, number: u32) -> String {
        format!(".{}.{}.{number}.tmp", self.name, rustix::process::getpid().as_raw_nonzero())
    }

    /// The old file gets a second name before it loses the first, so that at no moment it has none.
    fn keep_previous(&self, new: &[u8]) -> Result<(), FileReason> {
        if self.snapshot.as_ref().is_none_or(|snapshot| snapshot.bytes == new) {
            return Ok(());
        }
        let second = format!(".{}.vorige.tmp", self.name);
        let _ = self.folder.remove(&second);
        match self.folder.link(&self.name, &second) {
            Ok(()) => {}
            Err(Errno::NOENT) => return Ok(()),
            // Disks without second names, and systems that forbid them for files of others: a copy then.
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK | Errno::ACCESS) => {
                let old = self.snapshot.as_ref().map_or(&[][..], |snapshot| &snapshot.bytes);
                let mut copy = self.folder.create_new(&second, Mode::RUSR | Mode::WUSR)?;
                copy.write_all(old)?;
                copy.sync_all()?;
            }
            Err(errno) => return Err(errno.into()),
        }
        let renamed = self.folder.rename(&second, &self.previous_name());
        // When both are names of one file the rename leaves both.
        let _ = self.folder.remove(&second);
        renamed.map_err(FileReason::from)
    }

    /// We hold the lock, so what an earlier run left half-written belongs to nobody.
    fn remove_stale(&self) {
        const MAX_FILES: usize = 100_000;
        let before = format!(".{}.", self.name);
        for name in self.folder.names(MAX_FILES).unwrap_or_default() {
            let middle = name.strip_prefix(&before).and_then(|rest| rest.strip_suffix(".tmp"));
            let ours = middle.is_some_and(|middle| {
                middle == "vorige" || middle.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            });
            if ours {
                // It does no harm where it is.
                let _ = self.folder.remove(&name);
            }
        }
    }
}

fn mark(file: &File) -> Result<FileStamp, FileReason> {
    let metadata = file.metadata()?;
    Ok(FileStamp {
        device: metadata.dev(),
        inode: metadata.ino(),
        size: metadata.size(),
        changed: (metadata.mtime(), metadata.mtime_nsec()),
    })
}

/// The kernel frees the lock when the program ends, also by `kill -9`: no stale locks.
fn take_lock(folder: &Folder, name: &str, holder: &str) -> Result<File, FileError> {
    let error = |why: FileReason| FileError::new(&folder.path_of(name), FileAction::Lock, why);
    let mut file = folder.open_lock(name).map_err(error)?;
    // A network disk may be interrupted while it asks.
    let interrupted = |tried: &Result<(), TryLockError>| matches!(tried, Err(TryLockError::Error(failed)) if failed.kind() == ErrorKind::Interrupted);
    let mut tried = file.try_lock();
    for _ in 0..MAX_TRIES {
        if !interrupted(&tried) {
            break;
        }
        tried = file.try_lock();
    }
    match tried {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut by = Vec::new();
            // What cannot be read is not told.
            let _ = (&file).take(HOLDER_LIMIT).read_to_end(&mut by);
            let by = String::from_utf8_lossy(&by).lines().next().unwrap_or_default().to_owned();
            return Err(error(FileReason::InUse { by }));
        }
        Err(TryLockError::Error(failed)) => return Err(error(failed.into())),
    }
    let line = holder.lines().next().unwrap_or_default();
    let told = file.set_len(0).and_then(|()| file.seek(SeekFrom::Start(0)));
    told.and_then(|_| writeln!(file, "{line}")).map_err(|failed| error(failed.into()))?;
    Ok(file)
}
