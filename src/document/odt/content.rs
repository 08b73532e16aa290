//! What a document says, in the words of OpenDocument.

use super::styles::NAMES;
use crate::document::laid_out::{has_names, is_number, is_of_numbers, level, parts, widths};
use crate::document::markup::Markup;
use crate::document::{Cell, Document, Part, Span, Table};
use crate::text::SafeText;

/// The lowest heading that there is a style for.
const LEVELS: u8 = 4;

/// What all widths of columns make up together.
const WHOLE: u32 = 65_535;

/// The styles of cells, rows and words, which no template has.
const AUTOMATIC: &str = concat!(
    r##"<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>"##,
    r##"<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties style:vertical-align="bottom" fo:background-color="#eef1f5" fo:padding-left="0.15cm" fo:padding-right="0.15cm" fo:padding-top="0.05cm" fo:padding-bottom="0.05cm" fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="1.5pt solid #1d4b73"/></style:style>"##,
    r##"<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.15cm" fo:padding-right="0.15cm" fo:padding-top="0.05cm" fo:padding-bottom="0.05cm" fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="0.5pt solid #c9ced6"/></style:style>"##,
    r##"<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>"##,
    r##"<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>"##,
    r##"<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>"##,
);

/// How a paragraph stands besides its style.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_on_new_page: bool,
    is_right: bool,
    /// Whether it begins on the first page of a template, which is not like the others.
    is_first: bool,
}

/// The part with the words.
struct Content<'d> {
    document: &'d Document,
    /// The page with which a template begins.
    first_page: Option<&'d str>,
    /// The styles that were needed on the way, as XML, and how many.
    styles: Markup,
    made: usize,
    tables: usize,
    has_begun: bool,
}

/// The part with what a document says.
pub(super) fn content(document: &Document, first_page: Option<&str>) -> String {
    let mut content =
        Content { document, first_page, styles: Markup::fragment(), made: 0, tables: 0, has_begun: false };
    let mut text = Markup::fragment();
    content.write(&mut text);
    let mut xml = Markup::xml();
    xml.element("office:document-content", &NAMES, |all| {
        all.element("office:automatic-styles", &[], |styles| {
            styles.ready(AUTOMATIC);
            styles.ready(&content.styles.finish());
        });
        all.element("office:body", &[], |body| {
            body.element("office:text", &[], |inside| inside.ready(&text.finish()));
        });
    });
    xml.finish()
}

