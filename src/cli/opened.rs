//! What a run begins with, or goes on with: a dossier, answers that were taken in, or nothing yet.

use std::path::{Path, PathBuf};

use super::carried;
use super::dossier_folder::{
    DossierFolder, FoundFile, earlier_walk, file_sentence_part, has_previous, not_opened, previous_path,
    replaced_last,
};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::{file_reason, shown};
use super::host::{Slot, who_and_since};
use super::load::LoadedContent;
use super::saver::{Saver, Target};
use crate::files::{
    ANSWERS_LIMIT, FileAction, FileError, FileReason, LockedFile, Rights, is_taken, may_write, read_file,
};
use crate::record::{
    Autosave, Damage, Dossier, FoundDossier, PreviousWalk, is_answers, is_checklist, is_dossier,
    is_saved_walk, name_from, numbered_name, read_dossier, timestamp,
};
use crate::text::SafeText;

/// More dossiers than this that others have open are not tried at the start.
const MOST_TRIED: usize = 20;
const MOST_NUMBERS: usize = 1000;

/// What was opened.
pub(super) struct Opened<'l> {
    pub(super) autosave: Autosave<'l>,
    pub(super) slot: Slot,
    /// What a session takes up.
    pub(super) previous: PreviousWalk,
    /// Where it is; nothing where it is in no file yet.
    pub(super) path: Option<PathBuf>,
    /// The session holds what is saved there; not what was taken in, which is saved with the first answer.
    pub(super) is_saved: bool,
    /// The person named this one, which is damaged: its page asks what is to be done.
    pub(super) asked: Option<PathBuf>,
    /// One that somebody else has open: its file, and what is told of that as long as it is so.
    pub(super) in_use: Option<(PathBuf, String)>,
}

/// Why a dossier of the list is not opened.
pub(super) enum NotOpened {
    /// Somebody else has it; what that run wrote about itself.
    InUse(String),
    /// It was changed outside the program, or damaged.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// It belongs to another tree, by this id.
    OtherTree(String),
    /// It is not there any more.
    Gone,
    /// The system says no.
    Refused(FileError),
}

/// How this run is shown to others.
pub(super) fn holder() -> String {
    format!("{} {}", environment::user_at_host(), timestamp(environment::now()))
}

/// A dossier, or what was typed in it after it was saved, which a run that was cut off left beside it; and whether it is that.
/// An older one was left behind.
pub(super) fn with_typed(dossier: Dossier, typed: Option<Vec<u8>>) -> (Dossier, bool) {
    match typed.map(|bytes| read_dossier(&bytes)) {
        Some(FoundDossier { dossier: typed, damage: None }) if typed.head.save > dossier.head.save => {
            (typed, true)
        }
        _ => (dossier, false),
    }
}

fn previous_of(loaded: &LoadedContent, dossier: Dossier) -> PreviousWalk {
    PreviousWalk::of_dossier(loaded.basis(), loaded.messages, dossier, environment::now())
        .seen_by(&environment::user_at_host())
}

impl<'l> Opened<'l> {
    /// Nothing yet: a dossier that begins with the first answer.
    pub(super) fn nothing(loaded: &'l LoadedContent, folder: &DossierFolder, last_save: u64) -> Self {
        Self::new_named(loaded, folder, &DossierFolder::first_name(loaded), last_save)
    }

