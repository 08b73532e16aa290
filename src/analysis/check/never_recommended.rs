//! Apps that no walk recommends, and the requirements that cause it.

use std::collections::BTreeSet;

use crate::analysis::space::{
    AppScope, ExplorationLimits, PlaceIx, StateIx, StateObserver, StateSpace, WitnessPoint, advises,
};
use crate::order;

use crate::engine::{
    AnswerValue, Choice, EffectRef, Position, RecordedWalk, RouteLookup, RouteObserver, WalkRecord,
    WalkState, each_choice, step,
};
use crate::model::{AppIx, AppSet, Ix, Model, OutcomeIx, OutcomeKind};

/// An app that is left at no advice that lists what is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeverRecommended {
    /// The app.
    pub app: AppIx,
    /// The requirements that drop it, each on some walk on which it was left until then, in the order of the tree; those
    /// that were found within the limits.
    pub by: Vec<EffectRef>,
    /// A walk on which it is left longest, with the choice that drops it.
    pub walk: Vec<Choice>,
}

/// How many apps are explained; of the others it is only said that they are never left.
const EXPLAINED: usize = 20;

/// The offered apps that no walk leaves at an advice, without those that drop whatever is answered: declared
/// `never`, or ended.
pub(in crate::analysis) fn never_left(
    model: &Model,
    ends: &StateSpace,
    limits: &ExplorationLimits,
) -> Vec<NeverRecommended> {
    let advised = ends.left_at(|position| advises(model, position).is_some());
    all_but(model, &advised, limits)
}

/// All candidates but those that some walk leaves at an advice.
pub(in crate::analysis) fn all_but(
    model: &Model,
    advised: &AppSet,
    limits: &ExplorationLimits,
) -> Vec<NeverRecommended> {
    if !model.graph.outcomes.rows().iter().any(|outcome| outcome.kind == OutcomeKind::Advice) {
        return Vec::new();
    }
    let mut never = model.catalogue.candidates();
    never.difference_with(advised);
    let apps = never.ones().map(AppIx::new).enumerate();
    let tell = |(at, app)| match at < EXPLAINED {
        true => explain(model, app, limits),
        false => NeverRecommended { app, by: Vec::new(), walk: Vec::new() },
    };
    apps.map(tell).collect()
}

/// One app, with what drops it.
pub(in crate::analysis) fn explain(
    model: &Model,
    app: AppIx,
    limits: &ExplorationLimits,
) -> NeverRecommended {
    let mut only = model.catalogue.no_apps();
    only.insert(app.at());
    let mut observer = DropObserver { model, app, by: BTreeSet::new(), last: None };
    let space = StateSpace::explore_with(model, &AppScope::Apps(only), limits, &mut observer);
    // Where no choice drops the app, there is no such walk to show.
    let walk = observer.last.map(|point| point.walk(&space)).unwrap_or_default();
    NeverRecommended { app, by: observer.by.into_iter().collect(), walk }
}

/// Why no end that lists apps lists this one: the requirements that drop it, and the outcomes at which it is left but not
/// shown, because they have no list.
pub fn why_never(
    model: &Model,
    app: AppIx,
    limits: &ExplorationLimits,
) -> (NeverRecommended, Vec<OutcomeIx>) {
    let mut only = model.catalogue.no_apps();
    only.insert(app.at());
    let space = StateSpace::explore(model, &AppScope::Apps(only), limits);
    let mut unseen: Vec<OutcomeIx> = Vec::new();
    for end in space.ends().filter(|end| end.left.contains(app.at())) {
        if let Position::Done(outcome) = end.position
            && !unseen.contains(&outcome)
        {
            unseen.push(outcome);
        }
    }
    order::sort(&mut unseen);
    (explain(model, app, limits), unseen)
}

/// Observes which choices drop one app.
struct DropObserver<'m> {
    model: &'m Model,
    app: AppIx,
    by: BTreeSet<EffectRef>,
    last: Option<WitnessPoint>,
}

/// How many choices are tried in one state. Single answers of a `many` come first, so their requirements are found.
const MOST_CHOICES: usize = 512;

impl RouteObserver for DropObserver<'_> {
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl StateObserver for DropObserver<'_> {
    const WANTS_ROUTES: bool = false;

    fn on_state(&mut self, state: StateIx, walk: &WalkState, _: Option<PlaceIx>) {
        let (Position::At(question), true) = (walk.position, walk.left.contains(self.app.at())) else {
            return;
        };
        let before = RecordedWalk::new(walk.clone(), WalkRecord::default());
        // Choices that drop the same are one class of the space, but each may have its own reason, so each is tried here.
        for given in each_choice(self.model, question, walk.left.count_ones(..)).take(MOST_CHOICES) {
            let choice = Choice { question, given };
            let Ok(after) = step(self.model, &before, &choice) else { continue };
            if after.walk.left.contains(self.app.at()) {
                continue;
            }
            let drop_it = after.record.judgements.iter().filter(|it| it.no.contains(self.app.at()));
            self.by.extend(drop_it.map(|judgement| judgement.effect));
            self.last = Some(WitnessPoint(Some((state, choice))));
        }
    }

    fn on_choice(&mut self, _: &Choice, _: &[AnswerValue]) {}
}
