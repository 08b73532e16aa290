//! What a document says, in the words of Word.

use super::styles::{LEVELS, Style, Styles};
use crate::document::laid_out::{has_names, is_number, is_of_numbers, level, parts, widths};
use crate::document::markup::Markup;
use crate::document::office::locale;
use crate::document::{Cell, Document, Part, Span, Table};
use crate::text::SafeText;

/// What is written, and what it stands in.
pub(super) struct Body<'d> {
    pub(super) document: &'d Document,
    pub(super) styles: &'d Styles,
    /// How wide the text is, in twentieths of a point.
    pub(super) width: u32,
    /// The number of the list with bullets; each list with numbers has one of those after it.
    pub(super) bullets: usize,
    /// Whether each run says its language, since what stands around it may be in another.
    pub(super) says_language: bool,
}

/// How a paragraph stands besides its style.
#[derive(Clone, Copy, Default)]
struct Place {
    is_on_new_page: bool,
    list: Option<usize>,
    is_right: bool,
}

/// The body of the document, without its section, and how many lists with numbers it has.
pub(super) fn body(body: &Body<'_>) -> (String, usize) {
    let mut xml = Markup::fragment();
    let document = body.document;
    if !document.title.is_empty() {
        body.one(&mut xml, Style::Title, Place::default(), &document.title);
    }
    if let Some(day) = document.made_on {
        body.one(&mut xml, Style::MadeOn, Place::default(), &document.lang.day(day.date()).into());
    }
    let mut lists = 0;
    for (is_on_new_page, part) in parts(document) {
        let place = Place { is_on_new_page, ..Place::default() };
        body.part(&mut xml, part, place, &mut lists);
    }
    // Word wants a paragraph after a table that ends the document.
    if matches!(document.parts.last(), Some(Part::Table(_))) {
        xml.empty("w:p", &[]);
    }
    (xml.finish(), lists)
}

