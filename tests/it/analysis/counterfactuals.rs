//! Changes of answers that hold to the end, against every set of changes with every completion, made one by one.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use stappenplan::analysis::{Change, ChangeEnds, ChangeGoal, Counterfactuals, SearchBudget, counterfactuals};
use stappenplan::engine::{
    AnswerValue, Choice, Position, WalkState, choices, number_ranges, replay, start_walk, step_walk,
};
use stappenplan::model::{
    AnswerIx, AppIx, AppSet, Condition, Ix, Model, OutcomeKind, Question, QuestionIx, QuestionKind,
};

use super::trees::{APPS, counting_with_the_answer, model};

pub(crate) type Answers = BTreeMap<QuestionIx, AnswerValue>;

/// More walks than this are not made for one comparison, and more sets are not compared.
const MOST_WALKS: usize = 20_000;
const MOST_SETS: usize = 500;

/// A walk at random to its end, sometimes broken off, and answers beside it that another walk gave.
pub(crate) fn somebody(rng: &mut Rng, model: &Model) -> Answers {
    let mut given = Answers::new();
    for _ in 0..=rng.usize(..2) {
        let mut core = start_walk(model);
        while let Position::At(question) = core.position {
            let all = choices(model, question, core.left.count_ones(..));
            if rng.u8(..30) == 0 || all.is_empty() {
                break;
            }
            let choice = Choice { question, given: all[rng.usize(..all.len())].clone() };
            core = step_walk(model, &core, &choice).unwrap();
            given.insert(question, choice.given);
        }
    }
    given
}

/// Every answer to a question but "don't know": of a number all of them, not one for each range.
fn all_answers(model: &Model, question: QuestionIx) -> Vec<AnswerValue> {
    match model.graph.questions.row(question).kind {
        QuestionKind::Number { min, max, .. } => (min..=max).map(AnswerValue::Number).collect(),
        _ => choices(model, question, 0).into_iter().filter(|given| *given != AnswerValue::Unknown).collect(),
    }
}

fn is_advice(model: &Model, end: stappenplan::model::OutcomeIx) -> bool {
    model.graph.outcomes.row(end).kind == OutcomeKind::Advice
}

fn is_left(model: &Model, goal: ChangeGoal, left: &AppSet) -> bool {
    match goal {
        ChangeGoal::App(app) => left.contains(app.at()),
        ChangeGoal::Anything => !left.is_clear() || model.catalogue.offered.is_clear(),
    }
}

/// One walk and what it should reach.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) model: &'a Model,
    pub(crate) given: &'a Answers,
    pub(crate) goal: ChangeGoal,
}

