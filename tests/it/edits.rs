//! `check --accept` and `check --fix`: what is shown is what is written, and nothing else changes.

use std::fs;

use super::common::{Cmd, Shown};
use super::trees::Content;

const TREE: &str = "decision_tree.yaml";

/// The shipped tree with a question before another, and with these apps more.
fn changed(question: bool, apps: &[(&str, &str)]) -> Content {
    let mut content = Content::embedded();
    if question {
        let added = "  tolk:\n    phase: gebruik\n    ask: Doet er een tolk mee?\n    one:\n      ja:\n        text: \"Ja\"\n        \
                     keep:\n          - require: { at_least: { max_deelnemers: 3 } }\n            because: met een tolk zijn er drie \
                     deelnemers\n      nee: { text: \"Nee\" }\n    unknown: {}\n    go: personen\n\n  personen:\n";
        content.tree = content.tree.replacen("  personen:\n", added, 1);
        content.tree = content.tree.replacen(
            "routes: [{ use: leeg }, { go: personen }]",
            "routes: [{ use: leeg }, { go: tolk }]",
            1,
        );
    }
    content.apps.extend(apps.iter().map(|(stem, text)| ((*stem).to_owned(), (*text).to_owned())));
    content
}

/// A new app that does as another one.
fn new_app() -> String {
    let content = Content::embedded();
    let (_, text) = content.apps.iter().find(|(stem, _)| stem == "clickdoc").unwrap();
    text.replacen("name: Clickdoc", "name: Nieuwdoc", 1)
}

fn check(content: &Content, arguments: &[&str]) -> Cmd {
    let mut command =
        Cmd::new(&[&["check", "--lang", "en", "--tree", TREE], arguments].concat()).file(TREE, &content.tree);
    for (stem, text) in &content.apps {
        command = command.file(&format!("catalogue/{stem}.yaml"), text);
    }
    command
}

#[track_caller]
fn tree_of(command: &Cmd) -> String {
    fs::read_to_string(command.folder().join(TREE)).unwrap()
}

/// The lines with errors and warnings that `check` finds in the folder of a command.
fn found_after(command: Cmd) -> Vec<String> {
    let run = command.again(&["check", "--lang", "en", "--format", "short", "--all", "--tree", TREE]).run();
    let told = run.stdout.lines().filter(|line| line.contains(": error[") || line.contains(": warning["));
    told.map(str::to_owned).collect()
}

fn first_lines(run: &Shown, count: usize) -> String {
    run.stdout.lines().take(count).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_question_that_is_new_is_told_once_and_answered_in_every_scenario() {
    let content = changed(true, &[]);
    let told = check(&content, &["--format", "short"]).run();
    assert_eq!(told.stdout.matches("error[").count(), 1, "{told}");
    assert!(
        told.stdout.contains("error[unanswered-question]: in 73 scenarios question `tolk` has no"),
        "{told}"
    );

    let shown = check(&content, &["--accept"]);
    let run = shown.run();
    assert_eq!(run.code, 1, "{run}");
    insta::assert_snapshot!("a_new_question_is_shown", first_lines(&run, 11));
    assert_eq!(tree_of(&shown), content.tree, "nobody agreed");

    let agreed = check(&content, &["--accept", "--yes"]);
    let run = agreed.run();
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.ends_with("`check` finds now: 0 errors, 0 warnings, 3 hints\n"), "{run}");
    // In lines of their own, and among the answers on one line.
    let without = tree_of(&agreed).replace("      tolk: nee\n", "").replace(" tolk: nee,", "");
    assert_eq!(without, content.tree);
    assert_eq!(found_after(agreed), Vec::<String>::new());
}

#[test]
fn an_app_that_is_new_is_added_to_what_scenarios_expect() {
    let app = new_app();
    let content = changed(false, &[("nieuwdoc", &app)]);
    let told = check(&content, &["--format", "short"]).run();
    assert_eq!(told.stdout.matches("error[").count(), 1, "{told}");
    assert!(told.stdout.contains("the same in other scenarios (48)"), "{told}");

    let agreed = check(&content, &["--accept", "--yes"]);
    let run = agreed.run();
    assert_eq!(run.code, 0, "{run}");
    insta::assert_snapshot!("a_new_app_is_shown", first_lines(&run, 7));
    let without =
        tree_of(&agreed).replace(", nieuwdoc", "").replace("nieuwdoc, ", "").replace("nieuwdoc", "");
    assert_eq!(without, content.tree);
    assert_eq!(found_after(agreed), Vec::<String>::new());
}

#[test]
fn only_the_scenarios_that_are_named_change() {
    let content = changed(true, &[]);
    let name = "Huisarts die deze week met patiënten wil beginnen";
    let agreed = check(&content, &["--yes", "--accept", name]);
    let run = agreed.run();
    assert_eq!(run.code, 1, "{run}");
    assert_eq!(tree_of(&agreed).replacen("      tolk: nee\n", "", 1), content.tree);
    let unknown = check(&content, &["--accept", "Huisarts"]).run();
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""), "{unknown}");
    // What is built in cannot be changed, and needs no change.
    assert_eq!(Cmd::new(&["check", "--accept"]).run().code, 0);
    let built_in = Cmd::new(&["check", "--lang", "en", "--accept", "--catalogue", "apps"]);
    let built_in = built_in.file("apps/nieuwdoc.yaml", new_app()).run();
    assert_eq!(built_in.stdout, "", "{built_in}");
    for arguments in [["--yes", "--all"], ["--fix", "--accept"], ["--fix", "--all"]] {
        assert_eq!(check(&content, &arguments).run().code, 2, "{arguments:?}");
    }
}

