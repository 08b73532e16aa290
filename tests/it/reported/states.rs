//! What a report says is true in every state of the walk and of the decision.

use stappenplan::record::{Autosave, Basis, Dossier, dossier_text, read_dossier};
use stappenplan::report::{Report, adr, report_document, report_sentences};
use stappenplan::session::{
    Block, FormId, Opinion, Page, PageId, PendingAnswer, SelectedApp, Selection, Session, Status,
};
use stappenplan::text::{Day, Lang, Messages, SafeText};
use time::macros::datetime;

use super::super::common::Cmd;
use super::super::decision::{app, decided, fill_in};
use super::super::trees::Content;
use super::{ANSWERS, NL, adopted, golden, read, shipped, status, stuck, unfinished};

fn told(dossier: &Dossier) -> String {
    let sentences = report_sentences(&Report::of(dossier, NL), NL).into_iter();
    let parts = report_document(&Report::of(dossier, NL), NL).parts;
    let words = sentences.map(|sentence| sentence.words).collect::<Vec<_>>().join("\n");
    format!("{words}\n{parts:?}")
}

fn with(mut dossier: Dossier, change: impl Fn(&mut Dossier)) -> Dossier {
    change(&mut dossier);
    dossier
}

fn chosen(dossier: &mut Dossier, app: &str) {
    let (app, name) = (app.to_owned(), app.into());
    dossier.decision.selection =
        Selection::Apps(vec![SelectedApp { app, name, use_for: Default::default() }]);
}

/// A report of more apps than a dossier keeps.
fn long() -> Dossier {
    let mut dossier = shipped(ANSWERS);
    let advice = dossier.advice.as_mut().unwrap();
    advice.more_left.recommended = 100;
    advice.more_left.to_ask = 20;
    dossier
}

