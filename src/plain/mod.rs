//! The front end that goes line by line, for screen readers, braille displays, simple terminals and pipes. It only
//! ever adds lines: nothing moves, nothing has a colour. It shows the pages of the session and nothing else, so it
//! asks and advises what the full screen does.

mod ask;
mod compare;
mod conversation;
mod form;
mod help;
mod naming;
mod offers;
mod out;
mod pages;
mod replies;
mod saving;

use std::io::{self, BufRead, Write};

use crate::session::{Ended, Host, Session};

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineOptions {
    /// Columns of a line.
    pub width: usize,
    /// Only ASCII can be shown.
    pub ascii: bool,
    /// What is typed is not on the screen (it comes from a pipe), so a prompt ends its own line.
    pub unseen: bool,
    /// The walk was in view in another way just now, so it goes on where it is, without the page that starts it.
    pub goes_on: bool,
}

/// Walks with one person until the person stops or the input ends.
///
/// # Errors
/// When reading or writing fails.
pub fn run(
    session: &mut Session<'_>,
    host: &mut dyn Host,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    options: LineOptions,
) -> io::Result<Ended> {
    conversation::Conversation::new(session, host, input, out::LineOutput::new(output, options)).run()
}
