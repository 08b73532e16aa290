//! A file that is kept up to date: whole, locked, and nothing of others touched.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use super::{folder, names, pipe, why};
use crate::files::folder::Folder;
use crate::files::*;

/// All bytes are ours.
fn any(_: &[u8]) -> bool {
    true
}

fn keep(path: &Path) -> (LockedFile, Option<Vec<u8>>) {
    open(path, any).unwrap()
}

fn open(path: &Path, is_ours: IsOurs) -> Result<(LockedFile, Option<Vec<u8>>), FileError> {
    LockedFile::open(path, "iemand sinds 12:00", Rights::Private, is_ours)
}

#[test]
fn a_file_is_saved_whole_and_the_one_before_is_kept() {
    let dir = folder();
    let state = dir.path().join("a/b");
    make_private_folder(&state).unwrap();
    assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    let path = state.join("keuzes.yaml");
    let (mut kept, found) = keep(&path);
    assert_eq!(found, None);
    assert_eq!(kept.previous().unwrap(), None);
    for text in ["een", "twee", "drie", "drie"] {
        assert_eq!(kept.save(text.as_bytes(), "t").unwrap(), Saved::Done);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(kept.previous().unwrap().unwrap(), b"twee", "the same bytes again are no new version");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(
        names(&state),
        [".keuzes.yaml.stappenplan.lock", "keuzes.yaml", "keuzes.yaml.vorige"],
        "nothing else is left"
    );
    drop(kept);
    assert_eq!(keep(&path).1.unwrap(), b"drie");
    assert_eq!(saved_walks(&state).unwrap(), std::slice::from_ref(&path));
    assert!(saved_walks(&state.join("none")).unwrap().is_empty());
}

#[test]
fn the_group_keeps_its_right_and_others_get_none() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    for (before, after) in [(0o640, 0o640), (0o666, 0o640), (0o400, 0o600)] {
        fs::write(&path, "oud").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(before)).unwrap();
        keep(&path).0.save(format!("{before:o}").as_bytes(), "t").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, after);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn the_second_is_told_who_was_first() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (kept, _) = keep(&path);
    let second = why(open(&path, any));
    assert!(matches!(&second, FileReason::InUse { by } if by == "iemand sinds 12:00"), "{second:?}");
    drop(kept);
    let _second = LockedFile::open(&path, "tweede\nmet meer regels", Rights::Private, any).unwrap();
    let lock = dir.path().join(".a.yaml.stappenplan.lock");
    assert_eq!(fs::read_to_string(lock).unwrap(), "stappenplan: tweede\n");
}

#[test]
fn of_many_at_once_one_writes() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let opened: Vec<Option<LockedFile>> = std::thread::scope(|scope| {
        let start = || open(&path, any).ok().map(|(kept, _)| kept);
        let all: Vec<_> = (0..20).map(|_| scope.spawn(start)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(opened.iter().flatten().count(), 1);
}

#[test]
fn what_others_changed_is_never_overwritten() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (mut kept, _) = keep(&path);
    kept.save(b"ons", "t0").unwrap();
    // Touched, not changed.
    fs::write(&path, "ons").unwrap();
    assert_eq!(kept.save(b"ons 2", "t1").unwrap(), Saved::Done);
    // As vim does it: another file under the same name.
    fs::write(dir.path().join("swap"), "hun").unwrap();
    fs::rename(dir.path().join("swap"), &path).unwrap();
    let beside = dir.path().join("a.yaml.conflict-t2");
    assert_eq!(kept.save(b"ons 3", "t2").unwrap(), Saved::Beside(beside.clone()));
    assert_eq!(fs::read(&path).unwrap(), b"hun");
    assert_eq!(fs::read(&beside).unwrap(), b"ons 3");
    // From then on ours continues beside it.
    assert_eq!(kept.save(b"ons 4", "t3").unwrap(), Saved::Done);
    assert_eq!(fs::read(&beside).unwrap(), b"ons 4");
    assert_eq!(kept.path(), beside);
}

#[test]
fn a_conflict_that_cannot_be_saved_is_told_when_it_can() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (mut kept, _) = keep(&path);
    kept.save(b"ons", "t0").unwrap();
    fs::write(&path, "hun, langer").unwrap();
    // Names for temporary files run out, for root too.
    let beside = dir.path().join("a.yaml.conflict-t1");
    let taken: Vec<_> = (0..1000).map(|n| dir.path().join(temporary(&beside, n))).collect();
    for name in &taken {
        fs::write(name, "").unwrap();
    }
    assert!(matches!(why(kept.save(b"ons 2", "../t1")), FileReason::Exists));
    for name in &taken {
        fs::remove_file(name).unwrap();
    }
    assert_eq!(kept.save(b"ons 2", "t2").unwrap(), Saved::Beside(beside));
    assert_eq!(kept.save(b"ons 3", "t3").unwrap(), Saved::Done);
    assert_eq!(fs::read(&path).unwrap(), b"hun, langer");
}

