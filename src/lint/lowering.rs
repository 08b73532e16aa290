//! From drafts to the model: the parts that occur everywhere. Reports what refers to nothing.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::reporter::Reporter;
use super::symbols::{DatedPlace, SymbolTable};
use crate::draft::{ReferenceDraft, TextDraft, Typed};
use crate::findings::{Finding, Rule};
use crate::model::{Fact, FactIx, Ix, Reference, Table};
use crate::source::Span;
use crate::text::{Day, Messages, SafeText};

/// What lowering needs and gathers.
#[derive(Debug)]
pub(super) struct Lowering {
    pub reporter: Reporter,
    pub symbols: SymbolTable,
    /// The vocabulary, already lowered.
    pub facts: Rc<Table<FactIx, Fact>>,
    /// The attention points that ask something of somebody and have no id.
    pub points_without_id: Vec<Span>,
    /// The dates of which none should be in the future, each where it stands first.
    pub dates: BTreeMap<(Day, &'static str), DatedPlace>,
    /// The first day that the edition can mean, where it is a date.
    pub edition: Option<Day>,
}

impl Lowering {
    /// A text that must be there; the validator reports one that is not.
    pub(super) fn text(&mut self, text: Option<&TextDraft<'_>>) -> SafeText {
        self.text_if(text).unwrap_or_default()
    }

    /// A text that may be left out.
    pub(super) fn text_if(&mut self, text: Option<&TextDraft<'_>>) -> Option<SafeText> {
        match text? {
            TextDraft::Words(words) => Some(SafeText::new(&words.value)),
            TextDraft::Named(name) => {
                let found = self.symbols.texts.get(name.value.as_ref()).map(|text| SafeText::new(text));
                if found.is_none() {
                    let known = self.symbols.texts.keys().map(String::as_str);
                    let near = self.reporter.near.near(&name.value, known);
                    let help = near.map(|near| self.reporter.messages.did_you_mean(&near.word));
                    let message = self.reporter.messages.unknown_text(&name.value);
                    let finding = Finding::new(Rule::UNKNOWN_TEXT, name.span, message);
                    self.reporter.out.push(finding.about([name.value.as_ref()]).near(near).help(help));
                }
                self.symbols.texts_used.insert(name.value.clone().into_owned());
                found
            }
        }
    }

    /// A date on which something was found out or happened: it is remembered, each once, until the day is known.
    pub(super) fn past(&mut self, key: &'static str, date: &Typed<'_>) -> SafeText {
        if let Some(day) = Day::first_of(&date.value) {
            let place = || DatedPlace { date: date.value.to_string(), place: date.span, count: 0 };
            self.dates.entry((day, key)).or_insert_with(place).count += 1;
        }
        typed(date)
    }

    /// References to sources.
    pub(super) fn references(&mut self, drafts: &[ReferenceDraft<'_>]) -> Vec<Reference> {
        drafts.iter().filter_map(|draft| self.reference(draft)).collect()
    }

    fn reference(&mut self, draft: &ReferenceDraft<'_>) -> Option<Reference> {
        let id = draft.source.as_ref()?;
        let source = self.reporter.find(
            &mut self.symbols.sources,
            id,
            Rule::UNKNOWN_SOURCE,
            Messages::unknown_source,
        )?;
        if let Some(at) = &draft.at
            && let Some(Some(places)) = self.symbols.places.get(source.at())
            && !places.contains(at.value.as_ref())
        {
            let help = self.reporter.nearest(&at.value, places.iter().map(String::as_str));
            let message = self.reporter.messages.unknown_place(&crate::draft::shown(&at.value), &id.value);
            self.reporter.advise(Rule::UNKNOWN_PLACE, at.span, message, help);
        }
        Some(Reference { source, at: draft.at.as_ref().map(typed) })
    }
}

/// Typed characters, made safe.
pub(super) fn typed(typed: &Typed<'_>) -> SafeText {
    SafeText::new(&typed.value)
}
