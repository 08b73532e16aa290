//! A form: fields below each other, with the text above them. It is drawn once in full, and shown as far as there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::StatefulWidget;

use super::super::field_editor::FieldEditor;
use super::super::form::FormEditor;
use super::super::theme::Theme;
use super::block_layout::{BlockLayout, glossary, styled};
use super::scroll_list::{ListPosition, Motion};
use super::{MEASURE, PaneState, cells, drawing};
use crate::session::{FieldKind, Form, FormField};
use crate::text::{Messages, TypedText, upper_first, width, wrap};

/// What stands before a line of a form: the marker of the field in view, and before what is in a field.
const MARK: &str = "> ";
const INDENT: &str = "  ";
const BAR: &str = "  | ";
/// Between options on one line, and the columns of the brackets before one.
const BETWEEN: &str = "   ";
const MARKED: usize = 4;

/// A form that is laid out. Of a long text only the rows in view are drawn.
#[derive(Debug, Clone)]
pub(in crate::tui) struct FormPane {
    rows: Rows,
    /// The rows of the field in view.
    field: (usize, usize),
    /// The row and the column of the cursor.
    cursor: (usize, usize),
    /// Where the options of the field in view stand: row and column.
    options: Vec<(usize, usize)>,
    height: usize,
}

/// The rows of a form.
#[derive(Debug, Clone)]
struct Rows {
    rows: Vec<Row>,
    columns: usize,
    theme: Theme,
    messages: Messages,
}

#[derive(Debug, Clone)]
enum Row {
    Words(Line<'static>),
    /// Rows of a field with text.
    Typed(TypedText),
}

impl FormPane {
    /// Lays a form out in a body.
    pub(super) fn new(
        form: &Form,
        editor: Option<&mut FormEditor>,
        messages: Messages,
        theme: Theme,
        body: Size,
    ) -> Self {
        let columns = usize::from(body.width).min(MEASURE);
        let mut rows = Rows { rows: Vec::new(), columns, theme, messages };
        let glossary = glossary(&form.terms);
        rows.lines(BlockLayout::new(&glossary, theme).blocks(&form.before, columns));
        let (mut field_rows, mut cursor, mut options) = ((0, 0), (0, 0), Vec::new());
        debug_assert!(editor.is_some(), "a form is laid out once somebody is in it");
        let (here, tells_wrong) =
            editor.as_ref().map_or((0, false), |editor| (editor.at, editor.tells_wrong));
        let editors = editor.map_or(&mut [][..], |editor| &mut editor.fields);
        let is_here = here >= editors.len();
        for (at, (field, editing)) in form.fields.iter().zip(editors).enumerate() {
            rows.blank();
            let first = rows.height();
            let place = rows.field(field, editing, at == here, tells_wrong);
            if at == here {
                (field_rows, cursor) = ((first, rows.height()), place);
                options = option_places(field, columns);
            }
        }
        rows.blank();
        let end = rows.height();
        rows.label(&format!("[ {} ]", upper_first(messages.do_record())), is_here);
        if is_here {
            (field_rows, cursor) = ((end, end + 1), (end, width(MARK)));
        }
        Self { rows, field: field_rows, cursor, options, height: usize::from(body.height) }
    }

    /// The option on the line below or above one of the field in view, the nearest to it.
    pub(super) fn option_beyond(&self, at: usize, down: bool) -> Option<usize> {
        let (row, column) = *self.options.get(at)?;
        let sought = if down { row + 1 } else { row.checked_sub(1)? };
        let beyond = self.options.iter().enumerate().filter(|(_, (row, _))| *row == sought);
        beyond.min_by_key(|(_, (_, other))| other.abs_diff(column)).map(|(at, _)| at)
    }

    fn total(&self) -> usize {
        self.rows.height()
    }

    /// The nearest position at which the cursor is in view and, where there is room, the whole field.
    pub(super) fn reveal(&self, position: ListPosition) -> ListPosition {
        let (cursor, _) = self.cursor;
        let (first, end) = self.field;
        let mut top = position.top;
        for (from, to) in [(first, end), (cursor, cursor + 1)] {
            top = top.max(to.saturating_sub(self.height)).min(from);
        }
        self.clamped(ListPosition { item: 0, top })
    }

    /// The nearest position that is possible, whether or not the cursor is in view there.
    pub(super) fn clamped(&self, position: ListPosition) -> ListPosition {
        ListPosition { item: 0, top: position.top.min(self.total().saturating_sub(self.height)) }
    }

    /// Whether there is more below.
    pub(super) fn reads_on(&self, position: ListPosition) -> bool {
        position.top + self.height < self.total()
    }

    /// Where a move leads: through a form that is longer than its room.
    pub(super) fn moved(&self, position: ListPosition, motion: Motion) -> ListPosition {
        let page = self.height.saturating_sub(1).max(1);
        let top = match motion {
            Motion::PageDown => position.top + page,
            Motion::PageUp => position.top.saturating_sub(page),
            _ => position.top,
        };
        self.clamped(ListPosition { item: 0, top })
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, position: ListPosition) -> Option<(usize, usize, usize)> {
        let total = self.total();
        (total > self.height).then(|| (position.top + 1, (position.top + self.height).min(total), total))
    }
}

impl StatefulWidget for &FormPane {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let top = state.position.list.top;
        self.rows.draw(top, area, buf);
        let (row, column) = self.cursor;
        let below = row.saturating_sub(top).min(usize::from(area.height).saturating_sub(1));
        let (x, y) = (area.x.saturating_add(cells(column)), area.y.saturating_add(cells(below)));
        state.cursor = Position { x, y };
    }
}