impl Wanted<'_> {
    fn row(&self, question: QuestionIx) -> &Question {
        self.model.graph.questions.row(question)
    }

    /// The questions whose answers may be changed.
    fn changeable(&self) -> BTreeSet<QuestionIx> {
        self.given.keys().copied().collect()
    }

    /// Whether the person needs no change, or none can help.
    fn is_settled(&self) -> bool {
        let before = replay(self.model, self.given).walk;
        let stands = match (self.goal, before.position) {
            (ChangeGoal::App(_), _) | (_, Position::At(_)) => true,
            (_, Position::Done(end)) => self.model.graph.outcomes.row(end).kind != OutcomeKind::Blocked,
            (_, Position::Stuck(_)) => false,
        };
        let is_possible = is_left(self.model, self.goal, &start_walk(self.model).left);
        !is_possible || (stands && is_left(self.model, self.goal, &before.left))
    }

    /// Which ticks come and go by another answer; `none` is no tick.
    fn ticks(&self, choice: &Choice) -> BTreeSet<AnswerIx> {
        let none = self.row(choice.question).none();
        let ticks = |given: &AnswerValue| -> BTreeSet<AnswerIx> {
            given.chosen().iter().copied().filter(|tick| Some(*tick) != none).collect()
        };
        let (old, new) = (ticks(&self.given[&choice.question]), ticks(&choice.given));
        old.symmetric_difference(&new).copied().collect()
    }

    /// Whether one new answer is smaller than another to the same question, or the same.
    fn is_no_larger(&self, one: &Choice, other: &Choice) -> bool {
        if one == other {
            return true;
        }
        match (&self.row(one.question).kind, &self.given[&one.question], &one.given, &other.given) {
            (QuestionKind::Many { .. }, ..) => {
                let (one, other) = (self.ticks(one), self.ticks(other));
                one.is_subset(&other) && one != other
            }
            (_, AnswerValue::Number(old), AnswerValue::Number(one), AnswerValue::Number(other)) => {
                (one < old) == (other < old) && one.abs_diff(*old) < other.abs_diff(*old)
            }
            // Where no number was given, the lowest is the nearest.
            (_, _, AnswerValue::Number(one), AnswerValue::Number(other)) => one < other,
            _ => false,
        }
    }

    fn is_smaller(&self, one: &BTreeSet<Choice>, other: &BTreeSet<Choice>) -> bool {
        one != other
            && one.iter().all(|mine| {
                other.iter().any(|its| its.question == mine.question && self.is_no_larger(mine, its))
            })
    }

    /// What of the situation a change touches: the question as a whole, or an answer that comes or goes.
    fn touches(&self, choice: &Choice) -> bool {
        let row = self.row(choice.question);
        let (old, new) = (self.given[&choice.question].chosen(), choice.given.chosen());
        // To leave a single answer is not to say that it was not so.
        let is_one = matches!(row.kind, QuestionKind::One { .. });
        let old: &[AnswerIx] = if is_one { &[] } else { old };
        let changed =
            old.iter().filter(|pick| !new.contains(pick)).chain(new.iter().filter(|p| !old.contains(p)));
        row.role.given || changed.into_iter().any(|pick| row.answers().unwrap().row(*pick).role.given)
    }
}

/// Every set of at most so many changes that some walk makes and that reaches the goal.
struct Tried<'a> {
    wanted: Wanted<'a>,
    changeable: BTreeSet<QuestionIx>,
    made: usize,
    works: BTreeSet<BTreeSet<Choice>>,
}

impl Tried<'_> {
    fn go(&mut self, core: &WalkState, set: &mut Vec<Choice>) {
        self.made += 1;
        let Wanted { model, given, goal } = self.wanted;
        // What is dropped never comes back on the same walk.
        if self.made > MOST_WALKS || !is_left(model, goal, &core.left) {
            return;
        }
        let question = match core.position {
            Position::At(question) => question,
            Position::Done(end) if is_advice(model, end) => {
                self.works.insert(set.iter().cloned().collect());
                return;
            }
            Position::Done(_) | Position::Stuck(_) => return,
        };
        let kept = given.get(&question);
        let step =
            |given: &AnswerValue| step_walk(model, core, &Choice { question, given: given.clone() }).unwrap();
        if let Some(kept) = kept {
            self.go(&step(kept), set);
        }
        if kept.is_some() && !self.changeable.contains(&question) {
            return;
        }
        for other in all_answers(model, question).into_iter().filter(|other| Some(other) != kept) {
            let after = step(&other);
            if kept.is_some() {
                set.push(Choice { question, given: other });
                self.go(&after, set);
                set.pop();
            } else {
                self.go(&after, set);
            }
        }
    }
}

/// The minimal sets; nothing when there are too many to try.
fn one_by_one(wanted: Wanted<'_>) -> Option<BTreeSet<BTreeSet<Choice>>> {
    let mut tried = Tried { wanted, changeable: wanted.changeable(), made: 0, works: BTreeSet::new() };
    tried.go(&start_walk(wanted.model), &mut Vec::new());
    if tried.made > MOST_WALKS || tried.works.len() > MOST_SETS {
        return None;
    }
    let all = tried.works;
    let is_minimal =
        |set: &&BTreeSet<Choice>| !set.is_empty() && !all.iter().any(|other| wanted.is_smaller(other, set));
    Some(all.iter().filter(is_minimal).cloned().collect())
}

