//! A decision that takes the place of another one, and dossiers that get another name.

use std::path::{Path, PathBuf};

use super::dossier_folder::{FoundFile, file_sentence_part, formerly};
use super::environment;
use super::file_words::{file_reason, shown};
use super::found_index::FoundIndex;
use super::host::{Slot, WalkHost, who_and_since};
use super::opened::{holder, with_typed};
use super::saver::{Saver, Target};
use crate::files::{FileError, FileReason, LockedFile, is_taken};
use crate::record::{
    Dossier, DossierHead, PreviousWalk, dossier_text, is_dossier, name_from, read_dossier, timestamp,
};
use crate::session::{
    Decision, DossierDone, DossierRef, Dossiers, Host, PageId, Predecessor, Resumed, SaveState, Session,
    Status, StatusChange, Unconfirmed, status_words,
};
use crate::text::SafeText;

impl WalkHost<'_> {
    /// Begins a new version of the decision in view: what was answered and chosen, and no decision yet. What others advised was
    /// about the one before.
    /// Where there is one already that is told first.
    pub(super) fn new_version(
        &mut self,
        is_another: bool,
        session: &mut Session<'_>,
    ) -> Result<DossierDone, String> {
        let unsaved = self.loaded.messages.no_version_of_unsaved();
        self.saves_in().ok_or_else(|| unsaved.to_owned())?;
        // Somebody else may have made one since the list was made.
        self.list(session);
        if !is_another && !session.dossiers().versions.is_empty() {
            return Ok(DossierDone::Choose(PageId::NewVersion));
        }
        self.leave(session)?;
        let path = self.saves_in().cloned().ok_or_else(|| unsaved.to_owned())?;
        let before = self.read(&path).map_err(|_| unsaved.to_owned())?;
        let name = self.autosave.name().clone();
        let mut resumed = Resumed { unconfirmed: Unconfirmed::default(), ..session.resumed() };
        resumed.decision = Decision { history: Vec::new(), opinions: Default::default(), ..resumed.decision };
        // What nobody touched comes from the content of now.
        resumed.decision.tasks.retain(|_, task| task.is_touched());
        let supersedes = Some(DossierRef { name: name.clone(), id: before.head.id.clone() });
        // What was decided keeps all its answers; here those that do not fit now are set aside, and may be given again.
        let had_advice = !before.decision.opinions.is_empty();
        let again = self.undecided(before);
        let unfit = again.unfit;
        resumed.answers_before = again.resumed.answers_before;
        resumed.unconfirmed.drafts = again.resumed.unconfirmed.drafts;
        let messages = self.loaded.messages;
        let without = had_advice.then(|| messages.version_without_opinions().into());
        resumed.remarks =
            [messages.version_made(&name.one_line()).into()].into_iter().chain(without).collect();
        let previous = PreviousWalk { resumed, unfit, supersedes, ..PreviousWalk::default() };
        Ok(self.begin_with(previous, &name, session))
    }

    /// What there is in a dossier to go on from, without its decision and what was left unconfirmed there.
    fn undecided(&self, mut dossier: Dossier) -> PreviousWalk {
        dossier.decision.history.clear();
        dossier.drafts.clear();
        PreviousWalk::of_dossier(self.loaded.basis(), self.loaded.messages, dossier, environment::now())
    }

    /// Of which dossier the one in view takes the place, and whether another one did so before.
    pub(super) fn predecessor(&self, index: &FoundIndex<'_>) -> Option<Predecessor> {
        let of = self.autosave.supersedes()?;
        let file = index.referred(of);
        let status = file.and_then(|file| Some(file.head.as_ref()?.status));
        let decided = file.filter(|_| matches!(status, Some(Status::Adopted | Status::Superseded)));
        let history = decided.and_then(|file| Some(self.read(&file.path).ok()?.decision.history));
        let last = history.and_then(|history| history.last().cloned());
        let adopted_on = last.as_ref().filter(|last| last.status == Status::Adopted).map(|last| last.on);
        let superseded_by = last
            .map(|last| last.successor)
            .filter(|by| !by.name.is_empty() && !by.is_same(&self.autosave.named()))
            .map(|by| index.named(&by).name);
        Some(Predecessor { name: index.named(of).name, status, adopted_on, superseded_by })
    }

    /// The places among those that are found of the new versions of the one in view.
    pub(super) fn versions(&self, found: &[FoundFile], index: &FoundIndex<'_>) -> Vec<usize> {
        let Some(path) = self.saves_in() else { return Vec::new() };
        let is_version = |file: &FoundFile| {
            let of = file.head.as_ref().and_then(|head| head.supersedes.as_ref());
            let before = of.and_then(|of| index.referred(of));
            !file.is_conflict && before.is_some_and(|before| before.path == *path)
        };
        (0..found.len()).filter(|at| found.get(*at).is_some_and(is_version)).collect()
    }

    /// Writes in the dossier of which the one in view takes the place that it did. Where that cannot be, it is told, and stays
    /// to be done.
    pub(super) fn mark_superseded(&mut self, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let messages = self.loaded.messages;
        let of = self.autosave.supersedes().cloned().ok_or_else(|| messages.dossier_gone().to_owned())?;
        let marked = match self.save(session) {
            SaveState::Saved | SaveState::Beside(_) | SaveState::TypedFailed(_) => {
                self.put_superseded(&of, session.decision())
            }
            SaveState::Pending => Err(messages.saving_hangs().to_owned()),
            SaveState::Failed(unsaved) | SaveState::Off(unsaved) => Err(unsaved.reason),
        };
        self.list(session);
        let name = of.name.one_line();
        let before = session.dossiers().supersedes.as_ref();
        if let Some(by) = before.and_then(|before| before.superseded_by.as_ref()) {
            return Ok(DossierDone::Noted(messages.superseded_before(&name, &by.one_line())));
        }
        marked
            .map(|()| DossierDone::Noted(messages.marked_superseded(&name)))
            .map_err(|reason| messages.not_marked(&name, &reason))
    }

    /// The same in its file; why not is a part of a sentence.
    fn put_superseded(&self, of: &DossierRef, by: &Decision) -> Result<(), String> {
        let messages = self.loaded.messages;
        let found = self.folder.all();
        let file =
            FoundIndex::of(&found).referred(of).ok_or_else(|| messages.not_among_dossiers().to_owned())?;
        let (successor, adopted) = self.first_adopted(&file.path, &found, by);
        let (mut file, mut dossier) = self.open_whole(&file.path, None)?;
        let is_it = of.id.is_empty() || dossier.head.id == of.id;
        if !is_it || dossier.head.tree != self.loaded.model.graph.id {
            return Err(messages.not_among_dossiers().to_owned());
        }
        let last = dossier.decision.history.last();
        match dossier.decision.status() {
            Status::Adopted => {}
            // An earlier try came further than it knew.
            Status::Superseded if last.is_some_and(|last| last.successor.is_same(&successor)) => {
                return Ok(());
            }
            status => return Err(messages.not_adopted_any_more(status_words(status, messages))),
        }
        dossier.decision.history.extend(adopted.map(|adopted| StatusChange {
            status: Status::Superseded,
            on: adopted.on,
            by: adopted.by,
            look_again: None,
            successor,
        }));
        dossier.head.status = dossier.decision.status();
        dossier.head.superseded_by = dossier.decision.successor();
        dossier.head.saved = timestamp(environment::now());
        self.write(&mut file, &dossier)
    }

    /// Which new version of a decision was adopted first: the one in view, or one that could not be written there at the time.
    fn first_adopted(
        &self,
        before: &Path,
        found: &[FoundFile],
        ours: &Decision,
    ) -> (DossierRef, Option<StatusChange>) {
        let adopted = |decision: &Decision| {
            decision.history.iter().rev().find(|change| change.status == Status::Adopted).cloned()
        };
        let index = FoundIndex::of(found);
        let others = found.iter().filter_map(|file| {
            let head =
                file.head.as_ref().filter(|head| head.status == Status::Adopted && !file.is_conflict)?;
            let of = index.referred(head.supersedes.as_ref()?)?;
            (of.path == before && self.saves_in() != Some(&file.path)).then_some(())?;
            let change = adopted(&self.read(&file.path).ok()?.decision)?;
            Some((change.on, head.save, DossierRef { name: file.name(), id: head.id.clone() }, change))
        });
        let own = adopted(ours);
        let own_place = own.as_ref().map(|own| (own.on, self.autosave.last_save()));
        let first = others.min_by_key(|(on, save, ..)| (*on, *save));
        match first.filter(|(on, save, ..)| own_place.is_none_or(|own| (*on, *save) < own)) {
            Some((.., successor, change)) => (successor, Some(change)),
            None => (self.autosave.named(), own),
        }
    }

    /// Gives a dossier the name that the person typed, and its file too.
    pub(super) fn rename(&mut self, at: usize, session: &mut Session<'_>) -> Result<DossierDone, String> {
        let messages = self.loaded.messages;
        let path = self.listed(at)?;
        let title = session.take_new_name().ok_or_else(|| messages.dossier_gone().to_owned())?;
        if session.dossiers().all.get(at).is_some_and(|one| one.name == title) {
            return Ok(DossierDone::Told(messages.name_unchanged(&title.one_line())));
        }
        // What was typed stays in its form where it cannot be done.
        self.rename_to(&title, path, session).inspect_err(|_| session.keep_new_name(at, title.clone()))
    }

    fn rename_to(
        &mut self,
        title: &SafeText,
        path: PathBuf,
        session: &mut Session<'_>,
    ) -> Result<DossierDone, String> {
        let messages = self.loaded.messages;
        let stem = name_from(title.as_str());
        let to = path.with_file_name(format!("{stem}.yaml"));
        let found = self.folder.all();
        let had_it = formerly(&found, &stem).is_some_and(|file| file.path != path);
        if to != path && (is_taken(&to) || had_it) {
            return Err(messages.name_taken(&title.one_line()));
        }
        let refused = |reason: String| messages.not_renamed(&reason);
        let is_in_view = self.saves_in() == Some(&path);
        if is_in_view {
            self.leave(session)?;
        }
        let open = |host: &Self, seen: Option<&[u8]>| host.open_whole(&path, seen);
        let opened = if is_in_view { self.with_file_freed(session, open) } else { open(self, None) };
        let (mut file, dossier) = opened.map_err(refused)?;
        let renamed = self.rename_file(&mut file, dossier, title, &stem);
        let renamed_to = file.path();
        if is_in_view {
            // Whatever came of it, this is the file from now on.
            self.path = Some(file.path());
            self.slot = Slot::Open(Saver::new(Target::File(file), self.folder.rights));
        }
        let head = renamed.map_err(refused)?;
        self.tell_predecessor(&head, session);
        if is_in_view {
            self.autosave.follow(head);
        }
        // The list is what comes in view.
        self.list_whole(session);
        self.point_at(&renamed_to, session);
        Ok(DossierDone::Told(messages.dossier_renamed(&title.one_line())))
    }

    /// Has the list begin at this one.
    fn point_at(&self, path: &Path, session: &mut Session<'_>) {
        let changed = self.listed.iter().position(|listed| listed == path);
        let dossiers = session.dossiers().clone();
        session.set_dossiers(Dossiers { changed, ..dossiers });
    }

    /// The decision of which a dossier took the place keeps what that is called now: it is all that is left of it where the
    /// dossier is removed. Where that cannot be written, it is found by what it is known as long as it is there.
    fn tell_predecessor(&mut self, head: &DossierHead, session: &mut Session<'_>) {
        let named = DossierRef { name: head.name.clone(), id: head.id.clone() };
        let found = self.folder.all();
        let before = head.supersedes.as_ref().and_then(|of| FoundIndex::of(&found).referred(of));
        let Some(before) = before.filter(|_| !named.id.is_empty()) else { return };
        if self.saves_in() == Some(&before.path) {
            session.follow_successor(&named);
            self.save(session);
            return;
        }
        if let Ok((mut file, mut dossier)) = self.open_whole(&before.path, None)
            && dossier.decision.follow_successor(&named)
        {
            let _ = self.write(&mut file, &dossier);
        }
    }

    /// The file first, then the title in it: cut off in between, the dossier is listed as before.
    fn rename_file(
        &self,
        file: &mut LockedFile,
        mut dossier: Dossier,
        title: &SafeText,
        stem: &str,
    ) -> Result<DossierHead, String> {
        let path = file.path();
        let before = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = |stem: &str| format!("{stem}.yaml");
        if before != stem {
            let renamed = file.rename(&name(stem), &holder());
            renamed.map_err(|error| self.why_not(&error))?;
            dossier.head.was_called(&before);
        }
        dossier.head.name = title.clone();
        dossier.head.formerly.retain(|former| former != stem);
        self.write(file, &dossier).inspect_err(|_| {
            if before != stem {
                // Where that fails too, the first error is the one to tell.
                let _ = file.rename(&name(&before), &holder());
            }
        })?;
        Ok(dossier.head)
    }

    /// A dossier of which this run has no lock, with what was typed in it; why not is a part of a sentence. Where the person
    /// goes on from what was `seen` in it, nothing else may be there: that is what somebody else wrote.
    pub(super) fn open_whole(
        &self,
        path: &Path,
        seen: Option<&[u8]>,
    ) -> Result<(LockedFile, Dossier), String> {
        let messages = self.loaded.messages;
        let opened = LockedFile::open(path, &holder(), self.folder.rights, is_dossier);
        let (file, bytes) = opened.map_err(|error| self.why_not(&error))?;
        let bytes = bytes.ok_or_else(|| messages.not_among_dossiers().to_owned())?;
        if seen.is_some_and(|seen| seen != bytes) {
            return Err(messages.file_changed().to_owned());
        }
        let found = read_dossier(&bytes);
        if found.damage.is_some() || found.dossier.head.is_newer() {
            return Err(messages.dossier_unreadable().to_owned());
        }
        let (dossier, _) = with_typed(found.dossier, file.typed());
        Ok((file, dossier))
    }

    /// Its number stays: what is in view is still the newest, with which the next run goes on.
    pub(super) fn write(&self, file: &mut LockedFile, dossier: &Dossier) -> Result<(), String> {
        file.save_in_place(dossier_text(dossier).as_bytes()).map_err(|error| self.why_not(&error))
    }

    /// Why something cannot be done with a file: without the names of files that a person never saw.
    pub(super) fn why_not(&self, error: &FileError) -> String {
        let messages = self.loaded.messages;
        match &error.why {
            FileReason::InUse { by } => {
                let (who, since) = who_and_since(by, self.loaded);
                messages.in_use_by_since(&who, since.as_deref())
            }
            FileReason::NotOurs => messages.not_ours_in_the_way(&shown(&error.path)),
            // What is not there yet is made: only its folder can be missing.
            FileReason::Missing => match error.path.parent().filter(|it| !it.as_os_str().is_empty()) {
                Some(folder) => messages.folder_missing(&shown(folder)),
                None => file_sentence_part(error, messages),
            },
            why => file_reason(why, messages),
        }
    }
}
