//! The decision: what is chosen and why, what is to be done, what others advise, how far it is; and that all of it can be
//! undone until the decision is taken.

use stappenplan::model::{AppIx, Model};
use stappenplan::record::Answers;
use stappenplan::session::{
    Form, FormId, Page, PageId, PendingAnswer, Selection, Session, Status, TaskId, TaskState,
};
use stappenplan::text::{Day, Lang, Messages};

use super::prompts::talk_in;
use super::trees::Content;

/// A general practice that wants to begin this week; some apps are conditional, unproven or dropped then.
pub(super) const PRACTICE: &[&str] = &[
    "met_wie=patienten",
    "soort_client=alleen",
    "omgeving=none",
    "wanneer=snel",
    "bewijs=nen",
    "ontvanger=geen_account,niets_installeren",
    "personen=2",
    "zorgverlener=uitnodigen,wachtkamer",
    "kosten=betalen",
    "geregeld=none",
];

pub(super) fn decided(model: &Model) -> Session<'_> {
    let mut answers = Answers::default();
    PRACTICE.iter().for_each(|argument| answers.add_argument(argument));
    let choices = answers.resolve(model).unwrap();
    let session = Session::resume(model, Messages::new(Lang::Nl), choices, Default::default());
    assert!(session.can_decide());
    session
}

pub(super) fn app(model: &Model, id: &str) -> AppIx {
    model.catalogue.apps.find(|row| row.id == id).unwrap()
}

#[track_caller]
pub(super) fn form(session: &Session<'_>, form: FormId) -> Form {
    match session.page(PageId::Form(form), &PendingAnswer::default()) {
        Page::Form(page) => page,
        other => panic!("{other:?} is no form"),
    }
}

/// The names of the fields, those with something wrong marked.
#[track_caller]
pub(super) fn fields(session: &Session<'_>, id: FormId) -> String {
    let name = |field: &stappenplan::session::FormField| match field.wrong {
        Some(_) => format!("{}!", field.name),
        None => field.name.to_owned(),
    };
    form(session, id).fields.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(super) fn fill_in(session: &mut Session<'_>, id: FormId, values: &[(&'static str, &str)]) {
    for (name, text) in values {
        assert!(form(session, id).fields.iter().any(|field| field.name == *name), "{name}");
        session.type_in_form(id, name, (*text).into());
    }
    assert!(session.confirm_form(id).is_some(), "{}", fields(session, id));
}

#[test]
fn who_chooses_what_is_not_recommended_says_why() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let pexip = FormId::Choose(app(&model, "pexip"));
    assert_eq!(fields(&session, pexip), "motivation", "recommended, and without a day nothing is old");
    for (id, says) in [
        ("messenger_vcare", "past alleen onder voorwaarden"),
        ("jitsi", "is nog niet zeker of het past"),
        ("teams", "past niet bij uw antwoorden"),
    ] {
        let choose = FormId::Choose(app(&model, id));
        assert_eq!(fields(&session, choose), "motivation!", "{id}");
        let before = format!("{:?}", form(&session, choose).before);
        assert!(before.contains(says), "{before}");
        assert!(session.confirm_form(choose).is_none());
        assert_eq!(session.decision().selection, Selection::Open);
        fill_in(&mut session, choose, &[("motivation", "  Dat is\nbeter. ")]);
        assert_eq!(session.decision().motivation.as_str(), "Dat is\nbeter.");
        assert!(session.undo());
    }
    // On a day on which its facts are old, what is recommended needs a reason as well.
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let session = decided(&model);
    assert_eq!(fields(&session, pexip), "motivation!");
}

