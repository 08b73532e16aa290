//! The harness itself, tried on programs that every system has.

use std::time::Duration;

use rustix::process::Signal;

use super::{Home, LIMIT, Setup};

#[test]
fn shows_what_is_written_and_how_it_ends() {
    let home = Home::new();
    let mut term = Setup::program("/bin/sh", &["-c", "printf 'a\\033[3;5Hb'; read x; echo \"<$x>\"; exit 7"])
        .start(&home);
    term.wait_for("b");
    assert_eq!(term.screen(), "a\n\n    b");
    assert_eq!(term.cursor(), (2, 5));
    term.settle();
    let mark = term.mark();
    term.keys("j a enter");
    let ended = term.exit_within(LIMIT);
    assert_eq!((ended.code, ended.signal), (7, None));
    assert_eq!(String::from_utf8_lossy(term.bytes_since(mark)), "ja\r\n<ja>\r\n");
    let (before, after) = term.settings();
    assert_eq!(before, after);
}

#[test]
fn tells_sizes_signals_and_settings() {
    let home = Home::new();
    let mut term = Setup::program(
        "/bin/sh",
        &["-c", "trap 'stty size' WINCH; stty raw; echo klaar; while :; do read x; done"],
    )
    .size(44, 12)
    .start(&home);
    term.wait_for("klaar");
    term.settle();
    term.resize(61, 13);
    term.raw(b"\n");
    term.wait_for("13 61");
    let (before, now) = term.settings();
    assert_ne!(before, now);
    term.signal(Signal::KILL);
    assert!(term.exit_within(LIMIT).signal.is_some());
}

#[test]
fn hangs_up() {
    let home = Home::new();
    let mut term = Setup::program("/bin/sh", &["-c", "echo hier; read x; exit 5"]).start(&home);
    term.wait_for("hier");
    term.close();
    assert!(term.exit_within(LIMIT).signal.is_some());

    let deaf = Setup::program("/bin/sh", &["-c", "echo hier; read x; exit 5"]).after_shell("trap '' HUP");
    let mut term = deaf.start(&home);
    term.wait_for("hier");
    term.close();
    assert_eq!(term.exit_within(LIMIT).code, 5);
}

#[test]
fn a_program_left_alone_does_not_wake() {
    let home = Home::new();
    let mut term = Setup::program("/bin/sh", &["-c", "echo hier; read x"]).start(&home);
    term.wait_for("hier");
    term.settle();
    let before = term.usage();
    term.leave_alone(Duration::from_millis(300));
    assert_eq!(term.usage().sleeps, before.sleeps);
    assert_eq!(before.state, 'S');
}

#[test]
fn many_keys_at_once_all_arrive() {
    let home = Home::new();
    let mut term =
        Setup::program("/bin/sh", &["-c", "stty raw -echo; echo klaar; head -c 30000 | wc -c"]).start(&home);
    term.wait_for("klaar");
    term.raw(&b"\x1b[B".repeat(10_000));
    term.wait_for("30000");
}
