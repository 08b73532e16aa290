//! The tests of facts that a walk can meet: those of the questions on it, of the others in their groups, and of the standings.
//! Where all of them say of an app what they said before, the walk is the same to its end.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::AnswerValue;
use super::evaluate::{AnswerOperand, EvalContext};
use super::kleene::Kleene;
use super::walk::RecordedWalk;
use crate::model::{
    Answer, AnswerIx, AppIx, AppSet, Condition, FactIx, FactTest, Ix, Model, Operand, Question, QuestionIx,
    QuestionKind, Route, RouteTarget, Test,
};
use crate::order;

/// A test with what `answer` stands for in it.
type OperandTest<'m> = (&'m FactTest, Option<AnswerOperand>);

/// All tests of facts that a walk can meet, by fact.
#[derive(Debug, Default)]
pub(super) struct WalkTests<'m> {
    tests: BTreeMap<FactIx, Vec<OperandTest<'m>>>,
    /// The answers that a number may be compared with, whichever is given: the lowest and the highest.
    ranges: BTreeMap<FactIx, Vec<(i64, i64)>>,
    /// Whether something looks at what is left.
    looks_at_left: bool,
}

impl<'m> WalkTests<'m> {
    pub(super) fn of(model: &'m Model, walk: &RecordedWalk) -> Self {
        let mut tests = Self::default();
        tests.add_all(model.graph.standing.iter().map(|rule| &rule.when), &[None]);
        let walk = &walk.walk;
        let on_path = walk.path.iter().map(|choice| choice.question);
        let passed = walk.skipped.iter().map(|skip| skip.question).chain(walk.shown.iter().copied());
        let mut open: Vec<QuestionIx> = on_path.chain(passed).collect();
        let mut seen = BTreeSet::new();
        while let Some(question) = open.pop() {
            if !seen.insert(question) {
                continue;
            }
            let row = model.graph.questions.row(question);
            let group = row.group.map(|group| model.graph.groups.row(group));
            match group {
                // Which of a group comes next hangs on what all their answers would do.
                Some(group) => {
                    open.extend(group.questions());
                    tests.add_routes(model, &group.way);
                    tests.add_question(model, question, None);
                }
                None => tests.add_question(model, question, Some(walk.given(question))),
            }
        }
        tests
    }

    /// All tests that a walk with these answers can meet, wherever it goes.
    pub(super) fn of_answers(model: &'m Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        let mut tests = Self::default();
        tests.add_all(model.graph.standing.iter().map(|rule| &rule.when), &[None]);
        model.graph.groups.rows().iter().for_each(|group| tests.add_routes(model, &group.way));
        for (question, row) in model.graph.questions.iter() {
            let given = row.group.is_none().then(|| choices.get(&question));
            tests.add_question(model, question, given);
        }
        tests
    }

    /// The tests that are met at one question, of no group, that was answered so or passed by.
    pub(super) fn at(model: &'m Model, question: QuestionIx, given: Option<&AnswerValue>) -> Self {
        let mut tests = Self::default();
        tests.add_question(model, question, Some(given));
        tests
    }

    /// The tests of a question: of the answer that was given, or of all that may be.
    fn add_question(&mut self, model: &'m Model, ix: QuestionIx, given: Option<Option<&AnswerValue>>) {
        let question = model.graph.questions.row(ix);
        let counts = |answer: AnswerIx| match given {
            None => true,
            Some(given) => given.is_some_and(|given| given.chosen().contains(&answer)),
        };
        let answers = question.answer_rows().iter().enumerate().map(|(at, row)| (AnswerIx::new(at), row));
        let answers: Vec<(AnswerIx, &Answer)> = answers.filter(|(answer, _)| counts(*answer)).collect();
        let mut operands: Vec<Option<AnswerOperand>> =
            answers.iter().map(|(answer, _)| Some(AnswerOperand::Answer(ix, *answer))).collect();
        if let Some(Some(AnswerValue::Number(number))) = given {
            operands.push(Some(AnswerOperand::Number(*number)));
        }
        let effects = std::iter::once(&question.effects).chain(answers.iter().map(|(_, row)| &row.effects));
        let requirements = effects.flat_map(|effects| effects.keep.iter().chain(&effects.prefer));
        let conditions: Vec<&Condition> =
            requirements.flat_map(|effect| effect.when.iter().chain([&effect.require])).collect();
        if given.is_none() {
            self.add_ranges(question, &conditions);
        }
        self.add_all(conditions, &operands);
        self.add_all(&question.ask_when, &[None]);
        self.add_all(question.made.iter().map(|made| &made.of), &[None]);
        self.add_routes(model, &question.way);
        question.unknown.iter().for_each(|way| self.add_routes(model, way));
        answers.iter().filter_map(|(_, row)| row.way.as_ref()).for_each(|way| self.add_routes(model, way));
    }

