//! What was read: files as text, places in them, digests, and YAML as nodes that know where they are.
//! The only room that knows the YAML crate. Knows no file system, no tree language and no words.

mod brackets;
mod cause;
mod digest;
mod node;
mod place;
mod problem;
mod sources;
mod yaml;

pub use cause::in_quotes;
pub use digest::{catalogue_digest, digest};
pub use node::{Entry, NodeKind, Scalar, ScalarType, YamlNode, repeated};
pub use place::{FileId, LineCol, Span, Spanned};
pub use problem::{Problem, ProblemKind, Unread};
pub use sources::Sources;
pub use yaml::{ReadLimits, read, read_each};
