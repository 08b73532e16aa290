//! Nothing is marked at a question that nobody pointed at an answer of.

use super::{THEME, USUAL, area, key, trees};
use crate::session::{AskKind, Page, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::{Request, TuiApp};

#[test]
fn a_withdrawn_answer_leaves_no_mark_on_its_question() {
    let model = trees();
    let mut seen = 0;
    // Whatever was highlighted before, at an advice or at a question further on.
    for answered in 1..12 {
        for down in 0..3 {
            let mut session = Session::new(&model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
            let _ = super::press(&mut app, "Enter");
            for _ in 0..answered {
                let _ = super::press(&mut app, "Answer");
            }
            for _ in 0..down {
                let _ = app.press(key("Down"));
            }
            for name in ["o", "Home", "x", "Back"] {
                let _ = app.press(key(name));
            }
            let Page::Ask(ask) = &app.page else { continue };
            match ask.kind {
                AskKind::One => {
                    assert!(app.position().is_unmarked, "after {answered} answers, {down} down");
                    assert_eq!(app.press(key("Enter")), Request::None, "Enter takes what nobody pointed at");
                }
                AskKind::Many | AskKind::Number { .. } => assert_eq!(app.position().list.item, 0),
            }
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn the_footer_offers_to_withdraw_only_where_that_does_something() {
    let model = trees();
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    for name in ["Enter", "Answer", "Answer", "o", "Home"] {
        let _ = super::press(&mut app, name);
    }
    let withdraw = "x antwoord wissen";
    assert!(super::text(&app).contains(withdraw));
    let _ = app.press(key("End"));
    assert!(!super::text(&app).contains(withdraw), "the last row is a question without an answer");
}