fn temporary(path: &Path, number: u32) -> String {
    format!(
        ".{}.stappenplan.{}.{number}.tmp",
        path.file_name().unwrap().to_str().unwrap(),
        std::process::id()
    )
}

#[test]
fn a_file_that_appears_or_disappears_is_no_reason_to_lose_anything() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (mut kept, _) = keep(&path);
    fs::write(&path, "hun").unwrap();
    assert!(matches!(kept.save(b"ons", "t").unwrap(), Saved::Beside(_)));
    drop(kept);
    let (mut kept, _) = keep(&path);
    fs::remove_file(&path).unwrap();
    assert_eq!(kept.save(b"ons", "t").unwrap(), Saved::Done);
    assert_eq!(fs::read(&path).unwrap(), b"ons");
}

#[test]
fn traps_in_the_place_of_a_file_are_refused() {
    let dir = folder();
    let target = dir.path().join("target");
    fs::write(&target, "van een ander").unwrap();
    let path = dir.path().join("a.yaml");
    symlink("target", &path).unwrap();
    assert!(matches!(why(open(&path, any)), FileReason::WrongKind(FileKind::Link)));
    fs::remove_file(&path).unwrap();
    pipe(&path);
    assert!(matches!(why(open(&path, any)), FileReason::WrongKind(FileKind::Pipe)));
    fs::remove_file(&path).unwrap();
    // Swapped while we run.
    let (mut kept, _) = keep(&path);
    kept.save(b"1", "t").unwrap();
    fs::remove_file(&path).unwrap();
    symlink("target", &path).unwrap();
    assert!(matches!(why(kept.save(b"2", "t")), FileReason::WrongKind(FileKind::Link)));
    drop(kept);
    // The lock as a trap.
    let other = dir.path().join("b.yaml");
    symlink("target", dir.path().join(".b.yaml.stappenplan.lock")).unwrap();
    assert!(matches!(why(open(&other, any)), FileReason::WrongKind(FileKind::Link)));
    fs::remove_file(dir.path().join(".b.yaml.stappenplan.lock")).unwrap();
    pipe(&dir.path().join(".b.yaml.stappenplan.lock"));
    assert!(matches!(why(open(&other, any)), FileReason::WrongKind(FileKind::Pipe)));
    assert_eq!(fs::read_to_string(&target).unwrap(), "van een ander");
}

#[test]
fn temporary_files_that_lie_ready_are_not_used_and_not_kept() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let target = dir.path().join("target");
    fs::write(&target, "van een ander").unwrap();
    // Of an earlier version of the program, and of this one.
    fs::write(dir.path().join(".a.yaml.1.0.tmp"), "half").unwrap();
    fs::write(dir.path().join(".a.yaml.vorige.tmp"), "half").unwrap();
    fs::write(dir.path().join(".a.yaml.stappenplan.1.0.tmp"), "half").unwrap();
    fs::write(dir.path().join(".a.yaml.mine.tmp"), "not ours").unwrap();
    let (mut kept, _) = keep(&path);
    let ready = format!(".a.yaml.stappenplan.{}.0.tmp", std::process::id());
    symlink("target", dir.path().join(&ready)).unwrap();
    kept.save(b"1", "t").unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "van een ander");
    for stale in [".a.yaml.1.0.tmp", ".a.yaml.vorige.tmp", ".a.yaml.stappenplan.1.0.tmp"] {
        assert!(!dir.path().join(stale).exists(), "{stale}");
    }
    assert!(dir.path().join(".a.yaml.mine.tmp").exists());
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_may_be_tried_again() {
    let dir = folder();
    let state = dir.path().join("state");
    fs::create_dir(&state).unwrap();
    let path = state.join("a.yaml");
    let (mut kept, _) = keep(&path);
    kept.save(b"oud", "t").unwrap();
    // Folders under all names of the previous version make the last step but one fail, for root too.
    let taken: Vec<_> = (1..=9).map(|n| if n == 1 { String::new() } else { format!("-{n}") }).collect();
    let taken: Vec<_> = taken.iter().map(|end| state.join(format!("a.yaml.vorige{end}"))).collect();
    for name in &taken {
        fs::create_dir_all(name.join("vol")).unwrap();
    }
    assert!(kept.save(b"nieuw", "t").is_err());
    assert_eq!(fs::read(&path).unwrap(), b"oud");
    assert_eq!(names(&state).len(), taken.len() + 2, "no temporary file is left: {:?}", names(&state));
    for name in &taken {
        fs::remove_dir_all(name).unwrap();
    }
    assert_eq!(kept.save(b"nieuw", "t").unwrap(), Saved::Done);
    assert_eq!(fs::read(&path).unwrap(), b"nieuw");
    // The folder is thrown away.
    fs::remove_dir_all(&state).unwrap();
    assert!(matches!(why(kept.save(b"weg", "t")), FileReason::Missing));
}

