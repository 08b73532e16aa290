//! The keys of forms. In a field every letter is text, so a command there is a key that types nothing.

use crossterm::event::KeyCode;

use super::keys::KeyBinding;
use super::msg::{FieldKey, Focus, Msg};
use super::terminal::{by_word, ctrl, key};
use super::view::Motion;
use crate::text::Messages;

use Focus::{FieldLine, FieldLines, FieldOptions, FormEnd};

/// Everywhere on a form.
pub(super) const FORM: &[Focus] = &[FieldLine, FieldLines, FieldOptions, FormEnd];
const TEXTS: &[Focus] = &[FieldLine, FieldLines];

/// A key that only the help tells.
const fn quiet(
    keys: &'static [crossterm::event::KeyEvent],
    pressed: FieldKey,
    on: &'static [Focus],
    name: fn(Messages) -> &'static str,
    long: Option<fn(Messages) -> &'static str>,
) -> KeyBinding {
    KeyBinding { keys, msg: Msg::Field(pressed), on, name, short: None, long }
}

/// In the order of importance: the footer shows the first that fit.
pub(super) const FORM_BINDINGS: &[KeyBinding] = &[
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Record,
        on: &[FormEnd],
        name: Messages::key_enter,
        short: Some(Messages::do_record),
        long: Some(Messages::key_help_record),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char(' '))],
        msg: Msg::Type(' '),
        on: &[FieldOptions],
        name: Messages::key_space,
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_pointed_option),
    },
    KeyBinding {
        keys: &[ctrl('s')],
        msg: Msg::Record,
        on: &[FieldLine, FieldLines, FieldOptions],
        name: |_| "Ctrl-S",
        short: Some(Messages::do_record),
        long: Some(Messages::key_help_record),
    },
    KeyBinding {
        keys: &[ctrl('s')],
        msg: Msg::Record,
        on: &[FormEnd],
        name: |_| "Ctrl-S",
        short: None,
        long: Some(Messages::key_help_record),
    },
    KeyBinding {
        keys: &[key(KeyCode::Tab)],
        msg: Msg::NextField,
        on: FORM,
        name: Messages::key_tab,
        short: Some(Messages::do_next_field),
        long: Some(Messages::key_help_next_field),
    },
    KeyBinding {
        keys: &[key(KeyCode::Esc)],
        msg: Msg::Back,
        on: FORM,
        name: Messages::key_escape,
        short: Some(Messages::do_back),
        long: Some(Messages::key_help_leave_form),
    },
    KeyBinding {
        keys: &[key(KeyCode::PageDown)],
        msg: Msg::Move(Motion::PageDown),
        on: FORM,
        name: Messages::key_page_down,
        short: Some(Messages::do_read_on),
        long: Some(Messages::key_help_page_form),
    },
    KeyBinding {
        keys: &[key(KeyCode::PageUp)],
        msg: Msg::Move(Motion::PageUp),
        on: FORM,
        name: |_| "PageUp",
        short: None,
        long: Some(Messages::key_help_page_form),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::NextField,
        on: &[FieldLine, FieldOptions],
        name: Messages::key_enter,
        short: None,
        long: Some(Messages::key_help_next_field),
    },
    quiet(
        &[key(KeyCode::Enter)],
        FieldKey::NewLine,
        &[FieldLines],
        Messages::key_enter,
        Some(Messages::key_help_new_line),
    ),
    KeyBinding {
        keys: &[key(KeyCode::BackTab)],
        msg: Msg::PreviousField,
        on: FORM,
        name: |_| "Shift-Tab",
        short: None,
        long: Some(Messages::key_help_previous_field),
    },
    KeyBinding {
        keys: &[key(KeyCode::Backspace), key(KeyCode::Left), key(KeyCode::Up)],
        msg: Msg::PreviousField,
        on: &[FormEnd],
        name: Messages::key_backspace,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Down)],
        msg: Msg::NextField,
        on: &[FormEnd],
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    quiet(
        &[key(KeyCode::Left)],
        FieldKey::Left,
        &[FieldOptions],
        |_| "←, →",
        Some(Messages::key_help_option),
    ),
    quiet(&[key(KeyCode::Right)], FieldKey::Right, &[FieldOptions], |_| "→", None),
    quiet(
        &[key(KeyCode::Up)],
        FieldKey::Up,
        &[FieldOptions],
        |_| "↑, ↓",
        Some(Messages::key_help_option_or_field),
    ),
    quiet(&[key(KeyCode::Down)], FieldKey::Down, &[FieldOptions], |_| "↓", None),
    quiet(
        &[key(KeyCode::Backspace), key(KeyCode::Delete)],
        FieldKey::Erase,
        &[FieldOptions],
        |_| "Backspace, Delete",
        Some(Messages::key_help_let_go),
    ),
    quiet(
        &[key(KeyCode::Left)],
        FieldKey::Left,
        TEXTS,
        Messages::key_arrows,
        Some(Messages::key_help_in_field),
    ),
    quiet(&[key(KeyCode::Right)], FieldKey::Right, TEXTS, Messages::key_arrows, None),
    quiet(&[key(KeyCode::Up)], FieldKey::Up, TEXTS, Messages::key_arrows, None),
    quiet(&[key(KeyCode::Down)], FieldKey::Down, TEXTS, Messages::key_arrows, None),
    quiet(
        &[by_word(KeyCode::Left)],
        FieldKey::WordLeft,
        TEXTS,
        |_| "Ctrl-←, Ctrl-→",
        Some(Messages::key_help_by_word),
    ),
    quiet(&[by_word(KeyCode::Right)], FieldKey::WordRight, TEXTS, |_| "Ctrl-→", None),
    quiet(
        &[key(KeyCode::Home), ctrl('a')],
        FieldKey::Start,
        TEXTS,
        Messages::key_ends,
        Some(Messages::key_help_line_ends),
    ),
    quiet(&[key(KeyCode::End), ctrl('e')], FieldKey::End, TEXTS, Messages::key_ends, None),
    quiet(
        &[key(KeyCode::Backspace)],
        FieldKey::Erase,
        TEXTS,
        |_| "Backspace, Delete",
        Some(Messages::key_help_erase_letter),
    ),
    quiet(&[key(KeyCode::Delete)], FieldKey::EraseNext, TEXTS, |_| "Delete", None),
    quiet(&[ctrl('w')], FieldKey::EraseWord, TEXTS, |_| "Ctrl-W", Some(Messages::key_help_erase_word)),
    quiet(&[ctrl('k')], FieldKey::EraseToEnd, TEXTS, |_| "Ctrl-K", Some(Messages::key_help_erase_to_end)),
    quiet(&[ctrl('u')], FieldKey::EraseToStart, TEXTS, |_| "Ctrl-U", Some(Messages::key_help_erase_to_start)),
    quiet(&[ctrl('z')], FieldKey::Undo, TEXTS, |_| "Ctrl-Z", Some(Messages::key_help_undo_typing)),
    quiet(&[ctrl('y')], FieldKey::Redo, TEXTS, |_| "Ctrl-Y", Some(Messages::key_help_redo_typing)),
    KeyBinding {
        keys: &[ctrl('l')],
        msg: Msg::Redraw,
        on: FORM,
        name: |_| "Ctrl-L",
        short: None,
        long: Some(Messages::key_help_redraw),
    },
    KeyBinding {
        keys: &[ctrl('c'), ctrl('d'), ctrl('\\')],
        msg: Msg::Interrupt,
        on: FORM,
        name: |_| "Ctrl-C",
        short: None,
        long: Some(Messages::do_quit),
    },
    KeyBinding {
        keys: &[ctrl('z')],
        msg: Msg::Suspend,
        on: &[FieldOptions, FormEnd],
        name: |_| "Ctrl-Z",
        short: None,
        long: None,
    },
    // In a field a question mark is text.
    KeyBinding {
        keys: &[key(KeyCode::F(1))],
        msg: Msg::Help,
        on: FORM,
        name: |_| "F1",
        short: Some(Messages::do_help),
        long: None,
    },
];
