//! What a person does with dossiers: opens another one, begins a new one, copies, archives, removes.

use std::path::{Path, PathBuf};

use super::dossier_folder::{DossierFolder, FoundFile, WholeFiles, damaged_at, may_be_put_back, unreadable};
use super::environment;
use super::file_words::{file_sentence, shown};
use super::found_index::FoundIndex;
use super::host::{Slot, WalkHost, who_and_since};
use super::opened::{NotOpened, Opened, highest, holder, with_typed};
use crate::files::{ANSWERS_LIMIT, FileError, LockedFile, is_locked, read_file, typed_beside};
use crate::record::{Dossier, PreviousWalk, Stands, dossier_text, is_dossier, name_from, read_dossier};
use crate::session::{
    Decision, DossierAction, DossierDone, DossierRef, DossierState, Dossiers, Host, ListedDossier, PageId,
    Resumed, SaveState, Session,
};
use crate::text::SafeText;

impl<'l> WalkHost<'l> {
    pub(super) fn act(
        &mut self,
        action: DossierAction,
        session: &mut Session<'_>,
    ) -> Result<DossierDone, String> {
        if action != DossierAction::Example {
            self.leave_example(session);
        }
        match action {
            DossierAction::Example => self.show_example(session),
            DossierAction::LeaveExample => Ok(DossierDone::TakenUp),
            DossierAction::List => {
                self.list_whole(session);
                Ok(DossierDone::Listed)
            }
            DossierAction::New => {
                self.leave(session)?;
                let opened = Opened::nothing(self.loaded, &self.folder, self.last_save());
                self.take_up(opened, session);
                Ok(DossierDone::TakenUp)
            }
            DossierAction::Open(at) => self.open_listed(at, session),
            DossierAction::Look(at) => {
                let path = self.listed(at)?;
                let opened = Opened::looked_at(self.loaded, &path, self.folder.rights, self.last_save());
                let mut opened = opened.map_err(|error| error.sentence(self.loaded, &path))?;
                // Also once whoever has it open has left: nothing is saved, as the row says.
                opened.slot = Slot::LookedAt;
                self.leave(session)?;
                self.take_up(opened, session);
                Ok(DossierDone::TakenUp)
            }
            DossierAction::Copy(at) => self.copy(at, true, session),
            DossierAction::OpenReadable(at) => self.copy(at, false, session),
            DossierAction::OpenPrevious(at) => self.put_back(at, session),
            DossierAction::Rename(at) => self.rename(at, session),
            DossierAction::NewVersion => self.new_version(false, session),
            DossierAction::AnotherVersion => self.new_version(true, session),
            DossierAction::MarkSuperseded => self.mark_superseded(session),
            DossierAction::Archive(at) => self.archive(at, session),
            DossierAction::Remove(at) => self.remove(at, session),
        }
    }

    pub(super) fn last_save(&self) -> u64 {
        self.autosave.last_save().max(highest(&self.folder.all()))
    }

    pub(super) fn listed(&self, at: usize) -> Result<PathBuf, String> {
        self.listed.get(at).cloned().ok_or_else(|| self.loaded.messages.dossier_gone().to_owned())
    }

    /// Saves what is in view before something else is.
    ///
    /// # Errors
    /// When it cannot be saved: then it stays in view.
    pub(super) fn leave(&mut self, session: &Session<'_>) -> Result<(), String> {
        if self.off().is_some() {
            // Nothing was ever saved here, and that was told.
            return Ok(());
        }
        match self.save_all(session) {
            SaveState::Saved | SaveState::Beside(_) => Ok(()),
            SaveState::Pending => Err(self.loaded.messages.not_saved_yet().to_owned()),
            SaveState::Failed(unsaved) | SaveState::TypedFailed(unsaved) | SaveState::Off(unsaved) => {
                Err(self.loaded.messages.not_saved(&unsaved.reason))
            }
        }
    }

