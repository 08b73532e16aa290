//! A sheet as lines of cells, for every spreadsheet: by its first letter the program knows the encoding, by `;` the cells.

use super::laid_out::words;
use super::{Cell, Sheet, Value};
use crate::text::Lang;

/// With these a cell begins that a spreadsheet would work out. The wide ones count where wide letters are typed.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A sheet as CSV: numbers as the language writes them, days as `2026-11-28`, and no words that act.
pub fn csv(sheet: &Sheet, lang: Lang) -> String {
    let mut text = "\u{feff}".to_owned();
    line(&mut text, sheet.table.heads.iter().map(|head| disarmed(head.as_str())));
    for row in &sheet.table.rows {
        line(&mut text, row.iter().map(|cell| written(cell, lang)));
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(';');
        }
        text.push_str(&quoted(&cell));
    }
    text.push_str("\r\n");
}

fn written(cell: &Cell, lang: Lang) -> String {
    match cell.value {
        Some(Value::Number(number)) if number.is_finite() => decimal(number, lang),
        Some(Value::Day(day)) => day.to_string(),
        _ => disarmed(&words(&cell.spans)),
    }
}

/// Without marks between thousands: with them a spreadsheet sees words.
fn decimal(number: f64, lang: Lang) -> String {
    let written = number.to_string();
    if lang == Lang::Nl { written.replace('.', ",") } else { written }
}

/// Words that a spreadsheet takes for words. Some programs look past the spaces before them.
pub fn disarmed(words: &str) -> String {
    match words.trim_start().starts_with(FORMULA) {
        true => format!("'{words}"),
        false => words.to_owned(),
    }
}

fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains([';', '"', '\n', '\r', '\t']) && cell.trim() == cell;
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::csv;
    use crate::document::{Cell, Sheet, Table, Value};
    use crate::text::{Day, Lang, SafeText};

    fn sheet(heads: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
        let heads = heads.iter().copied().map(SafeText::new).collect();
        Sheet { name: "x".into(), table: Table { caption: SafeText::default(), heads, rows } }
    }

    #[test]
    fn what_would_act_is_disarmed_and_what_counts_stays_a_number() {
        let number =
            |number| Cell { value: Some(Value::Number(number)), ..Cell::words("ongeveer 1.234,50 euro") };
        let day = Cell { value: Day::last_of("2026-11-28").map(Value::Day), ..Cell::words("28 november") };
        let acts = ["=1+1", "+31 6", "-", "@SUM(A1)", " =1", "\n=1", "\t=1", "＝1", "a=1"];
        let mut rows = vec![vec![number(-1234.5), day], vec![number(f64::NAN), Cell::default()]];
        rows.extend(acts.map(|words| vec![Cell::words(words), Cell::words("x;\"y\"\nz")]));
        let sheet = sheet(&["=kop", "b"], rows);
        assert_eq!(
            csv(&sheet, Lang::Nl),
            "\u{feff}'=kop;b\r\n-1234,5;2026-11-28\r\nongeveer 1.234,50 euro;\r\n\
             '=1+1;\"x;\"\"y\"\"\nz\"\r\n'+31 6;\"x;\"\"y\"\"\nz\"\r\n'-;\"x;\"\"y\"\"\nz\"\r\n\
             '@SUM(A1);\"x;\"\"y\"\"\nz\"\r\n' =1;\"x;\"\"y\"\"\nz\"\r\n\"'\n=1\";\"x;\"\"y\"\"\nz\"\r\n\
             '    =1;\"x;\"\"y\"\"\nz\"\r\n'＝1;\"x;\"\"y\"\"\nz\"\r\na=1;\"x;\"\"y\"\"\nz\"\r\n"
        );
        assert!(csv(&sheet, Lang::En).contains("\r\n-1234.5;2026-11-28\r\n"));
    }

    #[test]
    fn another_reader_finds_the_same_cells() {
        let words = ["a", " b ", "c,d", "e;f", "g\"h\"", "i\nj", "", "ë😀", &"x".repeat(10_000)];
        let cells = words.map(Cell::words);
        let text =
            csv(&sheet(&["1", "2", "3", "4", "5", "6", "7", "8", "9"], vec![cells.to_vec()]), Lang::Nl);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(row.iter().collect::<Vec<_>>(), words);
    }
}
