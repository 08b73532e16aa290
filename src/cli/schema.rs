//! `schema`: what an editor knows of a file.

use super::args::SchemaOf;
use super::exit::Exit;
use super::output::{CommandResult, print};
use crate::draft::{app_schema, tree_schema};
use crate::record::dossier_schema;
use crate::text::Messages;

/// Writes a schema.
pub(super) fn schema(of: SchemaOf, messages: Messages) -> CommandResult {
    print(&schema_text(of), Exit::Fine, messages)
}

/// A schema as the text of a file.
pub(super) fn schema_text(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Tree => tree_schema(),
        SchemaOf::App => app_schema(),
        SchemaOf::Dossier => dossier_schema(),
    };
    format!("{schema:#}\n")
}
