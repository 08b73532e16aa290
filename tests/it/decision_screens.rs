//! What the screens of a decision say of it: what is chosen, what is still to do first, and what no field takes.

use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice, document_lines, listing_lines, table_lines};
use stappenplan::session::{Action, FormId, Page, PageId, PendingAnswer, Session, SideBySide, Tick};
use stappenplan::text::{Day, Lang, Messages};

use super::decision::{app, decided, fields, fill_in, form};
use super::replies::{reply, set};
use super::trees::Content;

/// A page as text, each row on a line.
#[track_caller]
fn page(session: &Session<'_>, page: PageId) -> String {
    let lines = match session.page(page, &PendingAnswer::default()) {
        Page::Listing(page) => listing_lines(&page, session.messages(), 4000),
        Page::Document(page) => document_lines(&page, 4000),
        Page::Table(page) => table_lines(&page, 4000),
        other => panic!("{other:?}"),
    };
    lines.join("\n")
}

#[test]
fn what_is_not_to_do_any_more_is_not_told_as_to_do_first() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let first = "Sluit een verwerkersovereenkomst";
    for (state, more, told) in [
        ("open", &[][..], ""),
        ("done", &[], "Klaar."),
        ("not_needed", &[], "Niet nodig."),
        ("accepted", &[("why", "klein"), ("by", "de directie")], "Risico aanvaard door de directie."),
    ] {
        let values: Vec<_> = [("state", state)].into_iter().chain(more.iter().copied()).collect();
        fill_in(&mut session, FormId::Task(0), &values);
        let (advice, points) = (page(&session, PageId::Walk), page(&session, PageId::Organisation));
        assert_eq!(advice.contains(first), told.is_empty(), "{state}: {advice}");
        assert!(points.contains(first), "{state}: {points}");
        assert_eq!(points.contains("punten open"), !told.is_empty(), "{state}: {points}");
        assert_eq!(points.contains("Doe nu eerst"), told.is_empty(), "{state}: {points}");
        let behind = points.split(first).nth(1).unwrap();
        assert!(behind.contains(told), "{state}: {points}");
    }
}

#[test]
fn what_is_chosen_is_marked_in_the_lists_and_told_where_it_is_not_what_is_first() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let first = decided(&model).first_choice().unwrap();
    let [only] = first.apps.as_slice() else { panic!("one stands first: {first:?}") };
    for (chosen, is_told) in [(app(&model, "weseedo"), true), (*only, false)] {
        let name = model.catalogue.apps.row(chosen).name.one_line();
        let mut session = decided(&model);
        let told = |session: &Session<'_>, status: &str| {
            let line = format!("Uw keuze: {name} ({status})");
            let left = advice(session, Verbosity::Short, 80).join("\n");
            assert!(left.contains(&line), "when leaving: {left}");
            let shown = page(session, PageId::Walk);
            // It stands above the rows, behind all that is told of what is first: that is of another app.
            let is_told = shown.contains(&format!("{line}. Van de 33"));
            assert_eq!(shown.contains(&line), is_told, "{shown}");
            is_told
        };
        assert!(!advice(&session, Verbosity::Short, 80).join("\n").contains("Uw keuze"));
        fill_in(&mut session, FormId::Choose(chosen), &[("motivation", "goed")]);
        assert_eq!(told(&session, "concept"), is_told, "{name}");
        for list in [PageId::Walk, PageId::Apps] {
            let Page::Listing(listing) = session.page(list, &PendingAnswer::default()) else {
                unreachable!()
            };
            let marked = listing.rows.iter().filter(|row| row.words.starts_with("gekozen"));
            let marked: Vec<_> = marked.map(|row| row.action).collect();
            assert_eq!(marked, [Some(Action::Open(PageId::App(chosen)))], "{name} {list:?}");
        }
        fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
        assert!(told(&session, "vastgesteld"), "{name}");
    }
}

#[test]
fn at_an_earlier_question_no_question_is_still_to_come() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    assert!(session.back() && session.back());
    let number = session.state().walk.path.len() + 1;
    assert!(number > 5, "{number}");
    for shown in [PageId::Apps, PageId::Why(app(&model, "pexip"))] {
        let told = page(&session, shown);
        assert!(told.contains(&format!("Zo stond het bij vraag {number}.")), "{told}");
        assert!(!told.contains("nog niet het einde"), "{told}");
    }
    let mut begun = Answers::default();
    begun.add_argument("met_wie=patienten");
    let choices = begun.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
    let told = page(&session, PageId::Why(app(&model, "pexip")));
    assert!(told.contains("Dit is nog niet het einde.") && !told.contains("Zo stond het"), "{told}");
}

