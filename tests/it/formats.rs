//! The JSON formats, frozen: every key, the order of the keys and what is behind them. A key that is added, removed,
//! renamed or moved changes a shape here. One that is only added keeps the version, for no reader has to change; all else
//! is a new version of the format, in a file of its own in `batch/json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use stappenplan::analysis::{ExplorationLimits, walks};
use stappenplan::batch::{self, ReachTarget};
use stappenplan::engine::Choice;
use stappenplan::model::{AppIx, Model};
use stappenplan::record::{Autosave, Basis, RecordedChoice};
use stappenplan::report::{Report, ReportV1};
use stappenplan::session::{Resumed, Session};
use stappenplan::text::{Lang, Messages};
use time::macros::{date, datetime};

use super::trees::{self, Content};
use super::walked::json;

const MESSAGES: Messages = Messages::new(Lang::En);

/// Keys whose objects hold ids of the content, not keys of the format.
const BY_ID: &[&str] = &["facts", "details", "values", "notes", "attention", "set"];

/// What one place of a format holds.
#[derive(Default)]
struct Slot {
    /// Null, a flag, a number, a word, a list, an object.
    kinds: BTreeSet<&'static str>,
    /// The keys of the objects there, each with how often it occurs.
    keys: Vec<(String, usize)>,
    /// Which key stood before which.
    order: BTreeSet<(String, String)>,
    objects: usize,
}

/// The shape of a format: what each place of it holds.
#[derive(Default)]
struct Shape(BTreeMap<String, Slot>);

impl Shape {
    fn learn(&mut self, at: &str, json: &Json) {
        let slot = self.0.entry(at.to_owned()).or_default();
        let last = at.rsplit('.').next().unwrap();
        match json {
            Json::Null => drop(slot.kinds.insert("null")),
            Json::Bool(_) => drop(slot.kinds.insert("flag")),
            Json::Number(_) => drop(slot.kinds.insert("number")),
            Json::String(_) => drop(slot.kinds.insert("word")),
            Json::Array(items) => {
                slot.kinds.insert("list");
                items.iter().for_each(|item| self.learn(&format!("{at}[]"), item));
            }
            Json::Object(values) if BY_ID.contains(&last) => {
                slot.kinds.insert("by id");
                values.values().for_each(|value| self.learn(&format!("{at}.*"), value));
            }
            Json::Object(values) => {
                slot.kinds.insert("object");
                slot.see_keys(at, values.keys());
                values.iter().for_each(|(key, value)| self.learn(&format!("{at}.{key}"), value));
            }
        }
    }

