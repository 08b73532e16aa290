//! A form, field by field: each is asked as a question, and an empty line leaves in it what is there.

use std::io;

use super::conversation::Conversation;
use crate::session::{
    Action, DossierAction, Ended, FieldKind, FormField, FormId, Page, PageId, PendingAnswer, what_fits,
};
use crate::text::{LineCommand, SafeText, folded, sentence};

/// Typed alone, it empties a field.
const NOTHING: &str = "-";

/// Typed alone, it takes over what was typed into a field before and is not recorded.
const TAKE_OVER: &str = "=";

/// What came of asking for one field.
enum Asked {
    /// There is something in the field of this name, as before or other than before: this one, or another that what was typed
    /// here fills as well.
    Answered(&'static str),
    /// The person goes back a field.
    Back,
    /// The person leaves the program, or there is no more input.
    Ended(Ended),
}

/// Whether a person is sure of what cannot be changed afterwards.
enum Sure {
    Yes,
    /// They go back to the last field.
    No,
    /// They leave the program, or there is no more input.
    Ended(Ended),
}

impl Conversation<'_, '_> {
    /// Asks for every field of a form, confirms them, and tells the page in view again.
    pub(super) fn fill_in(&mut self, form: FormId) -> io::Result<()> {
        if !self.session.may_fill_in(form) {
            return self.out.print(&self.session.settled_refusal());
        }
        let Some(page) = self.form_page(form) else { return Ok(()) };
        self.out.blank()?;
        self.title(&page.head)?;
        self.blocks(&page.before)?;
        self.out.print(self.messages.plain_form_how())?;
        let mut at = 0;
        // What is typed here is what an empty line leaves; what was typed before has to be taken over.
        let mut answered: Vec<&str> = Vec::new();
        loop {
            // What was chosen in one field may bring another, or take it away.
            let Some(page) = self.form_page(form) else { return Ok(()) };
            let Some(field) = page.fields.get(at) else {
                if let Some(wrong) = page.fields.iter().position(|field| field.wrong.is_some()) {
                    at = wrong;
                    continue;
                }
                match self.ask_sure(form)? {
                    Sure::Yes => return self.record(form),
                    Sure::No => {
                        at = page.fields.len().saturating_sub(1);
                        continue;
                    }
                    Sure::Ended(ended) => {
                        self.ended = Some(ended);
                        return Ok(());
                    }
                }
            };
            let is_left = field.is_typed() && !answered.contains(&field.name);
            match self.ask_field(form, field, is_left)? {
                Asked::Ended(ended) => {
                    self.ended = Some(ended);
                    return Ok(());
                }
                Asked::Back if at == 0 => return self.show(),
                Asked::Back => at -= 1,
                Asked::Answered(name) => {
                    // What was chosen may have brought the field that was filled.
                    let now = self.form_page(form).unwrap_or_default();
                    let filled = now.fields.iter().enumerate().find(|(_, field)| field.name == name);
                    let before = page.fields.iter().find(|field| field.name == name);
                    at = match filled {
                        Some((there, FormField { wrong: Some(wrong), .. })) => {
                            self.tell_wrong(form, before, wrong, is_left)?;
                            there
                        }
                        Some((there, now)) => {
                            answered.extend([field.name, now.name]);
                            self.tell_notice(before, now)?;
                            there + 1
                        }
                        None => at + 1,
                    };
                }
            }
        }
    }

    /// Tells what the help of a field says now, where what was put into it changed that; and what is allowed and yet odd.
    fn tell_notice(&mut self, before: Option<&FormField>, now: &FormField) -> io::Result<()> {
        if before.is_some_and(|before| before.help != now.help) {
            self.out.print(&now.help)?;
        }
        self.out.print(now.notice.as_deref().unwrap_or_default())
    }