#[test]
fn a_second_app_is_chosen_with_what_each_is_for() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let [pexip, weseedo] = ["pexip", "weseedo"].map(|id| FormId::Choose(app(&model, id)));
    fill_in(&mut session, pexip, &[("motivation", "goed")]);
    assert_eq!(session.selection_words(), "Pexip");
    assert_eq!(fields(&session, weseedo), "how!", "it is not known yet what the reason is about");
    // A reason that takes the place of another one says so, and is not lost when the person chooses both after all.
    session.type_in_form(weseedo, "how", "instead".into());
    let motivation = form(&session, weseedo).fields[1].clone();
    assert!(motivation.text.is_empty() && motivation.help.contains("“goed”"), "{}", motivation.help);
    session.type_in_form(weseedo, "motivation", "mooi".into());
    session.type_in_form(weseedo, "how", "also".into());
    assert_eq!(fields(&session, weseedo), "how use_for! use_before! motivation_of_all");
    assert_eq!(form(&session, weseedo).fields[3].text.as_str(), "goed\nmooi");
    session.type_in_form(weseedo, "motivation_of_all", "goed".into());
    fill_in(&mut session, weseedo, &[("use_for", "groepen"), ("use_before", "spreekuren")]);
    assert_eq!(session.selection_words(), "Pexip, voor spreekuren en WeSeeDo, voor groepen");
    assert_eq!(session.decision().motivation.as_str(), "goed");
    // One reason for both, which every form names and holds.
    for form_id in [pexip, weseedo, FormId::Motivation] {
        let last = form(&session, form_id).fields.pop().unwrap();
        assert_eq!(last.label, "Waarom kiest u Pexip en WeSeeDo?");
        assert_eq!(last.text.as_str(), "goed");
    }
    // One of them goes: the other is for everything again, and what it was for is known when one is added.
    fill_in(&mut session, pexip, &[("how", "drop")]);
    assert_eq!(session.selection_words(), "WeSeeDo");
    let mut added = session.clone();
    fill_in(&mut added, weseedo, &[("motivation", "nog beter")]);
    fill_in(&mut added, pexip, &[("how", "also"), ("use_for", "spreekuren")]);
    assert_eq!(added.selection_words(), "WeSeeDo, voor groepen en Pexip, voor spreekuren");
    assert_eq!(added.decision().motivation.as_str(), "nog beter");
    fill_in(&mut session, pexip, &[("how", "instead"), ("motivation", "beter")]);
    assert_eq!(session.selection_words(), "Pexip");
    fill_in(&mut session, FormId::NoApp, &[("motivation", "te duur")]);
    assert_eq!(session.selection_words(), "geen van deze");
    for chosen in ["Pexip", "WeSeeDo", "Pexip, voor spreekuren en WeSeeDo, voor groepen", "Pexip", ""] {
        assert!(session.undo() && session.undone_decision());
        assert_eq!(session.selection_words(), chosen);
    }
    assert!(!session.can_undo());
}

#[test]
fn what_is_typed_and_not_confirmed_is_kept_and_nothing_else() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let pexip = FormId::Choose(app(&model, "pexip"));
    session.type_in_form(pexip, "motivation", "half ".into());
    assert_eq!(form(&session, pexip).fields[0].text.as_str(), "half ");
    assert_eq!(session.decision(), &Default::default());
    let left = session.unconfirmed();
    assert_eq!(left.forms["choose pexip"]["motivation"].as_str(), "half ");
    let resumed = decided(&model).with_decision(Default::default(), Vec::new(), left);
    assert_eq!(form(&resumed, pexip).fields[0].text.as_str(), "half ");
    // Back to what is kept: nothing is left unconfirmed.
    session.type_in_form(pexip, "motivation", "".into());
    assert!(session.unconfirmed().forms.is_empty());
}

#[test]
fn tasks_come_in_the_order_of_time_and_keep_what_is_known_of_them() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "webcamconsult")), &[("motivation", "goed")]);
    let mut groups: Vec<String> = session.listed_tasks().into_iter().map(|task| task.group).collect();
    groups.dedup();
    let begins = ["Doe nu eerst", "Regelen in uw organisatie", "Let op bij Webcamconsult", "Samen beginnen"];
    assert_eq!(groups[..4], begins, "{groups:?}");
    let mut once = session.listed_tasks().into_iter().map(|task| task.id).collect::<Vec<_>>();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), session.listed_tasks().len());
    let task = FormId::Task(1);
    assert_eq!(fields(&session, task), "state owner due remark");
    session.type_in_form(task, "state", "accepted".into());
    assert_eq!(fields(&session, task), "state why! by! until owner due remark");
    let values = [("why", "klein"), ("by", "de directie"), ("until", "1-6-2027"), ("due", "morgen")];
    for (name, text) in values {
        session.type_in_form(task, name, text.into());
    }
    assert_eq!(fields(&session, task), "state why by until owner due! remark");
    fill_in(&mut session, task, &[("due", "1 maart 2027"), ("owner", "Jan")]);
    let known = session.listed_tasks()[1].task.clone();
    assert!(matches!(known.state, TaskState::Accepted { .. }));
    let words = "risico aanvaard door de directie tot 1 juni 2027 · Jan · uiterlijk 1 maart 2027";
    assert_eq!(session.task_words(&known), words);
}

