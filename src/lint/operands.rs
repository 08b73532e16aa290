//! The answer being given: tests of it, and the word `answer` in place of a value.

use super::conditions::{AnswerScope, ConditionScope};
use super::lowering::Lowering;
use super::symbols::Answered;
use crate::draft::{Values, as_written, shown, whole_number_help};
use crate::findings::Rule;
use crate::model::{AnswerTest, Fact, FactKind, Ix, Operand};
use crate::source::{Scalar, Span, Spanned};

/// What the word `answer` is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Compared<'f> {
    /// A fact.
    Fact(&'f Fact),
    /// The app itself.
    App,
    /// How many apps are left.
    Count,
}

impl Lowering {
    /// The word `answer` in place of a value; `None` when it is not allowed there, which is reported.
    pub(super) fn operand(&mut self, with: Compared<'_>, at: Span, scope: ConditionScope) -> Option<()> {
        let messages = self.reporter.messages;
        let (question, answer) = match scope.answer {
            AnswerScope::To(question, answer) if scope.operand => (question, answer),
            AnswerScope::Nobody => {
                self.reporter.report(Rule::ANSWER_NOT_HERE, at, messages.answer_not_here());
                return None;
            }
            _ => {
                self.reporter.report(Rule::ANSWER_NOT_HERE, at, messages.answer_in_route());
                return None;
            }
        };
        let name = match with {
            Compared::Fact(fact) => fact.id.as_str(),
            Compared::App => "app",
            Compared::Count => "remaining",
        };
        let offers = self.symbols.offers(question)?;
        let is_number = matches!(with, Compared::Count)
            || matches!(with, Compared::Fact(fact) if matches!(fact.kind, FactKind::Number { .. }));
        let fits = match offers.kind {
            Answered::Info => {
                let message = messages.info_has_no_answer(&offers.id);
                self.reporter.report(Rule::ANSWER_NOT_HERE, at, message);
                return None;
            }
            Answered::Unclear => return None,
            Answered::Number { .. } => is_number,
            Answered::One | Answered::Many { .. } => {
                !is_number && !matches!(with, Compared::Fact(fact) if matches!(fact.kind, FactKind::Flag))
            }
        };
        if !fits {
            let message = messages.answer_incomparable(&name, &offers.id);
            self.reporter.report(Rule::ANSWER_KIND, at, message);
            return None;
        }
        let possible = |id: &str| match with {
            Compared::Fact(fact) => match fact.values() {
                Some(values) => values.find(|value| value.id == id).is_some(),
                None => self.symbols.apps.get(id).is_some(),
            },
            Compared::App => self.symbols.apps.get(id).is_some(),
            Compared::Count => true,
        };
        let chosen = |id: &&str| answer.is_none_or(|answer| offers.answers.get(id) == Some(answer));
        if !is_number && !offers.generated && !offers.answers.ids().filter(chosen).any(possible) {
            let message = messages.answer_never_fits(&name);
            self.reporter.report(Rule::ANSWER_NEVER_FITS, at, message);
        }
        Some(())
    }

    /// A number of apps.
    pub(super) fn count(
        &mut self,
        number: &Spanned<Scalar<'_>>,
        scope: ConditionScope,
    ) -> Option<Operand<i64>> {
        if number.value.text == "answer" {
            self.operand(Compared::Count, number.span, scope)?;
            return Some(Operand::Answer);
        }
        match number.value.whole() {
            Some(whole) => Some(Operand::Fixed(whole)),
            None => {
                let messages = self.reporter.messages;
                let found = as_written(&number.value, messages);
                let message = messages.wrong_kind(&messages.a_whole_number(), &found);
                self.reporter.advise(
                    Rule::WRONG_KIND,
                    number.span,
                    message,
                    whole_number_help(&number.value, messages),
                );
                None
            }
        }
    }

    /// Whose answer may be tested here; reports a place where none is given.
    fn given(&mut self, at: Span, scope: ConditionScope) -> Option<Answered> {
        match scope.answer {
            AnswerScope::To(question, _) => {
                let offers = self.symbols.offers(question)?;
                if offers.kind == Answered::Info {
                    let message = self.reporter.messages.info_has_no_answer(&offers.id);
                    self.reporter.report(Rule::ANSWER_NOT_HERE, at, message);
                    return None;
                }
                Some(offers.kind)
            }
            AnswerScope::Nobody => {
                self.reporter.report(Rule::ANSWER_NOT_HERE, at, self.reporter.messages.answer_not_here());
                None
            }
            AnswerScope::Whichever => None,
        }
    }

    /// Checks that the answer being given is a number.
    pub(super) fn answer_is_number(&mut self, word: &str, at: Span, scope: ConditionScope) -> Option<()> {
        let kind = self.given(at, scope)?;
        if matches!(kind, Answered::Number { .. }) {
            return Some(());
        }
        if let AnswerScope::To(question, _) = scope.answer
            && let Some(offers) = self.symbols.offers(question)
            && kind != Answered::Unclear
        {
            let message = self.reporter.messages.answer_number_only(&word, &offers.id);
            self.reporter.report(Rule::ANSWER_KIND, at, message);
        }
        None
    }

    /// `answer: { is: … }`.
    pub(super) fn answer_is(
        &mut self,
        values: &Values<'_>,
        at: Span,
        scope: ConditionScope,
    ) -> Option<AnswerTest> {
        let kind = self.given(at, scope)?;
        let AnswerScope::To(question, _) = scope.answer else { return None };
        if !matches!(kind, Answered::Number { .. }) {
            let answers = values.typed().filter_map(|value| self.answer(question, &value)).collect();
            return Some(AnswerTest::Is(answers));
        }
        let messages = self.reporter.messages;
        let mut numbers = Vec::new();
        for value in values.items() {
            match value.value.whole() {
                Some(whole) => numbers.push(whole),
                None => {
                    let id = self.symbols.offers.get(question.at()).map_or("", |offers| &offers.id);
                    let message = messages.finding_not_a_number(&shown(&value.value.text), &id);
                    self.reporter.advise(
                        Rule::ANSWER_KIND,
                        value.span,
                        message,
                        whole_number_help(&value.value, messages),
                    );
                }
            }
        }
        Some(AnswerTest::Number(numbers))
    }
}
