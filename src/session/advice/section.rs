//! A part of the advice that is read as text, and the marks by which it names its sources.

use crate::model::{Model, Reference};
use crate::session::page::{Block, Document, Head};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::Messages;

/// A part of the advice that is read as text: a page on the screen, a part of a report.
pub trait Section {
    /// What it is.
    fn title(&self, messages: Messages) -> String;
    /// How much there is of it, in words.
    fn amount(&self, messages: Messages) -> String;
    /// The text. Where there is nothing to tell it says so.
    fn blocks(&self, messages: Messages) -> Vec<Block>;
}

impl Session<'_> {
    /// A part of the advice as a page.
    pub(in crate::session) fn section_page(&self, section: &dyn Section) -> Document {
        let blocks = section.blocks(self.messages);
        let head = Head { title: section.title(self.messages), place: section.amount(self.messages) };
        Document { head, terms: self.terms_of_blocks(&blocks), blocks }
    }
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePlace {
    /// The id of the source.
    pub id: String,
    /// The chapter, page or row, as written.
    pub at: Option<String>,
    /// Both in words, such as "Fietsgids, tabel 2, 2026".
    pub words: String,
}

/// The places of some references.
pub(in crate::session) fn places(model: &Model, references: &[Reference]) -> Vec<SourcePlace> {
    let place = |reference: &Reference| SourcePlace {
        id: model.graph.sources.row(reference.source).id.clone(),
        at: reference.at.as_ref().map(|at| at.as_str().to_owned()),
        words: words::reference(model, reference),
    };
    references.iter().map(place).collect()
}

/// The sources of a text, numbered in the order in which they are named.
#[derive(Debug, Default)]
pub struct SourceMarks(Vec<String>);

impl SourceMarks {
    /// The mark of these places, such as `[1]` or `[1] [3]`.
    pub fn mark(&mut self, places: &[SourcePlace]) -> String {
        let numbers =
            places.iter().map(|place| match self.0.iter().position(|known| *known == place.words) {
                Some(at) => at + 1,
                None => {
                    self.0.push(place.words.clone());
                    self.0.len()
                }
            });
        numbers.map(|number| format!("[{number}]")).collect::<Vec<_>>().join(" ")
    }

    /// Whether none was named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The list of sources, for the end of the text.
    pub fn blocks(self) -> impl Iterator<Item = Block> {
        self.0.into_iter().enumerate().map(|(at, place)| Block::Remark(format!("[{}] {place}", at + 1)))
    }

    /// The list of sources behind its heading; nothing when none was named.
    pub fn part(self, messages: Messages) -> Vec<Block> {
        if self.is_empty() {
            return Vec::new();
        }
        let heading = Block::Heading(messages.sources().to_owned());
        std::iter::once(heading).chain(self.blocks()).collect()
    }
}

/// Words with a mark behind them, if there is one.
pub(in crate::session) fn marked(words: &str, mark: &str) -> String {
    if mark.is_empty() { words.to_owned() } else { format!("{words} {mark}") }
}
