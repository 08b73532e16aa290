//! Dossiers that take the place of others, and that get other names.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout};

use stappenplan::record::read_dossier;
use stappenplan::session::Status;

use super::common::{Cmd, Shown};

/// Line mode over the English tree, on one day.
fn plain(cmd: Cmd, arguments: &[&str], typed: &str) -> (String, Cmd) {
    let arguments: Vec<&str> =
        arguments.iter().copied().chain(["--plain", "--today", "2026-12-01"]).collect();
    let cmd = cmd.again(&arguments).tree("second/english").stdin(typed);
    let shown: Shown = cmd.run();
    (format!("{}{}", shown.stdout, shown.stderr).split_whitespace().collect::<Vec<_>>().join(" "), cmd)
}

fn folder(cmd: &Cmd) -> PathBuf {
    cmd.folder().join(".local/state/stappenplan/dossiers")
}

fn dossier(cmd: &Cmd, name: &str) -> String {
    std::fs::read_to_string(folder(cmd).join(format!("{name}.yaml"))).unwrap()
}

/// The names of the files of dossiers, and of their earlier versions.
fn names(cmd: &Cmd) -> Vec<String> {
    let entries = std::fs::read_dir(folder(cmd)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

const NAME: &str = "Which bread shall we bake 2026-12-01";

/// A dossier with an adopted decision.
fn taken() -> Cmd {
    let (_, cmd) = plain(Cmd::new(&[]), &[], "48\n3\n1,2\nstop\n");
    let (said, cmd) =
        plain(cmd, &[], "\nchoose rye loaf\nBecause\n\ndecision\nstatus\n3\nThe boss\n\n\nyes\nyes\nstop\n");
    assert!(said.contains("This decision was adopted on 1 December 2026 by The boss."), "{said}");
    cmd
}

const ADOPT: &str = "decision\nstatus\n3\nThe boss\n\n\nyes\nyes\n";

#[test]
fn a_new_version_leaves_the_old_one_alone_until_it_is_adopted() {
    let cmd = taken();
    let old = folder(&cmd).join(format!("{NAME}.yaml"));
    let before = std::fs::read(&old).unwrap();
    let (said, cmd) = plain(cmd, &[], "decision\nmake a new version\ndecision\ndossiers\nstop\n");
    assert!(
        said.contains(&format!("This is a new version that supersedes “{NAME}”. Until this is adopted")),
        "{said}"
    );
    assert!(said.contains(&format!("new version of “{NAME}”. ")), "in the list: {said}");
    assert_eq!(std::fs::read(&old).unwrap(), before);
    let new = dossier(&cmd, &format!("{NAME} 2"));
    let id = read_dossier(&before).dossier.head.id;
    let head = read_dossier(new.as_bytes()).dossier.head;
    let supersedes = head.supersedes.unwrap();
    assert_eq!((supersedes.name.as_str(), &supersedes.id), (NAME, &id));
    assert!(!id.is_empty() && head.id != id, "{id}");
    assert!(
        new.contains("status: concept") && !new.contains("history:") && new.contains("rye_loaf"),
        "{new}"
    );
    // A copy of the new one takes no place.
    let (_, cmd) = plain(cmd, &[], "dossiers\n1\nmake a copy\nstop\n");
    assert!(!dossier(&cmd, &format!("{NAME} 3")).contains("supersedes"));
    let (_, cmd) = plain(cmd, &[], "dossiers\n1\nremove\n2\nstop\n");
    let (said, cmd) = plain(cmd, &["open", &format!("{NAME} 2")], &format!("{ADOPT}stop\n"));
    assert!(said.contains(&format!("“{NAME}” is now marked as superseded.")), "{said}");
    let found = read_dossier(&std::fs::read(&old).unwrap());
    assert_eq!((found.damage, found.dossier.head.status), (None, Status::Superseded));
    let last = found.dossier.decision.history.last().unwrap().clone();
    assert_eq!(
        (last.status, last.successor.name.as_str()),
        (Status::Superseded, format!("{NAME} 2").as_str())
    );
    // The new one is what the next run goes on with.
    let (said, cmd) = plain(cmd, &[], "stop\n");
    assert!(said.contains(&format!("{NAME} 2, adopted.")), "{said}");
    // So it is when something was saved in the old one after that.
    let saves = |cmd: &Cmd, name: &str| read_dossier(dossier(cmd, name).as_bytes()).dossier.head.save;
    let (_, cmd) = plain(cmd, &["open", NAME], "plan\ntask 1\ndone\n\n\n\nstop\n");
    assert!(saves(&cmd, NAME) > saves(&cmd, &format!("{NAME} 2")), "{}", dossier(&cmd, NAME));
    let (said, cmd) = plain(cmd, &[], "stop\n");
    assert!(said.contains(&format!("{NAME} 2, adopted.")), "{said}");
    let (said, _) = plain(cmd, &["open", NAME], "decision\nstop\n");
    assert!(
        said.contains(&format!("the new version is “{NAME} 2”")) && !said.contains("Make a new version"),
        "{said}"
    );
}

/// Somebody who has a dossier open.
struct Holder(Child, BufReader<ChildStdout>);

impl Holder {
    fn of(cmd: &Cmd) -> Self {
        let mut child = cmd.command().spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(b"1\n").unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("Your decision") {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "it never opens");
        }
        Self(child, output)
    }

    fn leave(mut self) {
        self.0.stdin.take().unwrap().write_all(b"stop\n").unwrap();
        let mut rest = String::new();
        let _ = std::io::Read::read_to_string(&mut self.1, &mut rest);
        self.0.wait().unwrap();
    }
}

#[test]
fn an_old_version_that_cannot_be_written_is_told_and_offered_again() {
    let cmd = taken();
    let (_, cmd) = plain(cmd, &[], "decision\nmake a new version\nstop\n");
    let arguments = ["open", NAME, "--plain", "--today", "2026-12-01"];
    let cmd = cmd.again(&arguments).tree("second/english").stdin("");
    let holder = Holder::of(&cmd);
    let new = format!("{NAME} 2");
    let (said, cmd) = plain(cmd, &["open", &new], &format!("{ADOPT}decision\nstop\n"));
    assert!(said.contains(&format!("“{NAME}” was not marked as superseded: tester@")), "{said}");
    assert!(said.contains(&format!("“{NAME}” does not say so yet.")), "{said}");
    holder.leave();
    let (said, cmd) = plain(cmd, &["open", &new], "decision\nmark\ndecision\nstop\n");
    assert!(said.contains(&format!("“{NAME}” is now marked as superseded.")), "{said}");
    assert!(said.contains(&format!("“{NAME}” is marked as superseded.")), "{said}");
    // One that is gone is told.
    let (_, cmd) = plain(cmd, &[], "dossiers\n2\nremove\n2\nstop\n");
    let (said, _) = plain(cmd, &["open", &new], "decision\nstop\n");
    assert!(said.contains(&format!("“{NAME}” is not among your dossiers.")), "{said}");
}

#[test]
fn a_dossier_gets_another_name_with_all_that_goes_with_it() {
    let cmd = taken();
    let (_, cmd) = plain(cmd, &[], "decision\nmake a new version\ndossiers\n1\nmake a copy\nstop\n");
    assert_eq!(names(&cmd).len(), 4, "{:?}", names(&cmd));
    // Not in view.
    let (said, cmd) = plain(cmd, &[], "dossiers\n3\ngive it another name\nBesluit één\nstop\n");
    assert!(said.contains("This dossier is now called “Besluit één”."), "{said}");
    let all = names(&cmd);
    assert!(
        all.contains(&"Besluit een.yaml".to_owned()) && all.contains(&"Besluit een.yaml.vorige".to_owned()),
        "{all:?}"
    );
    assert!(!all.iter().any(|name| name.starts_with(&format!("{NAME}."))), "{all:?}");
    // Who names it by the name of before finds it, and nothing new takes that.
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nstop\n");
    assert!(said.contains("was adopted on 1 December"), "{said}");
    let (said, cmd) = plain(cmd, &["open", &format!("{NAME} 2")], "decision\nbegin\ndossiers\nstop\n");
    assert!(
        said.contains("supersedes “Besluit één”") && said.contains("new version of “Besluit één”"),
        "{said}"
    );
    let (_, cmd) = plain(cmd, &[], "begin a new dossier\n5\nstop\n");
    assert!(!names(&cmd).contains(&format!("{NAME}.yaml")), "{:?}", names(&cmd));
    // A name that is taken is told; the one in view goes on being saved under its new name.
    let (said, cmd) = plain(cmd, &[], "dossiers\n1\ngive\nBesluit een\nstop\n");
    assert!(said.contains("A dossier is called “Besluit een” already, or was."), "{said}");
    assert!(!said.contains("Recorded"), "{said}");
    // One that only the files know is told too, and what was typed is there again.
    let (said, cmd) = plain(cmd, &[], &format!("dossiers\n1\ngive\n{NAME}\ndossiers\n1\ngive\nstop\n"));
    assert!(said.contains(&format!("A dossier is called “{NAME}” already, or was.")), "{said}");
    assert!(!said.contains("Recorded") && said.contains(&format!("It now holds: {NAME}")), "{said}");
    let (said, cmd) = plain(cmd, &[], "dossiers\n4\ngive\n\nstop\n");
    assert!(said.contains("is called “Besluit één” already.") && !said.contains("Recorded"), "{said}");
    let (said, cmd) = plain(cmd, &[], "dossiers\n1\ngive\nIn view\n1\n1\n2\nstop\n");
    assert!(said.contains("This dossier is now called “In view”."), "{said}");
    let found = read_dossier(dossier(&cmd, "In view").as_bytes());
    assert_eq!((found.damage, found.dossier.head.name.as_str()), (None, "In view"));
    assert!(!names(&cmd).iter().any(|name| name.contains("conflict")), "{:?}", names(&cmd));
    // The new version finds what it supersedes, under whatever name.
    let (said, cmd) = plain(cmd, &["open", &format!("{NAME} 2")], &format!("{ADOPT}stop\n"));
    assert!(said.contains("is now marked as superseded."), "{said}");
    assert!(dossier(&cmd, "Besluit een").contains("status: superseded"));
}

#[test]
fn a_stranger_that_takes_a_name_is_not_who_had_it() {
    let cmd = taken();
    let (_, cmd) = plain(cmd, &[], "decision\nmake a new version\nstop\n");
    let (said, cmd) = plain(cmd, &[], "dossiers\n2\nremove\n2\nstop\n");
    assert!(said.contains(&format!("as the version before or after: “{NAME} 2”.")), "{said}");
    // Another one takes the name that is free, and is adopted too.
    let (_, cmd) = plain(cmd, &[], "begin a new dossier\n48\n3\n1,2\nstop\n");
    let (said, cmd) = plain(
        cmd,
        &["open", NAME],
        "choose rye loaf\nBecause\n\ndecision\nstatus\n3\nThe boss\n\n\nyes\nyes\nstop\n",
    );
    assert!(said.contains("was adopted on"), "{said}");
    let stranger = dossier(&cmd, NAME);
    let new = format!("{NAME} 2");
    let (said, cmd) = plain(cmd, &["open", &new], &format!("{ADOPT}decision\nstop\n"));
    assert!(said.contains(&format!("“{NAME}” is not among your dossiers.")), "{said}");
    assert_eq!(dossier(&cmd, NAME), stranger);
}

#[test]
fn the_version_that_took_the_place_is_told_by_its_name_of_now_and_as_gone() {
    let cmd = taken();
    let (_, cmd) = plain(cmd, &[], "decision\nmake a new version\nstop\n");
    let new = format!("{NAME} 2");
    let (_, cmd) = plain(cmd, &["open", &new], &format!("{ADOPT}dossiers\n1\ngive\nRye at last\nstop\n"));
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nstop\n");
    assert!(said.contains("the new version is “Rye at last”"), "{said}");
    let cmd = cmd.again(&["dossiers", "--format", "json"]);
    let listed = cmd.run();
    assert!(listed.stdout.contains(&format!("\"supersedes\": \"{NAME}\"")), "{listed}");
    let (_, cmd) = plain(cmd, &[], "dossiers\n1\nremove\n2\nstop\n");
    let (said, _) = plain(cmd, &["open", NAME], "decision\nstop\n");
    assert!(
        said.contains("the new version was “Rye at last”, which is not among your dossiers"),
        "by its last name, and not “{new}”: {said}"
    );
}

#[test]
fn of_two_new_versions_the_first_that_is_adopted_supersedes_and_both_are_told() {
    let cmd = taken();
    let (two, three) = (format!("{NAME} 2"), format!("{NAME} 3"));
    let (said, cmd) = plain(cmd, &[], "decision\nmake a new version\nstop\n");
    assert!(!said.contains("already"), "{said}");
    // Nothing is made until that is asked once more.
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nmake a new version\nstop\n");
    assert!(said.contains(&format!("There is a new version of “{NAME}” already.")), "{said}");
    assert!(
        said.contains(&format!("1. Open “{two}”. Draft.")) && said.contains("2. Make another new version."),
        "{said}"
    );
    assert!(said.contains("The version that is adopted first supersedes"), "{said}");
    assert!(!names(&cmd).contains(&format!("{three}.yaml")), "{:?}", names(&cmd));
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nmake a new version\n1\nstop\n");
    assert!(said.contains(&format!("open '{two}'")), "{said}");
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nmake a new version\nmake another\nstop\n");
    assert!(said.contains(&format!("open '{three}'")), "{said}");
    // The one that was made later is adopted first.
    let (said, cmd) = plain(cmd, &["open", &three], &format!("{ADOPT}stop\n"));
    assert!(said.contains(&format!("“{NAME}” is now marked as superseded.")), "{said}");
    let old = dossier(&cmd, NAME);
    let (said, cmd) = plain(cmd, &["open", &two], &format!("{ADOPT}stop\n"));
    let told = format!("“{NAME}” was superseded already by “{three}”, and not by this dossier.");
    assert_eq!(said.matches(&told).count(), 3, "before it is adopted, when it is, and after: {said}");
    assert!(!said.contains("was not marked") && !said.contains("is now marked"), "{said}");
    assert_eq!(dossier(&cmd, NAME), old);
    let (said, cmd) = plain(cmd, &["open", NAME], "decision\nstop\n");
    assert!(said.contains(&format!("the new version is “{three}”")) && !said.contains(&two), "{said}");
    let (said, _) = plain(cmd, &[], "dossiers\nstop\n");
    assert!(!said.contains("supersedes “"), "only one of them does: {said}");
}

#[test]
fn the_first_that_was_adopted_supersedes_also_where_the_second_is_the_first_to_write_that() {
    let cmd = taken();
    let (two, three) = (format!("{NAME} 2"), format!("{NAME} 3"));
    let (_, cmd) = plain(cmd, &[], "decision\nmake a new version\nstop\n");
    let (_, cmd) = plain(cmd, &["open", NAME], "decision\nmake a new version\nmake another\nstop\n");
    let cmd = cmd.again(&["open", NAME, "--plain", "--today", "2026-12-01"]).tree("second/english").stdin("");
    let holder = Holder::of(&cmd);
    let (said, cmd) = plain(cmd, &["open", &three], &format!("{ADOPT}stop\n"));
    assert!(said.contains("was not marked as superseded"), "{said}");
    holder.leave();
    let (said, cmd) = plain(cmd, &["open", &two], &format!("{ADOPT}stop\n"));
    assert!(said.contains(&format!("was superseded already by “{three}”")), "{said}");
    let found = read_dossier(dossier(&cmd, NAME).as_bytes());
    let last = found.dossier.decision.history.last().unwrap().clone();
    assert_eq!((last.status, last.successor.name.as_str()), (Status::Superseded, three.as_str()));
    let (said, _) = plain(cmd, &["open", &three], "decision\nstop\n");
    assert!(said.contains(&format!("“{NAME}” is marked as superseded.")), "{said}");
}

#[test]
fn what_is_chosen_and_what_superseded_it_stands_in_the_list() {
    let (_, cmd) = plain(taken(), &[], &format!("decision\nmake a new version\n{ADOPT}stop\n"));
    let cmd = cmd.again(&["dossiers", "--lang", "en"]).tree("second/english");
    let shown = cmd.run();
    let lines: Vec<&str> = shown.stdout.lines().skip(1).collect();
    let [new, old] = lines[..] else { panic!("{shown}") };
    assert!(new.contains("adopted · chosen: Rye loaf · "), "{shown}");
    let by = format!("superseded by “{NAME} 2” · chosen: Rye loaf · ");
    assert!(old.contains(&by), "{shown}");
    // On its page too.
    let (said, _) = plain(cmd, &[], &format!("dossiers\n{NAME}\nstop\n"));
    assert!(said.contains(&format!("It was superseded by “{NAME} 2”.")), "{said}");
}
