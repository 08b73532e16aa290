//! The formats in which a document can be written, and the one place from which each is called.

use super::Document;
use super::markdown::markdown;
use super::text::text;

/// A format in which a document can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// Plain lines.
    Text,
    /// Markdown.
    Markdown,
}

/// The bytes of a file with this document.
pub fn render(document: &Document, format: DocumentFormat) -> Vec<u8> {
    match format {
        DocumentFormat::Text => text(document).into_bytes(),
        DocumentFormat::Markdown => markdown(document).into_bytes(),
    }
}
