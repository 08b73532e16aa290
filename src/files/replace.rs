//! Writing files that are regenerated each time: a file of the same name is replaced as a whole, and nothing else in the
//! folder is touched.

use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode};

use super::content::make;
use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, SHARED, regular};
use super::new::split;
use super::read::{begins_with, read_file};

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
        replace(&folder, name, bytes, None).map_err(|why| FileError::new(&path, FileAction::Save, why))?;
        written.push(path);
    }
    folder.sync().map_err(|errno| FileError::new(folder.path(), FileAction::Save, errno))?;
    Ok(written)
}

/// Writes a file that is new, or that begins with `mark` and so is one that we wrote. It is at every moment the old one or
/// the new one. A link to such a file stays a link, and the rights of the file stay as they were.
///
/// # Errors
/// When another file has that name, or one that may not be written; when the path is no name of a file, or the disk refuses.
pub fn replace_own(path: &Path, mark: &[u8], bytes: &[u8]) -> Result<(), FileError> {
    // Elsewhere `-` is no file.
    if path == Path::new("-") {
        return Err(FileError::new(path, FileAction::Save, FileReason::BadName));
    }
    let may_be_new = Replaced {
        is_ours: &|path| begins_with(path, mark),
        else_why: FileReason::NotOurs,
        may_be_new: true,
    };
    may_be_new.replace(path, bytes)
}

/// Writes another text in the place of a file that still holds `old`. It is at every moment the old one or the new one. A link
/// to such a file stays a link, and the rights of the file stay as they were.
///
/// # Errors
/// When the file holds something else by now, is not there or may not be written, or the disk refuses.
pub fn replace_unchanged(path: &Path, old: &[u8], bytes: &[u8]) -> Result<(), FileError> {
    let is_unchanged = |path: &Path| is_unchanged(path, old);
    Replaced { is_ours: &is_unchanged, else_why: FileReason::Changed, may_be_new: false }.replace(path, bytes)
}

/// Whether a file still holds these bytes.
pub fn is_unchanged(path: &Path, old: &[u8]) -> bool {
    // More bytes than that do not fit in memory.
    let size = u64::try_from(old.len()).unwrap_or(u64::MAX);
    read_file(path, size).is_ok_and(|found| found == old)
}

/// Whether somebody may write in a file.
///
/// # Errors
/// When not, or when it is not there.
pub fn may_replace(path: &Path) -> Result<(), FileError> {
    rights_of(path).map(|_| ()).map_err(|why| FileError::new(path, FileAction::Save, why))
}

/// Which file may be replaced.
struct Replaced<'w> {
    is_ours: &'w dyn Fn(&Path) -> bool,
    /// What is wrong with another one.
    else_why: FileReason,
    /// Whether it may be new.
    may_be_new: bool,
}

impl Replaced<'_> {
    fn replace(self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let error = |why| FileError::new(path, FileAction::Save, why);
        // A name that ends so is that of a folder.
        if path.as_os_str().as_bytes().ends_with(b"/") {
            return Err(error(FileReason::BadName));
        }
        let (folder, name) = split(path, FileAction::Save)?;
        match folder.kind(&name).map_err(|errno| error(errno.into()))? {
            None if self.may_be_new => replace(&folder, &name, bytes, None),
            None => Err(FileReason::Missing),
            Some(FileType::Symlink) => {
                let target = std::fs::canonicalize(path).map_err(|failed| error(failed.into()))?;
                return self.replace(&target, bytes);
            }
            Some(found) => regular(found).and_then(|()| match (self.is_ours)(path) {
                true => rights_of(path).and_then(|mode| replace(&folder, &name, bytes, Some(mode))),
                false => Err(self.else_why),
            }),
        }
        .and_then(|()| folder.sync().map_err(FileReason::from))
        .map_err(error)
    }
}

/// The rights that a file has, when somebody may write it.
fn rights_of(path: &Path) -> Result<Mode, FileReason> {
    let rights = std::fs::metadata(path)?.permissions();
    match rights.readonly() {
        true => Err(FileReason::Forbidden),
        false => Ok(Mode::from_raw_mode(rights.mode() & 0o777)),
    }
}

/// Whether it names something in a folder, and not the folder, the one above it or something deeper.
fn is_one_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains('/')
}

/// `rights` are those of the file that is replaced, where they stay; else they are as the person's umask says.
fn replace(folder: &Folder, name: &str, bytes: &[u8], rights: Option<Mode>) -> Result<(), FileReason> {
    // What a run that was killed left half-way stays: nothing tells that it is ours.
    let (temporary, mut file) = folder
        .under_temporary_name(name, |temporary| folder.create_new(temporary, rights.unwrap_or(SHARED)))?;
    if let Some(rights) = rights {
        // Some disks have no rights; then they are not lost either.
        let _ = rustix::fs::fchmod(&file, rights);
    }
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
    fn one_of_ours_keeps_its_link_and_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link, other] = ["file", "link", "other"].map(|name| folder.path().join(name));
        replace_own(&file, b"mark", b"mark 1").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o660)).unwrap();
        symlink("file", &link).unwrap();
        replace_own(&link, b"mark", b"mark 2").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&file).unwrap(), b"mark 2");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o660);

        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace_own(&file, b"mark", b"mark 3").unwrap_err().why, FileReason::Forbidden));
        std::fs::write(&other, "theirs").unwrap();
        assert!(matches!(replace_own(&other, b"mark", b"mark 3").unwrap_err().why, FileReason::NotOurs));
        for name in ["new/", "-"] {
            let within = if name == "-" { PathBuf::from(name) } else { folder.path().join(name) };
            assert!(
                matches!(replace_own(&within, b"mark", b"").unwrap_err().why, FileReason::BadName),
                "{name}"
            );
        }
        assert_eq!(std::fs::read(&file).unwrap(), b"mark 2");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_file_is_replaced_while_it_holds_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link, none] = ["file", "link", "none"].map(|name| folder.path().join(name));
        std::fs::write(&file, "old").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        replace_unchanged(&link, b"old", b"new").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        for (path, old) in [(&file, "old"), (&file, "ne"), (&link, "newer")] {
            let error = replace_unchanged(path, old.as_bytes(), b"other").unwrap_err();
            assert!(matches!(error.why, FileReason::Changed), "{old}: {error}");
        }
        assert!(matches!(replace_unchanged(&none, b"", b"other").unwrap_err().why, FileReason::Missing));
        assert_eq!(std::fs::read(&file).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
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
