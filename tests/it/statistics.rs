//! What `check --statistics` says of findings and data.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use stappenplan::analysis::{AppScope, ExplorationLimits, StateSpace, sample};
use stappenplan::engine::{self, alike, placings};
use stappenplan::model::{AppIx, Ix};

use super::common::Cmd;
use super::trees::{self, Content};

fn statistics(tree: &str, day: &str) -> Json {
    let run = Cmd::new(&["check", "--format", "json", "--today", day]).tree(tree).run();
    let told: Json = serde_json::from_str(&run.stdout).unwrap();
    told["statistics"].clone()
}

#[test]
fn tables_for_people_fit_on_a_screen() {
    let run = Cmd::new(&["check", "--statistics", "--today", "2026-11-27", "--lang", "en"])
        .tree("constructs/stale_after")
        .run();
    insta::assert_snapshot!("statistics", run);
    let shipped = Cmd::new(&["check", "--statistics"]).run();
    let (tables, _) = shipped.stdout.split_once("\n0 fouten").unwrap();
    assert!(tables.lines().skip(4).all(|line| line.chars().count() <= 80), "{shipped}");
    assert!(
        shipped.stdout.contains("\n  open_source                2               0        31\n"),
        "{shipped}"
    );
    // What is not read has no figures of data, and its findings are counted all the same.
    let broken = Cmd::new(&["check", "--statistics", "--tree", "t.yaml"]).file("t.yaml", "format: 1\n").run();
    assert!(broken.stdout.contains("\n  missing-key "), "{broken}");
    for arguments in [["--statistics", "--fix"], ["--statistics", "--stub-scenarios"]] {
        assert_eq!(Cmd::new(&[&["check"], &arguments[..]].concat()).run().code, 2);
    }
}

#[test]
fn programs_find_the_same_in_json() {
    let told = statistics("constructs/stale_after", "2026-11-27");
    assert_eq!(
        told["facts"],
        json!([
            { "fact": "dik", "known": 3, "depends": 0, "unknown": 0, "used": true },
            { "fact": "prijs", "known": 2, "depends": 1, "unknown": 0, "used": true },
            { "fact": "kaft", "known": 1, "depends": 0, "unknown": 2, "used": false },
        ])
    );
    let dates = |values, dated, stale, oldest: Option<&str>, newest: Option<&str>| json!({ "values": values, "dated": dated, "stale": stale, "oldest": oldest, "newest": newest });
    assert_eq!(
        told["checked_by_app"],
        json!([
            { "app": "atlas", "dates": dates(2, 2, 2, Some("2020"), Some("2020")) },
            { "app": "gids", "dates": dates(3, 2, 1, Some("2022-02"), Some("2026-03")) },
            { "app": "roman", "dates": dates(2, 2, 2, Some("2021-01"), Some("2021-01")) },
        ])
    );
    assert_eq!(told["codes"][0]["code"], "stale-facts");
    assert_eq!(told["alike"], json!([]), "the price of one of them is unknown");
    // The list by app stands at the finding too, the oldest first.
    let run = Cmd::new(&["check", "--format", "short", "--today", "2026-11-27", "--lang", "en"]);
    let run = run.tree("constructs/stale_after").run();
    assert!(
        run.stdout
            .contains("(by app, with the oldest date: atlas 2 (2020), roman 2 (2021-01), gids 1 (2022-02))"),
        "{run}"
    );
}

#[test]
fn by_source_each_value_counts_once() {
    let told = statistics("guide/bikes", "2026-11-27");
    let sources = told["checked_by_source"].as_array().unwrap();
    let values: u64 = sources.iter().map(|source| source["dates"]["values"].as_u64().unwrap()).sum();
    let of_apps = told["checked_by_app"].as_array().unwrap().iter();
    let all: u64 = of_apps.map(|app| app["dates"]["values"].as_u64().unwrap()).sum();
    assert!(values > 0 && values <= all, "{told}");
}

/// Apps that are said to be alike have one standing and one place on every walk; and there are such apps.
#[test]
fn apps_that_are_alike_stand_alike_on_all_walks() {
    let mut seen = 0;
    for content in
        trees::generated(0..250).chain([Content::of_folder(&trees::folder("constructs/stale_after"))])
    {
        let model = content.model();
        let groups = alike(&model);
        if groups.is_empty() {
            continue;
        }
        let named: Vec<AppIx> = groups.concat();
        assert_eq!(
            named.len(),
            named.iter().collect::<BTreeSet<_>>().len(),
            "{}: in one group",
            content.name
        );
        let space = StateSpace::explore(&model, &AppScope::Ways, &ExplorationLimits::default());
        for walk in sample(&model, &space, 40, 1).into_iter().flatten() {
            let state = engine::replay(&model, &trees::keyed(&walk.path));
            let placings = placings(&model, &state);
            let place = |app: AppIx| placings.iter().find(|placing| placing.app == app).unwrap();
            for group in &groups {
                let first = place(group[0]);
                for app in &group[1..] {
                    assert!(
                        place(*app).ties_with(first),
                        "{}: {} and {}",
                        content.name,
                        group[0].at(),
                        app.at()
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}
