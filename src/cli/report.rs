//! `report`: what a dossier comes to, for who decides; to standard output or to a file.

use std::io::Write;
use std::path::Path;

use super::answers::given;
use super::args::{ReportFormat, ReportOptions};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::named_dossier::{found, read};
use super::output::{CommandResult, json_text, print};
use super::streams;
use crate::batch;
use crate::document::{DocumentFormat, render};
use crate::files::{replace_own, save_new};
use crate::record::{Autosave, Dossier};
use crate::report::{Report, ReportV1, adr, report_document};
use crate::session::Session;
use crate::text::{Lang, Messages};

/// Writes the report of a dossier, or of a walk that is made now. The content is loaded only for a walk.
pub(super) fn report(
    load: impl Fn() -> Result<&'static mut LoadedContent, Failure>,
    is_language_asked: bool,
    first: Messages,
    set: Option<&Path>,
    options: &ReportOptions,
) -> CommandResult {
    let (dossier, messages) = match &options.dossier {
        Some(wanted) => {
            let dossier = read(&found(wanted, set, first)?, first)?;
            let shown_in = Lang::from_code(&dossier.made.lang).filter(|_| !is_language_asked);
            (dossier, shown_in.map_or(first, Messages::new))
        }
        None => {
            let loaded = load()?;
            (walked(loaded, options)?, loaded.messages)
        }
    };
    let report = Report::of(&dossier, messages);
    write(&bytes(&report, options.format, messages), options, messages)
}

/// The dossier that the walk with these answers would be.
fn walked(loaded: &LoadedContent, options: &ReportOptions) -> Result<Dossier, Failure> {
    let given = given(loaded, options.answers.as_deref(), &options.answer)?;
    let walked = batch::walk(loaded.basis(), loaded.messages, given.clone());
    walked.ignored.iter().chain(&walked.problem).for_each(|told| streams::complain(told));
    // With what was decided, where a dossier was given.
    let mut session = Session::new(&loaded.model, loaded.messages);
    session.take_up(given);
    let name = loaded.model.graph.title.clone();
    let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, 0);
    Ok(autosave.dossier(&session, environment::now()))
}

fn bytes(report: &Report, format: ReportFormat, messages: Messages) -> Vec<u8> {
    let document = || report_document(report, messages);
    match format {
        ReportFormat::Text => render(&document(), DocumentFormat::Text),
        ReportFormat::Markdown => render(&document(), DocumentFormat::Markdown),
        ReportFormat::Json => json_text(&ReportV1::of(report)).into_bytes(),
        ReportFormat::Adr => adr(report, messages).into_bytes(),
    }
}

fn write(bytes: &[u8], options: &ReportOptions, messages: Messages) -> CommandResult {
    let Some(path) = options.out.as_deref().filter(|path| *path != Path::new("-")) else {
        let mut out = streams::output();
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => Ok(Exit::Fine),
            Err(error) => Failure::of_output(error, messages).map_or(Ok(Exit::Fine), Err),
        };
    };
    // With no mark before it any file is ours.
    let written = if options.force { replace_own(path, b"", bytes) } else { save_new(path, bytes) };
    written.map_err(|error| Failure::of_file(&error, messages))?;
    print(&(messages.wrote(&shown(path)) + "\n"), Exit::Fine, messages)
}
