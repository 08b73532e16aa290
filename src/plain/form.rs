//! A form, field by field: each is asked as a question, and an empty line leaves in it what is there.

use std::io;

use super::conversation::Conversation;
use crate::session::{Action, Ended, FieldKind, FormField, FormId, Page, PageId, PendingAnswer};
use crate::text::{LineCommand, SafeText};

/// Typed alone, it empties a field.
const NOTHING: &str = "-";

/// What came of asking for one field.
enum Asked {
    /// There is something in it, as before or other than before.
    Answered,
    /// The person goes back a field.
    Back,
    /// The person leaves the program, or there is no more input.
    Ended(Ended),
}

impl Conversation<'_, '_> {
    /// Asks for every field of a form, confirms them, and tells the page in view again.
    pub(super) fn fill_in(&mut self, form: FormId) -> io::Result<()> {
        if !self.session.may_fill_in(form) {
            return self.out.print(&self.session.settled_words_now());
        }
        let Some(page) = self.form_page(form) else { return Ok(()) };
        self.out.blank()?;
        self.title(&page.head)?;
        self.blocks(&page.before)?;
        self.out.print(self.messages.plain_form_how())?;
        let mut at = 0;
        loop {
            // What was chosen in one field may bring another, or take it away.
            let Some(page) = self.form_page(form) else { return Ok(()) };
            let Some(field) = page.fields.get(at) else {
                if let Some(wrong) = page.fields.iter().position(|field| field.wrong.is_some()) {
                    at = wrong;
                    continue;
                }
                return self.record(form);
            };
            match self.ask_field(form, field)? {
                Asked::Ended(ended) => {
                    self.ended = Some(ended);
                    return Ok(());
                }
                Asked::Back if at == 0 => return self.show(),
                Asked::Back => at -= 1,
                Asked::Answered => {
                    let now = self.form_page(form).and_then(|page| page.fields.get(at)?.wrong.clone());
                    match now {
                        Some(wrong) => self.out.print(&wrong)?,
                        None => at += 1,
                    }
                }
            }
        }
    }

    fn form_page(&self, form: FormId) -> Option<crate::session::Form> {
        match self.session.page(PageId::Form(form), &PendingAnswer::default()) {
            Page::Form(page) => Some(page),
            _ => None,
        }
    }

    fn record(&mut self, form: FormId) -> io::Result<()> {
        let is_recorded = self.session.confirm_form(form);
        debug_assert!(is_recorded, "nothing was wrong in any field");
        self.save()?;
        if self.is_saved() {
            self.out.print(self.messages.recorded())?;
        }
        self.show_page(self.session.has_news_of_reply())
    }

    fn ask_field(&mut self, form: FormId, field: &FormField) -> io::Result<Asked> {
        self.out.blank()?;
        self.out.print(&field.label)?;
        self.out.print(&field.help)?;
        for (at, option) in field.options().iter().enumerate() {
            self.out.hang(&option.label, &format!("{}. ", at + 1))?;
        }
        let held = field.in_words();
        if !held.is_empty() {
            self.out.print(&self.messages.plain_field_holds(&held.replace('\n', " / ")))?;
        }
        let prompt = match &field.kind {
            FieldKind::Choice(options) => self.messages.plain_choose_one(options.len()),
            FieldKind::Several(options) => self.messages.plain_choose_several(options.len()),
            FieldKind::Lines => self.messages.plain_type_lines().to_owned(),
            FieldKind::Line | FieldKind::Day => self.messages.plain_type_line().to_owned(),
        };
        let Some(typed) = self.ask_line(&prompt)? else { return Ok(Asked::Ended(Ended::InputEnded)) };
        match LineCommand::read(&typed, self.messages.default_noun()) {
            Some(LineCommand::Back) => return Ok(Asked::Back),
            Some(LineCommand::Stop) => return Ok(Asked::Ended(Ended::Left)),
            Some(LineCommand::Help) => {
                self.form_help()?;
                return self.ask_field(form, field);
            }
            // All else is text.
            _ => {}
        }
        if typed.is_empty() {
            return Ok(Asked::Answered);
        }
        let mut is_ended = false;
        let text = match &field.kind {
            _ if typed == NOTHING => SafeText::default(),
            FieldKind::Choice(_) | FieldKind::Several(_) => match options_meant(field, &typed) {
                Some(text) => text,
                None => {
                    self.out.print(self.messages.not_an_option())?;
                    return self.ask_field(form, field);
                }
            },
            FieldKind::Lines => self.more_lines(typed, &mut is_ended)?,
            FieldKind::Line | FieldKind::Day => typed.as_str().into(),
        };
        self.session.type_in_form(form, field.name, text);
        // A signal ends line mode at once; what is left to keep comes with the next field.
        self.host.keep_typed(self.session);
        self.look_at_saving()?;
        // What was cut off is kept and not recorded: nobody said that it was all.
        Ok(if is_ended { Asked::Ended(Ended::InputEnded) } else { Asked::Answered })
    }

