//! What of the past can still make a difference, for every question. Two walks that stand at the same question and
//! agree on this go on in the same way, so they are one state.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::ways::{Parts, Ways, parts, ways};
use crate::engine::WalkState;
use crate::model::{
    AnswerTest, Condition, Effects, GroupIx, Ix, LabelIx, Model, Pick, Question, QuestionIx, Route,
    RouteTarget, Table,
};

/// A test of the past as it stands in the tree. Once true on a walk it stays true.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom {
    /// One of these labels is set.
    Label(Vec<LabelIx>),
    /// The question was answered with one of these.
    Chose(QuestionIx, Vec<Pick>),
}

/// What matters at one question that is in view.
#[derive(Debug, Clone)]
pub(super) struct Matters {
    /// The tests that its effects or its way make, or that come later: places in [`Later::atoms`].
    pub(super) atoms: FixedBitSet,
    /// Whether something from here on looks at the apps left.
    pub(super) left: bool,
}

/// What matters of one question's own effects and ways.
#[derive(Debug, Clone)]
pub(super) struct Own {
    /// Whether what its effects drop makes a difference for a way, there or later.
    pub(super) drops_steer: bool,
    /// Every test of the past (and of the answer being given) in its ways.
    pub(super) way: Tests,
    /// The same in its requirements.
    pub(super) keep: Tests,
    ask_when: Tests,
    /// What may be answered depends on how many apps are left.
    pub(super) choices_by_left: bool,
}

/// The tests in a number of conditions.
#[derive(Debug, Clone, Default)]
pub(super) struct Tests {
    pub(super) atoms: Vec<Atom>,
    /// Tests of the answer being given.
    pub(super) answers: Vec<AnswerTest>,
    pub(super) remaining: bool,
    /// The groups whose tests are among them.
    groups: Vec<GroupIx>,
}

/// What matters, of the whole tree.
#[derive(Debug, Clone)]
pub(super) struct Later {
    /// Every distinct test of the past.
    pub(super) atoms: Vec<Atom>,
    /// The labels that some test names.
    pub(super) labels: FixedBitSet,
    /// The questions of which some test names an answer.
    pub(super) chosen: FixedBitSet,
    /// The rounds: to come to a question of one's own round again is a fault.
    pub(super) parts: Parts,
    pub(super) at: Table<QuestionIx, Matters>,
    pub(super) own: Table<QuestionIx, Own>,
}

impl Later {
    /// Looks through the tree; `ends` says whether the apps left at the end are asked for at all.
    pub(super) fn new(model: &Model, ends: bool) -> Self {
        let ways = ways(&model.graph);
        let parts = parts(&ways);
        let mut own: Table<QuestionIx, Own> =
            model.graph.questions.rows().iter().map(|question| Own::of(model, question)).collect();
        steering(&ways, &parts, &mut own, ends);

        let mut atoms = Atoms::default();
        let inside: Table<QuestionIx, FixedBitSet> =
            own.rows().iter().map(|own| atoms.number(own.tests(ends))).collect();
        let arriving: Table<QuestionIx, FixedBitSet> =
            own.rows().iter().map(|own| atoms.number(vec![&own.ask_when])).collect();
        let mut wanted = beyond(&ways, &parts, &inside, &arriving);
        for (question, tests) in inside.iter() {
            wanted.row_mut(question).union_with(tests);
        }
        let matters = own.iter().map(|(question, own)| Matters {
            atoms: wanted.row(question).clone(),
            left: own.drops_steer || own.choices_by_left || (ends && own.keep.remaining),
        });
        let at = matters.collect();
        let (labels, chosen) = atoms.named();
        Self { atoms: atoms.list, labels, chosen, parts, at, own }
    }

    /// The other questions of the round that a question lies in.
    pub(super) fn round(&self, question: QuestionIx) -> impl Iterator<Item = QuestionIx> + '_ {
        let members = self.parts.members.get(*self.parts.of.row(question));
        members.into_iter().flatten().copied().filter(move |member| *member != question)
    }

    /// How many bits of the past matter at a question.
    pub(super) fn width(&self, question: QuestionIx) -> usize {
        self.at.row(question).atoms.count_ones(..) + self.round(question).count()
    }

    /// Forgets what no test can ask for any more: steps copy what is kept.
    pub(super) fn forget(&self, core: &mut WalkState, question: QuestionIx) {
        let part = *self.parts.of.row(question);
        let in_round = |of: QuestionIx| *self.parts.of.row(of) == part;
        core.path.retain(|choice| self.chosen.contains(choice.question.at()) || in_round(choice.question));
        core.labels.retain(|label| self.labels.contains(label.at()));
        core.shown.retain(|page| in_round(*page));
        core.skipped.clear();
    }
}

impl Own {
    fn of(model: &Model, question: &Question) -> Self {
        let mut own = Self {
            drops_steer: false,
            way: Tests::default(),
            keep: Tests::default(),
            ask_when: Tests::default(),
            choices_by_left: question.effects.compare_left_with_answer(),
        };
        question.ask_when.iter().for_each(|when| own.ask_when.add(when));
        own.keep.add_effects(&question.effects);
        own.way.add_routes(model, &question.way);
        question.unknown.iter().for_each(|routes| own.way.add_routes(model, routes));
        for (_, answer) in question.answers().iter().flat_map(|answers| answers.iter()) {
            own.keep.add_effects(&answer.effects);
            answer.way.iter().for_each(|routes| own.way.add_routes(model, routes));
        }
        question.group.iter().for_each(|group| own.way.add_group(model, *group));
        own
    }

