//! Apps that are no more, as people see them: under their own heading, with the day and what came in their place, wherever
//! it is told why an app dropped.

use super::common::Cmd;

fn on(day: &str, arguments: &[&str]) -> Cmd {
    Cmd::new(&[arguments, &["--today", day]].concat()).tree("constructs/ended")
}

const NOWHERE: [&str; 2] = ["--answer", "gisteren=nergens"];

#[test]
fn the_advice_tells_it_under_its_own_heading() {
    let walk = |day| on(day, &[["walk", "--full"].as_slice(), &NOWHERE].concat()).run().stdout;
    let told = walk("2022-12-31");
    let ended = "\nGestopt (3)\n- De Bakker. Gestopt op 31 juli 2021; opvolger: De Super.\n\
                 - De Kiosk. Gestopt in februari 2022; opvolger: De Super.\n\
                 - De Markt. Gestopt in 2022; opvolger: een plein verderop.\n";
    assert!(told.contains(ended), "{told}");
    assert!(!told.contains("Afgevallen"), "nothing else dropped:\n{told}");
    assert!(!walk("2021-07-30").contains("Gestopt"));
}

#[test]
fn its_page_and_why_and_reach_tell_it() {
    let shown = |arguments: &[&str]| on("2021-07-31", arguments).run().stdout;
    let words = "Gestopt op 31 juli 2021; opvolger: De Super. De oven is stuk.";
    for arguments in [["app", "bakker"].as_slice(), &["why", "bakker"], &["reach", "bakker"]] {
        let told = shown(arguments).replace('\n', " ");
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
    let compared = shown(&["app", "bakker", "super"]);
    assert!(compared.contains("Gestopt"), "{compared}");
    let before = on("2021-07-30", &["app", "bakker"]).run().stdout;
    assert!(!before.contains("estopt"), "{before}");
}

#[test]
fn scripts_see_it_on_any_day() {
    let json = on("2021-07-30", &["app", "bakker", "--format", "json"]).run().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["ended"],
        serde_json::json!({ "on": "2021-07-31", "because": "de oven is stuk", "successor": "super", "sources": [] })
    );
}

#[test]
fn lines_tell_it_before_and_after_the_first_answer() {
    let list = |typed: &str| on("2022-12-31", &["--plain"]).stdin(typed).run().stdout;
    for typed in ["toepassingen\nstop\n", "waarom\nstop\n", "1\n4\nstop\n"] {
        let told = list(typed);
        assert!(told.contains("\nGestopt"), "{typed:?}:\n{told}");
        assert!(!told.contains("Afgevallen"), "nothing else dropped: {typed:?}:\n{told}");
    }
}

#[test]
fn what_no_answer_counts_is_accounted_for() {
    let list = |day: &str, typed: &str| on(day, &["--plain"]).stdin(typed).run().stdout;
    let end = list("2022-12-31", "4\nstop\n");
    assert!(end.contains("Er viel niets af, 3 gestopt"), "the row of all:\n{end}");
    let end = list("2021-07-31", "4\nstop\n");
    assert!(end.contains("Er viel niets af, één gestopt"), "the row of all:\n{end}");
    let overview = list("2021-07-31", "4\noverzicht\nstop\n");
    assert!(overview.contains("De Bakker staat in geen enkel advies."), "{overview}");
}