/// Every way to go on after a set of changes with which it holds.
#[derive(Default)]
struct Completed {
    ends: Vec<AppSet>,
    new: Vec<usize>,
    /// The questions that are asked, for each way.
    asked: Vec<BTreeSet<QuestionIx>>,
    then: BTreeMap<QuestionIx, (BTreeSet<AnswerIx>, BTreeSet<i64>)>,
    /// The new answers of each way that fails, as far as the answer with which it does.
    failing: Vec<Vec<(Choice, usize)>>,
    made: usize,
}

/// A way to go on: the questions asked, and the new answers, each with how many were left.
type Way = (BTreeSet<QuestionIx>, Vec<(Choice, usize)>);

impl Completed {
    fn of(wanted: Wanted<'_>, set: &[Choice]) -> Option<Self> {
        let mut found = Self::default();
        found.go(wanted, set, &start_walk(wanted.model), &mut (BTreeSet::new(), Vec::new()));
        (found.made <= MOST_WALKS).then_some(found)
    }

    fn go(&mut self, wanted: Wanted<'_>, set: &[Choice], core: &WalkState, way: &mut Way) {
        self.made += 1;
        let Wanted { model, given, goal } = wanted;
        if self.made > MOST_WALKS {
            return;
        }
        if !is_left(model, goal, &core.left) {
            self.failing.push(way.1.clone());
            return;
        }
        match core.position {
            Position::At(question) => {
                let fixed = set.iter().find(|choice| choice.question == question);
                let fixed = fixed.map(|choice| &choice.given).or_else(|| given.get(&question));
                let all = fixed.map_or_else(|| all_answers(model, question), |fixed| vec![fixed.clone()]);
                way.0.insert(question);
                for answer in all {
                    let choice = Choice { question, given: answer };
                    let after = step_walk(model, core, &choice).unwrap();
                    if fixed.is_none() {
                        way.1.push((choice, core.left.count_ones(..)));
                    }
                    self.go(wanted, set, &after, way);
                    if fixed.is_none() {
                        way.1.pop();
                    }
                }
                way.0.remove(&question);
            }
            Position::Done(end) if is_advice(model, end) => {
                self.ends.push(core.left.clone());
                self.new.push(way.1.len());
                self.asked.push(way.0.clone());
                for (choice, left) in &way.1 {
                    let (answers, numbers) = self.then.entry(choice.question).or_default();
                    answers.extend(choice.given.chosen());
                    if let AnswerValue::Number(number) = choice.given {
                        let starts = number_ranges(model, choice.question, *left);
                        numbers.insert(*starts.iter().rfind(|start| **start <= number).unwrap());
                    }
                }
            }
            Position::Done(_) | Position::Stuck(_) => self.failing.push(way.1.clone()),
        }
    }

    /// Whether every part of a choice is in some choice with which the change holds.
    fn occurs(&self, model: &Model, (choice, left): &(Choice, usize)) -> bool {
        let Some((answers, numbers)) = self.then.get(&choice.question) else { return false };
        match choice.given {
            AnswerValue::Number(number) => {
                let starts = number_ranges(model, choice.question, *left);
                numbers.contains(starts.iter().rfind(|start| **start <= number).unwrap())
            }
            _ => choice.given.chosen().iter().all(|pick| answers.contains(pick)),
        }
    }
}

