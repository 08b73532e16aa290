//! Keeps the borders of the house: who may use whom, who owns the terminal and the files, how long a file may be.

mod planted;
mod rows;
mod scan;

use std::path::{Path, PathBuf};

use rows::{LONG_FILES, OWNED, ROWS};

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below `src/`: path relative to it, and text; by path. Shared with the test on words.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut folders = vec![src()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(src()).unwrap().to_str().unwrap().replace('\\', "/");
                out.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

#[test]
fn the_house_keeps_its_borders() {
    let complaints: Vec<String> = sources()
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .flat_map(|(path, text)| scan::check_file(path, text))
        .collect();
    assert!(
        complaints.is_empty(),
        "the rules stand in tests/it/architecture/rows.rs and ARCHITECTURE.md:\n{}",
        complaints.join("\n")
    );
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
fn the_tables_speak_of_what_exists() {
    for thing in OWNED {
        for owner in thing.by {
            let room = owner.split('/').next().unwrap();
            assert!(rows::row(room).is_some(), "`{}` belongs to `{owner}`, which is no room", thing.name);
        }
    }
    let sources = sources();
    for (long, reason) in LONG_FILES {
        let lines = sources.iter().find(|(path, _)| path == long).map(|(_, text)| text.lines().count());
        assert!(
            lines.is_some_and(|lines| lines > rows::MAX_LINES),
            "`{long}` ({reason}) is not long any more"
        );
    }
}

#[test]
fn the_page_tells_every_room() {
    let page = std::fs::read_to_string(src().join("../ARCHITECTURE.md")).unwrap();
    for row in ROWS.iter().filter(|row| row.room != "main") {
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
}

#[test]
fn planted_violations_are_found() {
    for planted in planted::VIOLATIONS {
        let found = scan::check_file(planted.path, &planted::dressed(planted.text));
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
    for (path, text) in planted::CLEAN {
        let found = scan::check_file(path, &planted::dressed(text));
        assert!(found.is_empty(), "{path}: {text}\n{found:?}");
    }
}

#[test]
fn form_is_watched() {
    let long = format!("//! Long.\n{}", "const A: u8 = 0;\n".repeat(rows::MAX_LINES));
    assert_eq!(scan::check_file("engine/long.rs", &long).len(), 1);
    assert_eq!(scan::check_file("engine/bare.rs", "fn a() {}\n").len(), 1);
    assert_eq!(
        scan::check_file("engine/late.rs", "use std::fmt;\n//! Late.\n").len(),
        2,
        "late and unparsable"
    );
}

#[test]
fn a_complaint_names_file_and_line() {
    let found = scan::check_file("model/graph.rs", "//! Doc.\n\nuse crate::engine::step;\n");
    assert_eq!(found, ["model/graph.rs:3: the room `model` may not use the room `engine`"]);
}
