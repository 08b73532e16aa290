//! The cells of a sheet that somebody saved from a spreadsheet: as CSV, whatever parts its cells, or as XLSX.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::DocumentError;
use super::package::Package;
use super::xml::{Xml, attribute, broken};

/// More rows or columns no spreadsheet has.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;
const BOOK: &str = "xl/workbook.xml";
const BOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// A cell as it was saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadCell {
    /// What it shows; a number with a point, in as few digits as tell it.
    pub text: String,
    /// Whether a spreadsheet works it out.
    pub is_formula: bool,
    /// Whether it is a day, and `text` the number of it.
    pub is_day: bool,
}

/// The rows of the first sheet of a file. Cells that are missing at the end of a row are empty.
///
/// # Errors
/// When it is neither, is damaged, or is too large.
pub fn read_cells(bytes: &[u8]) -> Result<Vec<Vec<ReadCell>>, DocumentError> {
    if bytes.starts_with(b"PK") {
        return of_workbook(&Package::read(bytes)?);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DocumentError::OtherLetters)?;
    if text.contains('\0') {
        return Err(DocumentError::OtherLetters);
    }
    Ok(of_lines(text.strip_prefix('\u{feff}').unwrap_or(text)))
}

/// Cells between quotes may hold what parts cells, and line ends.
fn of_lines(text: &str) -> Vec<Vec<ReadCell>> {
    let parted_by = parted_by(text);
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut cell, mut is_quoted) = (String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            letter if letter == parted_by && !is_quoted => row.push(of_text(std::mem::take(&mut cell))),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !is_quoted => {
                row.push(of_text(std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(of_text(cell));
        rows.push(row);
    }
    rows
}

fn of_text(text: String) -> ReadCell {
    ReadCell { text, ..ReadCell::default() }
}

/// What stands most often between the heads.
fn parted_by(text: &str) -> char {
    let mut counts = [(';', 0), (',', 0), ('\t', 0)];
    let mut is_quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            _ if is_quoted => {}
            letter => counts.iter_mut().filter(|(of, _)| *of == letter).for_each(|(_, count)| *count += 1),
        }
    }
    let [first, rest @ ..] = counts;
    rest.iter().fold(first, |most, other| if other.1 > most.1 { *other } else { most }).0
}

fn of_workbook(package: &Package) -> Result<Vec<Vec<ReadCell>>, DocumentError> {
    let missing = |part: &str| DocumentError::MissingPart(part.into());
    let book = package.text(BOOK)?.ok_or_else(|| missing(BOOK))?;
    let relations = package.text(BOOK_RELATIONS)?.ok_or_else(|| missing(BOOK_RELATIONS))?;
    let (mut targets, mut strings, mut styles) = (BTreeMap::new(), None, None);
    each(BOOK_RELATIONS, relations, "Relationship", &mut |start| {
        let of = |name| attribute(BOOK_RELATIONS, start, name).map(Option::unwrap_or_default);
        let target = match of("Target")? {
            target if target.starts_with('/') => target.trim_start_matches('/').to_owned(),
            target => format!("xl/{target}"),
        };
        if of("Type")?.ends_with("/sharedStrings") {
            strings = Some(target.clone());
        }
        if of("Type")?.ends_with("/styles") {
            styles = Some(target.clone());
        }
        targets.insert(of("Id")?, target);
        Ok(())
    })?;
    let mut first = None;
    each(BOOK, book, "sheet", &mut |start| {
        if first.is_none() {
            first = attribute(BOOK, start, "r:id")?;
        }
        Ok(())
    })?;
    let sheet = first.and_then(|id| targets.remove(&id)).ok_or_else(|| broken(BOOK))?;
    let strings = match strings {
        Some(part) => shared_strings(&part, package.text(&part)?.ok_or_else(|| missing(&part))?)?,
        None => Vec::new(),
    };
    let days = match styles {
        Some(part) => styles_of_days(&part, package.text(&part)?.ok_or_else(|| missing(&part))?)?,
        None => Vec::new(),
    };
    of_sheet(&sheet, package.text(&sheet)?.ok_or_else(|| missing(&sheet))?, &strings, &days)
}

/// Of each style of cells whether it shows a number as a day or a time.
fn styles_of_days(part: &str, xml: &str) -> Result<Vec<bool>, DocumentError> {
    let mut own = BTreeMap::new();
    each(part, xml, "numFmt", &mut |start| {
        let code = attribute(part, start, "formatCode")?.unwrap_or_default();
        own.extend(attribute(part, start, "numFmtId")?.map(|id| (id, shows_days(&code))));
        Ok(())
    })?;
    let mut days = Vec::new();
    let mut reader = Xml::new(part, xml);
    let mut is_of_cells = false;
    while let Some(event) = reader.next()? {
        let name = match &event {
            Event::Start(start) | Event::Empty(start) => start.local_name().as_ref().to_owned(),
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => {
                is_of_cells = false;
                continue;
            }
            _ => continue,
        };
        is_of_cells |= name == "cellXfs";
        if let Event::Start(start) | Event::Empty(start) = &event
            && is_of_cells
            && name == "xf"
        {
            let id = attribute(part, start, "numFmtId")?.unwrap_or_default();
            // What the format has of its own, by number.
            let is_known = matches!(id.parse(), Ok(14_u32..=22 | 27..=36 | 45..=47 | 50..=58));
            days.push(own.get(&id).copied().unwrap_or(is_known));
        }
    }
    Ok(days)
}

