//! The exploration that builds the state space: breadth first, each state expanded once (`docs/analysis.md`, "Exploring,
//! counting, drawing").

use fixedbitset::FixedBitSet;

use super::answer_classes::ClassTables;
use super::indexes::{ClassIx, PlaceIx, StateIx, TableIx};
use super::known_steps::{Places, StepBy};
use super::left_look::LeftLook;
use super::observer::StateObserver;
use super::relevance::Relevance;
use super::scope::{AppScope, ExplorationLimits};
use super::state_keys::StateKeys;
use super::state_space::{Expansion, StateNode, StateSpace};
use crate::engine::{
    Choice, Position, WalkState, drops, start_observed, start_walk, step_dropping, step_observed, step_walk,
};
use crate::model::{AppSet, Ix, Model, QuestionIx, Table};

/// An exploration in progress.
pub(super) struct Explorer<'m, L> {
    model: &'m Model,
    scope: &'m AppScope,
    limits: &'m ExplorationLimits,
    observer: &'m mut L,
    relevance: Relevance,
    space: StateSpace,
    places: Places,
    /// The apps that a walk may have left.
    all: AppSet,
    /// What a step leaves, until it is looked up.
    after: AppSet,
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
            no_apps: model.catalogue.no_apps(),
            exhausted: true,
        };
        let places = Places::new(model.catalogue.apps.len(), &relevance);
        let (all, after) = (model.catalogue.candidates(), model.catalogue.no_apps());
        Self { model, scope, limits, observer, relevance, space, places, all, after }
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
        // A state that is found gets the next number: so in that order they are expanded.
        let mut next = 0;
        while next < self.space.nodes.len() {
            let state = StateIx::new(next);
            next += 1;
            let Position::At(question) = self.space.position(state) else { continue };
            if self.is_full() || !self.expand(state, question) {
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
    fn expand(&mut self, state: StateIx, question: QuestionIx) -> bool {
        let place = self.space.keys.place(state);
        let row = self.places.list.row_mut(place);
        let is_known = std::mem::replace(&mut row.is_known, true);
        // It is put back when all choices are taken.
        let Some(mut walk) = row.walk.take() else { return false };
        self.space.keys.copy_left(state, &mut walk.left);
        let from = self.space.steps.len();
        let table = self.take_all(state, question, &mut walk, is_known);
        self.places.list.row_mut(place).walk = Some(walk);
        let Some(table) = table else { return false };
        debug_assert!(self.space.nodes.row(state).expansion.is_none(), "a state is gone on from once");
        self.space.nodes.row_mut(state).expansion = Some(Expansion { table, from });
        true
    }

    /// Takes every class of choices on a walk to a state, and gives their table.
    fn take_all(
        &mut self,
        state: StateIx,
        question: QuestionIx,
        walk: &mut WalkState,
        is_known: bool,
    ) -> Option<TableIx> {
        let place = self.space.keys.place(state);
        let table = self.table(place, question, walk)?;
        let look = if is_known { *self.relevance.looks.row(question) } else { LeftLook::Which };
        self.observer.on_state(state, walk, (look == LeftLook::Nothing).then_some(place));
        for class in self.space.tables.get(table).list.indexes() {
            let known = match look {
                LeftLook::Which => None,
                LeftLook::Nothing | LeftLook::HowMany => {
                    self.after.clone_from(&walk.left);
                    self.places.take(place, StepBy::Class(class), &mut self.after)
                }
            };
            let to = known.or_else(|| self.take(place, table, class, look, walk))?;
            let target = self.enter(to, Some((state, class)));
            self.space.steps.push(target);
        }
        Some(table)
    }

    /// The table of the choices at a place.
    fn table(&mut self, place: PlaceIx, question: QuestionIx, walk: &WalkState) -> Option<TableIx> {
        if let Some(known) = self.places.list.row(place).table {
            return Some(known);
        }
        let (model, relevance, scope) = (self.model, &self.relevance, self.scope);
        let table =
            self.space.tables.table_for(model, relevance, scope, &walk.left, question, self.limits)?;
        if !relevance.deps.row(question).choices_by_left {
            self.places.list.row_mut(place).table = Some(table);
        }
        Some(table)
    }

    /// Takes one class of choices, and remembers what can be known of it for other sets of apps; gives the place that it
    /// leads to, and leaves in `after` what it leaves.
    fn take(
        &mut self,
        place: PlaceIx,
        table: TableIx,
        class: ClassIx,
        look: LeftLook,
        walk: &mut WalkState,
    ) -> Option<PlaceIx> {
        if look == LeftLook::Which {
            let next = self.step(table, class, walk)?;
            self.after.clone_from(&next.left);
            return Some(self.settle(next));
        }
        let left = std::mem::replace(&mut walk.left, self.all.clone());
        let kept = match look {
            LeftLook::HowMany => self.kept(table, class, walk),
            // Nothing is looked at: so the step may be taken as if all were left.
            LeftLook::Nothing | LeftLook::Which => None,
        };
        if look == LeftLook::HowMany {
            walk.left.clone_from(&left);
        }
        let next = self.step(table, class, walk);
        walk.left = left;
        let next = next?;
        let looks_how_many = kept.is_some();
        let kept = kept.unwrap_or_else(|| next.left.clone());
        self.after.clone_from(&walk.left);
        self.after.intersect_with(&kept);
        debug_assert!(
            !looks_how_many || self.after == next.left,
            "what a step drops does not depend on what is left"
        );
        let to = self.settle(next);
        let left = looks_how_many.then_some(&self.after);
        self.places.remember(place, StepBy::Class(class), &kept, to, left);
        Some(to)
    }

    /// What a class of choices keeps, on a walk with all apps left.
    fn kept(&self, table: TableIx, class: ClassIx, walk: &WalkState) -> Option<AppSet> {
        let table = self.space.tables.get(table);
        let taken = table.list.row(class);
        let mut kept = walk.left.clone();
        match &taken.drops {
            Some(dropped) => kept.difference_with(dropped),
            None => {
                let choice = Choice { question: table.question, given: taken.first.clone() };
                kept.difference_with(&drops(self.model, walk, &choice).ok()?);
            }
        }
        Some(kept)
    }

    /// The walk after the first choice of a class.
    fn step(&mut self, table: TableIx, class: ClassIx, walk: &WalkState) -> Option<WalkState> {
        let table = self.space.tables.get(table);
        let taken = table.list.row(class);
        let choice = Choice { question: table.question, given: taken.first.clone() };
        let next = match (L::WANTS_ROUTES, &taken.drops) {
            (true, drops) => {
                self.observer.on_choice(&choice, &taken.alike);
                step_observed(self.model, walk, &choice, drops.as_deref(), self.observer)
            }
            (false, Some(drops)) => step_dropping(self.model, walk, &choice, drops),
            (false, None) => step_walk(self.model, walk, &choice),
        };
        // If it could happen, the space would be incomplete, and say so.
        debug_assert!(next.is_ok(), "every choice that is listed is allowed");
        next.ok()
    }

    /// The state of a walk.
    pub(super) fn arrive(&mut self, walk: WalkState, origin: Option<(StateIx, ClassIx)>) -> StateIx {
        self.after.clone_from(&walk.left);
        let place = self.settle(walk);
        self.enter(place, origin)
    }

    /// The place of a walk, of which is kept what it came past.
    fn settle(&mut self, walk: WalkState) -> PlaceIx {
        walk.shown.iter().for_each(|page| self.space.shown.insert(page.at()));
        walk.skipped.iter().for_each(|skip| self.space.skipped.insert(skip.question.at()));
        self.places.settle(&mut self.space.keys, &self.relevance, walk)
    }

    /// The state at a place with what `after` holds; a new one gets its turn.
    fn enter(&mut self, place: PlaceIx, origin: Option<(StateIx, ClassIx)>) -> StateIx {
        let (state, is_new) = self.space.keys.intern_at(self.scope, place, &self.after);
        if is_new {
            let node = self.space.nodes.push(StateNode { origin, expansion: None });
            debug_assert_eq!(node, state, "states and nodes are numbered alike");
            debug_assert_eq!(
                origin.is_none(),
                state == StateSpace::start(),
                "only the first has none before it"
            );
        }
        state
    }
}
