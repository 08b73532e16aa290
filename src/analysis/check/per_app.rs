//! What can be proved when there are too many sets of apps that may be left (`docs/analysis.md`, "One app at a time"). In
//! a tree that tests at most whether *anything* remains, each app can be followed separately as long as something is left.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::analysis::space::{AppScope, ExplorationLimits, PlaceIx, StateIx, StateObserver, StateSpace};
use crate::engine::{AnswerValue, Choice, RouteLookup, RouteObserver, WalkState, start_walk, step_walk};
use crate::model::{
    AppSet, Condition, Effects, Model, Operand, QuestionKind, Remaining, Requirement, Route, Table,
};

/// All walks for as long as something is left, whatever that is.
pub(in crate::analysis) struct PerAppProof {
    space: StateSpace,
    /// For every step of the space: the apps that it does not drop.
    kept: Vec<AppSet>,
    /// The apps that are left before the first choice.
    start: AppSet,
}

/// Whether a walk can leave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) enum Emptied {
    /// None can.
    Never,
    /// After these choices; no shortest walk.
    After(Vec<Choice>),
    /// None was found within the limit.
    NotFound,
}

/// How many sets of apps are examined before the search gives up: without it `check` could take minutes. Then it stays
/// among what is not proved whether everything can drop.
const MOST_SETS: usize = 20_000;

impl PerAppProof {
    /// Nothing if something tests more than whether anything is left, or if there are too many states even so.
    pub(in crate::analysis) fn new(model: &Model, limits: &ExplorationLimits) -> Option<Self> {
        let mut free = model.clone();
        assume_something_left(&mut free)?;
        let mut observer = KeptAppsObserver { model: &free, from: start_walk(&free), kept: Vec::new() };
        let start = observer.from.left.clone();
        let space = StateSpace::explore_with(&free, &AppScope::Drops, limits, &mut observer);
        let kept = observer.kept;
        debug_assert!(
            kept.len() == space.steps() || !space.exhausted(),
            "every step was shown once, in the order in which the space numbers them"
        );
        (space.exhausted() && kept.len() == space.steps()).then_some(Self { space, kept, start })
    }

    /// The apps that some walk leaves at an advice that lists them. Exact, since each is followed separately.
    pub(in crate::analysis) fn ever_advised(&self, model: &Model) -> Option<AppSet> {
        let mut ever = model.catalogue.no_apps();
        let mut alive: Table<StateIx, AppSet> =
            (0..self.space.states()).map(|_| model.catalogue.no_apps()).collect();
        alive.row_mut(StateSpace::start()).union_with(&self.start);
        for state in self.space.order()? {
            let here = alive.row(state).clone();
            for (step, (_, next)) in self.space.numbered_steps_of(state) {
                let mut after = here.clone();
                after.intersect_with(self.kept.get(step)?);
                alive.row_mut(next).union_with(&after);
            }
        }
        for end in self.space.ends().filter(|end| end.advises(model).is_some()) {
            ever.union_with(alive.row(end.state));
        }
        Some(ever)
    }

    /// Searches for a walk that leaves nothing: the smallest sets first, and no set that contains one seen in the same state,
    /// because whatever empties the larger set empties the smaller one too, or did so earlier.
    pub(in crate::analysis) fn emptied(&self) -> Emptied {
        if self.start.is_clear() {
            return Emptied::After(Vec::new());
        }
        let mut sets = vec![LeftSet { state: StateSpace::start(), from: None, left: self.start.clone() }];
        let mut seen: Table<StateIx, Vec<usize>> = (0..self.space.states()).map(|_| Vec::new()).collect();
        let mut queue = BinaryHeap::from([(Reverse(self.start.count_ones(..)), Reverse(0))]);
        let mut looked = 0;
        while let Some((_, Reverse(at))) = queue.pop() {
            looked += 1;
            if looked > MOST_SETS {
                return Emptied::NotFound;
            }
            let Some((state, left)) = sets.get(at).map(|set| (set.state, set.left.clone())) else { break };
            for (step, (class, next)) in self.space.numbered_steps_of(state) {
                let mut after = left.clone();
                self.kept.get(step).into_iter().for_each(|kept| after.intersect_with(kept));
                let Some(choice) = self.space.choice(state, class, vec![0]) else { continue };
                if after.is_clear() {
                    return Emptied::After(walk(&sets, at, choice));
                }
                let known = seen.row_mut(next);
                let holds = |known: &usize| sets.get(*known).is_some_and(|set| set.left.is_subset(&after));
                if !known.iter().any(holds) {
                    known.push(sets.len());
                    queue.push((Reverse(after.count_ones(..)), Reverse(sets.len())));
                    sets.push(LeftSet { state: next, from: Some((at, choice)), left: after });
                }
            }
        }
        Emptied::Never
    }
}

