//! The room against real folders: faults first. On Linux, where pipes are easily made and `/proc` is there.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use super::*;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

fn why<T>(result: Result<T, FileError>) -> FileReason {
    result.err().unwrap().why
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_no_regular_file_is_refused_at_once() {
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    pipe(&at("pipe"));
    symlink("pipe", at("to_pipe")).unwrap();
    symlink("/dev/zero", at("zero")).unwrap();
    symlink("round", at("round")).unwrap();
    let _socket = UnixListener::bind(at("socket")).unwrap();
    let started = Instant::now();
    for (name, kind) in [
        ("pipe", FileKind::Pipe),
        ("to_pipe", FileKind::Pipe),
        ("zero", FileKind::Device),
        ("socket", FileKind::Socket),
        ("round", FileKind::Link),
        ("", FileKind::Folder),
    ] {
        let found = why(read_file(&at(name), TREE_LIMIT));
        assert!(matches!(found, FileReason::WrongKind(found) if found == kind), "{name}: {found:?}");
    }
    assert!(matches!(why(read_file(&at("none"), TREE_LIMIT)), FileReason::Missing));
    assert!(matches!(why(read_file(Path::new("/dev/null/x"), 1)), FileReason::WrongKind(_)));
    assert!(started.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    let dir = folder();
    let path = dir.path().join("large.yaml");
    // A hole of a terabyte: reading it would be noticed.
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert!(matches!(why(read_file(&path, TREE_LIMIT)), FileReason::TooLarge { limit: TREE_LIMIT }));
    fs::write(&path, [b'a'; 100]).unwrap();
    assert_eq!(read_file(&path, 100).unwrap().len(), 100);
    assert!(matches!(why(read_file(&path, 99)), FileReason::TooLarge { limit: 99 }));
    // A file that says it is empty and is not.
    assert!(matches!(why(read_file(Path::new("/proc/self/maps"), 10)), FileReason::TooLarge { limit: 10 }));
}

#[test]
fn a_named_link_to_a_file_is_followed() {
    let dir = folder();
    fs::write(dir.path().join("a"), "a").unwrap();
    symlink("a", dir.path().join("b")).unwrap();
    assert_eq!(read_file(&dir.path().join("b"), 9).unwrap(), b"a");
}

fn tree_with(apps: &[&str]) -> TempDir {
    let dir = folder();
    fs::write(dir.path().join("tree.yaml"), "tree").unwrap();
    fs::create_dir(dir.path().join("catalogue")).unwrap();
    for app in apps {
        fs::write(dir.path().join("catalogue").join(app), app).unwrap();
    }
    dir
}

#[test]
fn content_comes_from_where_it_was_asked() {
    let dir = tree_with(&["b.yaml", "a.yml", "B.yaml", ".hidden.yaml", "c.yaml~", "notes.txt", "é.yaml"]);
    let tree = dir.path().join("tree.yaml");
    let catalogue = dir.path().join("catalogue");
    let read = read_content(Some(&tree), None).unwrap();
    assert_eq!(read.tree.bytes, &b"tree"[..]);
    assert_eq!(
        (read.tree_origin, read.catalogue_origin),
        (Origin::Path(tree.clone()), Origin::Path(catalogue.clone()))
    );
    let found: Vec<&str> = read.apps.iter().map(|app| app.name.as_str()).collect();
    assert_eq!(found, ["B.yaml", "a.yml", "b.yaml", "é.yaml"], "by name in bytes");
    assert_eq!(read.apps[1].shown, catalogue.join("a.yml").to_str().unwrap());

    let alone = read_content(None, Some(&catalogue)).unwrap();
    assert_eq!((alone.tree_origin, alone.apps.len()), (Origin::Embedded, 4));
    assert_eq!(alone.tree, embedded().tree);

    let lone = folder();
    fs::write(lone.path().join("t.yaml"), "t").unwrap();
    let read = read_content(Some(&lone.path().join("t.yaml")), None).unwrap();
    assert_eq!((read.catalogue_origin, read.apps), (Origin::Absent, vec![]));
    assert_eq!(read_content(None, None).unwrap(), embedded());
}

#[test]
fn all_unreadable_files_are_told() {
    let dir = tree_with(&["good.yaml"]);
    let catalogue = dir.path().join("catalogue");
    symlink("/etc/passwd", catalogue.join("out.yaml")).unwrap();
    pipe(&catalogue.join("pipe.yaml"));
    fs::create_dir(catalogue.join("folder.yaml")).unwrap();
    let failed = read_content(Some(&dir.path().join("none.yaml")), Some(&catalogue)).unwrap_err();
    let told: Vec<String> = failed.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].ends_with("none.yaml: it does not exist"), "{}", told[0]);
    assert!(told[2].ends_with("out.yaml: not a regular file but a symbolic link"), "{}", told[2]);
    // Something that is called like a catalogue and is none is told, not passed over.
    let odd = folder();
    fs::write(odd.path().join("t.yaml"), "t").unwrap();
    fs::write(odd.path().join("catalogue"), "").unwrap();
    assert_eq!(read_content(Some(&odd.path().join("t.yaml")), None).unwrap_err().len(), 1);
}

