//! Whether a file has the shape that the language says: keys, kinds, ids, dates. Nothing of what it means.
//!
//! It walks nodes and language table together and reports everything; the drafts are then made without a word.

use super::language::{FROM, GENERATED, MANY_ANSWER, RecordSpec, UNKNOWN, ValueSpec, WAY};
use super::scalar;
use super::synonyms::{self, Meant};
use crate::findings::{Finding, Findings, Fix, Rule, Suggester};
use crate::source::{Entry, NodeKind, Sources, Span, YamlNode, repeated};
use crate::text::Messages;

/// Checks the shape of nodes.
#[derive(Debug)]
pub struct SchemaValidator<'f> {
    pub(super) sources: &'f Sources,
    pub(super) messages: Messages,
    pub(super) near: &'f Suggester,
    pub(super) out: &'f mut Findings,
}

impl<'f> SchemaValidator<'f> {
    /// Reports to `out` in a language.
    pub fn new(sources: &'f Sources, messages: Messages, near: &'f Suggester, out: &'f mut Findings) -> Self {
        Self { sources, messages, near, out }
    }

    /// Checks a node that must be a record. `at` is the place that names it.
    pub fn record(&mut self, node: &YamlNode<'_>, record: &'static RecordSpec, at: Span) {
        debug_assert!(
            record.choices.iter().flat_map(|choice| choice.keys).all(|key| record.key(key).is_some()),
            "`{}` chooses between keys that it has",
            record.name
        );
        let Some(entries) = self.map(node, at) else { return };
        let has = |name: &str| entries.iter().any(|entry| entry.key.value == name);
        // A catalogue has thousands of records, and hardly one with a key that is not known.
        let is_known = |entry: &Entry<'_>| record.key(&entry.key.value).is_some();
        let names = record.keys.iter().map(|key| key.name).filter(|name| !has(name));
        let free: Vec<&str> = if entries.iter().all(is_known) { Vec::new() } else { names.collect() };
        for (at, entry) in entries.iter().enumerate() {
            match record.key(&entry.key.value) {
                Some(key) => self.value(&entry.value, &key.kind, entry.key.span),
                None if self.is_split_further(entries, at) => {}
                None => self.unknown_key(entry, &free, record, self.split_text(entries, at)),
            }
        }
        let messages = self.messages;
        let called = || messages.record(record.name);
        let missing = record.keys.iter().filter(|key| key.required && !has(key.name)).map(|key| key.name);
        self.missing_keys(entries, &free, missing.collect(), record, at);
        for choice in record.choices {
            let mut standing = entries.iter().filter(|entry| choice.keys.contains(&entry.key.value.as_ref()));
            let Some(first) = standing.next() else {
                if choice.required && !entries.iter().any(|entry| record.key(&entry.key.value).is_none()) {
                    let message = self.messages.missing_one(&Messages::listed(choice.keys), &called());
                    self.out.push(Finding::new(Rule::MISSING_KEY, at, message));
                }
                continue;
            };
            for other in standing.filter(|other| other.key.value != first.key.value) {
                let message = self.messages.too_many_keys(&other.key.value, &first.key.value, &called());
                let finding = Finding::new(Rule::CONFLICTING_KEYS, other.key.span, message);
                self.out.push(finding.related(first.key.span, self.messages.first_here()));
            }
        }
    }

    /// Checks a file with answers.
    pub(super) fn given(&mut self, root: &YamlNode<'_>) {
        self.entries(root, &ValueSpec::Given, root.span);
    }

