//! Sets of apps of which most are a part of another: what a step leaves of what was left before it. Such a set is kept as
//! the two that it is made of. A search finds thousands of sets of a whole catalogue, and to write each of them down took
//! most of its time. To tell them apart, some words of each are enough nearly always; only sets that agree in those are put
//! together and compared.

use std::collections::BTreeMap;

use super::app_sets::AppSets;
use super::indexes::SetIx;
use super::slots::{Slots, hash_words};
use crate::model::{AppSet, Ix, Table};

/// After so many parts of parts a set is written down whole.
const DEEPEST: usize = 16;
/// So many sets that were asked for lately are at hand.
const AT_HAND: usize = 32;
/// At most so many words of a set are its sample: all of them where there are no more than four thousand apps.
const SAMPLE: usize = 64;

/// Sets without doubles, all of the same width.
#[derive(Debug)]
pub(in crate::analysis) struct DerivedSets {
    list: Table<SetIx, Kept>,
    whole: AppSets,
    samples: Samples,
    /// By sample the first set that has it.
    by_sample: Slots,
    firsts: Vec<First>,
    /// By all words, the sets of which another has the same sample.
    by_words: Slots,
    compared: Vec<SetIx>,
    /// Whether a step keeps all of a set that was written down whole: so it does of each of its parts.
    keeps_all: BTreeMap<(SetIx, SetIx), bool>,
    at_hand: Vec<Option<(SetIx, AppSet)>>,
    /// Where sets are put together to be compared.
    one: AppSet,
    other: AppSet,
}

#[derive(Debug, Clone, Copy)]
enum Kept {
    Whole(SetIx),
    /// A part, of so many parts, of a set that was written down whole.
    Part(Part, usize, SetIx),
}

/// What a step leaves of a set.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Part {
    /// What was left before.
    pub(in crate::analysis) of: SetIx,
    /// What the step keeps of all apps, by its number among those.
    pub(in crate::analysis) kept: SetIx,
}

/// The first set with some sample.
#[derive(Debug, Clone, Copy)]
struct First {
    set: SetIx,
    /// It was compared, and so it is found by its words.
    is_compared: bool,
}

/// Some words of each set, the same of all: one in so many.
#[derive(Debug)]
struct Samples {
    every: usize,
    /// Words of one sample.
    width: usize,
    words: Vec<usize>,
    /// The sample that is looked for.
    sought: Vec<usize>,
}

impl Samples {
    fn new(words: usize) -> Self {
        let every = words.div_ceil(SAMPLE).max(1);
        Self { every, width: words.div_ceil(every), words: Vec::new(), sought: Vec::new() }
    }

    fn of(&self, set: SetIx) -> &[usize] {
        let from = set.at() * self.width;
        self.words.get(from..from + self.width).unwrap_or_default()
    }

    fn seek(&mut self, words: &[usize]) {
        self.sought.clear();
        self.sought.extend(words.iter().step_by(self.every));
    }

    fn seek_part(&mut self, of: SetIx, kept: &[usize]) {
        let mut sought = std::mem::take(&mut self.sought);
        sought.clear();
        sought.extend(self.of(of).iter().zip(kept.iter().step_by(self.every)).map(|(of, kept)| of & kept));
        self.sought = sought;
    }
}

/// What a set is put together of.
struct Pieces<'s> {
    whole: &'s [usize],
    kept: [Option<&'s [usize]>; DEEPEST],
}

impl<'s> Pieces<'s> {
    fn whole(words: &'s [usize]) -> Self {
        Self { whole: words, kept: [None; DEEPEST] }
    }

    fn word(&self, at: usize) -> usize {
        let kept = self.kept.iter().map_while(|kept| kept.as_ref()?.get(at));
        kept.fold(self.whole.get(at).copied().unwrap_or(0), |word, kept| word & kept)
    }

    fn write(&self, to: &mut AppSet) {
        to.as_mut_slice().iter_mut().zip(self.whole).for_each(|(to, word)| *to = *word);
        self.kept.iter().map_while(|kept| *kept).for_each(|kept| keep(to, kept));
    }
}

/// Leaves what is in both sets.
fn keep(set: &mut AppSet, kept: &[usize]) {
    set.as_mut_slice().iter_mut().zip(kept).for_each(|(word, kept)| *word &= *kept);
}

