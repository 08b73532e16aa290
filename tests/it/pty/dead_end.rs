//! Where nothing is left, at 80x24: what clashes is read first, and one Enter too many changes nothing.

use super::{Home, Term};

/// Patients, on the platform that is in use, with eight persons.
const PLATFORM: &str = "met_wie: [patienten]\nsoort_client: [eigen]\nwelk_platform: [minddistrict]\nbewijs: [nen]\n\
                        ontvanger: [none]\npersonen: 8\n";
/// Patients, nothing but video calling, with four hundred persons.
const MANY: &str = "met_wie: [patienten]\nsoort_client: [alleen]\nomgeving: [none]\nwanneer: [tijd]\nbewijs: [nen]\n\
                    ontvanger: [none]\npersonen: 400\n";

fn see(term: &mut Term, name: &str) {
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, term.picture()) });
}

/// At the end of a walk that was saved.
fn at_the_end(home: &Home, answers: &str) -> Term {
    let file = home.path().join("answers.yaml");
    let tree = stappenplan::source::digest(include_bytes!("../../../decision_tree.yaml"));
    std::fs::write(&file, format!("# tree: beeldbellen\n# sha256: {tree}\n{answers}")).unwrap();
    let file = file.to_string_lossy().into_owned();
    let mut term = Term::start(home, &["open", &file], 80, 24);
    term.wait_for("> ");
    term.keys("enter");
    term.wait_for("Dit gaat niet samen");
    term
}

/// Enter as often as it takes: it reads on, and then changes nothing.
fn enter_until_nothing_changes(term: &mut Term) {
    for _ in 0..6 {
        term.settle();
        if term.screen().contains("Er is niets gewijzigd.") {
            return;
        }
        term.keys("enter");
    }
    panic!("Enter never says that nothing changes:\n{}", term.screen());
}

#[test]
fn a_platform_in_use_for_eight_persons() {
    let home = Home::new();
    let mut term = at_the_end(&home, PLATFORM);
    let kept = std::fs::read_to_string(home.path().join("answers.yaml")).unwrap();
    see(&mut term, "dead-end-platform");
    enter_until_nothing_changes(&mut term);
    see(&mut term, "dead-end-platform-nothing-changed");
    term.keys("enter enter enter");
    term.settle();
    assert!(term.screen().contains("> "), "{}", term.screen());
    assert!(term.screen().contains("Niets wijzigen"), "the page stays\n{}", term.screen());
    assert_eq!(std::fs::read_to_string(home.path().join("answers.yaml")).unwrap(), kept);
}

#[test]
fn nothing_but_calling_for_four_hundred_persons() {
    let home = Home::new();
    let mut term = at_the_end(&home, MANY);
    see(&mut term, "dead-end-many");
    enter_until_nothing_changes(&mut term);
    see(&mut term, "dead-end-many-nothing-changed");
}