/// What is said of answers with which a change fails is what going every way shows: somebody who minds what is told of
/// the questions that always come may still fail exactly where that is said.
fn fails_where_told(model: &Model, ends: &ChangeEnds, completed: &Completed, seen: &mut Seen) {
    let always = |question| ends.then.iter().any(|new| new.question == question && new.is_always);
    let minds = |way: &&Vec<(Choice, usize)>| {
        way.iter().all(|made| !always(made.0.question) || completed.occurs(model, made))
    };
    let fails = completed.failing.iter().any(|way| minds(&way));
    let is_told =
        ends.then.iter().any(|new| if new.is_always { new.may_fail_with_these } else { new.may_fail });
    let with_many = ends
        .then
        .iter()
        .any(|new| matches!(model.graph.questions.row(new.question).kind, QuestionKind::Many { .. }));
    // Of the subsets of a list only what is in all of them is known: it may be said too often, never too rarely.
    assert!(if with_many { is_told || !fails } else { is_told == fails }, "{ends:?}");
    let silent = ends.then.iter().any(|new| !new.is_always && new.may_fail);
    seen.hanging += usize::from(is_told);
    seen.sometimes += usize::from(silent);
    seen.certain += usize::from(!ends.then.is_empty() && !is_told);
    seen.idle += usize::from(is_told && !fails);
}

/// Whether a set holds whatever new questions tell of the situation.
fn holds_in_every_situation(wanted: Wanted<'_>, set: &[Choice], core: &WalkState) -> bool {
    let Wanted { model, given, goal } = wanted;
    if !is_left(model, goal, &core.left) {
        return false;
    }
    let question = match core.position {
        Position::At(question) => question,
        Position::Done(end) => return is_advice(model, end),
        Position::Stuck(_) => return false,
    };
    let after = |answer: &AnswerValue| {
        let choice = Choice { question, given: answer.clone() };
        holds_in_every_situation(wanted, set, &step_walk(model, core, &choice).unwrap())
    };
    let fixed = set.iter().find(|choice| choice.question == question).map(|choice| &choice.given);
    if let Some(fixed) = fixed.or_else(|| given.get(&question)) {
        return after(fixed);
    }
    let row = model.graph.questions.row(question);
    let mut situations: BTreeMap<Vec<AnswerIx>, bool> = BTreeMap::new();
    let all = all_answers(model, question);
    if row.role.given {
        return !all.is_empty() && all.iter().all(after);
    }
    for answer in all {
        let told: Vec<AnswerIx> = answer
            .chosen()
            .iter()
            .copied()
            .filter(|pick| row.answers().unwrap().row(*pick).role.given)
            .collect();
        let known = situations.entry(told).or_default();
        *known = *known || after(&answer);
    }
    !situations.is_empty() && situations.values().all(|holds| *holds)
}

/// What is told of a change is what comes of it.
fn is_true(wanted: Wanted<'_>, change: &Change, seen: &mut Seen) -> bool {
    let Wanted { model, given, .. } = wanted;
    let before = replay(model, given).walk;
    // Every way on is made twice below: once more to look at situations.
    let Some(completed) = Completed::of(wanted, &change.set) else { return false };
    let questions = || change.set.iter().filter(|choice| wanted.touches(choice));
    assert_eq!(change.touches, questions().count());
    let is_safe = holds_in_every_situation(wanted, &change.set, &start_walk(model));
    assert_eq!(change.is_of_wishes, change.touches == 0 && is_safe, "{change:?}");
    assert!(!completed.ends.is_empty(), "it holds");
    let mut left = model.catalogue.no_apps();
    completed.ends.iter().for_each(|end| left.union_with(end));
    let apps = |some: &AppSet, but: &AppSet| some.difference(but).map(AppIx::new).collect::<Vec<_>>();
    assert_eq!(change.returns, apps(&left, &before.left));
    assert_eq!(change.drops, apps(&before.left, &left));
    let ends = change.ends.as_ref().unwrap();
    let counts = || completed.ends.iter().map(|end| end.count_ones(..));
    assert_eq!((Some(ends.least), Some(change.at_most)), (counts().min(), counts().max()));
    let new = || completed.new.iter().copied();
    assert_eq!((Some(ends.fewest_new), Some(ends.most_new)), (new().min(), new().max()));
    assert_eq!(change.open, completed.then.keys().copied().collect::<Vec<_>>());
    for (told, (question, (answers, numbers))) in ends.then.iter().zip(&completed.then) {
        assert_eq!(told.question, *question);
        assert!(told.answers.iter().eq(answers) && told.numbers.iter().eq(numbers));
        assert_eq!(told.is_always, completed.asked.iter().all(|asked| asked.contains(question)));
    }
    fails_where_told(model, ends, &completed, seen);
    let comes = |question| completed.asked.iter().any(|asked| asked.contains(&question));
    let path = before.path.iter().map(|choice| choice.question);
    assert_eq!(change.aside, path.filter(|question| !comes(*question)).collect::<Vec<_>>());
    true
}