#[test]
fn what_apps_share_does_not_rest_on_the_reply_about_one_of_them() {
    let model = Content::embedded().model().on(Day::read("2026-12-10").unwrap());
    let [pexip, weseedo] = ["pexip", "weseedo"].map(|id| app(&model, id));
    let side = PageId::Compare(SideBySide::new(&[pexip, weseedo]).unwrap());
    let values = || set(&["nen7510", "iso27001"]);
    let with = |apps: &[&str]| {
        let replies = apps.iter().map(|app| reply(app, "gecertificeerd", values())).collect();
        let choices = decided(&model).choices().clone();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
        page(&session.with_decision(Default::default(), replies, Default::default()), side)
    };
    let shared = |told: &str| {
        let same = told.split("Overal gelijk").nth(1).unwrap().to_owned();
        let same = same.split(';').find(|part| part.contains("Gecertificeerd voor")).unwrap().to_owned();
        same.contains("volgens uw navraag")
    };
    assert!(!shared(&with(&["pexip"])), "{}", with(&["pexip"]));
    assert!(shared(&with(&["pexip", "weseedo"])), "{}", with(&["pexip", "weseedo"]));
}

#[test]
fn what_drops_by_one_answer_drops_by_every_other_where_none_changes_what_fits() {
    let model = Content::embedded().model();
    let mut answers = Answers::default();
    for argument in [
        "met_wie=patienten",
        "soort_client=alleen",
        "omgeving=none",
        "wanneer=tijd",
        "bewijs=nen",
        "ontvanger=geen_account,niets_installeren,beeld",
        "personen=300",
        "zorgverlener=none",
        "kosten=gratis",
        "geregeld=none",
    ] {
        answers.add_argument(argument);
    }
    let choices = answers.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
    let told = page(&session, PageId::Mattered);
    let (decides, other) = told.split_once("Deze antwoorden veranderen niet wat er past").unwrap();
    assert!(
        other.contains(
            "Alleen door dit antwoord valt af: Jouw Omgeving. Met een ander antwoord op deze vraag valt die ook af."
        ),
        "{told}"
    );
    assert!(decides.contains("Alleen door dit antwoord") && !decides.contains("ook af"), "{told}");
}

#[test]
fn a_risk_is_accepted_until_no_day_that_is_past() {
    let mut model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let task = FormId::Task(1);
    let mut session = decided(&model);
    for (name, text) in [("state", "accepted"), ("why", "klein"), ("by", "de directie")] {
        session.type_in_form(task, name, text.into());
    }
    for (day, is_taken) in [("30-11-2026", false), ("1-12-2026", true), ("1-12-2027", true), ("", true)] {
        session.type_in_form(task, "until", day.into());
        assert_eq!(!fields(&session, task).contains("until!"), is_taken, "{day}");
    }
    session.type_in_form(task, "until", "30-11-2026".into());
    let wrong = form(&session, task).fields.into_iter().find_map(|field| field.wrong).unwrap();
    assert!(wrong.contains("al geweest") && session.confirm_form(task).is_none(), "{wrong}");
    fill_in(&mut session, task, &[("until", "2-12-2026")]);
    let (choices, decision) = (session.choices().clone(), session.decision().clone());
    // Once that day is past, something else of the task can be changed all the same.
    model = model.on(Day::read("2026-12-03").unwrap());
    let later = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
    let mut later = later.with_decision(decision, Vec::new(), Default::default());
    fill_in(&mut later, task, &[("owner", "Jan")]);
    assert_eq!(later.tick_of(&later.listed_tasks()[1].task), Tick::Open);
}

#[test]
fn a_field_that_may_be_empty_says_when() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let opinion = FormId::Opinion(0);
    assert_eq!(
        form(&session, opinion).fields[0].help,
        "Dit mag leeg blijven zolang u hieronder niets invult."
    );
    assert!(!fields(&session, opinion).contains("text!"));
    session.type_in_form(opinion, "by", "de FG".into());
    assert!(fields(&session, opinion).contains("text!"));
    let remark = form(&session, FormId::AppRemark(app(&model, "pexip"))).fields[0].help.clone();
    assert!(remark.contains("verslag") && !remark.contains("Alleen voor"), "{remark}");
}
