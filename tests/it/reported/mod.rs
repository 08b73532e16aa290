//! The report: it states what stands in the dossier and nothing else, in every format.

mod again;
mod check;
mod memo;
mod states;

use serde_json::{Value as Json, json};
use stappenplan::document::{Document, DocumentFormat, Part, Value, render};
use stappenplan::record::{Answers, Autosave, Basis, Dossier, dossier_text, read_dossier};
use stappenplan::report::{Report, ReportV1, adr, report_document, report_sentences, report_workbook};
use stappenplan::session::{SelectedApp, Selection, Session, Status, StatusChange};
use stappenplan::text::{Lang, Messages};
use time::macros::{date, datetime};

use self::check::{check, parsed, resolved};
use super::common::{Cmd, README_ANSWERS};
use super::trees::Content;

const NL: Messages = Messages::new(Lang::Nl);

fn golden() -> String {
    std::fs::read_to_string("tests/dossiers/format-1-verslag.yaml").unwrap()
}

fn written(document: &Document, format: DocumentFormat) -> String {
    String::from_utf8(render(document, format, None, None).unwrap()).unwrap()
}

fn read(text: &str) -> Dossier {
    read_dossier(text.as_bytes()).dossier
}

const ANSWERS: &[&str] = &README_ANSWERS;

/// Gives the decision another status.
fn status(dossier: &mut Dossier, status: Status) {
    dossier.decision.history.push(StatusChange {
        status,
        on: date!(2026 - 11 - 28).into(),
        by: "de directie".into(),
        look_again: None,
        successor: Default::default(),
    });
    dossier.head.status = status;
}

/// A dossier of what ships, with these answers.
fn shipped(answers: &[&str]) -> Dossier {
    let model = Content::embedded().model().on(date!(2026 - 11 - 28).into());
    let basis = Basis { model: &model, tree_digest: "aa", catalogue_digest: "bb" };
    let mut given = Answers::default();
    answers.iter().for_each(|answer| given.add_argument(answer));
    let choices = given.resolve(&model).unwrap();
    let session = Session::resume(&model, NL, choices, Default::default());
    let autosave = Autosave::new(basis, "jan@werkplek", "Beeldbellen kiezen".into(), 0);
    let mut dossier = autosave.dossier(&session, datetime!(2026-11-28 11:00 UTC));
    dossier.head.id = "0123456789abcdef".to_owned();
    dossier
}

/// The same with a choice that is adopted.
fn adopted() -> Dossier {
    let mut dossier = shipped(ANSWERS);
    let chosen = dossier.advice.as_ref().unwrap().left[1].clone();
    dossier.decision.selection = Selection::Apps(vec![SelectedApp {
        app: chosen.app,
        name: chosen.name,
        use_for: Default::default(),
    }]);
    dossier.decision.motivation = "Wij kennen hem.".into();
    dossier.decision.history = vec![StatusChange {
        status: Status::Adopted,
        on: date!(2026 - 11 - 28).into(),
        by: "de directie".into(),
        look_again: Some(date!(2027 - 11 - 28).into()),
        successor: Default::default(),
    }];
    dossier.head.status = Status::Adopted;
    dossier
}

fn unfinished() -> Dossier {
    shipped(&ANSWERS[..3])
}

/// A walk that got stuck on a fault of the tree.
fn stuck() -> Dossier {
    read(&std::fs::read_to_string("tests/dossiers/format-1-vast.yaml").unwrap())
}

fn report_json(dossier: &Dossier) -> Json {
    serde_json::to_value(ReportV1::of(&Report::of(dossier, NL))).unwrap()
}

fn all() -> Vec<(Dossier, Json)> {
    let long = std::fs::read_to_string("tests/dossiers/format-1-lang.yaml").unwrap();
    let other = std::fs::read_to_string("tests/dossiers/format-1-advies.yaml").unwrap();
    let all =
        [read(&golden()), shipped(ANSWERS), adopted(), unfinished(), read(&long), read(&other), stuck()];
    all.into_iter().map(|dossier| (dossier.clone(), parsed(&dossier_text(&dossier)))).collect()
}

#[test]
fn a_report_states_what_stands_in_the_dossier() {
    for (dossier, yaml) in all() {
        assert_eq!(check(&report_json(&dossier), &yaml), [] as [String; 0], "{}", dossier.head.name);
    }
}

