//! The dossier that travels in a document of a word processor. The document itself is only read.

use std::path::Path;

use super::dossier_folder::{DossierFolder, FoundFile};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::host::Slot;
use super::load::LoadedContent;
use super::opened::{Opened, usable};
use crate::document::attached;
use crate::files::{ANSWERS_LIMIT, DOCUMENT_LIMIT, begins_with, read_file};
use crate::record::{PreviousWalk, name_from, read_dossier};
use crate::text::{Messages, SafeText};

/// How every DOCX and ODT begins: both are archives.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How one begins that has a password, and a document of before: in this file parts are packed otherwise.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether a file begins as a document of a word processor does.
pub(super) fn is_document(path: &Path) -> bool {
    begins_with(path, ARCHIVE) || begins_with(path, COMPOUND)
}

/// The bytes of a dossier: of the file, or of what travels in it where it is a document.
pub(super) fn dossier_bytes(path: &Path, messages: Messages) -> Result<Vec<u8>, Failure> {
    match is_document(path) {
        true => carried(path, messages).map(String::into_bytes),
        false => read_file(path, ANSWERS_LIMIT).map_err(|error| Failure::of_file(&error, messages)),
    }
}

/// The dossier in a document.
pub(super) fn carried(path: &Path, messages: Messages) -> Result<String, Failure> {
    let bytes = read_file(path, DOCUMENT_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
    let refuse = |words: String| Failure::new(Exit::Content, format!("{}: {words}", shown(path)));
    match attached(&bytes) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(refuse(messages.no_dossier_carried().to_owned())),
        Err(error) => Err(refuse(error.words(messages))),
    }
}

/// What travels in a document: the dossier among the others that it is, or else that one from now on.
pub(super) fn opened<'l>(
    loaded: &'l LoadedContent,
    folder: &DossierFolder,
    path: &Path,
    listed: &[FoundFile],
    last_save: u64,
) -> Result<Opened<'l>, Failure> {
    let messages = loaded.messages;
    let found = read_dossier(carried(path, messages)?.as_bytes());
    let mut dossier =
        usable(loaded, found).map_err(|error| Failure::new(Exit::Content, error.sentence(loaded, path)))?;
    let is_it = |file: &&FoundFile| {
        let head = file.head.as_ref().filter(|head| !head.id.is_empty() && !file.is_conflict);
        head.is_some_and(|head| head.id == dossier.head.id)
    };
    if let Some(file) = listed.iter().find(is_it) {
        let mut opened = Opened::named(loaded, folder, &file.path)?;
        let told = messages.dossier_of_document(&shown(path), &file.name().one_line());
        opened.previous.resumed.remarks.insert(0, told.into());
        return Ok(opened);
    }
    dossier.head.is_archived = false;
    let name = name_from(dossier.head.name.as_str());
    let previous = PreviousWalk::of_dossier(loaded.basis(), messages, dossier, environment::now());
    let mut opened = Opened::new_named(loaded, folder, &name, last_save).with(previous);
    let told = messages.taken_from_document(&shown(path), &opened.autosave.name().one_line());
    let unsaved = match &opened.slot {
        Slot::Closed(reason) => Some(messages.cannot_save(reason)),
        Slot::Open(_) | Slot::LookedAt => None,
    };
    let told = std::iter::once(told).chain(unsaved).map(SafeText::from);
    opened.previous.resumed.remarks.splice(0..0, told);
    Ok(opened)
}
