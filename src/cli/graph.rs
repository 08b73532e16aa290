//! `graph`: the tree as a drawing.

use super::exit::Exit;
use super::load::LoadedContent;
use super::output::{CommandResult, print};
use crate::report::{self, GraphFormat};

/// Draws the tree.
pub(super) fn graph(loaded: &LoadedContent, format: GraphFormat) -> CommandResult {
    print(&report::graph(&loaded.model, loaded.messages, format), Exit::Fine, loaded.messages)
}
