//! Two to five apps side by side: their standings, in what they differ, what is the same.

use super::page::{Block, ExplainedTerm, Head, PageId};
use super::walk::Session;
use super::words;
use crate::engine::{Comparison, Standing, app_attention, compare, standings};
use crate::model::{AppIx, FactIx, Ix};
use crate::text::{parse, to_plain, upper_first};

/// Without a choice this many are laid side by side: they fit in a window of usual width.
const AT_FIRST: usize = 3;

/// Two to five apps, to be laid side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SideBySide {
    apps: [AppIx; Self::MOST],
    count: usize,
}

impl SideBySide {
    /// More than these nobody can take in at once.
    pub const MOST: usize = 5;

    /// These apps, each once; nothing when they are too few or too many.
    pub fn new(apps: &[AppIx]) -> Option<Self> {
        let mut side = Self { apps: [AppIx::new(0); Self::MOST], count: 0 };
        for app in apps {
            if side.apps().contains(app) {
                continue;
            }
            *side.apps.get_mut(side.count)? = *app;
            side.count += 1;
        }
        (side.count >= 2).then_some(side)
    }

    /// Which they are, in order.
    pub fn apps(&self) -> &[AppIx] {
        debug_assert!(self.count <= Self::MOST, "there is room for so many and no more");
        // Nothing is cut off: there are never more than there is room for.
        self.apps.get(..self.count).unwrap_or_default()
    }
}

/// Things side by side: a column each, a row for everything that is shown of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ComparisonTable {
    /// The top line.
    pub head: Head,
    /// What is in the first column.
    pub corner: String,
    /// The names of the things.
    pub columns: Vec<String>,
    /// The parts below each other, the most telling first.
    pub parts: Vec<TablePart>,
    /// The words on this page that are explained.
    pub terms: Vec<ExplainedTerm>,
}

/// A part of a table: rows, or a text about all columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TablePart {
    /// What is above it.
    pub heading: Option<String>,
    /// Text above the rows.
    pub text: Vec<Block>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableRow {
    /// What is shown in it.
    pub label: String,
    /// For every column what there is to say: mostly one thing, of attention points all of them.
    pub cells: Vec<Vec<String>>,
}

