//! Few walks that together take everything that walks can take: each time the walk that takes the most of what none took
//! yet. The state space is a graph without circles, so that walk is a heaviest path.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::listing::Walk;
use super::walk_parts::{WalkPart, answer_parts, step_parts, walk_parts};
use crate::analysis::space::{AppScope, ExplorationLimits, StateIx, StateSpace};
use crate::engine::{Choice, Position, WalkState, start_walk, step_walk};
use crate::model::{Ix, Model, Table};
use crate::order;

/// Of choices that behave alike so many are tried in each state; of the others only those with an answer that was not met.
const MOST_TRIED: u64 = 24;

/// Of choices that behave alike no more than this are looked at.
const MOST_LOOKED_AT: u64 = 1 << 12;

/// Few walks that take what any walk takes ([`walk_parts`]), those that add the most first; nothing when the tree is too
/// large to know all of its states. Where only the sets of apps are too many to know, requirements may be missing.
pub fn covering(model: &Model, limits: &ExplorationLimits) -> Option<Vec<Walk>> {
    let mut space = StateSpace::explore(model, &AppScope::Ends, limits);
    if !space.exhausted() {
        space = StateSpace::explore(model, &AppScope::Ways, limits);
    }
    let order = space.order()?;
    let mut cover = Cover::new(model, &space);
    let mut paths: Vec<(Vec<Choice>, BTreeSet<WalkPart>)> = Vec::new();
    loop {
        let heaviest = cover.heaviest(&order);
        let Some(parts) = walk_parts(model, &heaviest.path) else { break };
        // The start may take something too, which no step does.
        if cover.take(&parts) || paths.is_empty() {
            paths.push((heaviest.path, parts));
        } else if !cover.give_up(&heaviest.sets) {
            break;
        }
    }
    let paths = without_needless(paths);
    Some(paths.into_iter().filter_map(|path| walk_of(model, &path)).collect())
}

/// One choice in one state.
struct Edge {
    choice: Choice,
    to: StateIx,
    /// Which parts it takes.
    set: usize,
}

/// A walk that takes the most of what is missing.
struct Heaviest {
    path: Vec<Choice>,
    sets: Vec<usize>,
}

struct Cover {
    edges: Table<StateIx, Vec<Edge>>,
    /// Each part by its number.
    parts: BTreeMap<WalkPart, usize>,
    /// Sets of parts, each once.
    sets: Vec<Vec<usize>>,
    missing: FixedBitSet,
}

impl Cover {
    fn new(model: &Model, space: &StateSpace) -> Self {
        let mut cover = Self {
            edges: Table::default(),
            parts: BTreeMap::new(),
            sets: Vec::new(),
            missing: FixedBitSet::new(),
        };
        let mut known = BTreeMap::new();
        for state in (0..space.states()).map(StateIx::new) {
            let edges = cover.edges_of(model, space, state, &mut known);
            cover.edges.push(edges);
        }
        cover.missing = FixedBitSet::with_capacity(cover.parts.len());
        cover.missing.insert_range(..);
        cover
    }

    fn edges_of(
        &mut self,
        model: &Model,
        space: &StateSpace,
        state: StateIx,
        known: &mut BTreeMap<Vec<usize>, usize>,
    ) -> Vec<Edge> {
        let mut edges: Vec<Edge> = Vec::new();
        if !matches!(space.position(state), Position::At(_)) {
            return edges;
        }
        let Some(walk) = walk_along(model, &space.path_to_state(state)) else { return edges };
        for (class, to) in space.steps_of(state) {
            let first = edges.len();
            for place in 0..MOST_LOOKED_AT {
                let Some(choice) = space.choice(state, class, vec![place]) else { break };
                let is_new = || answer_parts(&choice).iter().any(|part| !self.parts.contains_key(part));
                if place >= MOST_TRIED && !is_new() {
                    continue;
                }
                let mut parts = BTreeSet::new();
                if step_parts(model, &walk, &choice, &mut parts).is_none() {
                    continue;
                }
                let set = self.set_of(parts, known);
                // What leads to the same and takes the same is no other choice here.
                let is_known = |edge: &Edge| edge.set == set;
                if !edges.get(first..).unwrap_or_default().iter().any(is_known) {
                    edges.push(Edge { choice, to, set });
                }
            }
        }
        edges
    }

