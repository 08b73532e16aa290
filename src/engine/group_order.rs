//! Questions in free order: which one comes next, and which can no longer change anything.
//!
//! Next comes the question that leaves fewest apps on average over its answers. The average, and not the answer that
//! leaves most: nearly every question has an answer that keeps all, and by that one they would all be alike.

use super::choice::{AnswerValue, Choice};
use super::choices::{each_choice, number_ranges};
use super::effects;
use super::record::{EffectRef, Judgement, Recorder, Wish};
use super::walk::{Position, SkipReason, WalkState, skip_reason};
use crate::model::{
    AppSet, Combine, Condition, Effects, GroupIx, GroupMember, Model, Pruning, Question, QuestionGroup,
    QuestionIx, QuestionKind,
};
use crate::order;

/// Of a `many` that tests which answers are chosen together every choice is tried, unless there are more than this: then
/// it is taken to make a difference.
const MOST_CHOICES: u64 = 1_024;

/// The member that is asked next: of those that are not answered yet, and that can still change something, the one that
/// separates most; of equals the first in the order of the author.
pub(super) fn next(model: &Model, walk: &WalkState, group: GroupIx) -> Option<QuestionIx> {
    let mut best: Option<(QuestionIx, AverageLeft)> = None;
    for member in &model.graph.groups.row(group).members {
        let is_open = walk.given(member.question).is_none();
        if !is_open || skip_reason(model, walk, member.question).is_some() {
            continue;
        }
        let Some(average) = separation(model, walk, member) else { continue };
        if best.is_none_or(|(_, least)| average.is_below(least)) {
            best = Some((member.question, average));
        }
    }
    best.map(|(question, _)| question)
}

/// The members that are not answered, each with why it is not asked. Only for a group of which none comes next: so what
/// is not skipped for a reason of its own makes no difference.
pub(super) fn left_out(model: &Model, walk: &WalkState, group: GroupIx) -> Vec<(QuestionIx, SkipReason)> {
    let unanswered =
        model.graph.groups.row(group).questions().filter(|question| walk.given(*question).is_none());
    let told = unanswered
        .map(|question| (question, skip_reason(model, walk, question).unwrap_or(SkipReason::NoDifference)));
    told.collect()
}

/// Computes what can be known of the members of groups before any walk. Call it once, when the rest of the model is
/// complete.
pub fn precompute_pruning(model: &mut Model) {
    renew_pruning(model, |_, _| true);
}

/// The same of some questions, when their answers or the facts that these look at changed.
pub(super) fn renew_pruning(model: &mut Model, is_touched: impl Fn(&Model, QuestionIx) -> bool) {
    debug_assert!(
        model.catalogue.apps.rows().is_sorted_by(|one, other| one.id < other.id),
        "apps stand sorted by id, each once"
    );
    let members = model.graph.groups.rows().iter().flat_map(QuestionGroup::questions);
    let touched = order::set(members.filter(|question| is_touched(model, *question)));
    if touched.is_empty() {
        return;
    }
    let mut named: Vec<QuestionIx> = Vec::new();
    model.conditions(&mut |condition| {
        condition.visit(&mut |part| {
            if let Condition::Chose { question, .. } | Condition::Number { question, .. } = part {
                named.push(*question);
            }
        });
    });
    let before = before_any_walk(model);
    let known = |member: &GroupMember| {
        let question = member.question;
        if !touched.contains(&question) {
            return member.clone();
        }
        let row = model.graph.questions.row(question);
        let always = named.contains(&question) || !row.only_drops() || has_too_many_choices(model, question);
        let is_fixed = row.all_effects().all(Effects::is_fixed) && !row.effects.compare_left_with_answer();
        GroupMember { question, always, pruning: is_fixed.then(|| pruning(model, &before, question, always)) }
    };
    let of_group = |group: &QuestionGroup| group.members.iter().map(known).collect::<Vec<_>>();
    let settled: Vec<Vec<GroupMember>> = model.graph.groups.rows().iter().map(of_group).collect();
    for (group, members) in model.graph.groups.rows_mut().iter_mut().zip(settled) {
        group.members = members;
    }
}

/// A walk on which nothing happened and all apps are left, even those declared `never`: what is found of them is not used.
fn before_any_walk(model: &Model) -> WalkState {
    let mut left = model.catalogue.no_apps();
    left.insert_range(..);
    WalkState {
        position: Position::At(model.graph.start),
        path: Vec::new(),
        skipped: Vec::new(),
        shown: Vec::new(),
        labels: Vec::new(),
        left,
    }
}

/// How many apps are left on average, as a fraction.
#[derive(Debug, Clone, Copy)]
struct AverageLeft {
    left: usize,
    answers: usize,
}

impl AverageLeft {
    fn is_below(self, other: Self) -> bool {
        self.left.saturating_mul(other.answers) < other.left.saturating_mul(self.answers)
    }
}

/// How many apps a question leaves on average; nothing when no choice can change anything.
fn separation(model: &Model, walk: &WalkState, member: &GroupMember) -> Option<AverageLeft> {
    let made;
    let pruning = match &member.pruning {
        Some(known) => known,
        None => {
            made = pruning(model, walk, member.question, member.always);
            &made
        }
    };
    if !member.always && walk.left.is_disjoint(&pruning.touched) {
        return None;
    }
    let left = pruning.drops.iter().map(|drops| walk.left.difference_count(drops)).sum();
    Some(AverageLeft { left, answers: pruning.drops.len() })
}

