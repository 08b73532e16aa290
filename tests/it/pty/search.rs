//! Searching the list of all in a real terminal.

use super::{Home, Setup, Term};

fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, term.picture()) });
}

fn at_the_list(home: &Home) -> Term {
    let mut term = Setup::wizard(&[]).start(home);
    term.wait_for("> Beginnen");
    term.keys("t");
    term.wait_for("Alle toepassingen");
    term
}

#[test]
fn a_norm_is_found_in_the_facts() {
    let home = Home::new();
    let mut term = at_the_list(&home);
    term.keys("/ 7 5 1 0");
    term.wait_for("gevonden in: genoemde normen en eisen");
    see(&mut term, "search-7510");
    // The last ones only mention it.
    term.keys("end pgup");
    term.wait_for("Alleen in een toelichting (9)");
    see(&mut term, "search-7510-end");
    // Nothing found: what was searched is told.
    term.keys("x");
    term.wait_for("Niets gevonden voor “7510x”.");
    see(&mut term, "search-nothing");
}

#[test]
fn closing_the_search_keeps_the_row() {
    let home = Home::new();
    let mut term = at_the_list(&home);
    term.keys("/ z o o m");
    term.wait_for("> Zoom");
    term.keys("esc");
    term.wait_for("WeSeeDo");
    assert!(!term.screen().contains("Zoeken:"), "{}", term.screen());
    assert!(term.screen().contains("> Zoom"), "{}", term.screen());
    term.keys("space");
    term.wait_for("Zoom is gemarkeerd om te vergelijken.");
    // Enter opens what is highlighted; back in the list Escape closes the search.
    term.keys("/ s i g n a l enter");
    term.wait_for("Signal Foundation");
    term.keys("esc");
    term.wait_for("Zoeken: signal");
    term.keys("esc");
    term.wait_for("Quli");
    assert!(term.screen().contains("> Signal") && !term.screen().contains("Zoeken:"), "{}", term.screen());
}
