//! `walks --replay --summary`: what a change of the content does to walks that were written before it.

use stappenplan::batch::{self, Ending, LineDetail};
use stappenplan::model::Model;
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{Content, folder, read};

/// All lines of `walks`, or few that take everything.
fn lines(model: &Model, detail: LineDetail, are_few: bool) -> String {
    let mut out = Vec::new();
    let messages = Messages::new(Lang::En);
    match are_few {
        true => batch::cover(model, messages, detail, &mut out).unwrap(),
        false => batch::list(model, messages, u64::MAX, detail, &mut out).unwrap(),
    };
    String::from_utf8(out).unwrap()
}

#[track_caller]
fn summary(model: &Model, lines: &str, lang: Lang) -> (String, Ending) {
    let mut lines = lines.lines().map(|line| Ok(line.to_owned()));
    let summary = batch::replay_summary(model, &mut lines).unwrap();
    (summary.text(Messages::new(lang)), summary.ending())
}

/// A text with another in place of a part of it, which it has to have.
#[track_caller]
fn with(text: &str, part: &str, other: &str) -> String {
    assert!(text.contains(part), "{part}");
    text.replace(part, other)
}

fn english() -> Content {
    Content::of_folder(&folder("second/english"))
}

/// What becomes of all walks of the English tree where a part of it, or of its catalogue, is another one.
#[track_caller]
fn changed(part: &str, other: &str) -> String {
    let content = english();
    let before = lines(&content.model(), LineDetail::Standings, false);
    let is_of_tree = content.tree.contains(part);
    let mut changed = content.clone();
    match is_of_tree {
        true => changed.tree = with(&content.tree, part, other),
        false => changed.apps[0].1 = with(&content.apps[0].1, part, other),
    }
    // What scenarios expect is not the business of walks.
    if let Some(at) = changed.tree.find("\nscenarios:") {
        changed.tree.truncate(at + 1);
    }
    let (text, ending) = summary(&changed.model(), &before, Lang::En);
    assert_eq!(ending, Ending::NoAdvice, "{text}");
    text
}

#[test]
fn where_nothing_changed_that_is_told() {
    let model = english().model();
    for detail in [LineDetail::Standings, LineDetail::Ends] {
        let (text, ending) = summary(&model, &lines(&model, detail, false), Lang::En);
        assert_eq!(ending, Ending::Fine, "{text}");
        let told: Vec<&str> = text.lines().collect();
        assert!(
            told[0].ends_with(" walks made again.") && told[1].starts_with("The end is the same: "),
            "{text}"
        );
        let compared_less = told.get(2).is_some_and(|line| line.starts_with("Not compared, as the file"));
        assert_eq!(compared_less, detail == LineDetail::Ends, "{text}");
        assert!(told.len() <= 3, "{text}");
    }
}

#[test]
fn each_kind_of_change_is_told() {
    let kinds = [
        ("an app stands otherwise", "verdict: easy", "verdict: tricky"),
        (
            "only the order",
            "      nobody: { text: \"No\" }",
            "      nobody: { text: \"No\", prefer: [{ require: { at_least: { hours: 18 } }, because: slow }] }",
        ),
        ("an app drops earlier", "hours: 4,", "hours: 6,"),
        (
            "another outcome",
            "{ when: { remaining: { at_most: 0 } }, end: buy }\n      - { end: bake }",
            "{ when: { remaining: { at_most: 1 } }, end: buy }\n      - { end: bake }",
        ),
        ("an answer has another name", "      some: {", "      somebody: {"),
        ("a question has another name", "guests", "visitors"),
        ("a question less", "      - { go: guests }", "      - { go: grain }"),
    ];
    let told = kinds.map(|(name, part, other)| format!("== {name}\n{}", changed(part, other)));
    insta::assert_snapshot!("replay_summaries", told.join("\n"));
}

#[test]
fn a_fault_of_the_tree_is_worse_than_a_change() {
    let content = Content::of_folder(&folder("constructs/fault_no_way_on"));
    let model = content.model();
    let (text, ending) = summary(&model, &lines(&model, LineDetail::Ends, false), Lang::En);
    assert_eq!(ending, Ending::Fault, "{text}");
}

