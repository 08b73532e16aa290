//! Choices of one question that behave alike from every state: what they set, drop and lead to is the same as far as it
//! can still make a difference. One step is taken for all of them.

use std::collections::BTreeMap;

use super::later::{Atom, Later};
use super::scope::Scope;
use crate::engine::{Choice, Core, Given, Position, drops, each_choice};
use crate::model::{
    AnswerTest, AppSet, Condition, Effects, LabelIx, Model, Pick, Question, QuestionIx, Route,
};

/// Choices that behave alike.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// The first of them.
    pub(super) first: Given,
    /// Their places among all choices of the question.
    pub(super) members: Vec<u32>,
    /// What they drop, if that does not hang on the walk.
    pub(super) drops: Option<AppSet>,
}

/// All choices of one question, by how they behave, in the order of the first of each class.
#[derive(Debug, Clone)]
pub(super) struct Classes {
    pub(super) question: QuestionIx,
    /// How many apps are left, where that decides what may be answered; else 0.
    pub(super) left: usize,
    pub(super) list: Vec<Class>,
}

/// What choices of one class have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    way: usize,
    /// The tests of the past that the choice makes true.
    atoms: Vec<usize>,
    /// What the tests of the answer in the ways say; absent: unknown.
    answers: Vec<Option<bool>>,
    drops: Vec<usize>,
    /// The place of a choice that is like no other.
    alone: Option<u32>,
}

/// Sorts the choices of a question; nothing when there are more than the limit.
pub(super) fn classes(
    model: &Model,
    later: &Later,
    scope: &Scope,
    question_ix: QuestionIx,
    left: usize,
    limit: u64,
) -> Option<Classes> {
    let all = each_choice(model, question_ix, left);
    if all.count_left() > limit.min(u64::from(u32::MAX)) {
        return None;
    }
    let question = model.graph.questions.row(question_ix);
    let own = later.own.row(question_ix);
    let mut ways: Vec<&[Route]> = Vec::new();
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    let mut list: Vec<Class> = Vec::new();
    for (place, given) in (0_u32..).zip(all) {
        let drops = match own.drops_steer || scope.asks_for_apps() {
            false => Some(model.catalogue.no_apps()),
            true => fixed_drops(model, question_ix, question, &given).map(|mut drops| {
                if !own.drops_steer {
                    scope.narrow(&mut drops);
                }
                drops
            }),
        };
        let key = Key {
            way: way(question, &given, &mut ways),
            atoms: made_true(later, question_ix, question, &given),
            answers: own.way.answers.iter().map(|test| says(test, &given)).collect(),
            drops: drops.as_ref().map(|drops| drops.as_slice().to_vec()).unwrap_or_default(),
            alone: drops.is_none().then_some(place),
        };
        let at = *known.entry(key).or_insert_with(|| {
            list.push(Class { first: given, members: Vec::new(), drops });
            list.len() - 1
        });
        if let Some(class) = list.get_mut(at) {
            class.members.push(place);
        }
    }
    Some(Classes { question: question_ix, left, list })
}

/// What a choice drops from all apps, unless that hangs on labels, other choices or what remains.
fn fixed_drops(model: &Model, question_ix: QuestionIx, question: &Question, given: &Given) -> Option<AppSet> {
    let picks = match given {
        Given::Unknown => return Some(model.catalogue.no_apps()),
        Given::Picks(picks) => picks.as_slice(),
        Given::Number(_) => &[],
    };
    let answers = question.answers();
    let mut chosen = picks.iter().filter_map(|pick| answers?.get(*pick)).map(|answer| &answer.effects);
    if !is_fixed(&question.effects) || !chosen.all(is_fixed) {
        return None;
    }
    let core = Core {
        position: Position::At(question_ix),
        path: Vec::new(),
        skipped: Vec::new(),
        shown: Vec::new(),
        labels: Vec::new(),
        left: model.catalogue.candidates(),
    };
    drops(model, &core, &Choice { question: question_ix, given: given.clone() }).ok()
}

fn is_fixed(effects: &Effects) -> bool {
    let mut fixed = true;
    for condition in effects.keep.iter().flat_map(|effect| effect.when.iter().chain([&effect.require])) {
        condition.visit(&mut |part| {
            fixed &= !matches!(part, Condition::Label(_) | Condition::Chose { .. } | Condition::Remaining(_));
        });
    }
    fixed
}

/// The number of the way that a choice takes, among the distinct ones met so far.
fn way<'m>(question: &'m Question, given: &Given, ways: &mut Vec<&'m [Route]>) -> usize {
    let own = match given {
        Given::Unknown => question.unknown.as_deref().filter(|way| !way.is_empty()),
        Given::Picks(picks) => match picks.as_slice() {
            [pick] => question
                .answers()
                .and_then(|answers| answers.get(*pick))
                .and_then(|answer| answer.way.as_deref()),
            _ => None,
        },
        Given::Number(_) => None,
    };
    let taken = own.unwrap_or(&question.way);
    ways.iter().position(|known| *known == taken).unwrap_or_else(|| {
        ways.push(taken);
        ways.len() - 1
    })
}

/// The tests that matter from here on and that this choice makes true.
fn made_true(later: &Later, question_ix: QuestionIx, question: &Question, given: &Given) -> Vec<usize> {
    let labels: Vec<LabelIx> = match given {
        Given::Unknown => Vec::new(),
        Given::Picks(picks) => {
            let answers = question.answers();
            let of_answers =
                picks.iter().filter_map(|pick| answers?.get(*pick)).flat_map(|answer| &answer.effects.labels);
            question.effects.labels.iter().chain(of_answers).copied().collect()
        }
        Given::Number(_) => question.effects.labels.clone(),
    };
    let is_made = |atom: &Atom| match atom {
        Atom::Label(wanted) => labels.iter().any(|label| wanted.contains(label)),
        Atom::Chose(of, picks) => *of == question_ix && is_picked(picks, given),
    };
    let atoms = later.at.row(question_ix).atoms.ones();
    atoms.filter(|at| later.atoms.get(*at).is_some_and(is_made)).collect()
}

/// Whether a choice is one of those that a test asks for.
pub(super) fn is_picked(picks: &[Pick], given: &Given) -> bool {
    picks.iter().any(|pick| match (pick, given) {
        (Pick::Answer(answer), Given::Picks(given)) => given.contains(answer),
        (Pick::Unknown, Given::Unknown) => true,
        _ => false,
    })
}

fn says(test: &AnswerTest, given: &Given) -> Option<bool> {
    match (test, given) {
        (AnswerTest::AtLeast(least), Given::Number(number)) => Some(number >= least),
        (AnswerTest::AtMost(most), Given::Number(number)) => Some(number <= most),
        (AnswerTest::Number(numbers), Given::Number(number)) => Some(numbers.contains(number)),
        (AnswerTest::Is(answers), Given::Picks(picks)) => {
            Some(answers.iter().any(|answer| picks.contains(answer)))
        }
        _ => None,
    }
}
