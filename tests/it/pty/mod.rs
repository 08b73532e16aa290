//! The program itself, in a real terminal: what a person sees, and what is left behind.
//!
//! Only where the kernel tells about processes.
#![expect(
    clippy::disallowed_types,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a terminal is a file here, and a test may fail in any way and print what it measured"
)]

mod answers;
mod asked;
mod bytes;
mod compare;
mod dead_end;
mod death;
mod decision;
mod example;
mod first_screens;
mod keys;
mod kills;
mod letters;
mod lines;
mod others;
mod proc;
mod search;
mod sequences;
mod term;
mod term_tests;
mod unsaved;
mod walk;
mod whole_way;
mod why;

pub(crate) use term::{Ended, Home, LIMIT, Setup, Term};

/// The bytes that a key sends, by its name: `down`, `ctrl-c`, or the character itself.
pub(crate) fn bytes_of(name: &str) -> Vec<u8> {
    let bytes: &[u8] = match name {
        "up" => b"\x1b[A",
        "down" => b"\x1b[B",
        "right" => b"\x1b[C",
        "left" => b"\x1b[D",
        "home" => b"\x1b[H",
        "end" => b"\x1b[F",
        "pgup" => b"\x1b[5~",
        "pgdn" => b"\x1b[6~",
        "enter" => b"\r",
        "esc" => b"\x1b",
        "backspace" => b"\x7f",
        "tab" => b"\t",
        "space" => b" ",
        "ctrl-c" => b"\x03",
        "ctrl-d" => b"\x04",
        "ctrl-l" => b"\x0c",
        "ctrl-z" => b"\x1a",
        "ctrl-\\" => b"\x1c",
        other => {
            assert_eq!(other.chars().count(), 1, "no key is called “{other}”");
            other.as_bytes()
        }
    };
    bytes.to_vec()
}

/// A small tree that stays as it is when the shipped one changes, on 80 columns and 24 rows.
pub(crate) fn tea() -> Setup {
    let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pty/thee/tree.yaml");
    Setup::wizard(&["--tree", tree])
}

pub(crate) const MOMENT: &str = "Wanneer drinkt u de thee?";
pub(crate) const TASTE: &str = "Waar mag de thee naar smaken?";
pub(crate) const PATIENCE: &str = "Hoeveel minuten wilt u wachten?";
pub(crate) const MILK: &str = "Doet u er melk in?";

/// At the first question of the small tree, its first answer marked.
pub(crate) fn at_first(home: &Home) -> Term {
    let mut term = tea().start(home);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for(MOMENT);
    term.settle();
    term.keys("home");
    term
}

/// At the second question, with the first one answered by its first answer, which is on the disk.
pub(crate) fn at_second(home: &Home) -> Term {
    let mut term = at_first(home);
    term.keys("enter");
    term.wait_for(TASTE);
    term.settle();
    assert_saved(home, "moment", "ochtend");
    term
}

/// At the last question, its first answer marked, with answers that leave something.
pub(crate) fn at_last(home: &Home) -> Term {
    let mut term = at_first(home);
    term.keys("down enter");
    term.wait_for(TASTE);
    term.keys("end space enter");
    term.wait_for(PATIENCE);
    term.keys("1 2 enter");
    term.wait_for(MILK);
    term.settle();
    term.keys("home");
    term
}

/// The dossier holds this answer, and is whole.
pub(crate) fn assert_saved(home: &Home, question: &str, answer: &str) {
    let found = home.states().into_iter().map(|(_, text)| stappenplan::record::read_dossier(text.as_bytes()));
    let found: Vec<_> = found.collect();
    assert!(found.iter().all(|found| found.damage.is_none()), "{}", home.kept());
    let mut choices = found.iter().flat_map(|found| &found.dossier.choices);
    let is_it =
        choices.any(|choice| choice.question == question && choice.answers.iter().any(|it| it == answer));
    assert!(is_it, "{question}: {answer} is not in\n{}", home.kept());
}

/// Where one is in the questions, as the top line tells it, such as `vraag 5`; nothing on other pages.
pub(crate) fn place(term: &Term) -> Option<String> {
    let screen = term.screen();
    let (_, after) = screen.lines().next()?.split_once("vraag ")?;
    Some(format!("vraag {}", after.split([',', ' ']).next()?))
}

/// Answers the question in view in the way that asks for the least: by its first line, by what is last in a list
/// to tick, by a small number.
pub(crate) fn answer(term: &mut Term) {
    let screen = term.screen();
    if screen.contains("[ ]") || screen.contains("[x]") {
        term.keys("end space enter");
    } else if screen.contains("Uw getal:") {
        term.keys("2 enter");
    } else {
        term.keys("enter");
    }
}

/// The words on the line that is highlighted, without its number or box.
pub(crate) fn marked(term: &Term) -> String {
    let screen = term.screen();
    let line = screen.lines().find_map(|line| line.trim_start().strip_prefix("> "));
    let Some(line) = line else { panic!("no line is marked:\n{screen}") };
    let words = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || "[] x".contains(c));
    words.split("  ").next().unwrap_or_default().to_owned()
}
