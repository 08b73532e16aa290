//! How the program ends: the exit codes that scripts rely on.

use std::process::ExitCode;

use crate::batch::Ending;

/// What the exit code says. Ordered by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// All went as it should.
    Fine,
    /// No advice, or something was found.
    NoAdvice,
    /// The program was used wrongly.
    WrongUse,
    /// The content cannot be read or used.
    Content,
    /// Something could not be written.
    Write,
    /// A signal ended the program.
    Signal(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::NoAdvice => 1,
            Exit::WrongUse => 2,
            Exit::Content => 3,
            Exit::Write => 4,
            Exit::Signal(signal) => signal.saturating_add(128),
        })
    }
}

impl From<Ending> for Exit {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Fine => Self::Fine,
            Ending::NoAdvice => Self::NoAdvice,
            Ending::Fault => Self::Content,
        }
    }
}
