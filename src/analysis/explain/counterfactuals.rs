//! What would bring an app, or anything at all, back: the minimal sets of changed answers (`docs/analysis.md`,
//! "Counterfactuals"). Everything reported about a change comes from replaying it, so what is promised is what happens.

use std::collections::{BTreeMap, BTreeSet};

use super::counterfactual_search::{AnswerChange, Baseline, FoundChange, SearchResult, search};
use crate::analysis::space::{AnswerClass, AnswerClasses, AppScope};
use crate::engine::{AnswerValue, Choice, Position, WalkState, allowed, continue_walk, start_walk};
use crate::model::{AnswerIx, AppIx, AppSet, Catalogue, Ix, Model, OutcomeKind, QuestionIx, QuestionKind};

/// What a change of answers should achieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeGoal {
    /// This app is no longer dropped.
    App(AppIx),
    /// Something is left (if there is a catalogue), and the walk does not end in a `blocked` outcome.
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
}

impl Default for SearchBudget {
    /// Too short for a person to notice: some 10 milliseconds for a tree like the shipped one.
    fn default() -> Self {
        Self { steps: 30_000, sets: 10_000, choices: 1 << 12 }
    }
}

/// The minimal sets of changed answers: no proper part of any of them is enough.
#[derive(Debug, Clone)]
pub struct Counterfactuals<'m> {
    model: &'m Model,
    choices: BTreeMap<QuestionIx, AnswerValue>,
    path: Vec<Choice>,
    goal: ChangeGoal,
    result: SearchResult,
    before: WalkState,
}

/// A set of changed answers, and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The new answers, in the order of the original walk.
    pub set: Vec<Choice>,
    /// The apps that are left now and were not before.
    pub returns: Vec<AppIx>,
    /// The apps that are no longer left.
    pub drops: Vec<AppIx>,
    /// Where the changed walk is: at an outcome, or at a question that has no answer yet.
    pub position: Position,
}

/// Where a change leads, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// To an advice.
    Advice,
    /// To a question that has no answer yet.
    Question,
    /// To an outcome that gives no advice.
    Elsewhere,
}

/// Finds what would reach a goal, starting from the walk that these choices make. Only answers on the path are changed;
/// the others count when a change leads to their question. Nothing is found when the goal has been reached already, and
/// nothing is searched for an app that no answer can bring back.
pub fn counterfactuals<'m>(
    model: &'m Model,
    choices: BTreeMap<QuestionIx, AnswerValue>,
    goal: ChangeGoal,
    budget: &SearchBudget,
) -> Counterfactuals<'m> {
    let mut before = start_walk(model);
    let possible = goal.is_possible(model, &before);
    continue_walk(model, &mut before, |question| choices.get(&question));
    // For an app it is enough that it is left, wherever the walk is.
    let stands = matches!(goal, ChangeGoal::App(_)) || goal.is_reached_at(model, before.position);
    let reached = goal.is_possible(model, &before) && stands;
    let path = before.path.clone();
    let result = match possible && !reached {
        true => search(Baseline { model, choices: &choices, path: &path }, goal, budget),
        false => SearchResult { exhausted: true, ..SearchResult::default() },
    };
    Counterfactuals { model, choices, path, goal, result, before }
}

impl ChangeGoal {
    /// The apps that have to be distinguished.
    pub(in crate::analysis) fn scope(self, model: &Model) -> AppScope {
        match self {
            Self::App(app) => {
                let mut only = model.catalogue.no_apps();
                only.insert(app.at());
                AppScope::Apps(only)
            }
            Self::Anything => AppScope::Ends,
        }
    }

    /// Whether it can still be reached: a dropped app never returns on the same walk.
    pub(in crate::analysis) fn is_possible(self, model: &Model, walk: &WalkState) -> bool {
        match self {
            Self::App(app) => walk.left.contains(app.at()),
            Self::Anything => !walk.left.is_clear() || model.catalogue.offered.is_clear(),
        }
    }

    /// Whether a walk at this position has reached it, given that it is possible.
    pub(in crate::analysis) fn is_reached_at(self, model: &Model, position: Position) -> bool {
        match position {
            Position::At(_) => true,
            Position::Done(end) => {
                self != Self::Anything || model.graph.outcomes.row(end).kind != OutcomeKind::Blocked
            }
            Position::Stuck(_) => false,
        }
    }
}