/// Whether a way to show numbers has a day, a month, a year, an hour or a second in it.
fn shows_days(code: &str) -> bool {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | '_' | '*' => _ = letters.next(),
            '"' => _ = letters.by_ref().find(|end| *end == '"'),
            '[' => _ = letters.by_ref().find(|end| *end == ']'),
            letter if "dmyhs".contains(letter.to_ascii_lowercase()) => return true,
            _ => {}
        }
    }
    false
}

/// Calls `see` on each element with a name.
fn each(
    part: &str,
    xml: &str,
    name: &str,
    see: &mut dyn FnMut(&BytesStart<'_>) -> Result<(), DocumentError>,
) -> Result<(), DocumentError> {
    let mut reader = Xml::new(part, xml);
    while let Some(event) = reader.next()? {
        if let Event::Start(start) | Event::Empty(start) = &event
            && start.local_name().as_ref() == name
        {
            see(start)?;
        }
    }
    Ok(())
}

fn shared_strings(part: &str, xml: &str) -> Result<Vec<String>, DocumentError> {
    let mut reader = Xml::new(part, xml);
    let mut strings = Vec::new();
    while let Some(event) = reader.next()? {
        match &event {
            Event::Start(start) if start.local_name().as_ref() == "si" => {
                strings.push(parts_of(part, &mut reader)?.words);
            }
            Event::Empty(start) if start.local_name().as_ref() == "si" => strings.push(String::new()),
            _ => {}
        }
    }
    Ok(strings)
}

/// What stands in a string or a cell.
#[derive(Default)]
struct Parts {
    /// All its words.
    words: String,
    /// Its value.
    value: String,
    is_formula: bool,
}

/// The parts from here to the end of the element that just began. How letters sound is no part of the words.
fn parts_of(part: &str, reader: &mut Xml<'_>) -> Result<Parts, DocumentError> {
    let outside = reader.depth() - 1;
    let mut parts = Parts::default();
    let (mut inside, mut sounds) = (String::new(), None);
    while reader.depth() > outside {
        let event = reader.next()?.ok_or_else(|| broken(part))?;
        let more = match &event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.local_name();
                inside = name.as_ref().to_owned();
                parts.is_formula |= inside == "f";
                if inside == "rPh" && sounds.is_none() {
                    sounds = Some(reader.depth());
                }
                continue;
            }
            Event::End(_) => {
                sounds = sounds.filter(|depth| reader.depth() >= *depth);
                inside.clear();
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(text) => text.to_string(),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => letter.to_string(),
                _ => quick_xml::escape::resolve_xml_entity(name).ok_or_else(|| broken(part))?.to_owned(),
            },
            _ => continue,
        };
        match inside.as_str() {
            "t" if sounds.is_none() => parts.words.push_str(&more),
            "v" => parts.value.push_str(&more),
            _ => {}
        }
    }
    parts.words = letters_of(&parts.words);
    Ok(parts)
}

/// Words in which letters that XML does not take stand by their number.
fn letters_of(words: &str) -> String {
    let mut whole = String::new();
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        let number = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = number.and_then(|number| u32::from_str_radix(number, 16).ok()).and_then(char::from_u32);
        let (words, behind) = match letter {
            Some(_) => (rest.get(..at), rest.get(at + 7..)),
            None => (rest.get(..at + 2), rest.get(at + 2..)),
        };
        whole.push_str(words.unwrap_or_default());
        whole.extend(letter);
        rest = behind.unwrap_or_default();
    }
    whole + rest
}

fn of_sheet(
    part: &str,
    xml: &str,
    strings: &[String],
    days: &[bool],
) -> Result<Vec<Vec<ReadCell>>, DocumentError> {
    let mut reader = Xml::new(part, xml);
    let mut rows: Vec<Vec<ReadCell>> = Vec::new();
    let (mut next_row, mut next_column) = (0, 0);
    while let Some(event) = reader.next()? {
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        match start.local_name().as_ref() {
            "row" => {
                let number = attribute(part, start, "r")?.and_then(|number| number.parse::<usize>().ok());
                next_row = number.unwrap_or(next_row + 1);
                next_column = 0;
            }
            "c" => {
                let name = attribute(part, start, "r")?;
                let column = name.as_deref().and_then(column_of).unwrap_or(next_column);
                next_column = column + 1;
                let kind = attribute(part, start, "t")?.unwrap_or_default();
                let style = attribute(part, start, "s")?.and_then(|style| style.parse::<usize>().ok());
                if !matches!(&event, Event::Start(_)) {
                    continue;
                }
                let mut cell =
                    cell_of(&parts_of(part, &mut reader)?, &kind, strings).ok_or_else(|| broken(part))?;
                let has_day = style.and_then(|style| days.get(style)).copied().unwrap_or_default();
                cell.is_day = has_day && cell.text.parse::<f64>().is_ok();
                if cell.is_day {
                    // What is behind the point is the time of the day.
                    cell.text.truncate(cell.text.find('.').unwrap_or(cell.text.len()));
                }
                if cell.text.is_empty() && !cell.is_formula {
                    continue;
                }
                let row = next_row.checked_sub(1).ok_or_else(|| broken(part))?;
                if row >= MOST_ROWS || column >= MOST_COLUMNS {
                    return Err(DocumentError::TooLarge);
                }
                if rows.len() <= row {
                    rows.resize_with(row + 1, Vec::new);
                }
                let Some(cells) = rows.get_mut(row) else { continue };
                if cells.len() <= column {
                    cells.resize_with(column + 1, ReadCell::default);
                }
                cells.get_mut(column).into_iter().for_each(|place| place.clone_from(&cell));
            }
            _ => {}
        }
    }
    Ok(rows)
}

