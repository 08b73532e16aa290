//! From the cells of a sheet to what changes in the files. All that cannot be taken over is told at once, and then nothing
//! changes.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, DETAILS, possible};
use super::edits::{AppEditor, FactChange, FactMeaning};
use super::meaning::{Meaning, may_be_thousands, meaning};
use super::problem::{CellProblem, Why};
use super::written::{WrittenApp, WrittenCatalogue};
use crate::model::{FactIx, FactKind, Ix, Model};
use crate::order;
use crate::source::{FileId, Sources, Span, TextEdit, edited};
use crate::text::{Messages, SafeText};

/// A cell of a sheet that somebody saved.
#[derive(Debug, Clone, Copy, Default)]
pub struct SheetCell<'c> {
    /// What it shows.
    pub text: &'c str,
    /// Whether a spreadsheet works it out.
    pub is_formula: bool,
    /// Whether it is a day, and `text` the number of it.
    pub is_day: bool,
}

/// What changes of an app.
#[derive(Debug)]
pub struct AppChange {
    /// Where the app is.
    pub place: Span,
    /// The cells that differ.
    pub cells: Vec<ChangedCell>,
    /// How.
    pub edits: Vec<TextEdit>,
}

/// A cell that says something else than the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// The id of its app.
    pub app: String,
    /// The column that it stands in.
    pub column: Column,
    /// What it says.
    pub text: String,
}

/// A cell that changes, with where it is.
struct Change {
    column: Column,
    row: usize,
    text: String,
    new: Meaning,
}

/// What an edited sheet changes in the files of a catalogue.
///
/// # Errors
/// With everything that cannot be taken over.
pub fn changes(
    model: &Model,
    sources: &Sources,
    files: &[FileId],
    rows: &[Vec<SheetCell<'_>>],
    messages: Messages,
) -> Result<Vec<AppChange>, Vec<CellProblem>> {
    let Some(catalogue) = WrittenCatalogue::read(sources, files) else { return Ok(Vec::new()) };
    let mut sheet = Sheet { model, sources, messages, problems: Vec::new() };
    let columns = sheet.columns(rows.first().map(Vec::as_slice).unwrap_or_default());
    let apps = catalogue.apps();
    let by_row = sheet.apps(rows, &columns, &apps);
    let mut all: Vec<(WrittenApp<'_, '_>, Vec<Change>)> = Vec::new();
    for (row, app) in by_row {
        let cells = rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let changed = sheet.changed(row, cells, &columns, app);
        if !changed.is_empty() {
            all.push((app, changed));
        }
    }
    let found: Vec<AppChange> = all.iter().map(|(app, changed)| sheet.edits(*app, changed)).collect();
    if sheet.problems.is_empty() {
        sheet.verify(files, &apps, &all, &found);
    }
    if sheet.problems.is_empty() { Ok(found) } else { Err(sheet.sorted()) }
}

struct Sheet<'s> {
    model: &'s Model,
    sources: &'s Sources,
    messages: Messages,
    problems: Vec<CellProblem>,
}

impl<'s> Sheet<'s> {
    fn problem(&mut self, row: usize, column: Option<Column>, why: Why) {
        let column = column.map(|column| column.head(self.model));
        self.problems.push(CellProblem { row: row + 1, column, why });
    }

    fn sorted(self) -> Vec<CellProblem> {
        let mut problems = self.problems;
        order::by_key(&mut problems, |problem| problem.row);
        problems.dedup();
        problems
    }

