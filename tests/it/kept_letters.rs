//! Letters to suppliers as files: in the wizard and by `report --letters`; what is in them, how they are called, what fails.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::common::{Cmd, Shown, without_days};
use super::documents::document_words;
use super::dossiers::under_file_limit;

const TREE: &str = "constructs/ask_all";
/// Of two teas something is unknown, the others drop: a letter to a supplier, and one to that of a tea without one.
const TO_TWO_LETTERS: &str = "1\n1\n";
const ANSWERS: [&str; 4] = ["--answer", "avond=ja", "--answer", "keurmerk=ja"];

/// A walk that ends at an advice with letters, and what is typed there.
fn typed(lines: &str) -> Cmd {
    Cmd::new(&["--plain"]).tree(TREE).stdin(format!("{TO_TWO_LETTERS}{lines}stop\n"))
}

/// The text of a file of the tree.
fn text_of(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(TREE);
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// `report --letters` of the same answers, with other words in the catalogue.
fn reported(catalogue: &[(&str, &str)], more: &[&str]) -> Cmd {
    let mut text = text_of("catalogue/thee.yaml");
    for (from, to) in catalogue {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    let arguments =
        ["report", "--letters", "post", "--tree", "tree.yaml", "--lang", "nl", "--today", "2026-11-28"];
    let all = [&arguments[..], &ANSWERS[..], more].concat();
    let cmd = Cmd::new(&all).file("tree.yaml", text_of("tree.yaml")).file("catalogue/thee.yaml", text);
    std::fs::create_dir(cmd.folder().join("post")).unwrap();
    cmd
}

fn words(shown: &Shown) -> String {
    shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files with letters in a folder.
fn letters(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("brief"));
    files.sort();
    files
}

fn names(folder: &Path) -> Vec<String> {
    letters(folder).iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_letter_as_text_is_whole() {
    let cmd = reported(&[], &[]);
    let shown = cmd.run();
    assert_eq!(shown.code, 0, "{shown}");
    let folder = cmd.folder().join("post");
    assert_eq!(names(&folder), ["brief-2026-11-28-De-Theeplukker.txt", "brief-2026-11-28-Verse-munt.txt"]);
    let text = std::fs::read_to_string(&letters(&folder)[0]).unwrap();
    insta::assert_snapshot!(text);
    assert!(
        words(&shown).contains("2 brieven staan in [HOME]/post. Hun namen beginnen met “brief-2026-11-28-”."),
        "{shown}"
    );
}

#[test]
fn a_letter_for_word_says_the_same_and_holds_no_dossier() {
    let cmd = reported(&[], &[]);
    cmd.run();
    let folder = cmd.folder().join("post");
    let text = std::fs::read_to_string(&letters(&folder)[0]).unwrap();
    let cmd = reported(&[], &["--format", "docx"]);
    let shown = cmd.run();
    let bytes = std::fs::read(&letters(&cmd.folder().join("post"))[0]).unwrap();
    let read = document_words(&bytes);
    // The same words; bullets and line breaks are no words.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(squeezed(&read), squeezed(&text), "{shown}");
    let loaded = cmd.again(&["open", "post/brief-2026-11-28-De-Theeplukker.docx", "--plain"]).run();
    assert_ne!(loaded.code, 0, "nothing of the dossier goes to a supplier: {loaded}");
}

#[test]
fn in_the_wizard_all_or_the_one_that_is_read_are_saved() {
    let cmd = typed("leveranciers\nopslaan\n2\n2\n");
    let shown = cmd.run();
    let kept = names(cmd.folder());
    assert_eq!(kept.len(), 2, "the same once more is no other file: {kept:?}\n{shown}");
    assert!(kept.iter().all(|name| name.ends_with(".txt")), "{kept:?}");
    assert!(words(&shown).contains("2 brieven staan in [HOME]. Hun namen beginnen met “brief-"), "{shown}");
    let cmd = typed("leveranciers\n2\nopslaan\n1\n");
    let shown = cmd.run();
    let kept = names(cmd.folder());
    assert!(matches!(kept.as_slice(), [one] if one.ends_with("-Verse-munt.docx")), "{kept:?}\n{shown}");
    assert!(words(&shown).contains(&format!("De brief staat in [HOME]/{}.", kept[0])), "{shown}");
    // Nothing of a letter is in view any more: then it is the report again.
    let cmd = typed("leveranciers\nterug\nopslaan\n5\n");
    let shown = cmd.run();
    assert_eq!(names(cmd.folder()), [""; 0], "{shown}");
}

#[test]
fn the_pages_on_which_letters_are_saved() {
    let shown = typed("leveranciers\nopslaan\nterug\n2\nopslaan\n").run();
    let pages: Vec<&str> = shown.stdout.split("stop): ").skip(3).collect();
    insta::assert_snapshot!(without_days(&pages.join("stop):\n")));
}

#[test]
fn who_came_in_over_ssh_reads_one_command_that_fetches_all() {
    let over = "192.0.2.7 50001 198.51.100.4 2022";
    let cmd = typed("leveranciers\nopslaan\n1\n").env("SSH_CONNECTION", over);
    let shown = cmd.run();
    let whole: Vec<&str> = shown.stdout.lines().filter(|line| line.starts_with("scp ")).collect();
    assert!(
        matches!(whole.as_slice(), [one] if one.starts_with("scp -P 2022 'tester@198.51.100.4:[HOME]/brief-")
            && one.ends_with("-*.docx' ./")),
        "{shown}"
    );
    // What would mean other files is not told.
    let cmd = typed("leveranciers\nopslaan\n1\n").file("map [1]/leeg", "");
    let folder = cmd.folder().join("map [1]");
    let cmd = cmd.env("STAPPENPLAN_REPORTS", folder.to_str().unwrap()).env("SSH_CONNECTION", over);
    let shown = cmd.run();
    assert_eq!((names(&folder).len(), shown.stdout.contains("scp ")), (2, false), "{shown}");
}

#[test]
fn a_hostile_name_is_a_safe_name_of_a_file() {
    for (name, file) in [
        ("../../-rf/\\u0007x\\u202e\\u2066 munt", "rfU0007xU202EU2066-munt"),
        ("-munt", "munt"),
        ("..", "munt"),
        ("日本", "munt"),
        ("Één thee", "Een-thee"),
    ] {
        let cmd = reported(&[("name: Verse munt", &format!("name: \"{name}\""))], &[]);
        let shown = cmd.run();
        assert_eq!(shown.code, 0, "{name}: {shown}");
        let found = names(&cmd.folder().join("post"));
        let wanted = format!("brief-2026-11-28-{file}.txt");
        assert!(found.len() == 2 && found.contains(&wanted), "{name}: {found:?}");
    }
}

#[test]
fn names_that_are_the_same_in_a_file_get_numbers() {
    let cmd = reported(&[("name: Verse munt", "name: \"De / Theeplukker!\"")], &[]);
    let (first, again) = (cmd.run(), cmd.run());
    assert_eq!((first.code, again.code), (0, 0), "{again}");
    let found = names(&cmd.folder().join("post"));
    let wanted = ["brief-2026-11-28-De-Theeplukker (2).txt", "brief-2026-11-28-De-Theeplukker.txt"];
    assert_eq!(found, wanted, "{first}");
    assert!(words(&first).contains("2 brieven"), "{first}");
    let told = "Er stond al een andere brief met die naam. De nieuwe heet “brief-2026-11-28-De-Theeplukker (2).txt”.";
    assert!(words(&first).contains(told), "{first}");
}

#[test]
fn a_walk_without_advice_says_which_question_is_open() {
    let cmd = Cmd::new(&["report", "--letters", ".", "--lang", "nl", "--answer", "avond=nee"]).tree(TREE);
    let shown = cmd.run();
    let (told, open) = ("Er is nu geen brief om te bewaren.", "geef ook antwoord op `keurmerk`");
    assert!(shown.code == 1 && shown.stdout.contains(told) && shown.stderr.contains(open), "{shown}");
}

#[test]
fn a_folder_that_cannot_is_told_and_nothing_is_lost() {
    let gone = typed("leveranciers\nopslaan\n2\n");
    let folder = gone.folder().join("weg");
    let gone = gone.env("STAPPENPLAN_REPORTS", folder.to_str().unwrap());
    let told = words(&gone.run());
    let why = "Er is geen brief bewaard in [HOME]/weg: die map is er niet. Aan uw dossier verandert niets. Vraag wie het \
               programma beheert om een andere map voor verslagen in te stellen.";
    assert!(told.contains(why), "{told}");
    assert_eq!(gone.answers_in(gone.dossier()).lines().count(), 2);
    let (told, _) =
        under_file_limit(&typed(""), 0, &format!("{TO_TWO_LETTERS}leveranciers\nopslaan\n2\nstop\nja\n"));
    assert!(told.contains("Er is geen brief bewaard in"), "{told}");
}

#[test]
fn how_many_were_written_is_told_where_it_goes_no_further() {
    // The second letter names it more than once, and so does not fit any more.
    let long = format!("name: \"{}\"", "Verse munt ".repeat(40));
    let cmd = reported(&[("name: Verse munt", &long)], &[]);
    let (told, code) = reported_under_file_limit(&cmd);
    assert!(told.contains("Van de 2 brieven is er 1 bewaard in ") && told.contains("(ulimit -f)"), "{told}");
    assert_eq!(code, Some(4), "{told}");
    assert_eq!(names(&cmd.folder().join("post")).len(), 1, "no half a letter");
}

/// All that was told on standard error where no file may be larger than 1024 bytes, and the code.
fn reported_under_file_limit(cmd: &Cmd) -> (String, Option<i32>) {
    let real = cmd.command();
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -f 2; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_stappenplan")]);
    shell.args(real.get_args()).current_dir(cmd.folder()).env_clear().env("HOME", cmd.folder());
    let output = shell.output().unwrap();
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code())
}

#[test]
fn a_report_that_may_not_grow_is_told_too() {
    let cmd = Cmd::new(&["report", "--example", "--out", "verslag.txt", "--lang", "nl"]);
    let (told, code) = reported_under_file_limit(&cmd);
    assert!(told.contains("(ulimit -f)"), "{told}");
    assert_eq!((code, cmd.files().len()), (Some(4), 0), "no half a report: {told}");
}

#[test]
fn a_letter_goes_into_a_letterhead() {
    let cmd = reported(&[], &["--format", "docx", "--template", "hoofd.docx"]);
    // Any document is one.
    let made = reported(&[], &["--format", "docx"]);
    made.run();
    let head = std::fs::read(&letters(&made.folder().join("post"))[1]).unwrap();
    let cmd = cmd.file("hoofd.docx", head);
    let shown = cmd.run();
    let files = letters(&cmd.folder().join("post"));
    assert!(shown.code == 0 && files.len() == 2, "{shown}");
    assert!(
        document_words(&std::fs::read(&files[0]).unwrap()).contains("Wij hebben vragen over Oolong."),
        "{shown}"
    );
}

#[test]
fn no_dossier_goes_to_a_supplier_in_a_letterhead() {
    let made = Cmd::new(&["report", "--example", "--out", "hoofd.docx"]);
    made.run();
    let head = std::fs::read(made.folder().join("hoofd.docx")).unwrap();
    let cmd = reported(&[], &["--format", "docx", "--template", "hoofd.docx"]).file("hoofd.docx", head);
    let shown = cmd.run();
    assert!(shown.code == 3 && shown.stderr.contains("In hoofd.docx zit een dossier"), "{shown}");
    assert_eq!(names(&cmd.folder().join("post")), [""; 0]);
}

#[test]
fn of_a_dossier_and_of_the_example_letters_are_made_too() {
    let cmd = typed("");
    cmd.run();
    let dossier = cmd.folder().join(cmd.dossier()).to_string_lossy().into_owned();
    let cmd = cmd.again(&["report", &dossier, "--letters", "."]).tree(TREE);
    let shown = cmd.run();
    assert_eq!((shown.code, names(cmd.folder()).len()), (0, 2), "{shown}");
    let cmd = Cmd::new(&["report", "--example", "--letters", ".", "--format", "docx"]);
    let shown = cmd.run();
    assert!(shown.code == 0 && names(cmd.folder()).len() > 2, "{shown}");
    for (arguments, code, told) in [
        (&["--format", "html"][..], 2, "Kies een van die twee met --format."),
        (&["--format", "odt", "--template", "x.odt"], 2, "Kies --format docx, met een sjabloon dat docx is."),
        (&["--template", "x.docx"], 2, "Kies --format docx, met een sjabloon dat docx is."),
        (&["--out", "x.txt"], 2, "--out"),
        (&["--letters", "weg"], 2, "--letters"),
    ] {
        let shown = reported(&[], arguments).run();
        assert!(shown.code == code && shown.stderr.contains(told), "{arguments:?}: {shown}");
    }
}

#[test]
fn line_by_line_a_reply_at_a_letter_is_about_that_letter() {
    for reply in ["navraag", "navraag 1"] {
        let shown = typed(&format!("leveranciers\n2\n{reply}\n")).run();
        let told = words(&shown);
        assert!(told.contains("Antwoorden over Verse munt"), "{reply}: {told}");
        assert!(!told.contains("Antwoorden over Oolong"), "{reply}: {told}");
    }
}
