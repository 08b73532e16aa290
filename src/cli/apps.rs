//! `apps`: the catalogue.

use super::args::Format;
use super::exit::Exit;
use super::load::LoadedContent;
use super::output::{CommandResult, json_text, print};
use crate::batch;

/// Lists the catalogue.
pub(super) fn apps(loaded: &LoadedContent, format: Format) -> CommandResult {
    let text = match format {
        Format::Json => json_text(&batch::apps(&loaded.model)),
        Format::Text => batch::apps_table(&loaded.model, loaded.messages),
    };
    print(&text, Exit::Fine, loaded.messages)
}
