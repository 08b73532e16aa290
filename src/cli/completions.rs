//! `completions`: what a shell needs to complete commands and options, made from the arguments themselves.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::{Arguments, ShellName};
use super::exit::Exit;
use super::output::{CommandResult, print};
use crate::text::Messages;

/// Writes the completions for a shell.
pub(super) fn completions(shell: ShellName, messages: Messages) -> CommandResult {
    // Made as a whole first: the generator panics where it cannot write.
    let mut script = Vec::new();
    generate(Shell::from(shell), &mut Arguments::command(), "stappenplan", &mut script);
    print(&String::from_utf8_lossy(&script), Exit::Fine, messages)
}
