//! Trees that are hard to draw: wide characters and a long word; outcomes that only tell, without a catalogue.

use super::{THEME, area, model, press, text};
use crate::model::Model;
use crate::session::{AskKind, LinePick, Page, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];

/// Answers all that is asked, by keys.
#[track_caller]
fn answer_all(app: &mut TuiApp<'_, '_>, answers: &str) {
    let given: Vec<(&str, &str)> =
        answers.split_whitespace().map(|answer| answer.split_once('=').unwrap()).collect();
    for _ in 0..given.len() {
        let Page::Ask(ask) = &app.page else { unreachable!("{answers}: more answers than questions") };
        let question = app.session().question().unwrap();
        let row = app.session().model().graph.questions.row(question);
        let (_, words) = given.iter().find(|(id, _)| *id == row.id).unwrap();
        let line = |word: &str| {
            let is_it = |pick: LinePick| match pick {
                LinePick::Unknown => word == "unknown",
                LinePick::Answer(answer) => row.answers().unwrap().row(answer).id == word,
            };
            1 + ask.lines.iter().position(|line| is_it(line.pick)).unwrap()
        };
        let keys: String = match ask.kind {
            AskKind::Number { .. } => (*words).to_owned(),
            AskKind::One | AskKind::Many => words.split(',').map(|word| line(word).to_string()).collect(),
        };
        for key in keys.chars() {
            let _ = press(app, &key.to_string());
        }
        let _ = press(app, "Enter");
    }
    assert!(app.session().outcome().is_some(), "{answers}: not all that is asked is answered");
}

/// What stands there after the walk and these keys.
#[track_caller]
fn seen(model: &Model, answers: &str, size: (u16, u16), keys: &str) -> String {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(size));
    let _ = press(&mut app, "Enter");
    answer_all(&mut app, answers);
    for name in keys.split_whitespace() {
        let _ = press(&mut app, name);
    }
    text(&app)
}

/// An organisation for which six apps are equal.
const EQUAL: &str = "met_wie=patienten soort_client=alleen omgeving=office365 inrichting=klaar wanneer=tijd \
                     bewijs=ander ontvanger=geen_account personen=6 zorgverlener=none kosten=betalen geregeld=verwerker";

#[test]
fn those_that_are_equal_are_sorted_by_a_key() {
    let model = model(".", "decision_tree.yaml");
    let order = |keys: &str| {
        let screen = seen(&model, EQUAL, (120, 60), keys);
        let rows = screen.lines().skip_while(|line| !line.contains("Aanbevolen")).skip(1);
        let rows = rows.take_while(|line| !line.contains("Onder voorwaarden"));
        let names: Vec<String> = rows
            .map(|line| line.trim_start_matches(['>', ' ']))
            .filter(|line| line.contains("  "))
            .map(|line| line.split("  ").next().unwrap().to_owned())
            .collect();
        (names, screen)
    };
    let (by_name, screen) = order("");
    assert_eq!(by_name.len(), 6, "{screen}");
    assert!(screen.contains("z sorteren"), "{screen}");
    let (by_price, screen) = order("z");
    assert_eq!(by_price.first().map(String::as_str), Some("Jitsi"), "{screen}");
    assert!(screen.contains("Wat gelijk is, staat nu op prijs in 2020"), "{screen}");
    // The highlight stays with its app.
    assert!(screen.contains("> 24sessions"), "{screen}");
    let (by_persons, screen) = order("z z");
    assert_ne!(by_persons, by_price, "{screen}");
    let (again, screen) = order("z z z z z");
    assert_eq!(again, by_name, "{screen}");
    assert!(screen.contains("Wat gelijk is, staat op naam."), "{screen}");
    // Elsewhere the key does nothing.
    assert_eq!(super::shown("Enter z"), super::shown("Enter"));
}

#[test]
fn the_smallest_first_screen_says_which_why_and_what_it_costs() {
    let model = model(".", "decision_tree.yaml");
    let first = seen(&model, EQUAL, (40, 12), "");
    for told in ["6 toepassingen zijn gelijk", "Prijs in 2020: 24sessions", "Jitsi (gratis)"] {
        assert!(first.contains(told), "{told}:\n{first}");
    }
}

#[test]
fn every_count_has_a_heading_or_a_word() {
    let model = model(".", "decision_tree.yaml");
    for size in SIZES {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        let _ = press(&mut app, "Enter");
        let screen = text(&app);
        let row = screen.lines().find(|line| line.contains("Met patiënten of cliënten")).unwrap();
        let has_word = row.contains(" 26 over");
        assert!(has_word != screen.contains("blijft over"), "{size:?}\n{screen}");
        assert!(row.contains(" 26"), "{size:?}\n{screen}");
    }
}

#[test]
fn trees_that_are_hard_to_draw_have_a_first_screen_too() {
    for (folder, answers, told) in [
        ("tests/screens/wide_text", "a=aka", "赤い稲妻号"),
        ("tests/screens/no_else", "afstand=0", "Algemene brief"),
        ("tests/screens/no_else", "afstand=5 regio_dichtbij=oost", "Wachtlijst"),
    ] {
        let model = model(folder, "tree.yaml");
        for size in SIZES {
            let first = seen(&model, answers, size, "");
            // A wide character takes two cells, the second of which is blank.
            assert!(first.replace(' ', "").contains(&told.replace(' ', "")), "{folder} {size:?}\n{first}");
            let moved = seen(&model, answers, size, "Down End Up Home");
            assert_eq!(moved.lines().count(), usize::from(size.1), "{folder} {size:?}\n{moved}");
        }
    }
}
