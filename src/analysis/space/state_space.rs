//! The state space: all walks at once, with those that can only go on in the same way merged. Explored breadth first,
//! so the first walk found to a state is a shortest one, and of those the first in the order of choices.

use std::collections::VecDeque;

use fixedbitset::FixedBitSet;

use super::answer_classes::{AnswerClass, ClassTables, NO_TABLE};
use super::observer::{NoObserver, StateObserver};
use super::relevance::Relevance;
use super::scope::{AppScope, ExplorationLimits};
use super::state_keys::StateKeys;
use crate::engine::{
    Choice, Fault, Position, WalkState, start_observed, start_walk, step_dropping, step_observed, step_walk,
};
use crate::model::{AppSet, Ix, Model, OutcomeIx, OutcomeKind, QuestionIx, Shows};

/// A number that stands for none.
const NONE: u32 = u32::MAX;

/// All states that walks can come to, and the steps between them.
#[derive(Debug, Clone)]
pub struct StateSpace {
    keys: StateKeys,
    nodes: Vec<StateNode>,
    /// For every state that was gone on from: the state after each class of choices, in order.
    pub(in crate::analysis) steps: Vec<u32>,
    tables: ClassTables,
    shown: FixedBitSet,
    skipped: FixedBitSet,
    exhausted: bool,
}

/// One state.
#[derive(Debug, Clone, Copy)]
struct StateNode {
    /// The state before it on the shortest walk.
    parent: u32,
    /// The class of the choice that was made there.
    class: u32,
    /// The choices here; `NO_TABLE` where a walk ends, or where the exploration stopped.
    table: u32,
    /// Where its steps begin.
    steps: u32,
}

/// Where walks end: an outcome, or a fault, with the same apps left (as far as they were asked for).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Its state.
    pub(in crate::analysis) state: u32,
    /// The outcome, or the fault.
    pub position: Position,
    /// The apps left; only those that the scope asks for.
    pub left: AppSet,
}

impl StateSpace {
    /// Goes through all states of a tree, as far as the limits allow.
    pub fn explore(model: &Model, scope: &AppScope, limits: &ExplorationLimits) -> Self {
        Self::explore_with(model, scope, limits, &mut NoObserver)
    }

    /// Goes on from a walk that has begun.
    pub(in crate::analysis) fn explore_from(
        model: &Model,
        walk: WalkState,
        scope: &AppScope,
        limits: &ExplorationLimits,
    ) -> Self {
        let mut nobody = NoObserver;
        let mut explorer = Explorer::new(model, scope, limits, &mut nobody);
        explorer.arrive(walk, NONE, NONE);
        explorer.go_on()
    }

    /// Goes through all states, with somebody looking on.
    pub(in crate::analysis) fn explore_with(
        model: &Model,
        scope: &AppScope,
        limits: &ExplorationLimits,
        observer: &mut impl StateObserver,
    ) -> Self {
        Explorer::new(model, scope, limits, observer).run()
    }

