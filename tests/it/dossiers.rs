//! Dossiers: many of them, damage, a folder of a team, and what the list tells. Two people at one: `two_people.rs`.

use std::io::{BufRead, BufReader, Lines, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, ChildStdin, ChildStdout, Command};
use std::time::{Duration, Instant};

use super::common::{Cmd, Shown};

/// Line mode over the English tree.
pub(super) fn plain(cmd: Cmd, typed: &str) -> (Shown, Cmd) {
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin(typed);
    (cmd.run(), cmd)
}

pub(super) fn open(cmd: Cmd, name: &str, typed: &str) -> (Shown, Cmd) {
    let cmd = cmd.again(&["open", name, "--plain"]).tree("second/english").stdin(typed);
    (cmd.run(), cmd)
}

/// All that was told, on one line.
pub(super) fn told(shown: &Shown) -> String {
    shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person who is in the middle of it.
pub(super) struct Person {
    child: Child,
    input: Option<ChildStdin>,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Person {
    pub(super) fn start(cmd: &Cmd) -> Self {
        let mut child = cmd.command().spawn().unwrap();
        let input = child.stdin.take();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, input, lines }
    }

    /// Types lines, and reads until one begins so.
    #[track_caller]
    pub(super) fn types(&mut self, typed: &str, until: &str) -> String {
        self.input.as_mut().unwrap().write_all(typed.as_bytes()).unwrap();
        let mut read = String::new();
        for line in self.lines.by_ref().map_while(Result::ok) {
            read.push_str(&line);
            read.push('\n');
            if line.contains(until) {
                return read;
            }
        }
        panic!("{until:?} never comes: {read}");
    }

    /// Leaves; the rest that was told, and the code.
    pub(super) fn leaves(mut self) -> (String, Option<i32>) {
        if let Some(mut input) = self.input.take() {
            let _ = input.write_all(b"stop\n");
        }
        let rest: Vec<String> = self.lines.map_while(Result::ok).collect();
        (rest.join(" "), self.child.wait().unwrap().code())
    }
}

/// The names of the dossiers, the newest first.
pub(super) fn listed(cmd: Cmd) -> (Vec<String>, serde_json::Value, Cmd) {
    let cmd = cmd.again(&["dossiers", "--format", "json"]);
    let shown = cmd.run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    let names = json["dossiers"].as_array().unwrap().iter();
    (names.map(|one| one["name"].as_str().unwrap().to_owned()).collect(), json, cmd)
}

pub(super) fn folder(cmd: &Cmd) -> std::path::PathBuf {
    cmd.folder().join(".local/state/stappenplan/dossiers")
}

pub(super) const DAY: &str = "Which bread shall we bake";

#[test]
fn two_people_on_one_account_have_two_dossiers() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("");
    let mut first = Person::start(&cmd);
    first.types("5\n", "Question 2");
    let mut second = Person::start(&cmd);
    let seen = second.types("7\n", "Question 2");
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("is open with tester@") && seen.contains(" since today, "), "{seen}");
    assert!(!seen.contains("T1") && !seen.contains("Z."), "a time in words: {seen}");
    first.types("2\n", "Question 3");
    second.types("1\n", "");
    let (rest, code) = second.leaves();
    assert!(rest.contains("Your answers are in "), "{rest}");
    assert_eq!(code, Some(0));
    assert_eq!(first.leaves().1, Some(1));
    let (names, _, cmd) = listed(cmd);
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.starts_with(DAY)), "{names:?}");
    let mut answers: Vec<String> =
        names.iter().map(|name| cmd.answers_in(folder(&cmd).join(format!("{name}.yaml")))).collect();
    answers.sort();
    assert_eq!(answers, ["time: 5\nguests: nobody\n", "time: 7\nguests: some\n"]);
}

#[test]
fn a_dossier_in_a_document_is_one_dossier_however_often_it_is_opened() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let path = cmd.folder().join(cmd.dossier());
    let (names, _, cmd) = listed(cmd);
    let mut cmd = cmd.again(&["report", &names[0], "--out", "memo.docx"]);
    assert_eq!(cmd.run().code, 0, "{}", cmd.run());
    let id = || {
        std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .find(|line| line.starts_with("id: "))
            .unwrap()
            .to_owned()
    };
    let before = id();
    // Where it is not among the others it is from the start, without an answer, and the same one.
    let among = "already among your dossiers";
    for (is_there, words) in [(true, among), (false, "in a dossier of its own"), (true, among)] {
        if !is_there {
            std::fs::remove_file(&path).unwrap();
        }
        let shown;
        (shown, cmd) = open(cmd, "memo.docx", "stop\n");
        assert!(told(&shown).contains(words), "{is_there}: {shown}");
        assert_eq!((cmd.folder().join(cmd.dossier()), id()), (path.clone(), before.clone()));
    }
}

