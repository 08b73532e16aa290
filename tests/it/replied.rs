//! Dossiers in which suppliers replied: what is an answer by a reply alone, or is none any more by one, is found again.

use stappenplan::model::{Model, QuestionIx};
use stappenplan::record::{Autosave, Basis, PreviousWalk, read_dossier};
use stappenplan::session::{
    LinePick, Page, PageId, PendingAnswer, Reply, ReplyOn, ReplyShown, ReplyValue, Session, Status,
    StatusChange,
};
use stappenplan::text::{Lang, Messages};
use time::OffsetDateTime;
use time::macros::{date, datetime};

use super::common::Cmd;
use super::trees::{Content, folder, given};

const NL: Messages = Messages::new(Lang::Nl);
const NOW: OffsetDateTime = datetime!(2026-12-10 12:00 UTC);
const DIGEST: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// The question of which the answers are made of apps.
const MADE: &str = "welk_platform";

fn shipped() -> Model {
    Content::embedded().model().on(date!(2026 - 12 - 10).into())
}

fn basis(model: &Model) -> Basis<'_> {
    Basis { model, tree_digest: DIGEST, catalogue_digest: DIGEST }
}

fn made(model: &Model) -> QuestionIx {
    model.graph.questions.find(|question| question.id == MADE).unwrap()
}

/// A walk up to the question of which the answers are made of apps.
fn before_it(model: &Model) -> Session<'_> {
    let answers = [("met_wie", "patienten"), ("soort_client", "eigen")];
    let answers = answers.map(|(question, word)| (question.to_owned(), vec![word.to_owned()]));
    let choices = given(model, &answers.into_iter().collect());
    Session::resume(model, NL, choices, Default::default())
}

/// What the app does, as its supplier replied.
fn reply(app: &str, does: &str) -> Reply {
    Reply {
        on: ReplyOn::Fact { app: app.to_owned(), fact: "soort".to_owned() },
        value: ReplyValue::Set(vec![does.to_owned()]),
        rests_on: "mail van de leverancier".into(),
        day: date!(2026 - 12 - 03).into(),
        by: "J. Jansen".into(),
        taken_back: false,
        shown: ReplyShown::default(),
    }
}

fn line(session: &Session<'_>, app: &str) -> LinePick {
    let row = session.model().graph.questions.row(made(session.model()));
    LinePick::Answer(row.answers().unwrap().find(|answer| answer.id == app).unwrap())
}

/// Answers it with an app.
fn choose(session: &mut Session<'_>, app: &str) {
    let draft = PendingAnswer { marked: Some(line(session, app)), ..PendingAnswer::default() };
    let given = session.given(&draft, draft.marked).unwrap();
    session.choose(given).unwrap();
}

/// What is answered there, by its id.
fn chosen(session: &Session<'_>) -> Option<Vec<String>> {
    let question = made(session.model());
    Some(session.choices().get(&question)?.words(session.model().graph.questions.row(question)))
}

fn saved(model: &Model, session: &Session<'_>) -> String {
    Autosave::new(basis(model), "jan@pc", "Thee".into(), 0).text(session, NOW)
}

/// What a session is made of again, as far as all of it fits.
#[track_caller]
fn again<'m>(model: &'m Model, text: &str) -> Session<'m> {
    let previous = PreviousWalk::of_dossier(basis(model), NL, read_dossier(text.as_bytes()).dossier, NOW);
    assert_eq!((previous.unfit, &previous.resumed.remarks), (Vec::new(), &Vec::new()));
    let mut session = Session::new(model, NL);
    session.take_up(previous.resumed);
    session
}

#[test]
fn an_answer_by_a_reply_that_was_taken_back_is_back_with_it_after_reopening() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    choose(&mut session, "beeldzorg");
    assert!(session.toggle_reply(0));
    assert_eq!(chosen(&session), None);
    let mut session = again(&model, &saved(&model, &session));
    session = again(&model, &saved(&model, &session));
    assert_eq!(chosen(&session), None);
    assert!(session.toggle_reply(0));
    assert_eq!(chosen(&session), Some(vec!["beeldzorg".to_owned()]));
}

#[test]
fn an_answer_by_a_reply_that_a_later_one_replaced_is_back_with_it_after_reopening() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    choose(&mut session, "beeldzorg");
    session.enter_reply(reply("beeldzorg", "beeldbellen"));
    assert_eq!(chosen(&session), None);
    let mut session = again(&model, &saved(&model, &session));
    assert!(session.toggle_reply(1));
    assert_eq!(chosen(&session), Some(vec!["beeldzorg".to_owned()]));
}

