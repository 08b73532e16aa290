//! The status of a decision: what cannot be taken back is said first, and its days come one after another.

use stappenplan::engine::Standing;
use stappenplan::session::{Dossiers, FormId, Page, PageId, PendingAnswer, Predecessor, Session, Status};
use stappenplan::text::Day;

use super::decision::{app, decided, fields, fill_in};
use super::prompts::talk_in;
use super::trees::Content;

#[test]
fn what_cannot_be_undone_is_said_and_asked_line_by_line() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    let adopt = ["", "besluit", "status", "vastgesteld", "de directie", "", ""];
    let talk = |session: &mut Session<'_>, more: &[&str]| {
        let lines: Vec<String> = adopt.iter().chain(more).map(|line| format!("{line}\n")).collect();
        talk_in(session, &lines)
    };
    let settles = "Daarna verandert er niets meer aan uw antwoorden en uw keuze.";
    let mut unsure = session.clone();
    let missing = "gaven nog geen advies; dat kan hierna niet meer.";
    assert_eq!(unsure.asked_before(FormId::Status), [""; 0], "nothing is adopted yet");
    // What is missing for good is asked by itself.
    let said = talk(&mut unsure, &["nee", "ja", "nee"]);
    assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" ").matches(missing).count(), 2, "{said}");
    assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" ").matches(settles).count(), 2, "{said}");
    assert_eq!(unsure.decision().status(), Status::Concept);
    let said = talk(&mut session, &["ja", "ja"]);
    assert_eq!(session.decision().status(), Status::Adopted, "{said}");
}

#[test]
fn a_status_comes_on_no_day_before_the_last_and_says_what_took_its_place() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let status = FormId::Status;
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut session, status, &[("status", "for_advice"), ("on", "3-12-2026")]);
    session.type_in_form(status, "status", "adopted".into());
    session.type_in_form(status, "by", "de directie".into());
    session.type_in_form(status, "on", "2-12-2026".into());
    assert_eq!(fields(&session, status), "status by on! look_again");
    fill_in(&mut session, status, &[("on", "4-12-2026")]);
    session.type_in_form(status, "status", "superseded".into());
    session.type_in_form(status, "on", "3-12-2026".into());
    assert_eq!(fields(&session, status), "status successor! by on!");
    fill_in(&mut session, status, &[("successor", "Bellen 2027"), ("on", "5-12-2026")]);
    // It is said once, above the rows.
    let Page::Listing(page) = session.page(PageId::Decision, &PendingAnswer::default()) else {
        panic!("a decision is a list")
    };
    let said = stappenplan::report::listing_lines(&page, session.messages(), 200).join("\n");
    assert_eq!(said.matches("de nieuwe versie is “Bellen 2027”").count(), 1, "{said}");
}

#[test]
fn advice_says_on_which_choice_it_was_given_once_another_is_made() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let decision = |session: &Session<'_>| {
        let Page::Listing(page) = session.page(PageId::Decision, &PendingAnswer::default()) else {
            panic!("a decision is a list")
        };
        stappenplan::report::listing_lines(&page, session.messages(), 200).join("\n")
    };
    let other = "gegeven toen “Pexip” gekozen was";
    fill_in(&mut session, FormId::Opinion(1), &[("text", "Bij elke keuze goed.")]);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut session, FormId::Opinion(0), &[("text", "Akkoord.")]);
    assert!(!decision(&session).contains("gegeven toen"), "{}", decision(&session));
    fill_in(
        &mut session,
        FormId::Choose(app(&model, "clickdoc")),
        &[("how", "instead"), ("motivation", "beter")],
    );
    let said = decision(&session);
    assert_eq!(said.matches("gegeven toen").count(), 1, "{said}");
    assert!(said.contains(&format!("Advies gegeven; {other}")), "{said}");
    assert!(said.contains("Vraag of het nog geldt.\n    Akkoord."), "{said}");
    // That it is followed does not make it advice on this choice; another day does.
    fill_in(&mut session, FormId::Opinion(0), &[("followed", "yes")]);
    assert!(decision(&session).contains(&format!("Gevolgd; {other}")), "{}", decision(&session));
    fill_in(&mut session, FormId::Opinion(0), &[("on", "4-12-2026")]);
    assert!(!decision(&session).contains("gegeven toen"), "{}", decision(&session));
}

#[test]
fn a_new_version_is_adopted_on_no_day_before_the_one_that_it_supersedes() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let before = Predecessor {
        name: "Oud".into(),
        status: Some(Status::Adopted),
        adopted_on: Day::read("2026-12-03"),
        superseded_by: None,
    };
    session.set_dossiers(Dossiers { supersedes: Some(before), ..Dossiers::default() });
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    for (status, on, expected) in [
        ("adopted", "2-12-2026", "status by on! look_again"),
        ("adopted", "3-12-2026", "status by on look_again"),
        ("for_advice", "2-12-2026", "status by on look_again"),
    ] {
        session.type_in_form(FormId::Status, "status", status.into());
        session.type_in_form(FormId::Status, "by", "de directie".into());
        session.type_in_form(FormId::Status, "on", on.into());
        assert_eq!(fields(&session, FormId::Status), expected, "{status} {on}");
    }
    session.type_in_form(FormId::Status, "status", "adopted".into());
    let Page::Form(form) = session.page(PageId::Form(FormId::Status), &PendingAnswer::default()) else {
        panic!("a status is a form")
    };
    let wrong = form.fields.iter().find_map(|field| field.wrong.clone()).unwrap();
    assert!(wrong.contains("vóór 3 december 2026") && wrong.contains("“Oud”"), "{wrong}");
}

#[test]
fn a_day_before_today_is_told_once_more_before_it_stays_for_good() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let mut told = |status: &str, on: &str| {
        session.type_in_form(FormId::Status, "status", status.into());
        session.type_in_form(FormId::Status, "on", on.into());
        session.asked_before(FormId::Status).join(" ")
    };
    let day = "Als dag van dit besluit legt u 1 januari 2019 vast, en niet vandaag.";
    let change = "Als dag waarop de status verandert legt u 1 januari 2019 vast, en niet vandaag.";
    for (status, on, tells) in [
        ("adopted", "1-1-2019", Some(day)),
        ("withdrawn", "1-1-2019", Some(change)),
        ("adopted", "5-12-2026", None),
        ("for_advice", "1-1-2019", None),
    ] {
        let told = told(status, on);
        for words in [day, change] {
            assert_eq!(told.ends_with(words), tells == Some(words), "{status} {on}: {told}");
        }
    }
}

#[test]
fn a_choice_that_drops_is_told_before_it_is_adopted() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let verdict = session.verdicts().find(|verdict| verdict.standing == Standing::Dropped).unwrap();
    let name = model.catalogue.apps.row(verdict.app).name.one_line();
    fill_in(&mut session, FormId::Choose(verdict.app), &[("motivation", "goed")]);
    session.type_in_form(FormId::Status, "status", "adopted".into());
    let asked = session.asked_before(FormId::Status).join(" ");
    assert!(asked.contains(&name), "{name}: {asked}");
    // Of one that fits nothing is said.
    let mut fits = decided(&model);
    fill_in(&mut fits, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fits.type_in_form(FormId::Status, "status", "adopted".into());
    assert!(!fits.asked_before(FormId::Status).join(" ").contains("Pexip"));
}
