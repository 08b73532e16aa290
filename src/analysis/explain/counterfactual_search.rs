//! The search for changes of answers: from the walk as it was made, with one change more at a time. Walks that can only
//! go on in the same way are one state, and of the changes by which a walk comes to a state only those count of which
//! no part comes there too. So what is found is minimal, and when nothing is left to go on from, it is complete.

use std::collections::BTreeMap;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::counterfactuals::{Budget, ChangeGoal};
use crate::analysis::space::{AppScope, ClassTables, ExplorationLimits, NO_TABLE, Relevance, StateKeys};
use crate::engine::{AnswerValue, Choice, Position, WalkState, start_walk, step_dropping, step_walk};
use crate::model::{Ix, Model, QuestionIx};

/// A change: another choice at a question, of those that behave alike the whole class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct AnswerChange {
    pub(in crate::analysis) question: QuestionIx,
    /// The place of the table of choices that counted there.
    pub(in crate::analysis) table: u32,
    pub(in crate::analysis) class: u32,
}

/// Changes made on one walk, by question.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct ChangeSet {
    pub(in crate::analysis) list: Rc<[AnswerChange]>,
    /// A bit for every change; several may share one.
    bits: u64,
}

impl ChangeSet {
    fn with(&self, changed: AnswerChange) -> Self {
        let at = self.list.partition_point(|other| *other < changed);
        let (before, after) = self.list.split_at_checked(at).unwrap_or_default();
        let list = before.iter().chain([&changed]).chain(after).copied().collect();
        Self { list, bits: self.bits | changed.bit() }
    }

    /// Whether all changes of this one are in another.
    fn is_part_of(&self, whole: &Self) -> bool {
        if self.bits & !whole.bits != 0 || self.list.len() > whole.list.len() {
            return false;
        }
        let mut rest = whole.list.iter();
        self.list.iter().all(|changed| rest.any(|other| other == changed))
    }
}

impl AnswerChange {
    fn bit(self) -> u64 {
        1 << ((self.table.wrapping_mul(11).wrapping_add(self.class)) % 64)
    }
}

/// A minimal set of changes, and where the walk stands after it.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct FoundChange {
    pub(in crate::analysis) set: ChangeSet,
    pub(in crate::analysis) position: Position,
}

/// What a search brought to light.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct SearchResult {
    pub(in crate::analysis) found: Vec<FoundChange>,
    pub(in crate::analysis) tables: ClassTables,
    /// All sets of at most so many changes were looked at.
    pub(in crate::analysis) bound: usize,
    /// There is no larger one.
    pub(in crate::analysis) exhausted: bool,
    /// The same class may have another number elsewhere: what may be answered hangs on what is left.
    pub(in crate::analysis) needs_minimality_check: bool,
}

/// The walk that is to be changed.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Baseline<'a> {
    pub(in crate::analysis) model: &'a Model,
    /// All choices, those off the path too: they count when a change brings the walk there.
    pub(in crate::analysis) choices: &'a BTreeMap<QuestionIx, AnswerValue>,
    /// The choices on the path: only these may be changed.
    pub(in crate::analysis) path: &'a [Choice],
}

/// Finds all minimal sets of changes after which the goal is reached.
pub(in crate::analysis) fn search(baseline: Baseline<'_>, goal: ChangeGoal, budget: &Budget) -> SearchResult {
    Search::new(baseline, goal, budget).run()
}

/// A number that stands for none.
const NONE: u32 = u32::MAX;

/// What can become of a walk in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It goes on from this question.
    Goes(QuestionIx),
    /// It stands where the goal is reached.
    Works,
    /// It stands, or goes on, where the goal cannot be reached any more.
    Fails,
}

struct SearchNode {
    walk: WalkState,
    fate: Fate,
    /// The state after the answer that was given.
    kept: Option<u32>,
    /// Where the walk stands if nothing more is changed, if the goal is reached there.
    works: Option<Option<Position>>,
    /// The sets of changes by which walks come here.
    reached_by: Vec<ChangeSet>,
    table: u32,
    /// The state after each class of choices.
    next: Vec<u32>,
}

struct Search<'a> {
    baseline: Baseline<'a>,
    goal: ChangeGoal,
    budget: &'a Budget,
    scope: AppScope,
    limits: ExplorationLimits,
    changeable: FixedBitSet,
    relevance: Relevance,
    keys: StateKeys,
    nodes: Vec<SearchNode>,
    tables: ClassTables,
    found: Vec<FoundChange>,
    /// The sets found that hold a change.
    found_with: BTreeMap<AnswerChange, Vec<usize>>,
    steps: usize,
    sets: usize,
}

