//! Steps that need not be taken again: what they look at of the walk and of what is left was there before
//! (`docs/analysis.md`, "Steps that are known").

use std::collections::BTreeMap;

use super::app_sets::AppSets;
use super::indexes::{ClassIx, PlaceIx, SetIx, TableIx};
use super::left_look::LeftCounts;
use super::relevance::Relevance;
use super::state_keys::StateKeys;
use crate::engine::{AnswerValue, Position, WalkState};
use crate::model::{AppSet, Ix, Table};
use crate::order;

/// Where walks can be, whatever they left.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Place {
    /// The first walk that came here, without what can matter no more; absent where walks end, and while steps are taken.
    pub(in crate::analysis) walk: Option<WalkState>,
    /// Whether all choices were taken here before, with something else left. Only then it pays to remember them.
    pub(super) is_known: bool,
    /// The table of its choices, unless that depends on what is left.
    pub(super) table: Option<TableIx>,
    steps: Table<ClassIx, Option<KnownStep>>,
    given: BTreeMap<AnswerValue, KnownStep>,
}

/// By what a step is taken.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) enum StepBy<'c> {
    /// By a choice of this class.
    Class(ClassIx),
    /// By this answer, whatever class it is in.
    Given(&'c AnswerValue),
}

/// What a class of choices does in a place, whatever is left.
#[derive(Debug, Clone)]
struct KnownStep {
    /// The apps that it does not drop.
    kept: SetIx,
    to: Target,
}

/// Where it leads to.
#[derive(Debug, Clone)]
enum Target {
    Always(PlaceIx),
    /// That depends on how many apps are left afterwards, as far as [`LeftCounts`] tells them apart.
    ByLeft(BTreeMap<usize, PlaceIx>),
}

/// All places that were found, and the sets of apps that steps keep.
#[derive(Debug)]
pub(in crate::analysis) struct Places {
    pub(in crate::analysis) list: Table<PlaceIx, Place>,
    pub(in crate::analysis) kept: AppSets,
    pub(in crate::analysis) counts: LeftCounts,
}

impl Places {
    /// None yet, of a catalogue with so many apps.
    pub(in crate::analysis) fn new(apps: usize, relevance: &Relevance) -> Self {
        Self { list: Table::default(), kept: AppSets::new(apps), counts: relevance.left_counts.clone() }
    }

    /// The place of a walk; the first walk to it is kept there.
    pub(in crate::analysis) fn settle(
        &mut self,
        keys: &mut StateKeys,
        relevance: &Relevance,
        mut walk: WalkState,
    ) -> PlaceIx {
        let (place, is_new) = keys.intern_place(relevance, &walk);
        if is_new {
            let goes_on = match walk.position {
                Position::At(question) => {
                    relevance.project(&mut walk, question);
                    Some(walk)
                }
                Position::Done(_) | Position::Stuck(_) => None,
            };
            let (steps, given) = (Table::default(), BTreeMap::new());
            let row = self.list.push(Place { walk: goes_on, is_known: false, table: None, steps, given });
            debug_assert_eq!(row, place, "places are numbered alike");
        }
        place
    }

    /// Leaves in a set what a step leaves of it, and gives its target; nothing when that is not known.
    pub(in crate::analysis) fn take(
        &self,
        place: PlaceIx,
        by: StepBy<'_>,
        left: &mut AppSet,
    ) -> Option<PlaceIx> {
        let kept = self.kept.words(self.kept(place, by)?);
        left.as_mut_slice().iter_mut().zip(kept).for_each(|(left, kept)| *left &= *kept);
        self.target(place, by, left.as_slice().iter().copied())
    }

    /// Where a step leads that leaves a set of these words; nothing when that is not known.
    pub(in crate::analysis) fn target(
        &self,
        place: PlaceIx,
        by: StepBy<'_>,
        left: impl Iterator<Item = usize>,
    ) -> Option<PlaceIx> {
        match &self.known(place, by)?.to {
            Target::Always(to) => Some(*to),
            Target::ByLeft(to) => to.get(&self.counts.of(left)).copied(),
        }
    }

    /// What a step keeps of all apps, when that is known.
    pub(in crate::analysis) fn kept(&self, place: PlaceIx, by: StepBy<'_>) -> Option<SetIx> {
        self.known(place, by).map(|known| known.kept)
    }

    fn known(&self, place: PlaceIx, by: StepBy<'_>) -> Option<&KnownStep> {
        let place = self.list.row(place);
        match by {
            StepBy::Class(class) => place.steps.get(class)?.as_ref(),
            StepBy::Given(given) => place.given.get(given),
        }
    }

    /// Remembers where a step leads, of which it is known what it keeps, with these apps left.
    pub(in crate::analysis) fn remember_count(
        &mut self,
        place: PlaceIx,
        by: StepBy<'_>,
        to: PlaceIx,
        left: &AppSet,
    ) {
        let left = self.counts.of(left.as_slice().iter().copied());
        let place = self.list.row_mut(place);
        let known = match by {
            StepBy::Class(class) => place.steps.row_mut(class).as_mut(),
            StepBy::Given(given) => place.given.get_mut(given),
        };
        if let Some(KnownStep { to: Target::ByLeft(targets), .. }) = known {
            targets.insert(left, to);
        }
    }

    /// Remembers a step: what it keeps of all apps, and its target; with what is left, where it decides how many that are.
    pub(in crate::analysis) fn remember(
        &mut self,
        place: PlaceIx,
        by: StepBy<'_>,
        kept: &AppSet,
        to: PlaceIx,
        left: Option<&AppSet>,
    ) {
        if let (Some(_), Some(left)) = (self.kept(place, by), left) {
            self.remember_count(place, by, to, left);
            return;
        }
        let kept = self.kept.intern(kept);
        let to = match left {
            Some(left) => {
                let left = self.counts.of(left.as_slice().iter().copied());
                Target::ByLeft(order::map([(left, to)]))
            }
            None => Target::Always(to),
        };
        let place = self.list.row_mut(place);
        match by {
            StepBy::Class(class) => {
                while place.steps.len() <= class.at() {
                    place.steps.push(None);
                }
                *place.steps.row_mut(class) = Some(KnownStep { kept, to });
            }
            StepBy::Given(given) => {
                place.given.insert(given.clone(), KnownStep { kept, to });
            }
        }
    }
}
