//! Questions that are free in order: which one comes next, and which cannot change anything any more.
//!
//! Next comes the question that leaves fewest apps on average over its answers. The average, and not the answer that
//! leaves most: nearly every question has an answer that keeps all, and by that one they would all be alike.

use super::choice::{Choice, Given};
use super::choices::{each_choice, number_ranges};
use super::effects;
use super::record::{EffectRef, Judgement, Keep, Nothing, Wish};
use super::walk::{Core, Why, why_skipped};
use crate::model::{
    AppSet, Combine, Condition, Effects, GroupIx, Kind, Member, Model, Question, QuestionIx, Table,
};

/// Of a `many` that tests which answers are chosen together every choice is tried, unless there are more than this: then
/// it is taken to make a difference.
const MOST_CHOICES: u64 = 1_024;

/// The member that is asked next: of those that are not answered yet, and that can still change something, the one that
/// separates most; of equals the first in the order of the author.
pub(super) fn next(model: &Model, core: &Core, group: GroupIx) -> Option<QuestionIx> {
    let mut best: Option<(QuestionIx, Average)> = None;
    for member in &model.graph.groups.row(group).members {
        let is_open = core.given(member.question).is_none();
        if !is_open || why_skipped(model, core, member.question).is_some() {
            continue;
        }
        let Some(average) = trial(model, core, member) else { continue };
        if best.is_none_or(|(_, least)| average.is_below(least)) {
            best = Some((member.question, average));
        }
    }
    best.map(|(question, _)| question)
}

/// The members that are not answered, each with why it is not asked. Only for a group of which none comes next.
pub(super) fn left_out(model: &Model, core: &Core, group: GroupIx) -> Vec<(QuestionIx, Why)> {
    let open = model.graph.groups.row(group).questions().filter(|question| core.given(*question).is_none());
    let told =
        open.map(|question| (question, why_skipped(model, core, question).unwrap_or(Why::NoDifference)));
    told.collect()
}

/// How many apps are left on average, as a fraction.
#[derive(Debug, Clone, Copy)]
struct Average {
    left: usize,
    answers: usize,
}

impl Average {
    fn is_below(self, other: Self) -> bool {
        self.left.saturating_mul(other.answers) < other.left.saturating_mul(self.answers)
    }
}

/// How many apps a question leaves; nothing when no choice can change anything.
fn trial(model: &Model, core: &Core, member: &Member) -> Option<Average> {
    let question = model.graph.questions.row(member.question);
    let mut average = Average { left: 0, answers: 0 };
    let mut reach = Reach::new(model, question);
    for given in single(model, core, member.question, question) {
        let after = match member.says_more {
            true => attempt(model, core, member.question, &given, &mut Nothing),
            false => {
                let mut touched = Touched::new(&core.left);
                let after = attempt(model, core, member.question, &given, &mut touched);
                reach.add(question, &given, &touched);
                after
            }
        };
        average.left += after.count_ones(..);
        average.answers += 1;
    }
    let differs = member.says_more || reach.is_any() || some_choice(model, core, member.question, question);
    differs.then_some(average)
}

/// The answers one by one, and of a number the lowest of each range that behaves alike. "Weet ik niet" is none of them.
fn single(model: &Model, core: &Core, ix: QuestionIx, question: &Question) -> Vec<Given> {
    match &question.kind {
        Kind::One { answers } | Kind::Many { answers, .. } => {
            answers.indexes().map(|answer| Given::Picks(vec![answer])).collect()
        }
        Kind::Number { .. } => {
            number_ranges(model, ix, core.left.count_ones(..)).into_iter().map(Given::Number).collect()
        }
        Kind::Info => Vec::new(),
    }
}

/// The apps that are left after a choice, whether or not it is allowed.
fn attempt<K: Keep>(model: &Model, core: &Core, question: QuestionIx, given: &Given, keep: &mut K) -> AppSet {
    let mut after = core.clone();
    after.path.push(Choice { question, given: given.clone() });
    effects::apply(model, &mut after, question, Some(given), keep);
    after.left
}

/// Whether some choice of several answers changes something that none of them does alone: only where it is tested which
/// answers are chosen together.
fn some_choice(model: &Model, core: &Core, ix: QuestionIx, question: &Question) -> bool {
    if !matches!(question.kind, Kind::Many { .. }) || !tests_choice(question) {
        return false;
    }
    let all = each_choice(model, ix, core.left.count_ones(..));
    if all.count_left() > MOST_CHOICES {
        return true;
    }
    let mut all = all;
    all.any(|given| {
        let mut touched = Touched::new(&core.left);
        attempt(model, core, ix, &given, &mut touched);
        !touched.by_question.is_clear() || !touched.by_answer.is_clear()
    })
}

/// Whether a requirement tests the choice as a whole.
fn tests_choice(question: &Question) -> bool {
    let of_answers = question.answers().map(Table::rows).unwrap_or_default().iter().map(|it| &it.effects);
    let mut found = false;
    for effect in std::iter::once(&question.effects).chain(of_answers).flat_map(|it: &Effects| &it.keep) {
        for condition in effect.when.iter().chain([&effect.require]) {
            condition.visit(&mut |part| found |= matches!(part, Condition::Answer(_)));
        }
    }
    found
}

/// What the allowed choices of a question can change, put together from its answers one by one.
struct Reach {
    /// Whether an app is touched by a choice for sure.
    any: bool,
    /// By app how many answers touch it, where an app is touched only when every chosen answer does.
    counts: Option<Vec<usize>>,
    /// How many answers are chosen at least.
    least: usize,
}

impl Reach {
    fn new(model: &Model, question: &Question) -> Self {
        let (any_of, least) = match question.kind {
            Kind::Many { combine, min, .. } => (combine == Combine::Any, min.max(1)),
            Kind::One { .. } | Kind::Number { .. } | Kind::Info => (false, 1),
        };
        let counts = any_of.then(|| vec![0; model.catalogue.apps.len()]);
        Self { any: false, counts, least }
    }

    fn add(&mut self, question: &Question, given: &Given, touched: &Touched<'_>) {
        // What is tested of the whole choice is looked at choice by choice.
        if matches!(question.kind, Kind::Many { .. }) && tests_choice(question) {
            return;
        }
        let is_none = question.none().is_some_and(|none| *given == Given::Picks(vec![none]));
        self.any |= !touched.by_question.is_clear();
        match &mut self.counts {
            Some(counts) if !is_none => {
                for app in touched.by_answer.ones() {
                    counts.get_mut(app).into_iter().for_each(|count| *count += 1);
                }
            }
            _ => self.any |= !touched.by_answer.is_clear(),
        }
    }

    fn is_any(&self) -> bool {
        self.any || self.counts.iter().flatten().any(|count| *count >= self.least)
    }
}

/// Keeps which of the apps left some requirement is not true of.
struct Touched<'c> {
    left: &'c AppSet,
    /// By requirements of the question for the choice as a whole.
    by_question: AppSet,
    /// By those of an answer.
    by_answer: AppSet,
}

impl<'c> Touched<'c> {
    fn new(left: &'c AppSet) -> Self {
        let none = AppSet::with_capacity(left.len());
        Self { left, by_question: none.clone(), by_answer: none }
    }
}

impl Keep for Touched<'_> {
    const DETAILS: bool = true;

    fn judgement(&mut self, judgement: Judgement) {
        let mut apps = judgement.no;
        apps.union_with(&judgement.unknown);
        apps.intersect_with(self.left);
        match judgement.answer {
            None => self.by_question.union_with(&apps),
            Some(_) => self.by_answer.union_with(&apps),
        }
    }

    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: EffectRef) {}
}