/// The order of all, and which are told to a person.
fn are_in_order(found: &Counterfactuals) {
    let rank = |change: &Change| {
        let open = !change.open.is_empty();
        (!change.is_of_wishes, open, change.set.len(), change.distance, usize::MAX - change.at_most)
    };
    assert!(found.changes().is_sorted_by_key(rank));
    let told = found.lines();
    let few = || found.changes().iter().filter(|change| change.set.len() <= 3);
    let wishes = few().any(|change| change.is_of_wishes);
    let least = few().map(|change| change.touches).min();
    assert!(told.lines.len() <= 5 && (told.more == 0 || told.lines.len() == 5));
    assert_eq!(told.lines.is_empty(), few().next().is_none());
    assert_eq!(told.beyond.is_some(), told.lines.is_empty() && !found.changes().is_empty());
    let questions = |change: &Change| change.set.iter().map(|it| it.question).collect::<BTreeSet<_>>();
    for line in &told.lines {
        assert!(if wishes { line.change.is_of_wishes } else { Some(line.change.touches) == least });
        let mine = questions(&line.change);
        let smaller = told.lines.iter().filter(|other| questions(&other.change).is_subset(&mine));
        assert_eq!(smaller.count(), 1, "none includes another");
        assert!(line.also.iter().all(|other| questions(other) == mine));
        assert!(line.change.drops.is_empty() || line.also.iter().all(|other| !other.drops.is_empty()));
    }
}

/// How often something was seen.
#[derive(Default)]
pub(crate) struct Seen {
    compared: usize,
    found: usize,
    larger: usize,
    opens: usize,
    situations: usize,
    bitten: usize,
    waiting: usize,
    checked: usize,
    /// Changes that may fail by an answer that is not named; by one to a question that only some ways ask.
    hanging: usize,
    sometimes: usize,
    /// Changes with new questions that nothing but a named answer can make fail.
    certain: usize,
    /// Changes that were said to hang on an answer, and do not.
    idle: usize,
}

/// Compares what is reported of one walk with what comes of trying.
fn compare(wanted: Wanted<'_>, budget: &SearchBudget, seen: &mut Seen) {
    let Wanted { model, given, goal } = wanted;
    let found = counterfactuals(model, given, goal, budget);
    let told = found.changes();
    are_in_order(&found);
    if wanted.is_settled() {
        assert!(told.is_empty() && found.bound() == 0 && found.is_exhausted());
        return;
    }
    seen.bitten += usize::from(!found.is_exhausted());
    let Some(tried) = one_by_one(wanted) else { return };
    let tried: BTreeSet<BTreeSet<Choice>> =
        tried.into_iter().filter(|set| found.is_exhausted() || set.len() <= found.bound()).collect();
    let sets = told.iter().map(|change| change.set.iter().cloned().collect());
    assert_eq!(sets.collect::<BTreeSet<BTreeSet<Choice>>>(), tried);
    assert_eq!(told.len(), tried.len(), "each once");
    if *budget == SearchBudget::default() {
        let checked = told.iter().filter(|change| is_true(wanted, change, seen)).count();
        seen.checked += checked;
    }
    let path = replay(model, given).walk;
    seen.compared += 1;
    seen.found += usize::from(!tried.is_empty());
    seen.larger += usize::from(tried.iter().any(|set| set.len() > 1));
    seen.opens += usize::from(told.iter().any(|change| !change.open.is_empty()));
    seen.situations += usize::from(told.iter().any(|change| change.touches == 0 && !change.is_of_wishes));
    let waits = |change: &Change| change.set.iter().any(|choice| path.given(choice.question).is_none());
    seen.waiting += usize::from(told.iter().any(waits));
}

