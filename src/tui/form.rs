//! A form that is being filled in: where the person is in it, and the keys of its fields. What is typed is kept by the
//! session at every key; here it stands a second time, with a cursor in it.

use ratatui_textarea::CursorMove;

use super::app::{Request, TuiApp};
use super::field_editor::FieldEditor;
use super::history::PageKind;
use super::keys::{Focus, Msg};
use super::msg::FieldKey;
use crate::session::{Action, FieldKind, Form, FormId, MOST_LINES, Page, PageId};
use crate::text::SafeText;

/// The fields of a form with a cursor in each.
#[derive(Debug, Clone)]
pub(super) struct FormEditor {
    /// Which form.
    pub(super) form: FormId,
    /// Its fields, in order.
    pub(super) fields: Vec<FieldEditor>,
    /// The field in which the person is; behind the last one stands what confirms.
    pub(super) at: usize,
    /// The person tried to confirm: what is wrong is told at each field.
    pub(super) tells_wrong: bool,
    /// How many of the questions were asked that come before what cannot be undone.
    asked: usize,
    /// Letters were typed where there is only something to choose.
    pub(super) types_words: bool,
    /// How far the page is behind what was typed.
    behind: Behind,
}

/// What the page does not show yet of what was typed: of keys that came at once it shows the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Behind {
    #[default]
    Nothing,
    /// Where the cursor is.
    Cursor,
    /// The text; it is not kept yet either.
    Text,
}

impl FormEditor {
    fn new(form: FormId, page: &Form) -> Self {
        let behind = Behind::Nothing;
        let mut editor = Self {
            form,
            fields: Vec::new(),
            at: 0,
            tells_wrong: false,
            asked: 0,
            types_words: false,
            behind,
        };
        editor.follow(page);
        editor
    }

    /// Takes the fields that the form has now: some come and go with what was chosen in others.
    fn follow(&mut self, page: &Form) {
        let in_view = self.fields.get(self.at).map(|field| field.name);
        let mut known = std::mem::take(&mut self.fields);
        for field in &page.fields {
            let at = known.iter().position(|editor| editor.name == field.name);
            self.fields.push(at.map_or_else(|| FieldEditor::new(field), |at| known.swap_remove(at)));
        }
        let at = in_view.and_then(|name| self.fields.iter().position(|field| field.name == name));
        self.at = at.unwrap_or(self.at).min(self.fields.len());
    }
}

impl TuiApp<'_, '_> {
    /// The form in view, and where the person is in it.
    pub(super) fn form_in_view(&self) -> Option<(&Form, &FormEditor)> {
        match (&self.page, self.page_kind(), &self.form) {
            (Page::Form(page), PageKind::Session(_), Some(editor)) => Some((page, editor)),
            _ => None,
        }
    }

    /// Whether what is typed is text, so that what is pasted is too.
    pub(super) fn takes_text(&self) -> bool {
        self.form_in_view().is_some() && self.fits()
    }

    /// Where the keys go on a form.
    pub(super) fn form_focus(&self) -> Focus {
        let field = self.form_in_view().and_then(|(page, editor)| page.fields.get(editor.at));
        match field.map(|field| &field.kind) {
            None => Focus::FormEnd,
            Some(FieldKind::Line | FieldKind::Day) => Focus::FieldLine,
            Some(FieldKind::Lines) => Focus::FieldLines,
            Some(FieldKind::Choice(_) | FieldKind::Several(_)) => Focus::FieldOptions,
        }
    }

    /// Begins to fill in the form in view, or goes on with it.
    pub(super) fn follow_form(&mut self) {
        let PageId::Form(form) = self.history.session_page() else {
            self.form = None;
            return;
        };
        let Page::Form(page) = &self.page else { return };
        match &mut self.form {
            Some(editor) if editor.form == form => editor.follow(page),
            _ => self.form = Some(FormEditor::new(form, page)),
        }
    }

