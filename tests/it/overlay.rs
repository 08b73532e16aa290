//! Values that stand over a catalogue, against the same catalogue in which they were written by hand: equal in every byte
//! of the compiled form, and so in standings, reasons, order, generated answers and all that comes of them.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::batch;
use stappenplan::compiled::{CompiledContent, Form, compile, read_compiled};
use stappenplan::engine::{Position, overlaid, start_walk, step_walk};
use stappenplan::lint::{LoadedTree, load};
use stappenplan::model::{AppIx, FactIx, FactKind, Ix, Model, NewValue, OverlaidValue, Table, ValueIx};
use stappenplan::record::Basis;
use stappenplan::source::Sources;
use stappenplan::text::{Lang, Messages};
use time::macros::date;
use yaml_serde::{Mapping, Value};

use super::common::sample_size;
use super::trees::{Content, choices, generated, keyed};

const CHECKED: &str = "2026-12-03";

fn form() -> Form {
    Form { version: "1".to_owned(), code: "x".to_owned() }
}

fn bytes(model: &Model) -> Vec<u8> {
    let content =
        CompiledContent { model: model.clone(), tree_digest: String::new(), catalogue_digest: String::new() };
    compile(&content, form()).unwrap()
}

/// What is read, unless something in it is an error: without an app that is named, a tree may have one.
fn read(content: &Content) -> Option<Model> {
    let mut sources = Sources::new();
    let tree = sources.add("tree.yaml", content.tree.as_str());
    let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
    let apps: Vec<_> = apps.collect();
    let LoadedTree { model, .. } = load(&sources, tree, &apps, Lang::En);
    model
}

fn text(value: impl Into<String>) -> Value {
    Value::String(value.into())
}

/// A value that a fact can have, by chance, and how it is written in YAML.
fn any_value(model: &Model, fact: FactIx, rng: &mut Rng) -> (NewValue, Value) {
    let values = |table: &Table<ValueIx, _>| table.indexes().collect::<Vec<ValueIx>>();
    let row = model.graph.facts.row(fact);
    if rng.u8(..8) == 0 {
        return (NewValue::Depends("het weer".into()), text("het weer"));
    }
    let id = |value: &ValueIx| text(row.values().unwrap().row(*value).id.clone());
    match &row.kind {
        FactKind::Choice(table) => {
            let value = rng.choice(values(table)).unwrap();
            (NewValue::Marks(vec![value]), id(&value))
        }
        FactKind::Set(table) => {
            let some: Vec<ValueIx> = values(table).into_iter().filter(|_| rng.bool()).collect();
            let written = Value::Sequence(some.iter().map(id).collect());
            (NewValue::Marks(some), written)
        }
        FactKind::Flag => {
            let value = rng.bool();
            (NewValue::Marks(vec![ValueIx::new(usize::from(!value))]), Value::Bool(value))
        }
        FactKind::Number { .. } if rng.u8(..4) == 0 => (NewValue::Number(f64::INFINITY), text("unlimited")),
        FactKind::Number { .. } => {
            let number = rng.u32(..200);
            (NewValue::Number(f64::from(number)), Value::Number(number.into()))
        }
        FactKind::Apps => {
            let some: Vec<AppIx> = model.catalogue.apps.indexes().filter(|_| rng.u8(..3) == 0).collect();
            let id = |app: &AppIx| text(model.catalogue.apps.row(*app).id.clone());
            let written = Value::Sequence(some.iter().map(id).collect());
            (NewValue::Apps(some), written)
        }
        FactKind::Text => (NewValue::Text("drie weken".into()), text("drie weken")),
    }
}

/// The catalogue with a value written by hand.
fn write(content: &mut Content, model: &Model, value: &OverlaidValue, written: Value) {
    let id = &model.catalogue.apps.row(value.app).id;
    let fact = &model.graph.facts.row(value.fact).id;
    for (stem, file) in &mut content.apps {
        let mut read: Mapping = yaml_serde::from_str(file).unwrap();
        let app = match read.get_mut("apps") {
            Some(list) => {
                let of_id = |app: &&mut Value| app.get("id").and_then(Value::as_str) == Some(id);
                list.as_sequence_mut()
                    .unwrap()
                    .iter_mut()
                    .find(of_id)
                    .map(|app| app.as_mapping_mut().unwrap())
            }
            None => (stem == id).then_some(&mut read),
        };
        let Some(app) = app else { continue };
        let key = match value.value {
            NewValue::Depends(_) => "depends",
            _ => "value",
        };
        let entry: Mapping =
            [(text(key), written.clone()), (text("checked"), text(CHECKED))].into_iter().collect();
        let facts = app.entry(text("facts")).or_insert_with(|| Value::Mapping(Mapping::new()));
        if facts.is_null() {
            *facts = Value::Mapping(Mapping::new());
        }
        facts.as_mapping_mut().unwrap().insert(text(fact.clone()), Value::Mapping(entry));
        *file = yaml_serde::to_string(&read).unwrap();
        return;
    }
    unreachable!("{id} is in a file");
}

