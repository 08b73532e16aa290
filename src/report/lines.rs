//! The blocks of a page as lines of plain text: nothing but words, to be read, printed or spoken.

use crate::session::{AppAdvice, Block, Document, Listing, ListingRow, Tick, TypedWords, told_cells};
use crate::text::{Indent, Messages, lay_out, parse, sentence, upper_first, wrap, wrap_indented};

/// Before an item, and below it.
const BULLET: &str = "- ";
/// Before what belongs to the line above.
const INDENT: &str = "  ";

/// A page of text, with its title.
pub fn document_lines(document: &Document, width: usize) -> Vec<String> {
    let title = match document.head.place.as_str() {
        "" => document.head.title.clone(),
        place => format!("{} ({place})", document.head.title),
    };
    let mut lines = wrap(&title, width);
    lines.extend(text_lines(&document.blocks, width));
    lines
}

/// A page of rows, each with what is said of it, with its title.
pub fn listing_lines(listing: &Listing, messages: Messages, width: usize) -> Vec<String> {
    let Listing { head, before, rows, after, .. } = listing;
    let mut lines = document_lines(
        &Document { head: head.clone(), blocks: before.clone(), ..Document::default() },
        width,
    );
    for row in rows {
        if let Some(heading) = &row.heading {
            lines.push(String::new());
            lines.extend(wrap(heading, width));
        }
        lines.extend(row_lines(row, messages, width));
    }
    // A heading brings its own blank line.
    if !matches!(after.first(), None | Some(Block::Heading(_))) {
        lines.push(String::new());
    }
    lines.extend(text_lines(after, width));
    lines
}

/// A row behind its number, with what is said of it below.
fn row_lines(row: &ListingRow, messages: Messages, width: usize) -> Vec<String> {
    let mark = row.number.as_ref().map_or(BULLET.to_owned(), |number| format!("{number}. "));
    let mut lines = wrap_indented(&row_line(row, messages), width, &Indent::hanging(&*mark));
    let indent = " ".repeat(mark.len());
    let detail = text_lines(&row.detail, width.saturating_sub(mark.len())).into_iter();
    lines.extend(detail.filter(|line| !line.is_empty()).map(|line| format!("{indent}{line}")));
    lines
}

/// Blocks of text; a blank line before each heading and between paragraphs.
pub fn text_lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut after_text = false;
    for block in blocks {
        let is_text = matches!(block, Block::Text(_));
        if matches!(block, Block::Heading(_)) || (is_text && after_text) {
            lines.push(String::new());
        }
        after_text = is_text;
        match block {
            Block::Heading(title) => lines.extend(wrap(title, width)),
            Block::Text(text) => lines.extend(small_markdown(text.as_str(), width, "")),
            Block::Item(text) => lines.extend(small_markdown(text.as_str(), width, BULLET)),
            Block::Numbered(number, text) => {
                lines.extend(small_markdown(text.as_str(), width, &format!("{number}. ")));
            }
            Block::Pair { label, value, mark } => {
                let mark = if mark.is_empty() { String::new() } else { format!(" {mark}") };
                lines.extend(wrap_indented(
                    &format!("{label}: {value}{mark}"),
                    width,
                    &Indent::new("", INDENT),
                ));
            }
            Block::Remark(words) => {
                lines.extend(wrap_indented(words, width, &Indent::of_note(INDENT, words)))
            }
        }
    }
    lines
}

/// Small Markdown behind a mark: the lines below hang under its text.
fn small_markdown(text: &str, width: usize, mark: &str) -> Vec<String> {
    let indent = " ".repeat(mark.len());
    let laid_out = lay_out(&parse(text), width.saturating_sub(mark.len()).max(1), BULLET);
    let lines = laid_out.into_iter().enumerate().map(|(at, runs)| {
        let words: String = runs.into_iter().map(|run| run.text).collect();
        match (at, words.is_empty()) {
            (0, _) => format!("{mark}{words}"),
            (_, true) => words,
            (_, false) => format!("{indent}{words}"),
        }
    });
    lines.collect()
}

