//! Planted violations, and clean sources that look like them: the test of the test.

/// A source that breaks one rule.
pub(crate) struct Planted {
    pub(crate) path: &'static str,
    pub(crate) text: &'static str,
    /// Words of the complaint.
    pub(crate) says: &'static str,
}

const fn planted(path: &'static str, text: &'static str, says: &'static str) -> Planted {
    Planted { path, text, says }
}

/// With the doc line that every file has; not for `//!` itself.
pub(crate) fn dressed(text: &str) -> String {
    format!("//! Planted.\n{text}\n")
}

const NOT_ENGINE: &str = "`model` may not use the room `engine`";
const ROOT: &str = "names the root of the house";

pub(crate) const VIOLATIONS: &[Planted] = &[
    // `use` in all its forms.
    planted("model/a.rs", "use crate::engine;", NOT_ENGINE),
    planted("model/a.rs", "use crate::engine::step;", NOT_ENGINE),
    planted("model/a.rs", "use crate::{text::SafeText, engine::step};", NOT_ENGINE),
    planted(
        "model/a.rs",
        "use crate::{text::{self, SafeText}, engine::{self, step as walk_on}};",
        NOT_ENGINE,
    ),
    planted("model/a.rs", "use crate::engine as text;", NOT_ENGINE),
    planted("model/a.rs", "use crate::engine::*;", NOT_ENGINE),
    planted("model/a.rs", "pub use crate::engine::Walk;", "hands on names of the room `engine`"),
    planted("model/a.rs", "pub(crate) use crate::text::SafeText;", "hands on names of the room `text`"),
    planted("model/a.rs", "fn f() { use crate::engine::step; step(); }", NOT_ENGINE),
    planted("model/a.rs", "mod inner { use crate::engine::step; }", NOT_ENGINE),
    planted("model/a.rs", "use ::stappenplan::engine::step;", NOT_ENGINE),
    planted("model/a.rs", "extern crate self as house;", ROOT),
    // `super` and `self`, counted from where they are said.
    planted("model/a.rs", "use super::super::engine::step;", NOT_ENGINE),
    planted("model/a.rs", "use self::super::super::engine::step;", NOT_ENGINE),
    planted("model/mod.rs", "use super::engine::step;", NOT_ENGINE),
    planted("model.rs", "use super::engine::step;", NOT_ENGINE),
    planted("model/a.rs", "mod deep { fn f() { super::super::super::engine::step(); } }", NOT_ENGINE),
    planted("model/a/b.rs", "use super::super::super::{engine as e};", NOT_ENGINE),
    // Ways round the rooms.
    planted("model/a.rs", "use crate as house;", ROOT),
    planted("model/a.rs", "use crate::{self as house};", ROOT),
    planted("model/a.rs", "use crate::*;", ROOT),
    planted("model.rs", "use super::*;", ROOT),
    planted("model/a.rs", "use super::super as top; fn f() { top::engine::step(); }", NOT_ENGINE),
    planted("model/a.rs", "use crate::helpers::join;", "`helpers` is no room"),
    planted("utils/mod.rs", "", "the room `utils` has no row"),
    planted("utils.rs", "", "the room `utils` has no row"),
    planted("model/a.rs", "#[path = \"../engine/step.rs\"] mod step;", "`#[path]` hides"),
    planted("model/a.rs", "#[cfg_attr(unix, path = \"../engine/step.rs\")] mod step;", "`#[path]` hides"),
    planted("model/mod.rs", "pub mod graph;", "modules in a room are private"),
    planted("model/tests.rs", "use crate::lint::read;", "may not use the room `lint`"),
    planted("model/a.rs", "include!(\"../engine/step.rs\");", "`include!` brings in code"),
    planted("lib.rs", "pub mod utils;", "the room `utils` has no row"),
    planted("lib.rs", "pub mod engine; pub use engine::step;", "holds nothing but"),
    planted("lib.rs", "#[path = \"elsewhere.rs\"] pub mod engine;", "holds nothing but"),
    // Paths without a `use`.
    planted("model/a.rs", "fn f() { crate::engine::step(); }", NOT_ENGINE),
    planted("model/a.rs", "fn f(walk: &crate::engine::Walk<'_>) {}", NOT_ENGINE),
    planted("model/a.rs", "struct S { walks: Vec<Option<crate::engine::Walk>> }", NOT_ENGINE),
    planted("model/a.rs", "impl crate::engine::Steps for u8 {}", NOT_ENGINE),
    planted("model/a.rs", "fn f(p: u8) { match p { crate::engine::DONE => {} _ => {} } }", NOT_ENGINE),
    planted("model/a.rs", "fn f() { let _ = <crate::engine::Walk as Default>::default(); }", NOT_ENGINE),
    planted("model/a.rs", "#[derive(crate::engine::Steps)] struct S;", NOT_ENGINE),
    planted("model/a.rs", "#[serde(with = \"crate::engine::words\")] struct S;", NOT_ENGINE),
    planted("model/a.rs", "const N: usize = { crate::engine::LIMIT };", NOT_ENGINE),
    // Inside macros.
    planted("model/a.rs", "fn f() { assert_eq!(1, crate::engine::LIMIT); }", NOT_ENGINE),
    planted("model/a.rs", "fn f() { vec![(1, { super::super::engine::step() })]; }", NOT_ENGINE),
    planted("model/a.rs", "macro_rules! m { () => { $crate::engine::step() }; }", NOT_ENGINE),
    planted(
        "model/a.rs",
        "macro_rules! m { () => { use crate::{text::{SafeText, is_unsafe}, engine}; }; }",
        NOT_ENGINE,
    ),
    planted("model/a.rs", "macro_rules! m { () => { use crate::engine::*; }; }", NOT_ENGINE),
    planted("model/a.rs", "fn f() { crate::engine::trace!(1); }", NOT_ENGINE),
    // Every kind of row.
    planted("text/a.rs", "use crate::model::Graph;", "`text` may not use the room `model`"),
    planted("session/a.rs", "use crate::lint::read;", "`session` may not use the room `lint`"),
    planted("report/a.rs", "use crate::engine::Walk;", "`report` may not use the room `engine`"),
    planted("tui/mod.rs", "use crate::model::Graph;", "`tui` may not use the room `model`"),
    planted("plain/mod.rs", "use crate::tui::Key;", "`plain` may not use the room `tui`"),
    planted("batch/mod.rs", "use crate::files::read;", "`batch` may not use the room `files`"),
    planted("files/mod.rs", "use crate::text::SafeText;", "`files` may not use the room `text`"),
    planted("main.rs", "fn main() { stappenplan::engine::step(); }", "`main` may not use the room `engine`"),
    planted("main.rs", "use stappenplan::{cli, files}; fn main() {}", "`main` may not use the room `files`"),
    planted("main.rs", "mod extra; fn main() {}", "no modules"),
    // Unit tests may read a tree from text, and no more.
    planted(
        "model/a.rs",
        "#[cfg(test)] mod tests { use crate::tui::Key; }",
        "`model` may not use the room `tui`",
    ),
    planted(
        "model/a.rs",
        "#[cfg(not(test))] mod most { use crate::lint::read; }",
        "may not use the room `lint`",
    ),
    planted("model/a.rs", "#[cfg(test)] mod tests { use std::fs; }", "`std::fs` belongs to files"),
    planted("tui/view.rs", "#[cfg(test)] mod tests { use crossterm::event; }", "`crossterm` belongs to"),
    // Who owns what comes from outside.
    planted(
        "tui/view.rs",
        "use crossterm::event::KeyCode;",
        "`crossterm` belongs to tui/terminal, tui/keys.rs",
    ),
    planted("plain/mod.rs", "use crossterm::event::KeyCode;", "`crossterm` belongs to"),
    planted("tui/terminals.rs", "use crossterm::event::KeyCode;", "`crossterm` belongs to"),
    planted("tui/view.rs", "use ratatui::crossterm::event;", "`ratatui::crossterm` belongs to nobody"),
    planted(
        "tui/view.rs",
        "use ratatui::{self as r}; fn f() { r::crossterm::queue(); }",
        "belongs to nobody",
    ),
    planted("tui/terminal/screen.rs", "use ratatui::backend::CrosstermBackend;", "belongs to nobody"),
    planted("tui/view.rs", "use ratatui::prelude::*;", "`ratatui::prelude` belongs to nobody"),
    // What is not taken from crossterm, its owners included.
    planted(
        "tui/terminal/events.rs",
        "fn f() { crossterm::event::read(); }",
        "`crossterm::event::read` belongs to nobody",
    ),
    planted(
        "tui/terminal/events.rs",
        "use crossterm::event::{self as keys, KeyEvent}; fn f() { keys::poll(T); }",
        "`crossterm::event::poll` belongs to nobody",
    ),
    planted("tui/mod.rs", "use crossterm::event::*;", "`crossterm::event::read` belongs to nobody"),
    planted(
        "tui/terminal/screen.rs",
        "use crossterm::terminal::{size, enable_raw_mode};",
        "`crossterm::terminal::size` belongs to nobody",
    ),
    planted(
        "tui/terminal/screen.rs",
        "use crossterm::cursor::{self, Show}; fn f() { cursor::position(); }",
        "nobody",
    ),
    planted(
        "tui/terminal/frame_encoder.rs",
        "use crossterm::style::SetForegroundColor;",
        "`crossterm::style::SetForegroundColor` belongs to nobody",
    ),
    planted(
        "tui/terminal/events.rs",
        "use crossterm::terminal::enable_raw_mode;",
        "belongs to tui/terminal/screen.rs",
    ),
    planted("tui/terminal/screen.rs", "fn f() { crossterm::execute!(out, Show); }", "belongs to nobody"),
    planted("tui/terminal/screen.rs", "fn f() { ratatui::init(); }", "`ratatui::init` belongs to nobody"),
    planted("cli/mod.rs", "extern crate crossterm as c;", "`crossterm` belongs to"),
    planted("plain/mod.rs", "use ratatui::text::Line;", "`ratatui` belongs to tui"),
    planted("draft/a.rs", "fn f() { serde_yaml::from_str(\"\"); }", "`serde_yaml` belongs to source"),
    planted("record/a.rs", "use serde_yaml as yaml;", "`serde_yaml` belongs to source"),
    planted(
        "record/a.rs",
        "fn f() { log!(\"{}\", serde_yaml::to_string(&1)); }",
        "`serde_yaml` belongs to source",
    ),
    planted("cli/mod.rs", "fn f() { std::fs::read(\"a\"); }", "`std::fs` belongs to files"),
    planted("cli/mod.rs", "use std::{env, fs::File};", "`std::fs` belongs to files"),
    planted("cli/mod.rs", "use std as s; fn f() { s::fs::read(\"a\"); }", "`std::fs` belongs to files"),
    planted(
        "cli/mod.rs",
        "extern crate std as s; fn f() { s::fs::read(\"a\"); }",
        "`std::fs` belongs to files",
    ),
    planted("cli/mod.rs", "use std::*;", "`std::fs` belongs to files"),
    planted("tui/terminal/screen.rs", "use rustix::fs::open;", "`rustix::fs` belongs to files"),
    planted("files/mod.rs", "use std::env;", "`std::env` belongs to cli"),
    planted("files/mod.rs", "fn f() { std::process::Command::new(\"sh\"); }", "belongs to nobody"),
    planted("cli/mod.rs", "use std::net::TcpStream;", "`std::net` belongs to nobody"),
    // The core knows no terminal, file system, clock, environment.
    planted("text/a.rs", "fn f() { std::io::stdout(); }", "`std::io::stdout` belongs to"),
    planted("text/a.rs", "use std::io; fn f() { io::stderr(); }", "`std::io::stderr` belongs to"),
    planted("report/a.rs", "use std::io::{self, IsTerminal};", "`std::io::IsTerminal` belongs to"),
    planted("source/a.rs", "use std::path::Path;", "`std::path` belongs to"),
    planted("engine/a.rs", "use std::time::Instant;", "`std::time::Instant` belongs to"),
    planted("engine/a.rs", "use std::time; fn f() { time::SystemTime::now(); }", "belongs to"),
    planted(
        "record/a.rs",
        "fn f() { time::OffsetDateTime::now_utc(); }",
        "may not name `time::OffsetDateTime::now_utc`",
    ),
    planted("record/a.rs", "use time::OffsetDateTime as T; fn f() { T::now_utc(); }", "may not name"),
    planted("lint/a.rs", "fn f() { std::env::var(\"HOME\"); }", "`std::env` belongs to cli"),
    planted("analysis/a.rs", "fn f() { std::thread::spawn(|| 1); }", "`std::thread` belongs to"),
    planted("session/a.rs", "fn f() { println!(\"a\"); }", "nothing prints by itself"),
    planted("engine/a.rs", "use std::collections::hash_map::RandomState;", "may not name"),
    planted("session/a.rs", "use fastrand::Rng;", "`fastrand` belongs to analysis"),
    // A page read back.
    planted("report/a.rs", "use crate::session::Page;", "would read a page back"),
    planted("batch/a.rs", "use crate::session::{Block, Page as P};", "would read a page back"),
    planted("batch/a.rs", "use crate::session::*;", "would read a page back"),
    planted(
        "report/a.rs",
        "fn f(s: &crate::session::Session<'_>) { let _ = s.page(1); }",
        "would read a page back",
    ),
    planted("batch/a.rs", "fn f() { assert!(matches!(s.page(1), _)); }", "`.page()` would read a page back"),
    planted(
        "batch/a.rs",
        "use crate::session::Session; fn f() { Session::page(&s, 1); }",
        "`session::Session::page` would read a page back",
    ),
    planted(
        "report/a.rs",
        "use crate::session::Block; fn f(b: &Block) -> bool { matches!(b, Block::Heading(_)) }",
        "`session::Block::Heading` would read a page back",
    ),
    planted(
        "batch/a.rs",
        "use crate::session::Block as B; fn f(b: &B) { if let B::Heading(title) = b { g(title) } }",
        "`session::Block::Heading` would read a page back",
    ),
    planted(
        "batch/a.rs",
        "use crate::session::Block::*;",
        "`session::Block::Heading` would read a page back",
    ),
    planted("report/lines.rs", "use crate::session::Page;", "would read a page back"),
];

