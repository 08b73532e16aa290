//! Which answers a question offers, and every choice that is allowed at it.

use yaml_serde::Value;

use super::Oracle;
use super::catalogue::Fact;
use super::condition::{Compared, Given, Truth, View, compared, number_passes, tests_of_answer};
use super::state::{At, State};
use super::yaml::{items, items_at, must, only, pairs, scalar, whole};

impl Oracle {
    pub(super) fn question(&self, id: &str) -> &Value {
        let questions = self.tree.get("questions");
        let question = questions.and_then(|questions| questions.get(id));
        must(question, &format!("the question `{id}` exists"))
    }

    /// The map that holds the answers of a `one` or `many`, with `from` among them.
    fn list<'a>(&self, question: &'a Value) -> Option<&'a Value> {
        let many = question.get("many");
        question.get("one").or_else(|| many.and_then(|many| many.get("answers")))
    }

    /// The record of a written answer; a generated one and a number have none.
    pub(super) fn answer<'a>(&self, question: &'a Value, id: &str) -> Option<&'a Value> {
        if id == "none" {
            return question.get("many").and_then(|many| many.get("none"));
        }
        self.list(question).and_then(|list| list.get(id))
    }

    /// The answers that a `one` or `many` offers, without `none` and `unknown`.
    pub(super) fn offers(&self, question: &Value) -> Vec<String> {
        let Some(list) = self.list(question) else {
            return Vec::new();
        };
        let mut ids = list.get("from").map_or_else(Vec::new, |from| self.generate(from));
        let written = pairs(list).into_iter().map(|(id, _)| id);
        ids.extend(written.filter(|id| id != "from"));
        super::condition::distinct(ids)
    }

    fn generate(&self, from: &Value) -> Vec<String> {
        let (what, inner) = only(from);
        if what == "values" {
            let (_, declared) = self.kind(&scalar(inner));
            return pairs(declared).into_iter().map(|(id, _)| id).collect();
        }
        let view = View { oracle: self, labels: &[], path: &[], left: &[], given: Given::Nowhere, app: None };
        let offered = self.apps.values().filter(|app| app.offered);
        offered.filter(|app| view.on(app).test(inner) == Truth::True).map(|app| app.id.clone()).collect()
    }

    /// How many answers of a `many` are chosen at least and at most (`none` aside).
    fn bounds(&self, question: &Value) -> (usize, usize) {
        let count = self.offers(question).len();
        let bound = |key: &str| {
            let many = question.get("many");
            let bound = many.and_then(|many| many.get(key))?;
            usize::try_from(whole(&scalar(bound))).ok()
        };
        let mut min = bound("min").unwrap_or(1).min(count);
        if self.answer(question, "none").is_some() {
            min = min.max(1);
        }
        (min, bound("max").unwrap_or(count))
    }

    /// All tests of the number that a question asks for, wherever they stand.
    fn tests_of_number(&self, id: &str) -> Vec<&Value> {
        let mut found = Vec::new();
        let mut open: Vec<&Value> = self.apps.values().flat_map(|app| &app.attention).collect();
        open.push(&self.tree);
        while let Some(value) = open.pop() {
            match value {
                Value::Sequence(list) => open.extend(list),
                Value::Mapping(map) => {
                    let number = value.get("number").and_then(|number| number.get(id));
                    // The record of a question and of a fact may have this key too; a test is a map with one key.
                    found.extend(number.filter(|test| test.is_mapping()));
                    open.extend(map.iter().map(|(_, inner)| inner));
                }
                _ => {}
            }
        }
        found
    }

    fn range(question: &Value) -> (i64, i64) {
        let bound = |key: &str| {
            let number = question.get("number");
            let bound = number.and_then(|number| number.get(key));
            whole(&scalar(must(bound, "a number has a `min` and a `max`")))
        };
        (bound("min"), bound("max"))
    }

    /// The choice as it is recorded: in list order, doubles once. One that is not allowed ends the test.
    pub(super) fn normal(&self, id: &str, given: &[String]) -> Vec<String> {
        let question = self.question(id);
        let not_allowed =
            || -> Vec<String> { unreachable!("oracle: {given:?} is not allowed at the question `{id}`") };
        if let [only] = given {
            if only == "unknown" && question.get("unknown").is_some() {
                return given.to_vec();
            }
            if question.get("number").is_some() {
                let (min, max) = Oracle::range(question);
                let value = whole(only);
                if (min..=max).contains(&value) {
                    return vec![value.to_string()];
                }
                return not_allowed();
            }
            if only == "none" && self.answer(question, "none").is_some() {
                return given.to_vec();
            }
        }
        let offers = self.offers(question);
        if given.iter().any(|answer| !offers.contains(answer)) {
            return not_allowed();
        }
        let chosen: Vec<String> = offers.into_iter().filter(|id| given.contains(id)).collect();
        let (min, max) = match question.get("many") {
            Some(_) => self.bounds(question),
            None => (1, 1),
        };
        if (min..=max).contains(&chosen.len()) { chosen } else { not_allowed() }
    }
}

