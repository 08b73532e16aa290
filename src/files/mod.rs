//! The only room that touches the file system: reading content, the content that is embedded, and saving so that a
//! file is the old or the new one and never a half. Paths come in as arguments: it knows no environment, no clock and
//! no YAML, and has no sentence in the person's language; `FileError` says what happened as data.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the room owns the file system: nothing else may call these"
)]

mod content;
mod error;
mod folder;
mod links;
mod lock;
mod locked;
mod new;
mod program;
mod read;
mod replace;
mod state_folder;
#[cfg(test)]
mod tests;
mod unread;
mod users;

pub use content::{
    Content, ContentFile, Origin, embedded, embedded_code, embedded_compiled, embedded_example,
    embedded_explanations, embedded_guide, embedded_reference, holds_tree, read_content, write_content,
};
pub use error::{FileAction, FileError, FileKind, FileReason};
pub use lock::is_locked;
pub use locked::{IsOurs, LockedFile, Rights, Saved, save_copy, typed_beside};
pub use new::{save_beside, save_new, save_new_private};
pub use program::is_same_program;
pub use read::{
    ANSWERS_LIMIT, APP_LIMIT, COMPILED_LIMIT, DOCUMENT_LIMIT, TREE_LIMIT, begins_with, holds_lines,
    is_same_file, read_file,
};
pub use replace::{is_unchanged, may_replace, replace_files, replace_own, replace_unchanged};
pub use state_folder::{
    Beginning, beginnings, is_file_name, is_taken, make_private_folder, may_write, saved_walks,
};
pub use unread::{Unread, UnreadFile};
