//! Documents in every format: read back by other readers than their writers, with words in them that try to be more.

mod hostile_words;
mod parts;
mod sample;
mod structure;
mod templates;
mod travelling;

/// All words in the body of a document for Word, one after the other.
pub(super) fn document_words(bytes: &[u8]) -> String {
    parts::words_of(&parts::part(bytes, "word/document.xml"), "w:t").join(" ")
}
