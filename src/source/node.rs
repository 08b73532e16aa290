//! YAML as it was written: every node with its place, equal keys kept, scalars as typed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Span, Spanned};

/// A YAML value and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct YamlNode<'s> {
    /// Of a scalar its characters; of a list or a map its first item or key, so that there is something to point at.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind<'s>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind<'s> {
    /// A single value.
    Scalar(Scalar<'s>),
    /// A list.
    List(Vec<YamlNode<'s>>),
    /// A map. Keys are in the order of the file, equal ones too.
    Map(Vec<Entry<'s>>),
}

/// One line of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'s> {
    /// Its key, as text.
    pub key: Spanned<Cow<'s, str>>,
    /// Its value.
    pub value: YamlNode<'s>,
}

/// A single value.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar<'s> {
    /// The characters: of a plain scalar as typed (`1.10` stays `1.10`), of a quoted one without its quotes.
    pub text: Cow<'s, str>,
    /// Written without quotes and not as a block: only then YAML may read it as something other than text.
    pub plain: bool,
}

/// What YAML takes a scalar for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScalarType {
    /// Nothing: an empty place, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in plain digits, finite.
    Number(f64),
    /// Text, or a number in a form that is not accepted (`1e3`, `0o17`, `.inf`, `-0`, `007`).
    Text,
}

impl Scalar<'_> {
    /// What YAML reads it as. Only spellings that every reader of YAML understands alike count as numbers.
    pub fn scalar_type(&self) -> ScalarType {
        if !self.plain {
            return ScalarType::Text;
        }
        match self.text.as_ref() {
            "" | "~" | "null" | "Null" | "NULL" => ScalarType::Null,
            "true" | "True" | "TRUE" => ScalarType::Bool(true),
            "false" | "False" | "FALSE" => ScalarType::Bool(false),
            typed => number(typed).map_or(ScalarType::Text, ScalarType::Number),
        }
    }

    /// Whether nothing was typed at all.
    pub fn is_absent(&self) -> bool {
        self.plain && self.text.is_empty()
    }

    /// A whole number in plain digits.
    pub fn whole(&self) -> Option<i64> {
        match self.scalar_type() {
            ScalarType::Number(_) => self.text.parse().ok(),
            _ => None,
        }
    }
}

/// Digits with an optional sign and decimals. Not read: exponents, other bases, leading zeros, minus nothing, what
/// is too large.
fn number(typed: &str) -> Option<f64> {
    if let Some(small) = small_number(typed) {
        return Some(f64::from(small));
    }
    let digits = typed.strip_prefix(['-', '+']).unwrap_or(typed);
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !all_digits(whole) || leading_zero || !decimals.is_none_or(all_digits) {
        return None;
    }
    let value: f64 = typed.parse().ok()?;
    let minus_nothing = value == 0.0 && typed.starts_with('-');
    (value.is_finite() && !minus_nothing).then_some(value)
}

/// Up to nine digits and nothing else: nearly all numbers of a catalogue.
fn small_number(typed: &str) -> Option<u32> {
    let bytes = typed.as_bytes();
    let leading_zero = bytes.len() > 1 && bytes.first() == Some(&b'0');
    if leading_zero || !(1..=9).contains(&bytes.len()) {
        return None;
    }
    bytes
        .iter()
        .try_fold(0, |so_far, byte| byte.is_ascii_digit().then(|| so_far * 10 + u32::from(byte - b'0')))
}

impl<'s> YamlNode<'s> {
    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar<'s>> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// The items, if it is a list.
    pub fn list(&self) -> Option<&[YamlNode<'s>]> {
        match &self.kind {
            NodeKind::List(items) => Some(items),
            NodeKind::Scalar(_) | NodeKind::Map(_) => None,
        }
    }

    /// The entries, if it is a map.
    pub fn map(&self) -> Option<&[Entry<'s>]> {
        match &self.kind {
            NodeKind::Map(entries) => Some(entries),
            NodeKind::Scalar(_) | NodeKind::List(_) => None,
        }
    }

