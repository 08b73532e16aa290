//! Saves a walk while a person makes it: what is saved when, and what becomes of an earlier walk.
//!
//! Answers are saved as soon as one changes. The checklist has no file until a step is done. Nothing that goes wrong
//! ends the walk, with one exception: a file that a person named and that is not a saved walk is left alone.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::checklist::checklist_text;
use super::header::Header;
use super::header::read_timestamp;
use super::storage::{NotOpened, WalkFile, WalkPart, WalkStorage};
use super::{Basis, Checklist, PreviousWalk, is_saved_walk, timestamp, walk_text};
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::session::Session;
use crate::text::{Messages, SafeText};

/// Saves one walk.
pub struct Autosave<'c, S: WalkStorage> {
    basis: Basis<'c>,
    messages: Messages,
    storage: S,
    /// How this run is shown to others: name and machine.
    user: String,
    answers: SaveSlot<S::Handle>,
    checklist: SaveSlot<S::Handle>,
    /// Earlier answers that no longer fit: kept in the file as comments.
    unfit: Vec<String>,
    /// Where the answers went when others had changed the file.
    conflict_copy: Option<String>,
    /// Where the answers are that were found for another edition of the tree, until they are saved here.
    found_in: Option<String>,
    /// What was saved last, so that looking around saves nothing.
    last_saved: Option<(BTreeMap<QuestionIx, AnswerValue>, Checklist)>,
    /// Whether the file holds answers: they are kept when the person begins again.
    holds_answers: bool,
}

/// Where something is saved, or why it is not.
enum SaveSlot<F> {
    Open(F),
    /// Opened when there is something to save.
    Unopened,
    Closed(String),
}

impl<'c, S: WalkStorage> Autosave<'c, S> {
    /// Opens the files of a walk and reads what is in them. When they cannot be saved the walk continues without, and
    /// the remarks say so. `user` has no blanks.
    ///
    /// # Errors
    /// When what is there is not ours, or cannot be read: one sentence.
    pub fn open(
        basis: Basis<'c>,
        messages: Messages,
        storage: S,
        user: &str,
        now: OffsetDateTime,
    ) -> Result<(Self, PreviousWalk), String> {
        debug_assert!(
            !user.contains(char::is_whitespace),
            "the time is what follows the last blank: {user:?}"
        );
        let opened = storage.open(WalkPart::Answers, &holder(user, now));
        let mut autosave = Self {
            basis,
            messages,
            storage,
            user: user.to_owned(),
            answers: SaveSlot::Unopened,
            checklist: SaveSlot::Unopened,
            unfit: Vec::new(),
            conflict_copy: None,
            found_in: None,
            last_saved: None,
            holds_answers: false,
        };
        let mut previous = PreviousWalk::default();
        match opened {
            Ok((file, bytes)) => {
                autosave.answers = SaveSlot::Open(file);
                autosave.read_previous(bytes, &mut previous, now);
            }
            Err(NotOpened::Refused(sentence)) => return Err(sentence),
            Err(NotOpened::InUse { by }) => {
                previous.remarks.push(in_use(&by, messages, now));
                autosave.go_on_unsaved(in_use_reason(&by, messages), &mut previous, now);
            }
            Err(NotOpened::CannotSave(reason)) => {
                previous.remarks.push(messages.cannot_save(&reason));
                autosave.go_on_unsaved(reason, &mut previous, now);
            }
        }
        if !matches!(autosave.answers, SaveSlot::Closed(_))
            && let Some(bytes) = autosave.storage.read(WalkPart::Checklist)
        {
            previous.read_checklist(basis, bytes);
        }
        autosave.unfit = previous.unfit.clone();
        autosave.holds_answers = !previous.choices.is_empty();
        Ok((autosave, previous))
    }

    /// Where the answers are saved, if they are.
    pub fn path(&self) -> Option<String> {
        match &self.answers {
            SaveSlot::Open(file) => Some(file.path()),
            SaveSlot::Unopened | SaveSlot::Closed(_) => None,
        }
    }

    /// Whether answers are not saved in this run.
    pub fn is_closed(&self) -> bool {
        matches!(self.answers, SaveSlot::Closed(_))
    }

    /// Where the answers are now: where they are saved or, while nothing was saved yet, where they were found.
    pub fn answers_in(&self) -> Option<String> {
        self.found_in.clone().filter(|_| self.last_saved.is_none()).or_else(|| self.path())
    }

    /// Where the answers went when others had changed the file.
    pub fn conflict_copy(&self) -> Option<&str> {
        self.conflict_copy.as_deref()
    }

    /// Saves what has changed since the last time.
    ///
    /// # Errors
    /// Why not: part of a sentence. Then it is tried again at the next call.
    pub fn save(&mut self, session: &Session<'_>, now: OffsetDateTime) -> Result<(), String> {
        // Its answers are read against the content alone: no reply is kept here.
        let walk = (session.catalogued_choices(), session.ticked());
        if self.last_saved.as_ref() == Some(&walk) {
            return Ok(());
        }
        let (choices, done) = &walk;
        // Answers are never taken away one by one: without any the person has begun again.
        if choices.is_empty()
            && self.holds_answers
            && let SaveSlot::Open(file) = &mut self.answers
        {
            file.keep_earlier(&timestamp(now))?;
            self.holds_answers = false;
        }
        let text = walk_text(self.basis, self.messages, choices, &timestamp(now), &self.unfit);
        debug_assert!(is_saved_walk(text.as_bytes()), "what is saved is known as ours at the next start");
        if let Some(copy) = self.write(WalkPart::Answers, &text, now)? {
            self.conflict_copy = Some(copy);
        }
        if !(matches!(self.checklist, SaveSlot::Unopened) && done.is_empty()) {
            self.write(WalkPart::Checklist, &checklist_text(self.messages, done), now)?;
        }
        self.holds_answers = !choices.is_empty();
        self.last_saved = Some(walk);
        Ok(())
    }

