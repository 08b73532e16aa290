//! Choices of one question that behave alike in every state: what they set, drop and lead to is the same as far as it can
//! still make a difference. One step is taken for all of them (`docs/analysis.md`, "Choices that behave alike").

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::count::{Count, subtract};
use super::indexes::{ClassIx, PredicateIx, SubsetIx, TableIx};
use super::relevance::{Predicate, Relevance};
use super::scope::{AppScope, ExplorationLimits};
use super::subsets::{AnswerEffect, ComposableAnswers, LeastDifferences, SubsetGraph};
use crate::engine::{
    AnswerValue, Choice, Kleene, Position, WalkState, any_label, drops, each_choice, labels_of, number_is,
    routes_after,
};
use crate::model::{
    AnswerIx, AnswerTest, AppSet, Combine, Effects, Ix, LabelIx, Model, Question, QuestionIx, QuestionKind,
    Route, Table,
};

/// All choices of one question in classes, in the order of the first choice of each.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct AnswerClasses {
    pub(in crate::analysis) question: QuestionIx,
    pub(in crate::analysis) list: Table<ClassIx, AnswerClass>,
    /// The choices that were generated one by one.
    given: Vec<AnswerValue>,
    /// The choices that were not: subsets of a `many`.
    subsets: SubsetGraph,
}

/// The choices of all questions met so far, each classified once.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct ClassTables {
    list: Table<TableIx, AnswerClasses>,
    /// The table for each question, and for each number of apps left where that decides what may be answered.
    of: BTreeMap<(QuestionIx, usize), Option<TableIx>>,
    /// Whether choices that tell of different situations (`given` in the tree) are kept apart.
    by_situation: bool,
}

impl ClassTables {
    /// Tables that keep choices apart that tell of different situations.
    pub(in crate::analysis) fn by_situation() -> Self {
        Self { by_situation: true, ..Self::default() }
    }

    /// The table that counts where this question is in view and these apps are left; nothing when there are too many choices.
    pub(in crate::analysis) fn table_for(
        &mut self,
        model: &Model,
        relevance: &Relevance,
        scope: &AppScope,
        left: &AppSet,
        question: QuestionIx,
        limits: &ExplorationLimits,
    ) -> Option<TableIx> {
        let left = match relevance.deps.row(question).choices_by_left {
            true => left.count_ones(..),
            false => 0,
        };
        if let Some(known) = self.of.get(&(question, left)) {
            return *known;
        }
        let by_situation = self.by_situation;
        let made = classes(model, relevance, scope, question, left, by_situation, limits);
        let table = made.map(|made| self.list.push(made));
        self.of.insert((question, left), table);
        table
    }

    /// The table with this index.
    pub(in crate::analysis) fn get(&self, table: TableIx) -> &AnswerClasses {
        self.list.row(table)
    }
}

/// Choices that behave alike.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct AnswerClass {
    /// The first of them.
    pub(in crate::analysis) first: AnswerValue,
    /// What they drop, if that does not depend on the walk.
    pub(in crate::analysis) drops: Option<Rc<AppSet>>,
    /// How many there are.
    pub(in crate::analysis) size: Count,
    /// The single answers, and "don't know", that are in it besides the first.
    pub(in crate::analysis) alike: Vec<AnswerValue>,
    members: Vec<ClassMember>,
}

#[derive(Debug, Clone, Copy)]
enum ClassMember {
    /// A generated choice, by its place.
    One(usize),
    /// Subsets that were not generated, by their node.
    Subsets(SubsetIx),
}

/// What choices of one class have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ClassKey {
    routes: usize,
    /// "Don't know": tests of the answer are unknown then, not false.
    open: bool,
    /// What it sets, which tests it passes, what it drops; nothing is known of drops that depend on the walk.
    effect: AnswerEffect,
    /// The place of a choice whose drops depend on the walk: it is a class of its own.
    alone: Option<usize>,
}

