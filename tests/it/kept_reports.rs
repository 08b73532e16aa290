//! Saving a report in the wizard: the kinds of files, what is written and where, and what is told where that fails.

use std::path::Path;

use super::common::{Cmd, Shown};

/// To an advice of what ships.
const TO_THE_ADVICE: &str = "1\n1\n7\n2\n1\n1\n2\n6\n2\n6\n";

/// A walk that ends at an advice, and what is typed there.
fn at_the_advice(typed: &str) -> Cmd {
    Cmd::new(&["--plain"]).stdin(format!("{TO_THE_ADVICE}{typed}stop\n"))
}

/// All that was told, with line breaks and indents as blanks.
fn words(shown: &Shown) -> String {
    shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the reports in a folder.
fn reports(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with("verslag"));
    names.sort();
    names
}

#[test]
fn a_report_is_what_the_command_makes_of_the_dossier_in_every_kind() {
    let cmd = at_the_advice("opslaan\n1\n2\n3\n4\n5\n6\n");
    let shown = cmd.run();
    let kept = reports(cmd.folder());
    let endings: Vec<&str> = kept.iter().filter_map(|name| name.rsplit('.').next()).collect();
    assert_eq!(endings, ["docx", "html", "md", "odt", "txt", "xlsx"], "{shown}");
    let dossier = cmd.folder().join(cmd.dossier()).to_string_lossy().into_owned();
    let mut cmd = cmd;
    for (name, format) in kept.iter().zip(["docx", "html", "markdown", "odt", "text", "xlsx"]) {
        assert!(words(&shown).contains(&format!("Het verslag staat in [HOME]/{name}.")), "{name}: {shown}");
        cmd = cmd.again(&["report", &dossier, "--format", format]).just_typed();
        let made = cmd.command().output().unwrap();
        let read = std::fs::read(cmd.folder().join(name)).unwrap();
        assert!(made.stdout == read, "{name} is another file than the command makes: {made:?}");
    }
}

#[test]
fn the_kinds_of_files_line_by_line() {
    let shown = at_the_advice("opslaan\n99\nterug\n").run();
    let page = shown.stdout.split("stop): ").nth(11).unwrap();
    insta::assert_snapshot!(page);
    assert!(words(&shown).contains("regels om te kiezen; typ 1 tot en met 6."), "{shown}");
    // One by its name, from the page of the decision.
    let cmd = at_the_advice("besluit\nverslag\nword\n");
    cmd.run();
    assert_eq!(reports(cmd.folder()).len(), 1);
}

#[test]
fn on_leaving_the_command_that_fetches_it_stands_on_one_line() {
    let cmd = at_the_advice("opslaan\n1\n1\n").env("SSH_CONNECTION", "192.0.2.7 50001 198.51.100.4 22");
    let shown = cmd.run();
    let whole: Vec<&str> = shown.stdout.lines().filter(|line| line.starts_with("scp ")).collect();
    assert!(matches!(whole.as_slice(), [one] if one.ends_with(".docx ./")), "{shown}");
    let shown = at_the_advice("opslaan\n1\n").run();
    assert!(!shown.stdout.contains("scp "), "{shown}");
}

#[test]
fn the_same_report_is_one_file_and_another_one_gets_a_number() {
    let cmd = at_the_advice("opslaan\n5\n5\n");
    cmd.run();
    let first = reports(cmd.folder());
    assert_eq!(first.len(), 1, "{first:?}");
    let text = std::fs::read(cmd.folder().join(&first[0])).unwrap();
    // Another answer makes another report; the first one stays as it is.
    let cmd = cmd.again(&["--plain"]).stdin("1\noverzicht\n6\n2\nopslaan\n5\nstop\n");
    let shown = cmd.run();
    let both = reports(cmd.folder());
    assert_eq!(both.len(), 2, "{shown}");
    assert!(both.iter().any(|name| name.ends_with(" (2).txt")), "{both:?}");
    assert_eq!(std::fs::read(cmd.folder().join(&first[0])).unwrap(), text);
}

