//! `replies`: what suppliers replied in a dossier, to be read or for the author of the tree.

use std::path::Path;

use super::args::RepliesFormat;
use super::environment;
use super::exit::Exit;
use super::load::LoadedContent;
use super::named_dossier::named_dossier;
use super::output::{CommandResult, WIDTH, print};
use crate::batch::replies_yaml;
use crate::record::PreviousWalk;
use crate::report::replies_text;
use crate::session::Session;

/// Tells the replies of a dossier, which is named as to `open`.
pub(super) fn replies(
    loaded: &LoadedContent,
    wanted: &Path,
    set: Option<&Path>,
    format: RepliesFormat,
) -> CommandResult {
    let messages = loaded.messages;
    let dossier = named_dossier(loaded, wanted, set)?;
    let previous = PreviousWalk::of_dossier(loaded.basis(), messages, dossier, environment::now());
    let mut session = Session::new(&loaded.model, messages);
    session.take_up(previous.resumed);
    let text = match format {
        RepliesFormat::Text => replies_text(&session, WIDTH).into_iter().map(|line| line + "\n").collect(),
        RepliesFormat::Yaml => replies_yaml(&session),
    };
    print(&text, Exit::Fine, messages)
}
