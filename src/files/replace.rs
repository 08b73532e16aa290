//! Writing files that are regenerated each time: a file of the same name is replaced as a whole, and nothing else in the
//! folder is touched.

use std::io::Write;
use std::path::{Path, PathBuf};

use rustix::fs::Mode;
use rustix::io::Errno;

use super::content::make;
use super::error::{FileAction, FileError, FileReason};
use super::folder::Folder;

/// To be read by everybody on the machine: as open as the person's umask says.
const SHARED: Mode = Mode::from_raw_mode(0o666);

/// Writes files of these names into a folder, which is made when it is not there. Each is at every moment the old one or
/// the new one. Returns what was written.
///
/// # Errors
/// When the disk refuses. Files before the one that failed are new then.
pub fn replace_files(to: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, FileError> {
    make(to)?;
    let folder = Folder::open(to, FileAction::Save)?;
    let mut written = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = folder.path_of(name);
        replace(&folder, name, bytes).map_err(|why| FileError::new(&path, FileAction::Save, why))?;
        written.push(path);
    }
    folder.sync().map_err(|errno| FileError::new(&folder.path_of(""), FileAction::Save, errno))?;
    Ok(written)
}

fn replace(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), FileReason> {
    let temporary = format!(".{name}.{}.tmp", rustix::process::getpid().as_raw_nonzero());
    // Left by a run with our number that was killed; when it cannot be removed the next step says why.
    let _ = folder.remove(&temporary);
    let filled = fill(folder, &temporary, bytes);
    let done = filled.and_then(|()| folder.rename(&temporary, name).map_err(|errno: Errno| errno.into()));
    if done.is_err() {
        // The error that is reported is the first one.
        let _ = folder.remove(&temporary);
    }
    done
}

fn fill(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), FileReason> {
    let mut file = folder.create_new(name, SHARED)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn files_of_these_names_are_new_and_all_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("a/b");
        std::fs::create_dir_all(&within).unwrap();
        std::fs::write(within.join("one"), "old").unwrap();
        std::fs::write(folder.path().join("theirs"), "theirs").unwrap();
        symlink(folder.path().join("theirs"), within.join("two")).unwrap();
        let files = [("one".to_owned(), b"1".to_vec()), ("two".to_owned(), b"2".to_vec())];
        assert_eq!(replace_files(&within, &files).unwrap(), [within.join("one"), within.join("two")]);
        assert_eq!(std::fs::read(within.join("one")).unwrap(), b"1");
        assert_eq!(std::fs::read(within.join("two")).unwrap(), b"2");
        // A link in the place of a file is replaced, not followed.
        assert_eq!(std::fs::read(folder.path().join("theirs")).unwrap(), b"theirs");
        assert_eq!(std::fs::read_dir(&within).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_cannot_be_replaced_is_told_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("one/within")).unwrap();
        let error = replace_files(folder.path(), &[("one".to_owned(), b"1".to_vec())]).unwrap_err();
        assert_eq!((error.path, error.doing), (folder.path().join("one"), FileAction::Save));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