    /// Has something else in view.
    pub(super) fn take_up(&mut self, opened: Opened<'l>, session: &mut Session<'_>) {
        let (mut resumed, is_saved) = (opened.previous.resumed.clone(), opened.is_saved);
        resumed.remarks.extend(self.always.iter().cloned());
        self.switch_to(opened);
        session.take_up(resumed);
        if is_saved {
            self.autosave.is_saved(session);
        }
        self.list(session);
    }

    /// Tells the session which dossiers there are, by their first lines.
    pub(super) fn list(&mut self, session: &mut Session<'_>) {
        self.list_by(session, None);
    }

    /// The same where the list is in view: whoever opens one there must know what is damaged.
    pub(super) fn list_whole(&mut self, session: &mut Session<'_>) {
        self.list_by(session, Some(WholeFiles::new()));
    }

    fn list_by(&mut self, session: &mut Session<'_>, mut whole: Option<WholeFiles>) {
        let graph = &self.loaded.model.graph;
        let ours = |file: &FoundFile| file.head.as_ref().is_none_or(|head| head.tree == graph.id);
        let everything = self.folder.all();
        let index = FoundIndex::of(&everything);
        let found: Vec<FoundFile> = everything.iter().filter(|file| ours(file)).cloned().collect();
        let (now, messages) = (environment::now(), self.loaded.messages);
        let mut told = |file: &FoundFile| {
            let head = file.head.clone().unwrap_or_default();
            let (question, outcome) = match head.stands.clone() {
                Stands::At(number) => (number, None),
                Stands::Done(title) => (0, Some(title)),
                Stands::Stuck => (0, None),
            };
            let state = match (&file.head, &file.unread) {
                (None, Some(error)) => unreadable(error, messages),
                (None, None) => damaged_at(&file.path, messages),
                (Some(head), _) if head.is_newer() => DossierState::Newer,
                (Some(_), _) if file.is_conflict => DossierState::Conflict,
                (Some(_), _) => DossierState::Fine,
            };
            let damage = file.head.as_ref().and_then(|_| whole.as_mut()?.damage(&file.path, messages));
            let state = damage.unwrap_or(state);
            ListedDossier {
                name: file.name(),
                file: file.file_to_tell_apart(&found),
                id: head.id.clone(),
                status: head.status,
                outcome,
                question,
                changed: head.saved_at().map(|saved| messages.lang().moment(now, saved)),
                variant_of: head.variant_of.map(|of| index.named(&of)),
                supersedes: head.supersedes.map(|of| index.named(&of)),
                chosen: head.chosen,
                superseded_by: head.superseded_by,
                state,
                is_archived: head.is_archived,
                // One that is only looked at can be opened.
                is_in_view: self.saves_in() == Some(&file.path),
            }
        };
        let all = found.iter().map(&mut told).collect();
        let name = self.path.is_some().then(|| self.autosave.name().clone());
        let dossiers = Dossiers {
            name,
            all,
            supersedes: self.predecessor(&index),
            in_use: self.in_use.as_ref().map(|(_, told)| told.as_str().into()),
            versions: self.versions(&found, &index),
            is_only_seen: self.off().is_some(),
            has_example: self.has_example(),
            is_example: self.aside.is_some(),
            ..Dossiers::default()
        };
        session.set_dossiers(dossiers);
        self.listed = found.into_iter().map(|file| file.path).collect();
    }

    /// Looks whether those have left who had a dossier open of which that is told; whether any has.
    pub(super) fn see_who_left(&mut self, session: &mut Session<'_>) -> bool {
        let mut dossiers = session.dossiers().clone();
        if let Some((path, _)) = &self.in_use {
            // From then on it is open here, as if nobody else had been there.
            let is_ours = match &self.slot {
                Slot::Open(saver) if self.path.as_ref() == Some(path) => {
                    saver.take_back(&holder());
                    saver.has_file()
                }
                Slot::Open(_) | Slot::Closed(_) | Slot::LookedAt => false,
            };
            if is_ours || !is_locked(path) {
                self.in_use = None;
                dossiers.in_use = None;
            }
        }
        for (one, path) in dossiers.all.iter_mut().zip(&self.listed) {
            if matches!(one.state, DossierState::InUse(_)) && !is_locked(path) {
                one.state = DossierState::Fine;
            }
        }
        let has_changed = dossiers != *session.dossiers();
        session.set_dossiers(dossiers);
        has_changed
    }

