//! The files of a walk on the disk: connects [`crate::record`], which knows no files, to [`crate::files`], which knows
//! no walks.

use std::path::{Path, PathBuf};

use super::environment;
use super::file_words::{file_reason, file_sentence, shown};
use super::load::LoadedContent;
use crate::files::{
    ANSWERS_LIMIT, FileAction, FileError, FileReason, IsOurs, LockedFile, Saved, make_private_folder,
    read_file, saved_walks, state_name,
};
use crate::record::{NotOpened, WalkFile, WalkPart, WalkStorage, is_checklist, is_saved_walk};
use crate::text::Messages;

/// The most names for a checklist that other files may hold: more than this cannot be chance.
const MAX_CHECKLISTS: u32 = 9;

/// Where one walk is saved.
pub(super) struct DiskStorage {
    place: StoragePlace,
    messages: Messages,
}

enum StoragePlace {
    /// The file that a person named, and its checklist.
    Named { answers: PathBuf, checklist: PathBuf },
    /// In the folder of the program.
    StateFolder { folder: PathBuf, name: String },
    /// Nowhere, and why.
    Nowhere(String),
}

impl DiskStorage {
    /// The file that is named, or the one of this tree.
    pub(super) fn new(loaded: &LoadedContent, file: Option<&Path>) -> Self {
        let messages = loaded.messages;
        let place = match file {
            Some(file) => StoragePlace::Named { answers: file.to_owned(), checklist: checklist_of(file) },
            None => match state_folder(messages) {
                Ok(folder) => StoragePlace::StateFolder {
                    folder,
                    name: state_name(&loaded.model.graph.id, &loaded.tree_digest),
                },
                Err(reason) => StoragePlace::Nowhere(reason),
            },
        };
        Self { place, messages }
    }

    /// Where a file is, or why it is nowhere.
    fn path(&self, part: WalkPart) -> Result<PathBuf, String> {
        match (&self.place, part) {
            (StoragePlace::Named { answers, .. }, WalkPart::Answers) => Ok(answers.clone()),
            (StoragePlace::Named { checklist, .. }, WalkPart::Checklist) => Ok(checklist.clone()),
            (StoragePlace::StateFolder { folder, name }, WalkPart::Answers) => Ok(folder.join(name)),
            (StoragePlace::StateFolder { folder, name }, WalkPart::Checklist) => {
                Ok(folder.join(name).with_extension(CHECKLIST))
            }
            (StoragePlace::Nowhere(reason), _) => Err(reason.clone()),
        }
    }

    /// Why a file is not open, for a person. What cannot be locked can still be read, and the walk continues without
    /// saving; a file of a person that cannot be read, or is something else, is not a walk to continue.
    fn not_opened(&self, error: FileError, part: WalkPart) -> NotOpened {
        let is_named = matches!(self.place, StoragePlace::Named { .. });
        match error {
            FileError { why: FileReason::InUse { by }, .. } => NotOpened::InUse { by },
            FileError { doing: FileAction::Read, .. } if is_named && part == WalkPart::Answers => {
                NotOpened::Refused(match error.why {
                    FileReason::NotOurs => self.messages.not_a_saved_walk(&shown(&error.path)),
                    _ => file_sentence(&error, self.messages),
                })
            }
            // `.` and `..` are folders, and a name that is not text cannot be shown.
            FileError { why: FileReason::BadName, .. } if is_named && part == WalkPart::Answers => {
                NotOpened::Refused(file_sentence(&error, self.messages))
            }
            error => NotOpened::CannotSave(
                self.missing_folder(&error).unwrap_or_else(|| reason(&error, self.messages)),
            ),
        }
    }

    /// That the folder of a file is not there: it is the only thing that can be missing where a file is made.
    fn missing_folder(&self, error: &FileError) -> Option<String> {
        let StoragePlace::Named { answers, .. } = &self.place else { return None };
        let folder = answers.parent().filter(|_| matches!(error.why, FileReason::Missing))?;
        (!folder.as_os_str().is_empty()).then(|| self.messages.folder_missing(&shown(folder)))
    }
}

/// How the name of a checklist ends.
const CHECKLIST: &str = "plan.yaml";

