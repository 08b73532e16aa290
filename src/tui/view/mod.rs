//! What a page looks like. A page is laid out when it changes, and only drawn when the highlight moves.
//!
//! ```text
//!  title                                place     chrome
//! ───────────────────────────────────────────
//!  a question, rows or a text                     ask (answers, grid), listing, document, table
//! ───────────────────────────── 12-24 van 61
//!  Enter kiezen   Backspace terug   ? hulp        chrome, from the table of keys
//! ```
//!
//! Everything here is a ratatui widget. What depends on the page alone is laid out once, in a [`Pane`]; a widget
//! borrows the pane, and takes where the person is as its state, made for each frame. Drawing changes nothing but that
//! state, in which it tells where the cursor of the terminal belongs.

mod answers;
mod app_rows;
mod areas;
mod ask;
mod ask_rows;
mod block_layout;
mod chrome;
mod detail_place;
mod document;
mod drawing;
mod folding;
mod form;
mod grid;
mod list_rows;
mod listing;
mod measured_text;
#[cfg(test)]
mod sample_pages;
mod scroll_list;
mod shown_rows;
mod table;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::StatefulWidget;

pub(super) use ask::AskPane;
pub(super) use chrome::{Chrome, Hint, NARROW, SMALLEST, body, body_and_search, notice_rows};
pub(super) use document::TextPane;
pub(super) use form::FormPane;
pub(super) use listing::ListPane;
pub(super) use scroll_list::{ListPosition, Motion};
pub(super) use table::TablePane;

use super::form::FormEditor;
use super::theme::Theme;
use crate::session::{FoundRow, Listing, Page};
use crate::text::Messages;

use ask::AskView;
use document::TextView;
use listing::ListView;

/// Longer lines are hard to read.
const MEASURE: usize = 84;

/// From this width on, more stands beside a page: the apps beside a question, the details beside the rows.
const WIDE: usize = 108;

/// Where a person is on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ScrollPosition {
    /// The highlighted item, and the first line in view.
    pub(super) list: ListPosition,
    /// Nothing is highlighted: at a question that is new, until a key marks an answer.
    pub(super) is_unmarked: bool,
    /// The person reads the text around the items: what is highlighted need not be in view.
    pub(super) is_reading: bool,
    /// The first line in view of a text that scrolls separately.
    pub(super) text_top: usize,
}

/// What a page is drawn from besides itself, and what drawing it finds out. Made for each frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaneState {
    /// Where the person is.
    pub(super) position: ScrollPosition,
    /// Where the cursor of the terminal belongs.
    pub(super) cursor: Position,
}

impl PaneState {
    /// A state for the next frame.
    pub(super) fn new(position: ScrollPosition) -> Self {
        Self { position, cursor: Position::ORIGIN }
    }
}

/// A page that is laid out.
#[derive(Debug, Clone)]
pub(super) enum Pane {
    /// A question.
    Ask(Box<AskPane>),
    /// Rows.
    List(ListPane),
    /// Text.
    Text(TextPane),
    /// Things side by side.
    Table(TablePane),
    /// Fields to fill in.
    Form(Box<FormPane>),
}

impl Pane {
    /// Lays a page out in a body. `typed` is what is in the field of a number, `editor` where the person is in a form.
    pub(super) fn new(
        page: &Page,
        editor: Option<&mut FormEditor>,
        typed: &str,
        messages: Messages,
        theme: Theme,
        body: Size,
    ) -> Self {
        match page {
            Page::Ask(ask) => Self::Ask(Box::new(AskPane::new(ask, typed, messages, theme, body))),
            Page::Listing(listing) => Self::List(ListPane::new(listing, None, theme, body)),
            Page::Document(document) => Self::Text(TextPane::new(document, theme, body)),
            Page::Table(table) => Self::Table(TablePane::new(table, theme, body)),
            Page::Form(form) => Self::Form(Box::new(FormPane::new(form, editor, messages, theme, body))),
        }
    }

    /// Lays out the rows of a list that a search found.
    pub(super) fn searched(listing: &Listing<'_>, found: Vec<FoundRow>, theme: Theme, body: Size) -> Self {
        Self::List(ListPane::new(listing, Some(found), theme, body))
    }

    /// Takes a body of another size, the page and what is sought staying the same. False where it has to be laid out
    /// again.
    pub(super) fn resized(&mut self, body: Size) -> bool {
        match self {
            Self::List(pane) => pane.resized(body),
            Self::Ask(_) | Self::Text(_) | Self::Table(_) | Self::Form(_) => false,
        }
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        match self {
            Self::Ask(pane) => pane.items(),
            Self::List(pane) => pane.items(),
            Self::Text(_) | Self::Table(_) | Self::Form(_) => 0,
        }
    }

    /// The nearest position that is possible.
    pub(super) fn reveal(&self, position: ScrollPosition) -> ScrollPosition {
        let list = match self {
            Self::Ask(pane) => return pane.reveal(position),
            Self::List(pane) => pane.reveal(position.list),
            Self::Text(pane) => pane.reveal(position.list),
            Self::Table(pane) => pane.reveal(position.list),
            Self::Form(pane) => pane.reveal(position.list),
        };
        ScrollPosition { list, ..position }
    }

