//! `review`: the answers of a dossier walked again with the content and the day of now, beside the advice as it was.

use super::given::walked;
use super::json::{ChoiceChange, FromTo, ReviewV1, ReviewedApp, ReviewedChoice, app_id, question_id};
use super::review_facts::facts;
use super::review_notes::notes;
use super::review_questions::questions;
use super::{Basis, Ending};
use crate::engine::{Position, Standing, first_placed, placings};
use crate::model::{AppIx, QuestionIx, Shows};
use crate::order;
use crate::record::{Dossier, RecordedAdvice};
use crate::session::{AppChange, Resumed, Selection, Session};
use crate::text::{Messages, SafeText};

/// The version of the JSON.
const FORMAT: u32 = 1;

/// What became of a dossier.
#[derive(Debug, Clone)]
pub struct Reviewed<'m> {
    /// The walk as it is now.
    pub(super) session: Session<'m>,
    /// What the dossier is called.
    pub(super) name: SafeText,
    /// Whether it was chosen to take none of the apps.
    pub(super) is_none_chosen: bool,
    /// Something was chosen, or that none is.
    pub(super) is_chosen: bool,
    /// All of it, as data.
    pub json: ReviewV1,
    /// Fine where the advice on what was chosen is the same.
    pub ending: Ending,
}

/// Looks at a dossier again; nothing where there is no advice in it. `resumed` is what of it fits.
pub fn review<'m>(
    basis: Basis<'m>,
    messages: Messages,
    dossier: &Dossier,
    resumed: Resumed,
) -> Option<Reviewed<'m>> {
    let advice = dossier.advice.as_ref()?;
    let session = walked(resumed, basis.model, messages);
    let now = Now::of(&session, dossier);
    let apps = advice.apps_of(&dossier.decision.selection);
    let mut choice: Vec<ReviewedChoice> = apps.iter().map(|app| now.choice(advice, app)).collect();
    order::by_key(&mut choice, |one| one.change);
    let outcome = FromTo { from: Some(line(&advice.outcome)), to: now.outcome.clone() };
    // Where nothing was chosen and nothing stood first, it is the end that counts.
    let changed = match choice.first() {
        Some(first) => first.change != ChoiceChange::Same,
        None => outcome.from != outcome.to || !now.first.is_empty(),
    };
    let json = ReviewV1 {
        format: FORMAT,
        today: basis.model.today.map(|day| day.to_string()),
        made: dossier.made.day.map(|day| day.to_string()),
        same_tree: dossier.made.tree_digest == basis.tree_digest,
        same_catalogue: dossier.made.catalogue_digest == basis.catalogue_digest,
        changed,
        outcome,
        next: now.next.map(|question| question_id(session.model(), question).to_owned()),
        others: now.others(advice, &apps),
        choice,
        facts: facts(&session, dossier, advice, &apps),
        questions: questions(&session, dossier, now.next),
        first: now.told_first(),
        notes: notes(&session, dossier),
    };
    let ending = if changed { Ending::NoAdvice } else { Ending::Fine };
    let is_none_chosen = dossier.decision.selection == Selection::NoApp;
    let is_chosen = dossier.decision.selection != Selection::Open;
    Some(Reviewed { name: dossier.head.name.clone(), is_none_chosen, is_chosen, json, ending, session })
}

/// How it is now.
struct Now<'s, 'm> {
    session: &'s Session<'m>,
    dossier: &'s Dossier,
    outcome: Option<String>,
    next: Option<QuestionIx>,
    /// The apps in the order of the advice, each with its standing.
    placed: Vec<(AppIx, Standing)>,
    first: Vec<AppIx>,
}

impl<'s, 'm> Now<'s, 'm> {
    fn of(session: &'s Session<'m>, dossier: &'s Dossier) -> Self {
        let (model, whole) = (session.model(), session.whole());
        let (outcome, next) = match whole.walk.position {
            Position::Done(outcome) => (Some(model.graph.outcomes.row(outcome).id.clone()), None),
            Position::At(question) => (None, Some(question)),
            Position::Stuck(_) => (None, None),
        };
        let placings = placings(model, whole);
        Self {
            session,
            dossier,
            outcome,
            next,
            placed: placings.iter().map(|placing| (placing.app, placing.standing)).collect(),
            first: first_placed(placings).iter().map(|placing| placing.app).collect(),
        }
    }

    /// What stands first where the walk ends and apps are told of.
    fn told_first(&self) -> Vec<String> {
        let model = self.session.model();
        let Position::Done(outcome) = self.session.whole().walk.position else { return Vec::new() };
        let shows = model.graph.outcomes.row(outcome).shows == Shows::Remaining;
        self.first.iter().filter(|_| shows).map(|app| app_id(model, *app).to_owned()).collect()
    }

    fn standing(&self, app: AppIx) -> Standing {
        let placed = self.placed.iter().find(|(other, _)| *other == app);
        placed.map_or(Standing::Dropped, |(_, standing)| *standing)
    }

