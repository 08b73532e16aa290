//! Digests of what was read: they say for good with which content a walk was made.

use sha2::{Digest, Sha256};

use crate::order;

/// The sha256 of bytes, as 64 small hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    debug_assert_eq!(hex.len(), 64, "two digits a byte");
    hex
}

/// The digest of a catalogue: of the lines that `sha256sum *` prints for its files, sorted by name.
/// Of no files at all it is the digest of nothing.
pub fn catalogue_digest<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> String {
    let mut files: Vec<_> = files.into_iter().collect();
    order::by_key(&mut files, |(name, _)| name.as_bytes());
    let lines: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", digest(bytes))).collect();
    digest(lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{catalogue_digest, digest};

    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn digests_are_those_of_sha256sum() {
        assert_eq!(digest(b""), NOTHING);
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_catalogue_is_digested_by_name_whatever_the_order() {
        let listing = format!("{}  a.yaml\n{}  b.yaml\n", digest(b"1"), digest(b"2"));
        let expected = digest(listing.as_bytes());
        assert_eq!(catalogue_digest([("b.yaml", &b"2"[..]), ("a.yaml", &b"1"[..])]), expected);
        assert_eq!(catalogue_digest([]), NOTHING);
    }
}
