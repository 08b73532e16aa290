//! The dossier: how it is written and read back, what goes into it while a person walks, and what of it fits the content of
//! today. Walks that earlier versions saved, and files of answers, are read too. Knows neither the file system nor the
//! clock: bytes, the time and the user are passed in.

mod answers;
mod autosave;
mod checklist;
mod dossier;
mod fitting;
mod header;
mod names;
mod previous_walk;
mod recorded;
mod saved_walk;
mod scalar;
mod settled;
#[cfg(test)]
mod tests;

pub use answers::{Answers, Mistake, MistakeKind, given_from_words, mistakes_text};
pub use autosave::Autosave;
pub use checklist::{Checklist, is_checklist};
pub use dossier::{
    Damage, Dossier, DossierHead, DroppedApp, FoundDossier, HEAD_BYTES, MadeWith, MoreLeft, RecordedAdvice,
    RecordedApp, RecordedChoice, RecordedDraft, RecordedFact, RecordedFirst, RecordedNoun, RecordedOpen,
    RecordedPoint, RecordedSource, RecordedTask, RecordedWouldChange, Stands, dossier_schema, dossier_text,
    is_cut_dossier, is_dossier, is_whole, read_dossier,
};
pub use header::{is_saved_walk, read_timestamp, timestamp, tree_of_answers};
pub use names::{default_name, is_name, name_from, name_part, numbered_name, without_number};
pub use previous_walk::{PreviousWalk, is_answers, saved_for};
pub use scalar::{answer_value, scalar};
pub use settled::Settled;

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
