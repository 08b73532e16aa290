//! What a front end and the program around it ask of each other.

use super::Session;
use super::dossiers::{DossierAction, DossierDone};
use super::letter_files::LettersToSave;
use super::report_page::ReportKind;
use crate::text::Messages;

/// The world around a front end: where answers and reports go.
pub trait Host {
    /// Saves what changed; after each answer. It waits for the disk, but no longer than a second.
    fn save(&mut self, session: &Session<'_>) -> SaveState;

    /// What became of saving, where that was not known yet. After something was done with dossiers: of what is in view then.
    fn save_state(&mut self) -> SaveState;

    /// Keeps what is ticked or typed and not confirmed, quickly and not for certain: about every second while a person
    /// makes an answer. Whether nothing of it is left to keep: until then this is asked again soon.
    fn keep_typed(&mut self, session: &Session<'_>) -> bool;

    /// Saves what could not be saved, once more; asked every few seconds while something is not, without waiting for the disk.
    fn try_again(&mut self, _session: &Session<'_>) -> SaveState {
        self.save_state()
    }

    /// Looks whether others still have open what the session says that they have; asked every few seconds while it says so of
    /// anything. Whether it says something else since.
    fn look_at_others(&mut self, _session: &mut Session<'_>) -> bool {
        false
    }

    /// Whether answers can be saved, as far as is known.
    fn is_saving(&self) -> bool {
        true
    }

    /// Does something with dossiers; the session then has another one in view, or another list.
    ///
    /// # Errors
    /// Why it failed, as a sentence. What was in view stays.
    fn dossier(&mut self, action: DossierAction, session: &mut Session<'_>) -> Result<DossierDone, String>;

    /// Saves the report in a file of that kind. Where it is then, or why it is not, in sentences.
    fn save_report(&mut self, kind: ReportKind, session: &Session<'_>) -> String;

    /// Saves letters, a file each. Where they are then, and what was not saved and why, in sentences.
    fn save_letters(&mut self, letters: LettersToSave, session: &Session<'_>) -> String;
}

/// What became of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// All is saved.
    Saved,
    /// It is saved, in another place than before: a sentence says where, and why. From then on that stays so.
    Beside(String),
    /// The disk has not answered yet.
    Pending,
    /// Something that was confirmed is not saved. It is tried again.
    Failed(Unsaved),
    /// What is ticked or typed could not be kept, and all that was confirmed is saved. It is tried again.
    TypedFailed(Unsaved),
    /// Nothing that is answered or typed now is saved.
    Off(Unsaved),
}

impl SaveState {
    /// What is not saved, where that is known.
    #[must_use]
    pub fn unsaved(&self) -> Option<&Unsaved> {
        match self {
            Self::Saved | Self::Beside(_) | Self::Pending => None,
            Self::Failed(unsaved) | Self::TypedFailed(unsaved) | Self::Off(unsaved) => Some(unsaved),
        }
    }
}

/// What is not saved, why not, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Why not: part of a sentence.
    pub reason: String,
    /// Only what is ticked or typed, and nothing that was confirmed.
    pub is_typed: bool,
    /// Nothing was saved before either.
    pub is_all: bool,
    /// What becomes of it when the person leaves.
    pub then: AtLeaving,
}

/// What becomes of what is not saved when the person leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtLeaving {
    /// It is lost.
    Lost,
    /// It is tried once more to save it.
    TriedAgain,
    /// The same; where that fails too, it goes in a file of its own.
    Copied,
}

impl Unsaved {
    /// What was confirmed last, which is tried again.
    #[must_use]
    pub fn new(reason: &str) -> Self {
        Self { reason: reason.to_owned(), is_typed: false, is_all: false, then: AtLeaving::TriedAgain }
    }

    /// What a person who is about to leave has to know.
    #[must_use]
    pub fn at_leaving(&self, messages: Messages) -> String {
        let what = match (self.is_typed, self.is_all) {
            (false, false) => messages.unsaved_latest(),
            (false, true) => messages.unsaved_all(),
            (true, false) => messages.unsaved_typed(),
            (true, true) => messages.unsaved_all_typed(),
        };
        let then = match self.then {
            AtLeaving::Lost => messages.leaving_loses(),
            AtLeaving::TriedAgain => messages.leaving_tries(),
            AtLeaving::Copied => messages.leaving_copies(),
        };
        format!("{what} {then}")
    }

    /// What is told of it while the person goes on.
    #[must_use]
    pub fn notice(&self, messages: Messages) -> String {
        match self.is_typed {
            true => messages.typed_not_kept(&self.reason),
            false => messages.not_saved(&self.reason),
        }
    }
}

/// How a front end ended. A terminal is as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Left,
    /// The person goes on line by line.
    ToLines,
    /// There was no more input.
    InputEnded,
    /// A signal ended it: the exit code is 128 and its number.
    Signal(i32),
    /// The terminal is gone: there is nobody to tell anything.
    TerminalGone,
}