/// What the answers to a question do to the apps that are left. When it makes a difference `always`, nobody asks which
/// apps it touches.
fn pruning(model: &Model, walk: &WalkState, ix: QuestionIx, always: bool) -> Pruning {
    let question = model.graph.questions.row(ix);
    let mut drops = Vec::new();
    let mut reach = TouchedApps::new(model, question);
    for given in single(model, walk, ix, question) {
        let mut tried = attempt(model, walk, ix, &given);
        drops.push(std::mem::take(&mut tried.drops));
        reach.add(question, &given, &tried);
    }
    let touched = match tests_choice(question) && !always {
        true => together(model, walk, ix),
        false => reach.touched(),
    };
    Pruning { drops, touched }
}

/// The answers one by one, and of a number the lowest of each range that behaves alike. "Don't know" is none of them.
fn single(model: &Model, walk: &WalkState, ix: QuestionIx, question: &Question) -> Vec<AnswerValue> {
    match &question.kind {
        QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => {
            answers.indexes().map(|answer| AnswerValue::Picks(vec![answer])).collect()
        }
        QuestionKind::Number { .. } => {
            number_ranges(model, ix, walk.left.count_ones(..)).into_iter().map(AnswerValue::Number).collect()
        }
        QuestionKind::Info => Vec::new(),
    }
}

/// What a choice does to the apps that are left, whether or not it is allowed.
fn attempt(model: &Model, walk: &WalkState, question: QuestionIx, given: &AnswerValue) -> TrialRecorder {
    let mut after = walk.clone();
    after.path.push(Choice { question, given: given.clone() });
    let none = model.catalogue.no_apps();
    let mut tried = TrialRecorder { drops: walk.left.clone(), by_question: none.clone(), by_answer: none };
    effects::apply(model, &mut after, question, Some(given), &mut tried);
    tried.drops.difference_with(&after.left);
    tried.by_question.intersect_with(&walk.left);
    tried.by_answer.intersect_with(&walk.left);
    tried
}

/// The apps that any allowed choice touches, every choice tried.
fn together(model: &Model, walk: &WalkState, question: QuestionIx) -> AppSet {
    let mut touched = model.catalogue.no_apps();
    for given in each_choice(model, question, walk.left.count_ones(..)) {
        let tried = attempt(model, walk, question, &given);
        touched.union_with(&tried.by_question);
        touched.union_with(&tried.by_answer);
    }
    touched
}

/// Whether several answers together may do what none of them does alone: it is tested which are chosen.
fn tests_choice(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Many { .. }) && question.all_effects().any(Effects::tests_answer)
}

/// Whether it would take too long to try all of them.
fn has_too_many_choices(model: &Model, ix: QuestionIx) -> bool {
    tests_choice(model.graph.questions.row(ix)) && each_choice(model, ix, 0).count_left() > MOST_CHOICES
}

/// The apps that the allowed choices of a question touch, put together from its answers one by one.
struct TouchedApps {
    /// By a requirement of the whole choice, or by an answer that is enough for it.
    by_one: AppSet,
    /// By app how many answers touch it, where an app is touched only when every chosen answer does.
    counts: Option<Vec<usize>>,
    /// How many answers are chosen at least.
    least: usize,
}

impl TouchedApps {
    fn new(model: &Model, question: &Question) -> Self {
        let (any_of, least) = match question.kind {
            QuestionKind::Many { combine, min, .. } => (combine == Combine::Any, min.max(1)),
            QuestionKind::One { .. } | QuestionKind::Number { .. } | QuestionKind::Info => (false, 1),
        };
        let counts = any_of.then(|| vec![0; model.catalogue.apps.len()]);
        Self { by_one: model.catalogue.no_apps(), counts, least }
    }

    fn add(&mut self, question: &Question, given: &AnswerValue, tried: &TrialRecorder) {
        let is_none = question.none().is_some_and(|none| *given == AnswerValue::Picks(vec![none]));
        self.by_one.union_with(&tried.by_question);
        match &mut self.counts {
            Some(counts) if !is_none => {
                for app in tried.by_answer.ones() {
                    counts.get_mut(app).into_iter().for_each(|count| *count += 1);
                }
            }
            _ => self.by_one.union_with(&tried.by_answer),
        }
    }

    fn touched(mut self) -> AppSet {
        for (app, count) in self.counts.iter().flatten().enumerate() {
            if *count >= self.least {
                self.by_one.insert(app);
            }
        }
        self.by_one
    }
}

/// What one choice does, put together while it is judged.
struct TrialRecorder {
    /// The apps that drop.
    drops: AppSet,
    /// The apps for which a requirement of the question for the choice as a whole is not true.
    by_question: AppSet,
    /// The same of an answer.
    by_answer: AppSet,
}

impl Recorder for TrialRecorder {
    const WANTS_DETAILS: bool = true;

    fn judgement(&mut self, judgement: Judgement) {
        let apps = match judgement.answer {
            None => &mut self.by_question,
            Some(_) => &mut self.by_answer,
        };
        apps.union_with(&judgement.no);
        apps.union_with(&judgement.unknown);
    }

    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: EffectRef) {}
}
