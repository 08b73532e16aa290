//! `walk`: one walk with given answers.

use std::path::Path;

use super::answers::choices;
use super::args::Format;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, json_text, print};
use super::streams;
use crate::batch;
use crate::report::{Verbosity, advice};
use crate::session::Session;

/// Walks and tells the outcome.
pub(super) fn walk(
    loaded: &LoadedContent,
    file: Option<&Path>,
    arguments: &[String],
    format: Format,
) -> CommandResult {
    let messages = loaded.messages;
    let choices = choices(loaded, file, arguments)?;
    let walked = batch::walk(loaded.basis(), messages, &choices);
    for unused in &walked.ignored {
        streams::complain(unused);
    }
    for problem in walked.problem.iter() {
        streams::complain(problem);
    }
    let text = match format {
        Format::Json => json_text(&walked.json),
        Format::Text => {
            let session = Session::resume(&loaded.model, messages, choices, Default::default());
            let mut text = advice(&session, Verbosity::Full, WIDTH).join("\n");
            if !text.is_empty() {
                text.push('\n');
            }
            text
        }
    };
    print(&text, walked.ending.into(), messages)
}
