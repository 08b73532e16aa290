//! What was read: files as text, places in them, digests, YAML as nodes that know where they are, and edits of it.
//! The only room that knows the YAML crate. Knows no file system, no tree language and no words.

mod brackets;
mod cause;
mod digest;
mod edits;
mod node;
mod place;
mod problem;
mod rewriting;
mod sources;
mod yaml;

pub use cause::in_quotes;
pub use digest::{catalogue_digest, digest};
pub use edits::{ChangedLines, TextEdit, changed_lines, edited};
pub use node::{Entry, NodeKind, Scalar, ScalarType, YamlNode, repeated};
pub use place::{FileId, LineCol, Span, Spanned};
pub use problem::{Problem, ProblemKind, Unread};
pub use rewriting::{
    insert_beside, insert_entry, list_edit, replace_entry, replace_value, value_edit, value_text,
    without_entries, without_keys,
};
pub use sources::Sources;
pub use yaml::{ReadLimits, read, read_each};