/// A state by its name, a dossier in it, what its report says and what it does not.
type Case = (&'static str, Dossier, Vec<String>, Vec<String>);

/// States of the walk and of what a dossier keeps of it.
fn of_walks() -> Vec<Case> {
    let left = shipped(ANSWERS).advice.unwrap().left.len();
    let total = left + 120;
    vec![
        (
            "stuck",
            stuck(),
            vec![
                NL.report_is_stuck().into(),
                NL.report_stuck_open().into(),
                NL.report_nothing_asked().into(),
            ],
            vec!["is vraag 2 aan de beurt".into(), NL.report_question_open(2)],
        ),
        (
            "more left than are kept",
            long(),
            vec![
                NL.report_part_of_left(left, total),
                format!("Bekeken: {}", total + long().advice.unwrap().dropped.len()),
            ],
            vec!["Dit zijn alle".into(), "De andere staan in de bijlage".into()],
        ),
        (
            "chosen of a list that is cut",
            with(long(), |dossier| chosen(dossier, "ver weg")),
            vec![NL.report_chosen_cut(&"ver weg")],
            vec![NL.report_chosen_unlisted(&"ver weg")],
        ),
        (
            "chosen, and the walk has no end",
            with(unfinished(), |dossier| chosen(dossier, "Pexip")),
            vec![NL.report_choice_without_advice(&["Pexip"])],
            vec![NL.report_asked_choice(&["Pexip"]), NL.report_chosen_unknown(&"Pexip")],
        ),
        (
            "no advice, with apps left",
            with(shipped(ANSWERS), |dossier| dossier.advice.as_mut().unwrap().is_blocked = true),
            vec![NL.report_nothing_to_choose().into()],
            vec!["Gevraagd wordt te kiezen".into(), "Signatures".into(), NL.report_open_choice().into()],
        ),
        (
            "tasks are kept, and there is no advice",
            with(unfinished(), |dossier| dossier.decision.tasks = read(&golden()).decision.tasks),
            vec![NL.report_task_kept().into()],
            vec![NL.report_task_elsewhere().into()],
        ),
    ]
}

/// States of the decision.
fn of_decisions() -> Vec<Case> {
    vec![
        (
            "nothing chosen yet",
            shipped(ANSWERS),
            vec![NL.report_open_choice().into()],
            vec![NL.report_nothing_open().into(), "niets meer open".into()],
        ),
        (
            "chosen, and others are still to be asked",
            with(long(), |dossier| {
                let app = dossier.advice.as_ref().unwrap().left[0].app.clone();
                chosen(dossier, &app);
            }),
            vec![],
            vec!["moet de leverancier iets laten weten".into()],
        ),
        (
            "advice is awaited",
            with(shipped(ANSWERS), |dossier| {
                dossier.advice.as_mut().unwrap().advisers = vec!["FG".into()];
                dossier.decision.selection = Selection::NoApp;
                dossier.advice.as_mut().unwrap().tasks.clear();
                status(dossier, Status::ForAdvice);
            }),
            vec![NL.report_no_opinion_of(&["FG"])],
            vec![NL.report_nothing_open().into()],
        ),
        (
            "settled without a reason or advice",
            with(adopted(), |dossier| {
                dossier.decision.motivation = Default::default();
                dossier.advice.as_mut().unwrap().advisers = vec!["FG".into()];
            }),
            vec![NL.report_no_motivation_for_good().into(), NL.report_no_opinion_of_for_good(&["FG"])],
            vec![NL.report_no_motivation().into(), NL.report_no_opinion_of(&["FG"])],
        ),
    ]
}

/// States of what is chosen, beside what the advice says.
fn of_choices() -> Vec<Case> {
    vec![
        (
            "chosen and dropped",
            with(shipped(ANSWERS), |dossier| {
                let app = dossier.advice.as_ref().unwrap().dropped[0].app.clone();
                chosen(dossier, &app);
            }),
            vec![
                NL.report_chosen_dropped(&"24sessions") + " De bronnen (2020) noemden geen certificaat",
                NL.report_open_dropped(&"24sessions") + " " + NL.report_choose_again(),
            ],
            vec!["past niet bij de antwoorden".into()],
        ),
        (
            "chosen and dropped, and that is explained",
            with(shipped(ANSWERS), |dossier| {
                let app = dossier.advice.as_ref().unwrap().dropped[0].app.clone();
                chosen(dossier, &app);
                dossier.decision.motivation = "Dat mag van het bestuur.".into();
            }),
            vec![NL.report_open_dropped(&"24sessions")],
            vec![NL.report_choose_again().into()],
        ),
        (
            "another than the first is chosen",
            with(shipped(ANSWERS), |dossier| {
                let advice = dossier.advice.as_mut().unwrap();
                advice.first.apps = vec![advice.left[0].app.clone()];
                let app = advice.left[1].app.clone();
                chosen(dossier, &app);
            }),
            vec!["staat in dit advies niet bovenaan".into(), NL.report_told_with_advice().into()],
            vec![],
        ),
        (
            "advice was given on another choice, and nobody said whether it is followed",
            with(shipped(ANSWERS), |dossier| {
                chosen(dossier, "pexip");
                let about = std::mem::take(&mut dossier.decision.selection);
                chosen(dossier, "clickdoc");
                let opinion = Opinion { text: "Akkoord".into(), about, ..Opinion::default() };
                dossier.decision.opinions.insert("de FG".into(), opinion);
            }),
            vec![
                "gegeven toen “pexip” gekozen was".replacen('g', "G", 1),
                NL.report_not_said_whether_followed().into(),
            ],
            vec![],
        ),
        (
            "a supplier replied to what every supplier is asked",
            with(read(&golden()), |dossier| chosen(dossier, "log")),
            vec!["Log. Is Log nog te koop? Volgens uw navraag van 20 november 2026: Ja, tot 2028. Dit advies houdt".into()],
            vec![],
        ),
    ]
}

/// What became of a decision, and where it stands.
fn of_papers() -> Vec<Case> {
    vec![
        (
            "superseded",
            with(adopted(), |dossier| status(dossier, Status::Superseded)),
            vec!["Gekozen was voor".into()],
            vec!["Gekozen is voor".into()],
        ),
        (
            "with a successor",
            read(&golden()),
            vec!["In de plaats kwam: “".into()],
            vec!["De nieuwe versie is".into()],
        ),
        (
            "in a file",
            with(shipped(ANSWERS), |dossier| dossier.head.saved = "2026-11-28T11:00:00Z".into()),
            vec!["Het dossier is bewaard met stappenplan".into()],
            vec!["Gemaakt met stappenplan".into()],
        ),
        (
            "replies that do not count",
            read(&std::fs::read_to_string("tests/dossiers/format-1-lang.yaml").unwrap()),
            vec![
                NL.report_replaced().into(),
                NL.report_unfit().into(),
                NL.more_would_change(2),
                NL.more_may_change().into(),
            ],
            vec![NL.nothing_would_change("Snel 3")],
        ),
    ]
}

#[test]
fn what_a_report_says_holds_in_each_state() {
    let cases = of_walks().into_iter().chain(of_decisions()).chain(of_choices()).chain(of_papers());
    for (state, dossier, tells, not) in cases {
        let told = told(&dossier);
        for words in tells {
            assert!(told.contains(&words), "{state}: “{words}” is not in {told}");
        }
        for words in not {
            assert!(!told.contains(&words), "{state}: “{words}” is in {told}");
        }
    }
}

#[test]
fn a_decision_record_has_a_day_to_look_again_only_while_it_holds() {
    let record = |dossier: &Dossier| adr(&Report::of(dossier, NL), NL);
    assert!(record(&adopted()).contains("Opnieuw bekijken op 28 november 2027."));
    for last in [Status::Superseded, Status::Withdrawn] {
        let record = record(&with(adopted(), |dossier| status(dossier, last)));
        assert!(record.contains(NL.adr_not_looked_at()) && !record.contains("2027"), "{record}");
    }
    let en = Messages::new(Lang::En);
    let record = adr(&Report::of(&with(adopted(), |dossier| status(dossier, Status::Superseded)), en), en);
    assert!(record.contains("The choice was") && !record.contains("The choice is"), "{record}");
}

#[test]
fn answers_of_a_dossier_are_not_told_as_those_of_none() {
    let cmd = Cmd::new(&["report", "--answers", "d.yaml"]).file("d.yaml", dossier_text(&shipped(ANSWERS)));
    let shown = cmd.run();
    assert!(!shown.stdout.contains("niet in een dossier"), "{shown}");
    assert!(shown.stdout.contains("De antwoorden zijn bij het maken opgegeven."), "{shown}");
}

#[test]
fn who_saved_a_settled_dossier_last_is_told_with_the_day_of_that() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let basis = Basis { model: &model, tree_digest: "aa", catalogue_digest: "bb" };
    let mut session = decided(&model);
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    fill_in(
        &mut session,
        FormId::Status,
        &[("status", "adopted"), ("by", "de directie"), ("on", "1-12-2026")],
    );
    let save = |session: &Session<'_>, who: &str, saver: Option<&Dossier>, now| {
        let mut saver = match saver {
            None => Autosave::new(basis, who, "x".into(), 0),
            Some(before) => {
                let previous = stappenplan::record::PreviousWalk::of_dossier(basis, NL, before.clone(), now);
                Autosave::new(basis, who, "x".into(), 1).with_previous(&previous)
            }
        };
        read_dossier(saver.text(session, now).as_bytes()).dossier
    };
    let first = save(&session, "jan@werkplek", None, datetime!(2026-12-01 11:00 UTC));
    let again = save(&session, "piet@elders", Some(&first), datetime!(2027-03-02 11:00 UTC));
    assert_eq!((first.made.by.as_str(), again.made.by.as_str()), ("jan@werkplek", "piet@elders"));
    assert_eq!((&first.made.day, &first.advice), (&again.made.day, &again.advice));
    let words = told(&again);
    assert!(words.contains("bewaard op 2 maart 2027 door piet@elders"), "{words}");
}

