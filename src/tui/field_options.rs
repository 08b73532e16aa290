//! A field of a form with a few things to choose from: arrows, the space bar and digits choose. Letters are no text there.

use super::app::TuiApp;
use crate::session::{FieldKind, FormField};

impl TuiApp<'_, '_> {
    /// What is typed at such a field. Whoever types words there means a field with text: what is in them chooses nothing.
    pub(super) fn type_at_options(&mut self, typed: char) {
        let Some(editor) = &mut self.form else { return };
        editor.types_words |= !(typed == ' ' || typed.is_ascii_digit());
        if editor.types_words {
            self.notice = Some(self.messages.choose_with_arrows().to_owned());
            return;
        }
        match typed {
            ' ' => self.choose_pointed(),
            digit => self.choose_numbered(digit),
        }
    }

    /// Chooses the option before or behind the one that is chosen; of several, points at it.
    pub(super) fn choose_option(&mut self, step: isize) {
        let Some((page, editor)) = self.form_in_view() else { return };
        let (Some(field), Some(at)) = (page.fields.get(editor.at), editor.fields.get(editor.at)) else {
            return;
        };
        let count = field.options().len();
        let is_chosen = field.options().iter().any(|option| field.is_chosen(option));
        let several = matches!(field.kind, FieldKind::Several(_));
        let next = at.option.checked_add_signed(step).filter(|next| *next < count);
        // The first key chooses the first one.
        let next = if is_chosen || several {
            next.unwrap_or(if step > 0 { 0 } else { count.saturating_sub(1) })
        } else {
            0
        };
        self.take_option(next, !several);
    }

    /// Chooses the option on the line below or above, or of several points at it; without one, to the field below or above.
    pub(super) fn leave_option(&mut self, down: bool) {
        let Some((page, editor)) = self.form_in_view() else { return };
        let Some((field, at)) = page.fields.get(editor.at).zip(editor.fields.get(editor.at)) else { return };
        let several = matches!(field.kind, FieldKind::Several(_));
        let is_chosen = several || field.options().iter().any(|option| field.is_chosen(option));
        match self.pane.option_beyond(at.option, down) {
            // The first key chooses the first one.
            Some(_) if !is_chosen => self.take_option(at.option, true),
            Some(beyond) => self.take_option(beyond, !several),
            None => self.go_to_field(down),
        }
    }

    /// Leaves the field as it was before anything was chosen in it.
    pub(super) fn let_go_option(&mut self) {
        let Some((page, editor)) = self.form_in_view() else { return };
        let (form, at) = (editor.form, editor.at);
        let Some(field) = page.fields.get(at) else { return };
        self.session.let_go_choice(form, field.name);
        self.rebuild_page();
        let Some((page, _)) = self.form_in_view() else { return };
        let chosen = page
            .fields
            .get(at)
            .and_then(|field| field.options().iter().position(|option| field.is_chosen(option)));
        if let Some(field) = self.form.as_mut().and_then(|editor| editor.fields.get_mut(at)) {
            field.option = chosen.unwrap_or(0);
        }
        self.lay_out();
        self.show_field();
    }

    /// Chooses the option that is pointed at, or leaves it out where several can be chosen. Of one choice that is made the
    /// arrows marked it already: nothing moves on.
    pub(super) fn choose_pointed(&mut self) {
        let Some((page, editor)) = self.form_in_view() else { return };
        let (Some(field), Some(at)) = (page.fields.get(editor.at), editor.fields.get(editor.at)) else {
            return;
        };
        let is_several = matches!(field.kind, FieldKind::Several(_));
        if is_several || !field.options().iter().any(|option| field.is_chosen(option)) {
            self.take_option(at.option, true);
        }
    }

    pub(super) fn choose_numbered(&mut self, digit: char) {
        let field = self.form_in_view().and_then(|(page, editor)| page.fields.get(editor.at));
        if let Some((at, name)) = field.and_then(FormField::option_of_number) {
            return self.type_number(at, name, digit);
        }
        let number = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        if let Some(at) = number.and_then(|number| number.checked_sub(1)) {
            self.take_option(at, true);
        }
    }

    /// Begins the number that an option asks for.
    fn type_number(&mut self, option: usize, name: &str, digit: char) {
        self.take_option(option, true);
        let Some(editor) = &mut self.form else { return };
        if let Some(at) = editor.fields.iter().position(|field| field.name == name) {
            editor.at = at;
            self.insert(digit.encode_utf8(&mut [0; 4]));
            // Where nothing finds room any more the person is there all the same.
            self.lay_out();
            self.show_field();
        }
    }

    fn take_option(&mut self, at: usize, chooses: bool) {
        let Some((page, editor)) = self.form_in_view() else { return };
        let (form, field) = (editor.form, page.fields.get(editor.at));
        let Some((name, text)) =
            field.and_then(|field| Some((field.name, field.after_choosing(field.options().get(at)?))))
        else {
            return;
        };
        if let Some(field) = self.form.as_mut().and_then(|editor| editor.fields.get_mut(editor.at)) {
            field.option = at;
        }
        if chooses {
            self.session.type_in_form(form, name, text);
        }
        self.rebuild_page();
        self.show_field();
    }
}
