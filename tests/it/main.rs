//! All integration tests in one binary: one link, one start.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests may read fixtures and may panic")]

mod analysis;
mod architecture;
mod dependencies;
mod oracle;
mod papers;
#[cfg(target_os = "linux")]
mod saving;
mod words;
