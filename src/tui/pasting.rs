//! What is pasted: text where text goes, and nowhere a key.

use super::app::TuiApp;
use super::keys::{self, Focus, Msg};
use super::terminal::Input;
use crate::text::SafeText;

impl TuiApp<'_, '_> {
    /// Puts a text where the cursor is; elsewhere it does nothing, and that is told.
    pub(super) fn paste(&mut self, text: &str) {
        self.take_notice_away();
        match self.focus() {
            Focus::FieldLines | Focus::FieldLine => self.insert(text.trim_end_matches('\n')),
            Focus::Search | Focus::Number => {
                let text = SafeText::new(text);
                let line = text.as_str().lines().next().unwrap_or_default();
                for typed in line.chars() {
                    let _ = self.update(Msg::Type(typed));
                }
            }
            _ => self.notice = Some(self.messages.paste_does_nothing().to_owned()),
        }
    }

    /// Takes what was typed before the program is ended from outside: it is kept as what is typed always is.
    pub(super) fn take_last(&mut self, inputs: &[Input]) {
        for input in inputs {
            if !self.takes_letters() {
                break;
            }
            match input {
                Input::Paste(text) => self.paste(text),
                Input::Key(pressed) => match keys::message(self.focus(), *pressed, |_| true) {
                    Some(msg @ (Msg::Type(_) | Msg::Field(_))) => drop(self.fill_in(msg)),
                    // What that would do nobody sees any more.
                    _ => break,
                },
            }
        }
        self.catch_up();
    }
}
