//! Rows of apps in columns, where the tree names facts for those: the name, the facts, what to watch, and below them what
//! is said in short.

use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use super::block_layout::{cell, styled};
use super::scroll_list::MARKER_INDENT;
use crate::session::{AppRow, Block, Listing, ListingRow, RowLayout};
use crate::text::{pad, width, wrap};

/// In wider rows the eye loses the line; columns lead it.
const WIDEST: usize = 117;

/// How rows of apps are laid out.
pub(super) struct AppRows {
    layout: RowLayout,
    room: usize,
}

impl AppRows {
    /// A layout of the rows that have columns; nothing where none has.
    pub(super) fn new(listing: &Listing, rows: &[&ListingRow], room: usize) -> Option<Self> {
        let room = room.min(WIDEST).saturating_sub(width(MARKER_INDENT));
        let rows: Vec<AppRow<'_>> =
            rows.iter().filter(|row| has_columns(row)).map(|row| app_row(row)).collect();
        let layout = RowLayout::new(&rows, listing.columns.as_ref()?, room);
        (!rows.is_empty()).then_some(Self { layout, room })
    }

    /// Whether all columns have room, and every value in whole.
    pub(super) fn tells_all(&self, rows: &[&ListingRow]) -> bool {
        rows.iter().filter(|row| has_columns(row)).all(|row| self.untold(row).is_empty())
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
        let below = self.layout.below(&row.flags, &row.words);
        if !below.is_empty() {
            let below = wrap(&below, self.room.saturating_sub(width(MARKER_INDENT)).max(1));
            let below = below
                .into_iter()
                .map(|words| Line::from(Span::styled(format!("{MARKER_INDENT}{words}"), theme.aside())));
            lines.extend(below);
        }
        if row.faint {
            let spans = lines.iter_mut().flat_map(|line| &mut line.spans);
            spans.for_each(|span| span.style = theme.faint().patch(span.style));
        }
        lines
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

fn app_row(row: &ListingRow) -> AppRow<'_> {
    AppRow { name: &row.label, cells: &row.cells, flags: &row.flags }
}
