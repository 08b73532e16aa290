//! The advice as it was, so that a later look can tell from what to what it changed.

use super::fields::{flag, items, number, text, word, words};
use super::listed::{RecordedOpen, RecordedTask};
use super::more_left::MoreLeft;
use super::would_change::RecordedWouldChange;
use super::written::{MapWriter, Written};
use crate::engine::Standing;
use crate::session::{AdviceThen, AppThen, Selection};
use crate::source::YamlNode;
use crate::text::SafeText;

/// The advice as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedAdvice {
    /// The outcome, by its id.
    pub outcome: String,
    /// Its title as it was shown.
    pub title: SafeText,
    /// What it said, as the tree has it.
    pub told: SafeText,
    /// The outcome was that there is no advice.
    pub is_blocked: bool,
    /// Where nothing was left to choose from: what clashed and which ways there were on, a line each.
    pub dead_end: Vec<SafeText>,
    /// What stood first and why, as it was shown.
    pub first: RecordedFirst,
    /// What stood above the columns of facts, where the apps had columns.
    pub columns: Vec<SafeText>,
    /// The facts of those columns, by their ids; empty where nobody kept them.
    pub column_facts: Vec<String>,
    /// What the organisation had to arrange.
    pub points: Vec<RecordedPoint>,
    /// The apps that were left, in the order of the advice.
    pub left: Vec<RecordedApp>,
    /// How many more were left than are told here.
    pub more_left: MoreLeft,
    /// The apps that dropped.
    pub dropped: Vec<DroppedApp>,
    /// Why they dropped: each text once.
    pub texts: Vec<SafeText>,
    /// How many more dropped than are told here.
    pub more_dropped: usize,
    /// What the answers tested of the apps that were left.
    pub facts: Vec<RecordedFact>,
    /// The sources that are named.
    pub sources: Vec<RecordedSource>,
    /// What one of the apps is called, and several of them.
    pub noun: RecordedNoun,
    /// Which of the columns tells what an app costs, from 1.
    pub price_column: Option<usize>,
    /// What the order of the apps goes by.
    pub order: SafeText,
    /// What warned of the advice itself, and how old its facts were.
    pub warnings: Vec<SafeText>,
    /// Whose advice may be asked.
    pub advisers: Vec<SafeText>,
    /// What there was to do, in the order of time.
    pub tasks: Vec<RecordedTask>,
    /// The questions that were answered with "don't know".
    pub open: Vec<RecordedOpen>,
    /// What would have changed the advice on each app that was chosen.
    pub would_change: Vec<RecordedWouldChange>,
}

impl RecordedAdvice {
    /// Whether an app that is in no list was not judged: of long lists the end is not kept.
    pub fn has_all(&self) -> bool {
        self.more_left.all() == 0 && self.more_dropped == 0
    }

    /// How an app stood, as far as that was kept.
    pub fn standing_of(&self, app: &str) -> Option<Standing> {
        let left = self.left.iter().find(|left| left.app == app);
        match left {
            Some(left) => Standing::of_id(&left.standing),
            None => self.dropped.iter().any(|dropped| dropped.app == app).then_some(Standing::Dropped),
        }
    }

    /// What an app was called, in the lists of the advice or where it was chosen; nothing where neither tells.
    pub fn name_of<'a>(&'a self, selection: &'a Selection, app: &str) -> Option<&'a SafeText> {
        let left = self.left.iter().map(|left| (&left.app, &left.name));
        let dropped = self.dropped.iter().map(|dropped| (&dropped.app, &dropped.name));
        let chosen = match selection {
            Selection::Apps(apps) => apps.as_slice(),
            Selection::Open | Selection::NoApp => &[],
        };
        let chosen = chosen.iter().map(|chosen| (&chosen.app, &chosen.name));
        let mut all = left.chain(dropped).chain(chosen);
        all.find(|(known, name)| *known == app && !name.is_empty()).map(|(_, name)| name)
    }

    /// The apps that were chosen, or else those that stood first, by their ids.
    pub fn apps_of(&self, selection: &Selection) -> Vec<String> {
        match selection {
            Selection::Apps(apps) => apps.iter().map(|one| one.app.clone()).collect(),
            Selection::Open | Selection::NoApp => self.first.apps.clone(),
        }
    }

    /// The same as a session goes on from it.
    pub(in crate::record) fn as_then(&self, selection: &Selection, is_settled: bool) -> AdviceThen {
        let then = |app: &str| AppThen {
            app: app.to_owned(),
            name: self.name_of(selection, app).cloned().unwrap_or_else(|| SafeText::new(app)),
            standing: self.standing_of(app),
        };
        AdviceThen {
            outcome: self.outcome.clone(),
            title: self.title.clone(),
            apps: self.apps_of(selection).iter().map(|app| then(app)).collect(),
            first: self.first.apps.clone(),
            left: self.left.iter().map(|left| then(&left.app)).collect(),
            is_settled,
        }
    }
}

/// What stood first in an advice, or shared that place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedFirst {
    /// The apps, by their ids; more than one where nothing that was asked orders them.
    pub apps: Vec<String>,
    /// Which it was, in words.
    pub title: SafeText,
    /// Why it was first and what to watch.
    pub why: Vec<SafeText>,
}

/// What the things of the catalogue are called; empty where nobody kept it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedNoun {
    /// One of them.
    pub one: SafeText,
    /// Several.
    pub many: SafeText,
}

/// Something to watch or to arrange.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedPoint {
    /// Its id; empty where it has none.
    pub id: String,
    /// Its words.
    pub text: SafeText,
    /// The same in a few characters.
    pub flag: SafeText,
    /// Who has to take care of it.
    pub for_whom: SafeText,
    /// Where it came from, as in [`RecordedFact::sources`].
    pub sources: Vec<SafeText>,
}