    /// What a message does on a form.
    pub(super) fn fill_in(&mut self, msg: Msg) -> Request {
        if !(self.takes_letters() && matches!(msg, Msg::Type(_) | Msg::Field(_))) {
            self.catch_up();
        }
        // What was asked was about the fields as they were.
        if let Some(editor) = self.form.as_mut().filter(|_| msg != Msg::Record) {
            editor.asked = 0;
        }
        if let Some(editor) = self.form.as_mut().filter(|_| !matches!(msg, Msg::Type(_))) {
            editor.types_words = false;
        }
        match msg {
            Msg::Type(typed) => match (self.form_focus(), typed) {
                (Focus::FieldOptions, typed) => self.type_at_options(typed),
                _ => self.insert(typed.encode_utf8(&mut [0; 4])),
            },
            Msg::NextField => self.go_to_field(true),
            Msg::PreviousField => self.go_to_field(false),
            Msg::Field(pressed) => self.edit_field(pressed),
            Msg::Record => return self.record(),
            _ => debug_assert!(false, "the table of keys has no other message on a form"),
        }
        Request::None
    }

    /// Whether letters go into a field as they are.
    pub(super) fn takes_letters(&self) -> bool {
        self.takes_text() && matches!(self.focus(), Focus::FieldLine | Focus::FieldLines)
    }

    /// Whether an Enter is text too.
    pub(super) fn takes_lines(&self) -> bool {
        self.takes_text() && self.focus() == Focus::FieldLines
    }

    /// Types letters that came at once: shown once, and undone word by word.
    pub(super) fn type_letters(&mut self, letters: &str) {
        self.take_notice_away();
        let left_out = letters.split_inclusive(' ').map(|word| self.insert_as_fits(word)).sum();
        self.tell_left_out(left_out);
    }

    pub(super) fn insert(&mut self, text: &str) {
        let left_out = self.insert_as_fits(text);
        self.tell_left_out(left_out);
    }

    /// Tells how many letters found no room.
    fn tell_left_out(&mut self, left_out: usize) {
        if left_out > 0 {
            self.notice = Some(self.messages.field_is_full(left_out));
        }
    }

    /// How many letters found no room.
    fn insert_as_fits(&mut self, text: &str) -> usize {
        let one_line = self.form_focus() != Focus::FieldLines;
        // What acts on a terminal becomes visible before it is shown.
        let text = SafeText::new(text);
        let text = if one_line { text.as_str().replace('\n', " ") } else { text.as_str().to_owned() };
        let mut left_out = 0;
        self.change_field(|field| {
            left_out = field.insert(&text);
            !text.is_empty()
        });
        left_out
    }

    fn edit_field(&mut self, pressed: FieldKey) {
        match (self.form_focus(), pressed) {
            (Focus::FieldOptions, FieldKey::Left) => return self.choose_option(-1),
            (Focus::FieldOptions, FieldKey::Right) => return self.choose_option(1),
            (Focus::FieldOptions, FieldKey::Up) => return self.leave_option(false),
            (Focus::FieldOptions, FieldKey::Down) => return self.leave_option(true),
            (Focus::FieldOptions, FieldKey::Erase) => return self.let_go_option(),
            (Focus::FieldOptions, _) => return,
            _ => {}
        }
        let mut leaves = None;
        self.change_field(|FieldEditor { area, .. }| {
            let mut moves = |motion| {
                area.move_cursor(motion);
                false
            };
            match pressed {
                FieldKey::Left => moves(CursorMove::Back),
                FieldKey::Right => moves(CursorMove::Forward),
                FieldKey::WordLeft => moves(CursorMove::WordBack),
                FieldKey::WordRight => moves(CursorMove::WordForward),
                FieldKey::Start => moves(CursorMove::Head),
                FieldKey::End => moves(CursorMove::End),
                FieldKey::Up | FieldKey::Down => {
                    let (before, down) = (area.screen_cursor().row, pressed == FieldKey::Down);
                    area.move_cursor(if down { CursorMove::Down } else { CursorMove::Up });
                    // From the last line down, or from the first line up, leads out of the field.
                    leaves = (area.screen_cursor().row == before).then_some(down);
                    false
                }
                FieldKey::Erase => area.delete_char(),
                FieldKey::EraseNext => area.delete_next_char(),
                FieldKey::EraseWord => area.delete_word(),
                FieldKey::EraseToStart => area.delete_line_by_head(),
                FieldKey::EraseToEnd => area.delete_line_by_end(),
                FieldKey::NewLine if area.lines().len() < MOST_LINES => {
                    area.insert_newline();
                    true
                }
                FieldKey::NewLine => false,
                FieldKey::Undo => area.undo(),
                FieldKey::Redo => area.redo(),
            }
        });
        if let Some(down) = leaves {
            self.catch_up();
            self.go_to_field(down);
        }
    }

