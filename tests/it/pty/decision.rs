//! From the first question to a decision that is taken, as a person makes it.

use super::{Home, LIMIT, Term};

const PASTE_OFF: &[u8] = b"\x1b[?2004l";

/// A picture without what hangs on the day.
fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, term.picture()) });
}

/// Marks or ticks these answers to the question in view by their numbers, and confirms.
#[track_caller]
pub(super) fn pick(term: &mut Term, question: &str, answers: &[&str]) {
    term.wait_for(question);
    term.settle();
    for answer in answers {
        let screen = term.screen();
        let line =
            screen.lines().find(|line| line.contains(answer)).unwrap_or_else(|| panic!("{answer}: {screen}"));
        let number = line.trim_start_matches(['>', ' ']).split_whitespace().next().unwrap();
        term.keys(&number.chars().map(String::from).collect::<Vec<_>>().join(" "));
        term.settle();
    }
    term.keys("enter");
}

pub(super) fn to_the_advice(term: &mut Term) {
    term.wait_for("> Beginnen");
    term.keys("enter");
    pick(term, "Met wie gaat u beeldbellen?", &["Met patiënten"]);
    pick(term, "Zoekt u alleen beeldbellen", &["Alleen beeldbellen"]);
    pick(term, "Wat gebruikt uw organisatie nu al?", &["Geen van deze"]);
    pick(term, "Hoe snel wilt u beginnen?", &["Zo snel mogelijk"]);
    pick(term, "Welk bewijs van veiligheid", &["Een certificaat voor NEN 7510"]);
    pick(term, "Wat is nodig voor wie u uitnodigt?", &["Hoeft geen account", "Hoeft niets te installeren"]);
    term.wait_for("Uw getal:");
    term.keys("2 enter");
    pick(term, "Wat is nodig voor de zorgverlener?", &["De zorgverlener kan de", "digitale wachtkamer"]);
    pick(term, "Moet de toepassing gratis zijn?", &["betalen mag"]);
    pick(term, "Wat hebt u zelf al geregeld?", &["Nog niets"]);
    term.wait_for("Het advies bij uw antwoorden");
}

#[test]
fn from_the_first_question_to_a_decision_that_is_taken() {
    let home = Home::new();
    let mut term = Term::start(&home, &["--today", "2026-12-01"], 80, 24);
    to_the_advice(&mut term);
    assert!(term.emulated().bracketed_paste());

    // An app that fits only conditionally: asked why.
    term.keys("t /");
    term.raw(b"vcare");
    term.wait_for("Messenger (Vcare)");
    term.keys("enter k");
    term.wait_for("Waarom kiest u toch Messenger (Vcare)?");
    see(&mut term, "conditional");
    term.raw(b"\x13");
    term.wait_for("Schrijf op waarom u dit kiest.");
    term.raw("Beeld in één richtnig volstaat.\rWij kennen het al.".as_bytes());
    // Back to the first line, to mend it by words and letters; then on.
    term.keys("up home");
    term.raw(b"\x1b[1;5C\x1b[1;5C\x1b[1;5C\x1b[1;5C");
    term.keys("left left left left");
    term.raw(b"\x1b[3~");
    term.keys("right");
    term.raw(b"n");
    term.keys("down end");
    // Pasted: lines are lines, and no key of it is meant.
    term.raw(b"\x1b[200~\rq\x1b[201~");
    term.keys("backspace");
    term.raw("Het is snel te regelen. Weg".as_bytes());
    term.raw(b"\x17\x1a\x17");
    see(&mut term, "motivation");
    // What is typed stays when the person goes back, asks for help, or has another window.
    term.keys("esc");
    term.wait_for("w waarom");
    term.keys("k");
    term.raw(b"\x1bOP");
    term.wait_for("Hulp");
    term.keys("esc");
    term.wait_for("[ Vastleggen ]");
    term.resize(40, 12);
    see(&mut term, "motivation-40x12");
    term.resize(80, 24);
    term.settle();
    term.raw(b"\x13");
    term.wait_for("Vastgelegd.");
    assert!(!has(term.output(), PASTE_OFF));

    say_the_rest(&mut term);

    // Taken; from then on nothing changes.
    term.keys("b");
    to_row(&mut term, "Status");
    term.keys("enter 3");
    term.raw(b"\tde directie\t\t1 december 2027");
    see(&mut term, "status");
    term.raw(b"\x13");
    term.wait_for("gaf nog geen advies; dat kan hierna niet meer. Weet u het zeker?");
    term.raw(b"\x13");
    term.wait_for("Daarna verandert er niets meer aan uw antwoorden en uw keuze. Weet u het");
    term.raw(b"\x13");
    term.wait_for("Vastgelegd.");
    term.wait_for("vastgesteld");
    see(&mut term, "decision");
    // A row that would change it only tells.
    term.keys("home enter");
    term.settle();
    assert_eq!(term.screen().matches("verandert niets meer").count(), 1, "{}", term.screen());
    term.keys("u");
    told_twice(&mut term);
    term.keys("q enter");
    assert_eq!(term.exit_within(LIMIT).code, 0);
    assert!(!term.emulated().bracketed_paste());
}

