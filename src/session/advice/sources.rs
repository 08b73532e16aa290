//! Where the content comes from.

use super::section::Section;
use crate::model::Source;
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words::pair;
use crate::text::{Messages, SafeText};

/// Where the content comes from.
#[derive(Debug, Clone)]
pub struct SourceList {
    /// What the author wants people to know about the content (simple Markdown).
    pub notice: Option<SafeText>,
    /// The edition of the tree, in words.
    pub edition: String,
    /// The documents.
    pub sources: Vec<SourceEntry>,
}

/// One document.
#[derive(Debug, Clone)]
pub struct SourceEntry {
    /// Its title.
    pub title: String,
    /// What is said of it: a name and its value.
    pub details: Vec<(&'static str, String)>,
}

impl Session<'_> {
    /// Where the content comes from.
    pub fn source_list(&self) -> SourceList {
        let graph = &self.model.graph;
        // What was made after the day for which everything holds was not there: compared as far as its date goes.
        let today = self.model.today.map(|day| day.to_string());
        let is_later = |source: &Source| match (source.date.as_ref().or(source.checked.as_ref()), &today) {
            (Some(date), Some(today)) => {
                today.get(..date.as_str().len()).is_some_and(|today| date.as_str() > today)
            }
            _ => false,
        };
        let sources = graph.sources.rows().iter().filter(|source| !is_later(source)).map(|source| {
            let details = [
                (self.messages.source_publisher(), &source.publisher),
                (self.messages.source_date(), &source.date),
                (self.messages.source_url(), &source.url),
                (self.messages.source_checked(), &source.checked),
            ];
            let is_date =
                |label: &str| label == self.messages.source_date() || label == self.messages.source_checked();
            let told = details.into_iter().filter_map(|(label, value)| {
                let value = value.as_ref()?.one_line();
                Some((label, if is_date(label) { self.messages.lang().date(&value) } else { value }))
            });
            SourceEntry { title: source.title.one_line(), details: told.collect() }
        });
        SourceList {
            notice: graph.notice.clone(),
            edition: self.messages.dated(graph.edition.as_str()),
            sources: sources.collect(),
        }
    }
}

impl Section for SourceList {
    fn title(&self, messages: Messages) -> String {
        messages.sources().to_owned()
    }

    fn amount(&self, _: Messages) -> String {
        self.edition.clone()
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.notice.iter().cloned().map(Block::Text).collect();
        for source in &self.sources {
            blocks.push(Block::Heading(source.title.clone()));
            let details = source.details.iter();
            blocks.extend(details.map(|(label, value)| pair(label, value.clone(), String::new())));
        }
        if self.sources.is_empty() {
            blocks.push(Block::Text(messages.no_sources().into()));
        }
        blocks
    }
}
