//! Whole walks by keys, as a person sees them, and what they cost on the line.
#![expect(clippy::disallowed_methods, reason = "the trees of these tests are files of the repository")]

use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::layout::Rect;

use super::app::{Request, TuiApp};
use super::history::PageKind;
use super::terminal::{EncoderBackend, ctrl, key as plain};
use super::theme::Theme;
use super::{pasted_once, take_first, typed_and_pasted};
use crate::lint::load;
use crate::model::Model;
use crate::order;
use crate::session::{AskKind, Page, PageId, ReportKind, SaveState, Session};
use crate::source::Sources;
use crate::text::{Lang, Messages};

mod first_screens;
mod forms;
mod keys;
mod marks;
mod notices;
mod reading;
mod replies;
mod rows;
mod scrolling;
mod seen;
mod settled;
mod taking_back;
mod told;
mod too_small;

const THEME: Theme = Theme::new(true, false);
const USUAL: (u16, u16) = (80, 24);

/// The tree in a folder of the repository, with its catalogue.
#[track_caller]
fn model(folder: &str, tree: &str) -> Model {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut sources = Sources::new();
    let tree = sources.add(tree, std::fs::read_to_string(folder.join(tree)).unwrap());
    // Some trees have none.
    let entries = std::fs::read_dir(folder.join("catalogue")).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    order::sort(&mut files);
    let add = |path: &std::path::PathBuf| {
        sources.add(path.file_name().unwrap().to_str().unwrap(), std::fs::read_to_string(path).unwrap())
    };
    let apps: Vec<_> = files.iter().map(add).collect();
    load(&sources, tree, &apps, Lang::Nl).model.unwrap()
}

fn trees() -> Model {
    model("tests/second", "tree.yaml")
}

fn area(size: (u16, u16)) -> Rect {
    Rect { x: 0, y: 0, width: size.0, height: size.1 }
}

#[track_caller]
fn key(name: &str) -> KeyEvent {
    match name {
        "Up" => plain(KeyCode::Up),
        "Down" => plain(KeyCode::Down),
        "Left" => plain(KeyCode::Left),
        "Right" => plain(KeyCode::Right),
        "Home" => plain(KeyCode::Home),
        "End" => plain(KeyCode::End),
        "PageUp" => plain(KeyCode::PageUp),
        "PageDown" => plain(KeyCode::PageDown),
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Back" => plain(KeyCode::Backspace),
        "Space" => plain(KeyCode::Char(' ')),
        "Tab" => plain(KeyCode::Tab),
        "F1" => plain(KeyCode::F(1)),
        "Ctrl-C" => ctrl('c'),
        "Ctrl-S" => ctrl('s'),
        letter => plain(KeyCode::Char(letter.chars().next().unwrap())),
    }
}

/// Presses a key by its name. At a new question, where nothing is marked, arrows and Enter begin at the first answer.
/// `Answer` answers the question in view in the way that asks for the least: by its first line or box, by a 4.
fn press(app: &mut TuiApp<'_, '_>, name: &str) -> Request {
    if name == "Answer" {
        let Page::Ask(ask) = &app.page else { return Request::None };
        let keys = match ask.kind {
            AskKind::One => "Home Enter",
            AskKind::Many => "Home Space Enter",
            AskKind::Number { .. } => "4 Enter",
        };
        return keys.split(' ').map(|name| app.press(key(name))).last().unwrap();
    }
    if app.position().is_unmarked && ["Enter", "Down", "Up"].contains(&name) {
        let _ = app.press(key("Home"));
    }
    app.press(key(name))
}

/// The last frame after keys such as "Enter Down 3 Space", and the effects that were not nothing.
#[track_caller]
fn drive(model: &Model, size: (u16, u16), keys: &str) -> (String, Vec<Request>) {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(size));
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let effect = press(&mut app, name);
        if effect == Request::Save {
            app.saved(SaveState::Saved);
        }
        if effect != Request::None {
            effects.push(effect);
        }
    }
    (text(&app), effects)
}

