//! Tries other values of single facts on one walk: it is made again with the same answers, as if the catalogue had said so.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{AnswerValue, Choice, allowed};
use super::kleene::Kleene;
use super::overlay::{is_derived_of, with_value};
use super::walk::{RecordedWalk, replay};
use super::walk_tests::WalkTests;
use crate::model::{AppIx, FactIx, Ix, Model, NewValue, OverlaidValue, QuestionIx};
use crate::order;

/// Tries values, one after the other.
#[derive(Debug)]
pub struct ValueTrial<'m> {
    base: &'m Model,
    choices: &'m BTreeMap<QuestionIx, AnswerValue>,
    /// What this walk tests: where that says the same, all of it is the same.
    on_walk: WalkTests<'m>,
    /// What any walk with these answers tests.
    anywhere: WalkTests<'m>,
    /// Where values are written, if nothing is derived of their fact; all columns but that of `written` are as in `base`.
    scratch: Model,
    written: Option<FactIx>,
    replays: usize,
}

impl<'m> ValueTrial<'m> {
    /// For a walk, and the answers of which it was made.
    pub fn new(base: &'m Model, walk: &RecordedWalk, choices: &'m BTreeMap<QuestionIx, AnswerValue>) -> Self {
        Self {
            base,
            choices,
            on_walk: WalkTests::of(base, walk),
            anywhere: WalkTests::of_answers(base, choices),
            scratch: base.clone(),
            written: None,
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
        is_offered && (!catalogue.drops_always(app) || is_derived_of(self.base, fact))
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
    pub fn walk_with<T>(
        &mut self,
        app: AppIx,
        fact: FactIx,
        value: &NewValue,
        look: impl FnOnce(&Model, &RecordedWalk) -> T,
    ) -> Option<T> {
        let value = OverlaidValue::supposed(app, fact, value.clone());
        if let Some(before) = self.written.replace(fact).filter(|before| *before != fact) {
            let column = self.base.catalogue.columns.row(before).clone();
            *self.scratch.catalogue.columns.row_mut(before) = column;
        }
        self.scratch.rewrite_value(self.base, &value);
        let verdicts = |model: &Model| -> Vec<Kleene> { self.on_walk.verdicts(model, fact, app) };
        if !self.on_walk.has_ranges(fact) && verdicts(self.base) == verdicts(&self.scratch) {
            return None;
        }
        self.replays += 1;
        if is_derived_of(self.base, fact) {
            let model = with_value(self.base, &value);
            let choices = follow_answers(self.base, &model, self.choices);
            return Some(look(&model, &replay(&model, &choices)));
        }
        Some(look(&self.scratch, &replay(&self.scratch, self.choices)))
    }
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