impl Content<'_> {
    fn write(&mut self, text: &mut Markup) {
        let document = self.document;
        if !document.title.is_empty() {
            self.paragraph(text, "Title", Place::default(), &[Span::plain(document.title.clone())]);
        }
        if let Some(day) = document.made_on {
            let day = Span::plain(document.lang.day(day.date()));
            self.paragraph(text, "Subtitle", Place::default(), &[day]);
        }
        for (is_on_new_page, part) in parts(document) {
            self.part(text, part, Place { is_on_new_page, ..Place::default() });
        }
    }

    fn part(&mut self, text: &mut Markup, part: &Part, place: Place) {
        match part {
            Part::Heading { level: at, words } => self.heading(text, level(*at, LEVELS), place, words),
            Part::Paragraph(words) | Part::Command(words) => {
                self.paragraph(text, "Text_20_body", place, words)
            }
            Part::Notice(words) => self.paragraph(text, "Stappenplan_20_Notice", place, words),
            Part::List { is_numbered, items } => {
                let style = if *is_numbered { "Numbers" } else { "Bullets" };
                text.element("text:list", &[("text:style-name", style)], |list| {
                    for (at, item) in items.iter().enumerate() {
                        let place = if at == 0 { place } else { Place::default() };
                        list.element("text:list-item", &[], |inside| {
                            self.paragraph(inside, "Stappenplan_20_List", place, item);
                        });
                    }
                });
            }
            Part::Table(table) => self.table(text, table, place),
            Part::Signatures(signatures) => {
                for (at, words) in signatures.iter().enumerate() {
                    let place = if at == 0 { place } else { Place::default() };
                    self.paragraph(text, "Stappenplan_20_Signature", place, &[Span::plain(words.clone())]);
                }
            }
            Part::NewPage => {}
        }
    }

    fn heading(&mut self, text: &mut Markup, level: u8, place: Place, words: &SafeText) {
        let level = level.to_string();
        let style = self.style(&format!("Heading_20_{level}"), place);
        let attributes = [("text:style-name", style.as_str()), ("text:outline-level", &level)];
        text.element("text:h", &attributes, |heading| letters(heading, words));
    }

    fn paragraph(&mut self, text: &mut Markup, style: &str, place: Place, words: &[Span]) {
        let style = self.style(style, place);
        text.element("text:p", &[("text:style-name", &style)], |paragraph| {
            for span in words.iter().filter(|span| !span.words.is_empty()) {
                match span.is_bold {
                    true => paragraph.element("text:span", &[("text:style-name", "Bold")], |bold| {
                        letters(bold, &span.words);
                    }),
                    false => letters(paragraph, &span.words),
                }
            }
        });
    }

    /// The name of a style for this place: the style itself, or one made for it.
    fn style(&mut self, parent: &str, mut place: Place) -> String {
        place.is_first = !std::mem::replace(&mut self.has_begun, true) && self.first_page.is_some();
        if place == Place::default() {
            return parent.to_owned();
        }
        self.made += 1;
        let name = format!("P{}", self.made);
        let mut attributes = vec![
            ("style:name", name.as_str()),
            ("style:family", "paragraph"),
            ("style:parent-style-name", parent),
        ];
        if let Some(page) = self.first_page.filter(|_| place.is_first) {
            attributes.push(("style:master-page-name", page));
        }
        self.styles.element("style:style", &attributes, |style| {
            let mut looks = Vec::new();
            if place.is_on_new_page && !place.is_first {
                looks.push(("fo:break-before", "page"));
            }
            if place.is_right {
                looks.push(("fo:text-align", "end"));
            }
            style.empty("style:paragraph-properties", &looks);
        });
        name
    }

    fn table(&mut self, text: &mut Markup, table: &Table, place: Place) {
        if !table.caption.is_empty() {
            self.paragraph(text, "Caption", place, &[Span::plain(table.caption.clone())]);
        } else if place.is_on_new_page {
            self.paragraph(text, "Caption", place, &[]);
        }
        if table.heads.is_empty() {
            return;
        }
        self.tables += 1;
        let name = format!("Table{}", self.tables);
        self.table_styles(&name, table);
        text.element("table:table", &[("table:name", &name), ("table:style-name", &name)], |inside| {
            if !table.caption.is_empty() {
                inside.words_in("table:title", &[], &table.caption.one_line());
            }
            for at in 0..table.heads.len() {
                inside.empty("table:table-column", &[("table:style-name", &format!("{name}.{}", at + 1))]);
            }
            inside.element("table:table-header-rows", &[], |heads| {
                let cells: Vec<Cell> = table.heads.iter().map(|head| Cell::words(head.clone())).collect();
                self.row(heads, table, &cells, true);
            });
            for cells in &table.rows {
                self.row(inside, table, cells, false);
            }
        });
    }

    fn table_styles(&mut self, name: &str, table: &Table) {
        let of = |family: &'static str| ("style:family", family);
        self.styles.element("style:style", &[("style:name", name), of("table")], |style| {
            let looks = [
                ("style:rel-width", "100%"),
                ("table:align", "margins"),
                ("fo:margin-bottom", "0.2cm"),
                ("table:border-model", "collapsing"),
            ];
            style.empty("style:table-properties", &looks);
        });
        for (at, width) in widths(table, WHOLE).iter().enumerate() {
            let name = format!("{name}.{}", at + 1);
            self.styles.element("style:style", &[("style:name", &name), of("table-column")], |style| {
                style.empty(
                    "style:table-column-properties",
                    &[("style:rel-column-width", &format!("{width}*"))],
                );
            });
        }
    }

    fn row(&mut self, inside: &mut Markup, table: &Table, cells: &[Cell], is_head: bool) {
        let (nothing, names) = (Cell::default(), has_names(table));
        inside.element("table:table-row", &[("table:style-name", "Row")], |row| {
            for at in 0..table.heads.len() {
                let cell = cells.get(at).unwrap_or(&nothing);
                let style = if is_head { "HeadCell" } else { "Cell" };
                let attributes = [("table:style-name", style), ("office:value-type", "string")];
                row.element("table:table-cell", &attributes, |inside| {
                    // The first cell of a row names it: where that is short it stands out.
                    let stands_out = is_head || (at == 0 && names);
                    let style = if stands_out { "Table_20_Heading" } else { "Table_20_Contents" };
                    let is_right = if is_head { is_of_numbers(table, at) } else { is_number(cell) };
                    self.paragraph(inside, style, Place { is_right, ..Place::default() }, &cell.spans);
                });
            }
        });
    }
}

/// Letters as they are: without marks of their own, line feeds and spaces in a row are one space to a reader.
fn letters(inside: &mut Markup, words: &SafeText) {
    for (at, line) in words.as_str().split('\n').enumerate() {
        if at > 0 {
            inside.empty("text:line-break", &[]);
        }
        let (mut spaces, mut has_words) = (0, false);
        for (at, piece) in line.split(' ').enumerate() {
            spaces += usize::from(at > 0);
            if piece.is_empty() {
                continue;
            }
            write_spaces(inside, spaces, !has_words);
            (spaces, has_words) = (0, true);
            inside.words(piece);
        }
        write_spaces(inside, spaces, true);
    }
}

/// Spaces in a row; those that begin or end a line all need their mark.
fn write_spaces(inside: &mut Markup, spaces: usize, is_at_edge: bool) {
    let plain = usize::from(spaces > 0 && !is_at_edge);
    if plain > 0 {
        inside.words(" ");
    }
    if spaces > plain {
        inside.empty("text:s", &[("text:c", &(spaces - plain).to_string())]);
    }
}
