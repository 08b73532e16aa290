//! The evaluator of conditions: of a walk (one verdict), or of every app at once. Nothing else in the program decides
//! whether a condition is true.

use super::choice::{AnswerValue, Choice};
use super::kleene::{AppVerdicts, Kleene};
use super::remembered::Remembered;
use crate::model::{
    AnswerIx, AppIx, AppSet, Column, ColumnCells, Condition, FactIx, FactTest, Ix, LabelIx, Model,
    NumberTest, Operand, Pick, QuestionIx, Remaining, Table, Test, ValueIx,
};

/// Everything that a condition may look at.
#[derive(Clone, Copy)]
pub(super) struct EvalContext<'a> {
    pub(super) model: &'a Model,
    /// The labels set so far.
    pub(super) labels: &'a [LabelIx],
    /// The choices made so far, the one being made included.
    pub(super) path: &'a [Choice],
    /// The apps that are not dropped.
    pub(super) left: &'a AppSet,
    /// The answer being given, as a whole.
    pub(super) given: Option<&'a AnswerValue>,
    /// What the word `answer` stands for in place of a value.
    pub(super) operand: Option<AnswerOperand>,
    /// What was found out about the state, where that does not change while it is asked.
    pub(super) remembered: Option<&'a Remembered>,
}

/// What the word `answer` stands for in place of a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum AnswerOperand {
    /// One answer, compared by its id.
    Answer(QuestionIx, AnswerIx),
    /// The number given.
    Number(i64),
}

impl<'a> EvalContext<'a> {
    /// Of no walk: what is known are the facts, and which apps are left.
    pub(super) fn of_facts(model: &'a Model, left: &'a AppSet) -> Self {
        Self { model, labels: &[], path: &[], left, given: None, operand: None, remembered: None }
    }