/// Compares what is told of a walk of a large tree: of every set of at most `most` changes whether it holds, and of every
/// set that is told that it is true and minimal.
pub(crate) fn compare_shipped(
    model: &Model,
    given: &Answers,
    goal: ChangeGoal,
    most: usize,
    seen: &mut Seen,
) {
    let wanted = Wanted { model, given, goal };
    let found = counterfactuals(model, given, goal, &SearchBudget::default());
    are_in_order(&found);
    if wanted.is_settled() {
        assert!(found.changes().is_empty() && found.bound() == 0 && found.is_exhausted());
        return;
    }
    seen.compared += 1;
    seen.bitten += usize::from(!found.is_exhausted());
    let mut memo = Memo::new(wanted);
    let most = if found.is_exhausted() { most } else { most.min(found.bound()) };
    let tried = memo.sets(most);
    let is_minimal = |set: &&BTreeSet<Choice>| !tried.iter().any(|other| wanted.is_smaller(other, set));
    let tried: BTreeSet<BTreeSet<Choice>> = tried.iter().filter(is_minimal).cloned().collect();
    let sets: BTreeSet<BTreeSet<Choice>> =
        found.changes().iter().map(|change| change.set.iter().cloned().collect()).collect();
    let (small, large): (Vec<_>, Vec<_>) = sets.iter().partition(|set| set.len() <= most);
    assert_eq!(small.into_iter().cloned().collect::<BTreeSet<_>>(), tried);
    for set in &large {
        assert!(memo.holds(set), "it holds");
        assert!(!sets.iter().any(|other| wanted.is_smaller(other, set)));
        for smaller in memo.one_step_smaller(set) {
            assert!(!memo.holds(&smaller), "nothing smaller holds: {smaller:?}");
        }
    }
    for change in found.changes() {
        if let (Some(ends), true) = (&change.ends, change.open.is_empty()) {
            let after = replay(model, &changed(given, change.set.iter())).walk;
            let left = after.left.count_ones(..);
            assert_eq!((ends.least, change.at_most, ends.most_new), (left, left, 0));
            seen.checked += 1;
        }
    }
    seen.found += usize::from(!sets.is_empty());
    seen.larger += usize::from(sets.iter().any(|set| set.len() > 1));
    seen.opens += usize::from(found.changes().iter().any(|change| !change.open.is_empty()));
    let in_some = |change: &Change| change.touches == 0 && !change.is_of_wishes;
    seen.situations += usize::from(found.changes().iter().any(in_some));
}

fn changed<'c>(given: &Answers, set: impl Iterator<Item = &'c Choice>) -> Answers {
    let mut given = given.clone();
    given.extend(set.map(|choice| (choice.question, choice.given.clone())));
    given
}

/// What a walk may still depend on, without a word from the program: where it is, what is left, the labels, the answers
/// that conditions ask for, and where it has been.
type Past = (Option<QuestionIx>, AppSet, BTreeSet<usize>, Vec<Choice>, BTreeSet<QuestionIx>);

/// Whether the goal is reached from a state, remembered.
struct Memo<'a> {
    wanted: Wanted<'a>,
    changeable: BTreeSet<QuestionIx>,
    /// The questions that a condition asks the answer of.
    asked_for: BTreeSet<QuestionIx>,
    kept: BTreeMap<Past, bool>,
    all: BTreeMap<QuestionIx, Vec<AnswerValue>>,
}

