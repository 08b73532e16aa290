//! Words that try to be more than words: in every format they come out as they went in.

use stappenplan::document::{Cell, Document, Part, Sheet, Span, Workbook, csv, docx, html, odt, xlsx};
use stappenplan::text::{Lang, SafeText};

use super::parts::{part, words as all_words, words_of};
use super::sample::table;

const WORDS: [&str; 12] = [
    "=HYPERLINK(\"http://x\";\"y\")",
    "<script>alert(1)</script>",
    "]]><w:p/><!--",
    "&lt;b&gt; &amp; &#x41; &unknown;",
    "</style></title></table>",
    "\" onclick='x' \\ {\\rtf",
    "tab\there\u{0}\u{1b}[31m",
    "\u{202e}omgekeerd\u{202c}\u{200f}",
    "  twee  spaties   en aan het eind  ",
    "_x0041_ en _x000D_",
    "ﷺ😀é\u{301}\u{301}",
    "-1+1",
];

fn everywhere(words: &str) -> Document {
    let spans = || vec![Span::plain(words), Span::bold(words)];
    Document {
        title: words.into(),
        lang: Lang::Nl,
        made_on: None,
        parts: vec![
            Part::Heading { level: 1, words: words.into() },
            Part::Paragraph(spans()),
            Part::Notice(spans()),
            Part::List { is_numbered: true, items: vec![spans()] },
            Part::Table(table(
                words,
                &[words, words],
                vec![vec![Cell::words(words), Cell { spans: spans(), value: None }]],
            )),
            Part::Signatures(vec![words.into()]),
        ],
    }
}

/// How often the words stand in it as words: title, heading, twice each in paragraph, notice and item, caption, two heads,
/// a cell, twice in the other, signature.
const TIMES: usize = 2 + 6 + 1 + 2 + 1 + 2 + 1;

#[test]
fn words_come_out_of_every_format_as_they_went_in() {
    let long = "ab ".repeat(3_334);
    for raw in WORDS.into_iter().chain([long.as_str()]) {
        let clean = SafeText::new(raw);
        let words = clean.as_str();
        let document = everywhere(raw);

        let bytes = docx(&document, None).unwrap();
        let found = words_of(&part(&bytes, "word/document.xml"), "w:t");
        assert_eq!(found.iter().filter(|found| *found == words).count(), TIMES, "DOCX: {found:?}");

        let content = part(&odt(&document, None).unwrap(), "content.xml");
        let whole = all_words(&with_spaces(&content));
        assert!(whole.matches(words).count() >= TIMES, "ODT: {words:?} in {whole:?}");

        let page = html(&document, None);
        let body = page.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
        let found = all_words(&body.replace("<br/>", "\n"));
        assert!(found.matches(words).count() >= TIMES, "HTML: {words:?} in {found:?}");
        assert_eq!(page.matches("<style>").count() + page.matches("</style>").count(), 2);
    }
}

/// The spaces that OpenDocument writes as elements, as spaces.
fn with_spaces(xml: &str) -> String {
    let mut pieces = xml.split("<text:s text:c=\"");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (count, rest) = piece.split_once("\"/>").unwrap();
        text.push_str(&" ".repeat(count.parse().unwrap()));
        text.push_str(rest);
    }
    text.replace("<text:line-break/>", "\n")
}

#[test]
fn a_spreadsheet_takes_them_for_words() {
    let rows = WORDS.map(|words| vec![Cell::words(words), Cell::words(words)]);
    let sheet = Sheet { name: "x".into(), table: table("", &["=a", "b"], rows.to_vec()) };
    let workbook = Workbook { title: "<x>".into(), lang: Lang::Nl, sheets: vec![sheet.clone()] };
    let xml = part(&xlsx(&workbook).unwrap(), "xl/worksheets/sheet1.xml");
    let found = words_of(&xml, "t");
    for (words, found) in WORDS.iter().flat_map(|words| [words, words]).zip(&found[2..]) {
        let words = SafeText::new(words)
            .as_str()
            .replace("_x0041_", "_x005F_x0041_")
            .replace("_x000D_", "_x005F_x000D_");
        assert_eq!(words, *found);
    }
    assert!(!xml.contains("<f>") && xml.matches("t=\"inlineStr\"").count() == 2 * WORDS.len() + 2);
    // What begins like a formula keeps the mark of words when a person edits it.
    assert!(xml.contains("<c r=\"A2\" s=\"5\" t=\"inlineStr\">") && xml.contains("<c r=\"B13\" s=\"5\""));

    let text = csv(&sheet, Lang::Nl);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for (words, record) in WORDS.iter().zip(reader.records()) {
        let record = record.unwrap();
        let words = SafeText::new(words);
        let is_formula = words.as_str().starts_with(['=', '-']);
        assert_eq!(&record[0], format!("{}{words}", if is_formula { "'" } else { "" }));
    }
}

#[test]
fn a_cell_that_is_too_long_says_so() {
    let long = "é".repeat(40_000);
    let sheet = Sheet { name: "x".into(), table: table("", &["a"], vec![vec![Cell::words(long.as_str())]]) };
    let bytes = xlsx(&Workbook { sheets: vec![sheet], ..Workbook::default() }).unwrap();
    let found = words_of(&part(&bytes, "xl/worksheets/sheet1.xml"), "t");
    assert_eq!(found[1].chars().count(), 32_767);
    assert!(found[1].ends_with("é…"));
}
