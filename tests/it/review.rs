//! `review`: a dossier beside the content of later, which changed in one way.

use stappenplan::record::{Dossier, dossier_text, read_dossier};
use stappenplan::session::{SelectedApp, Selection};

use super::common::{Cmd, Shown};

const TREE: &str = r#"
format: 1
id: fietsen
title: Welke fiets?
edition: "2026"
language: nl
start: doel
facts:
  motor: { label: Motor, flag: {} }
  prijs_kort: { label: Prijs, text: {} }
rows: [{ fact: prijs_kort, label: prijs, width: 16, use: price }]
questions:
  doel:
    ask: Waarvoor is de fiets?
    one: { werk: { text: Werk, go: hulp }, plezier: { text: Plezier, go: hulp } }
  maat:
    ask: Welke maat?
    one: { groot: { text: Groot, go: hulp }, klein: { text: Klein, go: hulp } }
  hulp:
    ask: Wilt u een motor?
    one:
      ja: { text: "Ja", keep: [{ require: { is: { motor: true } }, because: heeft geen motor }], end: klaar }
      nee: { text: "Nee", end: klaar }
outcomes:
  klaar: { kind: advice, title: Deze fiets past, shows: remaining }
"#;

const CATALOGUE: &str = r#"
apps:
  - { id: snel, name: Snel 3, facts: { motor: true, prijs_kort: "1.000 euro" } }
  - { id: bak, name: Bak, facts: { motor: true, prijs_kort: "2.000 euro" } }
"#;

/// A folder with the content and a dossier of it: a bicycle for work, with a motor.
fn dossier() -> (Cmd, Dossier) {
    let cmd = Cmd::new(&["open", "fiets.yaml", "--plain", "--tree", "tree.yaml"]);
    let cmd = cmd.file("tree.yaml", TREE).file("catalogue/fietsen.yaml", CATALOGUE).stdin("1\n1\nstop\n");
    let shown = cmd.run();
    let dossier = read_dossier(cmd.read("fiets.yaml").as_bytes()).dossier;
    assert!(dossier.advice.is_some(), "{shown}");
    (cmd, dossier)
}

/// What is told of a dossier once the content is this; on one line.
fn reviewed(cmd: Cmd, dossier: &Dossier, tree: &str, catalogue: &str) -> Shown {
    let cmd = cmd.again(&["review", "fiets.yaml", "--tree", "tree.yaml"]);
    let cmd = cmd.file("tree.yaml", tree).file("catalogue/fietsen.yaml", catalogue);
    let shown = cmd.file("fiets.yaml", dossier_text(dossier)).run();
    let stdout = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    Shown { stdout, ..shown }
}

#[track_caller]
fn told(shown: &Shown, code: i32, words: &str, not: &str) {
    assert_eq!((shown.code, shown.stderr.as_str()), (code, ""), "{shown}");
    assert!(shown.stdout.contains(words) && !shown.stdout.contains(not), "{shown}");
}

const NOTHING: &str = "Er is niets veranderd aan dit advies.";

#[test]
fn where_nothing_changed_that_is_told() {
    let (cmd, dossier) = dossier();
    told(&reviewed(cmd, &dossier, TREE, CATALOGUE), 0, NOTHING, "wordt");
}

#[test]
fn a_price_that_changed_is_told_and_is_a_change() {
    let (cmd, dossier) = dossier();
    let shown = reviewed(cmd, &dossier, TREE, &CATALOGUE.replace("1.000", "1.200"));
    told(&shown, 0, "Snel 3, prijs: “1.000 euro” wordt “1.200 euro”", NOTHING);
    assert!(!shown.stdout.contains("Bak, prijs"), "{shown}");
}

#[test]
fn the_same_column_under_another_head_is_compared_too() {
    let (cmd, dossier) = dossier();
    let tree = TREE.replace("label: prijs,", "label: prijs in 2027,");
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 0, NOTHING, "wordt");
    let (cmd, dossier) = self::dossier();
    let shown = reviewed(cmd, &dossier, &tree, &CATALOGUE.replace("2.000", "2.400"));
    told(&shown, 0, "Bak, prijs: “2.000 euro” wordt “2.400 euro”", NOTHING);
}

#[test]
fn an_answer_that_fits_no_longer_is_to_be_given_again_and_its_question_is_not_new() {
    let (cmd, dossier) = dossier();
    let tree = TREE.replace("werk: { text: Werk", "woonwerk: { text: Woon-werk");
    let again =
        "Dit antwoord past niet meer bij “Waarvoor is de fiets?”: “Werk”. Beantwoord deze vraag opnieuw.";
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 1, again, "Nu ook gevraagd");
}

#[test]
fn a_question_to_which_there_is_no_answer_is_asked_now_as_well() {
    let (cmd, dossier) = dossier();
    let tree = TREE.replace("werk: { text: Werk, go: hulp }", "werk: { text: Werk, go: maat }");
    let asked = "Nu ook gevraagd, nog zonder antwoord: “Welke maat?”";
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 1, asked, "past niet meer");
}

#[test]
fn what_was_chosen_has_its_name_where_no_list_tells_it() {
    let (cmd, mut dossier) = dossier();
    dossier.decision.selection = Selection::Apps(vec![SelectedApp {
        app: "oude_fiets".to_owned(),
        name: "Oude Fiets".into(),
        use_for: Default::default(),
    }]);
    let shown = reviewed(cmd, &dossier, TREE, CATALOGUE);
    told(&shown, 1, "Oude Fiets staat niet meer in de catalogus.", "oude_fiets");
}
