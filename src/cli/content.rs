//! `content`: the tree and the catalogue as files, to be edited, or compiled into one file, to be read at once.

use std::path::Path;

use super::args::{Common, SchemaOf};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::{form, parsed_content, read_files};
use super::output::{CommandResult, print};
use super::schema::schema_text;
use crate::compiled::{MARK, compile};
use crate::draft::KnownIds;
use crate::files::{replace_own, write_content};
use crate::source::{ReadLimits, Sources, read};
use crate::text::{Messages, SafeText};

/// Writes the content out, with its schemas.
pub(super) fn content(common: &Common, to: &Path, messages: Messages) -> CommandResult {
    let content = read_files(common)?;
    let mut sources = Sources::new();
    let tree = sources.add_bytes(content.tree.shown.clone(), content.tree.bytes.to_vec());
    // Content that is no YAML is written as it is, with schemas of the language alone.
    let known = read(&sources, tree, ReadLimits::TREE).ok().map(|root| KnownIds::of(&root));
    let schema = |of: SchemaOf| (of.file_name(), schema_text(of, known.as_ref()));
    let schemas = [SchemaOf::Tree, SchemaOf::App].map(schema);
    let schemas: Vec<(&str, &[u8])> = schemas.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let written =
        write_content(&content, &schemas, to).map_err(|error| Failure::of_file(&error, messages))?;
    let lines = written.iter().map(|path| messages.wrote(&shown(path)) + "\n");
    print(&lines.collect::<String>(), Exit::Fine, messages)
}

/// Writes the content in compiled form.
pub(super) fn compiled(
    common: &Common,
    to: &Path,
    color: bool,
    width: u16,
    messages: Messages,
) -> CommandResult {
    // In the folder of a catalogue it would be read as one of its files.
    let is_yaml = to.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    if is_yaml {
        return Err(Failure::new(Exit::WrongUse, messages.compiled_needs_its_own_name(&shown(to))));
    }
    let (content, lang, _) = parsed_content(common, color, width)?;
    let messages = Messages::new(lang);
    let bytes = compile(&content, form())
        .map_err(|error| Failure::new(Exit::Content, SafeText::new(&error.to_string()).one_line()))?;
    replace_own(to, MARK, &bytes).map_err(|error| Failure::of_file(&error, messages))?;
    print(&(messages.wrote(&shown(to)) + "\n"), Exit::Fine, messages)
}