    /// Asks once more where what is recorded cannot be changed afterwards. Until then it stays typed.
    fn ask_sure(&mut self, form: FormId) -> io::Result<Sure> {
        for question in self.session.asked_before(form) {
            self.out.blank()?;
            self.out.print(&question)?;
            match self.is_sure()? {
                Sure::Yes => {}
                no => return Ok(no),
            }
        }
        Ok(Sure::Yes)
    }

    fn is_sure(&mut self) -> io::Result<Sure> {
        loop {
            let Some(typed) = self.ask_line(self.messages.plain_record_sure())? else {
                return Ok(Sure::Ended(Ended::InputEnded));
            };
            match LineCommand::read(&typed, self.messages.default_noun()) {
                Some(LineCommand::Back) => return Ok(Sure::No),
                Some(LineCommand::Stop) => return Ok(Sure::Ended(Ended::Left)),
                _ if folded(typed.trim()) == folded(self.messages.flag_yes()) => return Ok(Sure::Yes),
                _ => {}
            }
        }
    }

    /// Tells what is wrong with what is in a field, and how to go on. `before` is the field as it was, if it was there: what
    /// could be there is there again, so that an empty line leaves that, where it is not only left from before.
    fn tell_wrong(
        &mut self,
        form: FormId,
        before: Option<&FormField>,
        wrong: &str,
        is_left: bool,
    ) -> io::Result<()> {
        self.out.print(wrong)?;
        let Some(before) = before.filter(|before| before.wrong.is_none()) else {
            return self.out.print(self.messages.plain_try_again());
        };
        self.session.type_in_form(form, before.name, before.text.clone());
        self.host.keep_typed(self.session);
        self.out.print(match is_left {
            true => self.messages.plain_try_again(),
            false => self.messages.plain_try_again_or_keep(),
        })
    }

    fn form_page(&self, form: FormId) -> Option<crate::session::Form> {
        match self.session.page(PageId::Form(form), &PendingAnswer::default()) {
            Page::Form(page) => Some(page),
            _ => None,
        }
    }

    fn record(&mut self, form: FormId) -> io::Result<()> {
        let confirmed = self.session.confirm_form(form);
        debug_assert!(confirmed.is_some(), "nothing was wrong in any field");
        self.save()?;
        let action = self.session.action_after(form);
        if let Some(rename @ DossierAction::Rename(_)) = action {
            // What came of it is told by whoever does it.
            return self.dossier(rename);
        }
        if let Some(confirmed) = confirmed.filter(|_| self.is_saved()) {
            self.out.print(confirmed.words(self.messages))?;
        }
        if let Some(action) = action {
            self.dossier(action)?;
        }
        self.show_page(self.session.has_news_of_reply())
    }

    /// Tells a field with what it holds, and what was typed into it before and is not recorded. What prompts for it.
    fn tell_field(&mut self, field: &FormField, is_left: bool) -> io::Result<String> {
        let messages = self.messages;
        self.out.blank()?;
        self.out.print(&field.label)?;
        self.out.print(&field.help)?;
        let of_number = field.option_of_number();
        for (at, option) in field.options().iter().enumerate() {
            // The number of an option would be read as the number that is asked for.
            let mark = if of_number.is_some() { "- ".to_owned() } else { format!("{}. ", at + 1) };
            self.out.hang(&option.label, &mark)?;
        }
        let held = if is_left { field.kept_in_words() } else { field.in_words() };
        if !held.is_empty() {
            self.out.print(&messages.plain_field_holds(&held))?;
        }
        if is_left {
            let typed = field.in_words();
            self.out.print(&match field.options() {
                _ if typed.is_empty() => messages.plain_emptied_before().to_owned(),
                [] => messages.plain_typed_before(&typed),
                _ => messages.plain_chosen_before(&typed),
            })?;
        }
        if matches!(field.kind, FieldKind::Lines) && (is_left || !held.is_empty()) {
            self.out.print(messages.plain_lines_replace())?;
        }
        self.out.print(field.by.as_deref().unwrap_or_default())?;
        if is_left {
            let is_empty = held.is_empty();
            self.out.print(match is_empty {
                true => messages.plain_take_over_or_empty(),
                false => messages.plain_take_over(),
            })?;
        }
        Ok(match &field.kind {
            FieldKind::Choice(_) if of_number.is_some() => messages.plain_choose_or_number().to_owned(),
            FieldKind::Choice(options) => messages.plain_choose_one(options.len()),
            FieldKind::Several(options) => messages.plain_choose_several(options.len()),
            FieldKind::Lines => messages.plain_type_lines().to_owned(),
            FieldKind::Line | FieldKind::Day => messages.plain_type_line().to_owned(),
        })
    }

