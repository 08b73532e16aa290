//! Answers that do not count now, ticks of a plan, and boxes that exclude the others: every key does what is told of it.

use super::{THEME, USUAL, area, key, model, text, trees};
use crate::model::Model;
use crate::session::{Action, AskKind, Page, PageId, Session};
use crate::text::{Lang, Messages};
use crate::tui::app::{Request, TuiApp};

const WITHDRAW: &str = "x antwoord wissen";
const WHY: &str = "w waarom";

fn press(app: &mut TuiApp<'_, '_>, keys: &str) {
    for name in keys.split_whitespace() {
        let _ = super::press(app, name);
    }
}

fn with_app(model: &Model, keys: &str, check: impl FnOnce(&mut TuiApp<'_, '_>)) {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    press(&mut app, keys);
    check(&mut app);
}

#[test]
fn an_answer_that_waits_is_withdrawn_and_explained_from_its_row() {
    let model = trees();
    with_app(&model, "Enter Answer Answer Answer Answer o Home x End", |app| {
        assert!(matches!(app.action_in_view(), Some(Action::Open(PageId::OffPath(_)))), "{}", text(app));
        let (overview, given) = (text(app), app.session().choices().clone());
        assert!(overview.contains(WITHDRAW) && overview.contains(WHY), "{overview}");
        for way in ["w", "Enter"] {
            press(app, way);
            let why = text(app);
            assert!(why.contains("Dit antwoord wacht op vraag 1, die nog open is: "), "{why}");
            assert!(!why.contains(WITHDRAW) && !why.contains(WHY), "{why}");
            press(app, "Back");
            assert_eq!(text(app).lines().collect::<Vec<_>>()[2..], overview.lines().collect::<Vec<_>>()[2..]);
        }
        press(app, "?");
        let mut help = text(app);
        press(app, "PageDown");
        help += &text(app);
        assert!(help.contains("zien waarom dit antwoord nu niet meetelt"), "{help}");
        press(app, "Back");
        assert_eq!(app.press(key("x")), Request::Save);
        assert_eq!(app.session().choices().len() + 1, given.len());
        assert!(text(app).contains("Uw antwoord op “"), "{}", text(app));
        assert_eq!(app.press(key("u")), Request::Save);
        assert_eq!(*app.session().choices(), given);
        assert!(text(app).contains("Ongedaan gemaakt: “"), "{}", text(app));
    });
}

#[test]
fn undo_is_not_told_as_if_it_took_back_a_new_answer() {
    const LAST: &str = " u ongedaan maken ";
    let earlier = " u wijziging van vraag 1 ongedaan maken ";
    let model = model(".", "decision_tree.yaml");
    let help = |app: &mut TuiApp<'_, '_>| {
        app.resize(area((80, 60)));
        press(app, "?");
        let help = text(app);
        press(app, "Back");
        app.resize(area(USUAL));
        help
    };
    with_app(&model, "Enter 2 Enter Back 1 Enter", |app| {
        assert!(text(app).contains(LAST) && !text(app).contains(earlier), "{}", text(app));
        assert!(help(app).contains(" de laatste wijziging ongedaan maken"), "{}", help(app));
        press(app, "Answer");
        assert!(text(app).contains(earlier) && !text(app).contains(LAST), "{}", text(app));
        assert!(
            help(app).contains("een eerdere wijziging ongedaan maken; nieuwe antwoorden"),
            "{}",
            help(app)
        );
        let given = app.session().choices().len();
        press(app, "u");
        assert!(text(app).contains("Ongedaan gemaakt: vraag 1 is weer “"), "{}", text(app));
        assert_eq!(app.session().choices().len(), given);
        assert!(!text(app).contains("ongedaan maken"), "{}", text(app));
    });
    // What was changed last is told as such again; below it is still what was before the new answers.
    with_app(&model, "Enter 2 Enter Back 1 Enter Answer Back 2 Enter", |app| {
        assert!(text(app).contains(LAST), "{}", text(app));
        press(app, "u");
        assert!(text(app).contains(earlier), "{}", text(app));
    });
}

#[test]
fn undo_in_a_plan_takes_back_the_tick() {
    let model = model(".", "decision_tree.yaml");
    with_app(&model, "Enter", |app| {
        for _ in 0..40 {
            press(app, "Answer");
        }
        assert!(app.session().has_page(PageId::Plan), "{}", text(app));
        let _ = app.update(crate::tui::keys::Msg::Open(PageId::Plan));
        assert!(!text(app).contains("u ongedaan maken"), "{}", text(app));
        let untouched = text(app);
        // Also where the top of the page is not in view.
        press(app, "Space End Space");
        assert_eq!(app.session().decision().tasks.len(), 2);
        assert!(text(app).contains("u ongedaan maken"), "{}", text(app));
        for left in [1, 0] {
            assert_eq!(app.press(key("u")), Request::Save);
            assert_eq!(app.session().decision().tasks.len(), left);
            let told = text(app).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.contains("Ongedaan gemaakt. Weer te doen: “") && told.contains("”."), "{told}");
        }
        let title = |screen: &str| screen.lines().next().unwrap().to_owned();
        assert_eq!(title(&text(app)), title(&untouched), "the plan is still in view");
        assert!(!text(app).contains("u ongedaan maken"), "{}", text(app));
    });
}

#[test]
fn a_box_that_excludes_the_others_gives_them_back() {
    let model = model(".", "decision_tree.yaml");
    with_app(&model, "Enter Answer Answer", |app| {
        assert!(matches!(&app.page, Page::Ask(ask) if ask.kind == AskKind::Many), "{}", text(app));
        let ticked = |app: &TuiApp<'_, '_>| match &app.page {
            Page::Ask(ask) => ask.lines.iter().map(|line| line.ticked).collect::<Vec<_>>(),
            _ => unreachable!("a question"),
        };
        press(app, "1 4");
        let before = ticked(app);
        press(app, "7");
        assert_eq!(ticked(app).iter().filter(|it| **it).count(), 1);
        press(app, "8 7 o Back 7");
        assert_eq!(ticked(app), before, "{}", text(app));
        press(app, "8 2");
        assert_eq!(ticked(app).iter().filter(|it| **it).count(), 3, "{}", text(app));
        assert!(text(app).contains("Enter klaar (3 gekozen)"), "{}", text(app));
    });
}
