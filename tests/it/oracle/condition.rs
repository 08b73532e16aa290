//! Conditions: Kleene's logic, which facts are tested, which are to be asked, where `answer` may be used.

use yaml_serde::Value;

use super::Oracle;
use super::catalogue::{App, Fact};
use super::yaml::{items, must, number, only, strings};

/// Kleene's three values; `and` is the least, `or` the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    False,
    Unknown,
    True,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::True } else { Truth::False }
    }
}

/// The answer being given, as conditions see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    /// No answer is being given here: a test of it is an error of the tree.
    Nowhere,
    /// "Don't know", or the question is skipped.
    Unknown,
    /// The chosen answers, and the one that the word `answer` stands for.
    Choice(&'a [String], Option<&'a str>),
}

/// All that a condition can see.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) oracle: &'a Oracle,
    pub(super) labels: &'a [String],
    pub(super) path: &'a [(String, Vec<String>)],
    /// The apps left (not dropped).
    pub(super) left: &'a [String],
    pub(super) given: Given<'a>,
    /// The app on which facts are tested.
    pub(super) app: Option<&'a App>,
}

const FACT_TESTS: [&str; 6] = ["is", "has", "has_any", "has_all", "at_least", "at_most"];

impl<'a> View<'a> {
    pub(super) fn on(self, app: &'a App) -> View<'a> {
        View { app: Some(app), ..self }
    }

    pub(super) fn test(self, condition: &Value) -> Truth {
        let (form, inner) = only(condition);
        match form.as_str() {
            "all" => {
                let parts = items(inner).into_iter().map(|part| self.test(part));
                parts.min().unwrap_or(Truth::True)
            }
            "any" => {
                let parts = items(inner).into_iter().map(|part| self.test(part));
                parts.max().unwrap_or(Truth::False)
            }
            "not" => match self.test(inner) {
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
                Truth::True => Truth::False,
            },
            "label" => strings(inner).iter().any(|label| self.has_label(label)).into(),
            "chose" => self.test_chose(inner),
            "number" => self.test_number(inner),
            "answer" => self.test_answer(inner),
            "remaining" => self.test_remaining(inner).into(),
            "app" => {
                let app = must(self.app, "`app` is tested where there is an app");
                self.operands(inner).contains(&app.id).into()
            }
            "known" => {
                let app = must(self.app, "`known` is tested where there is an app");
                let fact = app.fact(&super::yaml::scalar(inner));
                (!matches!(fact, Fact::Unknown | Fact::Depends(_))).into()
            }
            form if FACT_TESTS.contains(&form) => {
                let app = must(self.app, "facts are tested where there is an app");
                let (fact, operand) = only(inner);
                test_fact(form, app.fact(&fact), &self.operands(operand))
            }
            other => unreachable!("oracle: `{other}` is no condition"),
        }
    }

    /// A label is set, or what it is derived from is true here.
    fn has_label(self, label: &String) -> bool {
        let derived = self.oracle.tree.get("derive").and_then(|derive| derive.get(label.as_str()));
        match derived {
            // Nothing in it is about the app or the answer being given.
            Some(when) => View { given: Given::Nowhere, app: None, ..self }.test(when) == Truth::True,
            None => self.labels.contains(label),
        }
    }

    fn test_number(self, inner: &Value) -> Truth {
        let (question, test) = only(inner);
        let choice = self.path.iter().find(|(id, _)| *id == question);
        let given = choice.and_then(|(_, chosen)| chosen.first()).filter(|word| *word != "unknown");
        given.map_or(Truth::Unknown, |given| number_passes(test, number(given)).into())
    }

    fn test_chose(self, inner: &Value) -> Truth {
        let (question, answers) = only(inner);
        let answers = strings(answers);
        let choice = self.path.iter().find(|(id, _)| *id == question);
        choice.is_some_and(|(_, chosen)| chosen.iter().any(|id| answers.contains(id))).into()
    }

    fn test_answer(self, inner: &Value) -> Truth {
        let chosen = match self.given {
            Given::Nowhere => unreachable!("oracle: `answer` is tested where none is given"),
            Given::Unknown => return Truth::Unknown,
            Given::Choice(chosen, _) => chosen,
        };
        let (form, operand) = only(inner);
        let operands = self.operands(operand);
        let same = |id: &String| match id.parse::<i64>() {
            // No id is digits alone: this is the answer to a `number`.
            Ok(_) => operands.iter().any(|other| close(number(other), number(id))),
            Err(_) => operands.contains(id),
        };
        let bound = || bound_of(&operands);
        match form.as_str() {
            "is" => chosen.iter().any(same),
            "at_least" => chosen.iter().any(|id| number(id) >= bound()),
            "at_most" => chosen.iter().any(|id| number(id) <= bound()),
            other => unreachable!("oracle: `answer: {other}` is no test"),
        }
        .into()
    }

    fn test_remaining(self, inner: &Value) -> bool {
        let (form, operand) = only(inner);
        let verdicts = || {
            self.left.iter().map(|id| {
                let app = must(self.oracle.apps.get(id), "an app that is left exists");
                self.on(app).test(operand)
            })
        };
        let bound = || bound_of(&self.operands(operand));
        let count = self.left.len() as f64;
        match form.as_str() {
            "all" => verdicts().all(|verdict| verdict == Truth::True),
            "some" => verdicts().any(|verdict| verdict == Truth::True),
            "none" => verdicts().all(|verdict| verdict == Truth::False),
            "at_least" => count >= bound(),
            "at_most" => count <= bound(),
            other => unreachable!("oracle: `remaining: {other}` is no test"),
        }
    }

    /// The values compared with, the given answer in place of the word `answer`.
    fn operands(self, operand: &Value) -> Vec<String> {
        let written = strings(operand).into_iter();
        written
            .map(|word| match self.given {
                Given::Choice(_, Some(one)) if word == "answer" => one.to_owned(),
                _ if word == "answer" => {
                    unreachable!("oracle: the word `answer` stands where none is given")
                }
                _ => word,
            })
            .collect()
    }

    /// The facts of unknown tests, going down only through parts that are unknown themselves.
    pub(super) fn unclear(self, condition: &Value) -> Vec<String> {
        if self.test(condition) != Truth::Unknown {
            return Vec::new();
        }
        let (form, inner) = only(condition);
        match form.as_str() {
            "all" | "any" => {
                let parts = items(inner).into_iter();
                distinct(parts.flat_map(|part| self.unclear(part)))
            }
            "not" => self.unclear(inner),
            form if FACT_TESTS.contains(&form) => vec![only(inner).0],
            // No supplier knows a number that nobody gave.
            "number" => Vec::new(),
            other => unreachable!("oracle: `{other}` is unknown in an effect"),
        }
    }
}

/// What `at_least` or `at_most` says of a number.
pub(super) fn number_passes(test: &Value, given: f64) -> bool {
    let (form, bound) = only(test);
    match form.as_str() {
        "at_least" => given >= number(&super::yaml::scalar(bound)),
        "at_most" => given <= number(&super::yaml::scalar(bound)),
        other => unreachable!("oracle: `number: {other}` is no test"),
    }
}

fn bound_of(operands: &[String]) -> f64 {
    let first = operands.first().map(String::as_str);
    number(must(first, "there is a number to compare with"))
}

fn test_fact(form: &str, fact: &Fact, operands: &[String]) -> Truth {
    let bound = || bound_of(operands);
    let result = match (form, fact) {
        (_, Fact::Unknown | Fact::Depends(_)) => return Truth::Unknown,
        ("is", Fact::Word(word)) => operands.contains(word),
        ("is", Fact::Flag(flag)) => operands.contains(&flag.to_string()),
        ("is", Fact::Number(value)) => {
            operands.iter().any(|other| other != "unlimited" && close(number(other), *value))
        }
        ("is", Fact::Unlimited) => operands.iter().any(|other| other == "unlimited"),
        ("has" | "has_any", Fact::Set(set)) => operands.iter().any(|value| set.contains(value)),
        ("has_all", Fact::Set(set)) => operands.iter().all(|value| set.contains(value)),
        ("at_least", Fact::Number(value)) => *value >= bound(),
        ("at_most", Fact::Number(value)) => *value <= bound(),
        ("at_least", Fact::Unlimited) => true,
        ("at_most", Fact::Unlimited) => false,
        (form, fact) => unreachable!("oracle: `{form}` cannot test {fact:?}"),
    };
    result.into()
}

/// Equal numbers; both were read from decimal text, so equal text gives equal bits.
fn close(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq() || (one == 0.0 && other == 0.0)
}

/// The facts that a condition tests on its app (not those inside `remaining`), as they come.
pub(super) fn tested(condition: &Value) -> Vec<String> {
    let (form, inner) = only(condition);
    match form.as_str() {
        "all" | "any" => distinct(items(inner).into_iter().flat_map(tested)),
        "not" => tested(inner),
        "known" => strings(inner),
        form if FACT_TESTS.contains(&form) => vec![only(inner).0],
        _ => Vec::new(),
    }
}

/// The single tests that name `answer`, wherever they stand in the condition.
pub(super) fn tests_of_answer(condition: &Value) -> Vec<&Value> {
    let (form, inner) = only(condition);
    let names = |operand: &Value| strings(operand).iter().any(|word| word == "answer");
    match form.as_str() {
        "all" | "any" => items(inner).into_iter().flat_map(tests_of_answer).collect(),
        "not" => tests_of_answer(inner),
        "answer" => vec![condition],
        "app" if names(inner) => vec![condition],
        "remaining" => match only(inner) {
            (form, inner) if ["all", "some", "none"].contains(&form.as_str()) => tests_of_answer(inner),
            (_, bound) if names(bound) => vec![condition],
            _ => Vec::new(),
        },
        form if FACT_TESTS.contains(&form) && names(only(inner).1) => vec![condition],
        _ => Vec::new(),
    }
}

/// What the word `answer` is compared with.
#[derive(Debug, PartialEq)]
pub(super) enum Compared {
    Fact(String),
    App,
    /// The number of apps left.
    Count,
}

/// Everything that a condition compares with the word `answer` as a value.
pub(super) fn compared(condition: &Value) -> Vec<Compared> {
    let single = tests_of_answer(condition).into_iter();
    single
        .filter_map(|test| match only(test) {
            (form, _) if form == "answer" => None,
            (form, _) if form == "app" => Some(Compared::App),
            (form, _) if form == "remaining" => Some(Compared::Count),
            (_, inner) => Some(Compared::Fact(only(inner).0)),
        })
        .collect()
}

pub(super) fn distinct(all: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}
