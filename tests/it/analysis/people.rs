//! People whose answers the analysis is asked about.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::engine::{AnswerValue, Choice, Position, each_choice, start_walk, step_walk};
use stappenplan::model::{Model, QuestionIx};

pub(crate) type Answers = BTreeMap<QuestionIx, AnswerValue>;

/// A walk at random to its end, sometimes broken off, and answers beside it that another walk gave.
pub(crate) fn somebody(rng: &mut Rng, model: &Model) -> Answers {
    let mut given = Answers::new();
    for _ in 0..=rng.usize(..2) {
        let mut core = start_walk(model);
        while let Position::At(question) = core.position {
            let all: Vec<_> = each_choice(model, question, core.left.count_ones(..)).collect();
            if rng.u8(..30) == 0 || all.is_empty() {
                break;
            }
            let choice = Choice { question, given: all[rng.usize(..all.len())].clone() };
            core = step_walk(model, &core, &choice).unwrap();
            given.insert(question, choice.given);
        }
    }
    given
}
