//! What goes into a dossier while a person walks, and what of it is found again, also with a tree that changed.

use time::OffsetDateTime;
use time::macros::datetime;

use super::*;
use crate::engine::AnswerValue;
use crate::lint::load;
use crate::model::{Ix, Model};
use crate::session::{
    Block, FormField, FormId, LinePick, ListedTask, Page, PageId, PendingAnswer, Session, Status,
    StatusChange, TaskId,
};
use crate::source::Sources;
use crate::text::{Lang, Messages};

const TREE: &str = "
format: 1
id: thee
title: Thee
edition: '2026'
language: nl
start: een
facts: {}
questions:
  een: { ask: Een?, one: { ja: { text: Ja, go: twee }, nee: { text: Nee, go: twee } } }
  twee: { ask: Twee?, many: { answers: { a: { text: A }, b: { text: B } } }, go: drie }
  drie: { ask: Drie?, one: { ja: { text: Ja, end: klaar }, nee: { text: Nee, end: klaar } } }
plans: { zetten: { title: Zetten, steps: [{ id: water, text: Water }] } }
outcomes: { klaar: { kind: advice, title: Klaar, shows: nothing, plan: zetten } }
";

const NL: Messages = Messages::new(Lang::Nl);
const NOW: OffsetDateTime = datetime!(2026-11-27 12:00 UTC);
const DIGEST: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

#[track_caller]
fn model_of(tree: &str) -> Model {
    let mut sources = Sources::new();
    let file = sources.add("tree.yaml", tree);
    let loaded = load(&sources, file, &[], Lang::Nl);
    loaded.model.unwrap_or_else(|| panic!("{:?}", loaded.findings))
}

fn basis(model: &Model) -> Basis<'_> {
    Basis { model, tree_digest: DIGEST, catalogue_digest: DIGEST }
}

fn autosave(model: &Model) -> Autosave<'_> {
    Autosave::new(basis(model), "jan@pc", "Thee".into(), 41)
}

/// The first answer of the question in view.
fn answer(session: &mut Session<'_>) {
    session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
}

/// What a session is made of again.
fn again<'m>(model: &'m Model, text: &str) -> (Session<'m>, PreviousWalk) {
    let found = read_dossier(text.as_bytes());
    assert_eq!(found.damage, None);
    let previous = PreviousWalk::of_dossier(basis(model), NL, found.dossier, NOW).seen_by("jan@pc");
    let mut session = Session::new(model, NL);
    session.take_up(previous.resumed.clone());
    (session, previous)
}

fn remarks(previous: &PreviousWalk) -> Vec<String> {
    previous.resumed.told().map(|remark| remark.one_line()).collect()
}

/// Ticks the first step of the plan.
fn tick(session: &mut Session<'_>) {
    let is_step = |task: &ListedTask| matches!(task.id, TaskId::Step { .. });
    let at = session.listed_tasks().iter().position(is_step).unwrap();
    assert!(session.toggle_task(at));
}

#[test]
fn what_is_confirmed_is_due_once_and_looking_around_is_not() {
    let model = model_of(TREE);
    let (mut autosave, mut session) = (autosave(&model), Session::new(&model, NL));
    assert!(!autosave.is_due(&session), "there is nothing to save yet");
    answer(&mut session);
    assert!(autosave.is_due(&session));
    let text = autosave.text(&session, NOW);
    assert!(text.contains("\nsave: 42\n"), "{text}");
    assert!(!autosave.is_due(&session), "it is being saved");
    autosave.failed();
    assert!(autosave.is_due(&session), "it is not saved");
    let _ = autosave.text(&session, NOW);
    autosave.done();
    assert!(!autosave.is_due(&session));
    session.back();
    assert!(!autosave.is_due(&session));
    answer(&mut session);
    session.withdraw(session.model().graph.questions.iter().next().unwrap().0);
    assert!(autosave.is_due(&session), "an answer that was taken back is a change, too");
}

