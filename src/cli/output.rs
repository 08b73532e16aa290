//! The result of a command, and how it writes to standard output.

use std::io::Write;

use super::exit::Exit;
use super::failure::Failure;
use super::streams;
use crate::text::{Messages, json_document};

/// The width of text that may end up in a file.
pub(super) const WIDTH: usize = 78;

/// The result of a command: the exit code, or why it failed.
pub(super) type CommandResult = Result<Exit, Failure>;

/// A value as indented JSON, with a line end.
pub(super) fn json_text(document: &impl serde::Serialize) -> String {
    let mut text = json_document(document);
    text.push('\n');
    text
}

/// Writes all of a text, and ends with this code when that went well. A reader that went away is not a failure.
pub(super) fn print(text: &str, exit: Exit, messages: Messages) -> CommandResult {
    let mut out = streams::output();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(exit),
        Err(error) => Failure::of_output(error, messages).map_or(Ok(exit), Err),
    }
}
