//! What was left ticked or typed and not confirmed: who made it, and the way back to it from the start page.

use std::collections::BTreeMap;

use super::decision::{FormDrafts, plain_words};
use super::form::FormId;
use super::page::{Action, Block, ListingRow, PageId, PendingAnswer};
use super::replies::ReplyTopic;
use super::walk::Session;
use super::words::labelled;
use crate::engine::Position;
use crate::model::QuestionIx;
use crate::text::{SafeText, truncate, upper_first};

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
    /// By form and field; where several did, with a comma between them.
    pub forms: FormDrafts,
    /// The person here, who may add to it; empty where that is not known.
    pub person: SafeText,
}

impl OtherPeople {
    /// The person here made another text of what somebody else typed: all of it is theirs only where nothing of that is left.
    pub(super) fn changed(&mut self, form: &str, field: &str, before: &str, now: &str) {
        let Some(fields) = self.forms.get_mut(form) else { return };
        let is_left = before.chars().next().is_some_and(|first| now.starts_with(first))
            || before.chars().last().is_some_and(|last| now.ends_with(last));
        match fields.get_mut(field) {
            Some(by) if is_left && !self.person.is_empty() => {
                if !people(by).any(|one| one == self.person.as_str()) {
                    *by = format!("{}{BETWEEN}{}", by.as_str(), self.person.as_str()).as_str().into();
                }
            }
            _ => drop(fields.remove(field)),
        }
    }
}

/// Between the names of several people.
const BETWEEN: &str = ", ";

fn people(by: &SafeText) -> impl Iterator<Item = &str> {
    by.as_str().split(BETWEEN)
}

