//! Which key does what, where. The footer and the help are made from the same table, so they cannot lie.
//!
//! No letter, digit or arrow ever confirms an answer: that takes Enter. Everything has a key that every keyboard has,
//! and none that a terminal, `screen` or `tmux` keeps for itself.

use super::input::Key;
use super::view::{Hint, Motion};
use crate::session::PageId;
use crate::text::Messages;

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// A question with one answer.
    One,
    /// A question with boxes to tick.
    Many,
    /// The field of a number.
    Number,
    /// Rows to choose from.
    Rows,
    /// Rows of which the highlighted one is a change of answers.
    Changes,
    /// Rows that can be searched.
    SearchableRows,
    /// Rows with boxes to tick.
    Steps,
    /// Text to read.
    Text,
    /// Things side by side.
    Table,
    /// The field of what is sought.
    Search,
    /// Whether to leave.
    Quit,
}

/// What a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Msg {
    /// Move the highlight, or the text.
    Move(Motion),
    /// Something is typed: into a field, or the number of a line.
    Type(char),
    /// Take away the last of what is typed; with nothing typed, go back.
    Erase,
    /// Take away all that is typed.
    Clear,
    /// Tick or untick what is highlighted.
    Toggle,
    /// Take what is highlighted.
    Confirm,
    /// One page back.
    Back,
    /// To another page.
    Open(PageId),
    /// To why the app in view, or highlighted, stands where it stands.
    Why,
    /// To the help.
    Help,
    /// To the field of what is sought.
    Search,
    /// Lay apps side by side.
    Compare,
    /// Choose what is laid side by side, or no longer.
    Mark,
    /// Back to before the last change.
    Undo,
    /// Write the advice to a file.
    Save,
    /// Ask whether to leave.
    Quit,
    /// Ask whether to leave; the second time, leave.
    Interrupt,
    /// Stop for a while.
    Suspend,
    /// Draw everything again.
    Redraw,
}

/// One line of the table.
struct Row {
    keys: &'static [Key],
    msg: Msg,
    on: &'static [Focus],
    /// How the key is called.
    name: fn(Messages) -> &'static str,
    /// What it does, in a word or two, for the footer.
    short: Option<fn(Messages) -> &'static str>,
    /// What it does, for the help; absent when another row tells it.
    long: Option<fn(Messages) -> &'static str>,
}

use Focus::{Changes, Many, Number, One, Quit, Rows, Search, SearchableRows, Steps, Table, Text};

const QUESTIONS: &[Focus] = &[One, Many, Number];
const LISTS: &[Focus] = &[Rows, Changes, SearchableRows, Steps];
const PAGES: &[Focus] = &[One, Many, Number, Rows, Changes, SearchableRows, Steps, Text, Table];
const ALL: &[Focus] = &[One, Many, Number, Rows, Changes, SearchableRows, Steps, Text, Table, Search, Quit];

