//! Letters to suppliers, full screen: a list of them, each on a page of its own.

use super::{Home, Setup, Term};

/// At the advice of a tree in which every supplier is asked something.
fn at_advice(home: &Home, keys: &str) -> Term {
    let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/constructs/ask_all/tree.yaml");
    let mut term = Setup::wizard(&["--tree", tree]).start(home);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for("Is het avond?");
    term.keys(keys);
    term.wait_for("Moet er een keurmerk op staan?");
    term.keys(keys);
    term.wait_for("l  Vragen aan leveranciers");
    term.settle();
    term
}

#[test]
fn a_letter_is_a_page_that_can_be_copied() {
    let home = Home::new();
    let mut term = at_advice(&home, "1 enter");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("letters_advice", term.picture()) });
    term.keys("l");
    term.wait_for("Kies een brief");
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("letters", term.picture()) });
    term.keys("enter");
    term.wait_for("Geachte heer of mevrouw");
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("letter", term.picture()) });
    term.keys("backspace");
    term.wait_for("> Aan De Theeplukker");
    term.keys("down enter");
    term.wait_for("Welke keurmerken heeft Verse munt nu?");
    term.keys("backspace");
    term.wait_for("> Aan de leverancier van Verse munt");
    term.keys("backspace");
    term.wait_for("> l  Vragen aan leveranciers");
}

#[test]
fn letters_are_saved_and_told_of_again_on_leaving() {
    let home = Home::new();
    let mut term = at_advice(&home, "1 enter");
    term.keys("l");
    term.wait_for("s bewaren");
    term.keys("s");
    term.wait_for("U krijgt 2 brieven");
    term.keys("enter");
    term.wait_for("2 brieven staan in");
    term.keys("q enter");
    term.wait_for("Hun namen beginnen met");
}

#[test]
fn what_is_recommended_gets_a_letter_too() {
    let home = Home::new();
    let mut term = at_advice(&home, "2 enter");
    term.keys("l enter");
    term.wait_for("Wij hebben vragen over Assam, Ceylon en Oolong.");
    term.resize(40, 12);
    term.settle();
    term.keys("end");
    term.wait_for("Met vriendelijke groet,");
}

#[test]
fn a_reply_is_entered_at_its_letter_and_taken_back() {
    let home = Home::new();
    let mut term = at_advice(&home, "1 enter");
    term.keys("l");
    term.wait_for("Kies een brief");
    term.keys("n");
    term.wait_for("Antwoorden over");
    // Of a question that every supplier is asked.
    term.keys("home enter");
    term.wait_for("Waar blijkt dat uit?");
    let has_options = term.screen().contains("( )");
    term.keys(if has_options { "right" } else { "j a" });
    term.keys("tab m a i l tab tab J a n tab");
    term.settle();
    term.keys("enter");
    term.wait_for("Vastgelegd.");
    term.wait_for("volgens uw navraag van");
    term.settle();
    term.keys("u");
    term.wait_for("teruggenomen");
}
