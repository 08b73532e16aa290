//! Confirming a form: what it does, and what is told of it.

use super::form::{FieldKind, FieldSpec, FormId, FormValues};
use super::walk::Session;
use crate::text::{Messages, SafeText};

/// What came of a form that was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// What was filled in is recorded.
    Changed,
    /// What is recorded is what was recorded before.
    Unchanged,
    /// Nothing is filled in, and nothing was.
    Empty,
}

impl Confirmed {
    /// What is told of it.
    pub fn words(self, messages: Messages) -> &'static str {
        match self {
            Self::Changed => messages.recorded(),
            Self::Unchanged => messages.recorded_unchanged(),
            Self::Empty => messages.recorded_nothing(),
        }
    }
}

impl Session<'_> {
    /// Takes what is in the fields of a form. Nothing when something is wrong with it, as the form says; then nothing changes.
    pub fn confirm_form(&mut self, form: FormId) -> Option<Confirmed> {
        let spec = self.form_spec(form);
        let values = self.form_values(form, &spec);
        let is_wrong = |field: &FieldSpec| {
            self.wrong_in(field, values.0.get(field.name).unwrap_or(&SafeText::default())).is_some()
        };
        if !self.may_fill_in(form) || spec.fields.iter().any(is_wrong) {
            return None;
        }
        let key = self.form_key(form);
        let is_empty = self.is_left_empty(form);
        let (before, replies_before) = (self.decision.clone(), self.replies.clone());
        self.take_form(form, &values);
        let typed = self.form_drafts.remove(&key);
        // A status is chosen again, and never half.
        if let Some(typed) = typed
            && form != FormId::Status
            && self.decision != before
        {
            self.remember_typed(key.clone(), typed);
        }
        self.others.forms.remove(&key);
        let is_same = self.decision == before && self.replies == replies_before;
        Some(match form {
            _ if is_empty => Confirmed::Empty,
            FormId::DossierName(_) => Confirmed::Changed,
            _ if is_same => Confirmed::Unchanged,
            _ => Confirmed::Changed,
        })
    }

    /// Whether confirming a form would leave all as it is because nothing is filled in, and nothing was.
    fn is_left_empty(&self, form: FormId) -> bool {
        let may_be_empty = match form {
            FormId::AnswerRemark(_)
            | FormId::AppRemark(_)
            | FormId::KeptRemark(_)
            | FormId::Motivation
            | FormId::Opinion(_) => true,
            FormId::Task(at) => self.tasks_listed().get(at).is_some_and(|listed| !listed.task.is_touched()),
            FormId::Choose(_)
            | FormId::NoApp
            | FormId::LetGo(_)
            | FormId::Status
            | FormId::DossierName(_)
            | FormId::Reply(..) => false,
        };
        let spec = self.form_spec(form);
        let values = self.form_values(form, &spec);
        let is_blank = |text: &SafeText| text.as_str().trim().is_empty();
        let is_empty = |field: &FieldSpec| match field.kind {
            FieldKind::Choice(_) | FieldKind::Several(_) => values.0.get(field.name) == Some(&field.kept),
            FieldKind::Line | FieldKind::Lines | FieldKind::Day => {
                is_blank(&field.kept) && values.0.get(field.name).is_none_or(is_blank)
            }
        };
        may_be_empty && spec.fields.iter().all(is_empty)
    }

    /// Does what confirming a form does.
    fn take_form(&mut self, form: FormId, values: &FormValues) {
        match form {
            FormId::AnswerRemark(_) | FormId::AppRemark(_) | FormId::KeptRemark(_) => {
                self.take_remark(form, values);
            }
            FormId::LetGo(at) => self.take_let_go(at, values),
            FormId::Choose(app) => self.take_choice(app, values),
            FormId::NoApp => self.take_no_app(values),
            FormId::Motivation => self.take_motivation(values),
            FormId::Task(at) => self.take_task(at, values),
            FormId::Opinion(at) => self.take_opinion(at, values),
            FormId::Status => self.take_status(values),
            FormId::DossierName(_) => self.take_name(values),
            FormId::Reply(app, topic) => self.take_reply(app, topic, values),
        }
    }
}