impl Counterfactuals<'_> {
    /// All sets of at most this many changes were examined.
    pub fn bound(&self) -> usize {
        self.result.bound
    }

    /// No larger minimal set exists.
    pub fn is_exhausted(&self) -> bool {
        self.result.exhausted
    }

    /// Every set written out, with the lowest number of each range: first those that reach an outcome, then those that
    /// lead to a new question; smallest first. Only sets of at most `size` changes, at most `most` of them, and
    /// whether that is all.
    pub fn each(&self, size: usize, most: usize) -> (Vec<Change>, bool) {
        let mut sets = BTreeSet::new();
        let mut small = self.result.found.iter().filter(|found| found.set.list.len() <= size);
        let is_all = small.all(|found| self.expand_classes(found, most, &mut sets));
        let mut each: Vec<Change> = sets.into_iter().map(|set| self.replayed(set)).collect();
        if self.result.needs_minimality_check {
            each.retain(|change| self.is_minimal(&change.set));
        }
        each.sort_by_cached_key(|change| {
            let opens = matches!(change.position, Position::At(_));
            let order: Vec<_> =
                change.set.iter().map(|choice| (self.place(choice), self.order(choice))).collect();
            (opens, change.set.len(), order)
        });
        (each, is_all)
    }

    /// For each set of questions whose answers have to change, the change closest to the answers given: first those that
    /// reach an advice, then the smallest, then those that bring most back. At most `most`, and how many there are.
    pub fn nearest(&self, most: usize) -> (Vec<Change>, usize) {
        let mut best: BTreeMap<Vec<usize>, (Destination, u64, Vec<Choice>)> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for found in &self.result.found {
            let Some((distance, set)) = self.nearest_of(found, &mut known) else { continue };
            if self.result.needs_minimality_check && !self.is_minimal(&set) {
                continue;
            }
            let candidate = (self.destination(found.position), distance, set);
            let questions = candidate.2.iter().map(|choice| self.place(choice)).collect();
            match best.entry(questions) {
                std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(candidate)),
                std::collections::btree_map::Entry::Occupied(mut taken) => {
                    if (candidate.0, candidate.1) < (taken.get().0, taken.get().1) {
                        taken.insert(candidate);
                    }
                }
            }
        }
        let count = best.len();
        let mut ranked: Vec<(Destination, u64, Vec<Choice>)> = best.into_values().collect();
        ranked.sort_by_key(|(leads, distance, set)| (*leads, set.len(), *distance == u64::MAX));
        ranked.truncate(most.max(LOOKED_AT));
        let mut changes: Vec<(bool, Change)> =
            ranked.into_iter().map(|(_, far, set)| (far == u64::MAX, self.replayed(set))).collect();
        changes.sort_by_key(|(far, change)| {
            (
                self.destination(change.position),
                change.set.len(),
                *far,
                std::cmp::Reverse(change.returns.len()),
            )
        });
        changes.truncate(most);
        (changes.into_iter().map(|(_, change)| change).collect(), count)
    }

    /// Where a walk at this position leads.
    pub fn destination(&self, position: Position) -> Destination {
        match position {
            Position::Done(end) => match self.model.graph.outcomes.row(end).kind {
                OutcomeKind::Advice => Destination::Advice,
                OutcomeKind::Blocked | OutcomeKind::Info => Destination::Elsewhere,
            },
            Position::At(_) | Position::Stuck(_) => Destination::Question,
        }
    }

    /// The result of a set of changes.
    fn replayed(&self, set: Vec<Choice>) -> Change {
        let after = self.after(&set);
        let apps = |some: &AppSet, but: &AppSet| Catalogue::apps_in(&without(some, but)).collect();
        Change {
            returns: apps(&after.left, &self.before.left),
            drops: apps(&self.before.left, &after.left),
            position: after.position,
            set,
        }
    }

    fn after(&self, set: &[Choice]) -> WalkState {
        let mut walk = start_walk(self.model);
        let changed = |question| set.iter().find(|choice| choice.question == question);
        continue_walk(self.model, &mut walk, |question| {
            changed(question).map(|choice| &choice.given).or_else(|| self.choices.get(&question))
        });
        walk
    }

    /// Whether no proper part of a set is enough: each part is replayed.
    fn is_minimal(&self, set: &[Choice]) -> bool {
        let parts = 1_u32..(1 << set.len().min(16)) - 1;
        parts.into_iter().all(|bits| {
            let part: Vec<Choice> = (0..)
                .zip(set)
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, choice)| choice.clone())
                .collect();
            let walk = self.after(&part);
            let model = self.model;
            !(self.goal.is_possible(model, &walk) && self.goal.is_reached_at(model, walk.position))
        })
    }

    /// Adds every set that these classes stand for; adds none and returns false if that would be more than `most`.
    fn expand_classes(&self, found: &FoundChange, most: usize, into: &mut BTreeSet<Vec<Choice>>) -> bool {
        let mut sets: Vec<Vec<Choice>> = vec![Vec::new()];
        for changed in found.set.list.iter() {
            let (table, class) = self.class(changed);
            let mut longer = Vec::new();
            for set in &sets {
                for choice in table.each(class) {
                    if into.len() + longer.len() >= most {
                        return false;
                    }
                    longer.push(set.iter().cloned().chain([choice]).collect());
                }
            }
            sets = longer;
        }
        into.extend(sets.into_iter().map(|set| self.in_order(set)));
        true
    }

    /// Of the sets that these classes stand for, the one closest to the answers given, and its distance.
    fn nearest_of(
        &self,
        found: &FoundChange,
        known: &mut BTreeMap<AnswerChange, Option<AnswerValue>>,
    ) -> Option<(u64, Vec<Choice>)> {
        let mut distance = 0_u64;
        let mut set = Vec::new();
        for changed in found.set.list.iter() {
            let nearest = || {
                let (table, class) = self.class(changed);
                table.nearest(self.model, class, self.choices.get(&changed.question)?)
            };
            let given = known.entry(*changed).or_insert_with(nearest).clone()?;
            distance = distance.saturating_add(self.distance(changed.question, &given));
            set.push(Choice { question: changed.question, given });
        }
        Some((distance, self.in_order(set)))
    }

    fn class(&self, changed: &AnswerChange) -> (&AnswerClasses, &AnswerClass) {
        let table = self.result.tables.get(changed.table);
        debug_assert_eq!(table.question, changed.question, "a change stands in the table of its question");
        (table, table.list.row(changed.class))
    }

    fn in_order(&self, mut set: Vec<Choice>) -> Vec<Choice> {
        set.sort_by_key(|choice| self.place(choice));
        set
    }

    /// The position of its question on the walk.
    fn place(&self, choice: &Choice) -> usize {
        let path = self.path.iter();
        path.take_while(|made| made.question != choice.question).count()
    }

    /// The rank of a choice among those of its question: single answers in order, then several, then none, then unknown.
    fn order(&self, choice: &Choice) -> (bool, bool, usize, AnswerValue) {
        let none = self.model.graph.questions.row(choice.question).none();
        let (is_none, count) = match &choice.given {
            AnswerValue::Picks(picks) => (none.is_some_and(|none| picks.contains(&none)), picks.len()),
            AnswerValue::Number(_) | AnswerValue::Unknown => (false, 0),
        };
        (choice.given == AnswerValue::Unknown, is_none, count, choice.given.clone())
    }

    fn distance(&self, question: QuestionIx, new: &AnswerValue) -> u64 {
        self.choices.get(&question).map_or(u64::MAX, |old| distance(old, new))
    }
}

