//! `review`: a dossier beside the content of later, which changed in one way.

use stappenplan::record::{Dossier, DroppedApp, dossier_text, read_dossier};
use stappenplan::session::{
    Reply, ReplyOn, ReplyShown, ReplyValue, SelectedApp, Selection, Status, StatusChange, Task, TaskId,
    TaskState,
};
use stappenplan::text::Day;
use time::macros::date;

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

const NOTHING: &str = "Daarin is niets veranderd.";

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

fn chosen(app: &str, name: &str) -> Selection {
    Selection::Apps(vec![SelectedApp { app: app.to_owned(), name: name.into(), use_for: Default::default() }])
}

#[test]
fn a_new_app_in_the_list_is_told_and_one_that_shares_the_first_place_is_a_change() {
    let more = format!("{CATALOGUE}  - {{ id: log, name: Log, facts: {{ motor: true }} }}\n");
    // Both that were first still are, with another beside them.
    let (cmd, dossier) = dossier();
    assert_eq!(dossier.advice.as_ref().unwrap().first.apps.len(), 2);
    told(&reviewed(cmd, &dossier, TREE, &more), 1, "Log staat nu gelijk met Snel 3.", NOTHING);
    // What is chosen stays, behind what stood before it: the list is another one all the same.
    let (cmd, mut dossier) = self::dossier();
    dossier.decision.selection = chosen("bak", "Bak");
    dossier.advice.as_mut().unwrap().first.apps = vec!["snel".to_owned()];
    told(
        &reviewed(cmd, &dossier, TREE, &more.replace("name: Log", "name: Zon")),
        0,
        "Zon: nieuw in de lijst, bij “Aanbevolen”",
        NOTHING,
    );
}

#[test]
fn what_dropped_and_drops_again_is_another_advice_where_the_outcome_is_another() {
    let (cmd, mut dossier) = dossier();
    dossier.decision.selection = chosen("bak", "Bak");
    let advice = dossier.advice.as_mut().unwrap();
    advice.left.retain(|left| left.app != "bak");
    advice.dropped.push(DroppedApp { app: "bak".to_owned(), name: "Bak".into(), reasons: Vec::new() });
    let without = CATALOGUE.replace("name: Bak, facts: { motor: true", "name: Bak, facts: { motor: false");
    told(
        &reviewed(cmd, &dossier, TREE, &without),
        0,
        "Bak staat nog steeds bij “Afgevallen”.",
        "komen nu uit",
    );
    let (cmd, other) = (self::dossier().0, TREE.replace("klaar", "af").replace("fiets past", "fiets dan"));
    told(
        &reviewed(cmd, &dossier, &other, &without),
        1,
        "Uw antwoorden komen nu uit bij “Deze fiets dan”.",
        NOTHING,
    );
}

#[test]
fn where_the_walk_ends_elsewhere_that_place_is_told_and_in_its_middle_no_standings() {
    let (cmd, mut dossier) = dossier();
    dossier.decision.selection = chosen("snel", "Snel 3");
    let tree = TREE.replace("klaar", "af");
    let words = "Uw antwoorden komen nu uit bij “Deze fiets past”. Snel 3 staat daar bij “Aanbevolen”.";
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 1, words, "niets zeker");
    // At a question nothing is told of others, though one drops on the way.
    let cmd = self::dossier().0;
    let tree = TREE.replace(
        "werk: { text: Werk, go: hulp }",
        "werk: { text: Werk, keep: [{ require: { is: { motor: true } }, because: heeft geen motor }], go: maat }",
    );
    let catalogue = CATALOGUE.replace("name: Bak, facts: { motor: true", "name: Bak, facts: { motor: false");
    told(&reviewed(cmd, &dossier, &tree, &catalogue), 1, "Over Snel 3 is nu niets zeker.", "Bak: “");
}

