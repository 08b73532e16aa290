//! What would change an advice: at the end of walks by chance over what ships, for the app that stands first.

use std::collections::BTreeMap;

use stappenplan::analysis::fact_changes;
use stappenplan::engine::{Position, by_question, each_choice, ranking, replay};
use time::macros::date;

use super::*;

type Choices = BTreeMap<QuestionIx, AnswerValue>;

fn ended(model: &Model, seed: u64) -> Option<Choices> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut walk = start_walk(model);
    while let Position::At(question) = walk.position {
        let choices: Vec<_> = each_choice(model, question, walk.left.count_ones(..)).take(64).collect();
        let given = rng.choice(choices)?;
        walk = step_walk(model, &walk, &Choice { question, given }).ok()?;
    }
    Some(by_question(&walk.path))
}

#[divan::bench(sample_count = 50)]
fn what_ships(bencher: Bencher<'_, '_>) {
    let (tree, apps) = shipped();
    let model = model(&tree, &apps).on(Day::from(date!(2026 - 12 - 10)));
    let walks: Vec<Choices> = (0..50).filter_map(|seed| ended(&model, seed)).collect();
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            &walks[turn % walks.len()]
        })
        .bench_local_values(|choices| {
            let walk = replay(&model, choices);
            let first = ranking(&model, &walk)[0];
            let changes = fact_changes(&model, &walk, choices, first);
            assert!(changes.is_all);
            changes.changes.len()
        });
}
