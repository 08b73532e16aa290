//! From an app that dropped, to why, to the change that brings it back, to taking it, to the new advice, and undone:
//! with the real program in a real terminal.

use super::{Home, Term};

/// What is walked with: the file of a walk that was saved.
const ANSWERS: &str = "met_wie: [patienten]\nsoort_client: [alleen]\nomgeving: [none]\nwanneer: [snel]\nbewijs: [nen]\n\
                       ontvanger: [geen_account, niets_installeren]\npersonen: 2\nzorgverlener: [wachtkamer]\n\
                       kosten: [betalen]\ngeregeld: [none]\n";

const ADVICE: &str = "passen er 6. ";
const AFTER: &str = "passen er 13. ";

fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, term.picture()) });
}

/// The file of that walk, with the header that it is known by.
fn saved() -> String {
    let tree = include_bytes!("../../../decision_tree.yaml");
    format!("# tree: beeldbellen\n# sha256: {}\n{ANSWERS}", stappenplan::source::digest(tree))
}

/// At the advice of the saved walk.
fn at_the_advice(home: &Home, columns: u16, rows: u16) -> Term {
    let file = home.path().join("answers.yaml");
    std::fs::write(&file, saved()).unwrap();
    let file = file.to_string_lossy().into_owned();
    let mut term = Term::start(home, &["open", &file], columns, rows);
    term.wait_for("> ");
    term.keys("enter");
    term.wait_for("Advies ·");
    term
}

/// The answers that are kept, in the dossier into which the file was taken.
fn kept(home: &Home) -> String {
    let text = std::fs::read_to_string(home.path().join("answers 2.yaml")).unwrap();
    let found = stappenplan::record::read_dossier(text.as_bytes());
    let line = |choice: stappenplan::record::RecordedChoice| {
        format!("{}: [{}]\n", choice.question, choice.answers.join(", "))
    };
    found.dossier.choices.into_iter().map(line).collect()
}

#[test]
fn what_dropped_is_brought_back_and_dropped_again() {
    let home = Home::new();
    let mut term = at_the_advice(&home, 80, 24);
    term.wait_for(ADVICE);
    let advice = term.picture();

    // The one that dropped, in the list of all.
    term.keys("t / s i g n a l enter w");
    term.wait_for("Waarom valt Signal af?");
    see(&mut term, "why");
    // One Enter too many changes nothing.
    term.keys("enter");
    term.wait_for("Er is niets gewijzigd.");
    term.keys("up");
    term.wait_for("Enter wijzigen en bekijken");

    // The first change: the certificate and the account at once.
    term.keys("enter");
    term.wait_for(AFTER);
    term.wait_for("Signal kwam terug");
    see(&mut term, "taken");
    assert!(kept(&home).contains("bewijs: [ander]\n"), "{}", kept(&home));

    // It is in the advice now, and says why.
    term.keys("t / s i g n a l enter w");
    term.wait_for("Waarom moet u over Signal eerst iets navragen?");
    see(&mut term, "returned");
    // The third one closes the search.
    term.keys("backspace backspace backspace backspace");
    term.wait_for("Advies ·");

    term.keys("u");
    term.wait_for(ADVICE);
    term.wait_for("Ongedaan gemaakt: vraag 5 is weer “Een certificaat voor NEN 7510”");
    assert!(kept(&home).contains("bewijs: [nen]\n"), "{}", kept(&home));
    term.keys("t / s i g n a l enter w");
    term.wait_for("Waarom valt Signal af?");
    term.keys("backspace backspace backspace backspace home");
    term.wait_for(ADVICE);
    let body = |picture: &str| {
        let lines = picture.lines().skip_while(|line| !line.contains("Van de 33 ")).take(2);
        let lines = lines.collect::<Vec<_>>().join("\n");
        assert!(!lines.is_empty(), "what fits is not in view\n{picture}");
        lines
    };
    assert_eq!(body(&advice), body(&term.picture()));
}

#[test]
fn a_change_that_opens_a_question_leads_to_it() {
    let home = Home::new();
    let mut term = at_the_advice(&home, 80, 24);
    term.keys("t / s i i l o enter w");
    term.wait_for("Waarom valt Siilo af?");
    term.keys("up enter");
    // The question that is new, with what waits behind it.
    term.wait_for("Wat voor toepassing zoekt u?");
    see(&mut term, "new-question");
    term.keys("u");
    term.wait_for(ADVICE);
}

#[test]
fn what_decides_is_one_key_away() {
    let home = Home::new();
    let mut term = at_the_advice(&home, 80, 24);
    term.keys("d");
    term.wait_for("Wat de doorslag geeft");
    see(&mut term, "decides");
    term.keys("backspace o");
    term.wait_for("Uw antwoorden");
    term.keys("down down down down");
    see(&mut term, "overview-decides");
    term.keys("w");
    term.wait_for("Wat de doorslag geeft");
}

#[test]
fn why_in_a_small_window() {
    let home = Home::new();
    let mut term = at_the_advice(&home, 40, 12);
    term.keys("t / s i g n a l enter w");
    term.wait_for("Waarom valt Signal af?");
    see(&mut term, "why-40x12");
    // What cannot be seen is not taken: Enter reads on until the change is in view.
    term.keys("enter");
    term.settle();
    assert!(term.screen().contains("Signal"), "{}", term.screen());
    see(&mut term, "why-40x12-read-on");
}
