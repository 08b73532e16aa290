//! The same comparison on every tree that ships with the program or is in the tests.

use std::path::Path;

use stappenplan::analysis::{
    AppScope, ChangeGoal, ExplorationLimits, Reach, StateSpace, reach_app, remaining_question_bounds, sample,
    survey, walks,
};
use stappenplan::files::{Content, embedded, read_content};
use stappenplan::lint::load;
use stappenplan::model::{AppIx, AppSet, Catalogue, Model};
use stappenplan::source::Sources;
use stappenplan::text::Lang;

use super::{counterfactuals, ends_of, ends_one_by_one, people, sensitivity};
use crate::common::sample_size;

/// Trees with more walks than this are not made one by one.
const MOST_WALKS: usize = 20_000;

fn model(content: Content) -> Model {
    let mut sources = Sources::new();
    let tree = sources.add_bytes(content.tree.shown, content.tree.bytes.into_owned());
    let apps: Vec<_> =
        content.apps.into_iter().map(|app| sources.add_bytes(app.shown, app.bytes.into_owned())).collect();
    load(&sources, tree, &apps, Lang::En).model.unwrap()
}

/// The trees of a folder under `tests/`, each with its name.
fn trees(folder: &str) -> Vec<(String, Model)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let found = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path().join("tree.yaml"));
    let mut paths: Vec<_> = found.filter(|path| path.is_file()).collect();
    paths.sort();
    let named = |path: std::path::PathBuf| {
        let model = model(read_content(Some(&path), None, None).unwrap());
        (path.display().to_string(), model)
    };
    paths.into_iter().map(named).collect()
}

fn every_app(model: &Model) -> AppSet {
    let mut all = model.catalogue.no_apps();
    all.insert_range(..);
    all
}

#[test]
fn the_constructs_have_the_walks_that_enumeration_finds() {
    let limits = ExplorationLimits::default();
    let trees = trees("constructs");
    assert!(trees.len() > 50);
    for (name, model) in trees {
        let all: Vec<_> = walks(&model).take(MOST_WALKS).collect();
        assert!(all.len() < MOST_WALKS, "{name}");
        let ends = StateSpace::explore(&model, &AppScope::Ends, &limits);
        assert_eq!(ends_of(&ends), ends_one_by_one(&all, &every_app(&model)), "{name}");
        let ways = StateSpace::explore(&model, &AppScope::Ways, &limits);
        assert_eq!(ways.walks(), ends.walks(), "{name}");
        assert_eq!(ways.longest(), ends.longest(), "{name}");
        let bound = remaining_question_bounds(&model);
        for walk in &all {
            for (at, choice) in walk.path.iter().enumerate() {
                assert!(*bound.row(choice.question) >= walk.path.len() - at, "{name}");
            }
        }
    }
}

#[test]
fn the_shipped_tree_is_explored_as_a_whole() {
    let (model, limits) = (model(embedded()), ExplorationLimits::default());
    let ends = StateSpace::explore(&model, &AppScope::Ends, &limits);
    let figures = survey(&model, &limits).statistics;
    assert!(figures.exhaustive);
    assert_eq!(ends.faults(), []);
    assert_eq!(ends.outcomes().len(), model.graph.outcomes.len());
    assert_eq!(ends.asked().len() + ends.shown().count(), model.graph.questions.len());
    // Both ways of counting go over quite different states.
    let ways = StateSpace::explore(&model, &AppScope::Ways, &limits);
    assert!(ways.states() < ends.states());
    assert_eq!((ways.walks(), ways.longest()), (figures.walks, figures.longest));
    let bound = remaining_question_bounds(&model);
    assert!(figures.longest <= Some(*bound.row(model.graph.start)));
    let drawn: Vec<_> = sample(&model, &ways, 50, 20).unwrap().collect();
    assert!(sample(&model, &ways, 50, 20).unwrap().eq(drawn.iter().cloned()));
    assert!(drawn.iter().all(|walk| walk.path.len() <= figures.longest.unwrap()));
}

#[test]
fn every_shipped_app_is_on_some_advice_but_the_one_that_is_advised_against() {
    let (model, limits) = (model(embedded()), ExplorationLimits::default());
    for (app, row) in model.catalogue.apps.iter() {
        let reach = reach_app(&model, app, &limits);
        let is_never = model.catalogue.never.contains_key(&app);
        assert_eq!(reach == Reach::Never, is_never, "{}: {reach:?}", row.id);
        assert_ne!(reach, Reach::NotFound, "{}", row.id);
    }
}

/// So many walks of the shipped tree are looked at: on every change, and before a release.
const SHIPPED_WALKS: (usize, usize) = (200, 2_000);

/// Of two in so many the sets of two changes are tried as well; before a release of all.
const PAIRS: usize = 10;

#[test]
fn why_holds_on_walks_of_the_shipped_tree() {
    let model = model(embedded());
    let apps: Vec<AppIx> = Catalogue::apps_in(&model.catalogue.offered).collect();
    let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
    let number = sample_size(SHIPPED_WALKS.0, SHIPPED_WALKS.1);
    let mut sampled = sample(&model, &space, number, 20).unwrap();
    let mut rng = fastrand::Rng::with_seed(20);
    let (mut influences, mut changed) = (sensitivity::Seen::default(), counterfactuals::Seen::default());
    for at in 0..number {
        // Of all walks most have long lists of wishes: so half of them are made step by step.
        let given: people::Answers = match at % 2 {
            0 => sampled
                .next()
                .unwrap()
                .path
                .into_iter()
                .map(|choice| (choice.question, choice.given))
                .collect(),
            _ => people::somebody(&mut rng, &model),
        };
        sensitivity::compare(&model, &given, &mut influences);
        let most = if number == SHIPPED_WALKS.1 || at % PAIRS < 2 { 2 } else { 1 };
        for goal in [ChangeGoal::App(apps[rng.usize(..apps.len())]), ChangeGoal::Anything] {
            counterfactuals::compare_shipped(&model, &given, goal, most, &mut changed);
        }
    }
    // Of 200 walks 167 are compared and all found, 89 larger, 107 open, 4 in some situations, 9 waiting, 154 checked, 1
    // bitten. Of ten times as many nine tenths of the same share are asked for.
    let times = number / SHIPPED_WALKS.0;
    let least = |of_some: usize| if times > 1 { of_some * times * 9 / 10 } else { of_some };
    changed.is_as_rich_as(&counterfactuals::Seen {
        compared: least(150),
        found: least(150),
        larger: least(80),
        opens: least(96),
        situations: least(1),
        waiting: least(8),
        checked: least(140),
        ..counterfactuals::Seen::default()
    });
    assert!(changed.bitten <= 2 * times, "{changed:?}");
    // Of the answers in 200 walks 1,306 decide, 536 differ and 3 make no difference; 451 are alone, 161 open, 1,868 compared in
    // full. Of those without a difference 55 were asked for until every answer about browsers brought something to ask. On trees
    // that are made such answers are seen by the thousand (`sensitivity.rs`).
    influences.is_as_rich_as(&sensitivity::Seen {
        decides: least(1_300),
        differs: least(530),
        nothing: least(3),
        unsure: 0,
        alone: least(445),
        open: least(158),
        in_full: least(1_860),
    });
}
