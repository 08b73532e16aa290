//! Recognises walks that can only continue in the same way: they get the same number.

use indexmap::Equivalent;

use super::app_sets::AppSets;
use super::indexes::{PlaceIx, PredicateIx, SetIx, StateIx};
use super::interner::Interner;
use super::relevance::{Predicate, Relevance};
use super::scope::AppScope;
use super::slots::{Slots, hash_words};
use crate::engine::{Kleene, Position, WalkState, any_label, chose, number_is};
use crate::model::{AppSet, Ix, Model, Table};

/// The states found so far, each numbered once.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct StateKeys {
    keys: Vec<StateKey>,
    slots: Slots,
    /// What the keys name by number: where walks are, with the past that matters there.
    places: Interner<PlaceKey<Box<[usize]>>>,
    /// For each place, where that is and whether something from there on looks at the apps left.
    at: Table<PlaceIx, (Position, bool)>,
    /// The sets of apps left that the keys name by number: many states share one.
    left_sets: AppSets,
    /// Where the past of a walk is put together before it is looked up.
    past: Vec<usize>,
    /// Where the apps left are narrowed to those that matter, before they are looked up.
    asked: AppSet,
}

/// What a walk has in common with all that continue in the same way (`docs/analysis.md`, "What a state is").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct StateKey {
    place: PlaceIx,
    /// The set of apps left, as far as they matter.
    left: SetIx,
}

/// All of it but the apps left.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PlaceKey<P> {
    position: Position,
    /// A bit for every test of the past that still matters. How many there are depends on the position only.
    past: P,
}

impl Equivalent<PlaceKey<Box<[usize]>>> for PlaceKey<&[usize]> {
    fn equivalent(&self, key: &PlaceKey<Box<[usize]>>) -> bool {
        self.position == key.position && *self.past == *key.past
    }
}

impl StateKeys {
    pub(in crate::analysis) fn new(model: &Model) -> Self {
        Self {
            keys: Vec::new(),
            slots: Slots::new(),
            places: Interner::new(),
            at: Table::default(),
            left_sets: AppSets::new(model.catalogue.apps.len()),
            past: Vec::new(),
            asked: model.catalogue.no_apps(),
        }
    }

    /// The place of a walk, and whether it is new.
    pub(super) fn intern_place(&mut self, relevance: &Relevance, walk: &WalkState) -> (PlaceIx, bool) {
        self.fill_past(relevance, walk);
        let key = PlaceKey { position: walk.position, past: self.past.as_slice() };
        let keep = || PlaceKey { position: key.position, past: key.past.into() };
        let (number, is_new) = self.places.intern(&key, keep);
        if is_new {
            let looks_at_left = match walk.position {
                Position::At(question) => relevance.at.row(question).left,
                Position::Done(_) | Position::Stuck(_) => false,
            };
            self.at.push((walk.position, looks_at_left));
        }
        (PlaceIx::new(number), is_new)
    }

    /// The state of walks at this place with these apps left, and whether it is new.
    pub(super) fn intern_at(&mut self, scope: &AppScope, place: PlaceIx, left: &AppSet) -> (StateIx, bool) {
        let key = StateKey { place, left: self.intern_left(scope, place, left) };
        let hash = hash_words(&[place.at() << 32 | key.left.at()]);
        match self.slots.find(hash, |number| self.keys.get(number) == Some(&key)) {
            Some(number) => (StateIx::new(number), false),
            None => {
                self.keys.push(key);
                (StateIx::new(self.slots.add(hash)), true)
            }
        }
    }

    /// How many bytes the sets of apps take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.left_sets.len() * self.asked.len().div_ceil(usize::BITS as usize) * size_of::<usize>()
    }

    /// Where a state is.
    pub(in crate::analysis) fn position(&self, state: StateIx) -> Position {
        self.at.row(self.place(state)).0
    }

    /// Where some state is; the same position more than once.
    pub(super) fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        self.at.rows().iter().map(|(position, _)| *position)
    }

    /// Where a state is, with the past that matters there.
    pub(super) fn place(&self, state: StateIx) -> PlaceIx {
        self.key(state).place
    }

    /// Writes the apps left in a state, as far as they matter, into a set of the same width.
    pub(super) fn copy_left(&self, state: StateIx, to: &mut AppSet) {
        self.left_sets.copy_to(self.key(state).left, to);
    }

    /// Whether something from this place on looks at the apps left.
    pub(in crate::analysis) fn looks_at_left(&self, place: PlaceIx) -> bool {
        self.at.row(place).1
    }

    /// Where a place is.
    pub(in crate::analysis) fn position_of(&self, place: PlaceIx) -> Position {
        self.at.row(place).0
    }

    /// Adds the apps left in a state, as far as they matter, to a set of the same width.
    pub(super) fn add_left(&self, state: StateIx, to: &mut AppSet) {
        self.left_sets.add_to(self.key(state).left, to);
    }

    /// Whether no app is left in a state, of those that matter.
    pub(super) fn is_empty(&self, state: StateIx) -> bool {
        self.left_sets.words(self.key(state).left).iter().all(|word| *word == 0)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "INVARIANT: states are only looked up where they were numbered"
    )]
    fn key(&self, state: StateIx) -> StateKey {
        self.keys[state.at()]
    }

    /// The number of the set of apps left: the whole set where something still looks at it, else what the scope asks for.
    fn intern_left(&mut self, scope: &AppScope, place: PlaceIx, left: &AppSet) -> SetIx {
        debug_assert_eq!(left.len(), self.asked.len(), "a set of apps is as wide as the catalogue");
        if *scope == AppScope::Ends || self.looks_at_left(place) {
            return self.left_sets.intern(left);
        }
        match scope {
            AppScope::Drops => self.asked.clear(),
            scope => {
                self.asked.clone_from(left);
                scope.narrow(&mut self.asked);
            }
        }
        self.left_sets.intern(&self.asked)
    }

    /// Collects the bits of the past; there are none where a walk ends.
    fn fill_past(&mut self, relevance: &Relevance, walk: &WalkState) {
        self.past.clear();
        let Position::At(question) = walk.position else { return };
        let width = relevance.key_bits(question);
        self.past.resize(width.div_ceil(usize::BITS as usize), 0);
        let holds = |predicate: &Predicate| match predicate {
            Predicate::Label(wanted) => any_label(&walk.labels, wanted),
            Predicate::Chose(of, picks) => chose(&walk.path, *of, picks),
            Predicate::Number(of, test) => number_is(&walk.path, *of, *test) == Kleene::True,
        };
        let predicates = relevance.at.row(question).predicates.ones();
        let tested = predicates.map(|at| holds(relevance.predicates.row(PredicateIx::new(at))));
        let been = |member| walk.given(member).is_some() || walk.shown.contains(&member);
        let mut bits = 0;
        for bit in tested.chain(relevance.cycle_peers(question).map(been)) {
            let (word, place) = (bits / usize::BITS as usize, bits % usize::BITS as usize);
            if let Some(word) = self.past.get_mut(word) {
                *word |= usize::from(bit) << place;
            }
            bits += 1;
        }
        debug_assert_eq!(bits, width, "a state keeps as many bits of the past as matter where it stands");
    }
}
