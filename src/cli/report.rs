//! `report`: what a dossier comes to, for who decides; to standard output or to a file.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

use super::answers::given;
use super::args::{Common, Language};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::host_example::example;
use super::load::{LoadedContent, first_language};
use super::named_dossier::{found, read};
use super::opened::begins_as_dossier;
use super::output::{CommandResult, json_text, print};
use super::report_args::{ReportFormat, ReportOptions};
use super::report_letters::report_letters;
use super::shell::{argument, content_options, place};
use super::signals::ignore_file_limit;
use super::streams;
use crate::batch;
use crate::document::{Attachment, DocumentError, DocumentFormat, csv, render, xlsx};
use crate::files::{DOCUMENT_LIMIT, FileKind, FileReason, is_same_file, read_file, replace_own, save_new};
use crate::record::{Autosave, Dossier, dossier_text, name_from};
use crate::report::{Report, ReportV1, adr, report_document, report_sheet, report_workbook};
use crate::session::Session;
use crate::text::{Lang, Messages, SafeText};

/// Writes the report of a dossier, or of a walk that is made now. The content is loaded only for a walk.
pub(super) fn report(
    load: impl Fn() -> Result<&'static mut LoadedContent, Failure>,
    common: &Common,
    set: Option<&Path>,
    options: &ReportOptions,
) -> CommandResult {
    let messages = first_language(common);
    ignore_file_limit();
    if let Some(folder) = &options.letters {
        let template = template(options, messages)?;
        return report_letters(load()?, set, folder, options, template.as_deref());
    }
    if options.format().is_for_files() && is_printed(options) && streams::terminals().output {
        return Err(Failure::new(Exit::WrongUse, messages.report_needs_file()));
    }
    if let Some(ending) = options.unknown_ending() {
        let ending = SafeText::new(&ending).one_line();
        return Err(Failure::new(Exit::WrongUse, messages.report_unknown_ending(&ending)));
    }
    let template = template(options, messages)?;
    let named = options.dossier.as_deref().map(|wanted| found(wanted, set, messages)).transpose()?;
    may_write_over(options, named.as_deref(), messages)?;
    let (dossier, messages, again) = match &named {
        Some(path) => {
            let dossier = read(path, messages)?;
            let shown_in = shown_in(&dossier, common.lang);
            let again = again_of_dossier(path, common.lang, options);
            (dossier, shown_in.unwrap_or(messages), again)
        }
        None if options.example => {
            let dossier = example();
            let dossier = dossier.ok_or_else(|| Failure::new(Exit::Content, messages.no_example()))?;
            let said_in = shown_in(&dossier, common.lang).unwrap_or(messages);
            let again = again_of_example(common.lang, options);
            (dossier, said_in, again)
        }
        None => {
            let loaded = load()?;
            let dossier = walked(loaded, options)?;
            let again = again_of_answers(&dossier, common, options, loaded.messages);
            (dossier, loaded.messages, again)
        }
    };
    let written = report_bytes(&dossier, again, options.format(), template.as_deref(), messages);
    let bytes = written.map_err(|error| {
        // What does not fit is the report, whatever it is written into.
        let template = options.template.as_deref().filter(|_| error != DocumentError::DoesNotFit);
        let of = template.map(|path| format!("{}: ", shown(path)));
        Failure::new(Exit::Content, of.unwrap_or_default() + &error.words(messages))
    })?;
    write(&bytes, options, messages)
}

/// The words of a dossier are the language of its report, unless another one was asked for.
pub(super) fn shown_in(dossier: &Dossier, asked: Option<Language>) -> Option<Messages> {
    Lang::from_code(&dossier.made.lang).filter(|_| asked.is_none()).map(Messages::new)
}

/// The command that makes the report of this dossier again, in any folder; nothing where a path cannot be typed as it is shown.
pub(super) fn again_of_dossier(
    path: &Path,
    asked: Option<Language>,
    options: &ReportOptions,
) -> Option<String> {
    let mut words = vec![place(path)?];
    words.extend(asked.iter().flat_map(|lang| language(Messages::new((*lang).into()))));
    again(words, options)
}

/// The same of the example.
pub(super) fn again_of_example(asked: Option<Language>, options: &ReportOptions) -> Option<String> {
    let mut words = vec!["--example".to_owned()];
    words.extend(asked.iter().flat_map(|lang| language(Messages::new((*lang).into()))));
    again(words, options)
}

/// The same of answers: with all of what they were judged by, the day and the language included. What came from standard
/// input nobody can give again.
fn again_of_answers(
    dossier: &Dossier,
    common: &Common,
    options: &ReportOptions,
    messages: Messages,
) -> Option<String> {
    let mut words = Vec::new();
    if let Some(file) = &options.answers {
        let file = Some(file).filter(|file| file.as_path() != Path::new("-"))?;
        words.extend(["--answers".to_owned(), place(file)?]);
    }
    for answer in &options.answer {
        words.extend(["--answer".to_owned(), argument(Path::new(answer))?]);
    }
    words.extend(content_options(common)?);
    words.extend(language(messages));
    words.extend(dossier.made.day.iter().flat_map(|day| ["--today".to_owned(), day.to_string()]));
    again(words, options)
}

