//! What clashes and which two apps share the work, against every set of answers and every pair, tried one by one by an
//! evaluator of its own that knows only some of the answers.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use stappenplan::analysis::{Clash, ClashBudget, PairSide, clashes, pairs};
use stappenplan::engine::{AnswerPart, WalkState, grounds, replay};
use stappenplan::model::{AnswerIx, AppIx, Catalogue, Ix, Model, Never, QuestionIx, QuestionKind};
use stappenplan::text::SafeText;

use super::half::{Fault, Half, Parts};
use super::people::somebody;
use super::trees::model;
use crate::trees::generated;

/// Of more answers than this not every set is tried.
const MOST_PARTS: usize = 11;

fn size(set: &Parts) -> usize {
    let has_tick =
        |part: &AnswerPart| set.iter().any(|other| other.question == part.question && other.answer.is_some());
    set.iter().filter(|part| part.answer.is_some() || !has_tick(part)).count()
}

/// All minimal sets by which every app fails, of at most so many answers.
fn all_clashes(half: &Half<'_>, apps: &[AppIx], most: usize) -> BTreeSet<Parts> {
    let all: Vec<AnswerPart> = half.all().into_iter().collect();
    let given = half.given();
    let sets = (0..1_usize << all.len())
        .map(|bits| (0..all.len()).filter(|at| bits >> at & 1 == 1).map(|at| all[at]).collect::<Parts>());
    let mut sets: Vec<Parts> = sets.collect();
    sets.sort_by_key(Parts::len);
    let mut found: Vec<Parts> = Vec::new();
    for set in sets {
        if found.iter().any(|smaller| smaller.is_subset(&set)) {
            continue;
        }
        let fails = |app: &AppIx| !within(half, *app, &set, &given).is_empty();
        if apps.iter().all(fails) {
            if set.is_empty() {
                return BTreeSet::new();
            }
            found.push(set);
        }
    }
    found.into_iter().filter(|set| size(set) <= most).collect()
}

/// What an app fails by these answers: they have to ask for it; what tells the situation is known anyway.
fn within(half: &Half<'_>, app: AppIx, set: &Parts, given: &Parts) -> BTreeMap<Fault, Parts> {
    let known = set.union(given).copied().collect();
    half.faults(app, &known).into_iter().filter(|(_, own)| own.is_subset(set)).collect()
}

fn found(list: &[Clash]) -> BTreeSet<Parts> {
    let sets: BTreeSet<Parts> = list.iter().map(|clash| clash.parts.iter().copied().collect()).collect();
    assert_eq!(sets.len(), list.len(), "each clash is there once");
    let sizes: Vec<usize> = list.iter().map(|clash| size(&clash.parts.iter().copied().collect())).collect();
    assert!(sizes.is_sorted(), "the fewest answers first: {sizes:?}");
    sets
}

/// Walks of this tree that leave nothing.
fn dead_ends(model: &Model, seed: u64, tries: usize) -> Vec<WalkState> {
    let mut rng = Rng::with_seed(seed);
    let walks = (0..tries).map(|_| replay(model, &somebody(&mut rng, model)).walk);
    let mut walks: Vec<WalkState> = walks.filter(|walk| walk.left.is_clear()).collect();
    walks.dedup();
    walks
}

#[derive(Default, Debug)]
struct Seen {
    compared: usize,
    clashes: usize,
    hung_on: usize,
    several: usize,
    pairs: usize,
    too_long: usize,
}

fn compare(name: &str, model: &Model, walk: &WalkState, seen: &mut Seen) {
    let half = Half::new(model, walk);
    let apps: Vec<AppIx> = Catalogue::apps_in(&model.catalogue.candidates()).collect();
    if apps.is_empty() || half.all().len() > MOST_PARTS {
        seen.too_long += 1;
        return;
    }
    seen.compared += 1;
    let given = half.given();
    let result = clashes(model, walk, &grounds(model, &walk.path), &ClashBudget::default());
    let expected = all_clashes(&half, &apps, 5);
    assert_eq!(found(&result.list), expected, "{name}: {:?}", walk.path);
    let larger = all_clashes(&half, &apps, usize::MAX);
    assert!(!result.is_exhausted || larger == expected, "{name}");
    seen.clashes += expected.len();
    seen.several += usize::from(expected.iter().any(|set| set.len() > 1));
    for clash in &result.list {
        let set: Parts = clash.parts.iter().copied().collect();
        let mut lacking: BTreeMap<Parts, BTreeSet<AppIx>> = BTreeMap::new();
        for app in &apps {
            let faults = within(&half, *app, &set, &given);
            let own: BTreeSet<&Parts> = faults.values().collect();
            if own.len() == 1 {
                lacking.entry(own.first().copied().unwrap().clone()).or_default().insert(*app);
            }
            seen.hung_on += usize::from(faults.len() < within(&half, *app, &half.all(), &given).len());
        }
        let mut told: BTreeMap<Parts, BTreeSet<AppIx>> = BTreeMap::new();
        for lack in result.lacking(model, clash) {
            told.entry(lack.own.into_iter().collect()).or_default().extend(Catalogue::apps_in(&lack.apps));
        }
        assert_eq!(told, lacking, "{name}");
    }
    assert_eq!(told_pairs(model, walk), all_pairs(&half, &apps), "{name}: {:?}", walk.path);
    seen.pairs += all_pairs(&half, &apps).len();
}

