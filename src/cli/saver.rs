//! Saves in the background, so that a disk that hangs holds nothing up. One save runs at a time; of those that come
//! meanwhile the last is kept.
#![expect(
    clippy::disallowed_methods,
    reason = "a save that hangs must hold nobody up: it has a thread of its own"
)]

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::files::{FileError, FileReason, LockedFile, Rights, Saved, is_taken};
use crate::record::is_dossier;

/// Where a dossier is saved.
pub(super) enum Target {
    /// A file that is locked.
    File(LockedFile),
    /// A file that is made at the first save.
    New(PathBuf),
    /// A file that somebody else has open: it is locked at the first save after they left. `seen` is what it held.
    Held { path: PathBuf, seen: Vec<u8> },
}

/// What is to be saved.
pub(super) struct Job {
    pub(super) text: String,
    /// The time, as it may stand in the name of a file.
    pub(super) stamp: String,
    /// Who saves, for others to see.
    pub(super) holder: String,
    /// It is typed and not confirmed: kept beside the dossier.
    pub(super) typed: bool,
}

/// What came of it.
pub(super) enum SaveOutcome {
    /// It is saved in this file.
    Saved(PathBuf),
    /// Others had changed the file: it is saved in this one, beside it.
    Beside(PathBuf),
    /// Somebody else took the name of the new file meanwhile.
    Taken,
    /// It is not saved.
    Failed(FileError),
    /// What was typed is kept.
    Typed,
    /// What was typed is not kept.
    TypedFailed(FileError),
}

/// Saves one dossier.
pub(super) struct Saver {
    target: Arc<Mutex<Target>>,
    rights: Rights,
    running: Option<Receiver<SaveOutcome>>,
    waiting: Option<Job>,
}

impl Saver {
    pub(super) fn new(target: Target, rights: Rights) -> Self {
        Self { target: Arc::new(Mutex::new(target)), rights, running: None, waiting: None }
    }

    /// Whether a save is running.
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Frees the file for something else that this run does with it. What is saved later takes it again, as after somebody
    /// else. A save that hangs keeps it. Returns what this run knows to be in it; nothing where it made no file so far.
    pub(super) fn let_go(&self) -> Option<Vec<u8>> {
        let mut target = self.target.try_lock().ok()?;
        if let Target::File(file) = &*target {
            let held = Target::Held { path: file.path(), seen: file.seen() };
            *target = held;
        }
        match &*target {
            Target::Held { seen, .. } => Some(seen.clone()),
            Target::File(_) | Target::New(_) => None,
        }
    }

    /// Takes the file back that was let go, unless somebody else has it now.
    pub(super) fn take_back(&self, holder: &str) {
        let Ok(mut target) = self.target.try_lock() else { return };
        if let Target::Held { path, seen } = &*target
            && let Ok((mut file, _)) = LockedFile::open(path, holder, self.rights, is_dossier)
        {
            file.goes_on_from(Some(seen));
            *target = Target::File(file);
        }
    }

    /// Whether this run has the file; not known while it is being saved.
    pub(super) fn has_file(&self) -> bool {
        self.target.try_lock().is_ok_and(|target| matches!(*target, Target::File(_)))
    }

    /// Whether the folder is not there in which a file is to be made, or found again.
    pub(super) fn lacks_folder(&self) -> bool {
        let lacks = |path: &Path| {
            path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !is_taken(folder))
        };
        self.target.try_lock().is_ok_and(|target| match &*target {
            Target::New(path) | Target::Held { path, .. } => lacks(path),
            Target::File(_) => false,
        })
    }

    /// Where the file is now, as far as this run has one and is not saving it; nothing in it where it is not there any more.
    pub(super) fn place(&self) -> Option<Option<PathBuf>> {
        match &*self.target.try_lock().ok()? {
            Target::File(file) if file.exists() => Some(file.place()),
            Target::File(_) | Target::New(_) | Target::Held { .. } => None,
        }
    }

    /// Saves this, once what is being saved is done.
    pub(super) fn hand_over(&mut self, job: Job) {
        match self.running {
            // Whoever keeps what is typed waits until nothing runs.
            Some(_) if job.typed => {}
            Some(_) => self.waiting = Some(job),
            None => self.start(job),
        }
    }

    fn start(&mut self, job: Job) {
        let (sender, receiver) = channel();
        let (target, rights) = (Arc::clone(&self.target), self.rights);
        let work = move || {
            // A panic ends the program, so that nobody finds this poisoned.
            let Ok(mut target) = target.lock() else { return };
            let outcome = target.save(&job, rights);
            // Whoever hears of it may look at once where the file is.
            drop(target);
            // Nobody listens any more when the program is ending.
            let _ = sender.send(outcome);
        };
        self.running = Some(receiver);
        // Where the system has no thread to give, nothing is said, and it counts as failed.
        let _ = thread::Builder::new().spawn(work);
    }

    /// What came of the save that is running, if it is done within this time; then the next one begins.
    pub(super) fn outcome(&mut self, within: Duration) -> Option<SaveOutcome> {
        let running = self.running.as_ref()?;
        let outcome = match running.recv_timeout(within) {
            Ok(outcome) => outcome,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => SaveOutcome::Failed(FileError {
                path: PathBuf::new(),
                doing: crate::files::FileAction::Save,
                why: FileReason::Other(std::io::ErrorKind::OutOfMemory.into()),
            }),
        };
        self.running = None;
        if let Some(next) = self.waiting.take() {
            self.start(next);
        }
        Some(outcome)
    }
}

