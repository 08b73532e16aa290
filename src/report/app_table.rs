//! Apps as rows with columns, where the tree names facts for those.

use crate::session::{AppAdvice, AppRow, Block, ColumnWords, RowLayout};
use crate::text::{Indent, pad, width, wrap, wrap_indented};

/// Before a name.
const MARK: &str = "- ";

/// Apps in columns of characters.
pub(super) struct AppTable {
    layout: RowLayout,
    width: usize,
}

impl AppTable {
    /// A table of these apps; nothing where the tree names no columns, or there is no app.
    pub(super) fn new(apps: &[&AppAdvice], words: Option<&ColumnWords>, width: usize) -> Option<Self> {
        let flags: Vec<String> = apps.iter().map(|app| app.flags_in_row()).collect();
        let rows = apps.iter().zip(&flags).map(|(app, flags)| row(app, flags));
        let rows: Vec<AppRow<'_>> = rows.collect();
        let room = width.saturating_sub(MARK.len());
        let layout = RowLayout::new(&rows, words?, room);
        (!apps.is_empty()).then_some(Self { layout, width })
    }

    /// A title with the heads of the columns behind it, or below it where it is long.
    pub(super) fn heads(&self, title: &str) -> Vec<String> {
        let names = MARK.len() + self.layout.names();
        let mut lines = Vec::new();
        let heads = self.layout.heads();
        if width(title) <= names {
            lines.push(format!("{}{heads}", pad(title, names)));
        } else {
            lines.extend(wrap(title, self.width));
            lines.push(format!("{}{heads}", " ".repeat(names)));
        }
        lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
    }

    /// What the sign for an unknown value means, where it does not stand behind the heads.
    pub(super) fn legend(&self) -> Option<&str> {
        self.layout.legend()
    }

    /// The row of an app, with what is said of it below.
    pub(super) fn row(&self, app: &AppAdvice) -> Vec<String> {
        let flags = app.flags_in_row();
        let cells = self.layout.cells(row(app, &flags));
        let names = wrap(&app.name, self.layout.names());
        let name = |(at, name): (usize, &String)| match at {
            0 => format!("{MARK}{}{cells}", pad(name, self.layout.names())),
            _ => format!("{}{name}", " ".repeat(MARK.len())),
        };
        let mut lines: Vec<String> = names.iter().enumerate().map(name).collect();
        let below = self.layout.below(&flags, &app.in_short);
        if !below.is_empty() {
            let indent = " ".repeat(MARK.len());
            lines.extend(wrap_indented(&below, self.width, &Indent::new(indent.clone(), indent)));
        }
        lines
    }

    /// The facts of an app that have no room in its row.
    pub(super) fn untold(&self, app: &AppAdvice) -> Vec<Block> {
        self.layout.untold(&app.cells)
    }
}

fn row<'r>(app: &'r AppAdvice, flags: &'r str) -> AppRow<'r> {
    AppRow { name: &app.name, cells: &app.cells, flags }
}
