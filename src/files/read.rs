//! Reading one file: regular, not too large, at once or not at all.

use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{CWD, FileType};

use super::error::{FileAction, FileError};
use super::folder::{Links, open_regular, read_all};

const MIB: u64 = 1 << 20;

/// Most bytes of a tree.
pub const TREE_LIMIT: u64 = 4 * MIB;
/// Most bytes of one file of the catalogue.
pub const APP_LIMIT: u64 = 64 * MIB;
/// Most bytes of content in compiled form.
pub const COMPILED_LIMIT: u64 = 512 * MIB;
/// Most bytes of a document of a word processor.
pub const DOCUMENT_LIMIT: u64 = 64 * MIB;
/// Most bytes of a file of answers.
pub const ANSWERS_LIMIT: u64 = 4 * MIB;

/// Reads a file that was named by a person; a symbolic link to a regular file is followed.
///
/// # Errors
/// When it is not a regular file (it does not wait for a pipe), larger than `limit` bytes, or cannot be read.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let error = |why| FileError::new(path, FileAction::Read, why);
    let file = open_regular(CWD, path, Links::Follow).map_err(error)?;
    read_all(&file, limit).map_err(error)
}

/// Whether a file that was named by a person begins with these bytes; not when it cannot be read.
#[must_use]
pub fn begins_with(path: &Path, mark: &[u8]) -> bool {
    let Ok(file) = open_regular(CWD, path, Links::Follow) else { return false };
    let mut begin = vec![0; mark.len()];
    std::io::Read::read_exact(&mut &file, &mut begin).is_ok() && begin == mark
}

/// Whether two names lead to the same file, also over links; not where one of them leads to none.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| std::fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
    place(one).is_some_and(|found| place(other) == Some(found))
}

/// Whether lines can be read from something that is open: a pipe, a socket or a regular file, and no device.
#[must_use]
pub fn holds_lines(open: impl AsFd) -> bool {
    let kind = rustix::fs::fstat(open).map(|stat| FileType::from_raw_mode(stat.st_mode));
    matches!(kind, Ok(FileType::Fifo | FileType::Socket | FileType::RegularFile))
}
