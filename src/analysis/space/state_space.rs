//! The state space: all walks at once, with those that can only continue in the same way merged (`docs/analysis.md`, "What
//! may be merged, and why that is exact"). Explored breadth first, so the first walk found to a state is a shortest one,
//! and of those the first in the order of choices.

use fixedbitset::FixedBitSet;

use super::answer_classes::{AnswerClass, ClassTables};
use super::explorer::Explorer;
use super::indexes::{ClassIx, StateIx, TableIx};
use super::observer::{NoObserver, StateObserver};
use super::scope::{AppScope, ExplorationLimits};
use super::state_keys::StateKeys;
use crate::engine::{Choice, Fault, Position, WalkState};
use crate::model::{AppSet, Ix, Model, OutcomeIx, OutcomeKind, QuestionIx, Shows, Table};
use crate::order;

/// All states that walks can come to, and the steps between them.
#[derive(Debug, Clone)]
pub struct StateSpace {
    pub(super) keys: StateKeys,
    pub(super) nodes: Table<StateIx, StateNode>,
    /// For every state that was expanded: the state after each class of choices, in order.
    pub(in crate::analysis) steps: Vec<StateIx>,
    pub(super) tables: ClassTables,
    pub(super) shown: FixedBitSet,
    pub(super) skipped: FixedBitSet,
    pub(super) no_apps: AppSet,
    pub(super) exhausted: bool,
}

/// One state.
#[derive(Debug, Clone, Copy)]
pub(super) struct StateNode {
    /// The state before it on the shortest walk, and the class of the choice that was made there; absent at the start.
    pub(super) origin: Option<(StateIx, ClassIx)>,
    /// Absent where a walk ends, or where the exploration stopped.
    pub(super) expansion: Option<Expansion>,
}

/// What was found when all choices of a state were taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expansion {
    /// The choices there.
    pub(super) table: TableIx,
    /// Where its steps begin: one for every class of the table.
    pub(super) from: usize,
}

/// Where walks end: an outcome or a fault, with the same apps left (as far as the scope asks for them).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Its state.
    pub(in crate::analysis) state: StateIx,
    /// The outcome, or the fault.
    pub position: Position,
    /// The apps left; only those that the scope asks for.
    pub left: AppSet,
}

impl StateSpace {
    /// Explores all states of a tree, as far as the limits allow.
    pub fn explore(model: &Model, scope: &AppScope, limits: &ExplorationLimits) -> Self {
        Self::explore_with(model, scope, limits, &mut NoObserver)
    }

    /// Explores what follows a walk that has begun.
    pub(in crate::analysis) fn explore_from(
        model: &Model,
        walk: WalkState,
        scope: &AppScope,
        limits: &ExplorationLimits,
    ) -> Self {
        let mut nobody = NoObserver;
        let mut explorer = Explorer::new(model, scope, limits, &mut nobody);
        explorer.arrive(walk, None);
        explorer.go_on()
    }

    /// Explores all states, and shows them to an observer.
    pub(in crate::analysis) fn explore_with(
        model: &Model,
        scope: &AppScope,
        limits: &ExplorationLimits,
        observer: &mut impl StateObserver,
    ) -> Self {
        Explorer::new(model, scope, limits, observer).run()
    }

