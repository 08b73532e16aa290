//! Walks that can only go on in the same way, known by one number.

use super::interner::Interner;
use super::relevance::{Predicate, Relevance};
use super::scope::AppScope;
use crate::engine::{Fault, Position, WalkState, any_label, chose};
use crate::model::{AppSet, GroupIx, Ix, Model, OutcomeIx, QuestionIx};

/// The states that were met, each numbered once.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct StateKeys {
    /// Position, number of the set of apps left, and bits of the past.
    keys: Interner,
    lefts: Interner,
    apps: usize,
    codec: PositionCodec,
    key: Vec<usize>,
}

impl StateKeys {
    pub(in crate::analysis) fn new(model: &Model, relevance: &Relevance) -> Self {
        let widest =
            model.graph.questions.indexes().map(|question| relevance.width(question)).max().unwrap_or(0);
        Self {
            keys: Interner::new(2 + widest.div_ceil(usize::BITS as usize)),
            lefts: Interner::new(model.catalogue.no_apps().as_slice().len()),
            apps: model.catalogue.apps.len(),
            codec: PositionCodec::new(model),
            key: Vec::new(),
        }
    }

    /// The state of a walk, and whether it is new.
    pub(in crate::analysis) fn number(
        &mut self,
        relevance: &Relevance,
        scope: &AppScope,
        walk: &WalkState,
    ) -> (u32, bool) {
        self.fill_key(relevance, scope, walk);
        self.keys.intern(&self.key)
    }

    /// How many apps the catalogue has.
    pub(in crate::analysis) fn apps(&self) -> usize {
        self.apps
    }

    /// How many bytes the sets of apps take.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        self.lefts.size() * size_of::<usize>()
    }

    /// Where a state stands.
    pub(in crate::analysis) fn position(&self, state: u32) -> Position {
        self.codec.position(self.keys.row(state).first().copied().unwrap_or(0))
    }

    /// The apps left in a state, as far as they count.
    pub(in crate::analysis) fn left(&self, state: u32) -> AppSet {
        let number = self.keys.row(state).get(1).copied().unwrap_or(0);
        let words = self.lefts.row(u32::try_from(number).unwrap_or(u32::MAX));
        AppSet::with_capacity_and_blocks(self.apps, words.iter().copied())
    }

    /// What this walk has in common with all that go on in the same way.
    fn fill_key(&mut self, relevance: &Relevance, scope: &AppScope, walk: &WalkState) {
        let whole = match walk.position {
            Position::At(question) => relevance.at.row(question).left,
            Position::Done(_) | Position::Stuck(_) => false,
        };
        let left = if whole || *scope == AppScope::Ends {
            self.lefts.intern(walk.left.as_slice()).0
        } else {
            let mut asked = walk.left.clone();
            match scope {
                AppScope::Drops => asked.clear(),
                scope => scope.narrow(&mut asked),
            }
            self.lefts.intern(asked.as_slice()).0
        };
        self.key.clear();
        self.key.extend([self.codec.code(walk.position), left as usize]);
        self.key.resize(self.keys.width(), 0);
        let Position::At(question) = walk.position else { return };
        let holds = |predicate: &Predicate| match predicate {
            Predicate::Label(wanted) => any_label(&walk.labels, wanted),
            Predicate::Chose(of, picks) => chose(&walk.path, *of, picks),
        };
        let predicates = relevance.at.row(question).predicates.ones();
        let tested = predicates.map(|at| relevance.predicates.get(at).is_some_and(holds));
        let been = |member| walk.given(member).is_some() || walk.shown.contains(&member);
        for (at, bit) in tested.chain(relevance.round(question).map(been)).enumerate() {
            let width = usize::BITS as usize;
            if let Some(word) = self.key.get_mut(2 + at / width) {
                *word |= usize::from(bit) << (at % width);
            }
        }
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