    /// Reports the keys that must be there and are not: all of a record at once. One that is there under a misspelt name was
    /// reported as that.
    fn missing_keys(
        &mut self,
        entries: &[Entry<'_>],
        free: &[&'static str],
        mut missing: Vec<&'static str>,
        record: &'static RecordSpec,
        at: Span,
    ) {
        for entry in entries.iter().filter(|entry| record.key(&entry.key.value).is_none()) {
            if let Some(meant) = self.meant(entry, free, record) {
                missing.retain(|key| *key != meant.key);
            }
        }
        let called = || self.messages.record(record.name);
        let message = match missing.as_slice() {
            [] => return,
            [one] => self.messages.missing_key(one, &called()),
            several => self.messages.missing_keys(&Messages::listed(several), &called()),
        };
        self.out.push(Finding::new(Rule::MISSING_KEY, at, message));
    }

    /// The key of a record that was probably meant: the nearest that is not there already.
    fn meant(&self, entry: &Entry<'_>, free: &[&'static str], record: &RecordSpec) -> Option<Meant> {
        let key = entry.key.value.as_ref();
        if let Some(meant) = synonyms::meant(key, record, free) {
            return Some(meant);
        }
        if synonyms::is_known(key) {
            return None;
        }
        let near = self.near.nearest(key, free.iter().copied());
        let near = near.or_else(|| self.near.nearest(key, record.keys.iter().map(|known| known.name)));
        record.key(near?).map(|key| Meant { key: key.name, shown: key.name })
    }

    /// The key that was meant, where it can be no other: of all that a record may have it is the only one near.
    fn only_near(&self, entry: &Entry<'_>, free: &[&'static str], record: &RecordSpec) -> Option<Fix> {
        let key = entry.key.value.as_ref();
        let near = self.near.near(key, record.keys.iter().map(|known| known.name))?;
        let is_certain = near.is_only
            && free.contains(&near.word)
            && !synonyms::is_known(key)
            && synonyms::meant(key, record, free).is_none();
        is_certain.then(|| Fix::word(key, near.word))
    }

    /// Reports a key that the record does not have. `split` is the text that a comma has cut it from, if one has.
    fn unknown_key(
        &mut self,
        entry: &Entry<'_>,
        free: &[&'static str],
        record: &'static RecordSpec,
        split: Option<String>,
    ) {
        let key = entry.key.value.as_ref();
        let message = self.messages.unknown_key(&scalar::shown(key), &self.messages.record(record.name));
        let is_way = WAY.key(key).is_some();
        let fix = split.is_none().then(|| self.only_near(entry, free, record)).flatten();
        let help = if let Some(text) = split {
            self.messages.comma_splits(&text)
        } else if is_way && std::ptr::eq(record, &raw const MANY_ANSWER) {
            self.messages.way_of_many()
        } else {
            match self.meant(entry, free, record) {
                Some(known) => self.messages.did_you_mean(&known.shown),
                None => {
                    self.messages.known_words(&Messages::listed(record.keys.iter().map(|known| known.name)))
                }
            }
        };
        let finding = Finding::new(Rule::UNKNOWN_KEY, entry.key.span, message).help(help);
        let finding = finding.fix(fix);
        self.out.push(finding.holding(scalar::ids_in(&entry.value)));
    }

    /// The entries of a map, each key once; reports what is not a map and what appears twice.
    pub(super) fn map<'n, 's>(&mut self, node: &'n YamlNode<'s>, at: Span) -> Option<&'n [Entry<'s>]> {
        let Some(entries) = node.map() else {
            self.wrong_kind(node, Messages::a_map, at);
            return None;
        };
        for (entry, first) in repeated(entries) {
            let message = self.messages.duplicate_key(&entry.key.value);
            let finding = Finding::new(Rule::DUPLICATE_KEY, entry.key.span, message);
            let finding = finding.holding(scalar::ids_in(&entry.value));
            self.out.push(finding.related(first.key.span, self.messages.first_here()));
        }
        Some(entries)
    }

