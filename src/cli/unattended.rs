//! The commands that need nobody: answers and files in, JSON or text out.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use super::apps::no_such_app;
use super::args::{Common, Format, SchemaOf, WalksOptions};
use super::content::{Loaded, read_files};
use super::exit::Exit;
use super::failure::Failure;
use super::papers::schema_text;
use super::streams;
use crate::batch::{self, Answers, MOST_WALKS};
use crate::draft::unreadable;
use crate::engine::AnswerValue;
use crate::files::{ANSWERS_LIMIT, APP_LIMIT, FileError, read_file, write_content};
use crate::findings::{Findings, Style, did_you_mean, human};
use crate::model::QuestionIx;
use crate::report::{Verbosity, advice};
use crate::session::Session;
use crate::source::Sources;
use crate::text::{Messages, SafeText, json_document};

/// The width of text that may end up in a file.
pub(super) const WIDTH: usize = 78;

/// What a command comes to: the exit code, or why it failed.
pub(super) type Done = Result<Exit, Failure>;

/// `walk`: one walk with given answers.
pub(super) fn walk(loaded: &Loaded, file: Option<&Path>, arguments: &[String], format: Format) -> Done {
    let messages = loaded.messages;
    let choices = choices(loaded, file, arguments)?;
    let walked = batch::walk(loaded.basis(), messages, &choices);
    for question in &walked.ignored {
        streams::complain(&messages.answer_ignored(question));
    }
    for problem in walked.problem.iter() {
        streams::complain(problem);
    }
    let text = match format {
        Format::Json => json_text(&walked.json),
        Format::Text => {
            let session = Session::resume(&loaded.model, messages, choices, Default::default());
            let mut text = advice(&session, Verbosity::Full, WIDTH).join("\n");
            if !text.is_empty() {
                text.push('\n');
            }
            text
        }
    };
    print(&text, walked.ending.into(), messages)
}

/// `why`: why an app stands where it stands after given answers, and what would change that.
pub(super) fn why(
    loaded: &Loaded,
    id: &str,
    file: Option<&Path>,
    arguments: &[String],
    format: Format,
) -> Done {
    let (model, messages) = (&loaded.model, loaded.messages);
    let app = *model.catalogue.by_id.get(id).ok_or_else(|| no_such_app(model, id, messages))?;
    let why = batch::why(model, messages, app, choices(loaded, file, arguments)?, WIDTH);
    for question in &why.ignored {
        streams::complain(&messages.answer_ignored(question));
    }
    let text = match format {
        Format::Json => json_text(&why.json),
        Format::Text => why.text,
    };
    print(&text, why.ending.into(), messages)
}

/// The choices of a file, or of standard input, and of arguments.
fn choices(
    loaded: &Loaded,
    file: Option<&Path>,
    arguments: &[String],
) -> Result<BTreeMap<QuestionIx, AnswerValue>, Failure> {
    let (model, messages) = (&loaded.model, loaded.messages);
    let mut answers = Answers::default();
    if let Some(path) = file {
        add_file(&mut answers, path, messages)?;
    }
    for argument in arguments {
        answers.add_argument(argument);
    }
    answers.resolve(model).map_err(|mistakes| {
        let told =
            batch::mistakes_text(&mistakes, model, messages, |wrong, known| did_you_mean(wrong, known));
        Failure::new(Exit::WrongUse, told)
    })
}

/// Adds the answers of a file, or of standard input.
pub(super) fn add_file(answers: &mut Answers, path: &Path, messages: Messages) -> Result<(), Failure> {
    let (name, bytes) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let limit = ANSWERS_LIMIT.saturating_add(1);
        let read = streams::input().take(limit).read_to_end(&mut bytes);
        read.map_err(|error| unreadable_input(&error, messages))?;
        (messages.standard_input().to_owned(), bytes)
    } else {
        let bytes = read_file(path, ANSWERS_LIMIT).map_err(|error| file_failure(&error, messages))?;
        (SafeText::new(&path.to_string_lossy()).one_line(), bytes)
    };
    let mut sources = Sources::new();
    let file = sources.add_bytes(name, bytes);
    answers.add_file(&sources, file).map_err(|problem| {
        let mut findings = Findings::new();
        findings.push(unreadable(problem, messages.lang()));
        let style = Style { lang: messages.lang(), color: false, width: 100 };
        Failure::new(Exit::WrongUse, human(&findings, &sources, style).trim_end())
    })
}

fn file_failure(error: &FileError, messages: Messages) -> Failure {
    Failure::of_file(error, messages)
}

fn unreadable_input(error: &io::Error, messages: Messages) -> Failure {
    let reason = SafeText::new(&error.to_string()).one_line();
    Failure::new(Exit::Content, messages.cannot_open(messages.standard_input(), &reason))
}

/// `walks`: all of them, some of them, or those of a file.
pub(super) fn walks(loaded: &Loaded, options: &WalksOptions) -> Done {
    let (model, messages) = (&loaded.model, loaded.messages);
    let mut out = io::BufWriter::with_capacity(1 << 16, streams::output());
    let written = match (&options.replay, options.sample) {
        (Some(path), _) => {
            let mut lines = replayed(path, messages)?;
            batch::replay_lines(model, messages, &mut lines, &mut out)
        }
        (None, Some(number)) => batch::draw(model, messages, number, options.seed.unwrap_or(0), &mut out),
        (None, None) => batch::list(model, messages, options.limit.unwrap_or(MOST_WALKS), &mut out),
    };
    let lines = match written.and_then(|lines| out.flush().map(|()| lines)) {
        Ok(lines) => lines,
        Err(error) => return Failure::of_output(error, messages).map_or(Ok(Exit::Fine), Err),
    };
    let mut exit = Exit::from(lines.ending);
    if lines.cut && options.limit.is_none() && options.sample.is_none() {
        streams::complain(&messages.stopped_at(usize::try_from(MOST_WALKS).unwrap_or(usize::MAX)));
        exit = exit.max(Exit::NoAdvice);
    }
    Ok(exit)
}

/// The lines of a file, or of standard input.
fn replayed(
    path: &Path,
    messages: Messages,
) -> Result<Box<dyn Iterator<Item = io::Result<String>>>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(streams::input().lines()));
    }
    let bytes = read_file(path, APP_LIMIT).map_err(|error| file_failure(&error, messages))?;
    Ok(Box::new(io::Cursor::new(bytes).lines()))
}

/// `content`: the content, to be edited.
pub(super) fn content(common: &Common, to: &Path, messages: Messages) -> Done {
    let content = read_files(common)?;
    let schemas = [SchemaOf::Tree, SchemaOf::App].map(|of| (of.file_name(), schema_text(of)));
    let schemas: Vec<(&str, &[u8])> = schemas.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let written = write_content(&content, &schemas, to).map_err(|error| file_failure(&error, messages))?;
    let lines =
        written.iter().map(|path| messages.wrote(&SafeText::new(&path.to_string_lossy()).one_line()) + "\n");
    print(&lines.collect::<String>(), Exit::Fine, messages)
}

pub(super) fn json_text(document: &impl serde::Serialize) -> String {
    format!("{}\n", json_document(document))
}

/// Writes all of a text, and ends with this code when that went well. A reader that went away is no failure.
pub(super) fn print(text: &str, exit: Exit, messages: Messages) -> Done {
    let mut out = streams::output();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(exit),
        Err(error) => Failure::of_output(error, messages).map_or(Ok(exit), Err),
    }
}