    /// Changes what is in the field in view, if the change says so. The page is behind until [`Self::catch_up`].
    fn change_field(&mut self, change: impl FnOnce(&mut FieldEditor) -> bool) {
        let Some(editor) = &mut self.form else { return };
        let Some(field) = editor.fields.get_mut(editor.at) else { return };
        editor.asked = 0;
        let behind = if change(field) { Behind::Text } else { Behind::Cursor };
        editor.behind = editor.behind.max(behind);
    }

    /// Keeps and shows what was typed: once for all keys that came at once.
    pub(super) fn catch_up(&mut self) {
        let Some(editor) = &mut self.form else { return };
        match std::mem::take(&mut editor.behind) {
            Behind::Nothing => return,
            Behind::Cursor => self.lay_out(),
            Behind::Text => {
                let form = editor.form;
                if let Some(field) = editor.fields.get(editor.at) {
                    let (name, text) = (field.name, field.text());
                    self.session.type_in_form(form, name, text.as_str().into());
                }
                self.rebuild_page();
            }
        }
        self.show_field();
    }

    pub(super) fn go_to_field(&mut self, forward: bool) {
        let Some(editor) = &mut self.form else { return };
        let rows = editor.fields.len() + 1;
        editor.at = (editor.at + if forward { 1 } else { rows - 1 }) % rows;
        self.lay_out();
        self.show_field();
    }

    /// Scrolls to where the person is.
    pub(super) fn show_field(&mut self) {
        let position = self.pane.reveal(self.position());
        self.history.current_mut().position = super::view::ScrollPosition { is_reading: false, ..position };
    }

    /// The form of a remark at what is in view, or highlighted.
    pub(super) fn remark_form(&self) -> Option<FormId> {
        match (&self.page, self.page_kind()) {
            (Page::Ask(_), PageKind::Session(_) | PageKind::Change) => {
                self.session.question().map(FormId::AnswerRemark)
            }
            (Page::Listing(_), PageKind::Session(_)) => match self.action_seen()? {
                Action::Change(question) | Action::Open(PageId::OffPath(question)) => {
                    Some(FormId::AnswerRemark(question))
                }
                Action::Open(PageId::App(app)) => Some(FormId::AppRemark(app)),
                Action::Toggle(task) => Some(FormId::Task(task)),
                _ => None,
            },
            (_, PageKind::Session(PageId::App(app) | PageId::Why(app))) => Some(FormId::AppRemark(app)),
            _ => None,
        }
    }

    /// Opens that form.
    pub(super) fn remark(&mut self) {
        match self.remark_form() {
            Some(form) => {
                self.open_form(form);
                self.go_to_remark(form);
            }
            None if self.session.is_settled() => self.tell_settled(),
            None => {}
        }
    }

    /// To the field of the remark, in a form with others before it.
    fn go_to_remark(&mut self, form: FormId) {
        let Some(editor) = self.form.as_mut().filter(|editor| editor.form == form) else { return };
        let name = form.remark_field();
        let Some(at) = editor.fields.iter().position(|field| Some(field.name) == name) else { return };
        editor.at = at;
        self.lay_out();
        self.show_field();
    }

