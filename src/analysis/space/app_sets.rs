//! Sets of apps, each kept once and known by a number, all in one piece of memory. An exploration looks up one for every
//! step: so each is hashed once, and none has a place of its own.

use super::indexes::SetIx;
use super::slots::{Slots, hash_words};
use crate::model::{AppSet, Ix};

/// Sets without doubles, all of the same width.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct AppSets {
    /// Words of one set; at least one, so that each set has its own.
    width: usize,
    words: Vec<usize>,
    slots: Slots,
}

impl AppSets {
    /// None yet, of catalogues with so many apps.
    pub(in crate::analysis) fn new(apps: usize) -> Self {
        Self { width: apps.div_ceil(usize::BITS as usize).max(1), words: Vec::new(), slots: Slots::new() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.words.len() / self.width
    }

    /// The words of a set.
    #[expect(clippy::indexing_slicing, reason = "INVARIANT: a number is only used on the sets that gave it")]
    pub(in crate::analysis) fn words(&self, set: SetIx) -> &[usize] {
        let from = set.at() * self.width;
        &self.words[from..from + self.width]
    }

    /// Writes a set into another of the same width.
    pub(super) fn copy_to(&self, set: SetIx, to: &mut AppSet) {
        to.as_mut_slice().iter_mut().zip(self.words(set)).for_each(|(to, word)| *to = *word);
    }

    /// Adds a set to another of the same width.
    pub(super) fn add_to(&self, set: SetIx, to: &mut AppSet) {
        to.as_mut_slice().iter_mut().zip(self.words(set)).for_each(|(to, word)| *to |= *word);
    }

    /// The number of a set.
    pub(in crate::analysis) fn intern(&mut self, set: &AppSet) -> SetIx {
        let given = if set.is_empty() { &[0] } else { set.as_slice() };
        debug_assert_eq!(given.len(), self.width, "a set of apps is as wide as the catalogue");
        let hash = hash_words(given);
        let known = self.slots.find(hash, |number| self.words(SetIx::new(number)) == given);
        SetIx::new(known.unwrap_or_else(|| {
            self.words.extend_from_slice(given);
            self.slots.add(hash)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::AppSets;
    use crate::model::{AppSet, Ix};

    #[test]
    fn each_set_has_one_number() {
        let mut sets = AppSets::new(70);
        let set = |at: usize| {
            let mut set = AppSet::with_capacity(70);
            (0..70).filter(|app| (at >> (app % 10)) & 1 == 1).for_each(|app| set.insert(app));
            set
        };
        for at in 0..1000 {
            assert_eq!(sets.intern(&set(at)).at(), at);
        }
        for at in 0..1000 {
            assert_eq!(sets.intern(&set(at)).at(), at);
        }
        let mut seven = AppSet::with_capacity(70);
        sets.copy_to(super::SetIx::new(7), &mut seven);
        assert_eq!((seven, sets.len()), (set(7), 1000));
    }

    #[test]
    fn without_apps_there_is_one_set() {
        let mut sets = AppSets::new(0);
        assert_eq!(sets.intern(&AppSet::with_capacity(0)), sets.intern(&AppSet::with_capacity(0)));
        assert_eq!(sets.len(), 1);
    }
}
