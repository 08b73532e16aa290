//! Files that are broken, absurd or hostile, given to the real program: each is reported in a clear line with its place,
//! soon, in little memory, and nothing of it reaches the terminal.
//!
//! The numbers are those of the list of bad input that the program is built against. Not here: files that anybody may
//! write to (D24: that matters where strangers start the program, in a kiosk, which there is not yet), what reports and
//! graphs make of hostile text (D25: `report`, `graph`), and letters composed and decomposed (the second half of D18:
//! texts are shown as they are typed; ids have no such letters).

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use stappenplan::text::is_unsafe;

use super::common::Cmd;

/// Far more than it takes without optimisation on a busy machine; the true times are measured by a script.
const SOON: Duration = Duration::from_secs(20);

/// The address space a run may take: program, stacks and all. What is resident is less.
const KIBIBYTES: u32 = 128 * 1024;

/// What a run gave: all that it wrote, and its exit code.
struct Told {
    text: String,
    code: i32,
}

/// Checks the tree in a folder, with little memory and no patience.
#[track_caller]
fn check(folder: &Path) -> Told {
    let program = env!("CARGO_BIN_EXE_stappenplan");
    let script =
        format!("ulimit -v {KIBIBYTES}; exec \"$0\" check --format short --lang en --tree tree.yaml");
    let mut command = Command::new("sh");
    command.args(["-c", &script, program]).current_dir(folder).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let started = Instant::now();
    let child = command.spawn().unwrap();
    let pid = child.id();
    // Who hangs is ended, so that the test ends too.
    let (done, waiting) = std::sync::mpsc::channel::<()>();
    let watchdog = std::thread::spawn(move || {
        if waiting.recv_timeout(SOON).is_err() {
            Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
        }
    });
    let output = child.wait_with_output().unwrap();
    let _ = done.send(());
    watchdog.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(started.elapsed() < SOON, "it hangs: {text:.500}");
    let unsafe_letter =
        text.chars().find(|letter| *letter != '\n' && is_unsafe(letter.encode_utf8(&mut [0; 4])));
    assert_eq!(unsafe_letter, None, "something reaches the terminal that may not: {text:.500}");
    // Ended by a signal, such as for want of memory, it has no code.
    Told { text, code: output.status.code().unwrap_or(-1) }
}

/// Checks a tree of these bytes.
fn tree(bytes: impl AsRef<[u8]>) -> Told {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tree.yaml"), bytes).unwrap();
    check(folder.path())
}

/// A tree that is sound, with a place for more.
const SOUND: &str = "\
format: 1
id: bread
title: Which bread?
edition: \"2026\"
language: en
start: time
questions:
  time: { ask: How long?, one: { long: { text: Long, end: found }, short: { text: Short, end: found } } }
outcomes:
  found: { kind: advice, title: Found, shows: nothing }
";

/// All of these are in what is reported.
#[track_caller]
fn tells(row: &str, told: &Told, code: i32, parts: &[&str]) {
    assert_eq!(told.code, code, "{row}: {:.800}", told.text);
    for part in parts {
        assert!(told.text.contains(part), "{row}: no `{part}` in {:.800}", told.text);
    }
}

#[test]
fn d01_to_d04_what_is_too_much_is_refused() {
    let bomb: String =
        (1..10).map(|at| format!("k{at}: &k{at} [{}]\n", format!("*k{}, ", at - 1).repeat(9))).collect();
    tells("D01", &tree(format!("k0: &k0 x\n{bomb}")), 1, &["tree.yaml:1:9: error[not-yaml]"]);
    let nested = format!("a: {}{}", "[".repeat(200_000), "]".repeat(200_000));
    tells("D02", &tree(nested), 1, &["tree.yaml:1:36: error[too-large]"]);
    let steps: String = (0..1_500).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    tells("D03", &tree(steps), 1, &["error[too-large]"]);
    let large = tree("x".repeat(5 << 20));
    tells("D04", &large, 3, &["tree.yaml", "4 MiB"]);
    let folder = tempfile::tempdir().unwrap();
    // Nobody reads this to the end.
    let sparse = Command::new("truncate").args(["-s", "1T"]).arg(folder.path().join("tree.yaml")).status();
    assert!(sparse.unwrap().success());
    tells("D04", &check(folder.path()), 3, &["tree.yaml", "4 MiB"]);
}

