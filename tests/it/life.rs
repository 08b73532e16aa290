//! The life of a decision: tasks that outlive the content, advice one by one, days, and what one that was taken still offers.

use stappenplan::model::Model;
use stappenplan::record::{Answers, dossier_text, read_dossier};
use stappenplan::session::{
    Action, Belongs, Block, Decision, FormField, FormId, Listing, Page, PageId, PendingAnswer, Remark,
    RemarkOn, Reply, ReplyOn, ReplyValue, SelectedApp, Selection, Session, Status, StatusChange, Task,
    TaskId, TaskState,
};
use stappenplan::text::{Day, Lang, Messages};

use super::decision::PRACTICE;
use super::prompts::talk_in;
use super::trees::Content;

fn day(typed: &str) -> Day {
    Day::read(typed).unwrap()
}

fn model() -> Model {
    Content::embedded().model().on(day("2026-12-01"))
}

fn with(model: &Model, decision: Decision) -> Session<'_> {
    let mut answers = Answers::default();
    PRACTICE.iter().for_each(|argument| answers.add_argument(argument));
    let choices = answers.resolve(model).unwrap();
    let session = Session::resume(model, Messages::new(Lang::Nl), choices, Default::default());
    session.with_decision(decision, Vec::new(), Default::default())
}

fn choose(model: &Model, id: &str) -> FormId {
    FormId::Choose(model.catalogue.apps.find(|row| row.id == id).unwrap())
}

#[track_caller]
fn field(session: &Session<'_>, form: FormId, name: &str) -> FormField {
    let Page::Form(page) = session.page(PageId::Form(form), &PendingAnswer::default()) else {
        panic!("no form")
    };
    page.fields.into_iter().find(|field| field.name == name).unwrap_or_else(|| panic!("no field {name}"))
}

#[track_caller]
fn fill_in(session: &mut Session<'_>, form: FormId, values: &[(&'static str, &str)]) {
    for (name, text) in values {
        session.type_in_form(form, name, (*text).into());
    }
    assert!(session.confirm_form(form).is_some(), "{form:?}");
}

#[track_caller]
fn listing<'m>(session: &Session<'m>, page: PageId) -> Listing<'m> {
    match session.page(page, &PendingAnswer::default()) {
        Page::Listing(listing) => listing,
        other => panic!("{other:?}"),
    }
}

fn adopted() -> StatusChange {
    StatusChange {
        status: Status::Adopted,
        on: day("2026-12-01"),
        by: "de directie".into(),
        look_again: None,
        successor: Default::default(),
    }
}