    /// What can be typed at a field besides what goes into it.
    fn form_help(&mut self) -> io::Result<()> {
        let messages = self.messages;
        self.out.blank()?;
        self.out.print(messages.plain_form_how())?;
        self.out.blank()?;
        for (typed, does) in [
            (messages.key_enter(), messages.plain_help_keep_field()),
            (NOTHING, messages.plain_help_empty_field()),
            (messages.command(LineCommand::Back), messages.plain_help_field_back()),
            (messages.command(LineCommand::Stop), messages.do_quit()),
        ] {
            self.out.hang(&messages.plain_command(typed, does), "- ")?;
        }
        Ok(())
    }

    /// The lines of a text, up to an empty one, or to the end of the input.
    fn more_lines(&mut self, first: String, is_ended: &mut bool) -> io::Result<SafeText> {
        let mut lines = vec![first];
        loop {
            match self.ask_line(self.messages.plain_next_line())? {
                Some(line) if line.is_empty() => break,
                Some(line) => lines.push(line),
                None => {
                    *is_ended = true;
                    break;
                }
            }
        }
        Ok(lines.join("\n").into())
    }

    /// Chooses the app in view, or one that is named; without any the page of the decision.
    pub(super) fn decide(&mut self, page: &Page, what: Option<&str>) -> io::Result<()> {
        if !self.session.has_decision() {
            return self.out.print(self.messages.decide_at_the_end());
        }
        let app = match what {
            Some(what) => self.app_page(page, what),
            None => self.app_in_view(),
        };
        match (app, what) {
            (Some(PageId::App(app)), _) => self.fill_in(FormId::Choose(app)),
            (_, Some(what)) => self.out.print(&self.messages.plain_no_one_name(what)),
            (_, None) => self.open(PageId::Decision),
        }
    }

    /// The form of one task, by its number in the list.
    pub(super) fn task(&mut self, number: Option<&str>) -> io::Result<()> {
        let at = number.and_then(super::ask::row_number).and_then(|number| number.checked_sub(1));
        match at.filter(|at| self.session.has_page(PageId::Form(FormId::Task(*at)))) {
            Some(at) => self.fill_in(FormId::Task(at)),
            None => self.out.print(self.messages.plain_task_which()),
        }
    }

    /// Puts a remark at what is in view, or at a row or an app that is named.
    pub(super) fn remark(&mut self, page: &Page, what: Option<&str>) -> io::Result<()> {
        let form = match (page, what) {
            (Page::Ask(_), None) => self.session.question().map(FormId::AnswerRemark),
            (_, None) => match self.app_in_view() {
                Some(PageId::App(app)) => Some(FormId::AppRemark(app)),
                _ => None,
            },
            (Page::Listing(listing), Some(what)) => match super::naming::chosen_action(listing, what) {
                Some(Action::Change(question) | Action::Open(PageId::OffPath(question))) => {
                    Some(FormId::AnswerRemark(question))
                }
                Some(Action::Toggle(task)) => Some(FormId::Task(task)),
                _ => self.named_app(page, what),
            },
            (_, Some(what)) => self.named_app(page, what),
        };
        match form {
            Some(form) => self.fill_in(form),
            None => self.out.print(self.messages.plain_remark_which()),
        }
    }

    fn named_app(&self, page: &Page, what: &str) -> Option<FormId> {
        match self.app_page(page, what)? {
            PageId::App(app) => Some(FormId::AppRemark(app)),
            _ => None,
        }
    }
}

/// The text of a field with the options that a typed line means; nothing when one of them is not offered.
fn options_meant(field: &FormField, typed: &str) -> Option<SafeText> {
    if matches!(field.kind, FieldKind::Choice(_)) {
        return field.option_meant(typed).map(|option| option.id.as_str().into());
    }
    let parts = typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let ids: Option<Vec<&str>> =
        parts.map(|part| field.option_meant(part).map(|option| option.id.as_str())).collect();
    ids.map(|ids| ids.join(" ").into())
}
