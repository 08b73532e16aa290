//! Random questions of all kinds.

use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

use super::catalogue::{App, Fact, FactKind, VALUES};
use super::condition::{Place, one_key};
use super::{Record, World};

#[derive(Clone)]
pub(super) enum Kind {
    One,
    Many { none: bool },
    Number { min: i64, max: i64 },
    Info,
}

#[derive(Clone)]
pub(super) enum From {
    /// All values of this fact.
    Values(String),
    /// The apps of which something is true, decided later.
    Apps,
    /// The apps that are one of these.
    Named(Vec<String>),
}

/// A question as others refer to it.
pub(super) struct Skeleton {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) unknown: bool,
    from: Option<From>,
    /// The generated answers that are sure to be there.
    generated: Vec<String>,
    written: Vec<String>,
}

impl Skeleton {
    /// The answers that are sure to be there, `none` aside.
    pub(super) fn answers(&self) -> impl Iterator<Item = &String> {
        self.generated.iter().chain(&self.written)
    }

    pub(super) fn has_none(&self) -> bool {
        matches!(self.kind, Kind::Many { none: true })
    }

    pub(super) fn is_info(&self) -> bool {
        matches!(self.kind, Kind::Info)
    }
}

pub(super) fn skeletons(rng: &mut Rng, facts: &[Fact], apps: &[App]) -> Vec<Skeleton> {
    (0..rng.usize(2..9))
        .map(|at| {
            let kind = match rng.u8(0..10) {
                0..4 => Kind::One,
                4..7 => Kind::Many { none: rng.bool() },
                7 | 8 => {
                    let min = rng.i64(-4..4);
                    Kind::Number { min, max: min + rng.i64(0..15) }
                }
                _ => Kind::Info,
            };
            let mut skeleton = Skeleton {
                id: format!("vraag{at}"),
                unknown: !matches!(kind, Kind::Info) && rng.u8(0..4) == 0,
                kind,
                from: None,
                generated: Vec::new(),
                written: Vec::new(),
            };
            if matches!(skeleton.kind, Kind::One | Kind::Many { .. }) {
                answers(rng, facts, apps, &mut skeleton);
            }
            skeleton
        })
        .collect()
}

/// Questions that follow each other and are free in order: sometimes there are none.
pub(super) fn members(rng: &mut Rng, questions: &[Skeleton]) -> Vec<usize> {
    if rng.u8(0..3) == 0 {
        return Vec::new();
    }
    let from = rng.usize(2..4);
    let number = rng.usize(2..6);
    let mut members: Vec<usize> =
        (from..questions.len()).filter(|at| !questions[*at].is_info()).take(number).collect();
    rng.shuffle(&mut members);
    if members.len() < 2 { Vec::new() } else { members }
}

fn answers(rng: &mut Rng, facts: &[Fact], apps: &[App], skeleton: &mut Skeleton) {
    let with_values = facts.iter().filter_map(|fact| match &fact.kind {
        FactKind::Choice(values) | FactKind::Set(values) => Some((&fact.id, values)),
        _ => None,
    });
    let with_values: Vec<_> = with_values.collect();
    match rng.u8(0..9) {
        0 | 1 if !with_values.is_empty() => {
            let (fact, values) = with_values[rng.usize(0..with_values.len())];
            skeleton.from = Some(From::Values(fact.clone()));
            skeleton.generated = values.clone();
        }
        2 if !apps.is_empty() => skeleton.from = Some(From::Apps),
        3 if !apps.is_empty() => {
            let ids: Vec<String> =
                apps.iter().map(|app| app.id.clone()).filter(|_| rng.bool()).take(3).collect();
            let offered = |id: &&String| apps.iter().any(|app| app.id == **id && app.offered);
            skeleton.generated = ids.iter().filter(offered).cloned().collect();
            skeleton.from = (!ids.is_empty()).then_some(From::Named(ids));
        }
        _ => {}
    }
    let room = if skeleton.from.is_some() { rng.usize(0..2) } else { rng.usize(1..4) };
    // An answer written beside `from` is never one that is generated.
    let apps_there = matches!(skeleton.from, Some(From::Apps | From::Named(_)));
    let mut ids: Vec<&str> = vec!["a", "b", "c", "d"];
    ids.extend(VALUES.iter().filter(|id| !(apps_there && id.starts_with("app"))));
    rng.shuffle(&mut ids);
    let free = ids.into_iter().map(str::to_owned).filter(|id| !skeleton.generated.contains(id));
    skeleton.written = free.take(room).collect();
}

