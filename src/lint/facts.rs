//! The vocabulary, and tests of facts: each kind knows its own tests and values.

use super::conditions::ConditionScope;
use super::lowering::Lowering;
use super::operands::Compared;
use crate::draft::{
    FactDraft, FactKindDraft, FactWord, Named, TextDraft, Typed, Values, as_written, number_help, shown,
};
use crate::findings::{Finding, Rule};
use crate::model::{
    Fact, FactIx, FactKind, FactTest, FactValue, Operand, Table, Test, ValueIx, flag_false, flag_true,
};
use crate::source::{Scalar, ScalarType, Span};
use crate::text::Messages;

impl Lowering {
    /// The vocabulary.
    pub(super) fn vocabulary(&mut self, drafts: &[Named<'_, FactDraft<'_>>]) -> Table<FactIx, Fact> {
        drafts.iter().map(|named| self.vocabulary_fact(&named.id, &named.it)).collect()
    }

    fn vocabulary_fact(&mut self, id: &Typed<'_>, draft: &FactDraft<'_>) -> Fact {
        let kind = match &draft.kind {
            Some(FactKindDraft::Choice(values)) => FactKind::Choice(self.fact_values(values)),
            Some(FactKindDraft::Set(values)) => FactKind::Set(self.fact_values(values)),
            Some(FactKindDraft::Number(unit)) => FactKind::Number { unit: self.text(unit.as_ref()) },
            Some(FactKindDraft::Flag) => FactKind::Flag,
            Some(FactKindDraft::Apps) => FactKind::Apps,
            Some(FactKindDraft::Text) | None => FactKind::Text,
        };
        Fact {
            id: id.value.clone().into_owned(),
            label: self.text(draft.label.as_ref()),
            group: self.text_if(draft.group.as_ref()),
            help: self.text_if(draft.help.as_ref()),
            ask: self.letter_text(draft.ask.as_ref()),
            kind,
        }
    }

    fn fact_values(&mut self, drafts: &[Named<'_, TextDraft<'_>>]) -> Table<ValueIx, FactValue> {
        let value = |named: &Named<'_, TextDraft<'_>>| FactValue {
            id: named.id.value.clone().into_owned(),
            label: self.text(Some(&named.it)),
        };
        drafts.iter().map(value).collect()
    }

    /// A test of a fact.
    pub(super) fn fact_test(
        &mut self,
        word: FactWord,
        fact: &Typed<'_>,
        values: &Values<'_>,
        scope: ConditionScope,
    ) -> Option<FactTest> {
        let index = self.fact(fact)?;
        let facts = std::rc::Rc::clone(&self.facts);
        let known = facts.get(index)?;
        let test = match (&known.kind, word) {
            (FactKind::Choice(_) | FactKind::Flag, FactWord::Is)
            | (FactKind::Set(_), FactWord::Has | FactWord::HasAny) => {
                Test::AnyOf(self.value_terms(known, values, scope)?)
            }
            (FactKind::Set(_), FactWord::HasAll) => Test::AllOf(self.value_terms(known, values, scope)?),
            (FactKind::Apps, FactWord::Has | FactWord::HasAny) => {
                Test::AnyApp(self.app_terms(values, Compared::Fact(known), scope)?)
            }
            (FactKind::Apps, FactWord::HasAll) => {
                Test::AllApps(self.app_terms(values, Compared::Fact(known), scope)?)
            }
            (FactKind::Number { .. }, FactWord::Is) => Test::Equal(self.number_terms(known, values, scope)?),
            (FactKind::Number { .. }, FactWord::AtLeast) => {
                Test::AtLeast(self.number_terms(known, values, scope)?.first().copied()?)
            }
            (FactKind::Number { .. }, FactWord::AtMost) => {
                Test::AtMost(self.number_terms(known, values, scope)?.first().copied()?)
            }
            _ => {
                self.wrong_test(word, known, fact.span);
                return None;
            }
        };
        Some(FactTest { fact: index, test })
    }

