//! What `compare` and `merge` share: two dossiers, each walked with the content and the day of now.

use std::collections::BTreeMap;

use super::given::walked;
use super::json::{ComparedAnswer, ComparedApp, FromTo, WalkedDossier, app_id, question_id};
use super::review::line;
use crate::analysis::WalkEnd;
use crate::engine::{AnswerValue, Position};
use crate::model::{AppIx, Model, QuestionIx};
use crate::record::Dossier;
use crate::session::{Resumed, Selection, Session, status_words};
use crate::text::{Messages, SafeText};

/// The answers to questions.
pub type Choices = BTreeMap<QuestionIx, AnswerValue>;

/// A dossier, and what of it fits the content of now.
#[derive(Debug, Clone)]
pub struct FittedDossier {
    /// The dossier.
    pub dossier: Dossier,
    /// What fits.
    pub resumed: Resumed,
}

/// One of the two.
pub(super) struct Side<'m> {
    pub(super) name: SafeText,
    pub(super) session: Session<'m>,
    pub(super) choices: Choices,
    pub(super) end: WalkEnd,
    chosen: Vec<String>,
    /// The same by name, and how far the decision is; nothing where nothing is chosen.
    pub(super) decided: Option<(String, &'static str)>,
}

impl<'m> Side<'m> {
    pub(super) fn of(fitted: FittedDossier, model: &'m Model, messages: Messages) -> Self {
        let FittedDossier { dossier, resumed } = fitted;
        let choices = resumed.choices.clone();
        let session = walked(resumed, model, messages);
        let chosen = match &dossier.decision.selection {
            Selection::Apps(apps) => apps.iter().map(|chosen| line(&chosen.app)).collect(),
            Selection::Open | Selection::NoApp => Vec::new(),
        };
        let end = WalkEnd::of(session.model(), &choices);
        let is_open = dossier.decision.selection == Selection::Open;
        let names = dossier.decision.selection.names(messages);
        let decided = (!is_open).then(|| (names, status_words(dossier.decision.status(), messages)));
        Self { name: dossier.head.name, session, choices, end, chosen, decided }
    }

    pub(super) fn json(&self) -> WalkedDossier {
        let end = end_json(&self.end, &self.name, self.session.model());
        WalkedDossier { chosen: self.chosen.clone(), ..end }
    }
}

/// Where a walk comes to, as data.
pub(super) fn end_json(end: &WalkEnd, name: &SafeText, model: &Model) -> WalkedDossier {
    WalkedDossier {
        name: name.one_line(),
        outcome: outcome(end, model),
        next: next(end, model),
        first: ids(model, &end.first()),
        chosen: Vec::new(),
    }
}

pub(super) fn outcome(end: &WalkEnd, model: &Model) -> Option<String> {
    match end.position {
        Position::Done(outcome) => Some(model.graph.outcomes.row(outcome).id.clone()),
        Position::At(_) | Position::Stuck(_) => None,
    }
}

pub(super) fn next(end: &WalkEnd, model: &Model) -> Option<String> {
    match end.position {
        Position::At(question) => Some(question_id(model, question).to_owned()),
        Position::Done(_) | Position::Stuck(_) => None,
    }
}

/// The apps that stand otherwise at another end.
pub(super) fn moved(from: &WalkEnd, to: &WalkEnd, model: &Model) -> Vec<ComparedApp> {
    let moved = model.catalogue.apps.iter().filter_map(|(app, row)| {
        let (from, to) = (from.standing(app), to.standing(app));
        let standing = FromTo { from: Some(from.id().to_owned()), to: Some(to.id().to_owned()) };
        (from != to).then(|| ComparedApp { app: row.id.clone(), name: row.name.one_line(), standing })
    });
    moved.collect()
}

pub(super) fn ids(model: &Model, apps: &[AppIx]) -> Vec<String> {
    apps.iter().map(|app| app_id(model, *app).to_owned()).collect()
}

pub(super) fn answer(session: &Session<'_>, question: QuestionIx, given: &AnswerValue) -> ComparedAnswer {
    ComparedAnswer {
        answers: given.words(session.model().graph.questions.row(question)),
        shown: session.choice_in_words(question, given),
    }
}
