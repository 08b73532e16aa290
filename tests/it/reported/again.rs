//! What a report says of how it was made, of what is chosen, and of what suppliers replied.

use std::process::Command;

use stappenplan::document::DocumentFormat;
use stappenplan::record::{Autosave, Basis};
use stappenplan::report::{Report, adr, report_document};
use stappenplan::session::{ReplyValue, SelectedApp, Selection};
use time::macros::datetime;

use super::super::common::{Cmd, program_folder};
use super::super::replies::shipped as shipped_model;
use super::super::replies::{ACCOUNT_ASKED, reply, session};
use super::{ANSWERS, NL, golden, shipped, written};

/// The command that a report tells.
fn printed(report: &str) -> String {
    let json: serde_json::Value = serde_json::from_str(report).unwrap();
    json["command"].as_str().unwrap().to_owned()
}

#[test]
fn the_command_that_a_report_prints_makes_it_again_from_any_folder() {
    for (name, arguments) in [
        ("stukken/fresh 2.yaml", &["report", "fresh 2", "--format", "json"][..]),
        ("d.yaml", &["report", "--answers", "d.yaml", "--format", "json"]),
    ] {
        let text = if name == "d.yaml" { "met_wie: patienten\n".to_owned() } else { golden() };
        let cmd = Cmd::new(arguments).file(name, text);
        let folder = cmd.folder().join("stukken").to_string_lossy().into_owned();
        let output = cmd.command().env("STAPPENPLAN_DOSSIERS", &folder).output().unwrap();
        let made = String::from_utf8(output.stdout).unwrap();
        let path = cmd.folder().join(name);
        let command = printed(&made);
        assert!(command.contains(path.to_str().unwrap()), "{command}");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &command]).current_dir("/").env_clear().env("PATH", program_folder());
        shell.env("HOME", cmd.folder()).env("LANG", "en_US.UTF-8").env("USER", "tester").env("TZ", "UTC");
        let again = shell.output().unwrap();
        assert_eq!(String::from_utf8(again.stdout).unwrap(), made, "{command}");
    }
}

#[test]
fn a_long_command_stays_on_one_line() {
    let command = format!("stappenplan report '/{}.yaml'", "een lange map/".repeat(12));
    let report = Report { command: Some(command.clone()), ..Report::of(&shipped(ANSWERS), NL) };
    let text = written(&report_document(&report, NL), DocumentFormat::Text);
    assert!(text.lines().any(|line| line == command), "{text}");
}

#[test]
fn what_nobody_can_give_again_has_no_command() {
    let cmd = Cmd::new(&["report", "--answers", "-"]).stdin("met_wie: patienten\n");
    let shown = cmd.run();
    assert_eq!(shown.code, 0, "{shown}");
    assert!(!shown.stdout.contains(NL.report_again()), "{shown}");
}

#[test]
fn what_is_chosen_and_in_no_list_is_told_first() {
    let mut dossier = shipped(ANSWERS);
    let choose = |app: &str, name: &str| {
        let (app, name) = (app.to_owned(), name.into());
        Selection::Apps(vec![SelectedApp { app, name, use_for: Default::default() }])
    };
    dossier.decision.selection = choose("oud", "Oude app");
    let dropped = dossier.advice.as_ref().unwrap().dropped[0].clone();
    let unlisted = NL.report_chosen_unlisted(&"Oude app");
    let report = Report::of(&dossier, NL);
    let text = written(&report_document(&report, NL), DocumentFormat::Text);
    assert!(text.find(&unlisted).unwrap() < text.find(NL.report_in_short()).unwrap(), "{text}");
    let record = adr(&report, NL);
    assert!(record.find(&unlisted).unwrap() < record.find(NL.adr_options()).unwrap(), "{record}");
    dossier.decision.selection = choose(&dropped.app, dropped.name.as_str());
    let record = adr(&Report::of(&dossier, NL), NL);
    let told = NL.report_chosen_dropped(&dropped.name.one_line());
    assert!(record.find(&told).unwrap() < record.find(NL.adr_options()).unwrap(), "{record}");
}

#[test]
fn a_reply_is_told_in_words_though_no_answer_tested_its_fact() {
    let model = shipped_model();
    let mut session = session(&model, &ACCOUNT_ASKED);
    session.enter_reply(reply("whereby", "prijs_kort", ReplyValue::Text("12 euro".into())));
    let basis = Basis { model: &model, tree_digest: "aa", catalogue_digest: "bb" };
    let dossier = Autosave::new(basis, "jan@werkplek", "x".into(), 0)
        .dossier(&session, datetime!(2026-12-10 11:00 UTC));
    let label = &model.graph.facts.rows().iter().find(|fact| fact.id == "prijs_kort").unwrap().label;
    let told = &Report::of(&dossier, NL).replies[0];
    assert_eq!((told.name.as_str(), &told.about, told.value.as_str()), ("Whereby", label, "12 euro"));
}

#[test]
fn content_that_a_dossier_does_not_need_is_told_and_a_folder_is_no_file() {
    let cmd = Cmd::new(&["report", "d.yaml", "--tree", "none.yaml"]).file("d.yaml", golden());
    let shown = cmd.run();
    assert_eq!((shown.code, shown.stderr.trim_end()), (0, NL.report_needs_no_content()), "{shown}");
    let cmd = Cmd::new(&["report", "d.yaml", "--out", "map"]).file("d.yaml", golden()).file("map/x", "");
    let shown = cmd.run();
    assert!(
        shown.code == 4 && shown.stderr.contains(&NL.out_is_folder(&"map", &"map/verslag.txt")),
        "{shown}"
    );
}