impl DerivedSets {
    /// None yet, of the width of this empty set.
    pub(in crate::analysis) fn new(no_apps: AppSet) -> Self {
        Self {
            list: Table::default(),
            whole: AppSets::new(no_apps.len()),
            samples: Samples::new(no_apps.as_slice().len()),
            by_sample: Slots::new(),
            firsts: Vec::new(),
            by_words: Slots::new(),
            compared: Vec::new(),
            keeps_all: BTreeMap::new(),
            at_hand: (0..AT_HAND).map(|_| None).collect(),
            one: no_apps.clone(),
            other: no_apps,
        }
    }

    /// The number of a set. `steps` are the sets that steps keep.
    pub(in crate::analysis) fn intern(&mut self, set: &AppSet, steps: &AppSets) -> SetIx {
        self.samples.seek(set.as_slice());
        let kept = |sets: &mut Self| Kept::Whole(sets.whole.intern(set));
        match self.find_sample() {
            Err(hash) => self.add_first(hash, kept),
            Ok(first) => self.among_alike(first, set, steps, kept),
        }
    }

    /// The number of what a step leaves of a set.
    pub(in crate::analysis) fn intern_part(&mut self, part: Part, steps: &AppSets) -> SetIx {
        let (deep, whole) = match self.list.row(part.of) {
            Kept::Whole(whole) => (1, *whole),
            Kept::Part(_, deep, whole) => (deep + 1, *whole),
        };
        if self.keeps_all(whole, part.kept, steps) {
            return part.of;
        }
        self.samples.seek_part(part.of, steps.words(part.kept));
        let found = self.find_sample();
        if let (Err(hash), true) = (found, deep < DEEPEST) {
            return self.add_first(hash, |_| Kept::Part(part, deep, whole));
        }
        let mut set = std::mem::take(&mut self.one);
        self.copy_to(part.of, steps, &mut set);
        keep(&mut set, steps.words(part.kept));
        let kept = |sets: &mut Self| match deep < DEEPEST {
            true => Kept::Part(part, deep, whole),
            false => Kept::Whole(sets.whole.intern(&set)),
        };
        let number = match found {
            Err(hash) => self.add_first(hash, kept),
            Ok(first) => self.among_alike(first, &set, steps, kept),
        };
        self.one = set;
        number
    }

    fn keeps_all(&mut self, whole: SetIx, kept: SetIx, steps: &AppSets) -> bool {
        *self.keeps_all.entry((whole, kept)).or_insert_with(|| {
            let mut words = self.whole.words(whole).iter().zip(steps.words(kept));
            words.all(|(word, kept)| word & !kept == 0)
        })
    }

    /// The place among the first of their samples of the one with the sample that is looked for, or the hash of that.
    fn find_sample(&self) -> Result<usize, u32> {
        let samples = &self.samples;
        let hash = hash_words(&samples.sought);
        let is_it =
            |at: usize| self.firsts.get(at).is_some_and(|first| samples.of(first.set) == samples.sought);
        self.by_sample.find(hash, is_it).ok_or(hash)
    }

    /// Adds a set with the sample that is looked for, which none has yet.
    fn add_first(&mut self, hash: u32, kept: impl FnOnce(&mut Self) -> Kept) -> SetIx {
        let set = self.add(kept);
        let place = self.by_sample.add(hash);
        debug_assert_eq!(place, self.firsts.len(), "samples and the first of their sets are numbered alike");
        self.firsts.push(First { set, is_compared: false });
        set
    }

    /// The number of a set whose sample another has too.
    fn among_alike(
        &mut self,
        first: usize,
        set: &AppSet,
        steps: &AppSets,
        kept: impl FnOnce(&mut Self) -> Kept,
    ) -> SetIx {
        let Some(First { set: alike, is_compared }) = self.firsts.get(first).copied() else {
            debug_assert!(false, "only what is there is found");
            return self.add(kept);
        };
        if self.samples.every == 1 {
            return alike;
        }
        let mut other = std::mem::take(&mut self.other);
        if !is_compared {
            self.pieces(alike, steps).write(&mut other);
            self.add_compared(alike, hash_words(other.as_slice()));
            self.firsts.iter_mut().skip(first).take(1).for_each(|first| first.is_compared = true);
        }
        let hash = hash_words(set.as_slice());
        let known = self.by_words.find(hash, |at| {
            self.compared.get(at).is_some_and(|known| {
                self.pieces(*known, steps).write(&mut other);
                other == *set
            })
        });
        self.other = other;
        if let Some(known) = known.and_then(|at| self.compared.get(at)) {
            return *known;
        }
        let number = self.add(kept);
        self.add_compared(number, hash);
        self.put_at_hand(number, set);
        number
    }

