//! When a walk is saved and what is found of an earlier one, with files in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use time::OffsetDateTime;
use time::macros::datetime;

use super::*;
use crate::engine::AnswerValue;
use crate::lint::load;
use crate::model::Ix;
use crate::session::{Session, TaskId};
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
  twee: { ask: Twee?, one: { ja: { text: Ja, end: klaar }, nee: { text: Nee, end: klaar } } }
plans: { zetten: { title: Zetten, steps: [{ id: water, text: Water }] } }
outcomes: { klaar: { kind: advice, title: Klaar, shows: nothing, plan: zetten } }
";

const NL: Messages = Messages::new(Lang::Nl);
const NOW: OffsetDateTime = datetime!(2026-11-27 12:00 UTC);

fn model() -> Model {
    let mut sources = Sources::new();
    let tree = sources.add("tree.yaml", TREE);
    let loaded = load(&sources, tree, &[], Lang::Nl);
    loaded.model.unwrap_or_else(|| panic!("{:?}", loaded.findings))
}

/// What is on the disk, and what it does next.
#[derive(Default)]
struct Memory {
    files: BTreeMap<&'static str, String>,
    others: Vec<String>,
    refuses: Option<NotOpened>,
    fails: bool,
    writes: usize,
}

#[derive(Clone, Default)]
struct Disk(Rc<RefCell<Memory>>);

struct OpenFile {
    disk: Disk,
    name: &'static str,
}

fn name(part: WalkPart) -> &'static str {
    match part {
        WalkPart::Answers => "answers",
        WalkPart::Checklist => "checklist",
    }
}

impl Disk {
    fn with(name: &'static str, text: &str) -> Self {
        let disk = Self::default();
        disk.0.borrow_mut().files.insert(name, text.to_owned());
        disk
    }

    fn text(&self, name: &str) -> Option<String> {
        self.0.borrow().files.get(name).cloned()
    }
}

impl WalkStorage for Disk {
    type Handle = OpenFile;

    fn open(&self, part: WalkPart, _holder: &str) -> Result<(OpenFile, Option<Vec<u8>>), NotOpened> {
        if let Some(error) = self.0.borrow().refuses.clone() {
            return Err(error);
        }
        let bytes = self.text(name(part)).map(String::into_bytes);
        Ok((OpenFile { disk: self.clone(), name: name(part) }, bytes))
    }

    fn read(&self, part: WalkPart) -> Option<Vec<u8>> {
        self.text(name(part)).map(String::into_bytes)
    }

    fn all_walks(&self) -> Vec<(String, Vec<u8>)> {
        let others = self.0.borrow().others.clone().into_iter();
        others.map(|text| ("other".to_owned(), text.into_bytes())).collect()
    }
}

impl WalkFile for OpenFile {
    fn path(&self) -> String {
        self.name.to_owned()
    }

    fn save(&mut self, text: &str, timestamp: &str) -> Result<Option<String>, String> {
        assert_eq!(timestamp, "2026-11-27T12:00:00Z");
        let mut memory = self.disk.0.borrow_mut();
        if memory.fails {
            return Err("vol".to_owned());
        }
        memory.writes += 1;
        memory.files.insert(self.name, text.to_owned());
        Ok((text.contains("een: nee")).then(|| "copy".to_owned()))
    }

    fn keep_earlier(&mut self, timestamp: &str) -> Result<(), String> {
        assert_eq!(timestamp, "2026-11-27T12:00:00Z");
        let text = self.disk.text(self.name).unwrap();
        self.disk.0.borrow_mut().files.insert("earlier", text);
        Ok(())
    }

    fn previous(&self) -> Option<Vec<u8>> {
        self.disk.text("previous").map(String::into_bytes)
    }

    fn set_aside(&mut self) -> Result<Option<String>, String> {
        let mut memory = self.disk.0.borrow_mut();
        let text = memory.files.remove(self.name);
        Ok(text.map(|text| {
            memory.files.insert("aside", text);
            "aside".to_owned()
        }))
    }
}

fn basis(model: &Model) -> Basis<'_> {
    const DIGEST: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    Basis { model, tree_digest: DIGEST, catalogue_digest: DIGEST }
}

fn open<'m>(model: &'m Model, disk: &Disk) -> (Autosave<'m, Disk>, PreviousWalk) {
    Autosave::open(basis(model), NL, disk.clone(), "jan@pc", NOW).unwrap()
}

fn session<'m>(model: &'m Model, previous: &PreviousWalk) -> Session<'m> {
    Session::resume(model, NL, previous.choices.clone(), previous.checklist.clone())
}

/// A saved walk with these answers.
fn walk(model: &Model, answers: &str, saved: &str) -> String {
    walk_text(basis(model), NL, &BTreeMap::new(), saved, &[]) + answers
}

