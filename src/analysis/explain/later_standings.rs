//! How an app would stand at the ends that a change of answers leads to, where questions come that have no answer yet
//! (`docs/analysis.md`, "What comes of a change").

use std::collections::{BTreeMap, BTreeSet};

use super::counterfactuals::{Change, ChangeGoal};
use crate::analysis::space::Relevance;
use crate::engine::{AnswerValue, AppWatch, Choice, Position, Standing, WatchedWalk, each_choice};
use crate::model::{AppIx, AppSet, Condition, Ix, LabelIx, Model, QuestionIx};
use crate::order;

/// The steps that may be taken for one change: a page tells a few, and somebody waits for it. Beyond it is said that the app
/// may have to be asked about. On the shipped tree the tests reach it.
const STEPS: usize = 400;

/// How an app stands at the ends where a change holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LaterStandings {
    /// So, at one end or another; none is missing, except that where it is sometimes recommended and sometimes not, the
    /// rest was not looked for.
    Found(BTreeSet<Standing>),
    /// There is too much to go through.
    TooMany,
}

/// What a walk has in common with all that continue in the same way and end with the same standings of one app.
type Past = (QuestionIx, AppSet, Vec<Choice>, Vec<LabelIx>, Vec<QuestionIx>, bool);

/// Looks at the ends.
pub struct StandingSearch<'m> {
    model: &'m Model,
    app: AppIx,
    relevance: Relevance,
    /// The labels that standing rules look at.
    labels: BTreeSet<LabelIx>,
    /// They look at answers, so that no walk is like another.
    asks_for_answers: bool,
}

/// The ends of one change.
struct Visit<'s, 'm> {
    search: &'s StandingSearch<'m>,
    watch: AppWatch<'m>,
    given: &'s BTreeMap<QuestionIx, AnswerValue>,
    seen: BTreeSet<Past>,
    found: BTreeSet<Standing>,
    steps: usize,
}

impl<'m> StandingSearch<'m> {
    /// For one app.
    pub fn new(model: &'m Model, app: AppIx) -> Self {
        let (mut labels, mut asks_for_answers) = (BTreeSet::new(), false);
        for rule in &model.graph.standing {
            rule.when.visit(&mut |part| match part {
                Condition::Label(tested) => labels.extend(tested.iter().copied()),
                Condition::Chose { .. } | Condition::Number { .. } => asks_for_answers = true,
                _ => {}
            });
        }
        Self { model, app, relevance: Relevance::new(model, true), labels, asks_for_answers }
    }

    /// The standings at all ends where a change of these answers holds.
    pub fn after(&self, choices: &BTreeMap<QuestionIx, AnswerValue>, change: &Change) -> LaterStandings {
        let mut given = choices.clone();
        given.extend(change.set.iter().map(|choice| (choice.question, choice.given.clone())));
        let mut watch = AppWatch::new(self.model, self.app);
        let mut state = watch.start();
        watch.go_on(&mut state, |question| given.get(&question));
        // What is unknown stays so: nothing has to be tried.
        if state.is_unsure {
            return LaterStandings::Found(order::set([Standing::Unproven]));
        }
        let mut visit = Visit {
            search: self,
            watch,
            given: &given,
            seen: BTreeSet::new(),
            found: BTreeSet::new(),
            steps: STEPS,
        };
        let is_complete = visit.go(state);
        match is_complete && !visit.found.is_empty() {
            true => LaterStandings::Found(visit.found),
            false => LaterStandings::TooMany,
        }
    }

    fn past(&self, state: &WatchedWalk, question: QuestionIx) -> Past {
        let mut walk = state.walk.clone();
        let labels: Vec<LabelIx> =
            walk.labels.iter().copied().filter(|label| self.labels.contains(label)).collect();
        let path = self.asks_for_answers.then(|| walk.path.clone());
        self.relevance.project(&mut walk, question);
        let mut labels: Vec<LabelIx> = walk.labels.iter().copied().chain(labels).collect();
        order::sort(&mut labels);
        labels.dedup();
        (question, walk.left, path.unwrap_or(walk.path), labels, walk.shown, state.is_unsure)
    }
}

impl Visit<'_, '_> {
    /// Whether enough was seen: every end, or that it stands so at one and otherwise at another.
    fn go(&mut self, mut state: WatchedWalk) -> bool {
        let StandingSearch { model, app, .. } = *self.search;
        let given = self.given;
        self.watch.go_on(&mut state, |question| given.get(&question));
        let is_decided = self.found.len() > 1 && self.found.contains(&Standing::Recommended);
        if is_decided || !state.walk.left.contains(app.at()) {
            return true;
        }
        let question = match state.walk.position {
            Position::At(question) => question,
            position => {
                if ChangeGoal::is_reached_at(model, position) {
                    self.found.insert(self.watch.standing(&state));
                }
                return true;
            }
        };
        if !self.seen.insert(self.search.past(&state, question)) {
            return true;
        }
        for given in each_choice(model, question, state.walk.left.count_ones(..)) {
            if given == AnswerValue::Unknown {
                continue;
            }
            if self.steps == 0 {
                return false;
            }
            self.steps -= 1;
            let mut next = state.clone();
            let taken = self.watch.advance(&mut next, &Choice { question, given });
            debug_assert!(taken.is_ok(), "only choices that are allowed are tried");
            if taken.is_err() || !self.go(next) {
                return false;
            }
        }
        true
    }
}
