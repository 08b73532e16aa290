//! Where dossiers are kept: the folder, which there are in it, and which one a person means.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::{file_reason, file_sentence, shown};
use super::load::LoadedContent;
use crate::files::{
    ANSWERS_LIMIT, Beginning, FileError, FileReason, Rights, beginnings, is_taken, make_private_folder,
    may_write, read_file, saved_walks,
};
use crate::order;
use crate::record::{
    DossierHead, HEAD_BYTES, default_name, is_cut_dossier, is_dossier, is_name, is_saved_walk, is_whole,
    numbered_name, read_dossier, saved_for, without_number,
};
use crate::session::{DossierState, Status};
use crate::text::{Day, Messages, SafeText, sentence, upper_first};

/// So many bytes of the newest dossiers are looked at for damage before the list is shown: more than a hundred of them.
const BYTES_LOOKED_AT: usize = 8 << 20;
/// The most tries of a name with another number.
const MOST_NUMBERS: usize = 1000;

/// The folder of the dossiers.
#[derive(Debug, Clone)]
pub(super) struct DossierFolder {
    /// Where it is, or why nothing can be saved in it: part of a sentence.
    pub(super) path: Result<PathBuf, String>,
    /// Where it is, also where nothing can be saved in it.
    place: Option<PathBuf>,
    /// Who may read what is made in it.
    pub(super) rights: Rights,
    /// An administrator named it.
    is_set: bool,
}

/// A dossier in the folder.
#[derive(Debug, Clone)]
pub(super) struct FoundFile {
    pub(super) path: PathBuf,
    /// The name of the file without its ending.
    pub(super) stem: String,
    /// Others had changed a dossier: it is the copy of one of them.
    pub(super) is_conflict: bool,
    /// Its first lines; nothing where these cannot be read, or make no sense.
    pub(super) head: Option<DossierHead>,
    /// Why they cannot be read: then nothing is known of what is in it, damage neither.
    pub(super) unread: Option<Arc<FileError>>,
}

impl FoundFile {
    /// What it is called.
    pub(super) fn name(&self) -> SafeText {
        match &self.head {
            Some(head) if !head.name.is_empty() => head.name.clone(),
            _ => SafeText::new(&self.stem),
        }
    }

    /// How its file is called, where another one of these has the same name.
    pub(super) fn file_to_tell_apart(&self, all: &[Self]) -> Option<String> {
        let name = self.name();
        let is_shared = all.iter().any(|other| other.path != self.path && other.name() == name);
        self.path.file_name().filter(|_| is_shared).map(|file| shown(Path::new(file)))
    }

    /// Whether it was read, and is not as a dossier begins.
    pub(super) fn has_lost_head(&self) -> bool {
        self.head.is_none() && self.unread.is_none()
    }

    fn save(&self) -> (u64, &str) {
        self.head.as_ref().map_or((0, ""), |head| (head.save, head.saved.as_str()))
    }
}

/// Dossiers in the same order, but behind the others those that another one of them took the place of: a person goes on with
/// that one, also when something was saved in the other one after it.
pub(super) fn replaced_last<'f>(found: impl Iterator<Item = &'f FoundFile> + Clone) -> Vec<&'f FoundFile> {
    let heads = found.clone().filter_map(|other| other.head.as_ref());
    let named = order::set(heads.filter_map(|head| head.supersedes.as_ref()).map(|of| of.id.as_str()));
    let is_replaced = |file: &FoundFile| {
        let replaced = file.head.as_ref().filter(|head| head.status == Status::Superseded);
        replaced.is_some_and(|replaced| !replaced.id.is_empty() && named.contains(replaced.id.as_str()))
    };
    let (replaced, others): (Vec<_>, Vec<_>) = found.partition(|file| is_replaced(file));
    others.into_iter().chain(replaced).collect()
}