    fn choice(&self, advice: &RecordedAdvice, id: &str) -> ReviewedChoice {
        let model = self.session.model();
        let was_first = advice.first.apps.iter().any(|app| app == id);
        let from = advice.standing_of(id).map(|standing| standing.id().to_owned());
        let gone = || ReviewedChoice {
            app: line(id),
            name: recorded_name(self.dossier, advice, id),
            change: ChoiceChange::Gone,
            standing: FromTo { from: from.clone(), to: None },
            was_first,
            is_first: false,
            overtaken_by: Vec::new(),
            level_with: Vec::new(),
            reasons: Vec::new(),
        };
        let Some(app) = model.catalogue.find(id) else { return gone() };
        let standing = self.standing(app);
        let to = Some(standing.id().to_owned());
        let is_first = self.first.contains(&app);
        let overtaken_by = match is_first || standing == Standing::Dropped {
            true => Vec::new(),
            false => self.overtaken_by(advice, id, app),
        };
        let level_with = match was_first && is_first {
            true => self.level_with(advice, app),
            false => Vec::new(),
        };
        let was = advice.standing_of(id);
        let change = match self.session.change_of_app(&advice.outcome, id, was) {
            AppChange::Gone => ChoiceChange::Gone,
            AppChange::Ended => ChoiceChange::Ended,
            AppChange::Dropped => ChoiceChange::Dropped,
            AppChange::Open => ChoiceChange::Open,
            // Where it is not kept how it stood, that is no change; it is one where it was in no list.
            AppChange::Standing(_) if was.is_none() && !has_all_apps(advice) => ChoiceChange::Same,
            AppChange::Standing(_) => ChoiceChange::Standing,
            AppChange::Same if standing == Standing::Dropped => ChoiceChange::Same,
            AppChange::Same
                if (was_first && !is_first) || !overtaken_by.is_empty() || !level_with.is_empty() =>
            {
                ChoiceChange::Overtaken
            }
            AppChange::Same => ChoiceChange::Same,
        };
        let verdict = self.session.verdicts().find(|verdict| verdict.app == app);
        let reasons = verdict.into_iter().flat_map(|verdict| verdict.reasons);
        ReviewedChoice {
            app: id.to_owned(),
            name: model.catalogue.apps.row(app).name.one_line(),
            change,
            standing: FromTo { from, to },
            was_first,
            is_first,
            overtaken_by: overtaken_by.into_iter().map(|app| app_id(model, app).to_owned()).collect(),
            level_with: level_with.into_iter().map(|app| app_id(model, app).to_owned()).collect(),
            reasons: match change {
                // When it ended, what came in its place, and why.
                ChoiceChange::Ended => vec![self.session.end_told(app)],
                _ => reasons.map(|reason| reason.text.one_line()).collect(),
            },
        }
    }

    /// The apps that stand before one and did not.
    fn overtaken_by(&self, advice: &RecordedAdvice, id: &str, app: AppIx) -> Vec<AppIx> {
        let model = self.session.model();
        // Of what is in no list it is not known what stood before it.
        if advice.left.iter().all(|left| left.app != id) {
            return Vec::new();
        }
        let before = advice.left.iter().map(|left| left.app.as_str()).take_while(|other| *other != id);
        let before = order::set(before);
        let now = self.placed.iter().map(|(other, _)| *other).take_while(|other| *other != app);
        now.filter(|other| !before.contains(app_id(model, *other))).collect()
    }

    /// The apps that share the first place with one that has it, and did not.
    fn level_with(&self, advice: &RecordedAdvice, app: AppIx) -> Vec<AppIx> {
        let model = self.session.model();
        let was_first = |other: AppIx| advice.first.apps.iter().any(|first| first == app_id(model, other));
        self.first.iter().copied().filter(|other| *other != app && !was_first(*other)).collect()
    }

    /// The other apps that stand otherwise: those of which the dossier tells how they stood, and where it has all that were
    /// judged, those that it has not and that are left. Before its end a walk has no standings that stay.
    fn others(&self, advice: &RecordedAdvice, apps: &[String]) -> Vec<ReviewedApp> {
        let model = self.session.model();
        if self.outcome.is_none() {
            return Vec::new();
        }
        let told = advice.left.iter().map(|left| &left.app).chain(advice.dropped.iter().map(|one| &one.app));
        let others = told.filter(|id| !apps.contains(id)).filter_map(|id| {
            let from = advice.standing_of(id).map(|standing| standing.id().to_owned());
            let app = model.catalogue.find(id);
            let to = app.map(|app| self.standing(app).id().to_owned());
            (from != to).then(|| ReviewedApp {
                app: line(id),
                name: recorded_name(self.dossier, advice, id),
                standing: FromTo { from, to },
            })
        });
        let is_new = |app: AppIx| {
            let id = app_id(model, app);
            advice.standing_of(id).is_none() && !apps.iter().any(|known| known == id)
        };
        let new = self
            .placed
            .iter()
            .filter(|(app, standing)| has_all_apps(advice) && *standing != Standing::Dropped && is_new(*app));
        let new = new.map(|(app, standing)| ReviewedApp {
            app: app_id(model, *app).to_owned(),
            name: model.catalogue.apps.row(*app).name.one_line(),
            standing: FromTo { from: None, to: Some(standing.id().to_owned()) },
        });
        others.chain(new).collect()
    }
}

/// Whether an advice tells of all apps that there were then.
fn has_all_apps(advice: &RecordedAdvice) -> bool {
    advice.has_all() && !(advice.left.is_empty() && advice.dropped.is_empty())
}

/// What an app was called, wherever the dossier tells that.
pub(super) fn recorded_name(dossier: &Dossier, advice: &RecordedAdvice, id: &str) -> String {
    let replied = dossier.replies.iter().filter(|reply| reply.on.app() == id);
    let mut replied = replied.map(|reply| &reply.shown.app).filter(|name| !name.is_empty());
    let name = advice.name_of(&dossier.decision.selection, id).or_else(|| replied.next());
    name.map_or_else(|| line(id), SafeText::one_line)
}

pub(super) fn line(text: &str) -> String {
    SafeText::new(text).one_line()
}
