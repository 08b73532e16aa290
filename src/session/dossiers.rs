//! The dossiers that a person has: in a list, one by one, and what may be done with each. Where they are kept is not known
//! here: that is asked of the host.

use super::decision::{Decision, Status, status_words};
use super::form::FormId;
use super::left_typed::{Unconfirmed, has_content};
use super::page::{Action, Block, Document, Head, Listing, ListingRow, Page, PageId};
use super::succession::DossierRef;
use super::walk::Session;
use crate::engine::AnswerValue;
use crate::model::{Model, QuestionIx};
use crate::text::{Day, Messages, SafeText};

/// The dossiers of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dossiers {
    /// What the one in view is called; nothing where it has no name yet.
    pub name: Option<SafeText>,
    /// All of them, the newest first.
    pub all: Vec<ListedDossier>,
    /// Of the one in view: the dossier of which it takes the place.
    pub supersedes: Option<Predecessor>,
    /// The new versions of the one in view, by their places in the list.
    pub versions: Vec<usize>,
    /// Who has a dossier open that is in view, or that was wanted, as sentences.
    pub in_use: Option<SafeText>,
    /// Whether nothing is saved in the one in view.
    pub is_only_seen: bool,
    /// Whether an example of a finished one can be looked at.
    pub has_example: bool,
    /// Whether it is in view.
    pub is_example: bool,
    /// What a person wants to call a dossier, until that is done.
    pub new_name: Option<SafeText>,
    /// The one with which something was done last: it is in view first in the list.
    pub changed: Option<usize>,
    /// The one that the person asked for and that cannot simply be opened: its page comes first.
    pub asked: Option<usize>,
}

impl Dossiers {
    /// Whether anything is told that is so until somebody else leaves.
    pub fn tells_of_others(&self) -> bool {
        let is_in_use = |one: &ListedDossier| matches!(one.state, DossierState::InUse(_));
        self.in_use.is_some() || self.all.iter().any(is_in_use)
    }

    /// What a dossier is called now that another one names, or was where that cannot be told; nothing where it is gone.
    pub(super) fn named<'d>(&'d self, of: &'d DossierRef) -> Option<&'d SafeText> {
        if of.id.is_empty() || self.all.is_empty() {
            return Some(&of.name);
        }
        let is_it = |one: &&ListedDossier| one.id == of.id && one.state != DossierState::Conflict;
        self.all.iter().find(is_it).map(|one| &one.name)
    }
}

/// A dossier of which another one takes the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// What it is called now, or was.
    pub name: SafeText,
    /// How far its decision is; nothing where it is not found.
    pub status: Option<Status>,
    /// On which day it was adopted, as long as its decision holds.
    pub adopted_on: Option<Day>,
    /// Another one than the one in view that took its place before: what it is called now, or was.
    pub superseded_by: Option<SafeText>,
}

/// A dossier that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDossier {
    /// What it is called now, or was.
    pub name: SafeText,
    /// Whether it is there.
    pub is_there: bool,
}

/// A dossier in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedDossier {
    /// What it is called.
    pub name: SafeText,
    /// How its file is called, where another one in the list has the same name.
    pub file: Option<String>,
    /// By what it is known, whatever it is called; empty where it was made without.
    pub id: String,
    /// How far its decision is.
    pub status: Status,
    /// Where it stands: the title of an outcome, or nothing at a question.
    pub outcome: Option<SafeText>,
    /// At a question: its number.
    pub question: usize,
    /// When it was changed last, in words.
    pub changed: Option<String>,
    /// The dossier of which it is a variant.
    pub variant_of: Option<NamedDossier>,
    /// The dossier of which it takes the place.
    pub supersedes: Option<NamedDossier>,
    /// What is chosen in it, in words; empty where nothing is.
    pub chosen: SafeText,
    /// What took its place, as it was called; empty where nothing did.
    pub superseded_by: SafeText,
    /// What is the matter with it.
    pub state: DossierState,
    /// It was put away in the archive.
    pub is_archived: bool,
    /// It is the one in view.
    pub is_in_view: bool,
}

/// What is the matter with a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DossierState {
    /// Nothing.
    #[default]
    Fine,
    /// Somebody else has it open: who and since when, as a sentence.
    InUse(String),
    /// It was changed outside the program, or damaged.
    Damaged {
        /// There is a version of before that is whole.
        has_previous: bool,
        /// How many answers can be read; nothing where nothing can be.
        readable: Option<usize>,
        /// It says that it has a newer format, of which it is not known how its damage would show.
        may_be_newer: bool,
    },
    /// The system does not let it be read: what is in it is not known.
    Unreadable {
        /// Why: part of a sentence.
        reason: String,
        /// The same as a sentence, with its file and what to do.
        told: String,
    },
    /// A newer program wrote it.
    Newer,
    /// Others had changed a dossier: it is what one of them answered.
    Conflict,
}