    /// The number of a set of parts.
    fn set_of(&mut self, parts: BTreeSet<WalkPart>, known: &mut BTreeMap<Vec<usize>, usize>) -> usize {
        let mut numbers = Vec::with_capacity(parts.len());
        for part in parts {
            let next = self.parts.len();
            numbers.push(*self.parts.entry(part).or_insert(next));
        }
        let next = self.sets.len();
        *known.entry(numbers).or_insert_with_key(|numbers| {
            self.sets.push(numbers.clone());
            next
        })
    }

    /// The walk that takes the most of what is missing; of those the shortest, and of these the first in the order of choices.
    fn heaviest(&self, order: &[StateIx]) -> Heaviest {
        let gain = |set: &Vec<usize>| set.iter().filter(|part| self.missing.contains(**part)).count();
        let gains: Vec<usize> = self.sets.iter().map(gain).collect();
        // What is gained from each state on, on how many steps, by which edge.
        let mut best: Table<StateIx, (usize, usize, Option<&Edge>)> =
            self.edges.rows().iter().map(|_| (0, 0, None)).collect();
        for state in order.iter().rev() {
            let mut own: (usize, usize, Option<&Edge>) = (0, 0, None);
            for edge in self.edges.row(*state) {
                let (gain, steps, _) = *best.row(edge.to);
                let gain = gain + gains.get(edge.set).copied().unwrap_or_default();
                if own.2.is_none() || gain > own.0 || (gain == own.0 && steps + 1 < own.1) {
                    own = (gain, steps + 1, Some(edge));
                }
            }
            *best.row_mut(*state) = own;
        }
        let mut heaviest = Heaviest { path: Vec::new(), sets: Vec::new() };
        let mut at = StateSpace::start();
        while let Some(edge) = best.row(at).2 {
            heaviest.path.push(edge.choice.clone());
            heaviest.sets.push(edge.set);
            at = edge.to;
        }
        heaviest
    }

    /// Notes that these parts are taken; whether any of them was missing.
    fn take(&mut self, parts: &BTreeSet<WalkPart>) -> bool {
        let before = self.missing.count_ones(..);
        for number in parts.iter().filter_map(|part| self.parts.get(part)) {
            self.missing.remove(*number);
        }
        self.missing.count_ones(..) < before
    }

    /// Looks no more for what these sets promise, as the walk does not take it; whether anything of it was missing. That
    /// happens only where the apps left are not known exactly.
    fn give_up(&mut self, sets: &[usize]) -> bool {
        let before = self.missing.count_ones(..);
        for set in sets {
            self.sets.get(*set).into_iter().flatten().for_each(|part| self.missing.remove(*part));
        }
        self.missing.count_ones(..) < before
    }
}

/// Without the walks of which the others take everything.
fn without_needless(paths: Vec<(Vec<Choice>, BTreeSet<WalkPart>)>) -> Vec<Vec<Choice>> {
    let mut times: BTreeMap<WalkPart, usize> = BTreeMap::new();
    for part in paths.iter().flat_map(|(_, parts)| parts) {
        *times.entry(*part).or_default() += 1;
    }
    let mut needed = Vec::new();
    for (path, parts) in paths {
        if parts.iter().all(|part| times.get(part).is_some_and(|times| *times > 1)) {
            let one_less = parts.iter().map(|part| (*part, times.get(part).map_or(0, |times| times - 1)));
            let fewer = order::map(one_less);
            times.extend(fewer);
        } else {
            needed.push(path);
        }
    }
    needed
}

fn walk_along(model: &Model, path: &[Choice]) -> Option<WalkState> {
    let mut walk = start_walk(model);
    for choice in path {
        walk = step_walk(model, &walk, choice).ok()?;
    }
    Some(walk)
}

fn walk_of(model: &Model, path: &[Choice]) -> Option<Walk> {
    walk_along(model, path).map(Walk::from)
}
