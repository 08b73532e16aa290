//! What one choice does: labels first, then every requirement sees the walk as it was before, then all prune at once.

use super::choice::AnswerValue;
use super::evaluate::{AnswerOperand, EvalContext, UnknownFacts};
use super::kleene::AppVerdicts;
use super::record::{EffectRef, Judgement, Recorder, Wish};
use super::walk::WalkState;
use crate::model::{
    AnswerIx, AppSet, Combine, Effects, LabelIx, Model, Question, QuestionIx, QuestionKind, Requirement,
};

/// One list of effects, as it counts at this choice.
#[derive(Clone, Copy)]
struct EffectList<'m> {
    effects: &'m Effects,
    /// The answer in whose list the effects are.
    owner: Option<AnswerIx>,
    /// The chosen answer for which they count.
    counts_for: Option<AnswerIx>,
    /// Of a question's own list: those that use `answer` as a value, or those that do not.
    uses_answer: Option<bool>,
}

/// Applies the effects of a choice (or, without one, of a page of information), and prunes.
pub(super) fn apply<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    question_ix: QuestionIx,
    given: Option<&AnswerValue>,
    recorder: &mut K,
) {
    let question = model.graph.questions.row(question_ix);
    if given == Some(&AnswerValue::Unknown) {
        return;
    }
    // A page of information has no answers.
    let picks = given.map(AnswerValue::chosen).unwrap_or_default();
    set_labels(walk, question, given);
    if given.is_none() {
        recorder.page(question_ix);
    }

    let mut dropped = model.catalogue.no_apps();
    let context = EvalContext {
        model,
        labels: &walk.labels,
        path: &walk.path,
        left: &walk.left,
        given,
        operand: number(given),
        remembered: None,
    };
    let one = matches!(question.kind, QuestionKind::One { .. });
    let (whole_context, uses_answer) = match picks {
        // With exactly one answer the question's own effects may name it, and still stand for the whole choice.
        [pick] if one => {
            (EvalContext { operand: Some(AnswerOperand::Answer(question_ix, *pick)), ..context }, None)
        }
        [] => (context, None),
        _ => (context, Some(false)),
    };
    let whole = EffectList { effects: &question.effects, owner: None, counts_for: None, uses_answer };
    one_list(&whole_context, question_ix, whole, recorder, &mut dropped);
    let groups: Vec<(EvalContext<'_>, Vec<EffectList<'_>>)> =
        picks.iter().map(|pick| per_answer(&context, question_ix, question, *pick, !one)).collect();

    let any = matches!(question.kind, QuestionKind::Many { combine: Combine::Any, .. });
    if any && !groups.is_empty() {
        any_of(question_ix, &groups, recorder, &mut dropped);
        for (context, lists) in &groups {
            lists.iter().for_each(|list| soft(context, question_ix, *list, recorder));
        }
    } else {
        for (context, lists) in &groups {
            lists.iter().for_each(|list| one_list(context, question_ix, *list, recorder, &mut dropped));
        }
    }
    debug_assert_eq!(dropped.len(), walk.left.len(), "a set of apps is as wide as the catalogue");
    walk.left.difference_with(&dropped);
}

/// Sets the labels of a choice.
pub(super) fn set_labels(walk: &mut WalkState, question: &Question, given: Option<&AnswerValue>) {
    for label in labels_of(question, given) {
        if !walk.labels.contains(&label) {
            walk.labels.push(label);
        }
    }
}

/// The labels that a choice (or, without one, a page of information) sets, some of them twice. "Don't know" sets none.
pub fn labels_of<'m>(
    question: &'m Question,
    given: Option<&'m AnswerValue>,
) -> impl Iterator<Item = LabelIx> + use<'m> {
    let own: &[LabelIx] = match given {
        Some(AnswerValue::Unknown) => &[],
        _ => &question.effects.labels,
    };
    let answers = question.answers();
    let chosen = given.map(AnswerValue::chosen).into_iter().flatten();
    let of_answers = chosen.filter_map(move |pick| Some(&answers?.get(*pick)?.effects.labels)).flatten();
    own.iter().chain(of_answers).copied()
}

fn number(given: Option<&AnswerValue>) -> Option<AnswerOperand> {
    match given {
        Some(AnswerValue::Number(number)) => Some(AnswerOperand::Number(*number)),
        _ => None,
    }
}

/// The lists that count for one chosen answer: the question's own effects that use `answer`, and the answer's.
fn per_answer<'m>(
    context: &EvalContext<'m>,
    question_ix: QuestionIx,
    question: &'m Question,
    pick: AnswerIx,
    own_too: bool,
) -> (EvalContext<'m>, Vec<EffectList<'m>>) {
    let context = EvalContext { operand: Some(AnswerOperand::Answer(question_ix, pick)), ..*context };
    let own = EffectList {
        effects: &question.effects,
        owner: None,
        counts_for: Some(pick),
        uses_answer: Some(true),
    };
    let mut lists = if own_too { vec![own] } else { Vec::new() };
    if let Some(answer) = question.answers().and_then(|answers| answers.get(pick)) {
        let owner = Some(pick);
        lists.push(EffectList { effects: &answer.effects, owner, counts_for: owner, uses_answer: None });
    }
    (context, lists)
}

