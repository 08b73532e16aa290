//! Standard output and standard error: what happens when nobody takes what is written, and what may never be written.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::process::{Output, Stdio};

use stappenplan::record::{Dossier, DossierHead, RecordedAdvice, dossier_text};
use stappenplan::session::{Reply, ReplyOn, ReplyShown, ReplyValue};
use stappenplan::text::is_unsafe;

use super::common::Cmd;

/// A run of every command and every option that writes to standard output.
const PRINTING: &[&str] = &[
    "--help",
    "-h",
    "--version",
    "-V",
    "help",
    "help walk",
    "walk --help",
    "open --plain",
    "--plain",
    "walk --answer time=5 --answer guests=some",
    "walk --answer time=5 --answer guests=some --format json",
    "dossiers",
    "dossiers --format json",
    "replies dossier.yaml",
    "replies dossier.yaml --format yaml",
    "review old.yaml",
    "review old.yaml --format json",
    "report dossier.yaml",
    "report dossier.yaml --format markdown",
    "report dossier.yaml --format json",
    "report dossier.yaml --format adr",
    "report --answer time=5 --answer guests=some",
    "walks",
    "walks --limit 1",
    "walks --sample 1 --seed 1",
    "walks --replay walks.jsonl",
    "walks --replay walks.jsonl --summary",
    "walks --replay walks.jsonl --summary --format json",
    "walks --covering --standings",
    "apps",
    "apps --format json",
    "app corn_bread",
    "app corn_bread rye_loaf",
    "app corn_bread --format json",
    "why corn_bread --answer time=5",
    "why corn_bread --answer time=5 --format json",
    "reach corn_bread",
    "reach corn_bread --format json",
    "check",
    "check --format short --tree broken.yaml",
    "check --format json",
    "check --format sarif",
    "check --stub-scenarios --tree stubs.yaml",
    "check --statistics",
    "catalogue export sheet.csv",
    "graph",
    "graph --format dot",
    "explain",
    "explain not-yaml",
    "schema tree",
    "schema app",
    "compare dossier.yaml old.yaml",
    "merge dossier.yaml old.yaml",
    "content --to mine",
    "config",
    "config --format json",
    "completions bash",
    "completions zsh",
    "completions fish",
    "completions powershell",
    "man",
    "man --to pages",
];

/// A tree with nothing wrong on paper and no scenarios.
const STUBS: &str = "format: 1\nid: x\ntitle: X\nedition: e\nlanguage: en\nstart: q\nquestions:\n  q: { ask: Q, \
                     one: { a: { text: A, end: z }, b: { text: B, end: z } } }\noutcomes:\n  z: { kind: info, title: Z }\n";

/// A walk whose result is exactly this.
const WALK: &str =
    "{\"path\":[{\"question\":\"time\",\"answers\":[\"0\"]}],\"outcome\":\"buy\",\"remaining\":[]}\n";

/// A dossier with a reply.
fn dossier() -> Dossier {
    let head = DossierHead { format: 1, tree: "bread_guide".to_owned(), ..DossierHead::default() };
    let reply = Reply {
        on: ReplyOn::Common { app: "corn_bread".to_owned(), question: "Since when?".to_owned() },
        value: ReplyValue::Text("For years".into()),
        rests_on: "a letter".into(),
        day: time::macros::date!(2025 - 11 - 01).into(),
        by: "B. Baker".into(),
        taken_back: false,
        shown: ReplyShown::default(),
    };
    Dossier { head, replies: vec![reply], ..Dossier::default() }
}

/// The same with an advice, so that there is something to compare.
fn with_advice() -> Dossier {
    let advice = RecordedAdvice { outcome: "bake".to_owned(), ..RecordedAdvice::default() };
    Dossier { advice: Some(advice), ..dossier() }
}

/// A run with all files that [`PRINTING`] names; lines of wizards come from a pipe that is closed at once.
fn printing(line: &str) -> Cmd {
    let arguments: Vec<&str> = line.split(' ').collect();
    let cmd = Cmd::new(&arguments).stdin("").file("stubs.yaml", STUBS).file("broken.yaml", "a: [");
    let cmd = cmd.file("walks.jsonl", WALK).file("dossier.yaml", dossier_text(&dossier()));
    let cmd = cmd.file("old.yaml", dossier_text(&with_advice()));
    if line.contains("--tree") || line.starts_with("help") { cmd } else { cmd.tree("second/english") }
}

