//! The ids that a tree defines, as they are written: with them the schemas of one tree know what may stand where.

use crate::source::YamlNode;

/// The ids of one tree. Whether they are right is for others to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownIds {
    pub(super) facts: Vec<KnownFact>,
    pub(super) questions: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) outcomes: Vec<String>,
    pub(super) routes: Vec<String>,
    pub(super) texts: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) phases: Vec<String>,
    pub(super) plans: Vec<String>,
}

/// A fact, with the values that it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownFact {
    pub(super) id: String,
    /// What it is, and its values in words.
    pub(super) doc: String,
    pub(super) kind: KnownKind,
}

/// What values a fact may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KnownKind {
    Choice(Vec<String>),
    Set(Vec<String>),
    Number,
    Flag,
    Apps,
    /// Words, or what cannot be told from the tree.
    Other,
}

impl KnownIds {
    /// Those of a tree, from its nodes.
    pub fn of(tree: &YamlNode<'_>) -> Self {
        let ids = |key: &str| tree.get(key).map(keys).unwrap_or_default();
        let facts = tree.get("facts").and_then(YamlNode::map).unwrap_or_default();
        Self {
            facts: facts.iter().map(|entry| KnownFact::of(&entry.key.value, &entry.value)).collect(),
            questions: ids("questions"),
            groups: ids("groups"),
            outcomes: ids("outcomes"),
            routes: ids("routes"),
            texts: ids("texts"),
            sources: ids("sources"),
            phases: ids("phases"),
            plans: ids("plans"),
        }
    }
}

impl KnownFact {
    fn of(id: &str, node: &YamlNode<'_>) -> Self {
        let has = |key: &str| node.get(key).is_some();
        let (kind, values) = match (node.get("choice"), node.get("set")) {
            (Some(values), None) => (KnownKind::Choice(keys(values)), Some(values)),
            (None, Some(values)) => (KnownKind::Set(keys(values)), Some(values)),
            (None, None) if has("number") => (KnownKind::Number, None),
            (None, None) if has("flag") => (KnownKind::Flag, None),
            (None, None) if has("apps") => (KnownKind::Apps, None),
            _ => (KnownKind::Other, None),
        };
        let words = |node: &YamlNode<'_>| node.scalar().map(|scalar| scalar.text.clone().into_owned());
        let mut doc = node.get("label").and_then(words).unwrap_or_default();
        let values = values.and_then(YamlNode::map).unwrap_or_default();
        for (at, value) in values.iter().enumerate() {
            doc.push_str(if at == 0 { ": " } else { "; " });
            doc.push_str(&format!("`{}` {}", value.key.value, words(&value.value).unwrap_or_default()));
        }
        Self { id: id.to_owned(), doc, kind }
    }
}

fn keys(node: &YamlNode<'_>) -> Vec<String> {
    let entries = node.map().unwrap_or_default();
    entries.iter().map(|entry| entry.key.value.clone().into_owned()).collect()
}
