//! A notice of several lines stands below the page: it covers nothing of it, and what is highlighted stays in view.

use super::{THEME, area, key, model, press, text};
use crate::session::{SaveState, Session, Unsaved};
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;
use crate::tui::{Input, take_first};

/// The line on which the highlighted row or answer begins, without what a shorter list needs at its edge.
fn highlighted(screen: &str) -> Option<&str> {
    screen.lines().map(str::trim).find(|line| line.starts_with("> "))
}

/// The screen after these keys.
fn after_keys<'s, 'm>(session: &'s mut Session<'m>, size: (u16, u16), keys: &str) -> TuiApp<'s, 'm> {
    let mut app = TuiApp::new(session, THEME, area(size));
    for name in keys.split_whitespace() {
        let _ = press(&mut app, name);
    }
    app.make_room_for_notice();
    app
}

#[test]
fn a_long_notice_covers_nothing_of_the_page() {
    let model = model(".", "decision_tree.yaml");
    let path = "/een/map/met/een/lange/naam/".repeat(5);
    for size in [(40, 12), (60, 20), (80, 24)] {
        for keys in ["End", "Enter Home", "Enter End", "Enter Answer End", "t End", "t Home", "t Down Down"] {
            let mut session = Session::new(&model, Messages::new(Lang::Nl));
            let mut app = after_keys(&mut session, size, keys);
            let before = text(&app);
            let row = highlighted(&before).unwrap_or_else(|| panic!("{size:?} {keys}: {before}"));
            app.files_told(path.clone());
            app.make_room_for_notice();
            let told = text(&app);
            assert_eq!(highlighted(&told), Some(row), "{size:?} {keys}: {told}");
            let notice = told.lines().map(str::trim).collect::<String>();
            assert!(notice.contains(path.as_str()), "{size:?} {keys}: {told}");
            // The next key that does nothing takes the notice away, and the page has its room again.
            let _ = app.press(key("F1"));
            let _ = app.press(key("Esc"));
            app.make_room_for_notice();
            assert_eq!(text(&app).lines().count(), before.lines().count());
            assert_eq!(highlighted(&text(&app)), Some(row), "{size:?} {keys}");
        }
    }
}

#[test]
fn what_stays_told_leaves_the_keys_in_view() {
    let model = model(".", "decision_tree.yaml");
    for reason in ["de schijf is vol", "het bestand mag hier niet zo groot worden (ulimit -f)"] {
        for size in [(40, 12), (60, 20), (80, 24), (120, 24)] {
            for keys in ["", "Enter Home", "Enter Answer", "t Down"] {
                let mut session = Session::new(&model, Messages::new(Lang::Nl));
                let mut app = after_keys(&mut session, size, keys);
                let before = text(&app);
                app.saved(SaveState::Failed(Unsaved::new(reason)));
                app.make_room_for_notice();
                let told = text(&app);
                assert_eq!(told.lines().last(), before.lines().last(), "{size:?} {keys}: {told}");
                let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(
                    words.contains(reason) && words.contains("in dit venster."),
                    "{size:?} {keys}: {told}"
                );
                assert_eq!(highlighted(&told), highlighted(&before), "{size:?} {keys}: {told}");
            }
        }
    }
}

#[test]
fn a_paste_is_text_where_text_goes_and_nothing_elsewhere() {
    let model = super::trees();
    let pasted = |keys: &str, words: &str| {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area((80, 24)));
        for name in keys.split_whitespace() {
            let _ = press(&mut app, name);
        }
        let before = text(&app);
        let request = take_first(&mut app, &mut &[Input::Paste(words.to_owned())][..]);
        assert_eq!(request, crate::tui::app::Request::None);
        app.catch_up();
        app.make_room_for_notice();
        (before, text(&app))
    };
    for keys in ["", "Enter", "Enter Home", "Enter Enter Tab t", "Enter ?", "q", "Enter r Tab"] {
        let (before, after) = pasted(keys, "q1\r\n");
        assert!(after.contains("Geplakte tekst doet hier niets."), "{keys}: {after}");
        let page = |screen: &str| screen.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(page(&before), page(&after), "{keys}");
    }
    for (keys, words, shown) in [
        ("Enter Enter", "12\n", "Uw getal: [12 ]"),
        ("Enter Enter Tab t /", "ei", " ei"),
        ("Enter r", "q1", "| q1"),
    ] {
        let (_, after) = pasted(keys, words);
        assert!(after.contains(shown) && !after.contains("Geplakte"), "{keys}: {after}");
    }
}