#[test]
fn ticks_of_before_are_tasks_that_are_done() {
    let model = Content::embedded().model();
    let given = decided(&model).choices().clone();
    let ticked = [("implementatie".to_owned(), "doelgroepen".to_owned())].into();
    let session = Session::resume(&model, Messages::new(Lang::Nl), given, ticked);
    let done: Vec<_> =
        session.listed_tasks().into_iter().filter(|task| task.task.state == TaskState::Done).collect();
    assert_eq!(done.len(), 1);
    assert!(matches!(&done[0].id, TaskId::Step { step, .. } if step == "doelgroepen"));
    assert_eq!(session.decision().tasks.len(), 1);
}

#[test]
fn once_the_decision_is_taken_only_what_is_done_changes() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let status = FormId::Status;
    session.type_in_form(status, "status", "adopted".into());
    assert_eq!(fields(&session, status), "status! by! on look_again", "nothing is chosen");
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(
        &mut session,
        FormId::Opinion(0),
        &[("text", "Doe het niet"), ("followed", "no"), ("why_not", "moet")],
    );
    assert_eq!(fields(&session, status), "status by! on look_again");
    fill_in(&mut session, status, &[("by", "de directie"), ("look_again", "1-12-2027")]);
    assert_eq!(session.decision().status(), Status::Adopted);
    assert_eq!(session.decision().history[0].on, Day::read("2026-12-01").unwrap(), "today, as nobody said");
    let before = (session.choices().clone(), session.decision().clone());
    let question = session.whole().walk.path[0].question;
    assert!(!session.undo() && !session.withdraw(question));
    for form in [
        FormId::Choose(app(&model, "pexip")),
        FormId::NoApp,
        FormId::Motivation,
        FormId::Opinion(0),
        FormId::AnswerRemark(question),
    ] {
        assert!(!session.may_fill_in(form) && session.confirm_form(form).is_none());
    }
    assert_eq!(before, (session.choices().clone(), session.decision().clone()));
    let told = session.settled_words_now();
    assert!(told.starts_with("Dit besluit is vastgesteld op 1 december 2026 door de directie."), "{told}");
    // What is to be done goes on, and can be undone.
    assert!(session.toggle_task(0) && session.undo());
    fill_in(&mut session, status, &[("status", "withdrawn")]);
    assert_eq!(session.decision().history.len(), 2);
    assert!(!session.may_fill_in(status));
}

#[test]
fn every_status_that_settles_says_so_before_it_is_taken() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let help = |session: &mut Session<'_>, status: &str| {
        session.type_in_form(FormId::Status, "status", status.into());
        form(session, FormId::Status).fields[0].help.clone()
    };
    let settles = "Daarna verandert er niets meer aan uw antwoorden en uw keuze.";
    let is_last = "De status kunt u daarna niet meer veranderen.";
    for (status, told) in [
        ("concept", String::new()),
        ("for_advice", String::new()),
        ("adopted", settles.to_owned()),
        ("withdrawn", format!("{settles} {is_last}")),
    ] {
        assert_eq!(help(&mut session, status), told, "{status}");
    }
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    assert!(help(&mut session, "adopted").contains(" De FG en de CISO gaven nog geen advies;"));
    fill_in(&mut session, FormId::Opinion(0), &[("text", "akkoord")]);
    assert!(help(&mut session, "adopted").ends_with("CISO gaf nog geen advies; dat kan hierna niet meer."));
    fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    assert_eq!(help(&mut session, "adopted"), "");
    let shown = format!("{:?}", session.page(PageId::Decision, &PendingAnswer::default()));
    assert!(shown.contains("\"geen advies") && !shown.contains("nog geen"), "{shown}");
    assert_eq!(help(&mut session, "withdrawn"), is_last);
    assert_eq!(help(&mut session, "superseded"), is_last);
}

/// What the help of line mode offers after these lines, as it is typed.
fn offered(session: &mut Session<'_>, lines: &[&str]) -> Vec<String> {
    let typed: Vec<String> = lines.iter().chain(&["hulp"]).map(|line| format!("{line}\n")).collect();
    let said = talk_in(session, &typed);
    // What can be typed is one part of the help: the last one that ends with how to stop.
    let is_told = |block: &&str| block.lines().any(|line| line == "- stop: stoppen");
    let block = said.rsplit("\n\n").find(is_told).unwrap_or_default().to_owned();
    let lines = block.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    lines.map(|(typed, _)| typed.to_owned()).collect()
}

