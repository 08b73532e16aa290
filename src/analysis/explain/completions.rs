//! What comes of a set of changes: over every way to answer the questions that are then new with which the goal is
//! reached, what is left, what is asked, and with which answers (`docs/analysis.md`, "What comes of a change").

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::answer_change::ChangeSet;
use super::change_states::{BudgetSpent, ChangeStates, Fate};
use super::counterfactuals::{ChangeGoal, SearchBudget};
use crate::analysis::flow::next_questions;
use crate::analysis::space::{AppScope, ClassIx, StateIx, TableIx};
use crate::engine::AnswerValue;
use crate::model::{AnswerIx, AppSet, Ix, Model, QuestionIx};

/// What all completions from a state have in common, of those that reach the goal.
#[derive(Debug, Clone)]
pub(super) struct Completed {
    /// The apps that are left at one of their ends.
    pub(super) left: AppSet,
    /// The fewest and the most apps that are left at one end.
    pub(super) count: (usize, usize),
    /// The fewest and the most new questions.
    pub(super) new: (usize, usize),
    /// The questions that some completion asks.
    pub(super) some: FixedBitSet,
    /// The questions that every completion asks.
    pub(super) every: FixedBitSet,
    /// By question, the answers to new questions that occur.
    pub(super) then: BTreeMap<QuestionIx, Occurring>,
    /// By question, the choices with which the goal can no longer be reached, where it still could; of subsets of a list
    /// what is in all of them.
    pub(super) failing: BTreeMap<QuestionIx, BTreeSet<AnswerValue>>,
}

/// Answers to one question that occur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Occurring {
    pub(super) answers: BTreeSet<AnswerIx>,
    /// The first of each range of numbers that behave alike.
    pub(super) numbers: BTreeSet<i64>,
}

impl Completed {
    /// One that ends here.
    fn end(left: AppSet, questions: usize) -> Self {
        let count = left.count_ones(..);
        Self {
            left,
            count: (count, count),
            new: (0, 0),
            some: FixedBitSet::with_capacity(questions),
            every: FixedBitSet::with_capacity(questions),
            then: BTreeMap::new(),
            failing: BTreeMap::new(),
        }
    }

    /// Adds other completions from the same state.
    fn join(&mut self, other: &Self) {
        self.left.union_with(&other.left);
        self.some.union_with(&other.some);
        self.every.intersect_with(&other.every);
        let wider = |one: (usize, usize), other: (usize, usize)| (one.0.min(other.0), one.1.max(other.1));
        self.count = wider(self.count, other.count);
        self.new = wider(self.new, other.new);
        for (question, occurring) in &other.then {
            self.then.entry(*question).or_default().join(occurring);
        }
        for (question, choices) in &other.failing {
            self.failing.entry(*question).or_default().extend(choices.iter().cloned());
        }
    }

    /// Whether some choice at a question fails; and whether one does of which every answer occurs where the goal is
    /// reached, so that no list of answers says with which it fails.
    pub(super) fn fails(&self, question: QuestionIx) -> (bool, bool) {
        let Some(failing) = self.failing.get(&question) else { return (false, false) };
        let occurs = |choice: &AnswerValue| {
            self.then.get(&question).is_some_and(|occurring| match choice {
                AnswerValue::Picks(picks) => picks.iter().all(|pick| occurring.answers.contains(pick)),
                AnswerValue::Number(number) => occurring.numbers.contains(number),
                AnswerValue::Unknown => false,
            })
        };
        (!failing.is_empty(), failing.iter().any(occurs))
    }
}

impl Occurring {
    fn join(&mut self, other: &Self) {
        self.answers.extend(&other.answers);
        self.numbers.extend(&other.numbers);
    }
}

/// A step that a completion may take.
struct CompletionStep {
    to: StateIx,
    /// The class of choices, where the question is new.
    class: Option<(TableIx, ClassIx)>,
}

/// The completions after changes of one walk.
pub(super) struct Completions<'a> {
    states: ChangeStates<'a>,
    /// What was found from a state from which no changed answer is ahead; nothing when the goal is not reached.
    known: BTreeMap<StateIx, Option<Rc<Completed>>>,
    /// For each question, those that may come right before it, by the bare graph.
    before: BTreeMap<QuestionIx, Vec<QuestionIx>>,
    visits: usize,
    most_visits: usize,
    is_spent: bool,
}

/// Whether changed answers may still be ahead, and what was found where they may.
struct Ahead {
    questions: FixedBitSet,
    known: BTreeMap<StateIx, Option<Rc<Completed>>>,
}

impl<'a> Completions<'a> {
    pub(super) fn new(
        model: &'a Model,
        choices: &'a BTreeMap<QuestionIx, AnswerValue>,
        goal: ChangeGoal,
        budget: &SearchBudget,
    ) -> Self {
        let mut before: BTreeMap<QuestionIx, Vec<QuestionIx>> = BTreeMap::new();
        for question in model.graph.questions.indexes() {
            for next in next_questions(model, question) {
                before.entry(next).or_default().push(question);
            }
        }
        Self {
            states: ChangeStates::new(
                model,
                choices,
                goal,
                AppScope::Ends,
                budget.completion_steps,
                budget.choices,
            ),
            known: BTreeMap::new(),
            before,
            visits: 0,
            most_visits: budget.completion_steps.saturating_mul(VISITS_A_STEP),
            is_spent: false,
        }
    }

    /// All completions after these changes that reach the goal; nothing when that is too much to go through.
    pub(super) fn of(&mut self, set: &ChangeSet) -> Option<Rc<Completed>> {
        if self.is_spent {
            return None;
        }
        let found = self.completed(set);
        self.is_spent = found.is_err();
        let found = found.ok()?;
        debug_assert!(found.is_some(), "a change that was found reaches the goal");
        found
    }

