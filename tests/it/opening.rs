//! `open` with what is not a saved walk: it is named and left alone, byte for byte, and so is every file that happens to
//! have a name that the program uses beside its own.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;
use std::process::Command;

use super::common::{Cmd, Shown};
use super::pty::{Home, Setup};

/// A conversation over the English tree about a file.
fn open(cmd: Cmd, file: &str, typed: &str) -> (Shown, Cmd) {
    let cmd = cmd.again(&["open", "--plain", file]).tree("second/english").stdin(typed);
    (cmd.run(), cmd)
}

fn folder() -> Cmd {
    Cmd::new(&[])
}

/// Everything in a folder: kind and bytes by name, without following links.
fn contents(folder: &Path) -> BTreeMap<String, (String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let content = entries.map(|entry| {
        let kind = entry.file_type().unwrap();
        let bytes = if kind.is_file() { std::fs::read(entry.path()).unwrap() } else { Vec::new() };
        (entry.file_name().into_string().unwrap(), (format!("{kind:?}"), bytes))
    });
    content.collect()
}

const TREE: &str = include_str!("../../decision_tree.yaml");
const ANSWERS: &str = "time: 5\nguests: nobody\n";

/// A file that this program saved, over the English tree.
fn saved_walk() -> String {
    let (shown, cmd) = open(folder(), "mine.yaml", "5\nstop\n");
    assert_eq!(shown.code, 1, "{shown}");
    std::fs::read_to_string(cmd.folder().join("mine.yaml")).unwrap()
}

/// The header that earlier versions wrote.
fn header() -> String {
    format!("# Antwoorden.\n# tree: breads\n# sha256: {}\n", "0123456789abcdef".repeat(4))
}

