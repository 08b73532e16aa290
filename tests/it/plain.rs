//! Line mode as a process: whole conversations, wrong input, the end of the input, saving and going on.

use super::common::{Cmd, Shown};
use super::trees;

/// A conversation over the English tree. Its path is a short one: where a line of the page is cut must not depend on
/// where the checkout is.
fn talk(typed: &str) -> Shown {
    let cmd = Cmd::new(&["--plain", "--tree", "trees/english/tree.yaml"]).stdin(typed);
    std::os::unix::fs::symlink(trees::folder("second"), cmd.folder().join("trees")).unwrap();
    cmd.run()
}

#[test]
fn a_whole_walk_line_by_line() {
    let shown = talk("5\nno\nwheat, maize\nstop\n");
    insta::assert_snapshot!("walk_in_lines", shown);
    assert_eq!(shown.code, 0);
}

#[test]
fn nothing_but_lines_of_words_comes_out() {
    let shown =
        talk("?\n1\nhelp\nwhy\noverview\n1\n\nlist\n1\nback\nback\nplan\n2\n2\n1\nplan\n1\nsources\nstop\n");
    // The last line is a path, which is never broken.
    for line in shown.stdout.lines().filter(|line| !line.contains("[HOME]")) {
        assert!(line.chars().count() <= 77, "{line:?}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.chars().any(|c| ('\u{2500}'..='\u{25ff}').contains(&c)), "{line:?}");
    }
}

#[test]
fn wrong_input_gets_one_sentence_and_the_prompt_again() {
    let shown = talk("many\n49\n-1\n99999999999999999999\n\n5\n9\ny\n\n1 2\n2\n2 4\n\nstop\n");
    insta::assert_snapshot!("wrong_input", shown);
    assert_eq!(shown.code, 1, "the walk did not end");
}

#[test]
fn commands_work_at_a_question() {
    let shown =
        talk("5\nback\n\nhelp 1\nwhy rye\nwhy cake\nundo\nlist\n3\nback\noverview\n1\n48\nundo\nstop\n");
    insta::assert_snapshot!("commands", shown);
}

/// What cannot be done is followed by what can.
#[test]
fn a_command_with_the_wrong_words_behind_it_says_what_can_be_typed() {
    let shown =
        talk("help 9\nhelp x\n5\nhelp 9\nhelp cake\nlist\nhelp 99\nwhy 99\ncompare 1, 99\nclear 99\nstop\n");
    let lines: Vec<&str> = shown.stdout.lines().collect();
    let after = |prompt: &str| lines.iter().filter(|line| **line == prompt).count();
    assert_eq!(after("Type help, or help 1."), 2, "{shown}");
    assert_eq!(after("Type help, or help with a number: 1 to 3."), 2, "{shown}");
    assert_eq!(after("Type help, or help with a number: 1 to 4."), 1, "{shown}");
    let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains(". Type a name after why.") && !told.contains("one name. Type a name after"),
        "{shown}"
    );
    assert!(shown.stdout.contains("“99” does not belong to exactly one name. Type 2 to 5 names"), "{shown}");
    assert!(!shown.stdout.contains("“9” does not belong"), "{shown}");
}

#[test]
fn a_row_number_may_be_typed_with_its_full_stop() {
    let with = |stop: &str| {
        let typed = format!(
            "5{0}\n2{0}\nhelp 1{0}\nlist\nwhy 2{0}\nback\ncompare 1{0} 3{0}\nback\nback\nclear 2{0}\nback\nstop\n",
            stop
        );
        // At a question for a number a full stop is no part of it.
        talk(&typed.replacen("5.", "5", 1)).stdout
    };
    assert_eq!(with("."), with(""));
    let told = with("");
    assert!(!told.contains("Nothing found"), "{told}");
    assert!(told.contains("Your answer to question 2 was cleared."), "{told}");
}

#[test]
fn the_plan_is_ticked_and_a_report_is_saved() {
    let cmd =
        Cmd::new(&["--plain"]).tree("second/english").stdin("5\n2\n4\nplan\n2\n3\n2\nback\nsave\n6\nstop\n");
    let shown = cmd.run();
    assert_eq!(shown.code, 0);
    let told = super::common::without_days(&shown.stdout.replace("-20", " 20"));
    insta::assert_snapshot!("plan", told.split("Advice, data of").nth(1).unwrap());
    let is_report = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "md");
    let report = cmd.files().into_iter().find(is_report).unwrap();
    let report = cmd.read(&report.to_string_lossy());
    assert!(report.contains("| Weigh the flour. | to do |"), "{report}");
    assert!(report.contains("| Let the bread cool. | done |"), "{report}");
}

