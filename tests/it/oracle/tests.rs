//! Walks through the tree of the language's description, worked out by hand.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{Answers, Oracle, written_answer};

const TREE: &str = include_str!("fietswijzer.yaml");

const APPS: &str = "
apps:
  - id: snel
    name: Snel 3
    supplier: Fietsfabriek
    summary: Lichte elektrische racefiets.
    facts:
      soort: race
      remmen: [schijf]
      gewicht: { value: 14, note: zonder accu, sources: [{ in: gids, at: tabel 2 }], checked: 2026-01 }
      elektrisch: true
      oordeel: unknown
    attention: [{ text: De accu is los te koop., when: { label: forens } }]
    sources: [{ in: gids, at: tabel 2 }]
    checked: 2026-01
  - id: log
    name: Log
    facts: { soort: stad, remmen: [velg], gewicht: 28, elektrisch: false, past_bij: [], oordeel: goed }
  - id: bak
    name: Bakker
    facts: { soort: bak, remmen: [schijf, velg], gewicht: 45, elektrisch: true, past_bij: [log], oordeel: matig }
  - id: vouw
    name: Vouwer
    facts:
      soort: stad
      gewicht: { depends: de gekozen accu }
      past_bij: [oud, log]
      oordeel: matig
      prijs: { text: disclaimer }
    attention:
      - { text: Vouw met beleid., when: { not: { known: remmen } } }
      - { text: Vouw met beleid. }
      - { text: Wordt niet getoond., when: { at_most: { gewicht: 15 } } }
  - id: roest
    name: Roest
    never: { because: de gids raadt deze fiets af, sources: [{ in: gids }] }
    facts: { soort: stad, remmen: [velg], gewicht: 20, elektrisch: false, oordeel: goed }
  - id: oud
    name: Oud
    offered: false
    facts: { soort: stad }
";

pub(super) fn answers(given: &[(&str, &str)]) -> Answers {
    let given = given.iter();
    given.map(|(question, given)| ((*question).to_owned(), written_answer(&(*given).into()))).collect()
}

pub(super) fn oracle(tree: &str, apps: &str) -> Oracle {
    Oracle::new(tree, &[("apps".to_owned(), apps.to_owned())])
}

/// `id standing` of every app, in order.
pub(super) fn standings(walk: &Json) -> Vec<String> {
    let apps = walk["apps"].as_array().into_iter().flatten();
    apps.map(|app| format!("{} {}", word(&app["id"]), word(&app["standing"]))).collect()
}

pub(super) fn app<'a>(walk: &'a Json, id: &str) -> &'a Json {
    let mut apps = walk["apps"].as_array().into_iter().flatten();
    apps.find(|app| app["id"] == id).unwrap_or(&Json::Null)
}

pub(super) fn word(json: &Json) -> &str {
    json.as_str().unwrap_or("")
}

fn fietsen(given: &[(&str, &str)]) -> Json {
    oracle(TREE, APPS).walk(&answers(given))
}

#[test]
fn nothing_answered() {
    let walk = fietsen(&[]);
    assert_eq!(walk["outcome"], Json::Null);
    assert_eq!(walk["next"], "gebruik");
    assert_eq!(walk["path"], json!([]));
    assert_eq!(walk["attention"], json!([]));
    assert_eq!(walk.get("error"), None);
    assert_eq!(
        standings(&walk),
        ["log recommended", "snel recommended", "bak conditional", "vouw conditional", "roest dropped"]
    );
    let advised_against =
        json!([{"question": null, "answers": [], "facts": [], "text": "de gids raadt deze fiets af"}]);
    assert_eq!(app(&walk, "roest")["reasons"], advised_against);
    let conditional = json!([{"question": null, "answers": [],
        "facts": [{"id": "oordeel", "value": "matig"}], "text": "de gids noemt beperkingen"}]);
    assert_eq!(app(&walk, "bak")["reasons"], conditional);
    assert_eq!(
        app(&walk, "vouw")["attention"],
        json!([{"text": "Vouw met beleid.", "for": null, "sources": []}])
    );
}

