//! `man`: the manual pages, made from the arguments themselves.

use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::Arguments;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::output::{CommandResult, print};
use crate::files::replace_files;
use crate::text::{Messages, SafeText};

/// What the foot of every page names.
const VERSION: &str = concat!("stappenplan ", env!("CARGO_PKG_VERSION"));

/// Writes the main page to standard output, or all pages into a folder.
pub(super) fn man(to: Option<&Path>, messages: Messages) -> CommandResult {
    let unwritten = |error: io::Error| {
        let reason = SafeText::new(&error.to_string()).one_line();
        Failure::new(Exit::Write, messages.cannot_write_out(&reason))
    };
    let pages = pages().map_err(unwritten)?;
    let text: String = match to {
        None => pages.first().map(|(_, page)| String::from_utf8_lossy(page).into_owned()).unwrap_or_default(),
        Some(folder) => {
            let written =
                replace_files(folder, &pages).map_err(|error| Failure::of_file(&error, messages))?;
            written.iter().map(|path| messages.wrote(&shown(path)) + "\n").collect()
        }
    };
    print(&text, Exit::Fine, messages)
}

/// The name and the text of every page: that of the program first, then those of its commands.
fn pages() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    // Only then the commands know their full names and the common options.
    program.build();
    let commands: Vec<Command> = program.get_subcommands().cloned().collect();
    std::iter::once(program).chain(commands).map(page).collect()
}

fn page(command: Command) -> io::Result<(String, Vec<u8>)> {
    let man = Man::new(command);
    let name = man.get_filename().trim_end_matches(".1").to_uppercase();
    // No date: the same program always writes the same page. The quotes keep its place in the title, which is found by
    // position.
    let man = man.title(name).date("\"\"").source(VERSION).manual("User Commands");
    let mut text = Vec::new();
    man.render(&mut text)?;
    Ok((man.get_filename(), text))
}
