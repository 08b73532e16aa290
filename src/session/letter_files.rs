//! The page on which a person chooses in which kind of file letters to suppliers are saved: all of them, or one.

use super::letters::SupplierLetter;
use super::page::{Action, Block, Head, Listing, ListingRow, PageId};
use super::walk::Session;
use crate::model::AppIx;
use crate::text::Messages;

/// Which letters are saved, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LettersToSave {
    /// In which kind of file.
    pub kind: LetterKind,
    /// The one whose first app this is; without it all.
    pub of: Option<AppIx>,
}

/// In which kind of file letters are saved, by what people do with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// A document for Word.
    Word,
    /// Plain lines, for a mail.
    Text,
}

impl LetterKind {
    /// All of them, the one that most people want first.
    pub const ALL: [Self; 2] = [Self::Word, Self::Text];

    /// What it is called, and what it is for.
    const fn words(self, messages: Messages) -> (&'static str, &'static str) {
        match self {
            Self::Word => (messages.report_word(), messages.letter_word_for()),
            Self::Text => (messages.report_text(), messages.letter_text_for()),
        }
    }
}

impl PageId {
    /// The page on which the letters of this page are saved: the one that is read, or all.
    pub fn letter_files(self) -> Option<Self> {
        match self {
            Self::Suppliers => Some(Self::LetterFiles(None)),
            Self::Letter(app) => Some(Self::LetterFiles(Some(app))),
            _ => None,
        }
    }
}

impl Session<'_> {
    /// The letters to save: all, or the one whose first app this is; none where nothing is asked about that any more.
    pub fn letters_to_save(&self, of: Option<AppIx>) -> Vec<SupplierLetter> {
        let mut letters = self.letters().letters;
        letters.retain(|letter| of.is_none_or(|app| letter.apps.first() == Some(&app)));
        letters
    }

    /// The kinds of files, a row each.
    pub(super) fn letter_files_page(&self, of: Option<AppIx>) -> Listing<'static> {
        let messages = self.messages;
        let letters = self.letters_to_save(of);
        let title = match letters.as_slice() {
            [one] => one.title.clone(),
            _ => messages.letters(letters.len()),
        };
        let head = Head { title: messages.letter_files_title().to_owned(), place: title };
        if letters.is_empty() {
            let nothing = match of {
                Some(app) => messages.suppliers_none_here(&self.name(app)),
                None => messages.suppliers_none().to_owned(),
            };
            return Listing { head, before: vec![Block::Text(nothing.into())], ..Listing::default() };
        }
        let row = |kind: &LetterKind| {
            let (label, words) = kind.words(messages);
            ListingRow {
                label: label.to_owned(),
                words: words.to_owned(),
                action: Some(Action::SaveLetters(LettersToSave { kind: *kind, of })),
                ..ListingRow::default()
            }
        };
        let rows = LetterKind::ALL.iter().map(row).collect::<Vec<_>>();
        let mut before = vec![Block::Text(messages.letter_which(letters.len()).into())];
        if letters.iter().any(|letter| letter.is_worded) {
            before.push(Block::Text(messages.letter_to_fill_in().into()));
        }
        Listing { head, before, rows: rows.into(), ..Listing::default() }
    }
}
