//! Text to read: it scrolls, and says that it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::theme::Theme;
use super::ask::MEASURE;
use super::blocks::{Setter, glossary};
use super::sheet::{Motion, Place, Sheet};
use crate::session::Document;

/// Where everything of a text stands.
#[derive(Debug, Clone)]
pub(in crate::tui) struct TextPane {
    sheet: Sheet,
    area: Rect,
}

impl TextPane {
    /// Lays a text out in a body.
    pub(super) fn new(document: &Document, body: Rect) -> Self {
        let glossary = glossary(&document.terms);
        let mut sheet = Sheet::default();
        sheet.text(Setter::new(&glossary).blocks(&document.blocks, usize::from(body.width).min(MEASURE)));
        Self { sheet, area: body }
    }

    fn height(&self) -> usize {
        usize::from(self.area.height)
    }

    /// The nearest place that is possible.
    pub(super) fn reveal(&self, place: Place) -> Place {
        self.sheet.reveal(place, self.height())
    }

    /// Where a move leads.
    pub(super) fn moved(&self, place: Place, motion: Motion) -> Place {
        self.sheet.moved(place, motion, self.height())
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, place: Place) -> Option<(usize, usize, usize)> {
        self.sheet.window(place.top, self.height())
    }

    /// Draws the text; where the cursor of the terminal belongs: where reading begins.
    pub(super) fn draw(&self, place: Place, look: Theme, frame: &mut Buffer) -> Position {
        self.sheet.draw(place, look, self.area, frame);
        Position { x: self.area.x, y: self.area.y }
    }
}
