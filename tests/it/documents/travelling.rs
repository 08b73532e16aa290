//! A text inside a document comes back letter by letter.

use stappenplan::document::{DocumentError, attached, docx, odt};

use super::parts::{unzipped, zipped};
use super::sample::{attachment, dossier_text, memo};
use crate::common;

#[test]
fn any_text_comes_back_from_both_formats() {
    let mut random = fastrand::Rng::with_seed(20_261_128);
    for _ in 0..common::sample_size(50, 1_000) {
        let sent = attachment(&dossier_text(&mut random));
        for write in [docx, odt] {
            assert_eq!(attached(&write(&memo(), Some(&sent)).unwrap()), Ok(Some(sent.text.clone())));
        }
    }
}

#[test]
fn a_document_without_one_says_so() {
    for write in [docx, odt] {
        assert_eq!(attached(&write(&memo(), None).unwrap()), Ok(None));
    }
    for no_document in [&b""[..], b"stappenplan: dossier\n", b"PK\x05\x06"] {
        assert_eq!(attached(no_document), Err(DocumentError::NotADocument));
    }
    let whole = docx(&memo(), None).unwrap();
    for cut in [&b"PK\x03\x04 and then nothing"[..], &whole[..whole.len() / 2]] {
        assert_eq!(attached(cut), Err(DocumentError::Damaged));
    }
    assert_eq!(attached(&zipped(&[("a".to_owned(), "b".to_owned())])), Err(DocumentError::NotADocument));
}

/// A document with one of its parts changed by hand.
fn changed(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = unzipped(bytes);
    let part = parts.iter_mut().find(|(known, _)| known == name).unwrap();
    part.1 = change(&part.1);
    zipped(&parts)
}

#[test]
fn either_place_in_a_word_document_is_enough() {
    let bytes = docx(&memo(), Some(&attachment("één\r\n"))).unwrap();
    for lost in ["docProps/custom.xml", "customXml/item1.xml"] {
        let parts: Vec<_> = unzipped(&bytes).into_iter().filter(|(name, _)| name != lost).collect();
        assert_eq!(attached(&zipped(&parts)), Ok(Some("één\r\n".to_owned())), "without {lost}");
    }
    // Programs break long lines, and write some letters by their number.
    let broken = changed(&bytes, "docProps/custom.xml", |xml| xml.replace("w6nDqW4N", "w6nD\r\n  &#10;qW4N"));
    assert_ne!(broken, bytes);
    assert_eq!(attached(&broken), Ok(Some("één\r\n".to_owned())));
}

#[test]
fn what_is_damaged_is_told_with_the_part_it_stands_in() {
    let word = docx(&memo(), Some(&attachment("abc"))).unwrap();
    let open = odt(&memo(), Some(&attachment("abc"))).unwrap();
    let told = |part: &str| Err(DocumentError::BrokenPart(part.into()));
    let custom = "docProps/custom.xml";
    assert_eq!(attached(&changed(&word, custom, |xml| xml.replace("YWJj", "YW*j"))), told(custom));
    assert_eq!(attached(&changed(&word, custom, |xml| xml.replace("</vt:lpwstr>", ""))), told(custom));
    assert_eq!(attached(&changed(&open, "meta.xml", |xml| xml.replace("YWJj", "//79"))), told("meta.xml"));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]><office:document-meta/>";
    assert_eq!(attached(&changed(&open, "meta.xml", |_| bomb.to_owned())), told("meta.xml"));
}

#[test]
fn a_document_with_a_password_is_told_as_that_and_not_as_one_without_a_dossier() {
    let open = odt(&memo(), Some(&attachment("abc"))).unwrap();
    let locked = changed(&open, "META-INF/manifest.xml", |xml| {
        xml.replacen("<manifest:file-entry", "<manifest:encryption-data/><manifest:file-entry", 1)
    });
    // What is encrypted is no XML any more.
    let locked = changed(&locked, "meta.xml", |_| "\u{3}\u{1}x".to_owned());
    assert_eq!(attached(&locked), Err(DocumentError::Locked));
}
