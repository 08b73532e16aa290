//! An example for every key of the language, taken from files in which every key stands.

use super::language::{APP, CATALOGUE_LIST, FROM, GENERATED, KeySpec, RecordSpec, TREE, ValueSpec, records};
use crate::source::{ReadLimits, Sources, YamlNode, read};

/// What an example shows at most of a key with much below it.
const MOST_LINES: usize = 8;

/// How a key looks in a file; nothing where what it is for has an example already. The files lie behind each other, with a NUL
/// between them: trees, and lists of apps. Records of which a key says the same have the same example.
pub(super) fn key_example(key: &'static KeySpec, files: &str) -> Option<String> {
    if key.doc.contains(&format!("`{{ {}: ", key.name)) {
        return None;
    }
    let same = |record: &&RecordSpec| record.key(key.name).is_some_and(|other| other.doc == key.doc);
    let mut alike = records(&[&TREE, &APP, &CATALOGUE_LIST]).into_iter().filter(same);
    alike.find_map(|record| example(record, key.name, files))
}

/// The lines of the first file that has the key in such a record.
fn example(record: &'static RecordSpec, key: &str, files: &str) -> Option<String> {
    files.split('\0').find_map(|text| {
        let mut sources = Sources::new();
        let file = sources.add("example", text);
        let root = read(&sources, file, ReadLimits::TREE).ok()?;
        let is_tree = root.get("format").is_some();
        let whole = if is_tree { &TREE } else { &CATALOGUE_LIST };
        let at = in_record(&root, whole, record, key)?;
        shown(text, at)
    })
}

/// Where the key stands, in bytes.
fn in_record(
    node: &YamlNode<'_>,
    of: &'static RecordSpec,
    record: &'static RecordSpec,
    key: &str,
) -> Option<usize> {
    let entries = node.map()?;
    if std::ptr::eq(of, record)
        && let Some(entry) = entries.iter().find(|entry| entry.key.value == key)
    {
        return Some(entry.key.span.range().start);
    }
    entries.iter().find_map(|entry| in_value(&entry.value, &of.key(&entry.key.value)?.kind, record, key))
}

fn in_value(
    node: &YamlNode<'_>,
    kind: &'static ValueSpec,
    record: &'static RecordSpec,
    key: &str,
) -> Option<usize> {
    match kind {
        ValueSpec::Record(of) | ValueSpec::IdOr(of) | ValueSpec::ValuesOr(of) => {
            in_record(node, of, record, key)
        }
        ValueSpec::List(item) => node.list()?.iter().find_map(|node| in_value(node, item, record, key)),
        ValueSpec::Map(item)
        | ValueSpec::MapOf(item)
        | ValueSpec::PairOf(item)
        | ValueSpec::Answers(item) => node.map()?.iter().find_map(|entry| {
            let is_generated = matches!(kind, ValueSpec::Answers(_)) && entry.key.value == GENERATED;
            if is_generated {
                in_record(&entry.value, &FROM, record, key)
            } else {
                in_value(&entry.value, item, record, key)
            }
        }),
        _ => None,
    }
}

/// The line of a key and those that stand further in, from the left edge.
fn shown(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let column = at - start;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.get(start..)?.lines();
    let first = lines.next()?;
    let edge = indent(first);
    let below: Vec<&str> =
        lines.take_while(|line| !line.trim().is_empty() && indent(line) > column).collect();
    let mut shown = String::new();
    for line in std::iter::once(first).chain(below.iter().copied().take(MOST_LINES)) {
        shown.push_str(line.get(edge..).unwrap_or_default());
        shown.push('\n');
    }
    if below.len() > MOST_LINES {
        shown.push_str("  # …\n");
    }
    Some(shown)
}