#[test]
fn content_is_written_out_once() {
    let dir = folder();
    let to = dir.path().join("new/place");
    let content =
        read_content(Some(&tree_with(&["a.yaml", "b.yaml"]).path().join("tree.yaml")), None).unwrap();
    let schemas = [("tree.json", &b"{}"[..])];
    let written = write_content(&content, &schemas, &to).unwrap();
    assert_eq!(written.len(), 4);
    assert!(written.iter().all(|path| path.is_file()) && to.join("schema/tree.json").is_file());
    let read = read_content(Some(&to.join("decision_tree.yaml")), None).unwrap();
    assert_eq!(read.tree.bytes, content.tree.bytes);
    assert_eq!(read.apps.len(), 2);
    fs::write(to.join("decision_tree.yaml"), "edited").unwrap();
    assert!(matches!(why(write_content(&content, &schemas, &to)), FileReason::Exists));
    fs::remove_file(to.join("decision_tree.yaml")).unwrap();
    let error = write_content(&content, &schemas, &to).unwrap_err();
    assert!(error.path.ends_with("catalogue") && matches!(error.why, FileReason::Exists));
    fs::remove_dir_all(to.join("catalogue")).unwrap();
    let error = write_content(&content, &schemas, &to).unwrap_err();
    assert!(error.path.ends_with("schema") && matches!(error.why, FileReason::Exists));
    assert!(!to.join("decision_tree.yaml").exists(), "nothing is written when not all can be");
}

#[test]
fn the_embedded_content_is_the_package() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let embedded = embedded();
    assert!(embedded.apps.is_sorted_by(|a, b| a.name < b.name));
    if holds_tree(package) {
        let read = read_content(Some(&package.join("decision_tree.yaml")), None).unwrap();
        assert_eq!(read.tree.bytes, embedded.tree.bytes);
        let pairs =
            |content: Content| -> Vec<_> { content.apps.into_iter().map(|a| (a.name, a.bytes)).collect() };
        assert_eq!(pairs(read), pairs(embedded));
    }
}

#[test]
fn a_report_never_overwrites() {
    let dir = folder();
    let save = |text: &str| save_beside(dir.path(), "advies", "md", text.as_bytes()).unwrap();
    assert_eq!(save("1"), dir.path().join("advies.md"));
    symlink("/nonexistent", dir.path().join("advies-2.md")).unwrap();
    pipe(&dir.path().join("advies-3.md"));
    assert_eq!(save("2"), dir.path().join("advies-4.md"));
    assert_eq!(fs::read_to_string(dir.path().join("advies.md")).unwrap(), "1");
    assert!(matches!(why(save_new(&dir.path().join("advies.md"), b"3")), FileReason::Exists));
    assert!(matches!(why(save_new(&dir.path().join("advies-2.md"), b"3")), FileReason::Exists));
    assert!(matches!(why(save_new(&dir.path().join("none/a.md"), b"3")), FileReason::Missing));
    for stem in ["../x", "/etc/x", "", "-x", ".x", "a\0b", "x/y"] {
        assert!(matches!(why(save_beside(dir.path(), stem, "md", b"")), FileReason::BadName), "{stem:?}");
    }
}

