//! A page for one key of the language: in which records it stands, what its value is, and how it looks in a file.

use std::fmt::Write as _;

use super::language::{APP, CATALOGUE_LIST, FROM, GENERATED, KeySpec, RecordSpec, TREE, ValueSpec, records};
use super::reference::{section, words};
use crate::source::{ReadLimits, Sources, YamlNode, read};

/// What an example shows at most of a key with much below it.
const MOST_LINES: usize = 10;

/// The names of all keys, each once, in the order in which a reader meets them.
pub fn key_names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for key in all_records().iter().flat_map(|record| record.keys) {
        if !names.contains(&key.name) {
            names.push(key.name);
        }
    }
    names
}

/// The page of a key, in Markdown. The examples are taken from files that hold every key: trees, and lists of apps, each behind
/// a NUL.
pub fn key_page(name: &str, examples: &str) -> Option<String> {
    let mut uses: Vec<(Vec<&'static RecordSpec>, &'static KeySpec)> = Vec::new();
    for record in all_records() {
        let Some(key) = record.key(name) else { continue };
        // What says the same of several records is said once.
        let same = |other: &KeySpec| {
            (other.doc, other.required, words(&other.kind)) == (key.doc, key.required, words(&key.kind))
        };
        match uses.iter_mut().find(|(_, other)| same(other)) {
            Some((with, _)) => with.push(record),
            None => uses.push((vec![record], key)),
        }
    }
    let Some((_, first)) = uses.first() else { return record_page(name) };
    let mut page = format!("# `{}`\n", first.name);
    let mut told: Vec<&'static str> = Vec::new();
    for (within, key) in uses {
        let names: Vec<&str> = within.iter().map(|record| record.name).collect();
        let required = if key.required { "; required" } else { "" };
        // Writing into a string cannot fail.
        let _ = writeln!(page, "\n## In: {}\n\nValue: {}{required}.", names.join(", "), words(&key.kind));
        let _ = writeln!(page, "\n{}", key.doc);
        for record in key.kind.records().into_iter().filter(|record| !told.contains(&record.name)) {
            let keys: Vec<String> = record.keys.iter().map(named).collect();
            let _ = writeln!(page, "\nKeys of {}: {}.", record.name, keys.join(", "));
        }
        if let Some(example) = within.iter().find_map(|record| example(record, key.name, examples)) {
            let _ = writeln!(page, "\n```yaml\n{example}```");
        }
        told.extend(key.kind.records().iter().map(|record| record.name));
    }
    Some(page)
}

/// A word that is no key may be what a record is called, as `from` and `condition` are.
fn record_page(name: &str) -> Option<String> {
    let record = all_records().into_iter().find(|record| record.name == name)?;
    Some(section(record).trim_start().to_owned())
}

fn all_records() -> Vec<&'static RecordSpec> {
    records(&[&TREE, &APP, &CATALOGUE_LIST])
}

fn named(key: &KeySpec) -> String {
    let required = if key.required { " (required)" } else { "" };
    format!("`{}`{required}", key.name)
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
