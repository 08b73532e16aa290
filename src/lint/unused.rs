//! What is defined and used nowhere, and sources without a date.

use std::collections::BTreeSet;

use super::lowering::Lowering;
use super::symbols::Symbols;
use crate::draft::{EffectsDraft, Named, SourceDraft, TreeDraft, Typed};
use crate::findings::{Finding, Rule};
use crate::model::{Ix, LabelIx, Model};
use crate::order;
use crate::text::Messages;

impl Lowering {
    /// Reports what nothing uses. `labels` are those that are set, with their first places.
    pub(super) fn unused(&mut self, tree: &TreeDraft<'_>, labels: &[Typed<'_>]) {
        let messages = self.reporter.messages;
        for named in
            tree.texts.iter().filter(|named| !self.symbols.texts_used.contains(named.id.value.as_ref()))
        {
            let message = messages.unused_text(&named.id.value);
            let finding = Finding::new(Rule::UNUSED_TEXT, named.id.span, message);
            self.reporter.out.push(finding.about([named.id.value.as_ref()]));
        }
        let unused = [
            unused_ids(of(&tree.routes), &self.symbols.routes, Rule::UNUSED_ROUTES, Messages::unused_routes),
            unused_ids(of(&tree.phases), &self.symbols.phases, Rule::UNUSED_PHASE, Messages::unused_phase),
            unused_ids(
                of(&tree.sources),
                &self.symbols.sources,
                Rule::UNUSED_SOURCE,
                Messages::unused_source,
            ),
            unused_ids(of(&tree.plans), &self.symbols.plans, Rule::UNUSED_PLAN, Messages::unused_plan),
            unused_ids(
                labels.to_vec(),
                &self.symbols.labels,
                Rule::LABEL_NEVER_TESTED,
                Messages::label_never_tested,
            ),
            unused_ids(
                of(&tree.derive),
                &self.symbols.derived,
                Rule::LABEL_NEVER_TESTED,
                Messages::derived_never_tested,
            ),
        ];
        for (rule, sentence, ids) in unused {
            for id in ids {
                let finding = Finding::new(rule, id.span, sentence(messages, &id.value));
                self.reporter.out.push(finding.about([id.value.as_ref()]));
            }
        }
        let is_undated = |source: &SourceDraft<'_>| source.date.is_none() && source.checked.is_none();
        for named in tree.sources.iter().filter(|named| is_undated(&named.it)) {
            let message = messages.source_without_date(&named.id.value);
            self.reporter.advise(Rule::SOURCE_WITHOUT_DATE, named.id.span, message, messages.tell_the_age());
        }
    }

    /// Reports explained words that occur in no text of the tree or the catalogue.
    pub(super) fn unused_terms(&mut self, tree: &TreeDraft<'_>, model: &Model) {
        if tree.glossary.is_empty() {
            return;
        }
        // Words are looked for until all have been seen: mostly that is after a few pages.
        let terms = tree.glossary.iter().flat_map(|named| &named.it.terms);
        let mut missing = order::set(terms.flat_map(words).map(str::to_lowercase));
        // Lower case is made only of words as long as one that is looked for.
        let lengths = order::set(missing.iter().map(String::len));
        super::texts::each(model, &mut |text| {
            if missing.is_empty() {
                return;
            }
            for word in split(text).filter(|word| lengths.contains(&word.len())) {
                missing.remove(&word.to_lowercase());
            }
        });
        let stands = |term: &Typed<'_>| words(term).all(|word| !missing.contains(&word.to_lowercase()));
        // Without a term there is none that could stand anywhere: that is another mistake.
        let has_terms = tree.glossary.iter().filter(|named| !named.it.terms.is_empty());
        for named in has_terms.filter(|named| !named.it.terms.iter().any(stands)) {
            let message = self.reporter.messages.unused_term(&named.id.value);
            let finding = Finding::new(Rule::UNUSED_TERM, named.id.span, message);
            // Of a file that cannot be read it is the words that may stand in it, not the id.
            let terms = named.it.terms.iter().map(|term| term.value.as_ref());
            self.reporter.out.push(finding.about(std::iter::once(named.id.value.as_ref()).chain(terms)));
        }
    }
}

/// The words of a term.
fn words<'t>(term: &'t Typed<'_>) -> impl Iterator<Item = &'t str> {
    split(&term.value)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn of<'s, T>(named: &[Named<'s, T>]) -> Vec<Typed<'s>> {
    named.iter().map(|named| named.id.clone()).collect()
}

type Unused<'s> = (Rule, super::reporter::Sentence, Vec<Typed<'s>>);

fn unused_ids<'s, I: Ix>(
    mut ids: Vec<Typed<'s>>,
    index: &Symbols<I>,
    rule: Rule,
    sentence: super::reporter::Sentence,
) -> Unused<'s> {
    ids.retain(|id| index.get(&id.value).is_some_and(|at| !index.is_used(at)));
    (rule, sentence, ids)
}

/// All labels that are set, each at its first place, in the order of the file. One that is derived cannot be set.
pub(super) fn labels_set<'s>(tree: &TreeDraft<'s>) -> Vec<Typed<'s>> {
    let derived: BTreeSet<&str> = order::set(tree.derive.iter().map(|named| named.id.value.as_ref()));
    let mut index: Symbols<LabelIx> = Symbols::default();
    let mut labels: Vec<Typed<'s>> = Vec::new();
    let mut gather = |effects: &EffectsDraft<'s>| {
        for label in effects.labels.iter().filter(|label| !derived.contains(label.value.as_ref())) {
            if index.add(&label.value).at() == labels.len() {
                labels.push(label.clone());
            }
        }
    };
    for question in &tree.questions {
        gather(&question.it.effects);
        for answer in super::questions::answers_of(&question.it) {
            gather(&answer.effects);
        }
    }
    labels
}