#[test]
fn a_folder_without_the_right_to_write_is_told() {
    let dir = folder();
    let state = dir.path().join("state");
    fs::create_dir(&state).unwrap();
    fs::set_permissions(&state, fs::Permissions::from_mode(0o500)).unwrap();
    // For root no folder is closed; then there is nothing to test.
    if fs::write(state.join("try"), "").is_err() {
        assert!(matches!(why(open(&state.join("a.yaml"), any)), FileReason::Forbidden));
        assert!(matches!(why(save_beside(&state, "a", "md", b"")), FileReason::Forbidden));
        assert!(matches!(why(make_private_folder(&state.join("x"))), FileReason::Forbidden));
    }
    fs::set_permissions(&state, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_damaged_file_is_put_aside() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (mut kept, _) = keep(&path);
    assert_eq!(kept.set_aside().unwrap(), None);
    for expected in ["a.yaml.beschadigd", "a.yaml.beschadigd-2"] {
        fs::write(&path, "half").unwrap();
        assert_eq!(kept.set_aside().unwrap().unwrap(), dir.path().join(expected));
        assert!(!path.exists());
    }
    assert_eq!(kept.save(b"nieuw", "t").unwrap(), Saved::Done);
}

#[test]
fn more_than_can_be_read_back_is_not_saved() {
    let dir = folder();
    let (mut kept, _) = keep(&dir.path().join("a.yaml"));
    let large = vec![b'a'; usize::try_from(ANSWERS_LIMIT).unwrap() + 1];
    assert!(matches!(why(kept.save(&large, "t")), FileReason::TooLarge { .. }));
}

/// Ours begins with this.
fn ours(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ons")
}

/// The names and bytes of all files in a folder.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    names(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

#[test]
fn a_named_file_that_is_not_ours_is_left_alone() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    for bytes in [&b""[..], b"hun", b"\xff\xfe"] {
        fs::write(&path, bytes).unwrap();
        let before = contents(dir.path());
        assert!(matches!(why(open(&path, ours)), FileReason::NotOurs));
        assert_eq!(contents(dir.path()), before, "not even a lock is made");
    }
    // Under a name that only this program gives it is damaged, and put aside with its bytes.
    fs::write(&path, "hun").unwrap();
    let (mut file, found) = LockedFile::open_own(&path, "x", Rights::Private, ours).unwrap();
    assert_eq!(found.unwrap(), b"hun");
    assert_eq!(fs::read(file.set_aside().unwrap().unwrap()).unwrap(), b"hun");
    file.save(b"ons 1", "t").unwrap();
    drop(file);
    assert_eq!(open(&path, ours).unwrap().1.unwrap(), b"ons 1");
}