#[test]
fn what_is_pasted_at_a_question_is_no_key_and_that_is_told() {
    let home = Home::new();
    let mut term = Term::start(&home, &[], 80, 24);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for("Met wie gaat u beeldbellen?");
    let kept = home.kept();
    assert!(term.emulated().bracketed_paste());
    term.raw(b"\x1b[200~1\rq\r\x03\x03\x1b[201~");
    term.wait_for("Geplakte tekst doet hier niets.");
    assert!(!term.is_gone() && term.screen().contains("Met wie gaat u beeldbellen?"), "{}", term.screen());
    assert_eq!(home.kept(), kept);
    term.keys("ctrl-c ctrl-c");
    term.exit_within(LIMIT);
    assert!(!term.emulated().bracketed_paste());
}

/// Puts a remark at an answer, an opinion that is not followed, an owner and a day at something to do.
pub(super) fn say_the_rest(term: &mut Term) {
    // A remark at question 3.
    term.keys("o");
    term.wait_for("Uw antwoorden");
    term.keys("home 3 r");
    term.wait_for("Opmerking");
    term.raw(b"Nagevraagd bij ICT\t\r");
    term.wait_for("Vastgelegd.");
    see(term, "overview");

    // The advice of the FG, which is not followed.
    term.keys("b");
    term.wait_for("Advies van anderen");
    see(term, "decision-begun");
    to_row(term, "De FG");
    term.keys("enter");
    term.raw(b"Neem een ander.\tA. Jansen\t1-12-2026\t2");
    term.wait_for("Waarom volgt u het niet?");
    term.raw(b"\tEr is geen ander dat snel kan.");
    see(term, "opinion");
    term.raw(b"\x13");
    term.wait_for("niet gevolgd");

    // An owner and a day at something to do.
    term.keys("p");
    term.wait_for("Wat er te doen is");
    term.keys("enter");
    term.wait_for("Hoe ver is dit?");
    term.raw(b"\tJan de Vries\t31-2-2027\x13");
    term.wait_for("Deze dag bestaat niet");
    term.raw(b"\x1531-3-2027");
    see(term, "task");
    term.raw(b"\x13");
    term.wait_for("uiterlijk 31 maart 2027");
    see(term, "tasks");
}

/// That nothing changes any more stands above the decision; a key that would change it says so below it as well.
#[track_caller]
fn told_twice(term: &mut Term) {
    term.settle();
    assert_eq!(term.screen().matches("verandert niets meer").count(), 2, "{}", term.screen());
}

/// Moves to the row that begins so.
#[track_caller]
pub(super) fn to_row(term: &mut Term, begins: &str) {
    term.settle();
    term.keys("home");
    for _ in 0..30 {
        term.settle();
        if term.cursor_row().trim_start_matches(['>', ' ']).starts_with(begins) {
            return;
        }
        term.keys("down");
    }
    panic!("{begins}: {}", term.screen());
}

fn has(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|part| part == sought)
}