impl Unconfirmed {
    /// The same for this person: what they made is nobody else's. Where somebody else only pointed, nothing was made.
    pub fn seen_by(mut self, person: &str) -> Self {
        let Self { drafts, others, .. } = &mut self;
        others.person = person.into();
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

/// The columns of what a row says that something is about.
const SHORT: usize = 50;

/// Something that was left, and who else made it.
struct Left {
    row: ListingRow,
    by: Option<String>,
}

/// What the start page tells of what was left.
#[derive(Default)]
pub(super) struct LeftTyped {
    /// That it is there.
    pub(super) told: Vec<Block>,
    /// The rows that lead there.
    pub(super) rows: Vec<ListingRow>,
    /// What can only be read: no key leads there.
    pub(super) only_read: Vec<ListingRow>,
}

/// What can only be read.
fn only_read(label: String, words: String, by: Option<String>) -> Left {
    Left { row: ListingRow { label, words, ..ListingRow::default() }, by }
}

impl Session<'_> {
    /// Who else filled in a field, as a sentence below it.
    pub(super) fn filled_in_by(&self, key: &str, field: &str) -> Option<String> {
        let by = self.others.forms.get(key)?.get(field)?;
        Some(self.messages.filled_in_by(&self.people_named(by)))
    }

    /// Those who made something, in a sentence.
    fn people_named(&self, by: &SafeText) -> String {
        self.messages.lang().and(&people(by).collect::<Vec<_>>())
    }

    /// Who else ticked or typed at a question what is there.
    pub fn draft_by(&self, question: QuestionIx) -> Option<String> {
        self.others.drafts.get(&question).map(SafeText::one_line)
    }

    /// What the start page tells of what was left, and the rows that lead there.
    pub(super) fn left_typed(&self) -> LeftTyped {
        if self.form_drafts.is_empty() && self.drafts.is_empty() {
            return LeftTyped::default();
        }
        let left = self.left_at_questions().chain(self.left_in_forms());
        let (left, only_read): (Vec<Left>, Vec<Left>) = left.partition(|one| one.row.action.is_some());
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
        let only_read = only_read.into_iter().enumerate().map(|(at, one)| ListingRow {
            heading: (at == 0).then(|| self.messages.never_recorded().to_owned()),
            right: one.by.map(|by| self.messages.typed_by(&by)).unwrap_or_default(),
            ..one.row
        });
        LeftTyped {
            told: told.into_iter().map(Block::Remark).collect(),
            rows: rows.collect(),
            only_read: only_read.collect(),
        }
    }

    fn left_at_questions(&self) -> impl Iterator<Item = Left> {
        let left = self.drafts.iter().filter(|(question, draft)| self.is_unconfirmed(**question, draft));
        left.filter_map(|(question, _)| {
            if self.is_settled() {
                let ask = self.model.graph.questions.row(*question).ask.one_line();
                return Some(only_read(ask, self.made_words(*question)?, self.draft_by(*question)));
            }
            let label = self.left_at_words(*question);
            let action = match self.whole.walk.position {
                Position::At(next) if next == *question => Action::GoOn,
                _ if self.whole.walk.given(*question).is_some() => Action::Change(*question),
                _ if self.is_off_path(*question) => Action::Open(PageId::OffPath(*question)),
                // Nobody comes there by the answers of now.
                _ => return None,
            };
            Some(self.left(label, action, self.draft_by(*question)))
        })
    }

    fn left_at_words(&self, question: QuestionIx) -> String {
        let ask = self.model.graph.questions.row(question).ask.one_line();
        self.messages.left_unconfirmed_at(&ask)
    }

    fn left_in_forms(&self) -> impl Iterator<Item = Left> {
        self.form_drafts.iter().filter_map(|(key, typed)| {
            let form = self.form_of_key(key)?;
            let others = self.others.forms.get(key);
            let by = others.and_then(|fields| fields.values().next()).map(|by| self.people_named(by));
            if !self.may_fill_in(form) {
                let left = only_read(self.form_about(form), self.typed_words(form, typed), by);
                return Some(left).filter(|left| !left.row.words.is_empty() && !self.is_so_already(form));
            }
            let title = self.messages.left_unrecorded_in(&self.form_about(form));
            self.has_form(form).then(|| self.left(title, Action::Open(PageId::Form(form)), by))
        })
    }

    /// Whether a form was to make the status what it is already: that was done elsewhere.
    fn is_so_already(&self, form: FormId) -> bool {
        form == FormId::Status && self.typed_status() == Some(self.decision.status())
    }

    /// What was typed into a form and is not recorded, field by field.
    fn typed_words(&self, form: FormId, typed: &BTreeMap<String, SafeText>) -> String {
        let fields = self.form(form).fields;
        let told = fields.iter().filter(|field| typed.contains_key(field.name)).map(|field| {
            let words = SafeText::new(&field.in_words()).one_line();
            (words, &field.label)
        });
        let told = told.filter(|(words, _)| !words.is_empty());
        let told = told.map(|(words, label)| labelled(self.messages, label, &words));
        told.collect::<Vec<_>>().join("; ")
    }

    /// What was typed, ticked or chosen, and cannot be recorded any more once the decision is taken: by what it is about.
    pub(super) fn left_behind(&self) -> Vec<String> {
        let questions = self.drafts.iter().filter(|(question, draft)| self.is_unconfirmed(**question, draft));
        let questions = questions.map(|(question, _)| self.left_at_words(*question));
        let forms = self.form_drafts.keys().filter_map(|key| self.form_of_key(key));
        let forms = forms.filter(|form| !form.outlives_decision() && *form != FormId::Status);
        questions.chain(forms.map(|form| self.messages.left_unrecorded_in(&self.form_about(form)))).collect()
    }

    /// What a form is called, with what it is about where its title does not say so.
    fn form_about(&self, form: FormId) -> String {
        let title = self.form_title(form);
        match form {
            FormId::AnswerRemark(question) => self.messages.remark_about(&self.name_of(question)),
            FormId::AppRemark(app) => self.messages.remark_about(&self.name(app)),
            FormId::KeptRemark(_) => {
                self.messages.remark_about(&self.messages.lang().quote(&self.remark_about(form)))
            }
            FormId::Task(at) => {
                let tasks = self.tasks_listed();
                let text = tasks.get(at).map(|listed| plain_words(&listed.text)).unwrap_or_default();
                self.messages.glossary_entry(&title, &truncate(&text, SHORT))
            }
            FormId::Reply(app, topic) => {
                let about = match topic {
                    ReplyTopic::Fact(fact) => self.label(fact),
                    ReplyTopic::Common(question) => self.common_question(question, app).unwrap_or_default(),
                };
                let title = self.messages.replies_about(&self.name(app));
                self.messages.glossary_entry(&title, &truncate(&about, SHORT))
            }
            FormId::Choose(_)
            | FormId::NoApp
            | FormId::LetGo(_)
            | FormId::Motivation
            | FormId::Opinion(_)
            | FormId::Status
            | FormId::DossierName(_) => title,
        }
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
