//! The example that comes with the program: a finished dossier of a practice that does not exist. It is made here, of the tree
//! and the catalogue that ship.

use std::path::{Path, PathBuf};

use stappenplan::files;
use stappenplan::record::{Answers, Autosave, Basis, dossier_text, read_dossier};
use stappenplan::session::{
    Decision, Opinion, Resumed, SelectedApp, Selection, Session, Status, StatusChange, Task, TaskId,
    TaskState,
};
use stappenplan::source::{catalogue_digest, digest};
use stappenplan::text::{Day, Lang, Messages};
use time::macros::{date, datetime};

use super::common::{Cmd, README_ANSWERS};
use super::trees::Content;

/// Set to write the example anew instead of comparing it.
const WRITE: &str = "STAPPENPLAN_WRITE_DOCS";
const FILE: &str = "example.yaml";
/// The day on which it is looked at in these tests, which is that of its decision.
const TODAY: &str = "2026-11-27";

const CHOSEN: &str = "pexip";

/// Who decides.
const PARTNERS: &str = "de maten van Huisartsenpraktijk De Linde";

const MOTIVATION: &str = "Zes toepassingen passen bij wat wij vroegen. Bij Pexip stond de prijs in de bronnen, en er kunnen later meer \
                          mensen meedoen, zoals een mantelzorger of een tolk.\nWij gaan er pas mee werken als het certificaat en de \
                          prijs van nu op papier staan.";

