//! Letterheads: what is theirs stays, what is said is ours, and a file that is none is refused in words.

use stappenplan::document::{Document, DocumentError, attached, docx, docx_in, odt, odt_in};
use stappenplan::text::{Lang, Messages};

use super::parts::{part, pieces, unzipped, zipped};
use super::sample::{attachment, memo};

type Parts = Vec<(String, String)>;

/// A letterhead in Word as a Dutch Word makes it: ids of styles in Dutch, names in English.
fn letterhead() -> Parts {
    let mut parts =
        unzipped(&docx(&Document { title: "Sjabloon".into(), ..Document::default() }, None).unwrap());
    for (name, text) in &mut parts {
        match name.as_str() {
            "word/styles.xml" => {
                *text = text
                    .replace("w:styleId=\"Heading1\"", "w:styleId=\"Kop1\"")
                    .replace("w:styleId=\"Normal\"", "w:styleId=\"Standaard\"")
                    .replace("w:val=\"Normal\"/><w:next", "w:val=\"Standaard\"/><w:next");
                let (before, rest) = text.split_once("<w:style w:type=\"table\" w:customStyle").unwrap();
                *text = format!("{before}{}", rest.split_once("</w:style>").unwrap().1);
            }
            "word/document.xml" => {
                *text = text.replace("w:w=\"11906\"", "w:w=\"12240\"").replace("Sjabloon", "Weg hiermee")
            }
            "word/footer1.xml" => *text = text.replace("Sjabloon", "Kamer van Koophandel 12345678"),
            _ => {}
        }
    }
    parts
}

fn with(mut parts: Parts, name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let part = parts.iter_mut().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}"));
    part.1 = change(&part.1);
    zipped(&parts)
}

fn without(parts: Parts, lost: &str) -> Vec<u8> {
    zipped(&parts.into_iter().filter(|(name, _)| name != lost).collect::<Vec<_>>())
}

#[test]
fn a_letterhead_in_word_keeps_what_is_its_own() {
    let made = docx_in(&memo(), &zipped(&letterhead()), Some(&attachment("abc"))).unwrap();
    for (name, text) in unzipped(&made) {
        assert!(!pieces(&text).is_empty(), "{name}");
    }
    let body = part(&made, "word/document.xml");
    assert!(!body.contains("Weg hiermee"));
    assert!(body.contains("<w:pStyle w:val=\"Kop1\"/>") && body.contains("<w:pStyle w:val=\"Heading2\"/>"));
    assert!(body.contains("<w:pgSz w:w=\"12240\"") && body.contains("w:footerReference"));
    assert!(body.contains("<w:lang w:val=\"nl-NL\"/>"));
    let styles = part(&made, "word/styles.xml");
    assert_eq!(styles.matches("<w:name w:val=\"heading 1\"/>").count(), 1);
    assert!(styles.contains("w:styleId=\"StappenplanTable\"><w:name w:val=\"Stappenplan Table\"/><w:basedOn w:val=\"TableNormal\"/>"));
    assert!(part(&made, "word/footer1.xml").contains("Kamer van Koophandel"));
    assert!(part(&made, "docProps/core.xml").contains("Besluit over fietsen"));
    let lists = part(&made, "word/numbering.xml");
    assert!(lists.rfind("<w:abstractNum ").unwrap() < lists.find("<w:num ").unwrap());
    assert!(
        body.contains("<w:numId w:val=\"2\"/>")
            && lists.contains("<w:num w:numId=\"2\"><w:abstractNumId w:val=\"3\"/>")
    );
    assert_eq!(attached(&made), Ok(Some("abc".to_owned())));
    // Filled once more it holds the newer text, once.
    let again = docx_in(&memo(), &made, Some(&attachment("def"))).unwrap();
    assert_eq!(attached(&again), Ok(Some("def".to_owned())));
    assert_eq!(part(&again, "docProps/custom.xml").matches("stappenplan-dossier").count(), 1);
}

#[test]
fn a_letterhead_lacks_a_part_that_can_be_made() {
    let parts =
        letterhead().into_iter().filter(|(name, _)| !name.contains("numbering") && !name.contains("styles"));
    let mut parts: Parts = parts.collect();
    for (name, text) in &mut parts {
        if name == "word/_rels/document.xml.rels" || name == "[Content_Types].xml" {
            let mut kept = String::new();
            for piece in text.split_inclusive('>') {
                kept.push_str(if piece.contains("numbering") || piece.contains("styles") {
                    ""
                } else {
                    piece
                });
            }
            *text = kept;
        }
    }
    let made = docx_in(&memo(), &zipped(&parts), None).unwrap();
    assert!(part(&made, "word/styles.xml").contains("w:styleId=\"Heading1\""));
    assert!(part(&made, "word/_rels/document.xml.rels").contains("Target=\"/word/numbering.xml\""));
    assert!(part(&made, "[Content_Types].xml").contains("PartName=\"/word/numbering.xml\""));
}

