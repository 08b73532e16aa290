//! The tree and its catalogue as bytes: embedded, or read from where a person says.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use miniz_oxide::inflate::decompress_to_vec;
use rustix::fs::FileType;

use super::error::{FileAction, FileError, FileReason};
use super::folder::{Folder, Links, SHARED, read_all};
use super::links::LinkRoots;
use super::new::write_new;
use super::read::{APP_LIMIT, TREE_LIMIT, read_file};
use super::unread::{UnreadFile, unread_files};
use crate::order;

mod built {
    //! Written by `build.rs`.
    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}

const TREE_NAME: &str = "decision_tree.yaml";
const CATALOGUE_NAME: &str = "catalogue";
const SCHEMA_NAME: &str = "schema";
const MAX_APPS: usize = 200_000;
/// All files of a catalogue together.
const CATALOGUE_LIMIT: u64 = 512 << 20;

/// Where content comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// From the program itself.
    Embedded,
    /// From this file or folder.
    Path(PathBuf),
    /// There is none: a tree that was named, without a catalogue beside it.
    Absent,
}

/// One file of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// The name without folders: what an id is taken from, and what the digest of a catalogue holds.
    pub name: String,
    /// How a person finds the file. As found: clean it before showing.
    pub shown: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// A tree and its catalogue, not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The tree.
    pub tree: ContentFile,
    /// Where the tree comes from; never absent.
    pub tree_origin: Origin,
    /// The files of the catalogue, by name in bytes.
    pub apps: Vec<ContentFile>,
    /// Where the catalogue comes from.
    pub catalogue_origin: Origin,
    /// Files beside those that look like one of them and are not read, by name.
    pub unread: Vec<UnreadFile>,
}

/// The content that was built in. It is packed, as it takes a tenth of the program otherwise; a walk is over the compiled form.
#[must_use]
pub fn embedded() -> Content {
    let unpacked = decompress_to_vec(built::PACKED);
    debug_assert!(unpacked.is_ok(), "the build script packed it");
    let mut rest = unpacked.unwrap_or_default();
    let mut file = |name: &str, shown: String, size: usize| {
        let after = rest.split_off(size.min(rest.len()));
        let bytes = Cow::Owned(std::mem::replace(&mut rest, after));
        ContentFile { name: name.to_owned(), shown, bytes }
    };
    let tree = file(TREE_NAME, TREE_NAME.to_owned(), built::TREE);
    let app = |(name, size): &(&str, usize)| file(name, format!("{CATALOGUE_NAME}/{name}"), *size);
    let apps = built::APPS.iter().map(app).collect();
    let (tree_origin, catalogue_origin) = (Origin::Embedded, Origin::Embedded);
    Content { tree, tree_origin, apps, catalogue_origin, unread: Vec::new() }
}

/// The same in the compiled form.
#[must_use]
pub fn embedded_compiled() -> &'static [u8] {
    built::COMPILED
}

/// The example of a dossier that was built in; empty where there is none.
#[must_use]
pub fn embedded_example() -> Vec<u8> {
    let unpacked = decompress_to_vec(built::EXAMPLE);
    debug_assert!(unpacked.is_ok(), "the build script packed it");
    unpacked.unwrap_or_default()
}

/// The text of the pages of `explain`, as one.
#[must_use]
pub fn embedded_explanations() -> String {
    text_of(built::EXPLANATIONS)
}

/// The authors' guide in every language as it is printed, as one text.
#[must_use]
pub fn embedded_guide() -> String {
    text_of(built::GUIDE)
}

/// The reference of the language as it is printed.
#[must_use]
pub fn embedded_reference() -> String {
    text_of(built::REFERENCE)
}

fn text_of(packed: &[u8]) -> String {
    let unpacked = decompress_to_vec(packed).map(String::from_utf8);
    debug_assert!(matches!(unpacked, Ok(Ok(_))), "the build script packed texts");
    unpacked.ok().and_then(Result::ok).unwrap_or_default()
}

/// The digest of the code that made [`embedded_compiled`].
#[must_use]
pub fn embedded_code() -> &'static str {
    built::CODE
}

/// Reads what was asked for. Without a tree the embedded one is used; a tree alone takes the folder `catalogue` beside
/// it if there is one, else no apps; a catalogue alone goes with the embedded tree. A file of the catalogue may be a symbolic
/// link that ends within the catalogue, the folder of the tree (where the catalogue is in it) or `links`.
///
/// # Errors
/// All files that cannot be read, not only the first.
pub fn read_content(
    tree: Option<&Path>,
    catalogue: Option<&Path>,
    links: Option<&Path>,
) -> Result<Content, Vec<FileError>> {
    let mut failed = Vec::new();
    let mut content = match tree {
        None => embedded(),
        Some(path) => {
            let bytes = read_file(path, TREE_LIMIT).unwrap_or_else(|error| {
                failed.push(error);
                Vec::new()
            });
            let tree_origin = Origin::Path(path.to_owned());
            Content {
                tree: named(path, bytes),
                tree_origin,
                apps: Vec::new(),
                catalogue_origin: Origin::Absent,
                unread: Vec::new(),
            }
        }
    };
    let beside = || tree.map(|tree| tree.with_file_name(CATALOGUE_NAME)).filter(|folder| is_there(folder));
    if let Some(folder) = catalogue.map(Path::to_owned).or_else(beside) {
        match read_catalogue(&folder, &LinkRoots::of(tree, &folder, links)) {
            Ok((apps, unread)) => (content.apps, content.unread) = (apps, unread),
            Err(errors) => failed.extend(errors),
        }
        content.catalogue_origin = Origin::Path(folder);
    }
    if failed.is_empty() { Ok(content) } else { Err(failed) }
}

