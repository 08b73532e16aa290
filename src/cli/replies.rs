//! `replies`: what suppliers replied in a dossier, to be read or for the author of the tree.

use std::path::{Path, PathBuf};

use super::args::RepliesFormat;
use super::dossier_folder::{DossierFolder, has_previous};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, print};
use crate::batch::replies_yaml;
use crate::files::{ANSWERS_LIMIT, is_taken, read_file};
use crate::record::{Dossier, PreviousWalk, is_dossier, read_dossier};
use crate::report::replies_text;
use crate::session::Session;
use crate::text::{Messages, SafeText};

/// Tells the replies of a dossier, which is named as to `open`.
pub(super) fn replies(
    loaded: &LoadedContent,
    wanted: &Path,
    set: Option<&Path>,
    format: RepliesFormat,
) -> CommandResult {
    let messages = loaded.messages;
    let path = found(wanted, set, messages)?;
    let dossier = read(&path, messages)?;
    if dossier.head.tree != loaded.model.graph.id {
        let tree = SafeText::new(&dossier.head.tree).one_line();
        return Err(Failure::new(Exit::Content, messages.dossier_of_other_tree(&shown(&path), &tree)));
    }
    let previous = PreviousWalk::of_dossier(loaded.basis(), messages, dossier, environment::now());
    let mut session = Session::new(&loaded.model, messages);
    session.take_up(previous.resumed);
    let text = match format {
        RepliesFormat::Text => replies_text(&session, WIDTH).into_iter().map(|line| line + "\n").collect(),
        RepliesFormat::Yaml => replies_yaml(&session),
    };
    print(&text, Exit::Fine, messages)
}

/// The file that is meant: of the dossier that is called so, or else the path.
pub(super) fn found(wanted: &Path, set: Option<&Path>, messages: Messages) -> Result<PathBuf, Failure> {
    // Nothing is made where there is no folder yet.
    let folder = DossierFolder::only_read(set, messages);
    let name = wanted.to_str();
    if let Some(path) = name.and_then(|name| folder.named(name)) {
        return Ok(path);
    }
    let is_name = name.is_some_and(|name| !name.contains('/') && !name.contains('.'));
    match is_name && !is_taken(wanted) {
        true => Err(folder.no_such_dossier(wanted, messages)),
        false => Ok(wanted.to_owned()),
    }
}

/// A dossier that is whole.
pub(super) fn read(path: &Path, messages: Messages) -> Result<Dossier, Failure> {
    let bytes = read_file(path, ANSWERS_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    let found = read_dossier(&bytes);
    match found.damage {
        None => Ok(found.dossier),
        Some(_) if found.is_newer() => Ok(found.dossier),
        Some(_) if is_dossier(&bytes) || has_previous(path) => {
            Err(Failure::new(Exit::Content, messages.dossier_is_damaged(&shown(path))))
        }
        Some(_) => Err(Failure::new(Exit::Content, messages.not_a_dossier(&shown(path)))),
    }
}