    /// A new one of this name, or of the next that is free.
    pub(super) fn new_named(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        name: &str,
        last_save: u64,
    ) -> Self {
        let (name, path) = folder.free(name);
        let slot = match (path.or_else(|| folder.once_made(name.as_str())), &folder.path) {
            (Some(path), _) => Slot::Open(Saver::new(Target::New(path), folder.rights)),
            (None, Err(reason)) => Slot::Closed(reason.clone()),
            (None, Ok(_)) => Slot::Closed(loaded.messages.file_exists().to_owned()),
        };
        let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, last_save);
        Self {
            autosave,
            slot,
            previous: PreviousWalk::default(),
            path: None,
            is_saved: false,
            asked: None,
            in_use: None,
        }
    }

    /// The same with what is taken up in it.
    pub(super) fn with(mut self, previous: PreviousWalk) -> Self {
        self.autosave = self.autosave.with_previous(&previous);
        self.previous = previous;
        self
    }

    /// What the program begins with where no dossier is named: the newest that can be opened and was not replaced.
    pub(super) fn last(loaded: &'l LoadedContent, folder: &DossierFolder) -> Self {
        let found = folder.all();
        let last_save = highest(&found);
        let ours = |head: &crate::record::DossierHead| {
            head.tree == loaded.model.graph.id && !head.is_archived && !head.is_newer()
        };
        let mut remarks: Vec<String> = folder.told_at_start(loaded.messages).into_iter().collect();
        let conflict = found.iter().find(|file| file.is_conflict);
        remarks.extend(conflict.map(|file| loaded.messages.conflict_found(&file.name().one_line())));
        let mut unread: Vec<(SafeText, String)> =
            found.iter().filter_map(|file| unread(file, loaded)).collect();
        let is_ours = |file: &&FoundFile| !file.is_conflict && file.head.as_ref().is_some_and(ours);
        let candidates = replaced_last(found.iter().filter(is_ours)).into_iter().take(MOST_TRIED);
        let (mut opened, mut in_use) = (None, None);
        for file in candidates {
            match Self::dossier_or_unsaved(loaded, folder, &file.path, folder.rights, last_save) {
                Ok(found) => {
                    opened = Some(found);
                    break;
                }
                Err(NotOpened::InUse(by)) if in_use.is_none() => {
                    let (who, since) = who_and_since(&by, loaded);
                    let name = file.name().one_line();
                    let told = loaded.messages.dossier_in_use_by(&name, &who, since.as_deref());
                    in_use = Some((file.path.clone(), format!("{told} {}", loaded.messages.find_in_list())));
                }
                Err(NotOpened::Damaged) => {
                    remarks.push(loaded.messages.damaged_found().to_owned());
                    break;
                }
                Err(NotOpened::Refused(error)) => {
                    unread.push((file.name(), file_reason(&error.why, loaded.messages)));
                }
                Err(_) => {}
            }
        }
        let more = unread.len().saturating_sub(1);
        let told =
            unread.first().map(|(name, reason)| loaded.messages.unread_found(&name.one_line(), reason, more));
        remarks.extend(told);
        let damaged = loaded.messages.damaged_found();
        if found.iter().any(FoundFile::has_lost_head) && !remarks.iter().any(|remark| remark == damaged) {
            remarks.push(damaged.to_owned());
        }
        let is_first = !found
            .iter()
            .any(|file| file.head.as_ref().is_none_or(|head| head.tree == loaded.model.graph.id));
        let taken_in = (opened.is_none() && is_first).then(|| earlier(loaded, folder, last_save)).flatten();
        let mut opened = opened.or(taken_in).unwrap_or_else(|| Self::nothing(loaded, folder, last_save));
        opened.in_use = in_use;
        let told = std::mem::take(&mut opened.previous.resumed.remarks);
        opened.previous.resumed.remarks = remarks.into_iter().map(SafeText::from).chain(told).collect();
        opened
    }

    /// A dossier that is there, to go on with.
    pub(super) fn dossier(
        loaded: &'l LoadedContent,
        path: &Path,
        rights: Rights,
        last_save: u64,
    ) -> Result<Self, NotOpened> {
        let opened = LockedFile::open(path, &holder(), rights, is_dossier);
        let (file, bytes) = opened.map_err(|error| match error.why {
            FileReason::InUse { by } => NotOpened::InUse(by),
            FileReason::NotOurs if error.doing == FileAction::Read => NotOpened::Damaged,
            _ => beyond_use(loaded, path).unwrap_or(NotOpened::Refused(error)),
        })?;
        let found = read_dossier(&bytes.ok_or(NotOpened::Gone)?);
        let dossier = usable(loaded, found)?;
        let (dossier, was_typed) = with_typed(dossier, file.typed());
        let last_save = last_save.max(dossier.head.save);
        let name = dossier.head.name.clone();
        let mut previous = previous_of(loaded, dossier);
        if let Err(error) = file.may_save() {
            let reason = file_reason(&error.why, loaded.messages);
            previous.resumed.remarks.insert(0, loaded.messages.saved_in_copy(&reason).into());
        }
        let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, last_save);
        let saver = Saver::new(Target::File(file), rights);
        Ok(Self {
            autosave: autosave.with_previous(&previous),
            slot: Slot::Open(saver),
            previous,
            path: Some(path.to_owned()),
            is_saved: !was_typed,
            asked: None,
            in_use: None,
        })
    }

    /// A dossier to look at: what is answered is saved in it once who has it open has left, or never.
    pub(super) fn looked_at(
        loaded: &'l LoadedContent,
        path: &Path,
        rights: Rights,
        last_save: u64,
    ) -> Result<Self, NotOpened> {
        let bytes = read_file(path, ANSWERS_LIMIT).map_err(NotOpened::Refused)?;
        let found = read_dossier(&bytes);
        let is_newer = found.dossier.head.is_newer();
        let dossier = match usable(loaded, found.clone()) {
            Err(NotOpened::Newer) => found.dossier,
            usable => usable?,
        };
        let slot = match is_newer {
            true => Slot::LookedAt,
            false => Slot::Open(Saver::new(Target::Held { path: path.to_owned(), seen: bytes }, rights)),
        };
        let (name, last_save) = (dossier.head.name.clone(), last_save.max(dossier.head.save));
        let previous = previous_of(loaded, dossier);
        let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, last_save);
        let autosave = autosave.with_previous(&previous);
        Ok(Self {
            autosave,
            slot,
            previous,
            path: Some(path.to_owned()),
            is_saved: true,
            asked: None,
            in_use: None,
        })
    }

    /// The example, to look at.
    pub(super) fn example(loaded: &'l LoadedContent, dossier: Dossier) -> Self {
        let name = dossier.head.name.clone();
        let previous = previous_of(loaded, dossier);
        let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, 0);
        let autosave = autosave.with_previous(&previous);
        let (path, asked, in_use) = (None, None, None);
        Self { autosave, slot: Slot::LookedAt, previous, path, is_saved: true, asked, in_use }
    }

    /// What a person named: a dossier by its name, or a file.
    pub(super) fn named(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        wanted: &Path,
    ) -> Result<Self, Failure> {
        let as_name = folder.meant(wanted);
        let path = as_name.as_deref().unwrap_or(wanted);
        let found = folder.all();
        let last_save = highest(&found);
        let is_listed = found.iter().any(|file| file.path == path);
        let rights = match is_listed {
            true => folder.rights,
            false => Rights::Private,
        };
        let messages = loaded.messages;
        let refuse = |words: String| Failure::new(Exit::Content, words);
        if !is_taken(path) {
            return Self::nameless(loaded, folder, path, last_save);
        }
        if carried::is_document(path) {
            return carried::opened(loaded, folder, path, &found, last_save);
        }
        let opened = match Self::dossier(loaded, path, rights, last_save) {
            Err(NotOpened::Refused(_)) if is_listed && folder.path.is_err() => {
                Self::unwritable(loaded, folder, path, last_save).map(|mut opened| {
                    let reason = folder.path.as_ref().err();
                    let told = reason.map(|reason| messages.cannot_save(reason).into());
                    opened.previous.resumed.remarks.splice(0..0, told);
                    opened
                })
            }
            opened => opened,
        };
        match opened {
            Ok(opened) => Ok(opened),
            Err(NotOpened::InUse(by)) => {
                let (who, since) = who_and_since(&by, loaded);
                let mut opened = Self::looked_at(loaded, path, rights, last_save)
                    .map_err(|error| refuse(error.sentence(loaded, path)))?;
                let told =
                    messages.dossier_in_use_by(&opened.autosave.name().one_line(), &who, since.as_deref());
                // In one of a newer program nothing is ever saved.
                opened.in_use = Some((
                    path.to_owned(),
                    match opened.slot {
                        Slot::Open(_) => format!("{told} {}", messages.saved_once_free()),
                        Slot::Closed(_) | Slot::LookedAt => told,
                    },
                ));
                Ok(opened)
            }
            Err(NotOpened::Newer) => {
                let mut opened = Self::looked_at(loaded, path, rights, last_save)
                    .map_err(|error| refuse(error.sentence(loaded, path)))?;
                opened.previous.resumed.remarks.insert(0, messages.dossier_newer_told().into());
                Ok(opened)
            }
            Err(NotOpened::Damaged) if is_listed => {
                Ok(Self { asked: Some(path.to_owned()), ..Self::nothing(loaded, folder, last_save) })
            }
            // In no list, so that there is nothing to choose.
            Err(NotOpened::Damaged) if begins_as_dossier(path) => Err(refuse(match has_previous(path) {
                true => messages.damaged_with_previous(&shown(path), &shown(&previous_path(path))),
                false => messages.damaged_outside(&shown(path)),
            })),
            Err(NotOpened::Damaged) if as_name.is_some() => Err(refuse(messages.not_a_dossier(&shown(path)))),
            Err(NotOpened::Damaged) => Self::answers(loaded, path, last_save),
            Err(error) => Self::unsaved(loaded, folder, path, error, last_save),
        }
    }

    /// A new dossier in a file that a person named, and that is not there yet.
    pub(super) fn nameless(
        loaded: &'l LoadedContent,
        folder: &DossierFolder,
        path: &Path,
        last_save: u64,
    ) -> Result<Self, Failure> {
        let messages = loaded.messages;
        let name = path.to_str().map(|path| !path.contains('/') && !path.contains('.'));
        // A name without an ending is one of a dossier that is not there: it is no wish for a new file.
        if name == Some(true) {
            return Err(folder.no_such_dossier(path, messages));
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = SafeText::from(name_from(&stem));
        let autosave = Autosave::new(loaded.basis(), &environment::user_at_host(), name, last_save);
        let mut previous = PreviousWalk::default();
        let slot = match LockedFile::open(path, &holder(), Rights::Private, is_dossier) {
            Ok((file, _)) => Slot::Open(Saver::new(Target::File(file), Rights::Private)),
            Err(FileError { why: FileReason::BadName, path, doing }) => {
                let error = FileError { why: FileReason::BadName, path, doing };
                return Err(Failure::new(Exit::Content, not_opened(&error, messages)));
            }
            Err(FileError { why: FileReason::Missing, .. }) => {
                let folder = path.parent().unwrap_or(Path::new("")).to_owned();
                let reason = messages.folder_missing(&shown(&folder));
                previous.resumed.remarks.push(messages.cannot_save_now(&reason).into());
                let target = Target::Held { path: path.to_owned(), seen: Vec::new() };
                Slot::Open(Saver::new(target, Rights::Private))
            }
            Err(error) => {
                let reason = match &error.why {
                    FileReason::NotOurs => messages.not_ours_in_the_way(&shown(&error.path)),
                    _ => file_sentence_part(&error, messages),
                };
                previous.resumed.remarks.push(messages.cannot_save(&reason).into());
                Slot::Closed(reason)
            }
        };
        Ok(Self {
            autosave,
            slot,
            previous,
            path: Some(path.to_owned()),
            is_saved: false,
            asked: None,
            in_use: None,
        })
    }

    /// Answers, or a walk that an earlier version saved: a new dossier beside the file, which stays as it is.
    fn answers(loaded: &'l LoadedContent, path: &Path, last_save: u64) -> Result<Self, Failure> {
        let messages = loaded.messages;
        let not_ours = || Failure::new(Exit::Content, messages.not_a_saved_walk(&shown(path)));
        let bytes = read_file(path, ANSWERS_LIMIT).map_err(|error| Failure::of_file(&error, messages))?;
        if is_checklist(&bytes) || !(is_saved_walk(&bytes) || is_answers(loaded.basis(), &bytes)) {
            return Err(not_ours());
        }
        let checklist = read_file(&path.with_extension("plan.yaml"), ANSWERS_LIMIT).ok();
        let checklist = checklist.filter(|bytes| is_checklist(bytes));
        let previous =
            PreviousWalk::of_answers(loaded.basis(), messages, &bytes, checklist, environment::now());
        let mut previous = previous.ok_or_else(not_ours)?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let (target, name) = free_beside(path, &stem);
        // It is not among the dossiers, where a name alone would find it.
        let beside = path.with_file_name(format!("{name}.yaml"));
        let whole = environment::absolute(&beside).unwrap_or(beside);
        previous.resumed.remarks.insert(0, messages.taken_in(&shown(path), &shown(&whole)).into());
        let autosave =
            Autosave::new(loaded.basis(), &environment::user_at_host(), SafeText::from(name), last_save);
        let autosave = autosave.with_previous(&previous);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let slot = match may_write(folder.unwrap_or_else(|| environment::current_dir())) {
            Ok(()) => Slot::Open(Saver::new(target, Rights::Private)),
            Err(error) => {
                let reason = file_sentence_part(&error, messages);
                previous.resumed.remarks.push(messages.cannot_save(&reason).into());
                Slot::Closed(reason)
            }
        };
        Ok(Self { autosave, slot, previous, path: None, is_saved: false, asked: None, in_use: None })
    }
}

