//! The advice as a dossier keeps it, beside the one of now: other content or another day may have made it another one.

use std::collections::BTreeMap;

use super::decision::{Reply, Selection};
use super::page::Block;
use super::walk::Session;
use crate::engine::{AnswerValue, Position, Standing, first_placed};
use crate::model::{QuestionIx, Shows};
use crate::order;
use crate::text::SafeText;

/// Of so many apps at most it is kept how they stood.
const MOST_KEPT: usize = 500;

/// An advice as it was saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdviceThen {
    /// The outcome, by its id.
    pub outcome: String,
    /// Its title as it was shown.
    pub title: SafeText,
    /// The apps that were chosen, or else those that stood first.
    pub apps: Vec<AppThen>,
    /// The apps that stood first, by their ids.
    pub first: Vec<String>,
    /// The apps that were left, in the order of the advice.
    pub left: Vec<AppThen>,
    /// Whether the decision was taken on it.
    pub is_settled: bool,
}

/// An app as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppThen {
    /// The app, by its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// Its standing; nothing where that was not kept.
    pub standing: Option<Standing>,
}

/// What became of an app since an advice was saved. The order is that of the weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppChange {
    /// It is not in the catalogue any more.
    Gone,
    /// It has ended.
    Ended,
    /// It drops.
    Dropped,
    /// The walk ends elsewhere, or not at all.
    Open,
    /// It stands otherwise: this is how.
    Standing(Standing),
    /// It stands as it did.
    Same,
}

/// The advice with which a walk went on, and what has to be as it was then: what differs otherwise is the person's own doing.
#[derive(Debug, Clone)]
pub(super) struct AdviceKept {
    then: AdviceThen,
    choices: BTreeMap<QuestionIx, AnswerValue>,
    replies: Vec<Reply>,
    selection: Selection,
}

