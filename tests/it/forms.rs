//! Forms line by line: how a text of several lines is ended and left, values that cannot be, numbers among other choices;
//! and lists that are sorted.

use super::common::{Cmd, Shown};

/// To an advice of what ships, of which six apps are equal.
const TO_THE_ADVICE: &str = "1\n1\n7\n2\n1\n1\n2\n6\n2\n6\n";

fn talk(typed: &str) -> Shown {
    Cmd::new(&["--plain"]).stdin(typed).run()
}

/// What was told, with line breaks as blanks.
fn flat(shown: &Shown) -> String {
    shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_line_of_a_text_can_be_its_end_or_leave_it() {
    // Back in the middle leaves the form; what was typed is there again, with its lines.
    let told = flat(&talk("opmerking\neen\nhulp\ntwee\nterug\nopmerking\nstop\n"));
    assert!(told.contains("(bij elke regel: terug, hulp, stop): Volgende regel (leeg is klaar):"), "{told}");
    assert!(told.contains("Enter: uw tekst is klaar"), "{told}");
    assert!(
        told.contains("Getypt en niet vastgelegd: een twee Wat u hier typt, komt in de plaats"),
        "{told}"
    );
    assert!(!told.contains("Vastgelegd."), "{told}");
    // Stop leaves the program from any line, and keeps what was typed.
    let cmd = Cmd::new(&["--plain"]).stdin("1\nopmerking\neen\nstop\n");
    cmd.run();
    let told = flat(&cmd.again(&["--plain"]).stdin("1\nopmerking\nstop\n").run());
    assert!(told.contains("Getypt en niet vastgelegd: een Wat u hier typt, komt in de plaats"), "{told}");
    // An empty line is its end.
    let told = flat(&talk("opmerking\neen\ntwee\n\nopmerking\nstop\n"));
    assert!(told.contains("Vastgelegd."), "{told}");
    assert!(
        told.contains(
            "Hier staat nu: een twee Wat u hier typt, komt in de plaats van alles wat er nu staat. Uw tekst"
        ),
        "{told}"
    );
}

#[test]
fn a_command_typed_as_text_is_asked_about() {
    let told = flat(&talk("opmerking\nu\nu\n\nopmerking\nstop\n"));
    assert!(told.contains("Hier is “u” tekst. Bedoelt u dat? Typ het dan nog eens."), "{told}");
    assert!(
        told.contains(
            "Hier staat nu: u Wat u hier typt, komt in de plaats van alles wat er nu staat. Uw tekst"
        ),
        "{told}"
    );
    let told = flat(&talk("opmerking\nu\nterug\nopmerking\nstop\n"));
    assert!(!told.contains("Hier staat nu"), "{told}");
    // It is asked about again where something else was typed in between.
    let told = flat(&talk("opmerking\nu\nterug\nopmerking\nu\nstop\n"));
    assert_eq!(told.matches("Hier is “u” tekst.").count(), 2, "{told}");
}

#[test]
fn what_a_person_typed_stays_as_it_was_typed() {
    let cmd = Cmd::new(&["--plain"]);
    let cmd = cmd.stdin(format!(
        "{TO_THE_ADVICE}kies pexip\nmotief p\n\nopmerking pexip\nrem p\n\nbesluit\ndossiers\n1\n3\nyoga\nstop\n"
    ));
    let told = flat(&cmd.run());
    for typed in ["Waarom. motief p", "Pexip. rem p"] {
        let words = typed.split_once(". ").unwrap().1;
        assert!(told.contains(words) && !told.contains(&format!("{words}.")), "{words}: {told}");
    }
    assert!(!told.contains("Motief") && !told.contains("Rem p"), "{told}");
    let told = flat(&cmd.again(&["--plain"]).stdin("stop\n").run());
    assert!(told.contains(" yoga, concept"), "{told}");
}

#[test]
fn one_letter_is_no_part_of_a_name() {
    let told = flat(&talk(&format!("{TO_THE_ADVICE}x\npexi\nlijst\nhulp\nstop\n")));
    let (_, after) = told.split_once("Typ achter wissen het nummer van de vraag.").unwrap();
    assert!(after.contains("Pexip"), "{told}");
    assert!(told.contains("NAAM: meer daarover; een deel van de naam is genoeg"), "{told}");
}

#[test]
fn a_page_that_is_not_there_yet_has_no_title() {
    let told = flat(&talk("1\nplan\nstop\n"));
    let (_, after) = told.split_once("Vraag 2,").unwrap();
    let (after, _) = after.split_once("Uw antwoorden staan in").unwrap();
    assert!(!after.contains("Stappenplan beeldbellen"), "{told}");
}

#[test]
fn what_a_supplier_is_asked_is_asked_in_the_words_of_its_row() {
    let told = flat(&talk(&format!("{TO_THE_ADVICE}navraag clickdoc\nwelke certificaten\nstop\n")));
    assert_eq!(told.matches("Welke certificaten hebt u voor Clickdoc?").count(), 2, "{told}");
    assert!(!told.contains("Heeft Clickdoc een certificaat"), "{told}");
}

/// Where saving is off nothing is saved, also when there is nothing left to save.
#[test]
fn where_nothing_is_saved_nobody_says_that_all_is() {
    let off = Cmd::new(&["--plain"]).env("XDG_STATE_HOME", "/dev/null/nowhere");
    let told = flat(&off.stdin("1\nwis 1\nstop\n").run());
    assert!(told.contains("Niet bewaard") || told.contains("niet bewaard"), "{told}");
    assert!(!told.contains("Alles is nu bewaard"), "{told}");
}

#[test]
fn a_day_that_is_none_can_be_mended_and_left() {
    let told = flat(&talk(&format!("{TO_THE_ADVICE}plan\ntaak 1\n\nJan\n31-2-2027\n\n\nstop\n")));
    let wrong = "Deze dag bestaat niet. Kijk de dag, de maand en het jaar na. Typ het hier, of terug. Met een lege regel blijft het zoals het was.";
    assert_eq!(told.matches(wrong).count(), 1, "{told}");
    assert!(told.contains("Vastgelegd."), "{told}");
    let told = flat(&talk(&format!("{TO_THE_ADVICE}plan\ntaak 1\n\nJan\n31-2-2027\n31-3-2027\n\nstop\n")));
    assert!(told.contains("Jan, uiterlijk 31 maart 2027"), "{told}");
}

#[test]
fn a_number_among_other_choices_is_that_number() {
    let reply = |typed: &str| {
        flat(&talk(&format!("{TO_THE_ADVICE}navraag pexip\nhoogste\n{typed}\nmail\n\nJan\nstop\n")))
    };
    let told = reply("2");
    assert!(told.contains("Typ het getal, of de woorden van een keuze (terug, hulp, stop):"), "{told}");
    assert!(told.contains("2 personen, volgens uw navraag"), "{told}");
    let told = reply("onbeperkt");
    assert!(told.contains("Onbeperkt, volgens uw navraag"), "{told}");
    // One that cannot be is told, and asked for again where numbers are.
    let told = reply("2x\n12");
    assert!(told.contains("12 personen, volgens uw navraag"), "{told}");
}

#[test]
fn the_lines_of_a_motivation_stay_lines() {
    let typed = format!("{TO_THE_ADVICE}kies pexip\n");
    let cmd = Cmd::new(&["--plain"]).stdin(format!("{typed}1\neen\ntwee\n\nbesluit\nopslaan\n6\nstop\n"));
    let shown = cmd.run();
    let lines: Vec<&str> = shown.stdout.lines().map(str::trim).collect();
    let at = lines.iter().rposition(|line| line.ends_with("een"));
    let next = at.and_then(|at| lines.get(at + 1)).unwrap_or_else(|| panic!("{shown}"));
    assert_eq!(next.trim_end_matches('.'), "twee", "{shown}");
    let report =
        cmd.files().into_iter().find(|file| file.extension().is_some_and(|end| end == "md")).unwrap();
    let report = std::fs::read_to_string(cmd.folder().join(report)).unwrap();
    assert!(report.contains("\neen\\\ntwee\n"), "{report}");
}

/// The first names below the heading of what is recommended, for the last time that it was told.
fn order(shown: &Shown) -> Vec<String> {
    let (_, last) = shown.stdout.rsplit_once("\nAanbevolen\n").unwrap();
    let rows = last.lines().take_while(|line| !line.is_empty());
    let names =
        rows.filter_map(|line| line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok()));
    names.map(|(_, rest)| rest.split('.').next().unwrap().to_owned()).collect()
}

