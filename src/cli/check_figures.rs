//! What `check --statistics` adds: findings by code, and how good the data is. For people as tables that fit a screen.

use super::check::Report;
use crate::findings::{
    Findings, ReportedAppAge, ReportedCode, ReportedDates, ReportedFact, ReportedSourceAge, Severity,
};
use crate::lint::{AllowedFinding, DataFigures, ValueDates, data_figures};
use crate::model::{AppIx, Model};
use crate::text::{Indent, Messages, Noun, pad, pad_left, truncate, width, wrap_indented};

/// What is longer is cut in a table: the other columns keep their room on a screen of 80.
const MOST_NAME: usize = 32;

/// How many findings there are by code, in the order in which they are shown; what is only allowed behind them.
pub(super) fn codes(findings: &Findings, allowed: &[AllowedFinding]) -> Vec<ReportedCode> {
    let mut codes: Vec<ReportedCode> = Vec::new();
    let mut count = |code, severity: Severity, add: fn(&mut ReportedCode)| {
        if codes.iter().all(|known| known.code != code) {
            codes.push(ReportedCode { code, severity: severity.word(), findings: 0, follow: 0, allowed: 0 });
        }
        codes.iter_mut().filter(|known| known.code == code).for_each(add);
    };
    for finding in findings.iter() {
        match finding.follows {
            None => count(finding.code, finding.severity, |code| code.findings += 1),
            Some(_) => count(finding.code, finding.severity, |code| code.follow += 1),
        }
    }
    for AllowedFinding { finding, .. } in allowed {
        count(finding.code, finding.severity, |code| code.allowed += 1);
    }
    codes
}

fn dates<'m>(of: &ValueDates<'m>) -> ReportedDates<'m> {
    ReportedDates {
        values: of.values,
        dated: of.dated,
        stale: of.stale,
        oldest: of.oldest.map(|(_, date)| date.as_str()),
        newest: of.newest.map(|(_, date)| date.as_str()),
    }
}

/// The figures of the data, for other programs and for the tables.
pub(super) struct DataReport<'m> {
    pub(super) facts: Vec<ReportedFact<'m>>,
    pub(super) alike: Vec<Vec<&'m str>>,
    pub(super) by_source: Vec<ReportedSourceAge<'m>>,
    pub(super) by_app: Vec<ReportedAppAge<'m>>,
}

impl<'m> DataReport<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let DataFigures { facts, alike, sources, apps } = data_figures(model);
        let id = |app: AppIx| model.catalogue.apps.row(app).id.as_str();
        let facts = facts.into_iter().map(|of| ReportedFact {
            fact: &model.graph.facts.row(of.fact).id,
            known: of.known,
            depends: of.depends,
            unknown: of.unknown,
            used: of.is_used,
        });
        let by_source = sources.iter().map(|(source, of)| {
            let row = model.graph.sources.row(*source);
            ReportedSourceAge {
                source: &row.id,
                date: row.date.as_ref().map(|date| date.as_str()),
                checked: row.checked.as_ref().map(|date| date.as_str()),
                dates: dates(of),
            }
        });
        Self {
            facts: facts.collect(),
            alike: alike.iter().map(|group| group.iter().map(|app| id(*app)).collect()).collect(),
            by_source: by_source.collect(),
            by_app: apps.iter().map(|(app, of)| ReportedAppAge { app: id(*app), dates: dates(of) }).collect(),
        }
    }
}

