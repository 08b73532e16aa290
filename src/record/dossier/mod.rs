//! The dossier: one walk with everything that was decided, as a file. It holds questions and answers as they were shown, so
//! that it can be read whatever becomes of the tree; the ids beside them are what a walk goes on from.

mod advice;
mod choice;
mod decision;
mod draft;
mod fields;
mod head;
mod listed;
mod more_left;
mod opinion;
mod reading;
mod reply;
mod schema;
mod selection;
mod status;
mod task;
#[cfg(test)]
mod tests;
mod would_change;
mod written;

pub use advice::{
    DroppedApp, RecordedAdvice, RecordedApp, RecordedFact, RecordedFirst, RecordedNoun, RecordedPoint,
    RecordedSource,
};
pub use choice::RecordedChoice;
pub use draft::RecordedDraft;
pub use head::{DossierHead, HEAD_BYTES, Stands, is_cut_dossier, is_dossier};
pub use listed::{RecordedOpen, RecordedTask};
pub use more_left::MoreLeft;
pub use reading::{Damage, FoundDossier, is_whole, read_dossier};
pub use schema::dossier_schema;
pub use would_change::RecordedWouldChange;

use crate::session::{Decision, FormDrafts, Reply};
use crate::source::digest;
use crate::text::{Day, SafeText};
use written::{MapWriter, Written};

/// What stands before the digest in the last line.
const DIGEST: &str = "sha256: ";

/// A dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Its first lines.
    pub head: DossierHead,
    /// With which content it was made.
    pub made: MadeWith,
    /// The answers, in the order of the tree.
    pub choices: Vec<RecordedChoice>,
    /// What is made of questions and not confirmed.
    pub drafts: Vec<RecordedDraft>,
    /// What is typed into forms and not confirmed.
    pub forms: FormDrafts,
    /// Who typed what of that, where that is not who saved the dossier: of each form its fields.
    pub typed_by: FormDrafts,
    /// Answers to earlier trees that fit no longer.
    pub unfit: Vec<RecordedChoice>,
    /// What suppliers replied.
    pub replies: Vec<Reply>,
    /// The replies that the content did not know any more, by their places from 1.
    pub unfit_replies: Vec<usize>,
    /// What was decided.
    pub decision: Decision,
    /// The advice as it was, at an outcome.
    pub advice: Option<RecordedAdvice>,
}

/// With which content a dossier was made, on which day, and by whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MadeWith {
    /// The title of the tree.
    pub title: SafeText,
    /// Its edition.
    pub edition: SafeText,
    /// The sha256 of the tree.
    pub tree_digest: String,
    /// The sha256 of the catalogue.
    pub catalogue_digest: String,
    /// The version of the program.
    pub program: String,
    /// The day on which everything was judged.
    pub day: Option<Day>,
    /// Who saved it: name and machine.
    pub by: SafeText,
    /// The language in which everything was shown; empty where nobody kept it.
    pub lang: String,
}

impl MadeWith {
    fn written(&self) -> MapWriter {
        MapWriter::default()
            .text("title", &self.title)
            .text("edition", &self.edition)
            .id("tree_sha256", &self.tree_digest)
            .id("catalogue_sha256", &self.catalogue_digest)
            .put("program", Written::Text(self.program.clone()))
            .day("day", self.day)
            .text("by", &self.by)
            .put_some("lang", (!self.lang.is_empty()).then(|| Written::Id(self.lang.clone())))
    }
}

/// A dossier as the text of its file.
pub fn dossier_text(dossier: &Dossier) -> String {
    let text = dossier.head.text() + &Written::file(parts(dossier));
    format!("{text}{DIGEST}{}\n", digest(text.as_bytes()))
}

/// What stands below the first lines.
fn parts(dossier: &Dossier) -> Vec<(String, Written)> {
    let mut parts = vec![("made".to_owned(), dossier.made.written().done())];
    let mut list = |key: &str, items: Vec<Written>| {
        if !items.is_empty() {
            parts.push((key.to_owned(), Written::List(items)));
        }
    };
    list("choices", dossier.choices.iter().map(RecordedChoice::written).collect());
    list("unconfirmed", dossier.drafts.iter().map(RecordedDraft::written).collect());
    list("set_aside", dossier.unfit.iter().map(RecordedChoice::written).collect());
    list("replies", dossier.replies.iter().map(reply::written).collect());
    list("unfit_replies", dossier.unfit_replies.iter().map(|at| Written::Bare(at.to_string())).collect());
    let mut map = |key: &str, map: MapWriter| match map.done() {
        Written::Map(entries) if entries.is_empty() => {}
        entries => parts.push((key.to_owned(), entries)),
    };
    map("typed", draft::written_forms(&dossier.forms));
    map("typed_by", draft::written_forms(&dossier.typed_by));
    map("decision", decision::written(&dossier.decision));
    parts.extend(dossier.advice.as_ref().map(|advice| ("advice".to_owned(), advice.written())));
    parts
}
