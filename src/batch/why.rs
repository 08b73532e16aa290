//! Why an app has its standing, and what would change that, as data and as text.

use std::collections::BTreeMap;

use super::json::WhyV1;
use super::walk::unused;
use super::{Ending, ending};
use crate::engine::{AnswerValue, replay};
use crate::model::{AppIx, Model, QuestionIx};
use crate::report::listing_lines;
use crate::session::Session;
use crate::text::Messages;

/// What came of asking why.
#[derive(Debug, Clone)]
pub struct WhyReport<'m> {
    /// For other programs.
    pub json: WhyV1<'m>,
    /// To be read.
    pub text: String,
    /// How the walk ended.
    pub ending: Ending,
    /// Of each answer that was not used, why not, in words.
    pub ignored: Vec<String>,
}

/// Tells why an app has its standing after these choices, and what would change that. Text is set in `width`
/// columns.
pub fn why<'m>(
    model: &'m Model,
    messages: Messages,
    app: AppIx,
    mut choices: BTreeMap<QuestionIx, AnswerValue>,
    width: usize,
) -> WhyReport<'m> {
    let core = replay(model, &choices).walk;
    // An answer that is not used does not count in a change either.
    let ignored = unused(model, messages, &core, choices.keys().copied());
    let off_path: Vec<QuestionIx> =
        choices.keys().copied().filter(|question| core.given(*question).is_none()).collect();
    for question in &off_path {
        choices.remove(question);
    }
    let session = Session::resume(model, messages, choices, Default::default());
    let why = session.why(app);
    let ending = ending(model, core.position);
    WhyReport {
        json: WhyV1::of(model, &why),
        text: listing_lines(&session.why_page(&why), messages, width).join("\n") + "\n",
        ending,
        ignored,
    }
}
