//! The header of a walk that an earlier version saved: the comments at the beginning of the file. They tell for which
//! content the answers were given and when they were saved.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use crate::text::SafeText;

/// What the header of a saved walk tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The id of the tree.
    pub(super) tree: Option<String>,
    /// The edition of the tree, as it was shown.
    pub(super) edition: Option<SafeText>,
    /// The sha256 of the tree.
    pub(super) tree_digest: Option<String>,
    /// When it was saved, as written (RFC 3339).
    pub(super) saved: Option<String>,
}

const TREE: &str = "# tree: ";
const EDITION: &str = "# edition: ";
const DIGEST: &str = "# sha256: ";
const SAVED: &str = "# saved: ";

/// Hexadecimal digits of a sha256.
const DIGEST_LENGTH: usize = 64;

impl Header {
    /// Reads the comments at the beginning of a file; what is not there is absent.
    pub(super) fn read(text: &str) -> Self {
        let mut header = Self::default();
        for line in text.lines().take_while(|line| line.starts_with('#')) {
            let value = |key: &str| line.strip_prefix(key).map(|value| value.trim().to_owned());
            header.tree = header.tree.or_else(|| value(TREE));
            header.edition = header.edition.or_else(|| value(EDITION).map(SafeText::from));
            header.tree_digest = header.tree_digest.or_else(|| value(DIGEST));
            header.saved = header.saved.or_else(|| value(SAVED));
        }
        header
    }

    /// The time at which the walk was saved, if the file tells one.
    pub(super) fn saved_at(&self) -> Option<OffsetDateTime> {
        self.saved.as_deref().and_then(read_timestamp)
    }

    /// Whether it names a tree and its digest, as every header does that this program wrote.
    fn is_complete(&self) -> bool {
        let is_digest = |digest: &String| {
            digest.len() == DIGEST_LENGTH && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        self.tree.as_ref().is_some_and(|tree| !tree.is_empty())
            && self.tree_digest.as_ref().is_some_and(is_digest)
    }
}

/// Whether these bytes are a walk that this program saved. Anything else belongs to somebody, and is never written to,
/// renamed or removed: not a file of zero bytes either, since this program never leaves one behind.
pub fn is_saved_walk(bytes: &[u8]) -> bool {
    Header::read(&String::from_utf8_lossy(bytes)).is_complete()
}

/// The tree to which the answers of a file were given, where the file tells.
pub fn tree_of_answers(bytes: &[u8]) -> Option<String> {
    Header::read(&String::from_utf8_lossy(bytes)).tree
}

/// A time for files and other programs: RFC 3339 in whole seconds, in UTC.
pub fn timestamp(time: OffsetDateTime) -> String {
    let time = time.to_offset(UtcOffset::UTC).truncate_to_second();
    // Only years outside 0 to 9999 cannot be written. A clock that is that wrong tells nothing, and is not worth a walk.
    time.format(&Rfc3339).unwrap_or_default()
}

/// Reads a time that [`timestamp`] wrote.
pub fn read_timestamp(written: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(written, &Rfc3339).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_header_is_read_from_the_comments() {
        let text = "# x\n# tree: t\n# edition: voorjaar 2020\n# sha256: ab\n# saved: 2026-11-22T14:05:00Z\nq: a\n# tree: u\n";
        let header = Header::read(text);
        assert_eq!(header.tree.as_deref(), Some("t"));
        assert_eq!(header.edition.as_ref().map(|edition| edition.as_str()), Some("voorjaar 2020"));
        assert_eq!(header.tree_digest.as_deref(), Some("ab"));
        assert_eq!(header.saved.as_deref(), Some("2026-11-22T14:05:00Z"));
        assert_eq!(header.saved_at(), Some(datetime!(2026-11-22 14:05 UTC)));
        assert_eq!(Header::read("q: a\n# tree: t\n"), Header::default());
    }

    #[test]
    fn only_a_whole_header_makes_a_saved_walk() {
        let digest = "0123456789abcdef".repeat(4);
        assert!(is_saved_walk(format!("# x\n# tree: t\n# sha256: {digest}\nq: a\n").as_bytes()));
        for other in [
            String::new(),
            "q: a\n".to_owned(),
            "# tree: t\nq: a\n".to_owned(),
            format!("# sha256: {digest}\n"),
            format!("# tree: t\n# sha256: {}\n", "x".repeat(64)),
            format!("# tree: t\n# sha256: {digest}0\n"),
            format!("# tree: \n# sha256: {digest}\n"),
            format!("q: a\n# tree: t\n# sha256: {digest}\n"),
            format!("# Advies\n\n# tree: t\n# sha256: {digest}\n"),
        ] {
            assert!(!is_saved_walk(other.as_bytes()), "{other:?}");
        }
    }

    #[test]
    fn a_time_is_written_in_utc_and_read_back() {
        let time = datetime!(2026-11-22 15:05:00.7 +1);
        assert_eq!(timestamp(time), "2026-11-22T14:05:00Z");
        assert_eq!(read_timestamp(&timestamp(time)), Some(datetime!(2026-11-22 14:05 UTC)));
        assert_eq!(read_timestamp("gisteren"), None);
    }
}
