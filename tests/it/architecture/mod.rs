//! Keeps the borders of the house: which room may use which, which owns the terminal and the files, how long a file may be.

mod judge;
mod planted;
mod rows;
mod scan;
mod table;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rows::{LONG_FILES, OWNED, ROWS, WRITERS};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below `src/`: path relative to it, and text; by path. Shared with the test on words.
pub(crate) fn sources() -> Vec<(String, String)> {
    files_below(&src())
}

/// Every file below a folder: path relative to it, and text; by path.
fn files_below(root: &Path) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                out.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

/// Every file of code: path, text, and whether all of it is unit tests.
fn code() -> Vec<(String, String, bool)> {
    let mut sources = sources();
    sources.retain(|(path, _)| path.ends_with(".rs"));
    let tests: Vec<String> = sources.iter().flat_map(|(path, text)| scan::test_modules(path, text)).collect();
    let in_test = |path: &str| {
        let rest = tests.iter().filter_map(|module| path.strip_prefix(module.as_str()));
        rest.into_iter().any(|rest| rest == ".rs" || rest.starts_with('/'))
    };
    let with_test = sources.into_iter().map(|(path, text)| {
        let in_test = in_test(&path);
        (path, text, in_test)
    });
    with_test.collect()
}

#[test]
fn the_house_keeps_its_borders() {
    let complaints: Vec<String> =
        code().iter().flat_map(|(path, text, in_test)| scan::check_file(path, text, *in_test)).collect();
    assert!(
        complaints.is_empty(),
        "the rules stand in tests/it/architecture/rows.rs and ARCHITECTURE.md:\n{}",
        complaints.join("\n")
    );
}

#[test]
fn a_file_of_tests_holds_one_thought_too() {
    let tests = files_below(&src().join("../tests/it"));
    let code: Vec<_> = tests.iter().filter(|(path, _)| path.ends_with(".rs")).collect();
    assert!(code.len() > 50, "the tests are here");
    for (path, text) in code {
        let lines = text.lines().count();
        assert!(lines <= rows::MAX_LINES, "tests/it/{path}:{lines}: longer than {} lines", rows::MAX_LINES);
    }
}

#[test]
fn every_row_uses_only_rows_above_it() {
    for (at, row) in ROWS.iter().enumerate() {
        for used in row.may_use {
            assert!(ROWS[..at].iter().any(|above| above.room == *used), "`{}` uses `{used}`", row.room);
        }
        let core_uses_edge =
            row.core && row.may_use.iter().any(|used| rows::row(used).is_some_and(|used| !used.core));
        assert!(!core_uses_edge, "`{}` belongs to the core and uses what does not", row.room);
    }
}

#[test]
fn every_room_uses_all_that_its_row_permits() {
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, text, in_test) in code().iter().filter(|(path, ..)| path != "lib.rs") {
        let room = path.split('/').next().unwrap().trim_end_matches(".rs");
        used.extend(scan::rooms_used(path, text, *in_test).into_iter().map(|other| (room.to_owned(), other)));
    }
    let permits = ROWS.iter().flat_map(|row| row.may_use.iter().map(|other| (row.room, *other)));
    let unused: Vec<(&str, &str)> =
        permits.filter(|(room, other)| !used.contains(&((*room).to_owned(), (*other).to_owned()))).collect();
    assert!(unused.is_empty(), "take off the row what the room may use and does not: {unused:?}");
}

#[test]
fn what_a_file_uses_is_seen_outside_its_tests_only() {
    for (text, used) in [
        ("use crate::text::SafeText;", &["text"][..]),
        ("fn f() { crate::model::a(); super::super::text::b(); }", &["model", "text"]),
        ("use super::super as top; fn f() { top::model::a(); }", &["model"]),
        ("use super::own; use crate::engine::step; // crate::model", &[]),
        ("#[cfg(test)] mod tests { use crate::lint::load; }", &[]),
    ] {
        let found = scan::rooms_used("engine/a.rs", &planted::dressed(text), false);
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), used, "{text}");
        assert!(scan::rooms_used("engine/a.rs", &planted::dressed(text), true).is_empty(), "{text}");
    }
}

