//! What is told of somebody else who has a dossier open goes when they leave, by itself.

use super::{Home, LIMIT, Setup, at_second, tea};

#[test]
fn that_somebody_has_it_open_goes_when_they_leave() {
    let home = Home::new();
    let mut first = at_second(&home);
    let mut second = tea().start(&home);
    second.wait_for("is sinds vandaag");
    let screen = second.screen();
    assert!(
        screen.contains("U vindt het bij “Alle dossiers”.") && !screen.contains("kopie maken"),
        "{screen}"
    );
    // Its page has rows for both that it offers, until it can be opened.
    second.keys("down enter");
    second.wait_for("Alle dossiers");
    second.keys("enter");
    second.wait_for("Openen");
    second.keys("enter");
    second.wait_for("U kunt het bekijken, of een kopie maken.");
    second.wait_for("Bekijken, zonder iets te bewaren");
    first.keys("q");
    first.wait_for("Stoppen?");
    first.raw(b"\r");
    let _ = first.exit_within(LIMIT);
    second.wait_gone("is sinds vandaag");
    second.wait_for("Openen");
    // Nothing is left to wait for.
    let before = second.usage();
    second.leave_alone(std::time::Duration::from_secs(3));
    assert_eq!(second.usage().processor, before.processor, "it wakes up for nothing");
    second.keys("enter");
    second.wait_for("Verdergaan bij vraag 2");
}

#[test]
fn who_waits_for_a_dossier_has_it_when_the_other_leaves() {
    let home = Home::new();
    let mut first = at_second(&home);
    let path = home.states()[0].0.clone();
    let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pty/thee/tree.yaml");
    let mut second = Setup::wizard(&["open", &path.to_string_lossy(), "--tree", tree]).start(&home);
    second.wait_for("Zolang dat zo is, wordt hier niets in bewaard.");
    assert!(!second.screen().contains("kopie maken"), "{}", second.screen());
    first.keys("q");
    first.wait_for("Stoppen?");
    first.raw(b"\r");
    let _ = first.exit_within(LIMIT);
    second.wait_gone("Zolang dat zo is");
    assert!(stappenplan::files::is_locked(&path), "it has it, before anything is saved");
}
