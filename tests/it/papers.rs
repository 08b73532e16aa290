//! The papers of the house tell the truth.

use std::path::Path;
use std::process::Command;

use stappenplan::draft;

/// Set to write the made papers anew instead of comparing them.
const WRITE: &str = "STAPPENPLAN_WRITE_PAPERS";

fn paper(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The commands in the `sh` blocks of the README, without their comments.
fn commands() -> Vec<String> {
    let readme = paper("README.md");
    let readme = readme.replace("\\\n", " ");
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_first_two_commands_run_and_test() {
    let commands = commands();
    let walk = commands[0].strip_prefix("cargo run --release -- ").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_stappenplan")).args(walk.split_whitespace()).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && told.contains("\nAanbevolen\n"), "{told}\n{error}");
    assert_eq!(error, "", "no answer is left over");
    assert_eq!(commands[1], "cargo test");
    assert!(
        paper(".ci/run").lines().any(|line| line == commands[1]),
        "CI runs the test command of the README"
    );
}

#[test]
fn what_the_readme_names_is_there() {
    for name in
        ["LEESMIJ.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "deny.toml"]
    {
        assert!(!paper(name).is_empty(), "{name}");
    }
    let readme = paper("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("https://")) {
        assert!(!paper(link).is_empty(), "{link}");
    }
    for script in [".ci/run", "scripts/release-checks", "scripts/inject-faults"] {
        assert!(paper(script).starts_with("#!/usr/bin/env bash\n"), "{script}");
        assert!(paper(script).contains("\nset -euo pipefail\n"), "{script}");
        assert!(readme.contains(script), "{script}");
    }
}

#[test]
fn the_changelog_waits_for_the_next_version() {
    let changelog = paper("CHANGELOG.md");
    assert!(changelog.contains("\n## [Unreleased]\n"));
    let version = env!("CARGO_PKG_VERSION");
    assert!(version == "0.1.0" || changelog.contains(&format!("## [{version}]")), "{version} is not told");
}

/// What is made from the program and committed: for who reads it in a browser, and for editors.
fn made() -> [(&'static str, String); 3] {
    [
        ("docs/reference.md", draft::reference()),
        ("schema/tree.json", format!("{:#}\n", draft::tree_schema())),
        ("schema/app.json", format!("{:#}\n", draft::app_schema())),
    ]
}

#[test]
fn what_is_made_is_fresh() {
    for (name, text) in made() {
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), &text).unwrap();
        }
        assert!(paper(name) == text, "{name} is old: {WRITE}=1 cargo test papers");
    }
}
