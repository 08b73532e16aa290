//! The advice as it was, so that a later look can tell from what to what it changed.

use super::fields::{flag, items, text, word, words};
use super::written::{MapWriter, Written};
use crate::source::YamlNode;
use crate::text::SafeText;

/// The advice as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedAdvice {
    /// The outcome, by its id.
    pub outcome: String,
    /// Its title as it was shown.
    pub title: SafeText,
    /// The apps that were left, in the order of the advice: the first is the first choice.
    pub left: Vec<RecordedApp>,
    /// The apps that dropped.
    pub dropped: Vec<DroppedApp>,
    /// Why they dropped: each text once.
    pub texts: Vec<SafeText>,
    /// How many more dropped than are told here.
    pub more_dropped: usize,
    /// What the answers tested of the apps that were left.
    pub facts: Vec<RecordedFact>,
}

/// An app that was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedApp {
    /// Its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// Its standing, in the words of `walk --format json`.
    pub standing: String,
    /// Why.
    pub reasons: Vec<SafeText>,
    /// The facts that its supplier has to be asked for, by their ids.
    pub ask: Vec<String>,
    /// What to watch.
    pub points: Vec<SafeText>,
}

/// An app that dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DroppedApp {
    /// Its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// Why: places in the list of texts, from 1.
    pub reasons: Vec<usize>,
}

/// A fact that was tested.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedFact {
    /// The app, by its id.
    pub app: String,
    /// The fact, by its id.
    pub fact: String,
    /// What it is called where it is shown.
    pub label: SafeText,
    /// Its value in words.
    pub value: SafeText,
    /// There was no value.
    pub is_unknown: bool,
    /// Where it came from: the id of a source, and where in it.
    pub sources: Vec<SafeText>,
    /// When it was checked, as the catalogue had it.
    pub checked: SafeText,
}

fn texts(all: &[SafeText]) -> Vec<Written> {
    all.iter().map(Written::text).collect()
}

fn read_texts(node: &YamlNode<'_>, key: &str) -> Vec<SafeText> {
    words(node, key).into_iter().map(SafeText::from).collect()
}

impl RecordedAdvice {
    pub(super) fn written(&self) -> Written {
        let dropped = |app: &DroppedApp| {
            let reasons = app.reasons.iter().map(|at| Written::Bare(at.to_string())).collect();
            MapWriter::default().id("app", &app.app).text("name", &app.name).list("reasons", reasons).done()
        };
        let more = (self.more_dropped > 0).then(|| Written::Bare(self.more_dropped.to_string()));
        MapWriter::default()
            .id("outcome", &self.outcome)
            .text("title", &self.title)
            .list("left", self.left.iter().map(RecordedApp::written).collect())
            .list("dropped", self.dropped.iter().map(dropped).collect())
            .put_some("more_dropped", more)
            .list("texts", texts(&self.texts))
            .list("facts", self.facts.iter().map(RecordedFact::written).collect())
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        let dropped = |node: &YamlNode<'_>| {
            let reasons = words(node, "reasons").iter().filter_map(|at| at.parse().ok()).collect();
            Some(DroppedApp { app: word(node, "app")?, name: text(node, "name"), reasons })
        };
        Some(Self {
            outcome: word(node, "outcome")?,
            title: text(node, "title"),
            left: items(node, "left").iter().filter_map(RecordedApp::read).collect(),
            dropped: items(node, "dropped").iter().filter_map(dropped).collect(),
            texts: read_texts(node, "texts"),
            more_dropped: word(node, "more_dropped").and_then(|more| more.parse().ok()).unwrap_or_default(),
            facts: items(node, "facts").iter().filter_map(RecordedFact::read).collect(),
        })
    }
}

impl RecordedApp {
    fn written(&self) -> Written {
        MapWriter::default()
            .id("app", &self.app)
            .text("name", &self.name)
            .id("standing", &self.standing)
            .list("reasons", texts(&self.reasons))
            .ids("ask", &self.ask)
            .list("points", texts(&self.points))
            .done()
    }

    fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            app: word(node, "app")?,
            name: text(node, "name"),
            standing: word(node, "standing").unwrap_or_default(),
            reasons: read_texts(node, "reasons"),
            ask: words(node, "ask"),
            points: read_texts(node, "points"),
        })
    }
}

impl RecordedFact {
    fn written(&self) -> Written {
        MapWriter::default()
            .id("app", &self.app)
            .id("fact", &self.fact)
            .text("label", &self.label)
            .text("value", &self.value)
            .flag("unknown", self.is_unknown)
            .list("sources", texts(&self.sources))
            .text("checked", &self.checked)
            .done()
    }

    fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            app: word(node, "app")?,
            fact: word(node, "fact")?,
            label: text(node, "label"),
            value: text(node, "value"),
            is_unknown: flag(node, "unknown").unwrap_or_default(),
            sources: read_texts(node, "sources"),
            checked: text(node, "checked"),
        })
    }
}
