//! The world around the front ends: the dossier in view is saved, others are opened, a report becomes a file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::dossier_folder::{DossierFolder, file_sentence_part};
use super::environment;
use super::file_words::shown;
use super::host_example::Aside;
use super::host_report::Reports;
use super::leaving::fits_copy;
use super::load::LoadedContent;
use super::opened::{Opened, holder};
use super::saver::{Job, SaveOutcome, Saver, Target};
use crate::files::{FileError, FileReason, Rights, is_taken};
use crate::record::{Autosave, is_name, read_timestamp, timestamp};
use crate::session::{
    AtLeaving, DossierAction, DossierDone, Host, LettersToSave, ReportKind, SaveState, Session, Unsaved,
};
use crate::text::SafeText;

/// A page waits this long for the disk, and is then shown with a word about it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Who leaves waits this long for it.
const LAST_PATIENCE: Duration = Duration::from_secs(8);
/// Who is ended by a signal waits this long.
const SHORT_PATIENCE: Duration = Duration::from_millis(500);
/// What is tried again by itself gets this long before somebody looks again.
const MOMENT: Duration = Duration::from_millis(50);
/// So often another name is tried where somebody else takes one at the same moment.
const MOST_NAMES: usize = 20;

/// Saves one dossier at a time, and its report.
pub(super) struct WalkHost<'l> {
    pub(super) loaded: &'l LoadedContent,
    pub(super) folder: DossierFolder,
    pub(super) autosave: Autosave<'l>,
    pub(super) slot: Slot,
    /// What became of the last save.
    pub(super) state: SaveState,
    /// What failed last may go in a copy beside the dossier when the person leaves.
    pub(super) may_copy: bool,
    /// Why what was typed could not be kept: it is due again.
    pub(super) typed_failed: Option<String>,
    /// Where the dossier is, if it is in a file.
    pub(super) path: Option<PathBuf>,
    /// Where it went when others had changed it.
    pub(super) conflict: Option<PathBuf>,
    /// The file was not there any more when it was looked for.
    pub(super) was_gone: bool,
    /// The files of the dossiers in the list, in its order.
    pub(super) listed: Vec<PathBuf>,
    /// Where reports go, and what they are made with.
    pub(super) reports: Reports,
    /// What the start page always tells.
    pub(super) always: Vec<SafeText>,
    /// A dossier that somebody else has open, and what is told of that.
    pub(super) in_use: Option<(PathBuf, String)>,
    /// What is out of view while the example is in view.
    pub(super) aside: Option<Box<Aside<'l>>>,
}

/// Where the dossier in view is saved.
pub(super) enum Slot {
    Open(Saver),
    /// Nowhere, since that cannot be, and why.
    Closed(String),
    /// Nowhere, since it is looked at only.
    LookedAt,
}

impl<'l> WalkHost<'l> {
    /// With what was opened, whatever the session makes of it.
    pub(super) fn new(loaded: &'l LoadedContent, folder: DossierFolder, opened: Opened<'l>) -> Self {
        let Opened { autosave, slot, path, in_use, .. } = opened;
        Self {
            loaded,
            folder,
            autosave,
            slot,
            state: SaveState::Saved,
            may_copy: false,
            typed_failed: None,
            path,
            conflict: None,
            was_gone: false,
            listed: Vec::new(),
            reports: Reports::default(),
            always: Vec::new(),
            in_use,
            aside: None,
        }
    }

    /// Has something else in view from now on.
    pub(super) fn switch_to(&mut self, opened: Opened<'l>) {
        let Opened { autosave, slot, path, in_use, .. } = opened;
        (self.autosave, self.slot, self.path, self.in_use) = (autosave, slot, path, in_use);
        (self.state, self.typed_failed, self.conflict) = (SaveState::Saved, None, None);
        self.may_copy = false;
        self.was_gone = false;
    }

    /// What the session holds is what is saved.
    pub(super) fn is_saved(&mut self, session: &Session<'_>) {
        self.autosave.is_saved(session);
    }

