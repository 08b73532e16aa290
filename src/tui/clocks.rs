//! What is looked at while a person does nothing, as far as there is anything to look at: what is typed is kept, a slow disk is
//! asked again, and what could not be saved is tried again.

use std::time::Duration;

use super::app::TuiApp;
use super::terminal::Ticker;
use crate::session::{Host, SaveState};

/// So long after it is typed something is kept. It may be nowhere but in this program for a second: the rest of that is for a disk
/// that is busy, and for what was in the way and is looked at once more.
const TYPED: Duration = Duration::from_millis(400);
/// The same where somebody is about to leave.
const TYPED_LAST: Duration = Duration::from_millis(20);
/// While the disk has not answered, it is looked at this often.
const SLOW_DISK: Duration = Duration::from_millis(200);
/// So long after a save that failed it is tried again, and so often it is seen who has a dossier open.
const TRY_AGAIN: Duration = Duration::from_secs(2);

/// The times that run: none where all is saved.
pub(super) struct Clocks {
    typed: Ticker,
    retry: Ticker,
    others: Ticker,
}

impl Clocks {
    pub(super) fn new() -> Self {
        Self { typed: Ticker::new(TYPED), retry: Ticker::new(TRY_AGAIN), others: Ticker::new(TRY_AGAIN) }
    }

    /// How long nobody has to look; nothing where only the person can bring anything new.
    pub(super) fn left(&mut self, app: &TuiApp<'_, '_>) -> Option<Duration> {
        self.typed.run(app.has_typed() || matches!(app.saving, SaveState::TypedFailed(_)));
        self.retry.run(matches!(app.saving, SaveState::Failed(_)));
        self.others.run(app.tells_of_others());
        let slow = (app.saving == SaveState::Pending).then_some(SLOW_DISK);
        let last = app.is_asked_too_early().then_some(TYPED_LAST);
        [self.typed.left(), self.retry.left(), self.others.left(), slow, last].into_iter().flatten().min()
    }

    /// Looks at what is due.
    pub(super) fn look(&mut self, host: &mut dyn Host, app: &mut TuiApp<'_, '_>) {
        if app.saving == SaveState::Pending {
            app.looked_at_saving(host.save_state());
        }
        if self.typed.is_over() || app.is_asked_too_early() {
            if host.keep_typed(app.session()) {
                app.typed_is_kept();
            }
            app.looked_at_saving(host.save_state());
            self.typed.run(false);
        }
        if self.retry.is_over() {
            let state = host.try_again(app.session());
            app.looked_at_saving(state);
            self.retry.run(false);
        }
        if self.others.is_over() {
            if host.look_at_others(app.session_to_change()) {
                app.rebuild_page();
            }
            self.others.run(false);
        }
    }
}