#[test]
fn an_answer_is_saved_and_looking_around_saves_nothing() {
    let (model, disk) = (model(), Disk::default());
    let (mut autosave, previous) = open(&model, &disk);
    assert_eq!(previous, PreviousWalk::default());
    let mut session = session(&model, &previous);
    session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    for _ in 0..3 {
        autosave.save(&session, NOW).unwrap();
    }
    assert_eq!(disk.0.borrow().writes, 1);
    assert_eq!(disk.text("answers"), Some(walk(&model, "een: ja\n", "2026-11-27T12:00:00Z")));
    assert_eq!(disk.text("checklist"), None, "no step is done");
    session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    let tasks = session.listed_tasks();
    let step = tasks.iter().position(|task| matches!(task.id, TaskId::Step { .. })).unwrap();
    assert!(session.toggle_task(step));
    autosave.save(&session, NOW).unwrap();
    assert!(disk.text("checklist").unwrap().ends_with("\nzetten: [water]\n"));
    // The next start finds both.
    let (_, previous) = open(&model, &disk);
    assert_eq!((&previous.choices, &previous.checklist), (session.choices(), &session.ticked()));
    assert_eq!(previous.since.as_deref(), Some("vandaag, 12.00 uur"));
}

#[test]
fn what_was_not_saved_is_saved_at_the_next_call() {
    let (model, disk) = (model(), Disk::default());
    let (mut autosave, previous) = open(&model, &disk);
    let mut session = session(&model, &previous);
    session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    disk.0.borrow_mut().fails = true;
    assert_eq!(autosave.save(&session, NOW), Err("vol".to_owned()));
    disk.0.borrow_mut().fails = false;
    assert_eq!(autosave.save(&session, NOW), Ok(()));
    assert!(disk.text("answers").unwrap().contains("een: ja"));
    assert_eq!(autosave.conflict_copy(), None);
    session.back();
    session.choose(AnswerValue::picks([Ix::new(1)])).unwrap();
    autosave.save(&session, NOW).unwrap();
    assert_eq!(autosave.conflict_copy(), Some("copy"));
}

#[test]
fn what_is_damaged_is_put_aside_and_the_version_before_is_taken() {
    let model = model();
    for damaged in ["", "een: ja\n", "# tree: thee\n", &walk(&model, "een: [\n", "")] {
        let disk = Disk::with("answers", damaged);
        disk.0.borrow_mut().files.insert("previous", walk(&model, "een: nee\n", "2026-11-27T11:00:00Z"));
        let (autosave, previous) = open(&model, &disk);
        assert_eq!(previous.choices.len(), 1, "{damaged:?}");
        // It stands where the damaged one was, for who only looks.
        assert_eq!(disk.text("answers"), disk.text("previous"));
        assert_eq!(autosave.answers_in().as_deref(), Some("answers"));
        assert_eq!(disk.text("aside").as_deref(), Some(damaged));
        assert_eq!(previous.remarks, [NL.damaged_aside("aside"), NL.previous_opened().to_owned()]);
    }
}

#[test]
fn of_older_editions_the_last_is_taken_over() {
    let (model, disk) = (model(), Disk::default());
    let of_other =
        walk(&model, "een: nee\n", "2026-11-27T11:30:00Z").replace("# tree: thee", "# tree: koffie");
    disk.0.borrow_mut().others = vec![
        walk(&model, "een: nee\ntwee: ja\n", "2026-11-25T11:00:00Z"),
        walk(&model, "een: ja\ndrie: ja\n", "2026-11-26T11:00:00Z").replace("sha256: 0", "sha256: 1"),
        of_other,
    ];
    let (mut autosave, previous) = open(&model, &disk);
    assert_eq!(previous.choices.len(), 1);
    assert_eq!(previous.remarks[0], NL.content_changed());
    assert!(previous.remarks[1].contains("`drie`"), "{:?}", previous.remarks);
    assert_eq!(autosave.answers_in().as_deref(), Some("other"), "nothing is saved here yet");
    autosave.save(&session(&model, &previous), NOW).unwrap();
    assert_eq!(autosave.answers_in().as_deref(), Some("answers"));
    assert!(disk.text("answers").unwrap().ends_with(
        "een: ja\n# Deze eerdere antwoorden passen niet meer bij het stappenplan:\n# - drie: ja\n"
    ));
}