#[test]
fn line_mode_offers_nothing_that_a_taken_decision_refuses() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    let refused = |offers: &[String]| -> Vec<String> {
        let of = ["kies", "wissen", "herstellen", "opmerking"];
        let is_of = |offer: &&String| of.contains(&offer.split(' ').next().unwrap_or_default());
        offers.iter().filter(is_of).cloned().collect()
    };
    let places: [&[&str]; 5] =
        [&[""], &["", "lijst"], &["", "waarom pexip"], &["", "overzicht"], &["", "overzicht", "2"]];
    for lines in places {
        assert!(!refused(&offered(&mut session.clone(), lines)).is_empty(), "{lines:?}");
    }
    fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    for lines in places {
        let offers = offered(&mut session.clone(), lines);
        assert_eq!(refused(&offers), Vec::<String>::new(), "{lines:?}");
        assert!(offers.iter().any(|offer| offer == "besluit"), "{lines:?}: {offers:?}");
    }
}

#[test]
fn a_taken_decision_is_in_reach_also_where_its_walk_is_at_a_question() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut whole = decided(&model);
    fill_in(&mut whole, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut whole, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    // As a tree that changed would have it: the answer to a question is not there.
    let mut given = whole.choices().clone();
    given.pop_last();
    let resume = || {
        let session = Session::resume(&model, Messages::new(Lang::Nl), given.clone(), Default::default());
        session.with_decision(whole.decision().clone(), Vec::new(), Default::default())
    };
    let mut session = resume();
    assert!(session.outcome().is_none() && session.is_settled());
    assert!(session.has_page(PageId::Decision) && session.has_page(PageId::Form(FormId::Status)));
    assert!(offered(&mut resume(), &[]).contains(&"besluit".to_owned()));
    let said = talk_in(&mut resume(), &["\n".to_owned(), "kies pexip\n".to_owned()]);
    // At the start, which leads to its page, and where a choice is refused.
    assert!(!said.contains("Verdergaan") && said.contains("niet meer te maken"), "{said}");
    assert_eq!(said.matches("Dit besluit is vastgesteld op 1 december 2026").count(), 3, "{said}");
    assert!(!said.contains("Kiezen kan als"), "{said}");
    fill_in(&mut session, FormId::Status, &[("status", "withdrawn")]);
    // Without a decision it stays something for the end.
    let begun = Session::resume(&model, Messages::new(Lang::Nl), given.clone(), Default::default());
    assert!(!begun.has_page(PageId::Decision) && !begun.has_page(PageId::Form(FormId::Status)));
}