#[test]
fn files_of_others_under_the_names_beside_ours_stay() {
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    let path = at("a.yaml");
    let process = std::process::id();
    let theirs = [
        "a.lock".to_owned(),
        "a.yaml.lock".to_owned(),
        "a.yaml.vorige".to_owned(),
        "a.yaml.vorige-2".to_owned(),
        "a.yaml.conflict-t".to_owned(),
        "a.yaml.beschadigd".to_owned(),
        ".a.yaml.vorige.tmp".to_owned(),
        ".a.yaml.1.0.tmp".to_owned(),
        ".a.yaml.stappenplan.1.0.tmp".to_owned(),
        format!(".a.yaml.stappenplan.{process}.0.tmp"),
    ];
    fs::write(&path, "ons 0").unwrap();
    for name in &theirs {
        fs::write(at(name), name).unwrap();
    }
    let (mut file, _) = open(&path, ours).unwrap();
    file.save(b"ons 1", "t").unwrap();
    file.save(b"ons 2", "t").unwrap();
    assert_eq!(file.previous().unwrap().unwrap(), b"ons 1");
    assert_eq!(fs::read(at("a.yaml.vorige-3")).unwrap(), b"ons 1");
    fs::write(&path, "hun").unwrap();
    assert_eq!(file.save(b"ons 3", "t").unwrap(), Saved::Beside(at("a.yaml.conflict-t-2")));
    assert_eq!(file.set_aside().unwrap().unwrap(), at("a.yaml.conflict-t-2.beschadigd"));
    drop(file);
    for name in &theirs {
        assert_eq!(fs::read(at(name)).unwrap(), name.as_bytes(), "{name}");
    }
    // The lock itself.
    let lock = at(".b.yaml.stappenplan.lock");
    for bytes in ["van een ander", "\n", "stappenplan"] {
        fs::write(&lock, bytes).unwrap();
        assert!(matches!(why(open(&at("b.yaml"), ours)), FileReason::NotOurs));
        assert_eq!(fs::read(&lock).unwrap(), bytes.as_bytes());
    }
    fs::write(&lock, "").unwrap();
    assert!(open(&at("b.yaml"), ours).is_ok(), "a run was killed before it wrote who it was");
}

#[test]
fn the_other_name_of_a_file_keeps_its_bytes() {
    let dir = folder();
    let (path, other) = (dir.path().join("a.yaml"), dir.path().join("b.yaml"));
    fs::write(&path, "ons 0").unwrap();
    fs::hard_link(&path, &other).unwrap();
    let (mut file, _) = open(&path, ours).unwrap();
    for text in ["ons 1", "ons 2", "ons 3"] {
        file.save(text.as_bytes(), "t").unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"ons 0");
    }
    // A lock that is another name of a file of somebody is not a lock.
    fs::hard_link(&other, dir.path().join(".c.yaml.stappenplan.lock")).unwrap();
    assert!(matches!(why(open(&dir.path().join("c.yaml"), ours)), FileReason::NotOurs));
    assert_eq!(fs::read(&other).unwrap(), b"ons 0");
}

#[test]
fn a_name_that_must_be_new_is_never_taken_from_another() {
    let dir = folder();
    let open = Folder::open(dir.path(), FileAction::Save).unwrap();
    let at = |name: &str| dir.path().join(name);
    for rename in [Folder::rename_new, Folder::rename_by_link] {
        fs::write(at("ours"), "ons").unwrap();
        fs::write(at("theirs"), "hun").unwrap();
        symlink("nowhere", at("link")).unwrap();
        for taken in ["theirs", "link"] {
            assert_eq!(rename(&open, "ours", taken), Err(rustix::io::Errno::EXIST));
        }
        assert_eq!(fs::read(at("theirs")).unwrap(), b"hun");
        assert_eq!(rename(&open, "ours", "new"), Ok(()));
        assert_eq!((fs::read(at("new")).unwrap(), names(dir.path()).len()), (b"ons".to_vec(), 3));
        fs::remove_file(at("new")).unwrap();
        fs::remove_file(at("link")).unwrap();
    }
    // The folder we are in has a path too.
    assert_eq!(Folder::open(Path::new(""), FileAction::Save).unwrap().path(), Path::new("."));
}

#[test]
fn empty_files_of_others_with_names_of_an_earlier_version_stay() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let theirs =
        [".a.yaml.1.tmp", ".a.yaml..tmp", ".a.yaml.1.0.tmp", ".a.yaml.vorige.tmp", ".a.yaml.1.2.3.tmp"];
    let stale = ".a.yaml.stappenplan.1.0.tmp";
    for name in theirs.iter().chain([&stale]) {
        fs::write(dir.path().join(name), "").unwrap();
    }
    open(&path, ours).unwrap();
    assert!(theirs.iter().all(|name| dir.path().join(name).exists()), "{:?}", names(dir.path()));
    assert!(!dir.path().join(stale).exists(), "nobody else gives a file such a name");
}

