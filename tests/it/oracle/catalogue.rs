//! The apps and the values of their facts.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use yaml_serde::Value;

use super::Oracle;
use super::yaml::{must, number, pairs, parse, scalar, strings};

/// What is known of one fact of one app.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fact {
    Unknown,
    Depends(String),
    /// The value of a choice, or the words of a text.
    Word(String),
    Flag(bool),
    Number(f64),
    Unlimited,
    /// Values in the order in which the tree declares them, app ids by id.
    Set(Vec<String>),
}

#[derive(Debug)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) offered: bool,
    /// Why the app is never advised.
    pub(super) never: Option<String>,
    /// From when on it is no more.
    pub(super) ended: Option<End>,
    pub(super) attention: Vec<Value>,
    /// When its facts were checked, unless a fact says otherwise.
    checked: Option<String>,
    checked_facts: BTreeMap<String, String>,
    facts: BTreeMap<String, Fact>,
    notes: BTreeMap<String, String>,
}

/// That an app is no more.
#[derive(Debug)]
pub(super) struct End {
    /// The last day that its date can mean.
    pub(super) day: String,
    on: String,
    because: Option<String>,
    successor: Option<String>,
}

impl App {
    pub(super) fn fact(&self, id: &str) -> &Fact {
        self.facts.get(id).unwrap_or(&Fact::Unknown)
    }

    /// When a fact that is not unknown was checked.
    pub(super) fn checked(&self, id: &str) -> Option<&String> {
        let is_known = !matches!(self.fact(id), Fact::Unknown);
        self.checked_facts.get(id).or(self.checked.as_ref()).filter(|_| is_known)
    }

    /// What is said of a fact that is not known: on what it depends, and the note.
    pub(super) fn remarks(&self, id: &str) -> Vec<String> {
        let on = match self.fact(id) {
            Fact::Depends(on) => Some(format!("hangt af van {}", on.trim_end_matches('.'))),
            _ => None,
        };
        let note = self.notes.get(id).map(|note| note.trim_end_matches('.').to_owned());
        on.into_iter().chain(note).collect()
    }
}

impl Fact {
    /// The value as `apps --format json` writes it.
    pub(super) fn json(&self) -> Json {
        match self {
            Fact::Unknown => Json::Null,
            Fact::Depends(on) => json!({ "depends": on }),
            Fact::Word(word) => json!(word),
            Fact::Flag(flag) => json!(flag),
            Fact::Number(number) => json_number(*number),
            Fact::Unlimited => json!("unlimited"),
            Fact::Set(values) => json!(values),
        }
    }
}

fn json_number(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9e15 { json!(number as i64) } else { json!(number) }
}

impl Oracle {
    /// Reads one file: one app, or a list under `apps:`.
    pub(super) fn read_apps(&mut self, stem: &str, text: &str) {
        let file = parse(stem, text);
        let apps: Vec<App> = match file.get("apps") {
            Some(list) => super::yaml::items(list)
                .into_iter()
                .map(|app| {
                    let id = must(app.get("id"), "an app in a list has an `id`");
                    self.read_app(&scalar(id), app)
                })
                .collect(),
            None => vec![self.read_app(stem, &file)],
        };
        for app in apps {
            let id = app.id.clone();
            let before = self.apps.insert(id.clone(), app);
            assert!(before.is_none(), "oracle: the app `{id}` stands twice");
        }
    }

    fn read_app(&self, id: &str, app: &Value) -> App {
        let mut facts = BTreeMap::new();
        let mut notes = BTreeMap::new();
        let mut checked_facts = BTreeMap::new();
        if let Some(given) = app.get("facts") {
            for (fact, value) in pairs(given) {
                let read = self.read_fact(&fact, value);
                if let Some(note) = value.get("note") {
                    notes.insert(fact.clone(), self.text(note));
                }
                if let Some(checked) = value.get("checked") {
                    checked_facts.insert(fact.clone(), super::yaml::scalar(checked));
                }
                facts.insert(fact, read);
            }
        }
        App {
            id: id.to_owned(),
            name: self.text(must(app.get("name"), "an app has a `name`")),
            offered: app.get("offered").and_then(Value::as_bool) != Some(false),
            never: app
                .get("never")
                .map(|never| self.text(must(never.get("because"), "`never` says `because`"))),
            ended: app.get("ended").map(|ended| self.read_end(ended)),
            attention: super::yaml::items_at(app, "attention").into_iter().cloned().collect(),
            checked: app.get("checked").map(super::yaml::scalar),
            checked_facts,
            facts,
            notes,
        }
    }

