//! The subsets of a `many`, sorted by how they behave without making them: forty answers have a million million
//! subsets, but what those set and drop together takes few forms.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::count::{Count, subtract};
use crate::model::{AnswerIx, AppSet};

/// What one answer brings to every subset that it is in, or what a whole subset brings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Brought {
    /// The tests of the past that become true.
    pub(super) atoms: FixedBitSet,
    /// The tests of the answer that are true.
    pub(super) tests: FixedBitSet,
    /// The apps that are dropped.
    pub(super) drops: AppSet,
}

/// The answers that can be chosen together, each with what it brings.
pub(super) struct Pickable {
    pub(super) answers: Vec<(AnswerIx, Brought)>,
    pub(super) least: usize,
    pub(super) most: usize,
    /// What the empty choice brings.
    pub(super) nothing: Brought,
    /// Whether an app is dropped only when every chosen answer drops it.
    pub(super) any: bool,
}

/// All allowed subsets, merged.
#[derive(Debug, Clone, Default)]
pub(super) struct Subsets {
    answers: Vec<AnswerIx>,
    nodes: Vec<Node>,
}

/// How many answers were looked at, the least difference so far, and from which node it comes, with an answer or not.
type Least = (usize, usize, Option<(u32, bool)>);

/// Subsets of the first so many answers that behave alike.
#[derive(Debug, Clone)]
struct Node {
    count: Count,
    /// Those of one answer less, and whether that answer was added.
    from: Vec<(u32, bool)>,
}

/// Subsets that behave alike, all answers looked at.
pub(super) struct Found {
    pub(super) brought: Brought,
    /// The first of them: the smallest, then in the order of the list.
    pub(super) first: Vec<AnswerIx>,
    pub(super) node: u32,
}

/// What tells the subsets of the first so many answers apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// As far as it still matters.
    size: usize,
    brought: Brought,
}

/// Nodes of one layer: their key, and the first of their subsets.
type Layer = Vec<(Key, Vec<AnswerIx>, u32)>;

impl Subsets {
    /// Goes through the answers one by one; nothing when there are more than `limit` kinds of subsets.
    pub(super) fn new(pickable: &Pickable, limit: usize) -> Option<(Self, Vec<Found>)> {
        let answers: Vec<AnswerIx> = pickable.answers.iter().map(|(answer, _)| *answer).collect();
        let root = Node { count: Count::from(1), from: Vec::new() };
        let mut subsets = Self { answers, nodes: vec![root] };
        let mut layer: Layer = vec![(Key { size: 0, brought: pickable.nothing.clone() }, Vec::new(), 0)];
        for (answer, brought) in &pickable.answers {
            layer = subsets.next_layer(pickable, &layer, *answer, brought);
            if subsets.nodes.len() > limit {
                return None;
            }
        }
        let mut found: Vec<Found> = layer
            .into_iter()
            .filter(|(key, _, _)| (pickable.least..=pickable.most).contains(&key.size))
            .map(|(key, first, node)| Found { brought: key.brought, first, node })
            .collect();
        found.sort_by(|a, b| (a.first.len(), &a.first).cmp(&(b.first.len(), &b.first)));
        Some((subsets, found))
    }

    fn next_layer(
        &mut self,
        pickable: &Pickable,
        layer: &Layer,
        answer: AnswerIx,
        brought: &Brought,
    ) -> Layer {
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let mut next: Layer = Vec::new();
        for (key, first, node) in layer {
            let added = pickable.with(key, brought).map(|key| {
                let mut first = first.clone();
                first.push(answer);
                (key, first, true)
            });
            for (key, first, added) in
                [Some((key.clone(), first.clone(), false)), added].into_iter().flatten()
            {
                let at = *known.entry(key.clone()).or_insert_with(|| {
                    self.nodes.push(Node { count: Count::default(), from: Vec::new() });
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
    pub(super) fn count(&self, node: u32) -> Count {
        self.nodes.get(node as usize).map(|node| node.count.clone()).unwrap_or_default()
    }

    /// The subset of a node that differs least from these answers.
    pub(super) fn nearest(&self, node: u32, present: &[AnswerIx]) -> Vec<AnswerIx> {
        // A node stands after those that it comes from.
        let mut least: Vec<Least> = vec![(0, 0, None)];
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
    pub(super) fn subset(&self, mut node: u32, mut place: Vec<u64>) -> Vec<AnswerIx> {
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

impl Pickable {
    /// A subset with one answer more; nothing when it is then too large.
    fn with(&self, key: &Key, brought: &Brought) -> Option<Key> {
        let first = key.size == 0;
        // Beyond the fewest that may be chosen the size makes no difference, unless there is a most.
        let bounded = self.most < self.answers.len();
        if bounded && key.size >= self.most {
            return None;
        }
        let size = if bounded { key.size + 1 } else { (key.size + 1).min(self.least.max(1)) };
        let mut all = key.brought.clone();
        all.atoms.union_with(&brought.atoms);
        all.tests.union_with(&brought.tests);
        match (self.any, first) {
            (true, true) => all.drops.clone_from(&brought.drops),
            (true, false) => all.drops.intersect_with(&brought.drops),
            (false, _) => all.drops.union_with(&brought.drops),
        }
        Some(Key { size, brought: all })
    }
}
