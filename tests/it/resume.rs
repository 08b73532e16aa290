//! What is told after leaving: the file in which the answers are, and the command that goes on with this walk, run as it
//! is printed.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::common::{Cmd, Shown, program_folder, surroundings, without_days};
use super::pty::{self, Home, Setup};

/// The English tree and its catalogue, in a folder with a name that a shell would take apart.
fn with_tree(cmd: Cmd) -> Cmd {
    let folder = super::trees::folder("second/english");
    let tree = std::fs::read(folder.join("tree.yaml")).unwrap();
    let apps = std::fs::read(folder.join("catalogue/breads.yaml")).unwrap();
    let beside = cmd.file("jan's $HOME/tree.yaml", &tree).file("jan's $HOME/catalogue/breads.yaml", &apps);
    beside.file("jan's $HOME/apps/breads.yaml", &apps)
}

/// What was told after leaving, behind a word.
#[track_caller]
fn behind<'s>(shown: &'s str, word: &str) -> &'s str {
    let told = shown.lines().find_map(|line| line.strip_prefix(word));
    told.unwrap_or_else(|| panic!("{word:?} is not in {shown}"))
}

/// Runs a line as a shell takes it, in line mode, and types these lines.
fn in_shell(line: &str, folder: &Path, env: &[(String, String)], typed: &str) -> String {
    in_shell_with(&format!("{}:/usr/bin:/bin", program_folder()), line, folder, env, typed)
}

