//! A text of which the lines are made when they come into view: of a long one, such as the letters to all suppliers, few
//! ever do. Only how many lines each block takes is found beforehand, of the same words once.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::text::Line;

use super::super::theme::Theme;
use super::block_layout::{BlockLayout, glossary, indent_of, is_apart, names_width, number_mark};
use crate::session::Block;

/// How many lines the blocks of a text take. No word of it is marked: which one is, would hang on what is above it.
#[derive(Debug, Clone)]
pub(super) struct MeasuredText {
    blocks: Vec<MeasuredBlock>,
    len: usize,
    columns: usize,
    /// The column of names.
    names: usize,
    theme: Theme,
}

#[derive(Debug, Clone, Copy)]
struct MeasuredBlock {
    /// Its first line, or the blank one above it.
    top: usize,
    is_apart: bool,
    indent: usize,
}

impl MeasuredText {
    /// Measures blocks of which no word is explained.
    pub(super) fn new(blocks: &[Block], columns: usize, theme: Theme) -> Self {
        let no_terms = glossary(&[]);
        let mut layout = BlockLayout::new(&no_terms, theme);
        let mut text =
            Self { blocks: Vec::new(), len: 0, columns, names: names_width(blocks, columns), theme };
        text.blocks.reserve(blocks.len());
        let mut known: BTreeMap<(bool, usize, &str), usize> = BTreeMap::new();
        let (mut before, mut indent) = (None, 0);
        for block in blocks {
            indent = indent_of(block, before, indent);
            let is_apart = before.is_some_and(|before| is_apart(before, block));
            text.blocks.push(MeasuredBlock { top: text.len, is_apart, indent });
            let mut measure = || layout.block(block, indent, columns, text.names).len();
            let height = match block {
                Block::Heading(words) if fits_as_it_is(words, columns) => 1,
                Block::Text(words) if fits_as_it_is(words.as_str(), columns) => 1,
                Block::Numbered(number, words)
                    if fits_as_it_is(words.as_str(), columns.saturating_sub(number_mark(*number).len())) =>
                {
                    1
                }
                Block::Text(words) => *known.entry((false, 0, words.as_str())).or_insert_with(measure),
                Block::Remark(words) => *known.entry((true, indent, words)).or_insert_with(measure),
                _ => measure(),
            };
            text.len += usize::from(is_apart) + height;
            before = Some(block);
        }
        debug_assert_eq!(
            text.len,
            BlockLayout::new(&no_terms, theme).blocks(blocks, columns).len(),
            "a text takes as many lines as are made of it"
        );
        text
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Some of the lines of these same blocks.
    pub(super) fn lines(&self, blocks: &[Block], wanted: Range<usize>) -> Vec<Line<'static>> {
        let no_terms = glossary(&[]);
        let mut layout = BlockLayout::new(&no_terms, self.theme);
        let first = self.blocks.partition_point(|block| block.top <= wanted.start).saturating_sub(1);
        let skipped = self.blocks.get(first).map_or(0, |block| wanted.start.saturating_sub(block.top));
        let mut lines = Vec::new();
        for (place, block) in self.blocks.iter().zip(blocks).skip(first) {
            if place.top >= wanted.end {
                break;
            }
            lines.extend(place.is_apart.then(Line::default));
            lines.extend(layout.block(block, place.indent, self.columns, self.names));
        }
        lines.into_iter().skip(skipped).take(wanted.len()).collect()
    }
}

/// Whether a text is one line for sure: of letters, digits and signs that mean nothing but themselves, each a column wide.
fn fits_as_it_is(words: &str, columns: usize) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" .,?:;()/".contains(&byte);
    let is_framed = words
        .as_bytes()
        .first()
        .zip(words.as_bytes().last())
        .is_some_and(|(first, last)| first.is_ascii_alphanumeric() && *last != b' ');
    words.len() <= columns && is_framed && words.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::super::super::theme::Theme;
    use super::super::block_layout::{BlockLayout, glossary};
    use super::{MeasuredText, fits_as_it_is};
    use crate::session::Block;

    #[test]
    fn the_lines_are_those_of_the_whole_text() {
        let pair = |label: &str| Block::Pair {
            label: label.into(),
            value: "a b c d e f".into(),
            mark: "[1]".into(),
        };
        let blocks = [
            Block::Heading("Letters to all of them".into()),
            Block::Text("Plain words.".into()),
            Block::Text("".into()),
            Block::Text("Several words on more than one line, with **bold** ones.".into()),
            Block::Numbered(9, "What is it of this one?".into()),
            Block::Numbered(10, "Short".into()),
            Block::Remark("“It should be red”".into()),
            Block::Remark("“It should be red”".into()),
            Block::Item("- not an item of its own".into()),
            Block::Text("one\n\n- two\n- three".into()),
            pair("Weight"),
            pair("Weight of all of it"),
            Block::Text("[A page](https://example.org/long/address)".into()),
        ];
        let theme = Theme::new(false, false);
        for columns in [1, 9, 20, 84] {
            let no_terms = glossary(&[]);
            let whole = BlockLayout::new(&no_terms, theme).blocks(&blocks, columns);
            let text = MeasuredText::new(&blocks, columns, theme);
            assert_eq!(text.len(), whole.len());
            for top in 0..whole.len() {
                let until = (top + 7).min(whole.len());
                assert_eq!(
                    text.lines(&blocks, top..top + 7),
                    whole[top..until],
                    "{columns} columns from {top}"
                );
            }
        }
    }

    #[test]
    fn only_plain_words_fit_as_they_are() {
        assert!(fits_as_it_is("What is it?", 11));
        for words in ["", " a", "a ", "- a", "a_b", "*a*", "[a](b)", "één", "a\nb", "twelve words"] {
            assert!(!fits_as_it_is(words, 11), "{words:?}");
        }
    }
}
