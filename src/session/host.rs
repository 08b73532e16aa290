//! What a front end and the program around it ask of each other.

use super::Session;
use super::dossiers::{DossierAction, DossierDone};
use super::report_page::ReportKind;

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
    /// It is not saved, and why: part of a sentence. It is tried again.
    Failed(String),
    /// What was confirmed is saved, and what is ticked or typed could not be kept, and why. It is tried again.
    TypedFailed(String),
    /// Nothing that is answered now is saved, and why: part of a sentence.
    Off(String),
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
