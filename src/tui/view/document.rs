//! Text to read: it scrolls, and says that it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::StatefulWidget;

use super::super::theme::Theme;
use super::block_layout::{BlockLayout, glossary};
use super::scroll_list::{ListPosition, Motion, ScrollList, ScrollListState};
use super::{MEASURE, PaneState};
use crate::session::Document;

/// A text that is laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct TextPane {
    list: ScrollList,
    height: usize,
}

impl TextPane {
    /// Lays a text out in a body.
    pub(super) fn new(document: &Document, theme: Theme, body: Size) -> Self {
        let glossary = glossary(&document.terms);
        let measure = usize::from(body.width).min(MEASURE);
        let mut list = ScrollList::new(theme);
        list.text(BlockLayout::new(&glossary, theme).blocks(&document.blocks, measure));
        Self { list, height: usize::from(body.height) }
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

impl StatefulWidget for &TextPane {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        self.list.render(area, buf, &mut ScrollListState::new(state.position.list));
        // The cursor of the terminal belongs where reading begins.
        state.cursor = Position { x: area.x, y: area.y };
    }
}
