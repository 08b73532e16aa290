//! Random conditions, each form only where the language allows it.

use serde_json::{Map, Value as Json, json};

use super::catalogue::{FactKind, NUMBERS, number};
use super::{Kind, World};

/// What a condition may look at where it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// Facts and the app itself.
    pub(super) app: bool,
    /// Labels, choices and what remains.
    pub(super) walk: bool,
    /// `answer: { … }` of this question.
    pub(super) answer: Option<usize>,
    /// The word `answer` in place of a value, of this question.
    pub(super) value: Option<usize>,
}

impl World {
    /// On an app as it is shown: facts, and the walk so far.
    pub(super) fn on_shown_app(&mut self) -> Json {
        self.condition(Place { app: true, walk: true, ..Place::default() })
    }

    pub(super) fn condition(&mut self, place: Place) -> Json {
        self.nested(place, 3)
    }

    fn nested(&mut self, place: Place, depth: u8) -> Json {
        if depth > 0 && self.once_in(3) {
            return match self.rng.u8(0..5) {
                0 | 1 => json!({ "all": self.parts(place, depth) }),
                2 | 3 => json!({ "any": self.parts(place, depth) }),
                _ => json!({ "not": self.nested(place, depth - 1) }),
            };
        }
        for _ in 0..20 {
            let single = match self.rng.u8(0..13) {
                0..5 if place.app => self.fact_test(place),
                5 if place.app => self.app_test(place),
                6 | 7 if place.answer.is_some() => place.answer.and_then(|at| self.answer_test(at)),
                8 if place.walk => {
                    let labels: Vec<String> = self.labels.iter().chain(&self.derived).cloned().collect();
                    self.one_or_some(&labels).map(|labels| json!({ "label": labels }))
                }
                9 if place.walk => self.chose(),
                10 | 11 if place.walk => Some(self.remaining(place, depth)),
                12 if place.walk => self.earlier_number(),
                _ => None,
            };
            if let Some(single) = single {
                return single;
            }
        }
        json!({ "all": [] })
    }

    fn parts(&mut self, place: Place, depth: u8) -> Vec<Json> {
        let count = if self.once_in(8) { 0 } else { self.rng.usize(1..4) };
        (0..count).map(|_| self.nested(place, depth - 1)).collect()
    }

    fn fact_test(&mut self, place: Place) -> Option<Json> {
        let at = (!self.facts.is_empty()).then(|| self.rng.usize(0..self.facts.len()))?;
        let (fact, kind) = (self.facts[at].id.clone(), self.facts[at].kind.clone());
        if self.once_in(6) {
            return Some(json!({ "known": fact }));
        }
        let given = if self.rng.bool() { self.comparable(place.value, &kind) } else { None };
        let (form, operand) = match kind {
            FactKind::Choice(values) => ("is", self.operand(&values, given)?),
            FactKind::Flag => ("is", json!(self.rng.bool())),
            FactKind::Set(values) => self.set_test(&values, given)?,
            FactKind::Apps => {
                let apps: Vec<String> = self.apps.iter().map(|app| app.id.clone()).collect();
                self.set_test(&apps, given)?
            }
            FactKind::Number => {
                let form = ["is", "at_least", "at_most"][self.rng.usize(0..3)];
                let one = number(NUMBERS[self.rng.usize(0..NUMBERS.len())]);
                match given {
                    Some(given) if form == "is" && self.rng.bool() => (form, json!([one, given])),
                    given => (form, given.unwrap_or(one)),
                }
            }
            FactKind::Text => ("known", Json::Null),
        };
        if form == "known" {
            return Some(json!({ "known": fact }));
        }
        Some(one_key(form, one_key(&fact, operand)))
    }

    /// One value or a list, the given answer among them or alone.
    fn operand(&mut self, values: &[String], given: Option<Json>) -> Option<Json> {
        match given {
            Some(given) if self.rng.bool() => Some(given),
            Some(given) => {
                let mut list = self.some(values);
                list.insert(self.rng.usize(0..=list.len()), given);
                Some(Json::Array(list))
            }
            None => self.one_or_some(values),
        }
    }

    fn set_test(&mut self, values: &[String], given: Option<Json>) -> Option<(&'static str, Json)> {
        if self.rng.bool() {
            let one = given.or_else(|| self.pick(values).map(Json::from))?;
            return Some(("has", one));
        }
        let mut list = self.some(values);
        list.extend(given);
        let form = if self.rng.bool() { "has_any" } else { "has_all" };
        (!list.is_empty()).then_some((form, Json::Array(list)))
    }

