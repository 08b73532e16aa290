//! Forms: a few fields that a person fills in and confirms together. What is typed is kept at every key, confirmed or not
//! ([`Session::type_in_form`]), so it survives every other page.
//!
//! To add a form: a variant of [`FormId`]; what it is called in what is saved ([`Session::form_key`]); its fields and the
//! text above them, as a [`FormSpec`] (`Session::form_spec`); and what confirming it does (`Session::take_form`). A front end needs nothing
//! more: [`super::PageId::Form`] leads to it.

use std::collections::BTreeMap;

use super::dossiers::DossierState;
use super::page::{Block, Form, FormField, Head};
use super::replies::ReplyTopic;
use super::walk::Session;
use crate::model::{AppIx, QuestionIx};
use crate::order;
use crate::text::{Day, SafeText, folded};

/// How the key of a form begins that is about no dossier in view: it is kept in none.
pub(super) const NAME_KEY: &str = "dossier-name ";

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormId {
    /// A remark at the answer to a question.
    AnswerRemark(QuestionIx),
    /// A remark at an app and why it stands where it does.
    AppRemark(AppIx),
    /// Choosing an app, or changing that choice.
    Choose(AppIx),
    /// Choosing none of the apps.
    NoApp,
    /// Letting go what is chosen and not in the catalogue any more, by its place in [`Session::selected_apps`].
    LetGo(usize),
    /// A remark at what is not there any more, by its place among the remarks.
    KeptRemark(usize),
    /// Why what is chosen is chosen.
    Motivation,
    /// What is known of something to do, by its place in [`Session::listed_tasks`].
    Task(usize),
    /// What somebody advises, by their place in [`Session::advisers`].
    Opinion(usize),
    /// How far the decision is.
    Status,
    /// What a dossier is called, by its place in the list of all.
    DossierName(usize),
    /// What the supplier of an app replied.
    Reply(AppIx, ReplyTopic),
}

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Lines,
    /// A day: see [`Day::read`].
    Day,
    /// One of a few. The text of the field is its id, or nothing.
    Choice(Vec<FieldOption>),
    /// Several of a few. The text of the field are their ids, with blanks between them.
    Several(Vec<FieldOption>),
}

/// One of a few things to choose in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldOption {
    /// What it is called in the text of the field; without blanks.
    pub id: String,
    /// Its words.
    pub label: String,
    /// The field that a number typed here goes to, with this option.
    pub number: Option<&'static str>,
}

/// What a form is made of, before what was typed is filled in.
#[derive(Debug, Clone, Default)]
pub(super) struct FormSpec {
    /// The top line.
    pub(super) head: Head,
    /// The text above the fields.
    pub(super) before: Vec<Block>,
    /// The fields, in order.
    pub(super) fields: Vec<FieldSpec>,
}

/// A field, before what was typed is filled in.
#[derive(Debug, Clone)]
pub(super) struct FieldSpec {
    /// What it is called in what is saved.
    pub(super) name: &'static str,
    /// What is asked.
    pub(super) label: String,
    /// One line of help; may be empty.
    pub(super) help: String,
    /// What can be put into it.
    pub(super) kind: FieldKind,
    /// What it holds when nothing was typed: what is kept, or most likely wanted.
    pub(super) kept: SafeText,
    /// What is said when it is empty; nothing where it may be.
    pub(super) missing: Option<String>,
    /// Why what it holds cannot be confirmed here, whatever its kind allows.
    pub(super) refused: Option<String>,
    /// What is wrong with a text that the kind of the field allows.
    pub(super) check: Option<FieldCheck>,
    /// What has to be known of one that is right.
    pub(super) notice: Option<FieldCheck>,
}

