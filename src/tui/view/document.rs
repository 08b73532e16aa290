//! Text to read: it scrolls, and says that it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::StatefulWidget;

use super::super::theme::Theme;
use super::block_layout::{BlockLayout, glossary};
use super::measured_text::MeasuredText;
use super::scroll_list::{ListPosition, Motion, ScrollList, ScrollListState};
use super::{MEASURE, PaneState, drawing};
use crate::session::Document;

/// A text that is laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct TextPane {
    list: ScrollList,
    /// Where the lines are made when they come into view: how many there are of what.
    measured: Option<MeasuredText>,
    height: usize,
}

impl TextPane {
    /// Lays a text out in a body.
    pub(super) fn new(document: &Document, theme: Theme, body: Size) -> Self {
        let measure = usize::from(body.width).min(MEASURE);
        let mut list = ScrollList::new(theme);
        let measured = if document.terms.is_empty() {
            let measured = MeasuredText::new(&document.blocks, measure, theme);
            list.text_of_height(measured.len());
            Some(measured)
        } else {
            let glossary = glossary(&document.terms);
            list.text(BlockLayout::new(&glossary, theme).blocks(&document.blocks, measure));
            None
        };
        Self { list, measured, height: usize::from(body.height) }
    }

    /// The nearest position that is possible.
    pub(super) fn reveal(&self, position: ListPosition) -> ListPosition {
        self.list.reveal(position, self.height)
    }

    /// Where a move leads.
    pub(super) fn moved(&self, position: ListPosition, motion: Motion) -> ListPosition {
        self.list.moved(position, motion, self.height)
    }

    /// Which lines are in view, when not all are.
    pub(super) fn window(&self, position: ListPosition) -> Option<(usize, usize, usize)> {
        self.list.window(position.top, self.height)
    }
}

/// A text as it is drawn.
pub(super) struct TextView<'p> {
    /// How it is laid out.
    pub(super) pane: &'p TextPane,
    /// What it says: the page that the pane was made from.
    pub(super) document: &'p Document,
}

impl StatefulWidget for TextView<'_> {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let top = state.position.list.top;
        match &self.pane.measured {
            Some(measured) => {
                let wanted = top..top + usize::from(area.height);
                drawing::lines(&measured.lines(&self.document.blocks, wanted), area, buf);
            }
            None => self.pane.list.render(area, buf, &mut ScrollListState::new(state.position.list)),
        }
        // The cursor of the terminal belongs where reading begins.
        state.cursor = Position { x: area.x, y: area.y };
    }
}
