//! What the files of all word processors and spreadsheets have in common.

use super::markup::Markup;
use crate::text::{Day, Lang};

/// The property by which a text travels inside a document: of all that a word processor keeps when it saves a document
/// again, this is what comes back letter by letter.
pub(super) const PROPERTY: &str = "stappenplan-dossier";

/// The language as word processors name it, with a country.
pub(super) const fn locale(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Nl => ("nl", "NL"),
        Lang::En => ("en", "GB"),
    }
}

/// A day as the beginning of it.
pub(super) fn instant(day: Day) -> String {
    format!("{day}T00:00:00Z")
}

/// The part of a Microsoft file that says what it is.
pub(super) fn core_properties(title: &str, lang: Lang, made_on: Option<Day>) -> String {
    let mut xml = Markup::xml();
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &names, |core| {
        core.words_in("dc:title", &[], title);
        core.words_in("dc:language", &[], &format!("{}-{}", locale(lang).0, locale(lang).1));
        if let Some(day) = made_on {
            core.words_in("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &instant(day));
            core.words_in("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &instant(day));
        }
    });
    xml.finish()
}
