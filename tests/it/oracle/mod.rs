//! A slow, obvious second reading of the tree language, to test the engine against.

mod catalogue;
mod choices;
mod condition;
mod effects;
mod groups;
mod rules;
mod state;
mod tests;
mod yaml;

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use yaml_serde::Value;

use self::catalogue::{App, last_day, months_later};
use self::condition::{Given, Truth, View};
use self::state::{At, Record, State};
use self::yaml::{items_at, must, pairs, parse, scalar};

/// The answers of a walk: question id → the chosen answers.
type Answers = BTreeMap<String, Vec<String>>;

const STANDINGS: [&str; 4] = ["recommended", "conditional", "unproven", "dropped"];

/// A tree and its apps, as untyped YAML. Both are taken to be valid.
pub(crate) struct Oracle {
    tree: Value,
    apps: BTreeMap<String, App>,
    /// The day on which it is asked, as `2026-11-22`; without one nothing has ended.
    today: Option<String>,
}

impl Oracle {
    /// Reads a tree and the files of its catalogue (file stem, text).
    pub(crate) fn new(tree: &str, apps: &[(String, String)]) -> Oracle {
        let mut oracle = Oracle { tree: parse("the tree", tree), apps: BTreeMap::new(), today: None };
        for (stem, text) in apps {
            oracle.read_apps(stem, text);
        }
        oracle
    }

    /// The same on a day.
    pub(crate) fn on(mut self, today: Option<String>) -> Oracle {
        self.today = today;
        self
    }

    /// The days for which scenarios are expected, by name.
    pub(crate) fn scenario_days(&self) -> BTreeMap<String, String> {
        let scenarios = items_at(&self.tree, "scenarios").into_iter();
        let day = |scenario: &Value| Some((scalar(scenario.get("name")?), scalar(scenario.get("today")?)));
        scenarios.filter_map(day).collect()
    }

    /// Whether an app is no more: days in this order of their parts compare as words.
    fn has_ended(&self, app: &App) -> bool {
        let ended = app.ended.as_ref().zip(self.today.as_ref());
        ended.is_some_and(|(end, today)| end.day <= *today)
    }

    /// What `walk --format json` says, without `format`, `tree` and `catalogue`.
    pub(crate) fn walk(&self, answers: &Answers) -> Json {
        self.replay(answers).json()
    }

    /// Every choice that is allowed where the walk stops; nothing when it ended.
    pub(crate) fn choices(&self, answers: &Answers) -> Vec<Vec<String>> {
        self.replay(answers).choices()
    }

    /// Both, of one reading of the answers.
    pub(crate) fn walk_and_choices(&self, answers: &Answers) -> (Json, Vec<Vec<String>>) {
        let state = self.replay(answers);
        (state.json(), state.choices())
    }

    /// Every walk, depth first in the order of `choices`; the first `limit` of them.
    pub(crate) fn walks(&self, limit: usize) -> Vec<Json> {
        let mut lines = Vec::new();
        let mut open = vec![State::start(self)];
        while let Some(state) = open.pop() {
            if lines.len() == limit {
                break;
            }
            if !matches!(state.at, At::Question(_)) {
                lines.push(state.line());
            }
            for choice in state.choices().into_iter().rev() {
                let mut next = state.clone();
                next.choose(&choice);
                open.push(next);
            }
        }
        lines
    }

    /// The scenarios of the tree: name, answers, what is expected.
    pub(crate) fn scenarios(&self) -> Vec<(String, Answers, Json)> {
        let scenarios = items_at(&self.tree, "scenarios").into_iter();
        scenarios
            .map(|scenario| {
                let name = must(scenario.get("name"), "a scenario has a `name`");
                let given = must(scenario.get("answers"), "a scenario has `answers`");
                let expect = must(scenario.get("expect"), "a scenario has an `expect`");
                let answers = pairs(given)
                    .into_iter()
                    .map(|(question, given)| (question, written_answer(given)))
                    .collect();
                let expect = serde_json::to_value(expect).ok();
                (scalar(name), answers, must(expect, "what is expected has string keys"))
            })
            .collect()
    }

