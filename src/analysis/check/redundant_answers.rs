//! Answers that make no difference: two that do the same in every state, a question none of whose answers does anything,
//! and an answer after which nothing is ever left. Each is assumed until a state refutes it.

use std::collections::BTreeMap;

use super::answer_differences::AnswerDifferences;
use crate::analysis::space::{PlaceIx, StateIx, StateSpace};
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, WalkRecord, WalkState, allowed, drops, each_choice, step,
};
use crate::model::{
    Answer, AnswerIx, AppSet, Attention, Condition, Model, Question, QuestionIx, Requirement, Table,
};
use crate::order;

/// What is not yet refuted about one question, with the first state that has it in view.
#[derive(Debug, Default)]
struct QuestionClaims {
    first: Option<StateIx>,
    is_idle: bool,
    pairs: Vec<(AnswerIx, AnswerIx)>,
    dead_ends: Vec<(AnswerIx, Option<StateIx>)>,
}

/// Observes what answers do.
pub(in crate::analysis) struct RedundantAnswers<'m> {
    model: &'m Model,
    open: Table<QuestionIx, QuestionClaims>,
    differences: AnswerDifferences,
}

/// Two answers that do the same in every state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EquivalentAnswers {
    /// The question.
    pub question: QuestionIx,
    /// The first of them.
    pub first: AnswerIx,
    /// The other.
    pub second: AnswerIx,
    /// A shortest walk to the question.
    pub walk: Vec<Choice>,
}

/// An answer after which nothing is left, on every walk that reaches it with something left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEndAnswer {
    /// The question.
    pub question: QuestionIx,
    /// The answer.
    pub answer: AnswerIx,
    /// A shortest walk, that answer included.
    pub walk: Vec<Choice>,
}

impl<'m> RedundantAnswers<'m> {
    pub(in crate::analysis) fn new(model: &'m Model) -> Self {
        let tests = PickTests::of(model);
        let open =
            model.graph.questions.iter().map(|(ix, question)| QuestionClaims::new(&tests, ix, question));
        Self { model, open: open.collect(), differences: AnswerDifferences::new(model) }
    }

    /// Refutes what does not hold in a new state. With a place nothing that a step from there does depends on what is left.
    pub(in crate::analysis) fn on_state(&mut self, state: StateIx, walk: &WalkState, place: Option<PlaceIx>) {
        let Position::At(ix) = walk.position else { return };
        let (model, open, differences) = (self.model, self.open.row_mut(ix), &mut self.differences);
        open.first.get_or_insert(state);
        if open.is_idle {
            open.is_idle = is_idle(model, ix, walk);
        }
        if let Some(place) = place {
            open.pairs.retain(|pair| !differences.differ(model, walk, place, *pair));
        } else if !open.pairs.is_empty() {
            let mut known: BTreeMap<AnswerIx, Option<AnswerResult>> = BTreeMap::new();
            open.pairs.retain(|(one, two)| {
                let mut done = |answer: AnswerIx| {
                    known.entry(answer).or_insert_with(|| done(model, walk, &pick(ix, answer))).clone()
                };
                done(*one) == done(*two)
            });
        }
        if !walk.left.is_clear() {
            open.dead_ends.retain_mut(|(answer, first)| {
                let all_go = drops(model, walk, &pick(ix, *answer)).is_ok_and(|gone| gone == walk.left);
                first.get_or_insert(state);
                all_go
            });
        }
    }

    /// The pairs of answers that did the same in every state that was shown.
    pub(in crate::analysis) fn same(&self, space: &StateSpace) -> Vec<EquivalentAnswers> {
        // Answers that do nothing at all are reported once, as an idle question.
        let asked = self.open.iter().filter(|(_, open)| !open.is_idle);
        let same = asked.filter_map(|(question, open)| Some((question, open, open.first?)));
        let pairs = same.flat_map(|(question, open, state)| {
            let walk = space.path_to_state(state);
            open.pairs.iter().map(move |(first, second)| EquivalentAnswers {
                question,
                first: *first,
                second: *second,
                walk: walk.clone(),
            })
        });
        pairs.collect()
    }

    /// The questions that did nothing in every state that was shown, each with a shortest walk to it.
    pub(in crate::analysis) fn idle(&self, space: &StateSpace) -> Vec<(QuestionIx, Vec<Choice>)> {
        let idle = self.open.iter().filter(|(_, open)| open.is_idle);
        idle.filter_map(|(question, open)| Some((question, space.path_to_state(open.first?)))).collect()
    }

    /// The answers that left nothing in every state that was shown.
    pub(in crate::analysis) fn dead_ends(&self, space: &StateSpace) -> Vec<DeadEndAnswer> {
        let all = self.open.iter().flat_map(|(question, open)| {
            open.dead_ends.iter().filter_map(move |(answer, first)| Some((question, *answer, (*first)?)))
        });
        let dead_ends = all.map(|(question, answer, state)| {
            let mut walk = space.path_to_state(state);
            walk.push(pick(question, answer));
            DeadEndAnswer { question, answer, walk }
        });
        dead_ends.collect()
    }
}

