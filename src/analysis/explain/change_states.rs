//! The states that walks with other answers come to: every answer that was given is kept, unless it is changed, and
//! questions that are new are free (`docs/analysis.md`, "Counterfactuals").

use std::collections::BTreeMap;
use std::rc::Rc;

use super::counterfactuals::ChangeGoal;
use crate::analysis::space::{
    AppScope, ClassIx, ClassTables, DerivedSets, ExplorationLimits, LeftLook, Part, PlaceIx, Places,
    Relevance, SetIx, StateIx, StateKeys, StepBy, TableIx, fixed_drops,
};
use crate::engine::{AnswerValue, Choice, Position, WalkState, drops, start_walk, step_dropping, step_walk};
use crate::model::{AnswerIx, AppSet, Ix, Model, QuestionIx, Table};
use crate::order;

/// What can become of a walk in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It continues from this question.
    Goes(QuestionIx),
    /// It has ended, and the goal is reached.
    Works,
    /// The goal can no longer be reached.
    Fails,
}

/// The search cannot continue: there are too many states, sets or choices.
#[derive(Debug)]
pub(super) struct BudgetSpent;

struct ChangeNode {
    place: PlaceIx,
    /// The apps left, as far as they matter.
    left: SetIx,
    fate: Fate,
    /// The state after each concrete answer that was tried.
    given: BTreeMap<AnswerValue, StateIx>,
    /// The table of the choices here, and the state after each class of them that was tried.
    classes: Option<(TableIx, Table<ClassIx, Option<StateIx>>)>,
}

/// The classes of the choices of a question, without "don't know".
#[derive(Debug)]
pub(super) struct FreeClasses {
    /// Those that drop least come first: they are the most likely to reach the goal.
    pub(super) lenient: Vec<ClassIx>,
    /// The same, together when they tell of the same situation. Somebody who has no say in that can only choose among
    /// those of one group.
    pub(super) by_situation: Vec<Vec<ClassIx>>,
}

/// The states met so far, with the steps between them.
pub(super) struct ChangeStates<'a> {
    pub(super) model: &'a Model,
    /// All answers that were given.
    pub(super) choices: &'a BTreeMap<QuestionIx, AnswerValue>,
    goal: ChangeGoal,
    scope: AppScope,
    limits: ExplorationLimits,
    relevance: Relevance,
    keys: StateKeys,
    places: Places,
    lefts: DerivedSets,
    numbers: BTreeMap<(PlaceIx, SetIx), StateIx>,
    nodes: Table<StateIx, ChangeNode>,
    /// What a step leaves, until it is looked up.
    after: AppSet,
    pub(super) tables: ClassTables,
    free: BTreeMap<TableIx, Rc<FreeClasses>>,
    /// What each answer that was tried drops, where that depends on no walk.
    drops: BTreeMap<Choice, Option<Rc<AppSet>>>,
    steps: usize,
    most: usize,
}

impl<'a> ChangeStates<'a> {
    /// None yet. At most `steps` steps are taken, among at most `choices` choices of a question.
    pub(super) fn new(
        model: &'a Model,
        choices: &'a BTreeMap<QuestionIx, AnswerValue>,
        goal: ChangeGoal,
        scope: AppScope,
        steps: usize,
        most_choices: usize,
    ) -> Self {
        let relevance = Relevance::new(model, scope.asks_for_apps());
        let places = Places::new(model.catalogue.apps.len(), &relevance);
        Self {
            model,
            choices,
            goal,
            scope,
            limits: ExplorationLimits { choices: most_choices, ..ExplorationLimits::default() },
            relevance,
            keys: StateKeys::new(model),
            places,
            lefts: DerivedSets::new(model.catalogue.no_apps()),
            numbers: BTreeMap::new(),
            nodes: Table::default(),
            after: model.catalogue.no_apps(),
            tables: ClassTables::by_situation(),
            free: BTreeMap::new(),
            drops: BTreeMap::new(),
            steps: 0,
            most: steps,
        }
    }

