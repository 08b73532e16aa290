//! Steps that need not be taken again: what they look at of the walk and of what is left was there before
//! (`docs/analysis.md`, "Steps that are known").

use std::collections::BTreeMap;

use super::app_sets::AppSets;
use super::indexes::{ClassIx, PlaceIx, SetIx, TableIx};
use crate::engine::WalkState;
use crate::model::{AppSet, Ix, Table};

/// Where walks can be, whatever they left.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The first walk that came here, without what can matter no more; absent where walks end, and while steps are taken.
    pub(super) walk: Option<WalkState>,
    /// Whether all choices were taken here before, with something else left. Only then it pays to remember them.
    pub(super) is_known: bool,
    /// The table of its choices, unless that depends on what is left.
    pub(super) table: Option<TableIx>,
    steps: Table<ClassIx, Option<KnownStep>>,
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
    /// That depends on how many apps are left afterwards.
    ByLeft(BTreeMap<usize, PlaceIx>),
}

/// All places that were found, and the sets of apps that steps keep.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) list: Table<PlaceIx, Place>,
    kept: AppSets,
}

impl Places {
    /// None yet, of a catalogue with so many apps.
    pub(super) fn new(apps: usize) -> Self {
        Self { list: Table::default(), kept: AppSets::new(apps) }
    }

    pub(super) fn push(&mut self, walk: Option<WalkState>) -> PlaceIx {
        self.list.push(Place { walk, is_known: false, table: None, steps: Table::default() })
    }

    /// Leaves in a set what a step leaves of it, and gives its target; nothing when that is not known.
    pub(super) fn take(&self, place: PlaceIx, class: ClassIx, left: &mut AppSet) -> Option<PlaceIx> {
        let known = self.list.row(place).steps.get(class)?.as_ref()?;
        let kept = self.kept.words(known.kept);
        left.as_mut_slice().iter_mut().zip(kept).for_each(|(left, kept)| *left &= *kept);
        match &known.to {
            Target::Always(to) => Some(*to),
            Target::ByLeft(to) => to.get(&left.count_ones(..)).copied(),
        }
    }

    /// Remembers a step: what it keeps of all apps, and its target; with how many are left, where that decides.
    pub(super) fn remember(
        &mut self,
        place: PlaceIx,
        class: ClassIx,
        kept: &AppSet,
        to: PlaceIx,
        left: Option<usize>,
    ) {
        let kept = self.kept.intern(kept);
        let steps = &mut self.list.row_mut(place).steps;
        while steps.len() <= class.at() {
            steps.push(None);
        }
        match (steps.row_mut(class), left) {
            (Some(KnownStep { to: Target::ByLeft(targets), .. }), Some(left)) => {
                targets.insert(left, to);
            }
            (step, Some(left)) => {
                *step = Some(KnownStep { kept, to: Target::ByLeft(BTreeMap::from([(left, to)])) });
            }
            (step, None) => *step = Some(KnownStep { kept, to: Target::Always(to) }),
        }
    }
}
