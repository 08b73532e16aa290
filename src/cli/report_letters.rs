//! `report --letters`: the letters to suppliers of a dossier, or of a walk that is made now, as files.

use std::path::Path;

use super::answers::given;
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::{folder_reason, shown};
use super::host_example::example;
use super::letter_files::LetterFiles;
use super::load::LoadedContent;
use super::named_dossier::named_dossier;
use super::output::{CommandResult, print};
use super::report_args::{ReportFormat, ReportOptions};
use super::streams;
use crate::batch;
use crate::document::{DocumentError, attached};
use crate::files::FileReason;
use crate::record::{Dossier, PreviousWalk};
use crate::session::{LetterKind, Resumed, Session};
use crate::text::Messages;

/// Writes them into a folder. They are made with the content of today, as in the wizard.
pub(super) fn report_letters(
    loaded: &LoadedContent,
    set: Option<&Path>,
    folder: &Path,
    options: &ReportOptions,
    template: Option<&[u8]>,
) -> CommandResult {
    let messages = loaded.messages;
    let kind = kind(options.format(), messages)?;
    if let Some(template) = template {
        holds_no_dossier(template, options, messages)?;
    }
    let resumed = walked(loaded, set, options)?;
    let mut session = Session::new(&loaded.model, messages);
    session.take_up(resumed);
    let letters = session.letters_to_save(None);
    let files = LetterFiles { folder, day: loaded.model.today, kind, template, messages };
    let written = files.write(&letters, &loaded.model.catalogue).map_err(|error| {
        let words = match error {
            DocumentError::OtherKind { .. } => messages.letterhead_for_word().to_owned(),
            error => error.words(messages),
        };
        Failure::new(Exit::Content, messages.letters_not_made(&words))
    })?;
    if let Some(error) = &written.failed {
        let is_gone = matches!(error.why, FileReason::Missing | FileReason::WrongKind(_));
        let next = if is_gone { messages.letters_make_folder() } else { "" };
        let told = files.not_kept(&written, &folder_reason(&error.why, messages), next);
        return Err(Failure::new(Exit::Write, told));
    }
    match files.kept(&written) {
        Some(told) => print(&(told + "\n"), Exit::Fine, messages),
        None => {
            let exit = if session.outcome().is_some() { Exit::Fine } else { Exit::NoAdvice };
            print(&format!("{}\n", messages.letter_none_to_save()), exit, messages)
        }
    }
}

/// Refuses a letterhead in which a dossier travels, as in each report: what it holds besides its text would go to suppliers.
fn holds_no_dossier(template: &[u8], options: &ReportOptions, messages: Messages) -> Result<(), Failure> {
    let path = options.template.as_deref().map(shown).unwrap_or_default();
    match attached(template) {
        Ok(None) => Ok(()),
        Ok(Some(_)) => Err(Failure::new(Exit::Content, messages.letterhead_holds_dossier(&path))),
        Err(error) => Err(Failure::new(Exit::Content, format!("{path}: {}", error.words(messages)))),
    }
}

/// In which kind of file they are written; nothing else is made of a letter.
fn kind(format: ReportFormat, messages: Messages) -> Result<LetterKind, Failure> {
    match format {
        ReportFormat::Docx => Ok(LetterKind::Word),
        ReportFormat::Text => Ok(LetterKind::Text),
        _ => Err(Failure::new(Exit::WrongUse, messages.letter_formats())),
    }
}

/// The walk of which they are.
fn walked(loaded: &LoadedContent, set: Option<&Path>, options: &ReportOptions) -> Result<Resumed, Failure> {
    let messages = loaded.messages;
    let of_dossier = |dossier: Dossier| {
        let walk = PreviousWalk::of_dossier(loaded.basis(), messages, dossier, environment::now());
        walk.resumed.told().for_each(|remark| streams::complain(&remark.one_line()));
        walk.resumed
    };
    if let Some(wanted) = &options.dossier {
        return Ok(of_dossier(named_dossier(loaded, wanted, set)?));
    }
    if options.example {
        let found = example().ok_or_else(|| Failure::new(Exit::Content, messages.no_example()))?;
        return Ok(of_dossier(found));
    }
    let given = given(loaded, options.answers.as_deref(), &options.answer)?;
    let walked = batch::walk(loaded.basis(), messages, given.clone());
    walked.ignored.iter().chain(&walked.problem).for_each(|told| streams::complain(told));
    Ok(given)
}
