//! What is chosen in the end.

use super::fields::{items, text, word};
use super::written::{MapWriter, Written};
use crate::session::{SelectedApp, Selection};
use crate::source::YamlNode;

/// In place of apps: none of them.
const NO_APP: &str = "no_app";

pub(super) fn written(selection: &Selection) -> Option<Written> {
    match selection {
        Selection::Open => None,
        Selection::NoApp => Some(Written::Id(NO_APP.to_owned())),
        Selection::Apps(apps) => {
            let app = |app: &SelectedApp| {
                MapWriter::default()
                    .id("app", &app.app)
                    .text("name", &app.name)
                    .text("use_for", &app.use_for)
                    .done()
            };
            Some(Written::List(apps.iter().map(app).collect()))
        }
    }
}

pub(super) fn read(node: &YamlNode<'_>, key: &str) -> Selection {
    if word(node, key).as_deref() == Some(NO_APP) {
        return Selection::NoApp;
    }
    let app = |node: &YamlNode<'_>| {
        let app = word(node, "app")?;
        Some(SelectedApp { app, name: text(node, "name"), use_for: text(node, "use_for") })
    };
    let apps: Vec<SelectedApp> = items(node, key).iter().filter_map(app).collect();
    if apps.is_empty() { Selection::Open } else { Selection::Apps(apps) }
}
