//! Recognises walks that can only continue in the same way: they get the same number.

use indexmap::Equivalent;

use super::indexes::{PlaceIx, PredicateIx, SetIx, StateIx};
use super::interner::Interner;
use super::relevance::{Predicate, Relevance};
use super::scope::AppScope;
use crate::engine::{Kleene, Position, WalkState, any_label, chose, number_is};
use crate::model::{AppSet, Ix, Model};

/// The states found so far, each numbered once.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct StateKeys {
    keys: Interner<StateKey>,
    /// What the keys name by number: where walks are, with the past that matters there.
    places: Interner<PlaceKey<Box<[usize]>>>,
    /// The sets of apps left that the keys name by number: many states share one.
    left_sets: Interner<AppSet>,
    /// Where the past of a walk is put together before it is looked up.
    past: Vec<usize>,
    /// Where the apps left are narrowed to those that matter, before they are looked up.
    asked: AppSet,
}

/// What a walk has in common with all that continue in the same way (`docs/analysis.md`, "What a state is").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
            keys: Interner::new(),
            places: Interner::new(),
            left_sets: Interner::new(),
            past: Vec::new(),
            asked: model.catalogue.no_apps(),
        }
    }

    /// The state of a walk, and whether it is new.
    pub(in crate::analysis) fn intern(
        &mut self,
        relevance: &Relevance,
        scope: &AppScope,
        walk: &WalkState,
    ) -> (StateIx, bool) {
        let (place, _) = self.intern_place(relevance, walk);
        self.intern_at(relevance, scope, place, &walk.left)
    }

    /// The place of a walk, and whether it is new.
    pub(super) fn intern_place(&mut self, relevance: &Relevance, walk: &WalkState) -> (PlaceIx, bool) {
        self.fill_past(relevance, walk);
        let key = PlaceKey { position: walk.position, past: self.past.as_slice() };
        let keep = || PlaceKey { position: key.position, past: key.past.into() };
        let (number, is_new) = self.places.intern(&key, keep);
        (PlaceIx::new(number), is_new)
    }

    /// The state of walks at this place with these apps left, and whether it is new.
    pub(super) fn intern_at(
        &mut self,
        relevance: &Relevance,
        scope: &AppScope,
        place: PlaceIx,
        left: &AppSet,
    ) -> (StateIx, bool) {
        let left = self.intern_left(relevance, scope, place, left);
        let key = StateKey { place, left };
        let (number, is_new) = self.keys.intern(&key, || key);
        (StateIx::new(number), is_new)
    }

    /// How many bytes the sets of apps take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.left_sets.len() * self.asked.len().div_ceil(usize::BITS as usize) * size_of::<usize>()
    }

    /// Where a state is.
    pub(in crate::analysis) fn position(&self, state: StateIx) -> Position {
        self.places.get(self.place(state).at()).position
    }

    /// Where a state is, with the past that matters there.
    pub(super) fn place(&self, state: StateIx) -> PlaceIx {
        self.keys.get(state.at()).place
    }

    /// The apps left in a state, as far as they matter.
    pub(in crate::analysis) fn left(&self, state: StateIx) -> &AppSet {
        self.left_sets.get(self.keys.get(state.at()).left.at())
    }

    /// The number of the set of apps left: the whole set where something still looks at it, else what the scope asks for.
    fn intern_left(
        &mut self,
        relevance: &Relevance,
        scope: &AppScope,
        place: PlaceIx,
        left: &AppSet,
    ) -> SetIx {
        debug_assert_eq!(left.len(), self.asked.len(), "a set of apps is as wide as the catalogue");
        let is_looked_at = match self.places.get(place.at()).position {
            Position::At(question) => relevance.at.row(question).left,
            Position::Done(_) | Position::Stuck(_) => false,
        };
        if is_looked_at || *scope == AppScope::Ends {
            return SetIx::new(self.left_sets.intern(left, || left.clone()).0);
        }
        let asked = &mut self.asked;
        match scope {
            AppScope::Drops => asked.clear(),
            scope => {
                asked.clone_from(left);
                scope.narrow(asked);
            }
        }
        SetIx::new(self.left_sets.intern(&*asked, || asked.clone()).0)
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