impl Row {
    fn height(&self) -> usize {
        match self {
            Self::Words(_) => 1,
            Self::Typed(text) => text.height(),
        }
    }
}

impl Rows {
    fn height(&self) -> usize {
        self.rows.iter().map(Row::height).sum()
    }

    fn lines(&mut self, lines: Vec<Line<'static>>) {
        self.rows.extend(lines.into_iter().map(Row::Words));
    }

    fn blank(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push(Row::Words(Line::default()));
        }
    }

    /// Words behind an indent.
    fn words(&mut self, words: &str, style: Style) {
        let room = self.columns.saturating_sub(INDENT.len());
        let lines = wrap(words, room).into_iter().map(|line| format!("{INDENT}{line}")).collect();
        self.lines(styled(lines, style));
    }

    /// Words behind the marker, where the person is there.
    fn label(&mut self, words: &str, is_here: bool) {
        let lines = wrap(words, self.columns.saturating_sub(MARK.len()));
        for (at, line) in lines.into_iter().enumerate() {
            let mark = match is_here && at == 0 {
                true => Span::styled(MARK, self.theme.marker()),
                false => Span::raw(INDENT),
            };
            let style = if is_here { self.theme.question() } else { self.theme.text() };
            self.rows.push(Row::Words(Line::from_iter([mark, Span::styled(line, style)])));
        }
    }

    /// A field. Where the cursor in it is: row and column.
    fn field(
        &mut self,
        field: &FormField,
        editor: &mut FieldEditor,
        is_here: bool,
        tells_wrong: bool,
    ) -> (usize, usize) {
        self.label(&field.label, is_here);
        if !field.help.is_empty() {
            self.words(&field.help, self.theme.aside());
        }
        // Who else typed it is said below it.
        if field.by.is_none() && editor.left.as_ref() == Some(&field.text) {
            self.words(
                match field.options() {
                    [] => self.messages.typed_before(),
                    _ => self.messages.chosen_before(),
                },
                self.theme.warning(),
            );
        }
        let first = self.height();
        let (row, column) = match field.kind {
            FieldKind::Choice(_) | FieldKind::Several(_) => self.options(field, editor.option),
            FieldKind::Line | FieldKind::Lines | FieldKind::Day => self.text(editor),
        };
        if let Some(wrong) = field.wrong.as_ref().filter(|_| tells_wrong) {
            self.words(&format!("! {wrong}"), self.theme.warning());
        }
        for notice in field.by.iter().chain(&field.notice) {
            self.words(notice, self.theme.warning());
        }
        (first + row, column)
    }

    /// The text of a field; where the cursor in it is.
    fn text(&mut self, editor: &mut FieldEditor) -> (usize, usize) {
        // The cursor behind a full line needs a column.
        let columns = self.columns.saturating_sub(BAR.len() + 1).max(1);
        self.rows.push(Row::Typed(editor.rows(columns).clone()));
        let (row, column) = editor.cursor();
        (row, BAR.len() + column)
    }

    /// The options of a field, as many on a line as fit; where the one that is pointed at stands.
    fn options(&mut self, field: &FormField, at: usize) -> (usize, usize) {
        let brackets = if matches!(field.kind, FieldKind::Several(_)) { ['[', ']'] } else { ['(', ')'] };
        let [open, close] = brackets;
        let places = option_places(field, self.columns);
        let mut lines: Vec<Vec<Span<'static>>> = Vec::new();
        for (option, (row, _)) in field.options().iter().zip(&places) {
            let is_chosen = field.is_chosen(option);
            let sign = if is_chosen { 'x' } else { ' ' };
            let style = if is_chosen { self.theme.field() } else { self.theme.text() };
            let words = Span::styled(format!("{open}{sign}{close} {}{BETWEEN}", option.label), style);
            match lines.get_mut(*row) {
                Some(line) => line.push(words),
                None => lines.push(vec![words]),
            }
        }
        for line in lines {
            let spans = std::iter::once(Span::raw(INDENT)).chain(line);
            self.rows.push(Row::Words(Line::from_iter(spans)));
        }
        places.get(at).map_or((0, INDENT.len() + 1), |(row, column)| (*row, column + 1))
    }

    /// Draws the rows from one on, as far as there is room.
    fn draw(&self, first: usize, area: Rect, buf: &mut Buffer) {
        let mut room = area.rows();
        let mut above = first;
        for row in &self.rows {
            let height = row.height();
            if height <= above {
                above -= height;
                continue;
            }
            match row {
                Row::Words(line) => {
                    let Some(room) = room.next() else { return };
                    drawing::line(line, Rect { width: room.width.min(cells(self.columns)), ..room }, buf);
                }
                Row::Typed(text) => {
                    for (words, room) in text.rows_from(above).zip(&mut room) {
                        let beside = cells(BAR.len());
                        drawing::words(BAR, self.theme.label(), Rect { width: beside, ..room }, buf);
                        let inside = Rect {
                            x: room.x.saturating_add(beside),
                            width: room.width.saturating_sub(beside),
                            ..room
                        };
                        drawing::words(words, self.theme.field(), inside, buf);
                    }
                }
            }
            above = 0;
        }
    }
}

/// Where the options of a field stand, as many on a line as fit: row and column.
fn option_places(field: &FormField, columns: usize) -> Vec<(usize, usize)> {
    let (mut row, mut column) = (0, INDENT.len());
    let mut places = Vec::new();
    for option in field.options() {
        let wide = MARKED + width(&option.label);
        if column + wide > columns && column > INDENT.len() {
            (row, column) = (row + 1, INDENT.len());
        }
        places.push((row, column));
        column += wide + BETWEEN.len();
    }
    places
}
