//! What is sent to the terminal, byte by byte, and what is made of terminals that are different.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use super::{Home, LIMIT, MOMENT, Setup, TASTE, Term, at_second, marked, tea};

/// The first thing in an output that not every terminal knows, if any.
fn stranger(output: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(output) {
        Ok(text) => text,
        Err(error) => return Some(format!("no UTF-8 at {}", error.valid_up_to())),
    };
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '\x1b' => match sequence(rest) {
                Some(taken) => taken,
                None => return Some(rest.chars().take(12).collect::<String>().escape_debug().to_string()),
            },
            '\r' | '\n' => 1,
            control if control.is_control() => return Some(control.escape_debug().to_string()),
            letter => letter.len_utf8(),
        };
        rest = &rest[taken..];
    }
    None
}

/// The length of a sequence that may be sent: the cursor, erasing, looks, the cursor seen, the other screen, pastes marked.
fn sequence(text: &str) -> Option<usize> {
    for mode in ["\x1b[?25h", "\x1b[?25l", "\x1b[?1049h", "\x1b[?1049l", "\x1b[?2004h", "\x1b[?2004l"] {
        if text.starts_with(mode) {
            return Some(mode.len());
        }
    }
    let rest = text.strip_prefix("\x1b[")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    rest[end..].starts_with(['H', 'J', 'K', 'm']).then_some(2 + end + 1)
}

/// Whether an output sets a colour.
fn has_colour(output: &[u8]) -> bool {
    let text = String::from_utf8_lossy(output);
    let looks = text.split("\x1b[").skip(1).filter_map(|piece| {
        let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        piece[end..].starts_with('m').then(|| piece[..end].to_owned())
    });
    let codes: Vec<u32> = looks
        .flat_map(|look| look.split(';').filter_map(|code| code.parse().ok()).collect::<Vec<_>>())
        .collect();
    codes.iter().any(|code| (30..=49).contains(code) || *code >= 90)
}

#[test]
fn the_lint_knows_friends_from_strangers() {
    assert_eq!(stranger("\x1b[?1049h\x1b[2J\x1b[3;4Hé\x1b[0;1;36mja\x1b[K\x1b[m\r\n".as_bytes()), None);
    for bad in [
        "\x1b[6n",
        "\x1b[?u",
        "\x1b]0;titel\x07",
        "\x1b[?1000h",
        "\x1b[?1004h",
        "\x1b7",
        "\x1b[2;5r",
        "\x07",
        "\u{9b}",
    ] {
        assert!(stranger(bad.as_bytes()).is_some(), "{bad:?}");
    }
    assert!(has_colour(b"\x1b[1;36m") && !has_colour(b"\x1b[1;2;7m\x1b[36;40H"));
}

/// Sees every kind of page of the shipped content, and leaves.
fn tour(term: &mut Term) {
    term.wait_for("> Beginnen");
    term.keys("enter down down up enter");
    term.keys("? pgdn backspace t down down enter pgdn backspace backspace o down enter");
    term.keys("down end enter / m o backspace backspace esc ctrl-l");
    term.resize(120, 40);
    term.settle();
    term.resize(20, 5);
    term.settle();
    term.resize(80, 24);
    term.settle();
    term.keys("u o backspace");
    term.keys("q");
    term.wait_for("Stoppen?");
    term.raw(b"\r");
    term.exit_within(LIMIT);
}

#[test]
fn only_what_every_terminal_knows_is_sent() {
    let home = Home::new();
    let mut term = Term::start(&home, &[], 80, 24);
    tour(&mut term);
    assert_eq!(stranger(term.output()), None);
}

#[test]
fn without_colour_everything_is_still_said() {
    let (home, plain_home) = (Home::new(), Home::new());
    let mut coloured = Term::start(&home, &[], 80, 24);
    let mut plain = Setup::wizard(&[]).env("NO_COLOR", "1").start(&plain_home);
    for term in [&mut coloured, &mut plain] {
        term.wait_for("> Beginnen");
    }
    let (mut marked, mut unmarked) = (0, 0);
    for keys in ["enter", "down", "up", "enter", "down", "t", "down", "backspace", "o"] {
        coloured.keys(keys);
        plain.keys(keys);
        assert_eq!(coloured.screen(), plain.screen(), "after {keys}");
        let is_marked = plain.screen().contains("\n > ") || plain.screen().contains("\n> ");
        // Until an answer is pointed at, the screen says how; then a sign marks it. One of both, never neither.
        assert_ne!(is_marked, plain.screen().contains("Wijs een antwoord aan"), "{}", plain.screen());
        marked += usize::from(is_marked);
        unmarked += usize::from(!is_marked);
    }
    assert_eq!((marked, unmarked), (7, 2), "marked, and nothing pointed at yet");
    assert!(has_colour(coloured.output()), "colours are not used at all");
    assert!(!has_colour(plain.output()));
    // Empty, it does not count.
    let home = Home::new();
    let mut term = Setup::wizard(&[]).env("NO_COLOR", "").start(&home);
    term.wait_for("> Beginnen");
    assert!(has_colour(term.output()));
}