#[test]
fn what_is_typed_is_kept_beside_and_a_save_does_away_with_it() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let (mut kept, _) = keep(&path);
    kept.save(b"een", "t").unwrap();
    assert_eq!(kept.typed(), None);
    for text in [&b"tw"[..], b"twee"] {
        kept.keep_typed(text).unwrap();
        assert_eq!(kept.typed().as_deref(), Some(text));
        assert_eq!(fs::read(&path).unwrap(), b"een");
    }
    drop(kept);
    let (mut kept, found) = keep(&path);
    assert_eq!((found.as_deref(), kept.typed().as_deref()), (Some(&b"een"[..]), Some(&b"twee"[..])));
    kept.save(b"twee", "t").unwrap();
    assert_eq!(kept.typed(), None);
    assert_eq!(names(dir.path()), [".a.yaml.stappenplan.lock", "a.yaml", "a.yaml.vorige"]);
}

#[test]
fn who_goes_on_from_an_older_version_overwrites_no_newer_one() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    fs::write(&path, "hun nieuwe").unwrap();
    let (mut kept, _) = keep(&path);
    kept.goes_on_from(Some(b"hun oude"));
    let saved = kept.save(b"onze", "t").unwrap();
    assert_eq!(saved, Saved::Beside(dir.path().join("a.yaml.conflict-t")));
    assert_eq!(fs::read(&path).unwrap(), b"hun nieuwe");
    drop(kept);
    let (mut kept, _) = keep(&path);
    kept.goes_on_from(Some(b"hun nieuwe"));
    assert_eq!(kept.save(b"onze", "t").unwrap(), Saved::Done);
}

#[test]
fn removing_takes_what_is_ours_and_nothing_else() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    fs::write(dir.path().join("a.yaml.vorige"), "hun").unwrap();
    let mut kept = open(&path, ours).unwrap().0;
    for text in [&b"ons 1"[..], b"ons 2"] {
        kept.save(text, "t").unwrap();
    }
    kept.keep_typed(b"ons 3").unwrap();
    kept.remove().unwrap();
    assert_eq!(names(dir.path()), [".a.yaml.stappenplan.lock", "a.yaml.vorige"]);
}

#[test]
fn a_folder_of_others_gives_its_own_rights() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let shared = || LockedFile::open(&path, "x", Rights::OfFolder, any).unwrap().0;
    let mut kept = shared();
    for text in [&b"een"[..], b"twee"] {
        kept.save(text, "t").unwrap();
    }
    // What the umask of the tests leaves.
    fs::write(dir.path().join("b"), "").unwrap();
    let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("a.yaml"), mode("a.yaml.vorige")), (mode("b"), mode("b")));
    // What somebody made private, or wider, stays so, also what is typed.
    for rights in [0o600, 0o640, 0o666] {
        fs::set_permissions(&path, fs::Permissions::from_mode(rights)).unwrap();
        kept.save(format!("{rights:o}").as_bytes(), "t").unwrap();
        kept.keep_typed(b"nog niet klaar").unwrap();
        assert_eq!((mode("a.yaml"), mode(".a.yaml.stappenplan.typed")), (rights, rights));
    }
    // Whoever may make files in the folder takes the lock, too.
    let lock = ".a.yaml.stappenplan.lock";
    drop(kept);
    for (folder, locks) in [(0o700, 0o600), (0o770, 0o660), (0o777, 0o666)] {
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(folder)).unwrap();
        drop(shared());
        assert_eq!(mode(lock), locks, "{folder:o}");
    }
}

#[test]
fn in_place_is_saved_only_what_replaces_what_was_seen() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    fs::write(&path, "ons 1").unwrap();
    let mut kept = keep(&path).0;
    kept.save_in_place(b"ons 2").unwrap();
    assert_eq!(kept.previous().unwrap().unwrap(), b"ons 1");
    fs::write(&path, "van hen").unwrap();
    assert!(matches!(why(kept.save_in_place(b"ons 3")), FileReason::Changed));
    assert_eq!(fs::read(&path).unwrap(), b"van hen");
    assert_eq!(names(dir.path()), [".a.yaml.stappenplan.lock", "a.yaml", "a.yaml.vorige"]);
}
