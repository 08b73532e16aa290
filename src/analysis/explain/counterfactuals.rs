//! What would bring an app, or anything at all, back: the minimal sets of changed answers (`docs/analysis.md`,
//! "Counterfactuals"). A change holds to the end: with every other answer kept, the questions that are then new can be
//! answered so that the walk ends in an advice with the app left.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::answer_change::{ChangeSet, touches};
use super::change_states::ChangeStates;
use super::completions::{Completed, Completions};
use super::counterfactual_search::{Baseline, SearchResult, search};
use super::deciding::Demand;
use crate::analysis::flow::questions_ahead;
use crate::analysis::space::AppScope;
use crate::engine::{AnswerValue, Choice, Position, WalkState, continue_walk, start_walk};
use crate::model::{AnswerIx, AppIx, AppSet, Catalogue, Ix, Model, OutcomeKind, QuestionIx};
use crate::order;

/// What a change of answers should achieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeGoal {
    /// The walk ends in an advice with this app left.
    App(AppIx),
    /// The walk ends in an advice with something left (if there is a catalogue).
    Anything,
}

/// How much work the search for changes may do. If that is not enough, the result says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchBudget {
    /// The most steps between states.
    pub steps: usize,
    /// The most sets of changes to extend.
    pub sets: usize,
    /// The most choices of one question that have to be distinguished.
    pub choices: usize,
    /// The most steps to find what comes of the changes.
    pub completion_steps: usize,
}

impl Default for SearchBudget {
    /// Too short for a person to notice: some 10 milliseconds for a tree like the shipped one.
    fn default() -> Self {
        Self { steps: 30_000, sets: 10_000, choices: 1 << 12, completion_steps: 10_000 }
    }
}

/// The minimal sets of changed answers: nothing smaller holds.
#[derive(Debug, Clone)]
pub struct Counterfactuals {
    goal: ChangeGoal,
    changes: Vec<Change>,
    bound: usize,
    is_exhausted: bool,
}

/// A set of changed answers, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The new answers: those on the walk in its order, then those that wait.
    pub set: Vec<Choice>,
    /// How many questions it changes in what they tell of the person's situation.
    pub touches: usize,
    /// It leaves the situation as it is, and holds whatever the new questions tell of it.
    pub spares_situation: bool,
    /// The questions that were asked and no longer are.
    pub aside: Vec<QuestionIx>,
    /// The questions without an answer that may come, in the order of the tree; when the effort ran out, the first.
    pub new_questions: Vec<QuestionIx>,
    /// What comes of it at the ends where it holds; absent when the effort to go through them ran out.
    pub ends: Option<ChangeEnds>,
    /// The app itself, and the apps that are left at one of these ends and were not; when the effort ran out, the app.
    pub returns: Vec<AppIx>,
    /// The apps that were left and are at none of these ends.
    pub drops: Vec<AppIx>,
    /// No more apps than this are left at any of these ends.
    pub at_most: usize,
    /// How far the new answers are from those given: ticks, and for a number the difference.
    pub distance: u64,
}

/// What comes of a change at the ends where it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEnds {
    /// Of each new question the answers that occur.
    pub then: Vec<NewQuestion>,
    /// The fewest apps that are left.
    pub least: usize,
    /// The fewest new questions that come.
    pub fewest_new: usize,
    /// The most new questions that come.
    pub most_new: usize,
}

/// A question that is new after a change, and with which answers the change holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// The question.
    pub question: QuestionIx,
    /// The answers that occur where it holds; of a `many` those that are in some choice.
    pub answers: Vec<AnswerIx>,
    /// Of a number the lowest of each range that behaves alike.
    pub numbers: Vec<i64>,
    /// It is asked on every way on which the change holds.
    pub is_always: bool,
    /// Some choice at it makes that the change does not hold.
    pub may_fail: bool,
    /// Some choice does so while all its answers occur where the change holds: it hangs on the other answers too.
    pub may_fail_with_these: bool,
}

