//! What each format says of the structure of a document: headings, heads of tables, language, title, pages.

use stappenplan::document::{Document, docx, html, odt, xlsx};

use super::parts::{part, pieces, unzipped, words_of};
use super::sample::{attachment, memo, workbook};

fn all_parts_are_well_formed(bytes: &[u8]) {
    for (name, text) in
        unzipped(bytes).iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
    {
        assert!(!pieces(text).is_empty(), "{name}");
    }
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let attachment = attachment("text");
    for write in [docx, odt] {
        let bytes = write(&memo(), Some(&attachment)).unwrap();
        assert_eq!(bytes, write(&memo(), Some(&attachment)).unwrap());
        all_parts_are_well_formed(&bytes);
    }
    assert_eq!(xlsx(&workbook()).unwrap(), xlsx(&workbook()).unwrap());
    all_parts_are_well_formed(&xlsx(&workbook()).unwrap());
}

#[test]
fn word_finds_headings_heads_of_tables_lists_language_and_pages() {
    let bytes = docx(&memo(), None).unwrap();
    let body = part(&bytes, "word/document.xml");
    let styles: Vec<&str> =
        body.split("<w:pStyle w:val=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let count = |style: &str| styles.iter().filter(|known| **known == style).count();
    assert_eq!([count("Title"), count("Subtitle"), count("Heading1"), count("Heading2")], [1, 1, 7, 2]);
    assert_eq!([count("Heading3"), count("Heading4"), count("StappenplanNotice")], [1, 1, 1]);
    assert_eq!([count("ListBullet"), count("ListNumber"), count("StappenplanSignature")], [2, 5, 2]);
    assert_eq!(body.matches("<w:tblHeader/>").count(), 3);
    assert_eq!(body.matches("<w:tr>").count(), body.matches("<w:cantSplit/>").count());
    assert!(body.contains("<w:tblCaption w:val=\"Risico&apos;s en wat eraan wordt gedaan\"/>"));
    assert_eq!(body.matches("<w:pageBreakBefore/>").count(), 1);
    // The two lists with numbers are two lists.
    for (list, items) in [(1, 2), (2, 3), (3, 2)] {
        assert_eq!(body.matches(&format!("<w:numId w:val=\"{list}\"/>")).count(), items);
    }
    assert_eq!(part(&bytes, "word/numbering.xml").matches("<w:startOverride w:val=\"1\"/>").count(), 2);
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"nl-NL\""));
    assert_eq!(
        words_of(&part(&bytes, "word/footer1.xml"), "w:t").concat(),
        "Besluit over fietsen voor de zaakPagina 1 van 1"
    );
    let core = part(&bytes, "docProps/core.xml");
    assert_eq!(words_of(&core, "dc:title"), ["Besluit over fietsen voor de zaak"]);
    assert_eq!(words_of(&core, "dcterms:created"), ["2026-11-28T00:00:00Z"]);
}