/// Classifies the choices of a question, given how many apps are left where that decides what may be answered; nothing
/// if there are more than the limit allows.
fn classes(
    model: &Model,
    relevance: &Relevance,
    scope: &AppScope,
    question: QuestionIx,
    left: usize,
    by_situation: bool,
    limits: &ExplorationLimits,
) -> Option<AnswerClasses> {
    let row = model.graph.questions.row(question);
    let limit = limits.choices;
    let mut classifier = Classifier::new(model, relevance, scope, question, by_situation);
    let mut classes = AnswerClasses {
        question,
        list: Table::default(),
        given: Vec::new(),
        subsets: SubsetGraph::default(),
    };
    if let Some(composable) = classifier.composable() {
        let (subsets, found) = SubsetGraph::new(&composable, limit)?;
        for found in found {
            let size = subsets.count(found.node);
            let key = classifier.key(&AnswerValue::Picks(found.first.clone()), found.effect, None);
            classifier.add(
                &mut classes,
                key,
                AnswerValue::Picks(found.first),
                size,
                ClassMember::Subsets(found.node),
            );
        }
        classes.subsets = subsets;
        classes.given.extend(row.none().map(|none| AnswerValue::Picks(vec![none])));
        classes.given.extend(row.unknown.as_ref().map(|_| AnswerValue::Unknown));
    } else {
        let all = each_choice(model, question, left);
        if all.count_left() > limit as u64 {
            return None;
        }
        classes.given = all.collect();
    }
    for (place, given) in classes.given.clone().into_iter().enumerate() {
        let (effect, is_fixed) = classifier.effect(&given);
        let key = classifier.key(&given, effect, (!is_fixed).then_some(place));
        let member = ClassMember::One(place);
        classifier.add(&mut classes, key, given, Count::from(1), member);
    }
    debug_assert!(
        classes.size() == Count::from(each_choice(model, question, left).count_left())
            || each_choice(model, question, left).count_left() == u64::MAX,
        "every choice is in exactly one class"
    );
    Some(classes)
}

impl AnswerClasses {
    /// How many choices all classes hold.
    fn size(&self) -> Count {
        let mut size = Count::default();
        self.list.rows().iter().for_each(|class| size.add(&class.size));
        size
    }

    /// The choices that were generated one by one.
    pub(in crate::analysis) fn given(&self) -> &[AnswerValue] {
        &self.given
    }

    /// Every answer that is in some choice of a class, and every number that a range of it begins with.
    pub(in crate::analysis) fn occurring(&self, class: &AnswerClass) -> (BTreeSet<AnswerIx>, Vec<i64>) {
        let (mut answers, mut numbers) = (BTreeSet::new(), Vec::new());
        for member in &class.members {
            match member {
                ClassMember::One(place) => match self.given.get(*place) {
                    Some(AnswerValue::Picks(picks)) => answers.extend(picks.iter().copied()),
                    Some(AnswerValue::Number(number)) => numbers.push(*number),
                    Some(AnswerValue::Unknown) | None => {}
                },
                ClassMember::Subsets(node) => answers.extend(self.subsets.occurring(*node)),
            }
        }
        (answers, numbers)
    }

    /// The choices of a class that were generated one by one; of subsets that were not, for each node what is in all of
    /// them.
    pub(in crate::analysis) fn at_least(&self, class: &AnswerClass) -> Vec<AnswerValue> {
        let of = |member: &ClassMember| match member {
            ClassMember::One(place) => self.given.get(*place).cloned(),
            ClassMember::Subsets(node) => {
                Some(AnswerValue::Picks(self.subsets.in_every(*node).into_iter().collect()))
            }
        };
        class.members.iter().filter_map(of).collect()
    }