    /// The name by which `open` finds the dossier in this file; nothing where it takes the path.
    pub(super) fn name_to_open<'p>(&self, path: &'p Path) -> Option<&'p str> {
        let name = path.file_name()?.to_str()?.strip_suffix(".yaml").filter(|name| is_name(name));
        let folder = self.folder.path.as_ref().ok()?;
        // Whoever goes on in another environment may have another folder.
        let is_own = self.folder.rights == Rights::Private && path.parent() == Some(folder.as_path());
        is_own.then(|| path.file_stem()?.to_str()).flatten().filter(|stem| name == Some(*stem))
    }

    /// Where the dossier is saved, if it is.
    pub(super) fn saves_in(&self) -> Option<&PathBuf> {
        match self.slot {
            Slot::Open(_) => self.path.as_ref(),
            Slot::Closed(_) | Slot::LookedAt => None,
        }
    }

    /// Why nothing of what is in view is saved, where that was told when it came in view.
    pub(super) fn off(&self) -> Option<String> {
        match &self.slot {
            Slot::Open(_) => None,
            Slot::Closed(reason) => Some(reason.clone()),
            Slot::LookedAt => Some(self.loaded.messages.only_looked_at().to_owned()),
        }
    }

    /// Whether what is in view is looked at only: nobody asked for it to be saved.
    pub(super) fn is_looked_at(&self) -> bool {
        matches!(self.slot, Slot::LookedAt)
    }

    /// Saves all that there is, also what is typed and not confirmed, and waits for it as long as a person who leaves does.
    pub(super) fn save_all(&mut self, session: &Session<'_>) -> SaveState {
        if let Some(reason) = self.off() {
            self.state = self.state_while_off(session, reason);
            return self.told();
        }
        self.settle(session, LAST_PATIENCE);
        // What was typed is beside the dossier only while nobody has left it. One that is gone is saved once more.
        if !self.follow_file() || self.is_due(session) || self.autosave.differs(session) {
            self.hand_over(session, false);
        }
        self.settle(session, LAST_PATIENCE);
        self.told()
    }

    /// Knows where the dossier is, also where somebody gave its folder another name. Whether it is there, as far as is known.
    fn follow_file(&mut self) -> bool {
        let place = match &self.slot {
            Slot::Open(saver) => saver.place(),
            Slot::Closed(_) | Slot::LookedAt => None,
        };
        match place {
            None => true,
            Some(None) => {
                self.was_gone = true;
                false
            }
            Some(Some(path)) => {
                if self.conflict.is_some() {
                    self.conflict = Some(path.clone());
                }
                self.path = Some(path);
                true
            }
        }
    }

    /// The same where the program has to end soon.
    pub(super) fn save_soon(&mut self, session: &Session<'_>) -> SaveState {
        if self.off().is_some() {
            return self.save_all(session);
        }
        if !self.follow_file() || self.autosave.differs(session) {
            self.hand_over(session, false);
        }
        self.settle(session, SHORT_PATIENCE);
        self.told()
    }

    /// Where nothing is saved there is something to tell once there is something to save, also what is only typed.
    fn state_while_off(&self, session: &Session<'_>, reason: String) -> SaveState {
        match self.autosave.is_due(session) || self.autosave.differs(session) {
            true => SaveState::Off(Unsaved {
                is_typed: !self.autosave.is_due(session),
                then: AtLeaving::Lost,
                ..Unsaved::new(&reason)
            }),
            false => SaveState::Saved,
        }
    }

    /// What became of saving, as a person is to know it.
    pub(super) fn told(&self) -> SaveState {
        let in_full = |unsaved: &Unsaved| Unsaved {
            is_all: !self.path.as_deref().is_some_and(is_taken),
            then: if unsaved.then == AtLeaving::TriedAgain && self.may_copy {
                AtLeaving::Copied
            } else {
                unsaved.then
            },
            ..unsaved.clone()
        };
        match (&self.state, &self.typed_failed, &self.conflict) {
            (SaveState::Saved | SaveState::Beside(_), Some(reason), _) => {
                SaveState::TypedFailed(in_full(&Unsaved { is_typed: true, ..Unsaved::new(reason) }))
            }
            (SaveState::Failed(unsaved), _, _) => SaveState::Failed(in_full(unsaved)),
            (SaveState::Off(unsaved), _, _) => SaveState::Off(in_full(unsaved)),
            // Theirs stands under the name that the person knows for as long as this one is in view.
            (SaveState::Saved, None, Some(path)) => {
                SaveState::Beside(self.loaded.messages.saved_beside(&shown(path)))
            }
            (state, _, _) => state.clone(),
        }
    }

    fn is_due(&self, session: &Session<'_>) -> bool {
        self.autosave.is_due(session)
    }

    pub(super) fn hand_over(&mut self, session: &Session<'_>, typed: bool) {
        let Slot::Open(saver) = &mut self.slot else { return };
        let now = environment::now();
        let text = match typed {
            true => self.autosave.typed_text(session, now),
            false => self.autosave.text(session, now),
        };
        let holder = format!("{} {}", environment::user_at_host(), timestamp(now));
        // A time in a file name may hold no colons.
        let stamp = timestamp(now).replace(':', "");
        saver.hand_over(Job { text, stamp, holder, typed });
    }

    /// Does something with the file of the dossier in view, which this run has locked, and tells what it has seen in it. Where
    /// that fails, it stays in view, with all that is not saved.
    pub(super) fn with_file_freed<T>(
        &mut self,
        session: &Session<'_>,
        act: impl FnOnce(&Self, Option<&[u8]>) -> Result<T, String>,
    ) -> Result<T, String> {
        self.settle(session, LAST_PATIENCE);
        let seen = match &self.slot {
            Slot::Open(saver) => saver.let_go(),
            Slot::Closed(_) | Slot::LookedAt => None,
        };
        act(self, seen.as_deref()).inspect_err(|_| {
            if let Slot::Open(saver) = &self.slot {
                saver.take_back(&holder());
            }
        })
    }

    fn hand_over_what_is_due(&mut self, session: &Session<'_>) {
        let has_failed = matches!(self.state, SaveState::Failed(_));
        // What was only typed may have failed, too.
        if self.is_due(session) || (has_failed && self.autosave.differs(session)) {
            self.hand_over(session, false);
        } else if has_failed {
            // What could not be saved was taken back.
            self.state = SaveState::Saved;
        }
    }

    /// Gives what is tried again a moment; where it lasts longer it is no other news than it was.
    fn settle_unseen(&mut self, session: &Session<'_>) {
        let before = self.state.clone();
        self.settle(session, MOMENT);
        if self.state == SaveState::Pending {
            self.state = before;
        }
    }

    /// Waits until nothing is being saved, but no longer than this.
    fn settle(&mut self, session: &Session<'_>, within: Duration) {
        for _ in 0..MOST_NAMES {
            let Slot::Open(saver) = &mut self.slot else {
                return;
            };
            if !saver.is_running() {
                return;
            }
            match saver.outcome(within) {
                None => {
                    self.state = SaveState::Pending;
                    return;
                }
                Some(SaveOutcome::Taken) => {
                    self.autosave.failed();
                    self.take_another_name();
                    self.hand_over(session, false);
                }
                Some(SaveOutcome::Failed(error)) if self.remake_folder(&error) => {
                    self.autosave.failed();
                    self.hand_over(session, false);
                }
                Some(outcome) => self.take(outcome),
            }
        }
        if !matches!(&self.slot, Slot::Open(saver) if saver.is_running()) {
            return;
        }
        // Every name was taken, and the one that is tried now may be too: it is due until one is had.
        self.autosave.failed();
        self.state = SaveState::Failed(Unsaved::new(self.loaded.messages.file_exists()));
    }

    /// Makes the folder of the program again where somebody removed it, with the dossier in it as a new file.
    fn remake_folder(&mut self, error: &FileError) -> bool {
        let Ok(folder) = &self.folder.path else { return false };
        let path = self.path.clone().filter(|path| path.parent() == Some(folder.as_path()));
        let is_gone = matches!(error.why, FileReason::Missing) && !is_taken(folder);
        let (true, Some(path)) = (is_gone && self.folder.is_own(), path) else { return false };
        self.folder = DossierFolder::find(None, self.loaded.messages);
        self.slot = Slot::Open(Saver::new(Target::New(path), self.folder.rights));
        self.was_gone = true;
        self.folder.path.is_ok()
    }

    /// Somebody else took the name meanwhile.
    fn take_another_name(&mut self) {
        self.folder.look_again(self.loaded.messages);
        let (name, path) = self.folder.free_after(self.autosave.name().as_str());
        if let Some(path) = path {
            self.autosave.rename(name);
            self.slot = Slot::Open(Saver::new(Target::New(path), self.folder.rights));
        }
    }

    fn take(&mut self, outcome: SaveOutcome) {
        let is_running = matches!(&self.slot, Slot::Open(saver) if saver.is_running());
        match outcome {
            SaveOutcome::Saved(path) => {
                self.path = Some(path);
                self.folder.look_again(self.loaded.messages);
                self.saved(is_running, SaveState::Saved);
            }
            SaveOutcome::Beside(path) => {
                self.path = Some(path.clone());
                // From then on that is told as long as all is saved.
                self.conflict = Some(path);
                self.saved(is_running, SaveState::Saved);
            }
            SaveOutcome::Taken => {
                self.autosave.failed();
                self.state = SaveState::Failed(Unsaved::new(self.loaded.messages.file_exists()));
            }
            SaveOutcome::Failed(error) => {
                self.autosave.failed();
                self.state = SaveState::Failed(Unsaved::new(&self.reason(&error)));
                self.may_copy = fits_copy(&error);
            }
            SaveOutcome::Typed => self.typed_failed = None,
            SaveOutcome::TypedFailed(error) => {
                self.typed_failed = Some(self.reason(&error));
                self.may_copy = fits_copy(&error);
            }
        }
    }

    fn saved(&mut self, is_running: bool, state: SaveState) {
        if is_running {
            // The next one, with more in it, is being saved.
            self.state = SaveState::Pending;
        } else {
            self.autosave.done();
            self.state = state;
            // It holds what was typed as well.
            self.typed_failed = None;
        }
    }

    /// Why it is not saved: part of a sentence.
    fn reason(&self, error: &FileError) -> String {
        let messages = self.loaded.messages;
        match &error.why {
            FileReason::InUse { .. }
            | FileReason::NotOurs
            | FileReason::Full
            | FileReason::Quota
            | FileReason::FileLimit
            | FileReason::Missing
            | FileReason::ReadOnly => self.why_not(error),
            _ => file_sentence_part(error, messages),
        }
    }
}