#[test]
fn what_is_only_typed_is_due_again_after_a_save_that_failed() {
    let model = model_of(TREE);
    let (mut autosave, mut session) = (autosave(&model), Session::new(&model, NL));
    answer(&mut session);
    autosave.is_saved(&session);
    let ticks = vec![LinePick::Answer(Ix::new(1))];
    session.keep_draft(PendingAnswer { ticks, ..PendingAnswer::default() });
    let _ = (autosave.text(&session, NOW), autosave.text(&session, NOW));
    assert!(!autosave.is_typed_due(&session), "it is being saved");
    autosave.failed();
    assert!(autosave.is_typed_due(&session) && autosave.differs(&session) && !autosave.is_due(&session));
    let _ = autosave.text(&session, NOW);
    autosave.done();
    autosave.failed();
    assert!(!autosave.is_typed_due(&session), "what is saved stays saved");
}

#[test]
fn all_of_a_walk_is_found_again() {
    let model = model_of(TREE);
    let (mut autosave, mut session) = (autosave(&model), Session::new(&model, NL));
    answer(&mut session);
    let ticks = vec![LinePick::Answer(Ix::new(1))];
    session.keep_draft(PendingAnswer { ticks: ticks.clone(), ..PendingAnswer::default() });
    assert!(autosave.is_typed_due(&session));
    let text = autosave.typed_text(&session, NOW);
    assert!(!autosave.is_typed_due(&session));
    let (found, previous) = again(&model, &text);
    assert_eq!(found.choices(), session.choices());
    let mut unconfirmed = session.unconfirmed();
    unconfirmed.others.person = "jan@pc".into();
    assert_eq!(found.unconfirmed(), unconfirmed);
    assert_eq!(found.draft().ticks, ticks);
    assert_eq!(previous.resumed.since.as_ref().map(|since| since.as_str()), Some("vandaag, 12.00 uur"));
    assert_eq!(remarks(&previous), Vec::<String>::new());
    answer(&mut session);
    answer(&mut session);
    tick(&mut session);
    let (found, _) = again(&model, &autosave.text(&session, NOW));
    assert_eq!((found.choices(), found.decision()), (session.choices(), session.decision()));
    assert!(found.outcome().is_some());
}

