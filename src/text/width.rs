//! How many columns a text takes, and texts of exactly so many columns.
//!
//! A column is a cell of a terminal. Nothing here ever splits a grapheme, so an accent never loses its letter.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that a text on one line takes.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
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
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return start;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{pad, pad_left, truncate, width};

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
