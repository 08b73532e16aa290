//! How many instructions the program needs for what people do most. A time hangs on the machine and on what else it does;
//! this number does not. It is counted by callgrind, of the program as the tests build it, and compared with
//! `tests/instructions.csv`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::pty::{Home, LIMIT, Setup, Term};

/// Set to write the file anew instead of comparing with it.
const WRITE: &str = "STAPPENPLAN_WRITE_DOCS";
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/instructions.csv");
const PROGRAM: &str = env!("CARGO_BIN_EXE_stappenplan");
const DAY: [&str; 2] = ["--today", "2026-11-28"];

/// Percent that a number may be off: another compiler or libc moves it a little.
const MARGIN: u64 = 10;

/// How much more four times the apps may cost, in hundredths: n log n with some room, far from n squared.
const GROWTH: u64 = 450;
const FEW: usize = 1_000;
const MANY: usize = 4 * FEW;

/// A tree of two questions, and so many apps.
fn write_tree(folder: &Path, apps: usize) {
    let tree = "format: 1\nid: many\ntitle: Many\nedition: spring\nlanguage: en\nstart: colour\nfacts:\n  \
                colour: { label: Colour, choice: { red: Red, blue: Blue } }\n  load: { label: Load, number: {} }\n\
                questions:\n  colour:\n    ask: Which colour?\n    one:\n      \
                red: { text: Red, keep: [{ require: { is: { colour: red } }, because: not red }] }\n      \
                any: { text: Any }\n    unknown: {}\n    go: load\n  load:\n    ask: How much?\n    one:\n      \
                much: { text: Much, keep: [{ require: { at_least: { load: 20 } }, because: too little }] }\n      \
                any: { text: Any }\n    unknown: {}\n    \
                routes: [{ when: { remaining: { at_most: 0 } }, end: nothing }, { end: advice }]\n\
                outcomes:\n  advice: { kind: advice, title: These, shows: remaining }\n  \
                nothing: { kind: blocked, title: Nothing }\n";
    let mut catalogue = "apps:\n".to_owned();
    for at in 0..apps {
        let colour = if at % 3 == 0 { "blue" } else { "red" };
        let load = at * 37 % 100;
        let facts = format!("colour: {colour}, load: {load}");
        writeln!(catalogue, "  - {{ id: app_{at}, name: App {at}, facts: {{ {facts} }} }}").unwrap();
    }
    std::fs::create_dir_all(folder.join("catalogue")).unwrap();
    std::fs::write(folder.join("tree.yaml"), tree).unwrap();
    std::fs::write(folder.join("catalogue/all.yaml"), catalogue).unwrap();
}

/// The arguments by which valgrind counts a run of the program, and writes it down as `counted` in `folder`.
fn counting(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let counted = format!("--callgrind-out-file={}", folder.join("counted").display());
    let own = ["--tool=callgrind", counted.as_str(), PROGRAM];
    own.iter().chain(arguments).chain(&DAY).map(|&word| word.to_owned()).collect()
}

#[track_caller]
fn counted(folder: &Path) -> u64 {
    let text = std::fs::read_to_string(folder.join("counted")).unwrap();
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    total.and_then(|total| total.trim().parse().ok()).unwrap()
}

/// A command that is not the wizard, in a folder with a tree of so many apps, unless there are none.
fn command(arguments: &[&str], apps: usize) -> u64 {
    let home = tempfile::tempdir().unwrap();
    let mut all = arguments.to_vec();
    if apps > 0 {
        write_tree(home.path(), apps);
        all.extend(["--tree", "tree.yaml"]);
    }
    let mut command = Command::new("valgrind");
    command.args(counting(home.path(), &all)).current_dir(home.path());
    command.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin").env("HOME", home.path()).env("TZ", "UTC");
    let output = command.stdin(Stdio::null()).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    // 1 is a check with findings.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{all:?}: {error}");
    counted(home.path())
}

