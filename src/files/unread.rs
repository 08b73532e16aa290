//! Files beside those of a catalogue that look like one of them and are not read: a name that ends in another way, a folder
//! of their own, a name that is not UTF-8.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use rustix::fs::FileType;

use super::content::{ContentFile, is_app};
use super::error::FileAction;
use super::folder::{Folder, Links, read_all};
use crate::order;

/// More of them than this are not told.
const MOST: usize = 1000;
/// So much of each is read, to know what it names.
const LIMIT: u64 = 1 << 20;

/// Why a file of a catalogue is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its name does not end as it should.
    Ending,
    /// It stands in a folder inside the catalogue.
    Folder,
    /// Its name is not UTF-8.
    Name,
}

/// A file that looks like one of a catalogue and is not read, and why. What it holds is empty where that cannot be read.
pub type UnreadFile = (ContentFile, Unread);

/// Those of a folder and of the folders in it, by name. What cannot be looked into is left out: it is no mistake of the
/// catalogue.
pub(super) fn unread_files(folder: &Folder) -> Vec<UnreadFile> {
    let mut found = Vec::new();
    let Ok(mut names) = folder.raw_names(super::folder::MAX_FILES) else { return found };
    order::sort(&mut names);
    for name in names {
        match name.to_str() {
            None if ends_as_yaml(name.as_bytes()) => found.push(file(folder, &name, Unread::Name)),
            Some(plain) if is_nearly_app(plain) => found.push(file(folder, &name, Unread::Ending)),
            Some(plain) if !plain.starts_with('.') => in_folder(folder, plain, &mut found),
            _ => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

fn in_folder(catalogue: &Folder, name: &str, found: &mut Vec<UnreadFile>) {
    if !matches!(catalogue.kind(name), Ok(Some(FileType::Directory))) || is_app(name) {
        return;
    }
    let Ok(folder) = Folder::open(&catalogue.path_of(name), FileAction::List) else { return };
    let Ok(mut names) = folder.names(MOST) else { return };
    names.retain(|name| is_app(name) || is_nearly_app(name));
    order::sort(&mut names);
    found.extend(names.iter().map(|name| file(&folder, OsStr::new(name), Unread::Folder)));
}

/// Whether a name is that of a file of a catalogue but for its ending.
fn is_nearly_app(name: &str) -> bool {
    !name.starts_with('.') && !is_app(name) && ends_as_yaml(name.as_bytes())
}

fn ends_as_yaml(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(b".txt").unwrap_or(&name);
    name.ends_with(b".yaml") || name.ends_with(b".yml")
}

fn file(folder: &Folder, name: &OsStr, why: Unread) -> UnreadFile {
    let bytes = folder.open_file(name, Links::Refuse).and_then(|file| read_all(&file, LIMIT));
    let name = name.to_string_lossy().into_owned();
    let shown = folder.path_of(&name).to_string_lossy().into_owned();
    (ContentFile { name, shown, bytes: Cow::Owned(bytes.unwrap_or_default()) }, why)
}