#[test]
fn a_letterhead_in_opendocument_keeps_what_is_its_own() {
    let own = odt(&Document { title: "Sjabloon".into(), ..Document::default() }, None).unwrap();
    let mut parts = unzipped(&own);
    for (name, text) in &mut parts {
        match name.as_str() {
            "mimetype" => text.push_str("-template"),
            "styles.xml" => {
                *text = text.replace("#1d4b73", "#aa0000").replace(">Sjabloon<", ">Kamer van Koophandel<");
                let (before, rest) = text.split_once("<style:style style:name=\"Caption\"").unwrap();
                *text = format!("{before}{}", rest.split_once("</style:style>").unwrap().1);
            }
            "content.xml" => {
                *text = text
                    .replace("<office:automatic-styles>", "<office:automatic-styles><style:style style:name=\"P9\" style:family=\"paragraph\" style:master-page-name=\"First\"/>")
                    .replace("<text:p text:style-name=\"Title\">", "<text:p text:style-name=\"P9\">");
            }
            _ => {}
        }
    }
    parts.push(("Pictures/logo.png".to_owned(), "logo".to_owned()));
    let made = odt_in(&memo(), &zipped(&parts), Some(&attachment("abc"))).unwrap();
    assert!(made[30..].starts_with(b"mimetypeapplication/vnd.oasis.opendocument.textPK"));
    let styles = part(&made, "styles.xml");
    assert!(
        styles.contains("#aa0000") && styles.contains("Kamer van Koophandel") && !styles.contains("#1d4b73")
    );
    assert_eq!(styles.matches("style:name=\"Caption\"").count(), 1);
    let content = part(&made, "content.xml");
    assert!(content.contains("style:parent-style-name=\"Title\" style:master-page-name=\"First\""));
    assert!(content.contains("Stadsfiets Kade") && !content.contains("Sjabloon"));
    assert_eq!(part(&made, "Pictures/logo.png"), "logo");
    assert!(
        part(&made, "META-INF/manifest.xml")
            .contains("\"Pictures/logo.png\" manifest:media-type=\"image/png\"")
    );
    assert_eq!(attached(&made), Ok(Some("abc".to_owned())));
}

#[test]
fn a_file_that_is_no_letterhead_is_refused_in_words() {
    let open = || unzipped(&odt(&memo(), None).unwrap());
    let docx_error = |bytes: &[u8]| docx_in(&memo(), bytes, None).err();
    let odt_error = |bytes: &[u8]| odt_in(&memo(), bytes, None).err();
    let broken = |part: &str| Some(DocumentError::BrokenPart(part.into()));
    let missing = |part: &str| Some(DocumentError::MissingPart(part.into()));

    for no_document in [&b""[..], b"Geachte heer", b"PK\x05\x06"] {
        assert_eq!(docx_error(no_document), Some(DocumentError::NotADocument));
        assert_eq!(odt_error(no_document), Some(DocumentError::NotADocument));
    }
    // One in the place of the other.
    assert_eq!(docx_error(&zipped(&open())), Some(DocumentError::OtherKind { is: "odt", wanted: "docx" }));
    assert_eq!(
        odt_error(&zipped(&letterhead())),
        Some(DocumentError::OtherKind { is: "docx", wanted: "odt" })
    );

    let types = "[Content_Types].xml";
    let macros = with(letterhead(), types, |xml| {
        let own = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        xml.replace(own, "vnd.ms-word.document.macroEnabled.main+xml")
    });
    assert_eq!(docx_error(&macros), Some(DocumentError::HasMacros { wanted: "docx" }));
    let mut parts = letterhead();
    parts.push(("word/vbaProject.bin".to_owned(), String::new()));
    assert_eq!(docx_error(&zipped(&parts)), Some(DocumentError::HasMacros { wanted: "docx" }));
    let mut parts = open();
    parts.push(("Basic/script-lc.xml".to_owned(), String::new()));
    assert_eq!(odt_error(&zipped(&parts)), Some(DocumentError::HasMacros { wanted: "odt" }));
    let told = odt_error(&zipped(&parts)).unwrap().words(Messages::new(Lang::Nl));
    assert!(told.contains("als odt") && !told.contains("docx"), "{told}");

    assert_eq!(docx_error(&without(letterhead(), "word/document.xml")), missing("word/document.xml"));
    assert_eq!(docx_error(&without(letterhead(), "word/styles.xml")), missing("word/styles.xml"));
    assert_eq!(docx_error(&without(letterhead(), types)), missing(types));
    assert_eq!(odt_error(&without(open(), "styles.xml")), missing("styles.xml"));
    assert_eq!(odt_error(&without(open(), "content.xml")), missing("content.xml"));

    for name in [types, "_rels/.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml"] {
        let cut = |xml: &str| xml[..xml.len() - 9].to_owned();
        assert_eq!(docx_error(&with(letterhead(), name, cut)), broken(name), "{name}");
    }
    for name in ["styles.xml", "content.xml"] {
        // A template is read as far as its first paragraph.
        let cut = |xml: &str| xml[..200].to_owned();
        assert_eq!(odt_error(&with(open(), name, cut)), broken(name), "{name}");
    }
    let locked = with(open(), "META-INF/manifest.xml", |xml| {
        xml.replace("<manifest:file-entry", "<manifest:encryption-data/><manifest:file-entry")
    });
    assert_eq!(odt_error(&locked), Some(DocumentError::Locked));
    for lang in Lang::ALL {
        let told = DocumentError::MissingPart("word/styles.xml".into()).words(Messages::new(lang));
        assert!(told.contains("word/styles.xml"));
    }
}

#[test]
fn a_template_of_the_other_kind_is_told_as_that() {
    let [word, open] = [docx, odt].map(|write| write(&memo(), None).unwrap());
    let told = docx_in(&memo(), &open, None).unwrap_err();
    assert_eq!(told, DocumentError::OtherKind { is: "odt", wanted: "docx" });
    let told = odt_in(&memo(), &word, None).unwrap_err();
    assert_eq!(told, DocumentError::OtherKind { is: "docx", wanted: "odt" });
}
