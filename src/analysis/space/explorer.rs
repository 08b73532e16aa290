//! The exploration that builds the state space: breadth first, each state expanded once (`docs/analysis.md`, "Exploring,
//! counting, drawing").

use std::collections::VecDeque;

use fixedbitset::FixedBitSet;

use super::answer_classes::ClassTables;
use super::indexes::{ClassIx, StateIx};
use super::observer::StateObserver;
use super::relevance::Relevance;
use super::scope::{AppScope, ExplorationLimits};
use super::state_keys::StateKeys;
use super::state_space::{Expansion, StateNode, StateSpace};
use crate::engine::{
    Choice, Position, WalkState, start_observed, start_walk, step_dropping, step_observed, step_walk,
};
use crate::model::{Ix, Model, Table};

/// An exploration in progress.
pub(super) struct Explorer<'m, L> {
    model: &'m Model,
    scope: &'m AppScope,
    limits: &'m ExplorationLimits,
    observer: &'m mut L,
    relevance: Relevance,
    space: StateSpace,
    /// The states to expand, each with one of the walks that lead to it.
    queue: VecDeque<(StateIx, WalkState)>,
}

impl<'m, L: StateObserver> Explorer<'m, L> {
    pub(super) fn new(
        model: &'m Model,
        scope: &'m AppScope,
        limits: &'m ExplorationLimits,
        observer: &'m mut L,
    ) -> Self {
        let relevance = Relevance::new(model, scope.asks_for_apps());
        let space = StateSpace {
            keys: StateKeys::new(model),
            nodes: Table::default(),
            steps: Vec::new(),
            tables: ClassTables::default(),
            shown: FixedBitSet::with_capacity(model.graph.questions.len()),
            skipped: FixedBitSet::with_capacity(model.graph.questions.len()),
            exhausted: true,
        };
        Self { model, scope, limits, observer, relevance, space, queue: VecDeque::new() }
    }

    pub(super) fn run(mut self) -> StateSpace {
        let start = match L::WANTS_ROUTES {
            true => start_observed(self.model, self.observer),
            false => start_walk(self.model),
        };
        self.arrive(start, None);
        self.go_on()
    }

    pub(super) fn go_on(mut self) -> StateSpace {
        while let Some((state, walk)) = self.queue.pop_front() {
            if self.is_full() || !self.expand(state, &walk) {
                self.space.exhausted = false;
                if self.is_full() {
                    break;
                }
            }
        }
        self.space
    }

    fn is_full(&self) -> bool {
        let ExplorationLimits { states, steps, bytes, .. } = *self.limits;
        self.space.nodes.len() >= states
            || self.space.steps.len() >= steps
            || self.space.keys.bytes() >= bytes
    }

    /// Takes every class of choices; false when there are too many choices.
    fn expand(&mut self, state: StateIx, walk: &WalkState) -> bool {
        let Position::At(question) = walk.position else { return true };
        let (model, relevance, limits) = (self.model, &self.relevance, self.limits);
        let Some(table) = self.space.tables.table_for(model, relevance, self.scope, walk, question, limits)
        else {
            return false;
        };
        let from = self.space.steps.len();
        self.observer.on_state(state, walk);
        for class in self.space.tables.get(table).list.indexes() {
            let taken = self.space.tables.get(table).list.row(class);
            let choice = Choice { question, given: taken.first.clone() };
            let next = match (L::WANTS_ROUTES, &taken.drops) {
                (true, drops) => {
                    self.observer.on_choice(&choice, &taken.alike);
                    step_observed(self.model, walk, &choice, drops.as_ref(), self.observer)
                }
                (false, Some(drops)) => step_dropping(self.model, walk, &choice, drops),
                (false, None) => step_walk(self.model, walk, &choice),
            };
            // If it could happen, the space would be incomplete, and say so.
            debug_assert!(next.is_ok(), "every choice that is listed is allowed");
            let Ok(next) = next else { return false };
            let target = self.arrive(next, Some((state, class)));
            self.space.steps.push(target);
        }
        debug_assert!(self.space.nodes.row(state).expansion.is_none(), "a state is gone on from once");
        self.space.nodes.row_mut(state).expansion = Some(Expansion { table, from });
        true
    }

    /// The state of a walk; a new state is queued.
    pub(super) fn arrive(&mut self, mut walk: WalkState, origin: Option<(StateIx, ClassIx)>) -> StateIx {
        walk.shown.iter().for_each(|page| self.space.shown.insert(page.at()));
        walk.skipped.iter().for_each(|skip| self.space.skipped.insert(skip.question.at()));
        let (state, is_new) = self.space.keys.intern(&self.relevance, self.scope, &walk);
        if is_new {
            let node = self.space.nodes.push(StateNode { origin, expansion: None });
            debug_assert_eq!(node, state, "states and nodes are numbered alike");
            debug_assert_eq!(
                origin.is_none(),
                state == StateSpace::start(),
                "only the first has none before it"
            );
            if let Position::At(question) = walk.position {
                self.relevance.project(&mut walk, question);
                self.queue.push_back((state, walk));
            }
        }
        state
    }
}
