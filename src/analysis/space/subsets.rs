//! The subsets of a `many`, classified without generating them: forty answers have a million million subsets, but what
//! those set and drop together takes few forms.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::count::{Count, subtract};
use super::indexes::SubsetIx;
use crate::model::{AnswerIx, AppSet, Table};
use crate::order;

/// What one answer adds to every subset that contains it, or the effect of a whole subset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct AnswerEffect {
    /// The tests of the past that become true.
    pub(in crate::analysis) predicates: FixedBitSet,
    /// The tests of the answer that are true.
    pub(in crate::analysis) tests: FixedBitSet,
    /// The apps that are dropped.
    pub(in crate::analysis) drops: AppSet,
}

/// The answers that can be chosen together, each with its effect.
pub(in crate::analysis) struct ComposableAnswers {
    pub(in crate::analysis) answers: Vec<(AnswerIx, AnswerEffect)>,
    pub(in crate::analysis) least: usize,
    pub(in crate::analysis) most: usize,
    /// The effect of the empty choice.
    pub(in crate::analysis) nothing: AnswerEffect,
    /// Whether an app is dropped only when every chosen answer drops it.
    pub(in crate::analysis) any: bool,
}

/// All allowed subsets, merged.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct SubsetGraph {
    answers: Vec<AnswerIx>,
    nodes: Table<SubsetIx, SubsetNode>,
}

/// For every node, what its subsets differ in from some answers, each as places in the list.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct LeastDifferences(Table<SubsetIx, Vec<FixedBitSet>>);

/// Adds a set, unless it contains one that is there; takes out those that contain it.
fn add_least(sets: &mut Vec<FixedBitSet>, new: FixedBitSet) {
    if !sets.iter().any(|known| known.is_subset(&new)) {
        sets.retain(|known| !new.is_subset(known));
        sets.push(new);
    }
}

/// Subsets of the answers considered so far that behave alike.
#[derive(Debug, Clone)]
struct SubsetNode {
    count: Count,
    /// The nodes one answer earlier, and whether that answer was added.
    from: Vec<(SubsetIx, bool)>,
}

/// Subsets that behave alike, all answers considered.
pub(in crate::analysis) struct SubsetClass {
    pub(in crate::analysis) effect: AnswerEffect,
    /// The first of them: the smallest, then in the order of the list.
    pub(in crate::analysis) first: Vec<AnswerIx>,
    pub(in crate::analysis) node: SubsetIx,
}

/// What distinguishes the subsets of the answers considered so far.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SubsetKey {
    /// As far as it still matters.
    size: usize,
    effect: AnswerEffect,
}

/// Nodes of one layer: their key, and the first of their subsets.
type Layer = Vec<(SubsetKey, Vec<AnswerIx>, SubsetIx)>;

impl SubsetGraph {
    /// Goes through the answers one by one; nothing when there are more than `limit` kinds of subsets.
    pub(in crate::analysis) fn new(
        composable: &ComposableAnswers,
        limit: usize,
    ) -> Option<(Self, Vec<SubsetClass>)> {
        let answers: Vec<AnswerIx> = composable.answers.iter().map(|(answer, _)| *answer).collect();
        let root = SubsetNode { count: Count::from(1), from: Vec::new() };
        let mut subsets = Self { answers, nodes: Table::default() };
        let root = subsets.nodes.push(root);
        let mut layer: Layer =
            vec![(SubsetKey { size: 0, effect: composable.nothing.clone() }, Vec::new(), root)];
        for (answer, effect) in &composable.answers {
            layer = subsets.next_layer(composable, &layer, *answer, effect);
            if subsets.nodes.len() > limit {
                return None;
            }
        }
        let mut found: Vec<SubsetClass> = layer
            .into_iter()
            .filter(|(key, _, _)| (composable.least..=composable.most).contains(&key.size))
            .map(|(key, first, node)| SubsetClass { effect: key.effect, first, node })
            .collect();
        order::by(&mut found, |a, b| (a.first.len(), &a.first).cmp(&(b.first.len(), &b.first)));
        debug_assert!(
            found.iter().all(|found| found.first.is_sorted()),
            "answers are looked at in order, so a subset has them in order"
        );
        Some((subsets, found))
    }

    fn next_layer(
        &mut self,
        composable: &ComposableAnswers,
        layer: &Layer,
        answer: AnswerIx,
        effect: &AnswerEffect,
    ) -> Layer {
        let mut known: BTreeMap<SubsetKey, usize> = BTreeMap::new();
        let mut next: Layer = Vec::new();
        for (key, first, node) in layer {
            let added = composable.with(key, effect).map(|key| {
                let mut first = first.clone();
                first.push(answer);
                (key, first, true)
            });
            for (key, first, added) in
                [Some((key.clone(), first.clone(), false)), added].into_iter().flatten()
            {
                let at = *known.entry(key.clone()).or_insert_with(|| {
                    let node = self.nodes.push(SubsetNode { count: Count::default(), from: Vec::new() });
                    next.push((key, first.clone(), node));
                    next.len() - 1
                });
                let Some((_, known_first, into)) = next.get_mut(at) else { continue };
                if (first.len(), &first) < (known_first.len(), known_first) {
                    *known_first = first;
                }
                let count = self.count(*node);
                let into = self.nodes.row_mut(*into);
                into.count.add(&count);
                into.from.push((*node, added));
            }
        }
        next
    }

