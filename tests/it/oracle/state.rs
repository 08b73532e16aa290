//! One walk: what is left, where it is, the way on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use yaml_serde::Value;

use super::Oracle;
use super::condition::{Given, Truth, View};
use super::yaml::{items, must, scalar};

/// A requirement that is false or unknown for an app.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) question: String,
    pub(super) answers: Vec<String>,
    pub(super) text: String,
    pub(super) facts: Vec<Json>,
    pub(super) verdict: Truth,
    pub(super) ask: Vec<String>,
}

/// What the walk says of one offered app.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    pub(super) reasons: Vec<Judged>,
    /// How many `prefer` entries were true.
    pub(super) liked: usize,
    /// The facts found unknown, in `prefer` and in requirements.
    pub(super) unclear: BTreeSet<String>,
}

impl Record {
    pub(super) fn has(&self, verdict: Truth) -> bool {
        self.reasons.iter().any(|judged| judged.verdict == verdict)
    }
}

/// Where the walk is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum At {
    Question(String),
    Outcome(String),
    Fault,
}

#[derive(Clone)]
pub(super) struct State<'a> {
    pub(super) oracle: &'a Oracle,
    pub(super) labels: Vec<String>,
    pub(super) path: Vec<(String, Vec<String>)>,
    pub(super) skipped: Vec<String>,
    /// Skipped since the last choice: questions, and groups.
    skipped_since: Vec<String>,
    /// The pages of information shown.
    shown: Vec<String>,
    pub(super) records: BTreeMap<String, Record>,
    pub(super) attention: Vec<Json>,
    pub(super) at: At,
}

impl<'a> State<'a> {
    pub(super) fn start(oracle: &'a Oracle) -> State<'a> {
        let offered = oracle.apps.values().filter(|app| app.offered);
        let mut state = State {
            oracle,
            labels: Vec::new(),
            path: Vec::new(),
            skipped: Vec::new(),
            skipped_since: Vec::new(),
            shown: Vec::new(),
            records: offered.map(|app| (app.id.clone(), Record::default())).collect(),
            attention: Vec::new(),
            at: At::Fault,
        };
        let start = must(oracle.tree.get("start"), "the tree has a `start`");
        state.at = state.arrive(At::Question(scalar(start)));
        state
    }

    /// The offered apps that are not dropped, by id; a `never` app is at no time left.
    pub(super) fn left(&self) -> Vec<String> {
        let offered = self.records.iter();
        offered
            .filter(|(id, record)| {
                let app = must(self.oracle.apps.get(*id), "an offered app exists");
                app.never.is_none() && !self.oracle.has_ended(app) && !record.has(Truth::False)
            })
            .map(|(id, _)| id.clone())
            .collect()
    }

    pub(super) fn view<'v>(&'v self, left: &'v [String], given: Given<'v>) -> View<'v> {
        View { oracle: self.oracle, labels: &self.labels, path: &self.path, left, given, app: None }
    }

    /// Makes a choice at the question where the walk is.
    pub(super) fn choose(&mut self, chosen: &[String]) {
        let At::Question(id) = self.at.clone() else {
            unreachable!("oracle: a choice is made at a question");
        };
        let question = self.oracle.question(&id);
        self.path.push((id.clone(), chosen.to_vec()));
        self.skipped_since.clear();
        let mut holder = question;
        let given = if chosen.iter().any(|answer| answer == "unknown") {
            let unknown = question.get("unknown");
            holder = must(unknown, "the question offers `unknown`");
            Given::Unknown
        } else {
            self.apply(&id, chosen);
            if question.get("one").is_some()
                && let Some(answer) = chosen.first()
            {
                // A generated answer has no way of its own.
                holder = self.oracle.answer(question, answer).unwrap_or(question);
            }
            Given::Choice(chosen, None)
        };
        if !has_way(holder) {
            holder = question;
        }
        let target = match self.oracle.group_of(&id) {
            Some(group) => At::Question(group),
            None => self.way(holder, given),
        };
        self.at = self.arrive(target);
    }

    /// The way that an answer or a question gives; no way on is a fault.
    fn way(&self, holder: &Value, given: Given<'_>) -> At {
        if let Some(question) = holder.get("go") {
            return At::Question(scalar(question));
        }
        if let Some(outcome) = holder.get("end") {
            return At::Outcome(scalar(outcome));
        }
        let left = self.left();
        let routes = must(holder.get("routes"), "a question has a way on");
        self.first_match(routes, self.view(&left, given)).unwrap_or(At::Fault)
    }

    fn first_match(&self, routes: &Value, view: View<'_>) -> Option<At> {
        for route in items(routes) {
            let open = route.get("when").is_none_or(|when| view.test(when) == Truth::True);
            if !open {
                continue;
            }
            if let Some(question) = route.get("go") {
                return Some(At::Question(scalar(question)));
            }
            if let Some(outcome) = route.get("end") {
                return Some(At::Outcome(scalar(outcome)));
            }
            let name = scalar(must(route.get("use"), "a route says `go`, `end` or `use`"));
            let shared = self.oracle.tree.get("routes");
            let list = shared.and_then(|shared| shared.get(name.as_str()));
            let list = must(list, "a list of routes that is used exists");
            let found = self.first_match(list, view);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Follows a way: past what is skipped and past information, to where the walk is.
    fn arrive(&mut self, mut target: At) -> At {
        loop {
            let id = match &target {
                At::Question(id) => id.clone(),
                At::Outcome(_) | At::Fault => return target,
            };
            if self.is_answered(&id) || self.shown.contains(&id) || self.skipped_since.contains(&id) {
                return At::Fault;
            }
            if let Some(group) = self.oracle.group(&id) {
                if let Some(next) = self.next_of(group) {
                    return At::Question(next);
                }
                let open = super::yaml::strings_at(group, "questions").into_iter();
                let open: Vec<String> = open.filter(|member| !self.is_answered(member)).collect();
                self.skipped.extend(open);
                self.skipped_since.push(id);
                target = self.way(group, Given::Nowhere);
                continue;
            }
            let question = self.oracle.question(&id);
            if self.skips(question) {
                self.skipped.push(id.clone());
                self.skipped_since.push(id);
                target = self.way(question, Given::Unknown);
            } else if question.get("info").is_some() {
                self.shown.push(id.clone());
                self.apply(&id, &[]);
                target = self.way(question, Given::Choice(&[], None));
            } else {
                return target;
            }
        }
    }

    pub(super) fn skips(&self, question: &Value) -> bool {
        let left = self.left();
        let unwanted = question
            .get("ask_when")
            .is_some_and(|when| self.view(&left, Given::Nowhere).test(when) == Truth::False);
        let lists = question.get("one").is_some() || question.get("many").is_some();
        unwanted || (lists && self.oracle.offers(question).is_empty())
    }
}

fn has_way(holder: &Value) -> bool {
    ["go", "end", "routes"].iter().any(|key| holder.get(*key).is_some())
}
