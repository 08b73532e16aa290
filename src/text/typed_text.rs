//! A text that is being typed, as rows of a width. Unlike a text that is read it keeps every space, as the person may stand
//! anywhere in it; and a key costs no more than the line that it changes.

use std::rc::Rc;

use super::width::{graphemes, width};

/// A text with the rows that its lines break into. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct TypedText {
    columns: usize,
    lines: Vec<Rc<TypedLine>>,
}

#[derive(Debug)]
struct TypedLine {
    text: String,
    /// Where its rows begin, in bytes; there is always one.
    starts: Vec<usize>,
}

impl TypedText {
    /// Follows the text: lines that did not change stay as they are.
    pub fn follow(&mut self, lines: &[String], columns: usize) {
        if self.columns != columns {
            *self = Self { columns, lines: Vec::new() };
        }
        let is_same = |(known, line): &(&Rc<TypedLine>, &String)| known.text == **line;
        let before = self.lines.iter().zip(lines).take_while(is_same).count();
        let most = self.lines.len().min(lines.len()) - before;
        let after = self.lines.iter().rev().zip(lines.iter().rev()).take(most).take_while(is_same).count();
        let changed = lines.get(before..lines.len() - after).unwrap_or_default();
        let broken =
            |line: &String| Rc::new(TypedLine { text: line.clone(), starts: row_starts(line, columns) });
        self.lines.splice(before..self.lines.len() - after, changed.iter().map(broken));
    }

    /// How many rows it takes.
    pub fn height(&self) -> usize {
        self.lines.iter().map(|line| line.starts.len()).sum()
    }

    /// Its rows from one on.
    pub fn rows_from(&self, first: usize) -> impl Iterator<Item = &str> {
        let mut skipped = first;
        let lines = self.lines.iter().skip_while(move |line| {
            let is_above = line.starts.len() <= skipped;
            skipped -= if is_above { line.starts.len() } else { 0 };
            is_above
        });
        let left = self.rows_above(first);
        lines.flat_map(|line| line.rows()).skip(left)
    }

    /// Of the line that a row is in, how many rows stand above that row.
    fn rows_above(&self, row: usize) -> usize {
        let mut left = row;
        for line in &self.lines {
            if left < line.starts.len() {
                break;
            }
            left -= line.starts.len();
        }
        left
    }

    /// The row and the column of a place in it: of a line, before so many of its characters.
    pub fn place(&self, line: usize, characters: usize) -> (usize, usize) {
        let above: usize = self.lines.iter().take(line).map(|line| line.starts.len()).sum();
        let Some(line) = self.lines.get(line) else { return (above, 0) };
        let byte = line.text.char_indices().nth(characters).map_or(line.text.len(), |(byte, _)| byte);
        let row = line.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = line.starts.get(row).copied().unwrap_or_default();
        (above + row, line.text.get(start..byte).map_or(0, width))
    }
}

impl TypedLine {
    fn rows(&self) -> impl Iterator<Item = &str> {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        self.starts.iter().zip(ends).map(|(start, end)| self.text.get(*start..end).unwrap_or_default())
    }
}

/// Where the rows of a line begin. Words are kept whole; one space may stand beyond the edge, where only the cursor is.
fn row_starts(line: &str, columns: usize) -> Vec<usize> {
    let mut starts = vec![0];
    // The row so far, and what of it stands behind the last space.
    let (mut used, mut word, mut word_start) = (0, 0, 0);
    let mut at = 0;
    for (grapheme, wide) in graphemes(line) {
        let hangs = grapheme == " " && used == columns;
        if used + wide > columns && used > 0 && !hangs {
            // A word that fills the whole row is broken where the edge is.
            let is_broken = word == used;
            starts.push(if is_broken { at } else { word_start });
            used = if is_broken { 0 } else { word };
            if is_broken {
                word = 0;
            }
        }
        at += grapheme.len();
        used += wide;
        word += wide;
        if grapheme == " " {
            (word, word_start) = (0, at);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::TypedText;

    fn typed(lines: &[&str], columns: usize) -> TypedText {
        let mut text = TypedText::default();
        text.follow(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), columns);
        text
    }

    #[test]
    fn words_stay_whole_and_no_space_is_dropped() {
        for (line, columns, rows) in [
            ("", 5, &[""][..]),
            ("een twee drie", 8, &["een twee ", "drie"]),
            ("een twee drie", 7, &["een ", "twee ", "drie"]),
            ("een twee", 8, &["een twee"]),
            ("een twee ", 8, &["een twee "]),
            ("een twee  x", 8, &["een twee ", " x"]),
            ("   een", 4, &["   ", "een"]),
            ("abcdefgh ij", 3, &["abc", "def", "gh ", "ij"]),
            ("a bcdefgh", 3, &["a ", "bcd", "efg", "h"]),
            ("日本語", 4, &["日本", "語"]),
            ("日", 1, &["日"]),
            ("één twee", 4, &["één ", "twee"]),
        ] {
            let text = typed(&[line], columns);
            assert_eq!(text.rows_from(0).collect::<Vec<_>>(), rows, "{line:?} in {columns}");
            assert_eq!(text.height(), rows.len());
            assert_eq!(text.rows_from(0).collect::<String>(), line);
        }
    }

    #[test]
    fn every_place_has_a_row_and_a_column() {
        let text = typed(&["een twee", "", "日本語"], 5);
        assert_eq!(text.rows_from(0).collect::<Vec<_>>(), ["een ", "twee", "", "日本", "語"]);
        assert_eq!(text.rows_from(1).collect::<Vec<_>>(), ["twee", "", "日本", "語"]);
        assert_eq!(text.rows_from(4).collect::<Vec<_>>(), ["語"]);
        assert_eq!(text.rows_from(5).count(), 0);
        for ((line, at), place) in [
            ((0, 0), (0, 0)),
            ((0, 3), (0, 3)),
            ((0, 4), (1, 0)),
            ((0, 8), (1, 4)),
            ((1, 0), (2, 0)),
            ((2, 1), (3, 2)),
            ((2, 3), (4, 2)),
        ] {
            assert_eq!(text.place(line, at), place, "{line} {at}");
        }
    }

    #[test]
    fn lines_that_did_not_change_are_not_broken_again() {
        let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let mut text = typed(&["een", "twee", "drie", "vier"], 3);
        for (now, same) in [
            ("een\ntwee x\ndrie\nvier", 3),
            ("een\n\ntwee x\ndrie\nvier", 4),
            ("een\ndrie\nvier", 3),
            ("een\nvier\nvier", 2),
            ("x", 0),
            ("x\nx", 1),
        ] {
            let before = text.clone();
            text.follow(&lines(now), 3);
            let kept =
                |line: &std::rc::Rc<_>| before.lines.iter().any(|known| std::rc::Rc::ptr_eq(known, line));
            assert_eq!(text.lines.iter().filter(|line| kept(line)).count(), same, "{now}");
            assert_eq!(text.rows_from(0).count(), text.height());
            let anew = typed(&now.split('\n').collect::<Vec<_>>(), 3);
            assert!(text.rows_from(0).eq(anew.rows_from(0)), "{now}");
        }
        text.follow(&lines("een twee"), 8);
        assert_eq!(text.height(), 1);
    }
}