#[test]
fn the_scenario_of_the_tree() {
    let fietsen = oracle(TREE, APPS);
    let scenarios = fietsen.scenarios();
    let [(name, given, expect)] = scenarios.as_slice() else {
        unreachable!("the tree has one scenario");
    };
    assert_eq!(name, "Forens die ver fietst");
    assert_eq!(given["afstand"], ["40"]);
    assert_eq!(expect["recommended"], json!(["snel"]));
    let walk = fietsen.walk(given);
    assert_eq!(walk["outcome"], expect["outcome"]);
    assert_eq!(walk["labels"], expect["labels"]);
    assert_eq!(walk["open"], expect["open"]);
    assert_eq!(walk["skipped"], json!([]));
    assert_eq!(
        standings(&walk),
        ["snel recommended", "vouw unproven", "bak dropped", "log dropped", "roest dropped"]
    );
    let vouw = app(&walk, "vouw");
    assert_eq!(vouw["ask"], json!(["gewicht", "elektrisch", "remmen"]));
    assert_eq!(
        vouw["reasons"],
        json!([
            {"question": "afstand", "answers": ["40"],
             "text": "nog niet bekend: Gewicht (hangt af van de gekozen accu)",
             "facts": [{"id": "gewicht", "value": {"depends": "de gekozen accu"}}]},
            {"question": "motor", "answers": ["ja"], "text": "nog niet bekend: Elektrisch",
             "facts": [{"id": "elektrisch", "value": null}]},
            {"question": "eisen", "answers": ["schijf"], "text": "nog niet bekend: Remmen",
             "facts": [{"id": "remmen", "value": null}]},
        ])
    );
    assert_eq!(
        walk["attention"],
        json!([{"text": "Verzeker de fiets.", "for": null,
                "sources": [{"in": "gids", "at": "bladzijde 9"}]}])
    );
    assert_eq!(
        app(&walk, "snel")["attention"],
        json!([{"text": "De accu is los te koop.", "for": null, "sources": []}])
    );
}

#[test]
fn a_dropped_app_keeps_all_its_reasons() {
    let walk = fietsen(&[
        ("gebruik", "werk"),
        ("afstand", "40"),
        ("motor", "ja"),
        ("eisen", "schijf"),
        ("tweede", "geen"),
    ]);
    assert_eq!(
        app(&walk, "log")["reasons"],
        json!([
            {"question": "afstand", "answers": ["40"], "text": "te zwaar voor deze afstand",
             "facts": [{"id": "gewicht", "value": 28}]},
            {"question": "motor", "answers": ["ja"], "text": "geen motor",
             "facts": [{"id": "elektrisch", "value": false}]},
            {"question": "eisen", "answers": ["schijf"], "text": "geen schijfremmen",
             "facts": [{"id": "remmen", "value": ["velg"]}]},
        ])
    );
    let roest = &app(&walk, "roest")["reasons"];
    let questions: Vec<&Json> = roest.as_array().into_iter().flatten().collect();
    let questions: Vec<&Json> = questions.iter().map(|reason| &reason["question"]).collect();
    assert_eq!(json!(questions), json!([null, "motor", "eisen"]));
}

#[test]
fn with_children_only_the_cargo_bike_is_left() {
    let walk = fietsen(&[("gebruik", "kinderen"), ("eisen", "none")]);
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(
        walk["path"],
        json!([{"question": "gebruik", "answers": ["kinderen"]},
               {"question": "eisen", "answers": ["none"]}])
    );
    assert_eq!(walk["labels"], json!([]));
    assert_eq!(
        walk["attention"],
        json!([{"text": "Oefen eerst zonder kinderen.", "for": "manager", "sources": []}])
    );
    assert_eq!(
        standings(&walk),
        ["bak conditional", "log dropped", "roest dropped", "snel dropped", "vouw dropped"]
    );
}

#[test]
fn not_known_prunes_nothing_and_wishes_order() {
    let walk = fietsen(&[("gebruik", "?"), ("afstand", "10"), ("eisen", "licht")]);
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(walk["open"], json!(["gebruik"]));
    assert_eq!(walk["labels"], json!([]));
    assert_eq!(
        standings(&walk),
        ["snel recommended", "log recommended", "bak conditional", "vouw conditional", "roest dropped"]
    );
}

#[test]
fn the_chosen_answers_are_in_list_order() {
    let walk = fietsen(&[("gebruik", "werk"), ("afstand", "29"), ("eisen", "licht,schijf,licht")]);
    assert_eq!(walk["next"], "tweede");
    assert_eq!(walk["path"][2], json!({"question": "eisen", "answers": ["schijf", "licht"]}));
    assert_eq!(
        standings(&walk),
        ["snel recommended", "vouw unproven", "bak dropped", "log dropped", "roest dropped"]
    );
    assert_eq!(app(&walk, "vouw")["ask"], json!(["remmen"]));
}

#[test]
fn a_generated_answer_is_the_value() {
    let walk = fietsen(&[("gebruik", "werk"), ("afstand", "10"), ("eisen", "none"), ("tweede", "log")]);
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(
        standings(&walk),
        ["vouw conditional", "snel unproven", "bak dropped", "log dropped", "roest dropped"]
    );
    assert_eq!(app(&walk, "snel")["ask"], json!(["past_bij"]));
    assert_eq!(
        app(&walk, "log")["reasons"],
        json!([{"question": "tweede", "answers": ["log"], "text": "past niet bij uw fiets",
                "facts": [{"id": "past_bij", "value": []}]}])
    );
}

