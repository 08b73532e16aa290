//! Tries other values of single facts on one walk: it is made again with the same answers, as if the catalogue had said so.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{AnswerValue, Choice, allowed};
use super::kleene::Kleene;
use super::overlay::{derived_again, is_derived_of, is_derived_otherwise};
use super::walk::{Position, RecordedWalk, continue_recorded, replay, start, step};
use super::walk_steps::WalkSteps;
use super::walk_tests::WalkTests;
use crate::model::{AppIx, FactIx, Ix, Model, NewValue, OverlaidValue, QuestionIx};
use crate::order;

/// Tries values, one after the other. What is seen of each walk is a `T`.
#[derive(Debug)]
pub struct ValueTrial<'m, T> {
    base: &'m Model,
    choices: &'m BTreeMap<QuestionIx, AnswerValue>,
    /// What this walk tests: where that says the same, all of it is the same.
    on_walk: WalkTests<'m>,
    /// Its questions, where each can be looked at by itself.
    steps: Option<WalkSteps>,
    /// The walk after none of its answers, after one, and so on.
    beginnings: Vec<RecordedWalk>,
    /// What any walk with these answers tests.
    anywhere: WalkTests<'m>,
    /// The tested facts of which something is derived before any walk.
    derived_of: BTreeSet<FactIx>,
    /// Where values are written; all but that of `written` are as in `base`.
    scratch: Model,
    written: Option<(FactIx, AppIx)>,
    /// What was seen of that fact of that app, by what its tests say. Each walk on which they say the same is the same.
    seen: Vec<(Vec<Kleene>, Option<T>)>,
    replays: usize,
}

impl<'m, T: Clone> ValueTrial<'m, T> {
    /// For a walk, and the answers of which it was made.
    pub fn new(base: &'m Model, walk: &RecordedWalk, choices: &'m BTreeMap<QuestionIx, AnswerValue>) -> Self {
        let on_walk = WalkTests::of(base, walk);
        let beginnings = beginnings(base, choices);
        let mut scratch = base.clone();
        // No walk looks at them, and they are much to copy.
        scratch.graph.scenarios.clear();
        Self {
            base,
            choices,
            derived_of: on_walk.facts().filter(|fact| is_derived_of(base, *fact)).collect(),
            on_walk,
            steps: WalkSteps::of(base, &beginnings),
            beginnings,
            anywhere: WalkTests::of_answers(base, choices),
            scratch,
            written: None,
            seen: Vec::new(),
            replays: 0,
        }
    }

    /// The facts that the walk tests.
    pub fn facts(&self) -> Vec<FactIx> {
        self.on_walk.facts().collect()
    }

    /// Whether a fact of an app can matter to the walk at all.
    pub fn can_matter(&self, fact: FactIx, app: AppIx) -> bool {
        let catalogue = &self.base.catalogue;
        let is_offered = catalogue.offered.contains(app.at());
        // Of an app that always drops answers can be made, and what comes next in a group.
        is_offered && (!catalogue.drops_always(app) || self.derived_of.contains(&fact))
    }

    /// How many times the walk was made again so far.
    pub fn replays(&self) -> usize {
        self.replays
    }

    /// The numbers with which a walk with these answers may compare a fact, rising, each once.
    pub fn numbers(&self, fact: FactIx) -> Vec<f64> {
        self.anywhere.numbers(self.base, fact)
    }

    /// The answers of questions in free order that a fact is compared with: of each question the lowest and the highest.
    pub fn ranges(&self, fact: FactIx) -> &[(i64, i64)] {
        self.anywhere.ranges(fact)
    }

    /// The apps that a walk with these answers may look for in a fact.
    pub fn apps(&self, fact: FactIx) -> BTreeSet<AppIx> {
        self.anywhere.apps(self.base, fact)
    }

    /// Makes the walk again with a value in the place of that of the catalogue, and looks at it, with the content in which
    /// it stands; nothing where the walk is the same for sure.
    pub fn walk_with(
        &mut self,
        app: AppIx,
        fact: FactIx,
        value: &NewValue,
        look: impl FnOnce(&Model, &RecordedWalk) -> T,
    ) -> Option<T> {
        let is_derived_of = self.derived_of.contains(&fact);
        let steps = self.steps.as_ref().filter(|_| !is_derived_of);
        if steps.is_some_and(|steps| steps.drops_anyway(app, fact)) {
            return None;
        }
        let answers = steps.and_then(|steps| steps.answers_before(fact));
        self.turn_to(fact, app);
        let value = OverlaidValue::supposed(app, fact, value.clone());
        self.scratch.write_value(&value);
        let verdicts = self.on_walk.verdicts(&self.scratch, fact, app);
        let is_told_by_verdicts = !self.on_walk.has_ranges(fact);
        if let Some((_, seen)) = self.seen.iter().find(|(of, _)| is_told_by_verdicts && *of == verdicts) {
            return seen.clone();
        }
        self.replays += 1;
        let seen = Some(if is_derived_of && is_derived_otherwise(&self.scratch, fact) {
            let model = derived_again(&self.scratch, fact);
            let choices = follow_answers(self.base, &model, self.choices);
            look(&model, &replay(&model, &choices))
        } else {
            let known = answers.and_then(|answers| self.beginnings.get(answers));
            let mut walk = known.cloned().unwrap_or_else(|| start(&self.scratch));
            continue_recorded(&self.scratch, &mut walk, |question| self.choices.get(&question));
            look(&self.scratch, &walk)
        });
        self.seen.push((verdicts, seen.clone()));
        seen
    }

    /// Puts back what was written last, if it was of another app or fact.
    fn turn_to(&mut self, fact: FactIx, app: AppIx) {
        if self.written == Some((fact, app)) {
            return;
        }
        match self.written.replace((fact, app)) {
            Some((before, of)) if before == fact => self.scratch.restore_value(self.base, fact, of),
            Some((before, _)) => self.scratch.restore_column(self.base, before),
            None => {}
        }
        self.seen.clear();
        // With what the catalogue says the walk is as it is.
        self.seen.push((self.on_walk.verdicts(self.base, fact, app), None));
    }
}

/// A walk after none of these answers, after one, and so on to its end.
fn beginnings(model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> Vec<RecordedWalk> {
    let next = |walk: &RecordedWalk| {
        let Position::At(question) = walk.walk.position else { return None };
        let choice = Choice { question, given: choices.get(&question)?.clone() };
        step(model, walk, &choice).ok()
    };
    std::iter::successors(Some(start(model)), next).collect()
}

/// The answers as those of other content, where other answers are made of apps: one that is none any more is gone.
fn follow_answers(
    before: &Model,
    now: &Model,
    choices: &BTreeMap<QuestionIx, AnswerValue>,
) -> BTreeMap<QuestionIx, AnswerValue> {
    let follow = |(question, given): (&QuestionIx, &AnswerValue)| {
        let (question, old) = (*question, before.graph.questions.row(*question));
        if old.made.is_none() {
            return Some((question, given.clone()));
        }
        let row = now.graph.questions.row(question);
        let given = AnswerValue::from_words(row, &given.words(old)).ok()?;
        allowed(now, &Choice { question, given: given.clone() }).is_ok().then_some((question, given))
    };
    order::map(choices.iter().filter_map(follow))
}