    fn replay(&self, answers: &Answers) -> State<'_> {
        let mut state = State::start(self);
        while let At::Question(id) = &state.at {
            let Some(given) = answers.get(id) else { break };
            let chosen = self.normal(id, given);
            state.choose(&chosen);
        }
        state
    }

    /// A text, or the shared text it names; without white space at its end.
    fn text(&self, value: &Value) -> String {
        let Some(name) = value.get("text") else {
            return scalar(value).trim_end().to_owned();
        };
        let shared = self.tree.get("texts");
        let shared = shared.and_then(|texts| texts.get(scalar(name).as_str()));
        self.text(must(shared, "a shared text that is named exists"))
    }

    /// The facts of an app that were checked too long ago, by date.
    fn stale(&self, app: &App) -> Json {
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        let limit = self.tree.get("stale_after").map(|months| scalar(months).parse::<u32>().unwrap());
        if let (Some(months), Some(today)) = (limit, &self.today) {
            for (fact, _) in self.tree.get("facts").map(pairs).unwrap_or_default() {
                let Some(checked) = app.checked(&fact) else { continue };
                if months_later(checked, months) >= *today {
                    continue;
                }
                match told.iter_mut().find(|(date, _)| date == checked) {
                    Some((_, facts)) => facts.push(fact),
                    None => told.push((checked.clone(), vec![fact])),
                }
            }
        }
        told.into_iter().map(|(checked, facts)| json!({ "checked": checked, "facts": facts })).collect()
    }

    /// Whether what a point tells has happened on the day: on its date, or on the day on which it was seen.
    fn is_told(&self, point: &Value) -> bool {
        let Some(since) = point.get("since").map(scalar) else { return true };
        let from =
            if since == "unknown" { scalar(must(point.get("seen"), "`seen` goes with it")) } else { since };
        self.today.as_ref().is_some_and(|today| last_day(&from) <= *today)
    }

    /// An attention point as it is shown.
    fn point(&self, point: &Value) -> Json {
        let sources: Vec<Json> = items_at(point, "sources")
            .into_iter()
            .map(|source| json!({ "in": source.get("in").map(scalar), "at": source.get("at").map(scalar) }))
            .collect();
        let mut shown = json!({
            "text": self.text(must(point.get("text"), "an attention point has a `text`")),
            "for": point.get("for").map(scalar),
            "sources": sources,
        });
        for key in ["id", "flag", "since", "seen"] {
            if let Some(value) = point.get(key) {
                shown[key] = json!(self.text(value));
            }
        }
        if point.get("first").is_some_and(|first| scalar(first) == "true") {
            shown["first"] = json!(true);
        }
        shown
    }
}

/// An answer as a scenario writes it: one, a list, `a,b`, `?`, or nothing.
fn written_answer(given: &Value) -> Vec<String> {
    let words = yaml::strings(given);
    let words = words.iter().flat_map(|word| word.split(','));
    let words = words.map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| if word == "?" { "unknown" } else { word }.to_owned()).collect()
}