    /// Opens a form; where the decision was taken, and it would change that, says so.
    pub(super) fn open_form(&mut self, form: FormId) {
        if self.session.may_fill_in(form) {
            self.open(PageKind::Session(PageId::Form(form)));
        } else {
            self.tell_settled();
        }
    }

    /// Says that the decision was taken, so that nothing changes any more.
    pub(super) fn tell_settled(&mut self) {
        self.notice = Some(self.session.settled_refusal());
    }

    /// Whether there is anything to choose from where the person is.
    pub(super) fn can_decide(&self) -> bool {
        match self.page_kind() {
            PageKind::Session(PageId::Walk) => self.session.has_decision(),
            PageKind::Session(PageId::App(_) | PageId::Why(_) | PageId::Compare(_) | PageId::Apps) => {
                self.session.has_page(PageId::Apps)
            }
            _ => false,
        }
    }

    /// To the form that chooses the app in view, or highlighted; without one to the page of the decision.
    pub(super) fn decide(&mut self) {
        if !self.session.has_decision() {
            self.notice = Some(self.messages.decide_at_the_end().to_owned());
            return;
        }
        match self.app_seen() {
            Some(PageId::App(app)) => self.open_form(FormId::Choose(app)),
            Some(PageId::ChooseOf(_)) if self.session.is_settled() => self.tell_settled(),
            Some(page @ PageId::ChooseOf(_)) => self.open(PageKind::Session(page)),
            _ => self.open(PageKind::Session(PageId::Decision)),
        }
    }

    /// The app that is highlighted, or that the page in view is about; of several the page that asks which.
    pub(super) fn app_seen(&self) -> Option<PageId> {
        match (self.action_seen(), self.page_kind()) {
            (Some(Action::Open(page @ PageId::App(_))), _) => Some(page),
            (_, PageKind::Session(PageId::App(app) | PageId::Why(app))) => Some(PageId::App(app)),
            (_, PageKind::Session(PageId::Compare(side))) => Some(PageId::ChooseOf(side)),
            _ => None,
        }
    }

    /// Marks the task that is highlighted as done, or as still to do; where that would lose what is kept of it, to its form.
    pub(super) fn toggle_task(&mut self) -> Request {
        match self.action_seen() {
            Some(Action::Toggle(task)) if self.session.toggle_task(task) => {
                self.rebuild_page();
                self.changed()
            }
            Some(Action::Toggle(task)) => {
                self.open_form(FormId::Task(task));
                Request::None
            }
            _ => Request::None,
        }
    }

    /// What is asked before a form is recorded that cannot be undone: one question at each try, until all were asked.
    fn asks_once_more(&mut self, form: FormId) -> Option<String> {
        let editor = self.form.as_mut()?;
        let question = self.session.asked_before(form).into_iter().nth(editor.asked)?;
        editor.asked += 1;
        Some(format!("{question} {}", self.messages.record_sure()))
    }

    /// Confirms what is in the fields, and goes back to where the form was asked for.
    fn record(&mut self) -> Request {
        let Some((page, editor)) = self.form_in_view() else { return Request::None };
        let (form, wrong) = (editor.form, page.fields.iter().position(|field| field.wrong.is_some()));
        if let Some(at) = wrong {
            if let Some(editor) = &mut self.form {
                (editor.at, editor.tells_wrong) = (at, true);
            }
            self.lay_out();
            self.show_field();
            self.notice = Some(self.messages.not_recorded().to_owned());
            return Request::None;
        }
        if let Some(settles) = self.asks_once_more(form) {
            self.notice = Some(settles);
            return Request::None;
        }
        let Some(confirmed) = self.session.confirm_form(form) else { return Request::None };
        self.back();
        self.notice = Some(confirmed.words(self.messages).to_owned());
        self.point_at(Some(Action::Open(PageId::Form(form))));
        if self.session.has_news_of_reply() {
            self.rebuild_with_news();
        }
        let changed = self.changed();
        // What was confirmed is saved with what is done then.
        self.session.action_after(form).map_or(changed, Request::Dossier)
    }
}
