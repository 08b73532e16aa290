//! A decision tree in YAML is walked question by question; every answer prunes a catalogue; the program can always
//! say why. Each module is a room; what a room may use is listed in `ARCHITECTURE.md` and is guarded by a test.

pub mod analysis;
pub mod batch;
pub mod cli;
pub mod compiled;
pub mod document;
pub mod draft;
pub mod engine;
pub mod exchange;
pub mod files;
pub mod findings;
pub mod lint;
pub mod model;
pub mod order;
pub mod plain;
pub mod record;
pub mod report;
pub mod session;
pub mod source;
pub mod text;
pub mod tui;