#[test]
fn what_is_marked_on_answers_that_a_reply_makes_stays_marked() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    // The places of those behind it are others than in the catalogue.
    for app in ["beeldzorg", "karify"] {
        let draft = PendingAnswer { marked: Some(line(&session, app)), ..PendingAnswer::default() };
        session.keep_draft(draft.clone());
        assert_eq!(again(&model, &saved(&model, &session)).draft(), draft, "{app}");
        let mut copy = Session::new(&model, NL);
        copy.take_up(session.resumed());
        assert_eq!(copy.draft(), draft, "{app}");
    }
    assert_ne!(line(&session, "karify"), line(&before_it(&model), "karify"));
}

#[test]
fn a_dossier_is_walked_and_explained_as_the_wizard_opens_it() {
    let model = shipped();
    let run = |text: &str, arguments: &[&str]| Cmd::new(arguments).just_typed().file("thee.yaml", text).run();
    let walk = ["walk", "--answers", "thee.yaml", "--today", "2026-12-10"];
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    let with = |answer: &'static str| [walk.as_slice(), &["--format", "json", "--answer", answer]].concat();
    let by_argument = run(&saved(&model, &session), &with("welk_platform=beeldzorg"));
    choose(&mut session, "beeldzorg");
    let there = run(&saved(&model, &session), &[walk.as_slice(), &["--format", "json"]].concat());
    assert!(there.stdout.contains("\"beeldzorg\"") && there.code < 2, "{there}");
    assert!(!there.stderr.contains(MADE), "{there}");
    assert_eq!(by_argument.stdout, there.stdout);
    let why =
        run(&saved(&model, &session), &["why", "karify", "--answers", "thee.yaml", "--today", "2026-12-10"]);
    assert!(why.code < 2 && !why.stderr.contains(MADE), "{why}");
    // One that fell is told, and is no mistake; another in its place is taken.
    assert!(session.toggle_reply(0));
    let text = saved(&model, &session);
    let fallen = run(&text, &walk);
    assert!(fallen.code < 2 && fallen.stderr.contains(&NL.answer_fallen(MADE)), "{fallen}");
    let other = run(&text, &with("welk_platform=karify"));
    assert!(other.code < 2 && !other.stderr.contains(&NL.answer_fallen(MADE)), "{other}");
    // What never was an answer is a mistake.
    let wrong = run(&text, &with("welk_platform=nergens"));
    assert_eq!(wrong.code, 2, "{wrong}");
}

#[test]
fn no_reply_changes_once_the_decision_was_taken() {
    let model = shipped();
    let mut session = before_it(&model);
    assert!(session.enter_reply(reply("beeldzorg", "platform")));
    let mut resumed = session.resumed();
    resumed.decision.history.push(StatusChange {
        status: Status::Adopted,
        on: date!(2026 - 12 - 05).into(),
        by: "J. Jansen".into(),
        look_again: None,
        successor: Default::default(),
    });
    session.take_up(resumed.clone());
    assert!(!session.enter_reply(reply("karify", "beeldbellen")));
    assert!(!session.toggle_reply(0));
    assert_eq!(session.replies(), resumed.replies);
}

/// What a page says, with line breaks as blanks.
fn page_of_replies(session: &Session<'_>) -> String {
    let app = session.model().catalogue.find("beeldzorg").unwrap();
    let page = session.page(PageId::AppReplies(app), &PendingAnswer::default());
    let Page::Listing(page) = page else { unreachable!("a list") };
    let rows = page.rows.made_at_once().map(|(_, row)| format!("{}: {}", row.label, row.words));
    let news = page.news.map(|news| format!("{news:?}"));
    news.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_reply_that_a_later_one_replaced_is_told_as_that_whatever_is_done_with_it() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    session.enter_reply(reply("beeldzorg", "beeldbellen"));
    let told = page_of_replies(&session);
    assert!(told.contains("Een ander antwoord kwam ervoor in de plaats."), "{told}");
    assert!(session.toggle_reply(0));
    let told = page_of_replies(&session);
    assert!(!told.contains("Nu geldt weer") && told.contains("blijft gelden: beeldbellen"), "{told}");
    assert!(told.contains(NL.put_back_replaced()), "{told}");
    assert!(session.toggle_reply(0));
    let told = page_of_replies(&session);
    assert!(told.contains("het antwoord staat er weer. Het telt niet mee"), "{told}");
    // The last one taken back, the one before holds again.
    assert!(session.toggle_reply(1));
    assert!(page_of_replies(&session).contains("Nu geldt weer"), "{}", page_of_replies(&session));
    assert!(page_of_replies(&session).contains(NL.put_back_reply()));
}