impl<'a> Memo<'a> {
    fn new(wanted: Wanted<'a>) -> Self {
        let mut asked_for = BTreeSet::new();
        wanted.model.conditions(&mut |condition| {
            condition.visit(&mut |part| {
                if let Condition::Chose { question, .. } = part {
                    asked_for.insert(*question);
                }
            });
        });
        let all = wanted.model.graph.questions.indexes();
        let all = all.map(|question| (question, all_answers(wanted.model, question))).collect();
        Self { wanted, changeable: wanted.changeable(), asked_for, kept: BTreeMap::new(), all }
    }

    fn past(&self, walk: &WalkState) -> Past {
        let chosen = walk.path.iter().filter(|choice| self.asked_for.contains(&choice.question));
        let at = match walk.position {
            Position::At(question) => Some(question),
            Position::Done(_) | Position::Stuck(_) => None,
        };
        (
            at,
            walk.left.clone(),
            walk.labels.iter().map(|label| label.at()).collect(),
            chosen.cloned().collect(),
            walk.path.iter().map(|choice| choice.question).collect(),
        )
    }

    /// Whether the goal is reached from here with these changes and no others.
    fn reaches(&self, walk: &WalkState, set: &BTreeSet<Choice>, known: &mut BTreeMap<Past, bool>) -> bool {
        let Wanted { model, given, goal } = self.wanted;
        let question = match walk.position {
            _ if !is_left(model, goal, &walk.left) => return false,
            Position::At(question) => question,
            Position::Done(end) => return is_advice(model, end),
            Position::Stuck(_) => return false,
        };
        let past = self.past(walk);
        if let Some(known) = known.get(&past) {
            return *known;
        }
        let step = |answer: &AnswerValue| {
            step_walk(model, walk, &Choice { question, given: answer.clone() }).unwrap()
        };
        let fixed = set.iter().find(|choice| choice.question == question).map(|choice| &choice.given);
        let reached = match fixed.or_else(|| given.get(&question)) {
            Some(fixed) => self.reaches(&step(fixed), set, known),
            None => self.all[&question].iter().any(|answer| self.reaches(&step(answer), set, known)),
        };
        known.insert(past, reached);
        reached
    }

    fn holds(&self, set: &BTreeSet<Choice>) -> bool {
        self.reaches(&start_walk(self.wanted.model), set, &mut BTreeMap::new())
    }

    /// Every set of at most so many changes that holds, and of which the last is needed where it is made.
    fn sets(&mut self, most: usize) -> BTreeSet<BTreeSet<Choice>> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut kept = std::mem::take(&mut self.kept);
        let mut stack = vec![(start_walk(self.wanted.model), BTreeSet::<Choice>::new())];
        while let Some((walk, set)) = stack.pop() {
            let Wanted { model, given, goal } = self.wanted;
            let Position::At(question) = walk.position else { continue };
            if !is_left(model, goal, &walk.left) || !seen.insert((self.past(&walk), set.clone())) {
                continue;
            }
            let step = |answer: &AnswerValue| {
                step_walk(model, &walk, &Choice { question, given: answer.clone() }).unwrap()
            };
            let old = given.get(&question);
            match old {
                Some(old) => stack.push((step(old), set.clone())),
                None => stack.extend(self.all[&question].iter().map(|answer| (step(answer), set.clone()))),
            }
            if set.len() == most || !self.changeable.contains(&question) {
                continue;
            }
            for answer in self.all[&question].iter().filter(|answer| Some(*answer) != old) {
                let after = step(answer);
                let mut with = set.clone();
                with.insert(Choice { question, given: answer.clone() });
                if self.reaches(&after, &BTreeSet::new(), &mut kept) {
                    found.insert(with);
                } else {
                    stack.push((after, with));
                }
            }
        }
        self.kept = kept;
        found
    }

    /// The sets that are smaller by one question, one tick, or as little as can be of a number.
    fn one_step_smaller(&self, set: &BTreeSet<Choice>) -> Vec<BTreeSet<Choice>> {
        let mut smaller = Vec::new();
        for choice in set {
            let mut rest = set.clone();
            rest.remove(choice);
            for answer in &self.all[&choice.question] {
                let other = Choice { question: choice.question, given: answer.clone() };
                if other != *choice
                    && self.wanted.given[&choice.question] != *answer
                    && self.wanted.is_no_larger(&other, choice)
                {
                    smaller.push(rest.iter().cloned().chain([other]).collect());
                }
            }
            smaller.push(rest);
        }
        smaller
    }
}