    /// Asks first of all what is to be done with a damaged one. Whether it is in the list.
    pub(super) fn ask_about(&self, path: &Path, session: &mut Session<'_>) -> bool {
        let Some(at) = self.listed.iter().position(|listed| listed == path) else { return false };
        self.mark(at, damaged_at(path, self.loaded.messages), session);
        let dossiers = session.dossiers().clone();
        session.set_dossiers(Dossiers { asked: Some(at), ..dossiers });
        true
    }

    /// Tells in the list what is the matter with one.
    fn mark(&self, at: usize, state: DossierState, session: &mut Session<'_>) -> DossierDone {
        let mut dossiers = session.dossiers().clone();
        if let Some(one) = dossiers.all.get_mut(at) {
            one.state = state;
        }
        session.set_dossiers(dossiers);
        DossierDone::Choose(PageId::Dossier(at))
    }

    fn open_listed(&mut self, at: usize, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let path = self.listed(at)?;
        if self.saves_in() == Some(&path) {
            return Ok(DossierDone::TakenUp);
        }
        let last_save = self.last_save();
        let rights = self.folder.rights;
        match Opened::dossier_or_unsaved(self.loaded, &self.folder, &path, rights, last_save) {
            Ok(opened) => {
                self.leave(session)?;
                self.take_up(opened, session);
                Ok(DossierDone::TakenUp)
            }
            Err(NotOpened::InUse(by)) => {
                let (who, since) = who_and_since(&by, self.loaded);
                let name = session.dossiers().all.get(at).map(|one| one.name.one_line()).unwrap_or_default();
                let told = self.loaded.messages.dossier_in_use_by(&name, &who, since.as_deref());
                Ok(self.mark(at, DossierState::InUse(told), session))
            }
            Err(NotOpened::Damaged) => Ok(self.mark(at, damaged_at(&path, self.loaded.messages), session)),
            Err(NotOpened::Newer) => Ok(self.mark(at, DossierState::Newer, session)),
            Err(error @ NotOpened::Gone) => {
                // Somebody removed it, or gave it another name.
                self.list_whole(session);
                Ok(DossierDone::Told(error.sentence(self.loaded, &path)))
            }
            Err(error) => Err(error.sentence(self.loaded, &path)),
        }
    }

    /// What a file of the list holds, as far as it can be read.
    pub(super) fn read(&self, path: &Path) -> Result<Dossier, String> {
        let bytes = read_file(path, ANSWERS_LIMIT);
        let bytes = bytes.map_err(|error| file_sentence(&error, self.loaded.messages))?;
        Ok(with_typed(read_dossier(&bytes).dossier, typed_beside(path)).0)
    }

