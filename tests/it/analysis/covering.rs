//! Few walks that take everything: what any walk takes, one of them takes.

use std::collections::BTreeSet;

use stappenplan::analysis::{ExplorationLimits, Walk, WalkPart, covering, walk_parts, walks};
use stappenplan::engine::Choice;
use stappenplan::model::Model;

use super::{MOST_WALKS, small_models};
use crate::trees::{Content, entries, folder, generated, given, read};

fn parts<'w>(model: &Model, paths: impl Iterator<Item = &'w [Choice]>) -> BTreeSet<WalkPart> {
    paths.flat_map(|path| walk_parts(model, path).unwrap()).collect()
}

/// How many walks there are, and how many cover them.
#[track_caller]
fn covered(name: &str, model: &Model, all: &[Walk]) -> (usize, usize) {
    let few = covering(model, &ExplorationLimits::default()).unwrap();
    let of = |walks: &[Walk]| parts(model, walks.iter().map(|walk| walk.path.as_slice()));
    assert_eq!(of(&few), of(all), "{name}");
    assert!(few.iter().all(|walk| all.contains(walk)), "{name}: each is a walk to its end");
    for at in 0..few.len() {
        let others: Vec<Walk> =
            few.iter().enumerate().filter(|(it, _)| *it != at).map(|(_, it)| it.clone()).collect();
        assert!(few.len() == 1 || of(&others) != of(all), "{name}: none is needless");
    }
    (all.len(), few.len())
}

#[test]
fn what_any_walk_takes_one_of_few_takes() {
    let (mut all_walks, mut few_walks, mut trees) = (0, 0, 0);
    let mut add = |(all, few): (usize, usize)| {
        all_walks += all;
        few_walks += few;
        trees += 1;
    };
    for (seed, model, all) in small_models(150) {
        add(covered(&format!("seed {seed}"), &model, &all));
    }
    let folders = entries(&folder("constructs"));
    let folders = folders.iter().filter(|folder| folder.is_dir()).map(|folder| Content::of_folder(folder));
    for content in folders.chain(generated(0..60)) {
        let model = content.model();
        let all: Vec<Walk> = walks(&model).take(MOST_WALKS + 1).collect();
        if all.len() <= MOST_WALKS {
            add(covered(&content.name, &model, &all));
        }
    }
    println!("{trees} trees: {all_walks} walks, of which {few_walks} take everything");
    assert!(trees > 150 && few_walks * 4 < all_walks, "{trees} trees, {few_walks} of {all_walks}");
}

#[test]
fn few_walks_of_what_ships_take_more_than_two_thousand_drawn_ones() {
    let model = Content::embedded().model();
    let few = covering(&model, &ExplorationLimits::default()).unwrap();
    assert_eq!(few, covering(&model, &ExplorationLimits::default()).unwrap(), "the same each time");
    let of_few = parts(&model, few.iter().map(|walk| walk.path.as_slice()));
    let mut of_drawn = BTreeSet::new();
    for line in read(&folder("walks.jsonl")).lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let step = |step: &serde_json::Value| {
            let words =
                step["answers"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned());
            (step["question"].as_str().unwrap().to_owned(), words.collect())
        };
        let answers = line["path"].as_array().unwrap().iter().map(step).collect();
        let walk = stappenplan::engine::replay(&model, &given(&model, &answers)).walk;
        of_drawn.extend(walk_parts(&model, &walk.path).unwrap());
    }
    println!("{} walks take {} parts, 2,000 drawn ones {}", few.len(), of_few.len(), of_drawn.len());
    assert!(few.len() < 40, "{}", few.len());
    assert!(of_few.is_superset(&of_drawn), "{:?}", of_drawn.difference(&of_few).collect::<Vec<_>>());
    assert!(of_few.len() > of_drawn.len());
}
