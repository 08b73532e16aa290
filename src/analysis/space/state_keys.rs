//! Recognises walks that can only continue in the same way: they get the same number.

use indexmap::Equivalent;

use super::indexes::{PredicateIx, StateIx};
use super::interner::Interner;
use super::relevance::{Predicate, Relevance};
use super::scope::AppScope;
use crate::engine::{Fault, Kleene, Position, WalkState, any_label, chose, number_is};
use crate::model::{AppSet, GroupIx, Ix, Model, OutcomeIx, QuestionIx};

/// The states found so far, each numbered once.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct StateKeys {
    keys: Interner<StateKey<Box<[usize]>>>,
    /// The sets of apps left that the keys name by number: many states share one.
    left_sets: Interner<AppSet>,
    apps: usize,
    codec: PositionCodec,
    /// Where the past of a walk is put together before it is looked up.
    past: Vec<usize>,
}

/// What a walk has in common with all that continue in the same way (`docs/analysis.md`, "What a state is").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct StateKey<P> {
    /// The position, as a number of [`PositionCodec`].
    position: usize,
    /// The number of the set of apps left, as far as they matter.
    left: usize,
    /// A bit for every test of the past that still matters. How many there are depends on the position only.
    past: P,
}

impl Equivalent<StateKey<Box<[usize]>>> for StateKey<&[usize]> {
    fn equivalent(&self, key: &StateKey<Box<[usize]>>) -> bool {
        self.position == key.position && self.left == key.left && *self.past == *key.past
    }
}

impl StateKeys {
    pub(in crate::analysis) fn new(model: &Model) -> Self {
        Self {
            keys: Interner::new(),
            left_sets: Interner::new(),
            apps: model.catalogue.apps.len(),
            codec: PositionCodec::new(model),
            past: Vec::new(),
        }
    }

    /// The state of a walk, and whether it is new.
    pub(in crate::analysis) fn intern(
        &mut self,
        relevance: &Relevance,
        scope: &AppScope,
        walk: &WalkState,
    ) -> (StateIx, bool) {
        let left = self.intern_left(relevance, scope, walk);
        self.fill_past(relevance, walk);
        let key = StateKey { position: self.codec.code(walk.position), left, past: self.past.as_slice() };
        debug_assert_eq!(self.codec.position(key.position), walk.position, "a code stands for one position");
        let keep = || StateKey { position: key.position, left, past: key.past.into() };
        let (number, is_new) = self.keys.intern(&key, keep);
        (StateIx::new(number), is_new)
    }

    /// How many bytes the sets of apps take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.left_sets.len() * self.apps.div_ceil(usize::BITS as usize) * size_of::<usize>()
    }

    /// Where a state is.
    pub(in crate::analysis) fn position(&self, state: StateIx) -> Position {
        self.codec.position(self.keys.get(state.at()).position)
    }

    /// The apps left in a state, as far as they matter.
    pub(in crate::analysis) fn left(&self, state: StateIx) -> &AppSet {
        self.left_sets.get(self.keys.get(state.at()).left)
    }

    /// The number of the set of apps left: the whole set where something still looks at it, else what the scope asks for.
    fn intern_left(&mut self, relevance: &Relevance, scope: &AppScope, walk: &WalkState) -> usize {
        debug_assert_eq!(walk.left.len(), self.apps, "a set of apps is as wide as the catalogue");
        let is_looked_at = match walk.position {
            Position::At(question) => relevance.at.row(question).left,
            Position::Done(_) | Position::Stuck(_) => false,
        };
        if is_looked_at || *scope == AppScope::Ends {
            return self.left_sets.intern(&walk.left, || walk.left.clone()).0;
        }
        let mut asked = walk.left.clone();
        match scope {
            AppScope::Drops => asked.clear(),
            scope => scope.narrow(&mut asked),
        }
        self.left_sets.intern(&asked, || asked.clone()).0
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

/// Positions as numbers: questions, outcomes, and then every kind of fault, one range after the other.
#[derive(Debug, Clone, Copy)]
struct PositionCodec {
    questions: usize,
    outcomes: usize,
    groups: usize,
}

impl PositionCodec {
    fn new(model: &Model) -> Self {
        let graph = &model.graph;
        let (questions, outcomes) = (graph.questions.len(), graph.outcomes.len());
        Self { questions, outcomes, groups: graph.groups.len() }
    }

    /// Where the faults of each kind begin: at questions, and at groups.
    fn faults(self) -> ([usize; 3], [usize; 2]) {
        let first = self.questions + self.outcomes;
        let of_groups = first + 3 * self.questions;
        ([first, first + self.questions, first + 2 * self.questions], [of_groups, of_groups + self.groups])
    }

    fn code(self, position: Position) -> usize {
        let ([no_way, again, circle], [no_way_out, round]) = self.faults();
        match position {
            Position::At(question) => question.at(),
            Position::Done(outcome) => self.questions + outcome.at(),
            Position::Stuck(Fault::NoWay(question)) => no_way + question.at(),
            Position::Stuck(Fault::Again(question)) => again + question.at(),
            Position::Stuck(Fault::Circle(question)) => circle + question.at(),
            Position::Stuck(Fault::NoWayOut(group)) => no_way_out + group.at(),
            Position::Stuck(Fault::Round(group)) => round + group.at(),
        }
    }

    fn position(self, code: usize) -> Position {
        let ([no_way, again, circle], [no_way_out, round]) = self.faults();
        let question = |from: usize| QuestionIx::new(code - from);
        let group = |from: usize| GroupIx::new(code - from);
        match code {
            _ if code < self.questions => Position::At(question(0)),
            _ if code < no_way => Position::Done(OutcomeIx::new(code - self.questions)),
            _ if code < again => Position::Stuck(Fault::NoWay(question(no_way))),
            _ if code < circle => Position::Stuck(Fault::Again(question(again))),
            _ if code < no_way_out => Position::Stuck(Fault::Circle(question(circle))),
            _ if code < round => Position::Stuck(Fault::NoWayOut(group(no_way_out))),
            _ => Position::Stuck(Fault::Round(group(round))),
        }
    }
}
