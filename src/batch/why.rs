//! Why an app has its standing, and what would change that, as data and as text.

use super::given::walked;
use super::json::WhyV2;
use super::walk::unused;
use super::{Ending, ending};
use crate::model::{AppIx, Model};
use crate::report::listing_lines;
use crate::session::{Action, Resumed};
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
    given: impl Into<Resumed>,
    width: usize,
) -> WhyReport<'m> {
    // An answer that waits may be changed; one that is set aside is not used, and does not count in a change either.
    let mut given: Resumed = given.into();
    let all = walked(given.clone(), model, messages);
    let ignored = unused(&all);
    let (_, set_aside) = all.off_path();
    given.choices.retain(|question, _| !set_aside.contains(question));
    given.fallen.retain(|question, _| !set_aside.contains(question));
    let session = walked(given, model, messages);
    // Replies stand over its facts.
    let model = session.model();
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