/// The wizard in a terminal, until the first frame, after these keys, and stopped.
fn wizard(keys: &str) -> u64 {
    let home = Home::new();
    let arguments = counting(home.path(), &[]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut term: Term = Setup::program("/usr/bin/env", &[&["valgrind"], &arguments[..]].concat())
        .env("TZ", "UTC")
        .start(&home);
    term.wait_for("> Beginnen");
    term.settle();
    term.keys(keys);
    term.keys("q");
    if !term.is_gone() {
        term.keys("enter");
    }
    let ended = term.exit_within(LIMIT);
    // 1: there is no advice yet.
    assert!(ended.code <= 1 && ended.signal.is_none(), "{ended:?}\n{}", term.screen());
    counted(home.path())
}

const ANSWERS: [&str; 4] = ["--answer", "colour=red", "--answer", "load=much"];

fn walk(apps: usize) -> u64 {
    command(&[&["walk", "--format", "json"], &ANSWERS[..]].concat(), apps)
}

/// A run, and its name.
type Counted = (&'static str, fn() -> u64);

/// What is counted, and how; what costs most first, so that the last one is not waited for.
const COUNTED: &[Counted] = &[
    ("walk_4000_apps", || walk(MANY)),
    ("to_first_question", || wizard("enter home")),
    ("to_first_question_and_20_arrows", || wizard(&format!("enter home {}", "down up ".repeat(10)))),
    ("to_first_answer", || wizard("enter home enter home")),
    ("start_to_first_frame", || wizard("")),
    ("load_embedded", || command(&["apps"], 0)),
    ("walk_1000_apps", || walk(FEW)),
    ("why_1000_apps", || command(&[&["why", "app_0"], &ANSWERS[..]].concat(), FEW)),
    ("check_100_apps", || command(&["check"], 100)),
];

/// Counts all, two at a time.
fn count() -> BTreeMap<&'static str, u64> {
    let (next, found) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((name, count)) = COUNTED.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let number = count();
                    found.lock().unwrap().insert(*name, number);
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    let of = |name| found[name];
    let question = of("to_first_question");
    // A difference of two runs is what was done between them.
    BTreeMap::from([
        ("load_embedded", of("load_embedded")),
        ("start_to_first_frame", of("start_to_first_frame")),
        ("arrow", (of("to_first_question_and_20_arrows").saturating_sub(question)) / 20),
        ("answer", of("to_first_answer").saturating_sub(question)),
        ("walk_1000_apps", of("walk_1000_apps")),
        ("walk_4000_apps", of("walk_4000_apps")),
        ("why_1000_apps", of("why_1000_apps")),
        ("check_100_apps", of("check_100_apps")),
    ])
}

/// What the file says, by name.
fn expected() -> BTreeMap<String, u64> {
    let text = std::fs::read_to_string(FILE).unwrap();
    let rows = text.lines().skip(1).filter_map(|line| line.split_once(','));
    rows.map(|(name, number)| (name.to_owned(), number.parse().unwrap())).collect()
}

fn valgrind_is_here() -> bool {
    let run = Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}

#[test]
fn it_needs_no_more_instructions_than_it_did() {
    if !valgrind_is_here() {
        assert!(std::env::var_os("CI").is_none(), "valgrind is not installed: without it nothing is counted");
        println!("NOT COUNTED: valgrind is not installed");
        return;
    }
    let found = count();
    if std::env::var_os(WRITE).is_some() {
        let rows: String = found.iter().map(|(name, number)| format!("{name},{number}\n")).collect();
        std::fs::write(FILE, format!("what,instructions\n{rows}")).unwrap();
    }
    let (few, many) = (found["walk_1000_apps"], found["walk_4000_apps"]);
    assert!(many * 100 < few * GROWTH, "a walk: {few} instructions for {FEW} apps, {many} for {MANY}");
    let expected = expected();
    assert!(found.keys().copied().eq(expected.keys().map(String::as_str)), "{found:?} and {expected:?}");
    let anew = format!("write the file anew: {WRITE}=1 cargo test instructions");
    for (name, number) in found {
        let before = expected[name];
        println!("{name}: {number} instructions, {before} before");
        assert!(
            number * 100 <= before * (100 + MARGIN),
            "{name}: {number} instructions, {before} before. Find out why; if it has to be, {anew}"
        );
        assert!(
            number * 100 >= before * (100 - MARGIN),
            "{name}: {number} instructions, {before} before. That is less, so {anew}"
        );
    }
}
