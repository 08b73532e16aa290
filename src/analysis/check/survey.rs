//! Everything that `check` wants to know about all walks of a tree, from one exploration where that is possible
//! (`docs/analysis.md`, "What `check` proves").

use super::never_recommended::{NeverRecommended, all_but, never_left};
use super::per_app::{Emptied, PerAppProof};
use super::redundant_answers::{DeadEndAnswer, EquivalentAnswers, RedundantAnswers};
use super::route_coverage::{Overlap, RouteCoverage};
use crate::analysis::space::{
    AppScope, Count, ExplorationLimits, PlaceIx, StateIx, StateObserver, StateSpace,
};
use crate::engine::{
    AnswerValue, Choice, Fault, RouteLookup, RouteObserver, WalkState, start_walk, step_walk,
};
use crate::model::{Model, OutcomeIx, QuestionIx, RouteIx};

/// How much of all walks was covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every state, apps left included: everything is exact, and nothing is missing.
    Whole,
    /// Every route, but not every set of apps that may be left: faults, routes, questions and outcomes are exact.
    Ways,
    /// A part: what was met is true, nothing is claimed about what was not.
    Part,
}

/// What could not be proved about all walks, because there are too many states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unproved {
    /// That there are no other faults, and that what was not met is never met.
    Ways,
    /// That no other advice is reached with nothing left.
    NothingLeft,
    /// That every app is left at some advice.
    NeverLeft,
    /// That every answer makes a difference.
    Answers,
}

/// Figures about all walks of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// How many states there are; those found, if that was not all.
    pub states: usize,
    /// How many walks; absent when that could not be counted within the limits.
    pub walks: Option<Count>,
    /// The most choices on one walk; absent like `walks`.
    pub longest: Option<usize>,
    /// Whether all states were found.
    pub exhaustive: bool,
}

/// What is true of all walks of a tree. Witnesses are shortest walks, and of those the first in the order of choices.
#[derive(Debug, Clone)]
pub struct Survey {
    /// The figures.
    pub statistics: Statistics,
    /// How much of all walks was covered.
    pub extent: Extent,
    /// What is not proved, if anything.
    pub unproved: Vec<Unproved>,
    /// Every fault that a walk meets, with a walk to it.
    pub faults: Vec<(Fault, Vec<Choice>)>,
    /// The questions that are asked on some walk, in the order of the tree.
    pub asked: Vec<QuestionIx>,
    /// The pages of information that some walk shows.
    pub shown: Vec<QuestionIx>,
    /// The questions that some walk skips.
    pub skipped: Vec<QuestionIx>,
    /// The outcomes that walks reach, in the order of the tree.
    pub outcomes: Vec<OutcomeIx>,
    /// The routes that some walk takes, in the order of the tree.
    pub taken_routes: Vec<RouteIx>,
    /// Routes that are looked through but never taken, with a walk that passes them over.
    pub untaken_routes: Vec<(RouteIx, Vec<Choice>)>,
    /// Guarded routes that match together and lead to different targets.
    pub overlaps: Vec<Overlap>,
    /// Advice that lists the apps left and is reached with none, with a walk.
    pub nothing_left: Vec<(OutcomeIx, Vec<Choice>)>,
    /// Apps that are left at no advice.
    pub never_recommended: Vec<NeverRecommended>,
    /// Answers that do the same in every state.
    pub equivalent_answers: Vec<EquivalentAnswers>,
    /// Questions none of whose answers does anything in any state, with a walk to them.
    pub idle_questions: Vec<(QuestionIx, Vec<Choice>)>,
    /// Answers after which nothing is left in any state.
    pub dead_end_answers: Vec<DeadEndAnswer>,
}

/// Surveys all walks of a tree, within these limits.
pub fn survey(model: &Model, limits: &ExplorationLimits) -> Survey {
    let mut observer = SurveyObserver::new(model);
    let ends = StateSpace::explore_with(model, &AppScope::Ends, limits, &mut observer);
    if ends.exhausted() {
        let mut survey = of_routes(model, &ends, &ends, &observer.routes, Extent::Whole);
        survey.never_recommended = never_left(model, &ends, limits);
        survey.equivalent_answers = observer.answers.same(&ends);
        survey.idle_questions = observer.answers.idle(&ends);
        survey.dead_end_answers = observer.answers.dead_ends(&ends);
        return survey;
    }
    let mut coverage = RouteCoverage::new(model);
    let routes = StateSpace::explore_with(model, &AppScope::Ways, limits, &mut coverage);
    let extent = if routes.exhausted() { Extent::Ways } else { Extent::Part };
    let mut survey = of_routes(model, &ends, &routes, &coverage, extent);
    survey.nothing_left = nothing_left(model, &ends);
    without_ends(model, limits, &mut survey);
    survey
}