impl Target {
    fn save(&mut self, job: &Job, rights: Rights) -> SaveOutcome {
        match self {
            Self::File(file) => {
                let held = Self::Held { path: file.path(), seen: file.seen() };
                let outcome = save_in(file, job);
                if !is_missing(&outcome) || file.has_folder() {
                    return outcome;
                }
                // Somebody removed its folder. What has that name later is another one, in which it is saved as well.
                *self = held;
                self.save(job, rights)
            }
            // A name of its own comes with the first save.
            Self::New(path) => match make(path, job, rights) {
                // Also what is typed before anything was saved: only a dossier that is there is found again.
                Ok(file) => self.first_save(file, job),
                Err(SaveOutcome::Failed(error)) => failed(error, job),
                Err(outcome) => outcome,
            },
            Self::Held { path, seen } => match LockedFile::open(path, &job.holder, rights, is_dossier) {
                Ok((mut file, _)) => {
                    file.goes_on_from(Some(seen));
                    self.first_save(file, job)
                }
                Err(error) => failed(of_dossier(error, path), job),
            },
        }
    }

    fn first_save(&mut self, mut file: LockedFile, job: &Job) -> SaveOutcome {
        let outcome = save_in(&mut file, job);
        *self = Self::File(file);
        outcome
    }
}

/// Takes the name of a new file.
fn make(path: &Path, job: &Job, rights: Rights) -> Result<LockedFile, SaveOutcome> {
    if is_taken(path) {
        return Err(SaveOutcome::Taken);
    }
    match LockedFile::open(path, &job.holder, rights, is_dossier) {
        Ok((file, None)) => Ok(file),
        Ok((_, Some(_))) => Err(SaveOutcome::Taken),
        Err(FileError { why: FileReason::InUse { .. } | FileReason::NotOurs, .. }) => Err(SaveOutcome::Taken),
        Err(error) => Err(SaveOutcome::Failed(of_dossier(error, path))),
    }
}

/// Whether something that has to be there was not.
fn is_missing(outcome: &SaveOutcome) -> bool {
    let (SaveOutcome::Failed(error) | SaveOutcome::TypedFailed(error)) = outcome else { return false };
    matches!(error.why, FileReason::Missing)
}

/// What is missing is told as the folder of this dossier.
fn of_dossier(error: FileError, path: &Path) -> FileError {
    match error.why {
        FileReason::Missing => FileError { path: path.to_owned(), ..error },
        _ => error,
    }
}

fn save_in(file: &mut LockedFile, job: &Job) -> SaveOutcome {
    if job.typed && file.exists() {
        return match file.keep_typed(job.text.as_bytes()) {
            Ok(()) => SaveOutcome::Typed,
            Err(error) => failed(error, job),
        };
    }
    match file.save(job.text.as_bytes(), &job.stamp) {
        // Somebody may have given its folder another name.
        Ok(Saved::Done) => SaveOutcome::Saved(file.place().unwrap_or_else(|| file.path())),
        Ok(Saved::Beside(path)) => SaveOutcome::Beside(file.place().unwrap_or(path)),
        Err(error) => failed(error, job),
    }
}

fn failed(error: FileError, job: &Job) -> SaveOutcome {
    match job.typed {
        true => SaveOutcome::TypedFailed(error),
        false => SaveOutcome::Failed(error),
    }
}
