//! The answers, with question and answer as they were shown, and as ids.

use super::fields::{text, word, words};
use super::written::{MapWriter, Written};
use crate::source::YamlNode;
use crate::text::SafeText;

/// An answer as it was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedChoice {
    /// The question, by its id.
    pub question: String,
    /// The question as it was asked; empty when nobody knows.
    pub ask: SafeText,
    /// What was answered, as in an answers file.
    pub answers: Vec<String>,
    /// The same as it was shown; empty when nobody knows.
    pub shown: SafeText,
    /// Its place on the walk, from 1; nothing of one that did not count.
    pub number: Option<usize>,
}

impl RecordedChoice {
    pub(super) fn written(&self) -> Written {
        MapWriter::default()
            .id("question", &self.question)
            .text("ask", &self.ask)
            .put("answers", Written::List(self.answers.iter().cloned().map(Written::Id).collect()))
            .text("shown", &self.shown)
            .put_some("number", self.number.map(|number| Written::Bare(number.to_string())))
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            question: word(node, "question")?,
            ask: text(node, "ask"),
            answers: words(node, "answers"),
            shown: text(node, "shown"),
            number: word(node, "number").and_then(|number| number.parse().ok()),
        })
    }
}
