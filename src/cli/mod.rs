//! The outermost room: arguments, environment, clock and standard streams come in here and go nowhere else. It wires
//! the other rooms together and turns what came of it into an exit code.

mod apps;
mod args;
mod around;
mod check;
mod completions;
mod content;
mod exit;
mod explain;
mod failure;
mod file_words;
mod keeper;
mod man;
mod papers;
mod reach;
mod streams;
mod unattended;
mod usage;
mod wizard;

pub use file_words::{file_reason, file_sentence};

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use unattended::Done;

/// Findings are drawn for a screen of ordinary width, also where it is not known.
const WIDTH_OF_FINDINGS: u16 = 100;

/// The command line as data: for the man page and the completions.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return code(usage::tell(&error)),
    };
    code(run(arguments))
}

/// The exit code; what went wrong is told.
fn code(done: Done) -> ExitCode {
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            streams::complain(&failure.words);
            failure.exit.into()
        }
    }
}

fn run(arguments: Arguments) -> Done {
    let Arguments { common, walk, command } = arguments;
    let color = wizard::color(common.color, streams::terminals().errors, around::wishes());
    let load = || content::load_content(&common, color, WIDTH_OF_FINDINGS);
    match command {
        Some(Command::Walk { answers, answer, format }) => {
            unattended::walk(&load()?, answers.as_deref(), &answer, format)
        }
        Some(Command::Walks(options)) => unattended::walks(&load()?, &options),
        Some(Command::Apps { format }) => apps::apps(&load()?, format),
        Some(Command::App { ids, format }) => apps::app(&load()?, &ids, format),
        Some(Command::Why { id, answers, answer, format }) => {
            unattended::why(&load()?, &id, answers.as_deref(), &answer, format)
        }
        Some(Command::Reach(options)) => reach::reach(&load()?, &common, &options),
        Some(Command::Check(options)) => check::check(&common, &options),
        Some(Command::Graph { format }) => papers::graph(&load()?, format.into()),
        Some(Command::Explain { code }) => {
            explain::explain(code.as_deref(), content::first_language(&common))
        }
        Some(Command::Schema { of }) => papers::schema(of, content::first_language(&common)),
        Some(Command::Content { to }) => unattended::content(&common, &to, content::first_language(&common)),
        Some(Command::Completions { shell }) => {
            completions::completions(shell, content::first_language(&common))
        }
        Some(Command::Man { to }) => man::man(to.as_deref(), content::first_language(&common)),
        Some(Command::Open { file, walk: also }) => {
            wizard::walk(&load()?, &common, file.as_deref(), walk.plain || also.plain)
        }
        None => wizard::walk(&load()?, &common, None, walk.plain),
    }
}
