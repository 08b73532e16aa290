//! What stops the program, in one sentence that says what to do next.

use super::exit::Exit;
use super::file_words::{file_reason, file_sentence};
use crate::files::{FileAction, FileError, FileReason};
use crate::text::Messages;

/// The end of a run that did not go as it should: what is reported on standard error, and the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The words, without a line end.
    pub(super) words: String,
    /// The code.
    pub(super) exit: Exit,
}

impl Failure {
    /// A failure in these words.
    pub(super) fn new(exit: Exit, words: impl Into<String>) -> Self {
        Self { words: words.into(), exit }
    }

    /// A file that could not be read or written.
    pub(super) fn of_file(error: &FileError, messages: Messages) -> Self {
        let exit = match error.doing {
            FileAction::Read | FileAction::List => Exit::Content,
            FileAction::Save | FileAction::Lock | FileAction::MakeFolder => Exit::Write,
        };
        Self::new(exit, file_sentence(error, messages))
    }

    /// Output that could not be written. A reader that went away is not a failure.
    pub(super) fn of_output(error: std::io::Error, messages: Messages) -> Option<Self> {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return None;
        }
        let reason = file_reason(&FileReason::from(error), messages);
        Some(Self::new(Exit::Write, messages.cannot_write_out(&reason)))
    }
}
