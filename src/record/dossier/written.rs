//! What stands in a dossier, as values, and how they are written as YAML: one entry a line, and every text on one line,
//! so that a reader of lines sees where each part begins.

use std::fmt::Write;

use crate::record::scalar::{id_scalar, text_scalar};
use crate::text::{Day, SafeText};

/// A value in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// What a person typed or was shown: always in quotes.
    Text(String),
    /// An id.
    Id(String),
    /// Yes or no, a number: as it is.
    Bare(String),
    /// Several values.
    List(Vec<Written>),
    /// Values by key.
    Map(Vec<(String, Written)>),
}

/// A map that is being made.
#[derive(Debug, Default)]
pub(super) struct MapWriter(Vec<(String, Written)>);

impl MapWriter {
    /// Adds a value.
    pub(super) fn put(mut self, key: &str, value: Written) -> Self {
        debug_assert!(self.0.iter().all(|(known, _)| known != key), "each key once: {key}");
        self.0.push((key.to_owned(), value));
        self
    }

    /// Adds a value, where there is one.
    pub(super) fn put_some(self, key: &str, value: Option<Written>) -> Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Adds an id.
    pub(super) fn id(self, key: &str, id: &str) -> Self {
        self.put(key, Written::Id(id.to_owned()))
    }

    /// Adds a text, unless it is empty.
    pub(super) fn text(self, key: &str, text: &SafeText) -> Self {
        match text.is_empty() {
            true => self,
            false => self.put(key, Written::text(text)),
        }
    }

    /// Adds a day, where there is one.
    pub(super) fn day(self, key: &str, day: Option<Day>) -> Self {
        // In quotes: other readers of YAML make a date of it, where the schema tells a string.
        self.put_some(key, day.map(|day| Written::Text(day.to_string())))
    }

    /// Adds that something holds; nothing when it does not.
    pub(super) fn flag(self, key: &str, holds: bool) -> Self {
        self.put_some(key, holds.then(|| Written::Bare("true".to_owned())))
    }

    /// Adds a list of ids, unless it is empty.
    pub(super) fn ids(self, key: &str, ids: &[String]) -> Self {
        self.list(key, ids.iter().cloned().map(Written::Id).collect())
    }

    /// Adds a list, unless it is empty.
    pub(super) fn list(self, key: &str, items: Vec<Written>) -> Self {
        match items.is_empty() {
            true => self,
            false => self.put(key, Written::List(items)),
        }
    }

    /// Adds a map, unless it is empty.
    pub(super) fn map(self, key: &str, map: Self) -> Self {
        match map.0.is_empty() {
            true => self,
            false => self.put(key, map.done()),
        }
    }

    /// The map.
    pub(super) fn done(self) -> Written {
        Written::Map(self.0)
    }
}

impl Written {
    /// A text.
    pub(super) fn text(text: &SafeText) -> Self {
        Self::Text(text.as_str().to_owned())
    }

    /// The whole file, without its last line.
    pub(super) fn file(entries: Vec<(String, Self)>) -> String {
        let mut out = String::new();
        map_lines(&mut out, &entries, 0);
        out
    }

    /// On one line, where it fits on one.
    fn on_one_line(&self) -> Option<String> {
        Some(match self {
            Self::Text(text) => text_scalar(text),
            Self::Id(id) => id_scalar(id),
            Self::Bare(word) => word.clone(),
            Self::List(items) => {
                let is_id = |item: &Self| matches!(item, Self::Id(_) | Self::Bare(_));
                if !items.iter().all(is_id) {
                    return None;
                }
                let items: Vec<String> = items.iter().filter_map(Self::on_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) if entries.is_empty() => "{}".to_owned(),
            Self::Map(_) => return None,
        })
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn map_lines(out: &mut String, entries: &[(String, Written)], depth: usize) {
    for (at, (key, value)) in entries.iter().enumerate() {
        // The first entry of an item stands behind its hyphen.
        if at > 0 || out.ends_with('\n') || out.is_empty() {
            indent(out, depth);
        }
        // Writing to a string does not fail.
        let _ = write!(out, "{}:", id_scalar(key));
        match value.on_one_line() {
            Some(line) => {
                let _ = writeln!(out, " {line}");
            }
            None => {
                out.push('\n');
                below(out, value, depth + 1);
            }
        }
    }
}

fn below(out: &mut String, value: &Written, depth: usize) {
    match value {
        Written::Map(entries) => map_lines(out, entries, depth),
        Written::List(items) => {
            for item in items {
                indent(out, depth);
                out.push_str("- ");
                match item {
                    Written::Map(entries) if !entries.is_empty() => map_lines(out, entries, depth + 1),
                    item => {
                        // A list in a list would not be on one line; a dossier has none.
                        let line = item.on_one_line().unwrap_or_default();
                        let _ = writeln!(out, "{line}");
                    }
                }
            }
        }
        Written::Text(_) | Written::Id(_) | Written::Bare(_) => {}
    }
}
