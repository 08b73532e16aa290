//! The lock of a file: a second file beside it, held for as long as the program runs.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, MAX_TRIES};
use super::locked::share_lock;
use super::new::split;
use super::users::user_name;

/// How the line in a lock begins. A file that begins in another way is not ours.
const MARK: &str = "stappenplan: ";
/// Bytes that are read of a lock.
const HOLDER_LIMIT: u64 = 256;
/// A network disk may be interrupted while it asks; so often in a row it is broken.
const MAX_INTERRUPTIONS: u32 = 1000;

/// The name of the lock of a file. Nobody calls a file like that by chance: `NAME.lock` is what others use, such as
/// `Cargo.lock`.
pub(super) fn lock_name(name: &str) -> String {
    format!(".{name}.stappenplan.lock")
}

/// Takes the lock of the file called `name`. The kernel frees it when the program ends, also by `kill -9`: no lock is
/// left over. `holder` is one line about this run that others see.
pub(super) fn take_lock(folder: &Folder, name: &str, holder: &str) -> Result<File, FileError> {
    let lock = lock_name(name);
    let error = |reason: FileReason| FileError::new(&folder.path_of(&lock), FileAction::Lock, reason);
    debug_assert_ne!(lock, name, "a lock is never the file itself");
    let (mut file, tried) = open_and_try(folder, &lock).map_err(|reason| match reason {
        // It is about the file: nobody knows of its lock.
        FileReason::Forbidden => theirs(folder, name, &lock).unwrap_or_else(|| error(reason)),
        _ => error(reason),
    })?;
    let found = beginning(&mut file);
    match tried {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            // The holder may be about to write its name; what cannot be read is not reported.
            let by = found.ok().and_then(|text| Some(text.lines().next()?.strip_prefix(MARK)?.to_owned()));
            return Err(error(FileReason::InUse { by: by.unwrap_or_default() }));
        }
        Err(TryLockError::Error(failed)) => return Err(error(failed.into())),
    }
    let found = found.map_err(|failed| error(failed.into()))?;
    // In a file without a single byte nothing is lost: a run that was killed may have left it.
    if !found.is_empty() && !found.starts_with(MARK) {
        return Err(error(FileReason::NotOurs));
    }
    share_lock(&file, folder);
    // Others see one line; without a first line there is nothing to show.
    let line = holder.lines().next().unwrap_or_default();
    tell(&mut file, &format!("{MARK}{line}\n"), found.len()).map_err(|failed| error(failed.into()))?;
    Ok(file)
}

/// Whose the lock is that may not be opened; nothing where it is the folder in which nothing can be written.
fn theirs(folder: &Folder, name: &str, lock: &str) -> Option<FileError> {
    folder.may_write().ok()?;
    let owner = user_name(folder.stat_of(lock).ok()?.st_uid);
    Some(FileError::new(&folder.path_of(name), FileAction::Lock, FileReason::LockOf { owner }))
}

/// Opens the lock and tries to take it: the one that is there, and not one that was removed in between.
fn open_and_try(folder: &Folder, lock: &str) -> Result<(File, Result<(), TryLockError>), FileReason> {
    let mut file = folder.open_lock(lock)?;
    let mut tried = try_lock(&file);
    for _ in 1..MAX_TRIES {
        if tried.is_err() || rustix::fs::fstat(&file)?.st_nlink > 0 {
            break;
        }
        file = folder.open_lock(lock)?;
        tried = try_lock(&file);
    }
    Ok((file, tried))
}

/// Removes a lock that is held, of a file that was never made.
pub(super) fn remove_lock(folder: &Folder, name: &str, held: &File) {
    let lock = lock_name(name);
    let place = |file: &File| rustix::fs::fstat(file).map(|found| (found.st_dev, found.st_ino)).ok();
    let is_held = folder.open_file(&lock, Links::Refuse).is_ok_and(|there| place(&there) == place(held));
    if is_held {
        // One that stays behind does no harm.
        let _ = folder.remove(&lock);
    }
}

/// Whether another program has the lock of a file now. Where that cannot be told nobody has, as far as is known.
#[must_use]
pub fn is_locked(path: &Path) -> bool {
    let Ok((folder, name)) = split(path, FileAction::Lock) else { return false };
    let lock = folder.open_file(lock_name(&name), Links::Refuse);
    // It is held for no longer than this looks.
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Writes over what the last run said, of that many bytes. A file that is emptied first makes some file systems write it to
/// the disk at once, which takes longer than all else before the first page.
fn tell(file: &mut File, said: &str, before: usize) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(said.as_bytes())?;
    if said.len() < before {
        file.set_len(u64::try_from(said.len()).unwrap_or_default())?;
    }
    Ok(())
}

fn try_lock(file: &File) -> Result<(), TryLockError> {
    let interrupted = |tried: &Result<(), TryLockError>| matches!(tried, Err(TryLockError::Error(failed)) if failed.kind() == ErrorKind::Interrupted);
    let mut tried = file.try_lock();
    for _ in 0..MAX_INTERRUPTIONS {
        if !interrupted(&tried) {
            break;
        }
        tried = file.try_lock();
    }
    tried
}

/// The beginning of a lock, or of what is in its place.
fn beginning(file: &mut File) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    file.take(HOLDER_LIMIT).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
