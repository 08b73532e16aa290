//! The answers that a command is given: those of a file or of standard input, and those of arguments.

use std::io::{self, Read};
use std::path::Path;

use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::streams;
use crate::batch::lay_over;
use crate::draft::unreadable;
use crate::files::{ANSWERS_LIMIT, read_file};
use crate::findings::{Findings, Style, did_you_mean, human};
use crate::record::{
    Answers, Dossier, PreviousWalk, is_dossier, mistakes_text, read_dossier, tree_of_answers,
};
use crate::session::{Resumed, with_replies};
use crate::source::Sources;
use crate::text::{Messages, SafeText};

/// The answers of a file, or of standard input, and of arguments; of a dossier as the wizard goes on with it.
pub(super) fn given(
    loaded: &LoadedContent,
    file: Option<&Path>,
    arguments: &[String],
) -> Result<Resumed, Failure> {
    let (model, messages) = (&loaded.model, loaded.messages);
    let (mut answers, mut of_dossier) = (Answers::default(), Answers::default());
    let mut given = Resumed::default();
    if let Some(path) = file {
        let (name, bytes) = read(path, messages)?;
        match dossier(&name, &bytes, messages)? {
            Some(dossier) => {
                let now = environment::now();
                tell_other_tree(&name, Some(&dossier.head.tree), loaded);
                given = PreviousWalk::of_dossier(loaded.basis(), messages, dossier, now).resumed;
                add_file(&mut of_dossier, name, bytes, messages)?;
            }
            None => {
                tell_other_tree(&name, tree_of_answers(&bytes).as_deref(), loaded);
                add_file(&mut answers, name, bytes, messages)?;
            }
        }
    }
    for argument in arguments {
        answers.add_argument(argument);
    }
    let replied = with_replies(model, &given.replies);
    let (choices, of_others) = answers.choices(replied);
    lay_over(&mut given, model, messages, choices);
    let (_, mut mistakes) = of_dossier.choices(replied);
    // What the wizard sets aside is no mistake.
    mistakes.retain(|mistake| !mistake.question().is_some_and(|question| given.answers(question)));
    mistakes.extend(of_others);
    if mistakes.is_empty() {
        given.told().for_each(|remark| streams::complain(&remark.one_line()));
        return Ok(given);
    }
    let told = mistakes_text(&mistakes, replied, messages, |wrong, known| did_you_mean(wrong, known));
    Err(Failure::new(Exit::WrongUse, told))
}

/// That answers were given to another tree: they are taken as far as this one has such questions and answers.
fn tell_other_tree(name: &str, tree: Option<&str>, loaded: &LoadedContent) {
    let own = loaded.model.graph.id.as_str();
    if let Some(tree) = tree.filter(|tree| !tree.is_empty() && *tree != own) {
        let tree = SafeText::new(tree).one_line();
        streams::complain(&loaded.messages.answers_of_other_tree(name, &tree, own));
    }
}

/// What a file, or standard input, is called and holds.
fn read(path: &Path, messages: Messages) -> Result<(String, Vec<u8>), Failure> {
    if path != Path::new("-") {
        let bytes = read_file(path, ANSWERS_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
        return Ok((shown(path), bytes));
    }
    let mut bytes = Vec::new();
    let limit = ANSWERS_LIMIT.saturating_add(1);
    let read = streams::input().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| unreadable_input(&error, messages))?;
    Ok((messages.standard_input().to_owned(), bytes))
}

/// The dossier that these bytes are, if they are one.
fn dossier(name: &str, bytes: &[u8], messages: Messages) -> Result<Option<Dossier>, Failure> {
    if !is_dossier(bytes) {
        return Ok(None);
    }
    let found = read_dossier(bytes);
    match found.damage {
        Some(_) => Err(Failure::new(Exit::Content, messages.dossier_is_damaged(name))),
        None => Ok(Some(found.dossier)),
    }
}

/// Adds the answers of a file.
fn add_file(answers: &mut Answers, name: String, bytes: Vec<u8>, messages: Messages) -> Result<(), Failure> {
    let mut sources = Sources::new();
    let file = sources.add_bytes(name, bytes);
    answers.add_file(&sources, file).map_err(|problem| {
        let mut findings = Findings::new();
        findings.push(unreadable(&problem, messages));
        let style = Style { lang: messages.lang(), color: false, width: 100 };
        Failure::new(Exit::WrongUse, human(&findings, &sources, style).trim_end())
    })
}

fn unreadable_input(error: &io::Error, messages: Messages) -> Failure {
    let reason = SafeText::new(&error.to_string()).one_line();
    Failure::new(Exit::Content, messages.cannot_open(messages.standard_input(), &reason))
}
