//! The outermost room: arguments, environment, clock and standard streams come in here and go nowhere else. It wires
//! the other rooms together and turns the result into an exit code.

mod accept;
mod answers;
mod app;
mod apps;
mod args;
mod carried;
mod catalogue;
mod check;
mod check_args;
mod check_figures;
mod completions;
mod config;
mod content;
mod dossier_actions;
mod dossier_folder;
mod dossier_rows;
mod dossier_versions;
mod dossiers;
mod edits;
mod environment;
mod exit;
mod explain;
mod failure;
mod file_words;
mod fix;
mod found_index;
mod graph;
mod host;
mod host_example;
mod host_letters;
mod host_report;
mod leaving;
mod letter_files;
mod load;
mod man;
mod named_dossier;
mod open;
mod opened;
mod output;
mod progress;
mod reach;
mod replies;
mod report;
mod report_args;
mod report_letters;
mod review;
mod saver;
mod schema;
mod shell;
mod signals;
mod streams;
mod two_dossiers;
mod unlocked;
mod usage;
mod walk;
mod walks;
mod why;

pub use file_words::{file_reason, file_sentence};

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, CliCommand};
use config::Settings;
use output::CommandResult;

use crate::report::Verbosity;

/// Findings are drawn for a screen of ordinary width, even where it is not known.
const WIDTH_OF_FINDINGS: u16 = 100;

/// The command line as data: for the man page and the completions.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    end_on_panic();
    let arguments = match typed_arguments() {
        Ok(arguments) => arguments,
        Err(error) => return code(usage::tell(&error, &environment::arguments())),
    };
    code(run(arguments))
}

/// What was typed. Where nothing was, the parser is not made: it is a tenth of the work of such a start.
fn typed_arguments() -> Result<Arguments, clap::Error> {
    if environment::arguments().len() <= 1 { Ok(Arguments::default()) } else { Arguments::try_parse() }
}

/// A fault of the program ends it in whatever thread it is met: nothing is unwound (Cargo.toml says why), and no image of the
/// memory is written, in which stands what somebody typed.
#[expect(clippy::disallowed_methods, reason = "after a fault there is nobody to return an ExitCode")]
fn end_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        report(fault);
        std::process::exit(101);
    }));
}

/// The exit code; what went wrong is reported.
fn code(done: CommandResult) -> ExitCode {
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            streams::complain(&failure.words);
            failure.exit.into()
        }
    }
}

fn run(arguments: Arguments) -> CommandResult {
    let Arguments { common, walk, command } = arguments;
    let plain = walk.plain || matches!(&command, Some(CliCommand::Open { walk, .. }) if walk.plain);
    let is_content_typed = common.tree.is_some() || common.catalogue.is_some();
    let settings = match &command {
        Some(command) if command.needs_no_settings() => Settings::of_arguments(&common, plain),
        _ => Settings::read(&common, plain)?,
    };
    let common = settings.applied_to(common);
    let color = environment::terminal_env().color(common.color, streams::terminals().errors);
    // What was loaded is needed until the program ends, and giving a large catalogue back app by app takes time by then.
    let load =
        || load::load_content(&common, color, WIDTH_OF_FINDINGS).map(|loaded| Box::leak(Box::new(loaded)));
    match command {
        Some(CliCommand::Walk { answers, answer, format, full }) => {
            let verbosity = if full { Verbosity::Full } else { Verbosity::Short };
            walk::walk(load()?, answers.as_deref(), &answer, format, verbosity)
        }
        Some(CliCommand::Dossiers { format }) => {
            dossiers::dossiers(settings.dossiers(), format, load::first_language(&common))
        }
        Some(CliCommand::Replies { dossier, format }) => {
            replies::replies(load()?, &dossier, settings.dossiers(), format)
        }
        Some(CliCommand::Report(options)) => {
            if is_content_typed && options.dossier.is_some() && options.letters.is_none() {
                let messages = load::first_language(&common);
                streams::complain(messages.report_needs_no_content());
            }
            report::report(load, &common, settings.dossiers(), &options)
        }
        Some(CliCommand::Review { dossier, format }) => {
            review::review(load()?, &dossier, settings.dossiers(), format)
        }
        Some(CliCommand::Compare(options)) => two_dossiers::compare(load()?, &options, settings.dossiers()),
        Some(CliCommand::Merge(options)) => {
            two_dossiers::merge(load()?, &common, &options, settings.dossiers())
        }
        Some(CliCommand::Walks(options)) => walks::walks(load()?, &options),
        Some(CliCommand::Apps { format }) => apps::apps(load()?, format),
        Some(CliCommand::App { ids, format }) => app::app(load()?, &ids, format),
        Some(CliCommand::Why { id, answers, answer, format }) => {
            why::why(load()?, &id, answers.as_deref(), &answer, format)
        }
        Some(CliCommand::Reach(options)) => reach::reach(load()?, &common, &options),
        Some(CliCommand::Check(options)) => check::check(&common, &options),
        Some(CliCommand::Catalogue(options)) => catalogue::catalogue(&common, &options),
        Some(CliCommand::Graph { format }) => graph::graph(load()?, format.into()),
        Some(CliCommand::Explain { code }) => {
            explain::explain(code.as_deref(), load::first_language(&common))
        }
        Some(CliCommand::Schema { of }) => schema::schema(of, &common, load::first_language(&common)),
        Some(CliCommand::Content { to, compile }) => {
            let messages = load::first_language(&common);
            match (to, compile) {
                (Some(to), _) => content::content(&common, &to, messages),
                (None, Some(to)) => content::compiled(&common, &to, color, WIDTH_OF_FINDINGS, messages),
                // The arguments require one of them.
                (None, None) => Ok(exit::Exit::WrongUse),
            }
        }
        Some(CliCommand::Config { format }) => {
            config::config(&settings, format, load::first_language(&common))
        }
        Some(CliCommand::Completions { shell }) => {
            completions::completions(shell, load::first_language(&common))
        }
        Some(CliCommand::Man { to }) => man::man(to.as_deref(), load::first_language(&common)),
        Some(CliCommand::Open { file, .. }) => open::open(load()?, &common, file.as_deref(), &settings),
        None => open::open(load()?, &common, None, &settings),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::args::Arguments;

    #[test]
    fn nothing_typed_is_what_the_parser_makes_of_it() {
        let parsed = Arguments::try_parse_from(["stappenplan"]).unwrap();
        assert_eq!(format!("{parsed:?}"), format!("{:?}", Arguments::default()));
    }
}