/// What can be said about apps without knowing every set that may be left.
fn without_ends(model: &Model, limits: &ExplorationLimits, survey: &mut Survey) {
    survey.unproved = match survey.extent {
        Extent::Whole => Vec::new(),
        Extent::Ways => vec![Unproved::NothingLeft, Unproved::NeverLeft, Unproved::Answers],
        Extent::Part => vec![Unproved::Ways, Unproved::NothingLeft, Unproved::NeverLeft, Unproved::Answers],
    };
    let Some(proof) = PerAppProof::new(model, limits) else { return };
    if let Some(advised) = proof.ever_advised(model) {
        survey.never_recommended = all_but(model, &advised, limits);
        survey.unproved.retain(|claim| *claim != Unproved::NeverLeft);
    }
    match proof.emptied() {
        Emptied::Never => survey.unproved.retain(|claim| *claim != Unproved::NothingLeft),
        Emptied::NotFound => {}
        Emptied::After(walk) => {
            let go =
                |core: Option<WalkState>, choice| core.and_then(|core| step_walk(model, &core, choice).ok());
            let Some(core) = walk.iter().fold(Some(start_walk(model)), go) else { return };
            for (outcome, rest) in
                nothing_left(model, &StateSpace::explore_from(model, core, &AppScope::Ends, limits))
            {
                if !survey.nothing_left.iter().any(|(known, _)| *known == outcome) {
                    survey.nothing_left.push((outcome, walk.iter().cloned().chain(rest).collect()));
                }
            }
        }
    }
}

/// What depends on the routes only.
fn of_routes(
    model: &Model,
    ends: &StateSpace,
    space: &StateSpace,
    coverage: &RouteCoverage<'_>,
    extent: Extent,
) -> Survey {
    let untaken = coverage.untaken(space);
    Survey {
        statistics: figures(ends, space),
        extent,
        unproved: Vec::new(),
        faults: space.faults(),
        asked: space.asked(),
        shown: space.shown().collect(),
        skipped: space.skipped().collect(),
        outcomes: space.outcomes(),
        taken_routes: coverage.taken(),
        untaken_routes: if extent == Extent::Part { Vec::new() } else { untaken },
        overlaps: coverage.overlaps(space),
        nothing_left: if extent == Extent::Whole { nothing_left(model, space) } else { Vec::new() },
        never_recommended: Vec::new(),
        equivalent_answers: Vec::new(),
        idle_questions: Vec::new(),
        dead_end_answers: Vec::new(),
    }
}

/// The figures: states are those with all apps told apart, walks are counted on the space that has them all.
fn figures(ends: &StateSpace, routes: &StateSpace) -> Statistics {
    let (walks, longest) = routes.totals().unzip();
    Statistics { states: ends.states(), walks, longest, exhaustive: ends.exhausted() }
}

/// The advice that lists what is left, and is reached with nothing left.
fn nothing_left(model: &Model, ends: &StateSpace) -> Vec<(OutcomeIx, Vec<Choice>)> {
    let mut found: Vec<(OutcomeIx, Vec<Choice>)> = Vec::new();
    if model.catalogue.apps.is_empty() {
        return found;
    }
    for end in ends.empty_ends() {
        if let Some(outcome) = end.advises(model)
            && !found.iter().any(|(known, _)| *known == outcome)
        {
            found.push((outcome, ends.path_to(&end)));
        }
    }
    found
}

/// Observes for all claims at once.
struct SurveyObserver<'m> {
    routes: RouteCoverage<'m>,
    answers: RedundantAnswers<'m>,
}

impl<'m> SurveyObserver<'m> {
    fn new(model: &'m Model) -> Self {
        Self { routes: RouteCoverage::new(model), answers: RedundantAnswers::new(model) }
    }
}

impl RouteObserver for SurveyObserver<'_> {
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>) {
        self.routes.on_lookup(lookup);
    }
}

impl StateObserver for SurveyObserver<'_> {
    const WANTS_ROUTES: bool = true;

    fn on_state(&mut self, state: StateIx, core: &WalkState, place: Option<PlaceIx>) {
        self.routes.on_state(state, core, place);
        self.answers.on_state(state, core, place);
    }

    fn on_choice(&mut self, choice: &Choice, alike: &[AnswerValue]) {
        self.routes.on_choice(choice, alike);
    }
}
