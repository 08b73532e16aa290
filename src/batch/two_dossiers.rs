//! What `compare` and `merge` share: two dossiers, each walked with the content and the day of now.

use std::collections::BTreeMap;

use super::given::walked;
use super::json::{ComparedAnswer, ComparedApp, FromTo, WalkedDossier, app_id, question_id};
use super::review::line;
use crate::engine::{AnswerValue, Position, Standing, placings, replay};
use crate::model::{AppIx, Model, QuestionIx};
use crate::record::Dossier;
use crate::session::{Resumed, Selection, Session};
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
    pub(super) end: WalkState,
    chosen: Vec<String>,
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
        let end = WalkState::of(session.model(), &choices);
        Self { name: dossier.head.name, session, choices, end, chosen }
    }

    pub(super) fn json(&self) -> WalkedDossier {
        WalkedDossier { chosen: self.chosen.clone(), ..self.end.json(&self.name, self.session.model()) }
    }
}

/// Where a walk is, and how the apps stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WalkState {
    pub(super) position: Position,
    /// What is left in the order of the advice, each with whether only the name parts it from the one before.
    pub(super) left: Vec<(AppIx, bool)>,
    pub(super) standings: BTreeMap<AppIx, Standing>,
}

impl WalkState {
    pub(super) fn of(model: &Model, choices: &Choices) -> Self {
        let walk = replay(model, choices);
        let placed = placings(model, &walk);
        let before = std::iter::once(None).chain(placed.iter().map(Some));
        let left = placed.iter().zip(before).filter(|(placing, _)| placing.standing != Standing::Dropped);
        let ties = left
            .map(|(placing, before)| (placing.app, before.is_some_and(|before| placing.ties_with(before))));
        Self {
            left: ties.collect(),
            standings: placed.iter().map(|placing| (placing.app, placing.standing)).collect(),
            position: walk.walk.position,
        }
    }

    pub(super) fn outcome(&self, model: &Model) -> Option<String> {
        match self.position {
            Position::Done(outcome) => Some(model.graph.outcomes.row(outcome).id.clone()),
            Position::At(_) | Position::Stuck(_) => None,
        }
    }

    pub(super) fn next(&self, model: &Model) -> Option<String> {
        match self.position {
            Position::At(question) => Some(question_id(model, question).to_owned()),
            Position::Done(_) | Position::Stuck(_) => None,
        }
    }

    /// What stands first: several where only the name parts them.
    pub(super) fn first(&self) -> Vec<AppIx> {
        let ties = self.left.iter().skip(1).take_while(|(_, ties)| *ties);
        self.left.iter().take(1).chain(ties).map(|(app, _)| *app).collect()
    }

    pub(super) fn json(&self, name: &SafeText, model: &Model) -> WalkedDossier {
        WalkedDossier {
            name: name.one_line(),
            outcome: self.outcome(model),
            next: self.next(model),
            first: ids(model, &self.first()),
            chosen: Vec::new(),
        }
    }

    /// The apps that stand otherwise in another state, of another model perhaps, by their ids.
    pub(super) fn moved(&self, model: &Model, other: &Self, of_other: &Model) -> Vec<ComparedApp> {
        let moved = self.standings.iter().filter_map(|(app, from)| {
            let row = model.catalogue.apps.row(*app);
            let to = of_other.catalogue.find(&row.id).and_then(|app| other.standings.get(&app))?;
            (from != to).then(|| ComparedApp {
                app: row.id.clone(),
                name: row.name.one_line(),
                standing: FromTo { from: Some(from.id().to_owned()), to: Some(to.id().to_owned()) },
            })
        });
        moved.collect()
    }
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