#[test]
fn the_end_of_the_input_is_a_stop() {
    let shown = talk("5");
    assert_eq!(shown.code, 1);
    assert!(shown.stdout.contains("Chosen: 5 hours."));
    assert!(shown.stdout.contains("The input has ended. Your answers are saved.\n"));
    assert_eq!(talk("0\n").code, 1, "blocked is no advice");
}

#[test]
fn the_next_start_goes_on() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english").stdin("5\nstop\n");
    assert!(cmd.run().stdout.contains("To continue: stappenplan"));
    let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("\n2\nstop\n");
    let shown = cmd.run();
    assert!(shown.stdout.contains("1. Continue at question 2 (today, "), "{shown}");
    assert!(shown.stdout.contains("Chosen: No."), "{shown}");
    let again = cmd.again(&["--plain"]).tree("second/english").stdin("begin a new dossier\nstop\n").run();
    assert!(again.stdout.contains("Question 1"), "{again}");
}

#[test]
fn a_walk_in_a_file_is_opened() {
    let cmd = Cmd::new(&["open", "--plain", "mine.yaml"]).tree("second/english").stdin("5\nstop\n");
    assert_eq!(cmd.run().code, 1);
    let cmd = cmd.again(&["open", "--plain", "mine.yaml"]).tree("second/english").stdin("1\n2\nstop\n");
    assert_eq!(cmd.run().code, 1);
    assert_eq!(cmd.answers_in("mine.yaml"), "time: 5\nguests: nobody\n");
    let walked =
        cmd.again(&["walk", "--answers", "mine.yaml", "--answer", "grain=rye"]).tree("second/english").run();
    assert_eq!(walked.code, 1);
}

/// The English tree with something changed, and its catalogue.
#[track_caller]
fn changed_tree(cmd: Cmd, from: &str, to: &str) -> Cmd {
    let folder = super::trees::folder("second/english");
    let tree = std::fs::read_to_string(folder.join("tree.yaml")).unwrap();
    assert!(tree.contains(from));
    let (tree, _) = tree.split_once("\nscenarios:").unwrap();
    let apps = std::fs::read_to_string(folder.join("catalogue/breads.yaml")).unwrap();
    cmd.file("tree.yaml", tree.replace(from, to)).file("catalogue/breads.yaml", apps)
}

#[test]
fn answers_that_no_longer_fit_a_changed_tree_are_told_and_kept() {
    let start = &["--plain", "--tree", "tree.yaml"];
    let cmd = changed_tree(Cmd::new(start), "max: 48", "max: 48").stdin("5\n2\nstop\n");
    cmd.run();
    let cmd = changed_tree(cmd.again(start), "max: 48", "max: 4").stdin("1\n3\nstop\n");
    let shown = cmd.run();
    let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("has changed since you stopped"), "{shown}");
    assert!(told.contains("“5 hours”"), "{shown}");
    assert_eq!(cmd.answers_in(cmd.dossier()), "time: 3\nguests: nobody\n");
    let saved = cmd.read(&cmd.dossier().to_string_lossy());
    assert!(
        saved.contains("set_aside:\n  - question: time\n") && saved.contains("shown: \"5 hours\""),
        "{saved}"
    );
}

#[test]
fn a_damaged_file_is_put_aside() {
    let cmd = Cmd::after_damage("time: [");
    assert!(cmd.files().iter().any(|path| path.to_string_lossy().ends_with(".beschadigd")));
}

#[test]
fn without_a_home_the_walk_goes_on() {
    let shown =
        Cmd::new(&["--plain"]).env("HOME", "/dev/null").tree("second/english").stdin("5\nstop\n").run();
    let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Your answers will not be saved: /dev/null/"), "{shown}");
    assert!(told.contains("Your answers were not saved: /dev/null/"), "{shown}");
    assert_eq!(shown.code, 4);
    // Nothing was answered, so that nothing is lost.
    let shown = Cmd::new(&["--plain"]).env("HOME", "/dev/null").tree("second/english").stdin("stop\n").run();
    assert!(!shown.stdout.contains("were not saved"), "{shown}");
    assert_eq!(shown.code, 1);
}

#[test]
fn a_locale_without_utf8_gets_ascii() {
    let shown = Cmd::new(&["--plain"]).env("LC_ALL", "C").tree("second").stdin("x\nstop\n").run();
    assert!(shown.stdout.is_ascii(), "{shown}");
}

