//! YAML to be edited: read by the program's own reader, written again so that it reads the same.

use std::fmt::Write;

use stappenplan::source::{NodeKind, ReadLimits, Sources, YamlNode, read};

/// A YAML value without its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// The characters, and whether they were typed without quotes.
    Scalar(String, bool),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// Where a value is: keys of maps, and numbers of items.
pub(crate) type Path = Vec<String>;

impl Value {
    pub(crate) fn read(text: &str) -> Self {
        let mut sources = Sources::new();
        let file = sources.add("text", text);
        Self::of(&read(&sources, file, ReadLimits::TREE).unwrap())
    }

    fn of(node: &YamlNode<'_>) -> Self {
        match &node.kind {
            NodeKind::Scalar(scalar) => Self::Scalar(scalar.text.to_string(), scalar.plain),
            NodeKind::List(items) => Self::List(items.iter().map(Self::of).collect()),
            NodeKind::Map(entries) => Self::Map(
                entries.iter().map(|entry| (entry.key.value.to_string(), Self::of(&entry.value))).collect(),
            ),
        }
    }

    pub(crate) fn plain(text: &str) -> Self {
        Self::Scalar(text.to_owned(), true)
    }

    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Scalar(text, _) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Map(entries) => entries.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            Self::List(items) => items.get(key.parse::<usize>().ok()?),
            Self::Scalar(..) => None,
        }
    }

    pub(crate) fn at(&self, path: &[String]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    pub(crate) fn at_mut(&mut self, path: &[String]) -> Option<&mut Value> {
        path.iter().try_fold(self, |value, key| match value {
            Self::Map(entries) => entries.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value),
            Self::List(items) => items.get_mut(key.parse::<usize>().ok()?),
            Self::Scalar(..) => None,
        })
    }

    /// Takes out what is at a path.
    pub(crate) fn remove(&mut self, path: &[String]) {
        let (last, before) = path.split_last().unwrap();
        match self.at_mut(before).unwrap() {
            Self::Map(entries) => entries.retain(|(key, _)| key != last),
            Self::List(items) => _ = items.remove(last.parse().unwrap()),
            Self::Scalar(..) => unreachable!(),
        }
    }

    /// Every value with its path, from the outside in.
    pub(crate) fn each(&self, path: &mut Path, see: &mut impl FnMut(&Path, &Value)) {
        see(path, self);
        let inside: Vec<(String, &Value)> = match self {
            Self::Scalar(..) => Vec::new(),
            Self::List(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
            Self::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        };
        for (key, value) in inside {
            path.push(key);
            value.each(path, see);
            path.pop();
        }
    }

    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        self.write_at(0, &mut out);
        out
    }

    fn write_at(&self, depth: usize, out: &mut String) {
        let pad = "  ".repeat(depth);
        match self {
            Self::Scalar(text, true) => writeln!(out, " {text}").unwrap(),
            Self::Scalar(text, false) => {
                writeln!(out, " {}", serde_json::Value::from(text.as_str())).unwrap()
            }
            Self::List(items) if items.is_empty() => out.push_str(" []\n"),
            Self::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
            Self::List(items) => {
                out.push('\n');
                for item in items {
                    write!(out, "{pad}-").unwrap();
                    item.write_at(depth + 1, out);
                }
            }
            Self::Map(entries) => {
                out.push('\n');
                for (key, value) in entries {
                    write!(out, "{pad}{}:", serde_json::Value::from(key.as_str())).unwrap();
                    value.write_at(depth + 1, out);
                }
            }
        }
    }
}

#[test]
fn what_is_written_reads_the_same() {
    let content = crate::trees::Content::embedded();
    for text in std::iter::once(&content.tree).chain(content.apps.iter().map(|(_, text)| text)) {
        let value = Value::read(text);
        assert_eq!(Value::read(&value.write()), value);
    }
}
