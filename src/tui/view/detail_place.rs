//! Where the details of the highlighted row of a list are.

use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Text};

use super::areas::{self, REST};

/// The columns of details beside the rows.
pub(super) const DETAIL_WIDTH: usize = 44;
/// Between the rows and the details beside them.
pub(super) const DETAIL_GAP: usize = 3;
/// In a shorter body there is no room for details.
const LOW: usize = 12;
/// Fewer lines than this of longer details say too little to be worth their place.
const FEWEST_DETAILS: usize = 3;

/// Where the details of the highlighted row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DetailPlace {
    /// Nowhere: there are none, or there is no room for them.
    Nowhere,
    /// Beside the rows.
    Beside,
    /// Below the rows: how many lines those take, and the details.
    Below { list: usize, detail: usize },
}

impl DetailPlace {
    /// Rows stay where they are whichever is highlighted, so the longest details decide.
    pub(super) fn new(body: Size, lines: usize, detail: usize, beside: bool) -> Self {
        let height = usize::from(body.height);
        if detail == 0 || (!beside && height < LOW) {
            return Self::Nowhere;
        }
        if beside {
            return Self::Beside;
        }
        let beneath = height.saturating_sub(lines + 1);
        let detail = match lines <= height {
            // Rows that fit are all in view: what is told of one of them does not push others out.
            true if beneath < detail.min(FEWEST_DETAILS) => return Self::Nowhere,
            true => detail.min(beneath),
            false => detail.min(height / 3),
        };
        Self::Below { list: lines.min(height.saturating_sub(detail + 1)), detail }
    }

    /// The lines of the rows and of the details.
    pub(super) fn heights(self, body: Size) -> (usize, usize) {
        match self {
            Self::Nowhere => (usize::from(body.height), 0),
            Self::Beside => (usize::from(body.height), usize::from(body.height)),
            Self::Below { list, detail } => (list, detail),
        }
    }

    /// The cells of the rows and of the details.
    pub(super) fn areas(self, area: Rect) -> (Rect, Rect) {
        let [list, detail] = match self {
            Self::Nowhere => return (area, Rect::ZERO),
            Self::Beside => areas::columns(area, [REST, DETAIL_WIDTH], DETAIL_GAP),
            Self::Below { list, detail } => areas::rows(area, [list, detail], 1),
        };
        (list, detail)
    }
}

/// The lines that fit; where there are more, the last one says so.
pub(super) fn cut(mut lines: Vec<Line<'static>>, height: usize) -> Text<'static> {
    if lines.len() > height {
        lines.truncate(height.saturating_sub(1));
        lines.push(Line::raw("…"));
    }
    lines.into()
}
