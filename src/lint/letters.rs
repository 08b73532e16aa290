//! What suppliers are asked: the questions of facts, and those to every supplier.

use std::collections::BTreeSet;

use super::lowering::Lowering;
use crate::draft::{CommonQuestionDraft, TextDraft, TreeDraft};
use crate::findings::{Rule, Severity};
use crate::model::{CommonQuestion, Effects, FactIx, FactKind, Model};
use crate::text::{Messages, SafeText, unknown_placeholders};

impl Lowering {
    /// A text of a letter, in which only the name of an app is filled in.
    pub(super) fn letter_text(&mut self, draft: Option<&TextDraft<'_>>) -> Option<SafeText> {
        let text = self.text_if(draft)?;
        for word in unknown_placeholders(text.as_str()) {
            let message = self.reporter.messages.unknown_placeholder(&word);
            self.reporter.report(Rule::UNKNOWN_PLACEHOLDER, draft?.span(), message);
        }
        Some(text)
    }

    /// The questions to every supplier, every id once.
    pub(super) fn common_questions(&mut self, drafts: &[CommonQuestionDraft<'_>]) -> Vec<CommonQuestion> {
        let ids = drafts.iter().filter_map(|draft| draft.id.as_ref());
        self.reporter.ids_once(ids, Messages::duplicate_common_question);
        let question = |draft: &CommonQuestionDraft<'_>| CommonQuestion {
            // What is missing was reported as an error: nobody walks such a tree.
            id: draft.id.as_ref().map(|id| id.value.clone().into_owned()).unwrap_or_default(),
            text: self.letter_text(draft.text.as_ref()).unwrap_or_default(),
            fact: draft.fact.as_ref().and_then(|fact| self.fact(fact)),
            sources: self.references(&draft.sources),
        };
        drafts.iter().map(question).collect()
    }

    /// Reports questions to suppliers that no letter asks: of a fact on which no requirement can hang, or where there is no
    /// app.
    pub(super) fn never_asked_for(&mut self, tree: &TreeDraft<'_>, model: &Model) {
        // A requirement in which something is wrong has lost its facts.
        if self.reporter.out.worst() == Some(Severity::Error) {
            return;
        }
        let messages = self.reporter.messages;
        let decisive = decisive_facts(model);
        for (named, (fact, row)) in tree.facts.iter().zip(model.graph.facts.iter()) {
            // Words can only be tested by whether they are known, which is never unknown.
            let can_be = decisive.contains(&fact) && !matches!(row.kind, FactKind::Text);
            if let Some(ask) = named.it.ask.as_ref().filter(|_| !can_be) {
                let message = messages.unused_ask(&named.id.value);
                self.reporter.advise(Rule::UNUSED_ASK, ask.span(), message, messages.ask_all_instead());
            }
        }
        let first = tree.ask_all.first().and_then(|question| question.id.as_ref());
        if let Some(id) = first.filter(|_| model.catalogue.candidates().is_clear()) {
            self.reporter.report(Rule::UNUSED_ASK, id.span, messages.unused_ask_all());
        }
    }
}

/// The facts that some requirement tests of an app itself.
fn decisive_facts(model: &Model) -> BTreeSet<FactIx> {
    let of = |effects: &Effects| -> Vec<FactIx> {
        effects.keep.iter().flat_map(|requirement| requirement.require.facts()).collect()
    };
    let mut facts = BTreeSet::new();
    for question in model.graph.questions.rows() {
        facts.extend(of(&question.effects));
        let answers = question.answers().into_iter().flat_map(|answers| answers.rows());
        answers.for_each(|answer| facts.extend(of(&answer.effects)));
    }
    facts
}
