//! Two people who have one dossier open: what each sees, and that nothing of either is lost.

use super::common::Cmd;
use super::dossiers::{Person, folder, listed, plain, told};

#[test]
fn who_opens_the_same_dossier_is_told_and_saves_once_the_first_has_left() {
    let cmd = Cmd::new(&["open", "ours.yaml", "--plain"]).tree("second/english").stdin("");
    let mut first = Person::start(&cmd);
    first.types("5\n", "Question 2");
    let mut second = Person::start(&cmd);
    let seen = second.types("1\n", "Question 2");
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("The dossier “ours” is open with tester@"), "{seen}");
    let seen = second.types("2\n", "Not saved: tester@");
    assert!(seen.contains("Not saved: tester@"), "{seen}");
    assert_eq!(cmd.answers_in("ours.yaml"), "time: 5\n");
    assert_eq!(first.leaves().1, Some(1));
    second.types("4\n", "All is saved now.");
    let (rest, code) = second.leaves();
    assert!(rest.contains("/ours.yaml"), "a whole path: {rest}");
    assert_eq!(code, Some(0));
    assert_eq!(cmd.answers_in("ours.yaml"), "time: 5\nguests: nobody\ngrain: none\n");
}

#[test]
fn two_who_both_changed_a_dossier_lose_nothing() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let name = listed(cmd);
    let (name, cmd) = (name.0[0].clone(), name.2);
    let cmd = cmd.again(&["open", &name, "--plain"]).tree("second/english").stdin("");
    let mut first = Person::start(&cmd);
    first.types("1\n", "Question 2");
    let mut second = Person::start(&cmd);
    second.types("1\n", "Question 2");
    first.types("1\n", "Chosen: ");
    first.leaves();
    second.types("2\n", "Someone else changed this dossier.");
    // With a version before it, which is no dossier.
    second.types("4\n", "");
    let (rest, code) = second.leaves();
    assert!(rest.contains(".conflict-"), "{rest}");
    assert_eq!(code, Some(0));
    assert!(cmd.files().iter().any(|path| {
        let path = path.to_string_lossy();
        path.contains(".conflict-") && path.ends_with(".vorige")
    }));
    let file = folder(&cmd).join(format!("{name}.yaml"));
    assert_eq!(cmd.answers_in(file), "time: 5\nguests: some\n");
    let (names, json, cmd) = listed(cmd);
    assert_eq!(names.len(), 2, "{names:?}");
    // Both have one name: their files tell them apart.
    let listing = cmd.again(&["dossiers", "--lang", "en"]);
    let lines = listing.run().stdout;
    assert_eq!(lines.matches(&format!(" · {name}.yaml")).count(), 2, "{lines}");
    let (shown, cmd) = plain(listing, "dossiers\nstop\n");
    assert!(told(&shown).contains(".yaml.conflict-"), "{shown}");
    let conflict = json["dossiers"].as_array().unwrap().iter().find(|one| one["conflict"] == true).unwrap();
    let path = conflict["path"].as_str().unwrap().replace("[HOME]", cmd.folder().to_str().unwrap());
    assert_eq!(cmd.answers_in(path), "time: 5\nguests: nobody\ngrain: none\n");
    // The next start tells of it, and it can be gone on with as a dossier.
    let (shown, cmd) = plain(cmd, "stop\n");
    assert!(told(&shown).contains("There is a copy of "), "{shown}");
    let (shown, cmd) = plain(cmd, "dossiers\n1\n1\nstop\n");
    assert!(told(&shown).contains("You are now in a copy of"), "{shown}");
    assert_eq!(listed(cmd).0.len(), 3);
}

