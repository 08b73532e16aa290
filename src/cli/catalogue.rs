//! `catalogue`: the facts of all apps as a sheet for a spreadsheet, and what was edited there back into the files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::Common;
use super::check::unreadable;
use super::edits::Proposal;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::{ContentFiles, open_content};
use super::output::{CommandResult, print};
use super::signals::ignore_file_limit;
use crate::document::{Cell, DocumentError, ReadCell, Sheet, Table, Value, Workbook, csv, read_cells, xlsx};
use crate::exchange::{
    CellProblem, Column, SheetCell, WrittenApp, WrittenCatalogue, changes, columns, guarded,
};
use crate::files::{DOCUMENT_LIMIT, FileReason, read_file, replace_own, save_new};
use crate::model::{FactKind, Model};
use crate::text::{Messages, Noun, SafeText};

/// More letters (in UTF-16) no cell of a workbook holds.
const MOST_LETTERS: usize = 32_767;

/// What is done with the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SheetAction {
    /// Write the catalogue to the sheet.
    Export,
    /// Write to the files of the catalogue what was changed in the sheet.
    Import,
}

/// Which sheet.
#[derive(Debug, Args)]
pub(super) struct SheetOptions {
    /// Whether the sheet is written or read.
    #[arg(value_name = "export|import", hide_possible_values = true)]
    action: SheetAction,
    /// The sheet: a file that ends in .csv or .xlsx.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// With export, replace a file that is there.
    #[arg(long)]
    force: bool,
    /// With import, write without asking.
    #[arg(long)]
    yes: bool,
}

/// Writes or reads the sheet.
pub(super) fn catalogue(common: &Common, options: &SheetOptions) -> CommandResult {
    let files = open_content(common)?;
    let tree = files.parse_tree(common);
    let lang = tree.lang;
    let messages = Messages::new(lang);
    let loaded = files.load(tree);
    let Some(model) = loaded.model else { return Err(unreadable(common, &files, &loaded.findings, lang)) };
    match options.action {
        SheetAction::Export if !options.yes => export(&files, &model, options, messages),
        SheetAction::Import if !options.force => import(common, &files, &model, options, messages),
        _ => Err(Failure::new(Exit::WrongUse, messages.sheet_options())),
    }
}

/// Whether a file is a workbook; nothing when its name does not tell.
fn is_workbook(path: &Path) -> Option<bool> {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("csv") => Some(false),
        Some("xlsx") => Some(true),
        _ => None,
    }
}

fn export(files: &ContentFiles, model: &Model, options: &SheetOptions, messages: Messages) -> CommandResult {
    ignore_file_limit();
    let path = options.file.as_path();
    let is_workbook = is_workbook(path)
        .ok_or_else(|| Failure::new(Exit::WrongUse, messages.sheet_unknown_ending(&shown(path))))?;
    let sheet = sheet(files, model, is_workbook, messages);
    let written = match (sheet, is_workbook) {
        (Some(sheet), true) => {
            xlsx(&Workbook { title: model.graph.title.clone(), lang: messages.lang(), sheets: vec![sheet] })
        }
        (Some(sheet), false) => Ok(csv(&sheet, messages.lang()).into_bytes()),
        (None, _) => Err(DocumentError::DoesNotFit),
    };
    let bytes = written.map_err(|error| Failure::new(Exit::Write, error.words(messages)))?;
    let saved = if options.force { replace_own(path, b"", &bytes) } else { save_new(path, &bytes) };
    saved.map_err(|error| match error.why {
        FileReason::Exists => Failure::new(Exit::Write, messages.overwrite_with_force(&shown(path))),
        _ => Failure::of_file(&error, messages),
    })?;
    print(&(messages.wrote(&shown(path)) + "\n"), Exit::Fine, messages)
}

