//! Once the decision is taken: what nothing changes any more is not offered, and the decision itself stays in reach.

use super::{THEME, USUAL, area, key, model, text};
use crate::model::Model;
use crate::session::{AskKind, Decision, Page, Session, Status, StatusChange};
use crate::text::{Day, Lang, Messages};
use crate::tui::app::TuiApp;
use crate::tui::terminal::ctrl;

/// After so many answers, the decision taken.
fn settled(model: &Model, answered: usize) -> Session<'_> {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    let _ = super::press(&mut app, "Enter");
    for _ in 0..answered {
        let _ = super::press(&mut app, "Answer");
    }
    let given = session.choices().clone();
    let on = Day::read("2026-12-01").unwrap();
    let change = StatusChange {
        status: Status::Adopted,
        on,
        by: "de directie".into(),
        look_again: None,
        successor: Default::default(),
    };
    let decision = Decision { history: vec![change], ..Decision::default() };
    let resumed = Session::resume(model, Messages::new(Lang::Nl), given, Default::default());
    resumed.with_decision(decision, Vec::new(), Default::default())
}

#[test]
fn neither_footer_nor_help_offers_what_a_taken_decision_refuses() {
    let model = model(".", "decision_tree.yaml");
    for (answered, keys) in
        [(3, "Enter"), (3, "Enter o Home"), (40, "Enter t Home"), (40, "Enter t Home Enter"), (40, "Enter l")]
    {
        let mut session = settled(&model, answered);
        let mut app = TuiApp::new(&mut session, THEME, area((120, 60)));
        for name in keys.split_whitespace() {
            let _ = super::press(&mut app, name);
        }
        let screen = text(&app);
        let _ = app.press(key("?"));
        let help = text(&app);
        assert!(help.contains("Hulp"), "{keys}: {help}");
        for told in [
            "antwoord wissen",
            "vraag wissen",
            "k kiezen",
            "deze kiezen",
            "een opmerking maken",
            "n antwoord invoeren",
        ] {
            assert!(!screen.contains(told) && !help.contains(told), "{keys}: {told}: {screen}\n{help}");
        }
    }
}

#[test]
fn a_taken_decision_is_seen_and_withdrawn_also_from_a_question() {
    let model = model(".", "decision_tree.yaml").on(Day::read("2026-12-01").unwrap());
    let mut session = settled(&model, 2);
    assert!(session.outcome().is_none() && session.is_settled());
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    let _ = super::press(&mut app, "Enter");
    let _ = super::press(&mut app, "b");
    let screen = text(&app);
    assert!(screen.contains("Uw besluit") && screen.contains("Dit besluit is vastgesteld"), "{screen}");
    app.resize(area((80, 60)));
    let at = text(&app).lines().position(|line| line.contains("Status "));
    assert!(at.is_some(), "{}", text(&app));
    for _ in 0..40 {
        let is_status = |line: &str| line.trim_start().starts_with("> Status");
        if text(&app).lines().any(is_status) {
            break;
        }
        let _ = app.press(key("Down"));
    }
    // A blank keeps what the arrows marked.
    for name in ["Enter", "Right", "Space"] {
        let _ = app.press(key(name));
    }
    assert!(text(&app).contains("(x) vervangen"), "{}", text(&app));
    let _ = app.press(key("3"));
    assert!(text(&app).contains("(x) ingetrokken"), "{}", text(&app));
    // What cannot be undone is asked once more, and anew after any other key.
    for between in ["Space", ""] {
        let _ = app.press(ctrl('s'));
        let screen = text(&app);
        assert!(screen.contains("Weet u het zeker?"), "{between}: {screen}");
        assert_eq!(app.session().decision().status(), Status::Adopted, "{between}: {screen}");
        for name in between.split_whitespace() {
            let _ = app.press(key(name));
        }
    }
    let _ = app.press(ctrl('s'));
    assert_eq!(app.session().decision().status(), Status::Withdrawn, "{}", text(&app));
}

#[test]
fn who_leaves_a_taken_decision_looks_at_it_again_later() {
    let model = model(".", "decision_tree.yaml");
    for (answered, has_answers) in [(0, false), (2, true), (40, true)] {
        let mut session = settled(&model, answered);
        let mut app = TuiApp::new(&mut session, THEME, area((80, 60)));
        // Where no answer is left there are none to look at.
        let start = text(&app);
        assert_eq!(start.contains("Uw antwoorden"), has_answers, "{start}");
        let _ = app.press(key("q"));
        let told = text(&app);
        assert!(told.contains("Alles is bewaard. U kunt het later weer bekijken."), "{told}");
        assert!(!told.contains("later verdergaan"), "{told}");
    }
}

#[test]
fn a_question_of_a_taken_decision_is_only_read() {
    let model = model(".", "decision_tree.yaml");
    let mut session = settled(&model, 40);
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    let mut kinds = Vec::new();
    let _ = super::press(&mut app, "Enter");
    let advice = text(&app);
    for _ in 0..10 {
        let _ = super::press(&mut app, "Back");
        let Page::Ask(ask) = &app.page else { break };
        kinds.push(ask.kind);
        let screen = text(&app);
        assert!(screen.contains("Enter verdergaan") && !screen.contains("Spatie"), "{screen}");
        let _ = app.press(key("1"));
        assert!(text(&app).contains("Dit besluit is vastgesteld"), "{}", text(&app));
        assert!(app.session().unconfirmed().drafts.is_empty());
    }
    assert!(kinds.len() > 5 && kinds.contains(&AskKind::Many), "{kinds:?}");
    // Enter goes on, question by question.
    for _ in &kinds {
        assert!(matches!(app.page, Page::Ask(_)), "{}", text(&app));
        let _ = app.press(key("Enter"));
    }
    assert_eq!(text(&app).lines().next(), advice.lines().next(), "{}", text(&app));
}