#[test]
fn what_a_colleague_wrote_meanwhile_is_neither_taken_over_nor_removed() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let file = cmd.folder().join(cmd.dossier());
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("");
    let mut person = Person::start(&cmd);
    person.types("1\n", "Question 2");
    // By a program that asks for no lock, as one that keeps two folders the same.
    let text = std::fs::read_to_string(&file).unwrap().replace("answers: [\"5\"]", "answers: [\"7\"]");
    let (body, _) = text.rsplit_once("sha256: ").unwrap();
    let theirs = format!("{body}sha256: {}\n", stappenplan::source::digest(body.as_bytes()));
    std::fs::write(&file, &theirs).unwrap();
    for asked in ["give it another name\nMine", "move to the archive", "remove\n2"] {
        person.types(&format!("dossiers\n1\n{asked}\n"), "someone else changed it in the meantime.");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs, "{asked}");
        assert!(!cmd.files().iter().any(|path| path.to_string_lossy().contains(".conflict-")), "{asked}");
    }
    person.types("dossiers\n1\n1\n2\n", "Someone else changed this dossier.");
    person.leaves();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
}

#[test]
fn one_that_a_colleague_removed_is_told_as_gone_and_not_as_damaged() {
    let (_, cmd) = plain(Cmd::new(&[]), "5\nstop\n");
    let (_, cmd) = plain(cmd, "begin a new dossier\n7\nstop\n");
    let (names, _, cmd) = listed(cmd);
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("");
    let mut person = Person::start(&cmd);
    person.types("dossiers\n2\n", "Move to the archive");
    std::fs::remove_file(folder(&cmd).join(format!("{}.yaml", names[1]))).unwrap();
    person.types("1\n", "This dossier is no longer there.");
    let (rest, _) = person.leaves();
    assert!(rest.contains("1 dossier") && !rest.contains("damaged"), "{rest}");
}

#[test]
fn who_leaves_before_the_other_does_keeps_the_answers_in_a_copy() {
    let cmd = Cmd::new(&["open", "ours.yaml", "--plain"]).tree("second/english").stdin("");
    let mut first = Person::start(&cmd);
    first.types("5\n", "Question 2");
    // Whoever answers nothing leaves nothing behind.
    let (rest, _) = Person::start(&cmd).leaves();
    assert!(!rest.contains("conflict") && !rest.contains("not saved"), "{rest}");
    let copies = |cmd: &Cmd| -> Vec<String> {
        let names = std::fs::read_dir(cmd.folder()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.contains(".conflict-")).collect()
    };
    assert_eq!(copies(&cmd), Vec::<String>::new());
    let mut second = Person::start(&cmd);
    second.types("1\n2\n", "Not saved: tester@");
    let (rest, code) = second.leaves();
    assert!(rest.contains("it makes a copy beside this dossier"), "{rest}");
    let [copy] = &copies(&cmd)[..] else { panic!("{rest}") };
    assert!(rest.contains("This dossier could not be saved: tester@"), "{rest}");
    assert!(rest.contains("Your version is now in ") && rest.contains("To continue: "), "{rest}");
    let (_, command) = rest.split_once("To continue: ").unwrap();
    assert!(command.contains(copy.as_str()), "{rest}");
    assert_eq!(cmd.answers_in(copy), "time: 5\nguests: nobody\n");
    assert_eq!((cmd.answers_in("ours.yaml").as_str(), code), ("time: 5\n", Some(1)));
    first.leaves();
}

#[test]
fn answers_to_a_dossier_that_became_a_folder_are_in_a_copy() {
    let cmd = Cmd::new(&["open", "ours.yaml", "--plain"]).tree("second/english").stdin("");
    let mut person = Person::start(&cmd);
    person.types("5\n", "Question 2");
    std::fs::remove_file(cmd.folder().join("ours.yaml")).unwrap();
    std::fs::create_dir(cmd.folder().join("ours.yaml")).unwrap();
    person.types("2\n", "Not saved: ");
    let (rest, _) = person.leaves();
    let copy = std::fs::read_dir(cmd.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    let copy = copy.into_iter().find(|name| name.to_string_lossy().contains(".conflict-")).unwrap();
    assert_eq!(cmd.answers_in(&copy), "time: 5\nguests: nobody\n");
    assert!(rest.contains("Your version is now in ") && rest.contains(copy.to_str().unwrap()), "{rest}");
}