/// What may be done with dossiers. A place is one in the list of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DossierAction {
    /// Look which there are.
    List,
    /// Look at an example.
    Example,
    /// Back from it to what was in view before.
    LeaveExample,
    /// Begin a new one.
    New,
    /// Go on with one.
    Open(usize),
    /// Look at one without saving anything in it.
    Look(usize),
    /// Go on with a copy of one, as a variant.
    Copy(usize),
    /// Of a damaged one: go on with what can be read, as a new one.
    OpenReadable(usize),
    /// Of a damaged one: the version before it in its place.
    OpenPrevious(usize),
    /// Call one as the person wants it, and its file.
    Rename(usize),
    /// Begin a new version of the one in view, which is decided; where there is one, that is told first.
    NewVersion,
    /// The same after that was told.
    AnotherVersion,
    /// Write in the dossier of which the one in view takes the place that it did.
    MarkSuperseded,
    /// Put one away in the archive, or take it back.
    Archive(usize),
    /// Remove one.
    Remove(usize),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DossierDone {
    /// The list is as it is now.
    Listed,
    /// The same, and what was done, as a sentence.
    Told(String),
    /// What was done, as a sentence; the page in view stays.
    Noted(String),
    /// Another dossier is in view.
    TakenUp,
    /// It cannot simply be done: this page tells what can be.
    Choose(PageId),
}