    /// The tests that count when the question is in view.
    fn tests(&self, ends: bool) -> Vec<&Tests> {
        if ends || self.drops_steer { vec![&self.way, &self.keep] } else { vec![&self.way] }
    }
}

impl Tests {
    fn add(&mut self, condition: &Condition) {
        condition.visit(&mut |part| match part {
            Condition::Label(labels) => {
                let mut labels = labels.clone();
                labels.sort_unstable();
                labels.dedup();
                self.add_atom(Atom::Label(labels));
            }
            Condition::Answer(test) => self.answers.push(test.clone()),
            Condition::Chose { question, picks } => self.add_atom(Atom::Chose(*question, picks.clone())),
            Condition::Remaining(_) => self.remaining = true,
            _ => {}
        });
    }

    fn add_atom(&mut self, atom: Atom) {
        if !self.atoms.contains(&atom) {
            self.atoms.push(atom);
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

    /// What decides where a group leads: every member is tried on what is left. What the members themselves ask of the
    /// past counts as with other questions that may follow.
    fn add_group(&mut self, model: &Model, group: GroupIx) {
        if !self.groups.contains(&group) {
            self.groups.push(group);
            self.remaining = true;
            self.add_routes(model, &model.graph.groups.row(group).way);
        }
    }
}

/// Finds the questions whose effects can change a way: from the ends back, round by round.
fn steering(ways: &Table<QuestionIx, Ways>, parts: &Parts, own: &mut Table<QuestionIx, Own>, ends: bool) {
    for (part, members) in parts.members.iter().enumerate() {
        let steers = |member: &QuestionIx| {
            own.row(*member).way.remaining
                || ways.row(*member).next().any(|next| {
                    let next_own = own.row(next);
                    let by_itself = next_own.ask_when.remaining
                        || next_own.choices_by_left
                        || (ends && next_own.keep.remaining);
                    // Within a round it is not yet known of the others; their own tests are looked at below.
                    by_itself || (*parts.of.row(next) != part && next_own.drops_steer)
                })
        };
        if is_round(ways, members) {
            let any = members.iter().any(steers);
            members.iter().for_each(|member| own.row_mut(*member).drops_steer = any);
        } else {
            let steering: Vec<QuestionIx> = members.iter().copied().filter(steers).collect();
            steering.iter().for_each(|member| own.row_mut(*member).drops_steer = true);
        }
    }
}

fn is_round(ways: &Table<QuestionIx, Ways>, members: &[QuestionIx]) -> bool {
    match members {
        [only] => ways.row(*only).next().any(|next| next == *only),
        _ => true,
    }
}

/// All distinct tests, in order of appearance.
#[derive(Default)]
struct Atoms {
    list: Vec<Atom>,
    /// Where to look for an equal one: by kind and first name.
    places: BTreeMap<(bool, usize), Vec<usize>>,
}

impl Atoms {
    /// The tests by number.
    fn number(&mut self, tests: Vec<&Tests>) -> FixedBitSet {
        let mut found = FixedBitSet::new();
        for atom in tests.into_iter().flat_map(|tests| &tests.atoms) {
            let key = match atom {
                Atom::Label(labels) => (false, labels.first().map_or(0, |label| label.at())),
                Atom::Chose(question, _) => (true, question.at()),
            };
            let places = self.places.entry(key).or_default();
            let known = places.iter().copied().find(|at| self.list.get(*at) == Some(atom));
            let at = known.unwrap_or_else(|| {
                self.list.push(atom.clone());
                places.push(self.list.len() - 1);
                self.list.len() - 1
            });
            found.grow_and_insert(at);
        }
        found
    }

    /// The labels and the questions that are named.
    fn named(&self) -> (FixedBitSet, FixedBitSet) {
        let (mut named_labels, mut questions) = (FixedBitSet::new(), FixedBitSet::new());
        for atom in &self.list {
            match atom {
                Atom::Label(labels) => {
                    labels.iter().for_each(|label| named_labels.grow_and_insert(label.at()))
                }
                Atom::Chose(question, _) => questions.grow_and_insert(question.at()),
            }
        }
        (named_labels, questions)
    }
}

/// For every question the tests that are made after it.
fn beyond(
    ways: &Table<QuestionIx, Ways>,
    parts: &Parts,
    inside: &Table<QuestionIx, FixedBitSet>,
    arriving: &Table<QuestionIx, FixedBitSet>,
) -> Table<QuestionIx, FixedBitSet> {
    let mut after: Table<QuestionIx, FixedBitSet> = ways.rows().iter().map(|_| FixedBitSet::new()).collect();
    for members in &parts.members {
        let mut whole = FixedBitSet::new();
        for member in members {
            for next in ways.row(*member).next() {
                for tests in [inside.row(next), arriving.row(next), after.row(next)] {
                    whole.union_with(tests);
                }
            }
        }
        // Of a single question this is exact; a round shares all that is tested in it.
        members.iter().for_each(|member| *after.row_mut(*member) = whole.clone());
    }
    after
}
