//! The zip of parts that a file of a word processor or spreadsheet is, written and read. The same parts make the same
//! bytes; what is read is bounded, whatever the file says of its sizes.

use std::io::{Cursor, Read as _, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::DocumentError;

/// How large a file may be, packed.
const MOST_PACKED: usize = 64 << 20;
/// How large its parts may be together.
const MOST_UNPACKED: u64 = 128 << 20;
/// How large a part may be that is read as XML.
pub(super) const MOST_XML: u64 = 32 << 20;
/// How the first part of every zip begins.
const PART: &[u8] = b"PK\x03\x04";
/// How the file begins into which a word processor puts a document with a password, and what its part is called there.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ENCRYPTED: &str = "EncryptedPackage";
/// How many parts there may be.
const MOST_PARTS: usize = 4096;

/// Parts by name, in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// All parts of a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, DocumentError> {
        let mut archive = open(bytes)?;
        let mut package = Self::default();
        let mut left = MOST_UNPACKED;
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).map_err(|error| unreadable(&error))?;
            if part.is_dir() {
                continue;
            }
            let name = part.name().to_owned();
            let content = bounded(&mut part, left)?;
            left -= content.len() as u64;
            package.put(&name, content);
        }
        Ok(package)
    }

    /// Puts a part in, in the place of the one with its name.
    pub(super) fn put(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        let content = content.into();
        match self.parts.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// Takes a part out.
    pub(super) fn remove(&mut self, name: &str) {
        self.parts.retain(|(known, _)| known != name);
    }

    /// Whether there is a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A part.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_slice())
    }

    /// A part of XML as text, if there is one.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, DocumentError> {
        self.get(name).map(|content| xml_text(name, content)).transpose()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// The file that the parts make. The first may have to be as it is: by it other programs tell what the file is.
    pub(super) fn zipped(&self, first_as_it_is: Option<&str>) -> Result<Vec<u8>, DocumentError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let first = self.parts.iter().filter(|(name, _)| Some(name.as_str()) == first_as_it_is);
        let others = self.parts.iter().filter(|(name, _)| Some(name.as_str()) != first_as_it_is);
        for (name, content) in first.chain(others) {
            let is_first = Some(name.as_str()) == first_as_it_is;
            let method = if is_first { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(DateTime::DEFAULT)
                .system(System::Unix);
            writer.start_file(name.as_str(), options).map_err(|_| DocumentError::DoesNotFit)?;
            writer.write_all(content).map_err(|_| DocumentError::DoesNotFit)?;
        }
        writer.finish().map(Cursor::into_inner).map_err(|_| DocumentError::DoesNotFit)
    }
}

/// One part of a file of which the others are not read; nothing where it has none.
pub(super) fn part_of(bytes: &[u8], name: &str) -> Result<Option<String>, DocumentError> {
    let mut archive = open(bytes)?;
    let mut part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    };
    let content = bounded(&mut part, MOST_XML)?;
    xml_text(name, &content).map(|text| Some(text.to_owned()))
}

/// The names of the parts of a file.
pub(super) fn names_of(bytes: &[u8]) -> Result<Vec<String>, DocumentError> {
    Ok(open(bytes)?.file_names().map(str::to_owned).collect())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, DocumentError> {
    if bytes.len() > MOST_PACKED {
        return Err(DocumentError::TooLarge);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_archive(bytes))?;
    if archive.len() > MOST_PARTS { Err(DocumentError::TooLarge) } else { Ok(archive) }
}

/// What a file is that is no zip.
fn no_archive(bytes: &[u8]) -> DocumentError {
    match bytes {
        // The list of parts stands at the end: of a file that was cut off it is not there.
        _ if bytes.starts_with(PART) => DocumentError::Damaged,
        _ if bytes.starts_with(COMPOUND) && contains(bytes, &utf16(ENCRYPTED)) => DocumentError::Locked,
        _ => DocumentError::NotADocument,
    }
}

fn utf16(words: &str) -> Vec<u8> {
    words.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// What a part holds, never more than so much of it: what a zip says of its own sizes is not relied on.
fn bounded(part: &mut impl std::io::Read, most: u64) -> Result<Vec<u8>, DocumentError> {
    let mut content = Vec::new();
    let read = part.take(most + 1).read_to_end(&mut content).map_err(|_| DocumentError::Damaged)?;
    if read as u64 > most { Err(DocumentError::TooLarge) } else { Ok(content) }
}

fn unreadable(error: &ZipError) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => DocumentError::Locked,
        _ => DocumentError::Damaged,
    }
}

