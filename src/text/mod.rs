//! Clean text, how it is laid out, and every fixed sentence of the program. Knows no file, no tree and no terminal.

mod day;
mod day_reading;
mod explain;
mod folding;
mod format;
mod glossary;
mod json;
mod lang;
mod manual;
mod markdown;
mod messages;
mod placeholder;
mod pool;
mod safe;
mod typed_text;
mod whole_number;
mod width;
mod wrap;

pub use day::{Age, Day};
pub use day_reading::month_named;
pub use explain::{Example, Explanation, Explanations, Topic, explained_codes};
pub use folding::folded;
pub use format::{first_sentence, labelled, sentence, upper_first};
pub use glossary::{Glossary, TermMarker};
pub use json::{json_document, json_line};
pub use lang::Lang;
pub use manual::{Guide, LanguagePages, manual_lines};
pub use markdown::{MarkdownBlock, Run, RunStyle, lay_out, parse, to_plain};
pub use messages::{LineCommand, Messages, Noun};
pub use placeholder::{fill_name, unknown_placeholders};
pub use pool::{texts_apart, with_texts};
pub use safe::{SafeText, is_unsafe};
pub use typed_text::TypedText;
pub use whole_number::WholeNumberError;
pub use width::{is_simple, pad, pad_left, truncate, width};
pub use wrap::{Indent, wrap, wrap_indented};