/// The search cannot go on: there are too many states, sets or choices.
struct BudgetSpent;

impl<'a> Search<'a> {
    fn new(baseline: Baseline<'a>, goal: ChangeGoal, budget: &'a Budget) -> Self {
        let model = baseline.model;
        let scope = goal.scope(model);
        let relevance = Relevance::new(model, scope.asks_for_apps());
        let keys = StateKeys::new(model, &relevance);
        let mut changeable = FixedBitSet::with_capacity(model.graph.questions.len());
        baseline.path.iter().for_each(|choice| changeable.insert(choice.question.at()));
        let limits = ExplorationLimits { choices: budget.choices, ..ExplorationLimits::default() };
        Self {
            baseline,
            goal,
            budget,
            scope,
            limits,
            changeable,
            relevance,
            keys,
            nodes: Vec::new(),
            tables: ClassTables::default(),
            found: Vec::new(),
            found_with: BTreeMap::new(),
            steps: 0,
            sets: 0,
        }
    }

    fn run(mut self) -> SearchResult {
        let start = self.node(start_walk(self.baseline.model));
        let mut layer = Vec::new();
        let mut bound = 0;
        let mut exhausted = self.arrive(start, &ChangeSet { list: [].into(), bits: 0 }, &mut layer).is_ok();
        // The walk as it is has no changes to look for when it reaches the goal already.
        self.found.clear();
        while exhausted && !layer.is_empty() {
            match self.next_layer(std::mem::take(&mut layer)) {
                Ok(next) => {
                    layer = next;
                    bound += 1;
                }
                Err(BudgetSpent) => exhausted = false,
            }
        }
        self.found.retain(|found| found.set.list.len() <= bound);
        let needs_minimality_check = self.relevance.own.rows().iter().any(|own| own.choices_by_left);
        SearchResult { found: self.found, tables: self.tables, bound, exhausted, needs_minimality_check }
    }

    /// One change more, in every way, to every walk.
    fn next_layer(&mut self, layer: Vec<(u32, ChangeSet)>) -> Result<Vec<(u32, ChangeSet)>, BudgetSpent> {
        let mut next = Vec::new();
        for (node, set) in layer {
            self.expand(node)?;
            let Some(SearchNode { fate: Fate::Goes(question), table, .. }) = self.nodes.get(node as usize)
            else {
                continue;
            };
            let (question, table) = (*question, *table);
            for class in 0_u32.. {
                let node = self.nodes.get(node as usize);
                let Some(after) = node.and_then(|node| node.next.get(class as usize)).copied() else { break };
                let changed = AnswerChange { question, table, class };
                if self.fails(after) {
                    continue;
                }
                let with = set.with(changed);
                if !self.holds_a_found_one(&with, changed) {
                    self.arrive(after, &with, &mut next)?;
                }
            }
        }
        Ok(next)
    }

    /// A walk comes to a state by these changes: if it reaches the goal from there as it is, they are found; else all
    /// states further on are where one more can be made.
    fn arrive(
        &mut self,
        from: u32,
        set: &ChangeSet,
        layer: &mut Vec<(u32, ChangeSet)>,
    ) -> Result<(), BudgetSpent> {
        if let Some(position) = self.works(from)? {
            for changed in set.list.iter() {
                self.found_with.entry(*changed).or_default().push(self.found.len());
            }
            self.found.push(FoundChange { set: set.clone(), position });
            return Ok(());
        }
        let mut at = from;
        while let Some(SearchNode { fate: Fate::Goes(question), reached_by, .. }) =
            self.nodes.get_mut(at as usize)
        {
            if reached_by.iter().any(|known| known.is_part_of(set)) {
                break;
            }
            reached_by.push(set.clone());
            if self.changeable.contains(question.at()) {
                self.sets += 1;
                if self.sets > self.budget.sets {
                    return Err(BudgetSpent);
                }
                layer.push((at, set.clone()));
            }
            match self.keep(at)? {
                NONE => break,
                next => at = next,
            }
        }
        Ok(())
    }

