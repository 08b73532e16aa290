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
fn what_is_recommended_gets_a_letter_too() {
    let home = Home::new();
    let mut term = at_advice(&home, "2 enter");
    term.keys("l enter");
    term.wait_for("Wij overwegen Assam, Ceylon en Oolong.");
    term.resize(40, 12);
    term.settle();
    term.keys("end");
    term.wait_for("Met vriendelijke groet,");
}
