//! Clean text, and how it is laid out. Knows no file, no tree and no terminal.

mod safe;

pub use safe::{SafeText, is_unsafe};