    /// One verdict for the walk. A test of the app itself is unknown here: it has no app to look at.
    pub(super) fn decide(&self, condition: &Condition) -> Kleene {
        match condition {
            Condition::All(parts) => {
                parts.iter().fold(Kleene::True, |so_far, part| so_far.and(self.decide(part)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(Kleene::False, |so_far, part| so_far.or(self.decide(part)))
            }
            Condition::Not(part) => !self.decide(part),
            Condition::Label(wanted) => any_label(self.labels, wanted).into(),
            Condition::Chose { question, picks } => chose(self.path, *question, picks).into(),
            Condition::Number { question, test } => number_is(self.path, *question, *test),
            // Whatever its condition is, a label holds or it does not.
            Condition::Derived(label) => (self.decide(&label.when) == Kleene::True).into(),
            Condition::Answer(test) => self.given.map_or(Kleene::Unknown, |given| given.test(test)),
            Condition::Remaining(over) => self.remaining(over).into(),
            Condition::Fact(_) | Condition::App(_) => Kleene::Unknown,
        }
    }

    /// Whether an effect or a route applies: only when its condition is true.
    pub(super) fn holds(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|when| self.decide(when) == Kleene::True)
    }

    /// Whether a verdict depends on which apps are left: with nothing known of them it would be another.
    pub(super) fn hangs_on_left(&self, condition: &Condition) -> bool {
        self.decide(condition) != self.decide_without_left(condition)
    }

    /// The verdict when nothing is known of the apps that are left.
    fn decide_without_left(&self, condition: &Condition) -> Kleene {
        let decide = |part: &Condition| self.decide_without_left(part);
        match condition {
            Condition::All(parts) => parts.iter().fold(Kleene::True, |so_far, part| so_far.and(decide(part))),
            Condition::Any(parts) => parts.iter().fold(Kleene::False, |so_far, part| so_far.or(decide(part))),
            Condition::Not(part) => !decide(part),
            Condition::Remaining(_) => Kleene::Unknown,
            // It holds, or it does not: what keeps its condition unknown may be a number that nobody gave.
            Condition::Derived(label) => match decide(&label.when) {
                Kleene::Unknown if self.can_be_without_left(&label.when, true) => Kleene::Unknown,
                verdict => (verdict == Kleene::True).into(),
            },
            plain => self.decide(plain),
        }
    }

    /// Whether a condition can be true (or false) when nothing is known of the apps that are left.
    fn can_be_without_left(&self, condition: &Condition, truth: bool) -> bool {
        let can_be = |part: &Condition| self.can_be_without_left(part, truth);
        match condition {
            Condition::All(parts) if truth => parts.iter().all(can_be),
            Condition::Any(parts) if !truth => parts.iter().all(can_be),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(can_be),
            Condition::Not(part) => self.can_be_without_left(part, !truth),
            Condition::Remaining(_) => true,
            Condition::Derived(label) if truth => self.can_be_without_left(&label.when, true),
            Condition::Derived(label) => self.decide_without_left(&label.when) != Kleene::True,
            plain => self.decide(plain) == truth.into(),
        }
    }

    /// A verdict for every app of the catalogue.
    pub(super) fn evaluate(&self, condition: &Condition) -> AppVerdicts {
        match condition {
            Condition::All(parts) => {
                parts.iter().fold(self.uniform(Kleene::True), |so_far, part| so_far.and(&self.evaluate(part)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(self.uniform(Kleene::False), |so_far, part| so_far.or(&self.evaluate(part)))
            }
            Condition::Not(part) => self.evaluate(part).negated(),
            Condition::Fact(test) => self.fact(test),
            Condition::App(apps) => {
                let mut yes = self.model.catalogue.no_apps();
                for app in apps.iter().filter_map(|app| self.app(*app)) {
                    yes.insert(app.at());
                }
                let mut all = self.model.catalogue.no_apps();
                all.insert_range(..);
                AppVerdicts::of_known(yes, &all)
            }
            Condition::Label(_)
            | Condition::Chose { .. }
            | Condition::Number { .. }
            | Condition::Derived(_)
            | Condition::Answer(_)
            | Condition::Remaining(_) => self.uniform(self.decide(condition)),
        }
    }

    /// The facts to ask the supplier for: those of unknown tests, going down only through parts that are unknown
    /// themselves, each with the apps it has to be asked about.
    pub(super) fn unknown_facts(&self, condition: &Condition, within: &AppSet, found: &mut UnknownFacts) {
        let mut open = self.evaluate(condition).unknown();
        open.intersect_with(within);
        if open.is_clear() {
            return;
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.unknown_facts(part, &open, found);
                }
            }
            Condition::Not(part) => self.unknown_facts(part, &open, found),
            Condition::Fact(test) => found.add(test.fact, &open),
            _ => {}
        }
    }

    /// Whether every comparison with `answer` has a value to compare with; if not, the effect does not apply.
    pub(super) fn can_compare(&self, condition: &Condition) -> bool {
        let mut can = true;
        condition.visit(&mut |part| match part {
            Condition::Remaining(over) => match **over {
                Remaining::AtLeast(count) | Remaining::AtMost(count) => can &= self.count(count).is_some(),
                _ => {}
            },
            Condition::App(apps) if apps.contains(&Operand::Answer) => {
                can &= self.app(Operand::Answer).is_some()
            }
            Condition::Fact(test) if test.compares_with_answer() => {
                can &= match &test.test {
                    Test::AnyOf(_) | Test::AllOf(_) => self.value(test.fact, Operand::Answer).is_some(),
                    Test::Equal(_) | Test::AtLeast(_) | Test::AtMost(_) => {
                        self.number(Operand::Answer).is_some()
                    }
                    Test::AnyApp(_) | Test::AllApps(_) => self.app(Operand::Answer).is_some(),
                    Test::Known => true,
                };
            }
            _ => {}
        });
        can
    }

    fn uniform(&self, verdict: Kleene) -> AppVerdicts {
        AppVerdicts::uniform(verdict, self.model.catalogue.apps.len())
    }

    fn remaining(&self, over: &Remaining) -> bool {
        match (over, self.remembered) {
            // These take no longer than looking them up.
            (Remaining::Some(Condition::App(apps)), _) => self.is_one_left(apps),
            (Remaining::None(Condition::App(apps)), _) => !self.is_one_left(apps),
            (_, Some(remembered)) => remembered.judged(over, || self.judge_remaining(over)),
            (_, None) => self.judge_remaining(over),
        }
    }

    fn is_one_left(&self, apps: &[Operand<AppIx>]) -> bool {
        apps.iter().filter_map(|app| self.app(*app)).any(|app| self.left.contains(app.at()))
    }

    fn judge_remaining(&self, over: &Remaining) -> bool {
        match over {
            Remaining::All(condition) => self.left.is_subset(&self.evaluate(condition).yes),
            Remaining::Some(condition) => !self.left.is_disjoint(&self.evaluate(condition).yes),
            Remaining::None(condition) => self.left.is_subset(&self.evaluate(condition).no),
            Remaining::AtLeast(least) => self.count(*least).is_some_and(|least| self.left_count() >= least),
            Remaining::AtMost(most) => self.count(*most).is_some_and(|most| self.left_count() <= most),
        }
    }

    fn fact(&self, test: &FactTest) -> AppVerdicts {
        let column = self.model.catalogue.columns.row(test.fact);
        match &test.test {
            Test::Known => {
                let mut all = self.model.catalogue.no_apps();
                all.insert_range(..);
                AppVerdicts::of_known(column.known.clone(), &all)
            }
            Test::AnyOf(values) => self.marks(column, test.fact, values, false),
            Test::AllOf(values) => self.marks(column, test.fact, values, true),
            Test::Equal(numbers) => {
                let numbers: Vec<f64> = numbers.iter().filter_map(|number| self.number(*number)).collect();
                numbers_where(column, |value| numbers.contains(&value))
            }
            Test::AtLeast(least) => match self.number(*least) {
                Some(least) => numbers_where(column, |value| value >= least),
                None => self.uniform(Kleene::Unknown),
            },
            Test::AtMost(most) => match self.number(*most) {
                Some(most) => numbers_where(column, |value| value <= most),
                None => self.uniform(Kleene::Unknown),
            },
            Test::AnyApp(apps) => self.links(column, apps, |links, wanted| {
                wanted.iter().any(|app| links.binary_search(app).is_ok())
            }),
            Test::AllApps(apps) => self.links(column, apps, |links, wanted| {
                wanted.iter().all(|app| links.binary_search(app).is_ok())
            }),
        }
    }

    fn marks(&self, column: &Column, fact: FactIx, values: &[Operand<ValueIx>], all: bool) -> AppVerdicts {
        let ColumnCells::Marks(marks) = &column.cells else { return self.uniform(Kleene::Unknown) };
        let mut having = if all { column.known.clone() } else { self.model.catalogue.no_apps() };
        for value in values.iter().filter_map(|value| self.value(fact, *value)) {
            match all {
                true => having.intersect_with(mark(marks, value)),
                false => having.union_with(mark(marks, value)),
            }
        }
        AppVerdicts::of_known(having, &column.known)
    }

    fn links(
        &self,
        column: &Column,
        apps: &[Operand<AppIx>],
        holds: impl Fn(&[AppIx], &[AppIx]) -> bool,
    ) -> AppVerdicts {
        let ColumnCells::Links(links) = &column.cells else { return self.uniform(Kleene::Unknown) };
        let wanted: Vec<AppIx> = apps.iter().filter_map(|app| self.app(*app)).collect();
        let mut yes = self.model.catalogue.no_apps();
        for at in column.known.ones() {
            if links.get(at).is_some_and(|links| holds(links, &wanted)) {
                yes.insert(at);
            }
        }
        AppVerdicts::of_known(yes, &column.known)
    }

    fn left_count(&self) -> i64 {
        // A catalogue has far fewer apps than that.
        i64::try_from(self.left.count_ones(..)).unwrap_or(i64::MAX)
    }

    fn count(&self, term: Operand<i64>) -> Option<i64> {
        match (term, self.operand) {
            (Operand::Fixed(count), _) | (Operand::Answer, Some(AnswerOperand::Number(count))) => Some(count),
            (Operand::Answer, _) => None,
        }
    }

    pub(super) fn value(&self, fact: FactIx, term: Operand<ValueIx>) -> Option<ValueIx> {
        match (term, self.operand) {
            (Operand::Fixed(value), _) => Some(value),
            (Operand::Answer, Some(AnswerOperand::Answer(question, answer))) => {
                let id = &self.model.graph.questions.row(question).answers()?.row(answer).id;
                self.model.graph.facts.row(fact).values()?.find(|value| value.id == *id)
            }
            (Operand::Answer, _) => None,
        }
    }

    pub(super) fn app(&self, term: Operand<AppIx>) -> Option<AppIx> {
        match (term, self.operand) {
            (Operand::Fixed(app), _) => Some(app),
            (Operand::Answer, Some(AnswerOperand::Answer(question, answer))) => {
                let id = &self.model.graph.questions.row(question).answers()?.row(answer).id;
                self.model.catalogue.find(id)
            }
            (Operand::Answer, _) => None,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers of a tree stay far below 2^53; lint refuses larger"
    )]
    pub(super) fn number(&self, term: Operand<f64>) -> Option<f64> {
        match (term, self.operand) {
            (Operand::Fixed(number), _) => Some(number),
            (Operand::Answer, Some(AnswerOperand::Number(number))) => Some(number as f64),
            (Operand::Answer, _) => None,
        }
    }
}

/// Whether one of the labels wanted is set.
pub fn any_label(set: &[LabelIx], wanted: &[LabelIx]) -> bool {
    set.iter().any(|label| wanted.contains(label))
}

/// Whether a question was answered on this path with one of these.
pub fn chose(path: &[Choice], question: QuestionIx, picks: &[Pick]) -> bool {
    path.iter().any(|choice| choice.question == question && choice.given.is_one_of(picks))
}

/// What a test says of the number that was given to a question on this path: unknown when none was.
pub fn number_is(path: &[Choice], question: QuestionIx, test: NumberTest) -> Kleene {
    let given = path.iter().find(|choice| choice.question == question).map(|choice| &choice.given);
    match given {
        Some(AnswerValue::Number(number)) => test.holds(*number).into(),
        Some(AnswerValue::Picks(_) | AnswerValue::Unknown) | None => Kleene::Unknown,
    }
}

fn mark(marks: &Table<ValueIx, AppSet>, value: ValueIx) -> &AppSet {
    marks.row(value)
}

/// How many apps a word of a set holds.
const WORD: usize = usize::BITS as usize;

fn numbers_where(column: &Column, holds: impl Fn(f64) -> bool) -> AppVerdicts {
    let mut yes = AppSet::with_capacity(column.known.len());
    if let ColumnCells::Numbers(numbers) = &column.cells {
        // Word by word, so that nothing is looked up for each app.
        let words = column.known.as_slice().iter().zip(yes.as_mut_slice());
        for ((known, word), numbers) in words.zip(numbers.chunks(WORD)) {
            let bits = numbers.iter().enumerate();
            *word = known & bits.fold(0, |word, (at, number)| word | usize::from(holds(*number)) << at);
        }
    }
    AppVerdicts::of_known(yes, &column.known)
}

/// Facts that are unknown, each with the apps concerned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnknownFacts(Vec<(FactIx, AppSet)>);

impl UnknownFacts {
    fn add(&mut self, fact: FactIx, apps: &AppSet) {
        match self.0.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, so_far)) => so_far.union_with(apps),
            None => self.0.push((fact, apps.clone())),
        }
    }

    /// Only what concerns these apps.
    pub(super) fn within(mut self, apps: &AppSet) -> Self {
        for (_, open) in &mut self.0 {
            open.intersect_with(apps);
        }
        self.0.retain(|(_, open)| !open.is_clear());
        self
    }

    /// Of each of these facts in turn whether it is unknown of one app.
    pub fn each_of(&self, app: AppIx) -> impl Iterator<Item = bool> + '_ {
        self.0.iter().map(move |(_, apps)| apps.contains(app.at()))
    }

    /// The facts, each with the apps of which it is unknown.
    pub(super) fn by_fact(&self) -> impl Iterator<Item = (FactIx, &AppSet)> {
        self.0.iter().map(|(fact, apps)| (*fact, apps))
    }

    /// Whether any is unknown of one of these apps.
    pub(super) fn concern(&self, apps: &AppSet) -> bool {
        self.0.iter().any(|(_, open)| !open.is_disjoint(apps))
    }

    /// The facts that are unknown of one app, in order of appearance.
    pub fn of(&self, app: AppIx) -> impl Iterator<Item = FactIx> + '_ {
        self.0.iter().filter(move |(_, apps)| apps.contains(app.at())).map(|(fact, _)| *fact)
    }
}