#[test]
fn the_replies_of_a_dossier_are_shown_by_its_name_or_path() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    let text = saved(&model, &session);
    let named = "stukken/Thee.yaml";
    let run = |arguments: &[&str], text: &str| {
        let cmd = Cmd::new(&[&["replies"], arguments].concat()).just_typed().file(named, text);
        let folder = cmd.folder().join("stukken").to_string_lossy().into_owned();
        cmd.env("STAPPENPLAN_DOSSIERS", &folder).run()
    };
    let told = run(&["Thee"], &text);
    assert!(told.stdout.contains("Beeldzorg") && told.stdout.contains("3 december 2026"), "{told}");
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    assert_eq!(run(&[named], &text), told);
    let yaml = run(&["Thee", "--format", "yaml"], &text);
    assert!(
        yaml.stdout.contains("  - id: beeldzorg\n    facts:\n      soort: { value: [platform]"),
        "{yaml}"
    );
    assert!(session.toggle_reply(0));
    let text = saved(&model, &session);
    assert!(run(&["Thee"], &text).stdout.contains("Teruggenomen"), "{}", run(&["Thee"], &text));
    assert!(run(&["Thee", "--format", "yaml"], &text).stdout.contains(NL.no_reply_counts()));
    let none = saved(&model, &before_it(&model));
    assert_eq!(run(&["Thee"], &none).stdout, format!("{}\n", NL.no_reply_counts()));
    for (arguments, text, words) in [
        (
            ["Thee"],
            text.replace("J. Jansen", "J. Pieters"),
            NL.dossier_is_damaged("[HOME]/stukken/Thee.yaml"),
        ),
        ([named], "met_wie: patienten\n".to_owned(), NL.not_a_dossier(named)),
        (["Koffie"], text, NL.no_such_dossier("Koffie")),
    ] {
        let shown = run(&arguments, &text);
        assert!(shown.code == 3 && shown.stderr.trim_end() == words, "{shown}");
    }
}

#[test]
fn answers_that_were_given_to_another_tree_are_told() {
    let run = |text: &str| {
        Cmd::new(&["walk", "--answers", "thee.yaml", "--today", "2026-12-10"])
            .just_typed()
            .file("thee.yaml", text)
            .run()
    };
    let told = "thee.yaml hoort bij een ander stappenplan: bij “fietsen”, niet bij “beeldbellen”.";
    let known = run("# tree: fietsen\nmet_wie: patienten\n");
    assert!(known.stderr.contains(told) && known.code == 1, "{known}");
    let unknown = run("# tree: fietsen\nmet_motor: ja\n");
    assert!(unknown.stderr.contains(told) && unknown.code == 2, "{unknown}");
    let own = run("# tree: beeldbellen\nmet_wie: patienten\n");
    assert!(!own.stderr.contains("stappenplan:") && own.code == 1, "{own}");
    let model = shipped();
    let text = saved(&model, &before_it(&model)).replace("\ntree: beeldbellen\n", "\ntree: fietsen\n");
    let text = text.split_inclusive('\n').filter(|line| !line.starts_with("sha256: ")).collect::<String>();
    let dossier = run(&format!("{text}sha256: {}\n", stappenplan::source::digest(text.as_bytes())));
    assert!(dossier.stderr.contains(told) && dossier.code == 1, "{dossier}");
}

#[test]
fn an_app_that_is_gone_is_told_with_the_name_that_it_had() {
    let model = shipped();
    let mut session = before_it(&model);
    session.enter_reply(reply("beeldzorg", "platform"));
    session.enter_reply(reply("facetalk", "platform"));
    let text = saved(&model, &session);
    let mut content = Content::embedded();
    content.tree.truncate(content.tree.find("\nscenarios:").unwrap() + 1);
    content.apps.retain(|(stem, _)| stem != "facetalk");
    let smaller = content.model().on(date!(2026 - 12 - 10).into());
    let previous = PreviousWalk::of_dossier(basis(&smaller), NL, read_dossier(text.as_bytes()).dossier, NOW);
    let remarks: Vec<&str> = previous.resumed.remarks.iter().map(|remark| remark.as_str()).collect();
    assert_eq!(
        remarks,
        [
            "FaceTalk staat niet meer in de lijst om uit te kiezen. Wat u erover koos, opschreef of navroeg, blijft in het dossier."
        ]
    );
    let mut session = Session::new(&smaller, NL);
    session.take_up(previous.resumed);
    assert!(saved(&smaller, &session).contains("facetalk"));
}

#[test]
fn dossiers_of_every_format_that_was_written_are_whole() {
    let files: Vec<_> =
        std::fs::read_dir(folder("dossiers")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 1, "{files:?}");
    for file in files {
        let found = read_dossier(&std::fs::read(&file).unwrap());
        assert_eq!(found.damage, None, "{}", file.display());
    }
}
