//! Edits of YAML as it was written: a value, the items of a list, the entries of a map. Comments, order, quotes and layout
//! of everything else stay as they are; where that cannot be, there is no edit.

use std::ops::Range;

use super::edits::TextEdit;
use super::{Entry, NodeKind, Span, YamlNode};

/// One of the items that a list will have.
#[derive(Debug, Clone, Copy)]
enum Item<'i> {
    /// One that it has: its place in the list.
    Kept(usize),
    /// A new one.
    New(&'i str),
}

/// Another value under a key.
pub fn value_edit(text: &str, entry: &Entry<'_>, new: &str) -> Option<TextEdit> {
    entry.value.scalar()?;
    let (file, range) = (entry.key.span.file, entry.value.span.range());
    if !range.is_empty() {
        return Some(TextEdit::new(file, range, new));
    }
    let behind = behind_colon(text, entry.key.span)?;
    Some(TextEdit::new(file, behind..behind, format!(" {new}")))
}

/// The list under a key with other items. New ones go where they belong when the list is sorted, else behind the others.
pub fn list_edit(text: &str, entry: &Entry<'_>, new: &[String]) -> Option<TextEdit> {
    let nodes = entry.value.list()?;
    let old: Vec<&str> =
        nodes.iter().map(|node| Some(node.scalar()?.text.as_ref())).collect::<Option<_>>()?;
    let items = items(&old, new);
    let list = ListText { text, spans: nodes.iter().map(|node| node.span.range()).collect() };
    let start = value_start(text, entry.key.span)?;
    let (range, made) = match text.get(start..)?.starts_with('[') {
        true => list.between_brackets(start, &items)?,
        false => list.in_lines(behind_colon(text, entry.key.span)?, &items)?,
    };
    Some(TextEdit::new(entry.key.span.file, range, made))
}

fn items<'i>(old: &[&str], new: &'i [String]) -> Vec<Item<'i>> {
    let mut added: Vec<&'i str> = new.iter().map(String::as_str).filter(|id| !old.contains(id)).collect();
    let mut items: Vec<Item<'i>> = Vec::new();
    for (at, id) in old.iter().enumerate() {
        if old.is_sorted() {
            let before = added.iter().take_while(|new| *new < id).count();
            items.extend(added.drain(..before).map(Item::New));
        }
        if new.iter().any(|kept| kept == id) {
            items.push(Item::Kept(at));
        }
    }
    items.extend(added.into_iter().map(Item::New));
    items
}

/// A list as it stands in a text.
struct ListText<'t> {
    text: &'t str,
    /// Its items.
    spans: Vec<Range<usize>>,
}

