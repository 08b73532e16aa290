//! What was left ticked or typed and not confirmed: who made it, and the way back to it from the start page.

use std::collections::BTreeMap;

use super::decision::FormDrafts;
use super::form::FormId;
use super::page::{Action, Block, ListingRow, PageId, PendingAnswer};
use super::replies::ReplyTopic;
use super::walk::Session;
use crate::engine::Position;
use crate::model::QuestionIx;
use crate::text::{SafeText, upper_first};

/// What is ticked, typed or marked and not confirmed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unconfirmed {
    /// Of questions, with the replies over the content.
    pub drafts: BTreeMap<QuestionIx, PendingAnswer>,
    /// Of forms.
    pub forms: FormDrafts,
    /// Who made what of it that the person here did not make.
    pub others: OtherPeople,
}

/// Who made what the person here did not make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherPeople {
    /// By question.
    pub drafts: BTreeMap<QuestionIx, SafeText>,
    /// By form and field.
    pub forms: FormDrafts,
}

impl Unconfirmed {
    /// The same for this person: what they made is nobody else's. Where somebody else only pointed, nothing was made.
    pub fn seen_by(mut self, person: &str) -> Self {
        let Self { drafts, others, .. } = &mut self;
        others.drafts.retain(|_, by| by.as_str() != person);
        drafts.retain(|question, draft| !others.drafts.contains_key(question) || has_content(draft));
        others.drafts.retain(|question, _| drafts.contains_key(question));
        others.forms.retain(|_, fields| {
            fields.retain(|_, by| by.as_str() != person);
            !fields.is_empty()
        });
        self
    }
}

/// Whether something is ticked or typed: a mark alone is nothing.
pub(super) fn has_content(draft: &PendingAnswer) -> bool {
    !(draft.ticks.is_empty() && draft.typed.is_empty())
}

/// Something that was left, and who else made it.
struct Left {
    row: ListingRow,
    by: Option<String>,
}

impl Session<'_> {
    /// Who else filled in a field, as a sentence below it.
    pub(super) fn filled_in_by(&self, key: &str, field: &str) -> Option<String> {
        let by = self.others.forms.get(key)?.get(field)?;
        Some(self.messages.filled_in_by(&by.one_line()))
    }

    /// Who else ticked or typed at a question what is there.
    pub fn draft_by(&self, question: QuestionIx) -> Option<String> {
        self.others.drafts.get(&question).map(SafeText::one_line)
    }

    /// What the start page tells of what was left, and the rows that lead there.
    pub(super) fn left_typed(&self) -> (Vec<Block>, Vec<ListingRow>) {
        if self.form_drafts.is_empty() && self.drafts.is_empty() {
            return Default::default();
        }
        let left: Vec<Left> = self.left_at_questions().chain(self.left_in_forms()).collect();
        let mut told = Vec::new();
        if left.iter().any(|one| one.by.is_none()) {
            told.push(self.messages.typed_found().to_owned());
        }
        for by in left.iter().filter_map(|one| one.by.as_ref()) {
            let words = self.messages.typed_found_by(by);
            if !told.contains(&words) {
                told.push(words);
            }
        }
        // Going on leads to the question that comes next.
        let rows = left.into_iter().map(|one| one.row).filter(|row| row.action != Some(Action::GoOn));
        (told.into_iter().map(Block::Remark).collect(), rows.collect())
    }

    fn left_at_questions(&self) -> impl Iterator<Item = Left> {
        let drafts = self.drafts.iter().filter(|_| !self.is_settled());
        drafts.filter(|(question, draft)| self.is_unconfirmed(**question, draft)).filter_map(
            |(question, _)| {
                let action = match self.whole.walk.position {
                    Position::At(next) if next == *question => Action::GoOn,
                    _ if self.whole.walk.given(*question).is_some() => Action::Change(*question),
                    _ if self.is_off_path(*question) => Action::Open(PageId::OffPath(*question)),
                    // Nobody comes there by the answers of now.
                    _ => return None,
                };
                let ask = self.model.graph.questions.row(*question).ask.one_line();
                Some(self.left(self.messages.left_unconfirmed_at(&ask), action, self.draft_by(*question)))
            },
        )
    }

    fn left_in_forms(&self) -> impl Iterator<Item = Left> {
        self.form_drafts.keys().filter_map(|key| {
            let form =
                self.form_of_key(key).filter(|form| self.has_form(*form) && self.may_fill_in(*form))?;
            let others = self.others.forms.get(key);
            let by = others.and_then(|fields| fields.values().next()).map(SafeText::one_line);
            let title = self.form_title(form);
            Some(self.left(self.messages.left_unrecorded_in(&title), Action::Open(PageId::Form(form)), by))
        })
    }

    fn left(&self, label: String, action: Action, by: Option<String>) -> Left {
        let words = by.as_ref().map(|by| upper_first(&self.messages.typed_by(by))).unwrap_or_default();
        Left { row: ListingRow { action: Some(action), label, words, ..ListingRow::default() }, by }
    }

    /// The form that is called so in what is saved, as far as there is one now.
    pub(super) fn form_of_key(&self, key: &str) -> Option<FormId> {
        let (kind, about) = key.split_once(' ').unwrap_or((key, ""));
        let graph = &self.model.graph;
        let app = |id: &str| self.model.catalogue.find(id);
        let mut sought: Box<dyn Iterator<Item = FormId>> = match kind {
            "answer-remark" | "app-remark" => {
                let answers = graph.questions.iter().filter(|(_, question)| question.id == about);
                let answers = answers.map(|(question, _)| FormId::AnswerRemark(question));
                let kept = (0..self.decision.remarks.len()).map(FormId::KeptRemark);
                Box::new(answers.chain(app(about).map(FormId::AppRemark)).chain(kept))
            }
            "choose" => Box::new(app(about).map(FormId::Choose).into_iter()),
            "no-app" => Box::new(std::iter::once(FormId::NoApp)),
            "motivation" => Box::new(std::iter::once(FormId::Motivation)),
            "status" => Box::new(std::iter::once(FormId::Status)),
            "let-go" => Box::new((0..self.selected_apps().len()).map(FormId::LetGo)),
            "task" => Box::new((0..self.tasks_listed().len()).map(FormId::Task)),
            "opinion" => Box::new((0..self.advisers().len()).map(FormId::Opinion)),
            "reply" | "reply-common" => {
                let (id, _) = about.split_once(' ')?;
                let facts = graph.facts.iter().map(|(fact, _)| ReplyTopic::Fact(fact));
                let topics = facts.chain((0..graph.ask_all.len()).map(ReplyTopic::Common));
                let app = app(id)?;
                Box::new(topics.map(move |topic| FormId::Reply(app, topic)))
            }
            _ => Box::new(std::iter::empty()),
        };
        sought.find(|form| self.form_key(*form) == key)
    }
}
