//! `review`: what became of a dossier with the content and the day of now.

use std::path::Path;

use super::args::Format;
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::load::LoadedContent;
use super::named_dossier::named_dossier;
use super::output::{CommandResult, WIDTH, json_text, print};
use crate::batch;
use crate::record::PreviousWalk;

/// Looks at a dossier again, which is named as to `open`.
pub(super) fn review(
    loaded: &LoadedContent,
    wanted: &Path,
    set: Option<&Path>,
    format: Format,
) -> CommandResult {
    let messages = loaded.messages;
    let dossier = named_dossier(loaded, wanted, set)?;
    let previous = PreviousWalk::of_dossier(loaded.basis(), messages, dossier.clone(), environment::now());
    let reviewed = batch::review(loaded.basis(), messages, &dossier, previous.resumed);
    let Some(reviewed) = reviewed else {
        let words = match dossier.decision.status().is_settled() {
            true => messages.review_no_advice_for_good(),
            false => messages.review_no_advice(),
        };
        return Err(Failure::new(Exit::NoAdvice, words));
    };
    let text = match format {
        Format::Json => json_text(&reviewed.json),
        Format::Text => reviewed.text(WIDTH),
    };
    print(&text, reviewed.ending.into(), messages)
}
