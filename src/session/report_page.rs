//! The page on which a person chooses in which kind of file the report is saved.

use super::page::{Action, Block, Head, Listing, ListingRow};
use super::walk::Session;
use crate::text::Messages;

/// In which kind of file a report is saved, by what people know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// A document for Word.
    Word,
    /// A document for LibreOffice and others.
    OpenDocument,
    /// A page for a browser.
    WebPage,
    /// A workbook with the tables.
    Workbook,
    /// Plain lines.
    Text,
    /// Markdown.
    Markdown,
}

impl ReportKind {
    /// All of them, the one that most people want first.
    pub const ALL: [Self; 6] =
        [Self::Word, Self::OpenDocument, Self::WebPage, Self::Workbook, Self::Text, Self::Markdown];

    /// What it is called, and what it is for.
    const fn words(self, messages: Messages) -> (&'static str, &'static str) {
        match self {
            Self::Word => (messages.report_word(), messages.report_word_for()),
            Self::OpenDocument => (messages.report_opendocument(), messages.report_opendocument_for()),
            Self::WebPage => (messages.report_webpage(), messages.report_webpage_for()),
            Self::Workbook => (messages.report_workbook(), messages.report_workbook_for()),
            Self::Text => (messages.report_text(), messages.report_text_for()),
            Self::Markdown => (messages.report_markdown(), messages.report_markdown_for()),
        }
    }
}

impl Session<'_> {
    /// Whether there is anything to report: an end of the walk, or a decision.
    pub(super) fn has_report(&self) -> bool {
        self.has_decision()
    }

    /// The kinds of files, a row each.
    pub(super) fn report_page(&self) -> Listing<'static> {
        let row = |kind: &ReportKind| {
            let (label, words) = kind.words(self.messages);
            ListingRow {
                label: label.to_owned(),
                words: words.to_owned(),
                action: Some(Action::SaveReport(*kind)),
                ..ListingRow::default()
            }
        };
        let head = Head { title: self.messages.report_page_title().to_owned(), place: String::new() };
        let before = vec![Block::Text(self.messages.report_which().into())];
        let rows = ReportKind::ALL.iter().map(row).collect::<Vec<_>>();
        Listing { head, before, rows: rows.into(), ..Listing::default() }
    }
}
