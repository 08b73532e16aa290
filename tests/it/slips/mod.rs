//! What one mistake makes `check` say: single mistakes of every kind in what ships, as text and as files. How many
//! findings are shown for one, whether its cause is told first, and which kinds nobody notices.

mod echoes;
mod fixes;
mod kinds;
mod whole;
mod world;

use std::collections::BTreeMap;
use std::process::Command;

use fastrand::Rng;
use stappenplan::analysis::ExplorationLimits;
use stappenplan::lint::{LoadedTree, check, load};
use stappenplan::source::{Sources, Span};
use stappenplan::text::Lang;
use time::macros::date;

use super::common::sample_size;
use super::trees::Content;
use kinds::KINDS;
use world::{Files, Mistake};

/// Mistakes that need not be noticed, and why.
const MAY_BE_SILENT: &[(&str, &str)] = &[
    ("block deleted", "a key that may be left out"),
    ("line deleted", "a key that may be left out"),
    ("id misspelt where it is used", "a word in a text that looks like an id"),
    ("list for a value", "one answer in a list is that answer"),
    (
        "two answers with the same words",
        "what was made alike are attention points, and of those nobody chooses one",
    ),
    ("value with a slip in its definition", "a value that no app has and nothing tests"),
];

/// What is told in one finding.
#[derive(Debug, Clone)]
struct Told {
    code: String,
    message: String,
    /// Where it is, and the other places that it shows.
    places: Vec<(String, usize)>,
    is_folded: bool,
    /// The words of what it follows from.
    cause: Option<String>,
}

impl Told {
    fn same(&self, other: &Self) -> bool {
        (&self.code, &self.message) == (&other.code, &other.message)
    }

    /// Whether who reads this sees the mistake.
    fn shows(&self, mistake: &Mistake) -> bool {
        let (file, lines) = &mistake.lines;
        let is_there = self.places.iter().any(|(name, line)| name == file && lines.contains(line));
        is_there || mistake.gone.iter().any(|id| self.message.contains(&format!("`{id}`")))
    }
}

/// What is found in files that stand nowhere.
fn found(files: &Files) -> Vec<Told> {
    let mut sources = Sources::new();
    let ids = files.0.iter().map(|file| sources.add_bytes(file.path.clone(), file.bytes.clone()));
    let ids: Vec<_> = ids.collect();
    let LoadedTree { model, source_map, mut findings } = load(&sources, ids[0], &ids[1..], Lang::En);
    if let Some(model) = model.map(|model| model.on(date!(2026 - 11 - 28).into())) {
        findings.extend(check(&model, &source_map, &ExplorationLimits::default(), Lang::En).findings);
    }
    let findings = findings.sorted();
    let place =
        |span: &Span| (sources.name(span.file).to_owned(), sources.line_col(span.file, span.start).line);
    let told = |finding: &stappenplan::findings::Finding| Told {
        code: finding.code.to_owned(),
        message: finding.message.clone(),
        places: std::iter::once(&finding.place)
            .chain(finding.related.iter().map(|(span, _)| span))
            .map(place)
            .collect(),
        is_folded: finding.follows.is_some(),
        cause: finding.follows.and_then(|cause| {
            let found = findings.iter().find(|other| other.follows.is_none() && other.as_cause() == cause);
            found.map(|other| other.message.clone())
        }),
    };
    findings.iter().map(told).collect()
}

/// What the program finds in files in a folder.
fn found_in_folder(files: &Files) -> Vec<Told> {
    let folder = tempfile::tempdir().unwrap();
    files.write_to(folder.path());
    let run = Command::new(env!("CARGO_BIN_EXE_stappenplan"))
        .args(["check", "--lang", "en", "--format", "json", "--today", "2026-11-28", "--tree", world::TREE])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let told = |finding: &serde_json::Value| Told {
        code: text(&finding["code"]),
        message: text(&finding["message"]),
        places: vec![(text(&finding["file"]), usize::try_from(finding["line"].as_u64().unwrap()).unwrap())],
        is_folded: !finding["follows"].is_null(),
        cause: None,
    };
    report["findings"].as_array().unwrap().iter().map(told).collect()
}

/// What came of the mistakes of one kind.
#[derive(Debug, Default)]
struct Tally {
    shown: Vec<usize>,
    folded: usize,
    not_first: Vec<String>,
    many: Vec<String>,
    silent: Vec<String>,
}