fn keep(path: &Path) -> (LockedFile, Option<Vec<u8>>) {
    LockedFile::open(path, "iemand sinds 12:00").unwrap()
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
        ["keuzes.yaml", "keuzes.yaml.lock", "keuzes.yaml.vorige"],
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
    let second = why(LockedFile::open(&path, "tweede"));
    assert!(matches!(&second, FileReason::InUse { by } if by == "iemand sinds 12:00"), "{second:?}");
    drop(kept);
    assert!(LockedFile::open(&path, "tweede\nmet meer regels").is_ok());
    assert_eq!(fs::read_to_string(dir.path().join("a.yaml.lock")).unwrap(), "tweede\n");
}

#[test]
fn of_many_at_once_one_writes() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let opened: Vec<Option<LockedFile>> = std::thread::scope(|scope| {
        let start = || LockedFile::open(&path, "x").ok().map(|(kept, _)| kept);
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
    // From then on ours goes on beside it.
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
    format!(".{}.{}.{number}.tmp", path.file_name().unwrap().to_str().unwrap(), std::process::id())
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
    assert!(matches!(why(LockedFile::open(&path, "")), FileReason::WrongKind(FileKind::Link)));
    fs::remove_file(&path).unwrap();
    pipe(&path);
    assert!(matches!(why(LockedFile::open(&path, "")), FileReason::WrongKind(FileKind::Pipe)));
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
    symlink("target", dir.path().join("b.yaml.lock")).unwrap();
    assert!(matches!(why(LockedFile::open(&other, "x")), FileReason::WrongKind(FileKind::Link)));
    fs::remove_file(dir.path().join("b.yaml.lock")).unwrap();
    pipe(&dir.path().join("b.yaml.lock"));
    assert!(matches!(why(LockedFile::open(&other, "x")), FileReason::WrongKind(FileKind::Pipe)));
    assert_eq!(fs::read_to_string(&target).unwrap(), "van een ander");
}

#[test]
fn temporary_files_that_lie_ready_are_not_used_and_not_kept() {
    let dir = folder();
    let path = dir.path().join("a.yaml");
    let target = dir.path().join("target");
    fs::write(&target, "van een ander").unwrap();
    fs::write(dir.path().join(".a.yaml.1.0.tmp"), "half").unwrap();
    fs::write(dir.path().join(".a.yaml.mine.tmp"), "not ours").unwrap();
    let (mut kept, _) = keep(&path);
    let ready = format!(".a.yaml.{}.0.tmp", std::process::id());
    symlink("target", dir.path().join(&ready)).unwrap();
    kept.save(b"1", "t").unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "van een ander");
    assert!(!dir.path().join(".a.yaml.1.0.tmp").exists());
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
    // A folder in the place of the previous version makes the last step but one fail, for root too.
    fs::create_dir_all(state.join("a.yaml.vorige/vol")).unwrap();
    assert!(kept.save(b"nieuw", "t").is_err());
    assert_eq!(fs::read(&path).unwrap(), b"oud");
    assert_eq!(names(&state), ["a.yaml", "a.yaml.lock", "a.yaml.vorige"], "no temporary file is left");
    fs::remove_dir_all(state.join("a.yaml.vorige")).unwrap();
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
        assert!(matches!(why(LockedFile::open(&state.join("a.yaml"), "")), FileReason::Forbidden));
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

#[test]
fn a_state_name_is_a_plain_name() {
    assert_eq!(state_name("fietswijzer", "0123456789abcdef0123"), "fietswijzer-0123456789abcdef.yaml");
    assert_eq!(state_name("../x", "a/b"), "x-ab.yaml");
}