/// Everything as text.
pub(super) fn tables(report: &Report, model: Option<&Model>, columns: usize, messages: Messages) -> String {
    let mut text = Text { columns, text: String::new() };
    let codes = codes(&report.findings, &report.allowed);
    if !codes.is_empty() {
        let heads = [
            messages.figures_code(),
            messages.figures_alone(),
            messages.figures_follow(),
            messages.figures_allowed(),
        ];
        let rows = codes.iter().map(|of| {
            let counts = [of.findings, of.follow, of.allowed].map(|count| messages.lang().count(count));
            [vec![of.code.to_owned()], counts.to_vec()].concat()
        });
        text.table(messages.figures_of_codes(), &heads, &rows.collect::<Vec<_>>());
    }
    let Some(model) = model else { return text.text };
    let noun = Noun { one: model.graph.words.app.as_str(), many: model.graph.words.apps.as_str() };
    let data = DataReport::new(model);
    facts(&mut text, &data, data.by_app.len(), noun, messages);
    let apart = match data.alike.as_slice() {
        [] => messages.figures_all_apart(noun),
        groups => {
            let groups = groups.iter().map(|group| messages.lang().and(group));
            messages.figures_alike(noun, &groups.collect::<Vec<_>>().join("; "))
        }
    };
    if !data.by_app.is_empty() {
        text.words(&apart);
        ages(&mut text, &data, noun, messages);
    }
    text.text
}

fn facts(text: &mut Text, data: &DataReport<'_>, apps: usize, noun: Noun<'_>, messages: Messages) {
    if data.facts.is_empty() || apps == 0 {
        return;
    }
    let heads = [
        messages.figures_fact(),
        messages.figures_known(),
        messages.figures_depends(),
        messages.figures_unknown(),
    ];
    let rows = data.facts.iter().map(|of| {
        let counts = [of.known, of.depends, of.unknown].map(|count| messages.lang().count(count));
        [vec![of.fact.to_owned()], counts.to_vec()].concat()
    });
    text.table(&messages.figures_of_facts(apps, noun), &heads, &rows.collect::<Vec<_>>());
    let unused: Vec<&str> = data.facts.iter().filter(|of| !of.used).map(|of| of.fact).collect();
    match unused.as_slice() {
        [] => text.words(messages.figures_all_used()),
        ids => text.words(&messages.figures_unused(&ids.join(", "))),
    }
}

fn ages(text: &mut Text, data: &DataReport<'_>, noun: Noun<'_>, messages: Messages) {
    let row = |id: &str, of: &ReportedDates<'_>| {
        let counts = [of.values, of.values - of.dated, of.stale].map(|count| messages.lang().count(count));
        let days = [of.oldest, of.newest].map(|date| date.unwrap_or("–").to_owned());
        [vec![id.to_owned()], counts.to_vec(), days.to_vec()].concat()
    };
    let heads = |first| {
        [
            first,
            messages.figures_values(),
            messages.figures_undated(),
            messages.figures_stale(),
            messages.figures_oldest(),
            messages.figures_newest(),
        ]
    };
    let rows: Vec<Vec<String>> = data.by_source.iter().map(|of| row(of.source, &of.dates)).collect();
    text.table(messages.figures_by_source(), &heads(messages.figures_source()), &rows);
    let rows: Vec<Vec<String>> = data.by_app.iter().map(|of| row(of.app, &of.dates)).collect();
    text.table(&messages.figures_by_app(noun), &heads(""), &rows);
}

/// Tables and sentences below each other.
struct Text {
    columns: usize,
    text: String,
}

impl Text {
    fn words(&mut self, words: &str) {
        for line in wrap_indented(words, self.columns.min(100), &Indent::new("", "")) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    /// The first column to the left, the others to the right.
    fn table(&mut self, title: &str, heads: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        let lines: Vec<&Vec<String>> = std::iter::once(&heads).chain(rows).collect();
        let widths: Vec<usize> = (0..heads.len())
            .map(|at| lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        self.text.push_str(&format!("{title}\n"));
        for line in lines {
            let cells = line.iter().zip(&widths).enumerate().map(|(at, (cell, wide))| match at {
                0 => pad(&truncate(cell, MOST_NAME), (*wide).min(MOST_NAME)),
                _ => format!("  {}", pad_left(cell, *wide)),
            });
            self.text.push_str(&format!("  {}\n", cells.collect::<String>().trim_end()));
        }
        self.text.push('\n');
    }
}