#[test]
fn a_folder_that_is_set_takes_the_reports_and_one_that_cannot_is_named() {
    let cmd = at_the_advice("opslaan\n5\n").file("delen/leeg", "");
    let folder = cmd.folder().join("delen");
    let cmd = cmd.env("STAPPENPLAN_REPORTS", folder.to_str().unwrap());
    let shown = cmd.run();
    assert_eq!((reports(&folder).len(), reports(cmd.folder()).len()), (1, 0), "{shown}");
    let gone = at_the_advice("opslaan\n5\n");
    let folder = gone.folder().join("weg");
    let gone = gone.env("STAPPENPLAN_REPORTS", folder.to_str().unwrap());
    let told = words(&gone.run());
    let why = "Het verslag is niet bewaard in [HOME]/weg: die map is er niet. Aan uw dossier verandert niets. \
               Vraag wie het programma beheert om een andere map voor verslagen in te stellen.";
    assert!(told.contains(why), "{told}");
    assert_eq!(gone.answers_in(gone.dossier()).lines().count(), 10);
}

#[test]
fn who_came_in_over_ssh_reads_the_command_that_fetches_it() {
    let over = |connection: &str| {
        let cmd = at_the_advice("opslaan\n1\n");
        let told = words(&cmd.env("SSH_CONNECTION", connection).run());
        told.split_once("Zo haalt u het naar uw eigen computer: ").map(|(_, told)| told.to_owned())
    };
    let told = over("192.0.2.7 50001 198.51.100.4 22").unwrap();
    assert!(told.starts_with("scp tester@198.51.100.4:[HOME]/verslag-"), "{told}");
    assert!(told.contains(".docx ./ "), "{told}");
    let told = over("192.0.2.7 50001 198.51.100.4 2022").unwrap();
    assert!(told.starts_with("scp -P 2022 tester@198.51.100.4:"), "{told}");
    // From this very machine there is nothing to fetch.
    assert_eq!(over("127.0.0.1 50001 127.0.0.1 22"), None);
    assert_eq!(over(""), None);
    // A path that a shell would read otherwise is one word.
    let cmd = at_the_advice("opslaan\n1\n").file("Jan's map/leeg", "");
    let folder = cmd.folder().join("Jan's map");
    let cmd = cmd.env("STAPPENPLAN_REPORTS", folder.to_str().unwrap());
    let told = words(&cmd.env("SSH_CONNECTION", "192.0.2.7 50001 198.51.100.4 22").run());
    assert!(told.contains("scp 'tester@198.51.100.4:[HOME]/Jan'\\''s map/verslag-"), "{told}");
}

#[test]
fn what_is_not_saved_in_the_dossier_is_in_its_report() {
    // There is no folder for dossiers.
    let cmd = at_the_advice("opslaan\n5\n").file("dossiers", "een bestand");
    let dossiers = cmd.folder().join("dossiers");
    let cmd = cmd.env("STAPPENPLAN_DOSSIERS", dossiers.to_str().unwrap());
    let shown = cmd.run();
    assert!(words(&shown).contains("Er staat ook in wat nog niet in uw dossier bewaard is."), "{shown}");
    let kept = reports(cmd.folder());
    assert_eq!(kept.len(), 1, "{shown}");
    let text = cmd.read(&kept[0]);
    // No command makes it again, as it is in no file.
    assert!(text.contains("Webcamconsult") && !text.contains("stappenplan report"), "{text}");
    assert_eq!(std::fs::read_to_string(&dossiers).unwrap(), "een bestand");
}

#[test]
fn a_dossier_of_a_newer_program_is_reported_as_far_as_it_is_understood() {
    let cmd = at_the_advice("");
    cmd.run();
    let path = cmd.folder().join(cmd.dossier());
    let text = std::fs::read_to_string(&path).unwrap();
    let (body, _) = text.rsplit_once("sha256: ").unwrap();
    let body = body.replacen("format: 1\n", "format: 2\n", 1);
    let newer = format!("{body}sha256: {}\n", stappenplan::source::digest(body.as_bytes()));
    std::fs::write(&path, &newer).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let cmd = cmd.again(&["open", &name, "--plain"]).stdin("1\nopslaan\n5\nstop\n");
    let shown = cmd.run();
    let told = "Een nieuwere versie van dit programma maakte het dossier: er kan iets ontbreken.";
    assert!(words(&shown).contains(told), "{shown}");
    assert_eq!(reports(cmd.folder()).len(), 1, "{shown}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
}