/// Every place of a report at which something is stated.
fn leaves(at: &str, json: &Json, out: &mut Vec<String>) {
    match json {
        Json::Object(map) => {
            for (key, part) in map.iter().filter(|(key, _)| *key != "from") {
                leaves(&format!("{at}/{key}"), part, out);
            }
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| leaves(&format!("{at}/{place}"), item, out));
        }
        _ => out.push(at.to_owned()),
    }
}

fn changed(json: &Json) -> Json {
    match json {
        Json::Bool(holds) => json!(!holds),
        Json::Number(number) => json!(number.as_u64().unwrap() + 1),
        Json::String(words) if words == "recommended" => json!("conditional"),
        Json::String(words) if words.starts_with("20") => json!(words.replace("20", "21")),
        Json::String(words) => json!(format!("{words}x")),
        _ => json!("x"),
    }
}

/// The lists in a report in which two neighbours are not the same.
fn lists(at: &str, json: &Json, out: &mut Vec<String>) {
    match json {
        Json::Object(map) => {
            map.iter()
                .filter(|(key, _)| *key != "from")
                .for_each(|(key, part)| lists(&format!("{at}/{key}"), part, out));
        }
        Json::Array(items) => {
            out.extend((items.len() > 1 && items[0] != items[1]).then(|| at.to_owned()));
            items.iter().enumerate().for_each(|(place, item)| lists(&format!("{at}/{place}"), item, out));
        }
        _ => {}
    }
}