    fn completed(&mut self, set: &ChangeSet) -> Result<Option<Rc<Completed>>, BudgetSpent> {
        let mut ahead = Ahead { questions: self.can_come_to(set), known: BTreeMap::new() };
        let start = self.states.start();
        // Later sets take few steps that none took before.
        if self.visits == 0 {
            self.take_steps(start, &ahead, set)?;
        }
        let mut stack = vec![start];
        while let Some(at) = stack.last().copied() {
            self.visits += 1;
            if self.visits > self.most_visits {
                return Err(BudgetSpent);
            }
            if self.found(&ahead, at).is_some() {
                stack.pop();
                continue;
            }
            let steps = self.steps(at, set)?;
            let open: Vec<StateIx> =
                steps.iter().map(|step| step.to).filter(|to| self.found(&ahead, *to).is_none()).collect();
            if open.is_empty() {
                let made = self.join(&ahead, at, &steps);
                let known = if self.is_ahead(&ahead, at) { &mut ahead.known } else { &mut self.known };
                known.insert(at, made);
                stack.pop();
            } else {
                stack.extend(open);
            }
        }
        Ok(self.found(&ahead, start).cloned().flatten())
    }

    /// Takes all steps first: what is left at the ends is put together of every state, and in vain when there are too many.
    fn take_steps(&mut self, start: StateIx, ahead: &Ahead, set: &ChangeSet) -> Result<(), BudgetSpent> {
        let mut seen = BTreeSet::new();
        let mut stack = vec![start];
        while let Some(at) = stack.pop() {
            if self.found(ahead, at).is_none() && seen.insert(at) {
                stack.extend(self.steps(at, set)?.iter().map(|step| step.to));
            }
        }
        Ok(())
    }

    fn is_ahead(&self, ahead: &Ahead, at: StateIx) -> bool {
        match self.states.fate(at) {
            Fate::Goes(question) => ahead.questions.contains(question.at()),
            Fate::Works | Fate::Fails => false,
        }
    }

    fn found<'f>(&'f self, ahead: &'f Ahead, at: StateIx) -> Option<&'f Option<Rc<Completed>>> {
        let known = if self.is_ahead(ahead, at) { &ahead.known } else { &self.known };
        known.get(&at)
    }

    /// The questions from which a question of a set may still come, itself included.
    fn can_come_to(&self, set: &ChangeSet) -> FixedBitSet {
        let mut found = FixedBitSet::with_capacity(self.states.model.graph.questions.len());
        let mut queue: Vec<QuestionIx> = set.list.iter().map(|change| change.choice.question).collect();
        while let Some(question) = queue.pop() {
            if !found.put(question.at()) {
                queue.extend(self.before.get(&question).into_iter().flatten());
            }
        }
        found
    }

    fn steps(&mut self, at: StateIx, set: &ChangeSet) -> Result<Vec<CompletionStep>, BudgetSpent> {
        let Fate::Goes(question) = self.states.fate(at) else { return Ok(Vec::new()) };
        if let Some(given) = self.states.standing(set, question) {
            let to = self.states.after(at, &given)?;
            return Ok(to.into_iter().map(|to| CompletionStep { to, class: None }).collect());
        }
        let Some(table) = self.states.table(at)? else { return Ok(Vec::new()) };
        let mut steps = Vec::new();
        for class in &self.states.free(at)?.lenient {
            let to = self.states.after_class(at, *class)?;
            steps.extend(to.map(|to| CompletionStep { to, class: Some((table, *class)) }));
        }
        Ok(steps)
    }

    /// What completions from a state have in common, where all states that follow are known.
    fn join(&mut self, ahead: &Ahead, at: StateIx, steps: &[CompletionStep]) -> Option<Rc<Completed>> {
        let question = match self.states.fate(at) {
            Fate::Fails => return None,
            Fate::Works => {
                let questions = self.states.model.graph.questions.len();
                return Some(Rc::new(Completed::end(self.states.left(at), questions)));
            }
            Fate::Goes(question) => question,
        };
        let mut all: Option<Completed> = None;
        let mut occurring = Occurring::default();
        let mut failing = BTreeSet::new();
        let mut is_new = false;
        for step in steps {
            let Some(Some(found)) = self.found(ahead, step.to) else {
                failing
                    .extend(step.class.into_iter().flat_map(|(table, class)| self.choices_of(table, class)));
                continue;
            };
            if let Some((table, class)) = step.class {
                is_new = true;
                let table = self.states.tables.get(table);
                let (answers, numbers) = table.occurring(table.list.row(class));
                occurring.answers.extend(answers);
                occurring.numbers.extend(numbers);
            }
            match &mut all {
                Some(all) => all.join(found),
                None => all = Some(Completed::clone(found)),
            }
        }
        let mut all = all?;
        all.some.insert(question.at());
        all.every.insert(question.at());
        if is_new {
            all.new = (all.new.0 + 1, all.new.1 + 1);
            all.then.entry(question).or_default().join(&occurring);
        }
        if !failing.is_empty() {
            all.failing.entry(question).or_default().append(&mut failing);
        }
        Some(Rc::new(all))
    }

    fn choices_of(&self, table: TableIx, class: ClassIx) -> Vec<AnswerValue> {
        let table = self.states.tables.get(table);
        let choices = table.at_least(table.list.row(class)).into_iter();
        choices.filter(|choice| *choice != AnswerValue::Unknown).collect()
    }
}

/// How many states may be looked at for each step that may be taken, so 200,000: to look is cheap, and a set looks again at
/// what others took the steps to. Beyond it a change is told without what comes of it, as when the steps run out. On the
/// shipped tree the tests saw 7,563 at most.
const VISITS_A_STEP: usize = 20;
