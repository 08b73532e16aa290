//! Writing files that are not there yet: reports and content to be edited. Nothing is ever overwritten.

use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode};

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, MAX_TRIES, SHARED, read_all, regular};
use super::locked::Rights;

/// Writes `stem.extension` into a folder, or `stem (2).extension`, `stem (3).extension`, … when that is taken. One of them
/// that holds these very bytes is enough: then nothing is written. It is there as a whole or not at all. Returns the path.
///
/// # Errors
/// When the name is not a plain file name, or the disk refuses; then nothing is left behind.
pub fn save_beside(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let first = folder.join(format!("{stem}.{extension}"));
    if !is_plain(stem) || !is_plain(extension) {
        return Err(FileError::new(&first, FileAction::Save, FileReason::BadName));
    }
    let open = Folder::open(folder, FileAction::Save)?;
    for number in 1..=MAX_TRIES {
        let name =
            // Not after a dash: a name that ends in a number is told apart from another file of a shorter name.
            if number == 1 { format!("{stem}.{extension}") } else { format!("{stem} ({number}).{extension}") };
        match save_new_in(&open, &name, bytes, SHARED) {
            Ok(()) => return Ok(open.path_of(&name)),
            Err(FileReason::Exists | FileReason::WrongKind(_)) => {}
            Err(why) => return Err(FileError::new(&open.path_of(&name), FileAction::Save, why)),
        }
    }
    Err(FileError::new(&first, FileAction::Save, FileReason::Exists))
}

/// Writes a file that is not there yet: it is there as a whole or not at all. One that holds these very bytes is enough.
///
/// # Errors
/// When something else has that name, when the path is no name of a file, or the disk refuses.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    save_new_as(path, bytes, SHARED)
}

/// The same, readable by its owner alone, unless others may make files in the folder too.
///
/// # Errors
/// As of [`save_new`].
pub fn save_new_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    save_new_with(path, bytes, Rights::Private)
}

/// The same with the rights of what is made in its folder.
pub(super) fn save_new_with(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), FileError> {
    let (folder, _) = split(path, FileAction::Save)?;
    save_new_as(path, bytes, rights.within(&folder).of_new())
}

fn save_new_as(path: &Path, bytes: &[u8], rights: Mode) -> Result<(), FileError> {
    let error = |why: FileReason| FileError::new(path, FileAction::Save, why);
    if path.as_os_str().as_bytes().ends_with(b"/") {
        return Err(error(FileReason::BadName));
    }
    let (folder, name) = split(path, FileAction::Save)?;
    save_new_in(&folder, &name, bytes, rights).map_err(error)
}

fn save_new_in(folder: &Folder, name: &str, bytes: &[u8], rights: Mode) -> Result<(), FileReason> {
    if let Some(found) = folder.kind(name)? {
        // What is no file and no link to one is told as what it is: another name is the only way.
        if found != FileType::Symlink {
            regular(found)?;
        }
        return if holds(folder, name, bytes) { Ok(()) } else { Err(FileReason::Exists) };
    }
    let (temporary, mut file) =
        folder.under_temporary_name(name, |temporary| folder.create_new(temporary, rights))?;
    let filled = file.write_all(bytes).and_then(|()| file.sync_all()).map_err(FileReason::from);
    let done = filled.and_then(|()| folder.rename_new(&temporary, name).map_err(FileReason::from));
    if done.is_err() {
        // The error that is reported is the first one.
        let _ = folder.remove(&temporary);
    }
    done.and_then(|()| folder.sync().map_err(FileReason::from))
}

/// Whether a file holds exactly these bytes. One that cannot be read is another one.
fn holds(folder: &Folder, name: &str, bytes: &[u8]) -> bool {
    // More bytes than that do not fit in memory.
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let file = folder.open_file(name, Links::Refuse);
    // More bytes than that are not read: then it is another file.
    file.and_then(|file| read_all(&file, size)).is_ok_and(|found| found == bytes)
}

/// One folder and one name; both are needed.
pub(super) fn split(path: &Path, doing: FileAction) -> Result<(Folder, String), FileError> {
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name else { return Err(FileError::new(path, doing, FileReason::BadName)) };
    debug_assert!(!name.contains('/'), "the last part of a path is one name: {name:?}");
    // A path with a name has a parent; that of a bare name is empty, which is the folder we are in.
    Ok((Folder::open(path.parent().unwrap_or(Path::new("")), doing)?, name.to_owned()))
}

/// A name that no shell and no system reads as something else.
pub(super) fn is_plain(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-');
    (1..=128).contains(&name.len()) && name.chars().all(fits) && !name.starts_with([' ', '-'])
}

/// Makes, fills and settles a file that is not there; takes it away again when that fails half-way.
pub(super) fn write_new(folder: &Folder, name: &str, bytes: &[u8], mode: Mode) -> Result<PathBuf, FileError> {
    let path = folder.path_of(name);
    let error = |why: FileReason| FileError::new(&path, FileAction::Save, why);
    let mut file = folder.create_new(name, mode).map_err(|errno| error(errno.into()))?;
    match file.write_all(bytes).and_then(|()| file.sync_all()) {
        Ok(()) => Ok(path),
        Err(failed) => {
            // The error that is reported is the first one; what cannot be removed stays for the person to see.
            let _ = folder.remove(name);
            Err(error(failed.into()))
        }
    }
}
