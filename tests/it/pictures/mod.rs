//! The pictures of the screen in the documents: drawn from what the program shows in a real terminal, so they are never
//! older than the program.

mod svg;

use std::path::Path;

use super::common::Cmd;
use super::pty::{Home, Setup, Term};

/// Set to draw the pictures anew instead of comparing them.
const WRITE: &str = "STAPPENPLAN_WRITE_DOCS";

/// A picture: its file in `docs/screens/`, what it shows, and the keys that lead there from the start page.
struct Picture {
    file: &'static str,
    /// For who cannot see it.
    words: &'static str,
    /// What is on the screen in the end.
    shows: &'static str,
    keys: &'static str,
}

/// The picture of the first page of a report, drawn from its lines.
const REPORT: &str = "report.svg";
/// What it shows, for who cannot see it.
const REPORT_WORDS: &str =
    "Het begin van het verslag bij het voorbeeld: het besluit, waarom, en het advies in het kort";
/// So many lines of it.
const REPORT_ROWS: u16 = 44;

/// All of one walk, whose answers are those of the first command of the README.
const PICTURES: &[Picture] = &[
    Picture {
        file: "question.svg",
        words: "Een vraag met haar antwoorden; bij elk antwoord staat hoeveel toepassingen er overblijven",
        shows: "Welk bewijs van veiligheid vraagt u",
        keys: "down enter home down down down down enter",
    },
    Picture {
        file: "advice.svg",
        words: "Het advies: wat past, op volgorde, en wat u eerst doet",
        shows: "Aanbevolen",
        keys: "enter",
    },
    Picture {
        file: "why.svg",
        words: "Waarom een toepassing afvalt, en met welke wijziging zij terugkomt",
        shows: "Waarom valt Signal af",
        keys: "enter t / S i g n a l enter w",
    },
    Picture {
        file: "decision.svg",
        words: "Het besluit in het voorbeeld: de keuze, waarom, het advies van anderen en de status",
        shows: "Advies van anderen",
        keys: "end up enter down enter",
    },
];

#[test]
fn the_picture_of_the_report_is_what_the_command_prints() {
    let told = Cmd::new(&["report", "--example"]).just_typed().run().stdout;
    let lines: Vec<&str> = told.lines().take(usize::from(REPORT_ROWS)).collect();
    let mut screen = vt100::Parser::new(REPORT_ROWS, 80, 0);
    screen.process(lines.join("\r\n").as_bytes());
    is_fresh(REPORT, &svg::drawing(screen.screen(), REPORT_WORDS));
}

#[test]
fn the_pictures_in_the_documents_are_what_people_see() {
    for picture in PICTURES {
        is_fresh(picture.file, &svg::drawing(shown(picture).emulated(), picture.words));
    }
}

/// The picture in the documents is this one.
#[track_caller]
fn is_fresh(file: &str, drawn: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens").join(file);
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{file} is old: {WRITE}=1 cargo test pictures");
}

/// The screen of a picture.
fn shown(picture: &Picture) -> Term {
    let home = Home::new();
    let answers = home.path().join("praktijk.yaml");
    std::fs::write(&answers, walk()).unwrap();
    let mut term = Setup::wizard(&["open", answers.to_str().unwrap()]).start(&home);
    term.wait_for("> ");
    term.settle();
    for key in picture.keys.split(' ') {
        term.keys(key);
    }
    term.wait_for(picture.shows);
    term.settle();
    term
}

/// The answers of the first command of the README, as a saved walk.
fn walk() -> String {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let block = readme.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let given = block.split("--answer ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let lines: String = given.map(|answer| format!("{}\n", answer.replacen('=', ": ", 1))).collect();
    format!("# tree: beeldbellen\n# sha256: {}\n{lines}", "0".repeat(64))
}

#[test]
fn the_documents_show_the_pictures_with_words_for_who_cannot_see_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in ["README.md", "LEESMIJ.md"] {
        let text = std::fs::read_to_string(folder.join(document)).unwrap();
        for file in PICTURES.iter().map(|picture| picture.file).chain([REPORT]) {
            let link = format!("](docs/screens/{file})");
            let (before, _) =
                text.split_once(&link).unwrap_or_else(|| panic!("{document} has to show {link}"));
            let words = before.rsplit("![").next().unwrap();
            assert!(words.len() > 20 && !words.contains('\n'), "{document}, {link}: {words}");
        }
    }
}
