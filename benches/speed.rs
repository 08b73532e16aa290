//! How long the program's own work takes: `cargo bench`. Times are of this machine; what counts is how they compare.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made may end here"
)]

// The generated trees are those of the tests.
#[path = "../tests/it/analysis/tree_parts.rs"]
mod tree_parts;
#[path = "../tests/it/analysis/trees.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod trees;
#[path = "speed/would_change.rs"]
mod would_change;

use std::fmt::Write;

use divan::{Bencher, black_box};
use stappenplan::analysis::{ExplorationLimits, survey};
use stappenplan::engine::{AnswerValue, Choice, start_walk, step_walk};
use stappenplan::lint::load;
use stappenplan::model::{AnswerIx, AppSet, Ix, Model, QuestionIx};
use stappenplan::source::{Sources, read};
use stappenplan::text::{Day, Lang};

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

    // Reading the compiled form of what ships belongs here, beside these two.

    #[divan::bench]
    fn what_ships_yaml_alone(bencher: Bencher<'_, '_>) {
        let (tree, apps) = shipped();
        let (sources, files) = sources(&tree, &apps);
        let limits = stappenplan::source::ReadLimits::TREE;
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
        let limits = stappenplan::source::ReadLimits::CATALOGUE;
        bencher.bench(|| read(black_box(&sources), files[1], limits).is_ok());
    }
}

/// One answer that prunes.
#[divan::bench(args = [33, 1_000, 100_000, 1_000_000])]
fn prune(bencher: Bencher<'_, '_>, apps: usize) {
    let model = trees::layered(1, 3, apps, 7);
    let start = start_walk(&model);
    let choice = Choice { question: QuestionIx::new(0), given: AnswerValue::Picks(vec![AnswerIx::new(1)]) };
    bencher.bench(|| step_walk(&model, black_box(&start), &choice));
}

/// What no pruning can be faster than by much: what is left of a million apps in two sets, and how many.
#[divan::bench]
fn prune_limit(bencher: Bencher<'_, '_>) {
    let set = |each: usize| -> AppSet { (0..1_000_000).filter(|app| app % 10 != each).collect() };
    let (left, fits) = (set(3), set(7));
    bencher.bench(|| {
        let mut left = black_box(&left).clone();
        left.intersect_with(&fits);
        left.count_ones(..)
    });
}

/// What is made of a walk before it is drawn, with few and with very many apps: the page of a question with the effect
/// of its first answer, and the list of all. Drawing them is measured in a terminal, by `scripts/compare-peers`.
#[divan::bench_group(sample_count = 20)]
mod drawing {
    use stappenplan::session::{LinePick, Page, PageId, PendingAnswer, Session};
    use stappenplan::text::Messages;

    use super::*;

    fn page(bencher: Bencher<'_, '_>, apps: usize, page: PageId) {
        let model = trees::layered(3, 3, apps, 7);
        let mut session = Session::new(&model, Messages::new(Lang::En));
        session.choose(AnswerValue::Picks(vec![AnswerIx::new(1)])).unwrap();
        let draft =
            PendingAnswer { marked: Some(LinePick::Answer(AnswerIx::new(0))), ..PendingAnswer::default() };
        assert!(matches!(session.page(page, &draft), Page::Ask(_) | Page::Listing(_)));
        bencher.bench_local(|| session.page(page, black_box(&draft)));
    }

    #[divan::bench(args = [33, 100_000])]
    fn a_question(bencher: Bencher<'_, '_>, apps: usize) {
        page(bencher, apps, PageId::Walk);
    }

    #[divan::bench(args = [33, 100_000], sample_count = 3)]
    fn the_list_of_all(bencher: Bencher<'_, '_>, apps: usize) {
        page(bencher, apps, PageId::Apps);
    }
}

/// The end of a walk with a thousand apps, of which each has points, columns and facts that are too old, and every
/// supplier is asked something.
#[divan::bench_group(sample_count = 10)]
mod advising {
    use stappenplan::session::{PageId, PendingAnswer, Session};
    use stappenplan::text::Messages;

