//! A workbook for spreadsheets: heads that stay in view, filters, numbers that are numbers and days that are days.

use time::macros::date;

use super::laid_out::words;
use super::markup::Markup;
use super::package::Package;
use super::{Cell, DocumentError, Sheet, Table, Value, Workbook};
use crate::document::sheet_names::{reference, sheet_names};
use crate::text::{Day, Lang, Messages};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// How cells look; which is which is told by the `Look` of a cell.
const STYLES: &str = include_str!("xlsx_styles.xml");

/// More rows or columns no spreadsheet has.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;
/// More letters (in UTF-16) no cell holds.
const MOST_LETTERS: usize = 32_767;

/// How a cell looks: its place in the styles.
#[derive(Clone, Copy)]
enum Look {
    Words = 1,
    Head = 2,
    Number = 3,
    Day = 4,
    /// Words that a person who goes to edit them is not to turn into a formula.
    Kept = 5,
    Name = 6,
}

/// A workbook as XLSX.
///
/// # Errors
/// When a sheet has more rows or columns than a spreadsheet can have.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, DocumentError> {
    let is_too_large =
        |sheet: &Sheet| sheet.table.rows.len() >= MOST_ROWS || sheet.table.heads.len() > MOST_COLUMNS;
    if workbook.sheets.iter().any(is_too_large) {
        return Err(DocumentError::DoesNotFit);
    }
    let mut package = Package::default();
    package.put("[Content_Types].xml", content_types(workbook.sheets.len()));
    package.put("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")], true));
    package.put("docProps/core.xml", core(workbook));
    package.put("xl/workbook.xml", book(workbook));
    package.put("xl/_rels/workbook.xml.rels", book_relations(workbook.sheets.len()));
    package.put("xl/styles.xml", STYLES);
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        package.put(&format!("xl/{}", sheet_file(at)), sheet_part(&sheet.table, workbook.lang));
    }
    package.zipped(None)
}

fn sheet_file(at: usize) -> String {
    format!("worksheets/sheet{}.xml", at + 1)
}

fn content_types(sheets: usize) -> String {
    let mut xml = Markup::xml();
    xml.element("Types", &[("xmlns", CONTENT_TYPES)], |types| {
        types.empty(
            "Default",
            &[
                ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
            ],
        );
        types.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let mut part = |name: &str, kind: &str| {
            types.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        let kind = |of: &str| format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{of}+xml");
        part("/xl/workbook.xml", &kind("sheet.main"));
        part("/xl/styles.xml", &kind("styles"));
        for at in 0..sheets {
            part(&format!("/xl/{}", sheet_file(at)), &kind("worksheet"));
        }
    });
    xml.finish()
}

fn relations(to: &[(&str, &str)], is_of_file: bool) -> String {
    let mut xml = Markup::xml();
    xml.element("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |all| {
        for (at, (kind, target)) in to.iter().enumerate() {
            let (id, kind) = (format!("rId{}", at + 1), format!("{RELATIONS}/{kind}"));
            all.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
        }
        if is_of_file {
            let kind =
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
            all.empty("Relationship", &[("Id", "rIdCore"), ("Type", kind), ("Target", "docProps/core.xml")]);
        }
    });
    xml.finish()
}

fn book_relations(sheets: usize) -> String {
    let files: Vec<String> = (0..sheets).map(sheet_file).collect();
    let mut to: Vec<(&str, &str)> = files.iter().map(|file| ("worksheet", file.as_str())).collect();
    to.push(("styles", "styles.xml"));
    relations(&to, false)
}

fn core(workbook: &Workbook) -> String {
    super::office::core_properties(workbook.title.one_line().as_str(), workbook.lang, None)
}

