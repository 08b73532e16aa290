//! Random facts of all kinds, and apps of which they are known, unknown, unlimited or dependent.

use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

use super::{Record, World, yaml};

pub(super) struct Fact {
    pub(super) id: String,
    pub(super) kind: FactKind,
}

#[derive(Clone)]
pub(super) enum FactKind {
    Choice(Vec<String>),
    Set(Vec<String>),
    Number,
    Flag,
    Apps,
    Text,
}

#[derive(Clone)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) offered: bool,
}

/// Numbers of facts and of conditions: few, so that they meet.
pub(super) const NUMBERS: [f64; 7] = [-3.0, -0.5, 0.0, 1.0, 2.5, 4.0, 7.0];

/// Ids of values are shared by facts, answers and (here and there) apps: the word `answer` goes by id.
pub(super) const VALUES: [&str; 5] = ["rood", "geel", "blauw", "app1", "app2"];

pub(super) fn facts(rng: &mut Rng) -> Vec<Fact> {
    let count = if rng.u8(0..12) == 0 { 0 } else { rng.usize(1..7) };
    (0..count)
        .map(|at| {
            let first = rng.usize(0..3);
            let values = VALUES[first..first + rng.usize(1..3)].iter().map(|id| (*id).to_owned()).collect();
            let kind = match rng.u8(0..12) {
                0..3 => FactKind::Choice(values),
                3..6 => FactKind::Set(values),
                6..8 => FactKind::Number,
                8..10 => FactKind::Flag,
                10 => FactKind::Apps,
                _ => FactKind::Text,
            };
            Fact { id: format!("fact{at}"), kind }
        })
        .collect()
}

pub(super) fn apps(rng: &mut Rng, facts: &[Fact]) -> Vec<App> {
    let count = if facts.is_empty() && rng.bool() { 0 } else { rng.usize(0..9) };
    (0..count).map(|at| App { id: format!("app{at}"), offered: rng.u8(0..7) != 0 }).collect()
}

impl Fact {
    pub(super) fn json(&self) -> Json {
        let mut record = Record::default();
        record.set("label", format!("Kenmerk {}", self.id));
        let labels = |values: &[String]| -> Json {
            values.iter().map(|id| (id.clone(), json!(id.to_uppercase()))).collect::<Map<_, _>>().into()
        };
        match &self.kind {
            FactKind::Choice(values) => record.set("choice", labels(values)),
            FactKind::Set(values) => record.set("set", labels(values)),
            FactKind::Number => record.set("number", json!({ "unit": "kg" })),
            FactKind::Flag => record.set("flag", json!({})),
            FactKind::Apps => record.set("apps", json!({})),
            FactKind::Text => record.set("text", json!({})),
        }
        record.json()
    }
}

impl World {
    /// The files: one list, or one file an app.
    pub(super) fn catalogue(&mut self) -> Vec<(String, String)> {
        let apps: Vec<(String, Record)> =
            self.apps.clone().into_iter().map(|app| (app.id.clone(), self.app(&app))).collect();
        if apps.is_empty() {
            return Vec::new();
        }
        if self.rng.bool() {
            return apps.into_iter().map(|(id, app)| (id, yaml(&app.json()))).collect();
        }
        let with_id = |(id, app): (String, Record)| {
            let mut record = Record::default();
            record.set("id", id);
            record.merge(app);
            record.json()
        };
        let list: Vec<Json> = apps.into_iter().map(with_id).collect();
        vec![("lijst".to_owned(), yaml(&json!({ "apps": list })))]
    }

    fn app(&mut self, app: &App) -> Record {
        let mut record = Record::default();
        // Few names, in either case: often equal, so that the id decides.
        record.set("name", ["Een", "een", "Twee", "Éen", "drie"][self.rng.usize(0..5)]);
        let mut facts = Map::new();
        for at in 0..self.facts.len() {
            let kind = self.facts[at].kind.clone();
            if let Some(value) = self.value(&kind) {
                let value = self.as_record(value);
                facts.insert(self.facts[at].id.clone(), value);
            }
        }
        if !facts.is_empty() {
            record.set("facts", facts);
        }
        if !app.offered {
            record.set("offered", false);
        }
        if self.once_in(10) {
            record.set("never", json!({ "because": "nooit doen", "sources": [{ "in": "gids" }] }));
        }
        // By chance of its own: all else of a tree stays as it was before there were ends.
        let mut chance = Rng::with_seed(self.rng.get_seed());
        if chance.u8(0..4) == 0 {
            let mut ended = Record::default();
            ended.set("on", ["2020", "2022-02", "2023-06-15", "2023-06-16", "2024"][chance.usize(0..5)]);
            if chance.bool() {
                ended.set("because", "de winkel is dicht");
            }
            if chance.bool() {
                let other = self.apps[chance.usize(0..self.apps.len())].id.clone();
                ended.set("successor", if chance.bool() { other } else { "iets anders".to_owned() });
            }
            record.set("ended", ended.json());
        }
        let mut points = Vec::new();
        while self.once_in(3) {
            let mut point = self.point();
            if self.rng.bool() {
                point.set("when", self.on_shown_app());
            }
            points.push(point.json());
        }
        record.set_list("attention", points);
        record
    }

    /// A value; absent, or said to be unknown or to depend, now and then.
    fn value(&mut self, kind: &FactKind) -> Option<Json> {
        match self.rng.u8(0..10) {
            0 => return None,
            1 => return Some(json!("unknown")),
            2 => return Some(json!({ "depends": "het weer" })),
            _ => {}
        }
        Some(match kind {
            FactKind::Choice(values) => self.pick(values).map_or(json!("unknown"), Json::from),
            FactKind::Set(values) => Json::Array(self.some(values)),
            FactKind::Number if self.once_in(5) => json!("unlimited"),
            FactKind::Number => number(NUMBERS[self.rng.usize(0..NUMBERS.len())]),
            FactKind::Flag => json!(self.rng.bool()),
            FactKind::Apps => {
                let ids: Vec<String> = self.apps.iter().map(|app| app.id.clone()).collect();
                Json::Array(self.some(&ids))
            }
            FactKind::Text => json!("in woorden"),
        })
    }

    fn as_record(&mut self, value: Json) -> Json {
        if !self.once_in(6) {
            return value;
        }
        let mut record = Record::default();
        match value {
            Json::Object(depends) => record.0 = depends,
            value => record.set("value", value),
        }
        record.set("note", "met een noot");
        // As many dates as there are, without another draw: some are old on the day on which trees are compared.
        let mut chance = Rng::with_seed(self.rng.get_seed());
        record.set(
            "checked",
            ["2026-01-02", "2021-06-15", "2021-06-14", "2020", "2021-05"][chance.usize(0..5)],
        );
        record.json()
    }
}

/// A whole number without a point.
pub(super) fn number(value: f64) -> Json {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}
