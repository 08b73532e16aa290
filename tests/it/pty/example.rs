//! The example that comes with the program, on the screen.

use super::decision::{pick, to_row};
use super::{Home, LIMIT, Setup, Term};

fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, term.picture()) });
}

#[test]
fn it_is_looked_at_and_left_with_nothing_changed() {
    let home = Home::new();
    let mut term = Setup::wizard(&[]).start(&home);
    term.wait_for("> Beginnen");
    term.keys("enter");
    pick(&mut term, "Met wie gaat u beeldbellen?", &["Met patiënten"]);
    term.wait_for("Zoekt u alleen beeldbellen");
    term.keys("esc esc");
    term.wait_for("> Verdergaan bij vraag 2");
    term.settle();
    let before = home.kept();
    to_row(&mut term, "Een voorbeeld bekijken");
    term.keys("enter");
    term.wait_for("Zo kan het er aan het eind uitzien");
    see(&mut term, "example_first_page");
    term.keys("enter");
    term.wait_for("Dit is een voorbeeld");
    see(&mut term, "example_advice");
    // Nothing is asked again on the way back.
    term.keys("esc");
    term.wait_for("> Het advies bekijken");
    term.keys("down enter");
    term.wait_for("Uw besluit");
    see(&mut term, "example_decision");
    // What would change something says that this is an example.
    term.keys("home enter");
    term.settle();
    term.keys("p");
    term.wait_for("Wat er te doen is");
    term.keys("space enter");
    see(&mut term, "example_tasks");
    term.keys("esc");
    term.wait_for("Uw besluit");
    term.keys("esc");
    term.wait_for("Zo kan het er aan het eind uitzien");
    to_row(&mut term, "Terug naar uw eigen werk");
    term.keys("enter");
    term.wait_for("> Verdergaan bij vraag 2");
    assert_eq!(home.kept(), before);
    // What is told on leaving is of what the person made.
    to_row(&mut term, "Een voorbeeld bekijken");
    term.keys("enter");
    term.wait_for("Zo kan het er aan het eind uitzien");
    term.keys("q");
    term.wait_for("Stoppen?");
    term.keys("enter");
    term.exit_within(LIMIT);
    let told = term.screen();
    assert!(told.contains("Uw antwoorden staan in") && !told.contains("De Linde"), "{told}");
}