impl DossierFolder {
    /// The folder that is set, or else the one of the program.
    pub(super) fn find(set: Option<&Path>, messages: Messages) -> Self {
        match set {
            Some(folder) => Self {
                path: may_write(folder)
                    .map(|()| folder.to_owned())
                    .map_err(|error| folder_part(&error, messages)),
                place: Some(folder.to_owned()),
                rights: Rights::OfFolder,
                is_set: true,
            },
            None => {
                let place = environment::state_folder().map(|folder| folder.join("dossiers"));
                let path = place.clone().ok_or_else(|| messages.no_home().to_owned());
                let path = path.and_then(|folder| {
                    let made = make_private_folder(&folder).and_then(|()| may_write(&folder));
                    made.map(|()| folder).map_err(|error| folder_part(&error, messages))
                });
                Self { path, place, rights: Rights::Private, is_set: false }
            }
        }
    }

    /// The same where nothing is made or saved in it.
    pub(super) fn only_read(set: Option<&Path>, messages: Messages) -> Self {
        let place = Self::to_look_at(set);
        let path = place.clone().ok_or_else(|| messages.no_home().to_owned());
        Self { path, place, rights: Rights::Private, is_set: set.is_some() }
    }

    /// Where that is.
    pub(super) fn to_look_at(set: Option<&Path>) -> Option<PathBuf> {
        let own = || environment::state_folder().map(|folder| folder.join("dossiers"));
        set.map(Path::to_owned).or_else(own)
    }

    /// The dossiers in the folder, the newest first; of a folder that cannot be read none.
    pub(super) fn all(&self) -> Vec<FoundFile> {
        self.place.as_deref().map(found_in).unwrap_or_default()
    }

    /// There is no dossier of this name, as far as can be told.
    pub(super) fn no_such_dossier(&self, name: &Path, messages: Messages) -> Failure {
        match self.unreadable() {
            Some(error) => Failure::of_file(&error, messages),
            None if self.is_missing() => missing_folder(self.place.as_deref().unwrap_or(name), messages),
            None => Failure::new(Exit::Content, messages.no_such_dossier(&shown(name))),
        }
    }

    /// Whether it is the one of the program.
    pub(super) fn is_own(&self) -> bool {
        !self.is_set
    }

    /// Whether it is one that was set, and is not there. That of the program itself is made when it is needed.
    pub(super) fn is_missing(&self) -> bool {
        self.is_set && self.place.as_deref().is_some_and(|folder| !is_taken(folder))
    }

    /// Where a new dossier of this name will be, once the folder that was set and is not there is made.
    pub(super) fn once_made(&self, name: &str) -> Option<PathBuf> {
        let folder = self.place.as_deref().filter(|_| self.is_missing())?;
        Some(folder.join(format!("{name}.yaml")))
    }

    /// Looks whether one that was set can be used by now.
    pub(super) fn look_again(&mut self, messages: Messages) {
        if let (true, true, Some(place)) = (self.is_set, self.path.is_err(), &self.place) {
            *self = Self::find(Some(&place.clone()), messages);
        }
    }

    /// Why nothing can be saved in it, as it is told at the start, with what can be done.
    pub(super) fn told_at_start(&self, messages: Messages) -> Option<String> {
        let reason = self.path.as_ref().err()?;
        Some(match self.is_missing() {
            true => format!("{} {}", messages.cannot_save_now(reason), messages.mend_dossier_folder()),
            false => messages.cannot_save(reason),
        })
    }

    /// Why it is not known which dossiers are in it, where that is so.
    fn unreadable(&self) -> Option<FileError> {
        beginnings(self.place.as_deref()?, 0).err()
    }

    /// What a new dossier is called, and where it will be: a name that is free.
    pub(super) fn free(&self, name: &str) -> (SafeText, Option<PathBuf>) {
        self.free_from(name, 1)
    }

    /// The same where the name itself cannot be had, also when nothing is there: somebody else has locked it.
    pub(super) fn free_after(&self, name: &str) -> (SafeText, Option<PathBuf>) {
        self.free_from(name, 2)
    }