#[test]
fn what_is_not_needed_or_accepted_is_neither_done_nor_to_do() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let total = session.listed_tasks().len();
    let counted = |session: &Session<'_>, told: String| assert_eq!(session.tasks_settled(), Some(told));
    counted(&session, format!("0 van {total} klaar"));
    fill_in(&mut session, FormId::Task(0), &[("state", "not_needed")]);
    counted(&session, format!("nog {} van {total} te doen", total - 1));
    let accepted = [("state", "accepted"), ("why", "klein"), ("by", "de directie"), ("until", "2-12-2026")];
    fill_in(&mut session, FormId::Task(1), &accepted);
    counted(&session, format!("nog {} van {total} te doen", total - 2));
    let said = talk_in(&mut session.clone(), &["\n", "plan\n"].map(str::to_owned));
    let rows = |said: &str| {
        said.lines()
            .filter(|line| line.starts_with("1. ") || line.starts_with("2. "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(rows(&said).iter().all(|row| !row.contains("nog te doen")), "{said}");
    for at in 2..total {
        assert!(session.toggle_task(at));
    }
    counted(&session, format!("nog 0 van {total} te doen"));
    // No key by itself loses what was said of these; undoing says what they are again.
    let before = session.decision().clone();
    assert!(!session.toggle_task(0) && !session.toggle_task(1));
    let lines = ["", "plan", "2", "terug"].map(|line| format!("{line}\n"));
    let said = talk_in(&mut session, &lines);
    assert!(said.contains("Hoe ver is dit?"), "{said}");
    assert_eq!(session.decision(), &before);
    for (at, told) in [(1, "Risico weer aanvaard"), (0, "Weer niet nodig")] {
        fill_in(&mut session, FormId::Task(at), &[("state", "open")]);
        assert!(session.undo());
        assert!(session.undone_words().is_some_and(|words| words.contains(told)), "{told}");
    }
    // Accepted until a day that is past, it is to do.
    let later = Content::embedded().model().on(Day::read("2026-12-03").unwrap());
    let after = decided(&later).with_decision(session.decision().clone(), Vec::new(), Default::default());
    counted(&after, format!("nog 1 van {total} te doen"));
    let words = after.task_words(&after.listed_tasks()[1].task);
    assert_eq!(words, "risico was aanvaard door de directie tot 2 december 2026");
}

#[test]
fn a_taken_decision_offers_nothing_that_it_refuses() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    let lines = ["", "terug", "hulp"].map(|line| format!("{line}\n"));
    let said = talk_in(&mut session, &lines);
    for refused in ["Uw keuzes (", "te wijzigen", "invoeren wat"] {
        assert!(!said.contains(refused), "{refused}: {said}");
    }
    assert!(said.contains("Dit stond bij het advies voordat u besloot:"), "{said}");
}

#[test]
fn a_version_that_was_taken_and_withdrawn_is_not_said_to_have_never_been_taken() {
    use stappenplan::session::{Dossiers, Predecessor};
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let mut session = decided(&model);
    let before = Predecessor {
        name: "Oud".into(),
        status: Some(Status::Adopted),
        adopted_on: None,
        superseded_by: None,
    };
    session.set_dossiers(Dossiers { supersedes: Some(before), ..Dossiers::default() });
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(&mut session, FormId::Status, &[("status", "adopted"), ("by", "de directie")]);
    fill_in(&mut session, FormId::Status, &[("status", "withdrawn")]);
    let Page::Listing(page) = session.page(PageId::Decision, &PendingAnswer::default()) else {
        panic!("a decision is a list")
    };
    let said = stappenplan::report::listing_lines(&page, session.messages(), 200).join("\n");
    assert!(!said.contains("niet vastgesteld") && said.contains("“Oud” op vervangen zetten"), "{said}");
    assert!(!said.contains("blijft staan tot") && said.contains("blijft ingetrokken"), "{said}");
}

#[test]
fn undoing_a_choice_loses_no_word_that_was_typed_with_it() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    let jitsi = FormId::Choose(app(&model, "jitsi"));
    fill_in(&mut session, jitsi, &[("motivation", "Omdat het kan.")]);
    assert!(session.undo());
    assert!(session.decision().motivation.is_empty());
    assert_eq!(form(&session, jitsi).fields[0].text.as_str(), "Omdat het kan.");
    assert!(session.confirm_form(jitsi).is_some());
    assert_eq!(session.decision().motivation.as_str(), "Omdat het kan.");
    fill_in(&mut session, FormId::Motivation, &[("motivation", "Anders.")]);
    session.type_in_form(FormId::Motivation, "motivation", "Nog anders.".into());
    assert!(session.undo());
    assert_eq!(form(&session, FormId::Motivation).fields[0].text.as_str(), "Nog anders.");
}

#[test]
fn an_app_that_no_answer_allows_is_not_told_to_fit_other_answers() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let session = decided(&model);
    for (id, says) in [("zoom", "Zoom valt altijd af, wat u ook antwoordt."), ("hangouts", "is gestopt.")] {
        let before = format!("{:?}", form(&session, FormId::Choose(app(&model, id))).before);
        assert!(before.contains(says) && !before.contains("past niet bij uw antwoorden"), "{before}");
    }
}

#[test]
fn what_was_to_be_done_when_it_was_decided_is_there_whatever_becomes_of_the_content() {
    let model = Content::embedded().model();
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[]);
    let before = session.listed_tasks().len();
    assert!(before > 3 && session.decision().tasks.is_empty(), "nobody touched one");
    const ADOPTED: &[(&str, &str)] = &[("status", "adopted"), ("by", "de directie"), ("on", "1-12-2026")];
    fill_in(&mut session, FormId::Status, ADOPTED);
    assert_eq!(session.listed_tasks().len(), before);
    let changed = Session::new(&model, Messages::new(Lang::Nl)).with_decision(
        session.decision().clone(),
        Vec::new(),
        Default::default(),
    );
    assert_eq!(changed.outcome(), None);
    assert_eq!(changed.listed_tasks().len(), before);
}