    /// The choices of a class that were generated one by one.
    pub(in crate::analysis) fn single<'c>(
        &'c self,
        class: &'c AnswerClass,
    ) -> impl Iterator<Item = &'c AnswerValue> + 'c {
        class.members.iter().filter_map(|member| match member {
            ClassMember::One(place) => self.given.get(*place),
            ClassMember::Subsets(_) => None,
        })
    }

    /// The subsets in a class that were not generated and differ from these answers no more than they must: what
    /// differs contains what differs in no other. `least` is what [`Self::least_differences`] gives for these answers.
    pub(in crate::analysis) fn least_different(
        &self,
        class: &AnswerClass,
        present: &[AnswerIx],
        least: &LeastDifferences,
    ) -> Vec<AnswerValue> {
        let nodes = class.members.iter().filter_map(|member| match member {
            ClassMember::One(_) => None,
            ClassMember::Subsets(node) => Some(*node),
        });
        nodes
            .flat_map(|node| self.subsets.of_differences(node, present, least))
            .map(AnswerValue::Picks)
            .collect()
    }

    /// What differs from these answers in the subsets that were not generated; nothing if that is too much.
    pub(in crate::analysis) fn least_differences(
        &self,
        present: &[AnswerIx],
        most: usize,
    ) -> Option<LeastDifferences> {
        self.subsets.least_differences(present, most)
    }

    /// The choice with this place in a class.
    pub(in crate::analysis) fn choice(&self, class: &AnswerClass, mut place: Vec<u64>) -> Option<Choice> {
        for member in &class.members {
            let size = match member {
                ClassMember::One(_) => Count::from(1),
                ClassMember::Subsets(node) => self.subsets.count(*node),
            };
            if !subtract(&mut place, size.limbs()) {
                let given = match member {
                    ClassMember::One(place) => self.given.get(*place)?.clone(),
                    ClassMember::Subsets(node) => AnswerValue::Picks(self.subsets.subset(*node, place)),
                };
                return Some(Choice { question: self.question, given });
            }
        }
        None
    }
}

struct Classifier<'m> {
    model: &'m Model,
    relevance: &'m Relevance,
    scope: &'m AppScope,
    ix: QuestionIx,
    row: &'m Question,
    /// Tests that nobody made: whether an answer is chosen that tells of the situation.
    situation: Vec<AnswerTest>,
    /// The distinct lists of routes met so far.
    route_lists: Vec<&'m [Route]>,
    /// The class of each kind of choice.
    known: BTreeMap<ClassKey, ClassIx>,
}

/// What a choice drops of all apps that matter, where that depends on no walk.
pub(in crate::analysis) fn fixed_drops(
    model: &Model,
    relevance: &Relevance,
    scope: &AppScope,
    choice: &Choice,
) -> Option<AppSet> {
    let classifier = Classifier::new(model, relevance, scope, choice.question, false);
    match classifier.drops_matter() {
        true => classifier.fixed_drops(&choice.given),
        false => Some(model.catalogue.no_apps()),
    }
}

impl<'m> Classifier<'m> {
    fn new(
        model: &'m Model,
        relevance: &'m Relevance,
        scope: &'m AppScope,
        ix: QuestionIx,
        by_situation: bool,
    ) -> Self {
        let row = model.graph.questions.row(ix);
        let situation = match by_situation {
            true => row.situation().map(|answer| AnswerTest::Is(vec![answer])).collect(),
            false => Vec::new(),
        };
        Self { model, relevance, scope, ix, row, situation, route_lists: Vec::new(), known: BTreeMap::new() }
    }

    fn add(
        &mut self,
        to: &mut AnswerClasses,
        key: ClassKey,
        given: AnswerValue,
        size: Count,
        member: ClassMember,
    ) {
        let drops = key.alone.is_none().then(|| Rc::new(key.effect.drops.clone()));
        let at = *self.known.entry(key).or_insert_with(|| {
            to.list.push(AnswerClass {
                first: given.clone(),
                drops,
                size: Count::default(),
                alike: Vec::new(),
                members: Vec::new(),
            })
        });
        let class = to.list.row_mut(at);
        if given != class.first && (given == AnswerValue::Unknown || given.chosen().len() == 1) {
            class.alike.push(given);
        }
        class.size.add(&size);
        class.members.push(member);
    }

    fn key(&mut self, given: &AnswerValue, effect: AnswerEffect, alone: Option<usize>) -> ClassKey {
        ClassKey { routes: self.routes(given), open: *given == AnswerValue::Unknown, effect, alone }
    }

