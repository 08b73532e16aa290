//! The house as data: which room may use which, and who owns what comes from outside. `ARCHITECTURE.md` tells the
//! same in words; change the table, the guard and the page together.

/// One room, what it may use, and whether it belongs to the core (no terminal, file system, clock, environment).
pub(crate) struct Row {
    pub(crate) room: &'static str,
    pub(crate) may_use: &'static [&'static str],
    pub(crate) core: bool,
}

const fn core(room: &'static str, may_use: &'static [&'static str]) -> Row {
    Row { room, may_use, core: true }
}

const fn edge(room: &'static str, may_use: &'static [&'static str]) -> Row {
    Row { room, may_use, core: false }
}

/// Each room uses only rooms above it, and only those in its row.
pub(crate) const ROWS: &[Row] = &[
    core("order", &[]),
    core("text", &["order"]),
    core("source", &["order"]),
    core("findings", &["order", "text", "source"]),
    core("model", &["order", "text"]),
    core("engine", &["order", "model"]),
    core("analysis", &["order", "model", "engine"]),
    core("draft", &["text", "source", "findings"]),
    core("lint", &["order", "text", "source", "findings", "draft", "model", "engine", "analysis"]),
    core("compiled", &["text", "source", "model"]),
    core("session", &["order", "text", "model", "engine", "analysis"]),
    core("record", &["order", "text", "source", "model", "engine", "session"]),
    core("document", &["order", "text"]),
    core("exchange", &["order", "text", "source", "model"]),
    core("report", &["order", "text", "model", "session", "record", "document"]),
    edge("plain", &["text", "session", "report"]),
    edge("tui", &["order", "text", "session"]),
    edge("batch", &["order", "text", "model", "engine", "analysis", "session", "record", "report"]),
    edge("files", &["order"]),
    edge(
        "cli",
        &[
            "order", "text", "source", "findings", "model", "analysis", "draft", "lint", "compiled",
            "session", "record", "document", "exchange", "report", "plain", "tui", "batch", "files",
        ],
    ),
    // The binary is a door: it opens on `cli` and on nothing else.
    edge("main", &["cli"]),
];

/// A room's own unit tests may read a small tree from text. That makes no dependence of the program, so these rooms
/// are open to `#[cfg(test)]` code whatever the row says.
pub(crate) const TESTS_MAY_USE: &[&str] = &["text", "source", "findings", "model", "draft", "lint"];

/// A name from outside the house and the places in `src/` that may say it: a room, a folder in it, or one file.
pub(crate) struct Owned {
    pub(crate) name: &'static str,
    pub(crate) by: &'static [&'static str],
    /// Unit tests may name it everywhere.
    pub(crate) free_in_tests: bool,
}

const fn owned(name: &'static str, by: &'static [&'static str]) -> Owned {
    Owned { name, by, free_in_tests: false }
}

const fn owned_outside_tests(name: &'static str, by: &'static [&'static str]) -> Owned {
    Owned { name, by, free_in_tests: true }
}

/// What the outside world offers, by path. A name covers all that lies below it.
pub(crate) const OWNED: &[Owned] = &[
    // The terminal.
    owned(
        "crossterm",
        &["tui/terminal", "tui/keys.rs", "tui/form_keys.rs", "tui/app.rs", "tui/mod.rs", "tui/tests"],
    ),
    owned("crossterm::cursor", &["tui/terminal/screen.rs"]),
    owned("crossterm::style", &["tui/terminal/screen.rs"]),
    owned("crossterm::terminal", &["tui/terminal/screen.rs"]),
    // Its reader loops for ever on a terminal that is gone, and takes an arrow key in pieces for Escape and letters.
    owned("crossterm::event::read", &[]),
    owned("crossterm::event::poll", &[]),
    owned("crossterm::event::EventStream", &[]),
    // These ask the terminal something and wait up to two seconds, open `/dev/tty` at each call, or start `tput`.
    owned("crossterm::cursor::position", &[]),
    owned("crossterm::terminal::size", &[]),
    owned("crossterm::terminal::window_size", &[]),
    owned("crossterm::terminal::supports_keyboard_enhancement", &[]),
    owned("crossterm::terminal::query_keyboard_enhancement_flags", &[]),
    // `38;5;1` where `31` does, which not every terminal knows; and a look at the environment for NO_COLOR.
    owned("crossterm::style::Color", &[]),
    owned("crossterm::style::Colors", &[]),
    owned("crossterm::style::SetForegroundColor", &[]),
    owned("crossterm::style::SetBackgroundColor", &[]),
    owned("crossterm::style::SetUnderlineColor", &[]),
    owned("crossterm::style::SetColors", &[]),
    owned("crossterm::style::SetStyle", &[]),
    owned("crossterm::style::Stylize", &[]),
    owned("crossterm::style::ContentStyle", &[]),
    owned("crossterm::style::StyledContent", &[]),
    owned("crossterm::style::PrintStyledContent", &[]),
    owned("crossterm::style::available_color_count", &[]),
    // Written by something else than our backend, a frame is many writes.
    owned("crossterm::execute", &[]),
    owned("crossterm::ExecutableCommand", &[]),
    // By that name it would be a second way round this table.
    owned("ratatui::crossterm", &[]),
    owned("ratatui::backend::CrosstermBackend", &[]),
    owned("ratatui::prelude", &[]),
    // These print on failure, panic on a dead terminal and leave the cursor hidden.
    owned("ratatui::init", &[]),
    owned("ratatui::try_init", &[]),
    owned("ratatui::restore", &[]),
    owned("ratatui::try_restore", &[]),
    owned("ratatui::run", &[]),
    owned("ratatui::DefaultTerminal", &[]),
    owned("ratatui", &["tui"]),
    owned("ratatui_textarea", &["tui"]),
    owned("signal_hook", &["tui", "cli"]),
    owned("rustix::termios", &["tui", "cli"]),
    owned("rustix::event", &["tui", "cli"]),
    owned("rustix::stdio", &["tui", "cli"]),
    owned("std::io::stdin", &["cli", "tui"]),
    owned("std::io::stdout", &["cli", "tui"]),
    owned("std::io::stderr", &["cli", "tui"]),
    owned("std::io::IsTerminal", &["cli"]),
    // The file system.
    owned("std::fs", &["files"]),
    owned("std::os", &["files", "tui", "cli"]),
    owned("std::path", &["files", "cli"]),
    owned("rustix::fs", &["files"]),
    owned("rustix", &["files", "tui", "cli"]),
    owned_outside_tests("tempfile", &[]),
    owned("etcetera", &["cli"]),
    // Arguments, environment, clock, processes, network.
    owned("clap", &["cli"]),
    owned("clap_complete", &["cli"]),
    owned("clap_mangen", &["cli"]),
    owned("std::env", &["cli", "main"]),
    owned("std::process", &["cli", "main"]),
    owned("std::process::Command", &[]),
    owned("std::net", &[]),
    owned("std::os::unix::net", &[]),
    owned("std::time::SystemTime", &["cli", "files"]),
    owned("std::time::Instant", &["cli", "tui"]),
    owned("std::time::UNIX_EPOCH", &["cli", "files"]),
    owned("std::thread", &["cli", "tui"]),
    owned("time", &["text", "lint", "session", "record", "document", "report", "cli"]),
    owned("rustix::process", &["cli", "files", "tui/terminal"]),
    owned("nix", &["tui/terminal"]),
    owned("rustix::thread", &[]),
    owned("rustix::time", &[]),
    // Formats, each behind one room.
    owned("serde_yaml", &["source"]),
    // In `Cargo.toml` it is called serde_yaml.
    owned("serde_saphyr", &[]),
    owned("sha2", &["source"]),
    owned("miniz_oxide", &["files"]),
    owned("postcard", &["compiled"]),
    owned("zip", &["document"]),
    owned("quick_xml", &["document"]),
    owned("base64", &["document"]),
    // The encoder of zip, named in `Cargo.toml` for a feature of it.
    owned("flate2", &[]),
    owned("annotate_snippets", &["findings"]),
    owned("strsim", &["findings"]),
    owned("toml", &["cli/config"]),
    // States are numbered in order of appearance, by a hash that is the same on every run.
    owned("indexmap", &["analysis"]),
    // Chance only with a seed, and only where walks are drawn.
    owned("fastrand", &["analysis"]),
    owned("yaml_serde", &[]),
    owned_outside_tests("proptest", &[]),
    owned_outside_tests("insta", &[]),
];

/// What the core may not name even in passing: the reader, writer and error types of `std::io` are plain data.
pub(crate) const CORE_MAY_NOT_NAME: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::os",
    "std::path",
    "std::process",
    "std::thread",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::io::IsTerminal",
    "std::time::SystemTime",
    "std::time::Instant",
    "std::time::UNIX_EPOCH",
    "time::OffsetDateTime::now_utc",
    "time::OffsetDateTime::now_local",
    "time::UtcOffset::current_local_offset",
    "std::collections::hash_map::RandomState",
    "rustix",
    "nix",
    "crossterm",
    "ratatui",
    "signal_hook",
    "tempfile",
    "etcetera",
    "clap",
];

/// The rooms that report what a walk came to. They get it typed from `session`; none of them reads a page back.
pub(crate) const REPORTERS: &[&str] = &["report", "batch"];

/// What takes a page to pieces: the page itself, and the headings by which its parts would be found.
pub(crate) const PIECES_OF_PAGES: &[&str] = &["session::Page", "session::Session::page", HEADING];

/// A heading, as a block of text.
pub(crate) const HEADING: &str = "session::Block::Heading";

/// Files of those rooms that write blocks, whole and in order, and so have to know a heading; each with what it writes.
pub(crate) const WRITERS: &[(&str, &str)] = &[("report/lines.rs", "lines of plain text")];

/// Files that may be longer than [`MAX_LINES`]: tables and texts only, each with its reason.
pub(crate) const LONG_FILES: &[(&str, &str)] = &[];

/// A file holds one thought.
pub(crate) const MAX_LINES: usize = 500;

/// The row of a room.
pub(crate) fn row(room: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.room == room)
}
