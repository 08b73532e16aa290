//! Copies of dossiers: each is one of its own with a name that is free, put away, taken back and removed as any other.

use super::common::Cmd;
use super::dossiers::{DAY, listed, plain, told};

#[test]
fn a_copy_of_a_copy_counts_on_and_a_number_of_its_own_stays_in_a_name() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let (_, cmd) = plain(cmd, "dossiers\n1\ncopy\nstop\n");
    let (_, cmd) = plain(cmd, "dossiers\n1\ncopy\nstop\n");
    let (names, _, cmd) = listed(cmd);
    let first = names.iter().min_by_key(|name| name.len()).unwrap();
    let mut numbered = names.clone();
    numbered.sort();
    assert_eq!(numbered, [first.clone(), format!("{first} 2"), format!("{first} 3")]);
    let (_, cmd) = plain(cmd, "dossiers\n1\nname\nTeam 7\nstop\n");
    let (shown, cmd) = plain(cmd, "dossiers\n1\ncopy\nstop\n");
    let (names, _, _) = listed(cmd);
    assert!(
        names.contains(&"Team 7".to_owned()) && names.contains(&"Team 7 2".to_owned()),
        "{names:?} {shown}"
    );
}

#[test]
fn a_dossier_is_put_away_taken_back_copied_and_removed() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    // A copy is a dossier of its own.
    let (shown, cmd) = plain(cmd, "dossiers\n1\ncopy\nstop\n");
    assert!(told(&shown).contains("Continue at question 2"), "{shown}");
    assert!(told(&shown).contains(&format!("You are now in a copy of “{DAY}")), "{shown}");
    let (names, json, cmd) = listed(cmd);
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(json["dossiers"][0]["variant_of"].as_str(), Some(names[1].as_str()));
    // Put away, it is not gone on with.
    let (shown, cmd) = plain(cmd, "dossiers\n1\narchive\nstop\n");
    assert!(
        told(&shown).contains("In the archive") && told(&shown).contains("” is now in the archive."),
        "{shown}"
    );
    let (_, json, cmd) = listed(cmd);
    assert_eq!(json["dossiers"][0]["archived"], true);
    let (shown, cmd) = plain(cmd, "1\nstop\n");
    assert!(told(&shown).contains(&format!("open '{}'", names[1])), "{shown}");
    let (_, cmd) = plain(cmd, "dossiers\n2\narchive\nstop\n");
    assert_eq!(listed(cmd).1["dossiers"][0]["archived"], false);
    // Removing is asked twice, and takes the version before it too.
    let (_, cmd) = plain(Cmd::new(&[]), "5\n2\nstop\n");
    let (shown, cmd) = plain(cmd, "dossiers\n1\nremove\n1\nstop\n");
    assert!(told(&shown).contains("are then gone. This cannot be undone."), "{shown}");
    let (names, _, cmd) = listed(cmd);
    assert_eq!(names.len(), 1);
    let (shown, cmd) = plain(cmd, "dossiers\n1\nremove\n2\nstop\n");
    assert!(told(&shown).contains("Removed: “"), "{shown}");
    assert_eq!(cmd.files(), Vec::<std::path::PathBuf>::new());
}
