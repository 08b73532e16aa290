//! `walk --format json`, version 1.

use serde::{Serialize, Serializer};

use super::letters::{LetterJson, letters};
use super::parts::{AppStandingJson, AttentionJson, StepJson, fault_at, outcome, path, question_id};
use crate::batch::Basis;
use crate::engine::Position;
use crate::session::Session;

/// The version.
const FORMAT: u32 = 1;

/// One walk: where it ends, the standing of every app and why.
#[derive(Debug, Clone, Serialize)]
pub struct WalkV1<'m> {
    format: u32,
    today: Option<String>,
    tree: TreeV1<'m>,
    catalogue: CatalogueV1<'m>,
    outcome: Option<&'m str>,
    next: Option<&'m str>,
    /// Only where the walk met a fault of the tree.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    path: Vec<StepJson<'m>>,
    skipped: Vec<&'m str>,
    labels: Vec<&'m str>,
    apps: AppsV1<'m>,
    attention: Vec<AttentionJson>,
    open: Vec<&'m str>,
    /// Only where the tree has words for letters to suppliers.
    #[serde(skip_serializing_if = "Option::is_none")]
    letters: Option<Vec<LetterJson<'m>>>,
}

/// The tree that was walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TreeV1<'m> {
    id: &'m str,
    edition: &'m str,
    sha256: &'m str,
}

/// The catalogue that was pruned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CatalogueV1<'m> {
    sha256: &'m str,
}

/// The apps, each made when it is written: all of a large catalogue at once would be many times the catalogue.
#[derive(Debug, Clone)]
struct AppsV1<'m> {
    session: &'m Session<'m>,
}

impl Serialize for AppsV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let model = self.session.model();
        serializer.collect_seq(self.session.verdicts().map(|told| AppStandingJson::of(model, told)))
    }
}

impl<'m> WalkV1<'m> {
    /// The whole walk of a session.
    pub(in crate::batch) fn of(basis: Basis<'m>, session: &'m Session<'m>) -> Self {
        // With what suppliers replied, where anything was.
        let model = session.model();
        let core = &session.whole().walk;
        debug_assert_eq!(core.path, session.state().walk.path, "no earlier question is in view");
        Self {
            format: FORMAT,
            today: model.today.map(|day| day.to_string()),
            tree: TreeV1 {
                id: &model.graph.id,
                edition: model.graph.edition.as_str(),
                sha256: basis.tree_digest,
            },
            catalogue: CatalogueV1 { sha256: basis.catalogue_digest },
            outcome: outcome(model, core.position),
            next: match core.position {
                Position::At(question) => Some(question_id(model, question)),
                Position::Done(_) | Position::Stuck(_) => None,
            },
            error: fault_at(model, session.messages(), core.position),
            path: path(model, &core.path),
            skipped: core.skipped.iter().map(|skip| question_id(model, skip.question)).collect(),
            labels: core.labels.iter().map(|label| model.graph.labels.row(*label).as_str()).collect(),
            apps: AppsV1 { session },
            attention: session
                .organisation()
                .points
                .iter()
                .map(|told| AttentionJson::of(&told.point))
                .collect(),
            open: core.open().map(|question| question_id(model, question)).collect(),
            letters: letters(session),
        }
    }
}