fn says(session: &mut Session<'_>, lines: &[&str]) -> String {
    let typed: Vec<String> = lines.iter().map(|line| format!("{line}\n")).collect();
    talk_in(session, &typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_task_that_the_content_has_no_more_keeps_its_words_and_stays_in_view() {
    let model = model();
    let gone = TaskId::Step { plan: "implementatie".to_owned(), step: "weg".to_owned() };
    let elsewhere = TaskId::Point("zoom_contract".to_owned());
    let known = Task {
        shown: "Bel de buren".into(),
        state: TaskState::NotNeeded,
        owner: "Jan".into(),
        due: Some(day("2027-01-01")),
        remark: "zie de mail".into(),
        about: Selection::Open,
    };
    let tasks = [(gone.clone(), known), (elsewhere, Task { owner: "Piet".into(), ..Task::default() })];
    let mut session = with(&model, Decision { tasks: tasks.into(), ..Decision::default() });
    let counted = session.tasks_settled();
    let plan = listing(&session, PageId::Plan);
    let rows: Vec<_> = plan.rows.iter().collect();
    let at = rows.iter().position(|row| row.label == "Bel de buren").unwrap();
    assert_eq!(rows[at].heading.as_deref(), Some("Staat niet meer in het stappenplan"));
    assert_eq!(rows[at].words, "niet nodig · Jan · uiterlijk 1 januari 2027");
    assert!(format!("{:?}", rows[at].detail).contains("zie de mail"));
    // One of which the content has the words, under other answers, and of which none were kept.
    assert_eq!(rows[at - 1].heading.as_deref(), Some("Hoort niet bij uw antwoorden en uw keuze van nu"));
    assert!(rows[at - 1].label.starts_with("Controleer nu het contract met Zoom"), "{}", rows[at - 1].label);
    // They are not counted among what is to be done, and can be filled in all the same.
    assert_eq!(counted, with(&model, Decision::default()).tasks_settled());
    let Some(Action::Toggle(task)) = rows[at].action else { panic!("{:?}", rows[at].action) };
    fill_in(
        &mut session,
        FormId::Task(task),
        &[("state", "open"), ("owner", ""), ("due", ""), ("remark", "")],
    );
    assert_eq!(session.decision().tasks[&gone].shown.as_str(), "Bel de buren", "nothing else has its words");
    assert!(session.undo());
    assert_eq!(session.decision().tasks[&gone].owner.as_str(), "Jan");
    // What is saved has the words of each.
    assert!(session.decision_in_words().tasks.values().all(|task| !task.shown.is_empty()));
    let said = says(&mut session, &["", "plan"]);
    assert!(said.contains("Staat niet meer in het stappenplan"), "{said}");
}

#[test]
fn a_task_is_kept_with_its_words_and_a_remark_with_what_it_is_about() {
    let model = model();
    let mut session = with(&model, Decision::default());
    fill_in(&mut session, choose(&model, "pexip"), &[("motivation", "goed")]);
    assert!(session.toggle_task(0));
    let question = session.whole().walk.path[2].question;
    fill_in(&mut session, FormId::AnswerRemark(question), &[("remark", "na overleg")]);
    let dossier =
        stappenplan::record::Dossier { decision: session.decision_in_words(), ..Default::default() };
    let decision = read_dossier(dossier_text(&dossier).as_bytes()).dossier.decision;
    let (_, task) = decision.tasks.first_key_value().unwrap();
    assert_eq!(task.shown.as_str(), session.listed_tasks()[0].text.as_str());
    let (_, remark) = decision.remarks.first_key_value().unwrap();
    assert_eq!(remark.about.as_str(), model.graph.questions.row(question).ask.one_line());
    // At what is not there any more it is still told, with what it was about.
    let at = |text: &str, about: &str| Remark { text: text.into(), about: about.into() };
    let remarks = [
        (RemarkOn::Answer("weg".to_owned()), at("na overleg", "Hoe laat?")),
        (RemarkOn::App("oud".to_owned()), at("te duur", "Oudbel")),
    ];
    let session = with(&model, Decision { remarks: remarks.into(), ..Decision::default() });
    let page = listing(&session, PageId::Decision);
    let told: Vec<String> =
        page.rows.iter().map(|row| format!("{} | {} | {}", row.label, row.words, row.right)).collect();
    for row in [
        "Hoe laat? | na overleg | staat niet meer in het stappenplan",
        "Oudbel | te duur | staat niet meer in de lijst",
    ] {
        assert!(told.iter().any(|told| told == row), "{told:?}");
    }
}

/// The content may give a point another id: what was kept of it stays with its words, once.
#[test]
fn a_point_of_another_id_and_the_same_words_is_one() {
    let model = model();
    let fresh = with(&model, Decision::default());
    let listed = fresh.listed_tasks()[0].clone();
    let task = Task {
        shown: stappenplan::text::to_plain(&stappenplan::text::parse(listed.text.as_str())).as_str().into(),
        owner: "Jan".into(),
        ..Task::default()
    };
    let old = TaskId::Point("vroeger".to_owned());
    let mut session = with(&model, Decision { tasks: [(old, task)].into(), ..Decision::default() });
    let tasks = session.listed_tasks();
    assert_eq!(tasks.len(), fresh.listed_tasks().len(), "it is not told twice");
    assert_eq!(tasks[0].task.owner.as_str(), "Jan");
    assert!(session.toggle_task(0));
    let kept: Vec<_> = session.decision().tasks.iter().collect();
    assert!(
        matches!(kept[..], [(id, task)] if *id == listed.id && task.state == TaskState::Done),
        "{kept:?}"
    );
    assert!(session.undo());
    assert_eq!(session.listed_tasks()[0].task.owner.as_str(), "Jan");
}

#[test]
fn what_a_person_typed_is_shown_as_it_was_typed() {
    let model = model();
    let mut session = with(&model, Decision::default());
    let typed = "- een *punt*\n- twee";
    fill_in(&mut session, FormId::Task(0), &[("remark", typed)]);
    fill_in(&mut session, FormId::Opinion(0), &[("text", typed), ("followed", "no"), ("why_not", typed)]);
    for page in [PageId::Plan, PageId::Decision] {
        let blocks: Vec<Block> =
            listing(&session, page).rows.iter().flat_map(|row| row.detail.clone()).collect();
        let told =
            blocks.iter().filter(|block| matches!(block, Block::Remark(words) if words.ends_with(typed)));
        assert_eq!(told.count(), if page == PageId::Plan { 1 } else { 2 }, "{blocks:?}");
    }
    assert!(session.told_decision().iter().any(|(_, words)| words.contains(typed)));
}

#[test]
fn what_the_catalogue_does_not_have_any_more_can_be_let_go() {
    let model = model();
    let selected = |app: &str, name: &str, use_for: &str| SelectedApp {
        app: app.to_owned(),
        name: name.into(),
        use_for: use_for.into(),
    };
    let apps = vec![selected("oud", "Oudbel", "groepen"), selected("pexip", "Pexip", "spreekuren")];
    let remark = Remark { text: "te duur".into(), about: "Oudbel".into() };
    let decision = Decision {
        selection: Selection::Apps(apps),
        motivation: "goed".into(),
        remarks: [(RemarkOn::App("oud".to_owned()), remark)].into(),
        ..Decision::default()
    };
    let mut session = with(&model, decision);
    let page = listing(&session, PageId::Decision);
    let forms: Vec<FormId> = page
        .rows
        .iter()
        .filter(|row| row.right == "staat niet meer in de lijst")
        .filter_map(|row| match row.action {
            Some(Action::Open(PageId::Form(form))) => Some(form),
            _ => None,
        })
        .collect();
    let [chosen, remarked] = forms[..] else { panic!("{forms:?}") };
    fill_in(&mut session, chosen, &[("how", "drop")]);
    fill_in(&mut session, remarked, &[("remark", "")]);
    assert_eq!(session.selection_words(), "Pexip");
    assert_eq!(session.decision().motivation.as_str(), "goed");
    assert!(session.decision().remarks.is_empty());
    assert!(session.undo() && session.undo());
    assert_eq!(session.selection_words(), "Oudbel, voor groepen en Pexip, voor spreekuren");
}

#[test]
fn what_only_informs_is_told_apart_and_not_counted() {
    let model = model();
    let mut session = with(&model, Decision::default());
    fill_in(&mut session, choose(&model, "webcamconsult"), &[("motivation", "goed")]);
    let tasks = session.listed_tasks();
    let here = tasks.iter().filter(|task| task.belongs == Belongs::Here).count();
    assert_eq!(session.tasks_settled(), Some(format!("0 van {here} klaar")));
    let informs = "U maakte in 2020 een account aan en kon meteen beginnen.";
    assert!(tasks.iter().all(|task| task.text.as_str() != informs));
    let plan = listing(&session, PageId::Plan);
    let rows: Vec<_> = plan.rows.iter().collect();
    let first =
        rows.iter().position(|row| row.heading.as_deref() == Some("Goed om te weten over Webcamconsult"));
    assert_eq!(first, Some(tasks.len()), "below all that can be done");
    let told = rows.iter().find(|row| row.label == informs).unwrap();
    assert_eq!((told.ticked, told.action), (None, None));
    // Once somebody made a task of it, it is one.
    let id = TaskId::Point("meteen_beginnen".to_owned());
    let point = model.catalogue.apps.rows().iter().flat_map(|app| &app.attention);
    let id = point
        .clone()
        .find(|point| point.text.as_str() == informs)
        .and_then(|point| point.id.clone())
        .map_or(id, TaskId::Point);
    let mut decision = session.decision().clone();
    decision.tasks.insert(id, Task { owner: "Jan".into(), ..Task::default() });
    let session = with(&model, decision);
    assert!(
        session
            .listed_tasks()
            .iter()
            .any(|task| task.text.as_str() == informs && task.belongs == Belongs::Here)
    );
}

#[test]
fn each_adviser_has_an_opinion_with_who_gave_it_and_when() {
    let model = model();
    let mut session = with(&model, Decision::default());
    assert_eq!(session.advisers(), ["de FG", "de CISO"]);
    let fg = FormId::Opinion(0);
    session.type_in_form(fg, "by", "A. Jansen".into());
    assert!(field(&session, fg, "text").wrong.is_some(), "nobody gave advice that says nothing");
    session.type_in_form(fg, "on", "2-12-2026".into());
    let told = field(&session, fg, "on").wrong.unwrap();
    assert!(told.starts_with("Deze dag komt nog."), "{told}");
    let values =
        [("text", "Doe het niet"), ("on", "30 november 2026"), ("followed", "no"), ("why_not", "haast")];
    fill_in(&mut session, fg, &values);
    let opinion = &session.decision().opinions["de FG"];
    assert_eq!((opinion.by.as_str(), opinion.on), ("A. Jansen", Some(day("2026-11-30"))));
    let page = listing(&session, PageId::Decision);
    let row = page.rows.iter().find(|row| row.label == "De FG").unwrap();
    assert!(format!("{:?}", row.detail).contains("Gegeven door A. Jansen op 30 november 2026."), "{row:?}");
    assert!(page.rows.iter().any(|row| row.label == "De CISO" && row.words == "nog geen advies"));
    let told = session.told_decision();
    assert!(told.iter().any(|(who, told)| who == "De FG" && told.contains("A. Jansen")), "{told:?}");
    // Advice that was kept under another name stays.
    let mut decision = session.decision().clone();
    let kept = decision.opinions.remove("de FG").unwrap();
    decision.opinions.insert("de FG en de CISO".to_owned(), kept);
    assert_eq!(with(&model, decision).advisers(), ["de FG", "de CISO", "de FG en de CISO"]);
}

#[test]
fn a_day_that_cannot_be_is_refused_and_one_that_is_past_is_told() {
    let model = model();
    let mut session = with(&model, Decision::default());
    let status = FormId::Status;
    fill_in(&mut session, choose(&model, "pexip"), &[("motivation", "goed")]);
    for (name, text) in [("status", "adopted"), ("by", "de directie"), ("on", "2-12-2026")] {
        session.type_in_form(status, name, text.into());
    }
    let told = field(&session, status, "on").wrong.unwrap();
    assert_eq!(told, "Deze dag komt nog. Vul de dag in waarop dit is besloten.");
    session.type_in_form(status, "on", "1-11-2026".into());
    assert_eq!(field(&session, status, "on").wrong, None);
    for (text, is_wrong, is_told) in [
        ("1-11-2026", true, false),
        ("31-10-2026", true, false),
        ("15-11-2026", false, true),
        ("1-12-2027", false, false),
    ] {
        session.type_in_form(status, "look_again", text.into());
        let field = field(&session, status, "look_again");
        assert_eq!((field.wrong.is_some(), field.notice.is_some()), (is_wrong, is_told), "{text}");
    }
    assert!(session.confirm_form(status).is_some());
    // What is withdrawn later is not looked at again.
    session.type_in_form(status, "status", "withdrawn".into());
    let Page::Form(page) = session.page(PageId::Form(status), &PendingAnswer::default()) else { panic!() };
    assert!(page.fields.iter().all(|field| field.name != "look_again"));
    // The day of a task that is still open may be past; of one that is done it is as it should be.
    let task = FormId::Task(0);
    session.type_in_form(task, "due", "1-11-2026".into());
    assert_eq!(field(&session, task, "due").notice.as_deref(), Some("Let op: deze dag is al geweest."));
    session.type_in_form(task, "state", "done".into());
    assert_eq!(field(&session, task, "due").notice, None);
    // Line by line the same is told.
    let mut session = with(&model, Decision::default());
    let said = says(&mut session, &["", "taak 1", "", "", "1-11-2026", ""]);
    assert!(said.contains("Let op: deze dag is al geweest."), "{said}");
    let said = says(&mut session, &["", "besluit", "status", "2", "", "2-12-2026"]);
    assert!(said.contains("Deze dag komt nog."), "{said}");
}

#[test]
fn a_decision_that_was_taken_offers_what_it_still_does() {
    let model = model();
    let mut open = with(&model, Decision::default());
    fill_in(&mut open, choose(&model, "pexip"), &[("motivation", "goed")]);
    let mut decision = open.decision().clone();
    decision.history.push(adopted());
    let mut session = with(&model, decision);
    let refused = |session: &Session<'_>, page: PageId| -> Vec<String> {
        let rows = listing(session, page);
        let is_refused = |action: Action| match action {
            Action::Open(PageId::Form(form)) => !matches!(form, FormId::Status | FormId::Task(_)),
            Action::Change(_) | Action::Take(..) | Action::ToggleReply(_) => true,
            _ => false,
        };
        rows.rows
            .iter()
            .filter(|row| row.action.is_some_and(is_refused))
            .map(|row| row.label.clone())
            .collect()
    };
    let app = |id: &str| model.catalogue.apps.find(|row| row.id == id).unwrap();
    for page in
        [PageId::Decision, PageId::Overview, PageId::AppReplies(app("pexip")), PageId::Why(app("teams"))]
    {
        assert!(!refused(&open, page).is_empty(), "{page:?}");
        assert_eq!(refused(&session, page), Vec::<String>::new(), "{page:?}");
    }
    let page = listing(&session, PageId::Decision);
    assert!(page.rows.iter().all(|row| row.label != "Geen van deze kiezen"));
    assert!(page.rows.iter().any(|row| row.label == "Een nieuwe versie maken" && row.action.is_some()));
    // Who asks for it is told once what can be done.
    let how = "Wilt u iets wijzigen? Maak dan bij “Uw besluit” een nieuwe versie.";
    for lines in [&["", "opmerking pexip"][..], &["", "herstellen"], &["", "kies pexip"]] {
        let said = says(&mut session.clone(), &["1", lines[1]]);
        let (_, last) = said.rsplit_once("1 tot").unwrap_or_default();
        assert!(said.contains(how), "{lines:?}: {said}");
        assert!(last.matches("Dit besluit is vastgesteld").count() <= 1, "{lines:?}: {said}");
    }
    // The start page says so, and nothing of answers that can always be changed.
    let start = format!("{:?}", listing(&session, PageId::Start).before);
    assert!(start.contains("Dit besluit is vastgesteld") && !start.contains("later wijzigen"), "{start}");
    // Once another one took its place, that is the one to change.
    let mut decision = session.decision().clone();
    decision.history.push(StatusChange {
        status: Status::Superseded,
        successor: "Nieuw".into(),
        ..adopted()
    });
    session = with(&model, decision);
    assert!(
        listing(&session, PageId::Decision).rows.iter().all(|row| row.label != "Een nieuwe versie maken")
    );
    let told = session.settled_refusal();
    assert!(told.contains("de nieuwe versie is “Nieuw”") && !told.contains("Wilt u"), "{told}");
}

#[test]
fn an_app_that_dropped_and_was_chosen_gets_a_letter() {
    let model = model();
    let mut session = with(&model, Decision::default());
    let before = session.letters().letters.len();
    let named = |session: &Session<'_>| {
        session.letters().letters.iter().any(|letter| letter.names.iter().any(|name| name == "Teams"))
    };
    assert!(!named(&session));
    fill_in(&mut session, choose(&model, "teams"), &[("motivation", "wij hebben het al")]);
    assert!(named(&session));
    assert!(session.letters().letters.len() >= before);
    assert!(session.has_page(PageId::Suppliers));
}