fn xml_text<'c>(name: &str, content: &'c [u8]) -> Result<&'c str, DocumentError> {
    if content.len() as u64 > MOST_XML {
        return Err(DocumentError::TooLarge);
    }
    let text = std::str::from_utf8(content).map_err(|_| DocumentError::BrokenPart(name.into()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{MOST_UNPACKED, Package, part_of};
    use crate::document::DocumentError;

    fn package(parts: &[(&str, Vec<u8>)]) -> Package {
        let mut package = Package::default();
        for (name, content) in parts {
            package.put(name, content.clone());
        }
        package
    }

    #[test]
    fn parts_come_back_and_the_first_stands_in_the_file_as_it_is() {
        let parts = [("a.xml", b"<a/>".to_vec()), ("mimetype", b"application/x".to_vec())];
        let bytes = package(&parts).zipped(Some("mimetype")).unwrap();
        assert_eq!(bytes, package(&parts).zipped(Some("mimetype")).unwrap());
        assert_eq!(bytes.get(30..51), Some(&b"mimetypeapplication/x"[..]));
        let read = Package::read(&bytes).unwrap();
        assert_eq!(read.names().collect::<Vec<_>>(), ["mimetype", "a.xml"]);
        assert_eq!(read.text("a.xml"), Ok(Some("<a/>")));
        assert_eq!(part_of(&bytes, "a.xml"), Ok(Some("<a/>".to_owned())));
        assert_eq!(part_of(&bytes, "b.xml"), Ok(None));
    }

    #[test]
    fn a_small_file_that_unpacks_into_a_huge_one_is_refused() {
        let huge = vec![0; usize::try_from(MOST_UNPACKED).unwrap() + 1];
        let bytes = package(&[("a.xml", huge)]).zipped(None).unwrap();
        assert!(bytes.len() < 1 << 20);
        assert_eq!(Package::read(&bytes).err(), Some(DocumentError::TooLarge));
        assert_eq!(part_of(&bytes, "a.xml").err(), Some(DocumentError::TooLarge));
    }

    #[test]
    fn what_is_no_zip_or_a_damaged_one_is_refused() {
        assert_eq!(Package::read(b"stappenplan: dossier").err(), Some(DocumentError::NotADocument));
        assert_eq!(Package::read(b"").err(), Some(DocumentError::NotADocument));
        let mut bytes = package(&[("a.xml", b"<a>words</a>".repeat(9))]).zipped(None).unwrap();
        *bytes.get_mut(40).unwrap() ^= 0x55;
        assert_eq!(Package::read(&bytes).err(), Some(DocumentError::Damaged));
    }

    #[test]
    fn a_file_that_was_cut_off_or_has_a_password_is_told_as_that() {
        let whole = package(&[("a.xml", b"<a>words</a>".repeat(90))]).zipped(None).unwrap();
        for cut in [whole.len() / 2, 40, 4] {
            let bytes = whole.get(..cut).unwrap();
            assert_eq!(Package::read(bytes).err(), Some(DocumentError::Damaged), "{cut}");
        }
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let begin = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice();
        let locked = [begin, &[0; 600], &name].concat();
        assert_eq!(Package::read(&locked).err(), Some(DocumentError::Locked));
        // What an old word processor wrote is no document that can be read.
        assert_eq!(Package::read(&[begin, &[0; 600]].concat()).err(), Some(DocumentError::NotADocument));
    }

    #[test]
    fn letters_that_are_none_are_told_with_the_part_they_stand_in() {
        let bytes = package(&[("a.xml", vec![0xff, 0xfe])]).zipped(None).unwrap();
        assert_eq!(part_of(&bytes, "a.xml"), Err(DocumentError::BrokenPart("a.xml".into())));
    }
}
