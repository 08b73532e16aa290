//! Changes of files as data: which bytes of which file make room for which text. Everything between them stays as it is.

use super::{FileId, Sources, Span};
use crate::order;

/// One change: a text in the place of a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextEdit {
    /// What goes; an empty range is where the text comes in.
    pub place: Span,
    /// What comes.
    pub text: String,
}

/// Lines of a file, and what they become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLines {
    /// The first of them, from 1.
    pub line: usize,
    /// As they are.
    pub old: Vec<String>,
    /// As they will be.
    pub new: Vec<String>,
}

impl TextEdit {
    /// A text in the place of a range of bytes of a file.
    pub fn new(file: FileId, range: std::ops::Range<usize>, text: impl Into<String>) -> Self {
        Self { place: Span::new(file, range), text: text.into() }
    }
}

/// Those of one file, in its order; of equal ones one. Nothing where two of them touch the same bytes.
fn of_file(edits: &[TextEdit], file: FileId) -> Option<Vec<&TextEdit>> {
    let mut own: Vec<&TextEdit> = edits.iter().filter(|edit| edit.place.file == file).collect();
    order::by_key(&mut own, |edit| edit.place);
    // Two texts may come in at one place, the same one only once.
    own.dedup_by(|one, other| one == other && !one.place.range().is_empty());
    let overlap = own.iter().zip(own.iter().skip(1)).any(|(one, next)| next.place.start < one.place.end);
    (!overlap).then_some(own)
}

/// A range of a text with the edits in it made.
fn made(text: &str, range: std::ops::Range<usize>, edits: &[&TextEdit]) -> Option<String> {
    let mut made = String::new();
    let mut at = range.start;
    for edit in edits {
        made.push_str(text.get(at..edit.place.range().start)?);
        made.push_str(&edit.text);
        at = edit.place.range().end;
    }
    made.push_str(text.get(at..range.end)?);
    Some(made)
}

/// The text of a file with the edits of that file made. Nothing where two of them touch the same bytes.
pub fn edited(sources: &Sources, file: FileId, edits: &[TextEdit]) -> Option<String> {
    let text = sources.text(file);
    made(text, 0..text.len(), &of_file(edits, file)?)
}

/// The lines of a file that edits change, from its first to its last.
pub fn changed_lines(sources: &Sources, file: FileId, edits: &[TextEdit]) -> Vec<ChangedLines> {
    let text = sources.text(file);
    let start_of = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end_of =
        |at: usize| text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end);
    let mut groups: Vec<(std::ops::Range<usize>, Vec<&TextEdit>)> = Vec::new();
    for edit in of_file(edits, file).unwrap_or_default() {
        let lines = start_of(edit.place.range().start)..end_of(edit.place.range().end);
        match groups.last_mut() {
            Some((range, own)) if lines.start <= range.end => {
                range.end = range.end.max(lines.end);
                own.push(edit);
            }
            _ => groups.push((lines, vec![edit])),
        }
    }
    let changed = groups.into_iter().filter_map(|(range, own)| {
        let line = sources.line_col(file, Span::new(file, range.clone()).start).line;
        Some(ChangedLines::new(line, text.get(range.clone())?, &made(text, range, &own)?))
    });
    changed.collect()
}

impl ChangedLines {
    /// Without the lines at the start and at the end that stay.
    fn new(line: usize, old: &str, new: &str) -> Self {
        let lines =
            |text: &str| text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
        let (mut old, mut new): (Vec<String>, Vec<String>) = (lines(old), lines(new));
        while !old.is_empty() && old.last() == new.last() {
            old.pop();
            new.pop();
        }
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        old.drain(..same);
        new.drain(..same);
        Self { line: line + same, old, new }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangedLines, TextEdit, changed_lines, edited};
    use crate::source::Sources;

    #[test]
    fn what_is_between_edits_stays_and_edits_that_touch_are_refused() {
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", "a: 1\r\nb: [é]\r\nc: 3\r\n");
        let edits = [
            TextEdit::new(file, 10..12, "x, y"),
            TextEdit::new(file, 3..4, "2"),
            TextEdit::new(file, 13..13, " # one"),
            TextEdit::new(file, 13..13, " # two"),
        ];
        let text = edited(&sources, file, &edits).unwrap();
        assert_eq!(text, "a: 2\r\nb: [x, y] # one # two\r\nc: 3\r\n");
        let lines =
            |line, old: &str, new: &str| ChangedLines { line, old: vec![old.into()], new: vec![new.into()] };
        assert_eq!(
            changed_lines(&sources, file, &edits),
            [lines(1, "a: 1", "a: 2"), lines(2, "b: [é]", "b: [x, y] # one # two")]
        );
        let touching = [TextEdit::new(file, 3..8, ""), TextEdit::new(file, 7..9, "")];
        assert_eq!(edited(&sources, file, &touching), None);
        // A line that comes in changes none of those around it.
        let inserted = changed_lines(&sources, file, &[TextEdit::new(file, 4..4, "\r\nnew: 1")]);
        assert_eq!(inserted, [ChangedLines { line: 2, old: vec![], new: vec!["new: 1".into()] }]);
    }
}
