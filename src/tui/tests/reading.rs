//! What is on a page can be read in every window, and what is told of it belongs to that page.

use super::{THEME, TREES, USUAL, area, key, model, press, text, to_the_advice};
use crate::session::{Action, Decision, Opinion, Page, PageId, Session, Status, StatusChange};
use crate::text::{Day, Lang, Messages, parse, to_plain};
use crate::tui::app::TuiApp;
use crate::tui::history::PageKind;

/// Windows in which little, something and all of a page fits.
const SIZES: [(u16, u16); 5] = [(40, 12), (60, 20), (80, 24), (80, 40), (120, 40)];

/// Everything that is in view while the highlight goes down.
fn read(app: &mut TuiApp<'_, '_>, name: &str) -> String {
    let mut seen = text(app);
    for _ in 0..120 {
        let _ = app.press(key(name));
        seen.push_str(&text(app));
    }
    seen
}

#[test]
fn what_others_advised_is_read_in_every_window_once_the_decision_is_taken() {
    let model = model(".", "decision_tree.yaml");
    let words = |kind: &str| (0..40).map(|at| format!("{kind}{at:02}")).collect::<Vec<_>>();
    for (size, said) in SIZES.into_iter().flat_map(|size| [(size, 3), (size, 40)]) {
        let (advised, why) = (words("advies")[..said].to_vec(), words("reden")[..said].to_vec());
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let adviser = session.advisers().pop().unwrap();
        let opinion = Opinion {
            text: advised.join(" ").into(),
            why_not: why.join(" ").into(),
            followed: Some(false),
            ..Opinion::default()
        };
        let on = Day::read("2026-12-01").unwrap();
        let adopted = StatusChange {
            status: Status::Adopted,
            on,
            by: "de directie".into(),
            look_again: None,
            successor: Default::default(),
        };
        let decision =
            Decision { opinions: [(adviser, opinion)].into(), history: vec![adopted], ..Decision::default() };
        let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
        let _ = press(&mut app, "Enter");
        for _ in 0..40 {
            let _ = press(&mut app, "Answer");
        }
        let given = app.session().choices().clone();
        let resumed = Session::resume(&model, Messages::new(Lang::Nl), given, Default::default());
        let mut session = resumed.with_decision(decision, Vec::new(), Default::default());
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        for name in ["Enter", "b", "Home"] {
            let _ = press(&mut app, name);
        }
        let seen = read(&mut app, "Down");
        for word in advised.iter().chain(&why) {
            assert!(seen.contains(word), "{size:?} {word}:\n{}", text(&app));
        }
    }
}

#[test]
fn enter_is_to_look_wherever_it_opens_something_to_read() {
    let mut read = 0;
    TREES.with(|model| {
        let advice = to_the_advice();
        for page in [String::new(), advice.clone(), format!("{advice} t"), format!("{advice} l")] {
            let mut session = Session::new(model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area((100, 60)));
            for name in page.split_whitespace() {
                let _ = press(&mut app, name);
            }
            let _ = app.press(key("Home"));
            for _ in 0..30 {
                let screen = text(&app);
                let footer = screen.lines().last().unwrap();
                if let Some(Action::Open(to)) = app.action_seen() {
                    // On the start page it is one word for all rows.
                    let is_start = app.page_kind() == PageKind::Session(PageId::Start);
                    let (told, other) = match to.asks() || is_start {
                        true => ("Enter kiezen", "Enter bekijken"),
                        false => ("Enter bekijken", "Enter kiezen"),
                    };
                    read += usize::from(!to.asks());
                    assert!(footer.contains(told) && !footer.contains(other), "{page} {to:?}: {screen}");
                }
                let _ = app.press(key("Down"));
            }
        }
    });
    assert!(read > 10, "{read}");
}

/// The news on the page in view.
fn news(app: &TuiApp<'_, '_>) -> Option<String> {
    match &app.page {
        Page::Ask(ask) => ask.news.clone(),
        Page::Listing(listing) => listing.news.clone(),
        Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
    }
}

#[test]
fn news_is_told_on_the_page_where_it_happened_until_that_is_left() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let mut session = Session::new(&tree, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area((100, 60)));
    for name in "Enter Answer".split_whitespace() {
        let _ = press(&mut app, name);
    }
    // At a question it is about the one before, wherever the person looked meanwhile.
    let told = news(&app);
    for name in ["t", "Back"] {
        let _ = press(&mut app, name);
    }
    assert!(told.is_some() && news(&app) == told, "{told:?} {}", text(&app));
    let _ = press(&mut app, "Answer");
    assert!(app.session().outcome().is_some() && news(&app).is_some(), "{}", text(&app));
    // What lies over the page is no other page.
    for name in ["?", "Back"] {
        let _ = press(&mut app, name);
    }
    assert!(news(&app).is_some(), "{}", text(&app));
    for name in ["d", "Back"] {
        let _ = press(&mut app, name);
    }
    assert_eq!(news(&app), None, "{}", text(&app));
    for name in "l n Home Enter 1 Tab m a i l Tab Tab J a n Tab Enter".split_whitespace() {
        let _ = press(&mut app, name);
    }
    assert!(news(&app).is_some(), "{}", text(&app));
    for name in ["Back", "Back", "Back", "Back"] {
        let _ = press(&mut app, name);
        assert_eq!(news(&app).filter(|told| told.contains("mail") || told.contains("ntwoord van")), None);
    }
}

#[test]
fn the_explanation_of_every_question_is_read_in_a_small_window() {
    let model = model(".", "decision_tree.yaml");
    for size in [(60, 20), (80, 24)] {
        let mut session = Session::new(&model, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(size));
        let _ = press(&mut app, "Enter");
        let (mut read_of, mut scrolled) = (0, 0);
        for _ in 0..20 {
            let Page::Ask(ask) = &app.page else { break };
            let help = ask.help.as_ref().map(|help| to_plain(&parse(help.as_str()))).unwrap_or_default();
            let last = help.split_whitespace().last().map(str::to_owned);
            let before = text(&app);
            let is_told = |screen: &str| last.as_ref().is_none_or(|last| screen.contains(last.as_str()));
            if !is_told(&before) {
                let marks = before.lines().filter(|line| line.ends_with('─') && line.contains(" van "));
                assert_eq!(marks.count(), 1, "that there is more: {size:?} {last:?}: {before}");
                scrolled += 1;
            }
            let seen = before + &read(&mut app, "PageDown");
            assert!(is_told(&seen), "{size:?} {last:?}: {}", text(&app));
            read_of += usize::from(last.is_some());
            let _ = press(&mut app, "Answer");
        }
        assert!(app.session().outcome().is_some() && read_of > 4, "{}", text(&app));
        assert!(scrolled > 0 || size.0 > 60, "{size:?}");
    }
}
