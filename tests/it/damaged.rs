//! Dossiers that were damaged, or changed outside the program: told wherever they are listed or named, and never taken for whole.

use std::os::unix::fs::PermissionsExt;

use super::common::Cmd;
use super::dossiers::{listed, open, plain, told};

#[test]
fn a_damaged_dossier_is_told_and_offers_what_can_be_read() {
    let (_, cmd) = open(Cmd::new(&[]), "ours.yaml", "5\nstop\n");
    let damaged = cmd.read("ours.yaml").replace("answers: [\"5\"]", "answers: [\"6\"]");
    let (shown, cmd) = open(cmd.file("ours.yaml", &damaged), "ours.yaml", "stop\n");
    assert_eq!((shown.code, shown.stdout.as_str()), (3, ""), "{shown}");
    assert!(shown.stderr.contains("ours.yaml was changed outside the program, or damaged"), "{shown}");
    assert_eq!(cmd.read("ours.yaml"), damaged);
    let walked = cmd.again(&["walk", "--answers", "ours.yaml"]).tree("second/english").run();
    assert_eq!(walked.code, 3, "{walked}");
    // In the folder: what can be read becomes a new one, and the damaged one stays.
    let (_, cmd) = plain(Cmd::new(&[]), "5\n2\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let text = std::fs::read_to_string(&file).unwrap();
    let damaged = text.replace("answers: [\"5\"]", "answers: [\"6\"]");
    std::fs::write(&file, &damaged).unwrap();
    let typed = "dossiers\n1\n2\nstop\n";
    let (shown, cmd) = plain(cmd, typed);
    // The list tells, before anything is opened.
    let list = shown.stdout.split("\nAll dossiers\n").nth(1).unwrap();
    assert!(list.contains("changed outside the program, or damaged"), "{shown}");
    assert!(told(&shown).contains("Open what can be read, as a new dossier: 2 answers"), "{shown}");
    assert!(told(&shown).contains("Continue at question 3"), "{shown}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), damaged);
    let (names, _, cmd) = listed(cmd);
    assert_eq!(names.len(), 2);
    // Named, its page comes first; left as it is the list follows.
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let (shown, cmd) = open(cmd, &name, "3\nstop\n");
    let begin = told(&shown);
    let begin = begin.split("Leave it as it is").next().unwrap();
    assert!(begin.contains("You choose what happens now") && !begin.contains("Question"), "{shown}");
    assert!(shown.stdout.split("Leave it as it is").nth(1).unwrap().contains("All dossiers"), "{shown}");
    let (shown, _cmd) = open(cmd, &name, "2\nstop\n");
    assert!(told(&shown).contains("Continue at question 3"), "{shown}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), damaged);
}

#[test]
fn whoever_looks_at_one_in_a_shared_folder_shuts_nobody_out() {
    let shared = |cmd: Cmd, arguments: &[&str], typed: &str| {
        let folder = cmd.folder().join("team");
        let cmd = cmd.again(arguments).tree("second/english").stdin(typed);
        let cmd = cmd.env("STAPPENPLAN_DOSSIERS", folder.to_str().unwrap());
        (cmd.run(), cmd)
    };
    let cmd = Cmd::new(&[]);
    let folder = cmd.folder().join("team");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).unwrap();
    let (_, mut cmd) = shared(cmd, &["--plain"], "5\nstop\n");
    let names =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let file = names.into_iter().find(|name| name.ends_with(".yaml")).unwrap();
    let (lock, path) = (folder.join(format!(".{file}.stappenplan.lock")), folder.join(&file));
    let text = std::fs::read_to_string(&path).unwrap();
    for (before, after) in [("answers: [\"5\"]", "answers: [\"6\"]"), ("format: 1\n", "format: 99\n")] {
        std::fs::write(&path, text.replace(before, after)).unwrap();
        std::fs::remove_file(&lock).unwrap();
        let arguments = ["open", file.strip_suffix(".yaml").unwrap(), "--plain"];
        let (first, again) = shared(cmd, &arguments, "stop\n");
        let mode = std::fs::metadata(&lock).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o666, "{after}: {mode:o}");
        // A lock that nobody can take, as one of somebody who shares it with nobody.
        std::fs::remove_file(&lock).unwrap();
        std::fs::create_dir(&lock).unwrap();
        let (second, again) = shared(again, &arguments, "stop\n");
        assert_eq!((second.code, &second.stdout), (first.code, &first.stdout), "{after}: {second}");
        std::fs::remove_dir(&lock).unwrap();
        std::fs::write(&lock, "").unwrap();
        cmd = again;
    }
}

#[test]
fn a_dossier_of_which_nothing_is_left_is_told_and_offers_nothing() {
    for left in [0, 5, 20, 21, 60] {
        let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
        let file = cmd.folder().join(cmd.dossier());
        let cut = std::fs::read(&file).unwrap()[..left].to_vec();
        std::fs::write(&file, &cut).unwrap();
        let (shown, cmd) = plain(cmd, "dossiers\n1\n1\nstop\n");
        assert!(
            told(&shown).contains("A dossier was changed outside the program, or damaged."),
            "{left}: {shown}"
        );
        assert!(
            told(&shown).contains("Nothing of it can be read, and there is no previous version."),
            "{left}: {shown}"
        );
        assert!(!shown.stdout.contains("Open what can be read"), "{left}: {shown}");
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let (shown, _cmd) = open(cmd, &name, "stop\n");
        assert!(told(&shown).contains("Nothing of it can be read"), "{left}: {shown}");
        assert_eq!(std::fs::read(&file).unwrap(), cut);
    }
}

#[test]
fn what_may_be_of_a_newer_format_is_not_told_as_damaged_alone() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let text = std::fs::read_to_string(&file).unwrap();
    // Its last line may be made in another way: this program cannot tell.
    let newer = text.replace("format: 1\n", "format: 99\n");
    std::fs::write(&file, &newer).unwrap();
    let cmd = cmd.again(&["dossiers", "--lang", "en"]);
    let listing = cmd.run();
    assert!(listing.stdout.contains("from a newer version of this program, or damaged"), "{listing}");
    let (shown, cmd) = open(cmd, &name, "1\nstop\n");
    assert!(
        told(&shown).contains("A newer version of this program made this dossier, or it is damaged."),
        "{shown}"
    );
    assert!(told(&shown).contains("Continue at question 2"), "{shown}");
    // Where it is whole, and holds something else than what this program knows, it is newer and nothing else.
    let body = "stappenplan: dossier\nformat: 99\ntree: kitchen\n- 1\n- 2\n";
    let tree = text.lines().find(|line| line.starts_with("tree: ")).unwrap();
    let body = body.replace("tree: kitchen", tree);
    let whole = format!("{body}sha256: {}\n", stappenplan::source::digest(body.as_bytes()));
    std::fs::write(&file, &whole).unwrap();
    let (shown, _cmd) = open(cmd, &name, "stop\n");
    assert!(told(&shown).contains("A newer version of this program made this dossier. You see"), "{shown}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), whole);
}

#[test]
fn damage_of_any_kind_is_told_and_never_taken_for_whole() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\n2\n4\nstop\n");
    let whole = std::fs::read(cmd.folder().join(cmd.dossier())).unwrap();
    assert_eq!(stappenplan::record::read_dossier(&whole).damage, None);
    let mut rng = fastrand::Rng::with_seed(13);
    for _ in 0..super::common::sample_size(500, 10_000) {
        let mut bytes = whole.clone();
        match rng.u8(0..5) {
            0 => bytes.truncate(rng.usize(0..whole.len())),
            1 => bytes[rng.usize(0..whole.len())] ^= 1 << rng.u8(0..8),
            2 => {
                let from = rng.usize(0..whole.len());
                let to = (from + rng.usize(1..600)).min(whole.len());
                bytes[from..to].fill(0);
            }
            3 => {
                let mut lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
                let (one, other) = (rng.usize(0..lines.len()), rng.usize(0..lines.len()));
                lines.swap(one, other);
                bytes = lines.concat();
            }
            _ => {
                let mut lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
                lines.remove(rng.usize(0..lines.len()));
                bytes = lines.concat();
            }
        }
        assert_eq!(stappenplan::record::read_dossier(&bytes).damage.is_some(), bytes != whole);
    }
}