    fn value(&mut self, node: &YamlNode<'_>, kind: &'static ValueSpec, at: Span) {
        match kind {
            ValueSpec::Text => self.text(node, at),
            ValueSpec::Typed => self.typed(node, at),
            ValueSpec::NewId => self.new_id_value(node, at),
            ValueSpec::Id => _ = self.scalar(node, Messages::an_id, at),
            ValueSpec::Date => self.date(node, at),
            ValueSpec::DateOrUnknown => {
                if node.scalar().is_none_or(|scalar| scalar.text != UNKNOWN) {
                    self.date(node, at);
                }
            }
            ValueSpec::Whole => self.whole(node, at),
            ValueSpec::Flag => self.flag(node, at),
            ValueSpec::Word(possible) => self.word(node, possible, at),
            ValueSpec::Value => _ = self.scalar(node, Messages::a_value, at),
            ValueSpec::Values => self.values(node, at),
            ValueSpec::Given => {
                if !node.scalar().is_some_and(scalar::is_null) {
                    self.values(node, at);
                }
            }
            ValueSpec::IdOrNull => {
                if !node.scalar().is_some_and(scalar::is_null) {
                    self.scalar(node, Messages::an_id, at);
                }
            }
            ValueSpec::List(item) => self.list(node, item, at),
            ValueSpec::Map(of) => self.ids(node, of, at),
            ValueSpec::Answers(of) => self.answers(node, of, at),
            ValueSpec::MapOf(of) => self.entries(node, of, at),
            ValueSpec::PairOf(of) => self.pair(node, of, at),
            ValueSpec::Record(record) => self.record(node, record, at),
            ValueSpec::IdOr(record) => match node.kind {
                NodeKind::Map(_) => self.record(node, record, at),
                NodeKind::Scalar(_) | NodeKind::List(_) => _ = self.scalar(node, Messages::an_id, at),
            },
            ValueSpec::ValuesOr(record) => match &node.kind {
                // Nearly all values of a catalogue.
                NodeKind::Scalar(scalar) if !scalar.is_absent() => self.visible(scalar, node.span),
                NodeKind::Map(_) => self.record(node, record, at),
                NodeKind::Scalar(_) | NodeKind::List(_) => self.values(node, at),
            },
            ValueSpec::Empty => {
                if node.map().is_none_or(|entries| !entries.is_empty()) {
                    self.wrong_kind(node, Messages::an_empty_map, at);
                }
            }
        }
    }

    fn values(&mut self, node: &YamlNode<'_>, at: Span) {
        match node.list() {
            Some(items) => {
                for item in items {
                    self.scalar(item, Messages::a_value, item.span);
                }
            }
            None => _ = self.scalar(node, Messages::a_value_or_list, at),
        }
    }

    fn list(&mut self, node: &YamlNode<'_>, item: &'static ValueSpec, at: Span) {
        let Some(items) = node.list() else {
            return self.wrong_kind(node, Messages::a_list, at);
        };
        for node in items {
            self.value(node, item, node.span);
        }
    }

    fn entries(&mut self, node: &YamlNode<'_>, of: &'static ValueSpec, at: Span) {
        for entry in self.map(node, at).unwrap_or_default() {
            self.value(&entry.value, of, entry.key.span);
        }
    }

    fn ids(&mut self, node: &YamlNode<'_>, of: &'static ValueSpec, at: Span) {
        let entries = self.map(node, at).unwrap_or_default();
        for (at, entry) in entries.iter().enumerate() {
            if let Some(text) = self.split_text(entries, at) {
                self.split_off(entries, at, &text);
                continue;
            }
            self.new_id(&entry.key.value, entry.key.span);
            self.value(&entry.value, of, entry.key.span);
        }
    }

    /// Reports what a comma has cut from a text, once for all parts.
    fn split_off(&mut self, entries: &[Entry<'_>], at: usize, text: &str) {
        let Some(entry) = entries.get(at).filter(|_| !self.is_split_further(entries, at)) else { return };
        let message = self.messages.wrong_kind(&self.messages.a_value(), &self.messages.nothing());
        let finding = Finding::new(Rule::WRONG_KIND, entry.key.span, message);
        self.out.push(finding.help(self.messages.comma_splits(&text)));
    }

    fn answers(&mut self, node: &YamlNode<'_>, of: &'static ValueSpec, at: Span) {
        for entry in self.map(node, at).unwrap_or_default() {
            if entry.key.value == GENERATED {
                self.record(&entry.value, &FROM, entry.key.span);
            } else {
                self.new_id(&entry.key.value, entry.key.span);
                self.value(&entry.value, of, entry.key.span);
            }
        }
    }

    fn pair(&mut self, node: &YamlNode<'_>, of: &'static ValueSpec, at: Span) {
        match node.map() {
            Some([entry]) => self.value(&entry.value, of, entry.key.span),
            _ => self.wrong_kind(node, Messages::one_pair, at),
        }
    }
}