    use super::*;

    fn thousand() -> Model {
        let tree = "format: 1\nid: x\ntitle: X\nedition: e\nlanguage: en\nstart: q\nstale_after: 12\n\
                    rows: [kind, { fact: weight, label: weighs, width: 12 }, seats]\n\
                    ask_all: [{ id: made, text: \"Is {app} still made?\" }, { id: heavy, text: \"How heavy is {app}?\", fact: weight }]\n\
                    attention: [{ text: Keep it dry. }]\n\
                    sources: { list: { title: The list, date: 2020-03 } }\n\
                    facts: { kind: { label: Kind, choice: { a: A, b: B } }, weight: { label: Weight, number: {} }, seats: { label: Seats, number: {} } }\n\
                    questions: { q: { ask: Q, one: { a: { text: A, end: e, keep: [{ require: { is: { kind: a } }, because: no }, { require: { at_least: { weight: 5 } }, because: too light }] } } } }\n\
                    outcomes: { e: { kind: advice, title: E, shows: remaining } }\n";
        let mut apps = "apps:\n".to_owned();
        for at in 0..1_000 {
            let kind = if at % 4 == 0 { "b" } else { "a" };
            // Of every third the weight is not known: its supplier is asked.
            let weight = if at % 3 == 0 { String::new() } else { format!(" weight: {at},") };
            writeln!(
                apps,
                "  - {{ id: app_{at}, name: App {at}, facts: {{ kind: {kind},{weight} seats: 4 }}, sources: [{{ in: list }}], \
                 checked: 2020-03, attention: [{{ text: Look after it., flag: look after it }}] }}"
            )
            .unwrap();
        }
        model(tree, &[("many.yaml".to_owned(), apps)]).on(Day::last_of("2026-11-28").unwrap())
    }

    fn at_the_end(model: &Model) -> Session<'_> {
        let mut session = Session::new(model, Messages::new(Lang::En));
        session.choose(AnswerValue::Picks(vec![AnswerIx::new(0)])).unwrap();
        assert!(session.outcome().is_some());
        session
    }

    #[divan::bench]
    fn all_of_it(bencher: Bencher<'_, '_>) {
        let model = thousand();
        let session = at_the_end(&model);
        bencher.bench_local(|| session.advice());
    }

    #[divan::bench]
    fn by_standing(bencher: Bencher<'_, '_>) {
        let model = thousand();
        let session = at_the_end(&model);
        bencher.bench_local(|| session.groups());
    }

    #[divan::bench]
    fn letters(bencher: Bencher<'_, '_>) {
        let model = thousand();
        let session = at_the_end(&model);
        bencher.bench_local(|| session.letters());
    }

    #[divan::bench]
    fn its_page(bencher: Bencher<'_, '_>) {
        let model = thousand();
        let session = at_the_end(&model);
        bencher.bench_local(|| session.page(PageId::Walk, &PendingAnswer::default()));
    }
}

/// All that `check` proves of all walks.
#[divan::bench_group(sample_count = 10)]
mod proving {
    use super::*;

    #[divan::bench]
    fn what_ships(bencher: Bencher<'_, '_>) {
        let (tree, apps) = shipped();
        let model = model(&tree, &apps);
        bencher.bench(|| survey(black_box(&model), &ExplorationLimits::default()).statistics);
    }

    /// Layers of questions with three answers each.
    #[divan::bench(args = [(30, 33), (60, 33), (90, 33), (30, 1_000), (60, 1_000), (90, 1_000)])]
    fn layers(bencher: Bencher<'_, '_>, (questions, apps): (usize, usize)) {
        let model = trees::layered(questions, 3, apps, 7);
        bencher.bench(|| survey(black_box(&model), &ExplorationLimits::default()).statistics);
    }
}

/// Why, what would change it, and what matters: each sample another walk, so the slowest is the worst that was met.
#[divan::bench_group(sample_count = 200, sample_size = 1)]
mod explaining {
    use std::collections::{BTreeMap, BTreeSet};