#[test]
fn what_would_change_the_choice_is_kept_and_told_of_the_choice_alone() {
    let model = Content::embedded().model().on(Day::read("2026-12-01").unwrap());
    let basis = Basis { model: &model, tree_digest: "aa", catalogue_digest: "bb" };
    let kept = |session: &Session<'_>| {
        let saver = Autosave::new(basis, "jan@werkplek", "x".into(), 0);
        saver.dossier(session, datetime!(2026-12-01 11:00 UTC))
    };
    let on_page = |session: &Session<'_>, id: &str| {
        let Page::Document(page) = session.page(PageId::App(app(&model, id)), &PendingAnswer::default())
        else {
            panic!("the page of an app is a document")
        };
        page.blocks.iter().any(|block| matches!(block, Block::Heading(words) if words == NL.would_change()))
    };
    let mut session = decided(&model);
    assert_eq!((kept(&session).advice.unwrap().would_change.len(), on_page(&session, "pexip")), (0, false));
    fill_in(&mut session, FormId::Choose(app(&model, "pexip")), &[("motivation", "goed")]);
    let dossier = kept(&session);
    let [told] = dossier.advice.as_ref().unwrap().would_change.as_slice() else { panic!("one is chosen") };
    let all = session.would_change(app(&model, "pexip"));
    assert!(all.has_tried && all.is_all && !told.is_part && !told.lines.is_empty());
    let lines = all.lines(NL);
    assert_eq!(lines.iter().map(|(_, values)| values).sum::<usize>(), all.changes.len());
    let more: usize = lines.iter().skip(told.lines.len()).map(|(_, values)| values).sum();
    assert_eq!((told.more, told.app.as_str()), (more, "pexip"));
    let is_news = |line: &str| line.contains("in plaats van “niet bekend”");
    let is_loss = |line: &str| {
        line.contains(": “niet bekend” in plaats van") || line.contains("een van deze is niet meer bekend")
    };
    let own: Vec<&str> =
        told.lines.iter().map(SafeText::as_str).filter(|line| line.starts_with("Pexip")).collect();
    assert!(
        own.is_sorted_by_key(|line| (is_loss(line), !is_news(line))),
        "what can become known first: {own:?}"
    );
    assert!(is_news(own[0]) && is_loss(own[own.len() - 1]), "{own:?}");
    assert!(told.lines.len() <= 40 && told.lines.iter().all(|line| line.as_str().contains("Pexip")));
    let words = self::told(&dossier);
    assert!(words.contains(&NL.report_would_change(&"Pexip")) && words.contains(told.lines[0].as_str()));
    assert!(on_page(&session, "pexip") && !on_page(&session, "whereby"));
    // A tick of a task or a remark makes no save look for it anew.
    assert!(std::rc::Rc::ptr_eq(&all, &session.would_change(app(&model, "pexip"))));
}

