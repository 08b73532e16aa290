//! What the analysis says of all walks, against every walk made one by one, on many small trees drawn at random: with
//! labels, choices, numbers, pages, skips, rounds, and tests of what remains.

mod changes_one_by_one;
mod changes_remembered;
mod clashes;
mod content;
mod counterfactuals;
mod covering;
mod half;
mod later_standings;
mod people;
mod sensitivity;
mod survey;
mod tree_parts;
mod trees;

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::analysis::{
    AppScope, ExplorationLimits, Reach, StateSpace, Walk, max_remaining_questions, reach_app, reach_outcome,
    remaining_question_bounds, sample, walks,
};
use stappenplan::engine::{AnswerValue, Choice, Position, start_walk, step_walk};
use stappenplan::model::{AppSet, Combine, Ix, Model, QuestionIx, QuestionKind};

use tree_parts::APPS;
use trees::{layered, model};

/// Trees with more walks than this are left out: the comparison makes all of them.
const MOST_WALKS: usize = 4_000;

/// Models of which all walks can be made, each with its walks.
fn small_models(number: u64) -> impl Iterator<Item = (u64, Model, Vec<Walk>)> {
    (0..number).filter_map(|seed| {
        let model = model(seed);
        let all: Vec<Walk> = walks(&model).take(MOST_WALKS + 1).collect();
        (all.len() <= MOST_WALKS).then_some((seed, model, all))
    })
}

/// Ends as plain data, each with the number of walks to it and the first of the shortest.
type Ends = BTreeMap<(String, Vec<usize>), (usize, Vec<Choice>)>;

fn ends_one_by_one(all: &[Walk], asked: &AppSet) -> Ends {
    let mut ends = Ends::new();
    for walk in all {
        let left = walk.left.intersection(asked).collect();
        let (walks, path) = ends.entry((format!("{:?}", walk.end), left)).or_default();
        if *walks == 0 || walk.path.len() < path.len() {
            path.clone_from(&walk.path);
        }
        *walks += 1;
    }
    ends
}

fn ends_of(space: &StateSpace) -> Ends {
    let mut ends = Ends::new();
    for (end, walks) in space.walks_by_end().unwrap() {
        let walks = walks.to_string().parse().unwrap();
        let key = (format!("{:?}", end.position), end.left.ones().collect());
        assert!(ends.insert(key, (walks, space.path_to(&end))).is_none(), "an end is there once");
    }
    ends
}

fn all_apps() -> AppSet {
    let mut all = AppSet::with_capacity(APPS);
    all.insert_range(..);
    all
}

#[test]
fn states_tell_of_every_walk_what_enumeration_tells() {
    let (mut compared, mut with_fault, mut merged) = (0, 0, 0);
    for (seed, model, all) in small_models(600) {
        let mut one = AppSet::with_capacity(APPS);
        one.insert(usize::try_from(seed).unwrap() % APPS);
        let scopes = [
            (AppScope::Ends, all_apps()),
            (AppScope::Apps(one.clone()), one),
            (AppScope::Ways, AppSet::default()),
        ];
        let mut sizes = Vec::new();
        for (scope, asked) in scopes {
            let space = StateSpace::explore(&model, &scope, &ExplorationLimits::default());
            assert!(space.exhausted());
            assert_eq!(ends_of(&space), ends_one_by_one(&all, &asked), "tree {seed}, {scope:?}");
            assert_eq!(space.walks().unwrap().to_string(), all.len().to_string(), "tree {seed}, {scope:?}");
            let longest = all.iter().map(|walk| walk.path.len()).max();
            assert_eq!(space.longest(), longest, "tree {seed}, {scope:?}");
            sizes.push(space.states());
        }
        compared += 1;
        with_fault += usize::from(all.iter().any(|walk| matches!(walk.end, Position::Stuck(_))));
        merged += usize::from(sizes[0] > sizes[2] && all.len() > sizes[0]);
    }
    // The comparison says something only when there is something to compare.
    assert!(compared > 400 && with_fault > 100 && merged > 100, "{compared} {with_fault} {merged}");
}

#[test]
fn the_bound_on_what_is_left_is_never_below_the_truth() {
    for (seed, model, all) in small_models(300) {
        let bound = remaining_question_bounds(&model);
        for walk in &all {
            let mut core = start_walk(&model);
            for (at, choice) in walk.path.iter().enumerate() {
                assert!(*bound.row(choice.question) >= walk.path.len() - at, "tree {seed}");
                let most = max_remaining_questions(&model, &bound, &core, choice.question);
                assert!(most >= walk.path.len() - at, "tree {seed}");
                core = step_walk(&model, &core, choice).unwrap();
            }
        }
    }
}

#[test]
fn apps_are_counted_at_the_ends_where_they_are_left() {
    for (seed, model, all) in small_models(300) {
        let space = StateSpace::explore(&model, &AppScope::Ends, &ExplorationLimits::default());
        let mut ends = space.walks_by_end().unwrap();
        ends.retain(|(end, _)| matches!(end.position, Position::Done(_)));
        for app in model.catalogue.apps.indexes() {
            let here = ends.iter().filter(|(end, _)| end.left.contains(app.at()));
            let counted: usize = here.map(|(_, walks)| walks.to_string().parse::<usize>().unwrap()).sum();
            let with = |walk: &&Walk| matches!(walk.end, Position::Done(_)) && walk.left.contains(app.at());
            let one_by_one = all.iter().filter(with).count();
            assert_eq!(counted, one_by_one, "tree {seed}");
        }
    }
}

