//! Rows to go through and choose from, with more about the highlighted one below them, or beside them in a wide
//! window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line as Text, Span};

use super::super::look::{BOLD, DIM, Look, PLAIN};
use super::ask::{MARKER, MEASURE};
use super::blocks::{Setter, glossary, indented, plain};
use super::sheet::{Motion, Place, Sheet};
use crate::session::{Action, Listing, ListingRow};
use crate::text::{Glossary, pad, pad_left, width, wrap};

const GAP: usize = 2;
/// From this width on the details stand beside the rows.
const WIDE: usize = 108;
const DETAIL_WIDTH: usize = 44;
/// Lower than this there is no room for details.
const LOW: usize = 12;
/// Wider than this the eye loses the row.
const WIDEST: usize = 100;
/// Narrower than this the middle column goes below the first.
const NARROW: usize = 52;

/// Where everything of a listing stands.
#[derive(Debug, Clone)]
pub(in crate::tui) struct ListPane {
    sheet: Sheet,
    /// Which row of the listing each item is.
    shown: Vec<usize>,
    list: Rect,
    detail: Option<Rect>,
    details: Vec<Vec<Text<'static>>>,
}

/// The widths of the columns of rows; zero is no column.
#[derive(Debug, Clone, Copy)]
struct Columns {
    number: usize,
    label: usize,
    words: usize,
    right: usize,
    /// The words stand below the label.
    stacked: bool,
}

impl Columns {
    fn new(rows: &[&ListingRow], room: usize) -> Self {
        let widest = |of: &dyn Fn(&ListingRow) -> usize| rows.iter().map(|row| of(row)).max().unwrap_or(0);
        let number = widest(&|row| row.number.as_deref().map_or(0, width));
        let number = if number == 0 { 0 } else { number + GAP };
        let right = widest(&|row| width(&row.right)).min(room / 3);
        let right = if right == 0 { 0 } else { right + GAP };
        let rest = room.saturating_sub(number + right).max(8);
        let label =
            widest(&|row| if row.words.is_empty() { 0 } else { width(&row.label) + width(&tick(row)) });
        // A change of answers and what comes of it are two sentences, not two columns.
        let changes = rows.iter().any(|row| matches!(row.action, Some(Action::Take(..))));
        let stacked = label > 0 && (rest < NARROW || changes);
        // Long questions with short answers get the greater part, and the other way round.
        let all = |of: &dyn Fn(&ListingRow) -> usize| rows.iter().map(|row| of(row)).sum::<usize>();
        let (labels, words) = (all(&|row| width(&row.label)), all(&|row| width(&row.words)));
        let share = (rest * labels / (labels + words).max(1)).clamp(rest * 2 / 5, rest * 3 / 5);
        let label = if stacked { 0 } else { label.min(share) };
        let words = if label == 0 { rest } else { rest - label - GAP };
        Self { number, label, words, right, stacked }
    }

    fn rest(self) -> usize {
        if self.label == 0 { self.words } else { self.label + GAP + self.words }
    }
}

impl ListPane {
    /// Lays out the rows that hold what is sought.
    pub(super) fn new(listing: &Listing, sought: &str, body: Rect) -> Self {
        let shown: Vec<usize> =
            (0..listing.rows.len()).filter(|at| holds(&listing.rows, *at, sought)).collect();
        let rows: Vec<&ListingRow> = shown.iter().filter_map(|at| listing.rows.get(*at)).collect();
        let columns = usize::from(body.width);
        let has_details = rows.iter().any(|row| !row.detail.is_empty());
        let beside = columns >= WIDE && has_details;
        let room = if beside { columns - DETAIL_WIDTH - 3 } else { columns };
        let glossary = glossary(&listing.terms);
        let sheet = sheet(listing, &rows, &shown, sought, room, &glossary);
        let detail_width = if beside { DETAIL_WIDTH } else { room.min(MEASURE) };
        let details = rows.iter().map(|row| Setter::new(&glossary).blocks(&row.detail, detail_width));
        let details: Vec<Vec<Text<'static>>> = details.collect();
        let longest = details.iter().map(Vec::len).max().unwrap_or(0);
        let (list, detail) = place(body, sheet.len(), longest, beside);
        Self { sheet, shown, list, detail, details }
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        self.sheet.items()
    }

