//! Whether two answers do the same, where nothing that they do depends on what is left: found once for a place, and then
//! only looked up for each set of apps that are left there.

use std::collections::BTreeMap;

use super::redundant_answers::{done, pick};
use crate::analysis::space::{AppSets, PlaceIx, SetIx};
use crate::engine::{Position, WalkState};
use crate::model::{AnswerIx, AppSet, Model};

/// The apps to which two answers do something else, for every place and pair that was asked for.
pub(super) struct AnswerDifferences {
    /// The apps that a walk may have left.
    all: AppSet,
    sets: AppSets,
    /// Nothing where they differ whatever is left.
    of: BTreeMap<(PlaceIx, AnswerIx, AnswerIx), Option<SetIx>>,
}

impl AnswerDifferences {
    pub(super) fn new(model: &Model) -> Self {
        let sets = AppSets::new(model.catalogue.apps.len());
        Self { all: model.catalogue.candidates(), sets, of: BTreeMap::new() }
    }

    /// Whether two answers differ on a walk to this place.
    pub(super) fn differ(
        &mut self,
        model: &Model,
        walk: &WalkState,
        place: PlaceIx,
        (one, two): (AnswerIx, AnswerIx),
    ) -> bool {
        let key = (place, one, two);
        let set = match self.of.get(&key) {
            Some(known) => *known,
            None => {
                let made = difference(model, walk, &self.all, one, two).map(|apps| self.sets.intern(&apps));
                self.of.insert(key, made);
                made
            }
        };
        set.is_none_or(|set| {
            walk.left.as_slice().iter().zip(self.sets.words(set)).any(|(left, of)| left & of != 0)
        })
    }
}

/// The apps that one of two answers drops and the other does not, or leaves unproven; nothing when they differ in more.
fn difference(model: &Model, walk: &WalkState, all: &AppSet, one: AnswerIx, two: AnswerIx) -> Option<AppSet> {
    let Position::At(question) = walk.position else { return None };
    let mut from = walk.clone();
    from.left.clone_from(all);
    let result = |answer| done(model, &from, &pick(question, answer));
    match (result(one), result(two)) {
        (Some(mut first), Some(second)) => {
            let mut apps = first.walk.left.clone();
            apps.symmetric_difference_with(&second.walk.left);
            first.unknown.symmetric_difference_with(&second.unknown);
            apps.union_with(&first.unknown);
            first.walk.left.clone_from(&second.walk.left);
            (first.walk == second.walk).then_some(apps)
        }
        // Neither is allowed alone.
        (None, None) => Some(model.catalogue.no_apps()),
        _ => None,
    }
}
