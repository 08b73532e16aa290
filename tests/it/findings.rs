//! Small trees with a mistake in them: text in, findings out. Each file in `tests/trees/` is a tree, followed by the
//! files of its catalogue behind lines `=== NAME`; beside it is what `check` says of it.

use std::collections::BTreeSet;
use std::fs;

use stappenplan::analysis::ExplorationLimits;
use stappenplan::engine;
use stappenplan::files::embedded_explanations;
use stappenplan::findings::{CheckReport, Findings, Rule, SarifLog, Style, human, short};
use stappenplan::lint::{LoadedTree, check, load, take_allowed};
use stappenplan::model::Model;
use stappenplan::record::Answers;
use stappenplan::source::{Sources, Unread};
use stappenplan::text::{Explanations, Lang, Messages, json_document};
use time::macros::date;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/trees");

/// The trees of which all forms are shown.
const IN_EVERY_FORM: [&str; 4] = ["app-never-left", "not-yaml-tab", "scenario-fails", "way-back"];

/// Why a file is not read, if it is not: what a folder tells by itself.
fn unread(name: &str) -> Option<Unread> {
    let is_deep = name.matches('/').count() > 1;
    let is_read = name.ends_with(".yaml") || name.ends_with(".yml");
    is_deep.then_some(Unread::Folder).or((!is_read && name.contains('.')).then_some(Unread::Ending))
}

/// All that is found in a tree and the catalogue behind it, and what can be walked.
fn read(fixture: &str, lang: Lang) -> (Sources, Findings, Option<Model>) {
    let mut sources = Sources::new();
    let mut parts = fixture.split("=== ");
    let tree = sources.add("tree.yaml", parts.next().unwrap());
    let apps: Vec<_> = parts
        .map(|part| part.split_once('\n').unwrap())
        .map(|(name, text)| match unread(name) {
            Some(why) => sources.add_unread(name, text.as_bytes(), why),
            None => sources.add(name, text),
        })
        .collect();
    let LoadedTree { model, source_map, mut findings } = load(&sources, tree, &apps, lang);
    let files = [&[tree], apps.as_slice()].concat();
    let model = model.map(|model| model.on(date!(2026 - 11 - 22).into()));
    if let Some(model) = &model {
        findings.extend(check(model, &source_map, &ExplorationLimits::default(), lang).findings);
    }
    let (findings, _) = take_allowed(findings, &sources, &files, model.is_some(), Messages::new(lang));
    (sources, findings.sorted(), model)
}

/// What people see in Dutch, then each in a line in English.
fn shown(fixture: &str) -> String {
    let (sources, dutch, _) = read(fixture, Lang::Nl);
    let style = Style { lang: Lang::Nl, color: false, width: 110 };
    let for_people = human(&dutch, &sources, style);
    let (sources, english, model) = read(fixture, Lang::En);
    let model = if model.is_some() { "can be walked" } else { "cannot be walked" };
    format!("{for_people}{}{model}\n", short(&english, &sources))
}

/// Colours as they can be read in a snapshot.
fn visible(drawn: &str) -> String {
    drawn.replace('\u{1b}', "^[")
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
            insta::assert_snapshot!(name.clone(), shown(&fixture));
            if IN_EVERY_FORM.contains(&name.as_str()) {
                let (sources, found, _) = read(&fixture, Lang::En);
                let told = human(&found, &sources, Style { lang: Lang::En, color: true, width: 80 });
                insta::assert_snapshot!(format!("{name}-human-en"), visible(&told));
                let report = CheckReport::new(&found, &sources, None);
                insta::assert_snapshot!(format!("{name}-json"), json_document(&report.findings));
                let pages = Explanations::new(embedded_explanations());
                let log = SarifLog::new(&found, &sources, &pages, Lang::En);
                insta::assert_snapshot!(format!("{name}-sarif"), json_document(&log));
            }
        }
    });
}

#[test]
fn every_rule_has_a_tree_that_breaks_it() {
    let mut seen = BTreeSet::new();
    for (name, fixture) in fixtures() {
        let (_, found, _) = read(&fixture, Lang::Nl);
        let codes: BTreeSet<_> = found.iter().map(|finding| finding.code).collect();
        if let Some(rule) = Rule::ALL.iter().find(|rule| rule.code == name) {
            assert!(codes.contains(rule.code), "{name} does not show its rule");
        }
        seen.extend(codes);
    }
    // Bytes that are not text cannot be in a text file: `hostile.rs` has them.
    seen.insert(Rule::NOT_TEXT.code);
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !seen.contains(rule.code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_walk_that_is_told_can_be_walked() {
    let mut told = 0;
    for (name, fixture) in fixtures() {
        let (_, found, model) = read(&fixture, Lang::Nl);
        for finding in found.iter() {
            let Some((walk, model)) = finding.witness.as_ref().zip(model.as_ref()) else { continue };
            let mut answers = Answers::default();
            walk.iter()
                .for_each(|step| answers.add_argument(step.argument().trim_start_matches("--answer ")));
            let choices = answers.resolve(model).unwrap();
            let path = engine::replay(model, &choices).walk.path;
            assert_eq!(path.len(), walk.len(), "{name}: {finding:?}");
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn json_has_the_fields_that_scripts_rely_on() {
    let (sources, found, _) =
        read(&fs::read_to_string(format!("{FOLDER}/unknown-outcome.txt")).unwrap(), Lang::En);
    assert_eq!(
        serde_json::to_value(CheckReport::new(&found, &sources, None).findings).unwrap(),
        serde_json::json!([{
            "code": "unknown-outcome",
            "severity": "error",
            "file": "tree.yaml",
            "line": 11,
            "column": 10,
            "message": "there is no outcome `klar`",
            "help": "did you mean `klaar`?",
            "witness": null,
            "follows": null,
        }])
    );
}
