//! `reach`: what it says of trees made by chance is what making every walk says; and real questions about what ships.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use stappenplan::analysis::{ExplorationLimits, Reach, reach_app, walks};
use stappenplan::batch::{self, Ending, ReachReport, ReachTarget, TargetError, TargetKind};
use stappenplan::engine::Position;
use stappenplan::model::{Ix, Model, Shows};
use stappenplan::record::{Answers, Basis};
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};
use super::walked::json as read;

const MESSAGES: Messages = Messages::new(Lang::Nl);

/// Trees with more walks than this are left out: the comparison makes all of them.
const MOST_WALKS: usize = 1_000;

fn reach<'m>(model: &'m Model, goal: ReachTarget, limits: &ExplorationLimits) -> ReachReport<'m> {
    batch::reach(model, MESSAGES, goal, limits, "stappenplan walk", 78)
}

/// What making every walk says: the path and the outcome of the first of the shortest, by goal.
fn one_by_one(model: &Model) -> Option<BTreeMap<String, (Json, Json)>> {
    let all: Vec<_> = walks(model).take(MOST_WALKS + 1).collect();
    if all.len() > MOST_WALKS {
        return None;
    }
    let mut found: BTreeMap<String, (usize, (Json, Json))> = BTreeMap::new();
    for walk in &all {
        let Position::Done(end) = walk.end else { continue };
        let outcome = model.graph.outcomes.row(end);
        let mut goals = vec![format!("outcome {}", outcome.id)];
        if outcome.shows == Shows::Remaining {
            goals.extend(walk.left.ones().map(|app| format!("app {app}")));
        }
        for goal in goals {
            let shorter = found.get(&goal).is_none_or(|(length, _)| walk.path.len() < *length);
            if shorter {
                let path = walk.path.iter().map(|choice| {
                    let question = model.graph.questions.row(choice.question);
                    json!({ "question": question.id, "answers": choice.given.words(question) })
                });
                found.insert(goal, (walk.path.len(), (path.collect(), json!(outcome.id))));
            }
        }
    }
    Some(found.into_iter().map(|(goal, (_, told))| (goal, told)).collect())
}

#[test]
fn a_thousand_trees_tell_what_all_their_walks_tell() {
    let limits = ExplorationLimits::default();
    let (mut compared, mut found, mut never, mut explained) = (0, 0, 0, 0);
    for content in trees::generated(0..4_000) {
        if compared == 1_000 {
            break;
        }
        let model = content.model();
        let Some(mut expected) = one_by_one(&model) else { continue };
        compared += 1;
        let apps =
            model.catalogue.apps.indexes().map(|app| (format!("app {}", app.at()), ReachTarget::App(app)));
        let outcomes = model.graph.outcomes.iter();
        let outcomes = outcomes.map(|(ix, row)| (format!("outcome {}", row.id), ReachTarget::Outcome(ix)));
        for (name, goal) in apps.chain(outcomes) {
            let told = reach(&model, goal, &limits);
            let json = read(&told.json);
            assert_eq!(json["exhausted"], true, "{} {name}", content.name);
            match expected.remove(&name) {
                Some((path, outcome)) => {
                    found += 1;
                    let json = (&json["found"], &json["path"], &json["outcome"]);
                    assert_eq!(json, (&json!(true), &path, &outcome), "{} {name}", content.name);
                    assert_eq!(told.ending, Ending::Fine);
                    walked_again(&model, &told);
                }
                None => {
                    never += 1;
                    let dropped_by = json["dropped_by"].clone();
                    let json = (&json["found"], &json["path"], &json["outcome"]);
                    assert_eq!(json, (&json!(false), &json!([]), &Json::Null), "{} {name}", content.name);
                    assert_eq!(told.ending, Ending::NoAdvice);
                    explained += usize::from(dropped_by != json!([]));
                }
            }
        }
        assert!(expected.is_empty(), "{}: {expected:?}", content.name);
    }
    assert_eq!(compared, 1_000);
    // The comparison says something only when there is something to compare.
    assert!(found > 2_000 && never > 2_000 && explained > 1_000, "{found} {never} {explained}");
}

/// The command in the last line of the text makes the walk.
#[track_caller]
fn walked_again(model: &Model, told: &ReachReport<'_>) {
    let command = told.text.lines().next_back().unwrap();
    let mut answers = Answers::default();
    command.split(" --answer ").skip(1).for_each(|answer| answers.add_argument(answer));
    let choices = answers.resolve(model).unwrap();
    let walked = batch::walk(Basis { model, tree_digest: "", catalogue_digest: "" }, MESSAGES, &choices);
    assert_eq!(walked.ignored, Vec::<String>::new());
    let (walked, told) = (read(&walked.json()), read(&told.json));
    assert_eq!((&walked["path"], &walked["outcome"]), (&told["path"], &told["outcome"]));
    if told["kind"] == "app" {
        let apps = walked["apps"].as_array().unwrap();
        let app = apps.iter().find(|app| app["id"] == told["target"]).unwrap();
        for key in ["standing", "reasons", "ask", "attention"] {
            assert_eq!(app[key], told[key], "{key}");
        }
        assert_ne!(app["standing"], "dropped");
    }
}