/// What is known of something to do: words with which it begins, how far it is, who does it, when, and a remark.
type Known = (&'static str, TaskState, &'static str, Option<Day>, &'static str);

fn known() -> [Known; 7] {
    let manager = "Anne, praktijkmanager";
    let accepted = TaskState::Accepted {
        why: "Wie geen goede verbinding heeft, bellen wij gewoon op of zien wij in de praktijk.".into(),
        by: PARTNERS.into(),
        until: Some(date!(2027 - 11 - 26).into()),
    };
    let on = |date: time::Date| Some(date.into());
    [
        (
            "Sluit een verwerkersovereenkomst",
            TaskState::Open,
            manager,
            on(date!(2026 - 12 - 11)),
            "De FG leest mee voordat wij tekenen.",
        ),
        (
            "Besluit of opnemen en schermafdrukken mogen",
            TaskState::Done,
            PARTNERS,
            None,
            "Opnemen mag niet. Dat staat straks in de huisregels.",
        ),
        (
            "Spreek met de leverancier af dat hij ook belgegevens",
            TaskState::Open,
            manager,
            on(date!(2026 - 12 - 11)),
            "",
        ),
        (
            "De prijzen zijn van voorjaar 2020",
            TaskState::Open,
            manager,
            on(date!(2026 - 12 - 4)),
            "Offerte is gevraagd.",
        ),
        (
            "Kort opschrijven hoe u met beeldbellen omgaat",
            TaskState::Open,
            "Joris, huisarts",
            on(date!(2026 - 12 - 18)),
            "",
        ),
        (
            "Een lijst maken van veelgestelde vragen over privacy",
            TaskState::Open,
            "Fatma, praktijkassistent",
            on(date!(2026 - 12 - 18)),
            "",
        ),
        ("Nagaan of degene die u belt een internetverbinding heeft", accepted, manager, None, ""),
    ]
}

/// What both advisers say.
fn opinions(advisers: &[String]) -> Vec<(String, Opinion)> {
    let [privacy, security] = advisers else { unreachable!("the tree has two advisers: {advisers:?}") };
    let said = |text: &str, by: &str, followed: bool, why_not: &str| Opinion {
        text: text.into(),
        by: by.into(),
        on: Some(date!(2026 - 11 - 23).into()),
        followed: Some(followed),
        why_not: why_not.into(),
        about: Selection::Open,
    };
    vec![
        (
            privacy.clone(),
            said(
                "Akkoord, als de verwerkersovereenkomst is getekend voordat de eerste patiënt wordt gebeld.",
                "S. Bakker",
                true,
                "",
            ),
        ),
        (
            security.clone(),
            said(
                "Wacht tot onze ICT-leverancier ook de laptops van waarnemers beheert.",
                "M. Visser",
                false,
                "Dat duurt tot de zomer. Tot die tijd bellen waarnemers alleen vanaf een computer van de praktijk.",
            ),
        ),
    ]
}

fn history() -> Vec<StatusChange> {
    let change = |status, on: time::Date, by: &str, look_again: Option<Day>| StatusChange {
        status,
        on: on.into(),
        by: by.into(),
        look_again,
        successor: Default::default(),
    };
    vec![
        change(Status::ForAdvice, date!(2026 - 11 - 16), "Anne, praktijkmanager", None),
        change(Status::Adopted, date!(2026 - 11 - 26), PARTNERS, Some(date!(2027 - 11 - 26).into())),
    ]
}

/// The text of the example, of what ships now.
fn made() -> String {
    let content = files::embedded();
    let model = Content::embedded().model().on(date!(2026 - 11 - 27).into());
    let (tree, apps) = (
        digest(&content.tree.bytes),
        catalogue_digest(content.apps.iter().map(|app| (app.name.as_str(), app.bytes.as_ref()))),
    );
    let basis = Basis { model: &model, tree_digest: &tree, catalogue_digest: &apps };
    let mut given = Answers::default();
    README_ANSWERS.iter().for_each(|answer| given.add_argument(answer));
    let choices = given.resolve(&model).unwrap();
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let chosen = model.catalogue.find(CHOSEN).unwrap();
    let selected = SelectedApp {
        app: CHOSEN.to_owned(),
        name: model.catalogue.apps.row(chosen).name.clone(),
        use_for: Default::default(),
    };
    let decision = Decision {
        selection: Selection::Apps(vec![selected]),
        motivation: MOTIVATION.into(),
        opinions: opinions(&session.advisers()).into_iter().collect(),
        ..Decision::default()
    };
    session.take_up(Resumed { choices, decision, ..Resumed::default() });
    let listed = session.listed_tasks();
    let mut states: Vec<(TaskId, Known)> = Vec::new();
    for known in known() {
        let at = listed.iter().position(|task| task.text.as_str().starts_with(known.0));
        let at = at.unwrap_or_else(|| {
            unreachable!(
                "nothing to do begins with “{}” any more: choose something else in tests/it/example.rs",
                known.0
            )
        });
        assert!(session.toggle_task(at));
        states.push((listed[at].id.clone(), known));
    }
    let mut resumed = session.resumed();
    for (id, (_, state, owner, due, remark)) in states {
        let task = resumed.decision.tasks.get_mut(&id).unwrap();
        *task = Task { state, owner: owner.into(), due, remark: remark.into(), ..task.clone() };
    }
    resumed.decision.history = history();
    session.take_up(resumed);
    let name = "Voorbeeld Huisartsenpraktijk De Linde";
    let autosave = Autosave::new(basis, "anne@delinde", name.into(), 12);
    let mut dossier = autosave.dossier(&session, datetime!(2026-11-27 10:00 UTC));
    dossier.head.id = "0000000000000001".to_owned();
    dossier_text(&dossier)
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)
}

#[test]
fn the_example_is_of_what_ships_now() {
    let made = made();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(path(), &made).unwrap();
    }
    let kept = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(kept == made, "{FILE} is old: {WRITE}=1 cargo test example");
    let found = read_dossier(kept.as_bytes());
    assert_eq!((found.damage, found.dossier.head.status), (None, Status::Adopted));
    // Nothing is missing that the program would name when a decision is taken.
    let decision = &found.dossier.decision;
    assert!(!decision.motivation.is_empty() && decision.opinions.len() == 2 && decision.tasks.len() == 7);
}

#[test]
fn what_is_built_in_is_that_file() {
    assert!(files::embedded_example() == std::fs::read(path()).unwrap(), "build the program again");
}