    fn read_end(&self, ended: &Value) -> End {
        let on = super::yaml::scalar(must(ended.get("on"), "`ended` says `on`"));
        End {
            day: last_day(&on),
            on,
            because: ended.get("because").map(|because| self.text(because)),
            successor: ended.get("successor").map(super::yaml::scalar),
        }
    }

    /// The words for an app that is no more.
    pub(super) fn words_of(&self, end: &End) -> String {
        if let Some(because) = &end.because {
            return because.clone();
        }
        let name = |id: &String| self.apps.get(id).map_or(id.clone(), |app| app.name.clone());
        let successor = end.successor.as_ref().map(|id| format!("; opvolger: {}", name(id)));
        format!("gestopt {}{}", in_words(&end.on), successor.unwrap_or_default())
    }

    fn read_fact(&self, fact: &str, given: &Value) -> Fact {
        if let Some(on) = given.get("depends") {
            return Fact::Depends(self.text(on));
        }
        let value = given.get("value").unwrap_or(given);
        if value.is_null() || value.as_str() == Some("unknown") {
            return Fact::Unknown;
        }
        let (kind, declared) = self.kind(fact);
        match kind {
            "choice" => Fact::Word(scalar(value)),
            "text" => Fact::Word(self.text(value)),
            "flag" => match scalar(value).as_str() {
                "true" => Fact::Flag(true),
                "false" => Fact::Flag(false),
                other => unreachable!("oracle: `{other}` is no value of the flag `{fact}`"),
            },
            "number" if value.as_str() == Some("unlimited") => Fact::Unlimited,
            "number" => Fact::Number(number(&scalar(value))),
            "set" => {
                let given = strings(value);
                let order = pairs(declared).into_iter().map(|(id, _)| id);
                Fact::Set(order.filter(|id| given.contains(id)).collect())
            }
            _ => {
                let mut given = strings(value);
                given.sort();
                given.dedup();
                Fact::Set(given)
            }
        }
    }

    /// The kind of a fact, and what is under it.
    pub(super) fn kind(&self, fact: &str) -> (&'static str, &Value) {
        let declared = self.tree.get("facts").and_then(|facts| facts.get(fact));
        let declared = must(declared, &format!("the fact `{fact}` is declared"));
        let kinds = ["choice", "set", "number", "flag", "apps", "text"];
        let kind = kinds.into_iter().find_map(|kind| declared.get(kind).map(|under| (kind, under)));
        must(kind, &format!("the fact `{fact}` has a kind"))
    }

    /// Whether a fact could ever have this value.
    pub(super) fn possible(&self, fact: &str, value: &str) -> bool {
        let (kind, declared) = self.kind(fact);
        match kind {
            "choice" | "set" => declared.get(value).is_some(),
            "apps" => self.apps.contains_key(value),
            "number" => value.parse::<i64>().is_ok(),
            "flag" => value == "true" || value == "false",
            _ => false,
        }
    }
}

/// The last day that a date can mean.
pub(super) fn last_day(date: &str) -> String {
    let parts: Vec<u32> = date.split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month) = (parts[0], parts.get(1).copied().unwrap_or(12));
    let day = parts.get(2).copied().unwrap_or(days_of(year, month));
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day so many months after the last one that a date can mean; in a shorter month its last day.
pub(super) fn months_later(date: &str, months: u32) -> String {
    let last: Vec<u32> = last_day(date).split('-').map(|part| part.parse().unwrap()).collect();
    let months = last[0] * 12 + last[1] - 1 + months;
    let (year, month) = (months / 12, months % 12 + 1);
    format!("{year:04}-{month:02}-{:02}", last[2].min(days_of(year, month)))
}

fn days_of(year: u32, month: u32) -> u32 {
    let by = |years: u32| year.is_multiple_of(years);
    let leap = (by(4) && !by(100)) || by(400);
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
}

/// When something happened, in words.
fn in_words(date: &str) -> String {
    let months = "januari februari maart april mei juni juli augustus september oktober november december";
    let months: Vec<&str> = months.split(' ').collect();
    let parts: Vec<usize> = date.split('-').map(|part| part.parse().unwrap()).collect();
    match parts[..] {
        [year] => format!("in {year}"),
        [year, month] => format!("in {} {year}", months[month - 1]),
        [year, month, day] => format!("op {day} {} {year}", months[month - 1]),
        _ => unreachable!("a date is a year, a month or a day: {date}"),
    }
}