    fn free_from(&self, name: &str, first: usize) -> (SafeText, Option<PathBuf>) {
        let all = self.all();
        let Ok(folder) = &self.path else { return (SafeText::new(name), None) };
        let path = |name: &String| folder.join(format!("{name}.yaml"));
        // What others say of a name of before leads to the dossier that had it.
        let is_free = |name: &String| !is_taken(&path(name)) && formerly(&all, name).is_none();
        // A number that stands behind a name which is taken too counts on; one that belongs to the name stays in it.
        let numbered = without_number(name).filter(|(before, _)| !is_free(&(*before).to_owned()));
        let (before, after) = numbered.map_or((name, 2), |(before, number)| (before, number + 1));
        let itself = (first == 1).then(|| name.to_owned());
        let mut numbered =
            itself.into_iter().chain((after..=MOST_NUMBERS).map(|number| numbered_name(before, number)));
        // Where all are taken, saving says so.
        let free = numbered.find(is_free).unwrap_or_else(|| name.to_owned());
        let path = path(&free);
        (SafeText::new(&free), Some(path))
    }

    /// What a dossier of this tree is called at first.
    pub(super) fn first_name(loaded: &LoadedContent) -> String {
        // Content that is walked has a day.
        let today = loaded.model.today.unwrap_or_else(|| Day::from(environment::now().date()));
        default_name(&loaded.model.graph.title, today)
    }

    /// The dossier that a person means: by its name, or by that of its file where there is no such file here.
    pub(super) fn meant(&self, wanted: &Path) -> Option<PathBuf> {
        let name = wanted.to_str()?;
        let by_file = || name.strip_suffix(".yaml").filter(|_| !is_taken(wanted));
        self.named(name).or_else(|| self.named(by_file()?))
    }

    /// The dossier that is called so.
    fn named(&self, name: &str) -> Option<PathBuf> {
        let folder = self.place.as_ref().filter(|_| is_name(name))?;
        (self.path.is_ok() || self.unreadable().is_none()).then_some(())?;
        let path = folder.join(format!("{name}.yaml"));
        // One that was given another name is found by the name of before.
        is_taken(&path).then_some(path).or_else(|| formerly(&self.all(), name).map(|file| file.path.clone()))
    }
}

/// The folder that was set is not there.
fn missing_folder(folder: &Path, messages: Messages) -> Failure {
    let told = sentence(&upper_first(&messages.folder_missing(&shown(folder))));
    Failure::new(Exit::Content, format!("{told} {}", messages.mend_dossier_folder()))
}

/// Why it cannot be told which dossiers are in a folder, where that is so. That of the program itself is made when it is needed.
pub(super) fn look_into(folder: &Path, is_set: bool, messages: Messages) -> Result<(), Failure> {
    if is_set && !is_taken(folder) {
        return Err(missing_folder(folder, messages));
    }
    beginnings(folder, 0).map(drop).map_err(|error| match &error.why {
        FileReason::WrongKind(_) => {
            Failure::new(Exit::Content, sentence(&upper_first(&messages.no_folder(&shown(&error.path)))))
        }
        _ => Failure::of_file(&error, messages),
    })
}

/// The dossiers in a folder, the newest first.
pub(super) fn found_in(folder: &Path) -> Vec<FoundFile> {
    let found = beginnings(folder, HEAD_BYTES).unwrap_or_default().into_iter();
    let mut found: Vec<FoundFile> = found
        .filter_map(|Beginning { path, stem, is_conflict, bytes }| {
            let (bytes, unread) = match bytes {
                Ok(bytes) => (bytes, None),
                Err(error) => (Vec::new(), Some(Arc::new(error))),
            };
            // What its first lines say may be cut off in the middle.
            let head = DossierHead::read(&bytes).filter(|_| !is_cut_dossier(&bytes));
            // A file of somebody else is none of ours: one of ours that lost its beginning has a version before it.
            let is_ours = head.is_some() || bytes.is_empty() || is_cut_dossier(&bytes) || has_previous(&path);
            is_ours.then_some(FoundFile { path, stem, is_conflict, head, unread })
        })
        .collect();
    order::by(&mut found, |one, other| other.save().cmp(&one.save()).then_with(|| one.path.cmp(&other.path)));
    found
}

/// The dossier whose file was called so before.
pub(super) fn formerly<'f>(found: &'f [FoundFile], stem: &str) -> Option<&'f FoundFile> {
    let was =
        |file: &&FoundFile| file.head.as_ref().is_some_and(|head| head.formerly.iter().any(|it| it == stem));
    found.iter().find(was)
}