impl<'t> ListText<'t> {
    /// What stands before an item, behind the one before it.
    fn before(&self, at: usize) -> Option<&'t str> {
        let from = self.spans.get(at.checked_sub(1)?)?.end;
        self.text.get(from..self.spans.get(at)?.start)
    }

    /// A comment that stands before one of these items.
    fn comment(&self, mut items: Range<usize>) -> Option<&'t str> {
        items.find_map(|at| self.before(at).filter(|between| between.contains('#')))
    }

    fn between_brackets(&self, start: usize, items: &[Item<'_>]) -> Option<(Range<usize>, String)> {
        let end = super::brackets::behind(self.text, start, None).ok()?;
        let inside = self.text.get(start + 1..end - 1)?;
        let (head, tail) = match (self.spans.first(), self.spans.last()) {
            (Some(first), Some(last)) => {
                (self.text.get(start + 1..first.start)?, self.text.get(last.end..end - 1)?)
            }
            _ if inside.contains('#') => return None,
            _ => ("", ""),
        };
        let mut made = format!("[{head}");
        let mut next = 0;
        for (nth, item) in items.iter().enumerate() {
            let (words, between) = match item {
                Item::New(id) => (*id, None),
                Item::Kept(at) => {
                    let kept = self.comment(next..*at).or(self.before(*at));
                    next = at + 1;
                    (self.text.get(self.spans.get(*at)?.clone())?, kept)
                }
            };
            if nth > 0 {
                made.push_str(between.unwrap_or(", "));
            }
            made.push_str(words);
        }
        made.push_str(self.comment(next..self.spans.len()).unwrap_or_default());
        Some((start..end, format!("{made}{tail}]")))
    }

    /// `from` is where the value of its key may begin.
    fn in_lines(&self, from: usize, items: &[Item<'_>]) -> Option<(Range<usize>, String)> {
        let (first, last) = (self.spans.first()?, self.spans.last()?);
        let start = line_start(self.text, first.start);
        let end = line_end(self.text, last.end);
        let dash = self.text.get(start..first.start)?;
        if dash.trim() != "-" {
            return None;
        }
        if items.is_empty() {
            let lost = self.text.get(from..end)?.contains('#');
            return (!lost).then(|| (from..end, " []".to_owned()));
        }
        let mut lines: Vec<String> = Vec::new();
        let (mut next, mut at) = (0, start);
        // What stands between items stays, also where the item behind it goes.
        let ends = items.iter().map(Some).chain([None]);
        for item in ends {
            let up_to = match item {
                Some(Item::New(id)) => {
                    lines.push(format!("{dash}{id}"));
                    continue;
                }
                Some(Item::Kept(at)) => *at + 1,
                None => self.spans.len(),
            };
            while next < up_to {
                let span = self.spans.get(next)?;
                let (own, end) = (line_start(self.text, span.start), line_end(self.text, span.end));
                lines.extend(self.text.get(at..own)?.lines().map(str::to_owned));
                next += 1;
                if next == up_to && item.is_some() {
                    lines.push(self.text.get(own..end)?.to_owned());
                }
                at = next_line(self.text, end);
            }
        }
        Some((start..end, lines.join(line_break(self.text))))
    }
}

/// How the value under a key is written.
pub fn value_text<'t>(text: &'t str, entry: &Entry<'_>) -> Option<&'t str> {
    text.get(value_range(text, entry)?)
}

/// Another value under a key, of whatever kind they are.
pub fn replace_value(text: &str, entry: &Entry<'_>, new: &str) -> Option<TextEdit> {
    if entry.value.scalar().is_some_and(super::Scalar::is_absent) {
        return value_edit(text, entry, new);
    }
    let range = value_range(text, entry)?;
    let written = text.get(range.clone())?;
    // Between brackets a comment ends with its line.
    let may_lose = entry.value.scalar().is_none() && written.contains('\n') && written.contains('#');
    (!may_lose).then(|| TextEdit::new(entry.key.span.file, range, new))
}

/// Another entry in the place of one.
pub fn replace_entry(text: &str, entry: &Entry<'_>, new: &str) -> Option<TextEdit> {
    let end = value_range(text, entry)?.end;
    Some(TextEdit::new(entry.key.span.file, entry.key.span.range().start..end, new))
}

fn value_range(text: &str, entry: &Entry<'_>) -> Option<Range<usize>> {
    Some(value_start(text, entry.key.span)?..entry_end(text, entry)?)
}

/// A new entry behind one of these, which are all of their map.
pub fn insert_beside(text: &str, entries: &[Entry<'_>], behind: usize, new: &str) -> Option<TextEdit> {
    insert_among(text, entries, stands_in_braces(text, entries)?, Some(behind), new)
}

/// A map without some of these entries, which are all that it has.
pub fn without_keys(text: &str, entries: &[Entry<'_>], gone: &[usize]) -> Option<Vec<TextEdit>> {
    without_some(text, entries, stands_in_braces(text, entries)?, gone)
}

fn stands_in_braces(text: &str, entries: &[Entry<'_>]) -> Option<bool> {
    let before = text.get(..entries.first()?.key.span.range().start)?;
    Some(before.trim_end().ends_with('{'))
}

/// A new entry in the map under a key: behind one of its entries, else before all.
pub fn insert_entry(text: &str, map: &Entry<'_>, behind: Option<usize>, new: &str) -> Option<TextEdit> {
    let (file, entries) = (map.key.span.file, map.value.map()?);
    let start = value_start(text, map.key.span)?;
    let is_flow = text.get(start..)?.starts_with('{');
    if entries.is_empty() {
        let end = super::brackets::behind(text, start, None).ok()?;
        return is_flow.then(|| TextEdit::new(file, start..end, format!("{{ {new} }}")));
    }
    insert_among(text, entries, is_flow, behind, new)
}

fn insert_among(
    text: &str,
    entries: &[Entry<'_>],
    is_flow: bool,
    behind: Option<usize>,
    new: &str,
) -> Option<TextEdit> {
    let first = entries.first()?;
    let file = first.key.span.file;
    let insert = |at: usize, words: String| Some(TextEdit::new(file, at..at, words));
    let first = first.key.span.range().start;
    let indent = text.get(line_start(text, first)..first)?;
    match behind {
        None if is_flow => insert(first, format!("{new}, ")),
        None => insert(first, format!("{new}{}{}", line_break(text), " ".repeat(indent.len()))),
        Some(at) => {
            let end = entry_end(text, entries.get(at)?)?;
            match is_flow {
                true => insert(end, format!(", {new}")),
                false => {
                    let words = format!("{}{}{new}", line_break(text), " ".repeat(indent.len()));
                    insert(line_end(text, end), words)
                }
            }
        }
    }
}

/// The map under a key without some of its entries, by their places in it.
pub fn without_entries(text: &str, map: &Entry<'_>, gone: &[usize]) -> Option<Vec<TextEdit>> {
    let is_flow = text.get(value_start(text, map.key.span)?..)?.starts_with('{');
    without_some(text, map.value.map()?, is_flow, gone)
}

fn without_some(text: &str, entries: &[Entry<'_>], is_flow: bool, gone: &[usize]) -> Option<Vec<TextEdit>> {
    let file = entries.first()?.key.span.file;
    if gone.len() == entries.len() {
        return None;
    }
    let mut edits = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|(at, _)| gone.contains(at)) {
        let (start, end) = (entry.key.span.range().start, entry_end(text, entry)?);
        let range = match entries.get(at + 1) {
            Some(next) if is_flow => start..next.key.span.range().start,
            // Those before it that go too end where this one starts.
            None if is_flow => {
                let before = (0..at).rev().find(|before| !gone.contains(before))?;
                let from = entry_end(text, entries.get(before)?)?;
                edits.retain(|edit: &TextEdit| edit.place.range().start < from);
                from..end
            }
            _ => {
                let line = line_start(text, start);
                if !text.get(line..start)?.trim().is_empty() {
                    return None;
                }
                let end = line_end(text, end);
                line..next_line(text, end)
            }
        };
        edits.push(TextEdit::new(file, range, ""));
    }
    Some(edits)
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// The end of a line, before what breaks it.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

/// Where the line after it starts.
fn next_line(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}

/// The byte behind the colon of a key.
fn behind_colon(text: &str, key: Span) -> Option<usize> {
    let rest = text.get(key.range().end..)?;
    let at = rest.find(':').filter(|at| rest.get(..*at).is_some_and(|between| between.trim().is_empty()))?;
    Some(key.range().end + at + 1)
}

/// Where the value of a key starts: spaces, line ends and comments may stand before it.
fn value_start(text: &str, key: Span) -> Option<usize> {
    let mut at = behind_colon(text, key)?;
    loop {
        let rest = text.get(at..)?;
        let word = rest.trim_start();
        at += rest.len() - word.len();
        if !word.starts_with('#') {
            return Some(at);
        }
        at += word.find('\n')?;
    }
}

/// Where the value of an entry ends.
fn entry_end(text: &str, entry: &Entry<'_>) -> Option<usize> {
    let start = value_start(text, entry.key.span)?;
    if text.get(start..)?.starts_with(['[', '{']) {
        return super::brackets::behind(text, start, None).ok();
    }
    node_end(text, &entry.value)
}

/// Where a value ends that does not stand between brackets.
fn node_end(text: &str, node: &YamlNode<'_>) -> Option<usize> {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let is_block = !scalar.plain && text.get(node.span.range().start..)?.starts_with(['|', '>']);
            (!is_block).then(|| node.span.range().end)
        }
        NodeKind::List(items) => {
            let last = items.last()?;
            last.scalar().and_then(|_| node_end(text, last))
        }
        NodeKind::Map(entries) => entry_end(text, entries.last()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ReadLimits, Sources, edited, read};

    /// A text with edits made, of what stands under `a`.
    fn made(text: &str, edit: impl Fn(&Entry<'_>) -> Option<Vec<TextEdit>>) -> Option<String> {
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", text);
        let root = read(&sources, file, ReadLimits::TREE).unwrap();
        let edits = edit(root.map().unwrap().iter().find(|entry| entry.key.value == "a").unwrap())?;
        edited(&sources, file, &edits)
    }

    #[test]
    fn lists_change_item_by_item() {
        let with = |text: &str, new: &[&str]| {
            let new: Vec<String> = new.iter().map(|id| (*id).to_owned()).collect();
            made(text, |entry| Some(vec![list_edit(text, entry, &new)?]))
        };
        for (text, new, expected) in [
            ("a: [b, d]\nx: 1\n", &["b", "c", "d"][..], "a: [b, c, d]\nx: 1\n"),
            ("a: [ d, b ] # why\n", &["b", "c"], "a: [ b, c ] # why\n"),
            ("a: []\n", &["b", "c"], "a: [b, c]\n"),
            ("a: ['b']\n", &[], "a: []\n"),
            ("{ \"a\": [b, 'c'], x: 1 }\n", &["c", "d"], "{ \"a\": ['c', d], x: 1 }\n"),
            ("a: [b, # one\n  c, d,\n  e]\n", &["b", "d", "e", "f"], "a: [b, # one\n  d,\n  e, f]\n"),
            ("a: [b, c, # two\n  d]\n", &["b"], "a: [b, # two\n  ]\n"),
            ("a:\n  - b # one\n  # above\n  - c\nx: 1\n", &["b"], "a:\n  - b # one\n  # above\nx: 1\n"),
            ("a:\r\n- b\r\n- d\r\n", &["b", "c", "d", "e"], "a:\r\n- b\r\n- c\r\n- d\r\n- e\r\n"),
            ("a:\n  - b\n  - c", &["c", "d"], "a:\n  - c\n  - d"),
            ("a: # these\n  - b\nx: 1\n", &["c"], "a: # these\n  - c\nx: 1\n"),
            ("a:\n  - b\n  - c\nx: 1\n", &[], "a: []\nx: 1\n"),
        ] {
            assert_eq!(with(text, new).as_deref(), Some(expected), "{text:?}");
        }
        assert_eq!(with("a:\n  - b # one\n", &[]), None);
    }

    #[test]
    fn entries_come_and_go_and_values_change() {
        let insert =
            |text: &str, behind| made(text, |entry| Some(vec![insert_entry(text, entry, behind, "n: 1")?]));
        for (text, behind, expected) in [
            (
                "a:\n  b: 1 # one\n\n  # two\n  c: [2,\n    3]\nx: 1\n",
                Some(0),
                "a:\n  b: 1 # one\n  n: 1\n\n  # two\n  c: [2,\n    3]\nx: 1\n",
            ),
            ("a:\n  b: 1\n  c: [2,\n    3]\nx: 1\n", Some(1), "a:\n  b: 1\n  c: [2,\n    3]\n  n: 1\nx: 1\n"),
            ("a:\n  b:\n    - 1\n    - 2", Some(0), "a:\n  b:\n    - 1\n    - 2\n  n: 1"),
            ("a:\n  b: 1\n", None, "a:\n  n: 1\n  b: 1\n"),
            ("a: { b: 'x' }\n", Some(0), "a: { b: 'x', n: 1 }\n"),
            ("a: {b: 1}\n", None, "a: {n: 1, b: 1}\n"),
            ("a: {} # none\n", None, "a: { n: 1 } # none\n"),
        ] {
            assert_eq!(insert(text, behind).as_deref(), Some(expected), "{text:?}");
        }
        let without = |text: &str, gone: &[usize]| made(text, |entry| without_entries(text, entry, gone));
        for (text, gone, expected) in [
            ("a:\n  b: 1\n  c: [2,\n    3] # two\n  d: 4\n", &[1][..], "a:\n  b: 1\n  d: 4\n"),
            ("a: { b: 1, c: [2], d: 3 }\n", &[1, 2], "a: { b: 1 }\n"),
            ("a: { b: 1, c: [2], d: 3 }\n", &[0, 2], "a: { c: [2] }\n"),
        ] {
            assert_eq!(without(text, gone).as_deref(), Some(expected), "{text:?}");
        }
        assert_eq!(without("a: { b: 1 }\n", &[0]), None);
        let value = |text: &str| made(text, |entry| Some(vec![value_edit(text, entry, "new")?]));
        assert_eq!(value("a: \"old\" # why\n").as_deref(), Some("a: new # why\n"));
        assert_eq!(value("a: # none\n").as_deref(), Some("a: new # none\n"));
    }
}
