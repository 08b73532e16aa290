//! A report while it is being written: the parts of its document, and every sentence with what it was computed from.

use super::model::Origin;
use crate::document::{Cell, Part, Span, Table};
use crate::text::SafeText;

/// Something that the report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words; of a row of a table those of its cells, with a bar between them.
    pub words: String,
    /// Where in the dossier it comes from; nothing of words that state nothing of it.
    pub from: Origin,
}

/// What is written so far.
#[derive(Debug, Default)]
pub(super) struct Paper {
    pub(super) parts: Vec<Part>,
    pub(super) sentences: Vec<Sentence>,
}

/// A row of a table, with what it was computed from.
pub(super) type Row = (Vec<Cell>, Origin);

/// Several origins as one.
pub(super) fn all<'o>(origins: impl IntoIterator<Item = &'o Origin>) -> Origin {
    origins.into_iter().flatten().cloned().collect()
}

/// A cell in which something stands out.
pub(super) fn bold(words: impl Into<SafeText>, is_bold: bool) -> Cell {
    let words = words.into();
    Cell { spans: vec![Span { words, is_bold }], value: None }
}

impl Paper {
    fn state(&mut self, words: String, from: &Origin) {
        self.sentences.push(Sentence { words, from: from.clone() });
    }

    pub(super) fn heading(&mut self, level: u8, words: impl Into<SafeText>) {
        self.parts.push(Part::Heading { level, words: words.into() });
    }

    /// A paragraph.
    pub(super) fn say(&mut self, words: impl Into<SafeText>, from: &Origin) {
        let words = words.into();
        self.state(words.as_str().to_owned(), from);
        self.parts.push(Part::Paragraph(vec![Span::plain(words)]));
    }

    /// A command, behind the words that lead to it.
    pub(super) fn command(&mut self, words: &str, command: &str, from: &Origin) {
        self.say(words, from);
        self.parts.push(Part::Command(vec![Span::plain(command)]));
    }

    /// A paragraph that stands out.
    pub(super) fn notice(&mut self, words: impl Into<SafeText>, from: &Origin) {
        let words = words.into();
        self.state(words.as_str().to_owned(), from);
        self.parts.push(Part::Notice(vec![Span::plain(words)]));
    }

    /// A list; nothing where there is nothing in it.
    pub(super) fn list(&mut self, items: Vec<(String, Origin)>) {
        if items.is_empty() {
            return;
        }
        items.iter().for_each(|(words, from)| self.state(words.clone(), from));
        let items = items.into_iter().map(|(words, _)| vec![Span::plain(words)]).collect();
        self.parts.push(Part::List { is_numbered: false, items });
    }

    /// A table; a column in which nothing stands is left out.
    pub(super) fn table(&mut self, caption: (String, &Origin), heads: &[&str], rows: Vec<Row>) {
        if rows.is_empty() {
            return;
        }
        let is_told = |at: usize| {
            let mut cells = rows.iter().filter_map(|(cells, _)| cells.get(at));
            at == 0 || cells.any(|cell| cell.spans.iter().any(|span| !span.words.is_empty()))
        };
        let kept: Vec<bool> = (0..heads.len()).map(is_told).collect();
        if !caption.0.is_empty() {
            self.state(caption.0.clone(), caption.1);
        }
        let heads = heads.iter().zip(&kept).filter(|(_, kept)| **kept);
        let heads = heads.map(|(head, _)| (*head).into()).collect();
        let mut told = Vec::with_capacity(rows.len());
        for (cells, from) in rows {
            let cells: Vec<Cell> =
                cells.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell).collect();
            let words = cells
                .iter()
                .map(|cell| cell.spans.iter().map(|span| span.words.as_str()).collect::<String>());
            let words = words.collect::<Vec<_>>().join(" | ");
            self.state(words, &from);
            told.push(cells);
        }
        self.parts.push(Part::Table(Table { caption: caption.0.into(), heads, rows: told }));
    }
}
