//! Every set of changed answers with every completion, made one by one: the slow way, with the engine alone.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::analysis::{Change, ChangeEnds, ChangeGoal};
use stappenplan::engine::{
    AnswerValue, Choice, Position, WalkState, each_choice, number_ranges, replay, start_walk, step_walk,
};
use stappenplan::model::{
    AnswerIx, AppIx, AppSet, Ix, Model, OutcomeKind, Question, QuestionIx, QuestionKind,
};

use super::people::Answers;

/// More walks than this are not made for one comparison, and more sets are not compared.
const MOST_WALKS: usize = 20_000;
const MOST_SETS: usize = 500;

/// Every answer to a question but "don't know": of a number all of them, not one for each range.
pub(super) fn all_answers(model: &Model, question: QuestionIx) -> Vec<AnswerValue> {
    match model.graph.questions.row(question).kind {
        QuestionKind::Number { min, max, .. } => (min..=max).map(AnswerValue::Number).collect(),
        _ => each_choice(model, question, 0).filter(|given| *given != AnswerValue::Unknown).collect(),
    }
}

pub(super) fn is_advice(model: &Model, end: stappenplan::model::OutcomeIx) -> bool {
    model.graph.outcomes.row(end).kind == OutcomeKind::Advice
}

pub(super) fn is_left(model: &Model, goal: ChangeGoal, left: &AppSet) -> bool {
    match goal {
        ChangeGoal::App(app) => left.contains(app.at()),
        ChangeGoal::Anything => !left.is_clear() || model.catalogue.offered.is_clear(),
    }
}

/// One walk and what it should reach.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) model: &'a Model,
    pub(super) given: &'a Answers,
    pub(super) goal: ChangeGoal,
}

impl Wanted<'_> {
    fn row(&self, question: QuestionIx) -> &Question {
        self.model.graph.questions.row(question)
    }

    /// The questions whose answers may be changed.
    pub(super) fn changeable(&self) -> BTreeSet<QuestionIx> {
        self.given.keys().copied().collect()
    }

    /// Whether the person needs no change, or none can help.
    pub(super) fn is_settled(&self) -> bool {
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
    pub(super) fn is_no_larger(&self, one: &Choice, other: &Choice) -> bool {
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

    pub(super) fn is_smaller(&self, one: &BTreeSet<Choice>, other: &BTreeSet<Choice>) -> bool {
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
        row.role.tells_situation
            || changed.into_iter().any(|pick| row.answers().unwrap().row(*pick).role.tells_situation)
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
pub(super) fn one_by_one(wanted: Wanted<'_>) -> Option<BTreeSet<BTreeSet<Choice>>> {
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

/// How often a change was said to hang on new answers.
#[derive(Debug, Default)]
pub(super) struct Hanging {
    /// Changes that may fail by an answer that is not named.
    pub(super) told: usize,
    /// Of these, by one to a question that only some ways ask.
    pub(super) sometimes: usize,
    /// Changes with new questions that nothing but a named answer can make fail.
    pub(super) certain: usize,
    /// Changes that were said to hang on an answer, and do not.
    pub(super) idle: usize,
}

/// What is said of answers with which a change fails is what going every way shows: somebody who minds what is told of
/// the questions that always come may still fail exactly where that is said.
fn fails_where_told(model: &Model, ends: &ChangeEnds, completed: &Completed, seen: &mut Hanging) {
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
    seen.told += usize::from(is_told);
    seen.sometimes += usize::from(ends.then.iter().any(|new| !new.is_always && new.may_fail));
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
    if row.role.tells_situation {
        return !all.is_empty() && all.iter().all(after);
    }
    for answer in all {
        let told: Vec<AnswerIx> = answer
            .chosen()
            .iter()
            .copied()
            .filter(|pick| row.answers().unwrap().row(*pick).role.tells_situation)
            .collect();
        let known = situations.entry(told).or_default();
        *known = *known || after(&answer);
    }
    !situations.is_empty() && situations.values().all(|holds| *holds)
}

/// What is told of a change is what comes of it.
pub(super) fn is_true(wanted: Wanted<'_>, change: &Change, seen: &mut Hanging) -> bool {
    let Wanted { model, given, .. } = wanted;
    let before = replay(model, given).walk;
    // Every way on is made twice below: once more to look at situations.
    let Some(completed) = Completed::of(wanted, &change.set) else { return false };
    let questions = || change.set.iter().filter(|choice| wanted.touches(choice));
    assert_eq!(change.touches, questions().count());
    let is_safe = holds_in_every_situation(wanted, &change.set, &start_walk(model));
    assert_eq!(change.spares_situation, change.touches == 0 && is_safe, "{change:?}");
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
    assert_eq!(change.new_questions, completed.then.keys().copied().collect::<Vec<_>>());
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