    /// Whether a part of these changes was found: then they are not minimal. Only the last made has to be looked at:
    /// without it they were looked at before.
    fn holds_a_found_one(&self, set: &ChangeSet, last: AnswerChange) -> bool {
        let found = self.found_with.get(&last).into_iter().flatten();
        found.filter_map(|at| self.found.get(*at)).any(|found| found.set.is_part_of(set))
    }

    /// Where the walk stands if nothing more is changed, if the goal is reached there.
    fn works(&mut self, from: u32) -> Result<Option<Position>, BudgetSpent> {
        let mut passed = Vec::new();
        let mut at = from;
        let works = loop {
            let Some(node) = self.nodes.get(at as usize) else { break None };
            match (node.fate, node.works) {
                (_, Some(known)) => break known,
                (Fate::Works, None) => break Some(node.walk.position),
                (Fate::Fails, None) => break None,
                (Fate::Goes(_), None) => {}
            }
            passed.push(at);
            at = self.keep(at)?;
        };
        for node in passed {
            if let Some(node) = self.nodes.get_mut(node as usize) {
                node.works = Some(works);
            }
        }
        Ok(works)
    }

    fn fails(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_none_or(|node| node.fate == Fate::Fails)
    }

    /// The state after the answer that was given.
    fn keep(&mut self, at: u32) -> Result<u32, BudgetSpent> {
        let Some(node) = self.nodes.get(at as usize) else { return Ok(NONE) };
        if let Some(kept) = node.kept {
            return Ok(kept);
        }
        let Position::At(question) = node.walk.position else { return Ok(NONE) };
        let Some(given) = self.baseline.choices.get(&question) else { return Ok(NONE) };
        let choice = Choice { question, given: given.clone() };
        let after = step_walk(self.baseline.model, &node.walk, &choice);
        let kept = after.map_or(NONE, |walk| self.node(walk));
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.kept = Some(kept);
        }
        self.spend()?;
        Ok(kept)
    }

    /// Takes every class of choices in a state, once.
    fn expand(&mut self, at: u32) -> Result<(), BudgetSpent> {
        let Some(node) = self.nodes.get(at as usize) else { return Ok(()) };
        let Fate::Goes(question) = node.fate else { return Ok(()) };
        if node.table != NO_TABLE {
            return Ok(());
        }
        let walk = node.walk.clone();
        let (model, relevance, limits) = (self.baseline.model, &self.relevance, &self.limits);
        let table =
            self.tables.number(model, relevance, &self.scope, &walk, question, limits).ok_or(BudgetSpent)?;
        let mut next = Vec::new();
        for class in 0.. {
            let Some(taken) = self.tables.class(table, class) else { break };
            let choice = Choice { question, given: taken.first.clone() };
            let after = match &taken.drops {
                Some(drops) => step_dropping(self.baseline.model, &walk, &choice, drops),
                None => step_walk(self.baseline.model, &walk, &choice),
            };
            next.push(after.map_or(NONE, |walk| self.node(walk)));
            self.spend()?;
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            (node.table, node.next) = (table, next);
        }
        Ok(())
    }

    fn spend(&mut self) -> Result<(), BudgetSpent> {
        self.steps += 1;
        if self.steps > self.budget.steps { Err(BudgetSpent) } else { Ok(()) }
    }

    /// The state of a walk.
    fn node(&mut self, mut walk: WalkState) -> u32 {
        let (state, is_new) = self.keys.number(&self.relevance, &self.scope, &walk);
        if is_new {
            let fate = self.fate(&walk);
            if let Fate::Goes(question) = fate {
                self.relevance.project(&mut walk, question);
            }
            self.nodes.push(SearchNode {
                walk,
                fate,
                kept: None,
                works: None,
                reached_by: Vec::new(),
                table: NO_TABLE,
                next: Vec::new(),
            });
        }
        state
    }

    fn fate(&self, walk: &WalkState) -> Fate {
        let possible = self.goal.is_possible(self.baseline.model, walk);
        match walk.position {
            _ if !possible => Fate::Fails,
            Position::At(question) if self.baseline.answers(question) => Fate::Goes(question),
            position if self.goal.is_reached_at(self.baseline.model, position) => Fate::Works,
            _ => Fate::Fails,
        }
    }
}

impl Baseline<'_> {
    /// Whether there is an answer to a question that can be given.
    fn answers(&self, question: QuestionIx) -> bool {
        let given = self.choices.get(&question).cloned();
        given.is_some_and(|given| crate::engine::allowed(self.model, &Choice { question, given }).is_ok())
    }
}