/// A row of a listing in sentences, without its number: "Klaar: label. Woorden. Rechts."
pub fn row_line(row: &ListingRow, messages: Messages) -> String {
    let cells = told_cells(&row.cells);
    // What a person typed comes last, as it stands: nothing has to part it from more.
    let (words, typed) = match row.typed {
        TypedWords::Nothing => (row.words.as_str(), String::new()),
        TypedWords::Beginning => ("", sentence(&row.words.replace(" · ", ", "))),
        TypedWords::All => ("", row.words.clone()),
    };
    let told = spoken_line(&row.label, [cells.as_str(), row.flags.as_str(), words, row.right.as_str()]);
    let told = [told.as_str(), &typed].join(" ").trim_end().to_owned();
    match row.ticked {
        Some(Tick::Done) => format!("{}: {told}", messages.step_done()),
        Some(Tick::Open) => format!("{}: {told}", messages.step_to_do()),
        Some(Tick::Settled) | None => told,
    }
}

/// An app in sentences: its facts in columns, what to watch, and what is said of it in short.
pub fn spoken_app(app: &AppAdvice) -> String {
    if app.cells.is_empty() {
        return spoken_line(&app.name, [app.in_short.as_str()]);
    }
    let flags = app.flags_in_row();
    spoken_line(&app.name, [told_cells(&app.cells).as_str(), flags.as_str(), app.in_short.as_str()])
}

/// A name and what is said of it, in sentences: "Naam. Woorden."
pub fn spoken_line<'p>(name: &str, parts: impl IntoIterator<Item = &'p str>) -> String {
    // A name stays as it is written, even when it begins with a small letter.
    let name = Some(sentence(name)).filter(|name| !name.is_empty());
    let parts = parts.into_iter().filter(|part| !part.is_empty()).map(spoken);
    name.into_iter().chain(parts).collect::<Vec<_>>().join(" ")
}

/// A part of a row as a sentence; the dots between its pieces would be read aloud as such.
fn spoken(part: &str) -> String {
    sentence(&upper_first(&part.replace(" · ", ", ")))
}

#[cfg(test)]
mod tests {
    use super::{row_line, text_lines};
    use crate::session::{Block, ListingRow, Tick};
    use crate::text::{Lang, Messages};

    #[test]
    fn blocks_are_plain_lines() {
        let blocks = [
            Block::Text("Een **korte** tekst.\n\nNog een alinea.".into()),
            Block::Text("Een derde.".into()),
            Block::Heading("Kop".to_owned()),
            Block::Item("Een punt dat te lang is voor één regel.".into()),
            Block::Remark("Bron: gids".to_owned()),
            Block::Numbered(1, "Een reden.".into()),
            Block::Pair { label: "Gewicht".to_owned(), value: "14 kg".to_owned(), mark: "[1]".to_owned() },
        ];
        let expected = "Een korte tekst.||Nog een alinea.||Een derde.||Kop|- Een punt dat te lang is|  voor één \
                        regel.|  Bron: gids|1. Een reden.|Gewicht: 14 kg [1]";
        assert_eq!(text_lines(&blocks, 26).join("|"), expected);
    }

    #[test]
    fn a_row_is_read_as_sentences() {
        let messages = Messages::new(Lang::Nl);
        let row = ListingRow { label: "Snel 3".into(), words: "14 kg · ja".into(), ..ListingRow::default() };
        assert_eq!(row_line(&row, messages), "Snel 3. 14 kg, ja.");
        let step = ListingRow {
            label: "Maak een proefrit.".into(),
            ticked: Some(Tick::Open),
            ..ListingRow::default()
        };
        assert_eq!(row_line(&step, messages), "nog te doen: Maak een proefrit.");
    }
}
