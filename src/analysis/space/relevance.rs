//! Which part of the past can still make a difference at each question: the liveness analysis behind the state space
//! (`docs/analysis.md`, "What a state is"). Two walks at the same question that agree on this continue alike.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::indexes::PredicateIx;
use super::left_look::{LeftCounts, LeftLook, looks_at_left};
use crate::analysis::flow::{Components, Successors, strongly_connected, successors};
use crate::engine::WalkState;
use crate::model::{
    AnswerTest, Condition, Effects, GroupIx, Ix, LabelIx, Model, NumberTest, Operand, Pick, Question,
    QuestionIx, Remaining, Route, RouteTarget, Table,
};
use crate::order;

/// A test of the past, as it is written in the tree, and of a number its opposite too: what is neither is unknown. Once
/// true on a walk, it stays true.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analysis) enum Predicate {
    /// One of these labels is set.
    Label(Vec<LabelIx>),
    /// The question was answered with one of these.
    Chose(QuestionIx, Vec<Pick>),
    /// The question was answered with such a number.
    Number(QuestionIx, NumberTest),
}

/// What still matters when a question is in view.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct RelevantPast {
    /// The tests that its effects or routes make, or that come later: a bit for each of [`Relevance::predicates`].
    pub(in crate::analysis) predicates: FixedBitSet,
    /// Whether something from here on looks at the apps left.
    pub(in crate::analysis) left: bool,
}

/// What the effects and routes of one question depend on.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct QuestionDeps {
    /// Whether what its effects drop can change a route, a skip or a choice, there or later.
    pub(in crate::analysis) drops_steer: bool,
    /// Every test of the past (and of the answer being given) in its routes.
    pub(in crate::analysis) routes: ConditionTests,
    /// The same in its requirements.
    pub(in crate::analysis) keep: ConditionTests,
    pub(super) ask_when: ConditionTests,
    /// What may be answered depends on how many apps are left.
    pub(in crate::analysis) choices_by_left: bool,
}

/// The tests that some conditions make.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct ConditionTests {
    pub(in crate::analysis) predicates: Vec<Predicate>,
    /// Tests of the answer being given.
    pub(in crate::analysis) answers: Vec<AnswerTest>,
    pub(in crate::analysis) remaining: bool,
    /// Whether it matters which apps are left, not only how many.
    pub(super) which_left: bool,
    /// With how many apps what is left is compared: whether that is the least, and the number.
    pub(super) counts: Vec<(bool, Operand<i64>)>,
    /// The groups whose tests are included.
    groups: Vec<GroupIx>,
}

/// What matters where, for the whole tree.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Relevance {
    /// Every distinct test of the past.
    pub(in crate::analysis) predicates: Table<PredicateIx, Predicate>,
    /// The labels named by some test.
    pub(in crate::analysis) labels: FixedBitSet,
    /// The questions whose answers are named by some test.
    pub(in crate::analysis) chosen: FixedBitSet,
    /// The cycles: to come back to a question of the same cycle is a fault, so a walk must know where it has been.
    pub(in crate::analysis) components: Components,
    pub(in crate::analysis) at: Table<QuestionIx, RelevantPast>,
    pub(in crate::analysis) deps: Table<QuestionIx, QuestionDeps>,
    /// What a step from each question looks at of the apps left.
    pub(in crate::analysis) looks: Table<QuestionIx, LeftLook>,
    /// Which numbers of apps left a step that looks at how many there are cannot tell apart.
    pub(in crate::analysis) left_counts: LeftCounts,
}

impl Relevance {
    /// Analyses a tree; `ends` says whether the apps left at the end matter to the caller.
    pub(in crate::analysis) fn new(model: &Model, ends: bool) -> Self {
        let successors = successors(&model.graph);
        let components = strongly_connected(&successors);
        let mut own: Table<QuestionIx, QuestionDeps> =
            model.graph.questions.rows().iter().map(|question| QuestionDeps::of(model, question)).collect();
        find_steering(&successors, &components, &mut own, ends);

        let looks = looks_at_left(model, &successors, &components, &own);
        let left_counts = LeftCounts::of_steps(own.rows());
        let mut predicates = PredicateTable::default();
        let inside: Table<QuestionIx, FixedBitSet> =
            own.rows().iter().map(|own| predicates.number(own.tests(ends))).collect();
        let arriving: Table<QuestionIx, FixedBitSet> =
            own.rows().iter().map(|own| predicates.number(vec![&own.ask_when])).collect();
        let mut wanted = tested_later(&successors, &components, &inside, &arriving);
        for (question, tests) in inside.iter() {
            wanted.row_mut(question).union_with(tests);
        }
        let relevant = own.iter().map(|(question, own)| RelevantPast {
            predicates: wanted.row(question).clone(),
            left: own.drops_steer || own.choices_by_left || (ends && own.keep.remaining),
        });
        let at = relevant.collect();
        let (labels, chosen) = predicates.named();
        debug_assert!(
            wanted.rows().iter().all(|tests| tests.maximum().is_none_or(|last| last < predicates.list.len())),
            "every bit stands for a test"
        );
        Self { predicates: predicates.list, labels, chosen, components, at, deps: own, looks, left_counts }
    }

