//! Every file that ships, and every tree of the tests, reads the same through another reader of YAML.

use std::fs;
use std::path::{Path, PathBuf};

use stappenplan::source::{NodeKind, ReadLimits, ScalarType, Sources, YamlNode, read};
use yaml_serde::Value;

/// Whether both readers saw the same.
fn same(ours: &YamlNode<'_>, theirs: &Value) -> bool {
    match (&ours.kind, theirs) {
        (NodeKind::List(items), Value::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (NodeKind::Map(entries), Value::Mapping(others)) => {
            entries.len() == others.len()
                && entries
                    .iter()
                    .zip(others)
                    .all(|(entry, (key, value))| same_key(&entry.key.value, key) && same(&entry.value, value))
        }
        (NodeKind::Scalar(scalar), other) => match (scalar.scalar_type(), other) {
            (ScalarType::Null, Value::Null) => true,
            (ScalarType::Bool(ours), Value::Bool(theirs)) => ours == *theirs,
            (ScalarType::Number(ours), Value::Number(theirs)) => theirs.as_f64() == Some(ours),
            (ScalarType::Text, Value::String(theirs)) => scalar.text == *theirs,
            // A number in a form that only some readers take for one: here it is text.
            (ScalarType::Text, Value::Number(_)) => scalar.plain,
            _ => false,
        },
        _ => false,
    }
}

/// Keys are text here, whatever another reader makes of a plain one (`1e3`).
fn same_key(ours: &str, theirs: &Value) -> bool {
    match theirs {
        Value::String(text) => text == ours,
        Value::Bool(flag) => flag.to_string() == ours,
        Value::Number(_) => ours.starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    }
}

fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn two_readers_see_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("decision_tree.yaml")];
    yaml_files(&root.join("catalogue"), &mut files);
    yaml_files(&root.join("tests/constructs"), &mut files);
    yaml_files(&root.join("tests/second"), &mut files);
    assert!(files.len() > 30, "the content is missing");
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let mut sources = Sources::new();
        let file = sources.add(path.display().to_string(), text.clone());
        let theirs: Result<Value, _> = yaml_serde::from_str(&text);
        match (read(&sources, file, ReadLimits::TREE), theirs) {
            (Ok(ours), Ok(theirs)) => assert!(same(&ours, &theirs), "{} reads differently", path.display()),
            // A fixture that must not be read: then neither should.
            (ours, theirs) => assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", path.display()),
        }
    }
}
