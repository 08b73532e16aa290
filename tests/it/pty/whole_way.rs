//! The whole way in one go, and a line that drops in the middle of it; what is typed or pasted at once; starting again.

use std::time::Duration;

use rustix::process::Signal;

use super::decision::{pick, say_the_rest, to_row, to_the_advice};
use super::{Home, LIMIT, MILK, Term, at_last, tea};

/// All that the page in view says, from its first line to its last.
fn whole_page(term: &mut Term) -> String {
    let mut page = String::new();
    term.keys("home");
    for _ in 0..6 {
        term.settle();
        page.push_str(&term.screen());
        term.keys("pgdn");
    }
    page
}

/// Chooses an app that fits only conditionally, with why in three lines, mended with the keys of a field.
fn choose(term: &mut Term) {
    term.keys("t /");
    term.raw(b"vcare");
    term.wait_for("Messenger (Vcare)");
    term.keys("enter k");
    term.wait_for("Waarom kiest u toch Messenger (Vcare)?");
    term.raw("Beeld in één richtnig volstaat.\rWij kennen het al.\rHet is snel te regelen. Weg".as_bytes());
    term.raw(b"\x17");
    // To the misspelt word of the first line: by words, then by letters, and one of them away.
    term.keys("up up home");
    term.raw(b"\x1b[1;5C\x1b[1;5C\x1b[1;5C\x1b[1;5C");
    term.keys("left left left left");
    term.raw(b"\x1b[3~");
    term.keys("right");
    term.raw(b"n");
    term.wait_for("één richting volstaat.");
    term.raw(b"\x13");
    term.wait_for("Vastgelegd.");
}

/// Asks others for their advice on the decision.
fn ask_advice(term: &mut Term) {
    term.keys("b");
    to_row(term, "Status");
    term.keys("enter 2");
    term.raw(b"\tde directie\x13");
    term.wait_for("ter advies");
}

#[test]
fn the_whole_way_and_a_line_that_drops_while_typing() {
    let home = Home::new();
    let mut term = Term::start(&home, &["--today", "2026-12-01"], 80, 24);
    to_the_advice(&mut term);
    choose(&mut term);
    say_the_rest(&mut term);
    ask_advice(&mut term);

    // In the middle of a word the terminal is gone.
    term.keys("o");
    term.wait_for("Uw antwoorden");
    term.keys("home 3 r");
    term.wait_for("Opmerking");
    term.keys("end enter");
    term.raw(b"En nog eens bij de le");
    term.wait_for("En nog eens bij de le");
    term.close();
    term.exit_within(LIMIT);

    let mut term = Term::start(&home, &["--today", "2026-12-01"], 80, 24);
    // What was typed last is one key away; here the advice is looked at first.
    term.wait_for("> Nog niet vastgelegd: Opmerking");
    term.keys("down");
    term.wait_for("> Het advies bekijken");
    term.keys("enter");
    term.wait_for("Het advies bij uw antwoorden");
    term.keys("b");
    term.wait_for("Advies van anderen");
    let decision = whole_page(&mut term);
    for told in
        ["Messenger (Vcare)", "één richting volstaat.", "Wij kennen het al.", "Het is snel te regelen."]
    {
        assert!(decision.contains(told), "{told}:\n{decision}");
    }
    for told in ["niet gevolgd", "ter advies", "de directie"] {
        assert!(decision.contains(told), "{told}:\n{decision}");
    }
    term.keys("p");
    term.wait_for("Jan de Vries");
    term.wait_for("uiterlijk 31 maart 2027");
    term.keys("o");
    term.wait_for("Uw antwoorden");
    term.keys("home 3 r");
    term.wait_for("En nog eens bij de le");
    assert!(term.screen().contains("Nagevraagd bij ICT"), "{}", term.screen());
}

#[test]
fn what_is_pasted_or_typed_at_once_is_text_and_is_kept() {
    let home = Home::new();
    let mut term = Term::start(&home, &[], 80, 24);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for("Met wie gaat u beeldbellen?");
    term.keys("r");
    term.wait_for("Opmerking");
    // No control key of a paste acts, whatever it does elsewhere.
    term.raw(b"\x1b[200~aap\x13noot\x03mies\x1bq\rwim\x1b[201~");
    term.wait_for("aap<U+0013>noot<U+0003>mies<U+001B>q");
    term.wait_for("| wim");
    assert!(term.screen().contains("[ Vastleggen ]"), "{}", term.screen());
    // A long text without marks, and an end while it comes in: what came is kept.
    term.raw(format!("\r{}", "woord ".repeat(1000)).as_bytes());
    term.wait_until("some of it is in view", |term| term.screen().contains("woord woord"));
    term.settle();
    term.raw(b"tot slot");
    term.signal(Signal::TERM);
    assert_eq!(term.exit_within(LIMIT).code, 143);
    let kept = home.kept();
    assert_eq!(kept.matches("woord").count(), 1000, "{kept}");
    assert!(kept.contains("wim"), "{kept}");
}

#[test]
fn starting_again_keeps_the_finished_walk() {
    let home = Home::new();
    let mut term = at_last(&home);
    term.keys("enter");
    term.wait_gone(MILK);
    term.settle();
    term.keys("q enter");
    term.exit_within(LIMIT);
    let finished = home.states();
    assert_eq!(finished.len(), 1, "{}", home.kept());

    let mut term = tea().start(&home);
    term.wait_for("Een nieuw dossier beginnen");
    to_row(&mut term, "Een nieuw dossier beginnen");
    term.keys("enter");
    term.leave_alone(Duration::from_millis(300));
    term.settle();
    if term.screen().contains("> Beginnen") {
        term.keys("enter");
    }
    pick(&mut term, super::MOMENT, &["In de middag"]);
    term.wait_for(super::TASTE);
    term.keys("q");
    term.wait_for("Stoppen?");
    term.keys("enter");
    term.exit_within(LIMIT);

    let all = home.states();
    assert_eq!(all.len(), 2, "{}", home.kept());
    let (path, text) = &finished[0];
    assert!(
        all.contains(&(path.clone(), text.clone())),
        "the finished walk is another than it was:\n{}",
        home.kept()
    );
    // Both are offered, and the finished one still has its advice.
    let mut term = tea().start(&home);
    term.wait_for("Alle dossiers");
    to_row(&mut term, "Alle dossiers");
    term.keys("enter");
    term.settle();
    let name = path.file_stem().unwrap().to_str().unwrap();
    assert!(term.screen().contains(name), "{name}:\n{}", term.screen());
}
