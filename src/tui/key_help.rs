//! The keys as the help tells them.

use super::app::TuiApp;
use super::keys::{Focus, Msg, bindings};
use crate::session::Page;
use crate::text::Messages;

use Focus::{
    Beside, Changes, FieldLine, FieldLines, FieldOptions, FormEnd, Many, Number, One, Quit, Rows, Search,
    SearchableRows, Steps, Table, Text, Unpointed,
};

/// All keys that do something now, each with what it does: in the words of the table, or others for this state. Keys that
/// do the same are told together. `numbers` is how many answers or rows have a number.
pub(super) fn told(
    focus: Focus,
    messages: Messages,
    numbers: usize,
    allowed: impl Fn(Msg) -> bool,
    words: impl Fn(Msg) -> Option<&'static str>,
) -> Vec<(String, String)> {
    let rows = bindings().filter(|row| row.on.contains(&focus) && allowed(row.msg));
    let told = rows.filter_map(|row| {
        let long = row.long?(messages);
        Some(((row.name)(messages).to_owned(), words(row.msg).unwrap_or(long).to_owned()))
    });
    let digits = match focus {
        One | Unpointed => Some(messages.key_help_digit()),
        Many => Some(messages.key_help_digit_many()),
        Number | Beside => Some(messages.key_help_digit_number()),
        Rows | Changes | SearchableRows | Steps => Some(messages.key_help_digit_row()),
        FieldOptions => words(Msg::Type('1')).or(Some(messages.key_help_digit_option())),
        Text | Table | Search | FieldLine | FieldLines | FormEnd | Quit => None,
    };
    let digits = digits.filter(|_| allowed(Msg::Type('1')));
    let name = match focus {
        Number | Beside => messages.key_all_digits().to_owned(),
        _ => messages.key_digits(numbers),
    };
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, does) in told.chain(digits.map(|does| (name, does.to_owned()))) {
        match all.iter_mut().find(|(_, told)| *told == does) {
            Some((names, _)) => *names = messages.either_key(names, &name),
            None => all.push((name, does)),
        }
    }
    all
}

impl TuiApp<'_, '_> {
    /// How many answers or rows of the page in view have a number.
    pub(super) fn numbers(&self) -> usize {
        match &self.page {
            Page::Ask(ask) => ask.lines.len(),
            Page::Listing(listing) => {
                listing.rows.made_at_once().filter(|(_, row)| row.number.is_some()).count()
            }
            Page::Form(_) => {
                let field = self.form_in_view().and_then(|(page, editor)| page.fields.get(editor.at));
                field.map_or(0, |field| field.options().len())
            }
            Page::Document(_) | Page::Table(_) => 0,
        }
    }

    pub(super) fn has_shortcut(&self, key: char) -> bool {
        let Page::Listing(listing) = &self.page else { return false };
        listing.rows.made_at_once().any(|(_, row)| row.shortcut == Some(key))
    }

    /// Keys with what they do, and those that the rows of the page in view have besides.
    pub(super) fn with_shortcuts(&self, mut keys: Vec<(String, String)>) -> Vec<(String, String)> {
        let Page::Listing(listing) = &self.page else { return keys };
        for (_, row) in listing.rows.made_at_once() {
            let key = row.shortcut.map(String::from).filter(|key| keys.iter().all(|(name, _)| name != key));
            keys.extend(key.map(|key| (key, row.label.clone())));
        }
        keys
    }
}
