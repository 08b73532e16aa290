//! `app`: one app of the catalogue, or some side by side.

use super::args::Format;
use super::exit::Exit;
use super::failure::Failure;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, json_text, print};
use crate::batch;
use crate::findings::did_you_mean;
use crate::model::{AppIx, Model};
use crate::report::{document_lines, table_lines};
use crate::session::{Page, PageId, PendingAnswer, Session, SideBySide};
use crate::text::{Messages, SafeText};

/// Tells all about one, or lays two to five of them side by side.
pub(super) fn app(loaded: &LoadedContent, ids: &[String], format: Format) -> CommandResult {
    let (model, messages) = (&loaded.model, loaded.messages);
    let mut found: Vec<AppIx> = Vec::new();
    for id in ids {
        let app = model.catalogue.find(id).ok_or_else(|| no_such_app(model, id, messages))?;
        if !found.contains(&app) {
            found.push(app);
        }
    }
    debug_assert!(!found.is_empty(), "the arguments hold one id at least, and all were found");
    let side = SideBySide::new(&found);
    // The arguments hold one id at least.
    let page = match (side, found.first()) {
        (Some(side), _) => PageId::Compare(side),
        (None, Some(app)) => PageId::App(*app),
        (None, None) => PageId::Apps,
    };
    let text = match (format, side) {
        (Format::Json, Some(side)) => json_text(&batch::compare(model, side.apps())),
        (Format::Json, None) => {
            let app = ids.first().and_then(|id| batch::app(model, id));
            // An app that was found is in the catalogue.
            app.as_ref().map(json_text).unwrap_or_default()
        }
        (Format::Text, _) => {
            let lines = match Session::new(model, messages).page(page, &PendingAnswer::default()) {
                Page::Document(page) => document_lines(&page, WIDTH),
                Page::Table(table) => table_lines(&table, WIDTH),
                Page::Listing(_) | Page::Ask(_) | Page::Form(_) => Vec::new(),
            };
            lines.join("\n") + "\n"
        }
    };
    print(&text, Exit::Fine, messages)
}

pub(super) fn no_such_app(model: &Model, id: &str, messages: Messages) -> Failure {
    let known = model.catalogue.apps.rows().iter().map(|app| app.id.as_str());
    let words = messages.unknown_app(&SafeText::new(id).one_line(), did_you_mean(id, known));
    Failure::new(Exit::WrongUse, words)
}
