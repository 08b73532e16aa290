//! A time that runs while something is waited for: a second while something is typed and not kept yet, a little longer
//! before what failed is tried again.

use std::time::{Duration, Instant};

/// When the time began, while it runs.
#[derive(Debug)]
pub(in crate::tui) struct Ticker {
    lasts: Duration,
    since: Option<Instant>,
}

impl Ticker {
    /// A time of this length, which does not run yet.
    pub(in crate::tui) fn new(lasts: Duration) -> Self {
        Self { lasts, since: None }
    }

    /// Runs from now on, unless it runs already; or runs no longer.
    #[expect(clippy::disallowed_methods, reason = "when something was typed is no part of a walk")]
    pub(in crate::tui) fn run(&mut self, runs: bool) {
        self.since = runs.then(|| self.since.unwrap_or_else(Instant::now));
    }

    /// How long it still lasts; nothing while it does not run.
    pub(in crate::tui) fn left(&self) -> Option<Duration> {
        self.since.map(|since| self.lasts.saturating_sub(since.elapsed()))
    }

    /// Whether it is over.
    pub(in crate::tui) fn is_over(&self) -> bool {
        self.left().is_some_and(|left| left.is_zero())
    }
}
