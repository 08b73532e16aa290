//! Parts of XML that somebody else wrote: read from the first element to the last, and added to without touching the rest.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::DocumentError;

/// A part of XML, element by element; what is not well formed ends it with an error that names the part.
pub(super) struct Xml<'x> {
    part: &'x str,
    reader: Reader<&'x [u8]>,
    depth: usize,
    has_root: bool,
}

impl<'x> Xml<'x> {
    /// From the beginning.
    pub(super) fn new(part: &'x str, xml: &'x str) -> Self {
        Self { part, reader: Reader::from_str(xml), depth: 0, has_root: false }
    }

    /// The next event; none at the end of a whole document.
    pub(super) fn next(&mut self) -> Result<Option<Event<'x>>, DocumentError> {
        let event = self.reader.read_event().map_err(|_| broken(self.part))?;
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                self.has_root = true;
            }
            Event::Empty(_) => self.has_root = true,
            Event::End(_) => self.depth = self.depth.checked_sub(1).ok_or_else(|| broken(self.part))?,
            // No file of a word processor has one; names that stand for long texts come with it.
            Event::DocType(_) => return Err(broken(self.part)),
            Event::Eof if self.depth > 0 || !self.has_root => return Err(broken(self.part)),
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }

    /// How many elements are open.
    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// Where the next event begins.
    pub(super) fn position(&self) -> Result<usize, DocumentError> {
        usize::try_from(self.reader.buffer_position()).map_err(|_| DocumentError::TooLarge)
    }
}

/// That a part is not well formed, or not what it has to be.
pub(super) fn broken(part: &str) -> DocumentError {
    DocumentError::BrokenPart(part.into())
}

/// What an attribute says.
pub(super) fn attribute(
    part: &str,
    start: &BytesStart<'_>,
    name: &str,
) -> Result<Option<String>, DocumentError> {
    let found = start.try_get_attribute(name).map_err(|_| broken(part))?;
    found
        .map(|found| {
            found
                .normalized_value(XmlVersion::Explicit1_0)
                .map(|value| value.into_owned())
                .map_err(|_| broken(part))
        })
        .transpose()
}

/// A part with something more at the end of its outermost element.
pub(super) fn before_end(part: &str, xml: &str, added: &str) -> Result<String, DocumentError> {
    let mut reader = Xml::new(part, xml);
    let mut end = None;
    loop {
        let at = reader.position()?;
        match reader.next()? {
            Some(Event::End(_)) if reader.depth() == 0 => end = Some(at),
            // An element with nothing in it has no end to stand before.
            Some(Event::Empty(start)) if reader.depth() == 0 => {
                let close = format!(">{added}</{}>", start.name().as_ref());
                let after = reader.position()?;
                return replaced(part, xml, after.saturating_sub(2)..after, &close);
            }
            Some(_) => {}
            None => break,
        }
    }
    let end = end.ok_or_else(|| broken(part))?;
    replaced(part, xml, end..end, added)
}

/// A part with something else in one place.
pub(super) fn replaced(
    part: &str,
    xml: &str,
    place: Range<usize>,
    by: &str,
) -> Result<String, DocumentError> {
    let before = xml.get(..place.start).ok_or_else(|| broken(part))?;
    let after = xml.get(place.end..).ok_or_else(|| broken(part))?;
    Ok(format!("{before}{by}{after}"))
}
