//! Confirming a form: what changed nothing is nothing to undo, and what was typed and is not recorded is told as that.

use stappenplan::session::{Confirmed, FormId, Page, PageId, PendingAnswer, Session, Status, TaskState};
use stappenplan::text::{Day, Lang, LineCommand, Messages};

use super::decision::{app, decided, fill_in, form};
use super::prompts::talk_in;
use super::trees::Content;

/// Every form that holds something, with a field of it and what is put into that.
fn filled(session: &mut Session<'_>) -> Vec<(FormId, &'static str)> {
    let pexip = app(session.model(), "pexip");
    let question = session.model().graph.questions.find(|question| question.id == "personen").unwrap();
    let forms = [
        (FormId::Choose(pexip), "motivation"),
        (FormId::Motivation, "motivation"),
        (FormId::AppRemark(pexip), "remark"),
        (FormId::AnswerRemark(question), "remark"),
        (FormId::Task(0), "remark"),
        (FormId::Opinion(0), "text"),
        (FormId::Status, "by"),
    ];
    for (form, name) in forms {
        fill_in(session, form, &[(name, &format!("iets {form:?}"))]);
    }
    forms.to_vec()
}

#[test]
fn a_form_that_changed_nothing_is_nothing_to_undo() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let forms = filled(&mut session);
    assert!(session.toggle_task(1));
    let before = session.decision().clone();
    for (form, _) in &forms {
        assert_eq!(session.confirm_form(*form), Some(Confirmed::Unchanged), "{form:?}");
    }
    assert_eq!(session.decision(), &before);
    assert!(session.undo());
    let done = |task: &stappenplan::session::ListedTask| task.task.state == TaskState::Done;
    assert!(!session.listed_tasks().iter().any(done), "the last change is undone");
    assert_eq!(session.decision().opinions, before.opinions);
    // Where nothing was filled in either nothing happened.
    let mut session = decided(&model);
    for form in [FormId::Task(0), FormId::Opinion(0), FormId::Status] {
        assert!(
            matches!(session.confirm_form(form), Some(Confirmed::Empty | Confirmed::Unchanged)),
            "{form:?}"
        );
    }
    assert!(!session.can_undo());
}

#[test]
fn emptied_fields_leave_nothing_typed_behind() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let [pexip, weseedo] = ["pexip", "weseedo"].map(|id| FormId::Choose(app(&model, id)));
    fill_in(&mut session, pexip, &[]);
    session.type_in_form(weseedo, "how", "instead".into());
    session.type_in_form(weseedo, "motivation", "mooi".into());
    session.type_in_form(weseedo, "motivation", " ".into());
    session.let_go_choice(weseedo, "how");
    assert!(session.unconfirmed().forms.is_empty(), "{:?}", session.unconfirmed().forms);
    // What is recorded is emptied for good only when that is confirmed.
    fill_in(&mut session, FormId::Motivation, &[("motivation", "goed")]);
    session.type_in_form(FormId::Motivation, "motivation", "".into());
    assert!(form(&session, FormId::Motivation).fields[0].is_typed());
}

fn talk(session: &mut Session<'_>, lines: &[&str]) -> String {
    let typed: Vec<String> = lines.iter().map(|line| format!("{line}\n")).collect();
    talk_in(session, &typed)
}

#[test]
fn what_was_undone_is_told_as_typed_and_an_empty_line_leaves_what_is_recorded() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let remark = |session: &Session<'_>| {
        session.decision().remarks.values().next().map(|remark| remark.text.as_str().to_owned())
    };
    let told = talk(
        &mut session,
        &["opmerking pexip", "aaa", "", "opmerking pexip", "bbb", "", "u", "opmerking pexip", ""],
    );
    let last = told.rsplit("Uw opmerking").next().unwrap();
    assert!(
        last.contains("Hier staat nu: aaa\nGetypt en niet vastgelegd: bbb\nWat u hier typt, komt in de plaats van alles wat er nu staat.\nTyp = om dat over te nemen."),
        "{told}"
    );
    assert_eq!(remark(&session).as_deref(), Some("aaa"));
    assert!(told.contains("U hebt niets veranderd"), "{told}");
    assert!(session.unconfirmed().forms.is_empty());
    // It can be taken over as well.
    let told = talk(&mut session, &["opmerking pexip", "ccc", "", "u", "opmerking pexip", "="]);
    assert_eq!(remark(&session).as_deref(), Some("ccc"), "{told}");
    assert!(session.undo());
    let told = talk(&mut session, &["opmerking pexip"]);
    assert!(told.contains("Getypt en niet vastgelegd: ccc"), "{told}");
}

#[test]
fn a_choice_that_is_not_recorded_is_told_as_that() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    session.type_in_form(FormId::Task(0), "state", "done".into());
    let told = talk(&mut session, &["taak 1", ""]);
    assert!(told.contains("Hier staat nu: nog te doen\nGekozen en niet vastgelegd: klaar\n"), "{told}");
    assert!(session.unconfirmed().forms.is_empty(), "an empty line left what is recorded");
}