    fn ask_field(&mut self, form: FormId, field: &FormField, is_left: bool) -> io::Result<Asked> {
        let prompt = self.tell_field(field, is_left)?;
        let Some(typed) = self.ask_line(&prompt)? else { return Ok(Asked::Ended(Ended::InputEnded)) };
        // Only the very next line says that the one before was meant so.
        let as_text = std::mem::take(&mut self.as_text);
        match LineCommand::read(&typed, self.messages.default_noun()) {
            Some(LineCommand::Back) => return Ok(Asked::Back),
            Some(LineCommand::Stop) => return Ok(Asked::Ended(Ended::Left)),
            Some(LineCommand::Help) => {
                self.form_help(false)?;
                return self.ask_field(form, field, is_left);
            }
            // Elsewhere it does something: whoever types it here may mean that.
            Some(_) if matches!(field.kind, FieldKind::Line | FieldKind::Lines) && as_text != typed => {
                self.out.print(&self.messages.plain_is_text_here(&typed))?;
                self.as_text = typed;
                return self.ask_field(form, field, is_left);
            }
            // All else is text.
            _ => {}
        }
        if typed.is_empty() && is_left {
            self.session.type_in_form(form, field.name, field.kept.clone());
            self.host.keep_typed(self.session);
        }
        if typed.is_empty() || (typed == TAKE_OVER && is_left) {
            return Ok(Asked::Answered(field.name));
        }
        if let Some((option, name)) = number_meant(field, &typed) {
            self.session.type_in_form(form, field.name, option);
            self.session.type_in_form(form, name, typed.as_str().into());
            self.host.keep_typed(self.session);
            return Ok(Asked::Answered(name));
        }
        if typed == NOTHING && !field.options().is_empty() {
            self.session.let_go_choice(form, field.name);
            self.host.keep_typed(self.session);
            return Ok(Asked::Answered(field.name));
        }
        let text = match &field.kind {
            _ if typed == NOTHING => SafeText::default(),
            FieldKind::Choice(_) | FieldKind::Several(_) => match options_meant(field, &typed) {
                Some(text) => text,
                None => {
                    self.out.print(self.messages.not_an_option())?;
                    return self.ask_field(form, field, is_left);
                }
            },
            FieldKind::Lines => return self.more_lines(form, field.name, typed),
            FieldKind::Line | FieldKind::Day => self.as_far_as_it_fits(&typed, "")?.into(),
        };
        self.session.type_in_form(form, field.name, text);
        // A signal ends line mode at once; what is left to keep comes with the next field.
        self.host.keep_typed(self.session);
        self.look_at_saving()?;
        Ok(Asked::Answered(field.name))
    }

    /// What can be typed at a field besides what goes into it; `in_text` behind the first line of a text.
    fn form_help(&mut self, in_text: bool) -> io::Result<()> {
        let messages = self.messages;
        let enter = if in_text { messages.plain_help_end_text() } else { messages.plain_help_keep_field() };
        self.out.blank()?;
        self.out.print(messages.plain_form_how())?;
        self.out.blank()?;
        for (typed, does) in [
            (messages.key_enter(), enter),
            (NOTHING, messages.plain_help_empty_field()),
            (TAKE_OVER, messages.plain_help_take_over()),
            (messages.command(LineCommand::Back), messages.plain_help_field_back()),
            (messages.command(LineCommand::Stop), messages.do_quit()),
        ] {
            if in_text && [NOTHING, TAKE_OVER].contains(&typed) {
                continue;
            }
            self.out.hang(&messages.plain_command(typed, does), "- ")?;
        }
        Ok(())
    }