fn uses_answer(effect: &Requirement) -> bool {
    effect.require.compares_with_answer()
        || effect.when.as_ref().is_some_and(|when| when.compares_with_answer())
}

/// The requirements (or wishes) of a list that apply, with their place.
fn applying<'l>(
    context: &'l EvalContext<'_>,
    list: EffectList<'l>,
    of: &'l [Requirement],
) -> impl Iterator<Item = (usize, &'l Requirement)> {
    of.iter().enumerate().filter(move |(_, effect)| {
        list.uses_answer.is_none_or(|wanted| uses_answer(effect) == wanted)
            && context.can_compare(&effect.require)
            && effect.when.as_ref().is_none_or(|when| context.can_compare(when))
            && context.holds(effect.when.as_ref())
    })
}

/// Each requirement of the list holds by itself.
fn one_list<K: Recorder>(
    context: &EvalContext<'_>,
    question: QuestionIx,
    list: EffectList<'_>,
    recorder: &mut K,
    dropped: &mut AppSet,
) {
    for (index, effect) in applying(context, list, &list.effects.keep) {
        let verdicts = context.evaluate(&effect.require);
        dropped.union_with(&verdicts.no);
        if K::WANTS_DETAILS {
            let unknown = verdicts.unknown();
            let mut unknown_facts = UnknownFacts::default();
            context.unknown_facts(&effect.require, &unknown, &mut unknown_facts);
            let effect = EffectRef { question, owner: list.owner, index };
            let answer = list.counts_for;
            let judgement = Judgement { effect, answer, no: verdicts.no, unknown, unknown_facts };
            recorder.ground(context, &judgement);
            recorder.judgement(judgement);
        }
    }
    soft(context, question, list, recorder);
}

/// Wishes and attention points: they never drop an app.
fn soft<K: Recorder>(
    context: &EvalContext<'_>,
    question: QuestionIx,
    list: EffectList<'_>,
    recorder: &mut K,
) {
    if !K::WANTS_DETAILS {
        return;
    }
    for (index, effect) in applying(context, list, &list.effects.prefer) {
        let verdicts = context.evaluate(&effect.require);
        let unknown = verdicts.unknown();
        let mut unknown_facts = UnknownFacts::default();
        context.unknown_facts(&effect.require, &unknown, &mut unknown_facts);
        let effect = EffectRef { question, owner: list.owner, index };
        let answer = list.counts_for;
        recorder.wish(Wish { effect, answer, yes: verdicts.yes, unknown, unknown_facts });
    }
    for (index, point) in list.effects.attention.iter().enumerate() {
        let when = point.when.as_ref();
        let counts = list
            .uses_answer
            .is_none_or(|wanted| when.is_some_and(|when| when.compares_with_answer()) == wanted);
        if counts && when.is_none_or(|when| context.can_compare(when)) && context.holds(when) {
            recorder.attention(EffectRef { question, owner: list.owner, index });
        }
    }
}

/// Of one chosen answer all requirements must hold; an answer without requirements is enough for every app. What is
/// unknown counts only within an answer that is unknown itself: one that is false anyway can no longer be the one that
/// is enough, whatever its other requirements turn out to be.
fn any_of<K: Recorder>(
    question: QuestionIx,
    groups: &[(EvalContext<'_>, Vec<EffectList<'_>>)],
    recorder: &mut K,
    dropped: &mut AppSet,
) {
    let Some(width) = groups.first().map(|(context, _)| context.model.catalogue.apps.len()) else { return };
    let mut whole = AppVerdicts::uniform(super::Kleene::False, width);
    let mut judged = Vec::new();
    for (context, lists) in groups {
        let mut group = AppVerdicts::uniform(super::Kleene::True, width);
        let mut of_group = Vec::new();
        for list in lists {
            for (index, effect) in applying(context, *list, &list.effects.keep) {
                let verdicts = context.evaluate(&effect.require);
                group = group.and(&verdicts);
                let mut unknown_facts = UnknownFacts::default();
                if K::WANTS_DETAILS {
                    context.unknown_facts(&effect.require, &verdicts.unknown(), &mut unknown_facts);
                }
                let effect = EffectRef { question, owner: list.owner, index };
                of_group.push((effect, list.counts_for, verdicts, unknown_facts));
            }
        }
        whole = whole.or(&group);
        judged.push((group.unknown(), of_group));
    }
    dropped.union_with(&whole.no);
    if !K::WANTS_DETAILS {
        return;
    }
    let open = whole.unknown();
    for ((context, _), (group_open, of_group)) in groups.iter().zip(judged) {
        for (effect, answer, verdicts, unknown_facts) in of_group {
            let mut unknown = verdicts.unknown();
            unknown.intersect_with(&group_open);
            unknown.intersect_with(&open);
            let mut no = verdicts.no;
            no.intersect_with(&whole.no);
            let unknown_facts = unknown_facts.within(&unknown);
            let judgement = Judgement { effect, answer, no, unknown, unknown_facts };
            recorder.ground(context, &judgement);
            recorder.judgement(judgement);
        }
    }
}
