//! How many columns a text takes, and texts of exactly so many columns.
//!
//! A column is a cell of a terminal. Nothing here ever splits a grapheme, so an accent never loses its letter.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that a text on one line takes.
pub fn width(text: &str) -> usize {
    if is_line_of_ascii(text) {
        return text.len();
    }
    match text.chars().all(is_simple_letter) {
        true => text.chars().count(),
        false => text.graphemes(true).map(UnicodeWidthStr::width).sum(),
    }
}

/// Nothing but what every keyboard has, on one line.
fn is_line_of_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether each character is a grapheme of one column, whatever is beside it. Nearly all texts are such, and finding the
/// borders of graphemes costs a search in tables for each character.
pub fn is_simple(text: &str) -> bool {
    is_line_of_ascii(text) || text.chars().all(is_simple_letter)
}

/// Letters with and without accents, the punctuation of books, the euro and the lines of tables: none of them combines.
fn is_simple_letter(letter: char) -> bool {
    matches!(
        letter,
        ' '..='~'
            | '\u{a0}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\u{2010}'..='\u{2027}'
            | '\u{20ac}'
            | '\u{2500}'..='\u{257f}'
    )
}

/// The graphemes of a text, each with its columns. A line feed is one too.
pub(super) fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let is_simple = text.chars().all(|letter| letter == '\n' || is_simple_letter(letter));
    // Of the two ways one has nothing to read.
    let (simple, other) = if is_simple { (text, "") } else { ("", text) };
    let of_letter =
        |(at, letter): (usize, char)| simple.get(at..at + letter.len_utf8()).map(|grapheme| (grapheme, 1));
    let others = other.graphemes(true).map(|grapheme| (grapheme, grapheme.width()));
    simple.char_indices().filter_map(of_letter).chain(others)
}

/// The text in at most `columns` columns; what had to go is shown as `…`.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let (kept, _) = text.split_at(fitting(text, room));
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// The text in exactly `columns` columns, from the left: truncated, or with spaces behind it.
pub fn pad(text: &str, columns: usize) -> String {
    let shown = truncate(text, columns);
    let missing = columns.saturating_sub(width(&shown));
    format!("{shown}{}", " ".repeat(missing))
}

/// The text in exactly `columns` columns, against the right edge: truncated, or with spaces before it.
pub fn pad_left(text: &str, columns: usize) -> String {
    let shown = truncate(text, columns);
    let missing = columns.saturating_sub(width(&shown));
    format!("{}{shown}", " ".repeat(missing))
}

/// The length in bytes of the longest beginning of whole graphemes that fits in `columns`.
pub(super) fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let mut end = 0;
    for (grapheme, wide) in graphemes(text) {
        used += wide;
        if used > columns {
            return end;
        }
        end += grapheme.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    use super::{graphemes, is_simple_letter, pad, pad_left, truncate, width};

    #[test]
    fn what_is_counted_by_letter_is_the_same_by_grapheme() {
        let simple: Vec<char> = ('\0'..=char::MAX).filter(|letter| is_simple_letter(*letter)).collect();
        assert!(simple.len() > 800);
        for letter in simple {
            for beside in ['a', letter, '\u{2ff}', '\u{2019}', '\u{20ac}', '\u{2500}'] {
                let text = format!("{letter}{beside}{letter}");
                let slowly: Vec<(&str, usize)> = text.graphemes(true).map(|one| (one, one.width())).collect();
                assert_eq!(graphemes(&text).collect::<Vec<_>>(), slowly, "{text:?}");
                assert_eq!(width(&text), 3, "{text:?}");
            }
        }
    }

    #[test]
    fn columns_are_counted_by_grapheme() {
        for (text, columns) in
            [("", 0), ("vraag", 5), ("reünies", 7), ("a\u{316}\u{316}b", 2), ("日本", 4), ("€ 9,50 …", 8)]
        {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_shown_as_dots() {
        for (text, columns, shown) in [
            ("ABC post messenger", 16, "ABC post messen…"),
            ("ABC post messenger", 10, "ABC post…"),
            ("Fiets", 5, "Fiets"),
            ("Fiets", 4, "Fie…"),
            ("Fiets", 1, "…"),
            ("Fiets", 0, ""),
            ("日本語", 4, "日…"),
            ("日本語", 2, "…"),
            ("ge\u{308}\u{316}tst", 3, "ge\u{308}\u{316}…"),
        ] {
            assert_eq!(truncate(text, columns), shown);
            assert!(width(shown) <= columns);
        }
    }

    #[test]
    fn padding_gives_exactly_the_columns() {
        assert_eq!(pad("Snel3", 8), "Snel3   ");
        assert_eq!(pad("日本語", 4), "日… ");
        assert_eq!(pad_left("25", 5), "   25");
        assert_eq!(pad_left("toepassing", 5), "toep…");
        assert_eq!(pad("", 0), "");
    }
}
