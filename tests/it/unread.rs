//! Dossiers that the system does not let the program read, or lock: they are there, and none of them is damaged.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::common::Cmd;
use super::dossiers::{open, plain, told};

/// Somebody who owns nothing but what this test gives.
const NOBODY: &str = "65534";

/// Runs as a person for whom the rights of files hold: for root they do not. All that was told on one line, and the code.
fn run_with_rights(cmd: &Cmd, typed: &str) -> (String, Option<i32>) {
    run_with_rights_but(cmd, typed, &[])
}

/// The same where these are of who runs the tests.
fn run_with_rights_but(cmd: &Cmd, typed: &str, not: &[&Path]) -> (String, Option<i32>) {
    let real = cmd.command();
    let mut command = if rustix::process::geteuid().is_root() {
        let owned =
            Command::new("chown").args(["-R", &format!("{NOBODY}:{NOBODY}")]).arg(cmd.folder()).status();
        assert!(owned.unwrap().success());
        for path in not {
            std::os::unix::fs::chown(path, Some(0), Some(0)).unwrap();
        }
        let mut command = Command::new("setpriv");
        let user = [format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"), "--clear-groups".to_owned()];
        command.args(user).arg(real.get_program());
        command
    } else {
        Command::new(real.get_program())
    };
    command.args(real.get_args()).current_dir(cmd.folder());
    command.envs(real.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/bin:/bin").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let shown = [output.stdout, output.stderr].concat();
    let shown = cmd.scrub(&String::from_utf8(shown).unwrap());
    (shown.split_whitespace().collect::<Vec<_>>().join(" "), output.status.code())
}

/// A dossier that nobody may read, and its file.
fn without_rights() -> (Cmd, PathBuf) {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o000)).unwrap();
    (cmd, file)
}

#[track_caller]
fn is_not_called_damaged(said: &str) {
    for wrong in ["damaged", "outside the program", "not a dossier", "no longer there"] {
        assert!(!said.contains(wrong), "{wrong}: {said}");
    }
}

#[test]
fn one_without_rights_is_told_as_that_at_the_start_and_in_the_list() {
    let (cmd, file) = without_rights();
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let cmd = cmd.again(&["--plain"]).tree("second/english");
    let (said, _) = run_with_rights(&cmd, "dossiers\n1\n1\nstop\n");
    let at_start = format!("The dossier “{name}” cannot be read: you have no permission.");
    assert!(said.contains(&at_start), "{said}");
    assert!(
        said.contains(&format!("1. {name}. Cannot be read: you have no permission.")),
        "in the list: {said}"
    );
    let sentence =
        "dossiers/".to_owned() + &name + ".yaml: you have no permission. Ask whoever manages the file";
    assert_eq!(said.matches(&sentence).count(), 2, "on its page, and after trying again: {said}");
    is_not_called_damaged(&said);
    // The same words as by its name.
    let cmd = cmd.again(&["open", &name, "--plain"]).tree("second/english");
    let (by_name, code) = run_with_rights(&cmd, "");
    assert_eq!((by_name.contains(&sentence), code), (true, Some(3)), "{by_name}");
}

#[test]
fn one_without_rights_is_told_as_that_by_the_command_that_lists() {
    let (cmd, file) = without_rights();
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let cmd = cmd.again(&["dossiers", "--lang", "en"]);
    let (said, code) = run_with_rights(&cmd, "");
    assert!(said.ends_with(&format!("{name} cannot be read: you have no permission")), "{said}");
    assert_eq!(code, Some(0));
    is_not_called_damaged(&said);
    let cmd = cmd.again(&["dossiers", "--format", "json"]);
    let (said, _) = run_with_rights(&cmd, "");
    assert!(said.contains("\"damaged\": false") && said.contains("\"unreadable\": true"), "{said}");
}

#[test]
fn what_stays_unsaved_is_told_at_each_answer_and_asked_at_the_end() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english");
    let (said, code) = super::dossiers::under_file_limit(&cmd, 0, "5\n2\nstop\nback\nstop\nyes\n");
    assert_eq!(said.matches("Not saved: files may not grow").count(), 1, "{said}");
    assert_eq!(said.matches("Still not saved.").count(), 1, "{said}");
    assert_eq!(said.matches("Your answers are not saved yet.").count(), 2, "{said}");
    // Whoever goes on is at the question again.
    let (_, after) = said.split_once("Type yes to quit").unwrap();
    assert!(after.split("Type yes to quit").next().unwrap().contains("Question 3"), "{said}");
    assert_eq!(code, Some(4), "{said}");
    // Without more input it stops.
    let (said, code) = super::dossiers::under_file_limit(&cmd, 0, "5\nstop\n");
    assert_eq!((said.matches("Type yes to quit").count(), code), (1, Some(4)), "{said}");
}