#[test]
fn the_newest_is_known_by_its_number_and_not_by_the_clock() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nbegin a new dossier\nstop\n");
    let (_, cmd) = plain(cmd, "begin a new dossier\n7\n2\nstop\n");
    let (names, _, cmd) = listed(cmd);
    // The clock jumps ahead for the older one: as an editor would, with a digest of its own.
    let older = folder(&cmd).join(format!("{}.yaml", names[1]));
    let text = std::fs::read_to_string(&older).unwrap();
    let (body, _) = text.rsplit_once("sha256: ").unwrap();
    let line = body.lines().find(|line| line.starts_with("saved: ")).unwrap();
    let body = body.replace(line, "saved: \"2031-01-01T00:00:00Z\"");
    let digest = stappenplan::source::digest(body.as_bytes());
    std::fs::write(&older, format!("{body}sha256: {digest}\n")).unwrap();
    let (again, _, cmd) = listed(cmd);
    assert_eq!(again, names);
    let (shown, _) = plain(cmd, "stop\n");
    assert!(shown.stdout.contains("Continue at question 3"), "{shown}");
}

#[test]
fn the_last_line_is_checked_by_sha256sum() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\n2\n4\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let script = "head -n -1 \"$1\" | sha256sum | cut -d' ' -f1; tail -n 1 \"$1\"";
    let output = Command::new("sh").args(["-c", script, "sh"]).arg(&file).output().unwrap();
    let lines: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(lines[1], format!("sha256: {}", lines[0]));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(folder(&cmd)).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_newer_format_is_shown_and_not_written() {
    let (_, cmd) = open(Cmd::new(&[]), "ours.yaml", "5\nstop\n");
    let text = cmd.read("ours.yaml");
    let (body, _) = text.rsplit_once("sha256: ").unwrap();
    let body = body.replace("format: 1\n", "format: 2\nmood: \"fine\"\n");
    let text = format!("{body}sha256: {}\n", stappenplan::source::digest(body.as_bytes()));
    let (shown, cmd) = open(cmd.file("ours.yaml", &text), "ours.yaml", "1\n2\nstop\n");
    assert!(told(&shown).contains("A newer version of this program made this dossier."), "{shown}");
    assert!(told(&shown).contains("Not saved: you only look at this dossier"), "{shown}");
    assert_eq!(cmd.read("ours.yaml"), text);
}

#[test]
fn a_dossier_of_another_tree_is_named_and_left_alone() {
    let (_, cmd) = open(Cmd::new(&[]), "ours.yaml", "5\nstop\n");
    let before = cmd.read("ours.yaml");
    let cmd = cmd.again(&["open", "ours.yaml", "--plain"]).stdin("1\nstop\n");
    let shown = cmd.run();
    assert_eq!(shown.code, 3, "{shown}");
    assert!(shown.stderr.contains("een dossier bij een ander stappenplan"), "{shown}");
    assert_eq!(cmd.read("ours.yaml"), before);
}

#[test]
fn a_dossier_is_read_as_answers() {
    let (_, cmd) = open(Cmd::new(&[]), "ours.yaml", "5\n2\n4\nstop\n");
    let walked = cmd.again(&["walk", "--answers", "ours.yaml", "--format", "json"]).tree("second/english");
    let shown = walked.run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shown}");
    assert!(shown.stdout.contains("\"outcome\": \"bake\""), "{shown}");
}

#[test]
fn a_name_that_is_nowhere_is_told() {
    let (shown, cmd) = open(Cmd::new(&[]), "nowhere", "5\nstop\n");
    assert_eq!(shown.code, 3, "{shown}");
    assert!(shown.stderr.contains("There is no dossier “nowhere”"), "{shown}");
    assert_eq!(cmd.files(), Vec::<std::path::PathBuf>::new());
    let shown = cmd.again(&["dossiers", "--lang", "en"]).run();
    assert!(
        shown.stdout.starts_with("There are no dossiers in [HOME]/.local/state/stappenplan/dossiers yet."),
        "{shown}"
    );
}

