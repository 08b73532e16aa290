//! A document as plain lines, to be read, mailed or spoken.

use super::column_widths::column_widths;
use super::laid_out::words;
use super::{Cell, Document, Part, Span, Table};
use crate::text::{Indent, pad, width, wrap, wrap_indented};

/// So wide are the lines at most.
const WIDTH: usize = 78;
/// Between two columns.
const BETWEEN: &str = "  ";
/// So wide is the line for a signature.
const SIGNATURE: usize = 30;

/// The whole document.
pub(super) fn text(document: &Document) -> String {
    let title = document.title.one_line();
    let mut lines = wrap(&title, WIDTH);
    lines.push("=".repeat(width(&title).min(WIDTH)));
    for part in &document.parts {
        let told = part_lines(part);
        lines.extend((!told.is_empty()).then(String::new));
        lines.extend(told);
    }
    lines.into_iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn part_lines(part: &Part) -> Vec<String> {
    match part {
        Part::Heading { level, words: heading } => {
            let heading = heading.one_line();
            let mut lines = wrap(&heading, WIDTH);
            lines.extend((*level == 1).then(|| "-".repeat(width(&heading).min(WIDTH))));
            lines
        }
        Part::Paragraph(spans) => wrap(&words(spans), WIDTH),
        // A shell would run its first line.
        Part::Command(spans) => vec![words(spans)],
        Part::Notice(spans) => wrap_indented(&words(spans), WIDTH, &Indent::new("! ", "! ")),
        Part::List { is_numbered, items } => {
            let item = |(at, item): (usize, &Vec<Span>)| {
                let mark = if *is_numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                wrap_indented(&words(item), WIDTH, &Indent::hanging(mark))
            };
            items.iter().enumerate().flat_map(item).collect()
        }
        Part::Table(table) => table_lines(table),
        Part::Signatures(all) => {
            let line = |words: &crate::text::SafeText| {
                [String::new(), String::new(), "_".repeat(SIGNATURE), words.one_line()]
            };
            all.iter().flat_map(line).collect()
        }
        Part::NewPage => Vec::new(),
    }
}

/// In columns where these have room, and otherwise row by row.
fn table_lines(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    if !table.caption.is_empty() {
        lines.extend(wrap(table.caption.as_str(), WIDTH));
        lines.push(String::new());
    }
    let gaps = BETWEEN.len() * table.heads.len().saturating_sub(1);
    match column_widths(table, WIDTH.saturating_sub(gaps)) {
        Some(widths) => lines.extend(in_columns(table, &widths)),
        None => lines.extend(row_by_row(table)),
    }
    lines
}

fn cell_words(cell: &Cell) -> String {
    words(&cell.spans)
}

fn in_columns(table: &Table, widths: &[usize]) -> Vec<String> {
    let heads: Vec<String> = table.heads.iter().map(|head| head.one_line()).collect();
    let mut lines = row_lines(&heads, widths);
    lines.push(widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join(BETWEEN));
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row_lines(&row.iter().map(cell_words).collect::<Vec<_>>(), widths))
        .collect();
    // Where rows are of several lines a blank one keeps them apart.
    let is_high = rows.iter().any(|row| row.len() > 1);
    for (at, row) in rows.into_iter().enumerate() {
        lines.extend((is_high && at > 0).then(String::new));
        lines.extend(row);
    }
    lines
}

fn row_lines(cells: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap(cell, (*width).max(1))).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let line = |at: usize| {
        let parts = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| pad(cell.get(at).map(String::as_str).unwrap_or_default(), *width));
        parts.collect::<Vec<_>>().join(BETWEEN)
    };
    (0..height).map(line).collect()
}

/// Each row by the name in its first cell, and below it what stands in the others.
fn row_by_row(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &table.rows {
        let mut cells = table.heads.iter().zip(row).filter(|(_, cell)| !cell_words(cell).is_empty());
        if let Some((_, name)) = cells.next() {
            lines.extend(wrap_indented(&cell_words(name), WIDTH, &Indent::hanging("- ")));
        }
        for (head, cell) in cells {
            let told = format!("{}: {}", head.one_line(), cell_words(cell));
            lines.extend(wrap_indented(&told, WIDTH, &Indent::new("  ", "    ")));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::document::{Cell, Document, Part, Span, Table};
    use crate::text::SafeText;

    fn table(rows: &[&[&str]]) -> Part {
        let row = |row: &&[&str]| row.iter().map(|words| Cell::words(*words)).collect();
        Part::Table(Table {
            caption: "Wat er is.".into(),
            heads: ["naam", "prijs", "let op"].map(SafeText::new).to_vec(),
            rows: rows.iter().map(row).collect(),
        })
    }

    fn lines(parts: Vec<Part>) -> String {
        text(&Document { title: "Een fiets".into(), parts, ..Document::default() })
    }

    #[test]
    fn every_part_is_told_in_lines() {
        let told = lines(vec![
            Part::Notice(vec![Span::plain("Dit is "), Span::bold("een concept.")]),
            Part::Heading { level: 1, words: "Kop".into() },
            Part::Heading { level: 2, words: "Daaronder".into() },
            Part::Paragraph(vec![Span::plain("Twee\nregels")]),
            Part::List {
                is_numbered: true,
                items: vec![vec![Span::plain("een")], vec![Span::plain("twee")]],
            },
            Part::NewPage,
            Part::Signatures(vec!["de directie".into()]),
        ]);
        let expected = "Een fiets\n=========\n\n! Dit is een concept.\n\nKop\n---\n\nDaaronder\n\nTwee\nregels\n\n1. een\n2. twee\n\n\n\
                        \n______________________________\nde directie\n";
        assert_eq!(told, expected);
    }

    #[test]
    fn a_table_that_fits_stands_in_columns() {
        let told = lines(vec![table(&[&["Snel 3", "gratis", ""], &["Bak", "9 euro", "zwaar"]])]);
        let expected = "Wat er is.\n\nnaam    prijs   let op\n------  ------  ------\nSnel 3  gratis\nBak     9 euro  zwaar\n";
        assert_eq!(told.split_once("\n\n").unwrap().1, expected);
    }

    #[test]
    fn a_wide_table_wraps_its_cells_and_never_a_word() {
        let long = "weinig informatie op de website over wie het maakt en waar het staat ".repeat(3);
        let told = lines(vec![table(&[
            &["Snel 3", "v.a. 9 euro per maand, per account", &long],
            &["Bak", "?", "zwaar"],
        ])]);
        assert!(told.lines().all(|line| line.chars().count() <= 78), "{told}");
        assert!(told.contains("\n\nBak "), "{told}");
        for word in long.split_whitespace() {
            assert!(told.contains(word), "{word}: {told}");
        }
    }

    #[test]
    fn a_table_without_room_is_told_row_by_row() {
        let word = "a".repeat(68);
        let told = lines(vec![table(&[&["Snel 3", &word, "zwaar"], &["Bak", "", "licht"]])]);
        assert!(
            told.contains(&format!("- Snel 3\n  prijs: {word}\n  let op: zwaar\n- Bak\n  let op: licht\n")),
            "{told}"
        );
    }
}
