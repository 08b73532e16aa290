//! A finished walk as Markdown: all of it there, and nothing in it that means more than it says.

use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice, markdown};
use stappenplan::session::{Session, TaskId};
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};

fn session<'m>(model: &'m stappenplan::model::Model, arguments: &[&str]) -> Session<'m> {
    let mut answers = Answers::default();
    arguments.iter().for_each(|argument| answers.add_argument(argument));
    let choices = answers.resolve(model).unwrap();
    Session::resume(model, Messages::new(Lang::En), choices, Default::default())
}

/// The place of a step of the plan in the list of what to do.
fn step(session: &Session<'_>, number: usize) -> usize {
    let tasks = session.listed_tasks();
    let steps = tasks.iter().enumerate().filter(|(_, task)| matches!(task.id, TaskId::Step { .. }));
    steps.map(|(at, _)| at).nth(number).unwrap()
}

#[test]
fn an_advice_as_markdown() {
    let model = Content::of_folder(&trees::folder("second/english")).model();
    let mut session = session(&model, &["time=48", "guests=unknown", "grain=wheat,rye"]);
    let at = step(&session, 1);
    assert!(session.toggle_task(at));
    insta::assert_snapshot!("advice", markdown(&session, Some("22 November 2026")));
}

#[test]
fn every_mark_of_a_source_in_the_markdown_refers_to_a_line_of_its_own_part() {
    let model = Content::of_folder(&trees::folder("second/english")).model();
    let text = markdown(&session(&model, &["time=48", "guests=unknown", "grain=wheat,rye"]), None);
    let mut marks = 0;
    for part in text.split("\n## ") {
        let (listed, told): (Vec<&str>, Vec<&str>) = part.lines().partition(|line| line.starts_with("*\\["));
        for mark in told.iter().flat_map(|line| line.match_indices("\\[").map(|(at, _)| &line[at..])) {
            let mark = &mark[..=mark.find(']').unwrap()];
            assert!(listed.iter().any(|line| line[1..].starts_with(mark)), "{mark} in {part}");
            marks += 1;
        }
    }
    assert!(marks > 10, "{text}");
}

#[test]
fn an_advice_in_short_and_in_full() {
    let model = Content::of_folder(&trees::folder("second/english")).model();
    let session = session(&model, &["time=5", "guests=unknown", "grain=rye,maize"]);
    insta::assert_snapshot!("short", advice(&session, Verbosity::Short, 78).join("\n"));
    insta::assert_snapshot!("full", advice(&session, Verbosity::Full, 78).join("\n"));
}

#[test]
fn nothing_left_tells_the_ways_on() {
    let model = Content::of_folder(&trees::folder("second/english")).model();
    let session = session(&model, &["time=0"]);
    insta::assert_snapshot!("nothing_left", advice(&session, Verbosity::Full, 78).join("\n"));
}

#[test]
fn texts_cannot_smuggle_markdown_in() {
    let mut content = Content::of_folder(&trees::folder("second/english"));
    let hostile = "<script>x</script> [a](javascript:b) ![i](https://x/y.png) | `c` # d";
    content.tree = content
        .tree
        .replace("Bake one of these", &format!("'{hostile}'"))
        .replace("Clean the table", "1. Clean <b>");
    let model = content.model();
    let text = markdown(&session(&model, &["time=48", "guests=some"]), None);
    assert!(text.contains(
        "\\<script\\>x\\</script\\> \\[a\\](javascript:b) !\\[i\\](https://x/y.png) \\| \\`c\\` \\# d"
    ));
    assert!(text.contains("- 1\\. Clean \\<b\\>"), "{text}");
    assert!(text.lines().all(|line| !line.trim_start().starts_with('<')));
}

#[test]
fn a_file_whose_ending_says_another_format_is_not_written() {
    let cmd = Cmd::new(&["report", "--answer", "time=5", "--out", "memo.pdf", "--lang", "en"])
        .tree("second/english");
    let shown = cmd.run();
    assert_eq!(shown.code, 2, "{shown}");
    assert!(shown.stderr.contains("There is no report that ends in “pdf”. Choose docx, odt"), "{shown}");
    assert!(!cmd.folder().join("memo.pdf").exists());
}
