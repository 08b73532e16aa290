//! Whether a slip of the hand is noticed: single edits of what ships, by chance, each of which must be reported by
//! `check` when it changes what comes out of any walk.

mod edits;
mod marks;
mod value;

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::analysis::{AppScope, ExplorationLimits, StateSpace, Walk, sample};
use stappenplan::engine::{AnswerValue, Position, replay};
use stappenplan::findings::Severity;
use stappenplan::lint::{LoadedTree, check, load};
use stappenplan::model::{AppIx, Ix, Model};
use stappenplan::source::Sources;
use stappenplan::text::Lang;

use crate::trees::{Content, folder, read};
use edits::{edit_app, edit_tree};
use value::Value;

/// Content as the program reads it.
struct Read {
    loaded: LoadedTree,
}

impl Read {
    fn new(content: &Content) -> Self {
        let mut sources = Sources::new();
        let tree = sources.add("tree.yaml", content.tree.as_str());
        let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
        let apps: Vec<_> = apps.collect();
        Self { loaded: load(&sources, tree, &apps, Lang::En) }
    }

    /// Whether `check` says that something is wrong.
    fn is_reported(&self) -> bool {
        let LoadedTree { model, findings, source_map } = &self.loaded;
        let is_wrong = |worst: Option<Severity>| worst.is_some_and(|worst| worst >= Severity::Warning);
        // What reading tells is enough: then the walks need not be looked at.
        if is_wrong(findings.worst()) {
            return true;
        }
        // After every day that stands in what ships.
        let today = time::Date::from_calendar_date(2026, time::Month::December, 1).unwrap();
        let checked = model.as_ref().map(|model| {
            let model = model.clone().on(today.into());
            check(&model, source_map, &ExplorationLimits::default(), Lang::En).findings.worst()
        });
        is_wrong(checked.flatten())
    }
}

/// What comes out of a walk, in words.
type Line = (BTreeMap<String, Vec<String>>, Option<String>, Vec<String>);

fn line(model: &Model, walk: &Walk) -> Line {
    let path = walk.path.iter().map(|choice| {
        let question = model.graph.questions.row(choice.question);
        (question.id.clone(), choice.given.words(question))
    });
    let left = walk.left.ones().map(|app| model.catalogue.apps.row(AppIx::new(app)).id.clone()).collect();
    (path.collect(), outcome(model, walk.end), left)
}

fn outcome(model: &Model, end: Position) -> Option<String> {
    match end {
        Position::Done(outcome) => Some(model.graph.outcomes.row(outcome).id.clone()),
        Position::At(_) | Position::Stuck(_) => None,
    }
}

/// The same answers on another tree; nothing when they cannot be given there.
fn again(model: &Model, path: &BTreeMap<String, Vec<String>>) -> Option<Line> {
    let mut choices = BTreeMap::new();
    for (id, words) in path {
        let question = model.graph.questions.find(|question| question.id == *id)?;
        choices.insert(question, AnswerValue::from_words(model.graph.questions.row(question), words).ok()?);
    }
    let core = replay(model, &choices).walk;
    let walk = Walk { path: core.path, end: core.position, left: core.left };
    Some(line(model, &walk))
}

/// How many walks come to each outcome with each set of apps.
type Ends = BTreeMap<(Option<String>, Vec<usize>), u64>;

fn ends(model: &Model, space: &StateSpace) -> Ends {
    let mut ends = BTreeMap::new();
    for (end, walks) in space.walks_by_end().unwrap() {
        let walks = walks.to_string().parse().unwrap();
        ends.insert((outcome(model, end.position), end.left.ones().collect()), walks);
    }
    ends
}

/// Walks of the original by chance, and how many there are of each kind.
struct Original {
    lines: Vec<Line>,
    ends: Ends,
}

impl Original {
    fn of(model: &Model) -> Self {
        let space = StateSpace::explore(model, &AppScope::Ends, &ExplorationLimits::default());
        let lines = sample(model, &space, 500, 20).unwrap().map(|walk| line(model, &walk)).collect();
        Self { lines, ends: ends(model, &space) }
    }

    /// What is different about the walks of another tree.
    fn compared(&self, model: &Model) -> Difference {
        // To walk some again costs little beside going through all.
        if self.lines.iter().any(|line| again(model, &line.0).as_ref() != Some(line)) {
            return Difference::Changed;
        }
        let space = StateSpace::explore(model, &AppScope::Ends, &ExplorationLimits::default());
        let ends = ends(model, &space);
        let fewer = self.ends.iter().any(|(end, walks)| ends.get(end).is_none_or(|now| now < walks));
        if fewer {
            return Difference::Changed;
        }
        if ends == self.ends { Difference::None } else { Difference::Added }
    }
}

