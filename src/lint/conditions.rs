//! Conditions: what may be tested where, and what the tests refer to.

use super::lowering::Lowering;
use super::operands::Compared;
use super::symbols::Answered;
use crate::draft::{ConditionDraft, NumberDraft, Quantifier, TestDraft, Typed, Values};
use crate::findings::{Finding, Rule};
use crate::model::{
    AnswerIx, AnswerTest, AppIx, Condition, FactTest, LabelIx, NumberTest, Operand, Pick, QuestionIx,
    Remaining, Test,
};
use crate::source::Span;
use crate::text::Messages;

/// What may be tested in a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConditionScope {
    /// Facts, and which app it is.
    pub app: bool,
    /// Labels, choices and what remains.
    pub walk: bool,
    /// The answer being given.
    pub answer: AnswerScope,
    /// The word `answer` in place of a value.
    pub operand: bool,
}

/// Whose answer is being given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnswerScope {
    /// None is.
    Nobody,
    /// That to this question, or just this answer of it.
    To(QuestionIx, Option<AnswerIx>),
    /// In a shared list that nothing uses: to whatever question.
    Whichever,
}

impl ConditionScope {
    /// `require` of an effect.
    pub(super) fn require(given: AnswerScope) -> Self {
        Self { app: true, walk: true, answer: given, operand: true }
    }

    /// `when` of an effect.
    pub(super) fn effect(given: AnswerScope) -> Self {
        Self { app: false, ..Self::require(given) }
    }

    /// `when` of a route.
    pub(super) fn route(given: AnswerScope) -> Self {
        Self { operand: false, ..Self::effect(given) }
    }

    /// `ask_when`, and `when` of the tree's and the outcomes' attention points.
    pub(super) fn walk() -> Self {
        Self::route(AnswerScope::Nobody)
    }

    /// `standing`, and `when` of an app's attention points.
    pub(super) fn app_on_walk() -> Self {
        Self { app: true, ..Self::walk() }
    }

    /// `from: { apps: … }`.
    pub(super) fn from() -> Self {
        Self { walk: false, ..Self::app_on_walk() }
    }
}

impl Lowering {
    /// A condition that may be left out.
    pub(super) fn condition_if(
        &mut self,
        draft: Option<&ConditionDraft<'_>>,
        scope: ConditionScope,
    ) -> Option<Condition> {
        draft.map(|draft| self.condition(draft, scope))
    }

    /// A condition. What is wrong in it is reported and stands for "true of nothing".
    pub(super) fn condition(&mut self, draft: &ConditionDraft<'_>, scope: ConditionScope) -> Condition {
        self.test(draft, scope).unwrap_or_else(|| Condition::Any(Vec::new()))
    }

    fn test(&mut self, draft: &ConditionDraft<'_>, scope: ConditionScope) -> Option<Condition> {
        let at = draft.span;
        Some(match &draft.test {
            TestDraft::All(parts) => Condition::All(self.parts(parts, scope)),
            TestDraft::Any(parts) => Condition::Any(self.parts(parts, scope)),
            TestDraft::Not(part) => Condition::Not(Box::new(self.condition(part, scope))),
            TestDraft::Fact { word, fact, values } => {
                let allowed = self.about_an_app(word.typed(), at, scope);
                let test = self.fact_test(*word, fact, values, scope)?;
                allowed.then_some(Condition::Fact(test))?
            }
            TestDraft::Known(fact) => {
                let allowed = self.about_an_app("known", at, scope);
                let fact = self.fact(fact)?;
                allowed.then_some(Condition::Fact(FactTest { fact, test: Test::Known }))?
            }
            TestDraft::App(apps) => {
                let allowed = self.about_an_app("app", at, scope);
                let apps = self.app_terms(apps, Compared::App, scope)?;
                allowed.then_some(Condition::App(apps))?
            }
            TestDraft::Label(labels) => {
                let allowed = self.on_a_walk("label", at, scope);
                let test = self.label_test(labels);
                allowed.then_some(test)?
            }
            TestDraft::Chose { question, answers } => {
                let allowed = self.on_a_walk("chose", at, scope);
                let chose = self.chose(question, answers)?;
                allowed.then_some(chose)?
            }
            TestDraft::Number { question, test } => {
                let allowed = self.on_a_walk("number", at, scope);
                let number = self.earlier_number(question, *test)?;
                allowed.then_some(number)?
            }
            TestDraft::AnswerIs(values) => Condition::Answer(self.answer_is(values, at, scope)?),
            TestDraft::AnswerAtLeast(number) => {
                self.answer_is_number("at_least", at, scope)?;
                Condition::Answer(AnswerTest::AtLeast(number.value))
            }
            TestDraft::AnswerAtMost(number) => {
                self.answer_is_number("at_most", at, scope)?;
                Condition::Answer(AnswerTest::AtMost(number.value))
            }
            TestDraft::Over(..) | TestDraft::LeftAtLeast(_) | TestDraft::LeftAtMost(_) => {
                let allowed = self.on_a_walk("remaining", at, scope);
                let remaining = self.remaining(&draft.test, scope)?;
                allowed.then_some(Condition::Remaining(Box::new(remaining)))?
            }
        })
    }