    /// The value of the first entry with this key.
    pub fn get(&self, key: &str) -> Option<&YamlNode<'s>> {
        self.map()?.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
    }
}

/// Up to so many keys are compared with each other, without a set of those that were seen.
const FEW_KEYS: usize = 24;

/// The entries whose key stood before in the same map, each with the first of that key.
pub fn repeated<'n, 's>(entries: &'n [Entry<'s>]) -> Vec<(&'n Entry<'s>, &'n Entry<'s>)> {
    if entries.len() <= FEW_KEYS {
        return repeated_of_few(entries);
    }
    let mut seen: BTreeMap<&str, &Entry<'s>> = BTreeMap::new();
    let mut again = Vec::new();
    for entry in entries {
        let first = *seen.entry(entry.key.value.as_ref()).or_insert(entry);
        if !std::ptr::eq(first, entry) {
            again.push((entry, first));
        }
    }
    again
}

/// Looks back only from a key that looks like one before it.
fn repeated_of_few<'n, 's>(entries: &'n [Entry<'s>]) -> Vec<(&'n Entry<'s>, &'n Entry<'s>)> {
    let mut again = Vec::new();
    let mut looks_before = 0_u64;
    for (at, entry) in entries.iter().enumerate() {
        let key = entry.key.value.as_ref();
        let look = 1 << look_of(key);
        let first = || entries.iter().take(at).find(|before| before.key.value == key);
        if looks_before & look != 0
            && let Some(first) = first()
        {
            again.push((entry, first));
        }
        looks_before |= look;
    }
    again
}

/// A number below 64 that equal keys share, and that most others do not.
fn look_of(key: &str) -> usize {
    let (first, last) = (key.as_bytes().first(), key.as_bytes().last());
    let letter = |byte: Option<&u8>| byte.copied().map_or(0, usize::from);
    (letter(last) + 5 * letter(first) + 16 * key.len()) % 64
}

#[cfg(test)]
mod tests {
    use super::{Scalar, ScalarType, repeated};
    use crate::source::{ReadLimits, Sources, read};

    #[test]
    fn keys_that_stand_twice_are_found_in_small_maps_and_in_large_ones() {
        for more in [0, 100] {
            let mut text = "a: 1\nb: 2\na: 3\na: 4\n".to_owned();
            text.extend((0..more).map(|at| format!("k{at}: 1\n")));
            let mut sources = Sources::new();
            let file = sources.add("a.yaml", text);
            let root = read(&sources, file, ReadLimits::TREE).unwrap();
            let found = repeated(root.map().unwrap()).into_iter();
            let starts: Vec<_> =
                found.map(|(again, first)| (again.key.span.start, first.key.span.start)).collect();
            assert_eq!(starts, [(10, 0), (15, 0)], "{more}");
        }
    }

    #[test]
    fn only_plain_digits_are_numbers() {
        let taken = |text: &'static str| Scalar { text: text.into(), plain: true }.scalar_type();
        for (typed, value) in [("0", 0.0), ("12", 12.0), ("-1.5", -1.5), ("1.10", 1.1), ("+3", 3.0)] {
            assert_eq!(taken(typed), ScalarType::Number(value), "{typed}");
        }
        for typed in [
            "0o17", "0x1f", "1e3", "12:30:45", ".nan", ".inf", "-.inf", "-0", "-0.0", "007", "1_000", ".5",
            "5.", "no", "yes", "on", "١", "1 2", "-", "+", "nan", "inf",
        ] {
            assert_eq!(taken(typed), ScalarType::Text, "{typed}");
        }
        assert_eq!(taken("~"), ScalarType::Null);
        assert_eq!(taken("true"), ScalarType::Bool(true));
        assert_eq!(Scalar { text: "12".into(), plain: false }.scalar_type(), ScalarType::Text);
        assert_eq!(Scalar { text: "9".repeat(400).into(), plain: true }.scalar_type(), ScalarType::Text);
    }
}