#[test]
fn what_is_not_ours_is_named_and_left_alone() {
    let below = format!("# Advies\n\n{}", header());
    let late = format!("\n{}", saved_walk());
    let repeated = "stappenplan: dossiers\nformat: 1\n";
    let files: [(&str, &str); 36] = [
        ("decision_tree.yaml", TREE),
        ("advies.md", "# Advies\n\nWebcamconsult\n"),
        ("empty.yaml", ""),
        ("Cargo.lock", "version = 4\n"),
        ("Cargo.toml", "[package]\nname = \"x\"\n"),
        ("notes", "\u{1b}[2J\u{feff}"),
        ("quoted.md", &below),
        ("half.yaml", "# tree: breads\n"),
        ("late.yaml", &late),
        ("nearly.yaml", repeated),
        ("mark.yaml", "stappenplan: dossier"),
        ("indented.yaml", " stappenplan: dossier\nformat: 1\n"),
        ("other.yaml", "stappenplan: report\n"),
        ("boom.yaml", "\u{feff}stappenplan: dossier\n"),
        ("app.yaml", "apps: [{id: a, name: A}]\n"),
        ("list.yaml", "- time\n- guests\n"),
        ("nested.yaml", "time: {a: b}\n"),
        ("deep.yaml", "time: [[5]]\n"),
        ("wrong.yaml", "time: ages\n"),
        ("unknown.yaml", "color: red\n"),
        ("twodocs.yaml", "time: 5\n---\ntime: 6\n"),
        ("anchor.yaml", "time: &a 5\nguests: *a\n"),
        ("broken.yaml", "time: [\n"),
        ("script.sh", "#!/bin/sh\nrm -rf /\n"),
        ("page.html", "<!doctype html><p>time: 5</p>\n"),
        ("data.json", "{\"stappenplan\": \"dossier\"}\n"),
        ("list.json", "[1, 2]\n"),
        ("table.csv", "time;5\n"),
        ("report.docx", "PK\u{3}\u{4}word/document.xml"),
        ("zeros.yaml", "\0\0\0\0\0\0\0\0"),
        ("blank.yaml", " \n\n \n"),
        ("comments.yaml", "# time: 5\n"),
        (".mine.yaml.stappenplan.lock", "stappenplan: jan@pc 2026-11-28T11:00:00Z\n"),
        ("mine.yaml.vorige", "version before\n"),
        ("sums.txt", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  -\n"),
        ("ticks.plan.yaml", "# Stappen van het plan die klaar zijn.\nplan: [flour]\n"),
    ];
    for (name, text) in files {
        let cmd = folder().file(name, text).file("catalogue/a.yaml", "apps: []\n");
        let before = contents(cmd.folder());
        let inode = std::fs::metadata(cmd.folder().join(name)).unwrap().ino();
        let (shown, cmd) = open(cmd, name, "1\n5\n1\n2\nsave\nstop\n");
        assert_eq!(shown.code, 3, "{name}: {shown}");
        assert_eq!(shown.stdout, "", "{name}");
        match name {
            // It begins as a document does, and is cut off.
            "report.docx" => {
                assert!(shown.stderr.starts_with("report.docx: The file is damaged."), "{shown}")
            }
            _ => {
                assert!(shown.stderr.starts_with(&format!("{name} is not a file in which")), "{shown}");
                assert!(shown.stderr.contains("walk --answers"), "{shown}");
            }
        }
        let mut after = contents(cmd.folder());
        after.remove(".local");
        assert_eq!(after, before, "{name}");
        assert_eq!(std::fs::metadata(cmd.folder().join(name)).unwrap().ino(), inode, "{name}");
    }
}

#[test]
fn answers_and_earlier_walks_are_taken_into_a_new_dossier() {
    let checklist = "# Stappen van het plan die klaar zijn.\nbaking: [flour]\n";
    for (text, plan) in [(ANSWERS.to_owned(), None), (header() + ANSWERS, Some(checklist))] {
        let cmd = folder().file("mine.yaml", &text);
        let cmd = plan.iter().fold(cmd, |cmd, plan| cmd.file("mine.plan.yaml", plan));
        let (shown, cmd) = open(cmd, "mine.yaml", "1\n4\nstop\n");
        let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        let begun =
            "These are the answers in mine.yaml. You go on with them in a new dossier: [HOME]/mine 2.yaml.";
        assert!(told.contains(begun), "{shown}");
        assert!(told.contains("Your answers are in [HOME]/mine 2.yaml."), "{shown}");
        assert_eq!(cmd.read("mine.yaml"), text);
        assert!(cmd.answers_in("mine 2.yaml").starts_with(ANSWERS));
        // And again: nothing is overwritten.
        let (_, cmd) = open(cmd, "mine.yaml", "1\n4\nstop\n");
        assert!(cmd.answers_in("mine 3.yaml").starts_with(ANSWERS));
        assert_eq!(cmd.read("mine.yaml"), text);
    }
}

#[test]
fn what_is_no_regular_file_is_named_and_left_alone() {
    let cmd = folder().file("target.yaml", saved_walk()).file("folder/inside", "x");
    let path = |name: &str| cmd.folder().join(name);
    symlink("target.yaml", path("link.yaml")).unwrap();
    symlink("nowhere", path("broken.yaml")).unwrap();
    assert!(Command::new("mkfifo").arg(path("pipe.yaml")).status().unwrap().success());
    let before = contents(cmd.folder());
    let mut cmd = cmd;
    for (name, reason) in [
        ("link.yaml", "it is a symbolic link"),
        ("broken.yaml", "it is a symbolic link"),
        ("pipe.yaml", "it is a pipe"),
        ("folder", "it is a folder"),
        ("/dev/null", "it is a device"),
        (".", "this name cannot be used"),
        ("..", "this name cannot be used"),
    ] {
        let (shown, same) = open(cmd, name, "1\n5\nstop\n");
        cmd = same;
        assert_eq!(shown.code, 3, "{name}: {shown}");
        assert!(shown.stderr.contains(&format!("{name}: {reason}")), "{name}: {shown}");
        let mut after = contents(cmd.folder());
        after.remove(".local");
        assert_eq!(after, before, "{name}");
    }
}

#[test]
fn files_of_a_person_beside_a_walk_stay_as_they_are() {
    let theirs = [
        "mine.lock",
        "mine.yaml.lock",
        "mine.yaml.vorige",
        "mine.yaml.beschadigd",
        ".mine.yaml.stappenplan.typed",
        ".mine.yaml.vorige.tmp",
        ".mine.yaml.1.0.tmp",
        ".mine.yaml.stappenplan.1.0.tmp",
    ];
    let cmd = folder().file("mine.yaml", saved_walk());
    let cmd = theirs.iter().fold(cmd, |cmd, name| cmd.file(name, format!("{name} of a person\n")));
    let typed = "1\n2\n4\nplan\n2\nback\noverview\n1\n6\nstop\n";
    let (shown, cmd) = open(cmd, "mine.yaml", typed);
    assert_eq!(shown.code, 0, "{shown}");
    let read = |name: &str| std::fs::read_to_string(cmd.folder().join(name)).unwrap();
    for name in theirs {
        assert_eq!(read(name), format!("{name} of a person\n"));
    }
    assert!(cmd.answers_in("mine.yaml").contains("time: 6\n"));
    assert!(cmd.answers_in("mine.yaml.vorige-2").contains("time: 5\n"), "the version before");
    // And the next start finds them there.
    let (shown, _) = open(cmd, "mine.yaml", "plan\nstop\n");
    assert!(shown.stdout.contains("2. done: Weigh the flour."), "{shown}");
}

#[test]
fn a_lock_of_somebody_else_stays_and_the_walk_goes_on_unsaved() {
    let cmd = folder().file(".mine.yaml.stappenplan.lock", "hers\n");
    let before = contents(cmd.folder());
    let (shown, cmd) = open(cmd, "mine.yaml", "5\nstop\n");
    let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = ".mine.yaml.stappenplan.lock does not belong to this program";
    assert!(told.contains(&format!("Your answers will not be saved: {reason}.")), "{shown}");
    assert!(told.contains(&format!("Not saved: {reason}.")), "{shown}");
    assert!(!told.contains("Your answers are in "), "{shown}");
    assert!(shown.stdout.ends_with(&format!("Your answers were not saved: {reason}.\n")), "{shown}");
    assert_eq!(shown.code, 4, "{shown}");
    let mut after = contents(cmd.folder());
    after.remove(".local");
    assert_eq!(after, before);
    // Who gave no answer lost none.
    let (shown, _) = open(cmd, "mine.yaml", "stop\n");
    assert_eq!(shown.code, 1, "{shown}");
    assert!(!shown.stdout.contains("were not saved"), "{shown}");
}

#[test]
fn the_other_name_of_a_saved_walk_keeps_its_bytes() {
    let saved = saved_walk();
    let cmd = folder().file("mine.yaml", &saved);
    std::fs::hard_link(cmd.folder().join("mine.yaml"), cmd.folder().join("copy.yaml")).unwrap();
    let (shown, cmd) = open(cmd, "mine.yaml", "1\n2\n1\nstop\n");
    assert!(shown.stdout.contains("Your answers are in [HOME]/mine.yaml"), "{shown}");
    assert_eq!(std::fs::read_to_string(cmd.folder().join("copy.yaml")).unwrap(), saved);
    assert_ne!(std::fs::read_to_string(cmd.folder().join("mine.yaml")).unwrap(), saved);
}

#[test]
fn a_saved_walk_of_zero_bytes_is_damaged_and_the_one_before_it_is_offered() {
    let cmd = Cmd::after_damage("");
    assert!(cmd.files().iter().any(|path| path.to_string_lossy().ends_with(".beschadigd")));
}

#[test]
fn in_full_screen_the_file_is_left_alone_too() {
    let home = Home::new();
    let work = home.path().join("work");
    std::fs::write(work.join("decision_tree.yaml"), TREE).unwrap();
    let before = contents(&work);
    let mut term = Setup::wizard(&["open", "decision_tree.yaml"]).start(&home);
    let ended = term.exit_within(super::pty::LIMIT);
    assert_eq!(ended.code, 3, "{}", term.screen());
    let told = term.screen().replace('\n', "");
    assert!(told.contains("is geen bestand waarin dit programma antwoorden bewaart"), "{told}");
    assert_eq!(contents(&work), before);
}

#[test]
fn the_same_advice_a_hundred_and_fifty_times_is_one_file() {
    let again = format!("save\n{}", "5\n".repeat(150));
    let typed = format!("5\n2\n4\n{again}back\noverview\n1\n6\n{again}stop\n");
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin(typed);
    let shown = cmd.run();
    assert_eq!(shown.code, 0, "{shown}");
    let reports: Vec<_> =
        cmd.files().into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    assert_eq!(reports.len(), 2, "{reports:?}");
    // The whole path is told; it may be broken over lines.
    let told = shown.stdout.split_whitespace().collect::<String>();
    assert_eq!(told.matches(".txt.").count(), 300, "{shown}");
    assert_eq!(told.matches("(2).txt.").count(), 150);
}

#[test]
fn a_last_save_that_fails_is_told_and_is_the_exit_code() {
    // All names of the version before are taken: for root too the second save fails.
    let taken = |cmd: Cmd, at: u32| match at {
        1 => cmd.file("mine.yaml.vorige/taken", ""),
        at => cmd.file(&format!("mine.yaml.vorige-{at}/taken"), ""),
    };
    let saved = saved_walk();
    let cmd = (1..=9).fold(folder().file("mine.yaml", &saved), taken);
    let (shown, cmd) = open(cmd, "mine.yaml", "1\n2\nstop\n");
    assert_eq!(shown.code, 4, "{shown}");
    assert!(shown.stdout.contains("Your last answers were not saved: "), "{shown}");
    assert!(!shown.stdout.contains("Your answers are in "), "{shown}");
    assert!(shown.stdout.contains("What was saved before is in [HOME]/mine.yaml."), "{shown}");
    assert_eq!(std::fs::read_to_string(cmd.folder().join("mine.yaml")).unwrap(), saved);
}

/// The command that is told at the end, as a shell takes it apart.
fn told_command(shown: &Shown) -> Vec<String> {
    let command = shown.stdout.lines().find_map(|line| line.strip_prefix("To continue: "));
    let script = format!("printf '%s\\n' {}", command.unwrap_or_else(|| panic!("{shown}")));
    let words = Command::new("sh").args(["-c", &script]).output().unwrap();
    String::from_utf8(words.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_command_that_is_told_goes_on_with_this_walk() {
    let name = "jan's walk  today.yaml";
    let (shown, cmd) = open(folder(), name, "5\nstop\n");
    let words = told_command(&shown);
    let tree = super::trees::folder("second/english").join("tree.yaml");
    let tree = tree.to_str().unwrap();
    let told_tree = "[REPO]/tests/second/english/tree.yaml";
    let told_name = format!("[HOME]/{name}");
    assert_eq!(words, ["stappenplan", "open", &told_name, "--tree", told_tree, "--plain"]);
    let real = |word| match word {
        word if word == told_tree => tree,
        word if word == told_name => name,
        word => word,
    };
    let arguments: Vec<&str> = words.iter().skip(1).map(|word| real(word.as_str())).collect();
    let shown = cmd.again(&arguments).stdin("1\n2\nstop\n").run();
    assert!(shown.stdout.contains("Continue at question 2"), "{shown}");
    // A walk of the program itself, in another language.
    let cmd = Cmd::new(&["--plain", "--lang", "en"]).just_typed().stdin("1\nstop\n");
    let command = told_command(&cmd.run());
    assert_eq!(
        (&command[..2], &command[3..]),
        (
            &["stappenplan".to_owned(), "open".to_owned()][..],
            &["--lang".to_owned(), "en".to_owned(), "--plain".to_owned()][..]
        )
    );
    assert!(command[2].starts_with("Stappenplan beeldbellen 20"), "{command:?}");
}

#[test]
fn who_begins_again_keeps_the_walk_of_before() {
    let saved = saved_walk();
    let (shown, cmd) =
        open(folder().file("mine.yaml", &saved), "mine.yaml", "begin a new dossier\n7\n1\nstop\n");
    assert!(shown.stdout.contains("Question 2"), "{shown}");
    assert_eq!(cmd.read("mine.yaml"), saved);
    assert_eq!(cmd.answers_in(cmd.dossier()), "time: 7\nguests: some\n");
}