    /// The answers of a `many` whose subsets need not be generated, because the effect of a subset is composed of those of
    /// its answers.
    fn composable(&self) -> Option<ComposableAnswers> {
        let QuestionKind::Many { answers, none, min, max, combine } = &self.row.kind else { return None };
        let composes =
            |effects: &Effects| !self.drops_matter() || effects.is_fixed() && !effects.tests_answer();
        let plain = answers.rows().iter().all(|answer| answer.way.is_none() && composes(&answer.effects));
        if !plain || !composes(&self.row.effects) {
            return None;
        }
        let can_be = answers.indexes().filter(|answer| Some(*answer) != *none);
        let effect = |answer: AnswerIx| (answer, self.effect(&AnswerValue::Picks(vec![answer])).0);
        Some(ComposableAnswers {
            answers: can_be.map(effect).collect(),
            least: if none.is_some() { 1.max(*min) } else { *min },
            most: *max,
            nothing: self.effect(&AnswerValue::Picks(Vec::new())).0,
            any: *combine == Combine::Any,
        })
    }

    fn drops_matter(&self) -> bool {
        self.relevance.deps.row(self.ix).drops_steer || self.scope.asks_for_apps()
    }

    /// The effect of a choice, and whether what it drops is the same on every walk.
    fn effect(&self, given: &AnswerValue) -> (AnswerEffect, bool) {
        let tests = &self.relevance.deps.row(self.ix).routes.answers;
        let mut said = FixedBitSet::with_capacity(tests.len() + self.situation.len());
        tests
            .iter()
            .chain(&self.situation)
            .enumerate()
            .for_each(|(at, test)| said.set(at, given.test(test) == Kleene::True));
        let none = self.model.catalogue.no_apps();
        let (drops, is_fixed) = match self.drops_matter() {
            false => (none, true),
            true => match self.fixed_drops(given) {
                Some(drops) => (drops, true),
                None => (none, false),
            },
        };
        (AnswerEffect { predicates: self.made_true(given), tests: said, drops }, is_fixed)
    }

    /// What a choice drops of all apps that matter, unless that depends on labels, other choices or what remains.
    fn fixed_drops(&self, given: &AnswerValue) -> Option<AppSet> {
        let answers = self.row.answers();
        let mut chosen = given.chosen().iter().filter_map(|pick| answers?.get(*pick));
        let is_fixed = self.row.effects.is_fixed() && chosen.all(|answer| answer.effects.is_fixed());
        if !is_fixed && *given != AnswerValue::Unknown {
            return None;
        }
        let walk = WalkState {
            position: Position::At(self.ix),
            path: Vec::new(),
            skipped: Vec::new(),
            shown: Vec::new(),
            labels: Vec::new(),
            left: self.model.catalogue.candidates(),
        };
        let mut dropped =
            drops(self.model, &walk, &Choice { question: self.ix, given: given.clone() }).ok()?;
        if !self.relevance.deps.row(self.ix).drops_steer {
            self.scope.narrow(&mut dropped);
        }
        Some(dropped)
    }

    /// The tests that matter from here on and that this choice makes true.
    fn made_true(&self, given: &AnswerValue) -> FixedBitSet {
        let labels: Vec<LabelIx> = labels_of(self.row, Some(given)).collect();
        let is_made = |predicate: &Predicate| match predicate {
            Predicate::Label(wanted) => any_label(&labels, wanted),
            Predicate::Chose(of, picks) => *of == self.ix && given.is_one_of(picks),
            Predicate::Number(of, test) => {
                let choice = Choice { question: self.ix, given: given.clone() };
                number_is(&[choice], *of, *test) == Kleene::True
            }
        };
        let mut made = FixedBitSet::with_capacity(self.relevance.predicates.len());
        for at in self.relevance.at.row(self.ix).predicates.ones() {
            made.set(at, is_made(self.relevance.predicates.row(PredicateIx::new(at))));
        }
        made
    }

    /// The number of the list of routes that a choice uses, among the distinct ones met so far.
    fn routes(&mut self, given: &AnswerValue) -> usize {
        let taken = routes_after(self.row, Some(given));
        self.route_lists.iter().position(|known| *known == taken).unwrap_or_else(|| {
            self.route_lists.push(taken);
            self.route_lists.len() - 1
        })
    }
}