impl State<'_> {
    /// One line of `walks`.
    fn line(&self) -> Json {
        let mut line = json!({
            "path": self.path_json(),
            "outcome": self.outcome(),
            "remaining": self.left(),
        });
        self.mark_fault(&mut line);
        line
    }

    fn json(&self) -> Json {
        let left = self.left();
        let view = self.view(&left, Given::Nowhere);
        let unanswered = |chosen: &[String]| chosen.iter().any(|answer| answer == "unknown");
        let open = self.path.iter().filter(|(_, chosen)| unanswered(chosen));
        let next = match &self.at {
            At::Question(id) => json!(id),
            At::Outcome(_) | At::Fault => Json::Null,
        };
        let mut walk = json_map([
            ("today", json!(self.oracle.today)),
            ("outcome", json!(self.outcome())),
            ("next", next),
            ("path", self.path_json()),
            ("skipped", json!(self.skipped)),
            ("labels", json!(self.labels)),
            ("apps", self.apps_json(view)),
            ("attention", self.attention_json(view).into()),
            ("open", open.map(|(question, _)| json!(question)).collect()),
        ]);
        self.mark_fault(&mut walk);
        walk
    }

    fn mark_fault(&self, json: &mut Json) {
        if self.at == At::Fault
            && let Some(map) = json.as_object_mut()
        {
            map.insert("error".to_owned(), json!(true));
        }
    }

    fn outcome(&self) -> Option<&str> {
        match &self.at {
            At::Outcome(id) => Some(id),
            At::Question(_) | At::Fault => None,
        }
    }

    fn path_json(&self) -> Json {
        let path = self.path.iter();
        path.map(|(question, answers)| json!({ "question": question, "answers": answers })).collect()
    }

    /// All offered apps: by standing, then wishes met, then facts unknown, then name, then id.
    fn apps_json(&self, view: View<'_>) -> Json {
        let mut apps: Vec<_> = self
            .records
            .iter()
            .map(|(id, record)| {
                let app = must(self.oracle.apps.get(id), "an offered app exists");
                let (standing, reasons) = self.standing(view.on(app), app, record);
                let order = (
                    STANDINGS.iter().position(|known| *known == standing),
                    std::cmp::Reverse(record.liked),
                    record.unclear.len(),
                    app.name.to_lowercase(),
                    id,
                );
                let unproven = standing == "unproven";
                let ask = record.reasons.iter().filter(|_| unproven);
                let ask = condition::distinct(ask.flat_map(|judged| judged.ask.clone()));
                let own = app.attention.iter().collect();
                let json = json_map([
                    ("id", json!(id)),
                    ("standing", json!(standing)),
                    ("reasons", reasons.into()),
                    ("ask", json!(ask)),
                    ("attention", once(self.points(view.on(app), own)).into()),
                    ("stale", self.oracle.stale(app)),
                ]);
                (order, json)
            })
            .collect();
        apps.sort_by(|one, other| one.0.cmp(&other.0));
        apps.into_iter().map(|(_, json)| json).collect()
    }

    fn standing(&self, view: View<'_>, app: &App, record: &Record) -> (&'static str, Vec<Json>) {
        let of = |verdict: Truth| {
            let judged = record.reasons.iter();
            let judged = judged.filter(move |judged| judged.verdict == verdict);
            judged.map(|judged| {
                json_map([
                    ("question", json!(judged.question)),
                    ("answers", json!(judged.answers)),
                    ("facts", judged.facts.clone().into()),
                    ("text", json!(judged.text)),
                ])
            })
        };
        let unbound = |facts: Vec<Json>, text: &str| json!({ "question": null, "answers": [], "facts": facts, "text": text });
        let ended = app.ended.iter().filter(|_| self.oracle.has_ended(app));
        let ended: Vec<Json> = ended.map(|end| unbound(Vec::new(), &self.oracle.words_of(end))).collect();
        if app.never.is_some() || !ended.is_empty() || record.has(Truth::False) {
            let never = app.never.iter().map(|because| unbound(Vec::new(), because));
            return ("dropped", never.chain(ended).chain(of(Truth::False)).collect());
        }
        if record.has(Truth::Unknown) {
            return ("unproven", of(Truth::Unknown).collect());
        }
        for rule in items_at(&self.oracle.tree, "standing") {
            let when = must(rule.get("when"), "a standing rule has a `when`");
            if view.test(when) == Truth::True {
                let because = must(rule.get("because"), "a standing rule says `because`");
                let facts = effects::facts_of(app, when);
                return ("conditional", vec![unbound(facts, &self.oracle.text(because))]);
            }
        }
        ("recommended", Vec::new())
    }

    /// The points that are true in this view.
    fn points(&self, view: View<'_>, points: Vec<&Value>) -> Vec<Json> {
        let shown = points
            .into_iter()
            .filter(|point| self.oracle.is_told(point))
            .filter(|point| point.get("when").is_none_or(|when| view.test(when) == Truth::True));
        shown.map(|point| self.oracle.point(point)).collect()
    }

    /// Those of the choices as they were made, then those of the outcome, then those of the tree.
    fn attention_json(&self, view: View<'_>) -> Vec<Json> {
        let mut all = self.attention.clone();
        if let Some(id) = self.outcome() {
            let outcomes = self.oracle.tree.get("outcomes");
            let outcome = outcomes.and_then(|outcomes| outcomes.get(id));
            let outcome = must(outcome, "an outcome that is reached exists");
            all.extend(self.points(view, items_at(outcome, "attention")));
        }
        all.extend(self.points(view, items_at(&self.oracle.tree, "attention")));
        once(all)
    }
}

/// A map of values that are moved into it: `json!` would copy every one, level by level.
fn json_map<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    Json::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// Attention points with the same words, for the same people, from the same sources: the first of them.
fn once(all: Vec<Json>) -> Vec<Json> {
    let same = |one: &Json, other: &Json| ["text", "for", "sources"].iter().all(|key| one[key] == other[key]);
    let mut kept: Vec<Json> = Vec::new();
    for point in all {
        if !kept.iter().any(|other| same(other, &point)) {
            kept.push(point);
        }
    }
    kept
}
