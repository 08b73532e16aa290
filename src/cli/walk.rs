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
use crate::text::wrap;

/// Walks and tells the outcome.
pub(super) fn walk(
    loaded: &LoadedContent,
    file: Option<&Path>,
    arguments: &[String],
    format: Format,
    verbosity: Verbosity,
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
            let mut lines = advice(&session, verbosity, WIDTH);
            // Nothing more is promised than there is.
            if verbosity == Verbosity::Short && lines != advice(&session, Verbosity::Full, WIDTH) {
                lines.push(String::new());
                lines.extend(wrap(messages.walk_in_full(), WIDTH));
            }
            lines.into_iter().map(|line| line + "\n").collect()
        }
    };
    print(&text, walked.ending.into(), messages)
}
