//! The standings of the apps after the choices of a walk, with every reason.

use super::evaluate::{EvalContext, UnknownFacts};
use super::kleene::Kleene;
use super::record::Judgement;
use super::remembered::Remembered;
use super::walk::{RecordedWalk, WalkState};
use crate::model::{AppIx, AppSet, Condition, FactIx, Ix, Model};

/// The standing of an app. The order is that of the advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Every requirement is met.
    Recommended,
    /// Every requirement is met, and a rule says on what condition.
    Conditional,
    /// For at least one requirement it is unknown whether it is met.
    Unproven,
    /// At least one requirement is not met.
    Dropped,
}

impl Standing {
    /// The standing as scripts and dossiers know it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Conditional => "conditional",
            Self::Unproven => "unproven",
            Self::Dropped => "dropped",
        }
    }

    /// The standing that is known so.
    pub fn of_id(id: &str) -> Option<Self> {
        let all = [Self::Recommended, Self::Conditional, Self::Unproven, Self::Dropped];
        all.into_iter().find(|standing| standing.id() == id)
    }
}

/// Why an app has its standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'s> {
    /// It is dropped on every walk.
    Never,
    /// It has ended.
    Ended,
    /// A requirement that is not met (of a dropped app) or for which it is unknown (of an unproven one).
    Requirement(&'s Judgement),
    /// The place of the standing rule that holds.
    Rule(usize),
}

/// The standing of every app, by index.
pub fn standings(model: &Model, state: &RecordedWalk) -> Vec<Standing> {
    let left = &state.walk.left;
    debug_assert!(left.is_subset(&model.catalogue.candidates()), "what is not offered is never left");
    let unsure = unsure(model, state);
    let conditional = standing_rules(model, state);
    model
        .catalogue
        .apps
        .indexes()
        .map(|app| match app.at() {
            at if !state.walk.left.contains(at) => Standing::Dropped,
            at if unsure.contains(at) => Standing::Unproven,
            at if conditional.iter().any(|apps| apps.contains(at)) => Standing::Conditional,
            _ => Standing::Recommended,
        })
        .collect()
}

/// The apps of which the standing is unproven: those of [`standings`], without weighing the others.
pub fn unproven(model: &Model, state: &RecordedWalk) -> AppSet {
    let mut unproven = unsure(model, state);
    unproven.intersect_with(&state.walk.left);
    unproven
}

/// The standing of one app, by itself: a page that asks it of each app would else weigh all of them for each.
pub fn standing(model: &Model, state: &RecordedWalk, app: AppIx) -> Standing {
    let at = app.at();
    if !state.walk.left.contains(at) {
        return Standing::Dropped;
    }
    let is_unsure = state.record.judgements.iter().any(|judgement| judgement.unknown.contains(at));
    match is_unsure {
        true => Standing::Unproven,
        false => first_rule(model, state, app).map_or(Standing::Recommended, |_| Standing::Conditional),
    }
}

/// The same on a walk without its reasons, of which it is known whether a requirement is unknown of the app.
pub(super) fn standing_of(model: &Model, walk: &WalkState, is_unsure: bool, app: AppIx) -> Standing {
    if !walk.left.contains(app.at()) {
        return Standing::Dropped;
    }
    match is_unsure {
        true => Standing::Unproven,
        false => rule_of(model, &context_of(model, walk, None), app)
            .map_or(Standing::Recommended, |_| Standing::Conditional),
    }
}

/// The first standing rule that is true of an app. Of an unproven one it holds as well, once what is unknown has proved
/// right.
pub fn first_rule(model: &Model, state: &RecordedWalk, app: AppIx) -> Option<usize> {
    rule_of(model, &shown(model, state), app)
}

fn rule_of(model: &Model, context: &EvalContext<'_>, app: AppIx) -> Option<usize> {
    model.graph.standing.iter().position(|rule| context.evaluate_app(&rule.when, app) == Kleene::True)
}

/// All reasons why an app has its standing; none for a recommended one.
pub fn reasons<'s>(model: &Model, state: &'s RecordedWalk, app: AppIx) -> Vec<Reason<'s>> {
    reasons_of(model, state, app, standing(model, state, app))
}

/// The same of an app of which the standing is known.
pub fn reasons_of<'s>(
    model: &Model,
    state: &'s RecordedWalk,
    app: AppIx,
    stands: Standing,
) -> Vec<Reason<'s>> {
    debug_assert_eq!(stands, standing(model, state, app), "the standing is that of this walk");
    let at = app.at();
    let judged = state.record.judgements.iter();
    match stands {
        Standing::Recommended => Vec::new(),
        Standing::Conditional => first_rule(model, state, app).map(Reason::Rule).into_iter().collect(),
        Standing::Unproven => {
            judged.filter(|judgement| judgement.unknown.contains(at)).map(Reason::Requirement).collect()
        }
        Standing::Dropped => {
            let never = model.catalogue.never.contains_key(&app).then_some(Reason::Never);
            let ended = model.catalogue.has_ended(app).map(|_| Reason::Ended);
            let unmet = judged.filter(|judgement| judgement.no.contains(at)).map(Reason::Requirement);
            never.into_iter().chain(ended).chain(unmet).collect()
        }
    }
}

/// The facts to ask the supplier of an app for, each once: those that its unknown requirements turn on.
pub fn unknown_facts(state: &RecordedWalk, app: AppIx) -> Vec<FactIx> {
    distinct(state.record.judgements.iter().map(|judgement| &judgement.unknown_facts), app)
}

/// Whether there are any.
pub fn has_unknown_facts(state: &RecordedWalk, app: AppIx) -> bool {
    state.record.judgements.iter().any(|judgement| judgement.unknown_facts.of(app).next().is_some())
}

/// The apps for which a condition over facts is true, whatever the walk.
pub fn matching_apps(model: &Model, condition: &Condition) -> AppSet {
    let left = model.catalogue.no_apps();
    EvalContext::of_facts(model, &left).evaluate(condition).yes
}

/// The apps of which a question makes its answers: those that are offered and of which this is true.
pub fn apps_for_answers(model: &Model, condition: &Condition) -> AppSet {
    let mut apps = matching_apps(model, condition);
    apps.intersect_with(&model.catalogue.offered);
    apps
}

pub(super) fn shown<'a>(model: &'a Model, state: &'a RecordedWalk) -> EvalContext<'a> {
    context_of(model, &state.walk, Some(&state.remembered))
}

fn context_of<'a>(
    model: &'a Model,
    walk: &'a WalkState,
    remembered: Option<&'a Remembered>,
) -> EvalContext<'a> {
    EvalContext {
        model,
        labels: &walk.labels,
        path: &walk.path,
        left: &walk.left,
        given: None,
        operand: None,
        remembered,
    }
}

fn unsure(model: &Model, state: &RecordedWalk) -> AppSet {
    let mut unsure = model.catalogue.no_apps();
    for judgement in &state.record.judgements {
        unsure.union_with(&judgement.unknown);
    }
    unsure
}

/// For every standing rule the apps for which it is true.
pub fn standing_rules(model: &Model, state: &RecordedWalk) -> Vec<AppSet> {
    let context = shown(model, state);
    model.graph.standing.iter().map(|rule| context.evaluate(&rule.when).yes).collect()
}

pub(super) fn distinct<'a>(asks: impl Iterator<Item = &'a UnknownFacts>, app: AppIx) -> Vec<FactIx> {
    let mut facts = Vec::new();
    for fact in asks.flat_map(|asks| asks.of(app)) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}
