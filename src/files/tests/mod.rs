//! The room against real folders: faults first. On Linux, where pipes are easily made and `/proc` is there.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use super::*;

mod locked;
mod rights;

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
    let read = read_content(Some(&tree), None, None).unwrap();
    assert_eq!(read.tree.bytes, &b"tree"[..]);
    assert_eq!(
        (read.tree_origin, read.catalogue_origin),
        (Origin::Path(tree.clone()), Origin::Path(catalogue.clone()))
    );
    let found: Vec<&str> = read.apps.iter().map(|app| app.name.as_str()).collect();
    assert_eq!(found, ["B.yaml", "a.yml", "b.yaml", "é.yaml"], "by name in bytes");
    assert_eq!(read.apps[1].shown, catalogue.join("a.yml").to_str().unwrap());

    let alone = read_content(None, Some(&catalogue), None).unwrap();
    assert_eq!((alone.tree_origin, alone.apps.len()), (Origin::Embedded, 4));
    assert_eq!(alone.tree, embedded().tree);

    let lone = folder();
    fs::write(lone.path().join("t.yaml"), "t").unwrap();
    let read = read_content(Some(&lone.path().join("t.yaml")), None, None).unwrap();
    assert_eq!((read.catalogue_origin, read.apps), (Origin::Absent, vec![]));
    assert_eq!(read_content(None, None, None).unwrap(), embedded());
}

#[test]
fn what_looks_like_a_file_of_the_catalogue_and_is_not_read_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let names = ["a.yaml", "b.YAML", "c.yaml.txt", "d.yaml~", ".e.YAML", "f.yaml.bak", "notes.txt", "g.Yml"];
    let dir = tree_with(&names);
    let catalogue = dir.path().join("catalogue");
    fs::write(catalogue.join(OsStr::from_bytes(b"caf\xe9.yaml")), "x").unwrap();
    fs::create_dir(catalogue.join("new")).unwrap();
    fs::write(catalogue.join("new/h.yaml"), "name: H").unwrap();
    fs::write(catalogue.join("new/notes.txt"), "x").unwrap();
    fs::create_dir(catalogue.join("pictures")).unwrap();
    symlink("/", catalogue.join("loop")).unwrap();
    pipe(&catalogue.join("pipe.YAML"));
    let read = read_content(Some(&dir.path().join("tree.yaml")), None, None).unwrap();
    assert_eq!(read.apps.len(), 1, "it is read as before");
    let told = read.unread.iter().map(|(file, why)| (file.name.as_str(), *why));
    let told: std::collections::BTreeSet<(&str, String)> =
        told.map(|(name, why)| (name, format!("{why:?}"))).collect();
    let expected = [
        ("b.YAML", "Ending"),
        ("c.yaml.txt", "Ending"),
        ("caf\u{fffd}.yaml", "Name"),
        ("g.Yml", "Ending"),
        ("h.yaml", "Folder"),
        ("pipe.YAML", "Ending"),
    ];
    assert_eq!(told, expected.map(|(name, why)| (name, why.to_owned())).into());
    let in_folder = read.unread.iter().find(|(file, _)| file.name == "h.yaml").unwrap();
    assert_eq!((&in_folder.0.bytes[..], in_folder.0.shown.ends_with("new/h.yaml")), (&b"name: H"[..], true));
}

#[test]
fn all_unreadable_files_are_told() {
    let dir = tree_with(&["good.yaml"]);
    let catalogue = dir.path().join("catalogue");
    symlink("/etc/passwd", catalogue.join("out.yaml")).unwrap();
    pipe(&catalogue.join("pipe.yaml"));
    fs::create_dir(catalogue.join("folder.yaml")).unwrap();
    let failed = read_content(Some(&dir.path().join("none.yaml")), Some(&catalogue), None).unwrap_err();
    let told: Vec<String> = failed.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told[0].ends_with("none.yaml: it does not exist"), "{}", told[0]);
    assert!(told[2].ends_with("out.yaml: a symbolic link out of the folder"), "{}", told[2]);
    // Something that is called like a catalogue and is none is reported, not passed over.
    let odd = folder();
    fs::write(odd.path().join("t.yaml"), "t").unwrap();
    fs::write(odd.path().join("catalogue"), "").unwrap();
    assert_eq!(read_content(Some(&odd.path().join("t.yaml")), None, None).unwrap_err().len(), 1);
}

/// What is read of the apps of a tree in a folder, or why one of them is not.
fn apps_of(tree: &Path, links: Option<&Path>) -> Result<Vec<String>, FileReason> {
    let read = read_content(Some(tree), None, links).map_err(|mut errors| errors.remove(0).why)?;
    Ok(read.apps.iter().map(|app| format!("{}: {}", app.name, String::from_utf8_lossy(&app.bytes))).collect())
}

