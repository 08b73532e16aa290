//! The lines of a question, with their counts in fixed columns.

use ratatui::text::{Line as Text, Span};

use super::super::look::{BOLD, DIM};
use super::ask::{MARKER, marked};
use super::blocks::{indented, plain};
use super::sheet::Sheet;
use crate::session::{AnswerLine, Ask, AskKind, ChoiceEffect, CountColumns};
use crate::text::{Messages, pad, pad_left, parse, to_plain, width, wrap};

/// The narrowest column of counts.
const COUNT: usize = 5;
const GAP: usize = 3;
/// Narrower than this there is one column of counts, without a head.
const NARROW: usize = 56;

/// The widths of the columns of counts; zero is no column.
#[derive(Debug, Clone, Copy)]
struct Counts {
    left: usize,
    unproven: usize,
}

impl Counts {
    fn new(ask: &Ask, room: usize) -> Self {
        let Some(columns) = &ask.columns else { return Self { left: 0, unproven: 0 } };
        let unproven =
            columns.unproven.as_ref().filter(|_| room >= NARROW).map_or(0, |head| width(head) + GAP);
        Self { left: COUNT, unproven }
    }

    fn all(self) -> usize {
        if self.left == 0 { 0 } else { GAP + self.left + self.unproven }
    }
}

/// The heads of the columns, on a row of their own.
pub(super) fn header(ask: &Ask, columns: &CountColumns, room: usize) -> Option<Text<'static>> {
    if room < NARROW {
        return None;
    }
    let counts = Counts::new(ask, room);
    let left = pad_left(&columns.left, room - counts.unproven);
    let unproven = columns.unproven.as_ref().filter(|_| counts.unproven > 0);
    let unproven = unproven.map_or(String::new(), |head| pad_left(head, counts.unproven));
    Some(Text::styled(format!("{left}{unproven}"), DIM))
}

/// The lines as items; with their help below them when there is room.
pub(super) fn sheet(ask: &Ask, typed: &str, messages: Messages, room: usize, with_help: bool) -> Sheet {
    let mut sheet = Sheet::default();
    if let AskKind::Number { max, .. } = ask.kind {
        let name = Span::raw(format!("{} ", messages.your_number()));
        sheet.item(marked(vec![Text::from(vec![name, Span::styled(field(typed, max), BOLD)])]));
    }
    let counts = Counts::new(ask, room);
    let digits = ask.lines.len().to_string().len();
    for (at, line) in ask.lines.iter().enumerate() {
        let before = match ask.kind {
            AskKind::One => format!("{}  ", pad_left(&(at + 1).to_string(), digits)),
            AskKind::Many => format!("[{}] ", if line.ticked { "x" } else { " " }),
            AskKind::Number { .. } => String::new(),
        };
        let columns = room.saturating_sub(2 + width(&before) + counts.all()).max(8);
        sheet.item(item(line, &before, columns, counts, messages));
        if let Some(help) = line.help.as_ref().filter(|_| with_help) {
            let words = to_plain(&parse(help.as_str()));
            let indent = " ".repeat(width(&before));
            let help = plain(&wrap(&words, columns + counts.all()), DIM);
            sheet.text(indented_all(help, &format!("{MARKER}{indent}")));
        }
    }
    sheet
}

/// Lines that all begin with the same words.
fn indented_all(lines: Vec<Text<'static>>, indent: &str) -> Vec<Text<'static>> {
    lines.into_iter().flat_map(|line| indented(vec![line], indent)).collect()
}

fn item(
    line: &AnswerLine,
    before: &str,
    columns: usize,
    counts: Counts,
    messages: Messages,
) -> Vec<Text<'static>> {
    let mut words = line.text.one_line();
    if line.marked {
        words = messages.with_remark(&words, messages.your_answer());
    }
    let indent = " ".repeat(width(before));
    let rows = wrap(&words, columns).into_iter().enumerate();
    let rows = rows.map(|(row, words)| match (row, &line.effect) {
        (0, Some(effect)) if counts.left > 0 => {
            Text::raw(format!("{before}{}{}", pad(&words, columns), numbers(effect, counts, messages)))
        }
        (0, _) => Text::raw(format!("{before}{words}")),
        _ => Text::raw(format!("{indent}{words}")),
    });
    marked(rows.collect())
}

fn numbers(effect: &ChoiceEffect, counts: Counts, messages: Messages) -> String {
    let left = match effect.left {
        0 => messages.count_none().to_owned(),
        left => left.to_string(),
    };
    let unproven = match effect.unproven {
        0 => messages.count_blank().to_owned(),
        unproven => unproven.to_string(),
    };
    let unproven = if counts.unproven > 0 { pad_left(&unproven, counts.unproven) } else { String::new() };
    format!("{}{}{unproven}", " ".repeat(GAP), pad_left(&left, counts.left))
}

fn field(typed: &str, max: i64) -> String {
    let columns = max.to_string().len().max(width(typed)) + 1;
    format!("[{}]", pad(typed, columns))
}

/// What stands before what is typed: the cursor of the terminal belongs behind both.
pub(super) fn before_typed(messages: Messages) -> String {
    format!("{MARKER}{} [", messages.your_number())
}
