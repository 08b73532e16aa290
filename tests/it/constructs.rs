//! Every scenario of the trees in `tests/`, on the engine and on the oracle; `expected.yaml` says what scenarios cannot.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use stappenplan::model::{Expectation, Model};

use super::trees::{self, Answers, Content};
use super::walked;

#[test]
fn one_tree_for_each_construct() {
    let folders = trees::entries(&trees::folder("constructs"));
    let wrong: Vec<String> =
        folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| of_folder(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_trees() {
    for folder in ["second", "second/english"] {
        let wrong = of_folder(&trees::folder(folder));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn what_ships() {
    let wrong = unlike_said(&Content::embedded(), &json!({}), true);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All that goes otherwise than the tree's folder says.
fn of_folder(folder: &std::path::Path) -> Vec<String> {
    let file = folder.join("expected.yaml");
    let expected: Json =
        if file.is_file() { yaml_serde::from_str(&trees::read(&file)).unwrap() } else { json!({}) };
    unlike_said(&Content::of_folder(folder), &expected, !trees::is_beyond_the_oracle(folder))
}

fn unlike_said(content: &Content, expected: &Json, with_oracle: bool) -> Vec<String> {
    let model = content.model();
    let mut wrong = Vec::new();
    let mut told = |who: &str, what: &str, found: Vec<String>| {
        wrong.extend(found.into_iter().map(|it| format!("{}, {who}, {what}: {it}", content.name)));
    };
    for scenario in &model.graph.scenarios {
        let answers: Answers = scenario.answers.iter().cloned().collect();
        let model = scenario.today.map_or(model.clone(), |day| model.clone().on(day));
        let walk = walked::walk(&model, &trees::given(&model, &answers));
        let name = scenario.name.as_str();
        told("engine", name, unlike_scenario(&walk, &written(&scenario.expect)));
        told("engine", name, unlike(&walk, &expected[name]));
    }
    told("engine", "walks", unlike_lines(|| walked::lines(&model, 10_000).unwrap(), &expected["walks"]));
    told("engine", "apps", unlike_apps(&walked::apps(&model), &expected["apps"]));
    if with_oracle {
        let oracle = content.oracle();
        let days = oracle.scenario_days();
        for (name, answers, expect) in oracle.scenarios() {
            let oracle = content.oracle().on(days.get(&name).cloned());
            let walk = oracle.walk(&answers);
            told("oracle", &name, unlike_scenario(&walk, &expect));
            told("oracle", &name, unlike(&walk, &expected[&name]));
        }
        told("oracle", "walks", unlike_lines(|| oracle.walks(10_000), &expected["walks"]));
        told("both", "scenarios", unlike_read(&model, oracle.scenarios()));
    }
    wrong
}

/// What is expected, as it is written in a scenario.
fn written(expect: &Expectation) -> Json {
    let lists = [
        ("recommended", &expect.recommended),
        ("conditional", &expect.conditional),
        ("unproven", &expect.unproven),
        ("dropped", &expect.dropped),
        ("remaining", &expect.remaining),
        ("labels", &expect.labels),
        ("open", &expect.open),
    ];
    let lists = lists.into_iter().filter_map(|(key, list)| Some((key.to_owned(), json!(list.as_ref()?))));
    let outcome = expect.outcome.iter().map(|outcome| ("outcome".to_owned(), json!(outcome)));
    Json::Object(outcome.chain(lists).collect())
}

/// Both read the same scenarios.
fn unlike_read(model: &Model, theirs: Vec<(String, Answers, Json)>) -> Vec<String> {
    let ours: Vec<Json> = model
        .graph
        .scenarios
        .iter()
        .map(|scenario| {
            let answers: Answers = scenario.answers.iter().cloned().collect();
            json!([scenario.name.as_str(), answers, inside_sorted(&written(&scenario.expect))])
        })
        .collect();
    let theirs: Vec<Json> = theirs
        .into_iter()
        .map(|(name, answers, expect)| json!([name, answers, inside_sorted(&expect)]))
        .collect();
    different("what is read", json!(ours), json!(theirs)).into_iter().collect()
}

/// A record without the order of its keys and lists.
fn inside_sorted(record: &Json) -> Json {
    let pairs: BTreeMap<&String, Json> =
        record.as_object().into_iter().flatten().map(|(key, value)| (key, sorted(value))).collect();
    json!(pairs)
}

/// Of some apps what `apps --format json` says.
fn unlike_apps(apps: &Json, expected: &Json) -> Vec<String> {
    let same = |app: &&Json, expected: &Json| app["id"] == expected["id"];
    let unlike = list(expected).into_iter().map(|expected| {
        let app = list(apps).into_iter().find(|app| same(app, expected)).unwrap();
        let told = expected.as_object().unwrap().keys().map(|key| (key.clone(), app[key].clone())).collect();
        different("app", told, expected.clone())
    });
    unlike.flatten().collect()
}

/// A key that is given is exact, lists have no order.
fn unlike_scenario(walk: &Json, expect: &Json) -> Vec<String> {
    let of = |wanted: &dyn Fn(&Json) -> bool| -> Json {
        let apps = list(&walk["apps"]).into_iter().filter(|app| wanted(&app["standing"]));
        apps.map(|app| app["id"].clone()).collect()
    };
    let pairs = expect.as_object().unwrap().iter();
    let checks = pairs.map(|(key, expected)| {
        let found = match key.as_str() {
            "outcome" | "labels" | "open" => walk[key].clone(),
            "remaining" => of(&|standing| standing != "dropped"),
            standing => of(&|one| one == standing),
        };
        different(key, sorted(&found), sorted(expected))
    });
    checks.flatten().collect()
}

/// What `expected.yaml` says of one scenario.
fn unlike(walk: &Json, expected: &Json) -> Vec<String> {
    let mut wrong = Vec::new();
    let words =
        |points: &Json| -> Json { list(points).into_iter().map(|point| point["text"].clone()).collect() };
    let app = |id: &str| list(&walk["apps"]).into_iter().find(|app| app["id"] == id).unwrap();
    for (key, expected) in expected.as_object().into_iter().flatten() {
        match key.as_str() {
            // What the command line adds to a walk.
            "exit" => {}
            "order" => {
                let order: Json = list(&walk["apps"]).into_iter().map(|app| app["id"].clone()).collect();
                wrong.extend(different(key, order, expected.clone()));
            }
            "attention" => wrong.extend(different(key, sorted(&words(&walk[key])), sorted(expected))),
            "reasons" | "ask" | "app_attention" | "stale" => {
                for (id, expected) in expected.as_object().unwrap() {
                    let found = match key.as_str() {
                        "reasons" => list(&app(id)["reasons"]).into_iter().map(without_facts).collect(),
                        "ask" | "stale" => app(id)[key].clone(),
                        _ => sorted(&words(&app(id)["attention"])),
                    };
                    let expected = if key == "app_attention" { sorted(expected) } else { expected.clone() };
                    wrong.extend(different(&format!("{key} of {id}"), found, expected));
                }
            }
            key => wrong.extend(different(key, walk[key].clone(), expected.clone())),
        }
    }
    wrong
}

/// All lines of `walks`, as the answers along the path.
fn unlike_lines(lines: impl FnOnce() -> Vec<Json>, expected: &Json) -> Vec<String> {
    if expected.is_null() {
        return Vec::new();
    }
    let answers = |line: &Json| -> Json {
        list(&line["path"]).into_iter().flat_map(|step| list(&step["answers"])).cloned().collect()
    };
    let found: Json = lines().iter().map(answers).collect();
    different("lines", sorted(&found), sorted(expected)).into_iter().collect()
}

fn without_facts(reason: &Json) -> Json {
    let mut reason = reason.clone();
    reason.as_object_mut().unwrap().shift_remove("facts");
    reason
}

fn list(json: &Json) -> Vec<&Json> {
    json.as_array().into_iter().flatten().collect()
}

/// A list without its order; anything else as it is.
fn sorted(json: &Json) -> Json {
    let Json::Array(list) = json else { return json.clone() };
    let mut list = list.clone();
    list.sort_by_key(Json::to_string);
    Json::Array(list)
}

fn different(what: &str, found: Json, expected: Json) -> Option<String> {
    (found != expected).then(|| format!("{what} is {found}, expected {expected}"))
}
