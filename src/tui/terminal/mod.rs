//! The edge to the terminal: what comes in from it and what goes out to it. Knows no page and no walk.
//!
//! ```text
//!  bytes ── decoder ──▶ Input ────┐
//!  signals, hang-up ──────────────┴─ events ──▶ Events
//!  Frame ── ratatui::Terminal ── backend ── frame_encoder ──▶ one write       screen: taken over, given back
//! ```
//!
//! crossterm names the keys, sets raw mode and spells the commands for the other screen. Reading, the size of the
//! window and the bytes of a frame are done here, each for a reason that is given with it.

mod backend;
mod decoder;
#[cfg(test)]
mod decoder_tests;
mod events;
mod frame_encoder;
mod job_control;
mod screen;
mod sequences;
mod ticker;

#[cfg(test)]
pub(super) use backend::EncoderBackend;
pub(super) use decoder::Input;
pub(super) use events::{EventSource, Events};
pub(super) use screen::Screen;
pub(super) use sequences::{by_word, ctrl, key, typed_char};
pub(super) use ticker::Ticker;