/// A terminal that keeps the bytes it is sent.
type Line = Terminal<EncoderBackend<Vec<u8>>>;

fn line(size: (u16, u16)) -> Line {
    Terminal::new(EncoderBackend::new(Vec::new(), size.into())).unwrap()
}

/// How many bytes bring the terminal up to date.
fn sent(terminal: &mut Line, app: &TuiApp<'_, '_>) -> usize {
    terminal.backend_mut().resize(app.area.as_size());
    terminal.draw(|frame| app.draw(frame)).unwrap();
    std::mem::take(terminal.backend_mut().output_mut()).len()
}

#[track_caller]
fn text(app: &TuiApp<'_, '_>) -> String {
    let mut terminal = Terminal::new(TestBackend::new(app.area.width, app.area.height)).unwrap();
    let shown = terminal.draw(|frame| app.draw(frame)).unwrap();
    let row = |y: u16| {
        let cells = (0..shown.area.width).map(|x| shown.buffer.cell((x, y)).unwrap().symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..shown.area.height).map(row).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn shown(keys: &str) -> String {
    drive(&trees(), USUAL, keys).0
}

/// The line that is highlighted.
#[track_caller]
fn highlighted(keys: &str) -> String {
    let text = shown(keys);
    text.lines().find_map(|line| line.strip_prefix(" > ")).unwrap_or_default().trim_end().to_owned()
}

#[test]
fn a_walk_from_start_to_advice() {
    for (name, keys) in [
        ("start", ""),
        ("first-question", "Enter Down"),
        ("overview", "Enter Enter Enter Tab o"),
        ("list", "Enter Enter Tab t"),
        ("list-searched", "Enter Enter Tab t / e i"),
        ("one-of-the-list", "Enter Enter Tab t Enter"),
        ("help", "Enter ?"),
        ("quit", "Enter Enter Tab q"),
    ] {
        insta::assert_snapshot!(name, shown(keys));
    }
}

#[test]
fn back_goes_one_page_at_a_time_and_never_leaves() {
    let start = shown("");
    assert_eq!(shown("Enter Back"), start);
    assert_eq!(shown("Enter Esc Esc Esc Back Back"), start);
    assert_eq!(shown("Enter t Enter Back Back"), shown("Enter"));
    assert_eq!(shown("Enter o"), shown("Enter"), "there are no answers to look at yet");
    assert_eq!(shown("Enter ? ? Esc"), shown("Enter"));
    let (_, effects) = drive(&trees(), USUAL, &"Esc Back ".repeat(20));
    assert_eq!(effects, []);
}

#[test]
fn back_at_a_question_shows_the_one_before_with_its_answer_highlighted() {
    let number = |line: String| line.split_whitespace().next().unwrap_or_default().to_owned();
    assert_eq!(number(highlighted("Enter Down")), "2");
    assert_ne!(number(highlighted("Enter Down Enter")), "2");
    assert_eq!(number(highlighted("Enter Down Enter Esc")), "2");
    assert_eq!(number(highlighted("Enter Down Enter 5 Enter Back Esc")), "2");
}

#[test]
fn a_number_that_was_answered_is_replaced_by_what_is_typed() {
    let field = |keys: &str| highlighted(keys);
    assert_eq!(field("Enter Enter 1 2"), "Uw getal: [12 ]");
    assert_eq!(field("Enter Enter 1 2 Back"), "Uw getal: [1  ]");
    assert_eq!(field("Enter Enter 1 2 Enter Back"), "Uw getal: [12 ]");
    // The answer that still counts stands beside the field as long as that holds something else.
    for (keys, typed) in [("7", "7  "), ("Back", "1  "), ("Back Back", "   "), ("Back Back Back Back", "   ")]
    {
        let told = field(&format!("Enter Enter 1 2 Enter Back {keys}"));
        assert!(told.starts_with(&format!("Uw getal: [{typed}]  (uw antwoord is 12 ")), "{keys}: {told}");
    }
    assert_eq!(field("Enter Enter 1 2 Enter Back Back 2"), "Uw getal: [12 ]");
    assert_eq!(shown("Enter Enter 1 2 Enter Back Esc"), shown("Enter Enter Esc"));
}

#[test]
fn a_question_never_shows_the_ticks_or_the_number_of_another() {
    let fields = |keys: &str| {
        let text = shown(keys);
        text.lines().filter(|line| line.contains('[')).map(str::to_owned).collect::<Vec<_>>()
    };
    let boxes = format!("Enter {}", "Answer ".repeat(4));
    for (question, earlier) in
        [(boxes.as_str(), "Home"), (boxes.as_str(), "Home Down"), ("Enter Enter Tab", "Home")]
    {
        assert!(!fields(question).is_empty());
        // The earlier question is opened to be changed, and left as it was.
        assert_eq!(fields(&format!("{question} o {earlier} Enter Esc Esc")), fields(question), "{earlier}");
    }
}

#[test]
fn digits_and_letters_never_choose() {
    let (_, effects) = drive(&trees(), USUAL, "Enter 1 2 3 9 0 a b c x y z Tab Space");
    assert_eq!(effects, []);
}

#[test]
fn leaving_takes_a_word_or_the_same_wish_twice() {
    assert_eq!(drive(&trees(), USUAL, "q Enter").1, [Request::Quit]);
    assert_eq!(drive(&trees(), USUAL, "q Down Enter").1, []);
    assert_eq!(drive(&trees(), USUAL, "q Esc").1, []);
    assert_eq!(drive(&trees(), USUAL, "Ctrl-C").1, []);
    assert_eq!(drive(&trees(), USUAL, "Ctrl-C Ctrl-C").1, [Request::Quit]);
    assert_eq!(drive(&trees(), (20, 5), "Ctrl-C Ctrl-C").1, [Request::Quit]);
}

#[test]
fn an_enter_that_is_held_stops_somewhere() {
    let model = trees();
    let (text, effects) = drive(&model, USUAL, &"Enter ".repeat(100));
    assert_eq!(text, drive(&model, USUAL, &"Enter ".repeat(101)).0);
    assert!(effects.iter().all(|effect| *effect == Request::Save));
    assert!(effects.len() < 30);
}

/// The keys from the start to the advice.
fn to_the_advice() -> String {
    format!("Enter {}", "Answer ".repeat(7))
}

#[test]
fn a_report_is_saved_at_each_wish_and_what_came_of_it_is_told() {
    let model = trees();
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    for name in to_the_advice().split_whitespace() {
        let _ = press(&mut app, name);
    }
    assert_eq!(app.press(plain(KeyCode::Char('s'))), Request::None);
    insta::assert_snapshot!("kinds_of_reports", text(&app));
    for _ in 0..2 {
        assert_eq!(app.press(plain(KeyCode::Enter)), Request::SaveReport(ReportKind::Word));
        app.files_told("De schijf is vol.".to_owned());
        assert!(text(&app).contains("De schijf is vol."), "{}", text(&app));
    }
    let _ = app.press(plain(KeyCode::Down));
    assert_eq!(app.press(plain(KeyCode::Enter)), Request::SaveReport(ReportKind::OpenDocument));
    // Back to where it was asked.
    let _ = app.press(plain(KeyCode::Esc));
    assert_eq!(app.page_kind(), PageKind::Session(PageId::Walk));
}

#[test]
fn a_paste_confirms_no_more_than_one_answer() {
    let pasted = [
        plain(KeyCode::Char('q')),
        plain(KeyCode::Enter),
        plain(KeyCode::Char('j')),
        plain(KeyCode::Char('a')),
        plain(KeyCode::Enter),
    ];
    assert_eq!(pasted_once(&pasted), [plain(KeyCode::Char('q')), plain(KeyCode::Enter)]);
    let typed = [plain(KeyCode::Down), plain(KeyCode::Enter), plain(KeyCode::Down), plain(KeyCode::Enter)];
    assert_eq!(pasted_once(&typed), typed);
    let searched = [plain(KeyCode::Char('/')), plain(KeyCode::Char('a')), plain(KeyCode::Char('b'))];
    assert_eq!(pasted_once(&searched), searched);
}

#[test]
fn what_is_chosen_is_laid_side_by_side() {
    for (name, keys) in [
        ("compare", "Enter Enter Tab t v"),
        ("compare-chosen", "Enter Enter Tab t Space Down Down Space Down Space Down Space End Space"),
        ("compare-five", "Enter Enter Tab t Space Down Down Space Down Space Down Space End Space v Right"),
    ] {
        insta::assert_snapshot!(name, shown(keys));
    }
    let columns = |keys: &str| shown(keys).lines().nth(2).unwrap_or_default().to_owned();
    let first = "Enter Enter Tab t ";
    assert!(columns(&format!("{first}End v")).contains("Schietwilg"), "what is highlighted stands first");
    // What was chosen is no longer, or wins of what is highlighted.
    assert_eq!(shown(&format!("{first}Space Space Down Up")), shown(first));
    assert_eq!(
        columns(&format!("{first}Space Down Space End v")),
        columns(&format!("{first}Space Down Space v"))
    );
    // From the page of one app, with it.
    assert_eq!(columns(&format!("{first}Enter v")), columns(&format!("{first}v")));
    assert!(columns(&format!("{first}Space Down Space End Enter v")).contains("Schietwilg"));
    // Back leads to the list, with all that was chosen.
    let chosen = format!("{first}Space Down Space");
    assert_eq!(shown(&format!("{chosen} Up Down v Back")), shown(&format!("{chosen} Up Down")));
    // There is nothing to compare at a question, nor a page to lay beside others on the start page.
    assert_eq!(shown("Enter v"), shown("Enter"));
    assert_eq!(shown("v"), shown(""));
}

#[test]
fn no_more_than_five_are_chosen() {
    let six = "Enter Enter Tab t Space Down Space Down Space Down Space Down Space Down Space";
    let text = shown(six);
    assert!(text.contains("U kunt er hoogstens 5 vergelijken."), "{text}");
    assert_eq!(shown(&format!("{six} Up")).matches('*').count(), 6, "five marks, and how many there are");
    assert!(shown(&format!("{six} Up Space")).contains("Nog gemarkeerd: 4."));
}

#[test]
fn the_footer_has_five_keys_at_most() {
    let model = trees();
    for keys in [
        "",
        "Enter",
        "Enter Enter Tab o",
        "Enter Enter Tab t",
        "Enter Enter Tab t Enter",
        "Enter Enter Tab t v",
    ] {
        let (text, _) = drive(&model, (160, 40), keys);
        let footer = text.lines().last().unwrap_or_default();
        assert!(footer.trim().split("   ").count() <= 5, "{footer}");
        assert!(footer.ends_with("? hulp"), "{footer}");
    }
}

#[test]
fn a_page_of_things_side_by_side_costs_no_more_than_another() {
    let model = model("", "decision_tree.yaml");
    let keys = [
        plain(KeyCode::Enter),
        plain(KeyCode::Home),
        plain(KeyCode::Enter),
        plain(KeyCode::Char('t')),
        plain(KeyCode::Char('v')),
        plain(KeyCode::Down),
        plain(KeyCode::PageDown),
        plain(KeyCode::Down),
    ];
    let costs = costs(&model, &keys);
    assert!(costs.iter().all(|cost| cost.2 > 0 && cost.2 <= 3000), "{costs:?}");
}

fn any_key() -> impl Strategy<Value = KeyEvent> {
    let names = [
        "Up", "Down", "Down", "Home", "End", "PageUp", "PageDown", "Enter", "Enter", "Enter", "Esc", "Back",
        "Space", "Space", "1", "2", "3", "7", "t", "o", "w", "u", "s", "?", "/", "e", "r", "n", "p", "q",
        "v", "v", "l", "Left", "Right", "x", "Tab", ",", "-",
    ];
    prop::sample::select(names.to_vec()).prop_map(key)
}

thread_local! {
    static TREES: Model = trees();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_pressed_a_page_is_shown_and_the_cursor_is_on_it(
        steps in proptest::collection::vec((any_key(), 30u16..130, 8u16..50, any::<bool>()), 1..120),
    ) {
        TREES.with(|model| {
            let mut session = Session::new(model, Messages::new(Lang::Nl));
            let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
            let mut terminal = line(USUAL);
            for (key, width, height, resize) in steps {
                if resize {
                    app.resize(area((width, height)));
                }
                let _ = app.press(key);
                sent(&mut terminal, &app);
                let cursor = terminal.backend_mut().get_cursor_position().unwrap();
                assert!(app.area.contains(cursor), "{cursor:?}");
                assert_eq!(sent(&mut terminal, &app), 0);
            }
        });
    }
}

/// The bytes that each key costs.
#[track_caller]
fn costs(model: &Model, keys: &[KeyEvent]) -> Vec<(KeyEvent, bool, usize)> {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    let mut terminal = line(USUAL);
    let first = sent(&mut terminal, &app);
    assert!(first <= 3000, "the first frame takes {first} bytes");
    let mut costs = Vec::new();
    for key in keys {
        let was_question = matches!(app.page, crate::session::Page::Ask(_));
        let _ = app.press(*key);
        costs.push((*key, was_question, sent(&mut terminal, &app)));
    }
    costs
}

#[test]
fn keys_cost_few_bytes() {
    let model = model("", "decision_tree.yaml");
    // Up and down each question, then the first answer (ticked, where there are boxes; 4 where there is a number).
    let arrows = [
        plain(KeyCode::Down),
        plain(KeyCode::Down),
        plain(KeyCode::Down),
        plain(KeyCode::Down),
        plain(KeyCode::Up),
        plain(KeyCode::Up),
    ];
    let confirm = [
        plain(KeyCode::Home),
        plain(KeyCode::Char(' ')),
        plain(KeyCode::Char('4')),
        plain(KeyCode::Home),
        plain(KeyCode::Enter),
    ];
    let question = [&arrows[..], &confirm[..]].concat();
    let keys = [vec![plain(KeyCode::Enter)], question.repeat(9)].concat();
    let costs = costs(&model, &keys);
    let is_arrow = |key: &KeyEvent| [plain(KeyCode::Up), plain(KeyCode::Down)].contains(key);
    let mut arrows: Vec<usize> =
        costs.iter().filter(|(key, question, _)| *question && is_arrow(key)).map(|cost| cost.2).collect();
    order::sort(&mut arrows);
    let (median, most) = (arrows[arrows.len() / 2], arrows[arrows.len() - 1]);
    assert!(median <= 120 && most <= 280, "arrows take {median} bytes, at most {most}: {arrows:?}");
    let turns: Vec<usize> =
        costs.iter().filter(|cost| cost.0 == plain(KeyCode::Enter)).map(|cost| cost.2).collect();
    assert!(turns.iter().all(|bytes| *bytes <= 3000), "pages take {turns:?}");
}

/// The note of an answer belongs to that answer: it is above the question that follows, and says so.
#[test]
fn a_note_on_an_answer_is_above_the_next_question() {
    let model = model("", "decision_tree.yaml");
    let (frame, _) = drive(&model, USUAL, "Enter 3 Enter");
    let at = |words: &str| frame.lines().position(|line| line.contains(words));
    let (note, question) = (at("Bij uw vorige antwoord: ").unwrap(), at("Wat voor").unwrap());
    assert!(at("Door uw vorige antwoord viel").unwrap() < note && note < question, "{frame}");
    // In a low window, too, it says whose it is.
    let (frame, _) = drive(&model, (60, 18), "Enter 3 Enter");
    assert!(frame.contains("Bij uw vorige antwoord: "), "{frame}");
}
