//! What authors keep beside their tree: a drawing of it, and schemas for their editor.

use super::args::SchemaOf;
use super::content::LoadedContent;
use super::exit::Exit;
use super::unattended::{CommandResult, print};
use crate::draft::{app_schema, tree_schema};
use crate::report::{self, GraphFormat};
use crate::text::Messages;

/// `graph`: the tree as a drawing.
pub(super) fn graph(loaded: &LoadedContent, format: GraphFormat) -> CommandResult {
    print(&report::graph(&loaded.model, loaded.messages, format), Exit::Fine, loaded.messages)
}

/// `schema`: what an editor knows of a file.
pub(super) fn schema(of: SchemaOf, messages: Messages) -> CommandResult {
    print(&schema_text(of), Exit::Fine, messages)
}

/// A schema as the text of a file.
pub(super) fn schema_text(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Tree => tree_schema(),
        SchemaOf::App => app_schema(),
    };
    format!("{schema:#}\n")
}