/// In the order of importance: the footer shows the first that fit.
const TABLE: &[Row] = &[
    Row {
        keys: &[Key::Char(' ')],
        msg: Msg::Toggle,
        on: &[Many, Steps],
        name: Messages::key_space,
        short: Some(Messages::do_toggle),
        long: Some(Messages::key_help_space),
    },
    Row {
        keys: &[Key::Enter],
        msg: Msg::Confirm,
        on: &[Changes],
        name: Messages::key_enter,
        short: Some(Messages::do_change_and_see),
        long: Some(Messages::key_help_enter),
    },
    Row {
        keys: &[Key::Enter],
        msg: Msg::Confirm,
        on: &[One, Many, Number, Rows, SearchableRows, Steps, Quit, Search],
        name: Messages::key_enter,
        short: Some(Messages::do_choose),
        long: Some(Messages::key_help_enter),
    },
    Row {
        keys: &[Key::Backspace],
        msg: Msg::Erase,
        on: &[Number, Search],
        name: Messages::key_backspace,
        short: Some(Messages::do_erase),
        long: None,
    },
    Row {
        keys: &[Key::Backspace, Key::Esc],
        msg: Msg::Back,
        on: ALL,
        name: Messages::key_backspace,
        short: Some(Messages::do_back),
        long: Some(Messages::key_help_back),
    },
    Row {
        keys: &[Key::Left],
        msg: Msg::Move(Motion::Left),
        on: &[Table],
        name: Messages::key_arrows,
        short: Some(Messages::do_columns),
        long: Some(Messages::key_help_columns),
    },
    Row {
        keys: &[Key::Right],
        msg: Msg::Move(Motion::Right),
        on: &[Table],
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Left],
        msg: Msg::Back,
        on: &[One, Many, Rows, Changes, SearchableRows, Steps, Text],
        name: |_| "←",
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Char('/')],
        msg: Msg::Search,
        on: &[SearchableRows],
        name: |_| "/",
        short: Some(Messages::do_search),
        long: Some(Messages::key_help_search),
    },
    // After a change the way back to before it comes first, where the change is seen.
    Row {
        keys: &[Key::Char('u')],
        msg: Msg::Undo,
        on: &[One, Many, Number, Rows, Changes],
        name: |_| "u",
        short: Some(Messages::do_undo),
        long: Some(Messages::key_help_undo),
    },
    Row {
        keys: &[Key::Char('s')],
        msg: Msg::Save,
        on: LISTS,
        name: |_| "s",
        short: Some(Messages::do_save),
        long: Some(Messages::key_help_save),
    },
    Row {
        keys: &[Key::Char('w')],
        msg: Msg::Why,
        on: &[Rows, SearchableRows, Text],
        name: |_| "w",
        short: Some(Messages::do_why),
        long: Some(Messages::key_help_why),
    },
    Row {
        keys: &[Key::Char('v')],
        msg: Msg::Compare,
        on: &[Rows, SearchableRows, Text],
        name: |_| "v",
        short: Some(Messages::do_compare),
        long: Some(Messages::key_help_compare),
    },
    Row {
        keys: &[Key::Char(' ')],
        msg: Msg::Mark,
        on: &[Rows, SearchableRows],
        name: Messages::key_space,
        short: None,
        long: Some(Messages::key_help_mark),
    },
    Row {
        keys: &[Key::Char('u')],
        msg: Msg::Undo,
        on: &[SearchableRows, Steps, Text, Table],
        name: |_| "u",
        short: Some(Messages::do_undo),
        long: Some(Messages::key_help_undo),
    },
    Row {
        keys: &[Key::Char('t')],
        msg: Msg::Open(PageId::Apps),
        on: PAGES,
        name: |_| "t",
        short: Some(Messages::do_list),
        long: Some(Messages::key_help_apps),
    },
    Row {
        keys: &[Key::Char('o')],
        msg: Msg::Open(PageId::Overview),
        on: PAGES,
        name: |_| "o",
        short: Some(Messages::do_overview),
        long: Some(Messages::key_help_overview),
    },
    Row {
        keys: &[Key::Char('l')],
        msg: Msg::Open(PageId::Suppliers),
        on: PAGES,
        name: |_| "l",
        short: None,
        long: Some(Messages::key_help_suppliers),
    },
    Row {
        keys: &[Key::Char('d')],
        msg: Msg::Open(PageId::Mattered),
        on: LISTS,
        name: |_| "d",
        short: None,
        long: Some(Messages::key_help_mattered),
    },
    Row {
        keys: &[Key::Up],
        msg: Msg::Move(Motion::Up),
        on: ALL,
        name: Messages::key_arrows,
        short: None,
        long: Some(Messages::key_help_move),
    },
    Row {
        keys: &[Key::Down],
        msg: Msg::Move(Motion::Down),
        on: ALL,
        name: Messages::key_arrows,
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::PageUp],
        msg: Msg::Move(Motion::PageUp),
        on: ALL,
        name: Messages::key_page,
        short: None,
        long: Some(Messages::key_help_page),
    },
    Row {
        keys: &[Key::PageDown],
        msg: Msg::Move(Motion::PageDown),
        on: ALL,
        name: Messages::key_page,
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Char(' ')],
        msg: Msg::Move(Motion::PageDown),
        on: &[Text, Table],
        name: Messages::key_space,
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Home],
        msg: Msg::Move(Motion::First),
        on: ALL,
        name: Messages::key_ends,
        short: None,
        long: Some(Messages::key_help_ends),
    },
    Row {
        keys: &[Key::End],
        msg: Msg::Move(Motion::Last),
        on: ALL,
        name: Messages::key_ends,
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Char('q')],
        msg: Msg::Quit,
        on: PAGES,
        name: |_| "q",
        short: Some(Messages::do_quit),
        long: Some(Messages::key_help_quit),
    },
    Row {
        keys: &[Key::Redraw],
        msg: Msg::Redraw,
        on: ALL,
        name: |_| "Ctrl-L",
        short: None,
        long: Some(Messages::key_help_redraw),
    },
    Row {
        keys: &[Key::Interrupt],
        msg: Msg::Interrupt,
        on: ALL,
        name: |_| "Ctrl-C",
        short: None,
        long: None,
    },
    Row { keys: &[Key::Suspend], msg: Msg::Suspend, on: ALL, name: |_| "Ctrl-Z", short: None, long: None },
    Row {
        keys: &[Key::Clear],
        msg: Msg::Clear,
        on: &[Number, Search],
        name: |_| "Ctrl-U",
        short: None,
        long: None,
    },
    Row {
        keys: &[Key::Char('?'), Key::Function(1)],
        msg: Msg::Help,
        on: PAGES,
        name: |_| "?",
        short: Some(Messages::do_help),
        long: None,
    },
];