#[test]
fn those_that_are_equal_are_sorted_on_the_page_alone() {
    let sorted = |how: &str| {
        let cmd = Cmd::new(&["--plain"]).stdin(format!("{TO_THE_ADVICE}{how}stop\n"));
        (cmd.run(), cmd)
    };
    let (plain, _) = sorted("");
    let by_name = order(&plain);
    assert_eq!(by_name, ["Clickdoc", "MDO Beeldbellen", "Pexip", "Therapieland", "Webcamconsult", "WeSeeDo"]);
    let (shown, cmd) = sorted("sorteer personen\n");
    assert_eq!(
        order(&shown),
        ["Therapieland", "WeSeeDo", "Clickdoc", "Webcamconsult", "MDO Beeldbellen", "Pexip"],
        "{shown}"
    );
    let told = flat(&shown);
    assert!(
        told.contains(
            "Wat gelijk is, staat nu op personen in 2020: van laag naar hoog. Niet bekend staat achteraan."
        ),
        "{told}"
    );
    // The numbers of the rows are those of the page.
    let (why, _) = sorted("sorteer personen\nwaarom 1\n");
    assert!(flat(&why).contains("Therapieland"), "{why}");
    // What is recorded keeps the order of the advice.
    let dossier = cmd.read(cmd.dossier().to_str().unwrap());
    let (_, other) = sorted("");
    let other = other.read(other.dossier().to_str().unwrap());
    let advice = |text: &str| {
        text.split_once("\nadvice:").map(|(_, rest)| rest.split("\nsha256").next().unwrap().to_owned())
    };
    assert_eq!(advice(&dossier), advice(&other));

    let (shown, _) = sorted("sorteer prijs\n");
    assert_eq!(
        order(&shown),
        ["MDO Beeldbellen", "Webcamconsult", "Pexip", "Therapieland", "Clickdoc", "WeSeeDo"],
        "{shown}"
    );
    let (shown, _) = sorted("sorteer prijs\nsorteer naam\n");
    assert_eq!(order(&shown), by_name, "{shown}");
    let (shown, _) = sorted("sorteer\nsorteer kleur\n");
    let which = "Typ achter sorteer waarop: naam, prijs in 2020,";
    // Several columns begin with that.
    let (several, _) = sorted("sorteer p\nsorteer in\n");
    assert_eq!(flat(&several).matches(which).count(), 2, "{several}");
    assert_eq!(flat(&shown).matches(which).count(), 2, "{shown}");
    let shown = talk("sorteer prijs\nstop\n");
    assert!(flat(&shown).contains("Hier is niets te sorteren."), "{shown}");
}

#[test]
fn a_text_that_a_field_does_not_hold_is_taken_as_far_as_it_fits_and_told() {
    let full = "Er past niet meer tekst in dit veld.";
    let long = format!("{}{}{}", "a".repeat(7990), "ß".repeat(10), "ð".repeat(10));
    let cmd = Cmd::new(&["--plain"]).stdin(format!("1\nopmerking\n{long}\n\nstop\n"));
    let shown = cmd.run();
    assert!(shown.stdout.contains(full), "{}", shown.stdout);
    let kept = cmd.again(&["--plain"]).stdin("1\nopmerking\nstop\n").run();
    assert!(kept.stdout.contains("ßß") && !kept.stdout.contains('ð'), "{}", kept.stdout);
    // Line by line up to the same limit, and no further.
    let lines = "regel\n".repeat(201);
    let shown = talk(&format!("1\nopmerking\n{lines}\nstop\n"));
    assert_eq!(shown.stdout.matches(full).count(), 1, "{}", shown.stdout);
    // What fits is told as nothing.
    let shown = talk(&format!("1\nopmerking\n{}\n\nstop\n", "a".repeat(8000)));
    assert!(!shown.stdout.contains(full), "{}", shown.stdout);
}
