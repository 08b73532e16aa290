//! The apps that were left before a question, each in a place of its own: what an answer would do to it is one
//! marker in front of its name.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::look::PLAIN;
use super::frame::cells;
use crate::session::{AppMark, AppName, ChoiceEffect};
use crate::text::{Messages, truncate, width};

/// The marker, and the space behind it.
const MARKER: usize = 2;
const GAP: usize = 2;
/// Names are cut where that brings more apps into view; the first that shows all of them is taken.
const NAME_WIDTHS: [usize; 3] = [26, 20, 16];

/// The key that shows all apps.
const ALL_KEY: char = 't';

/// Apps in columns, read from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    column: usize,
    columns: usize,
}

impl Grid {
    /// The columns for names in full, or as far as it takes to show all apps in so many rows.
    pub(super) fn new(apps: &[AppName], room: usize, rows: usize) -> Self {
        let longest = apps.iter().map(|app| width(app.name.as_str())).max().unwrap_or(0);
        let grid = |most: usize| {
            let columns = ((room + GAP) / (longest.min(most) + MARKER + GAP)).max(1);
            Self { column: (room + GAP) / columns, columns }
        };
        let mut grids = NAME_WIDTHS.map(grid).into_iter();
        let narrowest = grids.clone().next_back().unwrap_or(Self { column: room, columns: 1 });
        grids.find(|grid| grid.rows(apps.len()) <= rows).unwrap_or(narrowest)
    }

    /// The rows that all apps take.
    pub(super) fn rows(self, apps: usize) -> usize {
        apps.div_ceil(self.columns)
    }

    /// Draws the apps that fit, and says how many do not.
    pub(super) fn draw(
        self,
        apps: &[AppName],
        effect: Option<&ChoiceEffect>,
        messages: Messages,
        area: Rect,
        frame: &mut Buffer,
    ) {
        let rows = usize::from(area.height).min(self.rows(apps.len())).max(1);
        let places = rows * self.columns;
        let shown = if apps.len() > places { places - 1 } else { apps.len() };
        let name_room = self.column.saturating_sub(MARKER + GAP);
        for (place, app) in apps.iter().take(shown).enumerate() {
            let (x, y) = self.at(place, rows, area);
            let marker = effect.map_or(" ", |effect| marker(effect.mark(app.app)));
            frame.set_string(x, y, marker, PLAIN);
            frame.set_string(x + cells("  "), y, truncate(app.name.as_str(), name_room), PLAIN);
        }
        if apps.len() > shown {
            let (x, y) = self.at(shown, rows, area);
            let more = messages.and_more(apps.len() - shown, ALL_KEY);
            frame.set_string(x + cells("  "), y, truncate(&more, self.column.saturating_sub(MARKER)), PLAIN);
        }
    }

    fn at(self, place: usize, rows: usize, area: Rect) -> (u16, u16) {
        let x = u16::try_from(place / rows * self.column).unwrap_or(u16::MAX);
        let y = u16::try_from(place % rows).unwrap_or(u16::MAX);
        (area.x.saturating_add(x), area.y.saturating_add(y))
    }
}

fn marker(mark: AppMark) -> &'static str {
    match mark {
        AppMark::Stays => " ",
        AppMark::Asks => "?",
        AppMark::Drops => "-",
    }
}
