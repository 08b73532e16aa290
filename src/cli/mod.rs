//! The outermost room: arguments, environment, clock and standard streams come in here and go nowhere else. It wires
//! the other rooms together and turns what came of it into an exit code.

mod args;
mod content;
mod exit;
mod failure;
mod file_words;
mod streams;
mod unattended;

pub use file_words::{file_reason, file_sentence};

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Color, Command};
use exit::Exit;
use unattended::Done;

/// The command line as data: for the man page and the completions.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors; where they cannot be written nobody can be told.
            let _ = error.print();
            return if error.use_stderr() { Exit::WrongUse.into() } else { Exit::Fine.into() };
        }
    };
    match run(arguments) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            streams::complain(&failure.words);
            failure.exit.into()
        }
    }
}

fn run(arguments: Arguments) -> Done {
    let Arguments { common, walk: _, command } = arguments;
    let color = match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => false,
    };
    let load = || content::load_content(&common, color, 100);
    match command {
        Some(Command::Walk { answers, answer, format }) => {
            unattended::walk(&load()?, answers.as_deref(), &answer, format)
        }
        Some(Command::Walks(options)) => unattended::walks(&load()?, &options),
        Some(Command::Apps { format }) => unattended::apps(&load()?, format),
        Some(Command::App { id, format }) => unattended::app(&load()?, &id, format),
        Some(Command::Content { to }) => unattended::content(&common, &to, content::first_language(&common)),
        Some(Command::Open { .. }) | None => Ok(Exit::Fine),
    }
}
