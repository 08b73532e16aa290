//! A text that travels inside a document, found again: also after a word processor saved the document anew.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::Event;

use super::DocumentError;
use super::docx::ITEM_NAMESPACE;
use super::odt::{MANIFEST, is_locked};
use super::office::PROPERTY;
use super::package::{names_of, part_of};
use super::xml::{Xml, attribute, broken};

/// How a text is written into a document.
pub(super) fn encoded(text: &str) -> String {
    STANDARD.encode(text)
}

/// The text that was attached to a DOCX or ODT; none where there is none.
///
/// # Errors
/// When it is no such file, or what was attached is damaged.
pub fn attached(file: &[u8]) -> Result<Option<String>, DocumentError> {
    let names = names_of(file)?;
    let has = |name: &str| names.iter().any(|known| known == name);
    if !has("[Content_Types].xml") && !has("mimetype") {
        return Err(DocumentError::NotADocument);
    }
    // Of one with a password no other part can be read.
    if has(MANIFEST) && part_of(file, MANIFEST).is_ok_and(|list| list.is_some_and(|list| is_locked(&list))) {
        return Err(DocumentError::Locked);
    }
    if has("meta.xml")
        && let Some(found) = property(file, "meta.xml")?
    {
        return decoded("meta.xml", &found).map(Some);
    }
    let custom = "docProps/custom.xml";
    if has(custom)
        && let Some(found) = property(file, custom)?
    {
        return decoded(custom, &found).map(Some);
    }
    for name in names.iter().filter(|name| is_item(name)) {
        if let Some(found) = item(file, name)? {
            return decoded(name, &found).map(Some);
        }
    }
    Ok(None)
}

fn is_item(name: &str) -> bool {
    name.strip_prefix("customXml/item")
        .is_some_and(|rest| rest.ends_with(".xml") && !rest.starts_with("Props"))
}

/// What the property says in the part with all of them: `property` in a Microsoft file, `meta:user-defined` in the others.
fn property(file: &[u8], part: &str) -> Result<Option<String>, DocumentError> {
    let Some(xml) = part_of(file, part)? else { return Ok(None) };
    let mut reader = Xml::new(part, &xml);
    while let Some(event) = reader.next()? {
        let Event::Start(start) = &event else { continue };
        let name = match start.local_name().as_ref() {
            "property" => attribute(part, start, "name")?,
            "user-defined" => attribute(part, start, "meta:name")?,
            _ => None,
        };
        if name.as_deref() == Some(PROPERTY) {
            return words_until_end(part, &mut reader).map(Some);
        }
    }
    Ok(None)
}

/// What the attached part says, if it is that part. Parts of others may be anything.
fn item(file: &[u8], part: &str) -> Result<Option<String>, DocumentError> {
    let Ok(Some(xml)) = part_of(file, part) else { return Ok(None) };
    let mut reader = Xml::new(part, &xml);
    loop {
        match reader.next() {
            Ok(Some(Event::Start(start))) => {
                let is_ours = attribute(part, &start, "xmlns")?.as_deref() == Some(ITEM_NAMESPACE);
                return if is_ours { words_until_end(part, &mut reader).map(Some) } else { Ok(None) };
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return Ok(None),
        }
    }
}

/// All words from here to the end of the element that just began.
fn words_until_end(part: &str, reader: &mut Xml<'_>) -> Result<String, DocumentError> {
    let outside = reader.depth() - 1;
    let mut words = String::new();
    while reader.depth() > outside {
        match reader.next()?.ok_or_else(|| broken(part))? {
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::CData(text) => words.push_str(&text),
            // A line end that a program wrote by its number; base64 has no other letter that needs one.
            Event::GeneralRef(_) => words.push(' '),
            _ => {}
        }
    }
    Ok(words)
}

fn decoded(part: &str, encoded: &str) -> Result<String, DocumentError> {
    let letters: String = encoded.split_whitespace().collect();
    let bytes = STANDARD.decode(letters).map_err(|_| broken(part))?;
    String::from_utf8(bytes).map_err(|_| broken(part))
}
