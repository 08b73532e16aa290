//! What the choices of a walk did: kept so that the program can always say why.

use super::evaluate::{EvalContext, UnknownFacts};
use super::observer::RouteLookup;
use crate::model::{AnswerIx, AppSet, Attention, Effects, Model, QuestionIx, Requirement};

/// One effect of the tree: of a question itself, or of one of its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EffectRef {
    /// The question.
    pub question: QuestionIx,
    /// The answer in whose list it is; absent: the question's own list.
    pub owner: Option<AnswerIx>,
    /// The place in its list of the kind.
    pub index: usize,
}

/// One requirement, judged once, at its choice, on every app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Which requirement.
    pub effect: EffectRef,
    /// The chosen answer for which it counted; absent: for the choice as a whole.
    pub answer: Option<AnswerIx>,
    /// The apps it dropped, including those that were dropped before.
    pub no: AppSet,
    /// The apps for which it is unknown.
    pub unknown: AppSet,
    /// The facts to ask the supplier for.
    pub unknown_facts: UnknownFacts,
}

/// One wish, judged at its choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which wish.
    pub effect: EffectRef,
    /// The chosen answer for which it counted; absent: for the choice as a whole.
    pub answer: Option<AnswerIx>,
    /// The apps for which it is true.
    pub yes: AppSet,
    /// The apps for which it is unknown, also where no fact of theirs is: a number that nobody gave.
    pub unknown: AppSet,
    /// The facts that are unknown.
    pub unknown_facts: UnknownFacts,
}

/// Everything that the choices did, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalkRecord {
    /// Requirements that some app did not meet, or for which it is unknown.
    pub judgements: Vec<Judgement>,
    /// Wishes that some app meets, or for which it is unknown.
    pub wishes: Vec<Wish>,
    /// Attention points that were given.
    pub attention: Vec<EffectRef>,
    /// Every requirement that was judged, even when all apps met it.
    pub tested: Vec<EffectRef>,
}

/// Where the steps of a walk report what they do. The state space is explored without recording any of it.
pub(super) trait Recorder {
    /// Whether details are wanted at all.
    const WANTS_DETAILS: bool;
    /// Whether all matching routes are wanted, not only the one that is taken.
    const WANTS_ROUTES: bool = false;
    /// The effects of a page of information begin to apply.
    fn page(&mut self, _: QuestionIx) {}
    /// A requirement was judged in this context.
    fn ground(&mut self, _: &EvalContext<'_>, _: &Judgement) {}
    fn judgement(&mut self, judgement: Judgement);
    fn wish(&mut self, wish: Wish);
    fn attention(&mut self, effect: EffectRef);
    fn on_lookup(&mut self, _: &RouteLookup<'_>) {}
}

impl Recorder for WalkRecord {
    const WANTS_DETAILS: bool = true;

    fn judgement(&mut self, judgement: Judgement) {
        if !self.tested.contains(&judgement.effect) {
            self.tested.push(judgement.effect);
        }
        if !judgement.no.is_clear() || !judgement.unknown.is_clear() {
            self.judgements.push(judgement);
        }
    }

    fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    fn attention(&mut self, effect: EffectRef) {
        if !self.attention.contains(&effect) {
            self.attention.push(effect);
        }
    }
}

/// Records nothing.
pub(super) struct Discard;

impl Recorder for Discard {
    const WANTS_DETAILS: bool = false;

    fn judgement(&mut self, _: Judgement) {}
    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: EffectRef) {}
}

impl EffectRef {
    /// The effects that it belongs to.
    fn effects<'m>(&self, model: &'m Model) -> Option<&'m Effects> {
        let question = model.graph.questions.get(self.question)?;
        match self.owner {
            None => Some(&question.effects),
            Some(answer) => Some(&question.answers()?.get(answer)?.effects),
        }
    }

    /// The requirement it stands for.
    pub fn requirement<'m>(&self, model: &'m Model) -> Option<&'m Requirement> {
        self.effects(model)?.keep.get(self.index)
    }

    /// The wish it stands for.
    pub fn wish<'m>(&self, model: &'m Model) -> Option<&'m Requirement> {
        self.effects(model)?.prefer.get(self.index)
    }

    /// The attention point it stands for.
    pub fn attention<'m>(&self, model: &'m Model) -> Option<&'m Attention> {
        self.effects(model)?.attention.get(self.index)
    }
}
