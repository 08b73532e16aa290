//! The standard streams and what they are connected to: only here they are taken hold of.
#![expect(clippy::disallowed_methods, reason = "the room cli hands out the standard streams")]

use std::io::{self, IsTerminal, Stderr, StdinLock, StdoutLock, Write};

use crate::files::holds_lines;

/// Standard input.
pub(super) fn input() -> StdinLock<'static> {
    io::stdin().lock()
}

/// Standard output.
pub(super) fn output() -> StdoutLock<'static> {
    io::stdout().lock()
}

/// Standard error, without its lock: another thread may complain meanwhile.
pub(super) fn errors() -> Stderr {
    io::stderr()
}

/// Whether the three streams are a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Terminals {
    pub(super) input: bool,
    pub(super) output: bool,
    pub(super) errors: bool,
}

/// What the streams are connected to.
pub(super) fn terminals() -> Terminals {
    Terminals {
        input: io::stdin().is_terminal(),
        output: io::stdout().is_terminal(),
        errors: io::stderr().is_terminal(),
    }
}

/// Whether standard input is a pipe or a file, so that lines can come from it.
pub(super) fn input_holds_lines() -> bool {
    holds_lines(io::stdin())
}

/// How wide the terminal is on which output is shown.
pub(super) fn columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// A line on standard error. Where that cannot be written nobody can be informed.
pub(super) fn complain(words: &str) {
    let _ = writeln!(io::stderr().lock(), "{words}");
}
