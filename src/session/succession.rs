//! A decision that takes the place of another one: what is said of that on its page, and what has to be done for it. And what
//! a dossier is called.

use super::decision::{Decision, Status};
use super::dossiers::{DossierAction, DossierState, Dossiers, ListedDossier, Predecessor};
use super::form::{FieldKind, FieldSpec, FormId, FormSpec, FormValues, NAME_KEY};
use super::page::{Action, Block, Head, Listing, ListingRow};
use super::walk::Session;
use crate::text::{SafeText, folded};

/// A dossier as another one names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DossierRef {
    /// What it was called when that was written.
    pub name: SafeText,
    /// By what it is known, whatever it is called now; empty where it was made without.
    pub id: String,
}

impl From<SafeText> for DossierRef {
    fn from(name: SafeText) -> Self {
        Self { name, ..Self::default() }
    }
}

impl From<&str> for DossierRef {
    fn from(name: &str) -> Self {
        SafeText::from(name).into()
    }
}

impl DossierRef {
    /// Whether both are the same dossier, as far as can be told.
    pub fn is_same(&self, other: &Self) -> bool {
        match self.id.is_empty() || other.id.is_empty() {
            true => self.name == other.name,
            false => self.id == other.id,
        }
    }
}

/// The only field of the form of a name.
const NAME: &str = "name";

/// The new versions of the one in view, each with its place in the list.
fn versions_of(dossiers: &Dossiers) -> impl Iterator<Item = (usize, &ListedDossier)> {
    dossiers.versions.iter().filter_map(|at| Some((*at, dossiers.all.get(*at)?)))
}

impl Decision {
    /// Has what took its place called so; whether it was called something else.
    pub fn follow_successor(&mut self, named: &DossierRef) -> bool {
        let others = self.history.iter_mut().map(|change| &mut change.successor);
        let others = others.filter(|of| of.id == named.id && of.name != named.name);
        others.map(|of| *of = named.clone()).count() > 0
    }
}

