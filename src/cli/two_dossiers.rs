//! `compare` and `merge`: two dossiers beside each other, with the content and the day of now.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{Common, Format};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::named_dossier::named_dossier;
use super::output::{CommandResult, WIDTH, json_text, print};
use super::shell::{argument, content_options};
use super::streams;
use crate::batch::{self, FittedDossier, Merged};
use crate::files::save_new;
use crate::findings::did_you_mean;
use crate::record::{Answers, Autosave, Dossier, PreviousWalk, dossier_text, mistakes_text, name_from};
use crate::session::with_replies;

/// Which two dossiers.
#[derive(Debug, Args)]
pub(super) struct TwoDossiers {
    /// The name of the first dossier, as `dossiers` lists it, or a file.
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The second one.
    #[arg(value_name = "B")]
    b: PathBuf,
    /// How it is shown.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What two people agreed on, and where that is kept.
#[derive(Debug, Args)]
pub(super) struct MergeOptions {
    #[command(flatten)]
    dossiers: TwoDossiers,
    /// An answer on which both agree. May be repeated.
    #[arg(long, value_name = "QUESTION=ANSWER")]
    answer: Vec<String>,
    /// The file for a new dossier with the answers and replies of both, once nothing more has to be agreed on.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Tells which answers differ, and what that does.
pub(super) fn compare(loaded: &LoadedContent, options: &TwoDossiers, set: Option<&Path>) -> CommandResult {
    let messages = loaded.messages;
    let [a, b] = [&options.a, &options.b].map(|wanted| named_dossier(loaded, wanted, set));
    let compared = batch::compared(loaded.basis(), messages, fitted(loaded, a?), fitted(loaded, b?));
    let text = match options.format {
        Format::Json => json_text(&compared.json),
        Format::Text => compared.text(WIDTH),
    };
    print(&text, compared.ending.into(), messages)
}

/// Tells on what two people have to agree, and keeps what they agreed on.
pub(super) fn merge(
    loaded: &LoadedContent,
    common: &Common,
    options: &MergeOptions,
    set: Option<&Path>,
) -> CommandResult {
    let (messages, of) = (loaded.messages, &options.dossiers);
    let [a, b] = [&of.a, &of.b].map(|wanted| named_dossier(loaded, wanted, set));
    let (mut a, mut b) = (a?, b?);
    let replies = batch::replies_of_both(&a.replies, &b.replies);
    a.replies.clone_from(&replies);
    b.replies = replies;
    let replied = with_replies(&loaded.model, &a.replies);
    let mut answers = Answers::default();
    options.answer.iter().for_each(|answer| answers.add_argument(answer));
    let agreed = answers.resolve(replied).map_err(|mistakes| {
        let told = mistakes_text(&mistakes, replied, messages, |wrong, known| did_you_mean(wrong, known));
        Failure::new(Exit::WrongUse, told)
    })?;
    let merged = batch::merged(loaded.basis(), messages, fitted(loaded, a), &fitted(loaded, b), &agreed);
    let text = match of.format {
        Format::Json => json_text(&merged.json),
        Format::Text => merged.text(WIDTH, command(common, options).as_deref()),
    };
    let ended = print(&text, merged.ending.into(), messages)?;
    match (&options.out, merged.ending) {
        (None, _) => Ok(ended),
        (Some(_), batch::Ending::Fine) => keep(loaded, options, &merged),
        (Some(_), _) => Err(Failure::new(Exit::NoAdvice, messages.merge_not_written())),
    }
}

/// What of a dossier fits; what does not is told.
fn fitted(loaded: &LoadedContent, dossier: Dossier) -> FittedDossier {
    let now = environment::now();
    let resumed = PreviousWalk::of_dossier(loaded.basis(), loaded.messages, dossier.clone(), now).resumed;
    let name = dossier.head.name.one_line();
    resumed.told().for_each(|remark| streams::complain(&format!("{name}: {}", remark.one_line())));
    FittedDossier { dossier, resumed }
}

/// The command that merges the same two, with the answers on which they agreed so far; nothing where a path cannot be typed as
/// it is shown.
fn command(common: &Common, options: &MergeOptions) -> Option<String> {
    let mut words = vec![argument(&environment::program()?)?, "merge".to_owned()];
    let of = &options.dossiers;
    words.extend([argument(&of.a)?, argument(&of.b)?]);
    words.extend(content_options(common)?);
    for answer in &options.answer {
        words.extend(["--answer".to_owned(), argument(Path::new(answer))?]);
    }
    Some(words.join(" "))
}

/// Writes the new dossier.
fn keep(loaded: &LoadedContent, options: &MergeOptions, merged: &Merged<'_>) -> CommandResult {
    let messages = loaded.messages;
    let Some(path) = &options.out else { return Ok(Exit::Fine) };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name_from(&stem).into(), 0);
    let text = dossier_text(&autosave.dossier(merged.session(), environment::now()));
    save_new(path, text.as_bytes()).map_err(|error| Failure::of_file(&error, messages))?;
    print(&(messages.wrote(&shown(path)) + "\n"), Exit::Fine, messages)
}