    fn add_routes(&mut self, model: &'m Model, routes: &'m [Route]) {
        for route in routes {
            self.add_all(&route.when, &[None]);
            if let RouteTarget::Use(list) = route.target {
                self.add_routes(model, &model.graph.routes.row(list).routes);
            }
        }
    }

    fn add_all(
        &mut self,
        conditions: impl IntoIterator<Item = &'m Condition>,
        operands: &[Option<AnswerOperand>],
    ) {
        for condition in conditions {
            condition.visit(&mut |part| {
                self.looks_at_left |= matches!(part, Condition::Remaining(_));
                let Condition::Fact(test) = part else { return };
                let of_fact = self.tests.entry(test.fact).or_default();
                match test.compares_with_answer() {
                    true => of_fact.extend(operands.iter().map(|operand| (test, *operand))),
                    false => of_fact.push((test, None)),
                }
            });
        }
    }

    fn add_ranges(&mut self, question: &Question, conditions: &[&'m Condition]) {
        let QuestionKind::Number { min, max, .. } = question.kind else { return };
        for condition in conditions {
            condition.visit(&mut |part| match part {
                Condition::Fact(test) if test.compares_with_answer() => {
                    self.ranges.entry(test.fact).or_default().push((min, max));
                }
                _ => {}
            });
        }
    }

    /// The facts that are tested.
    pub(super) fn facts(&self) -> impl Iterator<Item = FactIx> {
        let facts = order::set(self.tests.keys().chain(self.ranges.keys()).copied());
        facts.into_iter()
    }

    /// Whether something looks at what is left.
    pub(super) fn looks_at_left(&self) -> bool {
        self.looks_at_left
    }

    /// Whether which numbers behave alike hangs on the values of a fact.
    pub(super) fn has_ranges(&self, fact: FactIx) -> bool {
        self.ranges.contains_key(&fact)
    }

    /// What the tests of a fact say of one app, in their order.
    pub(super) fn verdicts(&self, model: &Model, fact: FactIx, app: AppIx) -> Vec<Kleene> {
        let none = AppSet::default();
        let tests = self.tests.get(&fact).into_iter().flatten();
        tests.map(|(test, operand)| facts_alone(model, &none, *operand).fact_of_app(test, app)).collect()
    }

    /// The numbers that a fact is compared with, rising, each once.
    pub(super) fn numbers(&self, model: &Model, fact: FactIx) -> Vec<f64> {
        let none = AppSet::default();
        let mut numbers = Vec::new();
        for (test, operand) in self.tests.get(&fact).into_iter().flatten() {
            let context = facts_alone(model, &none, *operand);
            let terms: &[Operand<f64>] = match &test.test {
                Test::Equal(terms) => terms,
                Test::AtLeast(term) | Test::AtMost(term) => std::slice::from_ref(term),
                _ => &[],
            };
            numbers.extend(terms.iter().filter_map(|term| context.number(*term)));
        }
        order::by(&mut numbers, f64::total_cmp);
        numbers.dedup();
        numbers
    }

    /// The whole numbers that answers may be which a fact is compared with: the lowest and the highest of each question.
    pub(super) fn ranges(&self, fact: FactIx) -> &[(i64, i64)] {
        self.ranges.get(&fact).map_or(&[], Vec::as_slice)
    }

    /// The apps that a fact is searched for, in order.
    pub(super) fn apps(&self, model: &Model, fact: FactIx) -> BTreeSet<AppIx> {
        let none = AppSet::default();
        let mut apps = BTreeSet::new();
        for (test, operand) in self.tests.get(&fact).into_iter().flatten() {
            let context = facts_alone(model, &none, *operand);
            if let Test::AnyApp(terms) | Test::AllApps(terms) = &test.test {
                apps.extend(terms.iter().filter_map(|term| context.app(*term)));
            }
        }
        apps
    }
}

/// Where nothing is known but the facts, and what `answer` stands for.
fn facts_alone<'a>(model: &'a Model, none: &'a AppSet, operand: Option<AnswerOperand>) -> EvalContext<'a> {
    EvalContext { operand, ..EvalContext::of_facts(model, none) }
}