/// Some values by chance, at most one of each fact of an app, and the catalogue in which they are written.
fn some_values(content: &Content, model: &Model, rng: &mut Rng) -> (Vec<OverlaidValue>, Content) {
    let (mut values, mut by_hand) = (BTreeMap::new(), content.clone());
    for _ in 0..rng.usize(1..4) {
        let app = AppIx::new(rng.usize(..model.catalogue.apps.len()));
        // Facts that answers are made of come more often.
        let making: Vec<FactIx> = model
            .graph
            .questions
            .rows()
            .iter()
            .filter_map(|question| question.made.as_ref())
            .flat_map(|made| made.of.facts())
            .collect();
        let fact = match rng.choice(making).filter(|_| rng.u8(..3) == 0) {
            Some(fact) => fact,
            None => FactIx::new(rng.usize(..model.graph.facts.len())),
        };
        let (value, written) = any_value(model, fact, rng);
        let value = OverlaidValue { app, fact, value, checked: CHECKED.into() };
        write(&mut by_hand, model, &value, written);
        values.insert((app, fact), value);
    }
    (values.into_values().collect(), by_hand)
}

fn has_values(model: &Model) -> bool {
    !model.catalogue.apps.is_empty() && !model.graph.facts.is_empty()
}

/// A walk by chance, to its end or to where nothing can be answered.
fn json(model: &Model, seed: u64) -> String {
    let mut rng = Rng::with_seed(seed);
    let mut walk = start_walk(model);
    while let Position::At(_) = walk.position {
        let Some(choice) =
            rng.choice(choices(model, walk.position, walk.left.count_ones(..)).into_iter().take(64))
        else {
            break;
        };
        walk = step_walk(model, &walk, &choice).unwrap();
    }
    let basis = Basis { model, tree_digest: "", catalogue_digest: "" };
    let report = batch::walk(basis, Messages::new(Lang::Nl), keyed(&walk.path));
    serde_json::to_string(&report.json()).unwrap()
}

#[test]
fn values_over_what_ships_are_as_if_written_there() {
    let mut content = Content::embedded();
    // What is expected of walks through an app that is no answer any more is an error of the author's.
    content.tree.truncate(content.tree.find("\nscenarios:").unwrap() + 1);
    let model = content.model().on(date!(2026 - 12 - 10).into());
    let mut rng = Rng::with_seed(11);
    let mut other_answers = 0;
    for seed in 0..sample_size(25, 500) as u64 {
        let (values, by_hand) = some_values(&content, &model, &mut rng);
        let over = overlaid(&model, &values);
        let by_hand = by_hand.model().on(date!(2026 - 12 - 10).into());
        assert!(bytes(over) == bytes(&by_hand), "{values:?}");
        assert_eq!(over.catalogue.gone, by_hand.catalogue.gone);
        assert_eq!(json(over, seed), json(&by_hand, seed), "{values:?}");
        let count = |model: &Model| -> usize {
            model.graph.questions.rows().iter().map(|question| question.answer_rows().len()).sum()
        };
        other_answers += usize::from(count(over) != count(&model));
        assert!(std::ptr::eq(over, overlaid(&model, &values)), "what was made is there");
    }
    assert!(other_answers > 0, "generated answers follow");
    assert!(std::ptr::eq(overlaid(&model, &[]), &model), "taken back, all is as it was");
    assert_eq!(bytes(&model), bytes(&Content::embedded().model()));
}

#[test]
fn values_over_any_content_are_as_if_written_there() {
    let mut rng = Rng::with_seed(12);
    let (mut same, mut moved, mut refused) = (0, 0, 0);
    for content in generated(0..sample_size(150, 3_000) as u64) {
        let model = content.model();
        if !has_values(&model) {
            continue;
        }
        for _ in 0..4 {
            let (values, by_hand) = some_values(&content, &model, &mut rng);
            let over = bytes(overlaid(&model, &values));
            match read(&by_hand) {
                Some(by_hand) => {
                    assert!(over == bytes(&by_hand), "{}: {values:?}", content.name);
                    same += 1;
                    let answers = |model: &Model| {
                        let rows = model.graph.questions.rows().iter();
                        rows.map(|question| question.answer_rows().len()).collect::<Vec<_>>()
                    };
                    moved += usize::from(answers(&model) != answers(&by_hand));
                }
                // An answer that the tree names is none any more: that the author must mend. Here nothing tests it.
                None => {
                    read_compiled(over.leak(), &form()).unwrap();
                    refused += 1;
                }
            }
        }
    }
    assert!(same > 100 && moved > 0, "{same} {moved} {refused}");
}
