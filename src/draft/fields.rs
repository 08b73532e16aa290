//! Taking values out of nodes, without a word: what does not fit was reported by the validator.

use std::borrow::Cow;

use super::language::{OneOf, RecordSpec, SHARED_TEXT};
use crate::source::{Entry, Scalar, ScalarType, Span, Spanned, YamlNode, repeated};

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
    /// Where it is.
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
    /// What it names.
    pub it: T,
}

/// A list as it was written: a single value is one without brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Values<'s> {
    /// The values.
    items: Items<'s>,
    /// Whether it was a list.
    pub is_list: bool,
    /// Where the first is, or the brackets of an empty list.
    pub span: Span,
}

/// Most values are single, and a catalogue has millions: one needs no list.
#[derive(Debug, Clone, PartialEq)]
enum Items<'s> {
    One(Spanned<Scalar<'s>>),
    List(Vec<Spanned<Scalar<'s>>>),
}

/// The entries of a map that holds a record; of equal keys the first counts.
///
/// The readers ask for keys by name. That every name they ask for is one of the record's, and that they ask for all of
/// them, does not depend on their attention: the first is asserted here, the second is tested below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n, 's> {
    entries: &'n [Entry<'s>],
    record: &'static RecordSpec,
}

impl<'n, 's> Fields<'n, 's> {
    /// Of a record. What is not a map has no entries: that was reported.
    pub(super) fn of(node: &'n YamlNode<'s>, record: &'static RecordSpec) -> Self {
        Self { entries: node.map().unwrap_or_default(), record }
    }

    fn entry(self, key: &str) -> Option<&'n Entry<'s>> {
        debug_assert!(self.record.key(key).is_some(), "`{key}` is not a key of `{}`", self.record.name);
        #[cfg(test)]
        tests::note(self.record, key);
        self.entries.iter().find(|entry| entry.key.value == key)
    }

    /// The value under a key.
    pub(super) fn get(self, key: &str) -> Option<&'n YamlNode<'s>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Where a key is.
    pub(super) fn key_span(self, key: &str) -> Option<Span> {
        self.entry(key).map(|entry| entry.key.span)
    }

    /// The first that is there of keys that exclude each other, with its place.
    pub(super) fn first(self, keys: &[&'static str]) -> Option<(Spanned<&'static str>, &'n YamlNode<'s>)> {
        let is_choice = |choice: &OneOf| {
            choice.keys.len() == keys.len() && choice.keys.iter().all(|key| keys.contains(key))
        };
        debug_assert!(
            self.record.choices.iter().any(is_choice),
            "of {keys:?} not just one may stand in `{}`",
            self.record.name
        );
        #[cfg(test)]
        keys.iter().for_each(|key| tests::note(self.record, key));
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

    /// The entries of a map; of equal ids the first.
    pub(super) fn each_once(self, key: &str) -> impl Iterator<Item = &'n Entry<'s>> + use<'n, 's> {
        each_once(self.get(key).and_then(YamlNode::map).unwrap_or_default())
    }
}

/// The entries of a map, each made into something; of equal ids the first.
pub(super) fn named<'n, 's, T>(
    node: &'n YamlNode<'s>,
    make: impl Fn(&'n YamlNode<'s>) -> Option<T>,
) -> Vec<Named<'s, T>> {
    let entries = node.map().unwrap_or_default();
    let mut made = Vec::with_capacity(entries.len());
    let of_first =
        each_once(entries).filter_map(|entry| Some(Named { id: entry.key.clone(), it: make(&entry.value)? }));
    made.extend(of_first);
    made
}

/// The entries of a map; of equal ids the first.
fn each_once<'n, 's>(entries: &'n [Entry<'s>]) -> impl Iterator<Item = &'n Entry<'s>> {
    let mut again = repeated(entries).into_iter().peekable();
    entries
        .iter()
        .filter(move |entry| again.next_if(|(repeated, _)| std::ptr::eq(*repeated, *entry)).is_none())
}

/// Characters as typed.
pub(super) fn typed<'s>(node: &YamlNode<'s>) -> Option<Typed<'s>> {
    let scalar = node.scalar().filter(|scalar| !scalar.is_absent())?;
    Some(Spanned::new(scalar.text.clone(), node.span))
}