#[test]
fn what_cannot_be_saved_is_told_and_the_walk_goes_on() {
    let model = model();
    let saved = walk(&model, "een: ja\n", "2026-11-27T11:00:00Z");
    for (error, remark, reason) in [
        (
            NotOpened::InUse { by: "piet@pc 2026-11-27T11:00:00Z".to_owned() },
            NL.in_use_unsaved("piet@pc", Some("vandaag, 11.00 uur")),
            NL.file_in_use_by("piet@pc 2026-11-27T11:00:00Z"),
        ),
        (
            NotOpened::InUse { by: String::new() },
            NL.in_use_unsaved(NL.someone(), None),
            NL.file_in_use().to_owned(),
        ),
        (NotOpened::CannotSave("vol".to_owned()), NL.cannot_save("vol"), "vol".to_owned()),
    ] {
        let disk = Disk::with("answers", &saved);
        disk.0.borrow_mut().refuses = Some(error);
        let (mut autosave, previous) = open(&model, &disk);
        assert_eq!((previous.choices.len(), &previous.remarks), (1, &vec![remark]));
        assert_eq!(autosave.save(&session(&model, &previous), NOW), Err(reason));
        assert_eq!((autosave.path(), disk.text("answers")), (None, Some(saved.clone())));
    }
    let disk = Disk::with("answers", "iets anders");
    disk.0.borrow_mut().refuses = Some(NotOpened::Refused("Nee.".to_owned()));
    let refused = Autosave::open(basis(&model), NL, disk, "jan@pc", NOW);
    assert_eq!(refused.err().as_deref(), Some("Nee."));
}

/// The earlier answers that are kept as comments in what was saved.
fn kept_as_comments(disk: &Disk) -> Vec<String> {
    let text = disk.text("answers").unwrap();
    text.lines().filter_map(|line| line.strip_prefix("# - ")).map(str::to_owned).collect()
}

/// Opens and saves, as a person who looks and leaves.
fn look(model: &Model, disk: &Disk) -> PreviousWalk {
    let (mut autosave, previous) = open(model, disk);
    autosave.save(&session(model, &previous), NOW).unwrap();
    previous
}

#[test]
fn every_line_that_is_no_answer_is_kept_as_a_comment() {
    let model = model();
    let lines = "een: ja\neen: nee\nandere: {a: b}\nnog:\n  c: d\ntwee: [ja, {e: f}]\n";
    let disk = Disk::with("answers", &walk(&model, lines, "2026-11-27T11:00:00Z"));
    look(&model, &disk);
    assert_eq!(kept_as_comments(&disk), ["een: nee", "andere: {a: b}", "nog: c: d", "twee: [ja, {e: f}]"]);
    let disk = Disk::with("answers", &walk(&model, "- een\n- twee\n", "2026-11-27T11:00:00Z"));
    look(&model, &disk);
    assert_eq!(kept_as_comments(&disk), ["- een - twee"]);
}

#[test]
fn what_no_longer_fits_is_kept_over_all_later_sessions_and_once() {
    let model = model();
    let lines: Vec<String> = (0..300).map(|at| format!("weg{at}: ja")).collect();
    let disk = Disk::with("answers", &walk(&model, &(lines.join("\n") + "\neen: ja\n"), ""));
    assert_eq!(look(&model, &disk).remarks.len(), 21);
    for _ in 0..3 {
        assert_eq!(kept_as_comments(&disk), lines);
        let previous = look(&model, &disk);
        assert!(previous.remarks.is_empty(), "they were told once: {:?}", previous.remarks);
    }
    // One of them is written in the file again, in the other language and with the ends of lines of another system.
    let text = disk.text("answers").unwrap() + "weg7: ja\nnieuw: ja\n";
    let text = text.replace(NL.saved_unfit(), Messages::new(Lang::En).saved_unfit()).replace('\n', "\r\n");
    let disk = Disk::with("answers", &text);
    look(&model, &disk);
    let expected: Vec<String> = lines.into_iter().chain(["nieuw: ja".to_owned()]).collect();
    assert_eq!(kept_as_comments(&disk), expected);
}

#[test]
fn what_no_longer_fits_is_told_without_a_place_and_not_without_end() {
    let model = model();
    let lines: String = (0..25).map(|at| format!("weg{at}: ja\n")).collect();
    let disk = Disk::with("answers", &walk(&model, &lines, "2026-11-27T11:00:00Z"));
    let remarks = open(&model, &disk).1.remarks;
    assert_eq!(remarks.len(), 21);
    assert_eq!(remarks.first(), Some(&NL.unknown_question("weg0", None)));
    assert_eq!(remarks.last(), Some(&NL.more_mistakes(5)));
}

#[test]
fn who_begins_again_keeps_the_answers_of_before() {
    let model = model();
    let saved = walk(&model, "een: ja\ntwee: nee\n", "2026-11-27T11:00:00Z");
    let disk = Disk::with("answers", &saved);
    let (mut autosave, previous) = open(&model, &disk);
    let mut session = session(&model, &previous);
    autosave.save(&session, NOW).unwrap();
    assert_eq!(disk.text("earlier"), None, "nobody began again");
    for earlier in ["een: ja\ntwee: nee\n", "een: ja\n"] {
        session.restart();
        autosave.save(&session, NOW).unwrap();
        session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
        autosave.save(&session, NOW).unwrap();
        assert!(disk.text("answers").unwrap().ends_with("\neen: ja\n"));
        assert!(disk.text("earlier").unwrap().ends_with(earlier));
    }
}