impl Session<'_> {
    /// Goes on from an advice that was saved.
    pub(super) fn goes_on_from(&mut self, then: Option<AdviceThen>) {
        self.advice_kept = then.map(|then| AdviceKept {
            then,
            choices: self.choices.clone(),
            replies: self.replies.clone(),
            selection: self.decision.selection.clone(),
        });
    }

    /// The advice that was saved, while the person changed nothing that it rests on.
    pub(super) fn advice_then(&self) -> Option<&AdviceThen> {
        let kept = self.advice_kept.as_ref()?;
        let is_same = kept.choices == self.choices
            && kept.replies == self.replies
            && kept.selection == self.decision.selection;
        is_same.then_some(&kept.then)
    }

    /// What became of an app since an advice with this outcome was saved, in which it stood so.
    pub fn change_of_app(&self, outcome: &str, app: &str, from: Option<Standing>) -> AppChange {
        let Some(app) = self.model.catalogue.find(app) else { return AppChange::Gone };
        let placings = self.whole.placings(self.model);
        let placed = placings.iter().find(|placing| placing.app == app);
        let to = placed.map_or(Standing::Dropped, |placing| placing.standing);
        match to {
            Standing::Dropped if from == Some(Standing::Dropped) && self.outcome_id() == Some(outcome) => {
                AppChange::Same
            }
            // That it drops was so before: what is otherwise is where the walk is.
            Standing::Dropped if from == Some(Standing::Dropped) => AppChange::Open,
            _ if self.model.catalogue.has_ended(app).is_some() => AppChange::Ended,
            Standing::Dropped => AppChange::Dropped,
            _ if self.outcome_id() != Some(outcome) => AppChange::Open,
            to if from != Some(to) => AppChange::Standing(to),
            _ => AppChange::Same,
        }
    }

    /// Where the walk ends, by its id.
    fn outcome_id(&self) -> Option<&str> {
        match self.whole.walk.position {
            Position::Done(outcome) => Some(self.model.graph.outcomes.row(outcome).id.as_str()),
            Position::At(_) | Position::Stuck(_) => None,
        }
    }

    /// What became of the apps that were chosen, or else stood first, since the advice was saved: a sentence each.
    pub(super) fn changes_since_saved(&self) -> Vec<String> {
        let Some(then) = self.advice_then() else { return Vec::new() };
        let changes = then.apps.iter().filter_map(|was| self.change_in_words(then, was));
        let mut told: Vec<String> = Vec::new();
        for change in changes {
            if !told.contains(&change) {
                told.push(change);
            }
        }
        told.into_iter().map(|change| self.messages.changed_since_saved(&change)).collect()
    }

    fn change_in_words(&self, then: &AdviceThen, was: &AppThen) -> Option<String> {
        let (messages, name) = (self.messages, was.name.one_line());
        match self.change_of_app(&then.outcome, &was.app, was.standing) {
            AppChange::Gone => Some(messages.review_gone(&name)),
            AppChange::Ended => Some(messages.review_ended(&name)),
            AppChange::Dropped => Some(messages.review_dropped(&name)),
            AppChange::Open => Some(self.elsewhere_words(&was.app, &name)),
            AppChange::Standing(to) => {
                let from = self.standing_words(was.standing?);
                Some(messages.review_standing(&name, from, self.standing_words(to)))
            }
            AppChange::Same => None,
        }
    }

    /// Where the walk is now in place of the outcome of then, and how an app stands there; what is in the middle of a walk is not
    /// certain yet, but that it drops.
    pub fn elsewhere_words(&self, app: &str, name: &str) -> String {
        let messages = self.messages;
        let placings = self.whole.placings(self.model);
        let app = self.model.catalogue.find(app);
        let placed = placings.iter().find(|placing| Some(placing.app) == app);
        let standing = placed.map_or(Standing::Dropped, |placing| placing.standing);
        match self.whole.walk.position {
            Position::Done(outcome) => {
                let row = self.model.graph.outcomes.row(outcome);
                let title = row.title.one_line();
                match row.shows == Shows::Remaining {
                    true => messages.review_elsewhere_at(&title, name, self.standing_words(standing)),
                    false => messages.review_elsewhere(&title),
                }
            }
            Position::At(_) | Position::Stuck(_) if standing == Standing::Dropped => {
                messages.review_no_end().to_owned()
            }
            Position::At(_) | Position::Stuck(_) => messages.review_open(name),
        }
    }

    /// On the page of an advice on which a decision was taken: that it was another one then, and what.
    pub(super) fn advice_was_other(&self) -> Option<Block> {
        let kept = self.advice_kept.as_ref().filter(|kept| kept.then.is_settled && self.is_settled())?;
        let was = self.other_then(&kept.then)?;
        Some(Block::Text(self.messages.advice_was_other(&was).into()))
    }

    /// What was otherwise, the weightiest alone: where the walk ended, how a chosen app stood, what stood first, what was left.
    fn other_then(&self, then: &AdviceThen) -> Option<String> {
        let messages = self.messages;
        if self.outcome_id() != Some(then.outcome.as_str()) {
            return Some(messages.other_outcome_then(&then.title.one_line()));
        }
        let moved = then.apps.iter().find_map(|was| {
            let change = self.change_of_app(&then.outcome, &was.app, was.standing);
            (change != AppChange::Same).then_some((was, was.standing?))
        });
        if let Some((was, standing)) = moved {
            return Some(messages.stood_then(&was.name.one_line(), self.standing_words(standing)));
        }
        let id = |app| self.model.catalogue.apps.row(app).id.as_str();
        let placings = self.whole.placings(self.model);
        let left = || placings.iter().filter(|placing| placing.standing != Standing::Dropped);
        let mut first: Vec<&str> = first_placed(placings).iter().map(|placing| id(placing.app)).collect();
        let mut first_then: Vec<&str> = then.first.iter().map(String::as_str).collect();
        order::sort(&mut first);
        order::sort(&mut first_then);
        if !first_then.is_empty() && first != first_then {
            let named = then.left.iter().filter(|was| then.first.contains(&was.app));
            return Some(messages.first_then(&named.map(|was| was.name.one_line()).collect::<Vec<_>>()));
        }
        let now = left().map(|placing| (id(placing.app), Some(placing.standing))).take(then.left.len());
        let is_same = now.eq(then.left.iter().map(|was| (was.app.as_str(), was.standing)))
            && (left().count().min(MOST_KEPT) == then.left.len() || then.left.is_empty());
        (!is_same).then(|| messages.other_list_then().to_owned())
    }
}
