//! A dossier that a command names: by its name in the folder, or as a file.

use std::path::{Path, PathBuf};

use super::carried::dossier_bytes;
use super::dossier_folder::{DossierFolder, has_previous};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::LoadedContent;
use crate::files::is_taken;
use crate::record::{Dossier, is_dossier, read_dossier};
use crate::text::{Messages, SafeText};

/// The dossier that is named as to `open`, of the tree that is loaded.
pub(super) fn named_dossier(
    loaded: &LoadedContent,
    wanted: &Path,
    set: Option<&Path>,
) -> Result<Dossier, Failure> {
    let messages = loaded.messages;
    let path = found(wanted, set, messages)?;
    let dossier = read(&path, messages)?;
    if dossier.head.tree != loaded.model.graph.id {
        let tree = SafeText::new(&dossier.head.tree).one_line();
        return Err(Failure::new(Exit::Content, messages.dossier_of_other_tree(&shown(&path), &tree)));
    }
    Ok(dossier)
}

/// The file that is meant: of the dossier that is called so, or else the path.
pub(super) fn found(wanted: &Path, set: Option<&Path>, messages: Messages) -> Result<PathBuf, Failure> {
    // Nothing is made where there is no folder yet.
    let folder = DossierFolder::only_read(set, messages);
    let name = wanted.to_str();
    if let Some(path) = folder.meant(wanted) {
        return Ok(path);
    }
    let is_name = name.is_some_and(|name| !name.contains('/') && !name.contains('.'));
    match is_name && !is_taken(wanted) {
        true => Err(folder.no_such_dossier(wanted, messages)),
        false => Ok(wanted.to_owned()),
    }
}

/// A dossier that is whole, in its own file or in a document.
pub(super) fn read(path: &Path, messages: Messages) -> Result<Dossier, Failure> {
    let bytes = dossier_bytes(path, messages)?;
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
