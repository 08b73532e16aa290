//! The subsets of a `many`, sorted by how they behave without making them: forty answers have a million million
//! subsets, but what those set and drop together takes few forms.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::count::{Count, subtract};
use crate::model::{AnswerIx, AppSet};

/// What one answer brings to every subset that it is in, or what a whole subset brings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct AnswerEffect {
    /// The tests of the past that become true.
    pub(in crate::analysis) predicates: FixedBitSet,
    /// The tests of the answer that are true.
    pub(in crate::analysis) tests: FixedBitSet,
    /// The apps that are dropped.
    pub(in crate::analysis) drops: AppSet,
}

/// The answers that can be chosen together, each with what it brings.
pub(in crate::analysis) struct ComposableAnswers {
    pub(in crate::analysis) answers: Vec<(AnswerIx, AnswerEffect)>,
    pub(in crate::analysis) least: usize,
    pub(in crate::analysis) most: usize,
    /// What the empty choice brings.
    pub(in crate::analysis) nothing: AnswerEffect,
    /// Whether an app is dropped only when every chosen answer drops it.
    pub(in crate::analysis) any: bool,
}

/// All allowed subsets, merged.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct SubsetGraph {
    answers: Vec<AnswerIx>,
    nodes: Vec<SubsetNode>,
}

/// How many answers were looked at, the least difference so far, and from which node it comes, with an answer or not.
type LeastDifference = (usize, usize, Option<(u32, bool)>);

/// Subsets of the first so many answers that behave alike.
#[derive(Debug, Clone)]
struct SubsetNode {
    count: Count,
    /// Those of one answer less, and whether that answer was added.
    from: Vec<(u32, bool)>,
}

/// Subsets that behave alike, all answers looked at.
pub(in crate::analysis) struct SubsetClass {
    pub(in crate::analysis) effect: AnswerEffect,
    /// The first of them: the smallest, then in the order of the list.
    pub(in crate::analysis) first: Vec<AnswerIx>,
    pub(in crate::analysis) node: u32,
}

/// What tells the subsets of the first so many answers apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SubsetKey {
    /// As far as it still matters.
    size: usize,
    effect: AnswerEffect,
}

/// Nodes of one layer: their key, and the first of their subsets.
type Layer = Vec<(SubsetKey, Vec<AnswerIx>, u32)>;

impl SubsetGraph {
    /// Goes through the answers one by one; nothing when there are more than `limit` kinds of subsets.
    pub(in crate::analysis) fn new(
        composable: &ComposableAnswers,
        limit: usize,
    ) -> Option<(Self, Vec<SubsetClass>)> {
        let answers: Vec<AnswerIx> = composable.answers.iter().map(|(answer, _)| *answer).collect();
        let root = SubsetNode { count: Count::from(1), from: Vec::new() };
        let mut subsets = Self { answers, nodes: vec![root] };
        let mut layer: Layer =
            vec![(SubsetKey { size: 0, effect: composable.nothing.clone() }, Vec::new(), 0)];
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
        found.sort_by(|a, b| (a.first.len(), &a.first).cmp(&(b.first.len(), &b.first)));
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
                    self.nodes.push(SubsetNode { count: Count::default(), from: Vec::new() });
                    next.push((key, first.clone(), u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)));
                    next.len() - 1
                });
                let Some((_, known_first, into)) = next.get_mut(at) else { continue };
                if (first.len(), &first) < (known_first.len(), known_first) {
                    *known_first = first;
                }
                let count = self.count(*node);
                if let Some(into) = self.nodes.get_mut(*into as usize) {
                    into.count.add(&count);
                    into.from.push((*node, added));
                }
            }
        }
        next
    }

    /// How many subsets a node stands for.
    pub(in crate::analysis) fn count(&self, node: u32) -> Count {
        self.nodes.get(node as usize).map(|node| node.count.clone()).unwrap_or_default()
    }

    /// The subset of a node that differs least from these answers.
    pub(in crate::analysis) fn nearest(&self, node: u32, present: &[AnswerIx]) -> Vec<AnswerIx> {
        // A node stands after those that it comes from.
        let mut least: Vec<LeastDifference> = vec![(0, 0, None)];
        for here in self.nodes.iter().skip(1) {
            let ways = here.from.iter().filter_map(|(before, added)| {
                let (looked_at, differs, _) = least.get(*before as usize)?;
                let is_present = self.answers.get(*looked_at).is_some_and(|answer| present.contains(answer));
                Some((looked_at + 1, differs + usize::from(is_present != *added), Some((*before, *added))))
            });
            least.push(ways.min_by_key(|(_, differs, _)| *differs).unwrap_or((0, 0, None)));
        }
        let mut picks = Vec::new();
        let mut at = node;
        while let Some((looked_at, _, Some((before, added)))) = least.get(at as usize) {
            picks.extend(self.answers.get(looked_at - 1).filter(|_| *added));
            at = *before;
        }
        picks.reverse();
        picks
    }

    /// The subset with this place among those of a node.
    pub(in crate::analysis) fn subset(&self, mut node: u32, mut place: Vec<u64>) -> Vec<AnswerIx> {
        let mut picks = Vec::new();
        for answer in self.answers.iter().rev() {
            let Some(here) = self.nodes.get(node as usize) else { break };
            let before =
                here.from.iter().find(|(before, _)| !subtract(&mut place, self.count(*before).limbs()));
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
