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

#[test]
fn every_count_has_a_heading_or_a_word() {
    let model = model(".", "decision_tree.yaml");
    for size in SIZES {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        let _ = press(&mut app, "Enter");
        let screen = text(&app);
        let row = screen.lines().find(|line| line.trim_start().starts_with("1  ")).unwrap();
        assert_ne!(row.contains(" over"), screen.contains("blijft over"), "{size:?}\n{screen}");
        // Elsewhere a key that sorts does nothing.
        let _ = press(&mut app, "z");
        assert_eq!(text(&app), screen);
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
