//! Writing files that are regenerated each time: a file of the same name is replaced as a whole, and nothing else in the
//! folder is touched.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::content::make;
use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, SHARED};
use super::read::begins_with;

/// Writes files of these names into a folder, which is made when it is not there. Each is at every moment the old one or
/// the new one. Returns what was written.
///
/// # Errors
/// When one of the names is no name of a file: then nothing was touched. When the disk refuses: files before the one
/// that failed are new then.
pub fn replace_files(to: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, FileError> {
    if let Some((name, _)) = files.iter().find(|(name, _)| !is_one_name(name)) {
        return Err(FileError::new(&to.join(name), FileAction::Save, FileReason::BadName));
    }
    make(to)?;
    let folder = Folder::open(to, FileAction::Save)?;
    let mut written = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = folder.path_of(name);
        replace(&folder, name, bytes).map_err(|why| FileError::new(&path, FileAction::Save, why))?;
        written.push(path);
    }
    folder.sync().map_err(|errno| FileError::new(folder.path(), FileAction::Save, errno))?;
    Ok(written)
}

/// Writes a file that is new, or that begins with `mark` and so is one that we wrote. It is at every moment the old one or
/// the new one.
///
/// # Errors
/// When there is another file of that name, or the disk refuses.
pub fn replace_own(path: &Path, mark: &[u8], bytes: Vec<u8>) -> Result<(), FileError> {
    let error = |why| FileError::new(path, FileAction::Save, why);
    let name = path.file_name().ok_or_else(|| error(FileReason::BadName))?;
    let name = name.to_str().ok_or_else(|| error(FileReason::BadName))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let kind = Folder::open(folder, FileAction::Save)?.kind(name).map_err(|errno| error(errno.into()))?;
    if kind.is_some() && !begins_with(path, mark) {
        return Err(error(FileReason::Exists));
    }
    replace_files(folder, &[(name.to_owned(), bytes)]).map(|_| ())
}

/// Whether it names something in a folder, and not the folder, the one above it or something deeper.
fn is_one_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains('/')
}

fn replace(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), FileReason> {
    // What a run that was killed left half-way stays: nothing tells that it is ours.
    let (temporary, mut file) =
        folder.under_temporary_name(name, |temporary| folder.create_new(temporary, SHARED))?;
    let filled = file.write_all(bytes).and_then(|()| file.sync_all()).map_err(FileReason::from);
    let done = filled.and_then(|()| folder.rename(&temporary, name).map_err(FileReason::from));
    if done.is_err() {
        // The error that is reported is the first one.
        let _ = folder.remove(&temporary);
    }
    done
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
    #[test]
    fn what_has_a_temporary_name_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let process = std::process::id();
        let theirs = [format!(".one.{process}.tmp"), format!(".one.stappenplan.{process}.0.tmp")];
        for name in &theirs {
            std::fs::write(folder.path().join(name), "theirs").unwrap();
        }
        replace_files(folder.path(), &[("one".to_owned(), b"1".to_vec())]).unwrap();
        for name in &theirs {
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), b"theirs");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn only_one_name_in_the_folder_is_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("within");
        for name in ["", ".", "..", "../out", "a/b", "/out"] {
            let files = [("first".to_owned(), Vec::new()), (name.to_owned(), Vec::new())];
            let error = replace_files(&within, &files).unwrap_err();
            assert!(matches!(error.why, FileReason::BadName), "{name:?}: {error}");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{name:?}");
        }
    }
}