#[test]
fn a_dossier_of_a_walk_as_it_is_written() {
    let model = model_of(TREE);
    let (mut autosave, mut session) = (autosave(&model), Session::new(&model, NL));
    for _ in 0..3 {
        answer(&mut session);
    }
    tick(&mut session);
    insta::assert_snapshot!(autosave.text(&session, NOW).replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn the_advice_is_kept_whatever_question_is_in_view() {
    let model = model_of(TREE);
    let mut session = Session::new(&model, NL);
    for _ in 0..3 {
        answer(&mut session);
    }
    let advice =
        |session: &Session<'_>| read_dossier(autosave(&model).text(session, NOW).as_bytes()).dossier.advice;
    let at_end = advice(&session);
    assert!(at_end.is_some());
    session.back();
    assert_eq!((session.outcome(), advice(&session)), (None, at_end));
    session.withdraw(session.question().unwrap());
    assert_eq!(advice(&session), None, "the walk has not ended any more");
}

/// A dossier of the whole walk, opened with this tree.
fn with_tree(old: &str, new: &str) -> (Vec<String>, Vec<String>, usize) {
    let model = model_of(TREE);
    let mut session = Session::new(&model, NL);
    for _ in 0..3 {
        answer(&mut session);
    }
    let text = autosave(&model).text(&session, NOW);
    let changed = model_of(&TREE.replace(old, new));
    let other = Basis { model: &changed, tree_digest: "other", catalogue_digest: DIGEST };
    let dossier = read_dossier(text.as_bytes()).dossier;
    let previous = PreviousWalk::of_dossier(other, NL, dossier, NOW);
    let unfit = previous.unfit.iter().map(|choice| choice.question.clone()).collect();
    (remarks(&previous), unfit, previous.resumed.choices.len())
}

#[test]
fn a_changed_tree_is_told_with_old_and_new_words() {
    let mut told = String::new();
    for (what, old, new) in [
        ("a question is reworded", "ask: Een?", "ask: Wilt u thee?"),
        ("an answer is reworded", "ja: { text: Ja, go: twee }", "ja: { text: Graag, go: twee }"),
        ("an answer is gone", "ja: { text: Ja, go: twee }", "jawel: { text: Ja, go: twee }"),
        ("a question is gone", "go: drie }", "end: klaar }"),
        ("a question is renamed", "drie: {", "vier: {"),
        ("a question is new", "start: een", "start: nul"),
        ("an answer is split", "{ a: { text: A },", "{ a1: { text: A1 }, a2: { text: A2 },"),
        (
            "one becomes many",
            "one: { ja: { text: Ja, go: twee }, nee: { text: Nee, go: twee } } }",
            "many: { answers: { ja: { text: Ja }, nee: { text: Nee } } }, go: twee }",
        ),
        ("the order is another", "a: { text: A }, b: { text: B }", "b: { text: B }, a: { text: A }"),
        ("a step is gone", "id: water", "id: vuur"),
    ] {
        let new = match what {
            "a question is new" => "start: nul",
            _ => new,
        };
        let tree_old = old;
        let (remarks, unfit, left) = match what {
            "a question is new" => with_tree(
                "start: een\nfacts: {}\nquestions:\n",
                "start: nul\nfacts: {}\nquestions:\n  nul: { ask: Nul?, one: { a: { text: A, go: een }, b: { text: B, go: een } } }\n",
            ),
            "a question is gone" => with_tree(
                "go: drie }\n  drie: { ask: Drie?, one: { ja: { text: Ja, end: klaar }, nee: { text: Nee, end: klaar } } }\n",
                "end: klaar }\n",
            ),
            "a question is renamed" => with_tree("go: drie }\n  drie: {", "go: vier }\n  vier: {"),
            _ => with_tree(tree_old, new),
        };
        told.push_str(&format!("{what}: {left} fit, {unfit:?} do not\n"));
        for remark in remarks {
            told.push_str(&format!("  {remark}\n"));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_no_longer_fits_stays_in_the_dossier() {
    let model = model_of(TREE);
    let mut session = Session::new(&model, NL);
    answer(&mut session);
    let text = autosave(&model).text(&session, NOW);
    let changed = model_of(&TREE.replace("ja: { text: Ja, go: twee }", "jawel: { text: Ja, go: twee }"));
    let mut dossier = read_dossier(text.as_bytes()).dossier;
    for _ in 0..3 {
        let previous = PreviousWalk::of_dossier(basis(&changed), NL, dossier, NOW);
        let mut session = Session::new(&changed, NL);
        session.take_up(previous.resumed.clone());
        let text = autosave(&changed).with_previous(&previous).text(&session, NOW);
        dossier = read_dossier(text.as_bytes()).dossier;
        assert_eq!(dossier.unfit.len(), 1);
        assert_eq!(dossier.unfit[0].shown.as_str(), "Ja");
    }
}

#[test]
fn what_a_decision_was_taken_on_stays_in_the_dossier() {
    let model = model_of(TREE);
    let mut session = Session::new(&model, NL);
    for _ in 0..3 {
        answer(&mut session);
    }
    let text = autosave(&model).text(&session, NOW);
    let tree = TREE.replace("edition: '2026'", "edition: '2027'").replace("ask: Een?", "ask: Wilt u thee?");
    let tree = tree.replace("drie: { ask", "vier: { ask").replace("go: drie", "go: vier");
    let later = model_of(&tree.replace("title: Klaar", "title: Anders"));
    // How it is written a year later, when a step is ticked: with this history.
    let ticked = |history: &[StatusChange]| {
        let mut dossier = read_dossier(text.as_bytes()).dossier;
        dossier.decision.history = history.to_vec();
        let text = dossier_text(&dossier);
        for model in [&model, &later] {
            let (mut session, previous) = again(model, &text);
            if session.outcome().is_some() {
                tick(&mut session);
            }
            let written = Autosave::new(basis(model), "eva@mac", "Thee".into(), 0)
                .with_previous(&previous)
                .text(&session, NOW + time::Duration::days(400));
            dossier = read_dossier(written.as_bytes()).dossier;
        }
        dossier
    };
    let was = read_dossier(text.as_bytes()).dossier;
    let adopted = StatusChange {
        status: Status::Adopted,
        on: crate::text::Day::from(NOW.date()),
        by: "J. Jansen".into(),
        look_again: None,
        successor: Default::default(),
    };
    let now = ticked(&[adopted]);
    assert!(now.decision.history.len() == 1 && now.head.save > 0);
    // Who saved it last is told, with the time of that.
    assert_eq!((now.made.by.as_str(), was.made.by.as_str()), ("eva@mac", "jan@pc"));
    let made = MadeWith { by: was.made.by.clone(), ..now.made };
    assert_eq!((&made, &now.choices, &now.unfit), (&was.made, &was.choices, &was.unfit));
    assert_eq!((&now.head.stands, &now.advice), (&was.head.stands, &was.advice));
    let concept = ticked(&[]);
    assert_ne!((&concept.made, &concept.choices, &concept.unfit), (&was.made, &was.choices, &was.unfit));
    assert_ne!((&concept.head.stands, &concept.advice), (&was.head.stands, &was.advice));
}

/// A walk as an earlier version saved it.
fn earlier(answers: &str) -> String {
    format!(
        "# Antwoorden.\n# tree: thee\n# edition: 2026\n# sha256: {DIGEST}\n# saved: 2026-11-27T11:00:00Z\n{answers}"
    )
}

#[test]
fn a_walk_of_an_earlier_version_is_taken_in() {
    let model = model_of(TREE);
    let text = earlier(
        "een: ja\ntwee: [a, b]\nweg: ja\n# Deze eerdere antwoorden passen niet meer bij het stappenplan:\n# - oud: x\n",
    );
    let checklist = "# Stappen van het plan die klaar zijn.\nzetten: [water]\n".as_bytes().to_vec();
    let previous =
        PreviousWalk::of_answers(basis(&model), NL, text.as_bytes(), Some(checklist), NOW).unwrap();
    assert_eq!(previous.resumed.choices.len(), 2);
    assert_eq!(previous.resumed.ticked.len(), 1);
    let unfit: Vec<&str> = previous.unfit.iter().map(|choice| choice.shown.as_str()).collect();
    assert_eq!(unfit, ["oud: x", "weg: ja"]);
    assert_eq!(remarks(&previous), [NL.unknown_question("weg", None)]);
    assert_eq!(saved_for(basis(&model), text.as_bytes()).as_deref(), Some("2026-11-27T11:00:00Z"));
    assert_eq!(saved_for(basis(&model), text.replace("tree: thee", "tree: koffie").as_bytes()), None);
}

#[test]
fn only_answers_to_this_tree_are_answers() {
    let model = model_of(TREE);
    let is_answers = |text: &str| is_answers(basis(&model), text.as_bytes());
    for text in ["een: ja\n", "een: ja\ntwee: [a]\nweg: x\n"] {
        assert!(is_answers(text), "{text:?}");
    }
    for text in
        ["", "een: misschien\n", "weg: ja\n", "- een\n", "een: ja\nx: {a: b}\n", TREE, "een: [", "# Advies\n"]
    {
        assert!(!is_answers(text), "{text:?}");
    }
}

#[test]
fn a_dossier_is_read_as_answers_too() {
    let model = model_of(TREE);
    let mut session = Session::new(&model, NL);
    answer(&mut session);
    answer(&mut session);
    let text = autosave(&model).text(&session, NOW);
    let mut sources = Sources::new();
    let file = sources.add("Thee.yaml", text.as_str());
    let mut answers = Answers::default();
    answers.add_file(&sources, file).unwrap();
    assert_eq!(answers.resolve(&model).as_ref(), Ok(session.choices()));
}

/// The texts of the start page, those of its rows last.
fn start_page(session: &Session<'_>) -> String {
    let Page::Listing(start) = session.page(PageId::Start, &PendingAnswer::default()) else { panic!() };
    let told = start.before.iter().filter_map(|block| match block {
        Block::Remark(words) => Some(words.clone()),
        _ => None,
    });
    let rows = start.rows.iter().map(|row| format!("{} ({})", row.label, row.words).replace(" ()", ""));
    told.chain(rows).collect::<Vec<_>>().join("\n")
}

fn first_field(session: &Session<'_>, form: FormId) -> FormField {
    let Page::Form(form) = session.page(PageId::Form(form), &PendingAnswer::default()) else { panic!() };
    form.fields.first().unwrap().clone()
}

#[test]
fn what_somebody_typed_is_not_told_as_recorded_nor_as_of_somebody_else() {
    let model = model_of(TREE);
    let (mut jan, mut session) = (autosave(&model), Session::new(&model, NL));
    answer(&mut session);
    let form = FormId::AnswerRemark(Ix::new(0));
    session.type_in_form(form, "remark", "half".into());
    let ticks = vec![LinePick::Answer(Ix::new(1))];
    session.keep_draft(PendingAnswer { ticks, ..PendingAnswer::default() });
    let text = jan.text(&session, NOW);
    let seen_by = |text: &str, who: &str| {
        let dossier = read_dossier(text.as_bytes()).dossier;
        let previous = PreviousWalk::of_dossier(basis(&model), NL, dossier, NOW).seen_by(who);
        let mut session = Session::new(&model, NL);
        session.take_up(previous.resumed);
        session
    };
    // To the one who typed it, whichever way the program ended.
    let own = seen_by(&text, "jan@pc");
    let told = start_page(&own);
    assert!(told.contains("Wat u het laatst had aangekruist of getypt, staat er nog."), "{told}");
    assert!(told.contains("\nNog niet vastgelegd: Opmerking"), "{told}");
    assert!(!told.contains("jan@pc"), "{told}");
    assert_eq!(first_field(&own, form).by, None);
    // To somebody else.
    let mut other = seen_by(&text, "piet@pc");
    let told = start_page(&other);
    assert!(!told.contains("Wat u het laatst"), "{told}");
    assert!(
        told.contains("Wat jan@pc had aangekruist of getypt en niet vastgelegd, staat er nog."),
        "{told}"
    );
    assert!(told.contains("Opmerking bij vraag 1 (Aangekruist of getypt door jan@pc)"), "{told}");
    let by = Some("Ingevuld door jan@pc, niet vastgelegd.".to_owned());
    assert_eq!(first_field(&other, form).by, by);
    let Page::Ask(ask) = other.page(PageId::Walk, &other.draft()) else { panic!() };
    assert_eq!(ask.unconfirmed.as_deref(), Some("Aangekruist of getypt door jan@pc, nog niet bevestigd."));
    // Saved by somebody else it is still of who typed it.
    let mut piet = Autosave::new(basis(&model), "piet@pc", "Thee".into(), 50);
    let text = piet.text(&other, NOW);
    assert_eq!(first_field(&seen_by(&text, "piet@pc"), form).by, by);
    assert_eq!(first_field(&seen_by(&text, "jan@pc"), form).by, None);
    // Who adds to it is named with them, to both.
    let held = first_field(&other, form).text.as_str().to_owned();
    other.type_in_form(form, "remark", format!("{held}x").as_str().into());
    let both = Some("Ingevuld door jan@pc en piet@pc, niet vastgelegd.".to_owned());
    assert_eq!(first_field(&other, form).by, both);
    let text = piet.text(&other, NOW);
    for who in ["jan@pc", "piet@pc"] {
        assert_eq!(first_field(&seen_by(&text, who), form).by, both, "{who}");
    }
    // Until somebody else puts something else there, or records it.
    other.type_in_form(form, "remark", "anders".into());
    assert_eq!(first_field(&other, form).by, None);
    other.keep_draft(PendingAnswer { ticks: vec![LinePick::Answer(Ix::new(0))], ..PendingAnswer::default() });
    assert!(start_page(&other).contains("Wat u het laatst"));
    assert!(!start_page(&other).contains("jan@pc"));
    assert!(other.confirm_form(form).is_some());
    answer(&mut other);
    assert!(!start_page(&other).contains("Nog niet"), "{}", start_page(&other));
    assert!(!start_page(&other).contains("Wat u het laatst"), "{}", start_page(&other));
}
