//! The standard streams and what they are connected to: only here they are taken hold of.
#![expect(clippy::disallowed_methods, reason = "the room cli hands out the standard streams")]

use std::io::{self, StdinLock, StdoutLock, Write};

/// Standard input.
pub(super) fn input() -> StdinLock<'static> {
    io::stdin().lock()
}

/// Standard output.
pub(super) fn output() -> StdoutLock<'static> {
    io::stdout().lock()
}

/// A line on standard error. Where that cannot be written nobody can be told.
pub(super) fn complain(words: &str) {
    let _ = writeln!(io::stderr().lock(), "{words}");
}
