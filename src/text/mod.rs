//! Clean text, and how it is laid out. Knows no file, no tree and no terminal.

mod lang;
mod safe;

pub use lang::Lang;
pub use safe::{SafeText, is_unsafe};