    fn parts(&mut self, parts: &[ConditionDraft<'_>], scope: ConditionScope) -> Vec<Condition> {
        parts.iter().map(|part| self.condition(part, scope)).collect()
    }

    fn remaining(&mut self, test: &TestDraft<'_>, scope: ConditionScope) -> Option<Remaining> {
        Some(match test {
            TestDraft::Over(quantifier, part) => {
                let part = self.condition(part, ConditionScope { app: true, ..scope });
                match quantifier {
                    Quantifier::All => Remaining::All(part),
                    Quantifier::Some => Remaining::Some(part),
                    Quantifier::None => Remaining::None(part),
                }
            }
            TestDraft::LeftAtLeast(number) => Remaining::AtLeast(self.count(number, scope)?),
            TestDraft::LeftAtMost(number) => Remaining::AtMost(self.count(number, scope)?),
            _ => return None,
        })
    }

    fn about_an_app(&mut self, word: &str, at: Span, scope: ConditionScope) -> bool {
        if !scope.app {
            let message = self.reporter.messages.fact_not_here(&word);
            self.reporter.advise(Rule::FACT_NOT_HERE, at, message, self.reporter.messages.use_remaining());
        }
        scope.app
    }

    fn on_a_walk(&mut self, word: &str, at: Span, scope: ConditionScope) -> bool {
        if !scope.walk {
            let message = self.reporter.messages.test_not_here(&word);
            self.reporter.advise(Rule::TEST_NOT_HERE, at, message, self.reporter.messages.tests_of_from());
        }
        scope.walk
    }

    /// A label; one that nothing sets is a warning, and gets an index of its own.
    pub(super) fn label(&mut self, label: &Typed<'_>) -> LabelIx {
        if let Some(known) = self.symbols.labels.get(&label.value) {
            self.symbols.labels.mark(known);
            if crate::model::Ix::at(known) < self.symbols.labels_set {
                return known;
            }
        }
        // What was tested before and is never set has an index too, and is no suggestion.
        let set = self.symbols.labels_set;
        let labels = self.symbols.labels.ids();
        let is_set =
            |id: &&str| self.symbols.labels.get(id).is_some_and(|label| crate::model::Ix::at(label) < set);
        let known = labels.filter(is_set).chain(self.symbols.derived.ids());
        let near = self.reporter.near.near(&label.value, known);
        let help = near.map(|near| self.reporter.messages.did_you_mean(&near.word));
        let message = self.reporter.messages.label_never_set(&label.value);
        let finding = Finding::new(Rule::LABEL_NEVER_SET, label.span, message).about([label.value.as_ref()]);
        self.reporter.out.push(finding.near(near).help(help));
        self.symbols.labels.add(&label.value)
    }

    fn question_named(&mut self, question: &Typed<'_>) -> Option<QuestionIx> {
        self.reporter.find(
            &mut self.symbols.questions,
            question,
            Rule::UNKNOWN_QUESTION,
            Messages::finding_unknown_question,
        )
    }

    fn chose(&mut self, question: &Typed<'_>, answers: &Values<'_>) -> Option<Condition> {
        let found = self.question_named(question)?;
        let kind = self.symbols.offers(found)?.kind;
        let messages = self.reporter.messages;
        let wrong = match kind {
            Answered::Number { .. } => {
                Some((messages.chose_number(&question.value), Some(messages.use_number())))
            }
            Answered::Info => Some((messages.info_has_no_answer(&question.value), None)),
            _ => None,
        };
        if let Some((message, help)) = wrong {
            self.reporter.advise(Rule::ANSWER_KIND, question.span, message, help);
            return None;
        }
        self.symbols.chose.push((found, question.span));
        let picks = answers.typed().filter_map(|answer| self.pick(found, &answer)).collect();
        Some(Condition::Chose { question: found, picks })
    }

    fn earlier_number(&mut self, question: &Typed<'_>, test: NumberDraft) -> Option<Condition> {
        let found = self.question_named(question)?;
        let messages = self.reporter.messages;
        let (message, help) = match self.symbols.offers(found)?.kind {
            Answered::Number { .. } => {
                self.symbols.chose.push((found, question.span));
                let test = match test {
                    NumberDraft::AtLeast(least) => NumberTest::AtLeast(least),
                    NumberDraft::AtMost(most) => NumberTest::AtMost(most),
                };
                return Some(Condition::Number { question: found, test });
            }
            Answered::Info => (messages.info_has_no_answer(&question.value), None),
            Answered::One | Answered::Many { .. } => {
                (messages.number_of_list(&question.value), Some(messages.use_chose()))
            }
            Answered::Unclear => return None,
        };
        self.reporter.advise(Rule::ANSWER_KIND, question.span, message, help);
        None
    }

    fn pick(&mut self, question: QuestionIx, answer: &Typed<'_>) -> Option<Pick> {
        if answer.value != "unknown" {
            return self.answer(question, answer).map(Pick::Answer);
        }
        let offers = self.symbols.offers(question)?;
        if !offers.unknown {
            let message = self.reporter.messages.no_unknown(&offers.id);
            self.reporter.report(Rule::UNKNOWN_ANSWER, answer.span, message);
        }
        Some(Pick::Unknown)
    }

    /// An answer of a question.
    pub(super) fn answer(&mut self, question: QuestionIx, answer: &Typed<'_>) -> Option<AnswerIx> {
        let offers = self.symbols.offers(question)?;
        let found = offers.answers.get(&answer.value);
        if found.is_none() && offers.kind != Answered::Unclear {
            let near = self.reporter.near.near(&answer.value, offers.answers.ids());
            let help = near.map(|near| self.reporter.messages.did_you_mean(&near.word));
            let shown = crate::draft::shown(&answer.value);
            let message = self.reporter.messages.finding_unknown_answer(&shown, &offers.id);
            let finding = Finding::new(Rule::UNKNOWN_ANSWER, answer.span, message);
            let finding = finding.about([answer.value.as_ref(), offers.id.as_str()]);
            self.reporter.out.push(finding.near(near).help(help));
        }
        found
    }

    /// The app terms of `app` and of facts that hold apps.
    pub(super) fn app_terms(
        &mut self,
        values: &Values<'_>,
        with: Compared<'_>,
        scope: ConditionScope,
    ) -> Option<Vec<Operand<AppIx>>> {
        let mut terms = Vec::new();
        for value in values.typed() {
            if value.value == "answer" {
                self.operand(with, value.span, scope)?;
                terms.push(Operand::Answer);
            } else {
                terms.push(Operand::Fixed(self.app(&value)?));
            }
        }
        Some(terms)
    }

    /// An app of the catalogue.
    pub(super) fn app(&mut self, app: &Typed<'_>) -> Option<AppIx> {
        self.reporter.find(&mut self.symbols.apps, app, Rule::UNKNOWN_APP, Messages::finding_unknown_app)
    }

    /// A fact of the vocabulary.
    pub(super) fn fact(&mut self, fact: &Typed<'_>) -> Option<crate::model::FactIx> {
        self.reporter.find(&mut self.symbols.facts, fact, Rule::UNKNOWN_FACT, Messages::unknown_fact)
    }
}