#[test]
fn what_is_not_there_is_told_in_words() {
    let model = model();
    let mut session = with(&model, Decision::default());
    let count = session.listed_tasks().len();
    let said = says(&mut session, &["", "taak 99"]);
    assert!(said.contains(&format!("Er zijn {count} taken: typ 1 tot en met {count}.")), "{said}");
    let said = says(&mut session, &["", "besluit", "kies 2", "kies 99"]);
    assert!(said.contains("Op regel 2 staat geen toepassing."), "{said}");
    assert!(said.contains("Er zijn 6 regels om te kiezen"), "{said}");
    // Before the end there is no list, and nothing is said of a plan.
    let mut begun = Session::new(&model, Messages::new(Lang::Nl));
    let said = says(&mut begun, &["plan"]);
    assert!(
        said.contains("Wat er te doen is, ziet u bij het advies.") && !said.contains("geen plan"),
        "{said}"
    );
}

#[test]
fn once_a_decision_is_taken_a_reply_is_told_and_not_to_be_taken_back() {
    let model = model();
    let reply = Reply {
        on: ReplyOn::Fact { app: "beeldzorg".to_owned(), fact: "zonder_account".to_owned() },
        value: ReplyValue::Flag(true),
        rests_on: "mail".into(),
        day: day("2026-11-20"),
        by: "Jan".into(),
        taken_back: false,
        shown: Default::default(),
    };
    let take_back = Messages::new(Lang::Nl).take_back_reply();
    let of = |history: Vec<StatusChange>| {
        let session = with(&model, Decision::default());
        let decision = Decision { history, ..Decision::default() };
        let session = session.with_decision(decision, vec![reply.clone()], Default::default());
        let page = listing(&session, PageId::AppReplies(model.catalogue.find("beeldzorg").unwrap()));
        let labels: Vec<String> = page.rows.iter().map(|row| row.label.clone()).collect();
        labels.join("\n")
    };
    assert!(of(Vec::new()).contains(take_back));
    let adopted = StatusChange {
        status: Status::Adopted,
        on: day("2026-11-30"),
        by: "de directie".into(),
        look_again: None,
        successor: Default::default(),
    };
    let labels = of(vec![adopted]);
    assert!(!labels.contains(take_back) && labels.contains("20 november 2026"), "{labels}");
}