/// How many sets of questions are compared by what they bring back; replaying more would take too long.
const LOOKED_AT: usize = 32;

fn without(some: &AppSet, but: &AppSet) -> AppSet {
    let mut rest = some.clone();
    rest.difference_with(but);
    rest
}

/// How far apart two answers to a question are. "Don't know" decides nothing: as a new answer it is the farthest.
fn distance(one: &AnswerValue, other: &AnswerValue) -> u64 {
    match (one, other) {
        (AnswerValue::Number(one), AnswerValue::Number(other)) => one.abs_diff(*other),
        (AnswerValue::Picks(one), AnswerValue::Picks(other)) => {
            let extra = other.iter().filter(|pick| !one.contains(pick)).count();
            let missing = one.iter().filter(|pick| !other.contains(pick)).count();
            (extra + missing) as u64
        }
        (AnswerValue::Unknown, _) => 1,
        _ => u64::MAX,
    }
}

impl AnswerClasses {
    /// The choice of a class that is closest to the one given. Of a number, that is the nearest end of its range: a person
    /// a person who has to lower a number wants to lower it as little as possible.
    fn nearest(&self, model: &Model, class: &AnswerClass, given: &AnswerValue) -> Option<AnswerValue> {
        let fits = |other: &AnswerValue| {
            let choice = Choice { question: self.question, given: other.clone() };
            *other != *given && allowed(model, &choice).is_ok()
        };
        let each = self.each(class).take(NEAREST).map(|choice| choice.given);
        let ends = each.flat_map(|start| {
            let end = self.range_end(model, &start);
            std::iter::once(start).chain(end)
        });
        let present: &[AnswerIx] = match given {
            AnswerValue::Picks(picks) => picks,
            AnswerValue::Number(_) | AnswerValue::Unknown => &[],
        };
        ends.chain(self.nearest_subsets(class, present))
            .filter(fits)
            .min_by_key(|other| distance(given, other))
    }

    /// The highest number of the range that starts here.
    fn range_end(&self, model: &Model, start: &AnswerValue) -> Option<AnswerValue> {
        let AnswerValue::Number(start) = start else { return None };
        let QuestionKind::Number { max, .. } = model.graph.questions.row(self.question).kind else {
            return None;
        };
        let starts = self.given().iter().filter_map(|given| match given {
            AnswerValue::Number(number) => Some(*number),
            _ => None,
        });
        Some(AnswerValue::Number(starts.filter(|other| other > start).min().map_or(max, |next| next - 1)))
    }
}

/// How many choices of a class are compared one by one. Of the subsets of a long list only the nearest are made.
const NEAREST: usize = 64;
