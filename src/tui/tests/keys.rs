//! What the table of keys holds to.

use crossterm::event::{KeyCode, KeyEvent};

use crate::tui::app::{Request, TuiApp};
use crate::tui::form_keys::FORM;
use crate::tui::keys::{ALL, BINDINGS, Focus, Msg, message};
use crate::tui::terminal::{ctrl, key};
use crate::tui::view::Motion;

impl TuiApp<'_, '_> {
    /// A key that came alone.
    pub(super) fn press(&mut self, pressed: KeyEvent) -> Request {
        let request = self.take_key(pressed);
        self.catch_up();
        request
    }
}

#[test]
fn no_letter_or_arrow_confirms_an_answer() {
    for focus in [Focus::One, Focus::Many, Focus::Number, Focus::Beside] {
        for row in BINDINGS.iter().filter(|row| row.on.contains(&focus) && row.msg == Msg::Confirm) {
            assert_eq!(row.keys, [key(KeyCode::Enter)]);
        }
    }
}

#[test]
fn escape_and_backspace_go_back_and_never_leave() {
    for focus in ALL {
        assert_eq!(message(*focus, key(KeyCode::Esc), |_| true), Some(Msg::Back));
    }
    assert_eq!(message(Focus::One, key(KeyCode::Backspace), |_| true), Some(Msg::Back));
    assert_eq!(message(Focus::Number, key(KeyCode::Backspace), |_| true), Some(Msg::Erase));
    assert_eq!(message(Focus::Search, key(KeyCode::Backspace), |_| true), Some(Msg::Erase));
}

#[test]
fn arrows_move_wherever_there_is_something_to_move() {
    for focus in ALL {
        assert_eq!(message(*focus, key(KeyCode::Down), |_| true), Some(Msg::Move(Motion::Down)));
    }
}

#[test]
fn what_is_typed_into_a_field_may_hold_any_letter() {
    for typed in ['q', '?', 't', '1', ' ', 'é', 'x', ',', '.'] {
        for field in [Focus::Search, Focus::Number] {
            assert_eq!(message(field, key(KeyCode::Char(typed)), |_| true), Some(Msg::Type(typed)));
        }
    }
    for command in ['q', '?', 't', 'x', 'u'] {
        let beside = message(Focus::Beside, key(KeyCode::Char(command)), |_| true);
        assert!(beside.is_some_and(|msg| msg != Msg::Type(command)), "{command}");
    }
    assert_eq!(message(Focus::One, key(KeyCode::Char('z')), |_| true), None);
    assert_eq!(message(Focus::One, key(KeyCode::Tab), |_| true), None);
}

#[test]
fn on_a_form_every_letter_is_text_and_the_same_keys_leave_and_confirm() {
    for focus in FORM {
        assert_eq!(message(*focus, key(KeyCode::Esc), |_| true), Some(Msg::Back));
        assert_eq!(message(*focus, ctrl('s'), |_| true), Some(Msg::Record));
        assert_eq!(message(*focus, key(KeyCode::F(1)), |_| true), Some(Msg::Help));
        for letter in ['q', 'u', 'x', 'k', '?', '/'] {
            let typed = message(*focus, key(KeyCode::Char(letter)), |_| true);
            // Among options they choose nothing, and that is told.
            let is_text = matches!(focus, Focus::FieldLine | Focus::FieldLines | Focus::FieldOptions);
            assert_eq!(typed, is_text.then_some(Msg::Type(letter)), "{letter} at {focus:?}");
        }
    }
}