    use stappenplan::analysis::{
        ChangeGoal, ClashBudget, Counterfactuals, SearchBudget, answer_influences, clashes, counterfactuals,
        open_points, pairs,
    };
    use stappenplan::engine::{Position, each_choice, grounds, replay};
    use stappenplan::model::{AppIx, Catalogue};
    use stappenplan::session::{PageId, PendingAnswer, Session};
    use stappenplan::text::Messages;

    use super::*;

    type Answers = BTreeMap<QuestionIx, AnswerValue>;

    /// A tree, and who walks it.
    struct Walks {
        model: Model,
        rng: fastrand::Rng,
    }

    /// How many questions and apps: none for what ships.
    const SIZES: [(usize, usize); 3] = [(0, 0), (60, 33), (60, 1_000)];

    impl Walks {
        fn new((questions, apps): (usize, usize)) -> Self {
            let model = match questions {
                0 => {
                    let (tree, apps) = shipped();
                    model(&tree, &apps)
                }
                _ => trees::layered(questions, 3, apps, 7),
            };
            Self { model, rng: fastrand::Rng::with_seed(4) }
        }

        /// A walk at random.
        fn next(&mut self) -> Answers {
            let mut core = start_walk(&self.model);
            let mut given = Answers::new();
            while let Position::At(question) = core.position {
                let all: Vec<_> = each_choice(&self.model, question, core.left.count_ones(..)).collect();
                let choice = Choice { question, given: all[self.rng.usize(..all.len())].clone() };
                core = step_walk(&self.model, &core, &choice).unwrap();
                given.insert(question, choice.given);
            }
            given
        }

        /// One that leaves nothing.
        fn next_empty(&mut self) -> Answers {
            loop {
                let given = self.next();
                if replay(&self.model, &given).walk.left.is_clear() {
                    return given;
                }
            }
        }

        /// A walk, and an app that dropped on it.
        fn next_dropped(&mut self) -> (Answers, AppIx) {
            loop {
                let given = self.next();
                let left = replay(&self.model, &given).walk.left;
                let candidates = self.model.catalogue.candidates();
                let dropped: Vec<AppIx> =
                    Catalogue::apps_in(&candidates).filter(|app| !left.contains(app.at())).collect();
                if !dropped.is_empty() {
                    let app = dropped[self.rng.usize(..dropped.len())];
                    return (given, app);
                }
            }
        }
    }

    fn all(model: &Model, given: &Answers, goal: ChangeGoal) -> Counterfactuals {
        counterfactuals(model, given, goal, &SearchBudget::default())
    }

    /// To compare with: the walk itself, once.
    #[divan::bench(args = SIZES)]
    fn the_walk_alone(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        let model = walks.model.clone();
        bencher.with_inputs(|| walks.next()).bench_local_refs(|given| replay(&model, given));
    }

    #[divan::bench(args = SIZES)]
    fn what_brings_an_app_back(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        let model = walks.model.clone();
        bencher
            .with_inputs(|| walks.next_dropped())
            .bench_local_refs(|(given, app)| all(&model, given, ChangeGoal::App(*app)).lines().lines.len());
    }

    #[divan::bench(args = SIZES)]
    fn what_brings_anything_back(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        let model = walks.model.clone();
        bencher
            .with_inputs(|| walks.next_empty())
            .bench_local_refs(|given| all(&model, given, ChangeGoal::Anything).lines().lines.len());
    }

    #[divan::bench(args = SIZES)]
    fn what_clashes(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        let model = walks.model.clone();
        bencher.with_inputs(|| replay(&model, &walks.next_empty()).walk).bench_local_refs(|walk| {
            let grounds = grounds(&model, &walk.path);
            clashes(&model, walk, &grounds, &ClashBudget::default()).list.len()
        });
    }

