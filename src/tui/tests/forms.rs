//! Forms: what is typed stays, and looks right in every window.

use crossterm::event::KeyCode;

use super::{THEME, USUAL, area, key, model, press, take_first, text, typed_and_pasted};
use crate::model::Model;
use crate::session::Session;
use crate::text::{Lang, Messages};
use crate::tui::app::{Request, TuiApp};
use crate::tui::terminal::{Input, by_word, ctrl, key as plain};
use crate::tui::theme::Theme;

/// At the form of a remark, opened at the first question.
fn at_remark(model: &Model, size: (u16, u16), theme: Theme, check: impl FnOnce(&mut TuiApp<'_, '_>)) {
    let mut session = Session::new(model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, theme, area(size));
    for name in ["Enter", "r"] {
        let _ = press(&mut app, name);
    }
    assert!(app.takes_text());
    check(&mut app);
}

fn type_in(app: &mut TuiApp<'_, '_>, words: &str) {
    for letter in words.chars() {
        let pressed = if letter == '\n' { plain(KeyCode::Enter) } else { plain(KeyCode::Char(letter)) };
        assert_eq!(app.press(pressed), Request::None);
    }
}

#[track_caller]
fn field(app: &TuiApp<'_, '_>) -> String {
    let screen = text(app);
    let lines = screen.lines().filter_map(|line| line.strip_prefix("   | ").or(line.strip_prefix("   |")));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_form_that_is_longer_than_its_room_opens_at_its_top() {
    let model = model(".", "decision_tree.yaml");
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
    let _ = press(&mut app, "Enter");
    for _ in 0..60 {
        let _ = press(&mut app, "Answer");
    }
    let dropped = |app: &TuiApp<'_, '_>| text(app).contains("past niet bij uw antwoorden");
    for name in ["t", "End", "k"] {
        let _ = press(&mut app, name);
    }
    assert!(app.takes_text() && dropped(&app), "{}", text(&app));
    let whole = text(&app);
    let top = whole.lines().nth(2);
    // Where the field is out of view its text stands there first, and typing leads to the field.
    app.resize(area((44, 12)));
    let _ = press(&mut app, "Esc");
    let _ = press(&mut app, "k");
    let small = text(&app);
    assert!(!small.contains("   | "), "{small}");
    assert_eq!(small.lines().nth(2).map(|line| line.trim().get(..12)), top.map(|line| line.trim().get(..12)));
    type_in(&mut app, "x");
    assert!(text(&app).contains("   | x"), "{}", text(&app));
}

#[test]
fn every_letter_is_text_and_every_key_of_a_field_edits() {
    let model = model(".", "decision_tree.yaml");
    at_remark(&model, USUAL, THEME, |app| {
        type_in(app, "qt?o één\ntwee drie");
        assert_eq!(field(app), "qt?o één\ntwee drie");
        for (pressed, holds) in [
            (by_word(KeyCode::Left), "qt?o één\ntwee drie"),
            (plain(KeyCode::Char('X')), "qt?o één\ntwee Xdrie"),
            (ctrl('k'), "qt?o één\ntwee X"),
            (ctrl('z'), "qt?o één\ntwee Xdrie"),
            (ctrl('y'), "qt?o één\ntwee X"),
            (ctrl('z'), "qt?o één\ntwee Xdrie"),
            (plain(KeyCode::End), "qt?o één\ntwee Xdrie"),
            (ctrl('w'), "qt?o één\ntwee"),
            (plain(KeyCode::Up), "qt?o één\ntwee"),
            (plain(KeyCode::Home), "qt?o één\ntwee"),
            (plain(KeyCode::Delete), "t?o één\ntwee"),
            (plain(KeyCode::Right), "t?o één\ntwee"),
            (ctrl('u'), "?o één\ntwee"),
        ] {
            let _ = app.press(pressed);
            assert_eq!(field(app), holds, "{pressed:?}");
        }
    });
}

#[test]
fn letters_that_came_at_once_are_taken_back_word_by_word() {
    let model = model(".", "decision_tree.yaml");
    at_remark(&model, USUAL, THEME, |app| {
        let burst: Vec<Input> =
            "een twee drie".chars().map(|c| Input::Key(plain(KeyCode::Char(c)))).collect();
        let mut left = &burst[..];
        while !left.is_empty() {
            let _ = take_first(app, &mut left);
        }
        app.catch_up();
        for (pressed, holds) in [
            ('z', "een twee"),
            ('z', "een"),
            ('y', "een twee"),
            ('y', "een twee drie"),
            ('y', "een twee drie"),
        ] {
            let _ = app.press(ctrl(pressed));
            assert_eq!(field(app), holds, "{pressed}");
        }
        let _ = press(app, "F1");
        app.resize(area((80, 60)));
        assert!(text(app).contains("Ctrl-Y"), "{}", text(app));
    });
}

/// At the end of a walk, in the list of what to do, after this key at its first row.
fn at_first_task<'s, 'm>(session: &'s mut Session<'m>, key: &str) -> TuiApp<'s, 'm> {
    let mut app = TuiApp::new(session, THEME, area(USUAL));
    let _ = press(&mut app, "Enter");
    for _ in 0..40 {
        let _ = press(&mut app, "Answer");
    }
    for name in ["p", key] {
        let _ = press(&mut app, name);
    }
    app
}

#[test]
fn words_typed_at_a_choice_choose_nothing_until_another_key() {
    let model = model(".", "decision_tree.yaml");
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = at_first_task(&mut session, "Enter");
    let before = text(&app);
    assert!(before.contains("(x) nog te doen"), "{before}");
    type_in(&mut app, "op 3 december");
    let told = text(&app);
    assert!(
        told.contains("(x) nog te doen") && told.contains("Hier typt u niets: kies met de pijltjes."),
        "{told}"
    );
    let _ = press(&mut app, "Right");
    let _ = press(&mut app, "3");
    assert!(text(&app).contains("(x) niet nodig"), "{}", text(&app));
}

#[test]
fn a_remark_at_a_thing_to_do_begins_in_its_field() {
    let model = model(".", "decision_tree.yaml");
    let mut session = Session::new(&model, Messages::new(Lang::Nl));
    let mut app = at_first_task(&mut session, "r");
    type_in(&mut app, "later");
    assert!(text(&app).contains("   | later"), "{}", text(&app));
}

#[test]
fn who_fills_in_nothing_is_not_told_that_it_was_recorded() {
    let model = model(".", "decision_tree.yaml");
    at_remark(&model, USUAL, THEME, |app| {
        let _ = app.press(ctrl('s'));
        assert!(text(app).contains("U hebt niets ingevuld, dus er is niets vastgelegd."), "{}", text(app));
        for typed in ["iets", ""] {
            let _ = press(app, "r");
            let _ = app.press(ctrl('u'));
            type_in(app, typed);
            let _ = app.press(ctrl('s'));
            assert!(text(app).contains("Vastgelegd."), "{typed}: {}", text(app));
        }
        let _ = press(app, "r");
        type_in(app, " ");
        let _ = app.press(ctrl('s'));
        assert!(text(app).contains("U hebt niets ingevuld"), "{}", text(app));
    });
}

#[test]
fn what_is_typed_stays_through_back_help_another_size_and_leaving() {
    let model = model(".", "decision_tree.yaml");
    at_remark(&model, USUAL, THEME, |app| {
        type_in(app, "half");
        for way in ["Esc r", "F1 Esc", "Ctrl-C Esc", "Esc t Esc r"] {
            for name in way.split(' ') {
                let _ = press(app, name);
            }
            assert_eq!(field(app), "half", "{way}");
        }
        app.resize(area((40, 12)));
        app.resize(area(USUAL));
        assert_eq!(field(app), "half");
        assert_eq!(app.session().unconfirmed().forms.len(), 1);
        assert!(app.session().decision().remarks.is_empty());
        assert_eq!(app.press(ctrl('s')), Request::Save);
        assert!(app.session().unconfirmed().forms.is_empty());
        assert_eq!(app.session().decision().remarks.len(), 1);
        assert!(text(app).contains("Uw opmerking: half"), "{}", text(app));
        assert_eq!(app.press(key("u")), Request::Save);
        assert!(app.session().decision().remarks.is_empty());
        assert!(text(app).contains("Ongedaan gemaakt: uw opmerking is weer zoals die was."), "{}", text(app));
    });
}

#[test]
fn a_paste_is_text_and_what_finds_no_room_is_told() {
    let model = model(".", "decision_tree.yaml");
    at_remark(&model, USUAL, THEME, |app| {
        app.paste("q\nq\x1b[31m\n");
        app.catch_up();
        assert_eq!(field(app), "q\nq<U+001B>[31m");
        app.paste(&"a".repeat(100_000));
        app.catch_up();
        let told = "Er past niet meer tekst in dit veld. 92.015 letters zijn weggelaten.";
        assert!(text(app).contains(told), "{}", text(app));
        let form = app.session().unconfirmed().forms.into_values().next().unwrap();
        assert_eq!(form["remark"].as_str().chars().count(), 8000);
    });
    at_remark(&model, USUAL, THEME, |app| {
        app.paste(&"\n".repeat(1000));
        app.paste(&"x\n".repeat(1000));
        app.catch_up();
        let form = app.session().unconfirmed().forms.into_values().next().unwrap();
        assert_eq!(form["remark"].as_str().lines().count(), 200);
    });
}

/// Everything that came at once, as the loop takes it; how often the program went on to a next thing.
fn take(app: &mut TuiApp<'_, '_>, inputs: &[Input]) -> usize {
    let (typed, _) = typed_and_pasted(inputs, app.takes_text(), app.takes_lines());
    let (mut left, mut steps) = (&typed[..], 0);
    while !left.is_empty() {
        let _ = take_first(app, &mut left);
        steps += 1;
    }
    app.catch_up();
    steps
}

#[test]
fn letters_that_come_at_once_are_one_change() {
    let model = model(".", "decision_tree.yaml");
    let keys = |words: &str| words.chars().map(|it| Input::Key(plain(KeyCode::Char(it)))).collect::<Vec<_>>();
    at_remark(&model, USUAL, THEME, |app| {
        assert_eq!(take(app, &keys(&"ab".repeat(1000))), 1);
        let form = app.session().unconfirmed().forms.into_values().next().unwrap();
        assert_eq!(form["remark"].as_str(), "ab".repeat(1000));
        // Other keys between them count where they stand.
        let erase = Input::Key(plain(KeyCode::Backspace));
        let mixed = [keys("xy"), vec![erase.clone(); 2002], keys("één"), vec![erase], keys(" q")].concat();
        assert_eq!(take(app, &mixed), 2006);
        assert_eq!(field(app), "éé q");
        // Not all of them find room, and that is told.
        take(app, &keys(&"aaaa ".repeat(1800)));
        assert!(text(app).contains("1004 letters zijn weggelaten."), "{}", text(app));
    });
    // Lines that a terminal sends without marks, in two parts that end with a line.
    at_remark(&model, USUAL, THEME, |app| {
        let enter = Input::Key(plain(KeyCode::Enter));
        take(app, &[keys("een"), vec![enter.clone()], keys("twee"), vec![enter.clone()]].concat());
        take(app, &[keys("drie"), vec![enter], keys("vier")].concat());
        assert_eq!(field(app), "een\ntwee\ndrie\nvier");
    });
    // In another field they are no text: the last key of a number chooses, and letters at the end do nothing.
    at_remark(&model, USUAL, THEME, |app| {
        let tab = Input::Key(plain(KeyCode::Tab));
        take(app, &[keys("one"), vec![tab.clone()], keys("lost"), vec![tab], keys(" two")].concat());
        assert_eq!(field(app), "one two");
    });
}

#[test]
fn what_was_typed_before_the_end_is_kept() {
    let model = model(".", "decision_tree.yaml");
    let typed = [
        Input::Key(plain(KeyCode::Char('a'))),
        Input::Paste("b\nc".to_owned()),
        Input::Key(plain(KeyCode::Backspace)),
        Input::Key(plain(KeyCode::Char('d'))),
        // What this would do nobody sees.
        Input::Key(ctrl('s')),
        Input::Key(plain(KeyCode::Char('e'))),
    ];
    at_remark(&model, USUAL, THEME, |app| {
        app.take_last(&typed);
        let form = app.session().unconfirmed().forms.into_values().next().unwrap();
        assert_eq!(form["remark"].as_str(), "ab\nd");
        assert!(app.session().decision().remarks.is_empty());
    });
}

#[test]
fn forms_look_right_in_every_window() {
    let model = model("tests/second", "tree.yaml");
    for (name, size, theme) in [
        ("form", USUAL, THEME),
        ("form-40x12", (40, 12), THEME),
        ("form-ascii", (60, 14), Theme::new(false, true)),
    ] {
        at_remark(&model, size, theme, |app| {
            type_in(
                app,
                "Één regel die langer is dan wat er op een regel past, ook in een breed venster.\n日本語のテスト日本語のテスト日本語のテスト日本語のテスト日本語の",
            );
            insta::assert_snapshot!(name, text(app));
        });
    }
}