#[test]
fn every_app_that_is_left_on_a_kept_walk_is_reached_by_no_longer_one() {
    let model = Content::embedded().model();
    let limits = ExplorationLimits::default();
    let shortest: BTreeMap<&str, usize> = model
        .catalogue
        .apps
        .iter()
        .filter_map(|(app, row)| match reach_app(&model, app, &limits) {
            Reach::By(path) => Some((row.id.as_str(), path.len())),
            Reach::Never | Reach::NotFound => None,
        })
        .collect();
    let shows: Vec<&str> = model
        .graph
        .outcomes
        .rows()
        .iter()
        .filter(|outcome| outcome.shows == Shows::Remaining)
        .map(|outcome| outcome.id.as_str())
        .collect();
    let mut looked = 0;
    for line in trees::read(&trees::folder("walks.jsonl")).lines() {
        let walk: Json = serde_json::from_str(line).unwrap();
        if !walk["outcome"].as_str().is_some_and(|outcome| shows.contains(&outcome)) {
            continue;
        }
        let length = walk["path"].as_array().unwrap().len();
        for app in walk["remaining"].as_array().unwrap() {
            let app = app.as_str().unwrap();
            assert!(shortest[app] <= length, "{app}: {line}");
            looked += 1;
        }
    }
    assert!(looked > 2_000, "{looked}");
}

#[test]
fn a_search_that_was_cut_off_says_so() {
    let model = Content::embedded().model();
    let app = ReachTarget::App(model.catalogue.find("signal").unwrap());
    let told = reach(&model, app, &ExplorationLimits { states: 3, ..ExplorationLimits::default() });
    let json = read(&told.json);
    assert_eq!(
        (&json["found"], &json["exhausted"], told.ending),
        (&json!(false), &json!(false), Ending::NoAdvice)
    );
    assert_eq!(
        told.text.split_whitespace().collect::<Vec<_>>().join(" "),
        "Geen weg gevonden die met `signal` eindigt. Het stappenplan is te groot om alles na te gaan."
    );
}

#[test]
fn real_questions_about_what_ships() {
    for goal in ["signal", "jitsi", "zoom", "geen", "zoom_aanscherpen"] {
        for lang in ["nl", "en"] {
            let shown = Cmd::new(&["reach", goal, "--lang", lang]).run();
            insta::assert_snapshot!(format!("{goal}_{lang}"), shown);
        }
    }
    for goal in ["jitsi", "zoom", "geen"] {
        let shown = Cmd::new(&["reach", goal, "--format", "json"]).run();
        insta::assert_snapshot!(format!("{goal}_json"), shown);
    }
}

/// A tree in which ids are app and outcome at once, and in which apps never come far.
const ODD: &str = r#"
format: 1
id: odd
title: Odd
edition: "2026"
language: en
start: use
facts:
  kind: { label: Kind, choice: { city: city bike, race: race bike } }
questions:
  use:
    ask: What is it for?
    one:
      work: { text: Work, keep: [{ require: { is: { kind: city } }, because: not for work }], end: city }
      sport: { text: Sport, keep: [{ require: { is: { kind: race } }, because: not for sport }], go: far }
  far:
    ask: How far?
    one: { far: { text: Far, end: other }, near: { text: Near, end: other } }
    keep: [{ require: { app: city }, because: too slow }]
outcomes:
  city: { kind: advice, title: These fit, shows: remaining }
  other: { kind: info, title: Read this first }
"#;

fn odd(arguments: &[&str]) -> super::common::Shown {
    let city = "name: City 1\nfacts: { kind: city }\n";
    let race = "name: Race 2\nfacts: { kind: race }\n";
    let cmd = Cmd::new(&[&["reach", "--tree", "my tree.yaml"], arguments].concat());
    cmd.file("my tree.yaml", ODD).file("catalogue/city.yaml", city).file("catalogue/race.yaml", race).run()
}

#[test]
fn wrong_use_is_told_with_the_way_on() {
    let told: Vec<String> = [
        &["city"][..],
        &["city", "--app"],
        &["city", "--outcome"],
        &["race"],
        &["race", "--outcome"],
        &["other", "--app"],
        &["rac"],
        &["race", "--app", "--outcome"],
    ]
    .iter()
    .map(|arguments| format!("{arguments:?}\n{}\n", odd(arguments)))
    .collect();
    insta::assert_snapshot!("odd", told.join("\n"));
}

#[test]
fn an_id_stands_for_one_thing() {
    let model = Content::embedded().model();
    let goal = |id: &str, kind| batch::target(&model, id, kind);
    assert_eq!(goal("signal", None), Ok(ReachTarget::App(model.catalogue.find("signal").unwrap())));
    assert_eq!(goal("signal", Some(TargetKind::Outcome)), Err(TargetError::Unknown));
    assert_eq!(goal("", None), Err(TargetError::Unknown));
    assert!(matches!(goal("advies", None), Ok(ReachTarget::Outcome(_))));
}