    /// What of a typed text finds room behind what is in the field; told where that is not all of it.
    fn as_far_as_it_fits(&mut self, typed: &str, before: &str) -> io::Result<String> {
        let lines = before.split('\n').count();
        let taken = what_fits(typed, before.chars().count(), lines);
        let left_out = typed.chars().count().saturating_sub(taken.chars().count());
        if left_out > 0 {
            self.out.print(&self.messages.field_is_full(left_out))?;
        }
        Ok(taken.trim_end_matches('\n').to_owned())
    }

    /// The lines of a text, up to an empty one. Each is kept as soon as it is typed; what was cut off is not recorded, as
    /// nobody said that it was all.
    fn more_lines(&mut self, form: FormId, name: &'static str, first: String) -> io::Result<Asked> {
        let mut text = self.as_far_as_it_fits(&first, "")?;
        loop {
            self.session.type_in_form(form, name, text.as_str().into());
            self.host.keep_typed(self.session);
            self.look_at_saving()?;
            let Some(line) = self.ask_line(self.messages.plain_next_line())? else {
                return Ok(Asked::Ended(Ended::InputEnded));
            };
            match LineCommand::read(&line, self.messages.default_noun()) {
                Some(LineCommand::Back) => return Ok(Asked::Back),
                Some(LineCommand::Stop) => return Ok(Asked::Ended(Ended::Left)),
                Some(LineCommand::Help) => self.form_help(true)?,
                _ if line.is_empty() => return Ok(Asked::Answered(name)),
                _ => text += &self.as_far_as_it_fits(&format!("\n{line}"), &text)?,
            }
        }
    }

    /// Says how something is chosen on the page of the advice.
    pub(super) fn how_to_choose(&mut self) -> io::Result<()> {
        let choose = self.messages.command(LineCommand::Choose);
        self.out.blank()?;
        self.out.print(&self.messages.plain_choose_how(choose))
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
            (_, Some(what)) => self.out.print(&self.no_app(page, what)),
            (_, None) => self.open(PageId::Decision),
        }
    }

    /// Ticks a step and tells only that step again; where that would lose what is kept of it, its form is asked.
    pub(super) fn toggle(&mut self, step: usize) -> io::Result<()> {
        if !self.session.toggle_task(step) {
            return self.fill_in(FormId::Task(step));
        }
        self.save()?;
        let Page::Listing(plan) = self.page() else { return Ok(()) };
        if let Some(row) = plan.rows.iter().find(|row| row.action == Some(Action::Toggle(step))) {
            self.row(row, Some(step + 1))?;
        }
        self.out.print(&sentence(&plan.head.place))
    }

    /// The form of one task, by its number in the list.
    pub(super) fn task(&mut self, number: Option<&str>) -> io::Result<()> {
        let at = number.and_then(super::ask::row_number).and_then(|number| number.checked_sub(1));
        match at.filter(|at| self.session.has_page(PageId::Form(FormId::Task(*at)))) {
            Some(at) => self.fill_in(FormId::Task(at)),
            None if number.is_some_and(super::ask::is_digits) => {
                let told = match self.session.listed_tasks().len() {
                    0 => self.session.no_tasks_words().to_owned(),
                    count => self.messages.plain_no_such_task(count),
                };
                self.out.print(&told)
            }
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
            None if self.session.is_settled() => self.out.print(&self.session.settled_refusal()),
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

/// The option, and the field of its number, where a number was typed at a choice that has one.
fn number_meant(field: &FormField, typed: &str) -> Option<(SafeText, &'static str)> {
    let (at, name) = field.option_of_number()?;
    let is_number = typed.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit());
    let option = field.options().get(at).filter(|_| is_number)?;
    Some((option.id.as_str().into(), name))
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