/// The same with another `PATH`.
fn in_shell_with(path: &str, line: &str, folder: &Path, env: &[(String, String)], typed: &str) -> String {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", line]).current_dir(folder).env_clear();
    shell.envs(surroundings("xterm", path)).envs(env.iter().cloned());
    let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// Walks one question, leaves, and goes on with the command that was printed: the same walk, in the same file.
#[track_caller]
fn goes_on(arguments: &[&str], typed: &str, words: [&str; 3]) -> String {
    let [answers_in, to_go_on, continues] = words;
    let cmd = with_tree(Cmd::new(arguments)).just_typed().stdin(typed);
    let Shown { stdout, .. } = cmd.run();
    let real = |told: &str| {
        told.replace("[HOME]", cmd.folder().to_str().unwrap()).replace("[REPO]", env!("CARGO_MANIFEST_DIR"))
    };
    let command = real(behind(&stdout, to_go_on));
    let home = cmd.folder().to_str().unwrap().to_owned();
    let env = [("HOME".to_owned(), home), ("LANG".to_owned(), "nl_NL.UTF-8".to_owned())];
    // It holds in any folder.
    let again = in_shell(&command, Path::new("/"), &env, "1\nstop\n");
    assert!(again.contains(continues), "{command}: {again}");
    let file = cmd.folder().join(real(behind(&stdout, answers_in)));
    assert_eq!(Path::new(behind(&again, answers_in)), file, "{command}");
    assert!(Path::new(file.to_str().unwrap().trim_end_matches('.')).exists(), "{file:?}");
    assert_eq!(behind(&again, to_go_on), command, "it goes on for ever");
    without_days(&cmd.scrub(&command))
}

const NL: [&str; 3] = ["Uw antwoorden staan in ", "Verdergaan: ", "Verdergaan bij vraag 2 (vandaag, "];
const EN: [&str; 3] = ["Your answers are in ", "To continue: ", "Continue at question 2 (today, "];

#[test]
fn the_command_that_is_printed_goes_on_with_the_same_walk() {
    assert_eq!(
        goes_on(&["--plain"], "2\nstop\n", NL),
        "stappenplan open 'Stappenplan beeldbellen [DAY]' --plain"
    );
    assert_eq!(
        goes_on(&["open", "tweede.yaml", "--plain"], "2\nstop\n", NL),
        "stappenplan open [HOME]/tweede.yaml --plain"
    );
    assert_eq!(
        goes_on(&["--lang", "en"], "2\nstop\n", EN),
        "stappenplan open 'Stappenplan beeldbellen [DAY]' --lang en"
    );
    let tree = ["--tree", "jan's $HOME/tree.yaml"];
    let quoted = "'[HOME]/jan'\\''s $HOME/tree.yaml'";
    let apps = ["--catalogue", "jan's $HOME/apps"];
    let all = [&tree[..], &["--plain"]].concat();
    assert_eq!(
        goes_on(&all, "5\nstop\n", EN),
        format!("stappenplan open 'Which bread shall we bake [DAY]' --tree {quoted} --plain")
    );
    let all = [&["open", "my  walk.yaml", "--lang", "nl", "--plain"][..], &tree, &apps].concat();
    let command = format!(
        "stappenplan open '[HOME]/my  walk.yaml' --tree {quoted} --catalogue '[HOME]/jan'\\''s $HOME/apps' --lang nl --plain"
    );
    assert_eq!(goes_on(&all, "5\nstop\n", NL), command);
}

#[test]
fn after_full_screen_it_goes_on_too() {
    let home = Home::new();
    let tree = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pty/thee/tree.yaml");
    std::fs::copy(tree, home.path().join("work/mijn thee.yaml")).unwrap();
    let setup = Setup::wizard(&["open", "de thee.yaml", "--tree", "mijn thee.yaml", "--lang", "nl"]);
    let env = setup.env_at(&home);
    // Wide enough for the command on one line.
    let mut term = setup.size(240, 24).start(&home);
    term.wait_for("> Beginnen");
    term.keys("enter");
    term.wait_for(pty::MOMENT);
    term.keys("1 enter");
    term.wait_for(pty::TASTE);
    term.keys("q");
    term.wait_for("Stoppen?");
    term.keys("enter");
    let _ = term.exit_within(pty::LIMIT);
    let screen = term.screen();
    let (_, told) = screen.split_once("Verdergaan: ").unwrap_or_else(|| panic!("{screen}"));
    let command = told.lines().next().unwrap().trim_end();
    let work = home.path().join("work").to_str().unwrap().to_owned();
    let paths = format!("'{work}/de thee.yaml' --tree '{work}/mijn thee.yaml'");
    assert_eq!(command, format!("stappenplan open {paths} --lang nl"));
    let again = in_shell(command, Path::new("/"), &env, "1\nstop\n");
    assert!(again.contains("Verdergaan bij vraag 2 ("), "{again}");
    assert_eq!(behind(&again, "Uw antwoorden staan in "), format!("{work}/de thee.yaml."));
}

#[test]
fn a_program_that_its_name_does_not_start_is_told_by_its_path() {
    let program = env!("CARGO_BIN_EXE_stappenplan");
    let other = tempfile::tempdir().unwrap();
    let (script, text) = (other.path().join("stappenplan"), other.path().join("text"));
    std::fs::write(&script, "#!/bin/sh\nexit 9\n").unwrap();
    std::fs::create_dir(&text).unwrap();
    std::fs::write(text.join("stappenplan"), "not a program").unwrap();
    std::fs::set_permissions(&script, PermissionsExt::from_mode(0o755)).unwrap();
    let linked = other.path().join("linked");
    std::fs::create_dir(&linked).unwrap();
    std::os::unix::fs::symlink(program, linked.join("stappenplan")).unwrap();
    let folder = |path: &Path| path.to_str().unwrap().to_owned();
    let (own, [other, text, linked]) = (program_folder(), [other.path(), &text, &linked].map(folder));
    for (path, starts) in [
        (own.clone(), "stappenplan"),
        (format!("/usr/bin:{text}:{own}"), "stappenplan"),
        (linked, "stappenplan"),
        ("/usr/bin:/bin".to_owned(), program),
        (String::new(), program),
        (format!("{other}:{own}"), program),
        (".".to_owned(), program),
    ] {
        let cmd = Cmd::new(&["--plain"]).tree("second/english").env("PATH", &path).stdin("5\nstop\n");
        let told = cmd.run().stdout.replace("[REPO]", env!("CARGO_MANIFEST_DIR"));
        let command = behind(&told, "To continue: ");
        assert!(command.starts_with(&format!("{starts} open ")), "{path}: {command}");
        let env = [("HOME".to_owned(), folder(cmd.folder())), ("LANG".to_owned(), "nl_NL.UTF-8".to_owned())];
        let again = in_shell_with(&path, command, Path::new("/"), &env, "1\nstop\n");
        assert!(again.contains("Continue at question 2 (today, "), "{path}: {command}: {again}");
    }
}

/// The file that is told, which must be there.
#[track_caller]
fn told_file(cmd: &Cmd, shown: &Shown) -> String {
    let told = behind(&shown.stdout, "Your answers are in ").trim_end_matches('.');
    let path = told.strip_prefix("[HOME]/").unwrap().to_owned();
    assert!(cmd.folder().join(&path).exists(), "{path}: {:?}", cmd.files());
    path
}

#[test]
fn the_file_that_is_told_is_the_one_in_which_the_answers_are() {
    let start = ["--plain", "--tree", "jan's $HOME/tree.yaml"];
    let cmd = with_tree(Cmd::new(&start)).just_typed().stdin("5\nstop\n");
    let first = told_file(&cmd, &cmd.run());
    let tree = std::fs::read_to_string(cmd.folder().join("jan's $HOME/tree.yaml")).unwrap();
    let cmd = cmd.again(&start).file("jan's $HOME/tree.yaml", format!("{tree}# more\n")).stdin("stop\n");
    let (before, bytes) = (cmd.files(), cmd.read(&first));
    assert_eq!(told_file(&cmd, &cmd.run()), first, "nothing was answered: they are where they were");
    assert_eq!((cmd.files(), cmd.read(&first)), (before, bytes), "looking around saves nothing");
    let cmd = cmd.again(&start).stdin("1\n2\nstop\n");
    assert_eq!(told_file(&cmd, &cmd.run()), first, "a tree that changed is still this tree");
    assert_eq!(cmd.answers_in(&first), "time: 5\nguests: nobody\n");
}

#[test]
fn after_damage_the_answers_are_in_the_file_that_is_told() {
    let cmd = Cmd::after_damage("time: [");
    // The one that only looked has left them there for the next.
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("stop\n");
    let shown = cmd.run();
    assert!(shown.stdout.contains("Continue at question 2 ("), "{shown}");
    assert_eq!(cmd.answers_in(told_file(&cmd, &shown)), "time: 5\n");
}