#[test]
fn an_administrator_names_the_folder() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\nstop\n");
    let shared = cmd.folder().join("team");
    std::fs::create_dir(&shared).unwrap();
    let cmd = cmd.env("STAPPENPLAN_DOSSIERS", shared.to_str().unwrap());
    let shown = cmd.run();
    assert!(told(&shown).contains("Your answers are in [HOME]/team/"), "{shown}");
    // Whoever goes on elsewhere may have another folder: the path is told.
    assert!(shown.stdout.contains("open '[HOME]/team/"), "{shown}");
    let file = std::fs::read_dir(&shared).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "yaml")).unwrap();
    std::fs::write(shared.join("umask"), "").unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), mode(&shared.join("umask")), "as the folder and the umask let");
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("5\nstop\n");
    let shown = cmd.env("STAPPENPLAN_DOSSIERS", "/nowhere/team").run();
    assert!(
        told(&shown).contains(
            "Your answers cannot be saved now: the folder /nowhere/team does not exist. As soon as that is possible, it \
             happens by itself. Make that folder, or name another one with “dossiers” in the settings."
        ),
        "{shown}"
    );
    for arguments in [&["dossiers", "--lang", "en"][..], &["open", "Mine", "--plain", "--lang", "en"]] {
        let cmd = Cmd::new(arguments).stdin("").env("STAPPENPLAN_DOSSIERS", "/nowhere/team");
        let shown = cmd.run();
        let told = "The folder /nowhere/team does not exist. Make that folder, or name another one";
        assert!(shown.stderr.starts_with(told), "{shown}");
        assert_eq!((shown.code, shown.stdout.as_str()), (3, ""), "{shown}");
    }
}

#[test]
fn a_file_that_may_not_grow_is_told_and_is_the_exit_code() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\n2\nstop\n");
    let (told, code) = under_file_limit(&cmd, 0, "5\n2\nstop\n");
    assert!(told.contains("files may not grow this large here (ulimit -f)"), "{told}");
    assert!(told.contains("Your answers were not saved"), "{told}");
    assert_eq!(code, Some(4));
}

/// Line mode where no file may be larger than so many blocks: all that was told, and the code.
pub(super) fn under_file_limit(cmd: &Cmd, blocks: u32, typed: &str) -> (String, Option<i32>) {
    let real = cmd.command();
    let mut shell = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_stappenplan");
    let script = format!("ulimit -f {blocks}; exec \"$@\"");
    shell.args(["-c", &script, "sh", program]).args(real.get_args());
    shell
        .current_dir(cmd.folder())
        .env_clear()
        .env("HOME", cmd.folder())
        .env("USER", "tester")
        .env("LANG", "nl_NL.UTF-8");
    shell.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = shell.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    (told, output.status.code())
}

#[test]
fn what_cannot_be_put_away_is_told_without_names_that_nobody_knows() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let (told, _) = under_file_limit(&cmd, 1, "dossiers\n1\n4\nstop\n");
    assert!(told.contains("That did not work: files may not grow this large here (ulimit -f)."), "{told}");
    assert!(!told.contains("Not saved"), "{told}");
}

#[test]
fn a_folder_that_cannot_be_read_is_told_as_that() {
    let cmd = Cmd::new(&["open", "Mine", "--plain"]).tree("second/english").stdin("");
    std::fs::create_dir_all(folder(&cmd).parent().unwrap()).unwrap();
    std::fs::write(folder(&cmd), "a file").unwrap();
    let shown = cmd.run();
    assert!(shown.stderr.starts_with("Cannot read "), "{shown}");
    assert!(!shown.stderr.contains("There is no dossier"), "{shown}");
    assert_eq!(shown.code, 3, "{shown}");
}

#[test]
fn who_is_not_known_is_left_out() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\nstop\n").env("USER", "");
    cmd.run();
    let by = cmd.read(&cmd.dossier().to_string_lossy());
    let by = by.lines().find(|line| line.trim_start().starts_with("by: ")).unwrap();
    assert!(!by.contains('?') && !by.contains('@'), "{by}");
}

#[test]
fn killed_in_the_middle_of_a_form_the_fields_before_are_there() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("");
    let mut person = Person::start(&cmd);
    person.types("5\n2\n4\ndecision\n4\nLess salt.\n\n", "Who gave this advice?");
    let is_kept = |path: &std::path::PathBuf| path.to_string_lossy().ends_with(".typed");
    let before = Instant::now();
    while !cmd.files().iter().any(is_kept) && before.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    person.child.kill().unwrap();
    person.child.wait().unwrap();
    let (shown, _) = plain(cmd, "1\ndecision\n4\nstop\n");
    assert!(told(&shown).contains("What you ticked or typed last is still there."), "{shown}");
    assert!(shown.stdout.contains("Less salt."), "{shown}");
}

