//! `check --stub-scenarios`: what it writes is pasted into the tree, and then everything is covered.

use std::path::Path;

use stappenplan::analysis::ExplorationLimits;
use stappenplan::batch::scenario;
use stappenplan::findings::{Findings, Rule, short};
use stappenplan::lint::{Coverage, LoadedTree, check, load, stubs};
use stappenplan::model::Model;
use stappenplan::source::Sources;
use stappenplan::text::{Lang, Messages};
use time::macros::date;

use super::common::Cmd;
use super::trees::{Content, entries, folder, generated, read};

/// What `check` finds in a tree that can be walked, one a line, with how far it is covered.
fn checked(content: &Content) -> Option<(Model, Findings, String, Coverage)> {
    let mut sources = Sources::new();
    let tree = sources.add("tree.yaml", content.tree.as_str());
    let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
    let apps: Vec<_> = apps.collect();
    let LoadedTree { model, source_map, .. } = load(&sources, tree, &apps, Lang::En);
    let model = model?.on(date!(2026 - 11 - 22).into());
    let found = check(&model, &source_map, &ExplorationLimits::default(), Lang::En);
    let lines = short(&found.findings, &sources);
    Some((model, found.findings, lines, found.coverage))
}

/// The tree with scenarios pasted in at its end, where its own stand if it has any.
#[track_caller]
fn pasted(content: &Content, model: &Model) -> Content {
    let stubs = stubs(model, &ExplorationLimits::default(), Lang::En);
    assert!(stubs.is_complete, "{}", content.name);
    let messages = Messages::new(Lang::En);
    let text: String =
        stubs.list.iter().map(|stub| scenario(model, messages, &stub.name, &stub.walk)).collect();
    let mut tree = content.tree.clone();
    if !tree.contains("\nscenarios:\n") && !text.is_empty() {
        tree.push_str("\nscenarios:\n");
    }
    tree.push_str(&text);
    Content { name: content.name.clone(), tree, apps: content.apps.clone() }
}

/// How a tree is covered with what is written for it; nothing when it cannot be walked, or is too large to know.
#[track_caller]
fn completed(content: &Content) -> Option<Coverage> {
    let (model, before, ..) = checked(content)?;
    if before.iter().any(|finding| finding.code == Rule::NOT_EXHAUSTED.code) {
        return None;
    }
    let pasted = pasted(content, &model);
    let after = checked(&pasted);
    assert!(after.is_some(), "{} is broken:\n{}", pasted.name, pasted.tree);
    let (_, findings, lines, coverage) = after?;
    let of = |rule: Rule, findings: &Findings| findings.iter().filter(|it| it.code == rule.code).count();
    for rule in [Rule::NO_SCENARIOS, Rule::UNCOVERED_ANSWER, Rule::UNCOVERED_ROUTE] {
        assert_eq!(of(rule, &findings), 0, "{}:\n{lines}\n{}", pasted.name, pasted.tree);
    }
    for rule in [Rule::SCENARIO_FAILS, Rule::SCENARIO_OFF_PATH] {
        assert_eq!(of(rule, &findings), of(rule, &before), "{}:\n{lines}", pasted.name);
    }
    Some(coverage)
}

#[test]
fn what_ships_is_covered_without_a_scenario_of_its_own() {
    let mut content = Content::embedded();
    let at = content.tree.find("\nscenarios:\n").unwrap();
    content.tree.truncate(at);
    let Coverage { scenarios, answers, routes } = completed(&content).unwrap();
    assert_eq!((answers.percent(), routes.percent()), (100, 100));
    assert!((10..60).contains(&scenarios), "{scenarios}");
}

#[test]
fn small_trees_are_covered() {
    let mut covered = 0;
    for file in entries(&folder("trees")).iter().filter(|file| file.extension().unwrap() == "txt") {
        let text = read(file);
        let mut parts = text.split("=== ");
        let tree = parts.next().unwrap().to_owned();
        let apps = parts.map(|part| part.split_once('\n').unwrap());
        let stem = |name: &str| Path::new(name).file_stem().unwrap().to_str().unwrap().to_owned();
        let apps = apps.map(|(name, text)| (stem(name), text.to_owned())).collect();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        covered += usize::from(completed(&Content { name, tree, apps }).is_some());
    }
    for folder in entries(&folder("constructs")).iter().filter(|folder| folder.is_dir()) {
        covered += usize::from(completed(&Content::of_folder(folder)).is_some());
    }
    assert!(covered > 80, "{covered}");
}

#[test]
fn trees_made_by_chance_are_covered() {
    assert_eq!(generated(0..300).filter(|content| completed(content).is_some()).count(), 300);
}

#[test]
fn scenarios_are_written_as_an_author_can_paste_them() {
    let text = read(&folder("trees/uncovered-route.txt"));
    let stubs =
        |text: &str| Cmd::new(&["check", "--stub-scenarios", "--tree", "t.yaml"]).file("t.yaml", text).run();
    let written = stubs(&text);
    insta::assert_snapshot!("written", written);
    insta::assert_snapshot!("nothing_to_write", stubs(&format!("{text}{}", written.stdout)));
    let broken = stubs("format: 1\n");
    assert_eq!((broken.code, broken.stdout.as_str()), (1, ""));
    assert!(broken.stderr.contains("missing-key"), "{broken}");
    let both = Cmd::new(&["check", "--stub-scenarios", "--format", "json"]).run();
    assert_eq!(both.code, 2);
}
