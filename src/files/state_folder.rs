//! The folders in which the program keeps what people answered, and the names in them.

use std::fs::DirBuilder;
use std::io::Read;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, MAX_FILES};
use super::new::is_plain;
use crate::order;

/// Makes a folder, and those above it, that only its owner may enter. One that is there is left as it is.
///
/// # Errors
/// When the disk refuses, or a file is in the way.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| FileError::new(path, FileAction::MakeFolder, error))
}

/// The beginning of a file in a folder.
#[derive(Debug)]
pub struct Beginning {
    /// Where it is.
    pub path: PathBuf,
    /// Its name without its ending.
    pub stem: String,
    /// Beside this file others changed it: it is the copy of one of them.
    pub is_conflict: bool,
    /// Its first bytes, or why these cannot be read.
    pub bytes: Result<Vec<u8>, FileError>,
}

/// The files in a folder that end on `.yaml`, and the copies that were made of them in a conflict, each with its first
/// bytes. A folder that is not there holds none.
///
/// # Errors
/// When the folder cannot be read.
pub fn beginnings(folder: &Path, most: usize) -> Result<Vec<Beginning>, FileError> {
    let open = match Folder::open(folder, FileAction::List) {
        Ok(open) => open,
        Err(FileError { why: FileReason::Missing, .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names = open.names(MAX_FILES)?.into_iter();
    let found = names.filter_map(|name| {
        let (stem, rest) = name.split_once(".yaml")?;
        let is_conflict = is_conflict_copy(rest);
        (is_plain(stem) && (rest.is_empty() || is_conflict)).then_some(())?;
        let bytes = open.open_file(&name, Links::Refuse).and_then(|file| {
            let mut bytes = Vec::with_capacity(most);
            (&file).take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
            Ok(bytes)
        });
        let path = open.path_of(&name);
        let bytes = match bytes {
            // A pipe or a folder with such a name is nothing of ours, and one that was removed meanwhile is not there.
            Err(FileReason::WrongKind(_) | FileReason::Missing) => return None,
            bytes => bytes.map_err(|why| FileError::new(&path, FileAction::Read, why)),
        };
        Some(Beginning { path, stem: stem.to_owned(), is_conflict, bytes })
    });
    let mut found: Vec<Beginning> = found.collect();
    order::by(&mut found, |one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// Whether what follows the name of a file makes it a conflict copy, or one of such a copy. A version before it, or one that was
/// set aside, is none.
fn is_conflict_copy(rest: &str) -> bool {
    let is_stamp =
        |stamp: &str| !stamp.is_empty() && stamp.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let mut parts = rest.strip_prefix('.').into_iter().flat_map(|rest| rest.split('.')).peekable();
    parts.peek().is_some() && parts.all(|part| part.strip_prefix("conflict-").is_some_and(is_stamp))
}

/// Whether something has this name, whatever it is. What cannot be told counts as taken.
#[must_use]
pub fn is_taken(path: &Path) -> bool {
    !matches!(std::fs::symlink_metadata(path), Err(error) if error.kind() == std::io::ErrorKind::NotFound)
}

/// Whether a file can be made in a folder, as far as looking tells.
///
/// # Errors
/// Why not.
pub fn may_write(folder: &Path) -> Result<(), FileError> {
    let open = Folder::open(folder, FileAction::Save)?;
    open.may_write().map_err(|errno| FileError::new(folder, FileAction::Save, errno))
}

/// Whether a name of a dossier may be the name of a file too.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    is_plain(name)
}

/// The walks that earlier versions saved in a folder, by name: no checklists, locks, previous or conflicting versions. A folder that is not there holds none.
///
/// # Errors
/// When the folder cannot be read.
pub fn saved_walks(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let open = match Folder::open(folder, FileAction::List) {
        Ok(open) => open,
        Err(FileError { why: FileReason::Missing, .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = open.names(MAX_FILES)?;
    names.retain(|name| name.strip_suffix(".yaml").is_some_and(is_plain));
    order::sort(&mut names);
    Ok(names.iter().map(|name| open.path_of(name)).collect())
}
