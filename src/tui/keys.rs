//! Which key does what, where. The footer and the help are made from the same table, so they agree with it.
//!
//! No letter, digit or arrow ever confirms an answer: that takes Enter. Everything has a key that every keyboard has,
//! and none that a terminal, `screen` or `tmux` keeps for itself.

use crossterm::event::{KeyCode, KeyEvent};

use super::form_keys::FORM_BINDINGS;
pub(super) use super::msg::{Focus, Msg};
use super::terminal::{ctrl, key, typed_char};
use super::view::{Hint, Motion};
use crate::session::PageId;
use crate::text::Messages;

/// What some keys do, where.
pub(super) struct KeyBinding {
    pub(super) keys: &'static [KeyEvent],
    pub(super) msg: Msg,
    pub(super) on: &'static [Focus],
    /// What the key is called.
    pub(super) name: fn(Messages) -> &'static str,
    /// What it does, in a word or two, for the footer.
    pub(super) short: Option<fn(Messages) -> &'static str>,
    /// What it does, for the help; absent when another row tells it.
    pub(super) long: Option<fn(Messages) -> &'static str>,
}

use Focus::{
    Beside, Changes, FieldLine, FieldLines, FieldOptions, Many, Number, One, Quit, Rows, Search,
    SearchableRows, Steps, Table, Text, Unpointed,
};

const LISTS: &[Focus] = &[Rows, Changes, SearchableRows, Steps];
/// Where letters are commands.
const PAGES: &[Focus] = &[One, Unpointed, Many, Beside, Rows, Changes, SearchableRows, Steps, Text, Table];
/// Where Backspace has nothing to erase.
const OUTSIDE_FIELDS: &[Focus] =
    &[One, Unpointed, Many, Beside, Rows, Changes, SearchableRows, Steps, Text, Table, Quit];
/// Everywhere but in forms, whose keys are a table of their own.
pub(super) const ALL: &[Focus] =
    &[One, Unpointed, Many, Number, Beside, Rows, Changes, SearchableRows, Steps, Text, Table, Search, Quit];

/// Goes on line by line, in a window in which no page fits.
const LINES_KEY: char = 'p';

