//! Clean text, and how it is laid out. Knows no file, no tree and no terminal.

mod glossary;
mod lang;
mod markdown;
mod safe;
mod width;
mod wrap;

pub use glossary::{Glossary, Marker};
pub use lang::Lang;
pub use markdown::{Block, Run, RunStyle, lay_out, parse, to_plain};
pub use safe::{SafeText, is_unsafe};
pub use width::{pad, pad_left, truncate, width};
pub use wrap::{Indent, Line, wrap, wrap_indented, wrap_runs};
