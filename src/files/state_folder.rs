//! The folder in which the program keeps what people answered, and the names in it.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, MAX_FILES};
use super::new::is_plain;

/// Makes a folder, and those above it, that only its owner may enter. One that is there is left as it is.
///
/// # Errors
/// When the disk refuses, or a file is in the way.
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
    let name = format!("{}-{}", clean(tree_id, 64), clean(digest, 16));
    debug_assert!(is_plain(&name), "`saved_walks` finds it again: {name:?}");
    name + ".yaml"
}

/// The saved walks in a folder by name: no checklists, locks, previous or conflicting versions. A folder that is not there holds none.
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
    names.sort_unstable();
    Ok(names.iter().map(|name| open.path_of(name)).collect())
}