#[test]
fn what_no_scenario_can_come_to_is_left_alone() {
    let content = changed(false, &[]);
    let nothing = check(&content, &["--accept", "--yes"]);
    let run = nothing.run();
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(tree_of(&nothing), content.tree);
    // A walk that meets a fault says nothing of what the scenario should expect.
    let mut stuck = content;
    let routes = "routes: [{ when: { label: zoom }, go: zoom_verder }, { go: wanneer }]";
    stuck.tree = stuck.tree.replacen(routes, "routes: [{ when: { label: zoom }, go: zoom_verder }]", 1);
    let told = check(&stuck, &["--format", "short"]).run();
    assert_eq!(told.stdout.matches("error[").count(), 1, "{told}");
    let nothing = check(&stuck, &["--accept", "--yes"]);
    let run = nothing.run();
    assert_eq!(run.code, 1, "{run}");
    assert_eq!(tree_of(&nothing), stuck.tree);
}

#[test]
fn what_is_allowed_is_no_finding_and_what_is_denied_ends_with_1() {
    let mut content = changed(false, &[]);
    let hint = check(&content, &["--format", "short"]).run();
    assert_eq!(hint.stdout.matches("hint[stale-facts]").count(), 1, "{hint}");
    for (denied, code) in [("hints", 1), ("stale-facts", 1), ("warnings", 0), ("unused-text,same-words", 0)] {
        assert_eq!(check(&content, &["--deny", denied]).run().code, code, "{denied}");
    }
    assert_eq!(check(&content, &["--deny", "stale"]).run().code, 2);

    let allow = "# check: allow stale-facts, an archive\nstale_after: 24\n";
    content.tree = content.tree.replacen("stale_after: 24\n", allow, 1);
    let run = check(&content, &["--deny", "hints", "--show-allowed"]).run();
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("\nAllowed: 1. `check --show-allowed` lists everything.\n"), "{run}");
    assert!(
        run.stdout.contains(": hint[stale-facts]: ") && run.stdout.contains("(allowed: an archive)\n"),
        "{run}"
    );
    let json = check(&content, &["--format", "json"]).run();
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(report["allowed"][0]["code"], "stale-facts");
    assert_eq!(report["allowed"][0]["line"], 12);
    // Of an error nothing is allowed away, and the comment is told.
    content.tree = content.tree.replacen(
        "start: met_wie\n",
        "start: met_wi # check: allow unknown-question, later\n",
        1,
    );
    let run = check(&content, &["--format", "short"]).run();
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.stdout.contains("error[unknown-question]") && run.stdout.contains("warning[bad-allow]"),
        "{run}"
    );
}

#[test]
fn slips_are_shown_and_mended_and_nothing_else_changes() {
    let content = changed(false, &[]);
    let mut slips = content.clone();
    slips.tree = slips.tree.replacen("go: soort_client\n", "go: soort_clinet\n", 1);
    slips.tree = slips.tree.replacen("    help: In gesprekken", "    hepl: In gesprekken", 1);
    slips.tree =
        slips.tree.replacen("title: Stappenplan beeldbellen\n", "title: 'Stappenplan beeldbellen\n", 1);
    let (_, app) = slips.apps.iter_mut().find(|(stem, _)| stem == "clickdoc").unwrap();
    *app = app.replacen("account_beller: ja", "acount_beller: ja", 1);
    // The tree cannot be read: that is mended first, and what it hides after that.
    let command = check(&slips, &["--fix", "--yes"]);
    let first = command.run();
    insta::assert_snapshot!("slips_are_mended", first.stdout);
    assert_eq!(first.code, 1, "{first}");
    let second = command.again(&["check", "--lang", "en", "--fix", "--yes", "--tree", TREE]);
    let run = second.run();
    insta::assert_snapshot!("slips_are_mended_after_that", run.stdout);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(
        tree_of(&second),
        content.tree.replacen("title: Stappenplan beeldbellen\n", "title: \"Stappenplan beeldbellen\"\n", 1)
    );
    let nothing = second.again(&["check", "--lang", "en", "--fix", "--tree", TREE]).run();
    assert_eq!(nothing.code, 0, "{nothing}");
    assert!(nothing.stdout.starts_with("There is nothing that is certain to be mended.\n"), "{nothing}");
}

#[test]
fn a_name_that_is_gone_is_no_slip_where_it_is_named_more_than_once() {
    let mut content = changed(false, &[]);
    content.apps.retain(|(stem, _)| stem != "wellbee");
    let run = check(&content, &["--fix"]).run();
    assert!(run.stdout.starts_with("There is nothing that is certain to be mended.\n"), "{run}");
}

#[test]
fn where_one_file_may_not_be_written_no_other_is() {
    let mut slips = changed(false, &[]);
    slips.tree = slips.tree.replacen("go: soort_client\n", "go: soort_clinet\n", 1);
    let (_, app) = slips.apps.iter_mut().find(|(stem, _)| stem == "clickdoc").unwrap();
    *app = app.replacen("account_beller: ja", "acount_beller: ja", 1);
    let command = check(&slips, &["--fix", "--yes"]);
    let file = command.folder().join("catalogue/clickdoc.yaml");
    let mut rights = std::fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&file, rights).unwrap();
    let run = command.run();
    assert_eq!(run.code, 4, "{run}");
    assert!(run.stderr.ends_with(" Nothing is written. Ask for rights on that file.\n"), "{run}");
    assert_eq!(tree_of(&command), slips.tree);
}