impl World {
    pub(super) fn question(&mut self, at: usize) -> Json {
        let mut question = Record::default();
        question.set("ask", format!("Vraag {at}?"));
        self.ornaments(at, &mut question);
        if self.once_in(4) {
            question.set("ask_when", self.condition(Place { walk: true, ..Place::default() }));
        }
        // Every kind but a `one` without `from`, `ask_when` and `unknown: {}` needs a way of its own.
        let is_member = self.members.contains(&at);
        let mut own_way = true;
        match self.questions[at].kind.clone() {
            Kind::One => {
                own_way = self.questions[at].from.is_some()
                    || question.0.contains_key("ask_when")
                    || is_member
                    || !self.once_in(4);
                let one = self.list(at, !own_way);
                question.set("one", one);
            }
            Kind::Many { none } => {
                let many = self.many(at, none);
                question.set("many", many);
            }
            Kind::Number { min, max } => {
                question.set("number", json!({ "unit": "km", "min": min, "max": max }))
            }
            Kind::Info => question.set("info", json!({})),
        }
        if self.questions[at].unknown {
            let by_question = is_member || (own_way && self.rng.bool());
            let way = if by_question { Record::default() } else { self.way(at) };
            question.set("unknown", way.json());
        }
        let effects = self.effects(at, false);
        question.merge(effects);
        if own_way && !is_member {
            let way = self.way(at);
            question.merge(way);
        }
        question.json()
    }

    fn ornaments(&mut self, at: usize, record: &mut Record) {
        if self.once_in(5) {
            record.set("help", json!({ "text": "vast" }));
            record.set("sources", json!([{ "in": "gids", "at": "hoofdstuk 1" }]));
            if !self.is_quiet(at) {
                record.set("note", "Een *noot*.");
            }
        }
        // Without a draw: the trees of a seed stay what they are.
        let mut aside = self.rng.clone();
        if aside.u8(..4) == 0 {
            record.set("given", aside.bool());
        }
        if aside.u8(..4) == 0 {
            record.set("split", aside.bool());
        }
    }

    /// The answers of a `one` or `many`, `from` among them.
    fn list(&mut self, at: usize, all_ways: bool) -> Json {
        let mut list = Map::new();
        match self.questions[at].from.clone() {
            Some(From::Values(fact)) => {
                list.insert("from".to_owned(), json!({ "values": fact }));
            }
            Some(From::Apps) => {
                let when = self.condition(Place { app: true, ..Place::default() });
                list.insert("from".to_owned(), json!({ "apps": when }));
            }
            Some(From::Named(ids)) => {
                list.insert("from".to_owned(), json!({ "apps": one_key("app", json!(ids)) }));
            }
            None => {}
        }
        let is_one = matches!(self.questions[at].kind, Kind::One) && !self.members.contains(&at);
        for id in self.questions[at].written.clone() {
            let answer = self.answer(at, &id, is_one, all_ways);
            list.insert(id, answer);
        }
        Json::Object(list)
    }

    fn answer(&mut self, at: usize, id: &str, is_one: bool, must_lead: bool) -> Json {
        let mut answer = Record::default();
        answer.set("text", format!("Antwoord {id}"));
        self.ornaments(at, &mut answer);
        let effects = self.effects(at, true);
        answer.merge(effects);
        if is_one && (must_lead || self.once_in(3)) {
            let way = self.way(at);
            answer.merge(way);
        }
        answer.json()
    }

    fn many(&mut self, at: usize, none: bool) -> Json {
        let mut many = Record::default();
        let sure = self.questions[at].answers().count();
        if self.rng.bool() {
            many.set("min", self.rng.usize(0..=sure.min(2)));
        }
        if sure > 2 && self.rng.bool() {
            many.set("max", self.rng.usize(2..=sure));
        }
        if none {
            let answer = self.answer(at, "none", false, false);
            many.set("none", answer);
        }
        if !self.once_in(3) {
            many.set("combine", if self.once_in(3) { "all" } else { "any" });
        }
        let list = self.list(at, false);
        many.set("answers", list);
        many.json()
    }
}