#[test]
fn the_tables_speak_of_what_exists() {
    let manifest = std::fs::read_to_string(src().join("../Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("[dependencies]").unwrap();
    let dependencies = rest.split_once("[dev-dependencies]").unwrap().0.replace('-', "_");
    for thing in OWNED {
        for owner in thing.by {
            let room = owner.split('/').next().unwrap();
            assert!(rows::row(room).is_some(), "`{}` belongs to `{owner}`, which is no room", thing.name);
        }
        let package = thing.name.split("::").next().unwrap();
        let is_there = package == "std" || dependencies.contains(&format!("\n{package} = "));
        assert!(is_there || thing.by.is_empty(), "`{package}` belongs to a room and is no dependency");
    }
    let sources = sources();
    for (writer, what) in WRITERS {
        let text = sources.iter().find(|(path, _)| path == writer).map(|(_, text)| text);
        assert!(
            text.is_some_and(|text| text.contains("Block::Heading")),
            "`{writer}` writes no {what} any more"
        );
    }
    for (long, reason) in LONG_FILES {
        let lines = sources.iter().find(|(path, _)| path == long).map(|(_, text)| text.lines().count());
        assert!(
            lines.is_some_and(|lines| lines > rows::MAX_LINES),
            "`{long}` ({reason}) is not long any more"
        );
    }
}

const ROWS_FILE: &str = "tests/it/architecture/rows.rs";

/// The binary is a door and no room, and the page does not tell of it.
fn told_rows() -> impl Iterator<Item = &'static rows::Row> {
    ROWS.iter().filter(|row| row.room != "main")
}

#[test]
fn every_room_has_a_row_and_every_row_a_room() {
    let sources = sources();
    let mut rooms = table::rooms(sources.iter().map(|(path, _)| path.as_str()));
    let mut complaints =
        table::check_rows(ROWS_FILE, &ROWS.iter().map(|row| row.room).collect::<Vec<_>>(), &rooms);
    rooms.remove("main");
    let page = std::fs::read_to_string(src().join("../ARCHITECTURE.md")).unwrap();
    complaints.extend(table::check_rows("ARCHITECTURE.md", &table::rooms_on_page(&page), &rooms));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn planted_rows_and_rooms_are_found() {
    for planted in planted::HOUSES {
        let rooms = table::rooms(planted.files.iter().copied());
        let rows = table::rooms_on_page(planted.page);
        assert_eq!(table::check_rows("page", &rows, &rooms), planted.says, "{}", planted.page);
    }
}

#[test]
fn the_page_tells_what_every_room_may_use() {
    let page = std::fs::read_to_string(src().join("../ARCHITECTURE.md")).unwrap();
    for row in told_rows() {
        let told = page.lines().find(|line| line.starts_with(&format!("| `{}` |", row.room)));
        let told = told.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for `{}`", row.room));
        let uses = told.split('|').rev().nth(1).unwrap_or_default().trim();
        let expected = match row.may_use {
            [] => "–".to_owned(),
            all if all.len() == ROWS.len() - 2 => "all".to_owned(),
            some => some.join(", "),
        };
        assert_eq!(uses, expected, "ARCHITECTURE.md on what `{}` may use", row.room);
    }
    let order: Vec<&str> = told_rows().map(|row| row.room).collect();
    assert_eq!(table::rooms_on_page(&page), order, "the page tells the rooms in the order of the table");
}

#[test]
fn planted_violations_are_found() {
    for planted in planted::VIOLATIONS {
        let found = scan::check_file(planted.path, &planted::dressed(planted.text), false);
        assert!(
            found.iter().any(|complaint| complaint.contains(planted.says)),
            "not found in {}: {}\nexpected: {}\nfound: {found:?}",
            planted.path,
            planted.text,
            planted.says
        );
    }
}

#[test]
fn clean_sources_are_left_alone() {
    for (table, in_test) in [(planted::CLEAN, false), (planted::CLEAN_TESTS, true)] {
        for (path, text) in table {
            let found = scan::check_file(path, &planted::dressed(text), in_test);
            assert!(found.is_empty(), "{path}: {text}\n{found:?}");
        }
    }
}

#[test]
fn a_file_is_a_test_when_its_parent_says_so() {
    let found =
        scan::test_modules("engine/mod.rs", "#[cfg(test)] mod fixture; mod step; #[cfg(test)] mod here {}");
    assert_eq!(found, ["engine/fixture"]);
    assert_eq!(scan::test_modules("engine/step.rs", "#[cfg(test)] mod tests;"), ["engine/step/tests"]);
}

#[test]
fn form_is_watched() {
    let long = format!("//! Long.\n{}", "const A: u8 = 0;\n".repeat(rows::MAX_LINES));
    assert_eq!(scan::check_file("engine/long.rs", &long, false).len(), 1);
    assert_eq!(scan::check_file("engine/bare.rs", "fn a() {}\n", false).len(), 1);
    assert_eq!(
        scan::check_file("engine/late.rs", "use std::fmt;\n//! Late.\n", false).len(),
        2,
        "late and unparsable"
    );
}

#[test]
fn a_complaint_names_file_and_line() {
    let found = scan::check_file("model/graph.rs", "//! Doc.\n\nuse crate::engine::step;\n", false);
    assert_eq!(found, ["model/graph.rs:3: the room `model` may not use the room `engine`"]);
}
