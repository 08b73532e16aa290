//! What clashes when nothing is left: the minimal sets of answers of which every app fails one (`docs/analysis.md`,
//! "Clashes"). They come from the requirements that fail, not from other walks.

use std::collections::{BTreeSet, BinaryHeap};

use fixedbitset::FixedBitSet;

use crate::engine::{AnswerPart, FailedRequirement, Ground, Grounds, WalkState};
use crate::model::{AppIx, AppSet, Catalogue, Ix, Model};
use crate::order;

/// How far clashes are searched for. When that is not enough, the result says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClashBudget {
    /// The most answers in one clash.
    pub answers: usize,
    /// The most sets of answers to look at.
    pub nodes: usize,
}

impl Default for ClashBudget {
    /// More answers in one clash help nobody; so many sets take less time than a person notices.
    fn default() -> Self {
        Self { answers: 5, nodes: 20_000 }
    }
}

/// Answers that do not go together: every app fails one, and of no smaller part of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The answers, in the order of the walk.
    pub parts: Vec<AnswerPart>,
}

/// Apps that lack only one of the answers of a clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// That answer.
    pub own: Vec<AnswerPart>,
    /// The first requirement of it that they fail.
    pub failure: FailedRequirement,
    /// The apps.
    pub apps: AppSet,
}

/// The clashes of a walk on which nothing is left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clashes {
    /// The fewest answers first, then in the order of the walk; none when something is left.
    pub list: Vec<Clash>,
    /// All clashes of at most this many answers were found.
    pub bound: usize,
    /// There are no larger ones.
    pub is_exhausted: bool,
    grounds: Vec<Counted>,
}

/// A ground with all answers that count in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    ground: Ground,
    parts: Vec<AnswerPart>,
}

/// Finds what clashes on a walk, from the grounds of all that fails on it.
pub fn clashes(model: &Model, walk: &WalkState, grounds: &Grounds, budget: &ClashBudget) -> Clashes {
    let candidates = model.catalogue.candidates();
    if candidates.is_clear() || !walk.left.is_disjoint(&candidates) {
        return Clashes { is_exhausted: true, ..Clashes::default() };
    }
    let counted: Vec<Counted> =
        grounds.list.iter().map(|ground| counted(model, ground.clone(), &candidates)).collect();
    let places = in_order(walk, counted.iter().flat_map(|ground| ground.parts.iter().copied()));
    let mut search = Search::new(&places, budget);
    search.clauses(&candidates, &counted);
    let mut found = search.run();
    if grounds.is_coarse {
        // Some requirements may hang on fewer answers than was taken.
        (found.bound, found.is_exhausted) = (0, false);
    }
    found.grounds = counted;
    found
}

/// An answer that tells the situation does not count where it is only hung on: nobody thinks of giving it up for that.
fn counted(model: &Model, mut ground: Ground, candidates: &AppSet) -> Counted {
    ground.apps.intersect_with(candidates);
    let is_choosable =
        |part: &&AnswerPart| !model.graph.questions.row(part.question).role_of(part.answer).tells_situation;
    let mut parts = ground.own.clone();
    parts.extend(ground.hangs_on.iter().filter(is_choosable));
    order::sort(&mut parts);
    Counted { ground, parts }
}

/// Parts of answers in the order of the walk, each once: of each question the ticks, then the choice as a whole.
pub(super) fn in_order(walk: &WalkState, parts: impl Iterator<Item = AnswerPart>) -> Vec<AnswerPart> {
    let mut places: Vec<AnswerPart> = order::set(parts).into_iter().collect();
    order::by_key(&mut places, |part| (walk.number_of(part.question), part.answer.is_none(), part.answer));
    places
}

impl Clashes {
    /// The apps that lack only one answer of a clash, those that fewest lack first.
    pub fn lacking(&self, model: &Model, clash: &Clash) -> Vec<Lack> {
        let within = |counted: &&Counted| counted.parts.iter().all(|part| clash.parts.contains(part));
        let mut lacks: Vec<Lack> = Vec::new();
        for app in Catalogue::apps_in(&model.catalogue.candidates()) {
            let mut failed = self
                .grounds
                .iter()
                .filter(within)
                .map(|counted| &counted.ground)
                .filter(|ground| ground.apps.contains(app.at()));
            let Some(first) = failed.next() else { continue };
            if failed.any(|other| other.own != first.own) {
                continue;
            }
            let same = |lack: &&mut Lack| lack.failure == first.failure;
            match lacks.iter_mut().find(same) {
                Some(known) => known.apps.insert(app.at()),
                None => {
                    let mut apps = model.catalogue.no_apps();
                    apps.insert(app.at());
                    lacks.push(Lack { own: first.own.clone(), failure: first.failure, apps });
                }
            }
        }
        let place = |lack: &Lack| clash.parts.iter().position(|part| lack.own.contains(part));
        order::by_key(&mut lacks, |lack| (lack.apps.count_ones(..), place(lack)));
        lacks
    }

    /// How many requirements of the walk an app fails.
    pub fn failed_by(&self, app: AppIx) -> usize {
        let failed = self.grounds.iter().filter(|counted| counted.ground.apps.contains(app.at()));
        order::set(failed.map(|counted| counted.ground.failure)).len()
    }
}

/// The search: sets of answers, the smallest first, each with one more way for an app to fail.
struct Search<'a> {
    places: &'a [AnswerPart],
    budget: &'a ClashBudget,
    /// For each app the sets of answers of which one is enough; those that few sets satisfy first.
    clauses: Vec<Vec<FixedBitSet>>,
    /// Some choice counts as a whole: then not every part is an answer.
    has_whole: bool,
    /// Sets with too many answers were left out.
    is_cut: bool,
}