    /// The other questions of the cycle that a question is in.
    pub(in crate::analysis) fn cycle_peers(
        &self,
        question: QuestionIx,
    ) -> impl Iterator<Item = QuestionIx> + '_ {
        let members = self.components.members.row(*self.components.of.row(question));
        members.iter().copied().filter(move |member| *member != question)
    }

    /// How many bits of the past matter at a question.
    pub(in crate::analysis) fn key_bits(&self, question: QuestionIx) -> usize {
        self.at.row(question).predicates.count_ones(..) + self.cycle_peers(question).count()
    }

    /// Removes from a walk what no test can still name, because every step copies what is kept.
    pub(in crate::analysis) fn project(&self, walk: &mut WalkState, question: QuestionIx) {
        let component = *self.components.of.row(question);
        let in_round = |of: QuestionIx| *self.components.of.row(of) == component;
        walk.path.retain(|choice| self.chosen.contains(choice.question.at()) || in_round(choice.question));
        walk.labels.retain(|label| self.labels.contains(label.at()));
        walk.shown.retain(|page| in_round(*page));
        walk.skipped.clear();
    }
}

impl QuestionDeps {
    fn of(model: &Model, question: &Question) -> Self {
        let mut own = Self {
            drops_steer: false,
            routes: ConditionTests::default(),
            keep: ConditionTests::default(),
            ask_when: ConditionTests::default(),
            choices_by_left: question.effects.compare_left_with_answer(),
        };
        question.ask_when.iter().for_each(|when| own.ask_when.add(when));
        own.keep.add_effects(&question.effects);
        own.routes.add_routes(model, &question.way);
        question.unknown.iter().for_each(|routes| own.routes.add_routes(model, routes));
        for (_, answer) in question.answers().iter().flat_map(|answers| answers.iter()) {
            own.keep.add_effects(&answer.effects);
            answer.way.iter().for_each(|routes| own.routes.add_routes(model, routes));
        }
        question.group.iter().for_each(|group| own.routes.add_group(model, *group));
        own
    }

    /// The tests that count when the question is in view.
    fn tests(&self, ends: bool) -> Vec<&ConditionTests> {
        if ends || self.drops_steer { vec![&self.routes, &self.keep] } else { vec![&self.routes] }
    }
}

impl ConditionTests {
    fn add(&mut self, condition: &Condition) {
        condition.visit(&mut |part| match part {
            Condition::Label(labels) => {
                let mut labels = labels.clone();
                order::sort(&mut labels);
                labels.dedup();
                self.add_predicate(Predicate::Label(labels));
            }
            Condition::Answer(test) => self.answers.push(test.clone()),
            Condition::Chose { question, picks } => {
                self.add_predicate(Predicate::Chose(*question, picks.clone()))
            }
            Condition::Number { question, test } => {
                for test in [Some(*test), test.opposite()].into_iter().flatten() {
                    self.add_predicate(Predicate::Number(*question, test));
                }
            }
            Condition::Remaining(over) => {
                self.remaining = true;
                match **over {
                    Remaining::AtLeast(least) => self.counts.push((true, least)),
                    Remaining::AtMost(most) => self.counts.push((false, most)),
                    Remaining::All(_) | Remaining::Some(_) | Remaining::None(_) => self.which_left = true,
                }
            }
            _ => {}
        });
    }

    fn add_predicate(&mut self, predicate: Predicate) {
        if !self.predicates.contains(&predicate) {
            self.predicates.push(predicate);
        }
    }

    fn add_effects(&mut self, effects: &Effects) {
        for effect in &effects.keep {
            self.add(&effect.require);
            effect.when.iter().for_each(|when| self.add(when));
        }
    }

