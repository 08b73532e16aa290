//! The search for minimal sets of changed answers, one more change at a time, on states instead of walks
//! (`docs/analysis.md`, "Counterfactuals"). A set of changes counts in a state only if no smaller one leads there too. So
//! what is found is minimal, and when there is nothing left to extend, it is complete.

use std::collections::BTreeMap;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::answer_change::{AnswerChange, ChangeSet, changes_of_class};
use super::change_states::{BudgetSpent, ChangeStates, Fate};
use super::counterfactuals::{ChangeGoal, SearchBudget};
use super::deciding::Demand;
use crate::analysis::space::{ClassIx, StateIx, TableIx};
use crate::engine::AnswerValue;
use crate::model::{Ix, Model, QuestionIx};
use crate::order;

/// The result of a search.
pub(super) struct SearchResult<'a> {
    /// The minimal sets, the fewest changes first.
    pub(super) found: Vec<ChangeSet>,
    /// All sets of at most this many changes were examined.
    pub(super) bound: usize,
    /// No larger minimal set exists.
    pub(super) exhausted: bool,
    /// The states that were met.
    pub(super) states: ChangeStates<'a>,
}

/// The walk to be changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Baseline<'a> {
    pub(super) model: &'a Model,
    /// All choices, those off the path too: they count when a change brings the walk there.
    pub(super) choices: &'a BTreeMap<QuestionIx, AnswerValue>,
    /// The questions whose answers may be changed: on the path, or waiting.
    pub(super) changeable: &'a FixedBitSet,
}

/// Finds all minimal sets of changes that reach the goal.
pub(super) fn search<'a>(
    baseline: Baseline<'a>,
    goal: ChangeGoal,
    budget: &SearchBudget,
) -> SearchResult<'a> {
    let Baseline { model, choices, changeable } = baseline;
    let scope = goal.scope(model);
    let search = ChangeSearch {
        changeable,
        budget: *budget,
        states: ChangeStates::new(model, choices, goal, scope, budget.steps, budget.choices),
        works: BTreeMap::new(),
        reached_by: BTreeMap::new(),
        changes: BTreeMap::new(),
        found: Vec::new(),
        sets: 0,
        effort: 0,
    };
    search.run()
}

/// How much may be tried, copied and compared for each set on average, so 3,000,000: that takes time too. Beyond it the
/// search stops as when the sets run out, and is told as one of so many answers at once. On the shipped tree the tests saw
/// 711,890 at most.
const EFFORT_A_SET: usize = 300;

struct ChangeSearch<'a> {
    changeable: &'a FixedBitSet,
    budget: SearchBudget,
    states: ChangeStates<'a>,
    /// Whether the goal is reached from a state if nothing more is changed.
    works: BTreeMap<StateIx, bool>,
    /// The sets of changes by which walks come to a state.
    reached_by: BTreeMap<StateIx, Vec<ChangeSet>>,
    /// The changes that each class of a table stands for.
    changes: BTreeMap<TableIx, ClassChanges>,
    found: Vec<ChangeSet>,
    sets: usize,
    effort: usize,
}

/// The changes to the answers of each class, the smallest first.
type ClassChanges = Rc<[(ClassIx, Rc<AnswerChange>)]>;