    /// So many steps more may be taken from here on, whatever was taken before.
    pub(super) fn allow(&mut self, steps: usize) {
        self.most = self.steps.saturating_add(steps);
    }

    /// The state before the first answer.
    pub(super) fn start(&mut self) -> StateIx {
        let walk = start_walk(self.model);
        self.after.clone_from(&walk.left);
        let place = self.settle(walk);
        self.enter(place)
    }

    pub(super) fn fate(&self, at: StateIx) -> Fate {
        self.nodes.row(at).fate
    }

    /// The apps left in a state, as far as they matter.
    pub(super) fn left(&mut self, at: StateIx) -> AppSet {
        let mut left = self.model.catalogue.no_apps();
        self.lefts.copy_to(self.nodes.row(at).left, &self.places.kept, &mut left);
        left
    }

    /// The table of the choices in view; nothing where the walk does not go on.
    pub(super) fn table(&mut self, at: StateIx) -> Result<Option<TableIx>, BudgetSpent> {
        let node = self.nodes.row(at);
        let Fate::Goes(question) = node.fate else { return Ok(None) };
        if let Some((table, _)) = &node.classes {
            return Ok(Some(*table));
        }
        let (model, relevance, limits) = (self.model, &self.relevance, &self.limits);
        // Else it is the same whatever is left.
        if relevance.deps.row(question).choices_by_left {
            self.lefts.copy_to(node.left, &self.places.kept, &mut self.after);
        }
        let table = self.tables.table_for(model, relevance, &self.scope, &self.after, question, limits);
        let table = table.ok_or(BudgetSpent)?;
        let untried = self.tables.get(table).list.indexes().map(|_| None).collect();
        self.nodes.row_mut(at).classes = Some((table, untried));
        Ok(Some(table))
    }

    /// The choices that are free in a state.
    pub(super) fn free(&mut self, at: StateIx) -> Result<Rc<FreeClasses>, BudgetSpent> {
        let Some(table) = self.table(at)? else {
            return Ok(Rc::new(FreeClasses { lenient: Vec::new(), by_situation: Vec::new() }));
        };
        if let Some(known) = self.free.get(&table) {
            return Ok(Rc::clone(known));
        }
        let made = Rc::new(self.tables.free(self.model, table));
        self.free.insert(table, Rc::clone(&made));
        Ok(made)
    }

    /// The state after a concrete answer; nothing when it cannot be given there.
    pub(super) fn after(&mut self, at: StateIx, given: &AnswerValue) -> Result<Option<StateIx>, BudgetSpent> {
        let node = self.nodes.row(at);
        if let Some(known) = node.given.get(given) {
            return Ok(Some(*known));
        }
        let Fate::Goes(question) = node.fate else { return Ok(None) };
        let choice = Choice { question, given: given.clone() };
        let drops = self.drops_of(&choice);
        let Some(next) = self.take(at, StepBy::Given(given), &choice, drops.as_deref())? else {
            return Ok(None);
        };
        self.nodes.row_mut(at).given.insert(choice.given, next);
        Ok(Some(next))
    }

    /// The state after a choice of a class; nothing when the walk has ended.
    pub(super) fn after_class(
        &mut self,
        at: StateIx,
        class: ClassIx,
    ) -> Result<Option<StateIx>, BudgetSpent> {
        let Some(table) = self.table(at)? else { return Ok(None) };
        let node = self.nodes.row(at);
        let known = node.classes.as_ref().and_then(|(_, next)| *next.row(class));
        let (None, Fate::Goes(question)) = (known, node.fate) else { return Ok(known) };
        let taken = self.tables.get(table).list.row(class);
        let choice = Choice { question, given: taken.first.clone() };
        let drops = taken.drops.clone();
        let next = self.take(at, StepBy::Class(class), &choice, drops.as_deref())?;
        if let Some((_, tried)) = &mut self.nodes.row_mut(at).classes {
            *tried.row_mut(class) = next;
        }
        Ok(next)
    }