#[test]
fn opendocument_has_the_same() {
    let bytes = odt(&memo(), None).unwrap();
    assert!(bytes[30..].starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
    let content = part(&bytes, "content.xml");
    let headings: Vec<usize> =
        (1..=4).map(|level| content.matches(&format!("text:outline-level=\"{level}\"")).count()).collect();
    assert_eq!(headings, [7, 2, 1, 1]);
    assert_eq!(content.matches("<table:table-header-rows>").count(), 3);
    assert_eq!(
        words_of(&content, "table:title").first().map(String::as_str),
        Some("Wat er te kiezen is, in volgorde van het advies")
    );
    assert_eq!(content.matches("fo:break-before=\"page\"").count(), 1);
    assert_eq!(content.matches("<text:list text:style-name=\"Numbers\">").count(), 2);
    let styles = part(&bytes, "styles.xml");
    assert!(styles.contains("fo:language=\"nl\" fo:country=\"NL\""));
    assert_eq!(words_of(&styles, "text:p"), ["Besluit over fietsen voor de zaakPagina 1 van 1"]);
    assert_eq!(words_of(&part(&bytes, "meta.xml"), "dc:title"), ["Besluit over fietsen voor de zaak"]);
    let manifest = part(&bytes, "META-INF/manifest.xml");
    for (name, _) in
        unzipped(&bytes).iter().filter(|(name, _)| name.ends_with(".xml") && !name.starts_with("META"))
    {
        assert!(manifest.contains(&format!("manifest:full-path=\"{name}\"")), "{name}");
    }
}

#[test]
fn html_has_the_same_and_no_script() {
    let page = html(&memo(), Some(&attachment("stappenplan: dossier\n")));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
    assert_eq!(words_of(&page, "title"), ["Besluit over fietsen voor de zaak"]);
    assert_eq!(words_of(&page, "h1"), ["Besluit over fietsen voor de zaak"]);
    assert_eq!(words_of(&page, "h2").len(), 7);
    assert_eq!(words_of(&page, "caption").len(), 3);
    assert_eq!(page.matches("<th scope=\"col\"").count(), 12);
    assert_eq!(page.matches("<th scope=\"row\"").count(), 65);
    assert_eq!(page.matches("<th scope=\"col\" class=\"number\">").count(), 1);
    assert_eq!(page.matches("class=\"new-page\"").count(), 1);
    assert!(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"));
    assert!(
        page.contains("href=\"data:application/yaml;charset=utf-8;base64,c3RhcHBlbnBsYW46IGRvc3NpZXIK\"")
    );
    assert!(page.contains("content:\"Pagina\" \" \" counter(page) \" \" \"van\" \" \" counter(pages)"));
}

#[test]
fn a_workbook_counts_with_numbers_and_days() {
    let bytes = xlsx(&workbook()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<c r=\"B3\" s=\"3\"><v>2349.5</v></c>"));
    assert!(sheet.contains(
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>"
    ));
    assert!(sheet.contains("<autoFilter ref=\"A1:E5\"/>"));
    assert!(!sheet.contains("<f>"));
    let words = words_of(&sheet, "t");
    assert_eq!(words[17..], ["=1+1", "+31 6 12345678", "-", "@SUM(A1)", "_x005F_x0041_"]);
    // 15 January 2027, counted from the end of 1899.
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("<c r=\"D2\" s=\"4\"><v>46402</v></c>"));
    let book = part(&bytes, "xl/workbook.xml");
    assert!(
        book.contains("<sheet name=\"Wat te doen  risico&apos;s   maatreg\" sheetId=\"2\" r:id=\"rId2\"/>"),
        "{book}"
    );
    assert!(book.contains("hidden=\"1\">&apos;Vergelijking&apos;!$A$1:$E$5</definedName>"));
}

#[test]
fn an_empty_document_is_one_too() {
    let empty = Document::default();
    for bytes in [docx(&empty, None).unwrap(), odt(&empty, None).unwrap(), xlsx(&Default::default()).unwrap()]
    {
        all_parts_are_well_formed(&bytes);
    }
    assert!(html(&empty, None).contains("<main></main>"));
}

#[test]
fn each_signature_has_a_line_of_its_own() {
    // Paragraphs with the same borders that touch share them, unless they say otherwise.
    let style = |bytes: &[u8], part_name: &str, name: &str, end: &str| {
        let styles = part(bytes, part_name);
        styles.split(name).nth(1).and_then(|rest| rest.split(end).next()).map(str::to_owned).unwrap()
    };
    let word = docx(&memo(), None).unwrap();
    let look = style(&word, "word/styles.xml", "\"StappenplanSignature\"", "</w:style>");
    assert!(look.contains("<w:between "), "{look}");
    let open = odt(&memo(), None).unwrap();
    let look = style(&open, "styles.xml", "\"Stappenplan_20_Signature\"", "</style:style>");
    assert!(look.contains("style:join-border=\"false\""), "{look}");
}