    fn text(&self) -> String {
        let line = |(place, slot): (&String, &Slot)| {
            let kinds: Vec<&str> = slot.kinds.iter().copied().collect();
            let optional = |(key, times): &(String, usize)| {
                if *times < slot.objects { format!("{key}?") } else { key.clone() }
            };
            let keys: Vec<String> = slot.ordered().into_iter().map(optional).collect();
            let keys = if keys.is_empty() { String::new() } else { format!(" {{ {} }}", keys.join(", ")) };
            format!("{place}: {}{keys}", kinds.join(" or "))
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl Slot {
    /// Keys always stand in the same order, whichever of them are there.
    fn see_keys<'k>(&mut self, at: &str, keys: impl Iterator<Item = &'k String>) {
        self.objects += 1;
        let keys: Vec<&String> = keys.collect();
        for (place, key) in keys.iter().copied().enumerate() {
            match self.keys.iter_mut().find(|(known, _)| known == key) {
                Some((_, times)) => *times += 1,
                None => self.keys.push((key.clone(), 1)),
            }
            for later in keys.iter().skip(place + 1) {
                let turned = (later.to_string(), key.clone());
                assert!(!self.order.contains(&turned), "{at}: `{key}` stands elsewhere");
                self.order.insert((key.clone(), later.to_string()));
            }
        }
    }

    /// The keys in the order in which they stand, whichever of them are there.
    fn ordered(&self) -> Vec<&(String, usize)> {
        let mut left: Vec<&(String, usize)> = self.keys.iter().collect();
        let mut ordered = Vec::new();
        while !left.is_empty() {
            let is_first = |key: &str| {
                !left.iter().any(|(other, _)| self.order.contains(&(other.clone(), key.to_owned())))
            };
            let at = left.iter().position(|(key, _)| is_first(key)).unwrap();
            ordered.push(left.remove(at));
        }
        ordered
    }
}

fn shape(examples: impl IntoIterator<Item = Json>) -> String {
    let mut shape = Shape::default();
    examples.into_iter().for_each(|example| shape.learn("", &example));
    shape.text()
}

fn basis(model: &Model) -> Basis<'_> {
    Basis { model, tree_digest: "tree", catalogue_digest: "catalogue" }
}

/// What ships, a small tree in English, and all constructs of the language: together they hold everything.
fn models() -> Vec<Model> {
    let constructs = trees::entries(&trees::folder("constructs"));
    let constructs = constructs.iter().filter(|entry| entry.is_dir());
    let constructs = constructs.map(|folder| Content::of_folder(folder).model());
    let english = Content::of_folder(&trees::folder("second/english")).model();
    let models = [Content::embedded().model(), english].into_iter().chain(constructs);
    models.map(|model| model.on(date!(2026 - 11 - 27).into())).collect()
}

/// Some walks of every tree, and what is shown of each.
fn of_walks(told: impl Fn(&Model, &stappenplan::analysis::Walk) -> Json) -> Vec<Json> {
    let models = models();
    let some = |model| walks(model).step_by(7).take(30);
    models.iter().flat_map(|model| some(model).map(|walk| told(model, &walk)).collect::<Vec<_>>()).collect()
}

#[test]
fn walk() {
    let of = |model: &Model, path: &[Choice]| {
        json(&batch::walk(basis(model), MESSAGES, trees::keyed(path)).json())
    };
    let mut told = of_walks(|model, walk| of(model, &walk.path));
    told.extend(of_walks(|model, walk| of(model, &walk.path[..walk.path.len() / 2])));
    insta::assert_snapshot!("walk_v1", shape(told));
}

#[test]
fn a_line_of_walks() {
    let mut lines = Vec::new();
    for model in models() {
        batch::list(&model, MESSAGES, 40, batch::LineDetail::Ends, &mut lines).unwrap();
    }
    let model = Content::embedded().model();
    batch::replay_lines(
        &model,
        MESSAGES,
        &mut ["{}"].into_iter().map(|line| Ok(line.to_owned())),
        &mut lines,
    )
    .unwrap();
    let lines = String::from_utf8(lines).unwrap();
    insta::assert_snapshot!("walks_v1", shape(lines.lines().map(|line| serde_json::from_str(line).unwrap())));
}

#[test]
fn walks_with_standings_and_what_became_of_them() {
    let (mut lines, mut told) = (Vec::new(), Vec::new());
    for model in models() {
        batch::list(&model, MESSAGES, 40, batch::LineDetail::Standings, &mut lines).unwrap();
    }
    let lines = String::from_utf8(lines).unwrap();
    for model in models() {
        let mut earlier = lines.lines().step_by(11).map(|line| Ok(line.to_owned()));
        told.push(json(&batch::replay_summary(&model, &mut earlier).unwrap().json()));
    }
    let lines = shape(lines.lines().map(|line| serde_json::from_str(line).unwrap()));
    insta::assert_snapshot!("walks_v1_standings", lines);
    insta::assert_snapshot!("replay_v1", shape(told));
}

#[test]
fn why() {
    let model = Content::embedded().model();
    let some = walks(&model).step_by(501).take(6);
    let told = some.flat_map(|walk| {
        let apps: Vec<AppIx> = model.catalogue.apps.indexes().step_by(4).collect();
        let why = |app| json(&batch::why(&model, MESSAGES, app, trees::keyed(&walk.path), 78).json);
        apps.into_iter().map(why).collect::<Vec<_>>()
    });
    insta::assert_snapshot!("why_v2", shape(told));
}

#[test]
fn reach() {
    let limits = ExplorationLimits::default();
    let told = models().into_iter().flat_map(|model| {
        let apps = model.catalogue.apps.indexes().take(30).map(ReachTarget::App);
        let outcomes = model.graph.outcomes.indexes().map(ReachTarget::Outcome);
        let goals: Vec<ReachTarget> = apps.chain(outcomes).collect();
        let reach = |goal| json(&batch::reach(&model, MESSAGES, goal, &limits, "walk", 78).json);
        goals.into_iter().map(reach).collect::<Vec<_>>()
    });
    insta::assert_snapshot!("reach_v1", shape(told));
}

#[test]
fn apps() {
    insta::assert_snapshot!("apps_v1", shape(models().iter().map(|model| json(&batch::apps(model)))));
}

#[test]
fn app() {
    let told = models().into_iter().flat_map(|model| {
        let apps = model.catalogue.apps.rows().iter();
        apps.map(|row| json(&batch::app(&model, &row.id))).collect::<Vec<_>>()
    });
    insta::assert_snapshot!("app_v1", shape(told));
}

#[test]
fn compare() {
    let told = models().into_iter().filter(|model| model.catalogue.apps.len() > 1).map(|model| {
        let apps: Vec<AppIx> = model.catalogue.apps.indexes().take(5).collect();
        json(&batch::compare(&model, &apps))
    });
    insta::assert_snapshot!("compare_v1", shape(told));
}

#[test]
fn report() {
    let folder = std::fs::read_dir("tests/dossiers").unwrap();
    let files = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let told = files.map(|bytes| {
        let dossier = stappenplan::record::read_dossier(&bytes).dossier;
        let command = Some("stappenplan report x".to_owned());
        json(&ReportV1::of(&Report { command, ..Report::of(&dossier, MESSAGES) }))
    });
    insta::assert_snapshot!("report_v1", shape(told));
}

/// Dossiers that were made of other walks of the same tree and another day: what was chosen stays, falls and is overtaken.
#[test]
fn review() {
    let told = models().into_iter().flat_map(|model| {
        let some: Vec<_> = walks(&model).step_by(5).take(12).collect();
        let told = some.iter().zip(some.iter().skip(1)).filter_map(|(then, now)| {
            let session = Session::resume(&model, MESSAGES, trees::keyed(&then.path), Default::default());
            let saved = Autosave::new(basis(&model), "b@mill", "x".into(), 0);
            let mut dossier = saved.dossier(&session, datetime!(2026-11-28 11:00 UTC));
            let first = dossier.choices.first_mut()?;
            (first.ask, first.shown) = ("Before?".into(), "Before".into());
            let last = dossier.choices.last_mut()?;
            last.answers = vec!["gone".to_owned()];
            let gone = RecordedChoice { question: "gone".to_owned(), ..dossier.choices.first()?.clone() };
            dossier.choices.push(gone);
            if let Some(advice) = &mut dossier.advice {
                advice.facts.iter_mut().step_by(2).for_each(|fact| fact.value = "before".into());
                let cells = advice.left.iter_mut().flat_map(|left| &mut left.cells);
                cells.for_each(|cell| *cell = "before".into());
            }
            let resumed = Resumed { choices: trees::keyed(&now.path), ..Resumed::default() };
            Some(json(&batch::review(basis(&model), MESSAGES, &dossier, resumed)?.json))
        });
        told.collect::<Vec<_>>()
    });
    insta::assert_snapshot!("review_v1", shape(told));
}

/// The test of the test.
#[test]
fn a_changed_format_has_another_shape() {
    let of = |text: &str| shape([serde_json::from_str(text).unwrap()]);
    let before = of(r#"{"a":1,"b":[{"c":null}]}"#);
    assert_eq!(before, ": object { a, b }\n.a: number\n.b: list\n.b[]: object { c }\n.b[].c: null");
    for after in [
        r#"{"a":1,"b":[{"c":null,"d":1}]}"#,
        r#"{"a":1,"b":[{}]}"#,
        r#"{"a":1,"b":[{"e":null}]}"#,
        r#"{"b":[{"c":null}],"a":1}"#,
        r#"{"a":"1","b":[{"c":null}]}"#,
    ] {
        assert_ne!(of(after), before, "{after}");
    }
}