/// Says what is wrong with what is in a field, if anything is.
pub(super) type FieldCheck = fn(&Session<'_>, &SafeText) -> Option<String>;

/// What is in the fields of a form.
#[derive(Debug, Clone, Default)]
pub(super) struct FormValues(pub(super) BTreeMap<&'static str, SafeText>);

impl FormValues {
    /// A text, without blanks around it.
    pub(super) fn text(&self, name: &str) -> SafeText {
        self.0.get(name).map_or_else(SafeText::default, |text| SafeText::new(text.as_str().trim()))
    }

    /// Whether there was such a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A text on one line.
    pub(super) fn line(&self, name: &str) -> SafeText {
        self.0.get(name).map_or_else(SafeText::default, |text| text.one_line().into())
    }

    /// A day; nothing where the field is empty.
    pub(super) fn day(&self, name: &str) -> Option<Day> {
        self.0.get(name).and_then(|text| Day::read(text.as_str()))
    }

    /// Whether this is what was chosen.
    pub(super) fn is(&self, name: &str, id: &str) -> bool {
        self.0.get(name).is_some_and(|text| text.as_str() == id)
    }
}

impl FieldSpec {
    /// A field that may stay empty.
    pub(super) fn new(name: &'static str, kind: FieldKind, label: &str, kept: SafeText) -> Self {
        Self {
            name,
            label: label.to_owned(),
            help: String::new(),
            kind,
            kept,
            missing: None,
            refused: None,
            check: None,
            notice: None,
        }
    }

    /// Whether the field with this text in it is as it was: where it held nothing, blanks are nothing that was typed.
    fn is_left_as_kept(&self, text: &SafeText) -> bool {
        let is_blank = |text: &SafeText| text.as_str().trim().is_empty();
        *text == self.kept || (is_blank(&self.kept) && is_blank(text))
    }

    /// The same with a line of help.
    pub(super) fn with_help(self, help: &str) -> Self {
        Self { help: help.to_owned(), ..self }
    }

    /// The same where it has to be filled in.
    pub(super) fn required(self, missing: &str) -> Self {
        Self { missing: Some(missing.to_owned()), ..self }
    }

    /// The same where more has to be right than its kind says.
    pub(super) fn checked(self, check: FieldCheck) -> Self {
        Self { check: Some(check), ..self }
    }

    /// The same where something has to be known of what is right.
    pub(super) fn noticed(self, notice: FieldCheck) -> Self {
        Self { notice: Some(notice), ..self }
    }
}

impl<'m> Session<'m> {
    /// A form as it is now: with what is kept, or what was typed and not confirmed.
    pub(super) fn form(&self, form: FormId) -> Form {
        let spec = self.form_spec(form);
        let values = self.form_values(form, &spec);
        let key = self.form_key(form);
        let fields = spec.fields.into_iter().map(|field| {
            let text = values.0.get(field.name).cloned().unwrap_or_default();
            let wrong = self.wrong_in(&field, &text);
            let notice = field.notice.filter(|_| wrong.is_none() && !text.as_str().trim().is_empty());
            FormField {
                notice: notice.and_then(|notice| notice(self, &text)),
                by: self.filled_in_by(&key, field.name),
                wrong,
                name: field.name,
                label: field.label,
                help: field.help,
                kind: field.kind,
                kept: field.kept,
                text,
            }
        });
        let fields = fields.collect();
        Form { head: spec.head, terms: self.terms_of_blocks(&spec.before), before: spec.before, fields }
    }

    /// Keeps what is typed into a field, not confirmed.
    pub fn type_in_form(&mut self, form: FormId, name: &'static str, text: SafeText) {
        let spec = self.form_spec(form);
        let field = spec.fields.iter().find(|field| field.name == name);
        let is_kept = field.is_some_and(|field| field.is_left_as_kept(&text));
        let key = self.form_key(form);
        let typed_before = self.form_drafts.get(&key).and_then(|drafts| drafts.get(name));
        if typed_before != Some(&text) {
            let before = typed_before.map(SafeText::as_str).unwrap_or_default();
            self.others.changed(&key, name, before, text.as_str());
        }
        let drafts = self.form_drafts.entry(key.clone()).or_default();
        if is_kept {
            drafts.remove(name);
        } else {
            drafts.insert(name.to_owned(), text);
        }
        if drafts.is_empty() {
            self.form_drafts.remove(&key);
        }
        if self.others.forms.get(&key).is_some_and(BTreeMap::is_empty) {
            self.others.forms.remove(&key);
        }
    }

    /// Lets go what was chosen in a field: nothing is chosen there, or where something has to be, what was recorded.
    pub fn let_go_choice(&mut self, form: FormId, name: &'static str) {
        self.type_in_form(form, name, SafeText::default());
        let now = self.form(form).fields.into_iter().find(|field| field.name == name);
        if let Some(missing) = now.filter(|field| field.wrong.is_some()) {
            self.type_in_form(form, name, missing.kept);
        }
    }

    /// Whether a form has anything to be about.
    pub(super) fn has_form(&self, form: FormId) -> bool {
        match form {
            FormId::AnswerRemark(_) => true,
            FormId::AppRemark(_) => self.has_apps(),
            FormId::Choose(_) | FormId::NoApp => self.has_apps() && self.can_decide(),
            FormId::Motivation | FormId::Status => self.has_decision(),
            FormId::LetGo(at) => self.gone_selected(at).is_some(),
            FormId::KeptRemark(at) => at < self.decision.remarks.len(),
            FormId::Opinion(at) => at < self.advisers().len(),
            FormId::Task(at) => at < self.tasks_listed().len(),
            FormId::DossierName(at) => {
                self.dossiers.all.get(at).is_some_and(|one| one.state == DossierState::Fine)
            }
            FormId::Reply(app, _) => self.is_offered(app),
        }
    }

    /// What a form is called in what is saved.
    pub(super) fn form_key(&self, form: FormId) -> String {
        match form {
            FormId::AnswerRemark(question) => {
                format!("answer-remark {}", self.model.graph.questions.row(question).id)
            }
            FormId::AppRemark(app) => format!("app-remark {}", self.model.catalogue.apps.row(app).id),
            FormId::Choose(app) => format!("choose {}", self.model.catalogue.apps.row(app).id),
            FormId::NoApp => "no-app".to_owned(),
            FormId::LetGo(at) => self.let_go_key(at),
            FormId::KeptRemark(_) => self.kept_remark_key(form),
            FormId::Motivation => "motivation".to_owned(),
            FormId::Task(at) => self.task_key(at),
            FormId::Opinion(at) => self.opinion_key(at),
            FormId::Status => "status".to_owned(),
            FormId::DossierName(at) => self.name_key(at),
            FormId::Reply(app, topic) => self.reply_key(app, topic),
        }
    }

    /// What a form is called.
    pub(super) fn form_title(&self, form: FormId) -> String {
        self.form_spec(form).head.title
    }

    /// The fields of a form and the text above them.
    pub(super) fn form_spec(&self, form: FormId) -> FormSpec {
        match form {
            FormId::AnswerRemark(question) => self.remark_spec(form, self.answer_in_full(question)),
            FormId::AppRemark(app) => {
                self.remark_spec(form, self.model.catalogue.apps.row(app).name.one_line())
            }
            FormId::Choose(app) => self.choose_spec(form, app),
            FormId::NoApp => self.no_app_spec(),
            FormId::LetGo(at) => self.let_go_spec(at),
            FormId::KeptRemark(_) => self.remark_spec(form, self.remark_about(form)),
            FormId::Motivation => self.motivation_spec(),
            FormId::Task(at) => self.task_spec(form, at),
            FormId::Opinion(at) => self.opinion_spec(form, at),
            FormId::Status => self.status_spec(form),
            FormId::DossierName(at) => self.name_spec(at),
            FormId::Reply(app, topic) => self.reply_spec(app, topic),
        }
    }

    /// What a form holds that hangs on what was chosen in another field of it.
    pub(super) fn typed_in(&self, form: FormId, name: &str) -> Option<SafeText> {
        self.form_drafts.get(&self.form_key(form))?.get(name).cloned()
    }

    pub(super) fn form_values(&self, form: FormId, spec: &FormSpec) -> FormValues {
        let drafts = self.form_drafts.get(&self.form_key(form));
        let typed = |name: &str| drafts.and_then(|drafts| drafts.get(name)).cloned();
        let fields = spec.fields.iter();
        let value = |field: &FieldSpec| typed(field.name).unwrap_or_else(|| field.kept.clone());
        FormValues(order::map(fields.map(|field| (field.name, value(field)))))
    }

    /// Whether a day is after today; nothing without a day.
    pub(super) fn is_to_come(&self, text: &SafeText) -> Option<bool> {
        Some(Day::read(text.as_str())? > self.model.today?)
    }

    /// Whether a day is before today; nothing without a day.
    pub(super) fn is_past(&self, text: &SafeText) -> Option<bool> {
        Some(Day::read(text.as_str())? < self.model.today?)
    }

    /// What is wrong with what is in a field.
    pub(super) fn wrong_in(&self, field: &FieldSpec, text: &SafeText) -> Option<String> {
        if text.as_str().trim().is_empty() {
            return field.missing.clone();
        }
        if field.refused.is_some() {
            return field.refused.clone();
        }
        let is_wrong = match &field.kind {
            FieldKind::Line | FieldKind::Lines => false,
            FieldKind::Day => Day::read(text.as_str()).is_none(),
            FieldKind::Choice(options) => options.iter().all(|option| option.id != text.as_str()),
            FieldKind::Several(options) => {
                let known = |id: &str| options.iter().any(|option| option.id == id);
                !text.as_str().split_whitespace().all(known)
            }
        };
        match (is_wrong, &field.kind) {
            (true, FieldKind::Day) if Day::is_missing(text.as_str()) => {
                Some(self.messages.no_such_day().to_owned())
            }
            (true, FieldKind::Day) => Some(self.messages.not_a_day().to_owned()),
            (true, _) => Some(self.messages.not_an_option().to_owned()),
            (false, _) => field.check.and_then(|check| check(self, text)),
        }
    }
}

impl FormField {
    /// The options of a field that has some.
    pub fn options(&self) -> &[FieldOption] {
        match &self.kind {
            FieldKind::Choice(options) | FieldKind::Several(options) => options,
            FieldKind::Line | FieldKind::Lines | FieldKind::Day => &[],
        }
    }

    /// Whether an option is chosen.
    pub fn is_chosen(&self, option: &FieldOption) -> bool {
        self.text.as_str().split_whitespace().any(|id| id == option.id)
    }

    /// The text of the field after an option of it was chosen, or of several chosen or left out.
    pub fn after_choosing(&self, chosen: &FieldOption) -> SafeText {
        match &self.kind {
            FieldKind::Several(options) => {
                let is_in = |option: &&FieldOption| self.is_chosen(option) != (option.id == chosen.id);
                options
                    .iter()
                    .filter(is_in)
                    .map(|option| option.id.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into()
            }
            _ => chosen.id.as_str().into(),
        }
    }

    /// The option that a typed line means: its number, its words, or how only its words begin.
    pub fn option_meant(&self, typed: &str) -> Option<&FieldOption> {
        let options = self.options();
        if let Ok(number) = typed.trim_end_matches('.').parse::<usize>() {
            return options.get(number.checked_sub(1)?);
        }
        let sought = folded(typed.trim());
        let mut found = options.iter().filter(|option| folded(&option.label).starts_with(&sought));
        let exact = options.iter().find(|option| folded(&option.label) == sought);
        exact.or_else(|| found.next().filter(|_| found.next().is_none() && !sought.is_empty()))
    }

    /// Where a number that is typed at the options goes: it is one, and not the place of an option.
    pub fn option_of_number(&self) -> Option<(usize, &'static str)> {
        self.options().iter().enumerate().find_map(|(at, option)| Some((at, option.number?)))
    }

    /// Whether something was typed or chosen in it that is not recorded.
    pub fn is_typed(&self) -> bool {
        self.text != self.kept
    }

    /// What the field holds, in words.
    pub fn in_words(&self) -> String {
        self.words_of(&self.text)
    }

    /// What the field holds as long as nothing is typed, in words.
    pub fn kept_in_words(&self) -> String {
        self.words_of(&self.kept)
    }

    fn words_of(&self, text: &SafeText) -> String {
        match self.kind {
            FieldKind::Choice(_) | FieldKind::Several(_) => {
                let is_chosen =
                    |option: &&FieldOption| text.as_str().split_whitespace().any(|id| id == option.id);
                let chosen = self.options().iter().filter(is_chosen);
                chosen.map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
            }
            FieldKind::Line | FieldKind::Lines | FieldKind::Day => text.as_str().trim().to_owned(),
        }
    }
}
