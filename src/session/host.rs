//! What a front end and the program around it ask of each other.

use super::Session;

/// The world around a front end: where answers and reports go.
pub trait Host {
    /// Saves the answers; after each one.
    ///
    /// # Errors
    /// Why it failed, in words that go into a sentence. The walk continues.
    fn save(&mut self, session: &Session<'_>) -> Result<(), String>;

    /// Whether answers can be saved, as far as is known.
    fn is_saving(&self) -> bool {
        true
    }

    /// Writes the advice to a file; gives the name of the file.
    ///
    /// # Errors
    /// Why it failed, in words that go into a sentence. The walk continues.
    fn export(&mut self, session: &Session<'_>) -> Result<String, String>;
}

/// How a front end ended. A terminal is as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Left,
    /// The person goes on line by line.
    ToLines,
    /// There was no more input.
    InputEnded,
    /// A signal ended it: the exit code is 128 and its number.
    Signal(i32),
    /// The terminal is gone: there is nobody to tell anything.
    TerminalGone,
}
