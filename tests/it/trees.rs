//! The trees of the tests, from their folders or made by chance, as engine and oracle read them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stappenplan::engine::{self, AnswerValue, Choice, Position};
use stappenplan::files;
use stappenplan::findings::short;
use stappenplan::lint::{self, LoadedTree};
use stappenplan::model::{Model, QuestionIx};
use stappenplan::source::Sources;
use stappenplan::text::Lang;

use super::generate::generate;
use super::oracle::Oracle;

/// The answers of a walk: question id → the chosen answers.
pub(crate) type Answers = BTreeMap<String, Vec<String>>;

/// A tree and the files of its catalogue (stem, text), as YAML.
#[derive(Clone)]
pub(crate) struct Content {
    /// The folder, or the seed.
    pub(crate) name: String,
    pub(crate) tree: String,
    pub(crate) apps: Vec<(String, String)>,
}

impl Content {
    /// What the program makes of it. A tree with an error ends the test.
    pub(crate) fn model(&self) -> Model {
        let mut sources = Sources::new();
        let tree = sources.add("tree.yaml", self.tree.as_str());
        let apps = self.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
        let apps: Vec<_> = apps.collect();
        let LoadedTree { model, findings, .. } = lint::load(&sources, tree, &apps, Lang::En);
        model.unwrap_or_else(|| unreachable!("{}: {}", self.name, short(&findings, &sources)))
    }

    pub(crate) fn oracle(&self) -> Oracle {
        Oracle::new(&self.tree, &self.apps)
    }

    /// What ships.
    pub(crate) fn embedded() -> Content {
        let files::Content { tree, apps, .. } = files::embedded();
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).unwrap().to_owned();
        let stem = |name: &str| Path::new(name).file_stem().unwrap().to_string_lossy().into_owned();
        let apps = apps.iter().map(|app| (stem(&app.name), text(&app.bytes))).collect();
        Content { name: tree.name, tree: text(&tree.bytes), apps }
    }

    /// The tree of a folder, and its catalogue if it has one.
    pub(crate) fn of_folder(folder: &Path) -> Content {
        let catalogue = folder.join("catalogue");
        let files = if catalogue.is_dir() { entries(&catalogue) } else { Vec::new() };
        let is_read = |file: &PathBuf| {
            let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            !hidden && file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
        };
        let stem = |file: &Path| file.file_stem().unwrap().to_string_lossy().into_owned();
        let apps = files.iter().filter(|file| is_read(file));
        let apps = apps.map(|file| (stem(file), read(file))).collect();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        Content { name, tree: read(&folder.join("tree.yaml")), apps }
    }
}

/// The trees that are made by chance from these seeds.
pub(crate) fn generated(seeds: std::ops::Range<u64>) -> impl Iterator<Item = Content> {
    seeds.map(|seed| {
        let (tree, apps) = generate(seed);
        Content { name: format!("seed {seed}"), tree, apps }
    })
}

/// A folder of the tests.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// What is in a folder, by name.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// One tree pins how scalars are typed: what plain YAML makes of them is all that the oracle sees.
pub(crate) fn is_beyond_the_oracle(folder: &Path) -> bool {
    folder.ends_with("typed_text_and_ids")
}

pub(crate) fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap()
}

/// Everything that may be answered where a walk is.
pub(crate) fn choices(model: &Model, position: Position, left: usize) -> Vec<Choice> {
    let Position::At(question) = position else { return Vec::new() };
    engine::each_choice(model, question, left).map(|given| Choice { question, given }).collect()
}

/// Answers as an answers file writes them, by question.
pub(crate) fn given(model: &Model, answers: &Answers) -> BTreeMap<QuestionIx, AnswerValue> {
    let choices = answers.iter().map(|(id, words)| {
        let question = model.graph.questions.find(|question| question.id == *id).unwrap();
        (question, AnswerValue::from_words(model.graph.questions.row(question), words).unwrap())
    });
    choices.collect()
}

/// The choices of a walk, by question.
pub(crate) fn keyed(path: &[Choice]) -> BTreeMap<QuestionIx, AnswerValue> {
    path.iter().map(|choice| (choice.question, choice.given.clone())).collect()
}