    /// Saves a text in its file; the path of a copy when others had changed it.
    fn write(&mut self, part: WalkPart, text: &str, now: OffsetDateTime) -> Result<Option<String>, String> {
        let slot = match part {
            WalkPart::Answers => &mut self.answers,
            WalkPart::Checklist => &mut self.checklist,
        };
        let saved_at = timestamp(now);
        match slot {
            SaveSlot::Open(file) => file.save(text, &saved_at),
            SaveSlot::Closed(reason) => Err(reason.clone()),
            SaveSlot::Unopened => {
                let opened = self.storage.open(part, &holder(&self.user, now));
                let (mut file, _) = opened.map_err(|error| match error {
                    NotOpened::InUse { by } => in_use_reason(&by, self.messages),
                    NotOpened::CannotSave(reason) | NotOpened::Refused(reason) => reason,
                })?;
                let saved = file.save(text, &saved_at);
                *slot = SaveSlot::Open(file);
                saved
            }
        }
    }

    /// Going on from what is there does no harm: nothing is written.
    fn go_on_unsaved(&mut self, reason: String, previous: &mut PreviousWalk, now: OffsetDateTime) {
        self.answers = SaveSlot::Closed(reason.clone());
        self.checklist = SaveSlot::Closed(reason);
        let bytes = self.storage.read(WalkPart::Answers);
        if let Some(walk) = bytes.and_then(|bytes| self.read_walk(bytes, now)) {
            previous.replace_answers(walk);
        }
    }

    /// Reads what the file held. A damaged one is put aside and the version before it is taken.
    fn read_previous(&mut self, bytes: Option<Vec<u8>>, previous: &mut PreviousWalk, now: OffsetDateTime) {
        let Some(bytes) = bytes else { return self.read_older_edition(previous, now) };
        if is_saved_walk(&bytes)
            && let Some(walk) = self.read_walk(bytes, now)
        {
            return previous.replace_answers(walk);
        }
        let SaveSlot::Open(file) = &mut self.answers else { return };
        let before = file.previous();
        match file.set_aside() {
            Ok(Some(aside)) => previous.remarks.push(self.messages.damaged_aside(&aside)),
            Ok(None) => {}
            Err(reason) => {
                previous.remarks.push(self.messages.cannot_save(&reason));
                self.answers = SaveSlot::Closed(reason.clone());
                self.checklist = SaveSlot::Closed(reason);
            }
        }
        let Some(before) = before else { return };
        let text = String::from_utf8_lossy(&before).into_owned();
        if let Some(walk) = self.read_walk(before, now) {
            previous.replace_answers(walk);
            previous.remarks.push(self.messages.previous_opened().to_owned());
            self.put_back(&text, previous, now);
        }
    }

    /// The version that was taken stands in the place of the damaged one at once: a person who only looks finds it
    /// again.
    fn put_back(&mut self, text: &str, previous: &mut PreviousWalk, now: OffsetDateTime) {
        let SaveSlot::Open(file) = &mut self.answers else { return };
        match file.save(text, &timestamp(now)) {
            Ok(copy) => self.conflict_copy = copy,
            Err(reason) => {
                previous.remarks.push(self.messages.cannot_save(&reason));
                self.answers = SaveSlot::Closed(reason.clone());
                self.checklist = SaveSlot::Closed(reason);
            }
        }
    }

    /// The tree was changed since: the last answers for a tree of this id are taken over, and stay where they are.
    fn read_older_edition(&mut self, previous: &mut PreviousWalk, now: OffsetDateTime) {
        let saved_at = |bytes: &Vec<u8>| {
            let header = Header::read(&String::from_utf8_lossy(bytes));
            let is_ours = header.tree.as_deref() == Some(self.basis.model.graph.id.as_str());
            is_ours.then_some(header.saved)
        };
        let walks = self.storage.all_walks().into_iter();
        let ours = walks.filter_map(|(path, bytes)| Some((saved_at(&bytes)?, path, bytes)));
        let Some((_, path, bytes)) = ours.max_by(|a, b| a.0.cmp(&b.0)) else { return };
        if let Some(walk) = self.read_walk(bytes, now) {
            previous.replace_answers(walk);
            self.found_in = Some(path);
        }
    }

    fn read_walk(&self, bytes: Vec<u8>, now: OffsetDateTime) -> Option<PreviousWalk> {
        PreviousWalk::read(self.basis, self.messages, bytes, now)
    }
}

/// What others see of this run: who, and since when.
fn holder(user: &str, now: OffsetDateTime) -> String {
    format!("{user} {}", timestamp(now))
}

/// Who has the file open, and since when: a sentence for the start.
fn in_use(by: &str, messages: Messages, now: OffsetDateTime) -> String {
    let by = by.trim();
    let (user, since) = match by.rsplit_once(' ') {
        Some((user, since)) => (user, read_timestamp(since)),
        None => (by, None),
    };
    let user = SafeText::new(user).one_line();
    let user = if user.is_empty() { messages.someone() } else { &user };
    messages.in_use_unsaved(user, since.map(|since| messages.lang().moment(now, since)).as_deref())
}

/// The same as the reason in another sentence.
fn in_use_reason(by: &str, messages: Messages) -> String {
    match by {
        "" => messages.file_in_use().to_owned(),
        by => messages.file_in_use_by(&SafeText::new(by).one_line()),
    }
}
