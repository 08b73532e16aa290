//! The schemas of one tree: whether they say of a file what the program says of its shape and of its facts. Read as a
//! validator reads them, as far as they go; scripts/validate-formats asks one that others made.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::common::Cmd;
use super::trees::{entries, folder, is_beyond_the_oracle, read};

/// A schema, from which its definitions are looked up.
struct Schema(Json);

impl Schema {
    /// The one of a tree.
    #[track_caller]
    fn of(of: &str, tree: &Path) -> Self {
        let shown = Cmd::new(&["schema", of, "--tree", tree.to_str().unwrap()]).run();
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{}", tree.display());
        Self(serde_json::from_str(&shown.stdout).unwrap())
    }

    fn accepts(&self, value: &Json) -> bool {
        self.holds(&self.0, value)
    }

    fn holds(&self, schema: &Json, value: &Json) -> bool {
        let Json::Object(rules) = schema else { return schema != &json!(false) };
        rules.iter().all(|(rule, told)| self.holds_rule(rules, rule, told, value))
    }

    fn holds_rule(
        &self,
        rules: &serde_json::Map<String, Json>,
        rule: &str,
        told: &Json,
        value: &Json,
    ) -> bool {
        let all = |told: &Json| told.as_array().unwrap().clone();
        let fields = value.as_object();
        match rule {
            "$ref" => {
                self.holds(self.0.pointer(told.as_str().unwrap().trim_start_matches('#')).unwrap(), value)
            }
            "allOf" => all(told).iter().all(|one| self.holds(one, value)),
            "anyOf" => all(told).iter().any(|one| self.holds(one, value)),
            "oneOf" => all(told).iter().filter(|one| self.holds(one, value)).count() == 1,
            "not" => !self.holds(told, value),
            "if" => {
                let next = if self.holds(told, value) { "then" } else { "else" };
                rules.get(next).is_none_or(|next| self.holds(next, value))
            }
            "enum" => all(told).contains(value),
            "const" => told == value,
            "type" => match told {
                Json::Array(types) => types.iter().any(|told| is_of_type(told, value)),
                told => is_of_type(told, value),
            },
            // The other patterns are those of ids and dates: here no test hangs on them.
            "pattern" if told == "^[+-]?[0-9.]+$" => {
                let is_number = |text: &str| {
                    text.trim_start_matches(['+', '-']).chars().all(|it| it.is_ascii_digit() || it == '.')
                };
                value.as_str().is_none_or(is_number)
            }
            "pattern" => true,
            "items" => value.as_array().is_none_or(|items| items.iter().all(|item| self.holds(told, item))),
            "required" => fields
                .is_none_or(|fields| all(told).iter().all(|key| fields.contains_key(key.as_str().unwrap()))),
            "minProperties" => fields.is_none_or(|fields| fields.len() as u64 >= told.as_u64().unwrap()),
            "maxProperties" => fields.is_none_or(|fields| fields.len() as u64 <= told.as_u64().unwrap()),
            "propertyNames" => {
                fields.is_none_or(|fields| fields.keys().all(|key| self.holds(told, &json!(key))))
            }
            "properties" => fields.is_none_or(|fields| {
                let known = fields.iter().filter_map(|(key, value)| Some((told.get(key)?, value)));
                known.into_iter().all(|(told, value)| self.holds(told, value))
            }),
            "additionalProperties" => fields.is_none_or(|fields| {
                let known = rules.get("properties");
                let more =
                    fields.iter().filter(|(key, _)| known.is_none_or(|known| known.get(key).is_none()));
                more.into_iter().all(|(_, value)| self.holds(told, value))
            }),
            "then" | "else" | "minimum" | "maximum" | "description" | "title" | "$schema" | "$defs" => true,
            other => panic!("a rule that is not known: {other}"),
        }
    }
}