    /// Goes on with a copy, which is a dossier of its own and no decision yet.
    fn copy(
        &mut self,
        at: usize,
        is_variant: bool,
        session: &mut Session<'_>,
    ) -> Result<DossierDone, String> {
        let path = self.listed(at)?;
        let mut dossier = self.read(&path)?;
        dossier.decision.history.clear();
        dossier.head.is_archived = false;
        let listed = session.dossiers().all.get(at).map(|one| one.name.clone());
        let name = if dossier.head.name.is_empty() { listed } else { Some(dossier.head.name.clone()) };
        // One that is listed has a name.
        let name = name.unwrap_or_else(|| SafeText::from(DossierFolder::first_name(self.loaded)));
        let id = std::mem::take(&mut dossier.head.id);
        dossier.head.variant_of = is_variant.then(|| DossierRef { name: name.clone(), id });
        dossier.head.formerly.clear();
        if is_variant {
            // Only one of them takes the place of another.
            dossier.head.supersedes = None;
        }
        let now = environment::now();
        let previous = PreviousWalk::of_dossier(self.loaded.basis(), self.loaded.messages, dossier, now);
        let mut previous = previous.seen_by(&environment::user_at_host());
        if self.path.as_ref() == Some(&path) {
            // What is in view may hold more than its file, where somebody else has that open.
            let resumed = &mut previous.resumed;
            let history = std::mem::take(&mut resumed.decision.history);
            let in_view = session.resumed();
            let decision = Decision { history, ..in_view.decision };
            let (remarks, since) = (std::mem::take(&mut resumed.remarks), resumed.since.take());
            // A decision offers none of its answers again, and its copy does.
            let answers_before = std::mem::take(&mut resumed.answers_before);
            let mut unconfirmed = in_view.unconfirmed;
            for (question, draft) in std::mem::take(&mut resumed.unconfirmed.drafts) {
                if answers_before.iter().any(|before| before.question == Some(question)) {
                    unconfirmed.drafts.entry(question).or_insert(draft);
                }
            }
            *resumed = Resumed { decision, remarks, since, answers_before, unconfirmed, ..in_view };
            // Where it fails, the copy holds it.
            let _ = self.save(session);
        } else {
            self.leave(session)?;
        }
        if is_variant {
            let told = self.loaded.messages.copy_made(&name.one_line());
            previous.resumed.remarks.insert(0, told.into());
        }
        Ok(self.begin_with(previous, &name, session))
    }

    /// Has a new dossier in view that is called so and begins with all of this.
    pub(super) fn begin_with(
        &mut self,
        previous: PreviousWalk,
        name: &SafeText,
        session: &mut Session<'_>,
    ) -> DossierDone {
        let opened =
            Opened::new_named(self.loaded, &self.folder, &name_from(name.as_str()), self.last_save());
        self.take_up(opened.with(previous), session);
        // It is in view, whatever comes of saving it: `save_state` tells that.
        self.save(session);
        self.list(session);
        DossierDone::TakenUp
    }

    /// Puts the version before a damaged one in its place, and goes on with it. The damaged one stays, under another name.
    fn put_back(&mut self, at: usize, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let path = self.listed(at)?;
        let messages = self.loaded.messages;
        self.leave(session)?;
        let words = |error: &FileError| self.failed(error);
        let opened = LockedFile::open_own(&path, &holder(), self.folder.rights, is_dossier);
        let (mut file, _) = opened.map_err(|error| words(&error))?;
        let before = file.previous().map_err(|error| words(&error))?;
        let before = before.filter(|bytes| may_be_put_back(bytes));
        let before = before.ok_or_else(|| messages.dossier_gone().to_owned())?;
        let typed = file.typed();
        let with_typed = typed.as_deref().and_then(|typed| with_unconfirmed(&before, typed));
        let aside = file.set_aside().map_err(|error| words(&error))?;
        // A save does away with what was typed: what is not in it goes beside the damaged file.
        let typed_aside = match (&with_typed, &typed) {
            (None, Some(_)) => file.set_typed_aside().map_err(|error| words(&error))?,
            _ => None,
        };
        let restored = with_typed.as_deref().map_or(&before[..], str::as_bytes);
        if let Err(error) = file.save_in_place(restored) {
            // Only under its own name is it found again. Where that fails too, the first error is the one to tell.
            let _ = aside.map(|aside| file.take_from_aside(&aside));
            return Err(words(&error));
        }
        drop(file);
        let opened = Opened::dossier(self.loaded, &path, self.folder.rights, self.last_save());
        let mut opened = opened.map_err(|error| error.sentence(self.loaded, &path))?;
        let told = [
            aside.map(|aside| messages.previous_opened(&shown(&aside))),
            typed_aside.map(|typed| messages.typed_set_aside(&shown(&typed))),
        ];
        let told = told.into_iter().flatten();
        opened.previous.resumed.remarks.splice(0..0, told.map(SafeText::from));
        self.take_up(opened, session);
        Ok(DossierDone::TakenUp)
    }

