//! From the full screen to line by line, in a window in which no page fits.

use super::{Home, LIMIT, assert_saved, at_second};

#[test]
fn a_key_goes_on_line_by_line_in_the_same_walk() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.resize(40, 9);
    term.settle();
    let told = term.screen().replace("\n ", " ").replace('\n', " ");
    assert!(told.contains("druk op p: verder regel voor regel."), "{told}");
    term.keys("p");
    // At the question that was in view, without the page that begins a walk.
    term.wait_for("Uw keuzes");
    assert!(term.screen().contains("munt. Dan blijft er één over."), "{}", term.screen());
    assert!(!term.emulated().alternate_screen(), "the screen is that of the shell again");
    assert!(!term.emulated().hide_cursor());
    let (before, after) = term.settings();
    assert_eq!(before, after, "lines are typed as the shell would have it");
    assert!(!term.screen().contains("Verdergaan bij"), "{}", term.screen());
    term.raw(b"4\r");
    // The question itself is above the window.
    term.wait_for("Uw getal (1");
    term.raw(b"15\r");
    term.wait_for("Alleen opgeschuimd");
    assert_saved(&home, "smaak", "none");
    assert_saved(&home, "geduld", "15");
    term.resize(80, 24);
    term.raw(b"stop\r");
    assert_eq!(term.exit_within(LIMIT).code, 1);
    // The command that is printed goes on in the same way. Where the window cuts it depends on how
    // long the path is, so the ends of lines count for nothing.
    let told = term.screen().replace('\n', "");
    assert!(told.contains("Verdergaan: stappenplan open "), "{told}");
    assert!(told.contains(" --plain"), "{told}");
}

#[test]
fn ctrl_c_ends_it_line_by_line_as_everywhere() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.resize(40, 9);
    term.settle();
    term.keys("p");
    term.wait_for("Uw keuze");
    term.raw(b"\x03");
    assert_eq!(term.exit_within(LIMIT).code, 130);
    assert_saved(&home, "moment", "ochtend");
    // As when the person leaves: where it is, and how to go on.
    let told = term.screen().replace('\n', "");
    assert!(told.contains("Uw antwoorden staan in "), "{told}");
    assert!(told.contains("Verdergaan: stappenplan open "), "{told}");
}
