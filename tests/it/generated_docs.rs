//! The documents in the repository are true: generated ones are fresh, and what the others name exists.

use std::path::{Path, PathBuf};
use std::process::Command;

use stappenplan::draft;
use stappenplan::source::{ReadLimits, Sources, read};

use super::trees;

/// Set to regenerate the generated documents instead of comparing them.
const WRITE: &str = "STAPPENPLAN_WRITE_DOCS";

fn document(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The commands in the `sh` blocks of the README, without their comments.
fn commands() -> Vec<String> {
    let readme = document("README.md");
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
    assert!(output.status.success() && told.contains("\nAanbevolen "), "{told}\n{error}");
    assert_eq!(error, "", "no answer is left over");
    assert_eq!(commands[1], "cargo test");
    assert!(
        document(".ci/run").lines().any(|line| line == commands[1]),
        "CI runs the test command of the README"
    );
}

#[test]
fn what_the_readme_names_is_there() {
    for name in
        ["LEESMIJ.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "deny.toml"]
    {
        assert!(!document(name).is_empty(), "{name}");
    }
    let readme = document("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("https://")) {
        assert!(!document(link).is_empty(), "{link}");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = trees::entries(&root.join("scripts")).into_iter().filter(|path| path.is_file());
    let scripts = scripts.map(|path| format!("scripts/{}", path.file_name().unwrap().to_str().unwrap()));
    for script in scripts.chain([".ci/run".to_owned()]) {
        let script = script.as_str();
        assert!(document(script).starts_with("#!/usr/bin/env bash\n"), "{script}");
        assert!(document(script).contains("\nset -euo pipefail\n"), "{script}");
        assert!(readme.contains(script), "{script}");
    }
}

/// What a link may name in a document: its titles, as a forge writes them.
fn anchors(text: &str) -> Vec<String> {
    let titles = text.lines().filter(|line| line.starts_with('#'));
    let words = titles.map(|line| line.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-"));
    words.map(|title| title.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()).collect()
}

#[test]
fn links_between_the_documents_lead_somewhere() {
    let mut followed = 0;
    for path in documents() {
        let (name, text) = (path.display(), trees::read(&path));
        // What is shown as code is no link.
        let prose: Vec<&str> = text.split("```").step_by(2).collect();
        let links = prose.iter().flat_map(|part| part.split("](").skip(1));
        let links = links.filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("https:")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let there = if file.is_empty() { path.clone() } else { path.with_file_name(file) };
            assert!(there.exists(), "{name}: {link}");
            let leads = || anchors(&trees::read(&there)).iter().any(|it| it == anchor);
            assert!(anchor.is_empty() || leads(), "{name}: {link}");
            followed += usize::from(!anchor.is_empty());
        }
    }
    assert!(followed > 20, "only {followed} links to a title");
}

/// The documents that people read: those beside the program, and those of `docs`.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = [root.to_path_buf(), root.join("docs")].into_iter().flat_map(|folder| trees::entries(&folder));
    all.filter(|path| path.extension().is_some_and(|it| it == "md")).collect()
}

/// The Rust files in a folder and below it.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        trees::entries(folder).into_iter().partition(|path| path.is_dir());
    let here = files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs"));
    here.chain(folders.iter().flat_map(|folder| rust_files(folder))).collect()
}

/// The title in quotes that follows a mention of a document, which may be broken over lines of comment.
fn title_after(rest: &str) -> Option<String> {
    let words = rest.replace("//!", " ").replace("///", " ").replace("//", " ");
    let quoted = words.trim_start_matches('`').trim_start().strip_prefix(',')?.trim_start();
    let (title, _) = quoted.strip_prefix('"')?.split_once('"')?;
    Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn what_the_source_says_of_the_analysis_page_is_there() {
    let page = document("docs/analysis.md");
    let titles: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches(['#', ' ']))
        .collect();
    let mut found = 0;
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = trees::read(&path);
        for title in text.split("docs/analysis.md").skip(1).filter_map(title_after) {
            assert!(titles.contains(&title.as_str()), "{}: no “{title}” in docs/analysis.md", path.display());
            found += 1;
        }
    }
    assert!(found > 10, "only {found} mentions");
}

#[test]
fn the_changelog_waits_for_the_next_version() {
    let changelog = document("CHANGELOG.md");
    assert!(changelog.contains("\n## [Unreleased]\n"));
    let version = env!("CARGO_PKG_VERSION");
    assert!(
        version == "0.1.0" || changelog.contains(&format!("## [{version}]")),
        "{version} is not in the changelog"
    );
}

/// What is generated from the program and committed: for people who read it in a browser, and for editors.
fn generated() -> [(&'static str, String); 3] {
    let mut sources = Sources::new();
    let tree = sources.add("decision_tree.yaml", document("decision_tree.yaml"));
    let known = draft::KnownIds::of(&read(&sources, tree, ReadLimits::TREE).unwrap());
    [
        ("docs/reference.md", draft::reference()),
        ("schema/tree.json", format!("{:#}\n", draft::tree_schema(Some(&known)))),
        ("schema/app.json", format!("{:#}\n", draft::app_schema(Some(&known)))),
    ]
}

#[test]
fn what_is_generated_is_fresh() {
    for (name, text) in generated() {
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), &text).unwrap();
        }
        assert!(document(name) == text, "{name} is old: {WRITE}=1 cargo test generated_docs");
    }
}