/// A new name beside a file, which is locked as soon as it is found free: it is told, and two people who open the same file at
/// one moment get two.
fn free_beside(path: &Path, stem: &str) -> (Target, String) {
    let names = (1..=MOST_NUMBERS).map(|number| numbered_name(&name_from(stem), number));
    for name in names {
        let to = path.with_file_name(format!("{name}.yaml"));
        if is_taken(&to) {
            continue;
        }
        match LockedFile::open(&to, &holder(), Rights::Private, is_dossier) {
            Ok((file, None)) => return (Target::File(file), name),
            Ok((_, Some(_))) | Err(FileError { why: FileReason::InUse { .. } | FileReason::NotOurs, .. }) => {
            }
            // Saving says why not, once there is something to save.
            Err(_) => return (Target::New(to), name),
        }
    }
    // Where all names are taken, saving says so.
    (Target::New(path.to_owned()), stem.to_owned())
}

/// The walk that an earlier version saved last, as a new dossier.
fn earlier<'l>(loaded: &'l LoadedContent, folder: &DossierFolder, last_save: u64) -> Option<Opened<'l>> {
    let (path, bytes) = earlier_walk(loaded)?;
    let checklist = read_file(&path.with_extension("plan.yaml"), ANSWERS_LIMIT).ok();
    let checklist = checklist.filter(|bytes| is_checklist(bytes));
    let previous =
        PreviousWalk::of_answers(loaded.basis(), loaded.messages, &bytes, checklist, environment::now())?;
    Some(Opened::nothing(loaded, folder, last_save).with(previous))
}

