//! What is wrong with the file of a document.

use crate::text::{Messages, SafeText};

/// Why a file of a word processor cannot be read, filled or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// It is no document of the kind that is needed.
    #[error("not a document of this kind")]
    NotADocument,
    /// It is a document of the other kind than is made of it; the endings of both.
    #[error("a document of another kind: .{is} instead of .{wanted}")]
    OtherKind {
        /// What it is.
        is: &'static str,
        /// What is made.
        wanted: &'static str,
    },
    /// It is a document, and is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// Its letters are written in another way than UTF-8.
    #[error("the letters of the file are not UTF-8")]
    OtherLetters,
    /// It is closed with a password.
    #[error("the file asks for a password")]
    Locked,
    /// It is larger than a document has reason to be.
    #[error("the file is too large")]
    TooLarge,
    /// What would be written does not fit in a file of this format.
    #[error("it does not fit in this format")]
    DoesNotFit,
    /// It holds a program of its own, or a control that can run one; the ending of one without.
    #[error("the file holds macros or controls")]
    HasMacros {
        /// What is made.
        wanted: &'static str,
    },
    /// It lacks a part.
    #[error("the file lacks the part {0}")]
    MissingPart(SafeText),
    /// A part of it is not as it has to be.
    #[error("the part {0} of the file is not as it has to be")]
    BrokenPart(SafeText),
}

impl DocumentError {
    /// What is wrong and what to do, in words that follow the name of the file.
    pub fn words(&self, messages: Messages) -> String {
        match self {
            Self::NotADocument => messages.not_a_document().to_owned(),
            Self::OtherKind { is, wanted } => messages.document_of_other_kind(is, wanted),
            Self::Damaged => messages.document_damaged().to_owned(),
            Self::OtherLetters => messages.no_sheet().to_owned(),
            Self::Locked => messages.document_locked().to_owned(),
            Self::TooLarge => messages.document_too_large().to_owned(),
            Self::DoesNotFit => messages.document_does_not_fit().to_owned(),
            Self::HasMacros { wanted } => messages.document_has_macros(wanted),
            Self::MissingPart(part) => messages.document_part_missing(part),
            Self::BrokenPart(part) => messages.document_part_broken(part),
        }
    }
}
