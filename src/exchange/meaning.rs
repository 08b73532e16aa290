//! What a cell means, and how that is written as YAML.

use super::column::Column;
use super::problem::Why;
use crate::model::{FactIx, FactKind, Model};
use crate::order;
use crate::text::{Day, json_line};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing: the key is not there.
    Absent,
    /// The word `unknown`.
    Unknown,
    /// That the value depends, and on what.
    Depends(String),
    /// An id, a number, a flag: as YAML has it.
    Word(String),
    /// Words.
    Text(String),
    /// Ids, in order.
    Ids(Vec<String>),
    /// References: a source and a place in it.
    References(Vec<(String, Option<String>)>),
}

impl Meaning {
    /// Whether two cells say the same: a set has no order.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ids(one), Self::Ids(other)) => order::set(one) == order::set(other),
            _ => self == other,
        }
    }

    /// Its value as YAML, fit to stand between braces.
    pub(super) fn yaml(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Unknown => "unknown".to_owned(),
            Self::Word(word) => word.clone(),
            Self::Depends(words) | Self::Text(words) => text_yaml(words),
            Self::Ids(ids) => format!("[{}]", ids.join(", ")),
            Self::References(references) => {
                let items = references.iter().map(|(source, at)| match at {
                    Some(at) => format!("{{ in: {source}, at: {} }}", text_yaml(at)),
                    None => format!("{{ in: {source} }}"),
                });
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// A text as YAML: without quotes where every reader finds the same in it.
pub(super) fn text_yaml(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || " .()/%€_-".contains(letter);
    let reads_as_else = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n" | "unknown"
    );
    let is_safe = text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain)
        && text.trim() == text
        && !reads_as_else;
    // What JSON writes is YAML.
    if is_safe { text.to_owned() } else { json_line(&text) }
}

/// What the cell of a column means.
pub(super) fn meaning(model: &Model, column: Column, cell: &str) -> Result<Meaning, Why> {
    let cell = cell.trim();
    let literal = cell.strip_prefix('\'');
    let text = literal.unwrap_or(cell);
    if cell.is_empty() {
        return Ok(Meaning::Absent);
    }
    match column {
        Column::Value(fact) => value(model, fact, text, literal.is_some()),
        _ if column.is_sources() => references(model, text),
        _ if column.is_date() => date(text),
        _ => Ok(Meaning::Text(text.to_owned())),
    }
}

fn value(model: &Model, fact: FactIx, text: &str, is_literal: bool) -> Result<Meaning, Why> {
    let kind = &model.graph.facts.row(fact).kind;
    let is_word = !is_literal || !matches!(kind, FactKind::Text);
    if is_word && matches!(text.to_lowercase().as_str(), "unknown" | "onbekend") {
        return Ok(Meaning::Unknown);
    }
    let on_what = ["depends:", "hangt af van:"].iter().find_map(|word| text.strip_prefix(word));
    if let Some(on_what) = on_what.filter(|_| is_word) {
        return match on_what.trim() {
            "" => Err(Why::DependsOnNothing),
            on_what => Ok(Meaning::Depends(on_what.strip_prefix('\'').unwrap_or(on_what).to_owned())),
        };
    }
    match kind {
        FactKind::Text => Ok(Meaning::Text(text.to_owned())),
        FactKind::Flag => flag(text),
        FactKind::Number { .. } => number(text),
        FactKind::Choice(_) => named(model, fact, text).map(Meaning::Word),
        FactKind::Set(_) => ids(text, &mut |id| named(model, fact, id)),
        FactKind::Apps => ids(text, &mut |id| match model.catalogue.find(id) {
            Some(_) => Ok(id.to_owned()),
            None => Err(Why::UnknownApp(id.to_owned())),
        }),
    }
}

/// The id of a value that is named by its id, or by what it is called.
fn named(model: &Model, fact: FactIx, typed: &str) -> Result<String, Why> {
    let values = model.graph.facts.row(fact).values().map(|values| values.rows()).unwrap_or_default();
    let is_called = |label: &str| label.to_lowercase() == typed.to_lowercase();
    let by_id = values.iter().find(|value| value.id == typed);
    match by_id.or_else(|| values.iter().find(|value| is_called(value.label.as_str()))) {
        Some(value) => Ok(value.id.clone()),
        None => {
            let possible = values.iter().map(|value| value.id.clone());
            Err(Why::UnknownValue(typed.to_owned(), possible.collect()))
        }
    }
}

fn ids(text: &str, id: &mut dyn FnMut(&str) -> Result<String, Why>) -> Result<Meaning, Why> {
    if text == "[]" {
        return Ok(Meaning::Ids(Vec::new()));
    }
    let typed = text.split([',', ';', '\n']).map(str::trim).filter(|typed| !typed.is_empty());
    let mut ids = Vec::new();
    for typed in typed {
        let id = id(typed)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(Meaning::Ids(ids))
}

/// Spreadsheets write the two in the language of their user.
fn flag(text: &str) -> Result<Meaning, Why> {
    let holds = match text.to_lowercase().as_str() {
        "ja" | "yes" | "true" | "waar" => true,
        "nee" | "no" | "false" | "onwaar" => false,
        _ => return Err(Why::NotAFlag(text.to_owned())),
    };
    Ok(Meaning::Word(holds.to_string()))
}

fn number(text: &str) -> Result<Meaning, Why> {
    if matches!(text.to_lowercase().as_str(), "unlimited" | "onbeperkt") {
        return Ok(Meaning::Word("unlimited".to_owned()));
    }
    let plain = text.replacen(',', ".", 1);
    let is_plain = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    match plain.parse::<f64>() {
        // With a sign before it zero is no number of the tree language.
        Ok(number) if is_plain && number.is_finite() => Ok(Meaning::Word((number + 0.0).to_string())),
        _ => Err(Why::NotANumber(text.to_owned())),
    }
}

/// Whether a number may have a mark between its thousands: then nobody knows how much it is.
pub(super) fn may_be_thousands(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '+', '\'']);
    let Some((whole, rest)) = text.split_once(['.', ',']) else { return false };
    (1..=3).contains(&whole.len())
        && whole != "0"
        && rest.len() == 3
        && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year, a month or a day; in a spreadsheet a day may have become the number of days since 1899.
fn date(text: &str) -> Result<Meaning, Why> {
    let day =
        text.parse::<i64>().ok().filter(|days| (20_000..=80_000).contains(days)).and_then(Day::of_serial);
    match day {
        Some(day) => Ok(Meaning::Word(day.to_string())),
        None if Day::last_of(text).is_some() => Ok(Meaning::Word(text.to_owned())),
        None => Err(Why::NotADate(text.to_owned())),
    }
}

/// A line each: the id of a source, and behind a colon the place in it.
fn references(model: &Model, text: &str) -> Result<Meaning, Why> {
    let mut references = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (source, at) = line.split_once(':').map_or((line, ""), |(source, at)| (source.trim(), at.trim()));
        if model.graph.sources.rows().iter().all(|known| known.id != source) {
            return Err(Why::UnknownSource(source.to_owned()));
        }
        references.push((source.to_owned(), Some(at.to_owned()).filter(|at| !at.is_empty())));
    }
    Ok(Meaning::References(references))
}