/// Whether a folder, usually the one where the program was started, holds a tree under the usual name.
#[must_use]
pub fn holds_tree(folder: &Path) -> bool {
    folder.join(TREE_NAME).is_file()
}

fn named(path: &Path, bytes: Vec<u8>) -> ContentFile {
    // A path that ends in `..` has no name of its own; then it was not a file either, and was not read.
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    ContentFile { name, shown: path.to_string_lossy().into_owned(), bytes: Cow::Owned(bytes) }
}

/// Anything under that name, so that a file called `catalogue` or a broken link is reported and not passed over.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a file of that name belongs to a catalogue.
pub(super) fn is_app(name: &str) -> bool {
    !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml"))
}

fn read_catalogue(
    path: &Path,
    roots: &LinkRoots,
) -> Result<(Vec<ContentFile>, Vec<UnreadFile>), Vec<FileError>> {
    let folder = Folder::open(path, FileAction::List).map_err(|error| vec![error])?;
    let mut names = folder.names(MAX_APPS).map_err(|error| vec![error])?;
    names.retain(|name| is_app(name));
    order::sort(&mut names);
    let mut apps = Vec::with_capacity(names.len());
    let mut failed = Vec::new();
    let mut left = CATALOGUE_LIMIT;
    for name in names {
        let shown = folder.path_of(&name);
        let file = match folder.kind(&name) {
            Ok(Some(FileType::Symlink)) => roots.open(&shown),
            // What became a link meanwhile is none that is followed.
            _ => folder.open_file(&name, Links::Refuse),
        };
        match file.and_then(|file| read_all(&file, APP_LIMIT.min(left))) {
            Ok(bytes) => {
                // More bytes than that do not fit in memory.
                left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                apps.push(named(&shown, bytes));
            }
            Err(why) => failed.push(FileError::new(&shown, FileAction::Read, why)),
        }
    }
    if failed.is_empty() { Ok((apps, unread_files(&folder))) } else { Err(failed) }
}

/// Writes tree and catalogue into a folder, which is made when it is not there, and beside them the schemas that the
/// first line of each file names for editors. Nothing is overwritten, and nothing is written into a catalogue or a folder
/// of schemas that already holds something. Returns what was written.
///
/// # Errors
/// When the tree, a catalogue or schemas are there already, or the disk refuses.
pub fn write_content(
    content: &Content,
    schemas: &[(&str, &[u8])],
    to: &Path,
) -> Result<Vec<PathBuf>, FileError> {
    make(to)?;
    let folder = Folder::open(to, FileAction::Save)?;
    if kind(&folder, TREE_NAME)?.is_some() {
        return Err(FileError::new(&folder.path_of(TREE_NAME), FileAction::Save, FileReason::Exists));
    }
    let catalogue = folder_for(&folder, CATALOGUE_NAME)?;
    let beside = if schemas.is_empty() { None } else { Some(folder_for(&folder, SCHEMA_NAME)?) };
    let mut written = vec![write_new(&folder, TREE_NAME, &content.tree.bytes, SHARED)?];
    for app in &content.apps {
        written.push(write_new(&catalogue, &app.name, &app.bytes, SHARED)?);
    }
    if let Some(folder) = &beside {
        for (name, bytes) in schemas {
            written.push(write_new(folder, name, bytes, SHARED)?);
        }
    }
    for folder in beside.iter().chain([&catalogue, &folder]) {
        folder.sync().map_err(|errno| FileError::new(folder.path(), FileAction::Save, errno))?;
    }
    Ok(written)
}

/// Makes a folder, and those above it, unless it is there.
pub(super) fn make(path: &Path) -> Result<(), FileError> {
    std::fs::create_dir_all(path).map_err(|error| FileError::new(path, FileAction::MakeFolder, error))
}

fn kind(folder: &Folder, name: &str) -> Result<Option<FileType>, FileError> {
    folder.kind(name).map_err(|errno| FileError::new(&folder.path_of(name), FileAction::Save, errno))
}

/// A folder inside another that is new, or empty.
fn folder_for(within: &Folder, name: &str) -> Result<Folder, FileError> {
    let path = within.path_of(name);
    match kind(within, name)? {
        None => make(&path)?,
        Some(FileType::Directory) if Folder::open(&path, FileAction::Save)?.is_empty()? => {}
        Some(_) => return Err(FileError::new(&path, FileAction::Save, FileReason::Exists)),
    }
    Folder::open(&path, FileAction::Save)
}
