//! Making an answer: marking a line, ticking boxes, typing a number, confirming it, withdrawing it. What is made is kept
//! by the session until it is confirmed, so it is there again after any other page.

use super::app::{Request, TuiApp};
use super::history::{InputMode, PageKind};
use super::msg::Msg;
use super::view::Pane;
use crate::session::{Action, AskKind, LinePick, Page, PageId, PendingAnswer, Trouble};

/// No number that a question accepts is longer.
const LONGEST_NUMBER: usize = 20;
/// Stands for what did not fit, so that a text that was cut off is no number.
const CUT_OFF: char = '…';

impl TuiApp<'_, '_> {
    /// Whether letters go to the field of a number.
    pub(super) fn is_in_field(&self) -> bool {
        let position = self.position();
        position.list.item == 0 && !position.is_unmarked
    }

    /// Into the field of a number, or out of it, so that letters are commands.
    pub(super) fn switch_field(&mut self) {
        let Page::Ask(ask) = &self.page else { return };
        let has_lines = !ask.lines.is_empty();
        match self.is_in_field() {
            true if has_lines => self.highlight(1),
            true => self.unmark(),
            false => self.highlight(0),
        }
        self.keep_mark();
    }

    /// Whether a question is in view that is only read: the decision was taken.
    pub(super) fn only_reads(&self) -> bool {
        matches!(&self.page, Page::Ask(ask) if ask.is_settled)
    }

    /// Whether a message would make an answer where none is taken any more.
    pub(super) fn is_refused(&self, msg: Msg) -> bool {
        let makes = matches!(msg, Msg::Toggle | Msg::Type(_) | Msg::Erase | Msg::Clear | Msg::SwitchField)
            || (msg == Msg::Confirm && self.session.answer_in_view().is_none());
        makes && self.only_reads()
    }

    /// The line that is marked, at a question.
    fn marked_line(&self) -> Option<LinePick> {
        let Page::Ask(ask) = &self.page else { return None };
        let position = self.position();
        let line = match ask.kind {
            AskKind::One | AskKind::Many => Some(position.list.item),
            // The field comes before the lines.
            AskKind::Number { .. } => position.list.item.checked_sub(1),
        };
        line.filter(|_| !position.is_unmarked).and_then(|line| ask.lines.get(line)).map(|line| line.pick)
    }

    /// Keeps which line is marked, for when the person comes back to this question.
    pub(super) fn keep_mark(&mut self) {
        if matches!(self.page, Page::Ask(_)) {
            let marked = self.marked_line();
            self.session.keep_draft(PendingAnswer { marked, ..self.session.draft() });
        }
    }