impl Session<'_> {
    /// Whether there are two apps to be laid side by side.
    pub fn can_compare(&self) -> bool {
        self.model.catalogue.offered.count_ones(..) > 1
    }

    /// Which apps are laid side by side: those whose pages are chosen, if they are two or more; else the one in view
    /// and the first others of the advice. Nothing when there are no two, or too many.
    pub fn side_by_side(&self, chosen: &[PageId], in_view: Option<PageId>) -> Option<SideBySide> {
        let app = |page: &PageId| match page {
            PageId::App(app) => Some(*app),
            _ => None,
        };
        let chosen: Vec<AppIx> = chosen.iter().filter_map(app).collect();
        if chosen.len() > 1 {
            return SideBySide::new(&chosen);
        }
        let mut apps: Vec<AppIx> = Vec::new();
        let wanted = in_view.iter().filter_map(app).chain(chosen);
        for app in wanted.chain(self.ranked().map(|(app, _)| app)) {
            if apps.len() < AT_FIRST && !apps.contains(&app) {
                apps.push(app);
            }
        }
        SideBySide::new(&apps)
    }

    /// The page of apps side by side.
    pub(super) fn compare_page(&self, side: SideBySide) -> ComparisonTable {
        let apps = side.apps();
        let comparison = compare(self.model, &self.state, apps);
        let marks = |facts: &[FactIx]| facts.iter().any(|fact| comparison.tested.contains(fact));
        let mut parts = vec![TablePart { rows: self.standing_rows(apps), ..TablePart::default() }];
        parts.extend(
            self.age_row(apps)
                .into_iter()
                .chain(self.flag_row(apps))
                .map(|row| TablePart { rows: vec![row], ..TablePart::default() }),
        );
        let differences = parts.len();
        parts.push(self.differences(apps, &comparison));
        parts.extend(self.same_in_all(apps, &comparison));
        parts
            .push(TablePart { rows: self.attention_row(apps).into_iter().collect(), ..TablePart::default() });
        let told = [&comparison.differ, &comparison.same, &comparison.unknown];
        if let (true, Some(part)) = (told.into_iter().any(|facts| marks(facts)), parts.get_mut(differences)) {
            part.text.push(Block::Text(self.messages.compare_tested_means().into()));
        }
        parts.retain(|part| !part.rows.is_empty() || !part.text.is_empty());
        let columns = apps.iter().map(|app| self.model.catalogue.apps.row(*app).name.one_line()).collect();
        let place = self.messages.counted(apps.len(), words::noun(self.model));
        let text: Vec<Block> = parts.iter().flat_map(|part| part.text.iter().cloned()).collect();
        ComparisonTable {
            head: Head { title: self.messages.compare().to_owned(), place },
            corner: self.messages.compare_fact().to_owned(),
            columns,
            terms: self.terms_of_blocks(&text),
            parts,
        }
    }

    /// The facts that differ.
    fn differences(&self, apps: &[AppIx], comparison: &Comparison) -> TablePart {
        let row = |fact: &FactIx| TableRow {
            label: self.marked_label(*fact, comparison),
            cells: apps.iter().map(|app| vec![self.cell(*fact, *app)]).collect(),
        };
        let none = || Block::Text(self.messages.compare_no_difference().into());
        TablePart {
            heading: Some(self.messages.compare_differ().to_owned()),
            text: comparison.differ.is_empty().then(none).into_iter().collect(),
            rows: comparison.differ.iter().map(row).collect(),
        }
    }

    /// The standings of the apps, and why. Before the first answer only what drops whatever the answers are.
    fn standing_rows(&self, apps: &[AppIx]) -> Vec<TableRow> {
        let standings = standings(self.model, &self.state);
        debug_assert_eq!(standings.len(), self.model.catalogue.apps.len(), "every app stands somewhere");
        // An app of another catalogue is not one to advise.
        let standing = |app: &AppIx| standings.get(app.at()).copied().unwrap_or(Standing::Dropped);
        if !self.is_begun() && !apps.iter().any(|app| standing(app) == Standing::Dropped) {
            return Vec::new();
        }
        let stands = |app: &AppIx| match standing(app) {
            told if self.is_begun() || told == Standing::Dropped => {
                vec![self.standing_of(*app, told).to_owned()]
            }
            _ => Vec::new(),
        };
        let why = |app: &AppIx| match standing(app) {
            told @ (Standing::Unproven | Standing::Dropped) => vec![upper_first(&self.app_words(*app, told))],
            told @ Standing::Conditional if self.is_begun() => vec![upper_first(&self.app_words(*app, told))],
            Standing::Conditional | Standing::Recommended => Vec::new(),
        };
        let cells = apps.iter().map(stands).collect();
        let mut rows = vec![TableRow { label: self.messages.standing().to_owned(), cells }];
        let why: Vec<Vec<String>> = apps.iter().map(why).collect();
        if why.iter().any(|cell| !cell.is_empty()) {
            rows.push(TableRow { label: upper_first(self.messages.do_why()), cells: why });
        }
        rows
    }

    /// How old the facts of the apps are, where any are too old.
    fn age_row(&self, apps: &[AppIx]) -> Option<TableRow> {
        let cells: Vec<Vec<String>> =
            apps.iter().map(|app| self.age_of(*app).into_iter().collect()).collect();
        let label = self.messages.age_of_facts().to_owned();
        cells.iter().any(|cell| !cell.is_empty()).then_some(TableRow { label, cells })
    }

    /// The flags of the apps, where any has one.
    fn flag_row(&self, apps: &[AppIx]) -> Option<TableRow> {
        let cells: Vec<Vec<String>> = apps.iter().map(|app| self.flags(*app)).collect();
        let label = self.messages.flags().to_owned();
        cells.iter().any(|cell| !cell.is_empty()).then_some(TableRow { label, cells })
    }

    fn attention_row(&self, apps: &[AppIx]) -> Option<TableRow> {
        let points = |app: &AppIx| -> Vec<String> {
            let points = app_attention(self.model, &self.state, *app);
            let told = points.into_iter().map(|point| self.told_point(point).dated_text());
            told.map(|text| to_plain(&parse(text.as_str()))).collect()
        };
        let cells: Vec<Vec<String>> = apps.iter().map(points).collect();
        cells
            .iter()
            .any(|cell| !cell.is_empty())
            .then(|| TableRow { label: self.messages.attention_points().to_owned(), cells })
    }

    /// What is the same in all, and what is known of none: in a line each.
    fn same_in_all(&self, apps: &[AppIx], comparison: &Comparison) -> Vec<TablePart> {
        let part = |heading: &str, told: Vec<String>| {
            let text = (!told.is_empty()).then(|| Block::Text(told.join("; ").into()));
            TablePart {
                heading: Some(heading.to_owned()),
                text: text.into_iter().collect(),
                rows: Vec::new(),
            }
        };
        let same = comparison.same.iter().filter_map(|fact| {
            let value = self.shared_cell(*fact, apps)?;
            let label = self.marked_label(*fact, comparison);
            Some(self.messages.glossary_entry(&label, value.trim_end_matches('.')))
        });
        let unknown = comparison.unknown.iter().map(|fact| self.marked_label(*fact, comparison));
        vec![
            part(self.messages.compare_same(), same.collect()),
            part(self.messages.compare_unknown(), unknown.collect()),
        ]
    }

    /// A fact by name, marked when an answer tested it.
    fn marked_label(&self, fact: FactIx, comparison: &Comparison) -> String {
        let label = upper_first(&self.label(fact));
        match comparison.tested.contains(&fact) {
            true => self.messages.with_remark(&label, self.messages.compare_tested()),
            false => label,
        }
    }

    /// The value of a fact that some apps share; with its note where that is the same of each of them, as it says where the
    /// value of one app comes from.
    fn shared_cell(&self, fact: FactIx, apps: &[AppIx]) -> Option<String> {
        let (first, others) = apps.split_first()?;
        let told = self.told_fact(fact, *first);
        let is_shared = others.iter().all(|app| self.told_fact(fact, *app).note == told.note);
        Some(if is_shared { self.cell(fact, *first) } else { told.value })
    }

    /// The value of a fact with its note.
    fn cell(&self, fact: FactIx, app: AppIx) -> String {
        let told = self.told_fact(fact, app);
        match told.note {
            Some(note) => self.messages.with_remark(&told.value, &note),
            None => told.value,
        }
    }
}
