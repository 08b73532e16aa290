//! Who may read and write what is made: as the folder and the file beside it say.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::folder;
use crate::files::*;

fn any(_: &[u8]) -> bool {
    true
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn open(path: &Path) -> LockedFile {
    LockedFile::open(path, "x", Rights::Private, any).unwrap().0
}

#[test]
fn what_is_made_in_a_folder_of_several_people_is_for_them_whoever_named_the_folder() {
    let dir = folder();
    fs::write(dir.path().join("umask"), "").unwrap();
    let made = mode(&dir.path().join("umask"));
    let [path, lock] = ["a.yaml", ".a.yaml.stappenplan.lock"].map(|name| dir.path().join(name));
    for (of_folder, locks, files) in [
        (0o770, 0o660, made),
        (0o2770, 0o660, made),
        (0o777, 0o666, made),
        (0o755, 0o600, 0o600),
        (0o700, 0o600, 0o600),
    ] {
        set(dir.path(), of_folder);
        let mut kept = open(&path);
        kept.save(b"1", "t").unwrap();
        kept.keep_typed(b"2").unwrap();
        let typed = dir.path().join(".a.yaml.stappenplan.typed");
        assert_eq!((mode(&lock), mode(&path), mode(&typed)), (locks, files, files), "{of_folder:o}");
        kept.rename("b.yaml", "x").unwrap();
        let renamed = dir.path().join(".b.yaml.stappenplan.lock");
        assert_eq!(mode(&renamed), locks, "{of_folder:o}");
        kept.remove().unwrap();
        fs::remove_file(&lock).unwrap();
        fs::remove_file(renamed).unwrap();
    }
}

#[test]
fn a_file_of_several_people_keeps_its_rights_and_its_lock_gets_those_of_the_folder() {
    let dir = folder();
    set(dir.path(), 0o770);
    let path = dir.path().join("a.yaml");
    let lock = dir.path().join(".a.yaml.stappenplan.lock");
    for rights in [0o600, 0o640, 0o660, 0o664, 0o666] {
        fs::write(&path, "old").unwrap();
        set(&path, rights);
        fs::write(&lock, "").unwrap();
        set(&lock, 0o600);
        let mut kept = open(&path);
        kept.save(format!("{rights:o}").as_bytes(), "t").unwrap();
        assert_eq!((mode(&path), mode(&lock)), (rights, 0o660), "{rights:o}");
    }
}

#[test]
fn an_administrator_who_saves_leaves_a_file_to_its_owner_and_group() {
    // Only root may give files away.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let dir = folder();
    let path = dir.path().join("a.yaml");
    fs::write(&path, "old").unwrap();
    for of in [dir.path(), &path] {
        std::os::unix::fs::chown(of, Some(12345), Some(54321)).unwrap();
    }
    open(&path).save(b"new", "t").unwrap();
    for of in [path, dir.path().join(".a.yaml.stappenplan.lock")] {
        let found = fs::metadata(&of).unwrap();
        assert_eq!((found.uid(), found.gid()), (12345, 54321), "{}", of.display());
    }
}