impl<'a> ChangeSearch<'a> {
    fn run(mut self) -> SearchResult<'a> {
        let start = self.states.start();
        let mut layer = Vec::new();
        let mut bound = 0;
        let mut exhausted = self.arrive(start, &ChangeSet::none(), &mut layer).is_ok();
        debug_assert!(self.found.is_empty() || layer.is_empty(), "what is reached needs no change");
        // If some end of the walk as it is reaches the goal, the empty set was found: that is not a change.
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
        self.found.retain(|found| found.list.len() <= bound);
        if let Some(size) = self.keep_minimal() {
            (bound, exhausted) = (size - 1, false);
        }
        debug_assert!(
            self.found.is_sorted_by_key(|found| found.list.len()),
            "sets are found layer by layer, the smallest first"
        );
        SearchResult { found: self.found, bound, exhausted, states: self.states }
    }

    /// Extends every set by one change, in every way.
    fn next_layer(
        &mut self,
        layer: Vec<(StateIx, ChangeSet)>,
    ) -> Result<Vec<(StateIx, ChangeSet)>, BudgetSpent> {
        let mut next = Vec::new();
        for (at, set) in layer {
            let Some(table) = self.states.table(at)? else {
                debug_assert!(false, "only states that go on stand in a layer");
                continue;
            };
            for (class, change) in self.changes_of(table)?.iter() {
                self.spend(1 + set.list.len() + self.found.len())?;
                let with = set.with(Rc::clone(change));
                if self.found.iter().any(|found| found.is_within(&with)) {
                    continue;
                }
                let Some(after) = self.states.after_class(at, *class)? else { continue };
                if self.states.fate(after) != Fate::Fails {
                    self.arrive(after, &with, &mut next)?;
                }
            }
        }
        Ok(next)
    }

    /// One of as many changes may be smaller: fewer ticks, or a nearer number. Where there are too many to compare, they are
    /// left out from this number of changes on.
    fn keep_minimal(&mut self) -> Option<usize> {
        let all = std::mem::take(&mut self.found);
        for layer in all.chunk_by(|one, other| one.list.len() == other.list.len()) {
            for set in layer {
                // Another answer is neither nearer nor farther than others.
                if set.has_smaller() {
                    if self.spend(layer.len()).is_err() {
                        self.found.retain(|found| found.list.len() < set.list.len());
                        return Some(set.list.len());
                    }
                    if layer.iter().any(|other| other.list != set.list && other.is_within(set)) {
                        continue;
                    }
                }
                self.found.push(set.clone());
            }
        }
        None
    }

    fn spend(&mut self, effort: usize) -> Result<(), BudgetSpent> {
        self.effort = self.effort.saturating_add(effort);
        let most = self.budget.sets.saturating_mul(EFFORT_A_SET);
        if self.effort > most { Err(BudgetSpent) } else { Ok(()) }
    }

    /// The changes that can be made where the choices of this table are in view.
    fn changes_of(&mut self, table: TableIx) -> Result<ClassChanges, BudgetSpent> {
        if let Some(known) = self.changes.get(&table) {
            return Ok(Rc::clone(known));
        }
        let classes = self.states.tables.get(table);
        let Some(old) = self.states.choices.get(&classes.question) else {
            debug_assert!(false, "only an answer that was given is changed");
            return Ok([].into());
        };
        let least = classes.least_differences(old.chosen(), self.budget.choices).ok_or(BudgetSpent)?;
        let mut all: Vec<(ClassIx, Rc<AnswerChange>)> = Vec::new();
        for (class, row) in classes.list.iter() {
            let changes = changes_of_class(self.states.model, classes, row, old, &least);
            all.extend(changes.into_iter().map(|change| (class, Rc::new(change))));
        }
        order::by_key(&mut all, |(_, change)| change.distance());
        let made: ClassChanges = all.into();
        self.changes.insert(table, Rc::clone(&made));
        Ok(made)
    }

    /// A walk comes to a state by these changes. If it reaches the goal from there without more, the set is found; if not,
    /// another change can be made in every state that follows, whatever is answered to questions that are new.
    fn arrive(
        &mut self,
        from: StateIx,
        set: &ChangeSet,
        layer: &mut Vec<(StateIx, ChangeSet)>,
    ) -> Result<(), BudgetSpent> {
        if self.states.reaches(from, &ChangeSet::none(), Demand::Some, &mut self.works)? {
            self.found.push(set.clone());
            return Ok(());
        }
        let mut stack = vec![from];
        while let Some(at) = stack.pop() {
            let Fate::Goes(question) = self.states.fate(at) else { continue };
            self.spend(1 + self.reached_by.get(&at).map_or(0, Vec::len))?;
            let known = self.reached_by.entry(at).or_default();
            if known.iter().any(|known| known.is_within(set)) {
                continue;
            }
            known.push(set.clone());
            if self.changeable.contains(question.at()) {
                self.sets += 1;
                if self.sets > self.budget.sets {
                    return Err(BudgetSpent);
                }
                layer.push((at, set.clone()));
            }
            match self.states.choices.get(&question) {
                Some(kept) => stack.extend(self.states.after(at, kept)?),
                None => {
                    for class in &self.states.free(at)?.lenient {
                        stack.extend(self.states.after_class(at, *class)?);
                    }
                }
            }
        }
        Ok(())
    }
}
