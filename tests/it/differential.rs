//! The engine against the oracle, a second and slow reading of the tree language, on many trees.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::{Value as Json, json};
use stappenplan::analysis::{AppScope, ExplorationLimits, StateSpace, sample};
use stappenplan::engine::{self, Choice, RecordedWalk};
use stappenplan::model::Model;
use stappenplan::text::Day;

use super::common::sample_size;
use super::oracle::Oracle;
use super::trees::{self, Answers, Content};
use super::walked;

/// A tree as both read it.
struct Pair {
    model: Model,
    oracle: Oracle,
}

impl Pair {
    fn new(content: &Content) -> Pair {
        Pair { model: content.model(), oracle: content.oracle() }
    }

    /// The same on a day.
    fn on(self, today: &str) -> Pair {
        let day = Day::last_of(today).unwrap();
        Pair { model: self.model.on(day), oracle: self.oracle.on(Some(today.to_owned())) }
    }

    fn choices(&self, state: &RecordedWalk) -> Vec<Choice> {
        trees::choices(&self.model, state.walk.position, state.walk.left.count_ones(..))
    }

    /// The walk as it is, and what may be answered: the same for both.
    fn compare(&self, state: &RecordedWalk) -> Result<(), String> {
        let path = state.walk.path.iter();
        let answers: Answers = path.map(|choice| walked::words(&self.model, choice)).collect();
        let ours = walked::walk(&self.model, &trees::keyed(&state.walk.path));
        let (theirs, offered) = self.oracle.walk_and_choices(&answers);
        if ours != theirs {
            return Err(format!("after {answers:?}: {}", difference("", &ours, &theirs)));
        }
        let choices = self.choices(state);
        let ours: Vec<Vec<String>> = choices.iter().map(|it| walked::words(&self.model, it).1).collect();
        let theirs = offered;
        if ours != theirs {
            return Err(format!("after {answers:?}: engine offers {ours:?}, oracle {theirs:?}"));
        }
        Ok(())
    }

    /// Some walks by chance, compared at every step: of steps that several of them have in common once.
    fn wander(&self, rng: &mut Rng, walks: usize) -> Result<(), String> {
        let mut compared = BTreeSet::new();
        for _ in 0..walks {
            let mut state = engine::start(&self.model);
            loop {
                if compared.insert(state.walk.path.clone()) {
                    self.compare(&state)?;
                }
                let choices = self.choices(&state);
                if choices.is_empty() {
                    break;
                }
                state = engine::step(&self.model, &state, &choices[rng.usize(0..choices.len())]).unwrap();
            }
        }
        Ok(())
    }

    /// All lines of `walks`, when there are not too many; replayed they stay as they are.
    fn compare_lines(&self, limit: usize) -> Result<(), String> {
        let Some(ours) = walked::lines(&self.model, limit as u64) else { return Ok(()) };
        let theirs = self.oracle.walks(limit + 1);
        if ours != theirs {
            return Err(difference("lines", &json!(ours), &json!(theirs)));
        }
        if walked::replayed(&self.model, &ours) != ours {
            return Err("some line does not replay".to_owned());
        }
        Ok(())
    }

    /// Walks drawn from all walks of the tree, each as likely as any other.
    fn compare_drawn(&self, number: usize, seed: u64) -> Result<(), String> {
        let space = StateSpace::explore(&self.model, &AppScope::Ways, &ExplorationLimits::default());
        for walk in sample(&self.model, &space, number, seed).ok_or("there are too many states")? {
            let path = walk.path.iter();
            let answers: Answers = path.map(|choice| walked::words(&self.model, choice)).collect();
            let ours = walked::walk(&self.model, &trees::keyed(&walk.path));
            let theirs = self.oracle.walk(&answers);
            if ours != theirs {
                return Err(format!("after {answers:?}: {}", difference("", &ours, &theirs)));
            }
        }
        Ok(())
    }
}

/// Where the two first differ.
fn difference(place: &str, ours: &Json, theirs: &Json) -> String {
    match (ours, theirs) {
        (Json::Object(one), Json::Object(other)) if one.keys().all(|key| other.contains_key(key)) => {
            let unlike = one.iter().find(|(key, value)| **value != other[*key]);
            if let Some((key, value)) = unlike {
                return difference(&format!("{place}.{key}"), value, &other[key]);
            }
        }
        (Json::Array(one), Json::Array(other)) if one.len() == other.len() => {
            if let Some(at) = one.iter().zip(other).position(|(one, other)| one != other) {
                return difference(&format!("{place}[{at}]"), &one[at], &other[at]);
            }
        }
        _ => {}
    }
    format!("at `{place}` engine {ours}, oracle {theirs}")
}

/// Fails with every tree on which the two disagree, and shows the first.
fn agree(contents: impl Iterator<Item = Content>, check: impl Fn(&Pair, &mut Rng) -> Result<(), String>) {
    let mut wrong = Vec::new();
    let mut shown = None;
    for (content, seed) in contents.zip(0..) {
        // Every other tree on a day on which some apps have ended.
        let pair = Pair::new(&content);
        let pair = if seed % 2 == 1 { pair.on("2023-06-15") } else { pair };
        if let Err(what) = check(&pair, &mut Rng::with_seed(seed)) {
            wrong.push(format!("{}: {what}", content.name));
            shown.get_or_insert(content);
        }
    }
    if let Some(Content { tree, apps, .. }) = shown {
        let apps: String = apps.iter().map(|(stem, text)| format!("--- {stem}.yaml\n{text}")).collect();
        unreachable!("{}\n{tree}{apps}", wrong.join("\n"));
    }
}

fn both(pair: &Pair, rng: &mut Rng) -> Result<(), String> {
    pair.wander(rng, 15)?;
    pair.compare_lines(150)
}

#[test]
fn generated_trees() {
    agree(trees::generated(0..600), both);
}

#[test]
fn more_generated_trees() {
    agree(trees::generated(600..1200), both);
}

#[test]
fn trees_of_the_tests() {
    let folders = trees::entries(&trees::folder("constructs"));
    let folders = folders.iter().filter(|folder| folder.is_dir() && !trees::is_beyond_the_oracle(folder));
    agree(folders.map(|folder| Content::of_folder(folder)), |pair, rng| {
        pair.wander(rng, 30)?;
        pair.compare_lines(2000)
    });
    let others =
        ["second", "second/english"].into_iter().map(|name| Content::of_folder(&trees::folder(name)));
    agree(others, |pair, rng| pair.wander(rng, 400));
}

/// The content that ships: walks drawn from all of its walks. Four tests, to run side by side.
fn shipped(seed: u64) {
    agree(std::iter::once(Content::embedded()), |pair, rng| {
        pair.wander(rng, 20)?;
        pair.compare_drawn(sample_size(500, 5_000), seed)
    });
}

#[test]
fn walks_of_what_ships_drawn_from_seed_1() {
    shipped(1);
}

#[test]
fn walks_of_what_ships_drawn_from_seed_2() {
    shipped(2);
}

#[test]
fn walks_of_what_ships_drawn_from_seed_3() {
    shipped(3);
}

#[test]
fn walks_of_what_ships_drawn_from_seed_4() {
    shipped(4);
}
