//! Arguments, clock, environment, wiring, exit codes: the only room that knows all others.

mod file_words;

pub use file_words::{file_reason, file_sentence};
