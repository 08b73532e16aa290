//! Two apps that share the work when none can do it alone: no failed requirement in common, no number that both lack, and
//! all failed ones where the author says that two may share it (`split`).

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::clashes::in_order;
use crate::engine::{AnswerPart, FailedRequirement, Grounds, WalkState};
use crate::model::{AppSet, Catalogue, Ix, Model, QuestionKind};
use crate::order;

/// Apps that fail the same requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairSide {
    /// The apps.
    pub apps: AppSet,
    /// How many requirements each of them fails.
    pub failed: usize,
    /// These requirements.
    pub failures: Vec<FailedRequirement>,
    /// The answers that ask for these, in the order of the walk, each once.
    pub lacks: Vec<AnswerPart>,
}

/// Pairs that are alike: each app of one side with each of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// The side that meets what was answered first; where both do, the one with fewest apps.
    pub one: PairSide,
    /// The other side.
    pub other: PairSide,
}

/// All pairs of apps that share the work on a walk on which nothing is left, from the grounds of all that fails on it;
/// those that fail fewest requirements first.
pub fn pairs(model: &Model, walk: &WalkState, grounds: &Grounds) -> Vec<Pairing> {
    let candidates = model.catalogue.candidates();
    if !walk.left.is_disjoint(&candidates) {
        return Vec::new();
    }
    let mut failures: BTreeMap<FailedRequirement, (&[AnswerPart], AppSet)> = BTreeMap::new();
    for ground in &grounds.list {
        let (_, apps) =
            failures.entry(ground.failure).or_insert_with(|| (&ground.own, model.catalogue.no_apps()));
        apps.union_with(&ground.apps);
    }
    let failures: Vec<(FailedRequirement, (&[AnswerPart], AppSet))> = failures.into_iter().collect();
    let mut sides: BTreeMap<FixedBitSet, AppSet> = BTreeMap::new();
    for app in Catalogue::apps_in(&candidates) {
        let mut failed = FixedBitSet::with_capacity(failures.len());
        let mut is_shared = true;
        for (at, (failure, (own, apps))) in failures.iter().enumerate() {
            if apps.contains(app.at()) {
                failed.insert(at);
                is_shared &= may_be_shared(model, *failure, own);
            }
        }
        if is_shared {
            sides.entry(failed).or_insert_with(|| model.catalogue.no_apps()).insert(app.at());
        }
    }
    let side = |(failed, apps): (FixedBitSet, AppSet)| {
        let own = || failed.ones().filter_map(|at| failures.get(at));
        let lacks = in_order(walk, own().flat_map(|(_, (own, _))| own.iter().copied()));
        let failures = own().map(|(failure, _)| *failure).collect();
        let side = PairSide { apps, failed: failed.count_ones(..), failures, lacks };
        (failed, side)
    };
    let sides: Vec<(FixedBitSet, PairSide)> = sides.into_iter().map(side).collect();
    let mut pairings = Vec::new();
    for (at, (failed, side)) in sides.iter().enumerate() {
        let others = sides.iter().skip(at + 1);
        let others =
            others.filter(|(other, mine)| other.is_disjoint(failed) && !lack_a_number(model, side, mine));
        pairings.extend(others.map(|(_, other)| pairing(walk, side, other)));
    }
    order::by_key(&mut pairings, |pairing| pairing.one.failed + pairing.other.failed);
    pairings
}

fn pairing(walk: &WalkState, side: &PairSide, other: &PairSide) -> Pairing {
    let lacked = |side: &PairSide| side.lacks.first().and_then(|part| walk.number_of(part.question));
    let order = |side: &PairSide| (std::cmp::Reverse(lacked(side)), side.apps.count_ones(..), side.failed);
    let (one, other) = if order(other) < order(side) { (other, side) } else { (side, other) };
    Pairing { one: one.clone(), other: other.clone() }
}

/// Whether neither of two sides is there for a number: then nobody does that part, by whichever requirements.
fn lack_a_number(model: &Model, side: &PairSide, other: &PairSide) -> bool {
    let is_number = |part: &&AnswerPart| {
        matches!(model.graph.questions.row(part.question).kind, QuestionKind::Number { .. })
    };
    side.lacks.iter().filter(is_number).any(|part| other.lacks.contains(part))
}

fn may_be_shared(model: &Model, failure: FailedRequirement, own: &[AnswerPart]) -> bool {
    let question = model.graph.questions.row(failure.question());
    let answers = || own.iter().filter_map(|part| part.answer);
    question.role_of(None).split
        || (answers().next().is_some() && answers().all(|answer| question.role_of(Some(answer)).split))
}