#[test]
fn how_an_app_stood_is_not_made_up_where_no_list_tells_it() {
    for (is_cut, code) in [(true, 0), (false, 1)] {
        let (cmd, mut dossier) = dossier();
        dossier.decision.selection = chosen("bak", "Bak");
        let advice = dossier.advice.as_mut().unwrap();
        advice.left.retain(|left| left.app != "bak");
        advice.more_left.recommended = usize::from(is_cut);
        let words = "Bak staat nu bij “Aanbevolen”. Hoe dat eerst was, staat niet in dit dossier.";
        told(&reviewed(cmd, &dossier, TREE, CATALOGUE), code, words, "gaat van");
    }
}

#[test]
fn that_none_was_chosen_is_told_as_a_choice() {
    let (cmd, mut dossier) = dossier();
    dossier.decision.selection = Selection::NoApp;
    let words = "In dit dossier is gekozen om niets hiervan te nemen.";
    told(&reviewed(cmd, &dossier, TREE, CATALOGUE), 0, words, "niets gekozen");
    dossier.advice.as_mut().unwrap().first.apps.clear();
    told(&reviewed(self::dossier().0, &dossier, TREE, CATALOGUE), 1, words, "niets gekozen");
}

#[test]
fn another_fact_in_the_place_of_a_column_is_no_other_value_of_it() {
    let (cmd, dossier) = dossier();
    let tree = TREE
        .replace("rows: [{ fact: prijs_kort, label: prijs,", "rows: [{ fact: remmen, label: remmen,")
        .replace("facts:\n", "facts:\n  remmen: { label: Remmen, text: {} }\n");
    let catalogue = CATALOGUE.replace("motor: true", "motor: true, remmen: schijfremmen");
    told(&reviewed(cmd, &dossier, &tree, &catalogue), 0, NOTHING, "schijfremmen");
}

#[test]
fn a_dossier_without_advice_is_not_to_be_answered_where_nothing_of_it_changes() {
    let (_, mut dossier) = dossier();
    dossier.advice = None;
    for (status, words) in [
        (Status::Concept, "Open het en beantwoord de vragen."),
        (Status::Withdrawn, "Er valt niets te vergelijken."),
    ] {
        dossier.decision.history = vec![StatusChange {
            status,
            on: date!(2026 - 11 - 28).into(),
            by: Default::default(),
            look_again: None,
            successor: Default::default(),
        }];
        let shown = reviewed(self::dossier().0, &dossier, TREE, CATALOGUE);
        assert!(shown.stderr.trim_end().ends_with(words), "{shown}");
    }
}

#[test]
fn an_answer_that_does_not_count_any_more_is_told() {
    let (cmd, dossier) = dossier();
    let tree = TREE.replace("werk: { text: Werk, go: hulp }", "werk: { text: Werk, end: klaar }");
    let unused = "Deze vraag komt nu niet meer: “Wilt u een motor?” Uw antwoord telt niet mee: “Ja”.";
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 0, unused, NOTHING);
}

#[test]
fn where_nothing_was_chosen_what_stood_first_is_not_called_a_choice() {
    let (cmd, dossier) = dossier();
    told(&reviewed(cmd, &dossier, TREE, CATALOGUE), 0, "Wat bovenaan stond", "Uw keuze");
}

#[test]
fn where_nothing_was_left_and_something_is_now_that_is_told_of_each() {
    let none = CATALOGUE.replace("motor: true", "motor: false");
    let cmd = Cmd::new(&["open", "fiets.yaml", "--plain", "--tree", "tree.yaml"]);
    let cmd = cmd.file("tree.yaml", TREE).file("catalogue/fietsen.yaml", none).stdin("1\n1\nstop\n");
    cmd.run();
    let dossier = read_dossier(cmd.read("fiets.yaml").as_bytes()).dossier;
    assert_eq!(dossier.advice.as_ref().unwrap().dropped.len(), 2);
    let shown = reviewed(cmd, &dossier, TREE, CATALOGUE);
    told(&shown, 1, "er stond niets bovenaan. Bovenaan staan nu Bak en Snel 3.", NOTHING);
    assert!(shown.stdout.contains("Bak: “Afgevallen” wordt “Aanbevolen”"), "{shown}");
}

