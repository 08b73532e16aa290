//! The report as tables to sort and filter: everything, with numbers as numbers and days as days.

use super::appendices::elsewhere;
use super::model::{Alternative, OnDay, Report};
use super::words::{against, answer_heads, listed, plain, standing_words, state_words, who};
use crate::document::{Cell, Sheet, Table, Value, Workbook};
use crate::text::{Messages, SafeText, upper_first};

/// The report as a workbook.
pub fn report_workbook(report: &Report, messages: Messages) -> Workbook {
    let sheets = [
        left(report, messages),
        answers(report, messages),
        tasks(report, messages),
        facts(report, messages),
        dropped(report, messages),
    ];
    Workbook {
        title: messages.report_title(&report.name.value.one_line()).into(),
        lang: messages.lang(),
        sheets: sheets.into_iter().filter(|sheet| !sheet.table.rows.is_empty()).collect(),
    }
}

/// What remained, compared: the table for formats that hold one.
pub fn report_sheet(report: &Report, messages: Messages) -> Sheet {
    left(report, messages)
}

fn sheet(name: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let heads = heads.iter().copied().map(SafeText::new).collect();
    Sheet { name: name.into(), table: Table { caption: name.into(), heads, rows } }
}

fn number(number: usize, messages: Messages) -> Cell {
    let value = u32::try_from(number).ok().map(|number| Value::Number(f64::from(number)));
    Cell { value, ..Cell::words(messages.lang().count(number)) }
}

fn on_day(day: Option<OnDay>, messages: Messages) -> Cell {
    match day {
        Some(OnDay(day)) => {
            Cell { value: Some(Value::Day(day)), ..Cell::words(messages.lang().day(day.date())) }
        }
        None => Cell::default(),
    }
}

fn yes_or_nothing(holds: bool, messages: Messages) -> Cell {
    if holds { Cell::words(messages.flag_yes()) } else { Cell::default() }
}

fn left(report: &Report, messages: Messages) -> Sheet {
    let name = upper_first(&report.noun.one.one_line());
    let columns: Vec<String> =
        report.columns.iter().map(|column| upper_first(&column.head.one_line())).collect();
    let mut heads =
        vec![name.as_str(), messages.report_place(), messages.report_standing(), messages.chosen()];
    heads.extend(columns.iter().map(String::as_str));
    heads.extend([messages.report_for(), messages.report_against(), messages.report_watch()]);
    let row = |it: &Alternative| {
        let mut cells = vec![
            Cell::words(it.name.one_line()),
            number(it.place, messages),
            Cell::words(standing_words(&it.standing, messages)),
            yes_or_nothing(it.is_chosen, messages),
        ];
        cells.extend((0..report.columns.len()).map(|at| {
            let words = it.cells.get(at).map(SafeText::one_line).unwrap_or_default();
            let number = it.numbers.get(at).and_then(|number| number.as_str().parse().ok());
            Cell { value: number.map(Value::Number), ..Cell::words(words) }
        }));
        let met: Vec<String> = it.met.iter().map(plain).collect();
        let flags: Vec<String> = it.flags.iter().map(SafeText::one_line).collect();
        cells.extend([met, against(it, messages), flags].map(|words| Cell::words(listed(&words))));
        cells
    };
    sheet(messages.sheet_left(), &heads, report.alternatives.iter().map(row).collect())
}

fn answers(report: &Report, messages: Messages) -> Sheet {
    let rows = report.answers.iter().chain(&report.unused).map(|it| {
        vec![
            it.number.map(|at| number(at, messages)).unwrap_or_default(),
            Cell::words(it.ask.one_line()),
            Cell::words(it.shown.one_line()),
            Cell::words(it.remark.clone()),
        ]
    });
    sheet(messages.sheet_answers(), &answer_heads(messages), rows.collect())
}

fn tasks(report: &Report, messages: Messages) -> Sheet {
    let heads = [
        messages.report_what(),
        messages.report_group(),
        messages.report_how_far(),
        messages.report_who(),
        messages.report_due(),
        messages.remark(),
    ];
    let rows = report.tasks.iter().map(|task| {
        let group = match task.group.is_empty() {
            true => elsewhere(report, messages).to_owned(),
            false => task.group.one_line(),
        };
        vec![
            Cell::words(plain(&task.text)),
            Cell::words(group),
            Cell::words(state_words(task, messages)),
            Cell::words(who(task).one_line()),
            on_day(task.due, messages),
            Cell::words(task.remark.clone()),
        ]
    });
    sheet(messages.sheet_tasks(), &heads, rows.collect())
}

fn facts(report: &Report, messages: Messages) -> Sheet {
    let name = upper_first(&report.noun.one.one_line());
    let heads = [
        name.as_str(),
        messages.compare_fact(),
        messages.report_value(),
        messages.report_source(),
        messages.report_checked(),
    ];
    let rows = report.facts.iter().map(|fact| {
        let sources: Vec<String> = fact.sources.iter().map(SafeText::one_line).collect();
        vec![
            Cell::words(fact.name.one_line()),
            Cell::words(fact.label.one_line()),
            Cell::words(fact.value.one_line()),
            Cell::words(sources.join("; ")),
            Cell::words(fact.checked.one_line()),
        ]
    });
    sheet(messages.sheet_facts(), &heads, rows.collect())
}

fn dropped(report: &Report, messages: Messages) -> Sheet {
    let name = upper_first(&report.noun.one.one_line());
    let heads = [name.as_str(), messages.motivation()];
    let rows = report.dropped.iter().map(|it| {
        let reasons: Vec<String> = it.reasons.iter().map(plain).collect();
        vec![Cell::words(it.name.one_line()), Cell::words(listed(&reasons))]
    });
    sheet(messages.sheet_dropped(), &heads, rows.collect())
}
