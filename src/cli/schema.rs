//! `schema`: what an editor knows of a file.

use super::args::{Common, SchemaOf};
use super::check::unreadable;
use super::exit::Exit;
use super::failure::Failure;
use super::load::open_content;
use super::output::{CommandResult, print};
use crate::draft::{KnownIds, app_schema, tree_schema};
use crate::record::dossier_schema;
use crate::text::Messages;

/// Writes a schema; with a tree the one of that tree.
pub(super) fn schema(of: SchemaOf, common: &Common, messages: Messages) -> CommandResult {
    let is_of_tree = common.tree.is_some() && of != SchemaOf::Dossier;
    let known = if is_of_tree { Some(known_ids(common)?) } else { None };
    print(&schema_text(of, known.as_ref()), Exit::Fine, messages)
}

/// What a tree defines, which may have any other mistake.
fn known_ids(common: &Common) -> Result<KnownIds, Failure> {
    let files = open_content(common)?;
    let tree = files.parse_tree(common);
    let (lang, known) = (tree.lang, tree.known_ids());
    known.ok_or_else(|| {
        let told = unreadable(common, &files, &files.load(tree).findings, lang);
        Failure { exit: Exit::Content, ..told }
    })
}

/// A schema as the text of a file.
pub(super) fn schema_text(of: SchemaOf, known: Option<&KnownIds>) -> String {
    let schema = match of {
        SchemaOf::Tree => tree_schema(known),
        SchemaOf::App => app_schema(known),
        SchemaOf::Dossier => dossier_schema(),
    };
    format!("{schema:#}\n")
}