    fn add_compared(&mut self, set: SetIx, hash: u32) {
        let place = self.by_words.add(hash);
        debug_assert_eq!(place, self.compared.len(), "hashes and sets are numbered alike");
        self.compared.push(set);
    }

    fn add(&mut self, kept: impl FnOnce(&mut Self) -> Kept) -> SetIx {
        let kept = kept(self);
        self.samples.words.extend_from_slice(&self.samples.sought);
        self.list.push(kept)
    }

    /// Writes a set into another of the same width.
    pub(in crate::analysis) fn copy_to(&mut self, set: SetIx, steps: &AppSets, to: &mut AppSet) {
        match self.found_at_hand(set) {
            Some(words) => to.clone_from(words),
            None => {
                self.pieces(set, steps).write(to);
                self.put_at_hand(set, to);
            }
        }
    }

    /// The words of a set, put together one by one: for who needs few of them.
    pub(in crate::analysis) fn words<'s>(
        &'s self,
        set: SetIx,
        steps: &'s AppSets,
    ) -> impl Fn(usize) -> usize + 's {
        let pieces = self.pieces(set, steps);
        move |at| pieces.word(at)
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

    fn pieces<'s>(&'s self, set: SetIx, steps: &'s AppSets) -> Pieces<'s> {
        if let Some(words) = self.found_at_hand(set) {
            return Pieces::whole(words.as_slice());
        }
        let mut at = set;
        let mut kept = [None; DEEPEST];
        for place in &mut kept {
            let Kept::Part(part, ..) = self.list.row(at) else { break };
            *place = Some(steps.words(part.kept));
            at = part.of;
        }
        let Kept::Whole(whole) = self.list.row(at) else {
            debug_assert!(false, "no set is a part of a part too often");
            return Pieces::whole(&[]);
        };
        Pieces { whole: self.whole.words(*whole), kept }
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
        // The sample of a set is all of it, and one word in two.
        for apps in [100, 6_000] {
            // In the wide ones most are within one sampled word, or all outside of the sample.
            for (first, apart) in [(0, 1), (64, 1), (0, apps / 100)] {
                if first + 60 * apart <= apps {
                    of_one_after_another(apps, |at| first + at * apart);
                }
            }
        }
    }

    /// Drops sixty apps, one after another.
    fn of_one_after_another(apps: usize, app: impl Fn(usize) -> usize) {
        let mut steps = AppSets::new(apps);
        let mut sets = DerivedSets::new(AppSet::with_capacity(apps));
        let all = sets.intern(&without(apps, &[]), &steps);
        // Deeper than parts go, and more than are at hand.
        let (mut last, mut gone, mut found) = (all, Vec::new(), vec![all]);
        for at in 0..60 {
            gone.push(app(at));
            let kept = steps.intern(&without(apps, &[app(at)]));
            last = sets.intern_part(Part { of: last, kept }, &steps);
            found.push(last);
        }
        let mut set = AppSet::with_capacity(apps);
        for (count, number) in found.iter().enumerate() {
            sets.copy_to(*number, &steps, &mut set);
            assert_eq!(set, without(apps, &gone[..count]));
            assert_eq!(sets.intern(&set, &steps), *number);
            let words = sets.words(*number, &steps);
            assert!(set.as_slice().iter().enumerate().all(|(at, word)| words(at) == *word));
        }
        // The same step again leaves what there was, and in another order the same comes about.
        let kept = steps.intern(&without(apps, &[app(0)]));
        assert_eq!(sets.intern_part(Part { of: last, kept }, &steps), last);
        let mut backwards = all;
        for at in (0..60).rev() {
            let kept = steps.intern(&without(apps, &[app(at)]));
            backwards = sets.intern_part(Part { of: backwards, kept }, &steps);
        }
        assert_eq!(backwards, last);
    }
}