#[test]
fn a_window_of_any_size_is_taken_as_it_is() {
    let most = if cfg!(debug_assertions) { 40_000 } else { 20_000 };
    for (columns, rows) in
        [(0, 0), (1000, 1000), (65535, 65535), (1, 65535), (65535, 1), (1, 1), (20, 5), (39, 11)]
    {
        let home = Home::new();
        let mut term = tea().size(columns, rows).start(&home);
        term.wait_until("a frame is sent", |term| {
            term.bytes_since(0).ends_with(b"H") || term.bytes_since(0).len() > 400
        });
        term.settle();
        term.keys("enter down up ?");
        let peak = term.usage().peak;
        println!("{columns}x{rows}: {peak} KiB, {} bytes", term.output().len());
        assert!(peak < most, "{columns}x{rows}: {peak} KiB");
        assert!(!term.is_gone());
        term.resize(80, 24);
        term.settle();
        // What could not be seen was not meant.
        if term.screen().contains("> Beginnen") {
            term.keys("enter");
        }
        term.keys("ctrl-l");
        term.wait_until("the question or its help is shown", |term| {
            term.screen().contains(MOMENT) || term.screen().starts_with(" Hulp")
        });
    }
    let (usual_home, none_home) = (Home::new(), Home::new());
    let mut usual = tea().start(&usual_home);
    let mut none = tea().size(0, 0).start(&none_home);
    for term in [&mut usual, &mut none] {
        term.wait_for("> Beginnen");
        term.settle();
    }
    assert_eq!(usual.screen(), none.screen());
}

#[test]
fn without_utf8_all_is_ascii() {
    for (name, value) in [("LANG", "C"), ("LC_ALL", "POSIX"), ("LC_CTYPE", "nl_NL.ISO-8859-1")] {
        let home = Home::new();
        let mut term = Setup::wizard(&[]).env(name, value).start(&home);
        term.wait_for("> Beginnen");
        term.keys("enter enter t");
        assert!(term.output().is_ascii(), "{name}={value}: {}", term.screen());
        assert!(term.screen().contains("-----"), "{}", term.screen());
    }
    for env in [&[("LANG", ""), ("LC_ALL", ""), ("LC_CTYPE", "UTF-8")][..], &[("LANG", "en_US.utf8")]] {
        let home = Home::new();
        let setup = env.iter().fold(Setup::wizard(&[]), |setup, (name, value)| setup.env(name, value));
        let mut term = setup.start(&home);
        term.wait_for("─────");
    }
}

#[test]
fn a_terminal_that_cannot_draw_gets_lines() {
    let without = tea().without("TERM");
    for setup in [tea().env("TERM", "dumb"), without, tea().env("TERM", "")] {
        let home = Home::new();
        let mut term = setup.start(&home);
        term.wait_for("1. ");
        term.settle();
        assert!(!term.output().contains(&0x1b), "{}", term.screen());
    }
    let home = Home::new();
    let mut term = Setup::wizard(&["--plain"]).start(&home);
    term.wait_for("1. ");
    assert!(!term.output().contains(&0x1b));
    // Names that are not valid are no reason to do anything but draw.
    for name in ["xterm;$(id)", "vt100", "linux", "putty", &"x".repeat(10_000)] {
        let home = Home::new();
        let mut term = tea().env("TERM", name).start(&home);
        term.wait_for("> Beginnen");
    }
}

/// The program without any terminal.
fn piped(home: &Home, args: &[&str], input: Stdio, typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stappenplan"));
    command.args(args).env_clear().envs(tea().env_at(home)).current_dir(home.path());
    command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    if let Some(mut input) = child.stdin.take() {
        // It may have ended before it read all.
        let _ = input.write_all(typed.as_bytes());
    }
    child.wait_with_output().unwrap()
}

#[test]
fn in_a_pipe_there_are_lines_and_no_sequences() {
    let home = Home::new();
    let output = piped(&home, &[], Stdio::piped(), "1\n1\n");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains('\x1b'), "{text}");
    assert!(text.contains("1. "), "{text}");
    assert!(!String::from_utf8(output.stderr).unwrap().contains('\x1b'));
}

#[test]
fn with_nothing_to_read_from_it_says_so() {
    let home = Home::new();
    let output = piped(&home, &[], Stdio::null(), "");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("ssh -t") && told.contains("walk --answers"), "{told}");
    assert_eq!(told.trim_end().lines().count(), 1, "{told}");
    assert_eq!(output.stdout, b"");
}

#[test]
fn output_that_is_no_terminal_gets_lines() {
    let home = Home::new();
    let program = env!("CARGO_BIN_EXE_stappenplan");
    let mut term = Setup::program("/bin/sh", &["-c", &format!("{program} | cat")]).start(&home);
    term.wait_for("1. ");
    term.settle();
    assert!(!term.output().contains(&0x1b), "{}", term.screen());
}

#[test]
fn the_cursor_stands_where_one_is() {
    let home = Home::new();
    let mut term = at_second(&home);
    for key in ["down", "down", "up", "end", "home"] {
        term.keys(key);
        assert!(!term.emulated().hide_cursor());
        assert!(term.cursor_row().contains(&marked(&term)), "{}", term.picture());
    }
    term.keys("backspace");
    assert!(term.cursor_row().contains("In de ochtend"), "{}", term.picture());
    assert!(!term.screen().contains(TASTE));
}