#[test]
fn d05_and_d06_what_is_no_regular_file_is_refused_at_once() {
    let pipe = tempfile::tempdir().unwrap();
    assert!(Command::new("mkfifo").arg(pipe.path().join("tree.yaml")).status().unwrap().success());
    tells("D05", &check(pipe.path()), 3, &["tree.yaml"]);
    for target in ["/dev/zero", "/dev/tty", "/proc/self/mem", "/"] {
        let folder = tempfile::tempdir().unwrap();
        symlink(target, folder.path().join("tree.yaml")).unwrap();
        tells("D06", &check(folder.path()), 3, &["tree.yaml"]);
    }
    let folder = tempfile::tempdir().unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("tree.yaml")).unwrap();
    tells("D06", &check(folder.path()), 3, &["tree.yaml"]);
}

#[test]
fn d07_encodings_and_white_space_are_read_or_told() {
    tells("D07", &tree(b"a: \xff\xfe"), 1, &["tree.yaml:1:4: error[not-text]"]);
    let utf16: Vec<u8> = "\u{feff}a: b".encode_utf16().flat_map(u16::to_le_bytes).collect();
    tells("D07", &tree(utf16), 1, &["tree.yaml:1:1: error[not-text]", "UTF-16"]);
    for fine in [format!("\u{feff}{SOUND}"), SOUND.replace('\n', "\r\n")] {
        let told = tree(fine);
        assert!(!told.text.contains("error["), "{}", told.text);
        assert_eq!(told.code, tree(SOUND).code);
    }
    let spaces = SOUND.replace("  found", "\u{a0}\u{a0}found");
    tells("D07", &tree(spaces), 1, &["tree.yaml:10:1: error[not-yaml]"]);
    tells("D07", &tree(SOUND.replace("  found", "\tfound")), 1, &["tree.yaml:10:", "error[not-yaml]", "tab"]);
}