    /// How many subsets a node stands for.
    pub(in crate::analysis) fn count(&self, node: SubsetIx) -> Count {
        self.nodes.row(node).count.clone()
    }

    /// For every node, what its subsets differ in from these answers; only what contains no other. Nothing when that
    /// would be more than `most` for one of them.
    pub(in crate::analysis) fn least_differences(
        &self,
        present: &[AnswerIx],
        most: usize,
    ) -> Option<LeastDifferences> {
        // A node comes after those that it comes from; the first is the empty subset, before any answer.
        let mut least: Table<SubsetIx, (usize, Vec<FixedBitSet>)> = Table::default();
        for here in self.nodes.rows() {
            let (mut looked_at, mut differences) = (0, Vec::new());
            for (before, added) in &here.from {
                let (earlier, known) = least.row(*before);
                looked_at = earlier + 1;
                let is_present = self.answers.get(*earlier).is_some_and(|answer| present.contains(answer));
                for difference in known {
                    let mut difference = difference.clone();
                    difference.set(*earlier, is_present != *added);
                    add_least(&mut differences, difference);
                }
            }
            if here.from.is_empty() {
                differences.push(FixedBitSet::with_capacity(self.answers.len()));
            }
            if differences.len() > most {
                return None;
            }
            least.push((looked_at, differences));
        }
        Some(LeastDifferences(least.rows().iter().map(|(_, differences)| differences.clone()).collect()))
    }

    /// The subsets of a node that differ as little as they can from these answers.
    pub(in crate::analysis) fn of_differences(
        &self,
        node: SubsetIx,
        present: &[AnswerIx],
        least: &LeastDifferences,
    ) -> Vec<Vec<AnswerIx>> {
        let of = |difference: &FixedBitSet| {
            let answers = self.answers.iter().enumerate();
            let chosen = answers.filter(|(at, answer)| present.contains(answer) != difference.contains(*at));
            chosen.map(|(_, answer)| *answer).collect()
        };
        least.0.row(node).iter().map(of).collect()
    }

    /// The answers that are in some subset of a node.
    pub(in crate::analysis) fn occurring(&self, node: SubsetIx) -> BTreeSet<AnswerIx> {
        let mut found = BTreeSet::new();
        let mut layer = order::set([node]);
        for answer in self.answers.iter().rev() {
            let from = || layer.iter().flat_map(|node| &self.nodes.row(*node).from);
            if from().any(|(_, added)| *added) {
                found.insert(*answer);
            }
            layer = order::set(from().map(|(before, _)| *before));
        }
        found
    }

    /// The answers that are in every subset of a node.
    pub(in crate::analysis) fn in_every(&self, node: SubsetIx) -> BTreeSet<AnswerIx> {
        let mut found = BTreeSet::new();
        let mut layer = order::set([node]);
        for answer in self.answers.iter().rev() {
            let from = || layer.iter().flat_map(|node| &self.nodes.row(*node).from);
            if from().all(|(_, added)| *added) {
                found.insert(*answer);
            }
            layer = order::set(from().map(|(before, _)| *before));
        }
        found
    }

    /// The subset with this place among those of a node.
    pub(in crate::analysis) fn subset(&self, mut node: SubsetIx, mut place: Vec<u64>) -> Vec<AnswerIx> {
        let mut picks = Vec::new();
        for answer in self.answers.iter().rev() {
            let before = self
                .nodes
                .row(node)
                .from
                .iter()
                .find(|(before, _)| !subtract(&mut place, self.count(*before).limbs()));
            let Some((before, added)) = before else { break };
            if *added {
                picks.push(*answer);
            }
            node = *before;
        }
        picks.reverse();
        picks
    }
}

impl ComposableAnswers {
    /// A subset with one answer more; nothing when it is then too large.
    fn with(&self, key: &SubsetKey, effect: &AnswerEffect) -> Option<SubsetKey> {
        let first = key.size == 0;
        // Beyond the fewest that may be chosen the size makes no difference, unless there is a most.
        let bounded = self.most < self.answers.len();
        if bounded && key.size >= self.most {
            return None;
        }
        let size = if bounded { key.size + 1 } else { (key.size + 1).min(self.least.max(1)) };
        let mut all = key.effect.clone();
        all.predicates.union_with(&effect.predicates);
        all.tests.union_with(&effect.tests);
        match (self.any, first) {
            (true, true) => all.drops.clone_from(&effect.drops),
            (true, false) => all.drops.intersect_with(&effect.drops),
            (false, _) => all.drops.union_with(&effect.drops),
        }
        Some(SubsetKey { size, effect: all })
    }
}