#[test]
fn every_change_of_a_report_is_found() {
    let mut tried = 0;
    for (dossier, yaml) in all() {
        let report = report_json(&dossier);
        let (mut places, mut orders) = (Vec::new(), Vec::new());
        leaves("", &report, &mut places);
        lists("", &report, &mut orders);
        // Some of each dossier, spread over all of it.
        let step = places.len().div_ceil(150).max(1);
        for place in places.iter().step_by(step) {
            let mut other = report.clone();
            let leaf = other.pointer_mut(place).unwrap();
            *leaf = changed(leaf);
            assert_ne!(check(&other, &yaml), [] as [String; 0], "{place}");
            tried += 1;
        }
        for place in orders.iter().take(40) {
            let mut other = report.clone();
            other.pointer_mut(place).unwrap().as_array_mut().unwrap().swap(0, 1);
            assert_ne!(check(&other, &yaml), [] as [String; 0], "the order of {place}");
            other.pointer_mut(place).unwrap().as_array_mut().unwrap().pop();
            assert_ne!(check(&other, &yaml), [] as [String; 0], "the last of {place}");
            tried += 2;
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn every_sentence_with_a_fact_says_what_it_was_computed_from() {
    for (dossier, yaml) in all() {
        let report = Report::of(&dossier, NL);
        let mut facts: Vec<String> = Vec::new();
        facts.extend(report.alternatives.iter().map(|it| it.name.one_line()));
        facts.extend(report.dropped.iter().map(|it| it.name.one_line()));
        facts.extend(report.opinions.iter().map(|it| it.adviser.one_line()));
        facts.extend(report.tasks.iter().map(|it| it.owner.one_line()).filter(|owner| !owner.is_empty()));
        let mut stated = 0;
        for sentence in report_sentences(&report, NL) {
            let named: Vec<&String> =
                facts.iter().filter(|fact| sentence.words.contains(fact.as_str())).collect();
            if named.is_empty() && !sentence.words.contains(|letter: char| letter.is_ascii_digit()) {
                continue;
            }
            stated += 1;
            assert!(!sentence.from.is_empty(), "{sentence:?}");
            let from: String =
                sentence.from.iter().filter_map(|at| resolved(&yaml, at)).map(Json::to_string).collect();
            assert!(named.iter().all(|name| from.contains(name.as_str())), "{sentence:?} is not in {from}");
        }
        assert!(stated > if dossier.advice.is_some() { 10 } else { 5 }, "{stated}");
    }
}

#[test]
fn a_report_as_people_read_it() {
    let dossier = read(&golden());
    let report = Report::of(&dossier, NL);
    let told = |format| written(&report_document(&report, NL), format);
    insta::assert_snapshot!("text", told(DocumentFormat::Text));
    insta::assert_snapshot!("markdown", told(DocumentFormat::Markdown));
    insta::assert_snapshot!("adr", adr(&report, NL));
    let en = Messages::new(Lang::En);
    let report = Report::of(&dossier, en);
    let document = report_document(&report, en);
    insta::assert_snapshot!("english", written(&document, DocumentFormat::Text));
}

#[test]
fn what_is_not_decided_is_told_at_the_top() {
    let document = |dossier: &Dossier| report_document(&Report::of(dossier, NL), NL);
    let notices = |dossier: &Dossier| {
        let parts = document(dossier).parts.into_iter();
        let words = parts.filter_map(|part| match part {
            Part::Notice(spans) => Some(spans.iter().map(|span| span.words.as_str()).collect::<String>()),
            _ => None,
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(notices(&shipped(ANSWERS))[0], NL.report_is_concept());
    assert_eq!(notices(&unfinished())[..2], [NL.report_is_concept().to_owned(), NL.report_is_unfinished(4)]);
    let adopted = notices(&adopted());
    assert!(!adopted.iter().any(|told| told.contains("concept")), "{adopted:?}");
    assert!(notices(&read(&golden()))[0].starts_with(NL.report_is_superseded()));
}

#[test]
fn numbers_of_a_workbook_are_numbers() {
    let workbook = report_workbook(&Report::of(&read(&golden()), NL), NL);
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Vergelijking", "Antwoorden", "Te doen", "Gegevens", "Afgevallen"]);
    for sheet in &workbook.sheets {
        assert!(sheet.table.rows.iter().all(|row| row.len() == sheet.table.heads.len()), "{}", sheet.name);
    }
    let values: Vec<Option<Value>> = workbook.sheets[0].table.rows[1].iter().map(|cell| cell.value).collect();
    assert_eq!(values[1], Some(Value::Number(2.0)));
    assert_eq!(values[4..6], [Some(Value::Number(40.0)), Some(Value::Number(1999.0))]);
}

#[test]
fn a_report_is_written_by_name_and_overwrites_nothing() {
    let run = |arguments: &[&str]| {
        let cmd =
            Cmd::new(&[&["report"], arguments].concat()).just_typed().file("stukken/Fiets.yaml", golden());
        let folder = cmd.folder().join("stukken").to_string_lossy().into_owned();
        cmd.file("er.md", "van een ander").env("STAPPENPLAN_DOSSIERS", &folder)
    };
    // As the program writes it, with the command that makes it again.
    let text = |cmd: &Cmd, options: &str| {
        let path = cmd.folder().join("stukken/Fiets.yaml");
        let command = format!("stappenplan report {}{options}", path.display());
        let report = Report { command: Some(command), ..Report::of(&read(&golden()), NL) };
        cmd.scrub(&written(&report_document(&report, NL), DocumentFormat::Text))
    };
    let by_name = run(&["Fiets"]);
    let told = by_name.run();
    assert_eq!((told.stdout, told.stderr.as_str(), told.code), (text(&by_name, ""), "", 0));
    // The words of the dossier are Dutch; the program's own can be others.
    assert!(run(&["Fiets", "--lang", "en"]).run().stdout.contains("superseded"));
    let to_file = run(&["Fiets", "--out", "nieuw.txt"]);
    let told = to_file.run();
    assert_eq!((told.stdout.as_str(), told.code), ("Gemaakt: nieuw.txt\n", 0), "{told}");
    let out = format!(" --out {}", to_file.folder().join("nieuw.txt").display());
    assert_eq!(to_file.scrub(&to_file.read("nieuw.txt")), text(&to_file, &out));
    // The same once more is the same file.
    assert_eq!(to_file.run().code, 0);
    let taken = run(&["Fiets", "--out", "er.md", "--format", "markdown"]);
    let told = taken.run();
    assert!(told.code == 4 && told.stderr.contains("er wordt niets overschreven"), "{told}");
    assert_eq!(taken.read("er.md"), "van een ander");
    let forced = run(&["Fiets", "--out", "er.md", "--format", "markdown", "--force"]);
    assert_eq!(forced.run().code, 0);
    assert!(forced.read("er.md").starts_with("# Notitie"));
    for (wrong, code) in [(&["Koffie"][..], 3), (&[][..], 2), (&["Fiets", "--answer", "a=b"][..], 2)] {
        assert_eq!(run(wrong).run().code, code, "{wrong:?}");
    }
}

#[test]
fn a_report_takes_the_place_of_no_dossier_nor_of_what_it_is_made_of() {
    let made = Cmd::new(&["report", "Fiets.yaml", "--out", "fiets.docx"]).file("Fiets.yaml", golden());
    assert_eq!(made.run().code, 0);
    let mut cmd = made.file("ander.yaml", golden());
    let before = std::fs::read(cmd.folder().join("fiets.docx")).unwrap();
    for (from, out, words) in [
        ("Fiets.yaml", "Fiets.yaml", "Fiets.yaml is een dossier."),
        ("Fiets.yaml", "./ander.yaml", "./ander.yaml is een dossier."),
        ("fiets.docx", "./fiets.docx", "Van ./fiets.docx wordt dit verslag gemaakt."),
        ("Fiets.yaml", "/dev/full", "het is een apparaat en geen gewoon bestand"),
        ("Fiets.yaml", "/", ""),
    ] {
        for force in [&["--force"][..], &[]] {
            cmd = cmd.again(&[&["report", from, "--format", "docx", "--out", out], force].concat());
            let told = cmd.run();
            assert!(told.code != 0 && told.stderr.contains(words), "{from} {out}: {told}");
        }
    }
    assert_eq!((cmd.read("Fiets.yaml"), cmd.read("ander.yaml")), (golden(), golden()));
    assert_eq!(std::fs::read(cmd.folder().join("fiets.docx")).unwrap(), before);
    // What may be overwritten says how; a folder is told as one.
    std::fs::create_dir(cmd.folder().join("map")).unwrap();
    let cmd = cmd.file("er.txt", "van een ander");
    let cmd = cmd.again(&["report", "Fiets.yaml", "--out", "er.txt"]);
    assert!(cmd.run().stderr.contains("overschrijf dit bestand met --force"), "{}", cmd.run());
    let cmd = cmd.again(&["report", "Fiets.yaml", "--out", "map", "--force"]);
    let told = cmd.run();
    assert!(told.stderr.contains("map is een map en geen bestand."), "{told}");
    assert!(told.stderr.contains("bijvoorbeeld: --out map/verslag.txt"), "{told}");
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let mut cmd = Cmd::new(&[]).file("Fiets.yaml", golden());
    for (name, begins) in [
        ("a.docx", &b"PK"[..]),
        ("a.ODT", b"PK"),
        ("a.xlsx", b"PK"),
        ("a.md", b"# "),
        ("a.html", b"<!doctype html>"),
        ("a.json", b"{"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.txt", b"Notitie"),
        ("a", b"Notitie"),
    ] {
        cmd = cmd.again(&["report", "Fiets.yaml", "--out", name]);
        assert_eq!(cmd.run().code, 0, "{}", cmd.run());
        let bytes = std::fs::read(cmd.folder().join(name)).unwrap();
        assert!(bytes.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase()), "{name}");
    }
    // What is asked wins.
    let cmd = cmd.again(&["report", "Fiets.yaml", "--out", "b.docx", "--format", "markdown"]);
    assert_eq!(cmd.run().code, 0);
    assert!(cmd.read("b.docx").starts_with("# "));
    // A template of the other kind is told as that.
    let told = cmd.again(&["report", "Fiets.yaml", "--out", "c.docx", "--template", "a.ODT"]).run();
    assert!(told.stderr.contains("Dit bestand is odt, en het verslag wordt docx."), "{told}");
}

#[test]
fn a_report_of_answers_is_that_of_the_walk() {
    let arguments = ["report", "--format", "json", "--answer", "met_wie=patienten"];
    let told = Cmd::new(&arguments).run();
    let json: Json = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!((json["question"]["value"].as_u64(), json["outcome"].is_null()), (Some(2), true), "{told}");
    let again = "stappenplan report --answer met_wie=patienten --lang nl --today 2026-11-28 --format json";
    assert_eq!(json["command"], again);
    assert_eq!(json["made"]["dossier_digest"], Json::Null);
}