fn book(workbook: &Workbook) -> String {
    let names = sheet_names(&workbook.sheets);
    let mut xml = Markup::xml();
    xml.element("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATIONS)], |book| {
        book.element("bookViews", &[], |views| {
            views.empty(
                "workbookView",
                &[("xWindow", "0"), ("yWindow", "0"), ("windowWidth", "24000"), ("windowHeight", "12000")],
            );
        });
        book.element("sheets", &[], |sheets| {
            for (at, name) in names.iter().enumerate() {
                let (number, id) = ((at + 1).to_string(), format!("rId{}", at + 1));
                sheets.empty("sheet", &[("name", name), ("sheetId", &number), ("r:id", &id)]);
            }
        });
        if !workbook.sheets.is_empty() {
            book.element("definedNames", &[], |defined| {
                for ((at, name), sheet) in names.iter().enumerate().zip(&workbook.sheets) {
                    let (at, name) = (at.to_string(), format!("'{}'", name.replace('\'', "''")));
                    let cells = format!("{name}!{}", area(&sheet.table, true));
                    let filter = [("name", "_xlnm._FilterDatabase"), ("localSheetId", &at), ("hidden", "1")];
                    defined.words_in("definedName", &filter, &cells);
                    let heads = [("name", "_xlnm.Print_Titles"), ("localSheetId", at.as_str())];
                    defined.words_in("definedName", &heads, &format!("{name}!$1:$1"));
                }
            });
        }
    });
    xml.finish()
}

/// From the first head to the last cell.
fn area(table: &Table, is_fixed: bool) -> String {
    let last = table.heads.len().saturating_sub(1);
    match is_fixed {
        true => format!("${}$1:${}${}", reference(0), reference(last), table.rows.len() + 1),
        false => format!("{}1:{}{}", reference(0), reference(last), table.rows.len() + 1),
    }
}

fn sheet_part(table: &Table, lang: Lang) -> String {
    let mut xml = Markup::xml();
    xml.element("worksheet", &[("xmlns", MAIN)], |sheet| {
        sheet.element("sheetPr", &[], |sheet| sheet.empty("pageSetUpPr", &[("fitToPage", "1")]));
        sheet.empty("dimension", &[("ref", &area(table, false))]);
        sheet.element("sheetViews", &[], |views| {
            views.element("sheetView", &[("workbookViewId", "0")], |view| {
                let at =
                    [("xSplit", "1"), ("ySplit", "1"), ("topLeftCell", "B2"), ("activePane", "bottomRight")];
                view.empty("pane", &[&at[..], &[("state", "frozen")]].concat());
                view.empty("selection", &[("pane", "topRight")]);
                view.empty("selection", &[("pane", "bottomLeft")]);
                view.empty("selection", &[("pane", "bottomRight"), ("activeCell", "B2"), ("sqref", "B2")]);
            });
        });
        sheet.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
        write_widths(sheet, table);
        sheet.element("sheetData", &[], |data| {
            data.element("row", &[("r", "1")], |row| {
                for (at, head) in table.heads.iter().enumerate() {
                    write_words(row, &cell_name(at, 0), &Cell::words(head.clone()), Look::Head);
                }
            });
            for (down, cells) in table.rows.iter().enumerate() {
                data.element("row", &[("r", &(down + 2).to_string())], |row| {
                    for (at, cell) in cells.iter().enumerate() {
                        write_cell(row, at, down + 1, cell);
                    }
                });
            }
        });
        sheet.empty("autoFilter", &[("ref", &area(table, false))]);
        let margins = [("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.7")];
        sheet.empty("pageMargins", &[&margins[..], &[("header", "0.3"), ("footer", "0.3")]].concat());
        let setup =
            [("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0")];
        sheet.empty("pageSetup", &setup);
        let messages = Messages::new(lang);
        let page = format!("&L&A&R{} &P {} &N", messages.page_word(), messages.of_pages());
        sheet.element("headerFooter", &[], |footer| footer.words_in("oddFooter", &[], &page));
    });
    xml.finish()
}