/// Who has a file open, and since when, in words.
pub(super) fn who_and_since(by: &str, loaded: &LoadedContent) -> (String, Option<String>) {
    let by = by.trim();
    let (user, since) = match by.rsplit_once(' ') {
        Some((user, since)) => (user, read_timestamp(since)),
        None => (by, None),
    };
    let user = SafeText::new(user).one_line();
    let user = if user.is_empty() { loaded.messages.someone().to_owned() } else { user };
    (user, since.map(|since| loaded.messages.lang().moment(environment::now(), since)))
}

impl Host for WalkHost<'_> {
    fn save(&mut self, session: &Session<'_>) -> SaveState {
        if let Some(reason) = self.off() {
            self.state = self.state_while_off(session, reason);
            return self.told();
        }
        let is_slow =
            matches!(&self.slot, Slot::Open(saver) if saver.is_running()) && self.state == SaveState::Pending;
        self.hand_over_what_is_due(session);
        // Nobody waits a second time for a disk that is known to be slow.
        self.settle(session, if is_slow { Duration::ZERO } else { PATIENCE });
        self.told()
    }

    fn save_state(&mut self) -> SaveState {
        if let Slot::Open(saver) = &mut self.slot
            && let Some(outcome) = saver.outcome(Duration::ZERO)
        {
            self.take(outcome);
        }
        self.told()
    }

    fn try_again(&mut self, session: &Session<'_>) -> SaveState {
        if self.off().is_none() && matches!(self.save_state(), SaveState::Failed(_)) {
            if matches!(&self.slot, Slot::Open(saver) if !saver.is_running()) {
                self.hand_over_what_is_due(session);
            }
            self.settle_unseen(session);
        }
        self.told()
    }

    fn keep_typed(&mut self, session: &Session<'_>) -> bool {
        // What was kept before is done by now, or is in the way a little longer.
        let _ = self.save_state();
        let is_running = match &self.slot {
            Slot::Open(saver) => saver.is_running(),
            Slot::Closed(_) | Slot::LookedAt => {
                // It is kept nowhere, and that is told.
                let _ = self.save(session);
                return true;
            }
        };
        // What failed is tried again, with what is typed by then.
        if matches!(self.state, SaveState::Failed(_)) {
            return !self.autosave.is_typed_due(session);
        }
        if is_running || self.state == SaveState::Pending {
            return false;
        }
        if self.typed_failed.is_some() && !self.autosave.differs(session) {
            // It was taken back.
            self.typed_failed = None;
        }
        if self.typed_failed.is_none() && !self.autosave.is_typed_due(session) {
            return true;
        }
        self.hand_over(session, true);
        false
    }

    fn look_at_others(&mut self, session: &mut Session<'_>) -> bool {
        self.see_who_left(session)
    }

    fn is_saving(&self) -> bool {
        let is_closed = match &self.slot {
            Slot::Open(saver) => saver.lacks_folder(),
            Slot::Closed(_) | Slot::LookedAt => true,
        };
        !is_closed && !matches!(self.state, SaveState::Failed(_))
    }

    fn dossier(&mut self, action: DossierAction, session: &mut Session<'_>) -> Result<DossierDone, String> {
        self.act(action, session)
    }

    fn save_report(&mut self, kind: ReportKind, session: &Session<'_>) -> String {
        self.write_report(kind, session)
    }

    fn save_letters(&mut self, letters: LettersToSave, session: &Session<'_>) -> String {
        self.write_letters(letters, session)
    }
}