#[test]
fn where_there_was_nothing_to_try_nothing_is_said_of_it() {
    let model = {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("catalogue")).unwrap();
        std::fs::write(folder.path().join("tree.yaml"), TREE).unwrap();
        let apps = "apps:\n  - { id: snel, name: Snel 3, facts: { motor: true } }\n";
        std::fs::write(folder.path().join("catalogue/fietsen.yaml"), apps).unwrap();
        Content::of_folder(folder.path()).model()
    };
    let tells = |answer: &str| {
        let mut answers = stappenplan::record::Answers::default();
        answers.add_argument(answer);
        let choices = answers.resolve(&model).unwrap();
        let session = Session::resume(&model, NL, choices, Default::default());
        let told = session.would_change(app(&model, "snel"));
        (told.has_tried, told.blocks(NL).len())
    };
    assert_eq!(tells("hulp=nee"), (false, 0));
    // Its heading, and that it drops or is unproven.
    assert_eq!(tells("hulp=ja"), (true, 3));
}

#[test]
fn of_a_long_list_what_is_not_kept_is_counted() {
    let mut apps = String::from("apps:\n");
    for number in 0..620 {
        let motor = if number < 30 { "true" } else { "unknown" };
        apps.push_str(&format!(
            "  - {{ id: fiets{number}, name: Fiets {number:03}, facts: {{ motor: {motor} }} }}\n"
        ));
    }
    let cmd = Cmd::new(&["report", "--tree", "tree.yaml", "--answer", "hulp=ja", "--format", "json"]);
    let cmd = cmd.file("tree.yaml", TREE).file("catalogue/fietsen.yaml", apps);
    let shown = cmd.run();
    let json: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap_or_else(|_| panic!("{shown}"));
    let counts = &json["counts"];
    assert_eq!(json["alternatives"].as_array().map(Vec::len), Some(500));
    assert_eq!((counts["all"].as_u64(), counts["left"].as_u64()), (Some(620), Some(620)), "{counts}");
    assert_eq!(
        (counts["recommended"].as_u64(), counts["to_ask"].as_u64()),
        (Some(30), Some(590)),
        "{counts}"
    );
}

const TREE: &str = r#"
format: 1
id: fietsen
title: Welke fiets?
edition: "2026"
language: nl
start: hulp
facts:
  motor: { label: Motor, flag: {} }
questions:
  hulp:
    ask: Wilt u een motor?
    one:
      ja: { text: "Ja", keep: [{ require: { is: { motor: true } }, because: heeft geen motor }], end: klaar }
      nee: { text: "Nee", end: klaar }
outcomes:
  klaar: { kind: advice, title: Deze fiets past, shows: remaining }
"#;