    /// What an answer drops, where that depends on no walk.
    fn drops_of(&mut self, choice: &Choice) -> Option<Rc<AppSet>> {
        if let Some(known) = self.drops.get(choice) {
            return known.clone();
        }
        let found = fixed_drops(self.model, &self.relevance, &self.scope, choice).map(Rc::new);
        self.drops.insert(choice.clone(), found.clone());
        found
    }

    /// The state that a step leads to: what it looks at may have been there before with other apps left.
    fn take(
        &mut self,
        at: StateIx,
        by: StepBy<'_>,
        choice: &Choice,
        drops: Option<&AppSet>,
    ) -> Result<Option<StateIx>, BudgetSpent> {
        self.steps += 1;
        if self.steps > self.most {
            return Err(BudgetSpent);
        }
        let ChangeNode { place, left, .. } = *self.nodes.row(at);
        let look = *self.relevance.looks.row(choice.question);
        let kept = if look == LeftLook::Which { None } else { self.places.kept(place, by) };
        if let Some(kept) = kept
            && let Some(to) = self.known_target(place, by, left, kept)
        {
            return Ok(Some(self.enter_part(to, Part { of: left, kept })));
        }
        self.lefts.copy_to(left, &self.places.kept, &mut self.after);
        let Some(mut walk) = self.places.list.row_mut(place).walk.take() else { return Ok(None) };
        let to = self.step(place, by, choice, drops, look, &mut walk);
        self.places.list.row_mut(place).walk = Some(walk);
        debug_assert!(to.is_some(), "every answer that is tried is allowed");
        let kept = if look == LeftLook::Which { None } else { self.places.kept(place, by) };
        Ok(to.map(|to| match kept {
            Some(kept) => self.enter_part(to, Part { of: left, kept }),
            None => self.enter(to),
        }))
    }

    /// The place that a step leads to of which is known what it keeps; nothing where that is not known of what it leaves.
    fn known_target(&self, place: PlaceIx, by: StepBy<'_>, left: SetIx, kept: SetIx) -> Option<PlaceIx> {
        let kept = self.places.kept.words(kept).iter().enumerate();
        let left = self.lefts.words(left, &self.places.kept);
        self.places.target(place, by, kept.map(|(at, kept)| left(at) & kept))
    }

    /// Takes a step on a walk to a place, with what `after` holds left, remembers what can be known of it for other sets of
    /// apps, and leaves in `after` what it leaves.
    fn step(
        &mut self,
        place: PlaceIx,
        by: StepBy<'_>,
        choice: &Choice,
        dropped: Option<&AppSet>,
        look: LeftLook,
        walk: &mut WalkState,
    ) -> Option<PlaceIx> {
        let model = self.model;
        let take = |walk: &WalkState| match dropped {
            Some(dropped) => step_dropping(model, walk, choice, dropped).ok(),
            None => step_walk(model, walk, choice).ok(),
        };
        let (kept, next) = match look {
            LeftLook::Which => {
                walk.left.clone_from(&self.after);
                let next = take(walk)?;
                self.after.clone_from(&next.left);
                return Some(self.settle(next));
            }
            // Nothing is looked at: so the step may be taken as if all were left.
            LeftLook::Nothing => {
                walk.left = model.catalogue.candidates();
                let next = take(walk)?;
                (next.left.clone(), next)
            }
            LeftLook::HowMany if self.places.kept(place, by).is_some() => {
                walk.left.clone_from(&self.after);
                let next = take(walk)?;
                self.after.clone_from(&next.left);
                let to = self.settle(next);
                self.places.remember_count(place, by, to, &self.after);
                return Some(to);
            }
            LeftLook::HowMany => {
                walk.left = model.catalogue.candidates();
                let mut kept = walk.left.clone();
                match dropped {
                    Some(dropped) => kept.difference_with(dropped),
                    None => kept.difference_with(&drops(model, walk, choice).ok()?),
                }
                walk.left.clone_from(&self.after);
                let next = take(walk)?;
                (kept, next)
            }
        };
        self.after.intersect_with(&kept);
        debug_assert!(
            look == LeftLook::Nothing || self.after == next.left,
            "what a step drops does not depend on what is left"
        );
        let to = self.settle(next);
        let left = (look == LeftLook::HowMany).then_some(&self.after);
        self.places.remember(place, by, &kept, to, left);
        Some(to)
    }