    /// The nearest position that is possible when the page is laid out again: who reads the text around the items goes
    /// on reading there, and else what is highlighted is in view.
    pub(super) fn kept(&self, position: ScrollPosition) -> ScrollPosition {
        match self {
            Self::Ask(pane) if position.is_reading => {
                ScrollPosition { list: pane.clamped(position.list), ..pane.reveal(position) }
            }
            Self::List(pane) if position.is_reading => {
                ScrollPosition { list: pane.clamped(position.list), ..position }
            }
            Self::Form(pane) if position.is_reading => {
                ScrollPosition { list: pane.clamped(position.list), ..position }
            }
            _ => self.reveal(position),
        }
    }

    /// Whether what is highlighted is in view: in a long text before the rows it may not be.
    pub(super) fn sees(&self, position: ScrollPosition) -> bool {
        match self {
            Self::List(pane) => pane.sees(position.list),
            Self::Ask(_) | Self::Text(_) | Self::Table(_) | Self::Form(_) => true,
        }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, position: ScrollPosition, motion: Motion) -> ScrollPosition {
        let list = match self {
            Self::Ask(pane) => return pane.moved(position, motion),
            Self::List(pane) => pane.moved(position.list, motion),
            Self::Text(pane) => pane.moved(position.list, motion),
            Self::Table(pane) => pane.moved(position.list, motion),
            Self::Form(pane) => pane.moved(position.list, motion),
        };
        ScrollPosition { list, ..position }
    }

    /// Which lines are in view, when not all are: first, last, of how many.
    pub(super) fn window(&self, position: ScrollPosition) -> Option<(usize, usize, usize)> {
        match self {
            Self::Ask(pane) => pane.window(position),
            Self::List(pane) => pane.window(position.list),
            Self::Text(pane) => pane.window(position.list),
            Self::Table(pane) => pane.window(position.list),
            Self::Form(pane) => pane.window(position.list),
        }
    }

    /// The option of the field in view that stands on the line below or above one.
    pub(super) fn option_beyond(&self, at: usize, down: bool) -> Option<usize> {
        match self {
            Self::Form(pane) => pane.option_beyond(at, down),
            Self::Ask(_) | Self::List(_) | Self::Text(_) | Self::Table(_) => None,
        }
    }

    /// Whether there is more to read below, in a text that scrolls by itself.
    pub(super) fn reads_on(&self, position: ScrollPosition) -> bool {
        match self {
            Self::Ask(pane) => pane.reads_on(position),
            Self::Form(pane) => pane.reads_on(position.list),
            Self::List(_) | Self::Text(_) | Self::Table(_) => false,
        }
    }

    /// Which columns are in view, when not all are: first, last, of how many.
    pub(super) fn columns(&self, position: ScrollPosition) -> Option<(usize, usize, usize)> {
        match self {
            Self::Table(pane) => pane.columns(position.list),
            Self::Ask(_) | Self::List(_) | Self::Text(_) | Self::Form(_) => None,
        }
    }

    /// How many apps would be left, when the page itself has no room for it.
    pub(super) fn tally(&self, page: &Page, position: ScrollPosition, messages: Messages) -> Option<String> {
        match (self, page) {
            (Self::Ask(pane), Page::Ask(ask)) => pane.tally(ask, position, messages),
            _ => None,
        }
    }
}

/// A page as it is drawn: how it is laid out, and what it says.
pub(super) struct PageView<'p> {
    /// How it is laid out.
    pub(super) pane: &'p Pane,
    /// What it says: the page that the pane was made from.
    pub(super) page: &'p Page<'p>,
    /// The rows that are chosen to be compared, where the page has rows.
    pub(super) chosen: &'p [usize],
    /// The fixed sentences.
    pub(super) messages: Messages,
}

impl StatefulWidget for PageView<'_> {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        match (self.pane, self.page) {
            (Pane::Ask(pane), Page::Ask(ask)) => {
                AskView { pane, ask, messages: self.messages }.render(area, buf, state);
            }
            (Pane::List(pane), Page::Listing(listing)) => {
                ListView { pane, listing, chosen: self.chosen }.render(area, buf, state);
            }
            (Pane::Text(pane), Page::Document(document)) => {
                TextView { pane, document }.render(area, buf, state);
            }
            (Pane::Table(pane), _) => pane.render(area, buf, state),
            (Pane::Form(pane), _) => pane.render(area, buf, state),
            (Pane::Ask(_) | Pane::List(_) | Pane::Text(_), _) => {
                debug_assert!(false, "a pane is drawn with the page it was made from")
            }
        }
    }
}

/// Columns or lines as the terminal counts them.
pub(super) fn cells(count: usize) -> u16 {
    // What does not fit into a u16 does not fit into a window either: it is clipped there.
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
