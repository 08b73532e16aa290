//! A form: fields below each other, with the text above them. It is drawn once in full, and shown as far as there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{StatefulWidget, Widget};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::super::form::{FieldEditor, FormEditor};
use super::super::theme::Theme;
use super::block_layout::{BlockLayout, glossary, styled};
use super::scroll_list::{ListPosition, Motion};
use super::{MEASURE, PaneState, cells, drawing};
use crate::session::{FieldKind, Form, FormField};
use crate::text::{Messages, upper_first, width, wrap};

/// What stands before a line of a form: the marker of the field in view, and before what is in a field.
const MARK: &str = "> ";
const INDENT: &str = "  ";
const BAR: &str = "  | ";

/// A form that is laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct FormPane {
    /// All of it.
    drawn: Buffer,
    /// The rows of the field in view.
    field: (usize, usize),
    /// Where the cursor is.
    cursor: Position,
    height: usize,
}

/// A form while it is drawn, row by row.
struct Rows {
    rows: Vec<Row>,
    columns: usize,
    theme: Theme,
}

enum Row {
    Words(Line<'static>),
    /// Rows of a field with text.
    Area(Box<TextArea<'static>>, usize),
}

impl FormPane {
    /// Lays a form out in a body.
    pub(super) fn new(
        form: &Form,
        editor: Option<&FormEditor>,
        messages: Messages,
        theme: Theme,
        body: Size,
    ) -> Self {
        let columns = usize::from(body.width).min(MEASURE);
        let mut rows = Rows { rows: Vec::new(), columns, theme };
        let glossary = glossary(&form.terms);
        rows.lines(BlockLayout::new(&glossary, theme).blocks(&form.before, columns));
        let (mut field_rows, mut cursor) = ((0, 0), (0, 0));
        debug_assert!(editor.is_some(), "a form is laid out once somebody is in it");
        let editors = editor.map_or(&[][..], |editor| &editor.fields);
        let (here, tells_wrong) = editor.map_or((0, false), |editor| (editor.at, editor.tells_wrong));
        for (at, (field, editing)) in form.fields.iter().zip(editors).enumerate() {
            rows.blank();
            let first = rows.height();
            let place = rows.field(field, editing, at == here, tells_wrong);
            if at == here {
                (field_rows, cursor) = ((first, rows.height()), place);
            }
        }
        rows.blank();
        let is_here = here >= editors.len();
        let end = rows.height();
        rows.label(&format!("[ {} ]", upper_first(messages.do_record())), is_here);
        if is_here {
            (field_rows, cursor) = ((end, end + 1), (end, width(MARK)));
        }
        let size = Rect::new(0, 0, cells(columns), cells(rows.height()));
        let mut drawn = Buffer::empty(size);
        rows.draw(&mut drawn);
        let cursor = Position { x: cells(cursor.1), y: cells(cursor.0) };
        Self { drawn, field: field_rows, cursor, height: usize::from(body.height) }
    }

    fn total(&self) -> usize {
        usize::from(self.drawn.area.height)
    }

    /// The nearest position at which the cursor is in view and, where there is room, the whole field.
    pub(super) fn reveal(&self, position: ListPosition) -> ListPosition {
        let cursor = usize::from(self.cursor.y);
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
        let top = cells(state.position.list.top);
        for (from, row) in (top..self.drawn.area.height).zip(area.rows()) {
            for x in 0..self.drawn.area.width.min(row.width) {
                if let (Some(cell), Some(shown)) =
                    (self.drawn.cell((x, from)), buf.cell_mut((row.x.saturating_add(x), row.y)))
                {
                    shown.clone_from(cell);
                }
            }
        }
        let below = self.cursor.y.saturating_sub(top).min(area.height.saturating_sub(1));
        state.cursor = Position { x: area.x.saturating_add(self.cursor.x), y: area.y.saturating_add(below) };
    }
}

impl Rows {
    fn height(&self) -> usize {
        let rows = |row: &Row| match row {
            Row::Words(_) => 1,
            Row::Area(_, height) => *height,
        };
        self.rows.iter().map(rows).sum()
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
        editor: &FieldEditor,
        is_here: bool,
        tells_wrong: bool,
    ) -> (usize, usize) {
        self.label(&field.label, is_here);
        if !field.help.is_empty() {
            self.words(&field.help, self.theme.aside());
        }
        let first = self.height();
        let (row, column) = match field.kind {
            FieldKind::Choice(_) | FieldKind::Several(_) => self.options(field, editor.option),
            FieldKind::Line | FieldKind::Lines | FieldKind::Day => self.text(editor),
        };
        if let Some(wrong) = field.wrong.as_ref().filter(|_| tells_wrong) {
            self.words(&format!("! {wrong}"), self.theme.warning());
        }
        if let Some(notice) = &field.notice {
            self.words(notice, self.theme.warning());
        }
        (first + row, column)
    }

    /// The text of a field; where the cursor in it is.
    fn text(&mut self, editor: &FieldEditor) -> (usize, usize) {
        let mut area = editor.area.clone();
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        for style in [TextArea::set_style, TextArea::set_cursor_style, TextArea::set_cursor_line_style] {
            style(&mut area, self.theme.field());
        }
        // The cursor behind a full line needs a column.
        let columns = cells(self.columns.saturating_sub(BAR.len() + 1).max(1));
        let line = Rect::new(0, 0, columns, 1);
        // How it breaks is known once it was drawn in that width.
        (&area).render(line, &mut Buffer::empty(line));
        let cursor = area.screen_cursor();
        let mut end = area.clone();
        end.move_cursor(CursorMove::Jump(u16::MAX, u16::MAX));
        let height = end.screen_cursor().row + 1;
        // All of it is shown, from its first row on.
        area.move_cursor(CursorMove::Jump(0, 0));
        self.rows.push(Row::Area(Box::new(area), height.max(cursor.row + 1)));
        (cursor.row, BAR.len() + cursor.col)
    }

    /// The options of a field, as many on a line as fit; where the one that is pointed at stands.
    fn options(&mut self, field: &FormField, at: usize) -> (usize, usize) {
        let brackets = if matches!(field.kind, FieldKind::Several(_)) { ['[', ']'] } else { ['(', ')'] };
        let [open, close] = brackets;
        let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
        let mut column = INDENT.len();
        let mut cursor = (0, INDENT.len() + 1);
        for (number, option) in field.options().iter().enumerate() {
            let is_chosen = field.is_chosen(option);
            let sign = if is_chosen { 'x' } else { ' ' };
            let words = format!("{open}{sign}{close} {}   ", option.label);
            if column + width(words.trim_end()) > self.columns && column > INDENT.len() {
                lines.push(Vec::new());
                column = INDENT.len();
            }
            if number == at {
                cursor = (lines.len() - 1, column + 1);
            }
            column += width(&words);
            let style = if is_chosen { self.theme.field() } else { self.theme.text() };
            if let Some(line) = lines.last_mut() {
                line.push(Span::styled(words, style));
            }
        }
        for line in lines {
            let spans = std::iter::once(Span::raw(INDENT)).chain(line);
            self.rows.push(Row::Words(Line::from_iter(spans)));
        }
        cursor
    }

    fn draw(self, buf: &mut Buffer) {
        let mut y = 0;
        for row in &self.rows {
            let below = Rect { y: cells(y), height: 1, ..buf.area };
            match row {
                Row::Words(line) => {
                    drawing::line(line, below, buf);
                    y += 1;
                }
                Row::Area(area, height) => {
                    let beside = cells(BAR.len());
                    let room = Rect {
                        x: beside,
                        width: buf.area.width.saturating_sub(beside + 1).max(1),
                        height: cells(*height),
                        ..below
                    };
                    area.render(room, buf);
                    for row in room.rows() {
                        drawing::words(BAR, self.theme.label(), Rect { x: 0, width: beside, ..row }, buf);
                    }
                    y += height;
                }
            }
        }
    }
}