/// In the order of importance: the footer shows the first that fit.
pub(super) const BINDINGS: &[KeyBinding] = &[
    KeyBinding {
        keys: &[key(KeyCode::Char(' '))],
        msg: Msg::Toggle,
        on: &[Many, Steps],
        name: Messages::key_space,
        short: Some(Messages::do_toggle),
        long: Some(Messages::key_help_space),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Changes],
        name: Messages::key_enter,
        short: Some(Messages::do_change_and_see),
        long: Some(Messages::key_help_enter),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[One],
        name: Messages::key_enter,
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_enter_one),
    },
    KeyBinding {
        keys: &[key(KeyCode::Down)],
        msg: Msg::Move(Motion::Down),
        on: &[Unpointed],
        // As wide as the key that takes its place once an answer is marked, so that the others stay where they are.
        name: |_| "↑↓",
        short: Some(Messages::do_point),
        long: Some(Messages::key_help_point),
    },
    // It only says what to do first, so the footer names it once an answer is marked.
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Unpointed],
        name: Messages::key_enter,
        short: None,
        long: Some(Messages::key_help_enter_unpointed),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Many],
        name: Messages::key_enter,
        short: Some(Messages::do_done),
        long: Some(Messages::key_help_enter_many),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Number, Beside],
        name: Messages::key_enter,
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_enter_number),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Steps],
        name: Messages::key_enter,
        short: Some(Messages::do_fill_in),
        long: Some(Messages::key_help_fill_in),
    },
    KeyBinding {
        keys: &[key(KeyCode::Enter)],
        msg: Msg::Confirm,
        on: &[Rows, SearchableRows, Quit, Search],
        name: Messages::key_enter,
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_enter),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('k'))],
        msg: Msg::Decide,
        on: &[Rows, SearchableRows, Text, Table],
        name: |_| "k",
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_decide),
    },
    KeyBinding {
        keys: &[key(KeyCode::Backspace)],
        msg: Msg::Erase,
        on: &[Number, Search],
        name: Messages::key_backspace,
        short: Some(Messages::do_erase),
        long: Some(Messages::key_help_erase),
    },
    // Backspace, held to erase what was typed, does not leave the field.
    KeyBinding {
        keys: &[key(KeyCode::Esc)],
        msg: Msg::Back,
        on: &[Number, Search],
        name: Messages::key_escape,
        short: Some(Messages::do_back),
        long: Some(Messages::key_help_back),
    },
    KeyBinding {
        keys: &[key(KeyCode::Backspace), key(KeyCode::Esc)],
        msg: Msg::Back,
        on: OUTSIDE_FIELDS,
        name: Messages::key_backspace,
        short: Some(Messages::do_back),
        long: Some(Messages::key_help_back),
    },
    KeyBinding {
        keys: &[key(KeyCode::PageDown)],
        msg: Msg::Move(Motion::PageDown),
        on: &[One, Unpointed, Many, Number, Beside],
        name: Messages::key_page_down,
        short: Some(Messages::do_read_on),
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Tab)],
        msg: Msg::SwitchField,
        on: &[Number],
        name: Messages::key_tab,
        short: Some(Messages::do_leave_field),
        long: Some(Messages::key_help_leave_field),
    },
    KeyBinding {
        keys: &[key(KeyCode::Tab)],
        msg: Msg::SwitchField,
        on: &[Beside],
        name: Messages::key_tab,
        short: Some(Messages::do_enter_field),
        long: Some(Messages::key_help_enter_field),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('x'))],
        msg: Msg::Withdraw,
        on: &[One, Unpointed, Many, Beside, Rows],
        name: |_| "x",
        short: Some(Messages::do_withdraw),
        long: Some(Messages::key_help_withdraw),
    },
    KeyBinding {
        keys: &[key(KeyCode::Left)],
        msg: Msg::Move(Motion::Left),
        on: &[Table],
        name: Messages::key_arrows,
        short: Some(Messages::do_columns),
        long: Some(Messages::key_help_columns),
    },
    KeyBinding {
        keys: &[key(KeyCode::Right)],
        msg: Msg::Move(Motion::Right),
        on: &[Table],
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Left)],
        msg: Msg::Back,
        on: &[One, Unpointed, Many, Beside, Rows, Changes, SearchableRows, Steps, Text],
        name: |_| "←",
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('/'))],
        msg: Msg::Search,
        on: &[SearchableRows],
        name: |_| "/",
        short: Some(Messages::do_search),
        long: Some(Messages::key_help_search),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('s'))],
        msg: Msg::Open(PageId::Report),
        on: LISTS,
        name: |_| "s",
        short: Some(Messages::do_report),
        long: Some(Messages::help_report),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('s'))],
        msg: Msg::Letters,
        on: &[Rows, Text],
        name: |_| "s",
        short: Some(Messages::do_letters),
        long: Some(Messages::help_letters),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('z'))],
        msg: Msg::Sort,
        on: &[Rows],
        name: |_| "z",
        short: Some(Messages::do_sort),
        long: Some(Messages::key_help_sort),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('w'))],
        msg: Msg::Why,
        on: &[Rows, SearchableRows, Text],
        name: |_| "w",
        short: Some(Messages::do_why),
        long: Some(Messages::key_help_why),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('v'))],
        msg: Msg::Compare,
        on: &[Rows, SearchableRows, Text],
        name: |_| "v",
        short: Some(Messages::do_compare),
        long: Some(Messages::key_help_compare),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char(' '))],
        msg: Msg::Mark,
        on: &[Rows, SearchableRows],
        name: Messages::key_space,
        short: None,
        long: Some(Messages::key_help_mark),
    },
    // Named on the rule above the footer, so that it takes no other key's place.
    KeyBinding {
        keys: &[key(KeyCode::Char('u'))],
        msg: Msg::Undo,
        on: PAGES,
        name: |_| "u",
        short: None,
        long: Some(Messages::help_undo),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('n'))],
        msg: Msg::Reply,
        on: &[Rows, Text],
        name: |_| "n",
        short: Some(Messages::do_reply),
        long: Some(Messages::key_help_reply),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('t'))],
        msg: Msg::Open(PageId::Apps),
        on: PAGES,
        name: |_| "t",
        short: Some(Messages::do_list),
        long: Some(Messages::key_help_apps),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('o'))],
        msg: Msg::Open(PageId::Overview),
        on: PAGES,
        name: |_| "o",
        short: Some(Messages::do_overview),
        long: Some(Messages::key_help_overview),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('b'))],
        msg: Msg::Open(PageId::Decision),
        on: PAGES,
        name: |_| "b",
        short: None,
        long: Some(Messages::key_help_decision),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('r'))],
        msg: Msg::Remark,
        on: PAGES,
        name: |_| "r",
        short: None,
        long: Some(Messages::key_help_remark),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('l'))],
        msg: Msg::Open(PageId::Suppliers),
        on: PAGES,
        name: |_| "l",
        short: None,
        long: Some(Messages::key_help_suppliers),
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('d'))],
        msg: Msg::Open(PageId::Mattered),
        on: LISTS,
        name: |_| "d",
        short: None,
        long: Some(Messages::key_help_mattered),
    },
    KeyBinding {
        keys: &[key(KeyCode::Up)],
        msg: Msg::Move(Motion::Up),
        on: &[Unpointed],
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Up)],
        msg: Msg::Move(Motion::Up),
        on: &[One, Many, Number, Beside, Rows, Changes, SearchableRows, Steps, Text, Table, Search, Quit],
        name: Messages::key_arrows,
        short: None,
        long: Some(Messages::key_help_move),
    },
    KeyBinding {
        keys: &[key(KeyCode::Down)],
        msg: Msg::Move(Motion::Down),
        on: ALL,
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::PageUp)],
        msg: Msg::Move(Motion::PageUp),
        on: ALL,
        name: Messages::key_page,
        short: None,
        long: Some(Messages::key_help_page),
    },
    KeyBinding {
        keys: &[key(KeyCode::PageDown)],
        msg: Msg::Move(Motion::PageDown),
        on: ALL,
        name: Messages::key_page,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Char(' '))],
        msg: Msg::Move(Motion::PageDown),
        on: &[Text, Table],
        name: Messages::key_space,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Home)],
        msg: Msg::Move(Motion::First),
        on: ALL,
        name: Messages::key_ends,
        short: None,
        long: Some(Messages::key_help_ends),
    },
    KeyBinding {
        keys: &[key(KeyCode::End)],
        msg: Msg::Move(Motion::Last),
        on: ALL,
        name: Messages::key_ends,
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('q'))],
        msg: Msg::Quit,
        on: PAGES,
        name: |_| "q",
        short: Some(Messages::do_quit),
        long: Some(Messages::do_quit),
    },
    KeyBinding {
        keys: &[ctrl('l')],
        msg: Msg::Redraw,
        on: ALL,
        name: |_| "Ctrl-L",
        short: None,
        long: Some(Messages::key_help_redraw),
    },
    KeyBinding {
        keys: &[ctrl('c'), ctrl('d'), ctrl('\\')],
        msg: Msg::Interrupt,
        on: ALL,
        name: |_| "Ctrl-C",
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[ctrl('z')],
        msg: Msg::Suspend,
        on: ALL,
        name: |_| "Ctrl-Z",
        short: None,
        long: None,
    },
    KeyBinding {
        keys: &[ctrl('u')],
        msg: Msg::Clear,
        on: &[Number, Search],
        name: |_| "Ctrl-U",
        short: None,
        long: None,
    },
    // In a field a question mark is text.
    KeyBinding {
        keys: &[key(KeyCode::F(1))],
        msg: Msg::Help,
        on: &[Number, Search],
        name: |_| "F1",
        short: Some(Messages::do_help),
        long: None,
    },
    KeyBinding {
        keys: &[key(KeyCode::Char('?')), key(KeyCode::F(1))],
        msg: Msg::Help,
        on: PAGES,
        name: |_| "?",
        short: Some(Messages::do_help),
        long: None,
    },
];