fn told_pairs(model: &Model, walk: &WalkState) -> BTreeSet<[AppIx; 2]> {
    let pairings = pairs(model, walk, &grounds(model, &walk.path));
    assert!(pairings.is_sorted_by_key(|pairing| pairing.one.failed + pairing.other.failed));
    let each = |side: &PairSide| Catalogue::apps_in(&side.apps).collect::<Vec<_>>();
    let mut told = BTreeSet::new();
    for pairing in &pairings {
        for one in each(&pairing.one) {
            for other in each(&pairing.other) {
                assert!(told.insert([one.min(other), one.max(other)]), "each pair is there once");
            }
        }
    }
    told
}

fn all_pairs(half: &Half<'_>, apps: &[AppIx]) -> BTreeSet<[AppIx; 2]> {
    let all = half.all();
    let shared = |own: &Parts, fault: &Fault| {
        let question = half.model.graph.questions.row(QuestionIx::new(fault.0));
        let answers: Vec<AnswerIx> = own.iter().filter_map(|part| part.answer).collect();
        let by_answers = answers.iter().all(|answer| question.answers().unwrap().row(*answer).role.split);
        question.role.split || (!answers.is_empty() && by_answers)
    };
    let mut found = BTreeSet::new();
    for one in apps {
        for other in apps.iter().filter(|other| *other > one) {
            let (mine, theirs) = (half.faults(*one, &all), half.faults(*other, &all));
            let common = mine.keys().any(|fault| theirs.contains_key(fault));
            // Two that both lack the same number leave that to nobody, by whichever requirements.
            let is_number = |fault: &&Fault| {
                let row = half.model.graph.questions.row(QuestionIx::new(fault.0));
                matches!(row.kind, QuestionKind::Number { .. })
            };
            let number = |faults: &BTreeMap<Fault, Parts>| -> BTreeSet<usize> {
                faults.keys().filter(is_number).map(|fault| fault.0).collect()
            };
            let common = common || !number(&mine).is_disjoint(&number(&theirs));
            if !common && mine.iter().chain(&theirs).all(|(fault, own)| shared(own, fault)) {
                found.insert([*one, *other]);
            }
        }
    }
    found
}

#[test]
fn clashes_are_minimal_and_complete_and_pairs_exact() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let mut model = model(seed);
        if seed.is_multiple_of(5) {
            let never = Never { because: SafeText::new("x"), sources: Vec::new() };
            let app = AppIx::new(usize::try_from(seed).unwrap() / 5 % model.catalogue.apps.len());
            model.catalogue.never.insert(app, never);
        }
        for walk in dead_ends(&model, seed, 6) {
            compare(&format!("tree {seed}"), &model, &walk, &mut seen);
        }
    }
    assert!(seen.compared > 500 && seen.several > 200 && seen.hung_on > 100 && seen.pairs > 10, "{seen:?}");
}

#[test]
fn with_every_construct_of_the_language_too() {
    let mut seen = Seen::default();
    for (seed, content) in (0..1_000).zip(generated(0..1_000)) {
        let model = content.model();
        for walk in dead_ends(&model, seed, 6) {
            compare(&content.name, &model, &walk, &mut seen);
        }
    }
    assert!(seen.compared > 200 && seen.several > 20 && seen.pairs > 0, "{seen:?}");
}

#[test]
fn where_something_is_left_nothing_clashes() {
    for seed in 0..200 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed);
        let walk = replay(&model, &somebody(&mut rng, &model)).walk;
        if !walk.left.is_clear() {
            let found = clashes(&model, &walk, &grounds(&model, &walk.path), &ClashBudget::default());
            assert!(
                found.list.is_empty()
                    && found.is_exhausted
                    && pairs(&model, &walk, &grounds(&model, &walk.path)).is_empty()
            );
        }
    }
}

#[test]
fn a_bound_is_told_and_what_is_within_it_is_complete() {
    let (mut short, mut spent) = (0, 0);
    for seed in 0..600 {
        let model = model(seed);
        for walk in dead_ends(&model, seed, 3) {
            let all = clashes(&model, &walk, &grounds(&model, &walk.path), &ClashBudget::default());
            let few = clashes(
                &model,
                &walk,
                &grounds(&model, &walk.path),
                &ClashBudget { answers: 1, ..ClashBudget::default() },
            );
            let single = |clash: &&Clash| size(&clash.parts.iter().copied().collect()) <= 1;
            assert!(few.list.iter().eq(all.list.iter().filter(single)), "tree {seed}");
            assert!(few.is_exhausted <= (few.list.len() == all.list.len()), "tree {seed}");
            short += usize::from(!few.is_exhausted);
            let spare = clashes(
                &model,
                &walk,
                &grounds(&model, &walk.path),
                &ClashBudget { nodes: 4, ..ClashBudget::default() },
            );
            let within = |clash: &&Clash| size(&clash.parts.iter().copied().collect()) <= spare.bound;
            assert!(
                spare.list.iter().filter(within).eq(all.list.iter().filter(within)),
                "tree {seed}: {spare:?}"
            );
            assert!(spare.list.iter().all(|clash| all.list.contains(clash)), "tree {seed}");
            spent += usize::from(!spare.is_exhausted);
        }
    }
    assert!(short > 20 && spent > 20, "{short} {spent}");
}