#[test]
fn an_app_that_is_never_advised_is_an_answer() {
    let walk = fietsen(&[("gebruik", "werk"), ("afstand", "10"), ("eisen", "none"), ("tweede", "roest")]);
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(
        standings(&walk),
        ["snel unproven", "bak dropped", "log dropped", "vouw dropped", "roest dropped"]
    );
    assert_eq!(
        app(&walk, "vouw")["reasons"][0]["facts"],
        json!([{"id": "past_bij", "value": ["log", "oud"]}])
    );
}

#[test]
fn far_without_a_commute() {
    let walk =
        fietsen(&[("gebruik", "unknown"), ("afstand", "30"), ("motor", "nee"), ("eisen", "schijf,licht")]);
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(
        standings(&walk),
        ["snel recommended", "vouw unproven", "bak dropped", "log dropped", "roest dropped"]
    );
    assert_eq!(app(&walk, "vouw")["ask"], json!(["gewicht", "remmen"]));
}

const ONLY_LIGHT: &str = "
apps:
  - id: licht
    name: Licht
    facts: { soort: stad, remmen: [velg], gewicht: 12, elektrisch: false, past_bij: [licht] }
";

#[test]
fn a_question_that_cannot_matter_is_skipped() {
    let walk = oracle(TREE, ONLY_LIGHT).walk(&answers(&[
        ("gebruik", "werk"),
        ("afstand", "40"),
        ("motor", "ja"),
        ("eisen", "none"),
        ("tweede", "licht"),
    ]));
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(walk["skipped"], json!(["motor"]));
    assert_eq!(standings(&walk), ["licht recommended"]);
}

#[test]
fn one_left_ends_the_walk_at_once() {
    let walk = oracle(TREE, ONLY_LIGHT).walk(&answers(&[("gebruik", "werk"), ("afstand", "29")]));
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(walk["skipped"], json!([]));
}

#[test]
fn with_nothing_left_the_motor_is_skipped_and_the_outcome_blocked() {
    let heavy = ONLY_LIGHT.replace("12", "25.5");
    let walk = oracle(TREE, &heavy).walk(&answers(&[
        ("gebruik", "werk"),
        ("afstand", "200"),
        ("eisen", "none"),
        ("tweede", "geen"),
    ]));
    assert_eq!(walk["outcome"], "niets");
    assert_eq!(walk["skipped"], json!(["motor"]));
    assert_eq!(app(&walk, "licht")["reasons"][0]["facts"], json!([{"id": "gewicht", "value": 25.5}]));
}

#[test]
fn without_apps_the_second_bicycle_is_written() {
    let walk = Oracle::new(TREE, &[]).walk(&answers(&[("gebruik", "werk"), ("afstand", "3")]));
    assert_eq!(walk["outcome"], "advies");
    assert_eq!(walk["apps"], json!([]));
}

#[test]
fn choices_where_the_walk_stops() {
    let fietsen = oracle(TREE, APPS);
    let at = |given: &[(&str, &str)]| json!(fietsen.choices(&answers(given)));
    assert_eq!(at(&[]), json!([["werk"], ["kinderen"], ["unknown"]]));
    let mut given = vec![("gebruik", "werk")];
    assert_eq!(at(&given), json!([["0"], ["30"]]));
    given.push(("afstand", "7"));
    assert_eq!(at(&given), json!([["schijf"], ["licht"], ["schijf", "licht"], ["none"]]));
    given.push(("eisen", "none"));
    assert_eq!(at(&given), json!([["log"], ["roest"], ["vouw"], ["geen"]]));
    given.push(("tweede", "geen"));
    assert_eq!(at(&given), json!([]));
}

#[test]
fn all_walks() {
    let fietsen = oracle(TREE, APPS);
    let walks = fietsen.walks(1000);
    // werk: 16 near, 2 × 16 far; kinderen: 4; unknown: 4 near, 2 × 4 far.
    assert_eq!(walks.len(), 64);
    assert_eq!(fietsen.walks(10), walks[..10]);
    assert_eq!(
        walks[0],
        json!({"path": [{"question": "gebruik", "answers": ["werk"]},
                        {"question": "afstand", "answers": ["0"]},
                        {"question": "eisen", "answers": ["schijf"]},
                        {"question": "tweede", "answers": ["log"]}],
               "outcome": "advies", "remaining": ["snel", "vouw"]})
    );
    for line in &walks {
        let path = line["path"].as_array().into_iter().flatten();
        let given: BTreeMap<String, Vec<String>> = path
            .map(|step| {
                let chosen = step["answers"].as_array().into_iter().flatten();
                let chosen = chosen.map(|answer| word(answer).to_owned()).collect();
                (word(&step["question"]).to_owned(), chosen)
            })
            .collect();
        assert_eq!(fietsen.walk(&given)["outcome"], line["outcome"]);
    }
}
