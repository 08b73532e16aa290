//! A second that runs while something is typed and not kept yet.

use std::time::{Duration, Instant};

/// So long what is typed may be nowhere but in this program.
const SECOND: Duration = Duration::from_secs(1);

/// When the second began, while it runs.
#[derive(Debug, Default)]
pub(in crate::tui) struct Ticker {
    since: Option<Instant>,
}

impl Ticker {
    /// Runs from now on, unless it runs already; or runs no longer.
    #[expect(clippy::disallowed_methods, reason = "when something was typed is no part of a walk")]
    pub(in crate::tui) fn run(&mut self, runs: bool) {
        self.since = runs.then(|| self.since.unwrap_or_else(Instant::now));
    }

    /// How long it still lasts; nothing while it does not run.
    pub(in crate::tui) fn left(&self) -> Option<Duration> {
        self.since.map(|since| SECOND.saturating_sub(since.elapsed()))
    }

    /// Whether it is over.
    pub(in crate::tui) fn is_over(&self) -> bool {
        self.left().is_some_and(|left| left.is_zero())
    }
}