    fn wrong_test(&mut self, word: FactWord, fact: &Fact, at: Span) {
        let messages = self.reporter.messages;
        let possible: &[&str] = match fact.kind {
            FactKind::Choice(_) | FactKind::Flag => &["is", "known"],
            FactKind::Set(_) | FactKind::Apps => &["has", "has_any", "has_all", "known"],
            FactKind::Number { .. } => &["is", "at_least", "at_most", "known"],
            FactKind::Text => &["known"],
        };
        let message = messages.fact_kind(&word.typed(), &fact.id, &self.kind_words(fact));
        self.reporter.advise(Rule::FACT_KIND, at, message, messages.test_with(&Messages::listed(possible)));
    }

    /// What a kind is called.
    pub(super) fn kind_words(&self, fact: &Fact) -> String {
        let messages = self.reporter.messages;
        match fact.kind {
            FactKind::Choice(_) => messages.kind_choice(),
            FactKind::Set(_) => messages.kind_set(),
            FactKind::Number { .. } => messages.kind_number(),
            FactKind::Flag => messages.kind_flag(),
            FactKind::Apps => messages.kind_apps(),
            FactKind::Text => messages.kind_text(),
        }
    }

    fn value_terms(
        &mut self,
        fact: &Fact,
        values: &Values<'_>,
        scope: ConditionScope,
    ) -> Option<Vec<Operand<ValueIx>>> {
        self.terms(fact, values, scope, |lint, value, at| lint.fact_value(fact, value, at))
    }

    fn number_terms(
        &mut self,
        fact: &Fact,
        values: &Values<'_>,
        scope: ConditionScope,
    ) -> Option<Vec<Operand<f64>>> {
        self.terms(fact, values, scope, |lint, value, at| lint.number(fact, value, at))
    }

    /// What a fact is compared with: values that `read` reads, or what is answered to the question.
    fn terms<T>(
        &mut self,
        fact: &Fact,
        values: &Values<'_>,
        scope: ConditionScope,
        read: impl Fn(&mut Self, &Scalar<'_>, Span) -> Option<T>,
    ) -> Option<Vec<Operand<T>>> {
        let mut terms = Vec::new();
        for value in values.items() {
            if value.value.text == "answer" {
                self.operand(Compared::Fact(fact), value.span, scope)?;
                terms.push(Operand::Answer);
            } else {
                terms.push(Operand::Fixed(read(self, &value.value, value.span)?));
            }
        }
        Some(terms)
    }

    /// A value of a choice, a set or a flag.
    pub(super) fn fact_value(&mut self, fact: &Fact, value: &Scalar<'_>, at: Span) -> Option<ValueIx> {
        let messages = self.reporter.messages;
        let Some(values) = fact.values() else {
            return match value.scalar_type() {
                ScalarType::Bool(true) => Some(flag_true()),
                ScalarType::Bool(false) => Some(flag_false()),
                _ => {
                    let message = messages.unknown_value(&shown(&value.text), &fact.id);
                    let possible = messages.known_words(&Messages::listed(["true", "false"]));
                    self.reporter.advise(Rule::UNKNOWN_VALUE, at, message, possible);
                    None
                }
            };
        };
        let id = value.text.as_ref();
        let found = values.find(|known| known.id == id);
        if found.is_none() {
            let ids = || values.iter().map(|(_, known)| known.id.as_str());
            let near = self.reporter.near.near(id, ids());
            let help = near.map(|near| messages.did_you_mean(&near.word)).or_else(|| {
                (1..=12).contains(&values.len()).then(|| messages.known_words(&Messages::listed(ids())))
            });
            let message = messages.unknown_value(&shown(id), &fact.id);
            let finding = Finding::new(Rule::UNKNOWN_VALUE, at, message).about([id, fact.id.as_str()]);
            self.reporter.out.push(finding.near(near).help(help));
        }
        found
    }

    /// A number that a fact may have.
    pub(super) fn number(&mut self, fact: &Fact, value: &Scalar<'_>, at: Span) -> Option<f64> {
        if let ScalarType::Number(number) = value.scalar_type() {
            return Some(number);
        }
        let messages = self.reporter.messages;
        let found = as_written(value, messages);
        let message = messages.value_kind(&fact.id, &self.kind_words(fact), &found);
        self.reporter.advise(Rule::FACT_KIND, at, message, number_help(value, messages));
        None
    }
}
