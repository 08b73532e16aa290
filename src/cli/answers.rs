//! The answers that a command is given: those of a file or of standard input, and those of arguments.

use std::io::{self, Read};
use std::path::Path;

use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::streams;
use crate::batch::Given;
use crate::draft::unreadable;
use crate::files::{ANSWERS_LIMIT, read_file};
use crate::findings::{Findings, Style, did_you_mean, human};
use crate::record::{Answers, is_dossier, mistakes_text, read_dossier};
use crate::session::Reply;
use crate::source::Sources;
use crate::text::{Messages, SafeText};

/// The answers of a file, or of standard input, and of arguments; of a dossier with what suppliers replied.
pub(super) fn given(
    loaded: &LoadedContent,
    file: Option<&Path>,
    arguments: &[String],
) -> Result<Given, Failure> {
    let (model, messages) = (&loaded.model, loaded.messages);
    let mut answers = Answers::default();
    let mut replies = Vec::new();
    if let Some(path) = file {
        replies = add_file(&mut answers, path, messages)?;
    }
    for argument in arguments {
        answers.add_argument(argument);
    }
    let resolved = answers.resolve(model).map(|choices| Given { choices, replies });
    resolved.map_err(|mistakes| {
        let told = mistakes_text(&mistakes, model, messages, |wrong, known| did_you_mean(wrong, known));
        Failure::new(Exit::WrongUse, told)
    })
}

/// Adds the answers of a file, or of standard input. Gives the replies of a dossier.
fn add_file(answers: &mut Answers, path: &Path, messages: Messages) -> Result<Vec<Reply>, Failure> {
    let (name, bytes) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let limit = ANSWERS_LIMIT.saturating_add(1);
        let read = streams::input().take(limit).read_to_end(&mut bytes);
        read.map_err(|error| unreadable_input(&error, messages))?;
        (messages.standard_input().to_owned(), bytes)
    } else {
        let bytes = read_file(path, ANSWERS_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
        (shown(path), bytes)
    };
    let mut replies = Vec::new();
    if is_dossier(&bytes) {
        let found = read_dossier(&bytes);
        if found.damage.is_some() {
            return Err(Failure::new(Exit::Content, messages.dossier_is_damaged(&name)));
        }
        replies = found.dossier.replies;
    }
    let mut sources = Sources::new();
    let file = sources.add_bytes(name, bytes);
    let added = answers.add_file(&sources, file).map(|()| replies);
    added.map_err(|problem| {
        let mut findings = Findings::new();
        findings.push(unreadable(problem, messages));
        let style = Style { lang: messages.lang(), color: false, width: 100 };
        Failure::new(Exit::WrongUse, human(&findings, &sources, style).trim_end())
    })
}

fn unreadable_input(error: &io::Error, messages: Messages) -> Failure {
    let reason = SafeText::new(&error.to_string()).one_line();
    Failure::new(Exit::Content, messages.cannot_open(messages.standard_input(), &reason))
}
