//! `walks`: all walks, some of them, or those of a file as they come out now.

use std::io::{self, BufRead, Write};
use std::path::Path;

use super::args::WalksOptions;
use super::exit::Exit;
use super::failure::Failure;
use super::load::LoadedContent;
use super::output::CommandResult;
use super::progress::{ErasedBefore, Progress};
use super::streams;
use crate::batch::{self, MOST_WALKS};
use crate::files::{APP_LIMIT, read_file};
use crate::text::Messages;

/// Writes walks, a line each.
pub(super) fn walks(loaded: &LoadedContent, options: &WalksOptions) -> CommandResult {
    let (model, messages) = (&loaded.model, loaded.messages);
    // All others write from the start.
    let busy = options.sample.map(|_| Progress::start(messages.still_walking().to_owned()));
    let mut out = io::BufWriter::with_capacity(1 << 16, ErasedBefore::new(busy, streams::output()));
    // A sample needs a seed too: the arguments ensure that.
    debug_assert_eq!(options.sample.is_some(), options.seed.is_some(), "a sample has a seed");
    let written = match (&options.replay, options.sample) {
        (Some(path), _) => {
            let mut lines = replayed(path, messages)?;
            batch::replay_lines(model, messages, &mut lines, &mut out)
        }
        (None, Some(number)) => batch::draw(model, messages, number, options.seed.unwrap_or(0), &mut out),
        (None, None) => batch::list(model, messages, options.limit.unwrap_or(MOST_WALKS), &mut out),
    };
    let lines = match written.and_then(|lines| out.flush().map(|()| lines)) {
        Ok(lines) => lines,
        Err(error) => return Failure::of_output(error, messages).map_or(Ok(Exit::Fine), Err),
    };
    let mut exit = Exit::from(lines.ending);
    if lines.cut && options.limit.is_none() && options.sample.is_none() {
        // It is a million: it fits.
        streams::complain(&messages.stopped_at(usize::try_from(MOST_WALKS).unwrap_or(usize::MAX)));
        exit = exit.max(Exit::NoAdvice);
    }
    Ok(exit)
}

/// The lines of a file, or of standard input.
fn replayed(
    path: &Path,
    messages: Messages,
) -> Result<Box<dyn Iterator<Item = io::Result<String>>>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(streams::input().lines()));
    }
    let bytes = read_file(path, APP_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    Ok(Box::new(io::Cursor::new(bytes).lines()))
}