pub(crate) const CLEAN: &[(&str, &str)] = &[
    ("lib.rs", "pub mod engine;\npub mod model;\nmod text;"),
    ("main.rs", "use std::process::ExitCode;\nfn main() -> ExitCode { stappenplan::cli::main() }"),
    ("model/mod.rs", "mod graph;\npub use graph::{Graph, Question};\npub(crate) use self::graph::Way;"),
    ("model/a.rs", "use crate::text::SafeText; use super::graph::Graph; use crate::model::Table;"),
    (
        "model/a.rs",
        "mod tests_of { use super::super::graph::Graph; fn f() { self::g(); super::h(); } fn g() {} }",
    ),
    // The words alone are not the thing.
    ("model/a.rs", "fn f(engine: u8) -> u8 { let fs = engine; fs + time::<u8>() }"),
    ("model/a.rs", "//! See `crate::engine`.\n/// [`crate::engine::step`] does it.\nfn f() {}"),
    ("model/a.rs", "fn f() -> &'static str { \"crate::engine::step\" }"),
    ("model/a.rs", "enum Kind { Engine } fn f() { Kind::Engine; std::io::Error::other(\"x\"); }"),
    (
        "model/a.rs",
        "pub(crate) fn f() {} pub(in crate::model) fn g() {} macro_rules! m { () => { pub(crate) fn h() {} } }",
    ),
    (
        "model/a.rs",
        "#[cfg(test)] mod tests { use super::*; use crate::lint::read; use proptest::prelude::*; }",
    ),
    // A child may be called like a crate.
    (
        "cli/mod.rs",
        "mod time; mod fs { pub(super) fn f() {} } fn f() { time::now(); fs::f(); self::time::now(); }",
    ),
    (
        "tui/mod.rs",
        "mod crossterm_free; use ratatui::{Frame, layout::{Rect, Layout}}; use crate::session::Page;",
    ),
    (
        "tui/terminal/decoder.rs",
        "use crossterm::event::{self, Event, KeyEvent}; fn f(key: event::KeyCode) {}",
    ),
    ("tui/keys.rs", "use crossterm::event::{KeyCode, KeyEvent};"),
    (
        "tui/terminal/screen.rs",
        "use ratatui::Terminal; use crossterm::{cursor::Show, queue, terminal::{enable_raw_mode, disable_raw_mode}};",
    ),
    ("source/yaml.rs", "use serde_yaml as yaml; use sha2::{Digest, Sha256};"),
    (
        "files/save.rs",
        "use std::{fs::File, path::Path}; use rustix::fs::openat; include!(concat!(env!(\"OUT_DIR\"), \"/c.rs\"));",
    ),
    (
        "cli/mod.rs",
        "use std::{env, io::{self, IsTerminal}}; use crate::{files, tui, batch}; fn f() { io::stdin(); }",
    ),
    ("report/a.rs", "use std::io::{self, Write}; fn f(out: &mut dyn Write) -> io::Result<()> { Ok(()) }"),
    // Blocks are written whole.
    (
        "report/lines.rs",
        "use crate::session::Block; fn f(b: &Block) -> bool { matches!(b, Block::Heading(_)) }",
    ),
    ("report/a.rs", "use crate::session::{Block, Session}; fn f(t: SafeText) -> Block { Block::Text(t) }"),
    ("plain/a.rs", "use crate::session::{Block, Page}; fn f() { s.page(1); Block::Heading(t); }"),
    ("report/a.rs", "#[cfg(test)] mod tests { use crate::session::Block; fn f() { Block::Heading(t); } }"),
    ("analysis/sample.rs", "fn f(seed: u64) { fastrand::Rng::with_seed(seed); }"),
    (
        "record/a.rs",
        "use time::{OffsetDateTime, format_description::well_known::Rfc3339}; use std::time::Duration;",
    ),
];

