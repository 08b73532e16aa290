//! `compare` and `merge`: two dossiers beside each other, with the content and the day of now.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{Common, Format};
use super::dossier_folder::DossierFolder;
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::named_dossier::named_dossier;
use super::output::{CommandResult, WIDTH, json_text, print};
use super::shell::{argument, content_options, place};
use super::streams;
use crate::batch::{self, Choices, FittedDossier, Merged, MergedDossiers};
use crate::files::{is_taken, save_new_private};
use crate::findings::did_you_mean;
use crate::record::{Answers, Autosave, Dossier, PreviousWalk, mistakes_text, name_from};
use crate::session::{Decision, Reply, Resumed, with_replies};
use crate::text::{Messages, SafeText};

/// So many names are tried for a new file.
const MOST_NAMES: usize = 1_000;

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
    let [a, b] = named(loaded, options, set)?;
    let compared = batch::compared(loaded.basis(), messages, fitted(loaded, a), fitted(loaded, b));
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
    if options.out.as_deref() == Some(Path::new("-")) {
        return Err(Failure::new(Exit::WrongUse, messages.merge_needs_file()));
    }
    let [a, b] = named(loaded, of, set)?;
    let has_decision = [&a, &b].iter().any(|dossier| dossier.decision != Decision::default());
    let own_replies = [a.replies.clone(), b.replies.clone()];
    let replies = batch::replies_of_both(&a.replies, &b.replies);
    let agreed = agreed(loaded, options, &replies)?;
    let [a, b] = [a, b].map(|dossier| with_replies_of_both(loaded, dossier, &replies));
    let dossiers = MergedDossiers { a, b, own_replies };
    let merged = batch::merged(loaded.basis(), messages, dossiers, &agreed);
    let text = match of.format {
        Format::Json => json_text(&merged.json),
        Format::Text => {
            merged.text(WIDTH, command(common, options, set, messages, merged.is_agreed).as_deref())
        }
    };
    let ended = print(&text, merged.ending.into(), messages)?;
    match &options.out {
        None => Ok(ended),
        Some(_) if !merged.is_agreed => Err(Failure::new(Exit::NoAdvice, messages.merge_not_written())),
        Some(path) => {
            keep(loaded, path, &merged)?;
            if has_decision {
                streams::complain(messages.merge_left_out());
            }
            if let Some(command) = command_to_open(common, path) {
                streams::complain(&messages.go_on_with(&command));
            }
            Ok(ended)
        }
    }
}

/// The two dossiers. Where both have one name they are told by their files.
fn named(loaded: &LoadedContent, of: &TwoDossiers, set: Option<&Path>) -> Result<[Dossier; 2], Failure> {
    let [a, b] = [&of.a, &of.b].map(|wanted| named_dossier(loaded, wanted, set));
    let (mut a, mut b) = (a?, b?);
    if a.head.name == b.head.name {
        a.head.name = shown(&of.a).into();
        b.head.name = shown(&of.b).into();
    }
    Ok([a, b])
}

/// The answers on which both agreed.
fn agreed(loaded: &LoadedContent, options: &MergeOptions, replies: &[Reply]) -> Result<Choices, Failure> {
    let messages = loaded.messages;
    let question = |answer: &str| answer.split('=').next().unwrap_or_default().to_owned();
    for (at, answer) in options.answer.iter().enumerate() {
        let before = options.answer.iter().take(at);
        if before.into_iter().any(|other| other != answer && question(other) == question(answer)) {
            let twice = SafeText::new(&question(answer)).one_line();
            return Err(Failure::new(Exit::WrongUse, messages.merge_answer_twice(&twice)));
        }
    }
    let replied = with_replies(&loaded.model, replies);
    let mut answers = Answers::default();
    options.answer.iter().for_each(|answer| answers.add_argument(answer));
    answers.resolve(replied).map_err(|mistakes| {
        let told = mistakes_text(&mistakes, replied, messages, |wrong, known| did_you_mean(wrong, known));
        Failure::new(Exit::WrongUse, told)
    })
}

/// What of a dossier fits; what does not is told.
fn fitted(loaded: &LoadedContent, dossier: Dossier) -> FittedDossier {
    let resumed = resumed(loaded, &dossier);
    let name = dossier.head.name.one_line();
    resumed.told().for_each(|remark| streams::complain(&format!("{name}: {}", remark.one_line())));
    FittedDossier { dossier, resumed }
}

/// What fits with the replies of both; what is told is what does not fit with its own.
fn with_replies_of_both(loaded: &LoadedContent, dossier: Dossier, replies: &[Reply]) -> FittedDossier {
    let FittedDossier { mut dossier, .. } = fitted(loaded, dossier);
    dossier.replies = replies.to_vec();
    let resumed = resumed(loaded, &dossier);
    FittedDossier { dossier, resumed }
}

fn resumed(loaded: &LoadedContent, dossier: &Dossier) -> Resumed {
    PreviousWalk::of_dossier(loaded.basis(), loaded.messages, dossier.clone(), environment::now()).resumed
}

/// The command that merges the same two with the answers on which they agreed so far, and where all is agreed makes one dossier
/// of them; nothing where a path cannot be typed as it is shown, or all was typed.
fn command(
    common: &Common,
    options: &MergeOptions,
    set: Option<&Path>,
    messages: Messages,
    is_agreed: bool,
) -> Option<String> {
    let mut words = vec![argument(&environment::program()?)?, "merge".to_owned()];
    let of = &options.dossiers;
    for wanted in [&of.a, &of.b] {
        words.push(if is_file(wanted, set, messages) { place(wanted)? } else { argument(wanted)? });
    }
    words.extend(content_options(common)?);
    words.extend(
        common
            .lang
            .iter()
            .flat_map(|lang| ["--lang".to_owned(), Messages::new((*lang).into()).lang().code().to_owned()]),
    );
    words.extend(common.today.iter().flat_map(|day| ["--today".to_owned(), day.to_string()]));
    for answer in &options.answer {
        words.extend(["--answer".to_owned(), argument(Path::new(answer))?]);
    }
    match &options.out {
        Some(_) if is_agreed => return None,
        Some(out) => words.extend(["--out".to_owned(), place(out)?]),
        None if is_agreed => words.extend(["--out".to_owned(), free_name(messages)?]),
        None => {}
    }
    Some(words.join(" "))
}

/// Whether a file is meant, and not the name of a dossier.
fn is_file(wanted: &Path, set: Option<&Path>, messages: Messages) -> bool {
    DossierFolder::only_read(set, messages).meant(wanted).is_none()
}

/// A name for a new file in this folder.
fn free_name(messages: Messages) -> Option<String> {
    let stem = messages.merge_file();
    let names = (1_usize..).map(|number| match number {
        1 => format!("{stem}.yaml"),
        number => format!("{stem}-{number}.yaml"),
    });
    names.take(MOST_NAMES).find(|name| !is_taken(Path::new(name)))
}

fn command_to_open(common: &Common, path: &Path) -> Option<String> {
    let mut words = vec![argument(&environment::program()?)?, "open".to_owned(), place(path)?];
    words.extend(content_options(common)?);
    Some(words.join(" "))
}

/// Writes the new dossier.
fn keep(loaded: &LoadedContent, path: &Path, merged: &Merged<'_>) -> CommandResult {
    let messages = loaded.messages;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name_from(&stem).into();
    let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, 0);
    let text = autosave.first_save(merged.session(), environment::now());
    save_new_private(path, text.as_bytes()).map_err(|error| Failure::of_file(&error, messages))?;
    streams::complain(&messages.wrote(&shown(path)));
    Ok(Exit::Fine)
}
