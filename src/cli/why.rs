//! `why`: why an app has its standing after given answers, and what would change that.

use std::path::Path;

use super::answers::given;
use super::app::no_such_app;
use super::args::Format;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, json_text, print};
use super::streams;
use crate::batch;

/// Tells why.
pub(super) fn why(
    loaded: &LoadedContent,
    id: &str,
    file: Option<&Path>,
    arguments: &[String],
    format: Format,
) -> CommandResult {
    let (model, messages) = (&loaded.model, loaded.messages);
    let app = model.catalogue.find(id).ok_or_else(|| no_such_app(model, id, messages))?;
    let why = batch::why(model, messages, app, given(loaded, file, arguments)?, WIDTH);
    for unused in &why.ignored {
        streams::complain(unused);
    }
    let text = match format {
        Format::Json => json_text(&why.json),
        Format::Text => why.text,
    };
    print(&text, why.ending.into(), messages)
}
