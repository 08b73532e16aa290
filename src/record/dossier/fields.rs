//! What stands under a key of a dossier. What is not there, or is something else, is absent: a file that was damaged, or that
//! a newer program wrote, is read as far as it is understood.

use crate::source::YamlNode;
use crate::text::{Day, SafeText};

/// A word or a text, as it was written.
pub(super) fn word(node: &YamlNode<'_>, key: &str) -> Option<String> {
    as_word(node.get(key)?)
}

/// The word that a value is.
pub(super) fn as_word(node: &YamlNode<'_>) -> Option<String> {
    node.scalar().map(|scalar| scalar.text.clone().into_owned())
}

/// A text; empty when there is none.
pub(super) fn text(node: &YamlNode<'_>, key: &str) -> SafeText {
    SafeText::from(word(node, key).unwrap_or_default())
}

/// The items of a list; none when there is none.
pub(super) fn items<'n, 's>(node: &'n YamlNode<'s>, key: &str) -> &'n [YamlNode<'s>] {
    node.get(key).and_then(YamlNode::list).unwrap_or_default()
}

/// The words of a list.
pub(super) fn words(node: &YamlNode<'_>, key: &str) -> Vec<String> {
    items(node, key).iter().filter_map(as_word).collect()
}

/// A count.
pub(super) fn number(node: &YamlNode<'_>, key: &str) -> Option<usize> {
    word(node, key)?.parse().ok()
}

/// The counts of a list.
pub(super) fn numbers(node: &YamlNode<'_>, key: &str) -> Vec<usize> {
    words(node, key).iter().filter_map(|word| word.parse().ok()).collect()
}

/// The entries of a map; none when there is none.
pub(super) fn entries<'n, 's>(node: &'n YamlNode<'s>, key: &str) -> Vec<(&'n str, &'n YamlNode<'s>)> {
    let map = node.get(key).and_then(YamlNode::map).unwrap_or_default();
    map.iter().map(|entry| (entry.key.value.as_ref(), &entry.value)).collect()
}

/// A day.
pub(super) fn day(node: &YamlNode<'_>, key: &str) -> Option<Day> {
    Day::last_of(&word(node, key)?)
}

/// Whether something holds.
pub(super) fn flag(node: &YamlNode<'_>, key: &str) -> Option<bool> {
    match word(node, key)?.as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
