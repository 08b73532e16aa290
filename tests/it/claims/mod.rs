//! Every number and every claim on a page is what replaying shows. A person makes moves by chance; after each of them the
//! sentences on the pages are taken apart again (`pattern.rs`), and what they say is held against the engine alone: the
//! choices are replayed, without the code that made the sentence.

mod answers;
mod aside;
mod ends;
mod news;
mod pattern;
mod questions;

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::analysis::ChangeGoal;
use stappenplan::engine::AnswerValue;
use stappenplan::model::{Catalogue, Ix, Model};
use stappenplan::session::Session;
use stappenplan::text::{Lang, Messages};

use super::common::sample_size;
use super::completions::Answers;
use super::trees::{self, Content};

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// Gave an answer to the question in view.
    Answer,
    /// Took a change that a page offered for an app.
    Take,
    /// Anything else, by which no answer is given.
    Look,
}

/// A person before and after a move.
struct Moved<'s, 'm> {
    made: Move,
    before: &'s Session<'m>,
    after: &'s Session<'m>,
}

/// How often each claim was seen, how often it was wrong, and the first time that it was.
#[derive(Debug, Default)]
struct Ledger(BTreeMap<&'static str, Entry>);

#[derive(Debug, Default)]
struct Entry {
    seen: usize,
    wrong: usize,
    first: String,
}

impl Ledger {
    fn note(&mut self, claim: &'static str, holds: bool, told: impl FnOnce() -> String) {
        let entry = self.0.entry(claim).or_default();
        entry.seen += 1;
        if !holds {
            entry.wrong += 1;
            if entry.first.is_empty() {
                entry.first = told();
            }
        }
    }

    fn told(&self) -> String {
        let line = |(claim, entry): (&&str, &Entry)| {
            let first = if entry.wrong == 0 { String::new() } else { format!(": {}", entry.first) };
            format!("{claim}: {} wrong of {}{first}", entry.wrong, entry.seen)
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    fn is_clean(&self, seen: &[&str]) {
        assert!(self.0.values().all(|entry| entry.wrong == 0), "{}", self.told());
        for claim in seen {
            assert!(self.0.contains_key(claim), "{claim} was not seen:\n{}", self.told());
        }
    }
}

/// A choice that is allowed at the question in view.
fn some_choice(session: &Session<'_>, rng: &mut Rng) -> Option<AnswerValue> {
    let walk = &session.state().walk;
    let choices = trees::choices(session.model(), walk.position, walk.left.count_ones(..));
    (!choices.is_empty()).then(|| choices[rng.usize(..choices.len())].given.clone())
}

/// One move by chance; nothing when it cannot be made.
fn some_move(session: &mut Session<'_>, rng: &mut Rng) -> Option<Move> {
    let model = session.model();
    match rng.u8(..17) {
        0..10 => {
            let given = some_choice(session, rng)?;
            session.choose(given).unwrap();
            Some(Move::Answer)
        }
        10 => session.back().then_some(Move::Look),
        11 | 12 => {
            let path = &session.whole().walk.path;
            let question = path.get(rng.usize(..path.len().max(1)))?.question;
            session.change(question).then_some(Move::Look)
        }
        13 => {
            session.go_on();
            Some(Move::Look)
        }
        14 => session.undo().then_some(Move::Look),
        15 => {
            let given: Vec<_> = session.choices().keys().copied().collect();
            let question = *given.get(rng.usize(..given.len().max(1)))?;
            session.withdraw(question).then_some(Move::Look)
        }
        _ => {
            let left = &session.state().walk.left;
            let apps = Catalogue::apps_in(&model.catalogue.offered).filter(|app| !left.contains(app.at()));
            let dropped: Vec<_> = apps.collect();
            let app = *dropped.get(rng.usize(..dropped.len().max(1)))?;
            session.take(ChangeGoal::App(app), 0).then_some(Move::Take)
        }
    }
}

/// People who each make so many moves on a tree; `check` sees every move.
fn people(
    model: &Model,
    seed: u64,
    (people, moves): (usize, usize),
    mut check: impl FnMut(&Moved<'_, '_>, &mut Rng),
) {
    let mut rng = Rng::with_seed(seed);
    for _ in 0..people {
        let mut session = Session::new(model, Messages::new(Lang::Nl));
        for _ in 0..moves {
            let before = session.clone();
            let Some(made) = some_move(&mut session, &mut rng) else { continue };
            check(&Moved { made, before: &before, after: &session }, &mut rng);
        }
    }
}

/// The same with what ships, with the tree of the tests, and with trees made by chance.
fn wander(
    seeds: std::ops::Range<u64>,
    (shipped, moves): (usize, usize),
    mut check: impl FnMut(&Moved<'_, '_>, &mut Rng),
) {
    people(&Content::embedded().model(), seeds.start, (shipped, moves), &mut check);
    people(&Content::of_folder(&trees::folder("second")).model(), seeds.start, (shipped, moves), &mut check);
    for (content, seed) in trees::generated(seeds.clone()).zip(seeds) {
        people(&content.model(), seed, (1, moves), &mut check);
    }
}

#[test]
fn news_is_what_replaying_shows() {
    let mut ledger = Ledger::default();
    let (trees, people) = (sample_size(300, 3_000), sample_size(40, 1_000));
    wander(60_000..60_000 + trees as u64, (people, 30), |moved, rng| {
        news::check(moved, &mut ledger);
        aside::check(moved.after, rng, &mut ledger);
    });
    ledger.is_clean(&[news::SEEN, answers::SEEN, aside::SEEN].concat());
}

#[test]
fn what_a_question_says_is_what_replaying_shows() {
    let mut ledger = Ledger::default();
    let (trees, people) = (sample_size(200, 2_000), sample_size(15, 400));
    wander(64_000..64_000 + trees as u64, (people, 25), |moved, rng| {
        questions::check(moved.after, rng, &mut ledger);
    });
    ledger.is_clean(questions::SEEN);
}

#[test]
fn what_decides_is_what_other_answers_and_all_their_completions_show() {
    let mut ledger = Ledger::default();
    let (trees, people) = (sample_size(300, 3_000), sample_size(8, 400));
    wander(68_000..68_000 + trees as u64, (people, 25), |moved, _| {
        if moved.made != Move::Look && moved.after.outcome().is_some() {
            ends::check(moved.after, &mut ledger);
        }
    });
    ledger.is_clean(ends::SEEN);
}