#[track_caller]
fn output(cmd: &Cmd, stdout: impl Into<Stdio>) -> Output {
    let child = cmd.command().stdin(Stdio::piped()).stdout(stdout).spawn().unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn every_command_prints() {
    let known = stappenplan::cli::command();
    let mut commands: BTreeSet<&str> = known.get_subcommands().map(|command| command.get_name()).collect();
    for line in PRINTING {
        commands.remove(line.split(' ').next().unwrap());
        let shown = printing(line).run();
        assert!(!shown.stdout.is_empty() && !matches!(shown.code, 2..), "{line}:\n{shown}");
    }
    assert_eq!(commands, BTreeSet::new(), "are there to be tried too");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_by_every_command() {
    for line in PRINTING {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = output(&printing(line), full);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{line}: {errors}");
        let told = "Cannot write the output: the disk is full.";
        let told_nl = "De uitvoer is niet te schrijven: de schijf is vol.";
        let sentences = errors.lines().filter(|sentence| *sentence == told || *sentence == told_nl).count();
        assert_eq!(sentences, 1, "{line}: {errors}");
        assert!(errors.ends_with("is full.\n") || errors.ends_with("is vol.\n"), "{line}: {errors}");
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure_of_any_command() {
    for line in PRINTING {
        let cmd = printing(line);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = output(&cmd, writer);
        let whole = printing(line).run();
        assert_eq!(output.status.code(), Some(whole.code), "{line}");
        let errors = cmd.scrub(std::str::from_utf8(&output.stderr).unwrap());
        assert_eq!(errors, whole.stderr, "{line}");
    }
}

/// Sets the title of a window, moves the cursor and turns a text round, each in its own way.
const HOSTILE: &str = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\r\u{8}";

/// What comes out holds nothing that a terminal would act on.
#[track_caller]
fn clean(arguments: &[&str]) -> i32 {
    let shown = Cmd::new(arguments).run();
    for stream in [&shown.stdout, &shown.stderr] {
        assert!(!is_unsafe(stream), "{arguments:?}: {stream:?}");
    }
    shown.code
}

#[test]
fn nothing_that_is_typed_reaches_the_terminal_raw() {
    let program = stappenplan::cli::command();
    assert_eq!(clean(&[HOSTILE]), 2);
    assert_eq!(clean(&[&format!("--{HOSTILE}")]), 2);
    assert_eq!(clean(&[&format!("--plain={HOSTILE}")]), 2);
    assert_eq!(clean(&["help", HOSTILE]), 2);
    for command in program.get_subcommands().chain([&program]) {
        let name = command.get_name();
        let name = if std::ptr::eq(command, &program) { vec![] } else { vec![name] };
        assert_ne!(clean(&[&name[..], &[HOSTILE, HOSTILE, HOSTILE]].concat()), 0, "{name:?}");
        for argument in command.get_arguments().filter_map(|argument| argument.get_long()) {
            let with_value = format!("--{argument}={HOSTILE}");
            // Whatever it comes to: some of these are names of files.
            clean(&[&name[..], &[&with_value]].concat());
            clean(&[&name[..], &[&format!("--{argument}{HOSTILE}")]].concat());
        }
    }
    for (line, code) in [
        (["app", HOSTILE].as_slice(), 2),
        (&["why", HOSTILE], 2),
        (&["reach", HOSTILE], 2),
        (&["explain", HOSTILE], 2),
        (&["schema", HOSTILE], 2),
        (&["completions", HOSTILE], 2),
        (&["open", HOSTILE], 2),
        (&["walk", "--answer", HOSTILE], 2),
        (&["walk", "--answer", &format!("met_wie={HOSTILE}")], 2),
        (&["walk", "--answer", &format!("{HOSTILE}=x")], 2),
        (&["check", "--today", HOSTILE], 2),
        (&["walks", "--replay", HOSTILE], 3),
        (&["apps", "--tree", HOSTILE], 3),
        (&["apps", "--catalogue", HOSTILE], 3),
        (&["man", "--to", &format!("/dev/null/{HOSTILE}")], 4),
        (&["content", "--to", &format!("/dev/null/{HOSTILE}")], 4),
    ] {
        assert_eq!(clean(line), code, "{line:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_not_repeated_raw() {
    use std::os::unix::ffi::OsStrExt;
    for start in ["", "--", "--lang="] {
        let mut typed = start.as_bytes().to_vec();
        typed.extend(b"\xff\x1b[2J\xfe");
        let cmd = Cmd::new(&[]);
        let mut command = cmd.command();
        command.arg(std::ffi::OsStr::from_bytes(&typed));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{start}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!is_unsafe(&told) && !told.is_empty(), "{told:?}");
    }
}

#[test]
fn what_is_wrong_with_arguments_is_told_in_lines_that_name_them() {
    for line in [
        "fly",
        "walk --format xml",
        "walk --Größe",
        "walks --sample 3",
        "walks --sample x",
        "check --today morgen",
        "app",
        "content",
        "explain a b",
        "completions elvish",
        "reach x --app --outcome",
    ] {
        let shown = Cmd::new(&line.split(' ').collect::<Vec<_>>()).just_typed().run();
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{line}");
        let last = shown.stderr.lines().last();
        assert_eq!(last, Some("Meer uitleg: voeg --help toe."), "{line}: {shown}");
    }
    let help = stappenplan::cli::command().render_long_help().to_string();
    assert_eq!(Cmd::new(&["--help"]).run().stdout, help);
}