    /// Which row an item is.
    pub(in crate::tui) fn row(&self, item: usize) -> Option<usize> {
        self.shown.get(item).copied()
    }

    /// Which item shows a row.
    pub(in crate::tui) fn item_of(&self, row: usize) -> Option<usize> {
        self.shown.iter().position(|shown| *shown == row)
    }

    /// Where a row begins on the screen; nothing when that is out of view.
    pub(in crate::tui) fn place_of(&self, row: usize, place: Place) -> Option<Position> {
        let below = self.sheet.line_of(self.item_of(row)?)?.checked_sub(place.top)?;
        let y = self.list.y.checked_add(u16::try_from(below).ok()?)?;
        (y < self.list.bottom()).then_some(Position { x: self.list.x, y })
    }

    fn height(&self) -> usize {
        usize::from(self.list.height)
    }

    /// The nearest place that is possible.
    pub(super) fn reveal(&self, place: Place) -> Place {
        self.sheet.reveal(place, self.height())
    }

    /// Whether the highlighted row is in view.
    pub(super) fn sees(&self, place: Place) -> bool {
        self.sheet.sees(place, self.height())
    }

    /// Where a move leads.
    pub(super) fn moved(&self, place: Place, motion: Motion) -> Place {
        self.sheet.moved(place, motion, self.height())
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, place: Place) -> Option<(usize, usize, usize)> {
        self.sheet.window(place.top, self.height())
    }

    /// Draws the rows; where the cursor of the terminal belongs.
    pub(super) fn draw(&self, place: Place, look: Look, frame: &mut Buffer) -> Position {
        let cursor = self.sheet.draw(place, look, self.list, frame);
        if let (Some(area), Some(detail)) = (self.detail, self.details.get(place.item)) {
            let height = usize::from(area.height);
            for (at, (y, line)) in (area.y..area.bottom()).zip(detail).enumerate() {
                let more = at + 1 == height && detail.len() > height;
                let line = if more { &Text::raw("…") } else { line };
                frame.set_line(area.x, y, line, area.width);
            }
        }
        cursor.unwrap_or(Position { x: self.list.x, y: self.list.y })
    }
}

/// Where the rows and the details go. The rows keep their places whichever is highlighted.
fn place(body: Rect, lines: usize, detail: usize, beside: bool) -> (Rect, Option<Rect>) {
    if detail == 0 || (!beside && usize::from(body.height) < LOW) {
        return (body, None);
    }
    if beside {
        let panel = u16::try_from(DETAIL_WIDTH).unwrap_or(0);
        let list = Rect { width: body.width.saturating_sub(panel + 3), ..body };
        return (list, Some(Rect { x: list.right() + 3, width: panel, ..body }));
    }
    let height = usize::from(body.height);
    let room = height.saturating_sub(lines + 1).max(height / 3);
    let detail = u16::try_from(detail.min(room)).unwrap_or(0);
    let most = body.height.saturating_sub(detail + 1);
    let list = Rect { height: most.min(u16::try_from(lines).unwrap_or(u16::MAX)), ..body };
    (list, Some(Rect { y: list.bottom() + 1, height: detail, ..body }))
}