/// What a key means where it is pressed; nothing, for most keys in most places.
pub(super) fn message(focus: Focus, key: Key, allowed: impl Fn(Msg) -> bool) -> Option<Msg> {
    // What is sought may hold any letter.
    if let (Search, Key::Char(typed)) = (focus, key) {
        return Some(Msg::Type(typed));
    }
    let mut rows = TABLE.iter().filter(|row| row.keys.contains(&key) && row.on.contains(&focus));
    let row = rows.find(|row| allowed(row.msg));
    match (row, key) {
        (Some(row), _) => Some(row.msg),
        (None, Key::Char(typed)) if typed.is_ascii_digit() && QUESTIONS.contains(&focus) => {
            Some(Msg::Type(typed))
        }
        _ => None,
    }
}

/// The keys of the footer that do something now; the help last, as it leads to all others.
pub(super) fn hints(
    focus: Focus,
    messages: Messages,
    allowed: impl Fn(Msg) -> bool,
    words: impl Fn(Msg) -> Option<String>,
) -> Vec<Hint> {
    let rows = TABLE.iter().filter(|row| row.on.contains(&focus) && allowed(row.msg));
    let mut hints: Vec<Hint> = Vec::new();
    for row in rows {
        let Some(short) = row.short else { continue };
        let name = (row.name)(messages);
        // While Backspace erases, Escape is the way back.
        let taken = row.msg == Msg::Back && hints.iter().any(|hint| hint.0 == name);
        let name = if taken { messages.key_escape() } else { name };
        hints.push((name.to_owned(), words(row.msg).unwrap_or_else(|| short(messages).to_owned())));
    }
    hints
}

/// All keys that do something now, each with what it does.
pub(super) fn help(focus: Focus, messages: Messages, allowed: impl Fn(Msg) -> bool) -> Vec<(String, String)> {
    let rows = TABLE.iter().filter(|row| row.on.contains(&focus) && allowed(row.msg));
    let told = rows.filter_map(|row| Some(((row.name)(messages).to_owned(), row.long?(messages).to_owned())));
    let digits = (focus == One || focus == Many)
        .then(|| (messages.key_digits().to_owned(), messages.key_help_digit().to_owned()));
    told.chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::{ALL, Focus, Msg, TABLE, message};
    use crate::tui::input::Key;
    use crate::tui::view::Motion;

    #[test]
    fn no_letter_or_arrow_confirms_an_answer() {
        for focus in [Focus::One, Focus::Many, Focus::Number] {
            for row in TABLE.iter().filter(|row| row.on.contains(&focus) && row.msg == Msg::Confirm) {
                assert_eq!(row.keys, [Key::Enter]);
            }
        }
    }

    #[test]
    fn escape_and_backspace_go_back_and_never_leave() {
        for focus in ALL {
            assert_eq!(message(*focus, Key::Esc, |_| true), Some(Msg::Back));
        }
        assert_eq!(message(Focus::One, Key::Backspace, |_| true), Some(Msg::Back));
        assert_eq!(message(Focus::Number, Key::Backspace, |_| true), Some(Msg::Erase));
        assert_eq!(message(Focus::Number, Key::Backspace, |msg| msg != Msg::Erase), Some(Msg::Back));
    }

    #[test]
    fn arrows_move_wherever_there_is_something_to_move() {
        for focus in ALL {
            assert_eq!(message(*focus, Key::Down, |_| true), Some(Msg::Move(Motion::Down)));
        }
    }

    #[test]
    fn what_is_sought_may_hold_any_letter() {
        for typed in ['q', '?', 't', '1', ' ', 'é'] {
            assert_eq!(message(Focus::Search, Key::Char(typed), |_| true), Some(Msg::Type(typed)));
        }
        assert_eq!(message(Focus::One, Key::Char('x'), |_| true), None);
        assert_eq!(message(Focus::One, Key::Tab, |_| true), None);
    }
}
