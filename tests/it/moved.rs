//! Files that somebody moves or removes while the program has them open, and names that two people want at once: what is told
//! is where the answers really are.

use super::common::Cmd;
use super::dossiers::Person;

fn opened(path: &str) -> Cmd {
    Cmd::new(&["open", path, "--plain"]).tree("second/english").stdin("")
}

#[test]
fn where_a_folder_was_given_another_name_the_new_one_is_told() {
    for last in ["", "2\n"] {
        let cmd = opened("work/ours.yaml").file("work/x", "");
        let mut person = Person::start(&cmd);
        person.types("5\n", "Question 2");
        std::fs::rename(cmd.folder().join("work"), cmd.folder().join("moved")).unwrap();
        if !last.is_empty() {
            person.types(last, "Question 3");
        }
        let (rest, _) = person.leaves();
        let rest = cmd.scrub(&rest);
        assert!(rest.contains("Your answers are in [HOME]/moved/ours.yaml."), "{last:?}: {rest}");
        assert!(
            rest.contains("open [HOME]/moved/ours.yaml") && !rest.contains("work/ours"),
            "{last:?}: {rest}"
        );
        assert!(cmd.answers_in("moved/ours.yaml").starts_with("time: 5\n"));
        assert!(!cmd.folder().join("work").exists());
    }
}

#[test]
fn a_dossier_is_found_by_the_name_of_its_file_and_nothing_stays_where_nothing_was_answered() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\nstop\n");
    cmd.run();
    let file = cmd.dossier().file_name().unwrap().to_str().unwrap().to_owned();
    let cmd = cmd.again(&["open", &file, "--plain"]).tree("second/english").stdin("1\n2\nstop\n");
    cmd.run();
    assert_eq!(cmd.answers_in(cmd.dossier()), "time: 5\nguests: nobody\n");
    assert!(!cmd.folder().join(&file).exists());
    // A file of that name here is meant first, and one that is nowhere is new.
    let cmd = cmd.again(&["open", "new.yaml", "--plain"]).tree("second/english").stdin("stop\n");
    cmd.run();
    let mut left = std::fs::read_dir(cmd.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!left.any(|name| name.to_string_lossy().contains("new.yaml")));
}

#[test]
fn a_file_that_is_gone_is_told_and_saved_anew() {
    let cmd = opened("ours.yaml");
    let mut person = Person::start(&cmd);
    person.types("5\n", "Question 2");
    std::fs::remove_file(cmd.folder().join("ours.yaml")).unwrap();
    let (rest, code) = person.leaves();
    let rest = cmd.scrub(&rest);
    assert!(rest.contains("was no longer there. They are saved anew, in [HOME]/ours.yaml."), "{rest}");
    assert_eq!((cmd.answers_in("ours.yaml").as_str(), code), ("time: 5\n", Some(1)));
}

#[test]
fn the_folder_of_the_program_is_made_again() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("");
    let mut person = Person::start(&cmd);
    person.types("5\n", "Question 2");
    std::fs::remove_dir_all(cmd.folder().join(".local")).unwrap();
    let (rest, code) = person.leaves();
    assert!(rest.contains("was no longer there. They are saved anew, in "), "{rest}");
    assert_eq!((cmd.answers_in(cmd.dossier()).as_str(), code), ("time: 5\n", Some(1)));
}

#[test]
fn a_folder_of_somebody_else_that_is_gone_is_told() {
    let cmd = opened("work/ours.yaml").file("work/x", "");
    let mut person = Person::start(&cmd);
    person.types("5\n", "Question 2");
    std::fs::remove_dir_all(cmd.folder().join("work")).unwrap();
    let (rest, code) = person.leaves();
    assert!(rest.contains("Your answers were not saved: the folder work does not exist."), "{rest}");
    assert!(!rest.contains("Your answers are in"), "{rest}");
    assert_eq!(code, Some(4));
}

#[test]
fn two_who_open_the_same_answers_at_once_are_each_told_the_name_of_their_own_dossier() {
    let cmd = opened("mine.yaml").file("mine.yaml", "time: 5\n");
    let (mut first, mut second) = (Person::start(&cmd), Person::start(&cmd));
    let read = |person: &mut Person| {
        let said = person.types("1\n", "Question 2");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = [read(&mut first), read(&mut second)];
    first.types("1\n", "Chosen: ");
    second.types("2\n", "Chosen: ");
    for (person, told, answers) in [(first, &told[0], "some"), (second, &told[1], "nobody")] {
        let path = told.split("in a new dossier: ").nth(1).and_then(|rest| rest.split(".yaml.").next());
        let name = path.unwrap().rsplit('/').next().unwrap();
        let (rest, _) = person.leaves();
        assert!(
            cmd.scrub(&rest).contains(&format!("Your answers are in [HOME]/{name}.yaml.")),
            "{name}: {rest}"
        );
        assert_eq!(cmd.answers_in(format!("{name}.yaml")), format!("time: 5\nguests: {answers}\n"));
    }
    assert_eq!(cmd.read("mine.yaml"), "time: 5\n");
}

#[test]
fn a_folder_that_is_made_again_is_saved_in() {
    let cmd = opened("work/ours.yaml");
    let work = cmd.folder().join("work");
    let mut person = Person::start(&cmd);
    let seen = person.types("5\n", "Not saved: the folder work does not exist.");
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("cannot be saved now: the folder work does not exist"), "{seen}");
    std::fs::create_dir(&work).unwrap();
    let seen = person.types("2\n", "Question 3");
    assert!(seen.contains("All is saved now."), "{seen}");
    assert_eq!(cmd.answers_in("work/ours.yaml"), "time: 5\nguests: nobody\n");
    // And while it is open, with what others put there left as it is.
    std::fs::remove_dir_all(&work).unwrap();
    person.types("4\n", "Not saved: the folder work does not exist.");
    std::fs::create_dir(&work).unwrap();
    let (rest, code) = person.leaves();
    assert!(rest.contains("Your answers are in "), "{rest}");
    assert_eq!(cmd.answers_in("work/ours.yaml"), "time: 5\nguests: nobody\ngrain: none\n");
    assert_eq!(code, Some(0));
}

#[test]
fn the_folder_that_is_set_is_saved_in_once_it_is_made() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("");
    let team = cmd.folder().join("team");
    let cmd = cmd.env("STAPPENPLAN_DOSSIERS", team.to_str().unwrap());
    let mut person = Person::start(&cmd);
    let seen = person.types("5\n", "Not saved: ");
    let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("As soon as that is possible, it happens by itself. Make that folder"), "{seen}");
    // Whoever leaves before is asked, and told that nothing is saved.
    person.types("stop\n", "Your answers are not saved yet.");
    std::fs::create_dir(&team).unwrap();
    person.types("back\n2\n", "All is saved now.");
    let (rest, _) = person.leaves();
    assert!(rest.contains("Your answers are in ") && rest.contains("/team/"), "{rest}");
    assert_eq!(
        std::fs::read_dir(&team)
            .unwrap()
            .filter(|it| it.as_ref().unwrap().path().extension().is_some_and(|end| end == "yaml"))
            .count(),
        1
    );
}

#[test]
fn whoever_leaves_where_nothing_can_be_saved_is_asked_first() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\nstop\nback\nstop\nyes\n");
    let shown = cmd.env("STAPPENPLAN_DOSSIERS", "/dev/null").run();
    let told = "Your answers are not saved yet. What is not saved is lost when you quit.";
    let said = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches(told).count(), 2, "{shown}");
    assert!(said.contains("Your answers were not saved: "), "{shown}");
    assert_eq!(shown.code, 4);
}
