//! How long the program's own work takes: `cargo bench`. Times are of this machine; what counts is how they compare.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made may end here"
)]

// The generated trees are those of the tests.
#[path = "../tests/it/analysis/trees.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod trees;

use std::fmt::Write;

use divan::{Bencher, black_box};
use stappenplan::analysis::{Limits, survey};
use stappenplan::engine::{Choice, Given, start_core, step_core};
use stappenplan::lint::load;
use stappenplan::model::{AnswerIx, Ix, Model, QuestionIx};
use stappenplan::source::{Sources, read};
use stappenplan::text::Lang;

fn main() {
    divan::main();
}

/// What ships, as text.
fn shipped() -> (String, Vec<(String, String)>) {
    let content = stappenplan::files::embedded();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let apps = content.apps.into_iter().map(|app| (app.name, text(app.bytes.into_owned()))).collect();
    (text(content.tree.bytes.into_owned()), apps)
}

fn sources(tree: &str, apps: &[(String, String)]) -> (Sources, Vec<stappenplan::source::FileId>) {
    let mut sources = Sources::new();
    let mut files = vec![sources.add("tree.yaml", tree)];
    files.extend(apps.iter().map(|(name, text)| sources.add(name.clone(), text.as_str())));
    (sources, files)
}

fn model(tree: &str, apps: &[(String, String)]) -> Model {
    let (sources, files) = sources(tree, apps);
    load(&sources, files[0], &files[1..], Lang::En).model.unwrap()
}

/// From bytes to a model, beside reading the same YAML and doing nothing with it.
#[divan::bench_group]
mod reading {
    use super::*;

    #[divan::bench]
    fn what_ships(bencher: Bencher<'_, '_>) {
        let (tree, apps) = shipped();
        let (sources, files) = sources(&tree, &apps);
        bencher.bench(|| load(black_box(&sources), files[0], &files[1..], Lang::En));
    }

    #[divan::bench]
    fn what_ships_yaml_alone(bencher: Bencher<'_, '_>) {
        let (tree, apps) = shipped();
        let (sources, files) = sources(&tree, &apps);
        let limits = stappenplan::source::Limits::TREE;
        bencher.bench(|| {
            files.iter().map(|file| read(&sources, *file, limits).is_ok()).filter(|fine| *fine).count()
        });
    }

    /// A catalogue of ten thousand apps in one file.
    fn many() -> (String, Vec<(String, String)>) {
        let tree = "format: 1\nid: x\ntitle: X\nedition: e\nlanguage: en\nstart: q\n\
                    facts: { kind: { label: Kind, choice: { a: A, b: B } }, weight: { label: Weight, number: {} } }\n\
                    questions: { q: { ask: Q, one: { a: { text: A, end: e, keep: [{ require: { is: { kind: a } }, because: no }] } } } }\n\
                    outcomes: { e: { kind: advice, title: E, shows: remaining } }\n";
        let mut apps = "apps:\n".to_owned();
        for at in 0..10_000 {
            let kind = if at % 3 == 0 { "a" } else { "b" };
            writeln!(apps, "  - {{ id: app_{at}, name: App {at}, facts: {{ kind: {kind}, weight: {at} }} }}")
                .unwrap();
        }
        (tree.to_owned(), vec![("many.yaml".to_owned(), apps)])
    }

    #[divan::bench(sample_count = 10)]
    fn ten_thousand_apps(bencher: Bencher<'_, '_>) {
        let (tree, apps) = many();
        let (sources, files) = sources(&tree, &apps);
        bencher.bench(|| {
            load(black_box(&sources), files[0], &files[1..], Lang::En).model.unwrap().catalogue.apps.len()
        });
    }

    #[divan::bench(sample_count = 10)]
    fn ten_thousand_apps_yaml_alone(bencher: Bencher<'_, '_>) {
        let (tree, apps) = many();
        let (sources, files) = sources(&tree, &apps);
        let limits = stappenplan::source::Limits::CATALOGUE;
        bencher.bench(|| read(black_box(&sources), files[1], limits).is_ok());
    }
}

/// One answer that prunes.
#[divan::bench(args = [33, 1_000, 100_000])]
fn prune(bencher: Bencher<'_, '_>, apps: usize) {
    let model = trees::layered(1, 3, apps, 7);
    let start = start_core(&model);
    let choice = Choice { question: QuestionIx::new(0), given: Given::Picks(vec![AnswerIx::new(1)]) };
    bencher.bench(|| step_core(&model, black_box(&start), &choice));
}

/// All that `check` proves of all walks.
#[divan::bench_group(sample_count = 10)]
mod proving {
    use super::*;

    #[divan::bench]
    fn what_ships(bencher: Bencher<'_, '_>) {
        let (tree, apps) = shipped();
        let model = model(&tree, &apps);
        bencher.bench(|| survey(black_box(&model), &Limits::default()).statistics);
    }

    /// Layers of questions with three answers each.
    #[divan::bench(args = [(30, 33), (60, 33), (90, 33), (30, 1_000), (60, 1_000), (90, 1_000)])]
    fn layers(bencher: Bencher<'_, '_>, (questions, apps): (usize, usize)) {
        let model = trees::layered(questions, 3, apps, 7);
        bencher.bench(|| survey(black_box(&model), &Limits::default()).statistics);
    }
}
