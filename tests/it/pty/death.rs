//! However it ends: the last confirmed answer is on the disk, the terminal is as it was, and nothing keeps running.

use std::time::Duration;

use rustix::process::Signal;

use super::proc::usage;
use super::{Ended, Home, LIMIT, MOMENT, PATIENCE, TASTE, Term, assert_saved, at_second, marked, tea};

/// What is promised.
const SOON: Duration = Duration::from_secs(1);

/// After an end by itself: nothing is left behind on the terminal.
fn assert_tidy(term: &Term) {
    let (before, after) = term.settings();
    assert_eq!(before, after);
    let output = String::from_utf8_lossy(term.output()).into_owned();
    let last = |what: &str| output.rfind(what).unwrap_or_else(|| panic!("no {what:?} in the output"));
    assert!(last("\x1b[?1049l") > last("\x1b[?1049h"), "the other screen stays");
    assert!(last("\x1b[?25h") >= output.rfind("\x1b[?25l").unwrap_or(0), "the cursor stays hidden");
    assert!(!term.emulated().alternate_screen());
    assert!(!term.emulated().hide_cursor());
    assert!(!term.emulated().bracketed_paste());
}

/// After an end for which nothing more was needed: no more than a moment of work.
fn assert_calm(ended: &Ended, used_before: Duration) {
    assert!(ended.within < SOON, "{ended:?}");
    let spent = ended.used.saturating_sub(used_before);
    assert!(spent < Duration::from_millis(100), "{spent:?} of work to end");
    println!("gone within {:?}, after {spent:?} of work", ended.within);
}

#[test]
fn a_signal_ends_it_tidily() {
    let signals = [(Signal::TERM, 15), (Signal::INT, 2), (Signal::QUIT, 3), (Signal::HUP, 1)];
    for (signal, number) in signals {
        let home = Home::new();
        let mut term = at_second(&home);
        let used = term.usage().processor;
        term.signal(signal);
        let ended = term.exit_within(LIMIT);
        assert_eq!((ended.code, &ended.signal), (128 + number, &None), "{signal:?}");
        assert_calm(&ended, used);
        assert_tidy(&term);
        assert_saved(&home, "moment", "ochtend");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let home = Home::new();
    let mut term = at_second(&home);
    let used = term.usage().processor;
    term.close();
    assert_calm(&term.exit_within(LIMIT), used);
    assert_saved(&home, "moment", "ochtend");
}

#[test]
fn a_terminal_that_goes_away_ends_it_also_where_hang_ups_are_ignored() {
    let home = Home::new();
    let mut term = tea().after_shell("trap '' HUP").start(&home);
    term.wait_for("> Beginnen");
    term.keys("enter enter");
    term.wait_for(TASTE);
    term.settle();
    let used = term.usage().processor;
    term.close();
    let ended = term.exit_within(LIMIT);
    assert_calm(&ended, used);
    assert_eq!(ended.signal, None);
    assert_saved(&home, "moment", "ochtend");
}

#[test]
fn it_all_at_once_loses_nothing() {
    for round in 0..8 {
        let home = Home::new();
        let mut term = at_second(&home);
        // An answer on its way, a signal and a terminal that goes away, in several orders.
        if round % 2 == 0 {
            term.raw(b" \r");
        }
        if round % 4 < 2 {
            term.signal(Signal::HUP);
        }
        term.close();
        if round % 3 == 0 && !term.is_gone() {
            term.signal(Signal::TERM);
        }
        let ended = term.exit_within(LIMIT);
        assert_eq!(ended.signal, None, "round {round}: {ended:?}");
        assert!(ended.within < SOON, "round {round}: {ended:?}");
        assert_saved(&home, "moment", "ochtend");
    }
}

#[test]
fn a_terminal_that_takes_no_output_does_not_keep_it() {
    let home = Home::new();
    let mut term = at_second(&home);
    // Ctrl-S of another terminal: frames pile up until the program is held up in writing.
    term.fill_up();
    term.signal(Signal::TERM);
    let ended = term.exit_unread(LIMIT);
    assert!(ended.within < SOON, "{ended:?}");
    assert_eq!(ended.code, 143);
    let (before, after) = term.settings();
    assert_eq!(before, after);
    assert_saved(&home, "moment", "ochtend");
}

#[test]
fn killed_outright_it_goes_on_where_it_was() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.signal(Signal::KILL);
    assert!(term.exit_within(LIMIT).signal.is_some());
    let mut term = tea().start(&home);
    term.wait_for("> Verdergaan bij vraag 2");
    term.keys("enter");
    term.wait_for(TASTE);
}

#[test]
fn killed_outright_all_that_was_typed_is_there() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.keys("end space enter");
    term.wait_for(PATIENCE);
    // Each longer ago than it takes to be kept.
    for digit in ["1", "2", "3"] {
        term.keys(digit);
        std::thread::sleep(3 * SOON);
    }
    term.signal(Signal::KILL);
    assert!(term.exit_within(LIMIT).signal.is_some());
    let mut term = tea().start(&home);
    term.wait_for("> Verdergaan bij vraag 3");
    term.keys("enter");
    term.wait_for(PATIENCE);
    term.settle();
    assert!(term.screen().contains("123"), "{}", term.screen());
}