/// A set of apps left in a state, and how it came to be.
struct LeftSet {
    state: StateIx,
    from: Option<(usize, Choice)>,
    left: AppSet,
}

/// The choices that lead to a set, and a last one.
fn walk(sets: &[LeftSet], mut at: usize, last: Choice) -> Vec<Choice> {
    let mut path = vec![last];
    while let Some(LeftSet { from: Some((before, choice)), .. }) = sets.get(at) {
        path.push(choice.clone());
        at = *before;
    }
    path.reverse();
    path
}

/// Observes which apps every step keeps.
struct KeptAppsObserver<'m> {
    model: &'m Model,
    from: WalkState,
    kept: Vec<AppSet>,
}

impl RouteObserver for KeptAppsObserver<'_> {
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl StateObserver for KeptAppsObserver<'_> {
    const WANTS_ROUTES: bool = true;

    fn on_state(&mut self, _: StateIx, walk: &WalkState, _: Option<PlaceIx>) {
        self.from.clone_from(walk);
        self.from.left = self.model.catalogue.candidates();
    }

    fn on_choice(&mut self, choice: &Choice, _: &[AnswerValue]) {
        if let Ok(after) = step_walk(self.model, &self.from, choice) {
            self.kept.push(after.left);
        }
    }
}

/// Replaces every test of whether anything is left by "yes"; nothing if something tests more than that, as the order of
/// the questions of a group does.
fn assume_something_left(model: &mut Model) -> Option<()> {
    let graph = &mut model.graph;
    if !graph.groups.is_empty() {
        return None;
    }
    graph.routes.rows_mut().iter_mut().try_for_each(|list| routes(&mut list.routes))?;
    graph.questions.rows_mut().iter_mut().try_for_each(|question| {
        question.ask_when.as_mut().map_or(Some(()), condition)?;
        effects(&mut question.effects)?;
        routes(&mut question.way)?;
        question.unknown.as_mut().map_or(Some(()), |way| routes(way))?;
        let answers = match &mut question.kind {
            QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => answers.rows_mut(),
            QuestionKind::Number { .. } | QuestionKind::Info => &mut [],
        };
        answers.iter_mut().try_for_each(|answer| {
            effects(&mut answer.effects)?;
            answer.way.as_mut().map_or(Some(()), |way| routes(way))
        })
    })
}

fn routes(routes: &mut [Route]) -> Option<()> {
    routes.iter_mut().filter_map(|route| route.when.as_mut()).try_for_each(condition)
}

/// Wishes and attention points change no route and drop no app, so they may test what they like.
fn effects(effects: &mut Effects) -> Option<()> {
    effects.keep.iter_mut().try_for_each(|Requirement { require, when, .. }| {
        condition(require)?;
        when.as_mut().map_or(Some(()), condition)
    })
}

fn condition(of: &mut Condition) -> Option<()> {
    match of {
        Condition::All(parts) | Condition::Any(parts) => return parts.iter_mut().try_for_each(condition),
        Condition::Not(part) => return condition(part),
        Condition::Derived(label) => return condition(&mut Arc::make_mut(label).when),
        Condition::Remaining(over) => {
            *of = match **over {
                Remaining::AtMost(Operand::Fixed(..=0)) => Condition::Any(Vec::new()),
                Remaining::AtLeast(Operand::Fixed(..=1)) => Condition::All(Vec::new()),
                _ => return None,
            };
        }
        _ => {}
    }
    Some(())
}