impl Session<'_> {
    /// Tells which dossiers there are.
    pub fn set_dossiers(&mut self, dossiers: Dossiers) {
        self.dossiers = dossiers;
    }

    /// Which dossiers there are, as far as is known.
    pub fn dossiers(&self) -> &Dossiers {
        &self.dossiers
    }

    /// An answer to any question, as a person reads it.
    pub fn choice_in_words(&self, question: QuestionIx, given: &AnswerValue) -> String {
        Self::words_of_answer(self.model, self.messages, question, given)
    }

    /// The same before there is a session.
    pub fn words_of_answer(
        model: &Model,
        messages: Messages,
        question: QuestionIx,
        given: &AnswerValue,
    ) -> String {
        super::words::given(model, messages, question, given)
    }

    /// What is ticked or typed and not confirmed: what is kept while a person makes an answer. A mark alone is not.
    pub fn typed(&self) -> Unconfirmed {
        let mut unconfirmed = self.unconfirmed();
        unconfirmed.drafts.retain(|_, draft| has_content(draft));
        unconfirmed
    }

    /// Whether there is anything to keep: an answer, something typed, a decision, a reply.
    pub fn has_something(&self) -> bool {
        let typed = self.typed();
        self.is_begun()
            || !(typed.drafts.is_empty() && typed.forms.is_empty() && self.replies.is_empty())
            || self.decision != Decision::default()
    }

    /// What the dossier in view is called, and how far its decision is.
    pub(super) fn dossier_words(&self) -> String {
        match &self.dossiers.name {
            Some(name) => {
                format!("{} · {}", name.one_line(), status_words(self.decision.status(), self.messages))
            }
            None => String::new(),
        }
    }

    /// The rows of the start page that are about dossiers, below the one that goes on.
    pub(super) fn dossier_rows(&self) -> Vec<ListingRow> {
        let row = |label: String, action: DossierAction| ListingRow {
            action: Some(Action::Dossier(action)),
            label,
            ..ListingRow::default()
        };
        let mut rows = Vec::new();
        if self.has_something() {
            rows.push(row(self.messages.menu_new_dossier().to_owned(), DossierAction::New));
        }
        if !self.dossiers.all.is_empty() {
            rows.push(row(self.messages.menu_dossiers(self.dossiers.all.len()), DossierAction::List));
        }
        rows
    }

    /// All dossiers, those in the archive last.
    pub(super) fn dossiers_page(&self) -> Listing<'static> {
        let all = &self.dossiers.all;
        let (put_away, others): (Vec<usize>, Vec<usize>) =
            (0..all.len()).partition(|at| all.get(*at).is_some_and(|one| one.is_archived));
        let mut rows = Vec::with_capacity(all.len());
        let mut first = 0;
        for (at, heading) in others.iter().map(|at| (at, None)).chain(
            put_away
                .iter()
                .enumerate()
                .map(|(place, at)| (at, (place == 0).then(|| self.messages.dossiers_archived().to_owned()))),
        ) {
            let Some(one) = all.get(*at) else { continue };
            if self.dossiers.changed.map_or(one.is_in_view, |changed| changed == *at) {
                first = rows.len();
            }
            rows.push(ListingRow {
                heading,
                label: one.name.one_line(),
                words: one.words(self.messages),
                right: one.changed.clone().unwrap_or_default(),
                action: Some(Action::Open(PageId::Dossier(*at))),
                ..ListingRow::default()
            });
        }
        let head = Head {
            title: self.messages.dossiers_title().to_owned(),
            place: self.messages.dossier_count(all.len()),
        };
        Listing { head, rows: rows.into(), first, ..Listing::default() }
    }

    /// One dossier, and what may be done with it.
    pub(super) fn dossier_page(&self, at: usize) -> Page<'static> {
        let Some(one) = self.dossiers.all.get(at) else { return self.no_dossier_page() };
        let messages = self.messages;
        let row = |label: &str, action: Action| ListingRow {
            label: label.to_owned(),
            action: Some(action),
            ..ListingRow::default()
        };
        let act = |label: &str, action: DossierAction| row(label, Action::Dossier(action));
        let copy = act(messages.dossier_copy(), DossierAction::Copy(at));
        let archive = match one.is_archived {
            true => messages.dossier_unarchive(),
            false => messages.dossier_archive(),
        };
        let archive = act(archive, DossierAction::Archive(at));
        let remove = row(messages.dossier_remove(), Action::Open(PageId::RemoveDossier(at)));
        let rename = row(messages.dossier_rename(), Action::Open(PageId::Form(FormId::DossierName(at))));
        let rows = match &one.state {
            DossierState::Fine if one.is_in_view => {
                vec![row(messages.dossier_open(), Action::GoOn), copy, rename, archive, remove]
            }
            DossierState::Fine => {
                vec![act(messages.dossier_open(), DossierAction::Open(at)), copy, rename, archive, remove]
            }
            DossierState::InUse(_) | DossierState::Newer => {
                vec![act(messages.dossier_look(), DossierAction::Look(at)), copy]
            }
            DossierState::Conflict => vec![copy, remove],
            DossierState::Damaged { has_previous, readable, .. } => {
                let previous = act(messages.dossier_previous(), DossierAction::OpenPrevious(at));
                let readable = readable
                    .map(|answers| act(&messages.dossier_readable(answers), DossierAction::OpenReadable(at)));
                let leave = act(messages.dossier_leave(), DossierAction::List);
                has_previous.then_some(previous).into_iter().chain(readable).chain([leave]).collect()
            }
            DossierState::Unreadable { .. } => {
                let again = act(messages.dossier_try_again(), DossierAction::Open(at));
                vec![again, act(messages.dossier_leave(), DossierAction::List)]
            }
        };
        let head = Head { title: one.name.one_line(), place: one.changed.clone().unwrap_or_default() };
        let before = vec![Block::Text(one.sentences(messages).into())];
        Page::Listing(Listing { head, before, rows: rows.into(), ..Listing::default() })
    }

    /// Asks whether a dossier is really to be removed.
    pub(super) fn removal_page(&self, at: usize) -> Page<'static> {
        let Some(one) = self.dossiers.all.get(at) else { return self.no_dossier_page() };
        let messages = self.messages;
        let keep = ListingRow {
            label: messages.dossier_keep().to_owned(),
            action: Some(Action::Open(PageId::Dossier(at))),
            ..ListingRow::default()
        };
        let remove = ListingRow {
            label: messages.dossier_remove_now().to_owned(),
            action: Some(Action::Dossier(DossierAction::Remove(at))),
            ..ListingRow::default()
        };
        let head = Head { title: one.name.one_line(), place: String::new() };
        let mut before = vec![Block::Text(messages.dossier_removal(&one.name.one_line()).into())];
        before.extend(self.namers_of(one).map(|told| Block::Text(told.into())));
        Page::Listing(Listing { head, before, rows: vec![keep, remove].into(), ..Listing::default() })
    }

    /// Which dossiers say that this one came before them, or that it took their place.
    fn namers_of(&self, one: &ListedDossier) -> Option<String> {
        // A copy after a conflict has the name of another one.
        (one.state != DossierState::Conflict).then_some(())?;
        let named = |of: &Option<NamedDossier>, name: &SafeText| {
            of.as_ref().is_some_and(|of| of.is_there && of.name == *name)
        };
        let newer = self.dossiers.all.iter().filter(|other| named(&other.supersedes, &one.name));
        let older = self
            .dossiers
            .all
            .iter()
            .filter(|other| other.status == Status::Superseded && named(&one.supersedes, &other.name));
        let names: Vec<String> = newer.chain(older).map(|other| other.name.one_line()).collect();
        (!names.is_empty()).then(|| self.messages.removal_named_by(&names))
    }

    fn no_dossier_page(&self) -> Page<'static> {
        let head = Head { title: self.messages.dossiers_title().to_owned(), place: String::new() };
        let blocks = vec![Block::Text(self.messages.dossier_gone().into())];
        Page::Document(Document { head, blocks, terms: Vec::new() })
    }
}