impl Body<'_> {
    fn part(&self, xml: &mut Markup, part: &Part, place: Place, lists: &mut usize) {
        match part {
            Part::Heading { level: at, words } => {
                self.one(xml, Style::Heading(level(*at, LEVELS)), place, words);
            }
            Part::Paragraph(words) | Part::Command(words) => self.paragraph(xml, None, place, words),
            Part::Notice(words) => self.paragraph(xml, Some(Style::Notice), place, words),
            Part::List { is_numbered, items } => {
                *lists += usize::from(*is_numbered);
                let list = Some(if *is_numbered { self.bullets + *lists } else { self.bullets });
                let style = if *is_numbered { Style::Number } else { Style::Bullet };
                for (at, item) in items.iter().enumerate() {
                    let is_on_new_page = place.is_on_new_page && at == 0;
                    self.paragraph(
                        xml,
                        Some(style),
                        Place { is_on_new_page, list, ..Place::default() },
                        item,
                    );
                }
            }
            Part::Table(table) => self.table(xml, table, place),
            Part::Signatures(signatures) => {
                for (at, words) in signatures.iter().enumerate() {
                    let is_on_new_page = place.is_on_new_page && at == 0;
                    self.one(xml, Style::Signature, Place { is_on_new_page, ..Place::default() }, words);
                }
            }
            Part::NewPage => {}
        }
    }

    fn one(&self, xml: &mut Markup, style: Style, place: Place, words: &SafeText) {
        self.paragraph(xml, Some(style), place, &[Span::plain(words.clone())]);
    }

    fn paragraph(&self, xml: &mut Markup, style: Option<Style>, place: Place, words: &[Span]) {
        xml.element("w:p", &[], |paragraph| {
            paragraph.element("w:pPr", &[], |looks| {
                if let Some(style) = style {
                    looks.empty("w:pStyle", &[("w:val", self.styles.id(style))]);
                }
                if place.is_on_new_page {
                    looks.empty("w:pageBreakBefore", &[]);
                }
                if let Some(list) = place.list {
                    looks.element("w:numPr", &[], |number| {
                        number.empty("w:ilvl", &[("w:val", "0")]);
                        number.empty("w:numId", &[("w:val", &list.to_string())]);
                    });
                }
                if place.is_right {
                    looks.empty("w:jc", &[("w:val", "right")]);
                }
            });
            for span in words {
                self.run(paragraph, span);
            }
        });
    }

    fn run(&self, paragraph: &mut Markup, span: &Span) {
        if span.words.is_empty() {
            return;
        }
        paragraph.element("w:r", &[], |run| {
            if span.is_bold || self.says_language {
                run.element("w:rPr", &[], |looks| {
                    if span.is_bold {
                        looks.empty("w:b", &[]);
                        looks.empty("w:bCs", &[]);
                    }
                    if self.says_language {
                        let (language, country) = locale(self.document.lang);
                        looks.empty("w:lang", &[("w:val", &format!("{language}-{country}"))]);
                    }
                });
            }
            for (at, line) in span.words.as_str().split('\n').enumerate() {
                if at > 0 {
                    run.empty("w:br", &[]);
                }
                if !line.is_empty() {
                    run.words_in("w:t", &[("xml:space", "preserve")], line);
                }
            }
        });
    }

    fn table(&self, xml: &mut Markup, table: &Table, place: Place) {
        let caption = table.caption.one_line();
        if !caption.is_empty() {
            self.one(xml, Style::Caption, place, &table.caption);
        } else if place.is_on_new_page {
            self.paragraph(xml, Some(Style::Caption), place, &[]);
        }
        if table.heads.is_empty() {
            return;
        }
        let widths = widths(table, self.width);
        xml.element("w:tbl", &[], |inside| {
            self.table_looks(inside, &caption, has_names(table));
            inside.element("w:tblGrid", &[], |grid| {
                for width in &widths {
                    grid.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            let heads: Vec<Cell> = table.heads.iter().map(|head| Cell::words(head.clone())).collect();
            self.row(inside, table, &widths, &heads, true);
            for cells in &table.rows {
                self.row(inside, table, &widths, cells, false);
            }
        });
        // Two tables that touch are one to Word.
        xml.element("w:p", &[], |gap| {
            gap.element("w:pPr", &[], |looks| {
                looks.empty(
                    "w:spacing",
                    &[("w:before", "0"), ("w:after", "0"), ("w:line", "120"), ("w:lineRule", "exact")],
                );
            });
        });
    }

    fn table_looks(&self, inside: &mut Markup, caption: &str, has_names: bool) {
        inside.element("w:tblPr", &[], |looks| {
            looks.empty("w:tblStyle", &[("w:val", self.styles.id(Style::Table))]);
            looks.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            looks.empty("w:tblLayout", &[("w:type", "fixed")]);
            let look = [
                // The same as bits.
                ("w:val", if has_names { "04A0" } else { "0420" }),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", if has_names { "1" } else { "0" }),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "1"),
            ];
            looks.empty("w:tblLook", &look);
            if !caption.is_empty() {
                looks.empty("w:tblCaption", &[("w:val", caption)]);
                looks.empty("w:tblDescription", &[("w:val", caption)]);
            }
        });
    }

    fn row(&self, inside: &mut Markup, table: &Table, widths: &[u32], cells: &[Cell], is_head: bool) {
        inside.element("w:tr", &[], |row| {
            row.element("w:trPr", &[], |looks| {
                looks.empty("w:cantSplit", &[]);
                if is_head {
                    looks.empty("w:tblHeader", &[]);
                }
            });
            let nothing = Cell::default();
            for (at, width) in widths.iter().enumerate() {
                let cell = cells.get(at).unwrap_or(&nothing);
                row.element("w:tc", &[], |inside| {
                    inside.element("w:tcPr", &[], |looks| {
                        looks.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                    });
                    let style = if is_head { Style::Head } else { Style::Cell };
                    let is_right = if is_head { is_of_numbers(table, at) } else { is_number(cell) };
                    self.paragraph(inside, Some(style), Place { is_right, ..Place::default() }, &cell.spans);
                });
            }
        });
    }
}
