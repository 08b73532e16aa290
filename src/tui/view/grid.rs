//! The apps that were left before a question, each in a place of its own: what an answer would do to it is one
//! marker in front of its name.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::block_layout::widest;
use super::{cells, drawing};
use crate::order;
use crate::session::{AppMark, AppName, ChoiceEffect};
use crate::text::{Messages, truncate, width};

/// The marker, and the space behind it.
const MARKER: usize = 2;
const GAP: usize = 2;
/// Names are cut where that brings more apps into view; the first that shows all of them is taken.
const NAME_WIDTHS: [usize; 2] = [26, 20];
/// Names are cut no further than this, whatever stays out of view.
const NARROWEST_NAME: usize = 16;

/// No window shows more names than this.
const MOST_COMPARED: usize = 1000;

/// The key that shows all apps.
const ALL_KEY: char = 't';

/// The columns of a grid, read from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridLayout {
    /// The width of a column, with the gap behind it.
    column: usize,
    columns: usize,
}

impl GridLayout {
    /// The columns for names in full, or as far as it takes to show all apps in this many rows.
    pub(super) fn new(apps: &[AppName], room: usize, rows: usize) -> Self {
        let longest = widest(apps.iter().map(|app| width(app.name.as_str())));
        let grid = |most: usize| {
            let columns = ((room + GAP) / (longest.min(most) + MARKER + GAP)).max(1);
            Self { column: (room + GAP) / columns, columns }
        };
        let mut grids = NAME_WIDTHS.into_iter().map(grid);
        let fitting =
            grids.find(|grid| grid.rows(apps.len()) <= rows).unwrap_or_else(|| grid(NARROWEST_NAME));
        // A name that reads as another one is worth less than one that is out of view.
        let wider = NAME_WIDTHS.into_iter().rev().chain([longest]).map(grid);
        let mut tried = [fitting].into_iter().chain(wider.filter(|grid| grid.column > fitting.column));
        tried.find(|grid| grid.tells_apart(apps, rows)).unwrap_or(fitting)
    }

    /// Whether the names that are in view differ as far as they are shown.
    fn tells_apart(self, apps: &[AppName], rows: usize) -> bool {
        let room = self.column.saturating_sub(MARKER + GAP);
        let shown = || {
            apps.iter()
                .take(rows.saturating_mul(self.columns).min(MOST_COMPARED))
                .map(|app| app.name.as_str())
        };
        let names = order::set(shown().map(|name| truncate(name, room).into_owned()));
        let whole = order::set(shown());
        names.len() == whole.len()
    }

    /// The rows that all apps take.
    pub(super) fn rows(self, apps: usize) -> usize {
        debug_assert!(self.columns > 0, "a grid has a column, however narrow the window");
        apps.div_ceil(self.columns)
    }
}

/// The apps that fit, and how many do not.
pub(super) struct AppGrid<'p> {
    /// The columns.
    pub(super) layout: GridLayout,
    /// All apps.
    pub(super) apps: &'p [AppName],
    /// What the choice in view would do to them.
    pub(super) effect: Option<&'p ChoiceEffect>,
    /// The fixed sentences.
    pub(super) messages: Messages,
}

impl Widget for AppGrid<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let rows = usize::from(area.height).min(self.layout.rows(self.apps.len())).max(1);
        let places = rows * self.layout.columns;
        // The last place says how many there was no room for.
        let shown = if self.apps.len() > places { places - 1 } else { self.apps.len() };
        let name_room = self.layout.column.saturating_sub(MARKER + GAP);
        for (at, app) in self.apps.iter().take(shown).enumerate() {
            let marker = self.effect.map_or(AppMark::Stays, |effect| effect.mark(app.app));
            let name = truncate(app.name.as_str(), name_room);
            drawing::line(
                &Line::from_iter([symbol(marker).into(), name]),
                self.layout.place(at, rows, area),
                buf,
            );
        }
        if self.apps.len() > shown {
            let more = self.messages.and_more(self.apps.len() - shown, ALL_KEY);
            let more = truncate(&more, self.layout.column.saturating_sub(MARKER));
            drawing::line(&Line::from_iter(["  ".into(), more]), self.layout.place(shown, rows, area), buf);
        }
    }
}

impl GridLayout {
    /// The cells of one place: for the marker, and for the name behind it.
    fn place(self, at: usize, rows: usize, area: Rect) -> Rect {
        let x = area.x.saturating_add(cells(at / rows * self.column));
        let y = area.y.saturating_add(cells(at % rows));
        Rect { x, y, width: cells(self.column), height: 1 }.intersection(area)
    }
}

/// The marker before a name, and the space behind it.
fn symbol(mark: AppMark) -> &'static str {
    match mark {
        AppMark::Stays => "  ",
        AppMark::Asks => "? ",
        AppMark::Drops => "- ",
    }
}
