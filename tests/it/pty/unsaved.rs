//! Where nothing can be written for a while: told where it holds, tried again by itself, and no longer told once it is saved.

use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, Signal, prlimit};

use super::{Home, LIMIT, PATIENCE, TASTE, Term, assert_saved, at_first, at_second};

/// Files of the program may be no larger than this from now on.
fn limit_files(term: &Term, bytes: Option<u64>) {
    let limit = Rlimit { current: bytes, maximum: None };
    prlimit(Pid::from_raw(term.pid()), Resource::Fsize, limit).unwrap();
}

#[test]
fn what_could_not_be_saved_is_saved_by_itself_once_that_can_be() {
    let home = Home::new();
    let mut term = at_second(&home);
    limit_files(&term, Some(10));
    term.keys("end space enter");
    term.wait_for("Niet bewaard: het bestand mag hier niet zo groot worden (ulimit -f).");
    term.wait_for(PATIENCE);
    term.keys("tab q");
    term.wait_for("Als u stopt, probeert het");
    term.keys("esc");
    term.wait_for("Niet bewaard:");
    limit_files(&term, None);
    term.wait_gone("Niet bewaard:");
    assert_saved(&home, "smaak", "none");
    // Nothing is left to wait for.
    let before = term.usage();
    term.leave_alone(Duration::from_secs(3));
    assert_eq!(term.usage().processor, before.processor, "it wakes up for nothing");
    term.keys("q");
    term.wait_for("Uw antwoorden zijn bewaard. U kunt later verdergaan.");
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_is_written_at_the_next_wish() {
    let home = Home::new();
    let reports = home.path().join("reports");
    std::fs::create_dir(&reports).unwrap();
    let mut term = super::tea().env("STAPPENPLAN_REPORTS", reports.to_str().unwrap()).start(&home);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for(super::MOMENT);
    term.settle();
    term.keys("home down enter");
    term.wait_for(TASTE);
    term.keys("end space enter");
    term.wait_for(PATIENCE);
    term.keys("1 2 enter");
    term.wait_for(super::MILK);
    term.settle();
    term.keys("home enter");
    term.wait_gone(super::MILK);
    term.settle();
    let before = home.states();
    limit_files(&term, Some(10));
    term.keys("s");
    term.wait_for("Word-document (.docx)");
    term.keys("enter");
    term.wait_for("Het verslag is niet bewaard in");
    term.settle();
    let told = term.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("(ulimit -f). Aan uw dossier verandert niets. Kies nog eens een bestand."),
        "{told}"
    );
    assert_eq!(home.states(), before);
    assert_eq!(std::fs::read_dir(&reports).unwrap().count(), 0, "nothing of it is left behind");
    limit_files(&term, None);
    term.keys("enter");
    term.wait_for("Het verslag staat in");
    assert_eq!(std::fs::read_dir(&reports).unwrap().count(), 1);
}

#[test]
fn what_is_typed_and_cannot_be_kept_is_told_while_that_is_so() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.keys("end space enter");
    term.wait_for(PATIENCE);
    limit_files(&term, Some(10));
    term.keys("1");
    term.wait_for("Nog niet bewaard: het bestand mag hier niet zo groot worden (ulimit -f).");
    term.keys("tab q");
    term.wait_for("maar wat u nog niet hebt bevestigd");
    limit_files(&term, None);
    term.wait_for("Uw antwoorden zijn bewaard. U kunt later verdergaan.");
    term.keys("esc");
    term.wait_for(PATIENCE);
    assert!(!term.screen().contains("Nog niet bewaard"), "{}", term.screen());
    term.signal(Signal::KILL);
    let _ = term.exit_within(LIMIT);
    let mut term = super::tea().start(&home);
    term.wait_for("Wat u het laatst had aangekruist of getypt, staat er nog.");
}

#[test]
fn ended_by_a_signal_it_tells_what_is_not_saved_and_where_the_rest_is() {
    let home = Home::new();
    let mut term = at_second(&home);
    limit_files(&term, Some(10));
    term.keys("end space enter");
    term.wait_for("Niet bewaard:");
    term.signal(Signal::TERM);
    let ended = term.exit_within(LIMIT);
    assert_eq!(ended.code, 143);
    let told = term.screen().replace('\n', "");
    assert!(told.contains("Uw laatste antwoorden zijn niet bewaard: het bestand mag hier niet"), "{told}");
    assert!(told.contains("Wat eerder bewaard is, staat in"), "{told}");
    assert!(told.contains(&home.states()[0].0.display().to_string()), "{told}");
}

#[test]
fn ended_by_a_signal_it_tells_where_the_answers_are_and_how_to_go_on() {
    for signal in [Signal::TERM, Signal::INT] {
        let home = Home::new();
        let mut term = at_second(&home);
        term.signal(signal);
        let _ = term.exit_within(LIMIT);
        let told = term.screen().replace('\n', "");
        assert!(told.contains(&format!("Uw antwoorden staan in {}", home.states()[0].0.display())), "{told}");
        assert!(told.contains("Verdergaan: ") && told.contains(" open "), "{told}");
        assert!(!told.contains("niet bewaard"), "{told}");
    }
}

#[test]
fn who_leaves_with_something_that_was_never_saved_gets_the_code_for_that() {
    let home = Home::new();
    let mut term = at_first(&home);
    limit_files(&term, Some(10));
    term.keys("enter");
    term.wait_for(TASTE);
    term.wait_for("Niet bewaard:");
    term.keys("q");
    term.wait_for("Stoppen?");
    term.raw(b"\r");
    let ended = term.exit_within(LIMIT);
    assert_eq!(ended.code, 4, "{}", term.screen());
    let told = term.screen();
    assert!(told.contains("Uw antwoorden zijn niet bewaard:"), "{told}");
    assert!(!told.contains("Wat eerder bewaard is"), "{told}");
    assert!(!told.contains("Verdergaan:"), "{told}");
}

#[test]
fn what_was_typed_when_the_program_was_ended_is_told_and_led_to() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.keys("tab r");
    term.wait_for("Opmerking");
    term.raw(b"half");
    term.wait_for("half");
    term.signal(Signal::HUP);
    let _ = term.exit_within(LIMIT);
    let mut term = super::tea().start(&home);
    term.wait_for("Wat u het laatst had aangekruist of getypt, staat er nog.");
    term.wait_for("Nog niet vastgelegd: Opmerking");
    // It is the first row, so that Enter goes on there.
    term.wait_for("> Nog niet vastgelegd");
    term.keys("enter");
    term.wait_for("half");
}