/// Finds what would reach a goal, starting from the walk that these choices make. Every answer may be changed,
/// also one that waits behind a new question or is set aside: it counts when a change leads to its question. Nothing is found when the
/// goal has been reached already, and nothing is searched for an app that no answer can bring back.
pub fn counterfactuals(
    model: &Model,
    choices: &BTreeMap<QuestionIx, AnswerValue>,
    goal: ChangeGoal,
    budget: &SearchBudget,
) -> Counterfactuals {
    let mut before = start_walk(model);
    let possible = goal.is_possible(model, words_of(&before.left));
    continue_walk(model, &mut before, |question| choices.get(&question));
    if !possible || goal.stands(model, &before) {
        return Counterfactuals { goal, changes: Vec::new(), bound: 0, is_exhausted: true };
    }
    let changeable = changeable(model, choices);
    let baseline = Baseline { model, choices, changeable: &changeable };
    let SearchResult { found, mut bound, mut exhausted, mut states } = search(baseline, goal, budget);
    let (found, dropped) = within_limit(&found);
    if let Some(size) = dropped {
        (bound, exhausted) = (bound.min(size), false);
    }
    let mut completions = Completions::new(model, choices, goal, budget);
    states.allow(budget.completion_steps);
    let made = found.iter().map(|set| {
        let teller = ChangeTeller { model, choices, goal, before: &before };
        teller.change(set, &mut states, &mut completions)
    });
    let mut changes: Vec<Change> = made.collect();
    order::by_cached_key(&mut changes, |change| {
        (
            !change.spares_situation,
            !change.new_questions.is_empty(),
            change.set.len(),
            change.distance,
            Reverse(change.at_most),
            change.set.clone(),
        )
    });
    Counterfactuals { goal, changes, bound, is_exhausted: exhausted }
}

/// More sets of changes than this are not told, as every one has to be walked: the bound is lowered instead, and told. On
/// the shipped tree the tests saw 20 at most.
const TOLD: usize = 500;

/// The sets up to a size at which they are not too many, and that size, if some are left out. Of single changes the first
/// are told all the same: one question may have more answers than that.
fn within_limit(found: &[ChangeSet]) -> (&[ChangeSet], Option<usize>) {
    let Some(first_out) = found.get(TOLD) else { return (found, None) };
    let size = first_out.list.len() - 1;
    let count = match size {
        0 => TOLD,
        _ => found.partition_point(|set| set.list.len() <= size),
    };
    (found.get(..count).unwrap_or(found), Some(size))
}

/// The questions whose answers may be changed: all that have one. One that is set aside counts again when a change leads
/// to its question, so it may have to be changed as well.
fn changeable(model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(model.graph.questions.len());
    choices.keys().for_each(|question| found.insert(question.at()));
    found
}

impl ChangeGoal {
    /// The apps that have to be distinguished.
    pub(super) fn scope(self, model: &Model) -> AppScope {
        match self {
            Self::App(app) => {
                let mut only = model.catalogue.no_apps();
                only.insert(app.at());
                AppScope::Apps(only)
            }
            Self::Anything => AppScope::Ends,
        }
    }

    /// Whether it can still be reached with these apps left, by the words of that set: a dropped app never returns on the
    /// same walk.
    pub(super) fn is_possible(self, model: &Model, left: impl Fn(usize) -> usize) -> bool {
        const BITS: usize = usize::BITS as usize;
        match self {
            Self::App(app) => left(app.at() / BITS) >> (app.at() % BITS) & 1 == 1,
            Self::Anything => {
                let words = model.catalogue.apps.len().div_ceil(BITS);
                (0..words).any(|at| left(at) != 0) || model.catalogue.offered.is_clear()
            }
        }
    }

    /// Whether a walk at this position has reached it, given that it is possible: only an advice counts.
    pub(super) fn is_reached_at(model: &Model, position: Position) -> bool {
        match position {
            Position::Done(end) => model.graph.outcomes.row(end).kind == OutcomeKind::Advice,
            Position::At(_) | Position::Stuck(_) => false,
        }
    }

    /// Whether a walk needs no change: the app is left, wherever the walk is; something is left, and it is not blocked.
    fn stands(self, model: &Model, walk: &WalkState) -> bool {
        let stands = match (self, walk.position) {
            (Self::App(_), _) | (Self::Anything, Position::At(_)) => true,
            (Self::Anything, Position::Done(end)) => {
                model.graph.outcomes.row(end).kind != OutcomeKind::Blocked
            }
            (Self::Anything, Position::Stuck(_)) => false,
        };
        stands && self.is_possible(model, words_of(&walk.left))
    }
}

impl Counterfactuals {
    /// What the changes are for.
    pub fn goal(&self) -> ChangeGoal {
        self.goal
    }

    /// Every minimal set of changes: first those that leave the situation as it is, those without new questions, the
    /// fewest changes, the nearest, and those that leave most.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// All sets of at most this many changes were examined.
    pub fn bound(&self) -> usize {
        self.bound
    }

    /// No larger minimal set exists.
    pub fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }
}

/// Tells what comes of changes of one walk.
struct ChangeTeller<'a> {
    model: &'a Model,
    choices: &'a BTreeMap<QuestionIx, AnswerValue>,
    goal: ChangeGoal,
    before: &'a WalkState,
}

