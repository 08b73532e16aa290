//! Where findings go: in one language, with advice about what was meant.

use std::collections::BTreeMap;

use super::symbols::Symbols;
use crate::draft::Typed;
use crate::findings::{Finding, Findings, Rule, Suggester};
use crate::model::Ix;
use crate::source::Span;
use crate::text::Messages;

/// This many ids are named when none is near.
const FEW: usize = 8;

/// Where findings go, and in which language.
#[derive(Debug)]
pub(super) struct Reporter {
    pub messages: Messages,
    pub near: Suggester,
    pub out: Findings,
}

/// A sentence about one id.
pub(super) type Sentence = fn(Messages, &dyn std::fmt::Display) -> String;

impl Reporter {
    /// Reports to nobody yet.
    pub(super) fn new(messages: Messages) -> Self {
        Self { messages, near: Suggester::default(), out: Findings::new() }
    }

    /// A problem.
    pub(super) fn report(&mut self, rule: Rule, place: Span, message: String) {
        self.out.push(Finding::new(rule, place, message));
    }

    /// A problem, with what to do about it.
    pub(super) fn advise(
        &mut self,
        rule: Rule,
        place: Span,
        message: String,
        help: impl Into<Option<String>>,
    ) {
        self.out.push(Finding::new(rule, place, message).help(help));
    }

    /// A problem, with another place.
    pub(super) fn relate(&mut self, rule: Rule, place: Span, message: String, other: Span, words: String) {
        self.out.push(Finding::new(rule, place, message).related(other, words));
    }

    /// Reports every id that stands twice, with the place where it stood first.
    pub(super) fn ids_once<'i, 's: 'i>(
        &mut self,
        ids: impl IntoIterator<Item = &'i Typed<'s>>,
        duplicate: Sentence,
    ) {
        let mut seen = BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.get(&id.value) {
                let message = duplicate(self.messages, &id.value);
                self.relate(Rule::DUPLICATE_ID, id.span, message, *first, self.messages.first_here());
            } else {
                seen.insert(&id.value, id.span);
            }
        }
    }

    /// The known id that is nearest to a wrong one, as advice.
    pub(super) fn nearest<'k>(
        &self,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<String> {
        Some(self.messages.did_you_mean(&self.near.nearest(wrong, known)?))
    }

    /// Reports what is not there: the first id that the finding names. `known` are the ids that there are.
    pub(super) fn missing(&mut self, finding: Finding, known: Vec<&str>) {
        let wrong = finding.names.first().map_or("", String::as_str);
        let near = self.near.near(wrong, known.iter().copied());
        let help = near.map(|near| self.messages.did_you_mean(&near.word)).or_else(|| {
            let few = (1..=FEW).contains(&known.len());
            few.then(|| self.messages.known_words(&Messages::listed(&known)))
        });
        self.out.push(finding.near(near).help(help));
    }

    /// The index of an id; reports an id that is not there.
    pub(super) fn find<I: Ix>(
        &mut self,
        index: &mut Symbols<I>,
        id: &Typed<'_>,
        rule: Rule,
        sentence: Sentence,
    ) -> Option<I> {
        let found = index.get(&id.value);
        match found {
            Some(found) => index.mark(found),
            None => {
                let known: Vec<&str> = index.ids().collect();
                let message = sentence(self.messages, &crate::draft::shown(&id.value));
                self.missing(Finding::new(rule, id.span, message).about([id.value.as_ref()]), known);
            }
        }
        found
    }
}