/// As wide as what stands in a column, within reason: long words go on below.
fn write_widths(sheet: &mut Markup, table: &Table) {
    if table.heads.is_empty() {
        return;
    }
    let longest = |text: &str| text.split('\n').map(crate::text::width).max().unwrap_or_default();
    sheet.element("cols", &[], |columns| {
        for (at, head) in table.heads.iter().enumerate() {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let widest = cells.map(|cell| longest(&words(&cell.spans))).max().unwrap_or_default();
            // Beside the words of a head stands the button of its filter.
            let width = widest.max(longest(head.as_str()) + 3).clamp(8, 55) + 2;
            let at = (at + 1).to_string();
            let width = width.to_string();
            columns.empty("col", &[("min", &at), ("max", &at), ("width", &width), ("customWidth", "1")]);
        }
    });
}

fn cell_name(at: usize, down: usize) -> String {
    format!("{}{}", reference(at), down + 1)
}

fn write_cell(row: &mut Markup, at: usize, down: usize, cell: &Cell) {
    let name = cell_name(at, down);
    let (look, value) = match cell.value {
        Some(Value::Number(number)) if number.is_finite() => (Look::Number, number.to_string()),
        Some(Value::Day(day)) if serial(day).is_some() => {
            (Look::Day, serial(day).unwrap_or_default().to_string())
        }
        _ if cell.spans.iter().all(|span| span.words.is_empty()) => return,
        _ if words(&cell.spans).trim_start().starts_with(['=', '+', '-', '@']) => {
            return write_words(row, &name, cell, Look::Kept);
        }
        _ if at == 0 => return write_words(row, &name, cell, Look::Name),
        _ => return write_words(row, &name, cell, Look::Words),
    };
    row.element("c", &[("r", &name), ("s", &(look as u8).to_string())], |inside| {
        inside.words_in("v", &[], &value)
    });
}

/// The days since the one that spreadsheets count from; nothing of days about which they do not agree.
fn serial(day: Day) -> Option<i64> {
    let days = (day.date() - date!(1899 - 12 - 30)).whole_days();
    (days > 60).then_some(days)
}

fn write_words(row: &mut Markup, name: &str, cell: &Cell, look: Look) {
    let attributes = [("r", name), ("s", &(look as u8).to_string()), ("t", "inlineStr")];
    row.element("c", &attributes, |inside| {
        inside.element("is", &[], |string| {
            let mut left = MOST_LETTERS;
            let has_bold = cell.spans.iter().any(|span| span.is_bold);
            for span in &cell.spans {
                let words = held(span.words.as_str(), &mut left);
                match has_bold {
                    true => string.element("r", &[], |run| {
                        if span.is_bold {
                            run.ready("<rPr><b/><sz val=\"11\"/><color rgb=\"FF1B1F24\"/><rFont val=\"Calibri\"/><family val=\"2\"/></rPr>");
                        }
                        run.words_in("t", &[("xml:space", "preserve")], &words);
                    }),
                    false => string.words_in("t", &[("xml:space", "preserve")], &words),
                }
            }
        });
    });
}

/// What a cell can hold of some words; where it cannot hold them all, it says so by three points. What a reader would
/// take for the number of a letter (`_x0041_`) is told to be words.
fn held(words: &str, left: &mut usize) -> String {
    let mut held = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        let is_number = letter == '_' && words.get(at..).is_some_and(is_number_of_letter);
        let length = if is_number { 7 } else { letter.len_utf16() };
        if *left < length + 1 {
            held.push('…');
            *left = 0;
            break;
        }
        *left -= length;
        held.push_str(if is_number { "_x005F_" } else { "" });
        if !is_number {
            held.push(letter);
        }
    }
    held
}

fn is_number_of_letter(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("_x") else { return false };
    let mut bytes = rest.bytes();
    bytes.by_ref().take(4).filter(u8::is_ascii_hexdigit).count() == 4 && bytes.next() == Some(b'_')
}
