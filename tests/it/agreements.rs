//! On what two people have to agree who answered apart, against trying every way to settle every group of questions.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::analysis::{TwoPeople, agreements};
use stappenplan::engine::{
    AnswerValue, Placing, Position, Standing, placings, replay, start_walk, step_walk,
};
use stappenplan::model::{AppIx, Model, QuestionIx};

use super::common::sample_size;
use super::trees::{Content, choices, generated};

type Choices = BTreeMap<QuestionIx, AnswerValue>;

/// The answers of somebody who walks to an end, changes some answers on the way, and keeps what was answered before.
fn some_person(model: &Model, rng: &mut Rng) -> Choices {
    let mut given = Choices::new();
    for _ in 0..rng.usize(1..4) {
        let mut walk = start_walk(model);
        while let Position::At(_) = walk.position {
            let all: Vec<_> =
                choices(model, walk.position, walk.left.count_ones(..)).into_iter().take(64).collect();
            let Some(choice) = rng.choice(&all) else { break };
            given.insert(choice.question, choice.given.clone());
            walk = step_walk(model, &walk, choice).unwrap();
        }
    }
    given.retain(|_, _| rng.u8(..8) > 0);
    given
}

type EndOfWalk = (Position, Vec<(AppIx, Standing)>, Vec<bool>);

/// Where a walk ends, what is left with its standings and in its order, and what of it only the name parts.
fn end(model: &Model, given: &Choices) -> EndOfWalk {
    let walk = replay(model, given);
    let left: Vec<&Placing> =
        placings(model, &walk).iter().filter(|one| one.standing != Standing::Dropped).collect();
    let ties = left.windows(2).map(|pair| pair[0].ties_with(pair[1])).collect();
    (walk.walk.position, left.iter().map(|one| (one.app, one.standing)).collect(), ties)
}

/// The smallest sets that are enough, by the book: however each of their questions is settled, the rest of the one and the rest
/// of the other come to the same.
fn by_the_book(model: &Model, a: &Choices, b: &Choices) -> Vec<Vec<QuestionIx>> {
    let differing: Vec<QuestionIx> = a
        .keys()
        .copied()
        .filter(|question| b.get(question).is_some_and(|other| *other != a[question]))
        .collect();
    let count = differing.len();
    let mut enough: Vec<Vec<QuestionIx>> = Vec::new();
    for set in 0..1_u32 << count {
        let is_in = |at: usize| set >> at & 1 == 1;
        let is_enough = (0..1_u32 << count).all(|settled| {
            let with_rest_of = |of_b: bool| {
                let mut given = b.clone();
                given.extend(a.iter().map(|(question, answer)| (*question, answer.clone())));
                for (at, question) in differing.iter().enumerate() {
                    let is_of_b = if is_in(at) { settled >> at & 1 == 1 } else { of_b };
                    given.insert(*question, if is_of_b { &b[question] } else { &a[question] }.clone());
                }
                end(model, &given)
            };
            settled & !set != 0 || with_rest_of(false) == with_rest_of(true)
        });
        if is_enough {
            let questions = differing.iter().enumerate().filter(|(at, _)| is_in(*at));
            enough.push(questions.map(|(_, question)| *question).collect());
        }
    }
    let least = enough.iter().map(Vec::len).min().unwrap();
    enough.retain(|set| set.len() == least);
    enough.sort();
    enough
}

#[derive(Debug, Default)]
struct Seen {
    pairs: usize,
    /// How often the smallest sets have so many questions.
    sizes: BTreeMap<usize, usize>,
    fewer_than_differ: usize,
}

#[test]
fn the_smallest_sets_to_agree_on_are_those_of_trying_all_ways() {
    let pairs = sample_size(120, 1_000);
    let mut rng = Rng::with_seed(14);
    let mut seen = Seen::default();
    let contents: Vec<Content> = generated(0..60).chain([Content::embedded()]).collect();
    while seen.pairs < pairs {
        // What ships comes every tenth time.
        let content = if rng.u8(..10) == 0 { contents.last() } else { rng.choice(&contents) };
        let model = content.unwrap().model();
        for _ in 0..10 {
            let (a, b) = (some_person(&model, &mut rng), some_person(&model, &mut rng));
            let two = TwoPeople::of(&a, &b);
            let differing = two.differing.len();
            if !(1..=6).contains(&differing) {
                continue;
            }
            let found = agreements(&model, &two);
            let expected = by_the_book(&model, &a, &b);
            assert!(found.is_smallest);
            assert_eq!(found.are_more, expected.len() > found.sets.len());
            match found.are_more {
                true => assert!(found.sets.iter().all(|set| expected.contains(set))),
                false => assert_eq!(found.sets, expected, "{a:?}\n{b:?}"),
            }
            seen.pairs += 1;
            let size = expected[0].len();
            *seen.sizes.entry(size).or_default() += 1;
            seen.fewer_than_differ += usize::from(size > 0 && size < differing);
        }
    }
    // Otherwise this shows less than it says.
    assert!((0..=2).all(|size| seen.sizes.contains_key(&size)), "{seen:?}");
    assert!(seen.fewer_than_differ > 3, "{seen:?}");
}