    /// A digit, or in a field any character.
    pub(super) fn type_answer(&mut self, typed: char, mode: InputMode) {
        let ask = match &self.page {
            Page::Ask(ask) => Some(ask),
            Page::Listing(_) | Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
        };
        if let Some(AskKind::Number { .. }) = ask.map(|ask| ask.kind) {
            return self.edit_number(|number| match number.chars().count() {
                ..LONGEST_NUMBER => number.push(typed),
                LONGEST_NUMBER => number.push(CUT_OFF),
                _ => {}
            });
        }
        let Some(digit) = typed.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) else { return };
        if ask.is_some_and(|ask| ask.kind == AskKind::Many) {
            if let Some(line) = self.numbered(digit) {
                self.highlight(line);
                self.toggle_line(line);
            }
            return;
        }
        self.mark_numbered(digit, mode);
    }

    /// Marks the line with the number that a digit makes, by itself or behind the digit before it.
    pub(super) fn mark_numbered(&mut self, digit: usize, mode: InputMode) {
        // The second digit of 12 follows the first.
        let both = match mode {
            InputMode::LineNumber(number) => Some(number * 10 + digit),
            _ => None,
        };
        let mut numbers = both.into_iter().chain([digit]);
        if let Some((number, item)) = numbers.find_map(|number| Some((number, self.numbered(number)?))) {
            self.set_mode(InputMode::LineNumber(number));
            self.highlight(item);
            self.keep_mark();
        }
    }

    /// The item that shows a number.
    fn numbered(&self, number: usize) -> Option<usize> {
        match (&self.page, &self.pane) {
            (Page::Ask(ask), _) => number.checked_sub(1).filter(|line| *line < ask.lines.len()),
            (Page::Listing(listing), Pane::List(pane)) => {
                let number = number.to_string();
                let (row, _) =
                    listing.rows.made_at_once().find(|(_, row)| row.number.as_ref() == Some(&number))?;
                pane.item_of(row)
            }
            _ => None,
        }
    }

    /// Changes what is in the field of a number. The number that was answered before gives way to what is typed.
    pub(super) fn edit_number(&mut self, edit: impl FnOnce(&mut String)) {
        let mut draft = self.session.draft();
        let before = draft.typed.clone();
        edit(&mut draft.typed);
        let adds = draft.typed.len() > before.len();
        if adds && self.mode() != InputMode::Number && before == self.session.answered().typed {
            draft.typed = draft.typed.split_off(before.len());
        }
        draft.marked = None;
        self.set_mode(InputMode::Number);
        self.session.keep_draft(draft);
        self.rebuild_page();
        self.highlight(0);
    }

    /// Ticks or unticks a line.
    pub(super) fn toggle_line(&mut self, line: usize) {
        let Page::Ask(ask) = &self.page else { return };
        if let Some(line) = ask.lines.get(line) {
            let draft = self.session.toggle_line(&self.session.draft(), line.pick);
            self.session.keep_draft(draft);
            self.rebuild_page();
        }
    }

    /// Whether Enter takes what is marked, ticked or typed.
    pub(super) fn takes_something(&self) -> bool {
        match &self.page {
            Page::Ask(ask) if ask.is_settled => self.session.answer_in_view().is_some(),
            Page::Ask(ask) if ask.kind == AskKind::One => !self.position().is_unmarked,
            Page::Ask(ask) => {
                let line = if ask.kind == AskKind::Many { None } else { self.marked_line() };
                self.session.given(&self.session.draft(), line).is_ok()
            }
            Page::Listing(_) => self.action_in_view().is_some() || self.page_kind() == PageKind::Quit,
            Page::Document(_) | Page::Table(_) | Page::Form(_) => true,
        }
    }

    /// Whether Enter does something: takes what is there or, at a question, tells what to do first.
    pub(super) fn answers_enter(&self) -> bool {
        matches!(self.page, Page::Ask(_)) || self.takes_something()
    }

    /// Takes what is marked, ticked or typed, or tells what to do first.
    pub(super) fn confirm_answer(&mut self, mode: InputMode) -> Request {
        let Page::Ask(ask) = &self.page else { return Request::None };
        if let Some(given) = self.session.answer_in_view().filter(|_| ask.is_settled) {
            // Whatever is marked, the answer stays what it is.
            let goes_on = self.session.choose(given);
            debug_assert!(goes_on.is_ok(), "it was given");
            self.show_walk();
            return Request::None;
        }
        let line = match ask.kind {
            AskKind::One if self.position().is_unmarked => {
                self.notice = Some(self.messages.point_first().to_owned());
                return Request::None;
            }
            AskKind::Many => None,
            AskKind::One | AskKind::Number { .. } => self.marked_line(),
        };
        let draft = self.session.draft();
        let Ok(given) = self.session.given(&draft, line) else {
            self.notice = self.refusal();
            return Request::None;
        };
        let is_empty = ask.kind == AskKind::Many && draft.ticks.is_empty();
        if is_empty && mode != InputMode::EmptyChoice && !self.session.is_given(&given) {
            self.set_mode(InputMode::EmptyChoice);
            self.notice = Some(self.messages.nothing_ticked().to_owned());
            return Request::None;
        }
        match self.session.choose(given) {
            Ok(()) => {}
            Err(Trouble::Settled) => {
                self.tell_settled();
                return Request::None;
            }
            Err(_) => {
                self.notice = self.refusal();
                return Request::None;
            }
        }
        self.show_walk();
        self.changed()
    }

    /// Says that an answer is not taken, and why where the page does not say so itself.
    fn refusal(&self) -> Option<String> {
        let Page::Ask(ask) = &self.page else { return None };
        let draft = self.session.draft();
        let why = match ask.kind {
            // Nothing was typed, and the page says which numbers are possible.
            AskKind::Number { .. } if draft.typed.trim().is_empty() => self.messages.type_first(),
            // A person who has ticked nothing yet was not told before.
            AskKind::Many if draft.ticks.is_empty() => ask.refusal.as_deref().unwrap_or_default(),
            _ => self.messages.not_taken(),
        };
        // A person who presses Enter on a box may not know the key that ticks it.
        let (space, toggle) = (self.messages.key_space(), self.messages.do_toggle());
        let how = if ask.kind == AskKind::Many { format!(" {space}: {toggle}.") } else { String::new() };
        Some(format!("{why}{how}"))
    }

    /// The row of which the answer can be withdrawn here: that of the question in view, or in the overview the
    /// highlighted one, whether its answer counts or not.
    pub(super) fn withdrawable(&self) -> Option<Action> {
        let change = match (&self.page, self.page_kind()) {
            (Page::Ask(_), _) => self.session.question().map(Action::Change),
            (Page::Listing(_), PageKind::Session(PageId::Overview)) => self.action_seen(),
            _ => None,
        };
        change.filter(|action| match action {
            Action::Change(question) | Action::Open(PageId::OffPath(question)) => {
                self.session.can_withdraw(*question)
            }
            _ => false,
        })
    }

    /// Withdraws that answer.
    pub(super) fn withdraw(&mut self) -> Request {
        if self.session.is_settled() {
            self.tell_settled();
            return Request::None;
        }
        let row = self.withdrawable();
        let Some(Action::Change(question) | Action::Open(PageId::OffPath(question))) = row else {
            self.notice = Some(self.messages.nothing_to_withdraw().to_owned());
            return Request::None;
        };
        let withdrawn = self.session.withdraw(question);
        debug_assert!(withdrawn, "only an answer that was given is withdrawn");
        // The overview tells what it did as well. Without an answer that did not count nothing else is wanted now.
        match (self.page_kind(), row) {
            (PageKind::Session(PageId::Overview), Some(Action::Open(_))) => self.rebuild_with_news(),
            (PageKind::Session(PageId::Overview), _) => self.enter_page(),
            _ => self.show_walk(),
        }
        self.changed()
    }
}
