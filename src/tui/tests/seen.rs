//! What is told of something on the page is told only where that is in view.

use super::{THEME, area, key, model, text, to_the_advice, trees};
use crate::session::{AskKind, Page, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

/// Windows in which little, something and all of a page fits.
const SIZES: [(u16, u16); 5] = [(40, 12), (60, 20), (80, 24), (80, 40), (120, 40)];

#[test]
fn nothing_is_told_of_a_row_that_is_out_of_view() {
    let model = trees();
    let (mut unseen, mut seen) = (0, 0);
    for size in SIZES {
        for more in ["", "o", "t", "t End w", "d", "p", "?"] {
            for to in ["", "Home", "End"] {
                let mut session = Session::new(&model, Messages::new(Lang::Nl));
                let mut app = TuiApp::new(&mut session, THEME, area(size));
                for name in format!("{} {more} {to}", to_the_advice()).split_whitespace() {
                    let _ = super::press(&mut app, name);
                }
                let screen = text(&app);
                let Page::Listing(listing) = &app.page else { continue };
                let details = listing.rows.iter().any(|row| !row.detail.is_empty());
                if app.pane.sees(app.position()) {
                    seen += usize::from(screen.contains("w waarom"));
                    continue;
                }
                unseen += usize::from(details);
                let told = screen.lines().last().unwrap();
                let is_overview = more == "o";
                assert!(is_overview || !told.contains("w waarom"), "{size:?} {more} {to}:\n{screen}");
                assert!(!told.contains("x antwoord wissen"), "{size:?} {more} {to}:\n{screen}");
                let before = screen.clone();
                let _ = app.press(key("Space"));
                assert!(app.chosen.is_empty(), "{size:?} {more} {to}:\n{before}");
            }
        }
    }
    assert!(unseen >= 4 && seen > 5, "{unseen} {seen}");
}

#[test]
fn marks_are_explained_where_they_are_drawn_and_a_count_says_of_what() {
    let model = model(".", "decision_tree.yaml");
    let names: Vec<String> = model.catalogue.apps.rows().iter().map(|app| app.name.one_line()).collect();
    let (mut explained, mut counted) = (0, 0);
    for size in SIZES {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        let _ = app.press(key("Enter"));
        for _ in 0..40 {
            let Page::Ask(ask) = &app.page else { break };
            let keys = if matches!(ask.kind, AskKind::Number { .. }) { "Tab" } else { "Home" };
            let lines = ask.lines.len();
            let _ = app.press(key(keys));
            for _ in 0..lines {
                let screen = text(&app);
                let marked = |line: &str| {
                    names.iter().any(|name| {
                        let start: String = name.chars().take(6).collect();
                        line.contains(&format!("- {start}")) || line.contains(&format!("? {start}"))
                    })
                };
                // Beside the question its place is fixed.
                if size.0 < 120 && screen.contains("? eerst navragen") {
                    explained += 1;
                    assert!(screen.lines().any(marked), "{size:?}:\n{screen}");
                }
                let count = |line: &&str| line.contains(" van 33") && !line.contains("over van 33");
                for line in screen.lines().filter(count) {
                    counted += 1;
                    assert!(line.contains(" van 33 over"), "{size:?}: {line}");
                }
                let _ = app.press(key("Down"));
            }
            let _ = super::press(&mut app, "Answer");
        }
        assert!(app.session().outcome().is_some(), "{}", text(&app));
    }
    assert!(explained > 10 && counted > 10, "{explained} {counted}");
}