#[test]
fn one_that_cannot_be_locked_on_a_full_disk_is_shown() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let name = cmd.dossier().file_stem().unwrap().to_str().unwrap().to_owned();
    let (_, cmd) = open(cmd, "ours.yaml", "7\nstop\n");
    let lock = |folder: PathBuf, name: &str| folder.join(format!(".{name}.yaml.stappenplan.lock"));
    std::fs::remove_file(lock(cmd.folder().join(cmd.dossier()).parent().unwrap().to_owned(), &name)).unwrap();
    std::fs::remove_file(lock(cmd.folder().to_owned(), "ours")).unwrap();
    let english = |arguments: &[&str], cmd: Cmd| cmd.again(arguments).tree("second/english");
    let cmd = english(&["--plain"], cmd);
    let (said, code) = super::dossiers::under_file_limit(&cmd, 0, "1\n2\nstop\n");
    assert!(said.contains("Continue at question 2"), "{said}");
    assert!(said.contains("Your answers cannot be saved now: files may not grow"), "{said}");
    assert!(said.contains("Your last answers were not saved: files may not grow"), "{said}");
    assert_eq!(code, Some(4), "{said}");
    let cmd = english(&["open", "ours.yaml", "--plain"], cmd);
    let (said, _) = super::dossiers::under_file_limit(&cmd, 0, "1\n2\nstop\n");
    assert!(said.contains("Continue at question 2") && said.contains("cannot be saved now"), "{said}");
    // It is as it was, and is saved once that can be.
    let (shown, cmd) = open(cmd, "ours.yaml", "1\n2\nstop\n");
    assert!(!told(&shown).contains("cannot be saved"), "{shown}");
    assert_eq!(cmd.answers_in("ours.yaml"), "time: 7\nguests: nobody\n");
}

#[test]
fn whoever_may_not_take_the_lock_is_told_of_which_dossier_and_whose_it_is() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    let lock = file.with_file_name(format!(".{name}.stappenplan.lock"));
    std::fs::set_permissions(&lock, PermissionsExt::from_mode(0o000)).unwrap();
    let cmd = cmd.again(&["--plain"]).tree("second/english");
    let (said, _) = run_with_rights(&cmd, "stop\n");
    let user = match rustix::process::geteuid().is_root() {
        true => "nobody".to_owned(),
        false => String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap(),
    };
    let user = user.trim();
    assert!(
        said.contains(&format!(
            "{name}: only user {user} can save in it now; ask {user} to open this dossier once"
        )),
        "{said}"
    );
    assert!(!said.contains(".stappenplan.lock"), "{said}");
}

#[test]
fn in_a_folder_that_keeps_files_for_their_owners_nothing_is_left_half_way_and_a_copy_is_made() {
    // Two users are needed.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let cmd = Cmd::new(&[]);
    let team = cmd.folder().join("team");
    std::fs::create_dir(&team).unwrap();
    std::fs::set_permissions(&team, PermissionsExt::from_mode(0o1777)).unwrap();
    let (_, cmd) = open(cmd, "team/s.yaml", "5\nstop\n");
    let file = team.join("s.yaml");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o666)).unwrap();
    let before = std::fs::read(&file).unwrap();
    let cmd = cmd.again(&["open", "team/s.yaml", "--plain"]).tree("second/english");
    let lock = team.join(".s.yaml.stappenplan.lock");
    let (said, _) = run_with_rights_but(&cmd, "1\n2\n4\nstop\nyes\n", &[&team, &file, &lock]);
    assert!(said.contains("You cannot save in this dossier: you have no permission."), "{said}");
    assert!(said.contains("Your version is now in "), "{said}");
    let names = std::fs::read_dir(&team).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names.filter(|name| !name.ends_with(".lock") && name != "s.yaml").collect();
    let [copy] = &names[..] else { panic!("{names:?}") };
    assert_eq!(cmd.answers_in(team.join(copy)), "time: 5\nguests: nobody\ngrain: none\n");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