/// Clean when the file is unit tests as a whole.
pub(crate) const CLEAN_TESTS: &[(&str, &str)] = &[
    ("engine/tests.rs", "use crate::lint::read; use super::*;"),
    ("engine/tests/long.rs", "use crate::{source::Sources, lint::read};"),
    // Outside the core they may take from std what they need to provoke faults.
    ("files/tests.rs", "use std::{thread, time::Instant, os::unix::net::UnixListener};"),
];

/// A house of which rows and rooms do not agree.
pub(crate) struct PlantedHouse {
    /// Below `src/`.
    pub(crate) files: &'static [&'static str],
    /// The table on the page.
    pub(crate) page: &'static str,
    /// All complaints.
    pub(crate) says: &'static [&'static str],
}

pub(crate) const HOUSES: &[PlantedHouse] = &[
    PlantedHouse {
        files: &["lib.rs", "text/mod.rs", "text/safe.rs", "engine.rs"],
        page: "# House\n\n| room | may use |\n|---|---|\n| `text` | – |\n| `engine` | text |\n\nSee `utils`.\n",
        says: &[],
    },
    PlantedHouse {
        files: &["lib.rs", "text/mod.rs"],
        page: "| `text` | – |\n| `dossier` | text |\n",
        says: &["page: there is no room `dossier` in `src/`"],
    },
    PlantedHouse {
        files: &["lib.rs", "text/mod.rs", "utils/mod.rs", "helpers.rs"],
        page: "| `text` | – |\n",
        says: &["page: the room `helpers` has no row", "page: the room `utils` has no row"],
    },
    PlantedHouse {
        files: &["lib.rs", "text/mod.rs"],
        page: "| `text` | – |\n| `text` | engine |\n",
        says: &["page: the room `text` has two rows"],
    },
    PlantedHouse {
        files: &["lib.rs", "record/mod.rs"],
        page: "| `records` | – |\n",
        says: &["page: there is no room `records` in `src/`", "page: the room `record` has no row"],
    },
];