/// A text.
pub(super) fn text<'s>(node: &YamlNode<'s>) -> Option<TextDraft<'s>> {
    match node.get(SHARED_TEXT) {
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
        Some(items) => (Items::List(items.iter().filter_map(value).collect()), true),
        None => (Items::One(value(node)?), false),
    };
    Some(Values { items, is_list, span: node.span })
}

impl<'s> Values<'s> {
    /// The values.
    pub fn items(&self) -> &[Spanned<Scalar<'s>>] {
        match &self.items {
            Items::One(value) => std::slice::from_ref(value),
            Items::List(values) => values,
        }
    }

    /// The values as typed.
    pub fn typed(&self) -> impl Iterator<Item = Typed<'s>> + '_ {
        self.items().iter().map(|item| Spanned::new(item.value.text.clone(), item.span))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use super::super::language::{RecordSpec, records};
    use crate::draft::{APP, CATALOGUE_LIST, TREE, app, fact_values, tree};
    use crate::source::{ReadLimits, Sources, read};

    thread_local! {
        static ASKED: RefCell<BTreeSet<(&'static str, String)>> = const { RefCell::new(BTreeSet::new()) };
    }

    /// Remembers what a reader asked for.
    pub(super) fn note(record: &'static RecordSpec, key: &str) {
        ASKED.with_borrow_mut(|asked| _ = asked.insert((record.name, key.to_owned())));
    }

    /// A tree that has one of everything.
    const WHOLE: &str = "
words: {}
sources: { s: {} }
glossary: { g: { sources: [{}] } }
facts: { f: { number: {} } }
rows: [{}]
standing: [{}]
derive: { d: { number: { n: { at_least: 1 } } } }
questions:
  one: { one: { from: {}, a: { keep: [{}], attention: [{}], routes: [{}] } }, unknown: {} }
  many: { many: { answers: { a: {} }, none: {} } }
  number: { number: {}, ask_when: { answer: { is: x } } }
  when: { ask_when: { remaining: { all: {} } } }
groups: { g: {} }
outcomes: { o: {} }
ask_all: [{}]
plans: { p: { steps: [{}] } }
scenarios: [{ expect: {} }]
";
    const APP_FILE: &str = "never: {}\nended: {}\nfacts: { f: {} }\n";

    /// Both ways: a key that readers ask for is one of the table (that is asserted where they ask), and one of the table
    /// is asked for. So a key that is added to the table and read by nobody fails here.
    #[test]
    fn readers_ask_for_all_keys_of_the_language() {
        let mut sources = Sources::new();
        let (whole, file) = (sources.add("tree.yaml", WHOLE), sources.add("app.yaml", APP_FILE));
        tree(&read(&sources, whole, ReadLimits::TREE).unwrap());
        let node = read(&sources, file, ReadLimits::CATALOGUE).unwrap();
        app(&node);
        assert_eq!(fact_values(&node).count(), 1);
        let asked = ASKED.take();
        let all = records(&[&TREE, &APP, &CATALOGUE_LIST]);
        let names: BTreeSet<_> = all.iter().map(|record| record.name).collect();
        assert_eq!(names.len(), all.len(), "records are told apart by their names");
        let unread = |key: &(&'static str, String)| {
            let (record, key) = (key.0, key.1.as_str());
            match record {
                // Whether the rest can be read at all depends on it: `lint` looks at it first.
                "tree" => key != "format",
                // A catalogue is read app by app, so that it is never in memory as a whole.
                "catalogue file" => key != "apps",
                // Read as an answer that may have a way: that it has none here was reported.
                "answer of a many" | "none" => !asked.contains(&("answer", key.to_owned())),
                _ => true,
            }
        };
        let known =
            all.iter().flat_map(|record| record.keys.iter().map(|key| (record.name, key.name.to_owned())));
        let missing: Vec<_> = known.filter(|key| !asked.contains(key)).filter(unread).collect();
        assert!(missing.is_empty(), "keys of the language that no reader asks for: {missing:?}");
    }
}