fn cell_of(parts: &Parts, kind: &str, strings: &[String]) -> Option<ReadCell> {
    let value = parts.value.trim();
    let text = match kind {
        "s" => strings.get(value.parse::<usize>().ok()?)?.clone(),
        "inlineStr" => parts.words.clone(),
        "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "str" | "e" | "d" => parts.value.clone(),
        _ => value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| number.to_string()),
    };
    Some(ReadCell { text: text.replace("\r\n", "\n"), is_formula: parts.is_formula, is_day: false })
}

/// The column that the name of a cell begins with.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |so_far, letter| {
        so_far.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{ReadCell, of_sheet, read_cells, shows_days, styles_of_days};
    use crate::document::{Cell, DocumentError, Sheet, Table, Value, Workbook, csv, xlsx};
    use crate::text::Lang;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let rows = read_cells(bytes).unwrap();
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn lines_are_read_whatever_parts_the_cells() {
        for parted in [";", ",", "\t"] {
            let text = "\u{feff}a|b|\"c|\n\"\"d\"\"\"\r\n1||x\n|\"\"|y\"z".replace('|', parted);
            let last = format!("c{parted}\n\"d\"");
            let read = texts(text.as_bytes());
            assert_eq!(
                read,
                [vec!["a", "b", last.as_str()], vec!["1", "", "x"], vec!["", "", "y\"z"]],
                "{parted:?}"
            );
        }
        assert_eq!(texts(b""), Vec::<Vec<String>>::new());
        assert_eq!(read_cells(b"na\xefve;x\n"), Err(DocumentError::OtherLetters));
    }

    #[test]
    fn what_a_spreadsheet_works_out_or_shows_as_a_day_is_known() {
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d/m/yy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="170"/></cellXfs></styleSheet>"#;
        let days = styles_of_days("styles", styles).unwrap();
        assert_eq!(days, [false, true, true]);
        let cells =
            r#"<c r="A1"><f>2+3</f></c><c r="B1" s="2"><v>46175.5</v></c><c r="C1" s="0"><v>1.5</v></c>"#;
        let sheet = format!(r#"<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>"#);
        let cell = |text: &str, is_formula, is_day| ReadCell { text: text.to_owned(), is_formula, is_day };
        let expected = [cell("", true, false), cell("46175", false, true), cell("1.5", false, false)];
        assert_eq!(of_sheet("sheet", &sheet, &[], &days).unwrap(), [expected]);
    }

    #[test]
    fn a_way_to_show_numbers_may_be_one_of_days() {
        for code in ["yyyy-mm-dd", "d/m", "[$-413]d mmmm yyyy;@", "h:mm", "\"op\" dd"] {
            assert!(shows_days(code), "{code}");
        }
        for code in ["0.00", "\"dagen\" 0", "[Red]0", "# ##0\\d", "0_d", "@"] {
            assert!(!shows_days(code), "{code}");
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let words = ["a", " b ", "c;d", "=1+1", "i\nj", "ë😀 & <x>", "_x0041_", "'x"];
        let mut cells = words.map(Cell::words).to_vec();
        cells.push(Cell { value: Some(Value::Number(-1.5)), ..Cell::words("x") });
        cells.extend([Cell::default(), Cell::words("z")]);
        let heads = (0..cells.len()).map(|at| at.to_string().as_str().into()).collect();
        let table = Table { heads, rows: vec![cells], ..Table::default() };
        let sheet = Sheet { name: "x".into(), table };
        let book = Workbook { sheets: vec![sheet.clone()], ..Workbook::default() };
        let mut expected: Vec<String> = words.map(str::to_owned).to_vec();
        expected.extend(["-1.5", "", "z"].map(str::to_owned));
        assert_eq!(texts(&xlsx(&book).unwrap())[1], expected);
        // There numbers are as people write them, and what would act begins with an apostrophe.
        let lines = texts(csv(&sheet, Lang::En).as_bytes());
        expected[3].insert(0, '\'');
        assert_eq!(lines[1], expected);
    }
}