    /// What stands in each column.
    fn columns(&mut self, heads: &[SheetCell<'_>]) -> Vec<Option<Column>> {
        let known: BTreeMap<String, Column> =
            order::map(possible(self.model).into_iter().map(|column| (column.head(self.model), column)));
        let mut columns: Vec<Option<Column>> = Vec::new();
        for head in heads {
            let head = head.text.trim();
            let head = head.strip_prefix('\'').unwrap_or(head);
            let column = known.get(head).copied();
            let why = match column {
                None if !head.is_empty() => Some(Why::UnknownColumn),
                Some(_) if columns.contains(&column) => Some(Why::TwiceColumn),
                _ => None,
            };
            let column_name = Some(head.to_owned());
            self.problems.extend(why.map(|why| CellProblem { row: 1, column: column_name, why }));
            columns.push(column);
        }
        if !columns.contains(&Some(Column::Id)) {
            self.problems.push(CellProblem { row: 1, column: None, why: Why::NoIds });
        }
        columns
    }

    /// The app of each row.
    fn apps<'n, 'a>(
        &mut self,
        rows: &[Vec<SheetCell<'_>>],
        columns: &[Option<Column>],
        apps: &[WrittenApp<'n, 'a>],
    ) -> Vec<(usize, WrittenApp<'n, 'a>)> {
        let Some(ids) = columns.iter().position(|column| *column == Some(Column::Id)) else {
            return Vec::new();
        };
        let by_id: BTreeMap<&str, WrittenApp<'n, 'a>> = order::map(apps.iter().map(|app| (app.id, *app)));
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut found = Vec::new();
        for (at, row) in rows.iter().enumerate().skip(1) {
            if row.iter().all(|cell| cell.text.trim().is_empty()) {
                continue;
            }
            let headless = row.iter().enumerate().any(|(place, cell)| {
                !cell.text.trim().is_empty() && columns.get(place).is_none_or(Option::is_none)
            });
            // Of a head that is no column it is told above.
            if headless && self.problems.iter().all(|problem| problem.why != Why::UnknownColumn) {
                self.problem(at, None, Why::NoHead);
            }
            let id = row.get(ids).map(|cell| cell.text.trim()).unwrap_or_default();
            let id = id.strip_prefix('\'').unwrap_or(id);
            match by_id.get(id) {
                _ if id.is_empty() => self.problem(at, Some(Column::Id), Why::NoId),
                None => self.problem(at, Some(Column::Id), Why::NewApp(id.to_owned())),
                Some(app) if !seen.insert(app.id) => self.problem(at, Some(Column::Id), Why::TwiceApp),
                Some(app) => found.push((at, *app)),
            }
        }
        found
    }

    /// The cells of a row that say something else than the app.
    fn changed(
        &mut self,
        row: usize,
        cells: &[SheetCell<'_>],
        columns: &[Option<Column>],
        app: WrittenApp<'_, '_>,
    ) -> Vec<Change> {
        let mut changed = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let Some(column) = column.filter(|column| *column != Column::Id) else { continue };
            let cell = cells.get(at).copied().unwrap_or_default();
            let text = SafeText::new(cell.text).to_string();
            let old = app.cell(column, self.model, self.messages);
            if text.trim() == old.trim() && !cell.is_formula {
                continue;
            }
            let is_number = matches!(column, Column::Value(fact)
                if matches!(self.model.graph.facts.row(fact).kind, FactKind::Number { .. }));
            match meaning(self.model, column, &text) {
                _ if cell.is_formula => self.problem(row, Some(column), Why::Formula),
                _ if cell.is_day && !column.is_date() => self.problem(row, Some(column), Why::Day),
                Ok(new) if self.now(app, column).is_some_and(|old| old.is_same(&new)) => {}
                Ok(_) if is_number && may_be_thousands(&text) => {
                    self.problem(row, Some(column), Why::Thousands(text));
                }
                Ok(Meaning::Absent) if column == Column::App("name") => {
                    self.problem(row, Some(column), Why::Missing);
                }
                Ok(new) => changed.push(Change { column, row, text, new }),
                Err(why) => self.problem(row, Some(column), why),
            }
        }
        let is_kept = |change: &Change| match change.column {
            // What is said of a value that is not there needs the word that it is unknown.
            Column::Value(fact) if change.new == Meaning::Absent => {
                self.now(app, change.column) == Some(Meaning::Unknown)
                    && DETAILS
                        .iter()
                        .any(|key| self.will_be(app, Column::Detail(fact, key), &changed) != Meaning::Absent)
            }
            _ => false,
        };
        let kept: Vec<bool> = changed.iter().map(is_kept).collect();
        let left = changed.into_iter().zip(kept).filter(|(_, is_kept)| !is_kept);
        left.map(|(change, _)| change).collect()
    }

    /// What a cell of an app will say.
    fn will_be(&self, app: WrittenApp<'_, '_>, column: Column, changed: &[Change]) -> Meaning {
        match changed.iter().find(|change| change.column == column) {
            Some(change) => change.new.clone(),
            None => self.now(app, column).unwrap_or(Meaning::Absent),
        }
    }

    /// What an app says now; nothing where no cell could say that.
    fn now(&self, app: WrittenApp<'_, '_>, column: Column) -> Option<Meaning> {
        meaning(self.model, column, &app.cell(column, self.model, self.messages)).ok()
    }

    /// What becomes of one app.
    fn edits(&mut self, app: WrittenApp<'_, '_>, changed: &[Change]) -> AppChange {
        let facts = &self.model.graph.facts;
        let place_of = |id: &str| facts.find(|fact| fact.id == id).map(Ix::at);
        let editor = AppEditor { text: self.sources.text(app.file), app, place_of: &place_of };
        let mut edits = Vec::new();
        let keys: Vec<(&str, &Meaning)> = changed
            .iter()
            .filter_map(|change| match change.column {
                Column::App(key) => Some((key, &change.new)),
                _ => None,
            })
            .collect();
        let is_of_app = |change: &&Change| matches!(change.column, Column::App(_));
        match editor.keys(&keys) {
            Some(made) => edits.extend(made),
            None => changed.iter().filter(is_of_app).for_each(|change| self.by_hand(change)),
        }
        let of_facts = self.fact_changes(app, changed);
        let made = editor.facts(&of_facts);
        for (fact, made) in of_facts.iter().zip(made) {
            let is_of_fact = |change: &&Change| match change.column {
                Column::Value(of) | Column::Detail(of, _) => of.at() == fact.at,
                Column::Id | Column::App(_) => false,
            };
            match made {
                Some(made) => edits.extend(made),
                None => changed.iter().filter(is_of_fact).for_each(|change| self.by_hand(change)),
            }
        }
        let cells = changed.iter().map(|change| ChangedCell {
            app: app.id.to_owned(),
            column: change.column,
            text: change.text.clone(),
        });
        let first = app.entries.first().map_or(Span::top(app.file), |entry| entry.key.span);
        AppChange { place: first, cells: cells.collect(), edits }
    }

    fn by_hand(&mut self, change: &Change) {
        self.problem(change.row, Some(change.column), Why::ByHand);
    }

    /// The facts of an app in which something changes, in the order of the tree.
    fn fact_changes(&self, app: WrittenApp<'_, '_>, changed: &[Change]) -> Vec<FactChange<'s>> {
        let facts = order::set(changed.iter().filter_map(|change| match change.column {
            Column::Value(fact) | Column::Detail(fact, _) => Some(fact),
            Column::Id | Column::App(_) => None,
        }));
        let model: &'s Model = self.model;
        let change = |fact: FactIx| {
            let now = |column| self.now(app, column).unwrap_or(Meaning::Absent);
            let new = |column| self.will_be(app, column, changed);
            let of = |say: &dyn Fn(Column) -> Meaning| FactMeaning {
                value: say(Column::Value(fact)),
                details: DETAILS.map(|key| say(Column::Detail(fact, key))),
            };
            FactChange { id: &model.graph.facts.row(fact).id, at: fact.at(), old: of(&now), new: of(&new) }
        };
        facts.into_iter().map(change).collect()
    }

    /// Reads the files as they will be: every cell that changed says what the sheet says, and every other what it said.
    fn verify(
        &mut self,
        files: &[FileId],
        apps: &[WrittenApp<'_, '_>],
        all: &[(WrittenApp<'_, '_>, Vec<Change>)],
        found: &[AppChange],
    ) {
        let edits: Vec<TextEdit> = found.iter().flat_map(|change| change.edits.iter().cloned()).collect();
        let touched = order::set(edits.iter().map(|edit| edit.place.file));
        let mut texts = Vec::new();
        for file in touched {
            match edited(self.sources, file, &edits) {
                Some(text) => texts.push((file, text)),
                None => {
                    let of_file =
                        all.iter().filter(|(app, _)| app.file == file).flat_map(|(_, changed)| changed);
                    of_file.for_each(|change| self.by_hand(change));
                }
            }
        }
        let after = self.sources.with(&texts);
        let read = WrittenCatalogue::read(&after, files);
        let apps_after = read.as_ref().map(WrittenCatalogue::apps).unwrap_or_default();
        let by_id: BTreeMap<&str, WrittenApp<'_, '_>> =
            order::map(apps_after.iter().map(|app| (app.id, *app)));
        for (app, changed) in all {
            let will_be = by_id.get(app.id);
            let wrong = possible(self.model).into_iter().find(|column| {
                let change = changed.iter().find(|change| change.column == *column);
                let wanted = change.map(|change| change.new.clone()).or_else(|| self.now(*app, *column));
                let is = will_be.and_then(|app| self.now(*app, *column));
                let is_kept_unknown = matches!(column, Column::Value(_))
                    && (wanted == Some(Meaning::Absent) && is == Some(Meaning::Unknown));
                let is_other = wanted.is_some_and(|wanted| is.is_none_or(|is| !wanted.is_same(&is)));
                is_other && !is_kept_unknown
            });
            if will_be.is_none() || wrong.is_some() {
                let change = changed.iter().find(|change| Some(change.column) == wrong).or(changed.first());
                change.into_iter().for_each(|change| self.by_hand(change));
            }
        }
        debug_assert!(
            !self.problems.is_empty() || apps_after.len() == apps.len(),
            "a sheet adds no app and takes none away"
        );
    }
}
