//! Single mistakes in trees that are made by chance: what is folded under a cause is gone once that is mended, and what
//! stays shown beside it is not, but for what is listed here.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::kinds::KINDS;
use super::world::Files;
use super::{Told, found};
use crate::common::sample_size;
use crate::trees;

/// What may be shown beside a cause though it goes with it, and why it is not folded.
const SHOWN_TOO: &[(&str, &str)] = &[
    ("answer-never-fits", "it hangs on what all apps say together"),
    ("never-met", "it hangs on what all apps say together"),
    ("idle-keep", "it hangs on what all apps say together"),
    ("unused-fact", "it hangs on what all apps say together"),
    ("route-never-taken", "it hangs on all walks, and so on all apps"),
    ("overlapping-routes", "it hangs on all walks, and so on all apps"),
    ("unreachable-outcome", "it hangs on all walks, and so on all apps"),
    ("unknown-answer", "answers that `from` makes hang on what all apps say together"),
    ("unknown-app", "what stood in a line that is gone, or emptied, is not known"),
    ("unused-source", "what stood in a line that is gone is not known"),
    ("label-never-set", "what stood in a block that is gone is not known"),
    ("label-never-tested", "what stood in a line that is gone is not known"),
    ("unknown-fact", "a line that is gone leaves what stood under it to the line above"),
    ("unknown-value", "a line that is gone leaves what stood under it to the line above"),
    ("fact-kind", "a file that ends in the middle may be cut in two places"),
    ("no-way", "a question of which the name is gone is in no group either"),
    ("wrong-kind", "a list that stands as far in as its key is no part of it: a block of it is two mistakes"),
    ("duplicate-key", "the same"),
    ("no-catalogue", "it is the cause, and is told at the tree"),
    ("not-yaml", "it is the cause, and is told where reading stopped"),
    ("source-without-date", "a date that cannot be read is none"),
    ("point-without-id", "its words count the points of the file"),
];

/// What one mistake made `check` say that it did not say before.
struct Echoes {
    name: String,
    /// What is shown elsewhere than at the mistake, and gone when that is.
    shown: Vec<Told>,
    /// What is folded, and would be said without the mistake too.
    folded: Vec<Told>,
}

fn of_mistakes(count: usize) -> Vec<Echoes> {
    let mut all = Vec::new();
    let contents = trees::generated(20_000..30_000).filter(|content| !content.apps.is_empty());
    for (nth, content) in contents.take(count).enumerate() {
        let whole = Files::of(&content);
        let before = found(&whole);
        let mut rng = Rng::with_seed(nth as u64);
        let made = (0..40).find_map(|_| {
            let (kind, make) = KINDS[rng.usize(..KINDS.len())];
            let mistake = make(&whole, &mut rng).filter(|mistake| !mistake.in_folder)?;
            Some((kind, mistake))
        });
        let Some((kind, mistake)) = made else { continue };
        let after = found(&mistake.files);
        let is_new = |told: &&Told| !before.iter().any(|old| old.same(told));
        let is_cause = |told: &&Told| !told.shows(&mistake);
        let shown = after.iter().filter(|told| !told.is_folded).filter(is_new).filter(is_cause).cloned();
        // One of several that were there before, and follow from the first of them, is no echo of the mistake.
        let is_of_mistake = |told: &&Told| {
            told.cause.as_ref().is_some_and(|words| !before.iter().any(|old| old.message == *words))
        };
        let folded = after.iter().filter(|told| !is_new(told)).filter(is_of_mistake);
        // Without any app nobody can tell what they would have used.
        let has_apps = !after.iter().any(|told| told.code == "no-catalogue");
        let folded = folded.filter(|_| has_apps).cloned();
        all.push(Echoes {
            name: format!("{}, {kind}: {}", content.name, mistake.name),
            shown: shown.collect(),
            folded: folded.collect(),
        });
    }
    all
}

#[test]
fn what_is_folded_follows_and_what_is_shown_does_not() {
    let all = of_mistakes(sample_size(100, 500));
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for echoes in &all {
        for told in &echoes.folded {
            wrong.push(format!("folded and still there: {}: {} {}", echoes.name, told.code, told.message));
        }
        for told in &echoes.shown {
            *codes.entry(told.code.as_str()).or_default() += 1;
            if !SHOWN_TOO.iter().any(|(code, _)| *code == told.code) {
                wrong.push(format!("shown and gone: {}: {} {}", echoes.name, told.code, told.message));
            }
        }
    }
    println!("{} mistakes; shown beside their cause: {codes:?}", all.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