#[test]
fn the_shortest_walks_are_found() {
    let limits = ExplorationLimits::default();
    for (seed, model, all) in small_models(300) {
        let first_of = |wanted: &dyn Fn(&Walk) -> bool| {
            let path =
                all.iter().filter(|walk| wanted(walk)).map(|walk| &walk.path).min_by_key(|path| path.len());
            path.map_or(Reach::Never, |path| Reach::By(path.clone()))
        };
        for outcome in model.graph.outcomes.indexes() {
            let expected = first_of(&|walk| walk.end == Position::Done(outcome));
            assert_eq!(reach_outcome(&model, outcome, &limits), expected, "tree {seed}");
        }
        for app in model.catalogue.apps.indexes() {
            let expected =
                first_of(&|walk| matches!(walk.end, Position::Done(_)) && walk.left.contains(app.at()));
            assert_eq!(reach_app(&model, app, &limits), expected, "tree {seed}");
        }
    }
}

#[test]
fn pages_and_skips_are_told() {
    for (seed, model, all) in small_models(300) {
        let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
        let (mut asked, mut shown, mut skipped) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for walk in &all {
            let start = start_walk(&model);
            let end = walk.path.iter().fold(start, |core, choice| step_walk(&model, &core, choice).unwrap());
            asked.extend(end.path.iter().map(|choice| choice.question));
            shown.extend(end.shown);
            skipped.extend(end.skipped.into_iter().map(|skip| skip.question));
        }
        assert_eq!(space.asked(), asked.into_iter().collect::<Vec<_>>(), "tree {seed}");
        assert_eq!(space.shown().collect::<Vec<_>>(), shown.into_iter().collect::<Vec<_>>(), "tree {seed}");
        assert_eq!(
            space.skipped().collect::<Vec<_>>(),
            skipped.into_iter().collect::<Vec<_>>(),
            "tree {seed}"
        );
    }
}

#[test]
fn every_fault_has_a_walk_that_shows_it() {
    for (seed, model, all) in small_models(300) {
        let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
        let mut faults = BTreeSet::new();
        for (fault, path) in space.faults() {
            let end = path
                .iter()
                .fold(start_walk(&model), |core, choice| step_walk(&model, &core, choice).unwrap());
            assert_eq!(end.position, Position::Stuck(fault), "tree {seed}");
            faults.insert(format!("{:?}", end.position));
        }
        let met = all.iter().filter(|walk| matches!(walk.end, Position::Stuck(_)));
        assert_eq!(faults, met.map(|walk| format!("{:?}", walk.end)).collect(), "tree {seed}");
    }
}

#[test]
fn samples_are_walks_and_equally_likely() {
    let mut looked = 0;
    for (seed, model, all) in small_models(150).filter(|(_, _, all)| (10..=40).contains(&all.len())) {
        let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
        let number = all.len() * 100;
        let drawn: Vec<Walk> = sample(&model, &space, number, seed).unwrap().collect();
        assert!(sample(&model, &space, number, seed).unwrap().eq(drawn.iter().cloned()));
        let mut seen = vec![0_u32; all.len()];
        for walk in drawn {
            let place = all.iter().position(|known| *known == walk);
            seen[place.unwrap_or_else(|| panic!("tree {seed}: not a walk"))] += 1;
        }
        // Pearson's statistic has mean n-1 and variance 2(n-1): five deviations away is not chance.
        let statistic: f64 = seen.iter().map(|count| (f64::from(*count) - 100.0).powi(2) / 100.0).sum();
        let degrees = f64::from(u32::try_from(all.len()).unwrap()) - 1.0;
        assert!(statistic < degrees + 5.0 * (2.0 * degrees).sqrt(), "tree {seed}: {statistic} of {degrees}");
        looked += 1;
    }
    assert!(looked > 10, "{looked}");
}

#[test]
fn subsets_are_counted_and_drawn_without_making_them() {
    let mut model = layered(2, 70, 33, 5);
    let QuestionKind::One { answers } = model.graph.questions.row(QuestionIx::new(0)).kind.clone() else {
        panic!()
    };
    let limits = ExplorationLimits::default();
    for (most, walks) in [(70, "82641413450218791239610"), (2, "173950")] {
        let first = model.graph.questions.row_mut(QuestionIx::new(0));
        first.kind = QuestionKind::Many {
            answers: answers.clone(),
            none: None,
            min: 1,
            max: most,
            combine: Combine::All,
        };
        let space = StateSpace::explore(&model, &AppScope::Ways, &limits);
        assert_eq!(space.walks().unwrap().to_string(), walks);
        let picked = sample(&model, &space, 300, 1).unwrap().map(|walk| match &walk.path[0].given {
            AnswerValue::Picks(picks) => picks.len(),
            _ => 0,
        });
        let mean = picked.sum::<usize>() / 300;
        assert!(if most == 2 { mean == 1 } else { (34..=35).contains(&mean) }, "{mean}");
    }
}

#[test]
fn a_limit_is_told() {
    let (_, model, _) = small_models(50).max_by_key(|(_, _, all)| all.len()).unwrap();
    let space = StateSpace::explore(
        &model,
        &AppScope::Ends,
        &ExplorationLimits { states: 3, ..ExplorationLimits::default() },
    );
    assert!(!space.exhausted());
    assert_eq!((space.walks(), space.longest()), (None, None));
    assert!(sample(&model, &space, 1, 0).is_none());
}
