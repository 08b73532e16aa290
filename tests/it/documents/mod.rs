//! Documents in every format: read back by other readers than their writers, with words in them that try to be more.

mod hostile_words;
mod parts;
mod sample;
mod structure;
mod templates;
mod travelling;
