//! The answers to a question, with their counts in fixed columns.

use ratatui::text::{Line as Text, Span};

use super::super::theme::Theme;
use super::block_layout::{indented, styled, widest};
use super::scroll_list::{MARKER_INDENT, ScrollList};
use crate::session::{AnswerLine, Ask, AskKind, ChoiceEffect, CountColumns};
use crate::text::{Messages, pad, pad_left, parse, to_plain, width, wrap};

/// The narrowest column of counts.
const COUNT: usize = 5;
const GAP: usize = 3;
/// In less room than this there is one column of counts, without a heading: each number has its word then.
const NARROW: usize = 56;

/// The widths of the columns of counts; zero means no column.
#[derive(Debug, Clone, Copy)]
struct CountWidths {
    left: usize,
    unproven: usize,
    /// Nothing stands above them.
    is_headless: bool,
}

impl CountWidths {
    fn new(ask: &Ask, messages: Messages, room: usize, is_headless: bool) -> Self {
        let Some(columns) = &ask.columns else { return Self { left: 0, unproven: 0, is_headless } };
        let unproven = match &columns.unproven {
            Some(head) if room >= NARROW => width(head) + GAP,
            _ => 0,
        };
        let told = |line: &AnswerLine| line.effect.as_ref().map_or(0, |it| width(&left_words(it, messages)));
        let left = if is_headless { widest(ask.lines.iter().map(told)).max(COUNT) } else { COUNT };
        Self { left, unproven, is_headless }
    }

    /// All columns of counts, with the gap before them.
    fn all(self) -> usize {
        if self.left == 0 { 0 } else { GAP + self.left + self.unproven }
    }
}

/// A count with its word.
fn left_words(effect: &ChoiceEffect, messages: Messages) -> String {
    format!("{} {}", left_count(effect, messages), messages.count_left())
}

fn left_count(effect: &ChoiceEffect, messages: Messages) -> String {
    match effect.left {
        0 => messages.count_none().to_owned(),
        left => left.to_string(),
    }
}

/// The headings of the columns, on a row of their own.
pub(super) fn header(
    ask: &Ask,
    columns: &CountColumns,
    messages: Messages,
    room: usize,
    theme: Theme,
) -> Option<Text<'static>> {
    if room < NARROW {
        return None;
    }
    let counts = CountWidths::new(ask, messages, room, false);
    let mut heads = pad_left(&columns.left, room - counts.unproven);
    if let Some(head) = columns.unproven.as_ref().filter(|_| counts.unproven > 0) {
        heads.push_str(&pad_left(head, counts.unproven));
    }
    Some(Text::from(Span::styled(heads, theme.legend())))
}

/// The lines as items; with their help below them when there is room.
pub(super) fn list(
    ask: &Ask,
    typed: &str,
    messages: Messages,
    theme: Theme,
    room: usize,
    (with_help, is_headless): (bool, bool),
) -> ScrollList {
    let mut list = ScrollList::new(theme);
    if let AskKind::Number { max, .. } = ask.kind {
        let name = Span::raw(format!("{} ", messages.your_number()));
        let field = Span::styled(field(typed, max), theme.field());
        let mut lines = vec![Text::from(vec![name, field])];
        if let Some(counting) = &ask.counting {
            let remark = format!("({counting})");
            match lines.first_mut() {
                Some(first) if first.width() + 2 + width(&remark) + width(MARKER_INDENT) <= room => {
                    first.push_span(Span::raw(format!("  {remark}")));
                }
                _ => lines.extend(
                    wrap(&remark, room.saturating_sub(width(MARKER_INDENT))).into_iter().map(Text::from),
                ),
            }
        }
        list.item(indented(lines, MARKER_INDENT));
    }
    let counts = CountWidths::new(ask, messages, room, is_headless);
    let digits = ask.lines.len().to_string().len();
    for (at, line) in ask.lines.iter().enumerate() {
        let before = match ask.kind {
            AskKind::One => format!("{}  ", pad_left(&(at + 1).to_string(), digits)),
            AskKind::Many => {
                // There is a digit for the first nine.
                let digit = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
                format!("{digit} [{}] ", if line.ticked { "x" } else { " " })
            }
            AskKind::Number { .. } => String::new(),
        };
        let columns = room.saturating_sub(2 + width(&before) + counts.all()).max(8);
        list.item(item(line, &before, columns, counts, messages));
        if let Some(help) = line.help.as_ref().filter(|_| with_help) {
            let words = to_plain(&parse(help.as_str()));
            let indent = " ".repeat(width(&before));
            let help = styled(wrap(&words, columns + counts.all()), theme.aside());
            list.text(indented_all(help, &format!("{MARKER_INDENT}{indent}")));
        }
    }
    list
}

/// Lines that all begin with the same words.
fn indented_all(lines: Vec<Text<'static>>, indent: &str) -> Vec<Text<'static>> {
    lines.into_iter().flat_map(|line| indented(vec![line], indent)).collect()
}

fn item(
    line: &AnswerLine,
    before: &str,
    columns: usize,
    counts: CountWidths,
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
    indented(rows.collect(), MARKER_INDENT)
}

fn numbers(effect: &ChoiceEffect, counts: CountWidths, messages: Messages) -> String {
    let left = match counts.is_headless {
        true => left_words(effect, messages),
        false => left_count(effect, messages),
    };
    let unproven = match (effect.unproven, counts.is_headless) {
        (0, _) => messages.count_blank().to_owned(),
        (unproven, true) => format!("{unproven} {}", messages.count_to_ask()),
        (unproven, false) => unproven.to_string(),
    };
    let unproven = if counts.unproven > 0 { pad_left(&unproven, counts.unproven) } else { String::new() };
    format!("{}{}{unproven}", " ".repeat(GAP), pad_left(&left, counts.left))
}

fn field(typed: &str, max: i64) -> String {
    let columns = max.to_string().len().max(width(typed)) + 1;
    format!("[{}]", pad(typed, columns))
}

/// What is before the typed number. The terminal cursor belongs behind both.
pub(super) fn before_typed(messages: Messages) -> String {
    format!("{MARKER_INDENT}{} [", messages.your_number())
}
