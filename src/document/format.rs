//! The formats in which a document can be written, and the one place from which each is called.

use super::docx::{docx, docx_in};
use super::html::html;
use super::markdown::markdown;
use super::odt::{odt, odt_in};
use super::text::text;
use super::{Attachment, Document, DocumentError};

/// A format in which a document can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// Plain lines.
    Text,
    /// Markdown.
    Markdown,
    /// A page for a browser.
    Html,
    /// Office Open XML.
    Docx,
    /// OpenDocument.
    Odt,
}

/// The bytes of a file with this document. The attachment goes with it in the formats that have room for one; the template
/// is looked at by those that take one.
///
/// # Errors
/// When the template cannot be filled, or the document is larger than one has reason to be.
pub fn render(
    document: &Document,
    format: DocumentFormat,
    attachment: Option<&Attachment>,
    template: Option<&[u8]>,
) -> Result<Vec<u8>, DocumentError> {
    match (format, template) {
        (DocumentFormat::Text, _) => Ok(text(document).into_bytes()),
        (DocumentFormat::Markdown, _) => Ok(markdown(document).into_bytes()),
        (DocumentFormat::Html, _) => Ok(html(document, attachment).into_bytes()),
        (DocumentFormat::Docx, None) => docx(document, attachment),
        (DocumentFormat::Docx, Some(template)) => docx_in(document, template, attachment),
        (DocumentFormat::Odt, None) => odt(document, attachment),
        (DocumentFormat::Odt, Some(template)) => odt_in(document, template, attachment),
    }
}
