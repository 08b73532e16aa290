//! Taking values out of nodes, without a word: what does not fit was reported by the shape check.

use std::borrow::Cow;

use super::language::RecordSpec;
use crate::source::{Entry, Scalar, ScalarType, Span, Spanned, YamlNode};

/// Characters as typed, and where.
pub type Typed<'s> = Spanned<Cow<'s, str>>;

/// A text: written there, or the name of a shared one.
#[derive(Debug, Clone, PartialEq)]
pub enum TextDraft<'s> {
    /// The words.
    Words(Typed<'s>),
    /// The name.
    Named(Typed<'s>),
}

impl TextDraft<'_> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Words(words) | Self::Named(words) => words.span,
        }
    }
}

/// Something under an id.
#[derive(Debug, Clone, PartialEq)]
pub struct Named<'s, T> {
    /// The id.
    pub id: Typed<'s>,
    /// What stands under it.
    pub it: T,
}

/// A list as it was written: a single value is one without brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Values<'s> {
    /// The values.
    pub items: Vec<Spanned<Scalar<'s>>>,
    /// Whether it was a list.
    pub is_list: bool,
    /// Where the first stands, or the brackets of an empty list.
    pub span: Span,
}

/// The entries of a map; of equal keys the first counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n, 's> {
    entries: &'n [Entry<'s>],
}

impl<'n, 's> Fields<'n, 's> {
    /// Of a record. That the keys are those of `_record` is checked by the tests, not here.
    pub(super) fn of(node: &'n YamlNode<'s>, _record: &'static RecordSpec) -> Self {
        Self { entries: node.map().unwrap_or_default() }
    }

    fn entry(self, key: &str) -> Option<&'n Entry<'s>> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    /// The value under a key.
    pub(super) fn get(self, key: &str) -> Option<&'n YamlNode<'s>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Where a key stands.
    pub(super) fn key_span(self, key: &str) -> Option<Span> {
        self.entry(key).map(|entry| entry.key.span)
    }

    /// The first of some keys that is there, with its place.
    pub(super) fn first(self, keys: &[&'static str]) -> Option<(Spanned<&'static str>, &'n YamlNode<'s>)> {
        self.entries.iter().find_map(|entry| {
            let key = keys.iter().find(|key| entry.key.value == **key)?;
            Some((Spanned::new(*key, entry.key.span), &entry.value))
        })
    }

    /// Characters as typed.
    pub(super) fn typed(self, key: &str) -> Option<Typed<'s>> {
        typed(self.get(key)?)
    }

    /// A text.
    pub(super) fn text(self, key: &str) -> Option<TextDraft<'s>> {
        text(self.get(key)?)
    }

    /// A whole number.
    pub(super) fn whole(self, key: &str) -> Option<Spanned<i64>> {
        let node = self.get(key)?;
        Some(Spanned::new(node.scalar()?.whole()?, node.span))
    }

    /// True or false.
    pub(super) fn flag(self, key: &str) -> Option<bool> {
        match self.get(key)?.scalar()?.scalar_type() {
            ScalarType::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// The items of a list, each made into something.
    pub(super) fn list<T>(self, key: &str, make: impl Fn(&'n YamlNode<'s>) -> Option<T>) -> Vec<T> {
        self.get(key).and_then(YamlNode::list).unwrap_or_default().iter().filter_map(make).collect()
    }

    /// The entries of a map, each made into something; of equal ids the first.
    pub(super) fn named<T>(
        self,
        key: &str,
        make: impl Fn(&'n YamlNode<'s>) -> Option<T>,
    ) -> Vec<Named<'s, T>> {
        self.get(key).map(|node| named(node, make)).unwrap_or_default()
    }
}

/// The entries of a map, each made into something; of equal ids the first.
pub(super) fn named<'n, 's, T>(
    node: &'n YamlNode<'s>,
    make: impl Fn(&'n YamlNode<'s>) -> Option<T>,
) -> Vec<Named<'s, T>> {
    let mut seen = std::collections::BTreeSet::new();
    let entries = node.map().unwrap_or_default().iter();
    entries
        .filter(|entry| seen.insert(entry.key.value.as_ref()))
        .filter_map(|entry| Some(Named { id: entry.key.clone(), it: make(&entry.value)? }))
        .collect()
}

/// Characters as typed.
pub(super) fn typed<'s>(node: &YamlNode<'s>) -> Option<Typed<'s>> {
    let scalar = node.scalar().filter(|scalar| !scalar.is_absent())?;
    Some(Spanned::new(scalar.text.clone(), node.span))
}

/// A text.
pub(super) fn text<'s>(node: &YamlNode<'s>) -> Option<TextDraft<'s>> {
    match node.get("text") {
        Some(name) => typed(name).map(TextDraft::Named),
        None => typed(node).map(TextDraft::Words),
    }
}

/// A scalar.
pub(super) fn value<'s>(node: &YamlNode<'s>) -> Option<Spanned<Scalar<'s>>> {
    let scalar = node.scalar().filter(|scalar| !scalar.is_absent())?;
    Some(Spanned::new(scalar.clone(), node.span))
}

/// A scalar or a list of them.
pub(super) fn values<'s>(node: &YamlNode<'s>) -> Option<Values<'s>> {
    let (items, is_list) = match node.list() {
        Some(items) => (items.iter().filter_map(value).collect(), true),
        None => (vec![value(node)?], false),
    };
    Some(Values { items, is_list, span: node.span })
}

impl<'s> Values<'s> {
    /// The values as typed.
    pub fn typed(&self) -> impl Iterator<Item = Typed<'s>> + '_ {
        self.items.iter().map(|item| Spanned::new(item.value.text.clone(), item.span))
    }
}