/// The rows of the start page: whether they lead anywhere, and what they say.
fn start(session: &Session<'_>) -> Vec<(bool, String)> {
    let Page::Listing(page) = session.page(PageId::Start, &PendingAnswer::default()) else { unreachable!() };
    let rows = page.rows.made_at_once();
    rows.map(|(_, row)| (row.action.is_some(), format!("{}: {}", row.label, row.words))).collect()
}

#[test]
fn what_is_left_is_named_asked_about_before_it_is_too_late_and_read_afterwards() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let pexip = app(&model, "pexip");
    let question = model.graph.questions.find(|question| question.id == "soort_client").unwrap();
    fill_in(&mut session, FormId::Choose(pexip), &[("motivation", "goed")]);
    session.type_in_form(FormId::AppRemark(pexip), "remark", "half".into());
    session.type_in_form(FormId::AnswerRemark(question), "remark", "even".into());
    session.type_in_form(FormId::Task(0), "remark", "later".into());
    let rows = start(&session);
    for named in [
        "Nog niet vastgelegd: Opmerking bij Pexip",
        "Nog niet vastgelegd: Opmerking bij vraag 2",
        "Nog niet vastgelegd: Doe nu eerst: Sluit een",
    ] {
        assert!(rows.iter().any(|(leads, row)| *leads && row.starts_with(named)), "{named}: {rows:?}");
    }
    session.type_in_form(FormId::Status, "status", "adopted".into());
    session.type_in_form(FormId::Status, "by", "de directie".into());
    let asked = session.asked_before(FormId::Status);
    assert!(
        asked[0].contains("Opmerking bij Pexip") && asked[0].contains("Opmerking bij vraag 2"),
        "{asked:?}"
    );
    assert!(!asked[0].contains("Sluit een") && asked.len() > 1, "it can be filled in afterwards: {asked:?}");
    assert!(session.confirm_form(FormId::Status).is_some());
    let rows = start(&session);
    for read in ["Opmerking bij Pexip: Uw opmerking: half", "Opmerking bij vraag 2: Uw opmerking: even"] {
        assert!(rows.iter().any(|(leads, row)| !leads && row.starts_with(read)), "{read}: {rows:?}");
    }
    // What nobody can do anything with stands behind all that leads somewhere.
    let last_to_lead = rows.iter().rposition(|(leads, _)| *leads).unwrap();
    assert!(rows[..=last_to_lead].iter().all(|(leads, _)| *leads), "{rows:?}");
    assert_eq!(rows.len() - last_to_lead - 1, 2, "{rows:?}");
}

#[test]
fn a_status_that_is_so_already_is_no_longer_typed() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    session.type_in_form(FormId::Status, "status", "superseded".into());
    session.type_in_form(FormId::Status, "successor", "Bellen 2".into());
    let typed = session.unconfirmed();
    assert!(start(&session).iter().any(|(leads, row)| *leads && row.contains("vastgelegd")));
    // Adopting the new version wrote it here meanwhile.
    assert!(session.confirm_form(FormId::Status).is_some());
    let resumed =
        Session::resume(&model, Messages::new(Lang::Nl), session.choices().clone(), Default::default());
    let session = resumed.with_decision(session.decision().clone(), Vec::new(), typed);
    assert_eq!(session.decision().status(), Status::Superseded);
    assert!(start(&session).iter().all(|(leads, _)| *leads), "{:?}", start(&session));
}

#[test]
fn a_reason_that_was_given_is_not_asked_for() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "teams")), &[("motivation", "beter")]);
    session.type_in_form(FormId::Status, "status", "adopted".into());
    let asked = session.asked_before(FormId::Status).join(" ");
    assert!(asked.contains("past niet bij uw antwoorden"), "{asked}");
    assert!(!asked.contains("waarom u het toch kiest"), "{asked}");
}

#[test]
fn line_mode_says_what_a_number_does_and_how_to_choose_and_takes_the_number_of_a_letter() {
    let model = Content::embedded().model();
    let nl = Messages::new(Lang::Nl);
    let command = |command| nl.command(command);
    let (tasks, letters, reply) =
        (command(LineCommand::Plan), command(LineCommand::Suppliers), command(LineCommand::Reply));
    let mut session = decided(&model);
    let told = talk(&mut session, &[tasks]);
    assert!(told.contains("Met taak 1 vult u het in."), "{told}");
    let told = talk(&mut session, &[command(LineCommand::Decision), "1"]);
    assert!(told.contains("Kiezen doet u met kies en een nummer of een naam."), "{told}");
    let told = talk(&mut session, &[letters, "1"]);
    assert!(told.contains("\n1. ") && told.contains("\n2. "), "{told}");
    let told = talk(&mut session, &[letters, &format!("{reply} 1")]);
    assert!(told.rsplit("Brieven").next().unwrap_or_default().contains("Antwoorden over "), "{told}");
}
