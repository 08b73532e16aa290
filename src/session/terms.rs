//! The words on a page that the glossary explains.

use super::page::{Ask, Block, ExplainedTerm};
use crate::model::Model;
use crate::text::{Glossary, SafeText, TermMarker};

/// The terms of a question page, in the order in which they appear on it.
pub(super) fn of_ask(model: &Model, ask: &Ask) -> Vec<ExplainedTerm> {
    let answers = ask.lines.iter().flat_map(|line| [Some(&line.text), line.help.as_ref()]).flatten();
    let texts = [Some(&ask.question), ask.help.as_ref()].into_iter().flatten().chain(answers);
    let texts: Vec<&str> = texts.map(SafeText::as_str).collect();
    find(model, blocks(&ask.before).chain(texts))
}

/// The terms of blocks of text.
pub(super) fn of_blocks(model: &Model, text: &[Block]) -> Vec<ExplainedTerm> {
    find(model, blocks(text))
}

/// The terms of any texts.
pub(super) fn find<'t>(model: &Model, texts: impl Iterator<Item = &'t str>) -> Vec<ExplainedTerm> {
    let entries = &model.graph.glossary;
    let glossary = Glossary::new(entries.iter().enumerate().map(|(at, entry)| (at, entry.terms.as_slice())));
    let mut marker = TermMarker::new(&glossary);
    let mut terms = Vec::new();
    for text in texts {
        for (place, at) in marker.find(text) {
            let (Some(term), Some(entry)) = (text.get(place), entries.get(at)) else { continue };
            terms.push(ExplainedTerm { term: term.to_owned(), text: entry.text.clone() });
        }
    }
    terms
}

fn blocks(text: &[Block]) -> impl Iterator<Item = &str> {
    text.iter().flat_map(|block| match block {
        Block::Text(text) | Block::Item(text) | Block::Numbered(_, text) => [text.as_str(), ""],
        Block::Pair { label, value, .. } => [label.as_str(), value.as_str()],
        Block::Heading(text) | Block::Remark(text) => [text.as_str(), ""],
    })
}
