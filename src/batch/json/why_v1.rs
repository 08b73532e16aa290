//! `why --format json`, version 1.

use serde::Serialize;

use super::parts::{AppStandingJson, Keyed, ReasonJson, app_ids, question_id};
use crate::analysis::{Change, Counterfactuals};
use crate::engine::Position;
use crate::model::Model;
use crate::session::AppWhy;

/// More sets of changes than this are not listed: the bound is lowered instead.
const LISTED: usize = 2_000;

/// Why an app has its standing, and what would change that.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhyV1<'m> {
    app: &'m str,
    standing: &'static str,
    reasons: Vec<ReasonJson<'m>>,
    changes: Vec<ChangeV1<'m>>,
    bound: usize,
    exhausted: bool,
}

/// A set of changed answers, and its effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct ChangeV1<'m> {
    set: Keyed<'m, Vec<String>>,
    returns: Vec<&'m str>,
    drops: Vec<&'m str>,
    open: Vec<&'m str>,
}

impl<'m> WhyV1<'m> {
    /// What was found.
    pub(in crate::batch) fn of(model: &'m Model, why: &AppWhy<'_>) -> Self {
        let AppStandingJson { id, standing, reasons, .. } = AppStandingJson::of(model, &why.advice);
        let (listed, bound, exhausted) = listed(&why.found);
        let changes = listed.iter().map(|change| ChangeV1::of(model, change)).collect();
        Self { app: id, standing, reasons, changes, bound, exhausted }
    }
}

impl<'m> ChangeV1<'m> {
    fn of(model: &'m Model, change: &Change) -> Self {
        let set = change.set.iter().map(|choice| {
            let question = model.graph.questions.row(choice.question);
            (question.id.as_str(), choice.given.words(question))
        });
        Self {
            set: Keyed(set.collect()),
            returns: app_ids(model, &change.returns),
            drops: app_ids(model, &change.drops),
            open: match change.position {
                Position::At(question) => vec![question_id(model, question)],
                Position::Done(_) | Position::Stuck(_) => Vec::new(),
            },
        }
    }
}

/// All changes up to a size at which they are not too many, that size, and whether no larger one is left out.
fn listed(found: &Counterfactuals<'_>) -> (Vec<Change>, usize, bool) {
    let (mut all, mut bound, mut exhausted) = (Vec::new(), found.bound(), found.is_exhausted());
    for size in 0..=found.bound() {
        let (up_to, is_all) = found.each(size, LISTED);
        if !is_all {
            (bound, exhausted) = (size.saturating_sub(1), false);
            if size == 1 {
                // One question has more answers than can be listed: those that differ least from the one given.
                all = found.nearest(LISTED).0;
            }
            break;
        }
        all = up_to;
    }
    debug_assert!(
        all.len() <= LISTED && bound <= found.bound(),
        "no more is listed, and none that was not searched for"
    );
    (all, bound, exhausted)
}