#[test]
fn lines_that_are_no_walks_are_counted() {
    let model = english().model();
    let lines = "no line\n{}\n{\"path\":[{\"question\":\"time\"}]}\n\n{\"path\":[{\"question\":\"tea\",\"answers\":[]}],\"outcome\":\"tea\\u001b\"}";
    let mut earlier = lines.lines().map(|line| Ok(line.to_owned()));
    let summary = batch::replay_summary(&model, &mut earlier).unwrap();
    let text = summary.text(Messages::new(Lang::En));
    assert!(text.contains("Not a walk: 3 lines."), "{text}");
    assert!(text.contains("There is no question `tea`: "), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

/// What ships with one more question, in the middle of all walks, and one more application.
fn with_a_question_and_an_app() -> Content {
    let mut content = Content::embedded();
    let question = "  tolk:\n    ask: Belt er een tolk mee?\n    one:\n      ja: { text: Ja, labels: [tolk] }\n      nee: { text: Nee }\n    go: wanneer\n\n  wanneer:\n    phase";
    let tree = with(&content.tree, "go: wanneer", "go: tolk");
    content.tree = with(&tree, "  wanneer:\n    phase", question);
    let (_, jitsi) = content.apps.iter().find(|(id, _)| id == "jitsi").unwrap().clone();
    content.apps.push(("zonnebel".to_owned(), with(&jitsi, "name: Jitsi", "name: Zonnebel")));
    content
}

#[test]
fn a_new_question_and_a_new_app_fit_on_one_screen() {
    let before = lines(&Content::embedded().model(), LineDetail::Standings, true);
    let model = with_a_question_and_an_app().model();
    let told = [Lang::Nl, Lang::En].map(|lang| {
        let (text, ending) = summary(&model, &before, lang);
        assert_eq!(ending, Ending::NoAdvice);
        let rows: usize = text.lines().map(|line| line.chars().count().div_ceil(80).max(1)).sum();
        assert!(rows <= 24, "{rows} rows:\n{text}");
        text
    });
    insta::assert_snapshot!("replay_of_a_new_question_and_app", told.join("\n"));
}

#[test]
fn the_command_tells_it_and_exits_by_it() {
    let english = |arguments: &[&str]| Cmd::new(arguments).tree("second/english");
    let before = english(&["walks", "--covering", "--standings"]).run();
    assert_eq!((before.code, before.stderr.as_str()), (0, ""));
    let again = |arguments: &[&str], lines: &str| english(arguments).file("w.jsonl", lines).run();
    assert_eq!(again(&["walks", "--replay", "w.jsonl"], &before.stdout), before, "standings are kept");
    let same = again(&["walks", "--replay", "w.jsonl", "--summary"], &before.stdout);
    assert_eq!(same.code, 0, "{same}");
    let other = before.stdout.replace("\"bake\"", "\"buy\"");
    let differs = again(&["walks", "--replay", "w.jsonl", "--summary", "--format", "json"], &other);
    assert_eq!(differs.code, 1, "{differs}");
    let json: serde_json::Value = serde_json::from_str(&differs.stdout).unwrap();
    let moved = json["groups"].as_array().unwrap().iter().find(|group| group["change"] == "outcome").unwrap();
    assert_eq!((&moved["from"], &moved["to"]), (&"buy".into(), &"bake".into()));
    // An example is what `walk` takes.
    let example = moved["examples"][0].as_array().unwrap().iter().map(|answer| answer.as_str().unwrap());
    let words: Vec<&str> =
        ["walk"].into_iter().chain(example.flat_map(|answer| ["--answer", answer])).collect();
    assert_eq!(english(&words).run().code, 0);
    for wrong in [
        &["walks", "--summary"][..],
        &["walks", "--covering", "--limit", "3"],
        &["walks", "--format", "text"],
        &["walks", "--replay", "w.jsonl", "--standings"],
    ] {
        assert_eq!(again(wrong, &before.stdout).code, 2, "{wrong:?}");
    }
    let gone = again(&["walks", "--replay", "none.jsonl", "--summary"], "");
    assert_eq!(gone.code, 3, "{gone}");
}

/// After a change that is meant: `stappenplan walks --covering --standings --today 2026-11-28 > tests/covering.jsonl`, and read
/// the difference.
#[test]
fn the_few_walks_that_are_kept_come_out_the_same() {
    let kept = read(&folder("covering.jsonl"));
    let shown = Cmd::new(&["walks", "--replay", "w.jsonl", "--summary", "--today", "2026-11-28"])
        .file("w.jsonl", &kept)
        .run();
    assert_eq!(shown.code, 0, "{shown}");
}