    /// With work that may be shared everywhere: then every two apps have to be compared.
    #[divan::bench(args = SIZES)]
    fn which_two_share_the_work(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        walks.model.graph.questions.rows_mut().iter_mut().for_each(|question| question.role.split = true);
        let model = walks.model.clone();
        bencher
            .with_inputs(|| replay(&model, &walks.next_empty()).walk)
            .bench_local_refs(|walk| pairs(&model, walk, &grounds(&model, &walk.path)).len());
    }

    #[divan::bench(args = SIZES)]
    fn which_answers_matter(bencher: Bencher<'_, '_>, size: (usize, usize)) {
        let mut walks = Walks::new(size);
        let model = walks.model.clone();
        bencher.with_inputs(|| walks.next()).bench_local_refs(|given| {
            let walk = replay(&model, given);
            let open = open_points(&model, &walk, |question| given.get(&question)).len();
            answer_influences(&model, &walk, |question| given.get(&question), &SearchBudget::default()).len()
                + open
        });
    }

    /// The pages that tell it, ready to be drawn; one after the other.
    #[divan::bench]
    fn pages_of_what_ships(bencher: Bencher<'_, '_>) {
        let mut walks = Walks::new((0, 0));
        let model = walks.model.clone();
        let mut turn = 0_usize;
        bencher
            .with_inputs(|| {
                let (given, app) = walks.next_dropped();
                turn += 1;
                let screens =
                    [PageId::Walk, PageId::Why(app), PageId::Mattered, PageId::Open, PageId::Overview];
                let session = Session::resume(&model, Messages::new(Lang::Nl), given, BTreeSet::new());
                (session, screens[turn % screens.len()])
            })
            .bench_local_refs(|(session, screen)| session.page(*screen, &PendingAnswer::default()));
    }
}

/// A key in the search field of the list of all. What is searched is gathered once, at the first key.
#[divan::bench_group(sample_count = 50)]
mod searching {
    use std::collections::BTreeMap;

    use stappenplan::session::{Listing, Page, PageId, PendingAnswer, Session};
    use stappenplan::text::Messages;

    use super::*;

    /// What ships, with its apps as many times as asked for.
    fn many(times: usize) -> Model {
        let (tree, apps) = shipped();
        let copies = (0..times).flat_map(|copy| {
            let name = move |name: &str| match copy {
                0 => name.to_owned(),
                _ => name.replace(".yaml", &format!("_{copy}.yaml")),
            };
            apps.iter().map(move |(file, text)| (name(file), text.clone()))
        });
        let (tree, _) = tree.split_once("\nscenarios:").unwrap_or((&tree, ""));
        model(tree, &copies.collect::<Vec<_>>())
    }

    fn begun(model: &Model) -> (Session<'_>, Listing<'_>) {
        let first = QuestionIx::new(0);
        let given = BTreeMap::from([(first, AnswerValue::Picks(vec![AnswerIx::new(0)]))]);
        let session = Session::resume(model, Messages::new(Lang::Nl), given, Default::default());
        match session.page(PageId::Apps, &PendingAnswer::default()) {
            Page::Listing(all) => (session, all),
            _ => unreachable!("the list of all is a list"),
        }
    }

    #[divan::bench(args = [1, 31])]
    fn a_key(bencher: Bencher<'_, '_>, times: usize) {
        let model = many(times);
        let (session, all) = begun(&model);
        assert!(all.rows.len() >= 32 * times);
        assert!(!session.search(&all, "7510").is_empty());
        bencher.bench_local(|| session.search(black_box(&all), "7510").len());
    }

    /// Nothing is found, so that everything is looked through.
    #[divan::bench(args = [1, 31])]
    fn a_key_in_vain(bencher: Bencher<'_, '_>, times: usize) {
        let model = many(times);
        let (session, all) = begun(&model);
        bencher.bench_local(|| session.search(black_box(&all), "xyzzy").len());
    }

    #[divan::bench(args = [1, 31])]
    fn the_first_key(bencher: Bencher<'_, '_>, times: usize) {
        let model = many(times);
        bencher
            .with_inputs(|| begun(&model))
            .bench_refs(|(session, all)| session.search(black_box(all), "7510").len());
    }
}
