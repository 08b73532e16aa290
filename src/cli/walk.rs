//! `walk`: one walk with given answers.

use std::path::Path;

use super::answers::given;
use super::args::Format;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, json_text, print};
use super::streams;
use crate::batch;
use crate::report::{Verbosity, advice, advice_in_short};
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
    let given = given(loaded, file, arguments)?;
    let walked = batch::walk(loaded.basis(), messages, given);
    for unused in &walked.ignored {
        streams::complain(unused);
    }
    for problem in walked.problem.iter() {
        streams::complain(problem);
    }
    let text = match format {
        Format::Json => json_text(&walked.json()),
        Format::Text => told(&walked.session, verbosity).into_iter().map(|line| line + "\n").collect(),
    };
    print(&text, walked.ending.into(), messages)
}

/// The end of a walk as lines; nothing of one that is not finished.
fn told(session: &Session<'_>, verbosity: Verbosity) -> Vec<String> {
    if verbosity == Verbosity::Full {
        return advice(session, verbosity, WIDTH);
    }
    let (mut lines, has_more) = advice_in_short(session, WIDTH);
    // Nothing more is promised than there is.
    if has_more {
        lines.push(String::new());
        lines.extend(wrap(session.messages().walk_in_full(), WIDTH));
    }
    lines
}