#[test]
fn links_within_the_folder_of_the_tree_are_followed() {
    // As Kubernetes mounts files: all names are links through one that is swapped.
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir_all(at("..2026_11_29/catalogue")).unwrap();
    fs::write(at("..2026_11_29/tree.yaml"), "tree").unwrap();
    fs::write(at("..2026_11_29/catalogue/a.yaml"), "A").unwrap();
    symlink("..2026_11_29", at("..data")).unwrap();
    symlink("..data/tree.yaml", at("tree.yaml")).unwrap();
    symlink("..data/catalogue", at("catalogue")).unwrap();
    assert_eq!(apps_of(&at("tree.yaml"), None).unwrap(), ["a.yaml: A"]);
    // The catalogue as a mount of its own, without a tree beside it.
    let flat = folder();
    fs::create_dir(flat.path().join("..1")).unwrap();
    fs::write(flat.path().join("..1/b.yaml"), "B").unwrap();
    symlink("..1", flat.path().join("..data")).unwrap();
    symlink("..data/b.yaml", flat.path().join("b.yaml")).unwrap();
    assert_eq!(read_content(None, Some(flat.path()), None).unwrap().apps[0].bytes, &b"B"[..]);
    // Another name for an app, and one that stands beside the catalogue.
    let dir = tree_with(&["a.yaml"]);
    symlink("a.yaml", dir.path().join("catalogue/other.yaml")).unwrap();
    fs::write(dir.path().join("beside.yaml"), "S").unwrap();
    symlink("../beside.yaml", dir.path().join("catalogue/beside.yaml")).unwrap();
    let read = apps_of(&dir.path().join("tree.yaml"), None).unwrap();
    assert_eq!(read, ["a.yaml: a.yaml", "beside.yaml: S", "other.yaml: a.yaml"]);
}

#[test]
fn links_out_of_it_are_followed_only_into_a_folder_that_was_named() {
    // As stow and Nix lay them: each file is a link into a store.
    let (store, other) = (folder(), folder());
    fs::create_dir_all(store.path().join("abc-apps/catalogue")).unwrap();
    fs::write(store.path().join("abc-apps/catalogue/a.yaml"), "A").unwrap();
    fs::write(other.path().join("secret"), "S").unwrap();
    let dir = tree_with(&[]);
    let tree = dir.path().join("tree.yaml");
    symlink(store.path().join("abc-apps/catalogue/a.yaml"), dir.path().join("catalogue/a.yaml")).unwrap();
    assert!(matches!(apps_of(&tree, None), Err(FileReason::LinkOut)));
    assert!(matches!(apps_of(&tree, Some(other.path())), Err(FileReason::LinkOut)));
    assert!(matches!(apps_of(&tree, Some(&dir.path().join("none"))), Err(FileReason::LinkOut)));
    assert_eq!(apps_of(&tree, Some(store.path())).unwrap(), ["a.yaml: A"]);
    // A folder whose name only begins alike is another one.
    let beside = store
        .path()
        .with_file_name(format!("{}-beside", store.path().file_name().unwrap().to_str().unwrap()));
    fs::create_dir(&beside).unwrap();
    fs::write(beside.join("b.yaml"), "B").unwrap();
    symlink(beside.join("b.yaml"), dir.path().join("catalogue/b.yaml")).unwrap();
    let found = apps_of(&tree, Some(store.path()));
    fs::remove_dir_all(&beside).unwrap();
    assert!(matches!(found, Err(FileReason::LinkOut)), "{found:?}");
    fs::remove_file(dir.path().join("catalogue/b.yaml")).unwrap();
    // A catalogue that lies elsewhere may not point into the folder of the tree.
    let apart = folder();
    symlink(&tree, apart.path().join("d.yaml")).unwrap();
    let found =
        read_content(Some(&tree), Some(apart.path()), None).map_err(|mut errors| errors.remove(0).why);
    assert!(matches!(found, Err(FileReason::LinkOut)), "{found:?}");
    symlink(apart.path(), dir.path().join("linked")).unwrap();
    let linked = read_content(Some(&tree), Some(&dir.path().join("linked")), None);
    assert!(linked.is_err(), "nor where a link stands beside the tree");
    // A link in the store that leads out of it.
    symlink(other.path().join("secret"), store.path().join("c.yaml")).unwrap();
    symlink(store.path().join("c.yaml"), dir.path().join("catalogue/c.yaml")).unwrap();
    assert!(matches!(apps_of(&tree, Some(store.path())), Err(FileReason::LinkOut)));
}

