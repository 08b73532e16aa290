//! A dossier whose content changed: what that did is told where the person looks, and nothing is lost.

use stappenplan::record::{Autosave, Basis, PreviousWalk, read_dossier};
use stappenplan::session::{PageId, Session};
use stappenplan::text::{Lang, Messages};
use time::OffsetDateTime;
use time::macros::{date, datetime};

use super::common::{Cmd, Shown};
use super::replies::{reply, set, shipped, shown};
use super::trees::Content;

const TREE: &str = include_str!("../second/english/tree.yaml");
const BREADS: &str = include_str!("../second/english/catalogue/breads.yaml");
const NAME: &str = "Which bread shall we bake 2026-12-01";
const CHOOSE: &str = "\nchoose rye loaf\nBecause\n\n";
const ADOPT: &str = "decision\nstatus\n3\nThe boss\n\n\nyes\nyes\n";

/// The tree without its scenarios, with some of its words replaced.
fn tree(from: &str, to: &str) -> String {
    let (tree, _) = TREE.split_once("\nscenarios:").unwrap();
    assert!(tree.contains(from), "{from}");
    format!("{}\n", tree.replace(from, to))
}

/// Line mode over this content, on one day, as one line.
fn plain(cmd: Cmd, content: (&str, &str), arguments: &[&str], typed: &str) -> (String, Cmd) {
    let content_of = ["--tree", "bread/tree.yaml", "--plain", "--today", "2026-12-01"];
    let arguments: Vec<&str> = arguments.iter().chain(&content_of).copied().collect();
    let cmd = cmd.again(&arguments).file("bread/tree.yaml", content.0);
    let cmd = cmd.file("bread/catalogue/breads.yaml", content.1).stdin(typed);
    let shown: Shown = cmd.run();
    (format!("{}{}", shown.stdout, shown.stderr).split_whitespace().collect::<Vec<_>>().join(" "), cmd)
}

/// A dossier with an advice of which the rye loaf is chosen, and perhaps adopted; and the tree.
fn chosen(is_adopted: bool) -> (String, Cmd) {
    let as_it_was = tree("title", "title");
    let (_, cmd) = plain(Cmd::new(&[]), (&as_it_was, BREADS), &[], "48\n3\n1,2\nstop\n");
    let typed = format!("{CHOOSE}{}stop\n", if is_adopted { ADOPT } else { "" });
    let (_, cmd) = plain(cmd, (&as_it_was, BREADS), &[], &typed);
    (as_it_was, cmd)
}

/// The catalogue with another rye loaf.
fn breads(from: &str, to: &str) -> String {
    let at = BREADS.find("rye_loaf").unwrap();
    let (before, after) = BREADS.split_at(at);
    assert!(after.contains(from), "{from}");
    format!("{before}{}", after.replacen(from, to, 1))
}

#[test]
fn what_became_of_the_chosen_app_is_told_until_an_answer_changes() {
    let (tree, cmd) = chosen(false);
    let told = "Changed since the saved advice: ";
    let (said, cmd) = plain(cmd, (&tree, BREADS), &[], "stop\n");
    assert!(!said.contains(told), "{said}");
    let (said, cmd) = plain(cmd, (&tree, &breads(HOURS, "hours: 60")), &[], "stop\n");
    assert!(said.contains(&format!("{told}Rye loaf drops out now.")), "{said}");
    let tricky = breads("grain: [rye] }", "grain: [rye], verdict: tricky }");
    let (said, cmd) = plain(cmd, (&tree, &tricky), &[], "stop\n");
    assert!(said.contains(&format!("{told}Rye loaf moves from “Recommended” to “")), "{said}");
    // What the person does is no change of the content.
    let (said, _) = plain(cmd, (&tree, &tricky), &[], "answers\n1\n20\nstart\nstop\n");
    assert_eq!(said.matches(told).count(), 1, "{said}");
}

const HOURS: &str = "hours: 18";

#[test]
fn an_adopted_decision_tells_that_its_advice_was_another_one() {
    let (tree, cmd) = chosen(true);
    let other = "This is the advice of now. At the decision it was different: ";
    let (said, cmd) = plain(cmd, (&tree, BREADS), &[], "\nstop\n");
    assert!(!said.contains(other), "{said}");
    let (said, cmd) = plain(cmd, (&tree, &breads(HOURS, "hours: 60")), &[], "\nstop\n");
    assert!(said.contains(&format!("{other}Rye loaf stood at “")), "{said}");
    assert!(said.contains("The report shows that."), "{said}");
    // Nothing of it is gone on with.
    let reworded = tree.replace("How many hours do you have?", "How much time do you have?");
    let (said, _) = plain(cmd, (&reworded, BREADS), &[], "stop\n");
    assert!(said.contains("A question was reworded.") && !said.contains("Look at your answers"), "{said}");
}

