//! Dossiers of every version of the format stay readable for ever. The files in `tests/dossiers` are never made anew: a format
//! that changes gets files of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use stappenplan::record::{dossier_schema, dossier_text, read_dossier};

fn files() -> Vec<(PathBuf, String)> {
    let folder = fs::read_dir("tests/dossiers").unwrap();
    let files: Vec<_> = folder
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    assert!(!files.is_empty());
    files
}

#[test]
fn a_dossier_of_any_version_is_read_and_nothing_of_it_is_lost() {
    for (path, text) in files() {
        let found = read_dossier(text.as_bytes());
        assert!(found.damage.is_none(), "{}: {:?}", path.display(), found.damage);
        // What is written again is what was read: so every key was understood.
        assert_eq!(dossier_text(&found.dossier), text, "{}", path.display());
    }
}

#[test]
fn every_key_that_a_dossier_can_have_stands_in_one_of_them() {
    let mut keys = BTreeSet::new();
    add_keys(&dossier_schema(), &mut keys);
    let all: String = files().into_iter().map(|(_, text)| text).collect();
    let is_in_one = |key: &String| {
        all.lines().any(|line| {
            let line = line.trim_start().trim_start_matches("- ").replace('"', "");
            line.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':'))
        })
    };
    let missing: Vec<String> = keys.into_iter().filter(|key| !is_in_one(key)).collect();
    assert_eq!(missing, [] as [String; 0]);
}

fn add_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    let Value::Object(map) = schema else { return };
    for (name, part) in map {
        match (name.as_str(), part) {
            ("properties", Value::Object(properties)) => {
                keys.extend(properties.keys().cloned());
                properties.values().for_each(|part| add_keys(part, keys));
            }
            ("oneOf", Value::Array(parts)) => parts.iter().for_each(|part| add_keys(part, keys)),
            _ => add_keys(part, keys),
        }
    }
}
