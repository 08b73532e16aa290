//! A field of a form with a cursor in it.

use ratatui_textarea::{CursorMove, TextArea};

use crate::session::{FormField, what_fits};
use crate::text::{SafeText, TypedText};

/// Undoing what was typed goes back this many keys.
const UNDO_DEPTH: usize = 500;

/// A field with a cursor in it.
#[derive(Debug, Clone)]
pub(super) struct FieldEditor {
    pub(super) name: &'static str,
    /// The text, of a field that holds some.
    pub(super) area: TextArea<'static>,
    /// The rows that it takes.
    rows: TypedText,
    /// The option that is pointed at, of a field that has some.
    pub(super) option: usize,
    /// What was typed or chosen before and not recorded.
    pub(super) left: Option<SafeText>,
}

impl FieldEditor {
    pub(super) fn new(field: &FormField) -> Self {
        let mut area = TextArea::new(field.text.as_str().split('\n').map(str::to_owned).collect());
        area.set_max_histories(UNDO_DEPTH);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let chosen = field.options().iter().position(|option| field.is_chosen(option));
        Self {
            name: field.name,
            area,
            rows: TypedText::default(),
            option: chosen.unwrap_or(0),
            left: field.is_typed().then(|| field.text.clone()),
        }
    }

    /// The rows that the text takes in so many columns.
    pub(super) fn rows(&mut self, columns: usize) -> &TypedText {
        self.rows.follow(self.area.lines(), columns);
        &self.rows
    }

    /// The row and the column of the cursor in it.
    pub(super) fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        self.rows.place(cursor.0, cursor.1)
    }

    pub(super) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    fn length(&self) -> usize {
        let letters: usize = self.area.lines().iter().map(|line| line.chars().count()).sum();
        letters + self.area.lines().len().saturating_sub(1)
    }

    /// Types a text; how many letters of it found no room.
    pub(super) fn insert(&mut self, text: &str) -> usize {
        let taken = what_fits(text, self.length(), self.area.lines().len());
        if !taken.is_empty() {
            self.area.insert_str(taken);
        }
        text.chars().count().saturating_sub(taken.chars().count())
    }
}