    fn add_routes(&mut self, model: &Model, routes: &[Route]) {
        for route in routes {
            route.when.iter().for_each(|when| self.add(when));
            match route.target {
                RouteTarget::Use(list) => self.add_routes(model, &model.graph.routes.row(list).routes),
                RouteTarget::Group(group) => self.add_group(model, group),
                RouteTarget::Go(_) | RouteTarget::End(_) => {}
            }
        }
    }

    /// What decides where a group leads: every member is tried on what is left. What the members themselves test of the
    /// past counts as it does for any question that may follow.
    fn add_group(&mut self, model: &Model, group: GroupIx) {
        if !self.groups.contains(&group) {
            self.groups.push(group);
            self.remaining = true;
            self.which_left = true;
            self.add_routes(model, &model.graph.groups.row(group).way);
        }
    }
}

/// Finds the questions whose drops can steer: from the ends back, component by component.
fn find_steering(
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    own: &mut Table<QuestionIx, QuestionDeps>,
    ends: bool,
) {
    for (component, members) in components.members.iter() {
        let steers = |member: &QuestionIx| {
            own.row(*member).routes.remaining
                || successors.row(*member).next().any(|next| {
                    let next_own = own.row(next);
                    let by_itself = next_own.ask_when.remaining
                        || next_own.choices_by_left
                        || (ends && next_own.keep.remaining);
                    // Within a cycle this is not yet known of the others; their own tests are examined below.
                    by_itself || (*components.of.row(next) != component && next_own.drops_steer)
                })
        };
        if is_cycle(successors, members) {
            let any = members.iter().any(steers);
            members.iter().for_each(|member| own.row_mut(*member).drops_steer = any);
        } else {
            let steering: Vec<QuestionIx> = members.iter().copied().filter(steers).collect();
            steering.iter().for_each(|member| own.row_mut(*member).drops_steer = true);
        }
    }
}

fn is_cycle(successors: &Table<QuestionIx, Successors>, members: &[QuestionIx]) -> bool {
    match members {
        [only] => successors.row(*only).next().any(|next| next == *only),
        _ => true,
    }
}

/// All distinct tests, in order of appearance.
#[derive(Default)]
struct PredicateTable {
    list: Table<PredicateIx, Predicate>,
    /// Where an equal one may be: by kind and first index.
    places: BTreeMap<(u8, usize), Vec<PredicateIx>>,
}

impl PredicateTable {
    /// The tests as bits.
    fn number(&mut self, tests: Vec<&ConditionTests>) -> FixedBitSet {
        let mut found = FixedBitSet::new();
        for predicate in tests.into_iter().flat_map(|tests| &tests.predicates) {
            let key = match predicate {
                Predicate::Label(labels) => (0, labels.first().map_or(0, |label| label.at())),
                Predicate::Chose(question, _) => (1, question.at()),
                Predicate::Number(question, _) => (2, question.at()),
            };
            let places = self.places.entry(key).or_default();
            let known = places.iter().copied().find(|at| self.list.row(*at) == predicate);
            let at = known.unwrap_or_else(|| {
                let at = self.list.push(predicate.clone());
                places.push(at);
                at
            });
            found.grow_and_insert(at.at());
        }
        found
    }

    /// The labels and the questions that are named.
    fn named(&self) -> (FixedBitSet, FixedBitSet) {
        let (mut named_labels, mut questions) = (FixedBitSet::new(), FixedBitSet::new());
        for predicate in self.list.rows() {
            match predicate {
                Predicate::Label(labels) => {
                    labels.iter().for_each(|label| named_labels.grow_and_insert(label.at()))
                }
                Predicate::Chose(question, _) | Predicate::Number(question, _) => {
                    questions.grow_and_insert(question.at())
                }
            }
        }
        (named_labels, questions)
    }
}

/// For each question, the tests that are made after it.
fn tested_later(
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    inside: &Table<QuestionIx, FixedBitSet>,
    arriving: &Table<QuestionIx, FixedBitSet>,
) -> Table<QuestionIx, FixedBitSet> {
    let mut after: Table<QuestionIx, FixedBitSet> =
        successors.rows().iter().map(|_| FixedBitSet::new()).collect();
    for members in components.members.rows() {
        let mut whole = FixedBitSet::new();
        for member in members {
            for next in successors.row(*member).next() {
                for tests in [inside.row(next), arriving.row(next), after.row(next)] {
                    whole.union_with(tests);
                }
            }
        }
        // For a single question this is exact; a cycle shares everything that is tested in it.
        members.iter().for_each(|member| *after.row_mut(*member) = whole.clone());
    }
    after
}
