//! A reply of a supplier, from the letter to what it did.

use crossterm::event::KeyCode;

use super::{THEME, USUAL, area, drive, model, plain, press, text};
use crate::session::{LetterKind, LettersToSave, Session};
use crate::text::{Day, Lang, Messages};
use crate::tui::app::{Request, TuiApp};

#[test]
fn letters_are_saved_where_they_are_read_and_what_came_of_it_is_told() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let app_of_letter = tree.catalogue.apps.find(|app| app.id == "oolong");
    for (name, keys, of) in [("letters_to_save", "l s", None), ("letter_to_save", "l Enter s", app_of_letter)]
    {
        let mut session = Session::new(&tree, Messages::new(Lang::Nl));
        let mut app = TuiApp::new(&mut session, THEME, area(USUAL));
        for key in format!("Enter {} {keys}", "Answer ".repeat(2)).split_whitespace() {
            let _ = press(&mut app, key);
        }
        insta::assert_snapshot!(name, text(&app));
        let saves = |kind| Request::SaveLetters(LettersToSave { kind, of });
        assert_eq!(app.press(plain(KeyCode::Enter)), saves(LetterKind::Word), "{name}");
        app.files_told("De schijf is vol.".to_owned());
        assert!(text(&app).contains("De schijf is vol."), "{}", text(&app));
        let _ = app.press(plain(KeyCode::Down));
        assert_eq!(app.press(plain(KeyCode::Enter)), saves(LetterKind::Text), "{name}");
        let _ = app.press(plain(KeyCode::Esc));
        assert!(text(&app).contains("s bewaren"), "{}", text(&app));
    }
}

#[test]
fn the_highlight_stays_on_the_row_of_a_reply() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let enter = format!("Enter {} l n", "Answer ".repeat(2));
    let reply = "Enter 1 Tab m a i l Tab Tab J a n Tab Enter";
    for downs in 0..2 {
        let at = format!("{enter} Home {}", "Down ".repeat(downs));
        // The form says what it is about below its title and the name of the app.
        let opened =
            |screen: String| screen.lines().filter(|line| !line.trim().is_empty()).nth(3).map(str::to_owned);
        let before = opened(drive(&tree, USUAL, &format!("{at} Enter")).0);
        let after = drive(&tree, USUAL, &format!("{at} {reply}")).0;
        let again = opened(drive(&tree, USUAL, &format!("{at} {reply} Enter")).0);
        assert_eq!(again, before, "{downs}:\n{after}");
    }
}

#[test]
fn the_highlight_stays_on_the_letter_from_which_a_reply_was_entered() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let at = format!("Enter {} l Down", "Answer ".repeat(2));
    let marked = |keys: &str| {
        let screen = drive(&tree, USUAL, &format!("{at} {keys}")).0;
        screen.lines().find(|line| line.starts_with(" >")).map(str::to_owned)
    };
    let before = marked("");
    assert!(before.as_ref().is_some_and(|row| row.contains("Verse munt")), "{before:?}");
    let after = marked("n Enter 1 Tab m a i l Tab Tab J a n Tab Enter Esc");
    assert!(after.as_ref().is_some_and(|row| row.contains("Verse munt")), "{after:?}");
}

#[test]
fn a_reply_is_entered_where_the_question_stands() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let to_the_letters = format!("Enter {} l", "Answer ".repeat(2));
    for (name, keys) in [
        ("letters", ""),
        ("letter", "Enter"),
        ("replies", "n"),
        ("reply_form", "n Enter"),
        ("reply_form_wrong", "n Enter Tab Tab Tab Tab Enter"),
        ("reply_entered", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter"),
        ("reply_undone", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter u"),
        ("replies_of_all", "n Enter 1 Tab m a i l Tab Tab J a n Tab Enter Esc End Enter"),
    ] {
        insta::assert_snapshot!(name, drive(&tree, USUAL, &format!("{to_the_letters} {keys}")).0);
    }
}

#[test]
fn arrows_choose_among_choices_below_each_other_and_nothing_changed_is_told() {
    let tree = model("tests/constructs/ask_all", "tree.yaml").on(Day::last_of("2026-12-10").unwrap());
    let to_the_form =
        format!("Enter {} l n Enter 1 Tab m a i l Tab Tab J a n Tab Enter Enter", "Answer ".repeat(2));
    let shown = |keys: &str| drive(&tree, USUAL, &format!("{to_the_form} {keys}")).0;
    let before = shown("");
    assert!(before.contains("(x) Het blijft gelden"), "{before}");
    let down = shown("Down");
    assert!(down.contains("( ) Het blijft gelden") && down.contains("(x) Neem dit antwoord terug"), "{down}");
    // Up goes back; below the last one is what follows.
    assert_eq!(shown("Down Up"), before);
    assert!(shown("Down Down").contains("> [ Vastleggen ]"), "{}", shown("Down Down"));
    assert_eq!(shown("Down Back"), before, "the choice is let go");
    let unchanged = shown("Ctrl-S");
    assert!(
        unchanged.contains("U hebt niets veranderd") && !unchanged.contains("Vastgelegd."),
        "{unchanged}"
    );
}
