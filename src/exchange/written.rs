//! The catalogue as it is written: each app with its place, and each of its values as a cell says it.

use super::column::Column;
use crate::model::{FactKind, Model};
use crate::source::{Entry, FileId, NodeKind, ReadLimits, ScalarType, Sources, YamlNode, read_each};
use crate::text::{Messages, SafeText};

/// The files of a catalogue, read app by app.
#[derive(Debug)]
pub struct WrittenCatalogue<'s> {
    /// Each with the id that its file gives it, if that is its own.
    apps: Vec<(FileId, Option<&'s str>, YamlNode<'s>)>,
}

/// An app as it is written.
#[derive(Debug, Clone, Copy)]
pub struct WrittenApp<'n, 's> {
    /// Its id.
    pub id: &'n str,
    /// The file in which it stands.
    pub file: FileId,
    /// What it says.
    pub(super) entries: &'n [Entry<'s>],
}

impl<'s> WrittenCatalogue<'s> {
    /// Reads files; nothing where one of them is no YAML.
    pub fn read(sources: &'s Sources, files: &[FileId]) -> Option<Self> {
        let mut apps = Vec::new();
        for file in files {
            let mut see = |node| apps.push((*file, None, node));
            let root = read_each(sources, *file, ReadLimits::CATALOGUE, "apps", &mut see).ok()?;
            if root.get("apps").is_none() {
                apps.push((*file, Some(sources.stem(*file)), root));
            }
        }
        Some(Self { apps })
    }

    /// The apps, in the order of the files.
    pub fn apps(&self) -> Vec<WrittenApp<'_, 's>> {
        let apps = self.apps.iter().filter_map(|(file, stem, node)| {
            let id = match stem {
                Some(stem) => stem,
                None => node.get("id")?.scalar()?.text.as_ref(),
            };
            Some(WrittenApp { id, file: *file, entries: node.map()? })
        });
        apps.collect()
    }
}

/// The entry with a key, and its place among the others.
pub(super) fn find<'n, 's>(entries: &'n [Entry<'s>], key: &str) -> Option<(usize, &'n Entry<'s>)> {
    entries.iter().enumerate().find(|(_, entry)| entry.key.value == key)
}

impl<'n, 's> WrittenApp<'n, 's> {
    pub(super) fn facts(&self) -> Option<&'n Entry<'s>> {
        find(self.entries, "facts").map(|(_, entry)| entry)
    }

    pub(super) fn fact(&self, id: &str) -> Option<&'n Entry<'s>> {
        find(self.facts()?.value.map()?, id).map(|(_, entry)| entry)
    }

    /// What a cell of a sheet says of it. Empty where it says nothing.
    pub fn cell(&self, column: Column, model: &Model, messages: Messages) -> String {
        let row = |fact| model.graph.facts.row(fact);
        let cell = match column {
            Column::Id => Some(self.id.to_owned()),
            Column::App(key) => find(self.entries, key).map(|(_, entry)| detail(&entry.value)),
            Column::Value(fact) => {
                self.fact(&row(fact).id).map(|entry| value(&entry.value, &row(fact).kind, messages))
            }
            Column::Detail(fact, key) => {
                self.fact(&row(fact).id).and_then(|entry| entry.value.get(key)).map(detail)
            }
        };
        SafeText::new(&cell.unwrap_or_default()).to_string()
    }
}

/// A value, whatever else is said of it.
fn value(node: &YamlNode<'_>, kind: &FactKind, messages: Messages) -> String {
    match &node.kind {
        NodeKind::Map(_) => match (node.get("depends"), node.get("value")) {
            (Some(on_what), _) => format!("depends: {}", words(on_what)),
            (None, Some(inner)) => value(inner, kind, messages),
            (None, None) => words(node),
        },
        NodeKind::List(items) if items.is_empty() => "[]".to_owned(),
        NodeKind::List(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        NodeKind::Scalar(scalar) if scalar.is_absent() => String::new(),
        NodeKind::Scalar(scalar) => match (kind, scalar.scalar_type()) {
            (FactKind::Flag, ScalarType::Bool(holds)) => {
                if holds { messages.flag_yes() } else { messages.flag_no() }.to_owned()
            }
            (FactKind::Number { .. }, ScalarType::Number(number)) => number.to_string(),
            (FactKind::Text, _) if scalar.text != "unknown" && scalar.text.starts_with("depends:") => {
                format!("'{}", scalar.text)
            }
            _ => words(node),
        },
    }
}

/// Words, or references a line each.
fn detail(node: &YamlNode<'_>) -> String {
    match node.list() {
        Some(items) => items.iter().map(reference).collect::<Vec<_>>().join("\n"),
        None => words(node),
    }
}

fn reference(node: &YamlNode<'_>) -> String {
    let part = |key| node.get(key).map(words).unwrap_or_default();
    match part("at") {
        at if at.is_empty() => part("in"),
        at => format!("{}: {at}", part("in")),
    }
}

/// The words of a scalar; those that are shared stay as they are written. An apostrophe in front stands for what follows
/// it, letter by letter.
fn words(node: &YamlNode<'_>) -> String {
    match (&node.kind, node.get("text").and_then(YamlNode::scalar)) {
        (NodeKind::Scalar(scalar), _) if scalar.text.starts_with('\'') => format!("'{}", scalar.text),
        (NodeKind::Scalar(scalar), _) => scalar.text.clone().into_owned(),
        (_, Some(name)) => format!("{{ text: {} }}", name.text),
        _ => String::new(),
    }
}