/// What a dossier is called that cannot be read, and why: part of a sentence.
fn unread(file: &FoundFile, loaded: &LoadedContent) -> Option<(SafeText, String)> {
    let error = file.unread.as_ref()?;
    Some((file.name(), file_reason(&error.why, loaded.messages)))
}

/// What was found, where a walk can go on from it.
pub(super) fn usable(loaded: &LoadedContent, found: FoundDossier) -> Result<Dossier, NotOpened> {
    let is_newer = found.is_newer();
    match found.damage {
        _ if is_newer && found.dossier.head.tree == loaded.model.graph.id => Err(NotOpened::Newer),
        Some(Damage::Empty | Damage::NoDossier | Damage::Cut | Damage::Digest | Damage::Unreadable) => {
            Err(NotOpened::Damaged)
        }
        None if found.dossier.head.tree != loaded.model.graph.id => {
            Err(NotOpened::OtherTree(found.dossier.head.tree))
        }
        None => Ok(found.dossier),
    }
}

/// What is the matter with a file that is not locked, and that nobody could go on with: whoever may read it gets the same choice.
fn beyond_use(loaded: &LoadedContent, path: &Path) -> Option<NotOpened> {
    let bytes = read_file(path, ANSWERS_LIMIT).ok().filter(|bytes| is_dossier(bytes))?;
    let matter = usable(loaded, read_dossier(&bytes)).err()?;
    matches!(matter, NotOpened::Damaged | NotOpened::Newer).then_some(matter)
}

/// The highest number of a save.
pub(super) fn highest(found: &[FoundFile]) -> u64 {
    found.iter().filter_map(|file| file.head.as_ref()).map(|head| head.save).max().unwrap_or_default()
}

/// Whether a file begins as a dossier, or one stood there before.
pub(super) fn begins_as_dossier(path: &Path) -> bool {
    read_file(path, ANSWERS_LIMIT).is_ok_and(|bytes| is_dossier(&bytes)) || has_previous(path)
}

impl NotOpened {
    /// Why, as a sentence.
    pub(super) fn sentence(&self, loaded: &LoadedContent, path: &Path) -> String {
        let messages = loaded.messages;
        match self {
            Self::InUse(by) => {
                let (who, since) = who_and_since(by, loaded);
                messages.dossier_in_use_by(&shown(path), &who, since.as_deref())
            }
            Self::Damaged => messages.dossier_is_damaged(&shown(path)),
            Self::Newer => messages.dossier_newer_told().to_owned(),
            Self::OtherTree(tree) => {
                messages.dossier_of_other_tree(&shown(path), &SafeText::new(tree).one_line())
            }
            Self::Gone => messages.dossier_gone().to_owned(),
            Self::Refused(error) => not_opened(error, messages),
        }
    }
}
