//! What a page looks like. A page is laid out when it changes, and only painted when the highlight moves.
//!
//! ```text
//!  title                                place     frame
//! ───────────────────────────────────────────
//!  a question, rows or a text                     ask (answers, grid), listing, document
//! ───────────────────────────── 12-24 van 61
//!  Enter kiezen   Backspace terug   ? hulp        frame, from the table of keys
//! ```

mod answers;
mod ask;
mod blocks;
mod document;
mod frame;
mod grid;
mod listing;
mod sheet;
mod table;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub(super) use ask::AskPane;
pub(super) use document::TextPane;
pub(super) use frame::{Frame, Hint, SMALLEST, body};
pub(super) use listing::ListPane;
pub(super) use sheet::{Motion, Place};
pub(super) use table::TablePane;

use super::theme::Theme;
use crate::session::Page;
use crate::text::Messages;

/// Where one is on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The highlighted item, and the first line in view.
    pub(super) place: Place,
    /// The first line in view of a text that scrolls by itself.
    pub(super) reading: usize,
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
}

impl Pane {
    /// Lays a page out in a body. `typed` is what stands in the field of a page: a number, or what is sought.
    pub(super) fn new(page: &Page, typed: &str, messages: Messages, body: Rect) -> Self {
        match page {
            Page::Ask(ask) => Self::Ask(Box::new(AskPane::new(ask, typed, messages, body))),
            Page::Listing(listing) => Self::List(ListPane::new(listing, typed, body)),
            Page::Document(document) => Self::Text(TextPane::new(document, body)),
            Page::Table(table) => Self::Table(TablePane::new(table, body)),
        }
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        match self {
            Self::Ask(pane) => pane.items(),
            Self::List(pane) => pane.items(),
            Self::Text(_) | Self::Table(_) => 0,
        }
    }

    /// The nearest spot that is possible.
    pub(super) fn reveal(&self, spot: Spot) -> Spot {
        let place = match self {
            Self::Ask(pane) => pane.reveal(spot.place),
            Self::List(pane) => pane.reveal(spot.place),
            Self::Text(pane) => pane.reveal(spot.place),
            Self::Table(pane) => pane.reveal(spot.place),
        };
        Spot { place, ..spot }
    }

    /// Whether what is highlighted is in view: in a long text before the rows it may not be.
    pub(super) fn sees(&self, spot: Spot) -> bool {
        match self {
            Self::List(pane) => pane.sees(spot.place),
            Self::Ask(_) | Self::Text(_) | Self::Table(_) => true,
        }
    }

    /// Where a move leads.
    pub(super) fn moved(&self, spot: Spot, motion: Motion) -> Spot {
        match self {
            Self::Ask(pane) => {
                let (place, reading) = pane.moved(spot.place, spot.reading, motion);
                Spot { place, reading }
            }
            Self::List(pane) => Spot { place: pane.moved(spot.place, motion), ..spot },
            Self::Text(pane) => Spot { place: pane.moved(spot.place, motion), ..spot },
            Self::Table(pane) => Spot { place: pane.moved(spot.place, motion), ..spot },
        }
    }

    /// Which lines are in view, when not all are: first, last, of how many.
    pub(super) fn window(&self, spot: Spot) -> Option<(usize, usize, usize)> {
        match self {
            Self::Ask(pane) => pane.window(spot.place, spot.reading),
            Self::List(pane) => pane.window(spot.place),
            Self::Text(pane) => pane.window(spot.place),
            Self::Table(pane) => pane.window(spot.place),
        }
    }

    /// Which columns are in view, when not all are: first, last, of how many.
    pub(super) fn columns(&self, spot: Spot) -> Option<(usize, usize, usize)> {
        match self {
            Self::Table(pane) => pane.columns(spot.place),
            Self::Ask(_) | Self::List(_) | Self::Text(_) => None,
        }
    }

    /// How many apps would be left, when the page itself has no room for it.
    pub(super) fn tally(&self, page: &Page, spot: Spot, messages: Messages) -> Option<String> {
        match (self, page) {
            (Self::Ask(pane), Page::Ask(ask)) => pane.tally(ask, spot.place, messages),
            _ => None,
        }
    }

    /// Draws the page; where the cursor of the terminal belongs.
    pub(super) fn draw(
        &self,
        page: &Page,
        spot: Spot,
        messages: Messages,
        look: Theme,
        body: Rect,
        frame: &mut Buffer,
    ) -> Position {
        match (self, page) {
            (Self::Ask(pane), Page::Ask(ask)) => {
                pane.draw(ask, (spot.place, spot.reading), messages, look, body, frame)
            }
            (Self::List(pane), _) => pane.draw(spot.place, look, frame),
            (Self::Text(pane), _) => pane.draw(spot.place, look, frame),
            (Self::Table(pane), _) => pane.draw(spot.place, frame),
            // INVARIANT: a pane is made from the page it is drawn with.
            (Self::Ask(_), _) => Position { x: body.x, y: body.y },
        }
    }
}

#[cfg(test)]
mod tests;
