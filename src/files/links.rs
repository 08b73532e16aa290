//! Symbolic links in a catalogue: followed where they end within folders that the caller named, and nowhere else. Whoever
//! may write into a catalogue may not point out of these.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Component, Path, PathBuf};

use super::content::is_app;
use super::error::{FileAction, FileKind, FileReason};
use super::folder::{Folder, Links};

/// The folders within which links may end, as the system knows them: without links of their own.
pub(super) struct LinkRoots(Vec<PathBuf>);

impl LinkRoots {
    /// The catalogue itself, what the caller named, and the folder of the tree where the catalogue is in it: into a catalogue
    /// that lies elsewhere others may write, and they may not point into the folder of the tree.
    pub(super) fn of(tree: Option<&Path>, catalogue: &Path, named: Option<&Path>) -> Self {
        let place = |folder: &Path| {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            std::fs::canonicalize(folder).ok()
        };
        let catalogue = place(catalogue);
        let holds_it = |folder: &PathBuf| {
            // In the root of the system everything is.
            folder.parent().is_some() && catalogue.as_ref().is_some_and(|within| within.starts_with(folder))
        };
        let tree = tree.and_then(Path::parent).and_then(place).filter(holds_it);
        Self([tree, catalogue.clone(), named.and_then(place)].into_iter().flatten().collect())
    }

    /// Opens the regular file where a link ends. From its root on each folder on the way is opened as it is, so that what
    /// is swapped for another link meanwhile leads nowhere.
    pub(super) fn open(&self, link: &Path) -> Result<File, FileReason> {
        let end = std::fs::canonicalize(link)?;
        let within = self.0.iter().find_map(|root| Some((root, end.strip_prefix(root).ok()?)));
        let Some((root, rest)) = within else { return Err(FileReason::LinkOut) };
        let mut names: Vec<&OsStr> = Vec::new();
        for component in rest.components() {
            let Component::Normal(name) = component else { return Err(FileReason::LinkOut) };
            names.push(name);
        }
        let Some((file, folders)) = names.split_last() else { return Err(FileReason::LinkOut) };
        // Beside a tree lie other files too, which are nobody's business: only what could itself be a file of a catalogue is one.
        if !file.to_str().is_some_and(is_app) {
            return Err(FileReason::WrongKind(FileKind::Link));
        }
        let mut folder = Folder::open(root, FileAction::Read).map_err(|error| error.why)?;
        for name in folders {
            folder = folder.open_folder(name)?;
        }
        folder.open_file(file, Links::Refuse)
    }
}
