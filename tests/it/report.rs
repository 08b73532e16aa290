//! A finished walk as lines, and the file of a report.

use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice};
use stappenplan::session::Session;
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};

fn session<'m>(model: &'m stappenplan::model::Model, arguments: &[&str]) -> Session<'m> {
    let mut answers = Answers::default();
    arguments.iter().for_each(|argument| answers.add_argument(argument));
    let choices = answers.resolve(model).unwrap();
    Session::resume(model, Messages::new(Lang::En), choices, Default::default())
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
fn a_file_whose_ending_says_another_format_is_not_written() {
    let cmd = Cmd::new(&["report", "--answer", "time=5", "--out", "memo.pdf", "--lang", "en"])
        .tree("second/english");
    let shown = cmd.run();
    assert_eq!(shown.code, 2, "{shown}");
    assert!(shown.stderr.contains("There is no report that ends in “pdf”. Choose docx, odt"), "{shown}");
    assert!(!cmd.folder().join("memo.pdf").exists());
}
