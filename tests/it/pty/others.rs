//! What is told of somebody else who has a dossier open goes when they leave, by itself.

use rustix::process::Signal;

use super::{Home, LIMIT, MOMENT, Setup, TASTE, at_second, tea};

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

#[test]
fn who_is_ended_while_another_has_it_open_keeps_the_answers_in_a_copy() {
    let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pty/thee/tree.yaml");
    for signal in [Signal::TERM, Signal::HUP] {
        let home = Home::new();
        let _first = at_second(&home);
        let path = home.states()[0].0.clone();
        let mut second = Setup::wizard(&["open", &path.to_string_lossy(), "--tree", tree]).start(&home);
        second.wait_for("Zolang dat zo is, wordt hier niets in bewaard.");
        second.keys("enter");
        second.wait_for(TASTE);
        second.keys("end space enter");
        second.wait_for("Niet bewaard:");
        second.keys("tab q");
        second.wait_for("maakt het een kopie naast dit");
        second.keys("esc");
        second.signal(signal);
        let _ = second.exit_within(LIMIT);
        let copy = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        let copy = copy.into_iter().find(|path| path.to_string_lossy().contains(".conflict-")).unwrap();
        let text = std::fs::read(&copy).unwrap();
        let found = stappenplan::record::read_dossier(&text);
        assert!(found.damage.is_none());
        assert!(found.dossier.choices.iter().any(|choice| choice.question == "smaak"), "{signal:?}");
        let told = second.screen().replace('\n', "");
        assert!(told.contains(&format!("Uw versie staat nu in {}", copy.display())), "{told}");
    }
}

#[test]
fn what_is_typed_where_nothing_can_be_saved_is_told_before_leaving() {
    for (folder, then) in [("/dev/null", "verdwijnt"), ("/nowhere/team", "keer.")] {
        let home = Home::new();
        let mut term = tea().env("STAPPENPLAN_DOSSIERS", folder).start(&home);
        term.wait_for("> Beginnen");
        term.keys("enter");
        term.wait_for(MOMENT);
        term.keys("tab r");
        term.wait_for("Opmerking");
        term.raw(b"half");
        term.wait_for("half");
        term.keys("esc");
        term.wait_gone("Vastleggen");
        term.keys("q");
        term.wait_for("Wat u hebt getypt of aangekruist, is nog niet bewaard.");
        term.wait_for(then);
        assert!(!term.screen().contains("Uw antwoorden zijn bewaard"), "{}", term.screen());
    }
}