impl State<'_> {
    /// Every allowed choice where the walk is: answers (subsets by size), `none`, `unknown`.
    pub(super) fn choices(&self) -> Vec<Vec<String>> {
        let At::Question(id) = &self.at else {
            return Vec::new();
        };
        let question = self.oracle.question(id);
        let mut choices = if question.get("number").is_some() {
            let numbers = self.numbers(id, question).into_iter();
            numbers.map(|number| vec![number.to_string()]).collect()
        } else if question.get("many").is_some() {
            let offers = self.oracle.offers(question);
            let (min, max) = self.oracle.bounds(question);
            let mut all = subsets(&offers);
            all.retain(|subset| (min..=max).contains(&subset.len()));
            all.sort_by_key(Vec::len);
            if self.oracle.answer(question, "none").is_some() {
                all.push(vec!["none".to_owned()]);
            }
            all
        } else {
            let offers = self.oracle.offers(question).into_iter();
            offers.map(|answer| vec![answer]).collect()
        };
        if question.get("unknown").is_some() {
            choices.push(vec!["unknown".to_owned()]);
        }
        choices
    }

    /// `min`, and each higher value at which a test that names `answer` changes for some app, or any test of this number.
    fn numbers(&self, id: &str, question: &Value) -> Vec<i64> {
        let (min, max) = Oracle::range(question);
        let tests: Vec<&Value> = self.conditions(question).into_iter().flat_map(tests_of_answer).collect();
        let mut numbers = vec![min];
        let later = self.oracle.tests_of_number(id);
        let passed = |value: i64| -> Vec<bool> {
            later.iter().map(|test| number_passes(test, value as f64)).collect()
        };
        for value in self.worth_trying(&tests, &later, min, max) {
            if self.results(&tests, value) != self.results(&tests, value - 1)
                || passed(value) != passed(value - 1)
            {
                numbers.push(value);
            }
        }
        numbers
    }

    /// All conditions in the question's effects and routes.
    fn conditions<'q>(&'q self, question: &'q Value) -> Vec<&'q Value> {
        let mut conditions = Vec::new();
        for key in ["keep", "prefer", "attention"] {
            for entry in items_at(question, key) {
                conditions.extend(entry.get("require"));
                conditions.extend(entry.get("when"));
            }
        }
        let mut lists: Vec<&Value> = question.get("routes").into_iter().collect();
        while let Some(list) = lists.pop() {
            for route in items(list) {
                conditions.extend(route.get("when"));
                if let Some(name) = route.get("use") {
                    let shared = self.oracle.tree.get("routes");
                    lists.extend(shared.and_then(|shared| shared.get(scalar(name).as_str())));
                }
            }
        }
        conditions
    }

    /// Every value above `min`; of a very long range those near a number that is compared with.
    fn worth_trying(&self, tests: &[&Value], later: &[&Value], min: i64, max: i64) -> Vec<i64> {
        if max - min <= 10_000 {
            return (min + 1..=max).collect();
        }
        let mut marks = vec![self.left().len() as f64];
        marks.extend(later.iter().map(|test| super::yaml::number(&scalar(only(test).1))));
        for test in tests {
            let (_, inner) = only(test);
            let operands = match inner {
                Value::Mapping(_) => super::yaml::strings(only(inner).1),
                _ => Vec::new(),
            };
            marks.extend(operands.iter().filter_map(|word| word.parse::<f64>().ok()));
            for what in compared(test) {
                if let Compared::Fact(fact) = what {
                    marks.extend(self.oracle.apps.values().filter_map(|app| match app.fact(&fact) {
                        Fact::Number(value) => Some(*value),
                        _ => None,
                    }));
                }
            }
        }
        let near = marks.iter().map(|mark| mark.floor() as i64);
        let mut values: Vec<i64> = near
            .flat_map(|mark| mark.saturating_sub(2)..=mark.saturating_add(2))
            .filter(|value| (min + 1..=max).contains(value))
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// What each test says when this value is the answer, for every offered app.
    fn results(&self, tests: &[&Value], value: i64) -> Vec<Truth> {
        let chosen = [value.to_string()];
        let one = chosen.first().map(String::as_str);
        let left = self.left();
        let view = self.view(&left, Given::Choice(&chosen, one));
        let mut results = Vec::new();
        for test in tests {
            let of_app = !["answer", "remaining"].contains(&only(test).0.as_str());
            if of_app {
                let offered = self.oracle.apps.values().filter(|app| app.offered);
                results.extend(offered.map(|app| view.on(app).test(test)));
            } else {
                results.push(view.test(test));
            }
        }
        results
    }
}

/// All subsets, each in list order; those of one size in the order of the list.
fn subsets(all: &[String]) -> Vec<Vec<String>> {
    let Some((first, rest)) = all.split_first() else {
        return vec![Vec::new()];
    };
    let without = subsets(rest);
    let with = without.iter().map(|subset| {
        let mut longer = vec![first.clone()];
        longer.extend(subset.iter().cloned());
        longer
    });
    let with: Vec<Vec<String>> = with.collect();
    with.into_iter().chain(without).collect()
}
