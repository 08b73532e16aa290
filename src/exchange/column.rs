//! The columns of a sheet.

use super::written::WrittenApp;
use crate::model::{FactIx, Model};
use crate::text::Messages;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The id of the app, by which its row is found.
    Id,
    /// Something else of the app, by its key.
    App(&'static str),
    /// The value of a fact.
    Value(FactIx),
    /// Something that is said of that value, by its key.
    Detail(FactIx, &'static str),
}

/// The heads of the columns of an app. An id has no capitals, so no fact is called so.
const APP: [(&str, &str); 5] = [
    ("name", "Name"),
    ("supplier", "Supplier"),
    ("summary", "Summary"),
    ("sources", "Sources"),
    ("checked", "Checked"),
];

/// What may be said of a value.
pub(super) const DETAILS: [&str; 3] = ["note", "sources", "checked"];

impl Column {
    /// What stands above it. It is the same in every language: by it the column is known.
    pub fn head(self, model: &Model) -> String {
        let id = |fact| &model.graph.facts.row(fact).id;
        match self {
            Self::Id => "ID".to_owned(),
            Self::App(key) => APP.iter().find(|(of, _)| *of == key).map_or(key, |(_, head)| head).to_owned(),
            Self::Value(fact) => id(fact).clone(),
            Self::Detail(fact, key) => format!("{} {key}", id(fact)),
        }
    }

    /// Whether it holds references, a line each.
    pub(super) fn is_sources(self) -> bool {
        matches!(self, Self::App("sources") | Self::Detail(_, "sources"))
    }

    /// Whether it holds dates.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::App("checked") | Self::Detail(_, "checked"))
    }
}

/// Every column that a sheet can have, in order.
pub(super) fn possible(model: &Model) -> Vec<Column> {
    let of_app = APP.iter().map(|(key, _)| Column::App(key));
    let of_facts = model.graph.facts.indexes().flat_map(|fact| {
        std::iter::once(Column::Value(fact)).chain(DETAILS.map(|key| Column::Detail(fact, key)))
    });
    std::iter::once(Column::Id).chain(of_app).chain(of_facts).collect()
}

/// The columns of a sheet of these apps: of each fact its value, and what some app says besides.
pub fn columns(model: &Model, apps: &[WrittenApp<'_, '_>], messages: Messages) -> Vec<Column> {
    let is_told = |column: &Column| match column {
        Column::Detail(..) => apps.iter().any(|app| !app.cell(*column, model, messages).is_empty()),
        _ => true,
    };
    possible(model).into_iter().filter(is_told).collect()
}