fn at(share: usize, sorted: &[usize]) -> usize {
    sorted.get((sorted.len() * share / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0)
}

/// Makes mistakes of every kind, and tells what came of them.
fn tallied(each: usize) -> BTreeMap<&'static str, Tally> {
    let whole = Files::of(&Content::embedded());
    let usual = found(&whole);
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (at, (kind, make)) in KINDS.iter().enumerate() {
        for nth in 0..each {
            let mut rng = Rng::with_seed((at * 1_000 + nth) as u64);
            let Some(mistake) = (0..20).find_map(|_| make(&whole, &mut rng)) else { continue };
            let told =
                if mistake.in_folder { found_in_folder(&mistake.files) } else { found(&mistake.files) };
            let new: Vec<Told> = told
                .into_iter()
                .filter(|told| told.code != "stale-facts" && !usual.iter().any(|old| old.same(told)))
                .collect();
            let tally = tallies.entry(kind).or_default();
            let shown: Vec<&Told> = new.iter().filter(|told| !told.is_folded).collect();
            tally.folded += new.len() - shown.len();
            let Some(first) = shown.first() else {
                tally.silent.push(mistake.name);
                continue;
            };
            tally.shown.push(shown.len());
            if !first.shows(&mistake) {
                tally.not_first.push(format!(
                    "{}\n      {}: {} {:?}",
                    mistake.name, first.code, first.message, first.places
                ));
            }
            if shown.len() > 3 {
                let codes: BTreeMap<&str, usize> = shown.iter().fold(BTreeMap::new(), |mut codes, told| {
                    *codes.entry(told.code.as_str()).or_default() += 1;
                    codes
                });
                tally.many.push(format!("{}: {codes:?}", mistake.name));
            }
        }
    }
    tallies
}

fn table(tallies: &BTreeMap<&'static str, Tally>) -> String {
    let mut text = String::new();
    let mut all: Vec<usize> = Vec::new();
    let (mut silent, mut not_first) = (0, 0);
    for (kind, tally) in tallies {
        let mut shown = tally.shown.clone();
        shown.sort_unstable();
        let most = shown.last().copied().unwrap_or(0);
        text += &format!(
            "{kind:40} noticed {:3} silent {:3} median {:3} most {most:4} folded {:5} not first {:3}\n",
            shown.len(),
            tally.silent.len(),
            at(50, &shown),
            tally.folded,
            tally.not_first.len()
        );
        silent += tally.silent.len();
        not_first += tally.not_first.len();
        all.extend(shown);
    }
    all.sort_unstable();
    let few = all.iter().filter(|shown| **shown <= 3).count();
    let ten = all.iter().filter(|shown| **shown <= 10).count();
    text += &format!(
        "noticed {}, silent {silent}; shown: median {}, 90 % {}, 95 % {}, 98 % {}, most {}; at most three {few}, at most ten {ten}; cause not first {not_first}\n",
        all.len(),
        at(50, &all),
        at(90, &all),
        at(95, &all),
        at(98, &all),
        all.last().copied().unwrap_or(0)
    );
    text
}

#[test]
fn one_mistake_is_told_in_a_few_findings_with_its_cause_first() {
    let tallies = tallied(sample_size(2, 7));
    println!("{}", table(&tallies));
    for (kind, tally) in &tallies {
        for (what, list) in
            [("not first", &tally.not_first), ("many", &tally.many), ("silent", &tally.silent)]
        {
            for name in list {
                println!("  {kind}: {what}: {name}");
            }
        }
    }
    let told: usize = tallies.values().map(|tally| tally.shown.len()).sum();
    let not_first: usize = tallies.values().map(|tally| tally.not_first.len()).sum();
    assert!(not_first * 100 <= told * 2, "for 98 % of the mistakes that are noticed the cause is first");
    for (kind, tally) in &tallies {
        let may_be = MAY_BE_SILENT.iter().any(|(name, _)| name == kind);
        assert!(may_be || tally.silent.is_empty(), "{kind}: nobody notices {:?}", tally.silent);
    }
    let shown = || tallies.values().flat_map(|tally| &tally.shown);
    let few = shown().filter(|shown| **shown <= 3).count();
    assert!(few * 100 >= shown().count() * 95, "at most three are shown for 95 % of the mistakes");
    assert!(shown().all(|shown| *shown <= 10), "never more than ten are shown");
}