/// A source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedSource {
    /// Its id, as places in it begin.
    pub id: String,
    /// Its title and date.
    pub title: SafeText,
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
    pub points: Vec<RecordedPoint>,
    /// What stood in the columns.
    pub cells: Vec<SafeText>,
    /// The same as numbers in decimals, where they are; empty where they are none, or all of them are none.
    pub numbers: Vec<SafeText>,
    /// Which wishes it meets.
    pub met: Vec<SafeText>,
    /// Which it does not meet.
    pub unmet: Vec<SafeText>,
    /// Of which that is not known.
    pub unsure: Vec<SafeText>,
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
            .text("told", &self.told)
            .flag("blocked", self.is_blocked)
            .list("dead_end", texts(&self.dead_end))
            .map("first", self.first.written())
            .list("columns", texts(&self.columns))
            .ids("column_facts", &self.column_facts)
            .list("points", self.points.iter().map(RecordedPoint::written).collect())
            .list("left", self.left.iter().map(RecordedApp::written).collect())
            .map("more_left", self.more_left.written())
            .list("dropped", self.dropped.iter().map(dropped).collect())
            .put_some("more_dropped", more)
            .list("texts", texts(&self.texts))
            .list("facts", self.facts.iter().map(RecordedFact::written).collect())
            .list("sources", self.sources.iter().map(RecordedSource::written).collect())
            .text("one", &self.noun.one)
            .text("many", &self.noun.many)
            .put_some("price_column", self.price_column.map(|at| Written::Bare(at.to_string())))
            .text("order", &self.order)
            .list("warnings", texts(&self.warnings))
            .list("advisers", texts(&self.advisers))
            .list("tasks", self.tasks.iter().map(RecordedTask::written).collect())
            .list("open", self.open.iter().map(RecordedOpen::written).collect())
            .list("would_change", self.would_change.iter().map(RecordedWouldChange::written).collect())
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
            told: text(node, "told"),
            is_blocked: flag(node, "blocked").unwrap_or_default(),
            dead_end: read_texts(node, "dead_end"),
            first: node.get("first").map(RecordedFirst::read).unwrap_or_default(),
            columns: read_texts(node, "columns"),
            column_facts: words(node, "column_facts"),
            points: items(node, "points").iter().map(RecordedPoint::read).collect(),
            left: items(node, "left").iter().filter_map(RecordedApp::read).collect(),
            more_left: node.get("more_left").map(MoreLeft::read).unwrap_or_default(),
            dropped: items(node, "dropped").iter().filter_map(dropped).collect(),
            texts: read_texts(node, "texts"),
            more_dropped: number(node, "more_dropped").unwrap_or_default(),
            facts: items(node, "facts").iter().filter_map(RecordedFact::read).collect(),
            sources: items(node, "sources").iter().filter_map(RecordedSource::read).collect(),
            noun: RecordedNoun { one: text(node, "one"), many: text(node, "many") },
            price_column: number(node, "price_column"),
            order: text(node, "order"),
            warnings: read_texts(node, "warnings"),
            advisers: read_texts(node, "advisers"),
            tasks: items(node, "tasks").iter().filter_map(RecordedTask::read).collect(),
            open: items(node, "open").iter().filter_map(RecordedOpen::read).collect(),
            would_change: items(node, "would_change").iter().filter_map(RecordedWouldChange::read).collect(),
        })
    }
}

impl RecordedFirst {
    fn written(&self) -> MapWriter {
        MapWriter::default().ids("apps", &self.apps).text("title", &self.title).list("why", texts(&self.why))
    }

    fn read(node: &YamlNode<'_>) -> Self {
        Self { apps: words(node, "apps"), title: text(node, "title"), why: read_texts(node, "why") }
    }
}

impl RecordedPoint {
    fn written(&self) -> Written {
        let id = (!self.id.is_empty()).then(|| Written::Id(self.id.clone()));
        MapWriter::default()
            .put_some("id", id)
            .text("text", &self.text)
            .text("flag", &self.flag)
            .text("for", &self.for_whom)
            .list("sources", texts(&self.sources))
            .done()
    }

    fn read(node: &YamlNode<'_>) -> Self {
        Self {
            id: word(node, "id").unwrap_or_default(),
            text: text(node, "text"),
            flag: text(node, "flag"),
            for_whom: text(node, "for"),
            sources: read_texts(node, "sources"),
        }
    }
}

impl RecordedSource {
    fn written(&self) -> Written {
        MapWriter::default().id("id", &self.id).text("title", &self.title).done()
    }

    fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self { id: word(node, "id")?, title: text(node, "title") })
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
            .list("points", self.points.iter().map(RecordedPoint::written).collect())
            .list("cells", texts(&self.cells))
            .list("numbers", texts(&self.numbers))
            .list("met", texts(&self.met))
            .list("unmet", texts(&self.unmet))
            .list("unsure", texts(&self.unsure))
            .done()
    }

    fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            app: word(node, "app")?,
            name: text(node, "name"),
            standing: word(node, "standing").unwrap_or_default(),
            reasons: read_texts(node, "reasons"),
            ask: words(node, "ask"),
            points: items(node, "points").iter().map(RecordedPoint::read).collect(),
            cells: read_texts(node, "cells"),
            numbers: read_texts(node, "numbers"),
            met: read_texts(node, "met"),
            unmet: read_texts(node, "unmet"),
            unsure: read_texts(node, "unsure"),
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
