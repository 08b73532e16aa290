//! The status of a decision: what cannot be taken back is said first, and its days come one after another.

use stappenplan::session::{FormId, Page, PageId, PendingAnswer, Session, Status};
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
    let said = talk(&mut unsure, &["nee"]);
    assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" ").matches(settles).count(), 2, "{said}");
    assert_eq!(unsure.decision().status(), Status::Concept);
    let said = talk(&mut session, &["ja"]);
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
fn a_day_before_today_is_told_once_more_before_it_stays_for_good() {
    let model = Content::embedded().model().on(Day::read("2026-12-05").unwrap());
    let mut session = decided(&model);
    let mut told = |status: &str, on: &str| {
        session.type_in_form(FormId::Status, "status", status.into());
        session.type_in_form(FormId::Status, "on", on.into());
        session.settles_by(FormId::Status).unwrap_or_default()
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
