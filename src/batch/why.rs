//! Why an app stands where it stands, and what would change that, as data and as text.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::walk::app_json;
use super::{Ending, ending, json};
use crate::analysis::{Change, ChangeGoal, Counterfactuals, SearchBudget, counterfactuals};
use crate::engine::{AnswerValue, Position, replay, standing};
use crate::model::{AppIx, Model, QuestionIx};
use crate::report::listing_lines;
use crate::session::{Draft, Page, Screen, Session};
use crate::text::Messages;

/// More sets of changes than this are not listed: the bound is lowered instead.
const LISTED: usize = 2_000;

/// What came of asking why.
#[derive(Debug, Clone)]
pub struct Why {
    /// For other programs.
    pub json: Json,
    /// To be read.
    pub text: String,
    /// How it ended: badly only when the walk met a fault of the tree.
    pub ending: Ending,
    /// The ids of the questions that were answered but not asked.
    pub ignored: Vec<String>,
}

/// Tells why an app stands where it stands after these choices, and what would change that. Text is set in `width`
/// columns.
pub fn why(
    model: &Model,
    messages: Messages,
    app: AppIx,
    mut choices: BTreeMap<QuestionIx, AnswerValue>,
    width: usize,
) -> Why {
    let state = replay(model, &choices);
    let off_path: Vec<QuestionIx> =
        choices.keys().copied().filter(|question| state.walk.given(*question).is_none()).collect();
    for question in &off_path {
        choices.remove(question);
    }
    let ignored = off_path.iter().map(|question| json::question_id(model, *question).to_owned()).collect();
    let found = counterfactuals(model, choices.clone(), ChangeGoal::App(app), &SearchBudget::default());
    let (listed, bound, exhausted) = listed(&found);
    let told = app_json(model, &state, app, standing(model, &state, app));
    let json = json!({
        "app": told.get("id"),
        "standing": told.get("standing"),
        "reasons": told.get("reasons"),
        "changes": listed.iter().map(|change| change_json(model, change)).collect::<Json>(),
        "bound": bound,
        "exhausted": exhausted,
    });
    let ending =
        if ending(model, state.walk.position) == Ending::Fault { Ending::Fault } else { Ending::Fine };
    let session = Session::resume(model, messages, choices, Default::default());
    let text = match session.page(Screen::Why(app), &Draft::default()) {
        Page::Listing(page) => listing_lines(&page, messages, width).join("\n") + "\n",
        _ => String::new(),
    };
    Why { json, text, ending, ignored }
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
    (all, bound, exhausted)
}

fn change_json(model: &Model, change: &Change) -> Json {
    let set = change.set.iter().map(|choice| {
        let question = model.graph.questions.row(choice.question);
        (question.id.clone(), json!(choice.given.words(question)))
    });
    let ids = |apps: &[AppIx]| apps.iter().map(|app| json!(json::app_id(model, *app))).collect::<Json>();
    let open = match change.position {
        Position::At(question) => vec![json::question_id(model, question)],
        Position::Done(_) | Position::Stuck(_) => Vec::new(),
    };
    json!({
        "set": set.collect::<serde_json::Map<String, Json>>(),
        "returns": ids(&change.returns),
        "drops": ids(&change.drops),
        "open": open,
    })
}
