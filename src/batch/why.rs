//! Why an app has its standing, and what would change that, as data and as text.

use std::collections::BTreeMap;

use super::json::WhyV2;
use super::walk::unused;
use super::{Ending, ending};
use crate::engine::AnswerValue;
use crate::model::{AppIx, Model, QuestionIx};
use crate::report::listing_lines;
use crate::session::{Action, Session};
use crate::text::Messages;

/// What came of asking why.
#[derive(Debug, Clone)]
pub struct WhyReport<'m> {
    /// For other programs.
    pub json: WhyV2<'m>,
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
    choices: BTreeMap<QuestionIx, AnswerValue>,
    width: usize,
) -> WhyReport<'m> {
    // An answer that waits may be changed; one that is set aside is not used, and does not count in a change either.
    let all = Session::resume(model, messages, choices.clone(), Default::default());
    let ignored = unused(model, messages, &all.whole().walk, choices.keys().copied());
    let (_, set_aside) = all.off_path();
    let mut used = choices;
    used.retain(|question, _| !set_aside.contains(question));
    let session = Session::resume(model, messages, used, Default::default());
    let why = session.why(app);
    let position = session.whole().walk.position;
    let ending = ending(model, position);
    let mut page = session.why_page(&why);
    // Nobody chooses a row here.
    page.rows = page.rows.iter().filter(|row| row.action != Some(Action::Stay)).cloned().collect();
    WhyReport {
        json: WhyV2::of(model, position, &why),
        text: listing_lines(&page, messages, width).join("\n") + "\n",
        ending,
        ignored,
    }
}
