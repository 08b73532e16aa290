//! A window in which no page fits.

use crossterm::event::KeyCode;

use super::{THEME, USUAL, area, key, plain, press, text, trees};
use crate::session::Session;
use crate::text::{Lang, Messages};
use crate::tui::app::{Request, TuiApp};

#[test]
fn a_window_that_is_too_small_keeps_all_there_was() {
    let model = trees();
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    for name in ["Enter", "Down", "Enter", "Tab", "t", "/", "e"] {
        let _ = press(&mut app, name);
    }
    let before = text(&app);
    for size in [(0, 0), (1, 1), (39, 12), (40, 11), (300, 1), (1, 120)] {
        app.resize(area(size));
        let _ = app.press(plain(KeyCode::Enter));
        // What there is and what is needed is said where there is room for it, and how to go on without.
        let told = text(&app).replace('\n', " ");
        let has_room = size.0 * size.1 >= 200;
        let (columns, rows) = size;
        let needed = format!(
            "Venster te klein: {columns} bij {rows}. Maak het minstens 40 bij 12, of druk op p: verder regel voor regel."
        );
        assert_eq!(told.contains(&needed), has_room, "{size:?} {told}");
    }
    app.resize(area((120, 40)));
    app.resize(area(USUAL));
    assert_eq!(text(&app), before);
}

#[test]
fn one_key_goes_on_line_by_line_and_only_there() {
    let model = trees();
    for keys in ["", "Enter", "Enter Enter 1", "Enter Enter Tab t / e", "q"] {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
        for name in keys.split_whitespace() {
            let _ = press(&mut app, name);
        }
        app.resize(area((40, 11)));
        assert_eq!(app.press(key("p")), Request::Lines, "{keys}");
        app.resize(area(USUAL));
        assert_ne!(app.press(key("p")), Request::Lines, "{keys}");
    }
}

#[test]
fn no_letter_is_typed_into_a_field_that_nobody_sees() {
    let model = trees();
    for keys in ["Enter Enter 1", "Enter Enter Tab t / e"] {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
        for name in keys.split_whitespace() {
            let _ = press(&mut app, name);
        }
        let before = text(&app);
        app.resize(area((40, 11)));
        for name in ["q", "1", "x", "Back"] {
            let _ = app.press(key(name));
        }
        app.resize(area(USUAL));
        assert!(text(&app).contains("Stoppen?"), "{}", text(&app));
        let _ = app.press(key("Esc"));
        assert_eq!(text(&app), before);
    }
}