    /// What was asked for is not done, and why.
    fn failed(&self, error: &FileError) -> String {
        self.loaded.messages.dossier_action_failed(&self.why_not(error))
    }

    /// Puts one away in the archive, or takes it back.
    fn archive(&mut self, at: usize, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let path = self.listed(at)?;
        let one = session.dossiers().all.get(at);
        let (name, was_archived) = one.map(|one| (one.name.one_line(), one.is_archived)).unwrap_or_default();
        if self.path.as_ref() == Some(&path) {
            self.leave(session)?;
            self.with_file_freed(session, |host, seen| host.archive_file(&path, seen, was_archived))?;
            self.show_nothing(session);
        } else {
            self.archive_file(&path, None, was_archived)?;
        }
        self.list_whole(session);
        let messages = self.loaded.messages;
        let told =
            if was_archived { messages.dossier_unarchived(&name) } else { messages.dossier_archived(&name) };
        Ok(DossierDone::Told(told))
    }

    /// Has a dossier in view that begins with the first answer.
    fn show_nothing(&mut self, session: &mut Session<'_>) {
        let opened = Opened::nothing(self.loaded, &self.folder, self.last_save());
        self.switch_to(opened);
        session.take_up(Resumed { remarks: self.always.clone(), ..Resumed::default() });
    }

    /// Its number stays, too: it is no newer than it was.
    fn archive_file(&self, path: &Path, seen: Option<&[u8]>, was_archived: bool) -> Result<(), String> {
        let done = self.open_whole(path, seen).and_then(|(mut file, mut dossier)| {
            // As the row said, whatever others did meanwhile.
            dossier.head.is_archived = !was_archived;
            self.write(&mut file, &dossier)
        });
        done.map_err(|reason| self.loaded.messages.dossier_action_failed(&reason))
    }

    /// Removes one, for which the person was asked twice.
    fn remove(&mut self, at: usize, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let path = self.listed(at)?;
        let name = session.dossiers().all.get(at).map(|one| one.name.one_line()).unwrap_or_default();
        let removed = if self.path.as_ref() == Some(&path) {
            let removed = self.with_file_freed(session, |host, seen| host.remove_file(&path, seen));
            removed.map(|()| self.show_nothing(session))
        } else {
            self.remove_file(&path, None)
        };
        self.list_whole(session);
        removed.map(|()| DossierDone::Told(self.loaded.messages.dossier_removed(&name)))
    }

    fn remove_file(&self, path: &Path, seen: Option<&[u8]>) -> Result<(), String> {
        let opened = LockedFile::open(path, &holder(), self.folder.rights, is_dossier);
        let (file, bytes) = opened.map_err(|error| self.failed(&error))?;
        if bytes.is_some() && seen.is_some_and(|seen| bytes.as_deref() != Some(seen)) {
            let messages = self.loaded.messages;
            return Err(messages.dossier_action_failed(messages.file_changed()));
        }
        file.remove().map_err(|error| self.failed(&error))
    }
}

/// A version of before with what was typed later and not confirmed; nothing where that cannot be read as it was kept.
fn with_unconfirmed(before: &[u8], typed: &[u8]) -> Option<String> {
    let found = read_dossier(typed);
    let typed = found.damage.is_none().then_some(found.dossier)?;
    let mut dossier = read_dossier(before).dossier;
    (dossier.drafts, dossier.forms, dossier.typed_by) = (typed.drafts, typed.forms, typed.typed_by);
    Some(dossier_text(&dossier))
}
