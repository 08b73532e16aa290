//! A walk with what is worked out of it, each thing once: a page, what it leads to and the way back look at the same walk.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use super::advice::WouldChange;
use super::decision::{Decision, ListedTask};
use crate::analysis::{AnswerInfluence, ChangeGoal, Counterfactuals, SearchBudget, counterfactuals};
use crate::engine::{AnswerValue, EffectRef, Placing, RecordedWalk, placings};
use crate::model::{AppIx, FactIx, Model, OutcomeIx, QuestionIx};

/// So many searches are kept: a page, its help and the page before it look at the same few.
const SEARCHES: usize = 8;

/// What is changed, for what, and what was found.
type Search = (BTreeMap<QuestionIx, AnswerValue>, ChangeGoal, Rc<Counterfactuals>);

/// What would change the advice on an app, by the app and all answers, also those that are not on the walk.
type WouldChangeOf = (AppIx, BTreeMap<QuestionIx, AnswerValue>, Rc<WouldChange>);

/// What there is to do: by what was decided and where the walk stands.
type ListedAt = (Decision, (Option<OutcomeIx>, bool), Rc<[ListedTask]>);

/// A walk that does not change any more, and what was worked out of it so far.
#[derive(Debug, Clone)]
pub(super) struct WeighedWalk {
    walk: RecordedWalk,
    influences: OnceCell<Vec<AnswerInfluence>>,
    searches: RefCell<Vec<Search>>,
    demanded: OnceCell<Vec<Vec<FactIx>>>,
    tasks: RefCell<Option<ListedAt>>,
    would_change: RefCell<Vec<WouldChangeOf>>,
}

impl WeighedWalk {
    /// A walk of which nothing is worked out yet.
    pub(super) fn new(walk: RecordedWalk) -> Rc<Self> {
        let (influences, demanded) = (OnceCell::new(), OnceCell::new());
        let (searches, tasks, would_change) = Default::default();
        Rc::new(Self { walk, influences, searches, demanded, tasks, would_change })
    }

    /// The apps that are offered, in the order of the advice.
    pub(super) fn placings(&self, model: &Model) -> &[Placing] {
        placings(model, &self.walk)
    }

    /// Which facts the requirements of each answer look at, wishes apart; an answer that looks at none is left out.
    pub(super) fn demanded(&self, model: &Model) -> &[Vec<FactIx>] {
        self.demanded.get_or_init(|| {
            let is_wish =
                |effect: &EffectRef| self.walk.record.wishes.iter().any(|wish| wish.effect == *effect);
            let mut of_answers: BTreeMap<_, Vec<FactIx>> = BTreeMap::new();
            for effect in self.walk.record.tested.iter().filter(|effect| !is_wish(effect)) {
                let required = effect.requirement(model).into_iter();
                let facts = required.flat_map(|required| required.require.facts());
                of_answers.entry((effect.question, effect.owner)).or_default().extend(facts);
            }
            of_answers.into_values().filter(|facts| !facts.is_empty()).collect()
        })
    }

    /// What there is to do after it, as `list` finds it for what was decided.
    pub(super) fn tasks(
        &self,
        decision: &Decision,
        at: (Option<OutcomeIx>, bool),
        list: impl FnOnce() -> Vec<ListedTask>,
    ) -> Rc<[ListedTask]> {
        if let Some((of, known, tasks)) = &*self.tasks.borrow()
            && of == decision
            && *known == at
        {
            return Rc::clone(tasks);
        }
        let tasks: Rc<[ListedTask]> = list().into();
        *self.tasks.borrow_mut() = Some((decision.clone(), at, Rc::clone(&tasks)));
        tasks
    }

    /// What would change the advice on an app, as `find` finds it.
    pub(super) fn would_change(
        &self,
        app: AppIx,
        choices: &BTreeMap<QuestionIx, AnswerValue>,
        find: impl FnOnce() -> WouldChange,
    ) -> Rc<WouldChange> {
        let known = self
            .would_change
            .borrow()
            .iter()
            .find_map(|(of, given, told)| (*of == app && given == choices).then(|| Rc::clone(told)));
        known.unwrap_or_else(|| {
            let told = Rc::new(find());
            let mut all = self.would_change.borrow_mut();
            if all.len() == SEARCHES {
                all.remove(0);
            }
            all.push((app, choices.clone(), Rc::clone(&told)));
            told
        })
    }

    /// What each of its answers decides, as `weigh` finds it.
    pub(super) fn influences(
        &self,
        weigh: impl FnOnce(&RecordedWalk) -> Vec<AnswerInfluence>,
    ) -> &[AnswerInfluence] {
        self.influences.get_or_init(|| weigh(&self.walk))
    }

    /// What changes of choices that begin with these answers would reach a goal.
    pub(super) fn changes(
        &self,
        model: &Model,
        choices: BTreeMap<QuestionIx, AnswerValue>,
        goal: ChangeGoal,
    ) -> Rc<Counterfactuals> {
        let mut searches = self.searches.borrow_mut();
        if let Some((_, _, found)) = searches.iter().find(|(of, to, _)| *of == choices && *to == goal) {
            return Rc::clone(found);
        }
        let found = Rc::new(counterfactuals(model, &choices, goal, &SearchBudget::default()));
        if searches.len() == SEARCHES {
            searches.remove(0);
        }
        searches.push((choices, goal, Rc::clone(&found)));
        found
    }
}

impl Deref for WeighedWalk {
    type Target = RecordedWalk;

    fn deref(&self) -> &RecordedWalk {
        &self.walk
    }
}