#[test]
fn a_damaged_dossier_stays_in_the_list_where_the_one_before_cannot_be_written() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\n2\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let damaged = std::fs::read_to_string(&file).unwrap().replace("answers: [\"5\"]", "answers: [\"6\"]");
    std::fs::write(&file, &damaged).unwrap();
    // The first of what is offered.
    let typed = "dossiers\n1\n1\nstop\n";
    // A lock may be written, and nothing larger.
    let (told, _) = under_file_limit(&cmd, 1, typed);
    assert!(told.contains("files may not grow this large here (ulimit -f)"), "{told}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), damaged);
    let (shown, _) = plain(cmd, typed);
    assert!(shown.stdout.contains("Continue at question 2"), "{shown}");
}

#[test]
fn a_name_that_cannot_be_locked_is_passed_over_and_what_gets_none_is_told() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let mut name = cmd.dossier().file_stem().unwrap().to_str().unwrap().to_owned();
    std::fs::remove_file(cmd.folder().join(cmd.dossier())).unwrap();
    let folder = folder(&cmd);
    let take = |name: &str| {
        std::fs::write(folder.join(format!(".{name}.yaml.stappenplan.lock")), "of somebody else").unwrap();
    };
    take(&name);
    let (shown, cmd) = plain(cmd, "5\nstop\n");
    assert!(told(&shown).contains(&format!("{name} 2.yaml")), "{shown}");
    std::fs::remove_file(cmd.folder().join(cmd.dossier())).unwrap();
    for _ in 0..50 {
        take(&name);
        name = stappenplan::record::numbered_name(&name, 2);
    }
    let (shown, cmd) = plain(cmd, "5\n2\nstop\n");
    assert!(told(&shown).contains("Not saved: it already exists"), "{shown}");
    assert_eq!(shown.code, 4, "{shown}");
    assert_eq!(cmd.files(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn five_thousand_dossiers_are_listed_at_once() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let text = cmd.read(&cmd.dossier().to_string_lossy());
    let folder = folder(&cmd);
    for at in 0..super::common::sample_size(1000, 5000) {
        std::fs::write(folder.join(format!("d {at}.yaml")), &text).unwrap();
    }
    let before = Instant::now();
    let shown = cmd.again(&["dossiers"]).run();
    assert!(before.elapsed() < Duration::from_secs(2), "{:?}", before.elapsed());
    assert!(shown.stdout.lines().count() > 1000);
}

#[test]
fn one_that_was_put_away_is_no_newer_than_it_was() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let (_, cmd) = plain(cmd, "begin a new dossier\n7\nstop\n");
    let (names, _, cmd) = listed(cmd);
    let (_, cmd) = plain(cmd, "dossiers\n2\narchive\nstop\n");
    let (again, json, _) = listed(cmd);
    assert_eq!((again, &json["dossiers"][1]["archived"]), (names, &serde_json::Value::Bool(true)));
}

#[test]
fn what_was_typed_is_there_once_the_version_before_a_damaged_one_is_put_back() {
    for is_damaged_too in [false, true] {
        let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("");
        let mut person = Person::start(&cmd);
        person.types("5\nremark\nSalty.\n\n", "Recorded.");
        person.types("remark\nLess salt.\n", "Your remark");
        let typed =
            |cmd: &Cmd| cmd.files().into_iter().find(|path| path.to_string_lossy().ends_with(".typed"));
        let before = Instant::now();
        while typed(&cmd).is_none() && before.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(20));
        }
        person.child.kill().unwrap();
        person.child.wait().unwrap();
        let file = cmd.folder().join(cmd.dossier());
        let damaged = std::fs::read_to_string(&file).unwrap().replace("answers: [\"5\"]", "answers: [\"6\"]");
        std::fs::write(&file, &damaged).unwrap();
        if is_damaged_too {
            let path = cmd.folder().join(typed(&cmd).unwrap());
            let cut = std::fs::read_to_string(&path).unwrap().replace("Less salt.", "Less sugar.");
            std::fs::write(&path, cut).unwrap();
        }
        let (shown, cmd) = plain(cmd, "dossiers\n1\n1\n1\nremark\nstop\n");
        assert!(told(&shown).contains("This is the previous version."), "{shown}");
        let kept = cmd.files().into_iter().find(|path| path.to_string_lossy().ends_with(".getypt"));
        if is_damaged_too {
            let kept = std::fs::read_to_string(cmd.folder().join(kept.unwrap())).unwrap();
            assert!(kept.contains("Less sugar.") && told(&shown).contains(".beschadigd.getypt"), "{shown}");
        } else {
            assert_eq!(kept, None);
            assert!(told(&shown).contains("What you ticked or typed last is still there."), "{shown}");
            assert!(told(&shown).contains("Typed and not recorded: Less salt."), "{shown}");
        }
    }
}