    /// The word `answer`, when an answer of the question could be a value of this kind.
    fn comparable(&self, question: Option<usize>, kind: &FactKind) -> Option<Json> {
        let question = &self.questions[question?];
        let is_number = matches!(question.kind, Kind::Number { .. });
        let fits = match kind {
            FactKind::Number => is_number,
            FactKind::Choice(values) | FactKind::Set(values) => {
                question.answers().any(|id| values.contains(id))
            }
            FactKind::Apps => question.answers().any(|id| self.apps.iter().any(|app| app.id == *id)),
            FactKind::Flag | FactKind::Text => false,
        };
        fits.then(|| json!("answer"))
    }

    fn app_test(&mut self, place: Place) -> Option<Json> {
        let given = if self.rng.bool() { self.comparable(place.value, &FactKind::Apps) } else { None };
        let apps: Vec<String> = self.apps.iter().map(|app| app.id.clone()).collect();
        Some(json!({ "app": self.operand(&apps, given)? }))
    }

    fn answer_test(&mut self, question: usize) -> Option<Json> {
        let test = match self.questions[question].kind.clone() {
            Kind::Number { min, max } => {
                let value = self.rng.i64(min..=max);
                match self.rng.u8(0..4) {
                    0 => json!({ "at_least": value }),
                    1 => json!({ "at_most": value }),
                    2 => json!({ "is": value }),
                    _ => json!({ "is": [value, value + 1] }),
                }
            }
            Kind::One | Kind::Many { .. } => {
                let mut ids: Vec<String> = self.questions[question].answers().cloned().collect();
                if self.questions[question].has_none() {
                    ids.push("none".to_owned());
                }
                json!({ "is": self.one_or_some(&ids)? })
            }
            Kind::Info => return None,
        };
        Some(json!({ "answer": test }))
    }

    fn chose(&mut self) -> Option<Json> {
        let question = self.rng.usize(0..self.questions.len());
        let question = &self.questions[question];
        if matches!(question.kind, Kind::Number { .. } | Kind::Info) {
            return None;
        }
        let mut ids: Vec<String> = question.answers().cloned().collect();
        if question.has_none() {
            ids.push("none".to_owned());
        }
        if question.unknown {
            ids.push("unknown".to_owned());
        }
        let id = question.id.clone();
        let answers = self.one_or_some(&ids)?;
        Some(json!({ "chose": one_key(&id, answers) }))
    }

    /// A test of a number that is given somewhere on the walk, at times beyond its range.
    fn earlier_number(&mut self) -> Option<Json> {
        let numbers = self.questions.iter().filter_map(|question| match question.kind {
            Kind::Number { min, max } => Some((question.id.clone(), min, max)),
            Kind::One | Kind::Many { .. } | Kind::Info => None,
        });
        let numbers: Vec<_> = numbers.collect();
        let (id, min, max) = self.pick(&numbers)?;
        let form = if self.rng.bool() { "at_least" } else { "at_most" };
        let bound = self.rng.i64(min - 1..=max + 1);
        Some(json!({ "number": one_key(&id, one_key(form, json!(bound))) }))
    }

    fn remaining(&mut self, place: Place, depth: u8) -> Json {
        let numeric = |at: &usize| matches!(self.questions[*at].kind, Kind::Number { .. });
        let given = place.value.filter(numeric).is_some();
        let bound = if given && self.rng.bool() { json!("answer") } else { json!(self.rng.u32(0..6)) };
        let inside = Place { app: true, ..place };
        let inner = if depth > 0 { self.nested(inside, depth - 1) } else { self.leaf_on_app(inside) };
        let test = match self.rng.u8(0..5) {
            0 => json!({ "all": inner }),
            1 => json!({ "some": inner }),
            2 => json!({ "none": inner }),
            3 => json!({ "at_least": bound }),
            _ => json!({ "at_most": bound }),
        };
        json!({ "remaining": test })
    }

    fn leaf_on_app(&mut self, place: Place) -> Json {
        self.fact_test(place).unwrap_or_else(|| json!({ "any": [] }))
    }
}

pub(super) fn one_key(key: &str, value: Json) -> Json {
    Json::Object(Map::from_iter([(key.to_owned(), value)]))
}