#[test]
fn d08_what_stands_twice_is_told_with_both_places() {
    let twice = tree(format!("{SOUND}title: Again\n"));
    tells("D08", &twice, 1, &["tree.yaml:11:1: error[duplicate-key]"]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tree.yaml"), SOUND).unwrap();
    std::fs::create_dir(folder.path().join("catalogue")).unwrap();
    std::fs::write(folder.path().join("catalogue/rye.yaml"), "name: Rye\n").unwrap();
    std::fs::write(folder.path().join("catalogue/more.yml"), "apps: [{ id: rye, name: Rye }]\n").unwrap();
    tells("D08", &check(folder.path()), 1, &["error[duplicate-id]", "rye.yaml"]);
}

#[test]
fn d09_and_d10_all_that_is_wrong_is_told_and_nothing_goes_round() {
    let many = SOUND
        .replace("end: found }, short", "go: nowhere }, short")
        .replace("short: { text: Short, end: found }", "short: { text: Short }")
        .replace("title: Found", "titel: Found");
    let told = tree(&many);
    tells("D09", &told, 1, &["error[unknown-question]", "error[no-way]", "error[unknown-key]"]);
    let walked = Cmd::new(&["walk", "--tree", "tree.yaml"]).file("tree.yaml", many).run();
    assert_eq!((walked.code, walked.stdout.as_str()), (3, ""));
    let round = SOUND.replace("{ text: Long, end: found }", "{ text: Long, go: time }");
    tells("D10", &tree(&round), 1, &["error[way-back]"]);
    let walked =
        Cmd::new(&["walk", "--tree", "tree.yaml", "--answer", "time=long"]).file("tree.yaml", round).run();
    assert_eq!(walked.code, 3);
}

#[test]
fn d11_to_d14_what_yaml_can_do_more_is_refused() {
    for more in ["x: &a [*a]", "<<: { a: 1 }", "x: !!python/object a", "x: !include /etc/passwd"] {
        tells("D11", &tree(format!("{SOUND}{more}\n")), 1, &["tree.yaml:11:", "error[not-yaml]"]);
    }
    tells("D12", &tree(SOUND.replace("ask:", "aks:")), 1, &["error[unknown-key]"]);
    for (typed, code) in [("12", 1), ("a b", 1), ("no", 0)] {
        assert_eq!(
            tree(SOUND.replace("id: bread", &format!("id: {typed}"))).text.contains("error["),
            code == 1,
            "{typed}"
        );
    }
    for typed in ["no", "1e3", "12:30:45", "0o17", "1.10"] {
        let shown = Cmd::new(&["walk", "--tree", "tree.yaml", "--answer", "time=long"])
            .file("tree.yaml", SOUND.replace("title: Found", &format!("title: {typed}")))
            .run();
        assert!(shown.stdout.contains(typed), "{typed}: {shown}");
    }
    let number = |typed: &str| {
        let question =
            format!("  far: {{ ask: How far?, number: {{ min: 0, max: {typed} }}, end: found }}\noutcomes:");
        tree(SOUND.replace("outcomes:", &question).replace("end: found }, short", "go: far }, short"))
    };
    assert!(!number("9").text.contains("error["));
    for typed in [".nan", ".inf", "-0", "1e400"] {
        tells("D13", &number(typed), 1, &["tree.yaml:9:", "error["]);
    }
    tells("D14", &tree(format!("{SOUND}---\na: 1\n")), 1, &["tree.yaml:11:1: error[not-yaml]"]);
    for empty in ["", "# nothing\n", "---\n"] {
        tells("D14", &tree(empty), 1, &["tree.yaml:1:1: error[not-yaml]", "empty"]);
    }
}

#[test]
fn d15_large_is_fine_and_too_large_is_told() {
    let answers: String = (0..3_000).map(|at| format!("a{at}: {{ text: Nr {at}, end: found }}, ")).collect();
    let many = SOUND.replace("long: {", &format!("{answers}long: {{"));
    assert!(!tree(many).text.contains("error["));
    let values: String = (0..300_000).map(|at| format!("  q{at}: 1\n")).collect();
    tells("D15", &tree(SOUND.replace("outcomes:", &format!("{values}outcomes:"))), 1, &["error[too-large]"]);
    let long = "word ".repeat(200_000);
    let told = tree(SOUND.replace("title: Found", &format!("title: Found, body: {long}")));
    assert!(!told.text.contains("error["), "{:.500}", told.text);
}

#[test]
fn d16_to_d18_letters_that_hide_are_told_and_refused_in_ids() {
    let hidden = SOUND.replace("title: Found", r#"title: "a\e]52;c;ZXZpbA==\a\u202E\0\u2028""#);
    tells("D16", &tree(hidden), 1, &["tree.yaml:10:", "warning[hidden-character]"]);
    tells("D16", &tree(SOUND.replace("Found", "Fou\u{1b}[31mnd")), 1, &["error[not-yaml]"]);
    let marks = SOUND.replace("title: Found", &format!("title: e{}", "\u{301}".repeat(200)));
    assert!(!tree(marks).text.contains("error["));
    for id in ["\u{200b}", "br\u{430}d", "e\u{301}", "\u{202e}daerb"] {
        let told = tree(SOUND.replace("time", id));
        tells("D17 and D18", &told, 1, &["error[bad-id]"]);
    }
}

#[test]
fn d20_and_d26_nothing_of_other_files_or_hostile_lines_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tree.yaml"), SOUND).unwrap();
    std::fs::write(folder.path().join("secret"), "name: Hush\nhunter2: x\n").unwrap();
    std::fs::create_dir(folder.path().join("catalogue")).unwrap();
    symlink("../secret", folder.path().join("catalogue/x.yaml")).unwrap();
    let told = check(folder.path());
    tells("D20", &told, 3, &["x.yaml"]);
    assert!(!told.text.contains("hunter2") && !told.text.contains("Hush"), "{}", told.text);
    let line = format!("{SOUND}{}: 1\n", "q".repeat(900));
    let told = tree(line);
    tells("D26", &told, 1, &["error[unknown-key]"]);
    assert!(told.text.lines().all(|line| line.chars().count() <= 300), "{:.800}", told.text);
}

#[test]
fn d23_a_walk_goes_on_with_the_tree_that_was_read() {
    let cmd = Cmd::new(&["--plain", "--tree", "tree.yaml"]).file("tree.yaml", SOUND.replace("end: found", "go: more").replace(
        "outcomes:",
        "  more: { ask: Any more?, one: { none_at_all: { text: Nothing at all, end: found } } }\noutcomes:",
    ));
    let mut child = cmd.command().stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    let mut until = |words: &str, said: &mut String| {
        while !said.contains(words) {
            let mut line = String::new();
            assert!(output.read_line(&mut line).unwrap() > 0, "no `{words}` in {said}");
            said.push_str(&line);
        }
    };
    until("How long?", &mut said);
    std::fs::write(cmd.folder().join("tree.yaml"), "half: written").unwrap();
    pipe.write_all(b"1\n1\n").unwrap();
    drop(pipe);
    until("Any more?", &mut said);
    until("Found", &mut said);
    child.wait().unwrap();
}

/// What a person sees in a terminal or an editor is what a program parses: hostile letters of ids and keys are escaped
/// in JSON and SARIF, and are the same letters once they are read. In names of files they were made visible before.
#[test]
fn g9_nothing_is_raw_in_what_is_written_for_programs() {
    const HOSTILE: [&str; 4] = ["a\u{9b}31m", "b\u{202e}daerb", "c\u{2066}\u{200b}", "d\u{e0041}"];
    let file = "t\u{9b}31m\u{202e}.yaml";
    for hostile in HOSTILE {
        let typed: String = hostile.chars().map(|letter| format!("\\U{:08X}", u32::from(letter))).collect();
        let text = SOUND
            .replace("time", &format!("\"{typed}\""))
            .replace("shows: nothing", &format!("\"{typed}\": nothing, plan: \"{typed}\""));
        let check = |format: &str| {
            let cmd = Cmd::new(&["check", "--lang", "en", "--format", format, "--tree", file]);
            let shown = cmd.file(file, &text).file(&format!("catalogue/{hostile}.yaml"), "name: Rye\n").run();
            assert!(!is_unsafe(&shown.stdout) && !is_unsafe(&shown.stderr), "{format}: {shown:?}");
            assert_eq!(shown.code, 1);
            serde_json::from_str::<serde_json::Value>(&shown.stdout).unwrap()
        };
        let (json, sarif) = (check("json"), check("sarif"));
        let of_code = |code: &str| {
            let found = json["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code);
            found.unwrap_or_else(|| panic!("no {code} in {json}")).clone()
        };
        assert_eq!(of_code("unknown-key")["file"], "t<U+009B>31m<U+202E>.yaml");
        for code in ["unknown-key", "unknown-plan", "bad-id"] {
            let message = of_code(code)["message"].as_str().unwrap().to_owned();
            assert!(message.contains(hostile), "{message:?} has not {hostile:?}");
            let results = sarif["runs"][0]["results"].as_array().unwrap();
            let has = |result: &serde_json::Value| {
                result["message"]["text"].as_str().is_some_and(|text| text.starts_with(&message))
            };
            assert!(results.iter().any(has), "{message:?} is not in {results:?}");
        }
    }
}
