//! Small trees with a mistake in them: text in, findings out. Each file in `tests/findings/` is a tree, followed by
//! the files of its catalogue behind lines `=== NAME`; beside it stands what `check` says of it.

use std::collections::BTreeSet;
use std::fs;

use stappenplan::findings::{Rule, Style, human, json, short};
use stappenplan::lint::{Loaded, load};
use stappenplan::source::Sources;
use stappenplan::text::Lang;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings");

/// Loads a tree and the catalogue behind it.
fn read(fixture: &str, lang: Lang) -> (Sources, Loaded) {
    let mut sources = Sources::new();
    let mut parts = fixture.split("=== ");
    let tree = sources.add("tree.yaml", parts.next().unwrap());
    let apps: Vec<_> = parts
        .map(|part| part.split_once('\n').unwrap())
        .map(|(name, text)| sources.add(name, text))
        .collect();
    let loaded = load(&sources, tree, &apps, lang);
    (sources, loaded)
}

/// What people see in Dutch, then each in a line in English.
fn shown(fixture: &str) -> String {
    let (sources, dutch) = read(fixture, Lang::Nl);
    let style = Style { lang: Lang::Nl, color: false, width: 110 };
    let for_people = human(&dutch.findings, &sources, style);
    let (sources, english) = read(fixture, Lang::En);
    let model = if english.model.is_some() { "can be walked" } else { "cannot be walked" };
    format!("{for_people}{}{model}\n", short(&english.findings, &sources))
}

fn fixtures() -> Vec<(String, String)> {
    let mut all: Vec<_> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn every_mistake_is_told_in_its_place() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(FOLDER);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, fixture) in fixtures() {
            insta::assert_snapshot!(name, shown(&fixture));
        }
    });
}

#[test]
fn every_rule_of_reading_has_a_tree_that_breaks_it() {
    let mut seen = BTreeSet::new();
    for (name, fixture) in fixtures() {
        let (_, loaded) = read(&fixture, Lang::Nl);
        let codes: BTreeSet<_> = loaded.findings.iter().map(|finding| finding.code).collect();
        if let Some(rule) = Rule::ALL.iter().find(|rule| rule.code == name) {
            assert!(codes.contains(rule.code), "{name} does not show its rule");
        }
        seen.extend(codes);
    }
    // Bytes that are no text cannot stand in a text file: `hostile.rs` has them.
    seen.insert(Rule::NOT_TEXT.code);
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !seen.contains(rule.code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn json_has_the_fields_that_scripts_rely_on() {
    let (sources, loaded) =
        read(&fs::read_to_string(format!("{FOLDER}/unknown-outcome.txt")).unwrap(), Lang::En);
    assert_eq!(
        json(&loaded.findings, &sources),
        serde_json::json!([{
            "code": "unknown-outcome",
            "severity": "error",
            "file": "tree.yaml",
            "line": 11,
            "column": 10,
            "message": "there is no outcome `klar`",
            "help": "did you mean `klaar`?",
            "witness": null,
        }])
    );
}