impl Session<'_> {
    /// Has what took the place of this decision called so: it was given another name.
    pub fn follow_successor(&mut self, named: &DossierRef) {
        self.decision.follow_successor(named);
    }

    /// Whether a new version of the decision can be made, that takes its place.
    pub fn may_begin_version(&self) -> bool {
        self.is_settled() && self.decision.status() != Status::Superseded && !self.dossiers.is_only_seen
    }

    /// The dossier of which this one took the place, where that is not written there yet.
    fn unmarked(&self) -> Option<&Predecessor> {
        let before = self.dossiers.supersedes.as_ref()?;
        (self.was_adopted() && before.status == Some(Status::Adopted)).then_some(before)
    }

    /// Whether this decision was ever taken, whatever became of it since.
    fn was_adopted(&self) -> bool {
        self.decision.history.iter().any(|change| change.status == Status::Adopted)
    }

    /// Whether one of that name is there that cannot be read.
    fn is_unread(&self, name: &str) -> bool {
        let is_it = |one: &ListedDossier| {
            let is_unread =
                matches!(one.state, DossierState::Damaged { .. } | DossierState::Unreadable { .. });
            one.name.one_line() == name && is_unread
        };
        self.dossiers.all.iter().any(is_it)
    }

    /// What has to be done with dossiers once a form was confirmed.
    pub fn action_after(&self, form: FormId) -> Option<DossierAction> {
        match form {
            FormId::DossierName(at) => Some(DossierAction::Rename(at)),
            // It is said of its own when this one was taken, and not when it is withdrawn later.
            FormId::Status if self.decision.status() == Status::Adopted => {
                let before = self.dossiers.supersedes.as_ref()?;
                // Where another one was before this, that is told.
                let is_due = self.unmarked().is_some() || before.superseded_by.is_some();
                is_due.then_some(DossierAction::MarkSuperseded)
            }
            _ => None,
        }
    }

    /// Of which dossier this one takes the place, and how that stands.
    pub(super) fn predecessor_blocks(&self) -> Vec<Block> {
        let Some(before) = &self.dossiers.supersedes else { return Vec::new() };
        let (messages, name) = (self.messages, before.name.one_line());
        if let Some(by) = &before.superseded_by {
            return vec![Block::Text(messages.superseded_before(&name, &by.one_line()).into())];
        }
        let stands = match before.status {
            Some(Status::Adopted) if self.was_adopted() => messages.predecessor_unmarked(&name),
            Some(Status::Adopted) if self.is_settled() => messages.predecessor_stays(&name),
            Some(Status::Adopted) => messages.predecessor_holds(&name),
            Some(Status::Superseded) => messages.predecessor_superseded(&name),
            Some(Status::Withdrawn) => messages.predecessor_withdrawn(&name),
            Some(Status::Concept | Status::ForAdvice) => messages.predecessor_undecided(&name),
            None if self.is_unread(&name) => messages.predecessor_damaged(&name),
            None => messages.predecessor_missing(&name),
        };
        // What was withdrawn holds no longer, so nothing takes its place.
        let version = match before.status {
            Some(Status::Withdrawn) => messages.report_new_version(&name),
            _ => messages.supersedes_told(&name),
        };
        let told = format!("{version} {stands}");
        vec![Block::Text(told.into())]
    }

    /// The rows that begin a new version, and that say in the one before that this took its place.
    pub(super) fn version_rows(&self) -> Vec<ListingRow> {
        let row = |label: String, action: DossierAction| ListingRow {
            label,
            action: Some(Action::Dossier(action)),
            ..ListingRow::default()
        };
        let mark = self.unmarked().map(|before| {
            let label = self.messages.mark_superseded(&before.name.one_line());
            row(label, DossierAction::MarkSuperseded)
        });
        let new = self.may_begin_version().then(|| ListingRow {
            detail: vec![Block::Remark(match self.decision.status() {
                Status::Withdrawn => self.messages.new_version_help_withdrawn().to_owned(),
                _ => self.messages.new_version_help().to_owned(),
            })],
            ..row(self.messages.new_version().to_owned(), DossierAction::NewVersion)
        });
        mark.into_iter().chain(new).collect()
    }

    /// The new versions that there are, each to be opened, before another one is made.
    pub(super) fn versions_page(&self) -> Listing<'static> {
        let messages = self.messages;
        let name = self.dossiers.name.as_ref().map(SafeText::one_line).unwrap_or_default();
        let mut rows: Vec<ListingRow> = versions_of(&self.dossiers)
            .map(|(at, version)| ListingRow {
                label: messages.open_version(&version.name.one_line()),
                right: self.status_words(version.status).to_owned(),
                action: Some(Action::Dossier(DossierAction::Open(at))),
                ..ListingRow::default()
            })
            .collect();
        let is_open = self.decision.status() == Status::Adopted
            && versions_of(&self.dossiers).all(|(_, version)| !version.status.is_settled());
        let told = std::iter::once(messages.versions_told(&name, rows.len()));
        let told = told.chain(is_open.then(|| messages.first_supersedes(&name)));
        let before = vec![Block::Text(told.collect::<Vec<_>>().join(" ").into())];
        rows.push(ListingRow {
            label: messages.another_version().to_owned(),
            action: Some(Action::Dossier(DossierAction::AnotherVersion)),
            ..ListingRow::default()
        });
        let head = Head { title: messages.new_version().to_owned(), place: String::new() };
        Listing { head, before, rows: rows.into(), ..Listing::default() }
    }

    /// What that form is called: by the dossier, as its place in the list may be that of another one later.
    pub(super) fn name_key(&self, at: usize) -> String {
        let name = self.dossiers.all.get(at).map(|one| one.name.one_line());
        format!("{NAME_KEY}{}", name.unwrap_or_default())
    }

    /// The form of what a dossier is called.
    pub(super) fn name_spec(&self, at: usize) -> FormSpec {
        let name = self.dossiers.all.get(at).map(|one| one.name.clone()).unwrap_or_default();
        let typed =
            self.typed_in(FormId::DossierName(at), NAME).filter(|typed| self.is_name_taken(at, typed));
        let refused = typed.map(|typed| self.messages.name_taken(&typed.one_line()));
        let field = FieldSpec::new(NAME, FieldKind::Line, self.messages.new_name(), name.clone())
            .with_help(self.messages.new_name_help())
            .required(self.messages.name_missing());
        let field = FieldSpec { refused, ..field };
        let head = Head { title: self.messages.dossier_rename().to_owned(), place: String::new() };
        FormSpec { head, before: vec![Block::Heading(name.one_line())], fields: vec![field] }
    }

    /// Whether another dossier in the list is called so. The host knows more of them, and their names of before.
    fn is_name_taken(&self, at: usize, typed: &SafeText) -> bool {
        let wanted = folded(&typed.one_line());
        let others = self.dossiers.all.iter().enumerate();
        others
            .filter(|(place, one)| *place != at && one.state != DossierState::Conflict)
            .any(|(_, one)| folded(&one.name.one_line()) == wanted)
    }

    /// What a person wants to call a dossier stays in its form, where it could not be done.
    pub fn keep_new_name(&mut self, at: usize, name: SafeText) {
        self.type_in_form(FormId::DossierName(at), NAME, name);
    }

    /// What a person wants to call it: the host does that.
    pub(super) fn take_name(&mut self, values: &FormValues) {
        self.dossiers.new_name = Some(values.line(NAME));
    }

    /// What a person wants to call a dossier, once.
    pub fn take_new_name(&mut self) -> Option<SafeText> {
        self.dossiers.new_name.take()
    }
}
