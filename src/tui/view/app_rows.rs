//! Rows of apps in columns, where the tree names facts for those: the name, the facts, what to watch, and below them what
//! is said in short.

use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use super::block_layout::{cell, styled};
use super::scroll_list::MARKER_INDENT;
use crate::session::{AppRow, Block, ColumnWords, ListingRow, RowLayout, RowSizes};
use crate::text::{pad, width, wrap};

/// In wider rows the eye loses the line; columns lead it.
const WIDEST: usize = 117;

/// How rows of apps are laid out.
#[derive(Debug, Clone)]
pub(super) struct AppRows {
    layout: RowLayout,
    room: usize,
}

impl AppRows {
    /// A layout of rows that are so wide.
    pub(super) fn new(sizes: &RowSizes, words: &ColumnWords, room: usize) -> Self {
        let room = room.min(WIDEST).saturating_sub(width(MARKER_INDENT));
        Self { layout: RowLayout::of_sizes(sizes, words, room), room }
    }

    /// How wide the columns are.
    pub(super) fn layout(&self) -> &RowLayout {
        &self.layout
    }

    /// What the sign for an unknown value means, where it stands on a line of its own; and a title with the heads of the
    /// columns behind it.
    pub(super) fn heads(&self, title: &str, theme: Theme) -> Vec<Line<'static>> {
        let names = width(MARKER_INDENT) + self.layout.names();
        let mut lines: Vec<Line<'static>> = Vec::new();
        lines.extend(
            self.layout.legend().map(|legend| Line::from(Span::styled(legend.to_owned(), theme.aside()))),
        );
        let is_short = width(title) <= names;
        if !is_short {
            lines.extend(styled(wrap(title, self.room), theme.heading()));
        }
        let title = if is_short { title } else { "" };
        let title = Span::styled(title.to_owned(), theme.heading());
        let gap = Span::raw(" ".repeat(names.saturating_sub(title.width())));
        lines.push(Line::from(vec![title, gap, Span::styled(self.layout.heads(), theme.aside())]));
        lines
    }

    /// The lines of a row, without the place of the marker.
    pub(super) fn lines(&self, row: &ListingRow, theme: Theme) -> Vec<Line<'static>> {
        let names = wrap(&row.label, self.layout.names().max(1));
        let cells = self.layout.cells(app_row(row));
        let mut lines: Vec<Line<'static>> = Vec::new();
        for at in 0..names.len() {
            let name = pad(cell(&names, at), self.layout.names());
            lines.push(if at == 0 { Line::raw(format!("{name}{cells}")) } else { Line::raw(name) });
        }
        let below = self.below(&row.flags, &row.words).into_iter();
        lines.extend(
            below.map(|words| Line::from(Span::styled(format!("{MARKER_INDENT}{words}"), theme.aside()))),
        );
        if row.faint {
            let spans = lines.iter_mut().flat_map(|line| &mut line.spans);
            spans.for_each(|span| span.style = theme.faint().patch(span.style));
        }
        lines
    }

    /// The lines of a name.
    pub(super) fn name_height(&self, name: &str) -> usize {
        wrap(name, self.layout.names().max(1)).len()
    }

    /// The lines below it, of what to watch and what is said in short.
    pub(super) fn height_below(&self, flags: &str, words: &str) -> usize {
        self.below(flags, words).len()
    }

    fn below(&self, flags: &str, words: &str) -> Vec<String> {
        match self.layout.below(flags, words) {
            below if below.is_empty() => Vec::new(),
            below => wrap(&below, self.room.saturating_sub(width(MARKER_INDENT)).max(1)),
        }
    }

    /// The facts that have no room in a row.
    pub(super) fn untold(&self, row: &ListingRow) -> Vec<Block> {
        self.layout.untold(&row.cells)
    }
}

/// Whether a row is one of an app with columns.
pub(super) fn has_columns(row: &ListingRow) -> bool {
    !row.cells.is_empty()
}

/// What of a row stands in columns.
pub(super) fn app_row(row: &ListingRow) -> AppRow<'_> {
    AppRow { name: &row.label, cells: &row.cells, flags: &row.flags }
}