/// Whether there is a version before this file.
pub(super) fn has_previous(path: &Path) -> bool {
    read_file(&previous_path(path), ANSWERS_LIMIT).is_ok_and(|bytes| is_dossier(&bytes))
}

/// Whether that version is whole, so that it can be put back.
fn has_whole_previous(path: &Path) -> bool {
    read_file(&previous_path(path), ANSWERS_LIMIT).is_ok_and(|bytes| may_be_put_back(&bytes))
}

/// Whether a version of before can be put back: it is read as it was saved.
pub(super) fn may_be_put_back(bytes: &[u8]) -> bool {
    read_dossier(bytes).damage.is_none()
}

/// What is the matter with a dossier that is not whole, of which these bytes are left.
pub(super) fn damaged(path: &Path, bytes: &[u8]) -> DossierState {
    let found = read_dossier(bytes);
    DossierState::Damaged {
        has_previous: has_whole_previous(path),
        readable: found.dossier.answers_in_it(),
        may_be_newer: found.dossier.head.is_newer(),
    }
}

/// The same where that has to be read first.
pub(super) fn damaged_at(path: &Path, messages: Messages) -> DossierState {
    match read_file(path, ANSWERS_LIMIT) {
        Ok(bytes) => damaged(path, &bytes),
        Err(error) => unreadable(&error, messages),
    }
}

/// What is the matter with a dossier that cannot be read.
pub(super) fn unreadable(error: &FileError, messages: Messages) -> DossierState {
    DossierState::Unreadable {
        reason: file_reason(&error.why, messages),
        told: file_sentence(error, messages),
    }
}

/// Looks at whole files, as far as that can be done at once.
pub(super) struct WholeFiles {
    /// So many bytes may still be read.
    left: usize,
}

impl WholeFiles {
    pub(super) fn new() -> Self {
        Self { left: BYTES_LOOKED_AT }
    }

    /// All of them: there is time.
    pub(super) fn all() -> Self {
        Self { left: usize::MAX }
    }

    /// What is the matter with this file, if it is damaged, by its digest, or cannot be read: as long as there are bytes left to
    /// look at.
    pub(super) fn damage(&mut self, path: &Path, messages: Messages) -> Option<DossierState> {
        let read = (self.left > 0).then(|| read_file(path, ANSWERS_LIMIT))?;
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => return Some(unreadable(&error, messages)),
        };
        self.left = self.left.saturating_sub(bytes.len());
        (!is_whole(&bytes)).then(|| damaged(path, &bytes))
    }
}

/// Where the version before this file is, if there is one.
pub(super) fn previous_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".vorige");
    name.into()
}

/// The walk that an earlier version saved last for this tree, and its checklist.
pub(super) fn earlier_walk(loaded: &LoadedContent) -> Option<(PathBuf, Vec<u8>)> {
    let folder = environment::state_folder()?;
    let walks = saved_walks(&folder).unwrap_or_default().into_iter();
    let read = walks.filter_map(|path| {
        let bytes = read_file(&path, ANSWERS_LIMIT).ok().filter(|bytes| is_saved_walk(bytes))?;
        Some((saved_for(loaded.basis(), &bytes)?, path, bytes))
    });
    read.max_by(|one, other| one.0.cmp(&other.0)).map(|(_, path, bytes)| (path, bytes))
}

/// Why a folder or file cannot be used: the reason with the path it is about.
pub(super) fn file_sentence_part(error: &FileError, messages: Messages) -> String {
    let reason = file_reason(&error.why, messages);
    match &error.why {
        _ if error.path.as_os_str().is_empty() => reason,
        FileReason::Missing => messages.missing_at(&shown(&error.path)),
        _ => messages.reason_of(&shown(&error.path), &reason),
    }
}

/// The same of a folder.
fn folder_part(error: &FileError, messages: Messages) -> String {
    match &error.why {
        FileReason::Missing => messages.folder_missing(&shown(&error.path)),
        FileReason::WrongKind(_) => messages.no_folder(&shown(&error.path)),
        _ => file_sentence_part(error, messages),
    }
}

/// A whole sentence about a file that cannot be opened.
pub(super) fn not_opened(error: &FileError, messages: Messages) -> String {
    file_sentence(error, messages)
}
