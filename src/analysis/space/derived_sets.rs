//! Sets of apps of which most are a part of another: what a step leaves of what was left before it. Such a set is kept as
//! the two that it is made of. A search finds thousands of sets of a whole catalogue, and to write each of them down took
//! most of its time.

use super::app_sets::AppSets;
use super::indexes::SetIx;
use super::slots::{Slots, hash_words};
use crate::model::{AppSet, Ix, Table};

/// After so many parts of parts a set is written down whole.
const DEEPEST: usize = 16;
/// So many sets that were asked for lately are at hand.
const AT_HAND: usize = 32;

/// Sets without doubles, all of the same width.
#[derive(Debug)]
pub(in crate::analysis) struct DerivedSets {
    list: Table<SetIx, Kept>,
    whole: AppSets,
    slots: Slots,
    at_hand: Vec<Option<(SetIx, AppSet)>>,
    /// Where a set is put together to be compared.
    other: AppSet,
}

#[derive(Debug, Clone, Copy)]
enum Kept {
    Whole(SetIx),
    Part(Part, usize),
}

/// What a step leaves of a set.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Part {
    /// What was left before.
    pub(in crate::analysis) of: SetIx,
    /// What the step keeps of all apps, by its number among those.
    pub(in crate::analysis) kept: SetIx,
}

impl DerivedSets {
    /// None yet, of the width of this empty set.
    pub(in crate::analysis) fn new(no_apps: AppSet) -> Self {
        Self {
            list: Table::default(),
            whole: AppSets::new(no_apps.len()),
            slots: Slots::new(),
            at_hand: (0..AT_HAND).map(|_| None).collect(),
            other: no_apps,
        }
    }

    /// The number of a set, of which may be known what it is a part of. `steps` are the sets that steps keep.
    pub(in crate::analysis) fn intern(&mut self, set: &AppSet, part: Option<Part>, steps: &AppSets) -> SetIx {
        let hash = hash_words(set.as_slice());
        let mut other = std::mem::take(&mut self.other);
        let known = self.slots.find(hash, |number| {
            let number = SetIx::new(number);
            self.found_at_hand(number).map_or_else(
                || {
                    self.write(number, steps, &mut other);
                    other == *set
                },
                |words| words == set,
            )
        });
        self.other = other;
        if let Some(known) = known {
            return SetIx::new(known);
        }
        let deep = part.map(|part| match self.list.row(part.of) {
            Kept::Whole(_) => (part, 1),
            Kept::Part(_, deep) => (part, deep + 1),
        });
        let kept = match deep {
            Some((part, deep)) if deep < DEEPEST => Kept::Part(part, deep),
            _ => Kept::Whole(self.whole.intern(set)),
        };
        self.list.push(kept);
        let number = SetIx::new(self.slots.add(hash));
        self.put_at_hand(number, set);
        number
    }

    /// Writes a set into another of the same width.
    pub(in crate::analysis) fn copy_to(&mut self, set: SetIx, steps: &AppSets, to: &mut AppSet) {
        match self.found_at_hand(set) {
            Some(words) => to.clone_from(words),
            None => {
                self.write(set, steps, to);
                self.put_at_hand(set, to);
            }
        }
    }

    fn found_at_hand(&self, number: SetIx) -> Option<&AppSet> {
        let (here, words) = self.at_hand.get(number.at() % AT_HAND)?.as_ref()?;
        (*here == number).then_some(words)
    }

    fn put_at_hand(&mut self, number: SetIx, set: &AppSet) {
        match self.at_hand.get_mut(number.at() % AT_HAND) {
            Some(Some((here, words))) => {
                *here = number;
                words.clone_from(set);
            }
            Some(free) => *free = Some((number, set.clone())),
            None => {}
        }
    }

    fn write(&self, set: SetIx, steps: &AppSets, to: &mut AppSet) {
        let mut at = set;
        let mut kept = [None; DEEPEST];
        for place in &mut kept {
            let Kept::Part(part, _) = self.list.row(at) else { break };
            *place = Some(steps.words(part.kept));
            at = part.of;
        }
        let Kept::Whole(whole) = self.list.row(at) else {
            debug_assert!(false, "no set is a part of a part too often");
            return;
        };
        self.whole.copy_to(*whole, to);
        for kept in kept.iter().flatten() {
            to.as_mut_slice().iter_mut().zip(*kept).for_each(|(word, kept)| *word &= *kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AppSets, DerivedSets, Part};
    use crate::model::AppSet;

    fn without(width: usize, gone: &[usize]) -> AppSet {
        let mut set = AppSet::with_capacity(width);
        set.insert_range(..);
        gone.iter().for_each(|app| set.remove(*app));
        set
    }

    #[test]
    fn a_set_is_the_same_however_it_came_about() {
        const APPS: usize = 100;
        let mut steps = AppSets::new(APPS);
        let mut sets = DerivedSets::new(AppSet::with_capacity(APPS));
        let all = sets.intern(&without(APPS, &[]), None, &steps);
        // Deeper than parts go, and more than are at hand.
        let (mut last, mut gone, mut found) = (all, Vec::new(), vec![all]);
        for app in 0..60 {
            gone.push(app);
            let kept = steps.intern(&without(APPS, &[app]));
            last = sets.intern(&without(APPS, &gone), Some(Part { of: last, kept }), &steps);
            found.push(last);
        }
        let mut set = AppSet::with_capacity(APPS);
        for (count, number) in found.iter().enumerate() {
            sets.copy_to(*number, &steps, &mut set);
            assert_eq!(set, without(APPS, &gone[..count]));
            assert_eq!(sets.intern(&set, None, &steps), *number);
        }
        // The same step again leaves what there was.
        let kept = steps.intern(&without(APPS, &[0]));
        assert_eq!(sets.intern(&without(APPS, &gone), Some(Part { of: last, kept }), &steps), last);
    }
}
