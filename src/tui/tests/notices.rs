//! A notice of several lines stands below the page: it covers nothing of it, and what is highlighted stays in view.

use super::{THEME, area, key, model, press, text};
use crate::session::Session;
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

/// The line on which the highlighted row or answer begins, without what a shorter list needs at its edge.
fn highlighted(screen: &str) -> Option<&str> {
    screen.lines().map(str::trim).find(|line| line.starts_with("> "))
}

#[test]
fn a_long_notice_covers_nothing_of_the_page() {
    let model = model(".", "decision_tree.yaml");
    let path = "/een/map/met/een/lange/naam/".repeat(5);
    for size in [(40, 12), (60, 20), (80, 24)] {
        for keys in ["End", "Enter Home", "Enter End", "Enter Answer End", "t End", "t Home", "t Down Down"] {
            let mut session = Session::new(&model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(size));
            for name in keys.split_whitespace() {
                let _ = press(&mut app, name);
            }
            app.make_room_for_notice();
            let before = text(&app);
            let row = highlighted(&before).unwrap_or_else(|| panic!("{size:?} {keys}: {before}"));
            app.exported(Ok(path.clone()));
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
