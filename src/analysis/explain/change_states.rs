//! The states that walks with other answers come to: every answer that was given is kept, unless it is changed, and
//! questions that are new are free (`docs/analysis.md`, "Counterfactuals").

use std::collections::BTreeMap;
use std::rc::Rc;

use super::counterfactuals::ChangeGoal;
use crate::analysis::space::{
    AppScope, ClassIx, ClassTables, ExplorationLimits, Relevance, StateIx, StateKeys, TableIx,
};
use crate::engine::{
    AnswerValue, Choice, ChoiceError, Position, WalkState, start_walk, step_dropping, step_walk,
};
use crate::model::{AnswerIx, Ix, Model, QuestionIx, Table};

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
    walk: WalkState,
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
    nodes: Table<StateIx, ChangeNode>,
    pub(super) tables: ClassTables,
    free: BTreeMap<TableIx, Rc<FreeClasses>>,
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
        Self {
            model,
            choices,
            goal,
            scope,
            limits: ExplorationLimits { choices: most_choices, ..ExplorationLimits::default() },
            relevance,
            keys: StateKeys::new(model),
            nodes: Table::default(),
            tables: ClassTables::by_situation(),
            free: BTreeMap::new(),
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
        self.intern(start_walk(self.model))
    }

    pub(super) fn fate(&self, at: StateIx) -> Fate {
        self.nodes.row(at).fate
    }

    pub(super) fn walk(&self, at: StateIx) -> &WalkState {
        &self.nodes.row(at).walk
    }

    /// The table of the choices in view; nothing where the walk does not go on.
    pub(super) fn table(&mut self, at: StateIx) -> Result<Option<TableIx>, BudgetSpent> {
        let node = self.nodes.row(at);
        let Fate::Goes(question) = node.fate else { return Ok(None) };
        if let Some((table, _)) = &node.classes {
            return Ok(Some(*table));
        }
        let (model, relevance, limits) = (self.model, &self.relevance, &self.limits);
        let table = self.tables.table_for(model, relevance, &self.scope, &node.walk, question, limits);
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
        let after = step_walk(self.model, &node.walk, &choice);
        let Some(next) = self.take(after)? else { return Ok(None) };
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
        let after = match &taken.drops {
            Some(drops) => step_dropping(self.model, &node.walk, &choice, drops),
            None => step_walk(self.model, &node.walk, &choice),
        };
        let next = self.take(after)?;
        if let Some((_, tried)) = &mut self.nodes.row_mut(at).classes {
            *tried.row_mut(class) = next;
        }
        Ok(next)
    }

    fn take(&mut self, after: Result<WalkState, ChoiceError>) -> Result<Option<StateIx>, BudgetSpent> {
        self.steps += 1;
        if self.steps > self.most {
            return Err(BudgetSpent);
        }
        debug_assert!(after.is_ok(), "every answer that is tried is allowed");
        Ok(after.ok().map(|walk| self.intern(walk)))
    }

    /// The state of a walk.
    fn intern(&mut self, mut walk: WalkState) -> StateIx {
        let (state, is_new) = self.keys.intern(&self.relevance, &self.scope, &walk);
        if is_new {
            let possible = self.goal.is_possible(self.model, &walk);
            let fate = match walk.position {
                _ if !possible => Fate::Fails,
                Position::At(question) => Fate::Goes(question),
                position if ChangeGoal::is_reached_at(self.model, position) => Fate::Works,
                _ => Fate::Fails,
            };
            if let Fate::Goes(question) = fate {
                self.relevance.project(&mut walk, question);
            }
            let at = self.nodes.push(ChangeNode { walk, fate, given: BTreeMap::new(), classes: None });
            debug_assert_eq!(at, state, "states and nodes are numbered alike");
        }
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
        ranked.sort_unstable();
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