#[test]
fn hostile_input_is_shown_and_does_nothing() {
    let cmd = Cmd::new(&["--plain"]).tree("second/english");
    let shown = cmd.stdin(b"\x1b]52;c;x\x07\n\xff\xfe\n5\x00\nstop\n").run();
    assert!(!shown.stdout.contains('\u{1b}') && !shown.stdout.contains('\u{7}'), "{shown}");
}

/// What is told over what ships, blanks and line breaks as one blank.
fn heard(typed: &str) -> String {
    let shown = Cmd::new(&["--plain"]).stdin(typed).run();
    shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn after_a_change_is_told_what_the_change_did() {
    let told = heard("1\n5\n1,3\n3\nterug\n4\nstop\n");
    let changed = "werd “Nee, wij zoeken iets anders”. Daardoor viel er één af: Teams. Ook kwamen er ";
    assert!(told.contains(changed), "{told}");
    assert!(!told.contains("vorige antwoord"), "{told}");
    let told = heard("2\nterug\n4\nstop\n");
    assert!(told.contains("Daardoor kwamen er ") && !told.contains("viel niets af"), "{told}");
    let told = heard("1\n5\n1,3\n3\nterug\n5\nstop\n");
    assert!(told.contains("werd “Weet ik niet”. Daardoor"), "{told}");
    assert!(!told.contains("Gekozen: Weet ik niet"), "{told}");
}

#[test]
fn an_answer_that_is_not_known_is_told_as_chosen() {
    let told = heard("1\n5\n1,3\n5\nstop\n");
    assert!(told.contains("Gekozen: Weet ik niet. De vraag blijft open."), "{told}");
}

#[test]
fn what_never_fits_is_told_before_the_first_answer() {
    let told = heard("waarom\nstop\n");
    assert!(!told.contains("Er is niets afgevallen.") && told.contains("- Zoom. "), "{told}");
}

#[test]
fn why_without_a_name_is_about_the_page_of_an_app() {
    let told = heard("1\nlijst\n1\nwaarom\nwaarom\nterug\nwaarom\nstop\n");
    assert_eq!(told.matches("Dit is nog niet het einde.").count(), 2, "{told}");
    assert!(told.contains("Afgevallen, en waarom"), "{told}");
}

#[test]
fn help_fits_the_page_and_line_mode() {
    let told = heard("hulp\n1\nhulp\nlijst\nhulp\nstop\n");
    assert!(!told.contains("vakjes"), "{told}");
    assert!(told.contains("hoeveel er overblijven als u alleen dat kiest."), "{told}");
    for back in [
        "terug: deze pagina nog eens lezen - ",
        "terug: deze pagina nog eens lezen; daarna naar de vorige vraag - ",
        "terug: deze pagina nog eens lezen; daarna naar de pagina hiervoor - ",
    ] {
        assert!(told.contains(back), "{back}: {told}");
    }
}

#[test]
fn a_question_that_was_not_reached_has_no_answer_to_clear() {
    let told = heard("wissen 3\nwissen drie\nstop\n");
    assert!(told.contains("U bent nog niet bij vraag 3."), "{told}");
    assert!(told.contains("Typ achter wissen het nummer van de vraag."), "{told}");
    assert!(!told.contains("Niets gevonden"), "{told}");
}

#[test]
fn what_is_compared_is_never_chosen_for_a_person() {
    let told = heard("vergelijk teams\nvergelijk\nstop\n");
    assert_eq!(told.matches("Typ achter vergelijk 2 tot 5 namen").count(), 2, "{told}");
}

#[test]
fn counts_at_the_top_of_a_list_are_sentences() {
    let told = heard("lijst\nterug\n1\n1\nlijst\noverzicht\nstop\n");
    assert!(told.contains("Alle toepassingen 33 toepassingen. "), "{told}");
    assert_eq!(told.matches(" van 33 toepassingen over. ").count(), 2, "{told}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let shown = Cmd::new(&["open", "nietdaar/y.yaml", "--plain"]).stdin("hulp\nstop\n").run();
    assert!(shown.stdout.contains("de map nietdaar bestaat niet. "), "{shown}");
    assert!(!shown.stdout.contains("Elk antwoord wordt meteen bewaard"), "{shown}");
    assert!(shown.stdout.contains("Uw antwoorden worden nu niet bewaard."), "{shown}");
}
