//! `walks`: all walks, some of them, or those of a file as they come out now.

use std::io::{self, BufRead, Write};
use std::path::Path;

use super::args::{Format, WalksOptions};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::file_reason;
use super::load::LoadedContent;
use super::output::{CommandResult, json_text, print};
use super::progress::{ErasedBefore, Progress};
use super::streams;
use crate::batch::{self, LineDetail, MOST_WALKS};
use crate::files::{APP_LIMIT, FileReason, read_file};
use crate::model::Model;
use crate::text::{Messages, SafeText};

/// Writes walks, a line each, or tells what became of those of a file.
pub(super) fn walks(loaded: &LoadedContent, options: &WalksOptions) -> CommandResult {
    let (model, messages) = (&loaded.model, loaded.messages);
    if let Some(path) = options.replay.as_ref().filter(|_| options.summary) {
        return summary(model, path, options.format, messages);
    }
    if options.format == Some(Format::Text) {
        return Err(Failure::new(Exit::WrongUse, messages.walks_text_needs_summary().to_owned()));
    }
    // All others write from the start.
    let is_counted = options.sample.is_some() || options.covering;
    let busy = is_counted.then(|| Progress::start(messages.still_walking().to_owned()));
    let mut out = io::BufWriter::with_capacity(1 << 16, ErasedBefore::new(busy, streams::output()));
    // A sample needs a seed too: the arguments ensure that.
    debug_assert_eq!(options.sample.is_some(), options.seed.is_some(), "a sample has a seed");
    let detail = if options.standings { LineDetail::Standings } else { LineDetail::Ends };
    let written = match (&options.replay, options.sample) {
        (Some(path), _) => {
            let mut lines = replayed(path, messages)?;
            batch::replay_lines(model, messages, &mut lines, &mut out)
        }
        (None, Some(number)) => {
            batch::draw(model, messages, number, options.seed.unwrap_or(0), detail, &mut out)
        }
        (None, None) if options.covering => batch::cover(model, messages, detail, &mut out),
        (None, None) => batch::list(model, messages, options.limit.unwrap_or(MOST_WALKS), detail, &mut out),
    };
    let lines = match written.and_then(|lines| out.flush().map(|()| lines)) {
        Ok(lines) => lines,
        Err(error) => return Failure::of_output(error, messages).map_or(Ok(Exit::Fine), Err),
    };
    let mut exit = Exit::from(lines.ending);
    if lines.cut && options.covering {
        streams::complain(messages.covering_too_large());
    } else if lines.cut && options.limit.is_none() && options.sample.is_none() {
        // It is a million: it fits.
        streams::complain(&messages.stopped_at(usize::try_from(MOST_WALKS).unwrap_or(usize::MAX)));
        exit = exit.max(Exit::NoAdvice);
    }
    Ok(exit)
}

/// What became of the walks of a file.
fn summary(model: &Model, path: &Path, format: Option<Format>, messages: Messages) -> CommandResult {
    let summary = {
        let _busy = Progress::start(messages.still_walking().to_owned());
        let mut lines = replayed(path, messages)?;
        batch::replay_summary(model, &mut lines).map_err(|error| unread(path, error, messages))?
    };
    let text = match format {
        Some(Format::Json) => json_text(&summary.json()),
        Some(Format::Text) | None => summary.text(messages),
    };
    print(&text, summary.ending().into(), messages)
}

/// Lines that stop, such as those of a file that is no text.
fn unread(path: &Path, error: io::Error, messages: Messages) -> Failure {
    let reason = file_reason(&FileReason::from(error), messages);
    let name = SafeText::new(&path.to_string_lossy()).one_line();
    let name = if name == "-" { messages.standard_input().to_owned() } else { name };
    Failure::new(Exit::Content, messages.cannot_open(&name, &reason))
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