#[test]
fn changes_are_those_that_trying_finds() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..6 {
            let mut given = somebody(&mut rng, &model);
            // An answer that is missing makes those after it wait.
            if let (0, Some(missing)) = (rng.u8(..3), given.keys().nth(rng.usize(..3)).copied()) {
                given.remove(&missing);
            }
            let app = AppIx::new(rng.usize(..APPS));
            for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
                compare(Wanted { model: &model, given: &given, goal }, &SearchBudget::default(), &mut seen);
            }
        }
    }
    assert!(seen.is_rich(5_000) && seen.waiting > 5 && seen.situations > 10, "{}", seen.told());
    assert!(seen.hanging > 20 && seen.sometimes > 5 && seen.certain > 20, "{}", seen.told());
    assert!(seen.idle * 50 < seen.hanging, "{}", seen.told());
    eprintln!("{}", seen.told());
    assert_eq!(seen.bitten, 0);
}

/// Where the ranges of numbers depend on what is left, the same change may have another name elsewhere.
#[test]
fn changes_of_numbers_that_count_what_is_left_are_those_that_trying_finds() {
    let mut seen = Seen::default();
    for seed in 0..500 {
        let model = counting_with_the_answer(model(seed), seed);
        let mut rng = Rng::with_seed(seed);
        let given = somebody(&mut rng, &model);
        let app = AppIx::new(rng.usize(..APPS));
        for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
            compare(Wanted { model: &model, given: &given, goal }, &SearchBudget::default(), &mut seen);
        }
    }
    assert!(seen.is_rich(500), "{}", seen.told());
}

#[test]
fn with_too_much_to_look_at_the_bound_is_told() {
    let mut seen = Seen::default();
    for seed in 0..500 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed ^ 0xB0B);
        let given = somebody(&mut rng, &model);
        let app = AppIx::new(rng.usize(..APPS));
        let budget = SearchBudget {
            steps: rng.usize(1..60),
            sets: rng.usize(1..20),
            completion_steps: rng.usize(1..20),
            ..SearchBudget::default()
        };
        for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
            compare(Wanted { model: &model, given: &given, goal }, &budget, &mut seen);
        }
    }
    assert!(seen.bitten > 50 && seen.found > 25, "{}", seen.told());
}

impl Seen {
    /// Whether so many were compared, and each kind was seen.
    pub(crate) fn is_rich(&self, compared: usize) -> bool {
        let kinds = [self.larger > 10, self.opens > 20, self.checked > compared / 4];
        self.compared >= compared && self.found > compared / 10 && kinds.iter().all(|kind| *kind)
    }

    pub(crate) fn told(&self) -> String {
        let Self { compared, found, larger, opens, situations, bitten, waiting, checked, .. } = self;
        let Self { hanging, sometimes, certain, idle, .. } = self;
        format!(
            "{compared} compared, {found} found, {larger} larger, {opens} open, {situations} in some situations, \
             {waiting} waiting, {bitten} bitten, {checked} changes checked, {hanging} hang on an answer, {sometimes} on \
             one that is not always asked, {certain} on none, {idle} said to and do not"
        )
    }
}