    /// Whether every state was found. If not, what is said of all walks holds of some of them only.
    pub fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// How many states were found, the ends counted.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// How many steps there are between them; choices that behave alike take one step.
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// All ends, those of the shortest walks first.
    pub fn ends(&self) -> impl Iterator<Item = End> + '_ {
        (0_u32..).zip(&self.nodes).filter_map(|(state, _)| {
            let position = self.position(state);
            let is_end = !matches!(position, Position::At(_));
            is_end.then(|| End { state, position, left: self.left(state) })
        })
    }

    /// The outcomes that walks reach, in the order of the tree.
    pub fn outcomes(&self) -> Vec<OutcomeIx> {
        let mut reached: Vec<OutcomeIx> = self
            .ends()
            .filter_map(|end| match end.position {
                Position::Done(outcome) => Some(outcome),
                Position::At(_) | Position::Stuck(_) => None,
            })
            .collect();
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// The questions that are asked on some walk, in the order of the tree.
    pub fn asked(&self) -> Vec<QuestionIx> {
        let mut asked: Vec<QuestionIx> = (0_u32..)
            .zip(&self.nodes)
            .filter_map(|(state, _)| match self.position(state) {
                Position::At(question) => Some(question),
                Position::Done(_) | Position::Stuck(_) => None,
            })
            .collect();
        asked.sort_unstable();
        asked.dedup();
        asked
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
        for end in self.ends() {
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
    pub(in crate::analysis) fn path_to_state(&self, state: u32) -> Vec<Choice> {
        let mut path = Vec::new();
        let mut at = self.node(state);
        while let Some(node) = at
            && let Some(before) = self.node(node.parent)
            && let Some(table) = self.tables.get(before.table)
            && let Some(class) = table.list.get(node.class as usize)
        {
            path.push(Choice { question: table.question, given: class.first.clone() });
            at = Some(before);
        }
        path.reverse();
        path
    }

    /// The apps that are left at the end of at least one walk (of those that the scope asks for).
    pub fn ever_left(&self) -> AppSet {
        let mut ever = AppSet::with_capacity(self.apps());
        for end in self.ends().filter(|end| matches!(end.position, Position::Done(_))) {
            ever.union_with(&end.left);
        }
        ever
    }

    /// The classes of choices in a state and the states they lead to; none where a walk ends.
    pub(in crate::analysis) fn steps_of(&self, state: u32) -> impl Iterator<Item = (&AnswerClass, u32)> {
        let node = self.node(state);
        let table = node.and_then(|node| self.tables.get(node.table));
        let list = table.map(|table| table.list.as_slice()).unwrap_or_default();
        let from = node.map_or(0, |node| node.steps as usize);
        let targets = self.steps.get(from..from + list.len()).unwrap_or_default();
        list.iter().zip(targets.iter().copied())
    }

    /// The same, each with its place among all steps.
    pub(in crate::analysis) fn numbered_steps_of(
        &self,
        state: u32,
    ) -> impl Iterator<Item = (usize, (&AnswerClass, u32))> {
        let from = self.node(state).map_or(0, |node| node.steps as usize);
        (from..).zip(self.steps_of(state))
    }

    /// One choice of a class that a state has, by its place in the class.
    pub(in crate::analysis) fn choice(
        &self,
        state: u32,
        class: &AnswerClass,
        place: Vec<u64>,
    ) -> Option<Choice> {
        self.tables.get(self.node(state)?.table)?.choice(class, place)
    }

    /// How many apps the catalogue has.
    pub(in crate::analysis) fn apps(&self) -> usize {
        self.keys.apps()
    }

    fn node(&self, state: u32) -> Option<&StateNode> {
        self.nodes.get(state as usize)
    }

    /// Where a state stands.
    pub(in crate::analysis) fn position(&self, state: u32) -> Position {
        self.keys.position(state)
    }

    fn left(&self, state: u32) -> AppSet {
        self.keys.left(state)
    }
}

impl End {
    /// The advice that it is, when that lists the apps that are left.
    pub fn advises(&self, model: &Model) -> Option<OutcomeIx> {
        let Position::Done(outcome) = self.position else { return None };
        let is_advice = model.graph.outcomes.row(outcome).kind == OutcomeKind::Advice;
        (is_advice && self.shows_apps(model)).then_some(outcome)
    }

    /// Whether it is an outcome that lists the apps that are left.
    pub fn shows_apps(&self, model: &Model) -> bool {
        match self.position {
            Position::Done(outcome) => model.graph.outcomes.row(outcome).shows == Shows::Remaining,
            Position::At(_) | Position::Stuck(_) => false,
        }
    }
}

/// An exploration under way.
struct Explorer<'m, L> {
    model: &'m Model,
    scope: &'m AppScope,
    limits: &'m ExplorationLimits,
    observer: &'m mut L,
    relevance: Relevance,
    space: StateSpace,
    /// The states to go on from, each as one of the walks that come to it.
    queue: VecDeque<(u32, WalkState)>,
}

impl<'m, L: StateObserver> Explorer<'m, L> {
    fn new(
        model: &'m Model,
        scope: &'m AppScope,
        limits: &'m ExplorationLimits,
        observer: &'m mut L,
    ) -> Self {
        let relevance = Relevance::new(model, scope.asks_for_apps());
        let space = StateSpace {
            keys: StateKeys::new(model, &relevance),
            nodes: Vec::new(),
            steps: Vec::new(),
            tables: ClassTables::default(),
            shown: FixedBitSet::with_capacity(model.graph.questions.len()),
            skipped: FixedBitSet::with_capacity(model.graph.questions.len()),
            exhausted: true,
        };
        Self { model, scope, limits, observer, relevance, space, queue: VecDeque::new() }
    }

    fn run(mut self) -> StateSpace {
        let start = match L::WANTS_ROUTES {
            true => start_observed(self.model, self.observer),
            false => start_walk(self.model),
        };
        self.arrive(start, NONE, NONE);
        self.go_on()
    }

    fn go_on(mut self) -> StateSpace {
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
        self.space.nodes.len() >= states.min(NONE as usize)
            || self.space.steps.len() >= steps.min(NONE as usize)
            || self.space.keys.bytes() >= bytes
    }

    /// Takes every class of choices; false when there are too many choices.
    fn expand(&mut self, state: u32, walk: &WalkState) -> bool {
        let Position::At(question) = walk.position else { return true };
        let (model, relevance, limits) = (self.model, &self.relevance, self.limits);
        let Some(table) = self.space.tables.number(model, relevance, self.scope, walk, question, limits)
        else {
            return false;
        };
        let from = u32::try_from(self.space.steps.len()).unwrap_or(NONE);
        self.observer.on_state(state, walk);
        for class in 0_u32.. {
            let Some(taken) = self.space.tables.class(table, class) else { break };
            let choice = Choice { question, given: taken.first.clone() };
            let next = match (L::WANTS_ROUTES, &taken.drops) {
                (true, drops) => {
                    self.observer.on_choice(&choice, &taken.alike);
                    step_observed(self.model, walk, &choice, drops.as_ref(), self.observer)
                }
                (false, Some(drops)) => step_dropping(self.model, walk, &choice, drops),
                (false, None) => step_walk(self.model, walk, &choice),
            };
            // Every choice that is listed is allowed: this cannot happen, and would not be kept silent.
            let Ok(next) = next else { return false };
            let target = self.arrive(next, state, class);
            self.space.steps.push(target);
        }
        if let Some(node) = self.space.nodes.get_mut(state as usize) {
            (node.table, node.steps) = (table, from);
        }
        true
    }

    /// The state of a walk; a new one is put in the queue.
    fn arrive(&mut self, mut walk: WalkState, parent: u32, class: u32) -> u32 {
        walk.shown.iter().for_each(|page| self.space.shown.insert(page.at()));
        walk.skipped.iter().for_each(|skip| self.space.skipped.insert(skip.question.at()));
        let (state, is_new) = self.space.keys.number(&self.relevance, self.scope, &walk);
        if is_new {
            self.space.nodes.push(StateNode { parent, class, table: NO_TABLE, steps: 0 });
            if let Position::At(question) = walk.position {
                self.relevance.project(&mut walk, question);
                self.queue.push_back((state, walk));
            }
        }
        state
    }
}
