//! Attention points as people see them: flags in every row of an app, what to do first, and what happened since the edition.

use super::common::Cmd;

fn on(day: &str, arguments: &[&str]) -> String {
    let shown = Cmd::new(&[arguments, &["--today", day]].concat()).tree("constructs/attention_since").run();
    shown.stdout
}

const DARK: [&str; 4] = ["walk", "--full", "--answer", "licht=nee"];

#[test]
fn what_to_do_first_stands_above_all_else_and_is_not_said_twice() {
    let told = on("2020-08-01", &DARK);
    let opening =
        "past er één.\n\nDoe nu eerst\n- Zet een lamp neer.\n- Varen: Zet hem eerst in het water.\n";
    assert!(told.contains(opening), "{told}");
    for words in ["Zet een lamp neer", "Zet hem eerst in het water"] {
        assert_eq!(told.matches(words).count(), 1, "{words}:\n{told}");
    }
    assert!(!told.contains("Sinds"), "nothing had happened by then:\n{told}");
    assert!(!on("2020-08-01", &["walk", "--answer", "licht=ja"]).contains("lamp"));
}

#[test]
fn what_happened_since_stands_under_its_own_heading_newest_first() {
    let told = on("2022-04-30", &DARK);
    let of_app = "Sinds zomer 2020\n  - 30 april 2022: De kweker is weer open.\n  - februari 2021: De kweker is gestopt.\n";
    let of_all = "Sinds zomer 2020\n- Datum niet bekend (gezien in april 2022): De winkel is verhuisd.\n\
                  - 1 maart 2021: Het glas is vervangen.\n- 2020: Regenwater is nu ook goed.\n";
    assert!(told.contains(of_app) && told.contains(of_all), "{told}");
    let page = on("2022-04-30", &["app", "varen"]);
    assert!(page.contains("\nSinds zomer 2020\n- 30 april 2022: De kweker is weer open.\n"), "{page}");
}

#[test]
fn a_flag_is_in_every_row_of_its_app() {
    let told = on("2022-04-30", &["walk", "--full", "--answer", "licht=nee"]);
    assert!(told.contains("- Varen. Kweker gestopt, "), "left:\n{told}");
    assert!(told.contains("- Cactus. Prikt, verdraagt geen schaduw"), "dropped:\n{told}");
    assert!(!on("2021-02-27", &DARK).contains("weker gestopt"), "not before its day");
    let compared = on("2022-04-30", &["app", "varen", "cactus"]);
    assert!(compared.contains("kweker gestopt") && compared.contains("prikt"), "{compared}");
    let listed = Cmd::new(&["--plain", "--today", "2022-04-30"]).tree("constructs/attention_since");
    let listed = listed.stdin("toepassingen\nstop\n").run().stdout;
    assert!(listed.contains("Cactus. Prikt."), "{listed}");
}