#[test]
fn ctrl_c_asks_once_and_ends_twice() {
    for key in ["ctrl-c", "ctrl-d", "ctrl-\\"] {
        let home = Home::new();
        let mut term = at_second(&home);
        let screen = term.screen();
        term.keys(key);
        term.wait_for("Stoppen?");
        term.wait_for("Uw antwoorden zijn bewaard");
        term.keys("backspace");
        assert_eq!(term.screen(), screen);
        term.keys(key);
        term.wait_for("Stoppen?");
        term.raw(&super::bytes_of(key));
        let ended = term.exit_within(LIMIT);
        assert_eq!(ended.signal, None);
        println!("{key} twice: code {}", ended.code);
        assert_tidy(&term);
        assert_saved(&home, "moment", "ochtend");
    }
}

#[test]
fn q_asks_and_what_was_saved_stays_on_the_screen() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.keys("q");
    term.wait_for("Stoppen?");
    term.keys("backspace");
    term.wait_gone("Stoppen?");
    assert!(term.screen().contains(TASTE));
    term.keys("q");
    term.wait_for("Stoppen?");
    term.raw(b"\r");
    let ended = term.exit_within(LIMIT);
    // No advice yet.
    assert_eq!((ended.code, &ended.signal), (1, &None), "{}", term.screen());
    assert_tidy(&term);
    let state = home.states()[0].0.display().to_string();
    let told = term.screen().replace('\n', "");
    assert!(told.contains(&state), "where the answers are is not told:\n{}", term.screen());
}

#[test]
fn stopped_and_continued_it_is_drawn_again() {
    let home = Home::new();
    let mut term = tea().in_shell().start(&home);
    term.follow();
    term.wait_for("> Beginnen");
    term.keys("enter enter");
    term.wait_for(TASTE);
    term.settle();
    let screen = term.screen();
    let (before, raw) = term.settings();
    assert_ne!(before, raw);
    for from_outside in [false, true] {
        if from_outside {
            term.signal(Signal::TSTP);
        } else {
            term.raw(b"\x1a");
        }
        term.wait_until("it has stopped", |term| term.usage().state == 'T');
        assert_eq!(term.settings(), (before.clone(), before.clone()));
        // It wrote that before it stopped, but this end may still have to read it.
        term.wait_until("the screen is given back", |term| !term.emulated().alternate_screen());
        if from_outside {
            break;
        }
        term.wait_for("stopped");
        // As `fg` does.
        term.raw(b"\r");
        term.wait_for(TASTE);
        term.settle();
        assert_eq!(term.screen(), screen);
        assert_eq!(term.settings(), (before.clone(), raw.clone()));
    }
}

#[test]
fn stopped_in_the_background_it_still_ends() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Home::new();
        let mut term = tea().in_shell().start(&home);
        term.follow();
        term.wait_for("> Beginnen");
        term.raw(b"\x1a");
        term.wait_until("it has stopped", |term| term.usage().state == 'T');
        term.wait_for("stopped");
        let program = term.pid();
        term.signal(signal);
        term.signal(Signal::CONT);
        // Gone, or not yet collected by the shell.
        term.wait_until("it has ended", |_| matches!(usage(program).state, 'X' | 'Z'));
    }
}

#[test]
fn stopped_from_outside_it_is_drawn_again_in_another_size() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.signal(Signal::STOP);
    term.wait_until("it has stopped", |term| term.usage().state == 'T');
    term.resize(100, 30);
    let mark = term.mark();
    term.signal(Signal::CONT);
    term.wait_until("all is drawn again", |term| term.bytes_since(mark).len() > 500);
    term.settle();
    assert!(term.screen().contains(TASTE));
    term.keys("backspace");
    term.wait_for(MOMENT);
}

#[test]
fn the_script_that_started_it_stops_with_it() {
    let home = Home::new();
    let script = tea().in_script(&[], "\"$0\" \"$@\"; exit");
    let mut term = script.in_shell().start(&home);
    term.follow();
    let script = term.usage();
    assert_ne!(script.state, 'X');
    let of_script = term.pid();
    term.follow();
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for(MOMENT);
    term.settle();
    let screen = term.screen();
    term.raw(b"\x1a");
    term.wait_until("it has stopped", |term| term.usage().state == 'T');
    term.wait_until("the script has stopped", |_| usage(of_script).state == 'T');
    term.wait_for("stopped");
    term.raw(b"\r");
    term.wait_for(MOMENT);
    term.settle();
    assert_eq!(term.screen(), screen);
}

#[test]
fn where_nobody_could_continue_it_it_never_stops() {
    // The first program on a terminal leads its session, as behind `ssh -t` and a `ForceCommand`; or a shell does that
    // controls no jobs.
    for in_script in [false, true] {
        let home = Home::new();
        let setup = if in_script { tea().in_script(&[], "\"$0\" \"$@\"; exit") } else { tea() };
        let mut term = setup.start(&home);
        if in_script {
            term.follow();
        }
        term.wait_for("> Beginnen");
        term.keys("enter enter");
        term.wait_for(TASTE);
        term.settle();
        let (screen, first) = (term.screen(), marked(&term));
        for from_outside in [false, true] {
            if from_outside {
                term.signal(Signal::TSTP);
            } else {
                term.raw(b"\x1a");
            }
            term.wait_for("Pauzeren met Ctrl-Z kan hier niet.");
            term.settle();
            assert_eq!(term.usage().state, 'S');
            assert!(term.emulated().alternate_screen());
            term.keys("down");
            assert_ne!(marked(&term), first);
            term.keys("up");
            assert_eq!(term.screen(), screen, "the notice goes away at the next key");
        }
        term.keys("ctrl-c");
        term.wait_for("Stoppen?");
        term.raw(b"\x03");
        term.exit_within(LIMIT);
        assert_tidy(&term);
    }
}
