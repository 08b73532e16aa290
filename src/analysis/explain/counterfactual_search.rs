//! The search for minimal sets of changed answers, one more change at a time, on states instead of walks
//! (`docs/analysis.md`, "Counterfactuals"). A set of changes counts in a state only if no part of it leads there too. So
//! what is found is minimal, and when there is nothing left to extend, it is complete.

use std::collections::BTreeMap;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::counterfactuals::{ChangeGoal, SearchBudget};
use crate::analysis::space::{
    AppScope, ClassIx, ClassTables, ExplorationLimits, Relevance, StateIx, StateKeys, TableIx,
};
use crate::engine::{AnswerValue, Choice, Position, WalkState, start_walk, step_dropping, step_walk};
use crate::model::{Ix, Model, QuestionIx, Table};

/// A change: another class of choices at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct AnswerChange {
    pub(in crate::analysis) question: QuestionIx,
    /// The table of choices that counted there.
    pub(in crate::analysis) table: TableIx,
    pub(in crate::analysis) class: ClassIx,
}

/// Changes made on one walk, by question.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct ChangeSet {
    pub(in crate::analysis) list: Rc<[AnswerChange]>,
    /// A bit for every change, to rule out most comparisons early; several changes may share one.
    bits: u64,
}

impl ChangeSet {
    fn with(&self, changed: AnswerChange) -> Self {
        let at = self.list.partition_point(|other| *other < changed);
        let (before, after) = self.list.split_at(at);
        let list: Rc<[AnswerChange]> = before.iter().chain([&changed]).chain(after).copied().collect();
        debug_assert!(
            list.is_sorted_by(|one, other| one.question < other.question),
            "the changes of a set stand in order, one a question"
        );
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
        1 << ((self.table.at().wrapping_mul(11).wrapping_add(self.class.at())) % 64)
    }
}

/// A minimal set of changes, and where the walk is after it.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct FoundChange {
    pub(in crate::analysis) set: ChangeSet,
    pub(in crate::analysis) position: Position,
}

/// The result of a search.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct SearchResult {
    pub(in crate::analysis) found: Vec<FoundChange>,
    pub(in crate::analysis) tables: ClassTables,
    /// All sets of at most this many changes were examined.
    pub(in crate::analysis) bound: usize,
    /// No larger minimal set exists.
    pub(in crate::analysis) exhausted: bool,
    /// The same class may have different numbers in two states, since what may be answered depends on what is left: then
    /// "is a part of" can miss a part.
    pub(in crate::analysis) needs_minimality_check: bool,
}

/// The walk to be changed.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Baseline<'a> {
    pub(in crate::analysis) model: &'a Model,
    /// All choices, those off the path too: they count when a change brings the walk there.
    pub(in crate::analysis) choices: &'a BTreeMap<QuestionIx, AnswerValue>,
    /// The choices on the path: only these may be changed.
    pub(in crate::analysis) path: &'a [Choice],
}

/// Finds all minimal sets of changes that reach the goal.
pub(in crate::analysis) fn search(
    baseline: Baseline<'_>,
    goal: ChangeGoal,
    budget: &SearchBudget,
) -> SearchResult {
    ChangeSearch::new(baseline, goal, budget).run()
}

/// What can become of a walk in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It continues from this question.
    Goes(QuestionIx),
    /// It has ended, or waits for an answer, and the goal is reached.
    Works,
    /// The goal can no longer be reached.
    Fails,
}

struct SearchNode {
    walk: WalkState,
    fate: Fate,
    /// The state after the answer that was given; absent as long as nobody asked.
    kept: Option<StateIx>,
    /// Where the walk is if nothing more is changed, if the goal is reached there; absent as long as nobody asked.
    works: Option<Option<Position>>,
    /// The sets of changes by which walks come here.
    reached_by: Vec<ChangeSet>,
    /// The table of the choices here, and the state after each class of them; absent until they are taken.
    expansion: Option<(TableIx, Table<ClassIx, StateIx>)>,
}

struct ChangeSearch<'a> {
    baseline: Baseline<'a>,
    goal: ChangeGoal,
    budget: &'a SearchBudget,
    scope: AppScope,
    limits: ExplorationLimits,
    changeable: FixedBitSet,
    relevance: Relevance,
    keys: StateKeys,
    nodes: Table<StateIx, SearchNode>,
    tables: ClassTables,
    found: Vec<FoundChange>,
    /// For each change, the sets found that contain it.
    found_with: BTreeMap<AnswerChange, Vec<usize>>,
    steps: usize,
    sets: usize,
}

/// The search cannot continue: there are too many states, sets or choices.
struct BudgetSpent;

impl<'a> ChangeSearch<'a> {
    fn new(baseline: Baseline<'a>, goal: ChangeGoal, budget: &'a SearchBudget) -> Self {
        let model = baseline.model;
        let scope = goal.scope(model);
        let relevance = Relevance::new(model, scope.asks_for_apps());
        let keys = StateKeys::new(model);
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
            nodes: Table::default(),
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
        // If the walk reaches the goal already, the empty set was found: that is not a change.
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
        debug_assert!(
            self.found.is_sorted_by_key(|found| found.set.list.len()),
            "sets are found layer by layer, the smallest first"
        );
        let needs_minimality_check = self.relevance.deps.rows().iter().any(|own| own.choices_by_left);
        SearchResult { found: self.found, tables: self.tables, bound, exhausted, needs_minimality_check }
    }