/// How the walks of an edited tree differ from those of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    /// As far as can be seen not at all.
    None,
    /// Every walk that there was comes out as it did, as far as can be seen, and there are more.
    Added,
    /// Some walk comes out otherwise, or can no longer be walked.
    Changed,
}

/// How many edits of each kind were tried.
#[derive(Debug, Default)]
struct Tally {
    unreadable: usize,
    /// Something else comes out of a walk that there is, or it can no longer be walked.
    changed: usize,
    /// There are more walks; of those that there were nothing is seen to change.
    added: usize,
    harmless: usize,
    missed: Vec<String>,
}

fn slips_in_the_tree(seed: u64, number: usize) {
    let content = Content::embedded();
    let original = Original::of(&content.model());
    let tree = Value::read(&content.tree);
    let mut rng = Rng::with_seed(seed);
    let mut tally = Tally::default();
    for _ in 0..number {
        let edit = edit_tree(&tree, &mut rng);
        let edited = Content { name: edit.name, tree: edit.after.write(), apps: content.apps.clone() };
        let read = Read::new(&edited);
        match &read.loaded.model {
            None => tally.unreadable += 1,
            Some(model) => match original.compared(model) {
                Difference::Changed => {
                    tally.changed += 1;
                    if !read.is_reported() {
                        tally.missed.push(edited.name);
                    }
                }
                Difference::Added => tally.added += 1,
                Difference::None => tally.harmless += 1,
            },
        }
    }
    // Of fifty, 20 to 35 change a walk and 8 to 15 cannot be read. A quarter was asked for, and a third before, while edits were
    // tried in keys on which no walk depends, of which the content got more: these are left out now (`WORDS`).
    assert!(tally.unreadable * 50 >= number * 8 && tally.changed * 5 >= number * 2, "{tally:?}");
    assert!(tally.missed.is_empty(), "{} not noticed:\n{}", tally.missed.len(), tally.missed.join("\n"));
}

#[test]
fn what_ships_has_nothing_wrong() {
    assert!(!Read::new(&Content::embedded()).is_reported());
}

/// The walks that are committed, as they came out.
fn committed() -> Vec<Line> {
    let line = |line: &str| -> Line {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let words = |of: &serde_json::Value| -> Vec<String> {
            of.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
        };
        let step = |step: &serde_json::Value| {
            (step["question"].as_str().unwrap().to_owned(), words(&step["answers"]))
        };
        let path = line["path"].as_array().unwrap().iter().map(step).collect();
        (path, line["outcome"].as_str().map(str::to_owned), words(&line["remaining"]))
    };
    read(&folder("walks.jsonl")).lines().map(line).collect()
}

#[test]
fn slips_in_the_catalogue_are_noticed_by_the_walks_that_are_kept() {
    let content = Content::embedded();
    let (original, committed) = (Original::of(&content.model()), committed());
    let tree = Value::read(&content.tree);
    let mut rng = Rng::with_seed(33);
    let (mut changed, mut by_check, mut by_walks, mut missed) = (0, 0, 0, Vec::new());
    for _ in 0..200 {
        let (at, edit) = loop {
            let at = rng.usize(..content.apps.len());
            if let Some(edit) = edit_app(&tree, &Value::read(&content.apps[at].1), &mut rng) {
                break (at, edit);
            }
        };
        let mut apps = content.apps.clone();
        apps[at].1 = edit.after.write();
        let edited =
            Content { name: format!("{}: {}", apps[at].0, edit.name), tree: content.tree.clone(), apps };
        let read = Read::new(&edited);
        let Some(model) = &read.loaded.model else { continue };
        if original.compared(model) == Difference::None {
            continue;
        }
        let reported = read.is_reported();
        let noticed = committed.iter().any(|line| again(model, &line.0).as_ref() != Some(line));
        changed += 1;
        by_check += usize::from(reported);
        by_walks += usize::from(noticed);
        if !reported && !noticed {
            missed.push(edited.name);
        }
    }
    insta::assert_snapshot!(
        "slips_in_the_catalogue",
        format!(
            "of 200 edits {changed} change a walk: check notices {by_check}, the walks that are kept {by_walks}\n\
             noticed by neither: {}\n{}\n",
            missed.len(),
            missed.join("\n")
        )
    );
    assert!(changed >= 100 && by_walks * 10 >= changed * 9, "{changed} {by_check} {by_walks}");
}

// Two hundred, in parts that run side by side.

#[test]
fn fifty_slips_in_the_tree_are_noticed() {
    slips_in_the_tree(2020, 50);
}

#[test]
fn fifty_more_slips_in_the_tree_are_noticed() {
    slips_in_the_tree(2021, 50);
}

#[test]
fn another_fifty_slips_in_the_tree_are_noticed() {
    slips_in_the_tree(2022, 50);
}

#[test]
fn the_last_fifty_slips_in_the_tree_are_noticed() {
    slips_in_the_tree(2023, 50);
}
