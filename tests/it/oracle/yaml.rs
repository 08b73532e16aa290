//! Small helpers over untyped YAML; a tree that is not valid ends the test with a message.

use yaml_serde::Value;

/// What a valid tree always has; a test with another tree stops here.
pub(super) fn must<T>(found: Option<T>, what: &str) -> T {
    match found {
        Some(found) => found,
        None => unreachable!("oracle: {what}"),
    }
}

pub(super) fn parse(what: &str, text: &str) -> Value {
    match yaml_serde::from_str(text) {
        Ok(value) => value,
        Err(error) => unreachable!("oracle: {what} is no YAML: {error}"),
    }
}

/// A scalar as a string, as typed where the YAML reader left it so.
pub(super) fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        other => unreachable!("oracle: a scalar was expected, not {other:?}"),
    }
}

/// One scalar or a list of them, as strings.
pub(super) fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(list) => list.iter().map(scalar).collect(),
        one => vec![scalar(one)],
    }
}

/// The scalars under a key; nothing when the key is absent.
pub(super) fn strings_at(record: &Value, key: &str) -> Vec<String> {
    record.get(key).map(strings).unwrap_or_default()
}

/// The items of the list under a key; nothing when the key is absent.
pub(super) fn items_at<'a>(record: &'a Value, key: &str) -> Vec<&'a Value> {
    record.get(key).map(items).unwrap_or_default()
}

pub(super) fn items(list: &Value) -> Vec<&Value> {
    match list {
        Value::Sequence(list) => list.iter().collect(),
        other => unreachable!("oracle: a list was expected, not {other:?}"),
    }
}

/// The pairs of a map, in its order.
pub(super) fn pairs(map: &Value) -> Vec<(String, &Value)> {
    match map {
        Value::Null => Vec::new(),
        Value::Mapping(map) => map.iter().map(|(key, value)| (scalar(key), value)).collect(),
        other => unreachable!("oracle: a map was expected, not {other:?}"),
    }
}

/// The only pair of a map with exactly one key.
pub(super) fn only(map: &Value) -> (String, &Value) {
    let pairs = pairs(map);
    assert!(pairs.len() == 1, "oracle: a map with exactly one key was expected, not {map:?}");
    must(pairs.into_iter().next(), "a map with one key")
}

/// A number as written, also a quoted one.
pub(super) fn number(text: &str) -> f64 {
    must(text.parse().ok(), &format!("`{text}` is no number"))
}

/// A whole number as written.
pub(super) fn whole(text: &str) -> i64 {
    must(text.parse().ok(), &format!("`{text}` is no whole number"))
}
