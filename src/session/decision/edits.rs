//! Changing what was decided, so that it can be undone.

use super::{Decision, TaskId};
use crate::session::form::FormId;
use crate::session::page::{Action, ListingRow, PageId};
use crate::session::undo::EditKind;
use crate::session::walk::Session;

/// What of a decision was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::session) enum DecisionEdit {
    /// What is chosen.
    Selection,
    /// Why.
    Motivation,
    /// A remark.
    Remark,
    /// How far a task is, or what is known of it.
    Task(TaskId),
    /// What somebody advises.
    Opinion(String),
    /// How far the decision is.
    Status,
}

impl Session<'_> {
    /// Changes the decision so that it can be undone. What leaves it as it was is no change: undoing takes back the one
    /// before.
    pub(in crate::session) fn decide(&mut self, edit: DecisionEdit, change: impl FnOnce(&mut Self)) {
        let before = Box::new(self.decision.clone());
        change(self);
        if self.decision != *before {
            self.remember(EditKind::Decision(edit, before), [], self.place());
        }
        // What the move before did is no news any more.
        self.news = Default::default();
    }

    /// Brings back the decision as it was before a change; what is being typed stays.
    pub(in crate::session) fn undo_decision(&mut self, before: &Decision) {
        self.decision = before.clone();
    }

    /// Whether a form can be filled in now: once the decision is taken only how far things are.
    pub fn may_fill_in(&self, form: FormId) -> bool {
        match form {
            _ if self.is_example() => false,
            FormId::Status => self.may_change_status(),
            form => form.outlives_decision() || !self.is_settled(),
        }
    }

    /// Rows without what a taken decision refuses: they only tell.
    pub(in crate::session) fn without_refused(&self, mut rows: Vec<ListingRow>) -> Vec<ListingRow> {
        let is_refused = |action: &Action| match action {
            Action::Open(PageId::Form(form)) => !self.may_fill_in(*form),
            Action::Change(_) | Action::Take(..) | Action::ToggleReply(_) => true,
            _ => false,
        };
        if self.is_settled() {
            rows.iter_mut().for_each(|row| row.action = row.action.filter(|action| !is_refused(action)));
        }
        rows
    }

    /// What was undone of a decision, in words.
    pub(in crate::session) fn undone_decision_words(&self, edit: &DecisionEdit) -> String {
        match edit {
            DecisionEdit::Selection => self.messages.undone_selection().to_owned(),
            DecisionEdit::Motivation => self.messages.undone_motivation().to_owned(),
            DecisionEdit::Remark => self.messages.undone_remark().to_owned(),
            DecisionEdit::Opinion(adviser) => self.messages.undone_opinion(adviser),
            DecisionEdit::Status => self.messages.undone_status(&self.status_words(self.decision.status())),
            DecisionEdit::Task(id) => self.task_undone_words(id),
        }
    }
}

impl FormId {
    /// Whether it can be filled in whatever was decided.
    pub(in crate::session) fn outlives_decision(self) -> bool {
        match self {
            Self::Task(_) | Self::DossierName(_) => true,
            Self::Status
            | Self::AnswerRemark(_)
            | Self::AppRemark(_)
            | Self::Choose(_)
            | Self::NoApp
            | Self::LetGo(_)
            | Self::KeptRemark(_)
            | Self::Motivation
            | Self::Opinion(_)
            | Self::Reply(..) => false,
        }
    }
}