/// The whole catalogue; nothing where a cell is longer than a workbook can have.
fn sheet(files: &ContentFiles, model: &Model, is_workbook: bool, messages: Messages) -> Option<Sheet> {
    let catalogue = WrittenCatalogue::read(&files.sources, &files.apps)?;
    let apps = catalogue.apps();
    let columns = columns(model, &apps, messages);
    let cell = |column: Column, text: String| {
        let is_number = matches!(column, Column::Value(fact)
            if matches!(model.graph.facts.row(fact).kind, FactKind::Number { .. }));
        let number = text.parse::<f64>().ok().filter(|_| is_number);
        let words = if is_workbook || number.is_some() { text } else { guarded(&text) };
        Cell { value: number.map(Value::Number), ..Cell::words(words) }
    };
    let row = |app: &WrittenApp<'_, '_>| {
        let cells = columns.iter().map(|column| cell(*column, app.cell(*column, model, messages)));
        cells.collect::<Vec<Cell>>()
    };
    let rows: Vec<Vec<Cell>> = apps.iter().map(row).collect();
    let fits = |cell: &Cell| {
        cell.spans.iter().all(|span| span.words.as_str().encode_utf16().count() <= MOST_LETTERS)
    };
    if is_workbook && !rows.iter().flatten().all(fits) {
        return None;
    }
    let head = |column: &Column| SafeText::from(guarded(&column.head(model)));
    let heads = columns.iter().map(head).collect();
    Some(Sheet {
        name: messages.report_catalogue().into(),
        table: Table { caption: SafeText::default(), heads, rows },
    })
}

fn import(
    common: &Common,
    files: &ContentFiles,
    model: &Model,
    options: &SheetOptions,
    messages: Messages,
) -> CommandResult {
    let path = options.file.as_path();
    let bytes = read_file(path, DOCUMENT_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    let rows = read_cells(&bytes).map_err(|error| {
        let words = match error {
            DocumentError::Locked | DocumentError::TooLarge => error.words(messages),
            _ => messages.no_sheet().to_owned(),
        };
        Failure::new(Exit::Content, format!("{}: {words}", shown(path)))
    })?;
    let rows: Vec<Vec<SheetCell<'_>>> = rows.iter().map(|row| row.iter().map(sheet_cell).collect()).collect();
    let changes = match changes(model, &files.sources, &files.apps, &rows, messages) {
        Ok(changes) => changes,
        Err(problems) => return print(&told(&problems, messages), Exit::NoAdvice, messages),
    };
    if changes.is_empty() {
        return print(&format!("{}\n", messages.sheet_same()), Exit::Fine, messages);
    }
    let mut proposal = Proposal { files, edits: Vec::new() };
    let mut text = String::new();
    for change in &changes {
        text.push_str(&format!("{}\n{}\n", proposal.place(change.place), proposal.lines(&change.edits)));
    }
    let cells = changes.iter().map(|change| change.cells.len()).sum();
    let noun = Noun { one: model.graph.words.app.as_str(), many: model.graph.words.apps.as_str() };
    text.push_str(&format!("{}\n", messages.sheet_changes(cells, changes.len(), noun)));
    proposal.edits = changes.into_iter().flat_map(|change| change.edits).collect();
    still_read(common, &proposal, messages)?;
    proposal.offer(common, &text, options.yes, messages)
}

fn sheet_cell(cell: &ReadCell) -> SheetCell<'_> {
    SheetCell { text: &cell.text, is_formula: cell.is_formula, is_day: cell.is_day }
}

fn told(problems: &[CellProblem], messages: Messages) -> String {
    let lines = problems.iter().map(|problem| problem.words(messages) + "\n");
    lines.collect::<String>() + &format!("\n{}\n", messages.sheet_problems(problems.len()))
}

/// Refuses what would leave content that cannot be used.
fn still_read(common: &Common, proposal: &Proposal<'_>, messages: Messages) -> Result<(), Failure> {
    let after = proposal.files.with(&proposal.texts().unwrap_or_default());
    let tree = after.parse_tree(common);
    let lang = tree.lang;
    let loaded = after.load(tree);
    match loaded.model {
        Some(_) => Ok(()),
        None => {
            let told = unreadable(common, &after, &loaded.findings, lang);
            Err(Failure::new(Exit::NoAdvice, format!("{}\n\n{}", told.words, messages.sheet_breaks())))
        }
    }
}