    /// Whether every state was found. If not, nothing may be claimed about all walks.
    pub fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// How many states were found, ends included.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// How many steps there are between them; choices that behave alike take one step.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// All ends, those of the shortest walks first.
    pub fn ends(&self) -> impl Iterator<Item = End> + '_ {
        self.ends_at(|_, _| true)
    }

    /// The ends with such a position, in the same order.
    pub(in crate::analysis) fn ends_at(
        &self,
        wanted: impl Fn(StateIx, Position) -> bool,
    ) -> impl Iterator<Item = End> {
        self.nodes.indexes().filter_map(move |state| {
            let position = self.position(state);
            let is_end = !matches!(position, Position::At(_));
            (is_end && wanted(state, position)).then(|| {
                let mut left = self.no_apps.clone();
                self.keys.copy_left(state, &mut left);
                End { state, position, left }
            })
        })
    }

    /// The ends with nothing left, of what the scope asks for.
    pub(in crate::analysis) fn empty_ends(&self) -> impl Iterator<Item = End> {
        self.ends_at(|state, _| self.keys.is_empty(state))
    }

    /// The apps that are left at some end with such a position, of those that the scope asks for.
    pub(in crate::analysis) fn left_at(&self, wanted: impl Fn(Position) -> bool) -> AppSet {
        let mut left = self.no_apps.clone();
        for state in self.nodes.indexes() {
            let position = self.position(state);
            if !matches!(position, Position::At(_)) && wanted(position) {
                self.keys.add_left(state, &mut left);
            }
        }
        left
    }

    /// The outcomes that walks reach, in the order of the tree.
    pub fn outcomes(&self) -> Vec<OutcomeIx> {
        let outcome = |position| match position {
            Position::Done(outcome) => Some(outcome),
            Position::At(_) | Position::Stuck(_) => None,
        };
        order::set(self.keys.positions().filter_map(outcome)).into_iter().collect()
    }

    /// The questions that are asked on some walk, in the order of the tree.
    pub fn asked(&self) -> Vec<QuestionIx> {
        let question = |position| match position {
            Position::At(question) => Some(question),
            Position::Done(_) | Position::Stuck(_) => None,
        };
        order::set(self.keys.positions().filter_map(question)).into_iter().collect()
    }

    /// The pages of information that some walk shows, in the order of the tree.
    pub fn shown(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.shown.ones().map(QuestionIx::new)
    }

    /// The questions that some walk skips, in the order of the tree.
    pub fn skipped(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.skipped.ones().map(QuestionIx::new)
    }

    /// Every fault that a walk meets, with a shortest walk to it; the shortest first.
    pub fn faults(&self) -> Vec<(Fault, Vec<Choice>)> {
        let mut faults: Vec<(Fault, Vec<Choice>)> = Vec::new();
        for end in self.ends_at(|_, position| matches!(position, Position::Stuck(_))) {
            if let Position::Stuck(fault) = end.position
                && !faults.iter().any(|(known, _)| *known == fault)
            {
                faults.push((fault, self.path_to(&end)));
            }
        }
        faults
    }

    /// A shortest walk to the first end that is wanted; of the shortest, the first in the order of choices.
    pub fn shortest(&self, wanted: impl Fn(&End) -> bool) -> Option<Vec<Choice>> {
        self.ends().find(|end| wanted(end)).map(|end| self.path_to(&end))
    }

    /// A shortest walk to an end.
    pub fn path_to(&self, end: &End) -> Vec<Choice> {
        self.path_to_state(end.state)
    }

    /// A shortest walk to a state.
    pub(in crate::analysis) fn path_to_state(&self, state: StateIx) -> Vec<Choice> {
        let mut path = Vec::new();
        let mut at = state;
        while let Some((before, class)) = self.nodes.row(at).origin {
            debug_assert!(before < at, "a state is found from one that was found earlier");
            let Some(Expansion { table, .. }) = self.nodes.row(before).expansion else {
                debug_assert!(false, "a state that others were found from has its choices");
                break;
            };
            let table = self.tables.get(table);
            path.push(Choice { question: table.question, given: table.list.row(class).first.clone() });
            at = before;
        }
        path.reverse();
        path
    }

    /// The classes of choices in a state and the states they lead to; none where a walk ends.
    pub(in crate::analysis) fn steps_of(
        &self,
        state: StateIx,
    ) -> impl Iterator<Item = (&AnswerClass, StateIx)> {
        self.numbered_steps_of(state).map(|(_, step)| step)
    }

    /// The same, each with its place among all steps.
    pub(in crate::analysis) fn numbered_steps_of(
        &self,
        state: StateIx,
    ) -> impl Iterator<Item = (usize, (&AnswerClass, StateIx))> {
        let (classes, from): (&[AnswerClass], usize) = match self.nodes.row(state).expansion {
            Some(Expansion { table, from }) => (self.tables.get(table).list.rows(), from),
            None => (&[], 0),
        };
        debug_assert!(from + classes.len() <= self.steps.len(), "a step for every class");
        let targets = self.steps.get(from..).unwrap_or_default().iter().copied();
        (from..).zip(classes.iter().zip(targets))
    }

    /// One choice of a class that a state has, by its place in the class.
    pub(in crate::analysis) fn choice(
        &self,
        state: StateIx,
        class: &AnswerClass,
        place: Vec<u64>,
    ) -> Option<Choice> {
        self.tables.get(self.nodes.row(state).expansion?.table).choice(class, place)
    }

    /// The state before the first choice.
    pub(in crate::analysis) fn start() -> StateIx {
        StateIx::new(0)
    }

    /// Where a state is.
    pub(in crate::analysis) fn position(&self, state: StateIx) -> Position {
        self.keys.position(state)
    }
}

impl End {
    /// Its outcome, if that is an advice that lists the apps that are left.
    pub fn advises(&self, model: &Model) -> Option<OutcomeIx> {
        advises(model, self.position)
    }

    /// Whether it is an outcome that lists the apps that are left.
    pub fn shows_apps(&self, model: &Model) -> bool {
        match self.position {
            Position::Done(outcome) => model.graph.outcomes.row(outcome).shows == Shows::Remaining,
            Position::At(_) | Position::Stuck(_) => false,
        }
    }
}

/// The outcome of a position, if that is an advice that lists the apps that are left.
pub(in crate::analysis) fn advises(model: &Model, position: Position) -> Option<OutcomeIx> {
    let Position::Done(outcome) = position else { return None };
    let row = model.graph.outcomes.row(outcome);
    (row.kind == OutcomeKind::Advice && row.shows == Shows::Remaining).then_some(outcome)
}