fn language(messages: Messages) -> [String; 2] {
    ["--lang".to_owned(), messages.lang().code().to_owned()]
}

/// A whole command, in the same format and to the same file.
fn again(words: Vec<String>, options: &ReportOptions) -> Option<String> {
    let mut all = vec![argument(&environment::program()?)?, "report".to_owned()];
    all.extend(words);
    if options.format() != ReportFormat::Text {
        let format = options.format().to_possible_value()?;
        all.extend(["--format".to_owned(), format.get_name().to_owned()]);
    }
    if let Some(template) = &options.template {
        all.extend(["--template".to_owned(), place(template)?]);
    }
    if let Some(out) = options.out.as_deref().filter(|_| !is_printed(options)) {
        all.extend(["--out".to_owned(), place(out)?]);
    }
    Some(all.join(" "))
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

/// The report of a dossier in one format. `command` is what makes it again.
pub(super) fn report_bytes(
    dossier: &Dossier,
    command: Option<String>,
    format: ReportFormat,
    template: Option<&[u8]>,
    messages: Messages,
) -> Result<Vec<u8>, DocumentError> {
    let report = &Report { command, ..Report::of(dossier, messages) };
    let document = |format: DocumentFormat| {
        let attachment = attachment(dossier, messages);
        render(&report_document(report, messages), format, Some(&attachment), template)
    };
    match format {
        ReportFormat::Text => document(DocumentFormat::Text),
        ReportFormat::Markdown => document(DocumentFormat::Markdown),
        ReportFormat::Html => document(DocumentFormat::Html),
        ReportFormat::Docx => document(DocumentFormat::Docx),
        ReportFormat::Odt => document(DocumentFormat::Odt),
        ReportFormat::Xlsx => xlsx(&report_workbook(report, messages)),
        ReportFormat::Csv => Ok(csv(&report_sheet(report, messages), messages.lang()).into_bytes()),
        ReportFormat::Json => Ok(json_text(&ReportV1::of(report)).into_bytes()),
        ReportFormat::Adr => Ok(adr(report, messages).into_bytes()),
    }
}

/// The dossier as it goes with a document.
fn attachment(dossier: &Dossier, messages: Messages) -> Attachment {
    Attachment {
        file_name: format!("{}.yaml", name_from(dossier.head.name.as_str())).into(),
        words: messages.report_attached().into(),
        text: dossier_text(dossier),
    }
}

/// The letterhead or other document that is written into.
fn template(options: &ReportOptions, messages: Messages) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = options.template.as_deref() else { return Ok(None) };
    if options.letters.is_some() && options.format() != ReportFormat::Docx {
        return Err(Failure::new(Exit::WrongUse, messages.letterhead_for_word()));
    }
    if !options.format().takes_template() {
        return Err(Failure::new(Exit::WrongUse, messages.template_for_documents()));
    }
    let bytes = read_file(path, DOCUMENT_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    Ok(Some(bytes))
}

/// Whether it goes to standard output.
fn is_printed(options: &ReportOptions) -> bool {
    options.out.as_deref().is_none_or(|path| path == Path::new("-"))
}

/// Refuses a file from which the report is made, and a dossier: what a person answered is nowhere else.
fn may_write_over(options: &ReportOptions, named: Option<&Path>, messages: Messages) -> Result<(), Failure> {
    let Some(out) = options.out.as_deref().filter(|_| !is_printed(options)) else { return Ok(()) };
    let refuse = |words: String| Err(Failure::new(Exit::Write, words));
    if begins_as_dossier(out) {
        return refuse(messages.never_over_dossier(&shown(out)));
    }
    let read = [named, options.answers.as_deref(), options.template.as_deref()];
    match read.into_iter().flatten().any(|path| is_same_file(path, out)) {
        true => refuse(messages.never_over_source(&shown(out))),
        false => Ok(()),
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
    written.map_err(|error| match error.why {
        FileReason::Exists => Failure::new(Exit::Write, messages.overwrite_with_force(&shown(path))),
        FileReason::WrongKind(FileKind::Folder) => {
            let name = format!("{}.{}", messages.report_file_name(), options.format().ending());
            let file = path.join(name);
            let file = argument(&file).unwrap_or_else(|| shown(&file));
            Failure::new(Exit::Write, messages.out_is_folder(&shown(path), &file))
        }
        _ => Failure::of_file(&error, messages),
    })?;
    print(&(messages.wrote(&shown(path)) + "\n"), Exit::Fine, messages)
}