impl ChangeTeller<'_> {
    fn change(
        &self,
        set: &ChangeSet,
        states: &mut ChangeStates<'_>,
        completions: &mut Completions<'_>,
    ) -> Change {
        let touches = self.touches(set);
        // When the effort ran out it is not known to hold in every situation, and so it is not said.
        let spares_situation = touches == 0 && {
            let start = states.start();
            let demand = Demand::EverySituation;
            states.reaches(start, set, demand, &mut BTreeMap::new()).unwrap_or(false)
        };
        let mut change = match completions.of(set) {
            Some(completed) => self.completed(&completed),
            None => self.as_far_as_known(set),
        };
        let mut choices: Vec<Choice> = set.list.iter().map(|change| change.choice.clone()).collect();
        order::by_key(&mut choices, |choice| (self.place(choice.question), choice.question));
        change.distance = set.list.iter().fold(0, |sum, change| change.distance().saturating_add(sum));
        Change { set: choices, touches, spares_situation, ..change }
    }

    fn touches(&self, set: &ChangeSet) -> usize {
        let touched = set.list.iter().filter(|change| {
            let Choice { question, given } = &change.choice;
            let row = self.model.graph.questions.row(*question);
            self.choices.get(question).is_some_and(|old| touches(row, old, given) > 0)
        });
        touched.count()
    }

    /// The position of a question on the walk.
    fn place(&self, question: QuestionIx) -> usize {
        self.before.path.iter().take_while(|made| made.question != question).count()
    }

    fn completed(&self, completed: &Completed) -> Change {
        let then = completed.then.iter().map(|(question, occurring)| {
            let (may_fail, may_fail_with_these) = completed.fails(*question);
            NewQuestion {
                question: *question,
                answers: occurring.answers.iter().copied().collect(),
                numbers: occurring.numbers.iter().copied().collect(),
                is_always: completed.every.contains(question.at()),
                may_fail,
                may_fail_with_these,
            }
        });
        let ends = ChangeEnds {
            then: then.collect(),
            least: completed.count.0,
            fewest_new: completed.new.0,
            most_new: completed.new.1,
        };
        Change {
            aside: self.no_longer_asked(|question| completed.some.contains(question.at())),
            new_questions: completed.then.keys().copied().collect(),
            ends: Some(ends),
            returns: apps(&completed.left, &self.before.left),
            drops: apps(&self.before.left, &completed.left),
            at_most: completed.count.1,
            ..Change::unknown()
        }
    }

    /// What is known without going on after the first new question.
    fn as_far_as_known(&self, set: &ChangeSet) -> Change {
        let mut walk = start_walk(self.model);
        continue_walk(self.model, &mut walk, |question| {
            set.given(question).or_else(|| self.choices.get(&question))
        });
        let mut ahead = BTreeSet::new();
        if let Position::At(first) = walk.position {
            ahead = questions_ahead(self.model, first);
            ahead.insert(first);
        }
        let comes = |question| walk.given(question).is_some() || ahead.contains(&question);
        let app = match self.goal {
            ChangeGoal::App(app) => Some(app),
            ChangeGoal::Anything => None,
        };
        Change {
            aside: self.no_longer_asked(comes),
            new_questions: match walk.position {
                Position::At(first) => vec![first],
                Position::Done(_) | Position::Stuck(_) => Vec::new(),
            },
            returns: app.into_iter().collect(),
            drops: apps(&self.before.left, &walk.left),
            at_most: walk.left.count_ones(..),
            ..Change::unknown()
        }
    }

    fn no_longer_asked(&self, comes: impl Fn(QuestionIx) -> bool) -> Vec<QuestionIx> {
        let path = self.before.path.iter().map(|choice| choice.question);
        path.filter(|question| !comes(*question)).collect()
    }
}

impl Change {
    /// Whether nothing is asked that has no answer: then all that comes of it is known.
    pub fn is_sure(&self) -> bool {
        self.new_questions.is_empty() && self.ends.is_some()
    }

    fn unknown() -> Self {
        Self {
            set: Vec::new(),
            touches: 0,
            spares_situation: false,
            aside: Vec::new(),
            new_questions: Vec::new(),
            ends: None,
            returns: Vec::new(),
            drops: Vec::new(),
            at_most: 0,
            distance: 0,
        }
    }
}

fn words_of(set: &AppSet) -> impl Fn(usize) -> usize + '_ {
    |at| set.as_slice().get(at).copied().unwrap_or(0)
}

fn apps(some: &AppSet, but: &AppSet) -> Vec<AppIx> {
    let mut rest = some.clone();
    rest.difference_with(but);
    Catalogue::apps_in(&rest).collect()
}
