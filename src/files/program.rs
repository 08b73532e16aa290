//! Which file a shell starts.

use std::fs::metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Whether a file is this very program, by whatever path; nothing when it is no file that can be started.
pub fn is_same_program(path: &Path, own: &Path) -> Option<bool> {
    let found = metadata(path).ok().filter(|found| found.is_file() && found.mode() & 0o111 != 0)?;
    // What cannot be looked at is not known to be the same.
    Some(metadata(own).is_ok_and(|own| (own.dev(), own.ino()) == (found.dev(), found.ino())))
}