#[test]
fn that_an_answer_is_set_aside_is_told_until_its_question_has_one() {
    let (tree_then, cmd) = chosen(false);
    let less = tree("max: 48", "max: 24");
    let gone = "“How many hours do you have?” no longer has the answer “48 hours”.";
    let (said, cmd) = plain(cmd, (&less, BREADS), &[], "stop\n");
    assert!(said.contains(gone), "{said}");
    // As long as the question has no answer.
    let (_, cmd) = plain(cmd, (&less, BREADS), &[], "1\n20\nstop\n");
    let (said, cmd) = plain(cmd, (&less, BREADS), &[], "stop\n");
    assert!(!said.contains(gone), "{said}");
    let (said, _) = plain(cmd, (&tree_then, BREADS), &[], "stop\n");
    assert!(!said.contains("That answer fits again"), "{said}");
}

#[test]
fn a_new_version_carries_what_was_set_aside_and_offers_it_when_it_fits_again() {
    let (tree_then, cmd) = chosen(true);
    let less = tree("max: 48", "max: 24");
    let (said, cmd) = plain(cmd, (&less, BREADS), &[], "decision\nmake a new version\nstop\n");
    assert!(said.contains("no longer has the answer “48 hours”. Choose again."), "{said}");
    let file = format!(".local/state/stappenplan/dossiers/{NAME} 2.yaml");
    assert!(cmd.read(&file).contains("set_aside:\n  - question: time\n"), "{}", cmd.read(&file));
    // The notice stays as long as it holds.
    let (said, cmd) = plain(cmd, (&less, BREADS), &["open", &format!("{NAME} 2")], "stop\n");
    assert!(said.contains("no longer has the answer “48 hours”. Choose again."), "{said}");
    let (said, cmd) = plain(cmd, (&tree_then, BREADS), &["open", &format!("{NAME} 2")], "stop\n");
    let again = "To “How many hours do you have?” you answered before: “48 hours”. That answer fits again.";
    assert!(said.contains(again), "{said}");
    let dossier = read_dossier(cmd.read(&file).as_bytes()).dossier;
    assert!(dossier.choices.iter().all(|choice| choice.question != "time"), "it is not confirmed");
    // A copy of it has the same.
    let open = ["open", &format!("{NAME} 2")];
    let (_, cmd) = plain(cmd, (&less, BREADS), &open, "dossiers\n1\nmake a copy\nstop\n");
    let copy = format!(".local/state/stappenplan/dossiers/{NAME} 3.yaml");
    assert!(cmd.read(&copy).contains("set_aside:\n  - question: time\n"), "{}", cmd.read(&copy));
}

const NL: Messages = Messages::new(Lang::Nl);
const NOW: OffsetDateTime = datetime!(2026-12-10 12:00 UTC);

#[test]
fn a_reply_over_a_fact_that_is_otherwise_now_is_told_with_both_values() {
    let model = shipped();
    let basis = |model| Basis { model, tree_digest: "a", catalogue_digest: "b" };
    let mut session = Session::new(&model, NL);
    session.enter_reply(reply("beeldzorg", "soort", set(&["platform"])));
    let text = Autosave::new(basis(&model), "jan@pc", "Thee".into(), 0).text(&session, NOW);
    assert!(text.contains("app_name: \"Beeldzorg\""), "{text}");
    let mut content = Content::embedded();
    content.tree.truncate(content.tree.find("\nscenarios:").unwrap() + 1);
    let (_, app) = content.apps.iter_mut().find(|(stem, _)| stem == "beeldzorg").unwrap();
    *app = app.replace("soort: [beeldbellen]", "soort: [chat]");
    let changed = content.model().on(date!(2026 - 12 - 10).into());
    let again = |model| {
        let previous = PreviousWalk::of_dossier(basis(model), NL, read_dossier(text.as_bytes()).dossier, NOW);
        let mut session = Session::new(model, NL);
        session.take_up(previous.resumed);
        session
    };
    let start = |session: &Session<'_>| {
        shown(session, PageId::Start).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!start(&again(&model)).contains("Toen u de navraag invulde"));
    let session = again(&changed);
    let told = start(&session);
    assert!(told.contains("Beeldzorg, ") && told.contains("in de gegevens staat nu “"), "{told}");
    assert!(told.contains("Uw navraag telt."), "{told}");
    let before = session.told_reply(0, &session.replies()[0]).before.unwrap();
    assert!(before.starts_with("In de gegevens staat nu: "), "{before}");
}
