//! A page stays where the person left it: at its ends, behind the help, and in another window.

use proptest::prelude::*;

use super::{THEME, TREES, area, key, text, to_the_advice};
use crate::session::Session;
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;
use crate::tui::history::PageKind;

/// Windows in which little, something and all of a page fits.
const SIZES: [(u16, u16); 4] = [(40, 12), (60, 20), (80, 24), (120, 40)];

/// Runs a check on the application after keys.
#[track_caller]
fn after(size: (u16, u16), keys: &str, check: impl Fn(&mut TuiApp<'_, '_>)) {
    TREES.with(|model| {
        let mut session = Session::new(model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        for name in keys.split_whitespace() {
            let _ = super::press(&mut app, name);
        }
        check(&mut app);
    });
}

/// What is in view after more keys.
fn seen(app: &mut TuiApp<'_, '_>, keys: &str) -> String {
    for name in keys.split_whitespace() {
        let _ = app.press(key(name));
    }
    text(app)
}

/// The keys to pages of every kind that scroll somewhere.
fn pages() -> Vec<String> {
    let advice = to_the_advice();
    let more = ["", "o", "t", "t End Enter", "t v", "t End w", "d", "p", "l", "w", "?"];
    let pages = more.iter().map(|keys| format!("{advice} {keys}"));
    pages.chain(["", "Enter", "Enter ?", "Enter Enter", "Enter Enter Tab t"].map(str::to_owned)).collect()
}

#[test]
fn the_end_is_the_end_and_the_beginning_the_beginning() {
    for size in SIZES {
        for page in pages() {
            after(size, &page, |app| {
                let end = seen(app, "End");
                assert_eq!(seen(app, "End"), end, "{size:?} {page}: End twice");
                assert_eq!(seen(app, "Down"), end, "{size:?} {page}: Down at the end");
                assert_eq!(seen(app, "PageDown"), end, "{size:?} {page}: PageDown at the end");
                let before = app.position().list;
                let _ = seen(app, "Up");
                let after = app.position().list;
                // One row up, or within the text behind the last row one line.
                let one_up = after.item + 1 == before.item
                    || (after.item == before.item && after.top + 1 == before.top);
                assert!(
                    one_up || before == after && before.top == 0,
                    "{size:?} {page}: {before:?} {after:?}"
                );
                let home = seen(app, "Home");
                assert_eq!(seen(app, "Home"), home, "{size:?} {page}: Home twice");
                assert_eq!(seen(app, "Up"), home, "{size:?} {page}: Up at the beginning");
                assert_eq!(app.position().list.top, 0, "{size:?} {page}");
            });
        }
    }
}

#[test]
fn a_window_at_an_end_shows_the_last_line() {
    for size in SIZES {
        for page in pages() {
            after(size, &format!("{page} End"), |app| {
                if let Some((_, last, total)) = app.pane.window(app.position())
                    && !matches!(app.page, crate::session::Page::Ask(_))
                {
                    assert_eq!(last, total, "{size:?} {page}");
                }
            });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_help_leaves_the_page_below_as_it_was(
        keys in proptest::collection::vec(super::any_key(), 1..60), size in prop::sample::select(SIZES.to_vec()),
    ) {
        after(size, "", |app| {
            for key in &keys {
                let _ = app.press(*key);
                if app.is_searching() || app.page_kind() == PageKind::Help {
                    continue;
                }
                app.notice = None;
                let before = (text(app), app.position());
                let _ = app.press(super::plain(crossterm::event::KeyCode::F(1)));
                if app.page_kind() == PageKind::Help {
                    let _ = seen(app, "Down End Esc");
                    assert_eq!((text(app), app.position()), before);
                }
            }
        });
    }
}
