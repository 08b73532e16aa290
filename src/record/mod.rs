//! The saved walk: how it is written and read back, and when it is saved. Knows neither the file system nor the clock:
//! files are reached through [`WalkStorage`], and the time and the user are passed in.

mod answers;
mod autosave;
mod checklist;
mod dossier;
mod header;
mod previous_walk;
mod saved_walk;
mod scalar;
mod storage;
#[cfg(test)]
mod tests;

pub use answers::{Answers, Mistake, MistakeKind, given_from_words, mistakes_text};
pub use autosave::Autosave;
pub use checklist::{Checklist, is_checklist};
pub use dossier::{
    Damage, Dossier, DossierHead, DroppedApp, FoundDossier, HEAD_BYTES, MadeWith, RecordedAdvice,
    RecordedApp, RecordedChoice, RecordedDraft, RecordedFact, Stands, dossier_text, is_dossier, read_dossier,
};
pub use header::{is_saved_walk, timestamp};
pub use previous_walk::PreviousWalk;
pub use saved_walk::walk_text;
pub use scalar::{answer_value, scalar};
pub use storage::{NotOpened, WalkFile, WalkPart, WalkStorage};

use crate::model::Model;

/// What every answer rests on: the content, and the digests by which it is known for good.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'m> {
    /// The tree and the catalogue.
    pub model: &'m Model,
    /// The sha256 of the tree, in hexadecimal.
    pub tree_digest: &'m str,
    /// The sha256 of the catalogue, in hexadecimal.
    pub catalogue_digest: &'m str,
}
