//! How good the data is, in figures: how far facts are filled in, which of them nothing tests, which apps nothing tells apart,
//! and when what was looked at last.

use std::collections::BTreeMap;

use crate::engine::alike;
use crate::model::{AppIx, Catalogue, Condition, FactIx, Ix, Model, SourceIx};
use crate::order;
use crate::text::{Day, SafeText};

/// Figures about the apps that are offered, on the day of the model.
#[derive(Debug)]
pub struct DataFigures<'m> {
    /// How far each fact is filled in, in the order of the tree.
    pub facts: Vec<FactFigures>,
    /// Groups of apps that no requirement, wish or rule of `standing` tells apart.
    pub alike: Vec<Vec<AppIx>>,
    /// How old the values are, by the source that they come from. A value with several sources counts with each.
    pub sources: Vec<(SourceIx, ValueDates<'m>)>,
    /// How old the values are, by app.
    pub apps: Vec<(AppIx, ValueDates<'m>)>,
}

/// How far a fact is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactFigures {
    /// Which fact.
    pub fact: FactIx,
    /// The apps with a value.
    pub known: usize,
    /// The apps of which it is known to depend.
    pub depends: usize,
    /// The apps of which it is unknown.
    pub unknown: usize,
    /// Whether a question, requirement, rule or point tests it, or lists of apps show it.
    pub is_used: bool,
}

/// When some values were checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValueDates<'m> {
    /// How many there are.
    pub values: usize,
    /// Of how many it is said when they were checked.
    pub dated: usize,
    /// How many were checked too long ago.
    pub stale: usize,
    /// The first date of all, as written.
    pub oldest: Option<(Day, &'m SafeText)>,
    /// The last one.
    pub newest: Option<(Day, &'m SafeText)>,
}

impl<'m> ValueDates<'m> {
    fn add(&mut self, date: Option<&'m SafeText>, model: &Model) {
        self.values += 1;
        let Some((day, date)) = date.and_then(|date| Some((Day::last_of(date.as_str())?, date))) else {
            return;
        };
        self.dated += 1;
        self.stale += usize::from(model.is_stale(day));
        if self.oldest.is_none_or(|(oldest, _)| day < oldest) {
            self.oldest = Some((day, date));
        }
        if self.newest.is_none_or(|(newest, _)| day > newest) {
            self.newest = Some((day, date));
        }
    }
}

/// The figures of a catalogue.
pub fn data_figures(model: &Model) -> DataFigures<'_> {
    let catalogue = &model.catalogue;
    let used = used(model);
    let facts = catalogue.columns.iter().map(|(fact, column)| {
        let known = column.known.intersection(&catalogue.offered).count();
        let depends = column.depends.keys().filter(|app| catalogue.offered.contains(app.at())).count();
        let unknown = catalogue.offered.count_ones(..) - known - depends;
        FactFigures { fact, known, depends, unknown, is_used: used.contains(&fact) }
    });
    let (sources, apps) = ages(model);
    DataFigures { facts: facts.collect(), alike: alike(model), sources, apps }
}

/// The facts that something tests, that answers are made of, or that stand in a column.
fn used(model: &Model) -> Vec<FactIx> {
    let mut used: Vec<FactIx> = model.graph.rows.iter().map(|column| column.fact).collect();
    let mut see = |condition: &Condition| {
        condition.visit(&mut |part| {
            if let Condition::Fact(test) = part
                && !used.contains(&test.fact)
            {
                used.push(test.fact);
            }
        });
    };
    model.conditions(&mut see);
    model
        .graph
        .questions
        .rows()
        .iter()
        .filter_map(|question| question.made.as_ref())
        .for_each(|made| see(&made.of));
    for question in model.graph.questions.rows().iter().filter(|question| question.made.is_none()) {
        // How answers were made of the values of a fact is not kept, only that they were.
        let made: Vec<&str> = question
            .answer_rows()
            .iter()
            .filter(|answer| answer.generated)
            .map(|answer| answer.id.as_str())
            .collect();
        let is_made_of = |values: &crate::model::Table<_, crate::model::FactValue>| {
            !made.is_empty() && values.rows().iter().map(|value| value.id.as_str()).eq(made.iter().copied())
        };
        let facts = model.graph.facts.iter().filter(|(_, fact)| fact.values().is_some_and(is_made_of));
        used.extend(facts.map(|(fact, _)| fact));
    }
    used
}

type BySource<'m> = Vec<(SourceIx, ValueDates<'m>)>;
type ByApp<'m> = Vec<(AppIx, ValueDates<'m>)>;

fn ages(model: &Model) -> (BySource<'_>, ByApp<'_>) {
    let catalogue = &model.catalogue;
    let mut sources: BTreeMap<SourceIx, ValueDates<'_>> = BTreeMap::new();
    let mut apps = Vec::new();
    for app in Catalogue::apps_in(&catalogue.offered) {
        let row = catalogue.apps.row(app);
        let mut dates = ValueDates::default();
        for column in catalogue.columns.rows() {
            if !column.known.contains(app.at()) && !column.depends.contains_key(&app) {
                continue;
            }
            let detail = column.details.get(&app);
            let date = detail.and_then(|detail| detail.checked.as_ref()).or(row.checked.as_ref());
            dates.add(date, model);
            let own = detail.map(|detail| &detail.sources).filter(|sources| !sources.is_empty());
            let named = own.unwrap_or(&row.sources).iter().map(|reference| reference.source);
            for source in order::set(named) {
                sources.entry(source).or_default().add(date, model);
            }
        }
        apps.push((app, dates));
    }
    (sources.into_iter().collect(), apps)
}