#[test]
fn a_review_of_it_finds_nothing() {
    let cmd = Cmd::new(&["review", "example.yaml", "--today", TODAY]);
    let cmd = cmd.file(FILE, std::fs::read(path()).unwrap());
    let shown = cmd.run();
    insta::assert_snapshot!(shown);
    assert_eq!(shown.code, 0, "{shown}");
}

#[test]
fn its_report_is_one_command() {
    let cmd = Cmd::new(&["report", "--example"]).just_typed();
    let shown = cmd.run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shown}");
    insta::assert_snapshot!("report", shown.stdout);
    // The same as of the file, but for the command that makes it again.
    let cmd = cmd.file(FILE, std::fs::read(path()).unwrap()).again(&["report", FILE]).just_typed();
    let of_file = cmd.run().stdout;
    let differ = shown.stdout.lines().zip(of_file.lines()).filter(|(one, other)| one != other).count();
    assert!(differ <= 1, "{of_file}");
    let cmd = cmd.again(&["report", "--example", "--answer", "met_wie=patienten"]);
    assert_eq!(cmd.run().code, 2);
    // The document holds the dossier, which anybody can open.
    let cmd = cmd.again(&["report", "--example", "--out", "verslag.docx"]).just_typed();
    assert_eq!(cmd.run().code, 0);
    let cmd = cmd.again(&["open", "verslag.docx", "--plain"]).stdin("stop\n");
    let shown = cmd.run();
    assert!(shown.stdout.contains("Huisartsenpraktijk De Linde"), "{shown}");
}

/// What is told after each line that is typed; blanks are one.
fn told(shown: &super::common::Shown) -> Vec<String> {
    let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    shown.stdout.split("stop): ").map(words).collect()
}

#[test]
fn line_by_line_it_is_looked_at_and_left() {
    // In the middle of a walk of one's own.
    let typed = "1\nvoorbeeld\n1\nterug\n2\nterug\n3\n1\nopmerking\nterug\n5\n5\nterug\n6\nstop\n";
    let cmd = Cmd::new(&["--plain"]).stdin(typed);
    let shown = cmd.run();
    insta::assert_snapshot!("first_page_in_lines", shown.stdout.split("stop): ").nth(2).unwrap());
    let all = told(&shown);
    let example = "Dit is een voorbeeld: u kunt het alleen bekijken. Terug naar uw eigen werk gaat via de eerste pagina.";
    assert!(all[3].contains(example) && all[3].contains("Het advies bij uw antwoorden"), "{all:?}");
    assert!(all[4].starts_with("Een voorbeeld Zo kan het er aan het eind uitzien"), "{all:?}");
    assert!(all[5].contains(example) && all[5].contains("Pexip"), "{all:?}");
    assert!(all[7].contains(example) && all[7].contains("Fatma"), "{all:?}");
    let report = "Het verslag staat in [HOME]/verslag-Voorbeeld-Huisartsenpraktijk-De-Linde.txt.";
    assert!(all.iter().any(|told| told.starts_with(report)), "{all:?}");
    let own = &all[all.len() - 2];
    assert!(own.contains("Verdergaan bij vraag 2"), "{all:?}");
    // Nothing of it is among one's own, which hold the answer that was given.
    assert_eq!(cmd.answers_in(cmd.dossier()), "met_wie: patienten\n");
    let text = cmd.read("verslag-Voorbeeld-Huisartsenpraktijk-De-Linde.txt");
    let cmd = cmd.again(&["report", "--example"]).just_typed();
    assert_eq!(text, cmd.run().stdout, "the report is the one that the command makes");
}

#[test]
fn another_tree_has_no_example() {
    let shown = Cmd::new(&["--plain"]).tree("second/english").stdin("example\nhelp\nstop\n").run();
    assert!(shown.stdout.contains("There is no example with this decision tree."), "{shown}");
    assert!(!shown.stdout.contains("see an example"), "{shown}");
}