fn sheet(
    listing: &Listing,
    rows: &[&ListingRow],
    shown: &[usize],
    sought: &str,
    room: usize,
    glossary: &Glossary<usize>,
) -> Sheet {
    let mut setter = Setter::new(glossary);
    let mut sheet = Sheet::default();
    let measure = room.min(MEASURE);
    // While searching only the rows matter.
    if sought.is_empty() {
        if let Some(news) = &listing.news {
            sheet.text(plain(&wrap(news, room), PLAIN));
            sheet.blank();
        }
        sheet.text(setter.blocks(&listing.before, measure));
        sheet.blank();
    }
    let columns = Columns::new(rows, room.min(WIDEST).saturating_sub(MARKER.len()));
    let mut group = None;
    for (row, at) in rows.iter().zip(shown) {
        let heading = heading(&listing.rows, *at);
        if heading != group {
            group = heading;
            if let Some(words) = heading {
                sheet.blank();
                sheet.text(plain(&wrap(words, measure), BOLD));
            }
        }
        let lines = row_lines(row, columns).into_iter();
        let lines = lines.map(|line| if row.faint { line.patch_style(DIM) } else { line });
        sheet.item(indented(lines.collect(), MARKER));
    }
    if sought.is_empty() && !listing.after.is_empty() {
        sheet.blank();
        sheet.text(setter.blocks(&listing.after, measure));
    }
    sheet
}

/// The heading under which a row stands.
fn heading(rows: &[ListingRow], at: usize) -> Option<&str> {
    rows.iter().take(at + 1).rev().find_map(|row| row.heading.as_deref())
}

/// What stands before the label: a box, or the key that chooses the row at once.
fn tick(row: &ListingRow) -> String {
    match (row.ticked, row.shortcut) {
        (Some(true), _) => "[x] ".to_owned(),
        (Some(false), _) => "[ ] ".to_owned(),
        (None, Some(key)) => format!("{key}  "),
        (None, None) => String::new(),
    }
}

fn row_lines(row: &ListingRow, columns: Columns) -> Vec<Text<'static>> {
    let has_words = !row.words.is_empty();
    let tick = tick(row);
    // A row without a remark at the right may use its room.
    let spare = if row.right.is_empty() { columns.right } else { 0 };
    let label_room = if has_words && columns.label > 0 { columns.label } else { columns.rest() + spare };
    let labels = wrap(&row.label, label_room.saturating_sub(tick.len()).max(4));
    let words = if has_words { wrap(&row.words, columns.words + spare) } else { Vec::new() };
    let cell = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
    let number = row.number.as_deref().unwrap_or_default();
    let rows = if columns.stacked { labels.len() } else { labels.len().max(words.len()) };
    let mut lines: Vec<Text<'static>> = Vec::new();
    for at in 0..rows {
        let first = at == 0;
        let mark = if first { tick.clone() } else { " ".repeat(tick.len()) };
        let number = pad_left(if first { number } else { "" }, columns.number.saturating_sub(GAP));
        let number = if columns.number > 0 { format!("{number}  ") } else { String::new() };
        let middle = if has_words && columns.label > 0 {
            let label = pad(&format!("{mark}{}", cell(&labels, at)), columns.label);
            format!("{label}{}{}", " ".repeat(GAP), cell(&words, at))
        } else {
            format!("{mark}{}", cell(&labels, at))
        };
        lines.push(with_right(format!("{number}{middle}"), if first { &row.right } else { "" }, columns));
    }
    if columns.stacked {
        let indent = " ".repeat(columns.number + tick.len().max(GAP));
        let below = wrap(&row.words, columns.words.saturating_sub(GAP).max(4));
        let below = below.into_iter().filter(|_| has_words);
        lines
            .extend(below.map(|words| Text::from(vec![Span::raw(indent.clone()), Span::styled(words, DIM)])));
    }
    lines
}

/// A line with a remark against the right edge.
fn with_right(line: String, right: &str, columns: Columns) -> Text<'static> {
    if right.is_empty() {
        return Text::raw(line);
    }
    let room = columns.number + columns.rest();
    let style: Style = DIM;
    Text::from(vec![Span::raw(pad(&line, room)), Span::styled(pad_left(right, columns.right), style)])
}

/// Whether a row holds what is sought, in any case and with or without accents.
fn holds(rows: &[ListingRow], at: usize, sought: &str) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let sought = folded(sought);
    sought.is_empty() || [&row.label, &row.words].into_iter().any(|text| folded(text).contains(&sought))
}

fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.nfd()
        .filter(|letter| !is_accent(letter))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}