#[test]
fn a_link_to_what_is_no_file_is_told_as_that() {
    for (target, is_told) in [
        ("none.yaml", (|why| matches!(why, FileReason::Missing)) as fn(&FileReason) -> bool),
        ("x.yaml", |why| matches!(why, FileReason::WrongKind(FileKind::Link))),
        ("../secret", |why| matches!(why, FileReason::WrongKind(FileKind::Link))),
        ("../sub.yaml", |why| matches!(why, FileReason::WrongKind(FileKind::Folder))),
        ("../pipe.yaml", |why| matches!(why, FileReason::WrongKind(FileKind::Pipe))),
        ("..", |why| matches!(why, FileReason::LinkOut | FileReason::WrongKind(_))),
    ] {
        let dir = tree_with(&[]);
        fs::create_dir(dir.path().join("sub.yaml")).unwrap();
        fs::write(dir.path().join("secret"), "S").unwrap();
        pipe(&dir.path().join("pipe.yaml"));
        symlink(target, dir.path().join("catalogue/x.yaml")).unwrap();
        let why = apps_of(&dir.path().join("tree.yaml"), None).unwrap_err();
        assert!(is_told(&why), "{target}: {why:?}");
    }
}

#[test]
fn content_is_written_out_once() {
    let dir = folder();
    let to = dir.path().join("new/place");
    let content =
        read_content(Some(&tree_with(&["a.yaml", "b.yaml"]).path().join("tree.yaml")), None, None).unwrap();
    let schemas = [("tree.json", &b"{}"[..])];
    let written = write_content(&content, &schemas, &to).unwrap();
    assert_eq!(written.len(), 4);
    assert!(written.iter().all(|path| path.is_file()) && to.join("schema/tree.json").is_file());
    let read = read_content(Some(&to.join("decision_tree.yaml")), None, None).unwrap();
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
        let read = read_content(Some(&package.join("decision_tree.yaml")), None, None).unwrap();
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
    symlink("/nonexistent", dir.path().join("advies (2).md")).unwrap();
    pipe(&dir.path().join("advies (3).md"));
    assert_eq!(save("2"), dir.path().join("advies (4).md"));
    assert_eq!(fs::read_to_string(dir.path().join("advies.md")).unwrap(), "1");
    assert!(fs::symlink_metadata(dir.path().join("advies (2).md")).unwrap().is_symlink());
    assert!(matches!(why(save_beside(&dir.path().join("none"), "a", "md", b"3")), FileReason::Missing));
    for stem in ["../x", "/etc/x", "", "-x", ".x", "a\0b", "x/y"] {
        assert!(matches!(why(save_beside(dir.path(), stem, "md", b"")), FileReason::BadName), "{stem:?}");
    }
}

#[test]
fn the_same_report_twice_is_one_file() {
    let dir = folder();
    let save = |text: &str| save_beside(dir.path(), "advies", "md", text.as_bytes()).unwrap();
    let first = save("een");
    for _ in 0..3 {
        assert_eq!(save("een"), first);
    }
    let second = save("twee");
    assert_eq!(second, dir.path().join("advies (2).md"));
    assert_eq!((save("een"), save("twee")), (first.clone(), second));
    assert_eq!(names(dir.path()), ["advies (2).md", "advies.md"]);
    // A file that others changed is not the same any more; a link to the same is not a file.
    fs::write(&first, "één").unwrap();
    symlink("advies (2).md", dir.path().join("advies (3).md")).unwrap();
    assert_eq!(save("een"), dir.path().join("advies (4).md"));
    assert_eq!(fs::read_to_string(&first).unwrap(), "één");
}

#[test]
fn the_beginnings_of_a_folder_are_those_of_its_dossiers() {
    let dir = folder();
    for name in
        ["b.yaml", "a.yaml", "a.yaml.vorige", "a.yaml.conflict-20261128", "x.txt", ".a.yaml", "-x.yaml"]
    {
        fs::write(dir.path().join(name), name.repeat(100)).unwrap();
    }
    pipe(&dir.path().join("p.yaml"));
    fs::create_dir(dir.path().join("m.yaml")).unwrap();
    let found = beginnings(dir.path(), 10).unwrap();
    let found: Vec<(&str, bool, usize)> =
        found.iter().map(|it| (it.stem.as_str(), it.is_conflict, it.bytes.as_ref().unwrap().len())).collect();
    assert_eq!(found, [("a", false, 10), ("a", true, 10), ("b", false, 10)]);
    assert!(beginnings(&dir.path().join("none"), 10).unwrap().is_empty());
}
