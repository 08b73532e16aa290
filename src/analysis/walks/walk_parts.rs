//! What a walk takes, part by part: what has to be taken by some walk for all of a tree to be tried.

use std::collections::BTreeSet;

use crate::engine::{
    AnswerValue, Choice, EffectRef, Fault, Position, RecordedWalk, RouteLookup, RouteObserver, WalkRecord,
    WalkState, start, start_observed, step, step_observed,
};
use crate::model::{AnswerIx, AppSet, Model, OutcomeIx, QuestionIx, RouteIx};
use crate::order;

/// Something that a walk may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WalkPart {
    /// One of the answers to a question, alone or with others.
    Answer(QuestionIx, AnswerIx),
    /// The empty choice.
    NothingChosen(QuestionIx),
    /// A number, which stands for the range that it begins.
    Number(QuestionIx, i64),
    /// "Don't know".
    Unknown(QuestionIx),
    /// A route.
    Route(RouteIx),
    /// A requirement that was judged, and whether an app that was left did not meet it.
    Requirement(EffectRef, bool),
    /// An outcome.
    Outcome(OutcomeIx),
    /// A fault of the tree.
    Fault(Fault),
}

/// All that a walk takes; nothing when its choices are not allowed.
pub fn walk_parts(model: &Model, path: &[Choice]) -> Option<BTreeSet<WalkPart>> {
    let mut parts = BTreeSet::new();
    let mut walk = start_parts(model, &mut parts);
    for choice in path {
        walk = step_parts(model, &walk, choice, &mut parts)?;
    }
    Some(parts)
}

/// What is taken before the first choice, and the walk there.
fn start_parts(model: &Model, parts: &mut BTreeSet<WalkPart>) -> WalkState {
    let RecordedWalk { walk, record, .. } = start(model);
    start_observed(model, &mut RoutesTaken(parts));
    add_verdicts(&record, &model.catalogue.candidates(), parts);
    add_end(walk.position, parts);
    walk
}

/// Adds what one choice takes, with what follows on it by itself; nothing when it is not allowed.
pub(super) fn step_parts(
    model: &Model,
    walk: &WalkState,
    choice: &Choice,
    parts: &mut BTreeSet<WalkPart>,
) -> Option<WalkState> {
    // Only of this step: what went before is not asked again.
    let before = RecordedWalk::new(walk.clone(), WalkRecord::default());
    let RecordedWalk { walk: after, record, .. } = step(model, &before, choice).ok()?;
    step_observed(model, walk, choice, None, &mut RoutesTaken(parts)).ok()?;
    parts.extend(answer_parts(choice));
    add_verdicts(&record, &walk.left, parts);
    add_end(after.position, parts);
    Some(after)
}

/// The answers of a choice.
pub(super) fn answer_parts(choice: &Choice) -> Vec<WalkPart> {
    let question = choice.question;
    match &choice.given {
        AnswerValue::Picks(picks) if picks.is_empty() => vec![WalkPart::NothingChosen(question)],
        AnswerValue::Picks(picks) => picks.iter().map(|pick| WalkPart::Answer(question, *pick)).collect(),
        AnswerValue::Number(number) => vec![WalkPart::Number(question, *number)],
        AnswerValue::Unknown => vec![WalkPart::Unknown(question)],
    }
}

fn add_verdicts(record: &WalkRecord, left: &AppSet, parts: &mut BTreeSet<WalkPart>) {
    let unmet = record.judgements.iter().filter(|judgement| !judgement.no.is_disjoint(left));
    let unmet = order::set(unmet.map(|judgement| judgement.effect));
    for effect in &record.tested {
        parts.insert(WalkPart::Requirement(*effect, unmet.contains(effect)));
    }
}

fn add_end(position: Position, parts: &mut BTreeSet<WalkPart>) {
    match position {
        Position::At(_) => {}
        Position::Done(outcome) => drop(parts.insert(WalkPart::Outcome(outcome))),
        Position::Stuck(fault) => drop(parts.insert(WalkPart::Fault(fault))),
    }
}

/// Notes the routes that are taken.
struct RoutesTaken<'p>(&'p mut BTreeSet<WalkPart>);

impl RouteObserver for RoutesTaken<'_> {
    fn on_lookup(&mut self, lookup: &RouteLookup<'_>) {
        if let Some(taken) = lookup.matching.first() {
            self.0.extend(taken.trail.iter().copied().map(WalkPart::Route));
        }
    }
}