fn is_of_type(told: &Json, value: &Json) -> bool {
    match told.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

fn yaml(text: &str) -> Json {
    yaml_serde::from_str(text).unwrap()
}

/// A tree with the files of its catalogue.
fn files_of(tree: PathBuf) -> (PathBuf, Vec<PathBuf>) {
    let catalogue = tree.with_file_name("catalogue");
    let apps = if catalogue.is_dir() { entries(&catalogue) } else { Vec::new() };
    let is_read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml"))
    };
    (tree, apps.into_iter().filter(is_read).collect())
}

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("decision_tree.yaml")
}

#[test]
fn all_that_is_right_passes_the_schemas_of_its_tree() {
    let folders = entries(&folder("constructs")).into_iter().filter(|path| path.is_dir());
    let folders =
        folders.chain(entries(&folder("guide"))).chain([folder("second"), folder("second/english")]);
    let trees = folders.filter(|path| !is_beyond_the_oracle(path)).map(|path| path.join("tree.yaml"));
    let (mut files, mut wrong) = (0, Vec::new());
    for (tree, apps) in trees.chain([shipped()]).map(files_of) {
        let of_tree = Schema::of("tree", &tree);
        let of_app = Schema::of("app", &tree);
        for (schema, file) in [(&of_tree, &tree)].into_iter().chain(apps.iter().map(|app| (&of_app, app))) {
            files += 1;
            if !schema.accepts(&yaml(&read(file))) {
                wrong.push(file.display().to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files > 150, "{files}");
}

#[test]
fn what_is_misspelt_does_not() {
    let (tree, _) = files_of(shipped());
    let text = read(&tree);
    let app = read(&tree.with_file_name("catalogue").join("jitsi.yaml"));
    let slip = |of: &str, from: &str, to: &str| -> bool {
        let (schema, text) = (Schema::of(of, &tree), if of == "app" { &app } else { &text });
        assert!(text.contains(from), "{from}");
        schema.accepts(&yaml(&text.replacen(from, to, 1)))
    };
    for (of, from, to) in [
        ("app", "  open_source: true", "  open_sorce: true"),
        ("app", "  open_source: true", "  open_source: waar"),
        ("app", "  account_beller: nee", "  account_beller: neee"),
        ("app", "value: [browser, app]", "value: [browsr, app]"),
        ("app", "  soort: [beeldbellen]", "  soort: [beldbellen]"),
        ("app", "  max_deelnemers: 100", "  max_deelnemers: veel"),
        ("app", "{ known: gecertificeerd }", "{ known: gecertificerd }"),
        ("tree", "{ is: { snel_starten: true } }", "{ is: { snel_startn: true } }"),
        ("tree", "{ is: { snel_starten: true } }", "{ is: { snel_starten: snel } }"),
    ] {
        assert!(!slip(of, from, to), "{of}: {to}");
    }
    // What else a person writes of a fact.
    for (from, to) in [
        ("  max_deelnemers: 100", "  max_deelnemers: unlimited"),
        ("  max_deelnemers: 100", "  max_deelnemers: { depends: het abonnement }"),
        ("  open_source: true", "  open_source: { value: true, note: ook de server }"),
        ("  account_beller: nee", "  account_beller: unknown"),
    ] {
        assert!(slip("app", from, to), "{to}");
    }
    // A question and the way to it are written one after the other: neither is marked before the other is there.
    assert!(slip("tree", "go: wanneer", "go: tolk"));
}

#[test]
fn a_tree_with_mistakes_has_its_schemas_too_but_one_that_is_no_yaml_has_none() {
    let made = |tree: &str| {
        Cmd::new(&["schema", "app", "--tree", "t.yaml", "--lang", "en"]).file("t.yaml", tree).run()
    };
    let shown =
        made("format: 1\nfacts: { kind: { label: Kind, choice: { city: City bike } } }\nquestoins: {}\n");
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shown}");
    assert!(shown.stdout.contains("Kind: `city` City bike"), "{shown}");
    let broken = made("title: [\n");
    assert_eq!((broken.code, broken.stdout.as_str()), (3, ""), "{broken}");
    let plain = Cmd::new(&["schema", "app"]).run();
    assert!(
        plain.code == 0 && !plain.stdout.contains("open_source"),
        "without a tree: of the language alone"
    );
}