impl QuestionClaims {
    fn new(tests: &PickTests<'_>, ix: QuestionIx, question: &Question) -> Self {
        let answers: Vec<(AnswerIx, &Answer)> =
            question.answers().into_iter().flat_map(Table::iter).filter(|(_, it)| !it.generated).collect();
        let mut open = Self {
            is_idle: !tests.names(ix) && question.only_drops(),
            dead_ends: answers.iter().map(|(answer, _)| (*answer, None)).collect(),
            ..Self::default()
        };
        for (at, (one, first)) in answers.iter().enumerate() {
            for (two, second) in answers.iter().skip(at + 1) {
                if same_side_effects(first, second) && !tests.tell_apart(ix, question, *one, *two) {
                    open.pairs.push((*one, *two));
                }
            }
        }
        open
    }
}

pub(super) fn pick(question: QuestionIx, answer: AnswerIx) -> Choice {
    Choice { question, given: AnswerValue::Picks(vec![answer]) }
}

/// Whether two answers set the same labels and have the same notes, wishes and attention points.
fn same_side_effects(one: &Answer, two: &Answer) -> bool {
    let labels = |answer: &Answer| {
        let mut labels = answer.effects.labels.clone();
        order::sort(&mut labels);
        labels
    };
    let wish = |wish: &Requirement| (wish.require.clone(), wish.when.clone());
    let point = |point: &Attention| {
        let words = (point.text.clone(), point.for_whom.clone(), point.when.clone());
        (words, point.first, point.since.clone())
    };
    one.note == two.note
        && labels(one) == labels(two)
        && one.effects.prefer.iter().map(wish).eq(two.effects.prefer.iter().map(wish))
        && one.effects.attention.iter().map(point).eq(two.effects.attention.iter().map(point))
}

/// What a choice did: where it led, what is left, and what is unproven by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnswerResult {
    pub(super) walk: WalkState,
    pub(super) unknown: AppSet,
}

pub(super) fn done(model: &Model, walk: &WalkState, choice: &Choice) -> Option<AnswerResult> {
    allowed(model, choice).ok()?;
    let state = RecordedWalk::new(walk.clone(), WalkRecord::default());
    let RecordedWalk { mut walk, record, .. } = step(model, &state, choice).ok()?;
    let mut unknown = model.catalogue.no_apps();
    record.judgements.iter().for_each(|judgement| unknown.union_with(&judgement.unknown));
    unknown.intersect_with(&walk.left);
    walk.path.clear();
    order::sort(&mut walk.labels);
    Some(AnswerResult { walk, unknown })
}

/// Whether every choice in this state leads to the same place, drops nothing and leaves nothing unproven.
fn is_idle(model: &Model, ix: QuestionIx, walk: &WalkState) -> bool {
    let mut way: Option<WalkState> = None;
    let all = each_choice(model, ix, walk.left.count_ones(..));
    if all.count_left() > MOST_CHOICES {
        return false;
    }
    for given in all {
        let choice = Choice { question: ix, given };
        let none_go = drops(model, walk, &choice).is_ok_and(|gone| gone.is_clear());
        let Some(AnswerResult { walk: next, unknown }) = done(model, walk, &choice).filter(|_| none_go)
        else {
            return false;
        };
        if !unknown.is_clear() || way.get_or_insert_with(|| next.clone()) != &next {
            return false;
        }
    }
    true
}

/// A question with more choices than this is never called idle: the proof, a walk for each in every
/// state, would take too long. The finding is not made then, which nobody is told.
const MOST_CHOICES: u64 = 4_096;

/// The tests that can tell one answer from another, later on or in what is said.
struct PickTests<'m> {
    chose: Vec<(QuestionIx, &'m [crate::model::Pick])>,
    /// The questions whose number is tested.
    numbers: Vec<QuestionIx>,
}

impl<'m> PickTests<'m> {
    fn of(model: &'m Model) -> Self {
        let (mut chose, mut numbers) = (Vec::new(), Vec::new());
        model.conditions(&mut |condition| {
            condition.visit(&mut |part| match part {
                Condition::Chose { question, picks } => chose.push((*question, picks.as_slice())),
                Condition::Number { question, .. } => numbers.push(*question),
                _ => {}
            });
        });
        Self { chose, numbers }
    }

    /// Whether any test names an answer of a question.
    fn names(&self, question: QuestionIx) -> bool {
        self.numbers.contains(&question) || self.chose.iter().any(|(of, _)| *of == question)
    }

    /// Whether a later test, or a wish or point of the question itself, may be true after one of two answers only.
    fn tell_apart(&self, ix: QuestionIx, question: &Question, one: AnswerIx, two: AnswerIx) -> bool {
        let given = |answer| AnswerValue::Picks(vec![answer]);
        let later = self
            .chose
            .iter()
            .any(|(of, picks)| *of == ix && given(one).is_one_of(picks) != given(two).is_one_of(picks));
        let mut here = false;
        let wishes = question.effects.prefer.iter().flat_map(|wish| wish.when.iter().chain([&wish.require]));
        let points = question.effects.attention.iter().filter_map(|point| point.when.as_ref());
        for condition in wishes.chain(points) {
            here |= condition.compares_with_answer();
            condition.visit(&mut |part| {
                if let Condition::Answer(test) = part {
                    here |= given(one).test(test) != given(two).test(test);
                }
            });
        }
        later || here
    }
}
