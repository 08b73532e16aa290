//! The words on a page that the glossary explains.

use super::page::{Ask, Block, ExplainedTerm};
use super::walk::Session;
use crate::text::{Glossary, SafeText, TermMarker};

impl Session<'_> {
    /// The terms of a question page, in the order in which they appear on it.
    pub(super) fn terms_of_ask(&self, ask: &Ask) -> Vec<ExplainedTerm> {
        let answers = ask.lines.iter().flat_map(|line| [Some(&line.text), line.help.as_ref()]).flatten();
        let texts = [Some(&ask.question), ask.help.as_ref()].into_iter().flatten().chain(answers);
        self.terms_of(blocks(&ask.before).chain(texts.map(SafeText::as_str)))
    }

    /// The terms of blocks of text.
    pub(super) fn terms_of_blocks(&self, text: &[Block]) -> Vec<ExplainedTerm> {
        self.terms_of(blocks(text))
    }

    /// The terms of any texts.
    pub(super) fn terms_of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<ExplainedTerm> {
        let entries = &self.model.graph.glossary;
        let by_place = || entries.iter().enumerate().map(|(at, entry)| (at, entry.terms.as_slice()));
        let glossary = self.glossary.get_or_init(|| Glossary::new(by_place()));
        let mut marker = TermMarker::new(glossary);
        let mut terms = Vec::new();
        for text in texts {
            for (place, at) in marker.find(text) {
                let (Some(term), Some(entry)) = (text.get(place), entries.get(at)) else { continue };
                terms.push(ExplainedTerm { term: term.to_owned(), text: entry.text.clone() });
            }
        }
        terms
    }
}

fn blocks(text: &[Block]) -> impl Iterator<Item = &str> {
    text.iter().flat_map(|block| match block {
        Block::Text(text) | Block::Item(text) | Block::Numbered(_, text) => [text.as_str(), ""],
        Block::Pair { label, value, .. } => [label.as_str(), value.as_str()],
        Block::Heading(text) | Block::Remark(text) => [text.as_str(), ""],
    })
}
