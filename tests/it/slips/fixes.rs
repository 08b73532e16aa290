//! `check --fix`: slips of the hand in what ships. Whatever it is certain of puts back what stood there.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::lint::{fixes, load};
use stappenplan::source::{Sources, edited};
use stappenplan::text::Lang;

use super::kinds::KINDS;
use super::world::{File, Files};
use crate::common::sample_size;
use crate::trees::Content;

/// The kinds that are slips of the hand in a word.
const SLIPS: [&str; 5] = [
    "key misspelt",
    "id misspelt where it is defined",
    "id misspelt where it is used",
    "value of a fact misspelt",
    "value with a slip in its definition",
];

/// The files with all fixes made, and how many there are.
fn fixed(files: &Files) -> (Files, usize) {
    let mut sources = Sources::new();
    let ids: Vec<_> =
        files.0.iter().map(|file| sources.add_bytes(file.path.clone(), file.bytes.clone())).collect();
    let findings = load(&sources, ids[0], &ids[1..], Lang::En).findings;
    let found = fixes(&findings, &sources, ids[0], &ids[1..]);
    let edits: Vec<_> = found.iter().map(|fix| fix.edit.clone()).collect();
    let file = |(file, id): (&File, _)| File {
        path: file.path.clone(),
        bytes: edited(&sources, id, &edits).unwrap().into_bytes(),
    };
    (Files(files.0.iter().zip(ids.iter().copied()).map(file).collect()), found.len())
}

fn differs(one: &Files, other: &Files) -> bool {
    one.0.iter().zip(&other.0).any(|(one, other)| one.bytes != other.bytes)
}

#[test]
fn what_is_certain_puts_back_what_stood_there() {
    let whole = Files::of(&Content::embedded());
    let mut wrong = Vec::new();
    let mut made: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, (kind, make)) in KINDS.iter().enumerate().filter(|(_, (kind, _))| SLIPS.contains(kind)) {
        for nth in 0..sample_size(8, 40) {
            let mut rng = Rng::with_seed((at * 1_000 + nth) as u64);
            let Some(mistake) = (0..20).find_map(|_| make(&whole, &mut rng)) else { continue };
            let (files, count) = fixed(&mistake.files);
            let (fixed, all) = made.entry(kind).or_default();
            *all += 1;
            *fixed += usize::from(count > 0);
            if count > 0 && differs(&files, &whole) {
                wrong.push(mistake.name);
            }
        }
    }
    println!("{made:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let of = |kind: &str| made.get(kind).copied().unwrap_or_default();
    // Values are short and like each other: of those few are certain.
    for kind in ["key misspelt", "id misspelt where it is used"] {
        let (fixed, all) = of(kind);
        assert!(fixed * 2 >= all, "{kind}: {fixed} of {all}");
    }
}
