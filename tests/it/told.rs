//! What twelve organisations are told by what ships, on the day of the edition and six years later: the short advice as
//! people read it, and beside it what no short advice holds.

use std::collections::BTreeMap;
use std::fmt::Write;

use stappenplan::engine::Standing;
use stappenplan::model::Model;
use stappenplan::report::{Verbosity, advice};
use stappenplan::session::{AttentionPoint, Session};
use stappenplan::text::{Lang, Messages};
use time::macros::date;

use super::trees::{Content, folder, given, read};

/// The day of the edition, and the day of the tests.
pub(crate) const DAYS: [time::Date; 2] = [date!(2020 - 05 - 01), date!(2026 - 11 - 28)];

/// The answers of each situation, by its name.
fn situations() -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let read: BTreeMap<String, BTreeMap<String, yaml_serde::Value>> =
        yaml_serde::from_str(&read(&folder("situations.yaml"))).unwrap();
    let word = |value: &yaml_serde::Value| match value {
        yaml_serde::Value::Number(number) => number.to_string(),
        other => other.as_str().unwrap().to_owned(),
    };
    let words = |value: yaml_serde::Value| match value {
        yaml_serde::Value::Sequence(list) => list.iter().map(word).collect(),
        one => vec![word(&one)],
    };
    let answers = |answers: BTreeMap<String, yaml_serde::Value>| {
        answers.into_iter().map(|(question, answer)| (question, words(answer))).collect()
    };
    read.into_iter().map(|(name, of)| (name, answers(of))).collect()
}

/// A point in a line: when, what it is marked with, and how it begins.
fn line(point: &AttentionPoint) -> String {
    let since = point.since.as_ref().map(|(_, words)| format!("({words}) ")).unwrap_or_default();
    let flag = point.flag.as_ref().map(|flag| format!("[{flag}] ")).unwrap_or_default();
    let begin: Vec<&str> = point.text.as_str().split_whitespace().take(6).collect();
    format!("{since}{flag}{}", begin.join(" "))
}

/// All that is told in one situation, but for the reasons and the sources.
fn told_to(session: &Session<'_>) -> String {
    let mut told = advice(session, Verbosity::Short, 100).join("\n");
    told.push_str("\n\n-- to arrange\n");
    for point in session.organisation().points {
        writeln!(told, "{}", line(&point.point)).unwrap();
    }
    for group in session.groups() {
        for app in group.apps.iter().filter(|app| app.standing != Standing::Dropped) {
            writeln!(told, "-- {}", app.name).unwrap();
            app.points.iter().for_each(|point| writeln!(told, "{}", line(point)).unwrap());
        }
    }
    for letter in session.letters().letters {
        writeln!(told, "-- letter about {}: {} questions", letter.names.join(", "), letter.count()).unwrap();
    }
    told
}

/// What is told in every situation on both days, by name; and which facts suppliers are asked about in words of their own.
pub(crate) fn told(model: &Model) -> Vec<(String, String)> {
    let facts = model.graph.facts.rows().iter().filter(|fact| fact.ask.is_some());
    let mut all = vec![("worded".to_owned(), facts.map(|fact| format!("{}\n", fact.id)).collect())];
    for (name, answers) in situations() {
        for day in DAYS {
            let model = model.clone().on(day.into());
            let choices = given(&model, &answers);
            let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
            all.push((format!("{name}_{}", day.year()), told_to(&session)));
        }
    }
    all
}

#[test]
fn twelve_situations_on_two_days() {
    let all = told(&Content::embedded().model());
    assert_eq!(all.len(), 25);
    for (name, told) in all {
        let of_2020 = name.ends_with("_2020");
        assert!(!(of_2020 && (is_told_old(&told) || told.contains("Gestopt op"))), "{name}:\n{told}");
        insta::assert_snapshot!(name, told);
    }
}

/// Whether anything is said to be old: the word by itself, wherever it stands in its sentence.
fn is_told_old(told: &str) -> bool {
    told.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "oud")
}
