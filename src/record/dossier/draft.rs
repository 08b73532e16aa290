//! What is ticked, typed or marked and not confirmed, at questions and in forms.

use super::fields::{as_word, entries, text, word, words};
use super::written::{MapWriter, Written};
use crate::order;
use crate::session::FormDrafts;
use crate::source::YamlNode;
use crate::text::SafeText;

/// What is made of a question and not confirmed, by ids as in an answers file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedDraft {
    /// The question.
    pub question: String,
    /// The line that is marked.
    pub marked: Option<String>,
    /// The lines that are ticked.
    pub ticks: Vec<String>,
    /// The lines that were ticked before one that excludes all others was.
    pub made_way: Vec<String>,
    /// What is typed.
    pub typed: SafeText,
    /// Who made it, where that is not who saved the dossier.
    pub by: SafeText,
}

impl RecordedDraft {
    pub(super) fn written(&self) -> Written {
        MapWriter::default()
            .id("question", &self.question)
            .put_some("marked", self.marked.clone().map(Written::Id))
            .ids("ticks", &self.ticks)
            .ids("made_way", &self.made_way)
            .text("typed", &self.typed)
            .text("by", &self.by)
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            question: word(node, "question")?,
            marked: word(node, "marked"),
            ticks: words(node, "ticks"),
            made_way: words(node, "made_way"),
            typed: text(node, "typed"),
            by: text(node, "by"),
        })
    }
}

pub(super) fn written_forms(forms: &FormDrafts) -> MapWriter {
    forms.iter().fold(MapWriter::default(), |map, (form, fields)| {
        let fields = fields.iter().fold(MapWriter::default(), |map, (field, typed)| {
            // An emptied field is something that was typed, too.
            map.put(field, Written::text(typed))
        });
        map.put(form, fields.done())
    })
}

pub(super) fn read_forms(root: &YamlNode<'_>, key: &str) -> FormDrafts {
    let form = |(form, fields): (&str, &YamlNode<'_>)| {
        let fields = fields.map().unwrap_or_default().iter();
        let typed = fields.filter_map(|field| {
            Some((field.key.value.clone().into_owned(), SafeText::from(as_word(&field.value)?)))
        });
        (form.to_owned(), order::map(typed))
    };
    order::map(entries(root, key).into_iter().map(form))
}