/// Both tables.
pub(super) fn bindings() -> impl Iterator<Item = &'static KeyBinding> {
    BINDINGS.iter().chain(FORM_BINDINGS)
}

/// What a key means in a window that is too small to show a page: what cannot be seen cannot be meant.
pub(super) fn unseen_message(pressed: KeyEvent) -> Option<Msg> {
    if pressed == key(KeyCode::Char(LINES_KEY)) {
        return Some(Msg::Lines);
    }
    let leaves =
        |row: &&KeyBinding| matches!(row.msg, Msg::Quit | Msg::Interrupt | Msg::Suspend | Msg::Redraw);
    BINDINGS.iter().filter(leaves).find(|row| row.keys.contains(&pressed)).map(|row| row.msg)
}

/// What a key means where it is pressed; nothing, for most keys in most places.
pub(super) fn message(focus: Focus, pressed: KeyEvent, allowed: impl Fn(Msg) -> bool) -> Option<Msg> {
    // What is typed into a field may hold any letter.
    if let (Search | Number | FieldLine | FieldLines, Some(typed)) = (focus, typed_char(pressed)) {
        return Some(Msg::Type(typed));
    }
    let mut rows = bindings().filter(|row| row.keys.contains(&pressed) && row.on.contains(&focus));
    let row = rows.find(|row| allowed(row.msg));
    // Letters choose nothing in a field of options: that is told.
    let is_typed = |typed: &char| focus == FieldOptions || typed.is_ascii_digit();
    let typed = typed_char(pressed).filter(is_typed).map(Msg::Type);
    row.map(|row| row.msg).or_else(|| typed.filter(|typed| allowed(*typed)))
}

/// The keys of the footer that do something now; the help last, as it leads to all others.
pub(super) fn hints(
    focus: Focus,
    messages: Messages,
    allowed: impl Fn(Msg) -> bool,
    words: impl Fn(Msg) -> Option<String>,
) -> Vec<Hint> {
    let rows = bindings().filter(|row| row.on.contains(&focus) && allowed(row.msg));
    let hint = |row: &KeyBinding, short: fn(Messages) -> &'static str| {
        let name = (row.name)(messages).to_owned();
        (name, words(row.msg).unwrap_or_else(|| short(messages).to_owned()))
    };
    rows.filter_map(|row| Some(hint(row, row.short?))).collect()
}