#[test]
fn days_that_have_come_and_a_decision_that_holds_no_more_are_told() {
    let (cmd, mut dossier) = dossier();
    let past: Day = date!(2026 - 06 - 01).into();
    let risk = Task {
        shown: "Koop een slot.".into(),
        state: TaskState::Accepted { why: "staat binnen".into(), by: "de baas".into(), until: Some(past) },
        ..Task::default()
    };
    dossier.decision.tasks.insert(TaskId::Point("slot".to_owned()), risk);
    dossier.decision.history = vec![StatusChange {
        status: Status::Adopted,
        on: past,
        by: "de baas".into(),
        look_again: Some(past),
        successor: Default::default(),
    }];
    let shown = reviewed(cmd, &dossier, TREE, CATALOGUE);
    told(&shown, 0, "U zou dit besluit opnieuw bekijken op 1 juni 2026. Die dag is er.", NOTHING);
    let risk =
        "Dit risico is aanvaard tot en met 1 juni 2026. Die dag is voorbij. Het gaat om: “Koop een slot.”";
    assert!(shown.stdout.contains(risk), "{shown}");
    let last = dossier.decision.history.last_mut().unwrap();
    (last.status, last.successor.name) = (Status::Superseded, "Andere fiets".into());
    let superseded = "Dit besluit is vervangen op 1 juni 2026, door “Andere fiets”.";
    told(&reviewed(self::dossier().0, &dossier, TREE, CATALOGUE), 0, superseded, "opnieuw bekijken");
    let days = [Status::Withdrawn, Status::Concept].map(|status| {
        dossier.decision.history[0].status = status;
        reviewed(self::dossier().0, &dossier, TREE, CATALOGUE).stdout
    });
    assert!(days[0].contains("Dit is ingetrokken op 1 juni 2026."), "{}", days[0]);
    assert!(!days[1].contains("1 juni 2026. Die dag is er"), "{}", days[1]);
}

#[test]
fn a_reply_over_what_the_content_says_otherwise_now_is_told() {
    let (cmd, mut dossier) = dossier();
    dossier.replies = vec![Reply {
        on: ReplyOn::Fact { app: "snel".to_owned(), fact: "motor".to_owned() },
        value: ReplyValue::Flag(true),
        rests_on: "mail".into(),
        day: date!(2026 - 06 - 01).into(),
        by: "Jan".into(),
        taken_back: false,
        shown: ReplyShown { before: "ja".into(), ..ReplyShown::default() },
    }];
    let without =
        CATALOGUE.replace("name: Snel 3, facts: { motor: true", "name: Snel 3, facts: { motor: false");
    let shown = reviewed(cmd, &dossier, TREE, &without);
    told(&shown, 0, "Let ook op", NOTHING);
    assert!(shown.stdout.contains("Snel 3, Motor"), "{shown}");
}

#[test]
fn of_one_that_ended_it_is_told_when_and_what_stands_first() {
    let (cmd, mut dossier) = dossier();
    dossier.decision.selection = chosen("snel", "Snel 3");
    let ended = CATALOGUE.replace(
        "name: Snel 3,",
        "name: Snel 3, ended: { on: 2026-03-01, because: De fabriek sloot, successor: bak },",
    );
    let words =
        "Snel 3 is gestopt. Gestopt op 1 maart 2026; opvolger: Bak. De fabriek sloot. Bovenaan staat nu Bak.";
    told(&reviewed(cmd, &dossier, TREE, &ended), 1, words, NOTHING);
}

#[test]
fn where_several_stood_first_and_the_walk_has_no_end_they_share_a_line() {
    let (cmd, dossier) = dossier();
    let tree = TREE.replace("werk: { text: Werk, go: hulp }", "werk: { text: Werk, go: maat }");
    told(&reviewed(cmd, &dossier, &tree, CATALOGUE), 1, "Over Bak en Snel 3 is nu niets zeker.", NOTHING);
}
