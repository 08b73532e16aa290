//! Where on a walk a fact is tested first, and which apps drop where. Until there the walk is the same whatever the fact says;
//! and an app that drops for something else is gone anyway.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Judgement;
use super::walk::RecordedWalk;
use super::walk_tests::WalkTests;
use crate::model::{AppIx, AppSet, FactIx, Ix, Model, QuestionIx};
use crate::order;

/// What is looked at on a walk, by the number of answers before it. A question that was passed by counts as the one that was
/// asked after it.
#[derive(Debug)]
pub(super) struct WalkSteps {
    /// Where a fact is tested first.
    first_tested: BTreeMap<FactIx, usize>,
    /// Whether something looks at what is left.
    looks_at_left: Vec<bool>,
    drops: Vec<DropPlace>,
}

/// The apps that one requirement drops, also of those that were gone.
#[derive(Debug)]
struct DropPlace {
    place: usize,
    /// All that the question tests: requirements of one question may count together.
    facts: BTreeSet<FactIx>,
    apps: AppSet,
}

impl WalkSteps {
    /// Of a walk, by its beginnings with no answer, one, and so on to itself; nothing of one that has been in a group, where what
    /// comes next hangs on what all its answers would do.
    pub(super) fn of(model: &Model, beginnings: &[RecordedWalk]) -> Option<Self> {
        let walk = beginnings.last()?;
        let mut places: BTreeMap<QuestionIx, usize> = BTreeMap::new();
        for (place, beginning) in beginnings.iter().enumerate() {
            let walk = &beginning.walk;
            let passed = walk.skipped.iter().map(|skip| skip.question).chain(walk.shown.iter().copied());
            passed.for_each(|question| _ = places.entry(question).or_insert(place));
            // After so many answers this question is answered, and with that the next beginning reached.
            let answered = beginnings.get(place + 1).and_then(|next| next.walk.path.last());
            answered.into_iter().for_each(|choice| _ = places.entry(choice.question).or_insert(place));
        }
        let mut first_tested: BTreeMap<FactIx, usize> = BTreeMap::new();
        let mut looks_at_left = vec![false; beginnings.len()];
        let mut tested = BTreeMap::new();
        for (question, place) in &places {
            if model.graph.questions.row(*question).group.is_some() {
                return None;
            }
            let tests = WalkTests::at(model, *question, walk.walk.given(*question));
            let facts = order::set(tests.facts());
            for fact in &facts {
                let first = first_tested.entry(*fact).or_insert(*place);
                *first = (*first).min(*place);
            }
            *looks_at_left.get_mut(*place)? |= tests.looks_at_left();
            tested.insert(*question, facts);
        }
        let drop = |judgement: &Judgement| {
            let question = judgement.effect.question;
            let (place, facts) = (*places.get(&question)?, tested.get(&question)?.clone());
            Some(DropPlace { place, facts, apps: judgement.no.clone() })
        };
        let drops = walk.record.judgements.iter().filter(|judgement| !judgement.no.is_clear());
        Some(Self { first_tested, looks_at_left, drops: drops.filter_map(drop).collect() })
    }

    /// How many answers were given for sure before a fact is looked at; nothing where it may be before the first question.
    pub(super) fn answers_before(&self, fact: FactIx) -> Option<usize> {
        // What a question is asked for is looked at with the answer before it.
        self.first_tested
            .get(&fact)
            .map_or(self.looks_at_left.len().checked_sub(1), |place| place.checked_sub(1))
    }

    /// Whether an app drops whatever a fact of it says, and the walk is the same for all others.
    pub(super) fn drops_anyway(&self, app: AppIx, fact: FactIx) -> bool {
        let first = self.first_tested.get(&fact).copied().unwrap_or(self.looks_at_left.len());
        // If the app drops earlier than it did, or later, nothing may look at what is left until it is gone on both walks.
        let is_seen_until = |place: usize| {
            let between = self.looks_at_left.iter().take(place + 1).skip(first);
            between.into_iter().any(|looks| *looks)
        };
        let is_gone_at = |drop: &DropPlace| drop.apps.contains(app.at()) && !drop.facts.contains(&fact);
        self.drops.iter().any(|drop| is_gone_at(drop) && !is_seen_until(drop.place))
    }
}