    fn settle(&mut self, walk: WalkState) -> PlaceIx {
        self.places.settle(&mut self.keys, &self.relevance, walk)
    }

    /// The state at a place with what a step leaves.
    fn enter_part(&mut self, place: PlaceIx, part: Part) -> StateIx {
        if self.is_narrowed(place) {
            self.lefts.copy_to(part.of, &self.places.kept, &mut self.after);
            let kept = self.places.kept.words(part.kept);
            self.after.as_mut_slice().iter_mut().zip(kept).for_each(|(left, kept)| *left &= *kept);
            return self.enter(place);
        }
        let left = self.lefts.intern_part(part, &self.places.kept);
        self.state(place, left)
    }

    /// The state at a place with what `after` holds.
    fn enter(&mut self, place: PlaceIx) -> StateIx {
        if self.is_narrowed(place) {
            self.scope.narrow(&mut self.after);
        }
        let left = self.lefts.intern(&self.after, &self.places.kept);
        self.state(place, left)
    }

    /// Whether only the apps count at a place that are asked for.
    fn is_narrowed(&self, place: PlaceIx) -> bool {
        self.scope != AppScope::Ends && !self.keys.looks_at_left(place)
    }

    fn state(&mut self, place: PlaceIx, left: SetIx) -> StateIx {
        if let Some(known) = self.numbers.get(&(place, left)) {
            return *known;
        }
        let possible = self.goal.is_possible(self.model, self.lefts.words(left, &self.places.kept));
        let fate = match self.keys.position_of(place) {
            _ if !possible => Fate::Fails,
            Position::At(question) => Fate::Goes(question),
            position if ChangeGoal::is_reached_at(self.model, position) => Fate::Works,
            _ => Fate::Fails,
        };
        let state = self.nodes.push(ChangeNode { place, left, fate, given: BTreeMap::new(), classes: None });
        self.numbers.insert((place, left), state);
        state
    }
}

impl ClassTables {
    fn free(&self, model: &Model, table: TableIx) -> FreeClasses {
        let classes = self.get(table);
        let row = model.graph.questions.row(classes.question);
        let known = classes.list.iter().filter(|(_, class)| class.first != AnswerValue::Unknown);
        let mut ranked: Vec<(usize, ClassIx)> = known
            .map(|(at, class)| (class.drops.as_ref().map_or(0, |drops| drops.count_ones(..)), at))
            .collect();
        order::sort(&mut ranked);
        let lenient: Vec<ClassIx> = ranked.into_iter().map(|(_, class)| class).collect();
        let mut groups: BTreeMap<(usize, Vec<AnswerIx>), Vec<ClassIx>> = BTreeMap::new();
        for class in &lenient {
            let chosen = classes.list.row(*class).first.chosen();
            let told = chosen.iter().copied().filter(|answer| row.role_of(Some(*answer)).tells_situation);
            // Of a question that tells of the situation every choice is a situation of its own.
            let key =
                if row.role.tells_situation { (class.at() + 1, Vec::new()) } else { (0, told.collect()) };
            groups.entry(key).or_default().push(*class);
        }
        FreeClasses { lenient, by_situation: groups.into_values().collect() }
    }
}