/// A set of answers that waits; the heap gives the smallest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting(std::cmp::Reverse<(usize, FixedBitSet)>);

impl<'a> Search<'a> {
    fn new(places: &'a [AnswerPart], budget: &'a ClashBudget) -> Self {
        let has_whole = places.iter().any(|part| part.answer.is_none());
        Self { places, budget, clauses: Vec::new(), has_whole, is_cut: false }
    }

    fn bits(&self, parts: &[AnswerPart]) -> FixedBitSet {
        let places = self.places.iter().enumerate();
        let mut bits = FixedBitSet::with_capacity(self.places.len());
        places.filter(|(_, place)| parts.contains(place)).for_each(|(at, _)| bits.insert(at));
        bits
    }

    /// How many answers there are: a choice as a whole is none beside its ticks.
    fn size(&self, set: &FixedBitSet) -> usize {
        if !self.has_whole {
            return set.count_ones(..);
        }
        let of_question = |part: &AnswerPart| {
            let others = set.ones().filter_map(|at| self.places.get(at));
            others.filter(|other| other.question == part.question).count()
        };
        let parts = set.ones().filter_map(|at| self.places.get(at));
        parts.filter(|part| part.answer.is_some() || of_question(part) == 1).count()
    }

    /// Collects what each app fails by. An app that fails by more than another adds nothing.
    fn clauses(&mut self, candidates: &AppSet, counted: &[Counted]) {
        let bits: Vec<FixedBitSet> = counted.iter().map(|counted| self.bits(&counted.parts)).collect();
        let mut ways: Vec<FixedBitSet> = bits.clone();
        order::sort(&mut ways);
        ways.dedup();
        // Each is one of the ways, which rise: as many come before it as are less.
        let number: Vec<usize> = bits.iter().map(|set| ways.partition_point(|way| way < set)).collect();
        let mut by_app: BTreeSet<FixedBitSet> = BTreeSet::new();
        for app in candidates.ones() {
            let mut fails = FixedBitSet::with_capacity(ways.len());
            let failed = counted.iter().zip(&number).filter(|(counted, _)| counted.ground.apps.contains(app));
            failed.for_each(|(_, number)| fails.insert(*number));
            by_app.insert(fails);
        }
        let mut all: Vec<FixedBitSet> = by_app.into_iter().collect();
        order::by_key(&mut all, |fails| fails.count_ones(..));
        let mut kept: Vec<FixedBitSet> = Vec::new();
        for fails in all {
            if !kept.iter().any(|harder| harder.is_subset(&fails)) {
                kept.push(fails);
            }
        }
        let sets = |fails: &FixedBitSet| {
            let mut sets: Vec<FixedBitSet> = fails.ones().filter_map(|at| ways.get(at)).cloned().collect();
            order::by_cached_key(&mut sets, |set| self.size(set));
            sets
        };
        self.clauses = kept.iter().map(sets).collect();
    }

    fn fails_all(&self, set: &FixedBitSet) -> bool {
        self.open(set).is_none()
    }

    /// An app that does not fail by these answers.
    fn open(&self, set: &FixedBitSet) -> Option<&Vec<FixedBitSet>> {
        self.clauses.iter().find(|ways| !ways.iter().any(|way| way.is_subset(set)))
    }

    fn is_minimal(&self, set: &FixedBitSet) -> bool {
        set.ones().all(|at| {
            let mut part = set.clone();
            part.remove(at);
            !self.fails_all(&part)
        })
    }

    fn run(&mut self) -> Clashes {
        let mut heap = BinaryHeap::new();
        let nothing = FixedBitSet::with_capacity(self.places.len());
        let mut seen = order::set([nothing.clone()]);
        heap.push(Waiting(std::cmp::Reverse((0, nothing))));
        let mut found: Vec<(usize, FixedBitSet)> = Vec::new();
        let mut bound = self.budget.answers;
        let mut is_all = true;
        'sets: while let Some(Waiting(std::cmp::Reverse((size, set)))) = heap.pop() {
            if found.iter().any(|(_, known)| known.is_subset(&set)) {
                continue;
            }
            let Some(ways) = self.open(&set).cloned() else {
                // Without any answer everything fails: then it is not the answers that clash.
                if size > 0 && self.is_minimal(&set) {
                    found.push((size, set));
                }
                continue;
            };
            for way in ways {
                if !self.has_whole && set.union_count(&way) > self.budget.answers {
                    self.is_cut = true;
                    continue;
                }
                let mut with = set.clone();
                with.union_with(&way);
                let size_with = self.size(&with);
                if size_with > self.budget.answers {
                    self.is_cut = true;
                    continue;
                }
                if seen.contains(&with) {
                    continue;
                }
                if seen.len() >= self.budget.nodes {
                    (bound, is_all) = (size.saturating_sub(1), false);
                    break 'sets;
                }
                seen.insert(with.clone());
                heap.push(Waiting(std::cmp::Reverse((size_with, with))));
            }
        }
        let places = |set: &FixedBitSet| set.ones().filter_map(|at| self.places.get(at)).copied().collect();
        order::by_key(&mut found, |(size, set)| (*size, set.ones().collect::<Vec<_>>()));
        let list: Vec<Clash> = found.iter().map(|(_, set)| Clash { parts: places(set) }).collect();
        Clashes { list, bound, is_exhausted: is_all && !self.is_cut, grounds: Vec::new() }
    }
}
