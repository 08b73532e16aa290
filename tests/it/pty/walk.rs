//! A whole walk through the shipped content, as a person takes it, in windows of three sizes.
//!
//! The pictures are to be read: calm, right, nothing cut off.

use super::{Home, LIMIT, Term, answer, marked, place};

/// A picture without the time of day.
fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ filters => vec![(r"\d{1,2}\.\d{2} uur", "[tijd] uur")], omit_expression => true }, {
        insta::assert_snapshot!(name, term.picture());
    });
}

/// At the first question.
fn begin(home: &Home, columns: u16, rows: u16) -> Term {
    let mut term = Term::start(home, &[], columns, rows);
    term.wait_for("> Beginnen");
    term
}

/// Answers one question after the other until this one, which is then in view.
fn until(term: &mut Term, question: &str) {
    for _ in 0..20 {
        term.settle();
        if term.screen().contains(question) {
            return;
        }
        answer(term);
    }
    panic!("“{question}” never comes:\n{}", term.screen());
}

/// Answers all that is asked.
fn to_the_end(term: &mut Term) {
    for _ in 0..20 {
        term.settle();
        if place(term).is_none() {
            return;
        }
        answer(term);
    }
    panic!("there is no end:\n{}", term.screen());
}

const FIRST: &str = "Met wie gaat u beeldbellen?";
const SECOND: &str = "Zoekt u alleen beeldbellen";
const OTHER_SECOND: &str = "Wat voor toepassing zoekt u?";
const PROOF: &str = "Welk bewijs van veiligheid";

#[test]
fn from_the_first_page_to_the_advice() {
    let home = Home::new();
    let mut term = begin(&home, 80, 24);
    see(&mut term, "start");
    term.keys("enter");
    term.wait_for(FIRST);
    see(&mut term, "first-question");

    // A wrong turn and back: the answer is still marked.
    term.keys("down enter");
    term.wait_for(OTHER_SECOND);
    term.keys("backspace");
    term.wait_for(FIRST);
    assert!(marked(&term).contains("collega"), "{}", term.screen());
    term.keys("up enter");
    term.wait_for(SECOND);

    until(&mut term, PROOF);
    see(&mut term, "proof");
    term.keys("?");
    see(&mut term, "help");
    term.keys("backspace");
    term.wait_for(PROOF);

    // The list of all, searched; one of them; back to where one was.
    let before = term.picture();
    term.keys("t / w e b c");
    see(&mut term, "search");
    term.keys("enter");
    term.settle();
    if !term.screen().lines().next().unwrap_or_default().contains("Webcamconsult") {
        term.keys("enter");
    }
    see(&mut term, "app");
    for _ in 0..4 {
        if term.picture() != before {
            term.keys("backspace");
        }
    }
    assert_eq!(term.picture(), before);

    // Windows that are too small, and back.
    for (columns, rows) in [(20, 5), (1, 1), (39, 24), (80, 11)] {
        term.resize(columns, rows);
        term.settle();
        assert!(!term.screen().contains(PROOF), "{}", term.screen());
    }
    term.resize(80, 24);
    term.settle();
    assert_eq!(term.picture(), before);

    to_the_end(&mut term);
    see(&mut term, "advice");
    term.keys("q");
    see(&mut term, "quit");
    term.raw(b"\r");
    assert_eq!(term.exit_within(LIMIT).code, 0);
    assert!(!term.emulated().alternate_screen());
    let told = term.screen();
    assert!(told.contains("Uw antwoorden staan in"), "{told}");
}

#[test]
fn the_second_answer_is_changed_afterwards_and_back() {
    let home = Home::new();
    let mut term = begin(&home, 80, 24);
    term.keys("enter");
    until(&mut term, PROOF);
    to_the_end(&mut term);
    let advice = term.screen();
    term.keys("o");
    term.wait_for("Uw antwoorden");
    see(&mut term, "overview");
    term.keys("home down enter");
    term.wait_for(SECOND);
    assert!(marked(&term).contains("Alleen beeldbellen"), "{}", term.screen());
    term.keys("down down enter");
    see(&mut term, "changed");
    // The change is undone: the old answer counts again, and what came after it; and one is back at the advice.
    term.keys("u");
    term.wait_for("Ongedaan gemaakt: vraag 2 is weer “Alleen beeldbellen”.");
    assert_eq!(place(&term), None, "{}", term.screen());
    let body = |screen: &str| {
        let lines = screen.lines().skip_while(|line| !line.contains("Van de 33 toepassingen"));
        let lines = lines.take(2).collect::<Vec<_>>().join("\n");
        assert!(!lines.is_empty(), "what fits is not in view\n{screen}");
        lines
    };
    assert_eq!(body(&term.screen()), body(&advice));
    term.keys("o");
    term.wait_for("Uw antwoorden");
    assert!(term.screen().contains("Alleen beeldbellen"), "{}", term.screen());
    term.keys("backspace");
    // Once more there is nothing to undo, and nothing is said to be undone.
    term.keys("u");
    term.wait_for("Er is niets om ongedaan te maken.");
    assert!(!term.screen().contains("Ongedaan gemaakt"), "{}", term.screen());
}

#[test]
fn nothing_left_has_a_way_on() {
    let home = Home::new();
    let mut term = begin(&home, 80, 24);
    term.keys("enter");
    until(&mut term, "Hoeveel personen");
    term.keys("5 0 0 enter");
    see(&mut term, "nothing-left");
    // Enter changes nothing; the first change is one key away.
    term.keys("enter enter");
    term.settle();
    assert!(term.screen().contains("Geen toepassingen over"), "{}", term.screen());
    term.keys("home enter");
    term.settle();
    assert!(!term.screen().contains("Geen toepassingen over"), "{}", term.screen());
}

#[test]
fn after_a_dropped_connection_it_goes_on_at_question_seven() {
    let home = Home::new();
    let mut term = begin(&home, 80, 24);
    term.keys("enter");
    for _ in 0..6 {
        answer(&mut term);
    }
    assert_eq!(place(&term).as_deref(), Some("vraag 7"), "{}", term.screen());
    let picture = without_news(&term);
    term.close();
    term.exit_within(LIMIT);

    let mut term = Term::start(&home, &[], 80, 24);
    term.wait_for("> Verdergaan bij vraag 7 (vandaag, ");
    see(&mut term, "go-on");
    term.keys("enter");
    term.wait_for("vraag 7");
    assert_eq!(without_news(&term), picture);
}

/// What is on the screen, but for the line about the last answer and blank lines.
fn without_news(term: &Term) -> String {
    let screen = term.screen();
    let lines = screen.lines().filter(|line| !line.contains("Vorige antwoord") && !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn in_a_large_window() {
    let home = Home::new();
    let mut term = begin(&home, 120, 40);
    term.keys("enter");
    until(&mut term, PROOF);
    see(&mut term, "proof-120x40");
    to_the_end(&mut term);
    see(&mut term, "advice-120x40");
}

#[test]
fn in_a_small_window() {
    let home = Home::new();
    let mut term = begin(&home, 40, 12);
    see(&mut term, "start-40x12");
    term.keys("enter");
    until(&mut term, PROOF);
    see(&mut term, "proof-40x12");
    term.keys("t");
    see(&mut term, "list-40x12");
    term.keys("backspace");
    until(&mut term, "Wat is nodig voor de zorgverlener");
    see(&mut term, "several-40x12");
    to_the_end(&mut term);
    see(&mut term, "advice-40x12");
}