    /// Extends every set by one change, in every way.
    fn next_layer(
        &mut self,
        layer: Vec<(StateIx, ChangeSet)>,
    ) -> Result<Vec<(StateIx, ChangeSet)>, BudgetSpent> {
        let mut next = Vec::new();
        for (node, set) in layer {
            self.expand(node)?;
            let SearchNode { fate: Fate::Goes(question), expansion: Some((table, after)), .. } =
                self.nodes.row(node)
            else {
                debug_assert!(
                    false,
                    "only states that go on stand in a layer, and `expand` takes their choices"
                );
                continue;
            };
            let (question, table) = (*question, *table);
            let after: Vec<(ClassIx, StateIx)> = after.iter().map(|(class, next)| (class, *next)).collect();
            for (class, after) in after {
                if self.nodes.row(after).fate == Fate::Fails {
                    continue;
                }
                let changed = AnswerChange { question, table, class };
                let with = set.with(changed);
                if !self.holds_a_found_one(&with, changed) {
                    self.arrive(after, &with, &mut next)?;
                }
            }
        }
        Ok(next)
    }

    /// A walk comes to a state by these changes. If it reaches the goal from there without more, the set is found; if not,
    /// another change can be made in every state that follows.
    fn arrive(
        &mut self,
        from: StateIx,
        set: &ChangeSet,
        layer: &mut Vec<(StateIx, ChangeSet)>,
    ) -> Result<(), BudgetSpent> {
        if let Some(position) = self.works(from)? {
            for changed in set.list.iter() {
                self.found_with.entry(*changed).or_default().push(self.found.len());
            }
            self.found.push(FoundChange { set: set.clone(), position });
            return Ok(());
        }
        let mut at = from;
        while let SearchNode { fate: Fate::Goes(question), reached_by, .. } = self.nodes.row_mut(at) {
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
                Some(next) => at = next,
                None => break,
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

    /// Where the walk is if nothing more is changed, if the goal is reached there.
    fn works(&mut self, from: StateIx) -> Result<Option<Position>, BudgetSpent> {
        let mut passed = Vec::new();
        let mut at = from;
        let works = loop {
            let node = self.nodes.row(at);
            match (node.fate, node.works) {
                (_, Some(known)) => break known,
                (Fate::Works, None) => break Some(node.walk.position),
                (Fate::Fails, None) => break None,
                (Fate::Goes(_), None) => {}
            }
            passed.push(at);
            match self.keep(at)? {
                Some(next) => at = next,
                None => break None,
            }
        };
        passed.into_iter().for_each(|node| self.nodes.row_mut(node).works = Some(works));
        Ok(works)
    }

    /// The state after the answer that was given; nothing when the walk has ended.
    fn keep(&mut self, at: StateIx) -> Result<Option<StateIx>, BudgetSpent> {
        let node = self.nodes.row(at);
        if node.kept.is_some() {
            return Ok(node.kept);
        }
        let Fate::Goes(question) = node.fate else { return Ok(None) };
        let Some(given) = self.baseline.choices.get(&question) else { return Ok(None) };
        let choice = Choice { question, given: given.clone() };
        let after = step_walk(self.baseline.model, &node.walk, &choice);
        debug_assert!(after.is_ok(), "a walk only goes on from a question whose answer is allowed");
        let Ok(after) = after else { return Ok(None) };
        let kept = self.node(after);
        self.nodes.row_mut(at).kept = Some(kept);
        self.spend()?;
        Ok(Some(kept))
    }

    /// Takes every class of choices in a state, once.
    fn expand(&mut self, at: StateIx) -> Result<(), BudgetSpent> {
        let node = self.nodes.row(at);
        let Fate::Goes(question) = node.fate else { return Ok(()) };
        if node.expansion.is_some() {
            return Ok(());
        }
        let walk = node.walk.clone();
        let (model, relevance, limits) = (self.baseline.model, &self.relevance, &self.limits);
        let table = self.tables.table_for(model, relevance, &self.scope, &walk, question, limits);
        let table = table.ok_or(BudgetSpent)?;
        let mut next = Table::default();
        for class in self.tables.get(table).list.indexes() {
            let taken = self.tables.get(table).list.row(class);
            let choice = Choice { question, given: taken.first.clone() };
            let after = match &taken.drops {
                Some(drops) => step_dropping(model, &walk, &choice, drops),
                None => step_walk(model, &walk, &choice),
            };
            // If it could happen, the search would be incomplete, and say so.
            debug_assert!(after.is_ok(), "every choice that is listed is allowed");
            let after = after.map_err(|_| BudgetSpent)?;
            next.push(self.node(after));
            self.spend()?;
        }
        self.nodes.row_mut(at).expansion = Some((table, next));
        Ok(())
    }

    fn spend(&mut self) -> Result<(), BudgetSpent> {
        self.steps += 1;
        if self.steps > self.budget.steps { Err(BudgetSpent) } else { Ok(()) }
    }

    /// The state of a walk.
    fn node(&mut self, mut walk: WalkState) -> StateIx {
        let (state, is_new) = self.keys.intern(&self.relevance, &self.scope, &walk);
        if is_new {
            let fate = self.fate(&walk);
            if let Fate::Goes(question) = fate {
                self.relevance.project(&mut walk, question);
            }
            let node =
                SearchNode { walk, fate, kept: None, works: None, reached_by: Vec::new(), expansion: None };
            let at = self.nodes.push(node);
            debug_assert_eq!(at, state, "states and nodes are numbered alike");
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