/// The checklist beside a file that a person named: the first name that is free, or that holds a checklist.
fn checklist_of(file: &Path) -> PathBuf {
    let first = file.with_extension(CHECKLIST);
    let more = (2..=MAX_CHECKLISTS).map(|number| file.with_extension(format!("plan-{number}.yaml")));
    let is_usable = |path: &PathBuf| match read_file(path, ANSWERS_LIMIT) {
        Ok(bytes) => is_checklist(&bytes),
        Err(error) => matches!(error.why, FileReason::Missing),
    };
    // Where none is, the first is refused when there is something to save, and that is reported then.
    std::iter::once(first.clone()).chain(more).find(is_usable).unwrap_or(first)
}

fn state_folder(messages: Messages) -> Result<PathBuf, String> {
    let folder = environment::state_folder().ok_or_else(|| messages.no_home().to_owned())?;
    make_private_folder(&folder).map_err(|error| file_reason(&error.why, messages))?;
    Ok(folder)
}

/// Why something is not saved: part of a sentence.
fn reason(error: &FileError, messages: Messages) -> String {
    match &error.why {
        FileReason::NotOurs => messages.not_ours_in_the_way(&shown(&error.path)),
        why => file_reason(why, messages),
    }
}

fn is_ours(part: WalkPart) -> IsOurs {
    match part {
        WalkPart::Answers => is_saved_walk,
        WalkPart::Checklist => is_checklist,
    }
}

impl WalkStorage for DiskStorage {
    type Handle = DiskFile;

    fn open(&self, part: WalkPart, holder: &str) -> Result<(DiskFile, Option<Vec<u8>>), NotOpened> {
        let path = self.path(part).map_err(NotOpened::CannotSave)?;
        let opened = match self.place {
            StoragePlace::StateFolder { .. } => LockedFile::open_own(&path, holder, is_ours(part)),
            StoragePlace::Named { .. } | StoragePlace::Nowhere(_) => {
                LockedFile::open(&path, holder, is_ours(part))
            }
        };
        let (file, bytes) = opened.map_err(|error| self.not_opened(error, part))?;
        Ok((DiskFile { file, messages: self.messages }, bytes))
    }

    fn read(&self, part: WalkPart) -> Option<Vec<u8>> {
        let bytes = read_file(&self.path(part).ok()?, ANSWERS_LIMIT).ok()?;
        is_ours(part)(&bytes).then_some(bytes)
    }

    fn all_walks(&self) -> Vec<(String, Vec<u8>)> {
        let StoragePlace::StateFolder { folder, .. } = &self.place else { return Vec::new() };
        // Nothing is taken over from a folder that cannot be listed: the walk starts again.
        let paths = saved_walks(folder).unwrap_or_default();
        let read = |path: &PathBuf| Some((shown(path), read_file(path, ANSWERS_LIMIT).ok()?));
        paths.iter().filter_map(read).collect()
    }
}

/// A file of a walk, locked.
pub(super) struct DiskFile {
    file: LockedFile,
    messages: Messages,
}

impl WalkFile for DiskFile {
    fn path(&self) -> String {
        shown(&self.file.path())
    }

    fn save(&mut self, text: &str, timestamp: &str) -> Result<Option<String>, String> {
        // A time in a file name may hold no colons.
        match self.file.save(text.as_bytes(), &timestamp.replace(':', "")) {
            Ok(Saved::Done) => Ok(None),
            Ok(Saved::Beside(path)) => Ok(Some(shown(&path))),
            Err(error) => Err(reason(&error, self.messages)),
        }
    }

    fn keep_earlier(&mut self, timestamp: &str) -> Result<(), String> {
        let kept = self.file.keep_earlier(&timestamp.replace(':', ""));
        kept.map_err(|error| reason(&error, self.messages))
    }

    fn previous(&self) -> Option<Vec<u8>> {
        // One that cannot be read helps nobody; that the file itself is damaged is reported.
        self.file.previous().ok().flatten()
    }

    fn set_aside(&mut self) -> Result<Option<String>, String> {
        match self.file.set_aside() {
            Ok(aside) => Ok(aside.map(|path| shown(&path))),
            Err(error) => Err(reason(&error, self.messages)),
        }
    }
}
